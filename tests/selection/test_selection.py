"""Selection: one content per cue, overlaps settled, thresholds, and scores that are sums of rows."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from attrs import evolve

from quoteattr.lexicon.cues import load_cues
from quoteattr.lexicon.weights import Weights
from quoteattr.matchers.candidate import Candidate, Contents, Ranges, Region
from quoteattr.matchers.generate import find_candidates
from quoteattr.selection import Scored, overlap, score_candidates, select
from quoteattr.selection.scoring import exact_pairs
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
        contents=Contents.of((region,), "full"),
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
        # A cue whose best content belongs to a better quote keeps its next one, where that is more likely than not.
        ([scored("one two", 1, 0.8), scored("one two", 2, 0.7), scored("four five", 2, 0.6)],
         [("one two", 1), ("four five", 2)]),
        ([scored("one two", 1, 0.8), scored("one two", 2, 0.7), scored("four five", 2, 0.4)], [("one two", 1)]),
        ([scored("one two", 1, 0.8), scored("one two", 2, 0.7), scored("one two three", 2, 0.6)], [("one two", 1)]),
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
    """Frame, region and size say where content ends; the subject and who said it do not."""
    edges = ("frame", "region", "region-family", "lemma-frame", "lemma-region", "clause-right.size")
    others = ("lemma", "act-frame", "clause-right.act", "clause-right.subject", "size.clause-right")
    assert exact_pairs([(table, "x") for table in (*edges, *others)]) == [(table, "x") for table in edges]


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


@pytest.mark.parametrize(("text", "count"), [("That said, Novak left.", 0), ("Novak said that taxes will rise.", 1)])
def test_blocked_phrases_are_not_scored(nlp: Language, text: str, count: int) -> None:
    """A cue inside *that said,* never becomes a candidate's."""
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


def naive_select(items: list[Scored], limit: float) -> list[Scored]:
    """Each with each: what looking contents up by place must give too."""
    kept: list[Scored] = []
    for item in sorted(items, key=lambda item: -item.found):
        mine = item.region.ranges
        floats = item.candidate.family == "float"
        size = sum(len(TEXT[start:end].split()) for start, end in mine)
        both = [slow_overlap(TEXT, mine, other.region.ranges) for other in kept]
        if not any(shared > limit * union or (floats and shared * 2 > size) for shared, union in both):
            kept.append(item)
    return sorted(kept, key=lambda item: (item.region.ranges[0], item.candidate.cue_head))


@pytest.mark.parametrize("family", ["clause-right", "float"])
def test_no_two_accepted_contents_say_the_same(parse: Parse, family: str) -> None:
    """Under 45 % of the words of two accepted contents are shared, wherever they lie; of a floating one, half."""
    rng = random.Random(2)
    for _ in range(300):
        items = []
        for cue, found in enumerate(rng.sample(range(50, 100), rng.randint(2, 8))):
            item = scored("one", -1 if family == "float" else cue, found / 100, family=family)
            region = Region("full", make_ranges(rng)[: rng.randint(1, 3)])
            items.append(Scored(evolve(item.candidate, stretches=(cue,)), region, item.found, 0.5))
        assert select(parse, items, nested=False) == naive_select(items, 0.45)


def test_speech_beside_the_speech_that_it_holds(parse: Parse) -> None:
    """A likely content of a verb of saying that holds another cue stays beside what that cue reports."""
    inner = scored("four five six seven", 2, 0.9)
    outer = scored("two three four five six seven", 0, 0.6)
    both = [("two three four five six seven", 0), ("four five six seven", 2)]
    assert accepted(parse, inner, outer) == both
    assert select(parse, [inner, outer], nested=False) == [inner]
    assert accepted(parse, inner, scored("two three four five six seven", 0, 0.49)) == both[1:]
    assert accepted(parse, inner, scored("two three four five six seven", 0, 0.6, family="object")) == both[1:]
    assert accepted(parse, inner, scored("three four five six seven", 1, 0.6)) == [
        ("three four five six seven", 1),
        both[1],
    ]
    assert accepted(parse, scored("four five six seven", 9, 0.9), outer) == [("four five six seven", 9)]


def test_order_of_a_quotation_and_of_a_clause(parse: Parse) -> None:
    """A quotation bounded by its marks goes before a surer clause; one drawn wider than them does not."""

    def quoted(name: str) -> list[tuple[str, int]]:
        item = scored("one two", 2, 0.4, family="quote")
        return accepted(parse, scored("one two", 1, 0.9), evolve(item, region=evolve(item.region, name=name)))

    assert quoted("marks") == [("one two", 2)]
    assert quoted("wide") == quoted("that-clause") == quoted("subject=wide") == [("one two", 1)]
    assert quoted("marks=wide") == [("one two", 2)]
    floating = scored("one two", -1, 0.9, family="float")
    wide = scored("one two", 2, 0.4, family="quote")
    wide = evolve(wide, region=evolve(wide.region, name="wide"))
    assert accepted(parse, floating, wide) == accepted(parse, floating, scored("one two", 2, 0.4)) == [("one two", 2)]


@pytest.mark.parametrize(
    ("frame", "hint", "least"),
    [
        ("float", -1, 0.33),
        ("float-whole", -1, 0.2),
        ("float-whole-after", 4, 0.2),
        ("float", 0, 0.3),
        ("float", -2, 0.33),
    ],
)
def test_a_quotation_without_a_cue(parse: Parse, frame: str, hint: int, least: float) -> None:
    """A paragraph all in marks, and marks with a name, need less; not where a higher threshold is asked for."""

    def is_taken(found: float, threshold: float, family: str = "float") -> bool:
        item = scored("nine ten", -1 if family == "float" else 1, found, family=family)
        candidate = evolve(item.candidate, frame=frame, source_hint=hint)
        return bool(select(parse, [evolve(item, candidate=candidate)], threshold))

    assert is_taken(least, 0.33)
    assert not is_taken(least - 0.01, 0.33)
    assert is_taken(0.34, 0.34)
    assert not is_taken(0.33, 0.34)
    assert is_taken(0.1, 0.1)
    assert not is_taken(0.09, 0.1)
    assert not is_taken(0.32, 0.33, family="clause-right")


def test_floating_quotations_are_known_by_their_marks(parse: Parse) -> None:
    """Each stretch on its own; of two readings of one stretch the better."""
    first, other = scored("one two", -1, 0.5, family="float"), scored("nine ten", -1, 0.6, family="float")
    apart = evolve(other, candidate=evolve(other.candidate, stretches=(99,)))
    assert accepted(parse, first, apart) == [("one two", -1), ("nine ten", -1)]
    same = evolve(other, candidate=evolve(other.candidate, stretches=first.candidate.stretches))
    assert accepted(parse, first, same) == accepted(parse, same, first) == [("nine ten", -1)]
    tie = evolve(same, found=first.found)
    assert accepted(parse, first, tie) == [("one two", -1)]


# She said the fund “is empty,” adding that nobody knew.
GOES_ON = (
    "She/nsubj/1/PRP said/ROOT//VBD the/det/3/DT fund/nsubj/4/NN is/ccomp/1/VBZ empty/acomp/4/JJ {between} "
    "{cue}/advcl/{head}/{tag} nobody/nsubj/{knew}/NN knew/ccomp/{at}/VBD"
)


def going_on(tree: Callable[[str], Parse], between: str, tag: str = "VBG", head: int = 1) -> Parse:
    """A clause, what stands behind it, and a verb with which the source may go on; the parser may hang it on either."""
    at = 6 + len(between.split())
    return tree(GOES_ON.format(between=between, cue="adding", tag=tag, head=head, at=at, knew=at + 2))


def clipped(
    parse: Parse, content: str, family: str = "clause-right", found: float = 0.9, sure: float = 0.9, cue: int = 1
) -> list[tuple[str, str]]:
    """Name and text of the regions of *said* (or another cue), given how sure the participle is of its own content."""

    def item(head: int, words: str, family: str, found: float) -> Scored:
        start = parse.text.index(words)
        region = Region("full", ((start, start + len(words)),))
        candidate = Candidate(
            cue=(head,), cue_head=head, lemma="x", frame="f", family=family, contents=Contents.of((region,), "full")
        )
        return Scored(candidate, region, found, 0.5)

    adding = parse.words.index("adding")
    both = [item(cue, content, family, found), item(adding, "nobody knew", "quote", sure)]
    chosen = [one for one in select(parse, both, 0.33) if one.candidate.cue_head != adding]
    return [(one.region.name, parse.text[slice(*one.region.ranges[-1])]) for one in chosen]


@pytest.mark.parametrize("family", ["clause-right", "object", "infinitive", "clause-left", "quote"])
@pytest.mark.parametrize(
    ("between", "tag", "sure", "cut"),
    [
        (",", "VBG", 0.5, True),
        (",", "VBG", 0.49, False),
        (",", "VBD", 0.9, False),
        ("so", "VBG", 0.9, False),
        (', "', "VBG", 0.9, True),
        (', " "', "VBG", 0.9, True),
        (', so "', "VBG", 0.9, False),
    ],
)
def test_a_participle_with_which_the_source_goes_on(
    tree: Callable[[str], Parse], family: str, between: str, tag: str, sure: float, cut: bool
) -> None:
    """It ends a content to its left where it is a sure cue and a comma, or a comma and marks, stand before it."""
    for head in (1, 4):
        parse = going_on(tree, between, tag, head)
        start, end = parse.text.index("the fund"), parse.ends[-1]
        expected = ("full-clipped", "the fund is empty")
        if not cut or family in ("clause-left", "quote"):
            expected = ("full", parse.text[start:end])
        assert clipped(parse, parse.text[start:end], family, sure=sure) == [expected]


def test_what_a_participle_does_not_cut(tree: Callable[[str], Parse]) -> None:
    """A content that ends before it or begins behind it, and one that stands before its cue."""
    parse = going_on(tree, ",")
    start, comma = parse.text.index("the fund"), parse.text.index(",")
    for end in (comma - 1, comma):
        assert clipped(parse, parse.text[start:end]) == [("full", parse.text[start:end])]
    assert clipped(parse, parse.text[start : comma + 3])[0][0] == "full-clipped"
    content = parse.text[start : parse.ends[-1]]
    assert clipped(parse, content, cue=0)[0][0] == "full-clipped"
    assert clipped(parse, content, cue=4) == [("full", content)]


def test_a_split_content_is_cut_in_its_last_part(tree: Callable[[str], Parse]) -> None:
    """The parts before it stay."""
    parse = going_on(tree, ",")
    text = parse.text
    ranges = tuple(
        (text.index(words), text.index(words) + len(words)) for words in ("the fund", "empty, adding nobody")
    )
    region = Region("full", ranges)
    said = Candidate(
        cue=(1,), cue_head=1, lemma="x", frame="f", family="object", contents=Contents.of((region,), "full")
    )
    own = Region("full", ((text.index("nobody"), len(text)),))
    adding = evolve(said, cue=(7,), cue_head=7, contents=Contents.of((own,), "full"))
    first, second = select(parse, [Scored(said, region, 0.9, 0.5), Scored(adding, own, 0.9, 0.5)])
    assert [text[slice(*part)] for part in first.region.ranges] == ["the fund", "empty"]
    assert second.region == own


@pytest.mark.parametrize(
    ("tags", "joint", "content"),
    [
        # She said fares would rise and added that …: added goes with said.
        (("VBD", "VB", "VBD"), "and/cc/4/CC", "fares would rise"),
        # She says fares rose and added …: no form in common.
        (("VBZ", "VBD", "VBD"), "and/cc/4/CC", "fares would rise and added nobody knew"),
        # She said fares rose and added …: the form of both.
        (("VBD", "VBD", "VBD"), "and/cc/4/CC", "fares would rise and added nobody knew"),
        (("VBD", "VB", "VBD"), "and/cc/4/CC later/advmod/6/RB", "fares would rise"),
        (("VBD", "VB", "VBD"), "and/cc/4/CC much/advmod/7/RB later/advmod/8/RB", "fares would rise"),
        (("VBD", "VB", "VBD"), "but/advmod/4/CC", "fares would rise but added nobody knew"),
    ],
)
def test_a_verb_joined_to_the_clause_that_goes_with_its_cue(
    tree: Callable[[str], Parse], tags: tuple[str, str, str], joint: str, content: str
) -> None:
    """The content ends before the conjunction, though the parser hung the verb on the reported clause."""
    at = 5 + len(joint.split())
    parse = tree(
        f"She/nsubj/1/PRP said/ROOT//{tags[0]} fares/nsubj/4/NNS would/aux/4/MD rise/ccomp/1/{tags[1]} {joint} "
        f"added/conj/4/{tags[2]} nobody/nsubj/{at + 2}/NN knew/ccomp/{at}/VBD"
    )
    text = parse.text
    items = []
    for cue, words, family in ((1, text[text.index("fares") :], "clause-right"), (at, "nobody knew", "quote")):
        region = Region("full", ((text.index(words), len(text)),))
        candidate = Candidate(
            cue=(cue,), cue_head=cue, lemma="x", frame="f", family=family, contents=Contents.of((region,), "full")
        )
        items.append(Scored(candidate, region, 0.9, 0.5))
    first = select(parse, items)[0]
    assert text[slice(*first.region.ranges[0])] == content


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
            cue=(head,), cue_head=head, lemma=word, frame="f", family=family, contents=Contents.of((region,), "full")
        )
        return Scored(candidate, region, 0.9, 0.5)

    found = select(parse, [item("said", content, "clause-right"), item(cue, "nobody knew", "quote")], 0.33)
    contents = [text[slice(*one.region.ranges[0])] for one in found]
    assert expected in contents


@pytest.mark.parametrize(
    ("frame", "found", "first"), [("quote-right", 0.49, 1), ("quote-right", 0.5, 2), ("quote-left", 0.49, 2)]
)
def test_an_unlikely_quotation_behind_its_cue(parse: Parse, frame: str, found: float, first: int) -> None:
    """*agreed on this: “…,” the adviser noted*: it goes before no surer clause."""
    item = scored("one two", 2, found, family="quote")
    item = evolve(item, candidate=evolve(item.candidate, frame=frame))
    assert accepted(parse, scored("one two", 1, 0.9), item) == [("one two", first)]


@pytest.mark.parametrize("frame", ["label-turn", "label-named"])
def test_a_turn_goes_before_all(parse: Parse, frame: str) -> None:
    """A label says whose words the marks hold."""
    turn = scored("one two", 3, 0.4, family="label")
    turn = evolve(turn, candidate=evolve(turn.candidate, frame=frame))
    assert accepted(parse, scored("one two", 1, 0.9), turn) == [("one two", 3)]
    assert accepted(parse, turn, scored("one two", 2, 0.3, family="quote")) == [("one two", 3)]
