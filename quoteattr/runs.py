"""Quotations whose marks open anew at each paragraph: one quote, wherever in it the cue stands."""

from __future__ import annotations

import bisect
from typing import TYPE_CHECKING

from attrs import evolve

from quoteattr.matchers.candidate import Ranges, Region, trim
from quoteattr.text.parse import Parse

if TYPE_CHECKING:
    from quoteattr.selection import Scored

__all__ = ["join_runs"]


def join_runs(parse: Parse, accepted: list[Scored]) -> list[Scored]:
    """Give a quotation that runs over paragraphs its one cue, whether that stands behind its first sentence or only
    in its last paragraph.

    *“It is late.⏎“We must go,” Lind said.*          -> It is late … We must go
    *“It is late,” Lind said. “We go.⏎“It is far.”*  -> It is late … We go … It is far
    """
    before = _opened_before(parse)
    if not before:
        return accepted
    after = {one: other for other, one in before.items()}
    parts = {
        number: trim(parse.text, parse.marked[number].inner_start, parse.marked[number].inner_end)
        for number in {*before, *after}
    }
    by_part = {part: number for number, part in parts.items() if part is not None}
    places = sorted(by_part)
    cued: set[int] = set()
    for item in accepted:
        if item.candidate.cue_head >= 0:
            for start, end in item.region.ranges:
                inside = places[bisect.bisect_left(places, (start, start)) : bisect.bisect_left(places, (end, end))]
                cued.update(by_part[part] for part in inside)
    taken: set[int] = set()
    joined: list[Scored] = []
    for item in accepted:
        if item.candidate.family != "quote" or not item.candidate.stretches:
            joined.append(item)
            continue
        ranges = item.region.ranges
        first = item.candidate.stretches[0]
        more: list[int] = []
        if item.candidate.cue_head >= 0 and parse.starts[item.candidate.cue_head] >= parse.marked[first].end:
            at = first
            while (at := before.get(at, -1)) >= 0 and at not in cued and at not in taken:
                more.insert(0, at)
        last = by_part.get(ranges[-1], -1)
        while (last := after.get(last, -1)) >= 0 and last not in cued and last not in taken:
            more.append(last)
        if more:
            taken.update(more)
            spans: Ranges = tuple(sorted({*ranges, *(part for number in more if (part := parts[number]) is not None)}))
            item = evolve(item, region=Region(f"{item.region.name}-run", spans))
        joined.append(item)
    if not taken:
        return accepted
    lost = {part for number in taken if (part := parts[number]) is not None}
    return [item for item in joined if item.candidate.cue_head >= 0 or lost.isdisjoint(item.region.ranges)]


def _opened_before(parse: Parse) -> dict[int, int]:
    """For each stretch that opens a paragraph anew, the one that the paragraph before left open."""
    found: dict[int, int] = {}
    previous = -1
    for number, stretch in enumerate(parse.marked):
        if stretch.depth:
            continue
        if previous >= 0:
            left = parse.marked[previous]
            opens = stretch.start == parse.paragraphs[stretch.paragraph][0]
            alike = parse.text[left.start] == parse.text[stretch.start]  # a stray mark seldom is
            if left.continues and opens and alike and stretch.paragraph == left.paragraph + 1:
                found[number] = previous
        previous = number
    return found
