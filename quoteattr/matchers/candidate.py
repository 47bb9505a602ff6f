"""A candidate: one possible cue in one construction, with the regions its content could cover."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import define

from quoteattr.text.blanks import BLANKS
from quoteattr.text.parse import Parse

__all__ = ["Candidate", "Drawing", "Ranges", "Region", "draw", "make_regions", "trim", "trim_tokens"]

Ranges = tuple[tuple[int, int], ...]
Drawing = tuple[str, list[tuple[int, int]]]
"""A way to draw a content: its name and the first and last tokens of its parts."""

_EDGE = frozenset(",;:.\"“”„«»‘’'`‹›―—–-*|…") | BLANKS
_CLOSING = frozenset({'"', "”", "’", "'", "»"})
_MARKS = "\"“”„«»‘’'`‹›"


@define(frozen=True, slots=True)
class Region:
    """One way to draw the content: the names of all drawings that coincide in it, joined by ``=``.

    last: the last token, -1 where the edge is a mark's and not a token's.
    """

    name: str
    ranges: Ranges
    last: int = -1


@define(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One possible cue with its frame and possible contents.

    cue: tokens; cue_head: the token that the lexicon knows it by; frame: a row of the frame table; family: the group
    of frames that
    share context tables; pattern: which drawings of the content coincide; source_hint: a token that must head the
    source (the object of *according to*), -1 where the source is the cue's subject, -2 where there is none;
    stretches: the marked stretches that a quote-frame candidate takes. rivals: the other families that the same cue has
    candidates of.
    """

    cue: tuple[int, ...]
    cue_head: int
    lemma: str
    frame: str
    family: str
    regions: tuple[Region, ...]
    pattern: str
    source_hint: int = -1
    link: int = -1
    object: int = -1
    stretches: tuple[int, ...] = ()
    rivals: str = ""

    def with_rivals(self, rivals: str) -> Candidate:
        """The candidate with its rivals named (``attrs.evolve`` takes ten times as long, and most have some)."""
        return Candidate(
            cue=self.cue,
            cue_head=self.cue_head,
            lemma=self.lemma,
            frame=self.frame,
            family=self.family,
            regions=self.regions,
            pattern=self.pattern,
            source_hint=self.source_hint,
            link=self.link,
            object=self.object,
            stretches=self.stretches,
            rivals=rivals,
        )


def draw(
    parse: Parse,
    drawings: Iterable[Drawing],
    *,
    cue: tuple[int, ...],
    cue_head: int,
    lemma: str,
    frame: str,
    family: str,
    source_hint: int = -1,
    link: int = -1,
    object: int = -1,
) -> Iterator[Candidate]:
    """Yield the candidate whose content could be any of the drawings; nothing where no words are left of them."""
    regions, pattern = make_regions(parse, drawings)
    if regions:
        yield Candidate(
            cue=cue,
            cue_head=cue_head,
            lemma=lemma,
            frame=frame,
            family=family,
            regions=regions,
            pattern=pattern,
            source_hint=source_hint,
            link=link,
            object=object,
        )


def trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Strip white space, marks, outer punctuation and a bracket without its other half; None where nothing is left.

    *the timing was unrelated.)* -> the timing was unrelated;  *he had little time (really* -> he had little time
    """
    kept = _trim_edges(text, start, end)
    if kept is None:
        return None
    start, end = kept
    opened, closed = text.count("(", start, end), text.count(")", start, end)
    if opened == closed:
        return kept
    if closed > opened:
        smiles = text[end - 2 : end - 1] in (":", ";", "-")
        return _trim_edges(text, start, end - 1) if text[end - 1] == ")" and not smiles else kept
    if text[start] == "(":
        return _trim_edges(text, start + 1, end)
    last = text.rfind("(", start, end)
    return kept if text.find(")", last, end) >= 0 else _trim_edges(text, start, last)


def _trim_edges(text: str, start: int, end: int) -> tuple[int, int] | None:
    outer = start
    while start < end and text[start] in _EDGE:
        # An elision keeps its apostrophe: 'em, '90s.
        start += 1
    while end > start and text[end - 1] in _EDGE:
        if text[end - 1] == "." and _abbreviates(text, start, end):
            break
        if text[end - 1] in "'’" and end - 2 >= start and text[end - 2] in "sS" and not _opens_before(text, outer, end):
            break
        end -= 1
    return (start, end) if start < end else None


def _abbreviates(text: str, start: int, end: int) -> bool:
    """Whether the full stop before ``end`` belongs to an abbreviation like *U.S.* (it has another inside)."""
    return end - start >= 4 and text[end - 3] == "." and text[end - 2].isupper()


def _opens_before(text: str, start: int, end: int) -> bool:
    return text.startswith("'", start) or any(mark in text[start : end - 1] for mark in ("‘", " '"))


def trim_tokens(parse: Parse, first: int, last: int, *, keep_that: bool = False) -> tuple[int, int] | None:
    """Strip punctuation tokens and a leading *that* from a token range; None where nothing is left."""
    deps, words, lowers = parse.deps, parse.words, parse.lowers
    while first <= last and (
        deps[first] == "punct"
        or not words[first].strip()
        or (
            lowers[first] == "that"
            and first < last
            and not keep_that
            and (deps[first] == "mark" or parse.tags[first] in ("IN", "WDT"))
        )
        or (deps[first] == "cc" and first < last)
    ):
        if words[first] in "([$#@" and words[first]:
            break
        first += 1
    while last >= first and (deps[last] in ("punct", "cc") or not words[last].strip()):
        if words[last] in ")]%?!" and words[last]:
            break
        last -= 1
    return (first, last) if first <= last else None


def make_regions(parse: Parse, drawings: Iterable[Drawing]) -> tuple[tuple[Region, ...], str]:
    """Turn named token-range drawings into regions of characters, equal ones merged; also name the pattern.

    A region whose edge cuts a marked stretch takes the whole stretch in where most of it is inside.
    """
    text, starts, ends = parse.text, parse.starts, parse.ends
    by_ranges: dict[Ranges, list[str]] = {}
    lasts: dict[Ranges, int] = {}
    for name, parts in drawings:
        ranges: list[tuple[int, int]] = []
        edge = -1
        for first, last in parts:
            trimmed = trim_tokens(parse, first, last)
            if trimmed is None:
                continue
            edge = trimmed[1]
            kept = trim(text, *_snap(parse, starts[trimmed[0]], ends[trimmed[1]]))
            if kept is not None:
                start, end = kept
                if text.startswith(("?", "!"), end) and text[end + 1 : end + 2] in _CLOSING:
                    end += 1
                ranges.append((start, end))
        if ranges:
            key = _in_order(ranges)
            by_ranges.setdefault(key, []).append(name)
            lasts.setdefault(key, edge)
    regions = tuple([Region("=".join(names), ranges, lasts[ranges]) for ranges, names in by_ranges.items()])
    return regions, "|".join([region.name for region in regions])


def _in_order(ranges: list[tuple[int, int]]) -> Ranges:
    """The ranges by their start; those that overlap (trees of odd texts cross) as one."""
    if len(ranges) == 1:
        return tuple(ranges)
    ordered: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if ordered and start < ordered[-1][1]:
            ordered[-1] = (ordered[-1][0], max(end, ordered[-1][1]))
        else:
            ordered.append((start, end))
    return tuple(ordered)


def _snap(parse: Parse, start: int, end: int) -> tuple[int, int]:
    for stretch in parse.marked_near(start, end):
        a, b = stretch.inner_start, stretch.inner_end
        if a < start < b < end and (start - a) * 2 < b - a:
            start = a
        elif start < a < end < b and (end - a) * 2 > b - a:
            end = b
    return start, end
