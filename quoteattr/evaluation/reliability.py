"""Whether confidence means what it says: of the quotes at 0.8, eight in ten are right."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import define

__all__ = ["Bin", "Reliability", "measure_reliability"]


@define(frozen=True, slots=True, kw_only=True)
class Bin:
    """The predictions whose confidence lies in [low, high)."""

    low: float
    high: float
    predicted: int
    right: int
    mean_confidence: float

    @property
    def precision(self) -> float:
        """The share of the bin's predictions that are right."""
        return self.right / self.predicted


@define(frozen=True, slots=True, kw_only=True)
class Reliability:
    """Bins of equal width that hold predictions, the expected calibration error and the Brier score."""

    bins: tuple[Bin, ...]
    error: float
    brier: float


def measure_reliability(predictions: Iterable[tuple[float, bool]], *, bins: int = 10) -> Reliability | None:
    """Measure (confidence, right) pairs; None without predictions.

    The expected calibration error (Naeini et al., AAAI 2015) is the mean over predictions of the gap between
    the precision and the mean confidence of their bin.
    """
    held: dict[int, list[tuple[float, bool]]] = {}
    for confidence, right in predictions:
        held.setdefault(min(int(confidence * bins), bins - 1), []).append((confidence, right))
    total = sum(map(len, held.values()))
    if not total:
        return None
    made = tuple(
        Bin(
            low=number / bins,
            high=(number + 1) / bins,
            predicted=len(held[number]),
            right=sum(right for _, right in held[number]),
            mean_confidence=sum(confidence for confidence, _ in held[number]) / len(held[number]),
        )
        for number in sorted(held)
    )
    return Reliability(
        bins=made,
        error=sum(one.predicted * abs(one.precision - one.mean_confidence) for one in made) / total,
        brier=sum((confidence - right) ** 2 for pairs in held.values() for confidence, right in pairs) / total,
    )
