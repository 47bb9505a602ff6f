"""Where marked stretches stand: their place in the tree, and the clauses that end in one and go on behind its tag."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from attrs import define

from quoteattr.matchers.candidate import Candidate, Contents, Drawn, Region, trim
from quoteattr.matchers.joins import find_joins, last_inside
from quoteattr.text.parse import Parse

__all__ = ["Site", "extend_joined", "find_quote_sites"]

_GOES_ON = 3  # words behind a tag that are more than *and left*


@define(frozen=True, slots=True, kw_only=True)
class Site:
    """An outermost marked stretch, where it stands in the tree, and the stretches that join it across a cue.

    tokens: the frame's tokens of the stretch (or of its stand-in); anchor: their head; joined: the stretches after it
    that
    belong to the same quote; before, after: the characters next to the marks, white space left out (empty at the
    paragraph's edge).
    """

    stretch: int
    tokens: tuple[int, ...]
    anchor: int
    joined: tuple[int, ...]
    before: str
    last: str
    after: str
    sentence_like: bool
    whole: bool


def find_quote_sites(parse: Parse) -> list[Site]:
    """Return a site for each outermost stretch, in order."""
    text = parse.text
    frames = _frame_tokens(parse)
    outer = [index for index, stretch in enumerate(parse.marked) if stretch.depth == 0]
    joins = find_joins(parse, outer)
    sites: list[Site] = []
    for index in outer:
        stretch = parse.marked[index]
        tokens = frames.get(index, [])
        if not tokens:
            continue
        begin, finish = parse.paragraphs[stretch.paragraph]
        before = text[begin : stretch.start].rstrip()[-1:]
        after = text[stretch.end : finish].lstrip()[:1]
        inner = text[stretch.inner_start : stretch.inner_end].strip()
        first = inner.lstrip("[(….' ‘“\"")[:1]
        sites.append(
            Site(
                stretch=index,
                tokens=tuple(tokens),
                anchor=_anchor(parse, tokens),
                joined=joins.get(index, ()),
                before=before,
                last=last_inside(text, stretch),
                after=after,
                sentence_like=first.isupper() or first.isdigit() or first == "$",
                whole=not before and not after.strip(".,"),
            )
        )
    return sites


def _frame_tokens(parse: Parse) -> dict[int, list[int]]:
    """For each outermost stretch its tokens in the paragraph's frame, stand-ins first of all."""
    outer_of: list[int] = []
    current = -1
    for index, stretch in enumerate(parse.marked):
        if stretch.depth == 0:
            current = index
        outer_of.append(current)
    found: dict[int, list[int]] = {}
    standing: set[int] = set()
    for token, hides in enumerate(parse.hidden):
        if hides >= 0:
            standing.add(hides)
            found.setdefault(hides, []).append(token)
    for token, stretch_index in enumerate(parse.stretches):
        if stretch_index >= 0 and parse.hidden[token] < 0:
            outer = outer_of[stretch_index]
            if outer not in standing:
                found.setdefault(outer, []).append(token)
    return found


def _anchor(parse: Parse, tokens: list[int]) -> int:
    members = set(tokens)
    best = tokens[0]
    size = -1
    for token in tokens:
        if parse.heads[token] not in members or parse.heads[token] == token:
            width = parse.rights[token] - parse.lefts[token] + (1 if parse.pos[token] in ("VERB", "AUX") else 0)
            if width > size and parse.deps[token] != "punct":
                best, size = token, width
    return best


def extend_joined(parse: Parse, candidates: list[Candidate], sites: list[Site]) -> list[Candidate]:
    """Let a clause that ends in a marked stretch go on in the stretches that join it across its cue.

    *The city “is broke,” Lind said. “It has been for years.”* -> The city “is broke … It has been for years
    """
    joined = {site.stretch: site.joined for site in sites if site.joined}
    if not joined:
        return candidates
    ends = {parse.marked[index].inner_end: index for index in joined}
    return [
        candidate.renewed(contents=Contents(partial(_draw_on, parse, candidate.contents, joined, ends)))
        if candidate.family in ("clause-left", "clause-right")
        else candidate
        for candidate in candidates
    ]


def _draw_on(parse: Parse, contents: Contents, joined: Mapping[int, tuple[int, ...]], ends: Mapping[int, int]) -> Drawn:
    """The regions of a clause, those that end in a stretch with the stretches that join it; ``ends`` says which."""
    regions, pattern = contents.drawn()
    more: list[Region] = []
    broken_off: list[Region] = []
    for region in regions:
        end = region.ranges[-1][1]
        index = next((ends[at] for at in range(end, end + 4) if at in ends), -1)
        if index < 0 or parse.marked[index].inner_start >= end:
            continue
        until = parse.marked[joined[index][0]].start
        behind = (other.ranges[-1] for other in regions if end < other.ranges[-1][0])
        if any(stop <= until and len(parse.text[start:stop].split()) > _GOES_ON for start, stop in behind):
            continue  # The note was “short”, Lind said, and had been lost since. “I wrote it.”
        parts = [
            trim(parse.text, parse.marked[other].inner_start, parse.marked[other].inner_end) for other in joined[index]
        ]
        kept = [part for part in parts if part is not None]
        if kept:
            more.append(Region(f"{region.name}+joined", (*region.ranges, *kept)))
            if parse.marked[index].continues:
                # Marks opened anew in the next paragraph: what ends with the first one is no whole content.
                broken_off.append(region)
    if not more:
        return regions, pattern
    return (*(region for region in regions if region not in broken_off), *more), f"{pattern}|joined"
