"""Quotations whose marks open anew at each paragraph: one quote, wherever in it the cue stands."""

from __future__ import annotations

import bisect

import regex
from attrs import evolve

from quoteattr.matchers.candidate import Ranges, Region, trim
from quoteattr.selection.scored import Scored
from quoteattr.text.marks import Marked
from quoteattr.text.parse import Parse

__all__ = ["join_runs"]

# What ends a paragraph that the next goes on with; a headline whose mark is lost has none.
_STOPS = frozenset(".?!…,;:-–—)’'")
# The tag of another speaker, where the mark before it is lost: *“We saw it, said Lee.*
_TAGGED = regex.compile(
    r"""
    [,?!] \s++
    (?! (?: and | as | but | how | i | like | of | or | so | than | that | we | what | which | who | you ) \b )
    (?: \S++ \s++ ){0,4}
    (?: added | adds | asked | asks | explained | insisted | joked | recalled | replied | said | says | told | tweeted
      | wrote ) \b
    \p{P}* (?: \s++ \S++ ){0,4} \s* \Z
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_WORD = regex.compile(r"\p{L}{2}|\p{N}")
_TAG_LONGEST = 120  # characters at a paragraph's end among which a tag is looked for


def join_runs(parse: Parse, accepted: list[Scored]) -> list[Scored]:
    """Give a quotation that runs over paragraphs its one cue, whether that stands behind its first sentence or only
    in its last paragraph.

    *“It is late.⏎“We must go,” Lind said.*          -> It is late … We must go
    *“It is late,” Lind said. “We go.⏎“It is far.”*  -> It is late … We go … It is far
    """
    before = _opened_before(parse)
    if not before:
        return accepted
    accepted = _leave_tagged(parse, accepted)
    before = {number: left for number, left in before.items() if _goes_on(parse, parse.marked[left])}
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
        ranges, first = item.region.ranges, -1
        if item.candidate.family == "quote" and item.candidate.stretches:
            first = item.candidate.stretches[0]
        elif item.candidate.family == "clause-left":
            first = by_part.get(ranges[0], -1)
        if first < 0:
            joined.append(item)
            continue
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


def _leave_tagged(parse: Parse, accepted: list[Scored]) -> list[Scored]:
    """Leave what has a tag of its own out of the quote that the mark of the paragraph before lets go on, and leave out
    a quote without any cue that holds it.

    *“It is safe,” Lee said. “Trust me.⏎“It is not,” Roe said.* -> It is safe … Trust me
    """
    tagged = {
        item.region.ranges[0]: item.candidate.cue_head
        for item in accepted
        if item.candidate.family == "quote"
        and item.candidate.cue_head >= 0
        and parse.starts[item.candidate.cue_head] >= item.region.ranges[0][1]
    }
    left: list[Scored] = []
    for item in accepted:
        ranges, cue = item.region.ranges, item.candidate.cue_head
        kept = next((at for at, one in enumerate(ranges) if at and tagged.get(one, cue) != cue), len(ranges))
        if kept < len(ranges):
            if cue < 0:
                continue
            item = evolve(item, region=Region(f"{item.region.name}-left", ranges[:kept]))
        left.append(item)
    return left


def _goes_on(parse: Parse, stretch: Marked) -> bool:
    """Whether the words that a mark left open are a sentence or more, and have no tag of another speaker's."""
    words = parse.text[stretch.inner_start : stretch.inner_end].rstrip()
    if _WORD.search(words) is None:
        return False  # a letter, where a text was cut off
    return words[-1:] in _STOPS and _TAGGED.search(words, max(0, len(words) - _TAG_LONGEST)) is None


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
