"""Accepted readings beside each other: which say the same twice, and which are speech within speech.

Two contents that share much of their words are one quote as a rule. Where one holds the cue of the other they are two:
what a book says that somebody said. A content may also be cut to what is its own.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable
from itertools import starmap

from attrs import evolve

from quoteattr.matchers.candidate import Ranges, Region
from quoteattr.matchers.chains import holds_speech
from quoteattr.selection.borders import before_participle
from quoteattr.selection.scored import Scored
from quoteattr.text.parse import Parse

__all__ = ["Taken", "find_place", "overlap"]

_WORD = re.compile(r"\S+")
# Word Jaccard above which two accepted contents are the same quote (held-back train, dev: .35-.45 alike, .55 worse).
OVERLAP_LIMIT = 0.45
# From here on a quotation keeps its first part where the second is another's (see _unjoined).
SURE_TO_STAND_ALONE = 0.8


def find_place(parse: Parse, item: Scored, taken: Taken, sure: float) -> Scored | None:
    """The reading as it can stand beside the accepted ones, cut where one of them goes on for it; else None.

    From the probability ``sure`` on it may hold an accepted one.

    *She said the fund was empty, adding that nobody knew.* -> the fund was empty, where *nobody knew* is accepted
    *“No,” Lind told Novak, according to her book.*         -> all of it, beside *No*: what the book says
    *He likes to say it is late.*                           -> one of the two

    In 840 articles of polnear.train 16 of 18 quotations that *according to* passes on were lost so, and gold has them.
    """
    repeats = taken.repeats(item)
    if not repeats:
        return item
    alone = _unjoined(item)
    if alone is not None and not taken.repeats(alone):
        return alone
    if item.candidate.family == "clause-right":
        for other in repeats:
            kept = before_participle(parse, item.region.ranges, item.candidate.cue_head, other.candidate.cue_head)
            if kept is not None:
                item = evolve(item, region=Region(f"{item.region.name}-clipped", kept))
                repeats = taken.repeats(item)
                break
    for other in repeats:
        holds = item.region.ranges != other.region.ranges and holds_speech(
            parse, item.candidate, item.region.ranges, other.candidate
        )
        if item.found < sure or not holds:
            return None
    return item


def _unjoined(item: Scored) -> Scored | None:
    """The first part of a sure content that goes on in a later quotation which is another's: its own sentence's.

    *Lind “saved us,” Novak said in May. “She …,” Diaz wrote.*: less sure ones, and quotations without a cue, are
    titles and asides more often than not (polnear.train).
    """
    ranges = item.region.ranges
    if item.found < SURE_TO_STAND_ALONE or item.candidate.family not in ("clause-left", "quote"):
        return None
    if "joined" not in item.region.name or len(ranges) < 2:
        return None
    name = item.region.name.replace("joined-on", "own").replace("joined", "own")
    return evolve(item, region=Region(name, ranges[:1]))


class Taken:
    """The accepted readings, looked up by the place of their contents."""

    def __init__(self, text: str) -> None:
        self._words = _WordCounts(text)
        self._starts: list[int] = []
        self._items: list[tuple[int, Scored]] = []
        self._longest = 0

    def add(self, item: Scored) -> None:
        ranges = item.region.ranges
        start, end = ranges[0][0], ranges[-1][1]
        at = bisect.bisect(self._starts, start)
        self._starts.insert(at, start)
        self._items.insert(at, (end, item))
        self._longest = max(self._longest, end - start)

    def repeats(self, item: Scored) -> list[Scored]:
        """The accepted readings with much the same words (where a floating quote is asked for: most of its own)."""
        ranges, floating = item.region.ranges, item.candidate.family == "float"
        start, end = ranges[0][0], ranges[-1][1]
        first = bisect.bisect_left(self._starts, start - self._longest)
        last = bisect.bisect_left(self._starts, end)
        found: list[Scored] = []
        for other_end, other in self._items[first:last]:
            if other_end <= start:
                continue
            shared, union = _overlap(self._words.between, ranges, other.region.ranges)
            if shared > OVERLAP_LIMIT * union or (floating and shared * 2 > sum(starmap(self._words.between, ranges))):
                found.append(other)
        return found


class _WordCounts:
    """How many words stretches of a text have, as ``str.split`` would count them, without splitting each again.

    A paragraph in which every cue reports the next has as many contents as cues, each as long as the rest of it.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts: list[int] | None = None

    def between(self, start: int, end: int) -> int:
        if start >= end:
            return 0
        if self._starts is None:
            self._starts = [match.start() for match in _WORD.finditer(self._text)]
        begun = bisect.bisect_left(self._starts, end) - bisect.bisect_right(self._starts, start)
        return begun + (not self._text[start].isspace())


def overlap(text: str, one: Ranges, other: Ranges) -> tuple[int, int]:
    """How many words two contents share and how many they have together."""
    return _overlap(lambda start, end: len(text[start:end].split()), one, other)


def _overlap(count: Callable[[int, int], int], one: Ranges, other: Ranges) -> tuple[int, int]:
    shared = mine = others = 0
    while mine < len(one) and others < len(other):
        (start, end), (begin, finish) = one[mine], other[others]
        shared += count(max(start, begin), min(end, finish))
        if end < finish:
            mine += 1
        else:
            others += 1
    return shared, sum(starmap(count, one)) + sum(starmap(count, other)) - shared
