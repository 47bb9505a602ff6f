"""The scores of a toy corpus, computed by hand."""

from __future__ import annotations

from typing import Any

import pytest

from quoteattr.errors import GoldError, SettingsError
from quoteattr.evaluation import GoldArticle, GoldQuote, Report, score
from quoteattr.records import Extraction, Quote, QuoteType, Scope, Span

ADA = ("alpha beta gamma delta", {"cue": "said", "source": "Ada"})
BEN = ("one two three four five six", {"cue": "said", "source": "Ben"})
CAL = (["“Red blue green,”", "“black white.”"], {"cue": "said", "source": "Cal", "type": "direct"})


def counts(report: Report, measure: str, part: str = "overall") -> tuple[int, int, int, int]:
    """(gold, found, predicted, right) of a figure."""
    made = report.figure(measure, part).counts
    return (made.gold, made.found, made.predicted, made.right)


NO_COUNTS = (0, 0, 0, 0)

# name: gold quotes, predicted contents, then (gold, found, predicted, right) of content, exact and words.
TOYS: dict[str, tuple[list[Any], list[Any], Any, Any, Any]] = {
    "perfect": ([ADA, BEN, CAL], [ADA, BEN, CAL], (3, 3, 3, 3), (3, 3, 3, 3), (15, 15, 15, 15)),
    "empty": ([ADA, BEN, CAL], [], (3, 0, 0, 0), (3, 0, 0, 0), (15, 0, 0, 0)),
    "nothing to find": ([], [], NO_COUNTS, NO_COUNTS, NO_COUNTS),
    "nothing to find, one made up": ([], [ADA], (0, 0, 1, 0), (0, 0, 1, 0), (0, 0, 4, 0)),
    # {beta gamma delta Ben} against {alpha beta gamma delta}: 3 of 5 words
    "shifted by one word": ([ADA], [("beta gamma delta. Ben", {})], (1, 1, 1, 1), (1, 0, 1, 0), (4, 3, 4, 3)),
    # {gamma delta Ben said}: 2 of 6 words
    "shifted by two words": ([ADA], [("gamma delta. Ben said", {})], (1, 0, 1, 0), (1, 0, 1, 0), (4, 2, 4, 2)),
    # each half has 3 of 6 words, just enough for one of them
    "split in halves": (
        [BEN],
        [("one two three", {}), ("four five six", {})],
        (1, 1, 2, 1),
        (1, 0, 2, 0),
        (6, 6, 6, 6),
    ),
    "split in thirds": (
        [BEN],
        [("one two", {}), ("three four", {}), ("five six", {})],
        (1, 0, 3, 0),
        (1, 0, 3, 0),
        (6, 6, 6, 6),
    ),
    # 12 words over golds of 4 and 6: Jaccard 4/12 and 6/12
    "merged": (
        [ADA, BEN],
        [("alpha beta gamma delta. Ben said one two three four five six", {})],
        (2, 1, 1, 1),
        (2, 0, 1, 0),
        (10, 10, 12, 10),
    ),
    "duplicated": ([ADA], [ADA, ADA], (1, 1, 2, 1), (1, 1, 2, 1), (4, 4, 4, 4)),
    "duplicated gold": ([ADA, ADA], [ADA], (2, 1, 1, 1), (2, 1, 1, 1), (4, 4, 4, 4)),
    "nested": (
        [BEN, ("three four five six", {})],
        [("three four five six", {}), BEN],
        (2, 2, 2, 2),
        (2, 2, 2, 2),
        (6, 6, 6, 6),
    ),
    "nested, the inner one not predicted": (
        [BEN, ("three four five six", {})],
        [BEN],
        (2, 1, 1, 1),
        (2, 1, 1, 1),
        (6, 6, 6, 6),
    ),
    # The best pair (5 of 6 words) would leave 4 of 8 for the other; together 4 of 5 and 6 of 8 are better.
    "crossed: the best pair is not in the best alignment": (
        [("one two three four", {}), BEN],
        [("one two three four five", {}), ("Ben said one two three four five six", {})],
        (2, 2, 2, 2),
        (2, 0, 2, 0),
        (6, 6, 8, 6),
    ),
    "split quote predicted as one span with the tag in it": (
        [CAL],
        [("“Red blue green,” Cal said, “black white.”", {"type": "mixed"})],
        (1, 1, 1, 1),
        (1, 0, 1, 0),
        (5, 5, 7, 5),
    ),
    "marks and edge punctuation do not count": (
        [CAL, BEN],
        [(["Red blue green", "black white"], {"type": "direct"}), ("one two three four five six.", {})],
        (2, 2, 2, 2),
        (2, 2, 2, 2),
        (11, 11, 11, 11),
    ),
}


@pytest.mark.parametrize(("gold", "predicted", "content", "exact", "words"), TOYS.values(), ids=TOYS.keys())
def test_counts_of_a_toy_article_are_those_made_by_hand(
    gold: Any, predicted: Any, content: Any, exact: Any, words: Any, toy: str, make_gold: Any, make_prediction: Any
) -> None:
    """Perfect, empty, shifted, split, merged, duplicated, nested, crossed."""
    report = score([make_gold(toy, *gold)], [make_prediction(toy, *predicted)])
    assert (counts(report, "content"), counts(report, "exact"), counts(report, "words")) == (content, exact, words)


@pytest.mark.parametrize(
    ("name", "precision", "recall", "f1"),
    [
        ("perfect", 1.0, 1.0, 1.0),
        ("empty", 0.0, 0.0, 0.0),
        ("nothing to find", 1.0, 1.0, 1.0),
        ("nothing to find, one made up", 0.0, 0.0, 0.0),
        ("split in halves", 0.5, 1.0, 2 / 3),
        ("merged", 1.0, 0.5, 2 / 3),
    ],
)
def test_figures_follow_from_the_counts(
    name: str, precision: float, recall: float, f1: float, toy: str, make_gold: Any, make_prediction: Any
) -> None:
    """Nothing to find and nothing predicted is perfect; nothing predicted where there is gold is zero."""
    gold, predicted, *_ = TOYS[name]
    figure = score([make_gold(toy, *gold)], [make_prediction(toy, *predicted)]).figure()
    assert (figure.precision, figure.recall) == (precision, recall)
    assert figure.f1 == pytest.approx(f1)


def test_the_crossed_alignment_is_the_greatest_in_total(toy: str, make_gold: Any, make_prediction: Any) -> None:
    """The first prediction answers the first gold although the second gold is nearer to it."""
    gold, predicted, *_ = TOYS["crossed: the best pair is not in the best alignment"]
    outcome = score([make_gold(toy, *gold)], [make_prediction(toy, *predicted)]).outcomes[0]
    assert outcome.alignment.pairs == ((0, 0), (1, 1))


@pytest.mark.parametrize(
    ("predicted", "threshold", "found"),
    [
        ("one two three", 0.5, 1),
        ("one two three", 0.51, 0),
        ("one two three four five six", 1.0, 1),
        ("one two three four five", 1.0, 0),
    ],
)
def test_the_threshold_is_taken_in(
    predicted: str, threshold: float, found: int, toy: str, make_gold: Any, make_prediction: Any
) -> None:
    """A Jaccard equal to the threshold matches, one below does not."""
    report = score([make_gold(toy, BEN)], [make_prediction(toy, (predicted, {}))], threshold=threshold)
    assert report.figure().counts.found == found


@pytest.mark.parametrize("threshold", [0.0, -0.5, 1.01])
def test_an_impossible_threshold_is_refused(threshold: float) -> None:
    """A threshold must lie above 0 and not above 1."""
    with pytest.raises(SettingsError, match="threshold"):
        score([], [], threshold=threshold)


@pytest.mark.parametrize(("where", "found"), [("first", 1), ("second", 0)])
def test_equal_words_elsewhere_do_not_match(where: str, found: int, make_gold: Any) -> None:
    """Positions are compared, not strings."""
    text = "Ada said it rained. Ben said it rained."
    at = text.index("it rained") if where == "first" else text.rindex("it rained")
    quote = Quote(
        id="q1", type=QuoteType.INDIRECT, content=(Span.of(text, at, at + 9),), rule="toy.rule", confidence=0.5
    )
    gold = make_gold(text, ("it rained", {"source": "Ada"}))
    assert score([gold], [Extraction(text=text, quotes=(quote,))]).figure().counts.found == found


def test_types_count_recall_by_gold_and_precision_by_prediction(toy: str, make_gold: Any, make_prediction: Any) -> None:
    """A direct quote predicted as mixed is found (direct recall) and its prediction right (mixed precision)."""
    content, fields = CAL
    report = score([make_gold(toy, CAL, ADA)], [make_prediction(toy, (content, {**fields, "type": "mixed"}))])
    assert counts(report, "content", "direct") == (1, 1, 0, 0)
    assert counts(report, "content", "mixed") == (0, 0, 1, 1)
    assert counts(report, "content", "indirect") == (1, 0, 0, 0)
    assert report.figure("type").accuracy == 0.0


@pytest.mark.parametrize(
    ("predicted_source", "gold_source", "right"),
    [("Ada", "Ada", 1), ("Ben", "Ada", 0), (None, "Ada", 0), (None, None, 1), ("Ada", None, 0)],
)
def test_end_to_end_asks_for_content_and_source(
    predicted_source: str | None, gold_source: str | None, right: int, toy: str, make_gold: Any, make_prediction: Any
) -> None:
    """A content with a wrong source is no end-to-end hit; a source that rightly is not there is one."""
    gold = make_gold(toy, (ADA[0], {"source": gold_source}))
    predicted = make_prediction(toy, (ADA[0], {"source": predicted_source}))
    report = score([gold], [predicted])
    assert counts(report, "content") == (1, 1, 1, 1)
    assert counts(report, "end_to_end") == (1, right, 1, right)


def test_end_to_end_leaves_out_gold_without_a_stated_source(toy: str, make_gold: Any, make_prediction: Any) -> None:
    """Partial gold: neither the attribution nor the prediction that answers it is counted."""
    report = score([make_gold(toy, ADA, (BEN[0], {}))], [make_prediction(toy, ADA, BEN)])
    assert counts(report, "content") == (2, 2, 2, 2)
    assert counts(report, "end_to_end") == (1, 1, 1, 1)


def test_a_gold_without_sources_has_no_end_to_end(toy: str, make_gold: Any, make_prediction: Any) -> None:
    """A measure that the gold cannot speak of is not in the report."""
    report = score([make_gold(toy, (BEN[0], {}))], [make_prediction(toy, BEN)])
    assert "end_to_end" not in report.figures["overall"]
    assert "source" not in report.figures["overall"]


SPEECH = ("alpha beta gamma delta", {"speech": True})
THOUGHT = ("one two three four five six", {"speech": False})
OPEN = (["“Red blue green,”", "“black white.”"], {"type": "direct"})


@pytest.mark.parametrize(
    ("gold", "predicted", "expected"),
    [
        ([SPEECH, THOUGHT], [SPEECH[0]], (1, 1, 1, 1)),
        ([SPEECH, THOUGHT], [SPEECH[0], THOUGHT[0]], (1, 1, 2, 1)),
        ([SPEECH, THOUGHT], [THOUGHT[0]], (1, 0, 1, 0)),
        ([SPEECH, OPEN], [SPEECH[0], OPEN[0]], (1, 1, 1, 1)),
        ([OPEN], [OPEN[0]], (1, 1, 1, 1)),
    ],
    ids=[
        "a thought is not asked for",
        "a predicted thought is wrong",
        "only the thought predicted",
        "gold that does not tell is ignored with its answer",
        "an article that never tells is taken as it is",
    ],
)
def test_the_speech_scope(
    gold: Any, predicted: Any, expected: Any, toy: str, make_gold: Any, make_prediction: Any
) -> None:
    """Reported speech is asked for; what the gold knows to be none counts as wrong when it is predicted."""
    prediction = make_prediction(toy, *((content, {}) for content in predicted))
    report = score([make_gold(toy, *gold)], [prediction], scope="speech")
    assert counts(report, "content") == expected


def test_predicted_attitudes_are_left_out_of_the_speech_scope(toy: str, make_gold: Any, make_prediction: Any) -> None:
    """An extraction of scope all is scored in the speech scope by its speech acts."""
    predicted = make_prediction(toy, (SPEECH[0], {"cue": "said"}), (THOUGHT[0], {"cue": ["said"], "act": "belief"}))
    gold = [make_gold(toy, SPEECH, THOUGHT)]
    assert counts(score(gold, [predicted], scope=Scope.SPEECH), "content") == (1, 1, 1, 1)
    assert counts(score(gold, [predicted], scope=Scope.ALL), "content") == (2, 2, 2, 2)


def test_statement_gold_is_found_by_what_stands_in_it(make_gold: Any, make_prediction: Any) -> None:
    """Whole sentences as gold: half of a prediction's words must stand in the sentence; several may."""
    text = "Ada said that it rained and “it poured” all day. Ben left."
    sentence = "Ada said that it rained and “it poured” all day."
    gold = make_gold(text, (sentence, {"speaker": "Ada Stone"}), match="statement")
    inside = make_prediction(text, ("it rained", {"speaker": "Ada Stone"}), ("it poured", {}))
    report = score([gold], [inside])
    assert counts(report, "content") == (1, 1, 2, 2)
    assert counts(report, "speaker") == (1, 1, 1, 1)
    assert "exact" not in report.figures["overall"]
    outside = make_prediction(text, ("day. Ben left", {}))
    assert counts(score([gold], [outside]), "content") == (1, 0, 1, 0)


@pytest.mark.parametrize("order", [1, -1])
def test_equal_statements_are_told_apart_by_their_speakers(order: int, make_gold: Any, make_prediction: Any) -> None:
    """Two gold statements in one sentence: each takes the prediction with its speaker, whatever the order."""
    text = "Ada said it rained and Ben said it poured all day long."
    statements = [(text, {"speaker": "Ben Lind", "id": "b"}), (text, {"speaker": "Ada Stone", "id": "a"})]
    gold = make_gold(text, *statements[::order], match="statement")
    predicted = make_prediction(
        text, ("it rained", {"speaker": "Ada Stone"}), ("it poured all day long", {"speaker": "Ben Lind"})
    )
    assert counts(score([gold], [predicted]), "speaker") == (2, 2, 2, 2)


def test_an_exact_pair_is_of_one_type_where_it_can_be(toy: str, make_gold: Any, make_prediction: Any) -> None:
    """Of two gold attributions with the same words the one of the prediction's type is the exact one."""
    gold = make_gold(toy, (ADA[0], {"type": "direct", "id": "d"}), (ADA[0], {"type": "indirect", "id": "i"}))
    report = score([gold], [make_prediction(toy, ADA)])
    assert counts(report, "exact", "indirect") == (1, 1, 1, 1)
    assert counts(report, "exact", "direct") == (1, 0, 0, 0)


def test_notes_on_the_gold(make_gold: Any) -> None:
    """What the figures cannot tell is said: gold of whole sentences, gold without speech told apart."""
    text = "Ada said it rained."
    gold = make_gold(text, ("it rained", {}), match="statement", corpus="toy")
    report = score([gold], [Extraction(id="a1", text=text)], scope="speech")
    assert any("gold of whole sentences" in note for note in report.notes)
    assert any("gold does not tell speech from other attributions" in note for note in report.notes)
    assert "note: " in report.table()


def test_the_report_is_json_and_a_table(toy: str, make_gold: Any, make_prediction: Any) -> None:
    """The dictionary holds counts and figures; the table has a line per measure."""
    report = score([make_gold(toy, ADA, BEN)], [make_prediction(toy, ADA)])
    content = report.to_dict()["figures"]["overall"]["content"]
    assert content == {
        "gold": 2,
        "found": 1,
        "predicted": 1,
        "right": 1,
        "precision": 1.0,
        "recall": 0.5,
        "f1": pytest.approx(2 / 3),
    }
    line = next(line for line in report.table().splitlines() if line.startswith("overall   content"))
    assert line.split()[2:] == ["2", "1", "1.000", "0.500", "0.667"]


def test_gold_articles_are_checked() -> None:
    """Offsets outside the text and empty contents are refused with the article and quote."""
    outside = GoldQuote(id="g1", content=((0, 9),), type=QuoteType.INDIRECT)
    with pytest.raises(GoldError, match="article a1, gold quote g1: an offset lies outside"):
        GoldArticle(id="a1", text="short", quotes=(outside,))
    with pytest.raises(GoldError, match="empty"):
        GoldQuote(id="g2", content=((3, 3),), type=QuoteType.INDIRECT)
    with pytest.raises(GoldError, match="at least one content span"):
        GoldQuote(id="g4", content=(), type=QuoteType.INDIRECT)
    with pytest.raises(GoldError, match="speaker must be a non-empty tuple or None: 'Ada'"):
        GoldQuote(id="g5", content=((0, 3),), type=QuoteType.INDIRECT, stated={"speaker": "Ada"})
    with pytest.raises(GoldError, match="'speaker' holds no offsets"):
        GoldQuote(id="g6", content=((0, 3),), type=QuoteType.INDIRECT).spans("speaker")
    with pytest.raises(GoldError, match="unknown field 'speeker'"):
        GoldQuote(id="g3", content=((0, 3),), type=QuoteType.INDIRECT, stated={"speeker": ("Ada",)})
