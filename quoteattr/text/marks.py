"""Quotation marks: which glyphs open and close, and which stretches they enclose.

Pairing is done paragraph by paragraph, so that a missing mark costs one quote and never the next
paragraph. Double marks are paired first; single marks (which are also apostrophes) then within
what the double marks leave, and only where an opener stands at a word's left and a closer at a word's right.
"""

from __future__ import annotations

import bisect
from collections.abc import Callable, Sequence

import regex
from attrs import define, evolve

from quoteattr.text.glyphs import (
    Glyph,
    closes_single,
    find_glyphs,
    is_opening,
    is_strong,
    opens_single,
    starts_with_opener,
    starts_with_single,
)

__all__ = ["Marked", "find_marked"]


@define(frozen=True, slots=True, kw_only=True)
class Marked:
    """A stretch inside quotation marks (character offsets).

    ``start``/``end`` take in the marks, ``inner_start``/``inner_end`` leave them out. ``depth`` is 0 for
    an outermost stretch. ``closed`` is False where one of the marks is missing (repaired at the
    paragraph's edge). ``continues`` is True where the quotation goes on in the next paragraph, which opens
    with a mark of its own.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    depth: int = 0
    closed: bool = True
    continues: bool = False
    paragraph: int = 0
    single: bool = False


# A mark that measures where nothing is open: a 12" pipe.
_INCHES = regex.compile(r"""(?<![\d,.])\d{1,3}(?:\.\d)?["”](?=[ -]\p{Ll})""")
# Marks nested deeper than this are noise; each further level would cost every later look-up.
_DEEPEST = 8


def find_marked(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[Marked]:
    """Return the marked stretches of ``text``, in order of their start; nested ones follow what holds them."""
    found: list[Marked] = []
    open_before = False
    opens = [starts_with_opener(text, start, end) for start, end in paragraphs] + [False]
    for number, (start, end) in enumerate(paragraphs):
        doubles, singles = find_glyphs(text, start, end)
        pairs, left_open = _pair_doubles(text, start, end, doubles, open_before, opens[number + 1])
        goes_on = number + 1 < len(paragraphs) and starts_with_single(text, paragraphs[number + 1][0])
        pairs = _pair_singles(text, start, end, singles, pairs, goes_on)
        found.extend(_without_label(text, stretch) for stretch in _nest(pairs, number))
        open_before = left_open
    return found


_LABEL = regex.compile(r"\p{Lu}[\p{Lu}.'’-]{1,20}(?: [\p{Lu}.'’-]{1,20}){0,3}:\s+")


def _without_label(text: str, stretch: Marked) -> Marked:
    """Leave a transcript's label out of a stretch that begins with one: *“ORTIZ: We never asked.”*"""
    label = _LABEL.match(text, stretch.inner_start, stretch.inner_end)
    if label is None or label.end() >= stretch.inner_end:
        return stretch
    return evolve(stretch, start=label.end(), inner_start=label.end())


@define(slots=True)
class _Pair:
    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool = True
    continues: bool = False
    single: bool = False


def _pair_doubles(
    text: str, start: int, end: int, glyphs: list[Glyph], open_before: bool, next_opens: bool
) -> tuple[list[_Pair], bool]:
    pairs: list[_Pair] = []
    paired_to = start
    stack: list[Glyph] = []
    # A paragraph that opens with a mark may hold a second pair inside when enough closers stand (or the quotation
    # goes on).
    openers = sum(is_opening(glyph, False) for glyph in glyphs)
    balanced = next_opens or 2 * openers <= len(glyphs)
    inches = {match.end() for match in _INCHES.finditer(text, start, end)}
    closers = sum(not is_opening(glyph, True) for glyph in glyphs)
    for glyph in glyphs:
        if is_opening(glyph, bool(stack)):
            if stack and not _nests(stack[-1], glyph) and not (balanced and stack[-1].start == start):
                # The one before was never closed: it ends with its sentence, before this mark.
                opener = stack.pop()
                pairs.append(_repaired(text, opener, _sentence_end(text, opener.end, glyph.start)))
                paired_to = max(paired_to, pairs[-1].end)
            stack.append(glyph)
        elif stack and glyph.end in inches and closers > openers:
            # “It is a 12" pipe,” with its closing mark still to come.
            closers -= 1
        elif stack:
            opener = stack.pop()
            pairs.append(_Pair(opener.start, glyph.end, opener.end, glyph.start))
            paired_to = glyph.end
        elif not open_before and glyph.end in inches:
            continue
        else:
            first = start if open_before else paired_to
            if first != start:
                first = _sentence_start(text, first, glyph.start)
            if first < glyph.start:
                pairs.append(_Pair(first, glyph.end, first, glyph.start, closed=False))
                paired_to = glyph.end
    left_open = False
    for opener in stack:
        if opener.end >= end:
            continue
        continues = next_opens
        if not continues and (tag := _TAG.search(text, opener.end, end)):
            pairs.append(_repaired(text, opener, tag.start() + 1))
            continue
        left_open = True
        pairs.append(_Pair(opener.start, end, opener.end, end, closed=continues, continues=continues))
    return pairs, left_open


def _nests(outer: Glyph, inner: Glyph) -> bool:
    """Whether an opener inside another is a quotation of its own: only when the two are drawn differently."""
    return outer.char != inner.char and {outer.char, inner.char} != {'"', "“"}


def _repaired(text: str, opener: Glyph, end: int) -> _Pair:
    return _Pair(opener.start, end, opener.end, end, closed=False)


_SENTENCE_END = regex.compile(r"[.!?…](?=\s|$)|[,!?](?=\s+(?:said|says|he|she|they)\b)")


# A reporting tag behind a comma: it ends a quotation whose closing mark is missing.
_TAG = regex.compile(
    r"""
    , \s+ (?: (?: he | she | they | I | we | (?: (?: the | a | an ) \s+ )? (?: [\w.’'-]+ \s+ ){0,3} [\w’'-]+ ) \s+
             (?: said | says | added | adds | told | wrote | asked )
           | (?: said | says | added | adds | wrote | asked ) \s+ (?: he | she | they | the | an? | \p{Lu}\w* ) ) \b
    """,
    regex.VERBOSE,
)


def _sentence_end(text: str, start: int, limit: int) -> int:
    match = _SENTENCE_END.search(text, start, limit)
    end = match.end() if match else limit
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _sentence_start(text: str, start: int, limit: int) -> int:
    last = start
    for match in _SENTENCE_END.finditer(text, start, max(start, limit - 1)):
        if match.end() < limit - 1:
            last = match.end()
    while last < limit and (text[last].isspace() or text[last] in ",.;:"):
        last += 1
    return last


def _pair_singles(
    text: str, start: int, end: int, glyphs: list[Glyph], pairs: list[_Pair], goes_on: bool
) -> list[_Pair]:
    """Add the pairs of single marks; ``goes_on``: the next paragraph opens with a single mark of its own."""
    if not glyphs:
        return pairs
    region = _regions(pairs)
    found: list[_Pair] = []
    openers = [g for g in glyphs if opens_single(text, g)]
    closers = [g for g in glyphs if closes_single(text, g)]
    if not openers or not (closers or goes_on):
        return pairs
    opener_starts: dict[int, list[int]] = {}
    for opener in openers:
        opener_starts.setdefault(region(opener.start), []).append(opener.start)
    closers_in: dict[int, list[Glyph]] = {}
    for closer in closers:
        closers_in.setdefault(region(closer.start), []).append(closer)
    taken_to = -1
    for opener in openers:
        if opener.start < taken_to:
            continue
        here = region(opener.start)
        starts = opener_starts[here]
        later = bisect.bisect_right(starts, opener.start)
        next_opener = starts[later] if later < len(starts) else end
        weak: Glyph | None = None
        chosen: Glyph | None = None
        within = closers_in.get(here, [])
        for at in range(bisect.bisect_right(within, opener.end, key=_start), len(within)):
            closer = within[at]
            if closer.start > next_opener and weak is not None:
                break
            if is_strong(text, closer):
                chosen = closer
                break
            weak = weak or closer
        before = text[start : opener.start].rstrip()[-1:]
        opens_clause = not before or before in ":," or (before in ".?!" and opener.after.isupper())
        if goes_on and chosen is None and here < 0 and next_opener == end and (weak is None or opens_clause):
            # Opened anew in the next paragraph: the quotation runs on, whatever plural possessives stand in it.
            found.append(_Pair(opener.start, end, opener.end, end, continues=True, single=True))
            break
        chosen = chosen or weak
        if chosen is None:
            continue
        found.append(_Pair(opener.start, chosen.end, opener.end, chosen.start, single=True))
        taken_to = chosen.end
    return pairs + found


def _start(glyph: Glyph) -> int:
    return glyph.start


def _regions(pairs: list[_Pair]) -> Callable[[int], int]:
    """A function from an offset to the innermost double-marked stretch around it (or -1)."""
    ordered = sorted(range(len(pairs)), key=lambda i: (pairs[i].start, -pairs[i].end))
    edges: list[tuple[int, int]] = []
    stack: list[int] = []
    for index in ordered:
        pair = pairs[index]
        while stack and pairs[stack[-1]].end <= pair.start:
            closed = stack.pop()
            edges.append((pairs[closed].end, stack[-1] if stack else -1))
        stack.append(index)
        edges.append((pair.start, index))
    while stack:
        closed = stack.pop()
        edges.append((pairs[closed].end, stack[-1] if stack else -1))
    positions = [position for position, _ in edges]

    def region(offset: int) -> int:
        at = bisect.bisect_right(positions, offset) - 1
        return edges[at][1] if at >= 0 else -1

    return region


def _nest(pairs: list[_Pair], paragraph: int) -> list[Marked]:
    """Order the pairs and give each its depth; a pair that crosses an earlier one is dropped."""
    found: list[Marked] = []
    stack: list[_Pair] = []
    for pair in sorted(pairs, key=lambda p: (p.start, -p.end)):
        if pair.inner_start >= pair.inner_end:
            continue
        while stack and stack[-1].end <= pair.start:
            stack.pop()
        if (stack and pair.end > stack[-1].end) or len(stack) == _DEEPEST:
            continue
        found.append(
            Marked(
                start=pair.start,
                end=pair.end,
                inner_start=pair.inner_start,
                inner_end=pair.inner_end,
                depth=len(stack),
                closed=pair.closed,
                continues=pair.continues,
                paragraph=paragraph,
                single=pair.single,
            )
        )
        stack.append(pair)
    return found
