"""Where copied words stand in an article: gold from people who write down quotes, not offsets.

Letters and digits count alone, so that marks, dashes, line ends and what a spreadsheet makes of them do not matter.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

from attrs import define, field
from rapidfuzz import fuzz

from quoteattr.evaluation.gold import Offsets, resolve_types
from quoteattr.evaluation.words import WORD
from quoteattr.records import QuoteType

__all__ = ["Places"]

SKIPPED_WORDS = 400
"""Words of the article that an ellipsis may stand for (set by judgement)."""

TAG_WORDS = 40
"""Words that may stand between two parts of a quote that was copied without an ellipsis: a tag, a long one."""

LEAST_PART = 2
"""Words of a part that such a tag cuts off; a single one stands anywhere."""

MOST_PARTS = 8

_ELLIPSIS = re.compile(r"[\[(]?(?:…|\.(?:\s?\.){2,3})[\])]?")

Ranges = tuple[tuple[int, int], ...]


@define(slots=False)
class Places:
    """The words of an article; :meth:`find` gives each place only once, so that a quote that stands twice is two."""

    text: str
    _given: set[Offsets] = field(init=False, factory=set)

    @cached_property
    def _spans(self) -> list[tuple[int, int]]:
        return [match.span() for match in WORD.finditer(self.text)]

    @cached_property
    def _forms(self) -> list[str]:
        return [_form(self.text[start:end]) for start, end in self._spans]

    @cached_property
    def _index(self) -> dict[str, list[int]]:
        index: dict[str, list[int]] = defaultdict(list)
        for number, form in enumerate(self._forms):
            index[form].append(number)
        return index

    def find(self, copied: str, *, near: int | None = None) -> Offsets | None:
        """The offsets of the copied words, one pair or several; None where they do not stand in the article.

        Of several places the one in the fewest parts is taken, then the one that starts next to ``near`` (a character
        offset), then one inside quotation marks, then the first. A place that was given before comes last.
        """
        pieces = [[_form(word) for word in WORD.findall(piece)] for piece in _ELLIPSIS.split(copied)]
        pieces = [piece for piece in pieces if piece]
        if not pieces:
            return None
        found = [self._offsets(ranges) for ranges in self._follow_all(pieces)]
        if not found:
            return None
        types = resolve_types(self.text, found) if len(found) > 1 else [QuoteType.DIRECT]
        ranked = sorted(
            (
                offsets in self._given,
                len(offsets),
                0 if near is None else abs(offsets[0][0] - near),
                kind is not QuoteType.DIRECT,
                offsets,
            )
            for offsets, kind in zip(found, types, strict=True)
        )
        best = ranked[0][-1]
        self._given.add(best)
        return best

    def nearest(self, copied: str) -> str | None:
        """The stretch of the article that is most like the copied words; None where no word is shared."""
        words = [_form(word) for word in WORD.findall(copied)]
        place = fuzz.partial_ratio_alignment(words, self._forms) if words and self._forms else None
        if place is None or not set(words) & set(self._forms):
            return None
        # The shorter side is moved along the longer one; where the article is the shorter, all of it is the nearest.
        first = place.dest_start if len(words) <= len(self._forms) else 0
        last = min(first + len(words), len(self._forms))
        return " ".join(self.text[self._spans[first][0] : self._spans[last - 1][1]].split())

    def _follow_all(self, pieces: Sequence[Sequence[str]]) -> Iterator[Ranges]:
        for start in self._index.get(pieces[0][0], ()):
            if ranges := self._follow(start, pieces):
                yield ranges

    def _follow(self, start: int, pieces: Sequence[Sequence[str]]) -> Ranges | None:
        """The pieces one after another from a word on, each in as long parts as the article has them."""
        ranges: list[tuple[int, int]] = []
        at = start
        for piece in pieces:
            done = 0
            while done < len(piece):
                rest = piece[done:]
                if not ranges:
                    place, size = start, self._run(start, rest)
                else:
                    place, size = self._longest(at, TAG_WORDS if done else SKIPPED_WORDS, rest)
                cut = done > 0 or size < len(rest)
                if not size or (cut and size < LEAST_PART) or len(ranges) == MOST_PARTS:
                    return None
                if ranges and place == at:
                    ranges[-1] = (ranges[-1][0], place + size)
                else:
                    ranges.append((place, place + size))
                at, done = place + size, done + size
        return tuple(ranges)

    def _longest(self, begin: int, reach: int, words: Sequence[str]) -> tuple[int, int]:
        """The place within reach at which most of the words stand in a row, and how many; the first of several."""
        best = (begin, 0)
        known = self._index.get(words[0], [])
        for place in known[bisect_left(known, begin) :]:
            if place >= begin + reach:
                break
            size = self._run(place, words)
            if size > best[1]:
                best = (place, size)
        return best

    def _run(self, place: int, words: Sequence[str]) -> int:
        size = 0
        while size < len(words) and place + size < len(self._forms) and self._forms[place + size] == words[size]:
            size += 1
        return size

    def _offsets(self, ranges: Ranges) -> Offsets:
        return tuple((self._spans[first][0], self._spans[last - 1][1]) for first, last in ranges)


def _form(word: str) -> str:
    return word.replace("’", "'").casefold()
