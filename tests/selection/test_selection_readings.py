"""What selection makes of single readings: judged and hopeless ones, speech in reported speech, objects that say."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest
from attrs import evolve

from quoteattr.lexicon.cues import load_cues
from quoteattr.lexicon.weights import Weights
from quoteattr.matchers.candidate import Candidate, Contents, Region
from quoteattr.selection import Scored, score_candidates, select
from quoteattr.selection.scoring import found_pairs
from quoteattr.text.parse import Parse

CHAINED = (
    "Lind/nsubj/1/NNP said/ROOT//VBD men/nsubj/4/NNS had/aux/4/VBD promised/ccomp/1/VBN that/mark/7/IN "
    "it/nsubj/7/PRP held/ccomp/4/VBD"
)


def reading(parse: Parse, cue: int, words: str, found: float, **kinds: object) -> Scored:
    """A reading of a cue whose content is some words of the text."""
    start = parse.text.index(words)
    region = Region("full", ((start, start + len(words)),))
    candidate = Candidate(
        cue=(cue,),
        cue_head=cue,
        lemma=parse.lemmas[cue],
        frame="that-clause",
        family="clause-right",
        contents=Contents.of((region,), "full"),
    )
    return Scored(evolve(candidate, **kinds), region, found, 0.5)


JUDGED = {
    "object-at": 0.6,
    "label-named": 0.7,
    "left-told": 0.6,
    "left-headline": 0.6,
    "left-heard": 0.6,
    "inserted-heard": 0.6,
    "right-headline": 0.6,
    "label-turn": 0.9,
    "quote-headline": 0.6,
    "quote-how": 0.7,
    "quote-to": 0.7,
}


def test_frames_that_no_corpus_has_are_judged(tree: Callable[[str], Parse]) -> None:
    """Whatever the tables say, each has its own confidence and its first region; other frames are counted."""
    parse = tree(CHAINED)
    item = reading(parse, 1, "men had promised", 0.5)
    other = Region("other", ((10, 13),))
    candidates = [
        evolve(item.candidate, frame=frame, contents=Contents.of((item.region, other), "full"))
        for frame in (*JUDGED, "frame")
    ]
    exact = Weights({("region-family", "clause-right|other"): 2.0})
    found = score_candidates(parse, candidates, load_cues(), Weights({("base", ""): -1.0}), exact)
    assert {one.candidate.frame: one.found for one in found[:-1]} == pytest.approx(JUDGED)
    assert [one.exact for one in found[:-1]] == list(JUDGED.values())
    assert {one.region.name for one in found[:-1]} == {"full"}
    assert found[-1].found == pytest.approx(1 / (1 + math.e))
    assert found[-1].region.name == "other"


@pytest.mark.parametrize(
    ("base", "more", "kept"),
    [(-3.29, 0.7, True), (-3.31, 0.9, False), (-2.69, 0.0, True), (-2.71, 0.0, False)],
)
def test_what_is_hopeless_is_left_out(tree: Callable[[str], Parse], base: float, more: float, kept: bool) -> None:
    """Where frame and lemma have too little, whatever else speaks for it, or all of the cue has; if asked for."""
    parse = tree("She/nsubj/1/PRP said/ROOT//VBD nothing/dobj/1/NN")
    candidate = reading(parse, 1, "nothing", 0.5, family="object", frame="f", lemma="say").candidate
    cues = load_cues()
    subject = dict(found_pairs(parse, candidate, cues))["object.subject"]
    found = Weights({("base", ""): base, ("object.subject", subject): more})
    assert bool(score_candidates(parse, [candidate], cues, found, Weights({}), skip_hopeless=True)) is kept
    assert score_candidates(parse, [candidate], cues, found, Weights({}))


@pytest.mark.parametrize(
    ("family", "found", "threshold", "expected"),
    [
        ("clause-right", 0.1, 0.33, [(1, 0.9), (4, 0.5)]),
        ("clause-right", 0.1, 0.5, [(1, 0.9), (4, 0.5)]),
        ("clause-right", 0.1, 0.51, [(1, 0.9)]),
        ("object", 0.1, 0.33, [(1, 0.9)]),
    ],
)
def test_what_a_reported_clause_reports(
    tree: Callable[[str], Parse], family: str, found: float, threshold: float, expected: list[tuple[int, float]]
) -> None:
    """*Lind said men had promised that it held*: two quotes, however unlikely the inner one is; it has a cue of its own
    in the outer content.
    """
    parse = tree(CHAINED)
    outer = reading(parse, 1, "men had promised that it held", 0.9)
    inner = reading(parse, 4, "it held", found, family=family, lemma="promise")
    chosen = select(parse, [outer, inner], threshold)
    assert [(one.candidate.cue_head, one.found) for one in chosen] == expected
    assert not select(parse, [evolve(outer, found=0.1), inner], threshold)


def test_what_a_noun_says_is_no_object_of_its_verb(tree: Callable[[str], Parse]) -> None:
    """*voiced a worry about the plan* is said once, by the noun; another object stays."""
    parse = tree(
        "Lind/nsubj/1/NNP voiced/ROOT//VBD a/det/3/DT worry/dobj/1/NN about/prep/3/IN the/det/6/DT plan/pobj/4/NN"
    )
    noun = reading(parse, 3, "the plan", 0.6, family="noun")
    verb = reading(parse, 1, "a worry", 0.9, family="object", link=3)
    assert select(parse, [noun, verb]) == [noun]
    assert select(parse, [verb]) == [verb]
    other = evolve(verb, candidate=evolve(verb.candidate, link=6))
    assert select(parse, [noun, other]) == [other, noun]
