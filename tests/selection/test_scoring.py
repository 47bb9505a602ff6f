"""Scores: sums of counted rows, region by region, then once more in the light of the article's other quotes."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from attrs import evolve

from quoteattr.lexicon.cues import CueEntry, load_cues
from quoteattr.lexicon.weights import Weights, load_weights
from quoteattr.matchers.candidate import Candidate, Contents, Region
from quoteattr.matchers.generate import find_candidates
from quoteattr.selection import Scored, article_pairs, rescore, score_candidates
from quoteattr.selection.scoring import exact_pairs, found_pairs, make_scorer, part_of_speech, region_pairs
from quoteattr.text.parse import Parse, parse_text

if TYPE_CHECKING:
    from spacy.language import Language

Tree = Callable[[str], Parse]
NOTHING = Weights({})


def logistic(value: float) -> float:
    """The probability of log-odds."""
    return 1 / (1 + math.exp(-value))


def candidate(
    parse: Parse, cue: int, *contents: str, family: str = "clause-right", frame: str = "frame", link: int = -1
) -> Candidate:
    """A candidate with a region for each content."""
    regions = []
    for number, content in enumerate(contents):
        start = parse.text.index(content)
        regions.append(Region(f"region{number}", ((start, start + len(content)),)))
    return Candidate(
        cue=() if cue < 0 else (cue,),
        cue_head=cue,
        lemma=parse.lemmas[cue] if cue >= 0 else "",
        frame=frame,
        family=family,
        contents=Contents.of(tuple(regions), "pattern"),
        link=link,
        stretches=() if cue >= 0 else (0,),
    )


SENTENCES = (
    "Novak said that taxes will rise, while rents will fall.",
    "“The fund is empty,” Lind said, adding that nobody knew. “We never asked.”",
    "The mayor declined to comment on the plan and criticized the council’s delay, according to Reed.",
    "Officials were told that the bridge “may fall” within a year. Her claim that rents fell was denied.",
    "Ortiz promised to resign.",
)


@pytest.mark.parametrize("text", SENTENCES)
def test_a_score_is_the_sum_of_the_rows_that_are_shown(nlp: Language, text: str) -> None:
    """Whatever is kept and looked up in fewer steps, the sums are those of the pairs that ``explain`` prints."""
    parse = parse_text(nlp, text)
    cues, found, exact = load_cues(), load_weights("found"), load_weights("exact")
    entry = CueEntry(lemma="say", lift=0.25, frames={"that-clause": 0.5})
    for lexicon in (cues, cues.with_entries([entry])):
        scorer = make_scorer(lexicon, found, exact)
        for item in find_candidates(parse):
            rows = found_pairs(parse, item, lexicon)
            by_hand = lexicon.lift(part_of_speech(item), item.lemma, item.frame)
            for _ in range(2):  # the second time from what was kept
                base, edge_base = scorer.cue(parse, item, {})
                assert base == pytest.approx(found.total(rows) + by_hand)
                assert edge_base == pytest.approx(exact.total(exact_pairs(rows)))
                for region in item.regions:
                    more = region_pairs(parse, item, region)
                    lift, edges = scorer.region(parse, item, region)
                    assert lift == pytest.approx(found.total(more) - found.base)
                    assert edges == pytest.approx(exact.total(exact_pairs(more)) - exact.base)


@pytest.mark.parametrize(("least", "read"), [(-0.25, True), (-0.375, True), (-0.125, False), (0.25, False)])
def test_what_has_too_little_is_not_read_further(tree: Tree, least: float, read: bool) -> None:
    """By the sum of the base, the rows of frame and lemma, and what the lexicon adds by hand."""
    parse = tree(SAID)
    cues = load_cues().with_entries([CueEntry(lemma="said", lift=0.25)])
    found = Weights({("base", ""): -1.0, ("frame", "frame"): 0.5})
    item = candidate(parse, 1, "it rains")
    lifts = make_scorer(cues, found, NOTHING).cue(parse, item, {}, least=least)
    assert (lifts is not None) is read
    assert lifts in (None, (-0.25, 0.0))


def test_rows_are_named_for_the_eye(tree: Tree) -> None:
    """Frame, lemma, act and region by the names that stand in the tables."""
    parse = tree("Lind/nsubj/1/NNP declined/ROOT//VBD to/aux/3/TO deny/xcomp/1/VB it/dobj/3/PRP")
    item = candidate(parse, 1, "to deny it", family="infinitive", frame="to", link=3)
    item = evolve(item, lemma="decline")
    rows = dict(found_pairs(parse, item, load_cues()))
    acts = {lemma: load_cues().act("verb", lemma) for lemma in ("decline", "deny")}
    names = {lemma: act.value if act else "other" for lemma, act in acts.items()}
    assert names["deny"] == "denial"
    assert rows["frame"] == "to"
    assert rows["lemma"] == "decline/verb"
    assert rows["lemma-frame"] == "decline/to"
    assert rows["act-frame"] == f"{names['decline']}/to"
    assert rows["infinitive.act"] == names["decline"]
    assert rows["infinitive.content-act"] == f"{names['decline']}>denial"
    assert region_pairs(parse, item, item.regions[0])[:3] == [
        ("region", "to|pattern|region0"),
        ("region-family", "infinitive|region0"),
        ("lemma-region", "decline|infinitive|region0"),
    ]


def test_verbs_without_an_act_are_other(tree: Tree) -> None:
    """Of cue and infinitive alike, also where the infinitive is the article's first word; without one no row."""
    parse = tree("Zigzag/xcomp/3/VB it/dobj/0/PRP Lind/nsubj/3/NNP refused/ROOT//VBD")
    item = candidate(parse, 3, "Zigzag it", family="infinitive", frame="to", link=0)
    rows = dict(found_pairs(parse, evolve(item, lemma="zigzag"), load_cues()))
    assert rows["act-frame"] == "other/to"
    assert rows["infinitive.act"] == "other"
    assert rows["infinitive.content-act"] == "other>other"
    assert "infinitive.content-act" not in dict(found_pairs(parse, evolve(item, link=-1), load_cues()))
    assert "infinitive.content-act" not in dict(found_pairs(parse, evolve(item, family="object"), load_cues()))


@pytest.mark.parametrize(
    ("family", "listed"),
    [("noun", "noun"), ("adjective", "adjective"), ("according", "phrase"), ("object", "verb"), ("float", "verb")],
)
def test_part_of_speech(tree: Tree, family: str, listed: str) -> None:
    """Where the lexicon lists the cue of a family."""
    assert part_of_speech(candidate(tree("so it is"), 0, "it is", family=family)) == listed


SAID = "Lind/nsubj/1/NNP said/ROOT//VBD it/nsubj/3/PRP rains/ccomp/1/VBZ today/npadvmod/3"


@pytest.mark.parametrize(
    ("lifts", "chosen", "exact"),
    [
        ((0.0, 0.0), 0, 0.0),
        ((1.0, 2.0), 1, 2.0),
        ((-2.0, -1.0), 1, -1.0),
        ((-1.0, -2.0), 0, -1.0),
        ((1.5, 1.5), 0, 1.5),
    ],
)
def test_the_region_with_the_surest_edges_is_kept(
    tree: Tree, lifts: tuple[float, float], chosen: int, exact: float
) -> None:
    """Of equals the first; what it says of the content counts too, what another region says does not."""
    parse = tree(SAID)
    item = candidate(parse, 1, "it rains today", "it rains")
    edges = Weights({("region-family", f"clause-right|region{at}"): lift for at, lift in enumerate(lifts)})
    found = Weights({("region-family", "clause-right|region0"): 0.5, ("region-family", "clause-right|region1"): -0.5})
    (best,) = score_candidates(parse, [item], load_cues(), found, edges)
    assert best.region == item.regions[chosen]
    assert best.exact == pytest.approx(logistic(exact))
    assert best.found == pytest.approx(logistic((0.5, -0.5)[chosen]))


def test_what_is_blocked_or_has_no_region_is_passed_over(tree: Tree) -> None:
    """A blocked phrase at an article's very start too; the candidates behind it are scored all the same."""
    parse = tree(
        "Sources/dep/1 said/ROOT//VBD it/nsubj/3/PRP rains/ccomp/1/VBZ “ today ” that/dep/1 said/dep/1 ,/punct/1"
    )
    cues = load_cues().with_entries([CueEntry(lemma="sources said", block=True)])
    blocked = [candidate(parse, 0, "it rains"), candidate(parse, 1, "it rains"), candidate(parse, 8, "it rains")]
    bare = candidate(parse, 3)
    floating, other = candidate(parse, -1, "it rains", family="float"), candidate(parse, 3, "Sources")
    kept = score_candidates(parse, [*blocked, bare, floating, other], cues, NOTHING, NOTHING)
    assert [item.candidate for item in kept] == [floating, other]


@pytest.mark.parametrize("lift", [99.0, -99.0])
def test_probabilities_stay_within_bounds(tree: Tree, lift: float) -> None:
    """No sum of rows makes a probability of 0 or 1, or overflows."""
    parse = tree(SAID)
    item = candidate(parse, 1, "it rains")
    tables = {("base", ""): lift, ("frame", "frame"): lift, ("lemma", "said/verb"): lift, ("region-family", ""): 0.0}
    huge = Weights({pair: value * 10 for pair, value in tables.items()})
    (best,) = score_candidates(parse, [item], load_cues(), huge, huge)
    edge = logistic(30 if lift > 0 else -30)
    assert best.exact == pytest.approx(edge, rel=1e-12, abs=0)
    assert min(best.found, 1 - best.found) == pytest.approx(1e-9, rel=1e-6)


# Two speakers, one inside what the other says:       0 Lind 1 said 2 Reed 3 warned 4 taxes 5 rise 6 . 7 He 8 agreed …
NESTED = (
    "Lind/nsubj/1/NNP said/ROOT//VBD Reed/nsubj/3/NNP warned/ccomp/1/VBD taxes/nsubj/5/NNS rise/ccomp/3/VBP "
    "./punct/1/. "
    "He/nsubj/8/PRP agreed/ROOT//VBD ./punct/8/. "
    "Lind/nsubj/11/NNP added/ROOT//VBD rents/nsubj/13/NNS fall/ccomp/11/VBP ./punct/11/. "
    "Moser/nsubj/16/NNP wrote/ROOT//VBD books/dobj/16/NNS ./punct/16/."
)


def pairs_of(parse: Parse, *items: tuple[Candidate, float]) -> list[tuple[str, str]]:
    """The two values of each candidate, given how sure each is."""
    scored = [Scored(item, item.regions[0], found, 0.5) for item, found in items]
    return [tuple(value for _, value in pairs) for pairs in article_pairs(parse, scored)]  # type: ignore[misc]


def test_rows_of_the_other_quotes(tree: Tree) -> None:
    """Which sure content the cue stands in, and whether its subject speaks elsewhere too."""
    parse = tree(NESTED)
    outer = candidate(parse, 1, "Reed warned taxes rise")
    inner = candidate(parse, 3, "taxes rise", family="object")
    later = candidate(parse, 11, "rents fall", family="infinitive")
    agreed, wrote = candidate(parse, 8, "rents"), candidate(parse, 16, "books")
    none = ("clause-right<none", "clause-right.no")
    for sure, expected in {
        0.5: [
            ("clause-right<none", "clause-right.yes"),
            ("object<clause-right", "object.other"),
            ("infinitive<none", "infinitive.yes"),
            none,
            ("clause-right<none", "clause-right.other"),
        ],
        0.49: [
            ("clause-right<none", "clause-right.other"),
            ("object<none", "object.other"),
            ("infinitive<none", "infinitive.other"),
            none,
            ("clause-right<none", "clause-right.other"),
        ],
    }.items():
        assert pairs_of(parse, (outer, sure), (inner, 0.1), (later, 0.1), (agreed, 0.1), (wrote, 0.1)) == expected


@pytest.mark.parametrize(
    ("family", "known"),
    [("quote", "yes"), ("clause-left", "yes"), ("clause-right", "yes"), ("object", "other"), ("noun", "other")],
)
def test_only_plain_reports_make_a_speaker_known(tree: Tree, family: str, known: str) -> None:
    """The subject of *said* speaks; that of *criticized* need not."""
    parse = tree(NESTED)
    first, later = candidate(parse, 1, "Reed", family=family), candidate(parse, 11, "rents fall")
    assert pairs_of(parse, (first, 0.9), (later, 0.1))[1] == ("clause-right<none", f"clause-right.{known}")


@pytest.mark.parametrize(("tag", "known"), [("NNP", "yes"), ("NNPS", "yes"), ("NN", "no"), ("PRP", "no")])
def test_names_alone_are_known_again(tree: Tree, tag: str, known: str) -> None:
    """*He* says nothing of who speaks; a name at the article's first word does."""
    parse = tree(f"Lind/nsubj/1/{tag} said/ROOT//VBD it/nsubj/3/PRP rains/ccomp/1/VBZ ./punct/1/.")
    assert pairs_of(parse, (candidate(parse, 1, "it rains"), 0.9)) == [("clause-right<none", f"clause-right.{known}")]


def test_a_nominal_cue_has_no_subject(tree: Tree) -> None:
    """*Lind’s claim that …* and floating quotations name nobody as the subject of a verb."""
    parse = tree("Lind/nsubj/1/NNP said/ROOT//VBD claims/nsubj/3/NNS fall/ccomp/1/VBP")
    verb, noun = candidate(parse, 1, "claims fall"), candidate(parse, 2, "fall", family="noun")
    floating = candidate(parse, -1, "claims", family="float")
    assert pairs_of(parse, (verb, 0.9), (noun, 0.1), (floating, 0.9)) == [
        ("clause-right<none", "clause-right.yes"),
        ("noun<clause-right", "noun.no"),
        (),
    ]


def test_the_innermost_content_counts(tree: Tree) -> None:
    """Of two contents around a cue the one that starts later; one that ends before the cue is none."""
    words = "one two three four five six seven eight nine ten".split()
    parse = tree(" ".join(words))
    outer = candidate(parse, 0, "two three four five six seven eight nine", family="clause-right")
    inner = candidate(parse, 1, "three four five", family="object")
    for cue, around in {3: "object", 4: "object", 5: "clause-right", 8: "clause-right", 9: "none"}.items():
        item = candidate(parse, cue, "one", family="noun")
        assert pairs_of(parse, (outer, 0.9), (inner, 0.9), (item, 0.1))[2][0] == f"noun<{around}"
    own = candidate(parse, 3, "three four five", family="passive")  # a cue inside its own content
    assert pairs_of(parse, (outer, 0.9), (own, 0.9))[1][0] == "passive<clause-right"


def test_the_second_look_adds_its_rows(tree: Tree) -> None:
    """Log-odds of the first look plus the rows of the article; edges stay as they were."""
    parse = tree(NESTED)
    outer, inner = candidate(parse, 1, "Reed warned taxes rise"), candidate(parse, 3, "taxes rise", family="object")
    weights = Weights({("inside", "object<clause-right"): -1.25, ("known-speaker", "object.other"): 0.5})
    scored = [Scored(outer, outer.regions[0], 0.75, 0.25), Scored(inner, inner.regions[0], 0.75, 0.25)]
    same, lower = rescore(parse, scored, weights)
    assert (same.found, same.exact) == (pytest.approx(0.75), 0.25)
    assert lower.found == pytest.approx(logistic(math.log(3) - 0.75))
    assert (lower.candidate, lower.region, lower.exact) == (inner, inner.regions[0], 0.25)
    for extreme in (0.0, 1.0):
        (only,) = rescore(parse, [Scored(outer, outer.regions[0], extreme, 0.5)], weights)
        assert only.found == pytest.approx(abs(extreme - 1e-9), abs=1e-12)
