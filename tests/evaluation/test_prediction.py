"""Running an extractor over gold: streams that break or end, articles that crash, extractions given ready-made."""

from __future__ import annotations

from typing import Any

import pytest

from quoteattr.errors import SettingsError
from quoteattr.evaluation import Crash, Report, predict, score
from quoteattr.records import Extraction

ADA = ("alpha beta gamma delta", {"cue": "said", "source": "Ada"})
BEN = ("one two three four five six", {"cue": "said", "source": "Ben"})


def counts(report: Report) -> tuple[int, int, int, int]:
    """(gold, found, predicted, right) of the contents."""
    made = report.figure("content", "overall").counts
    return (made.gold, made.found, made.predicted, made.right)


def test_a_crash_is_a_miss_of_all_gold_and_is_reported(toy: str, make_gold: Any, make_prediction: Any) -> None:
    """A function that raises on one article loses that article only."""
    other = "Dan said yes it did."
    golds = [make_gold(toy, ADA, BEN, name="a1"), make_gold(other, ("yes it did", {}), name="a2")]

    def extract(text: str) -> Extraction:
        if text == toy:
            raise RuntimeError("odd number of marks")
        return make_prediction(other, ("yes it did", {}))  # type: ignore[no-any-return]

    report = score(golds, extract)
    assert report.crashes == [("a1", "RuntimeError: odd number of marks")]
    assert counts(report) == (3, 1, 1, 1)
    assert "CRASH a1" in report.table()


class Streaming:
    """An extractor whose stream breaks on articles with a bad word, wherever in the batch they stand."""

    def __init__(self, bad: str) -> None:
        self.bad = bad

    def extract_many(self, texts: Any, *, scope: Any) -> Any:
        """Yield extractions until an article is bad."""
        for text in texts:
            if self.bad in text:
                raise ValueError("bad article")
            yield Extraction(text=text)


def test_a_broken_stream_goes_on_with_the_next_article(make_gold: Any) -> None:
    """Where extract_many raises, that article has crashed and the others are still extracted."""
    golds = [make_gold(f"Article {word}.", name=word) for word in ("one", "bad", "two", "bad again", "three")]
    report = score(golds, Streaming("bad"))
    assert [name for name, _ in report.crashes] == ["bad", "bad again"]
    assert len(report.outcomes) == 5


class Batching(Streaming):
    """An extractor that works in batches of three: a bad article breaks its whole batch."""

    def extract_many(self, texts: Any, *, scope: Any) -> Any:
        """Yield a batch's extractions after all of them are made."""
        texts = list(texts)
        for start in range(0, len(texts), 3):
            yield from list(super().extract_many(texts[start : start + 3], scope=scope))


def test_a_bad_article_does_not_take_its_batch_along(make_gold: Any) -> None:
    """The articles of a broken batch are extracted one by one."""
    golds = [make_gold(f"Article {word}.", name=word) for word in ("one", "two", "bad", "three", "four")]
    assert [name for name, _ in score(golds, Batching("bad")).crashes] == ["bad"]


def test_extractions_without_an_id_take_that_of_their_article(make_gold: Any) -> None:
    """So that a saved run can be read by people; an id of their own is kept."""
    golds = [make_gold("It rained.", name="a1"), make_gold("It snowed.", name="a2")]
    run = predict(golds, lambda text: Extraction(text=text, id="own" if "snow" in text else None))
    assert [outcome.id for outcome in run.outcomes] == ["a1", "own"]


class Failing:
    """An extractor that yields a failure record instead of raising."""

    def extract_many(self, texts: Any, *, scope: Any) -> Any:
        """Yield a failure for each text."""
        return (Crash(id=None, error="killed") for _ in texts)


class Short:
    """An extractor whose streams end before their texts do."""

    def extract_many(self, texts: Any, *, scope: Any) -> Any:
        """Yield an extraction for the first text only, none for a bad one."""
        for text in list(texts)[:1]:
            if "bad" in text:
                return
            yield Extraction(text=text)


def test_a_stream_that_ends_early(make_gold: Any) -> None:
    """The article that it returned nothing for has crashed, the next begins a new stream."""
    golds = [make_gold(f"Article {word}.", name=word) for word in ("one", "two", "three")]
    assert score(golds, Short()).crashes == [("two", "the extractor returned nothing for this article")]


class Once(Streaming):
    """An extractor that raises on a bad article and, on that alone, yields nothing."""

    def extract_many(self, texts: Any, *, scope: Any) -> Any:
        """Yield extractions until an article is bad."""
        texts = list(texts)
        return iter(()) if len(texts) == 1 and self.bad in texts[0] else super().extract_many(texts, scope=scope)


def test_a_broken_stream_without_an_answer(make_gold: Any) -> None:
    """Where the article alone gives nothing, the error of the stream is told."""
    golds = [make_gold(f"Article {word}.", name=word) for word in ("one", "bad", "two")]
    assert score(golds, Once("bad")).crashes == [("bad", "ValueError: bad article")]


def test_progress_is_told(make_gold: Any) -> None:
    """Once an article."""
    told: list[int] = []
    golds = [make_gold(f"Article {word}.", name=word) for word in ("one", "two")]
    predict(golds, lambda text: Extraction(text=text), advance=lambda: told.append(1))
    assert told == [1, 1]


def test_given_outcomes(toy: str, make_gold: Any, make_prediction: Any) -> None:
    """Crashes are found by id; a run must be as long as the gold."""
    gold = make_gold(toy, ADA)
    assert score([gold], [Crash(id="a1", error="killed")]).crashes == [("a1", "killed")]
    run = predict([gold], lambda text: Extraction(text=text))
    with pytest.raises(SettingsError, match="the run has 1 outcomes for 2 gold articles"):
        score([gold, make_gold("It rained.", name="a2")], run)


def test_failure_records_are_crashes(toy: str, make_gold: Any) -> None:
    """What is no extraction but has an error is a crash with that error."""
    assert score([make_gold(toy, ADA)], Failing()).crashes == [("a1", "killed")]


def test_given_extractions_are_found_by_their_text(toy: str, make_gold: Any, make_prediction: Any) -> None:
    """Order does not matter; an article without a prediction is a crash that says why."""
    golds = [make_gold(toy, ADA, name="a1"), make_gold("Dan said yes.", ("yes", {}), name="a2")]
    report = score(
        golds, [make_prediction("Dan said yes.", ("yes", {}), name="x"), make_prediction(toy, ADA, name="y")]
    )
    assert counts(report) == (2, 2, 2, 2)
    report = score(golds, [make_prediction("Dan said yes.", name="x"), make_prediction(toy, ADA, name="y")])
    assert report.crashes == []  # an extraction without quotes is a prediction
    assert counts(report) == (2, 1, 1, 1)
    report = score(golds, [make_prediction(toy + " ", ADA, name="a1")])
    assert [error for _, error in report.crashes] == [
        "no prediction: its text is another than the gold's",
        "no prediction: no prediction has its text",
    ]
