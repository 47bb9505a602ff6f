"""Words as positions: what content, cues and sources are compared by.

Two spans that differ in quotation marks, edge punctuation or a leading *that* hold the same words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from attrs import define, field

__all__ = ["WORD", "Words", "jaccard"]

# A word is a run of letters and digits with apostrophes and decimal points inside; hyphens and dashes part words.
WORD = re.compile(r"\w+(?:(?:['’]|(?<=\d)[.,](?=\d))\w+)*")


@define(slots=True)
class Words:
    """The words of one article; a word is known by its number, 0 for the first."""

    text: str
    _starts: list[int] = field(init=False)
    _ends: list[int] = field(init=False)

    def __attrs_post_init__(self) -> None:
        spans = [match.span() for match in WORD.finditer(self.text)]
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def __len__(self) -> int:
        return len(self._starts)

    def inside(self, offsets: Iterable[tuple[int, int]]) -> frozenset[int]:
        """The words of which at least half the characters lie inside these character offsets."""
        found: set[int] = set()
        for start, end in offsets:
            number = bisect_left(self._ends, start + 1)  # the first word that ends after the span's start
            while number < len(self._starts) and self._starts[number] < end:
                first, last = self._starts[number], self._ends[number]
                if 2 * (min(last, end) - max(first, start)) >= last - first:
                    found.add(number)
                number += 1
        return frozenset(found)

    def content(self, offsets: Iterable[tuple[int, int]]) -> frozenset[int]:
        """The words of a quote's content: those inside, without a leading *that*."""
        found = self.inside(offsets)
        if len(found) > 1:
            first = min(found)
            if self.text[self._starts[first] : self._ends[first]].casefold() == "that":
                return found - {first}
        return found

    def offsets(self, numbers: Iterable[int]) -> tuple[int, int] | None:
        """The character offsets from the first to the last of these words; None for no words."""
        ordered = sorted(numbers)
        return (self._starts[ordered[0]], self._ends[ordered[-1]]) if ordered else None


def jaccard(one: frozenset[int], other: frozenset[int]) -> float:
    """Shared words over all words of both; 0 for two empty sets."""
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared) if shared else 0.0
