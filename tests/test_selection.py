"""Selection: one content per cue, overlaps settled, thresholds, and scores that are sums of rows."""

from __future__ import annotations

import math
import random
from typing import TYPE_CHECKING

import pytest

from quoteattr.lexicon.cues import load_cues
from quoteattr.lexicon.weights import Weights
from quoteattr.matchers.candidate import Candidate, Ranges, Region
from quoteattr.matchers.generate import find_candidates
from quoteattr.scoring import exact_pairs
from quoteattr.selection import Scored, overlap, score_candidates, select
from quoteattr.text.parse import Parse, parse_text

if TYPE_CHECKING:
    from spacy.language import Language

TEXT = "one two three four five six seven eight nine ten"


def scored(words: str, cue: int, found: float, exact: float = 0.5, family: str = "clause-right") -> Scored:
    """A candidate whose content is some words of the text."""
    start = TEXT.index(words)
    region = Region("full", ((start, start + len(words)),))
    stretches = (len(words),) if family == "float" else ()
    candidate = Candidate(
        cue=() if cue < 0 else (cue,),
        cue_head=cue,
        lemma="say",
        frame="frame",
        family=family,
        regions=(region,),
        pattern="full",
        stretches=stretches,
    )
    return Scored(candidate, region, found, exact)


@pytest.fixture(scope="module")
def parse(request: pytest.FixtureRequest) -> Parse:
    """The words, parsed."""
    nlp: Language = request.getfixturevalue("nlp")
    return parse_text(nlp, TEXT)


def accepted(parse: Parse, *items: Scored, threshold: float = 0.33) -> list[tuple[str, int]]:
    """The words and cues of what is accepted."""
    chosen = select(parse, items, threshold)
    return [(TEXT[slice(*item.region.ranges[0])], item.candidate.cue_head) for item in chosen]


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ([scored("one two", 1, 0.5), scored("four five", 1, 0.6)], [("four five", 1)]),
        ([scored("one two", 1, 0.5, 0.9), scored("four five", 1, 0.6, 0.1)], [("one two", 1)]),
        ([scored("four five", 2, 0.6), scored("one two", 1, 0.5)], [("one two", 1), ("four five", 2)]),
        ([scored("one two three", 1, 0.5), scored("one two three four", 2, 0.6)], [("one two three four", 2)]),
        (
            [scored("one two three four five", 1, 0.5), scored("four five", 2, 0.6)],
            [("one two three four five", 1), ("four five", 2)],
        ),
        ([scored("one two", 1, 0.9), scored("one two", 2, 0.4, family="quote")], [("one two", 2)]),
        ([scored("one two", -1, 0.9, family="float"), scored("one two", 2, 0.4)], [("one two", 2)]),
        ([scored("four five", -1, 0.9, family="float"), scored("one two three four five", 2, 0.4)],
         [("one two three four five", 2)]),
        ([scored("nine ten", -1, 0.9, family="float")], [("nine ten", -1)]),
        ([scored("one two", 1, 0.32)], []),
        ([scored("one two", 1, 0.33)], [("one two", 1)]),
        ([], []),
    ],
)  # fmt: skip
def test_select(parse: Parse, items: list[Scored], expected: list[tuple[str, int]]) -> None:
    """The best content per cue; quotations with a cue first, those without last; nested contents both stay."""
    assert accepted(parse, *items) == expected


def test_a_higher_threshold_accepts_less(parse: Parse) -> None:
    """Only what is at least as sure."""
    items = [scored("one two", 1, 0.4), scored("four five", 2, 0.8)]
    assert len(accepted(parse, *items)) == 2
    assert accepted(parse, *items, threshold=0.5) == [("four five", 2)]
    assert accepted(parse, *items, threshold=0.9) == []


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (((0, 7),), ((0, 7),), (2, 2)),
        (((0, 7),), ((4, 13),), (1, 3)),
        (((0, 3),), ((4, 7),), (0, 2)),
        (((0, 3), (8, 13)), ((0, 13),), (2, 3)),
    ],
)
def test_overlap_counts_words(one: Ranges, other: Ranges, expected: tuple[int, int]) -> None:
    """Shared words, and all words of both."""
    assert overlap(TEXT, one, other) == expected
    assert overlap(TEXT, other, one) == expected


def test_edges_are_judged_by_their_own_tables() -> None:
    """Frame, region and size say where content ends; the subject does not."""
    pairs = [("frame", "x"), ("clause-right.size", "3"), ("clause-right.subject", "he"), ("lemma", "say/verb")]
    assert exact_pairs(pairs) == [("frame", "x"), ("clause-right.size", "3")]


def test_a_score_is_the_sum_of_its_rows(nlp: Language) -> None:
    """Base and frame alone make the probability; a row of a region chooses the region."""
    parse = parse_text(nlp, "Novak said that taxes will rise, while rents will fall.")
    (candidate,) = [c for c in find_candidates(parse) if c.frame == "that-clause"]
    cut = next(region for region in candidate.regions if parse.text[slice(*region.ranges[0])] == "taxes will rise")
    found = Weights({("base", ""): -1.0, ("frame", "that-clause"): 1.5})
    exact = Weights({("base", ""): 0.0, ("region-family", f"clause-right|{cut.name}"): 2.0})
    (best,) = score_candidates(parse, [candidate], load_cues(), found, exact)
    assert math.isclose(best.found, 1 / (1 + math.exp(-0.5)))
    assert math.isclose(best.exact, 1 / (1 + math.exp(-2.0)))
    assert best.region == cut


@pytest.mark.parametrize(
    ("text", "count"), [("That said that taxes will rise.", 0), ("Novak said that taxes will rise.", 1)]
)
def test_blocked_phrases_are_not_scored(nlp: Language, text: str, count: int) -> None:
    """A cue inside *that said* never becomes a candidate's."""
    parse = parse_text(nlp, text)
    candidates = [c for c in find_candidates(parse) if c.lemma == "say"]
    empty = Weights({})
    assert len(candidates) >= 1
    assert len(score_candidates(parse, candidates, load_cues(), empty, empty)) == count


def slow_overlap(text: str, one: Ranges, other: Ranges) -> tuple[int, int]:
    """Each range with each: what the walk over both must give too."""
    shared = sum(
        len(text[max(start, begin) : min(end, finish)].split())
        for start, end in one
        for begin, finish in other
        if begin < end and start < finish
    )
    words = sum(len(text[start:end].split()) for start, end in (*one, *other))
    return shared, words - shared


def make_ranges(rng: random.Random) -> Ranges:
    """Some ranges of the text, in order and apart."""
    edges = sorted(rng.sample(range(len(TEXT) + 1), 2 * rng.randint(1, 5)))
    return tuple(zip(edges[::2], edges[1::2], strict=True))


def test_overlap_of_many_parts() -> None:
    """The parts that two split quotes share, wherever they lie."""
    rng = random.Random(1)
    for _ in range(500):
        one, other = make_ranges(rng), make_ranges(rng)
        assert overlap(TEXT, one, other) == slow_overlap(TEXT, one, other)


@pytest.mark.parametrize(
    ("text", "cue", "content", "expected"),
    [
        ("She said the fund is empty, adding that nobody knew.", "adding", "the fund is empty, adding that nobody knew",
         "the fund is empty"),
        ('She said the fund “is empty,” adding that nobody knew.', "adding",
         "the fund “is empty,” adding that nobody knew", "the fund “is empty"),
        ("She said the fund is empty, and nobody knew of it.", "knew", "the fund is empty, and nobody knew of it",
         "the fund is empty, and nobody knew of it"),
    ],
)  # fmt: skip
def test_a_content_ends_before_the_participle_that_goes_on(
    nlp: Language, text: str, cue: str, content: str, expected: str
) -> None:
    """Where the participle is a sure cue itself; a finite verb is none."""
    parse = parse_text(nlp, text)

    def item(word: str, words: str, family: str) -> Scored:
        head = parse.words.index(word)
        start = text.index(words)
        region = Region("full", ((start, start + len(words)),))
        candidate = Candidate(
            cue=(head,), cue_head=head, lemma=word, frame="f", family=family, regions=(region,), pattern="full"
        )
        return Scored(candidate, region, 0.9, 0.5)

    found = select(parse, [item("said", content, "clause-right"), item(cue, "nobody knew", "quote")], 0.33)
    contents = [text[slice(*one.region.ranges[0])] for one in found]
    assert expected in contents
