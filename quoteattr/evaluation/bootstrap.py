"""Bootstrap intervals: how far a figure would move with other articles of the same kind.

Whole articles are drawn with replacement (quotes of one article are not independent) and the figure is made
anew from the sums: the percentile bootstrap of Efron (1979).
"""

from __future__ import annotations

from collections.abc import Sequence

from quoteattr.evaluation.tallies import Counts, Tally

__all__ = ["find_intervals"]


def find_intervals(
    tallies: Sequence[Tally], *, samples: int = 1000, seed: int = 0, level: float = 0.95
) -> dict[tuple[str, str], tuple[float, float]]:
    """The percentile interval of the F1 of every (slice, measure) over resampled articles.

    ``tallies`` holds one tally per article. Nothing is returned for fewer than two articles or no samples.
    """
    if len(tallies) < 2 or samples < 1:
        return {}
    import numpy as np  # deferred: reading gold and aligning need no numpy

    keys = sorted({key for tally in tallies for key in tally})
    zero = Counts().as_tuple()[:4]
    table = np.array(
        [[tally[key].as_tuple()[:4] if key in tally else zero for key in keys] for tally in tallies], dtype=np.float64
    ).reshape(len(tallies), -1)
    draws = np.random.default_rng(seed).multinomial(len(tallies), np.full(len(tallies), 1 / len(tallies)), size=samples)
    sums = (draws @ table).reshape(samples, len(keys), 4)
    gold, found, predicted, right = np.moveaxis(sums, 2, 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        recall = np.where(gold > 0, found / gold, np.where(predicted > 0, 0.0, 1.0))
        precision = np.where(predicted > 0, right / predicted, np.where(gold > 0, 0.0, 1.0))
        f1 = np.where(precision + recall > 0, 2 * precision * recall / (precision + recall), 0.0)
    tail = (1 - level) / 2
    low, high = np.quantile(f1, [tail, 1 - tail], axis=0)
    return {key: (float(low[at]), float(high[at])) for at, key in enumerate(keys)}
