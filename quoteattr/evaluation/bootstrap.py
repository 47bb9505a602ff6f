"""Bootstrap intervals: how far a figure would move with other articles of the same kind.

Whole articles are drawn with replacement (quotes of one article are not independent) and the figure is made
anew from the sums: the percentile bootstrap of Efron (1979). Two runs are compared on the same draws.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from quoteattr.evaluation.tallies import Counts, Tally

__all__ = ["find_difference_intervals", "find_intervals"]

Key = tuple[str, str]
Interval = tuple[float, float]


def find_intervals(
    tallies: Sequence[Tally], *, samples: int = 1000, seed: int = 0, level: float = 0.95
) -> dict[Key, Interval]:
    """The percentile interval of the F1 of every (slice, measure) over resampled articles.

    ``tallies`` holds one tally per article. Nothing is returned for fewer than two articles or no samples.
    """
    if len(tallies) < 2 or samples < 1:
        return {}
    keys = sorted({key for tally in tallies for key in tally})
    return _percentiles(keys, _resampled_f1(tallies, keys, samples, seed), level)


def find_difference_intervals(
    old: Sequence[Tally], new: Sequence[Tally], *, samples: int = 1000, seed: int = 0, level: float = 0.95
) -> dict[Key, Interval]:
    """The percentile interval of F1(new) - F1(old) where both runs are resampled alike.

    ``old`` and ``new`` hold the tallies of the same articles in the same order.
    """
    if len(old) != len(new) or len(old) < 2 or samples < 1:
        return {}
    keys = sorted({key for tally in old for key in tally} & {key for tally in new for key in tally})
    difference = _resampled_f1(new, keys, samples, seed) - _resampled_f1(old, keys, samples, seed)
    return _percentiles(keys, difference, level)


def _resampled_f1(tallies: Sequence[Tally], keys: Sequence[Key], samples: int, seed: int) -> Any:
    """The F1 of each key in each resample: an array of shape (samples, keys)."""
    import numpy as np  # deferred: reading gold and aligning need no numpy

    zero = Counts().as_tuple()[:4]
    table = np.array(
        [[tally[key].as_tuple()[:4] if key in tally else zero for key in keys] for tally in tallies], dtype=np.float64
    ).reshape(len(tallies), -1)
    draws = np.random.default_rng(seed).multinomial(len(tallies), np.full(len(tallies), 1 / len(tallies)), size=samples)
    gold, found, predicted, right = np.moveaxis((draws @ table).reshape(samples, len(keys), 4), 2, 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        # The same edge cases as Counts: nothing to find and nothing predicted is perfect.
        recall = np.where(gold > 0, found / gold, np.where(predicted > 0, 0.0, 1.0))
        precision = np.where(predicted > 0, right / predicted, np.where(gold > 0, 0.0, 1.0))
        return np.where(precision + recall > 0, 2 * precision * recall / (precision + recall), 0.0)


def _percentiles(keys: Sequence[Key], values: Any, level: float) -> dict[Key, Interval]:
    import numpy as np

    tail = (1 - level) / 2
    low, high = np.quantile(values, [tail, 1 - tail], axis=0)
    return {key: (float(low[at]), float(high[at])) for at, key in enumerate(keys)}
