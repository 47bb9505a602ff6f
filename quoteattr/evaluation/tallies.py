"""Counts that add up over articles, and the figures made from them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import define

__all__ = ["Counts", "Figure", "Tally", "add_up"]


@define(frozen=True, slots=True)
class Counts:
    """What one figure is made of.

    ``found`` of ``gold`` attributions were found (recall); ``right`` of ``predicted`` are right
    (precision). ``agreed`` of ``judged`` values agree, agreement on "none" counted (accuracy; fields only).
    """

    gold: int = 0
    found: int = 0
    predicted: int = 0
    right: int = 0
    judged: int = 0
    agreed: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(*(one + more for one, more in zip(self.as_tuple(), other.as_tuple(), strict=True)))

    def as_tuple(self) -> tuple[int, int, int, int, int, int]:
        """The six counts in the order of the fields."""
        return (self.gold, self.found, self.predicted, self.right, self.judged, self.agreed)

    @property
    def precision(self) -> float:
        """Right of predicted; 0 where nothing was predicted (1 where there was nothing to find either)."""
        return _share(self.right, self.predicted, empty=1.0 if not self.gold else 0.0)

    @property
    def recall(self) -> float:
        """Found of gold; 1 where there is no gold and nothing was predicted."""
        return _share(self.found, self.gold, empty=1.0 if not self.predicted else 0.0)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    @property
    def accuracy(self) -> float | None:
        """Agreed of judged; None for what is not a field."""
        return self.agreed / self.judged if self.judged else None


def _share(part: int, whole: int, *, empty: float) -> float:
    return part / whole if whole else empty


Tally = Mapping[tuple[str, str], Counts]
"""(slice, measure) -> counts: of one article, or of all."""


def add_up(tallies: Iterable[Tally]) -> dict[tuple[str, str], Counts]:
    """The sum of tallies."""
    total: dict[tuple[str, str], Counts] = {}
    for tally in tallies:
        for key, counts in tally.items():
            total[key] = total[key] + counts if key in total else counts
    return total


@define(frozen=True, slots=True, kw_only=True)
class Figure:
    """A measure with its counts and the bootstrap 95 % interval of its F1 (None where not asked for)."""

    counts: Counts
    interval: tuple[float, float] | None = None

    @property
    def precision(self) -> float:
        """See :attr:`Counts.precision`."""
        return self.counts.precision

    @property
    def recall(self) -> float:
        """See :attr:`Counts.recall`."""
        return self.counts.recall

    @property
    def f1(self) -> float:
        """See :attr:`Counts.f1`."""
        return self.counts.f1

    @property
    def accuracy(self) -> float | None:
        """See :attr:`Counts.accuracy`."""
        return self.counts.accuracy

    def value(self, name: str) -> float | None:
        """One of ``precision``, ``recall``, ``f1`` and ``accuracy`` by its name."""
        values = {"precision": self.precision, "recall": self.recall, "f1": self.f1, "accuracy": self.accuracy}
        return values[name]
