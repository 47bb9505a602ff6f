"""Bootstrap intervals, expected calibration error, and speed."""

from __future__ import annotations

from typing import Any

import pytest

from quoteattr.evaluation import Counts, Run, score
from quoteattr.evaluation.bootstrap import find_difference_intervals, find_intervals
from quoteattr.evaluation.reliability import measure_reliability

KEY = ("overall", "content")


def article(gold: int, found: int, predicted: int | None = None) -> dict[tuple[str, str], Counts]:
    """The tally of one article."""
    return {KEY: Counts(gold=gold, found=found, predicted=predicted or gold, right=found)}


def test_articles_that_are_all_alike_have_no_spread() -> None:
    """The interval of equal articles is the figure itself."""
    low, high = find_intervals([article(10, 8)] * 20)[KEY]
    assert (low, high) == (pytest.approx(0.8), pytest.approx(0.8))


def test_the_interval_is_that_of_the_binomial() -> None:
    """A hundred articles of one quote, half of them found: 0.5 ± 1.96 · 0.05, as the normal approximation has it."""
    tallies = [article(1, number % 2) for number in range(100)]
    low, high = find_intervals(tallies, samples=20000, seed=3)[KEY]
    assert low == pytest.approx(0.402, abs=0.012)
    assert high == pytest.approx(0.598, abs=0.012)


def test_the_same_seed_gives_the_same_interval() -> None:
    """Figures can be printed again; another seed moves them a little."""
    tallies = [article(10, found) for found in (2, 9, 5, 7, 10, 1)]
    assert find_intervals(tallies, seed=1) == find_intervals(tallies, seed=1)
    assert find_intervals(tallies, seed=1) != find_intervals(tallies, seed=2)


@pytest.mark.parametrize(("tallies", "samples"), [([article(1, 1)], 1000), ([article(1, 1)] * 5, 0), ([], 1000)])
def test_no_interval_without_articles_or_samples(tallies: Any, samples: int) -> None:
    """One article has no spread over articles."""
    assert find_intervals(tallies, samples=samples) == {}


def test_a_difference_is_paired_over_articles() -> None:
    """Articles differ much, the runs always by the same: the interval of the difference is narrow and above zero."""
    old = [article(100, found) for found in (10, 90, 40, 70, 20, 95)]
    new = [article(100, found + 5) for found in (10, 90, 40, 70, 20, 95)]
    low, high = find_difference_intervals(old, new)[KEY]
    assert (low, high) == (pytest.approx(0.05), pytest.approx(0.05))
    wide_low, wide_high = find_intervals(new)[KEY]
    assert wide_high - wide_low > 0.3


def test_calibration_error_by_hand() -> None:
    """Four at 0.9 of which three are right, one at 0.2 that is right: (4 · 0.15 + 1 · 0.8) / 5."""
    found = measure_reliability([(0.9, True), (0.9, True), (0.9, True), (0.9, False), (0.2, True)])
    assert found is not None
    assert found.error == pytest.approx(0.28)
    assert found.brier == pytest.approx((3 * 0.01 + 0.81 + 0.64) / 5)
    assert [(one.low, one.predicted, one.right) for one in found.bins] == [(0.2, 1, 1), (0.9, 4, 3)]


def test_a_calibrated_run_has_no_error() -> None:
    """Eight of ten right at 0.8."""
    found = measure_reliability([(0.8, number < 8) for number in range(10)])
    assert found is not None
    assert found.error == pytest.approx(0.0)


def test_certainty_falls_into_the_last_bin() -> None:
    """A confidence of 1 has a bin; no predictions have no reliability."""
    found = measure_reliability([(1.0, True), (0.95, True)])
    assert found is not None
    assert len(found.bins) == 1
    assert measure_reliability([]) is None


def test_the_report_measures_confidence_of_wrong_and_right(toy: str, make_gold: Any, make_prediction: Any) -> None:
    """One right at 0.75 and one wrong at 0.25: an error of 0.25."""
    gold = make_gold(toy, ("alpha beta gamma delta", {}))
    predicted = make_prediction(
        toy, ("alpha beta gamma delta", {"confidence": 0.75}), ("No one spoke", {"confidence": 0.25})
    )
    report = score([gold], [predicted])
    assert report.reliability is not None
    assert report.reliability.error == pytest.approx(0.25)


def test_words_per_second(toy: str, make_gold: Any, make_prediction: Any) -> None:
    """The toy article's 23 white-space words in two seconds; no speed where predictions were given."""
    gold = [make_gold(toy)]
    timed = score(gold, Run(outcomes=(make_prediction(toy),), seconds=2.0))
    assert timed.words_per_second == len(toy.split()) / 2
    assert score(gold, [make_prediction(toy)]).words_per_second is None
