"""A candidate: one possible cue in one construction, with the regions its content could cover."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from attrs import define

from quoteattr.text.blanks import BLANKS
from quoteattr.text.parse import Parse

__all__ = [
    "Candidate",
    "Contents",
    "Drawing",
    "Drawn",
    "Ranges",
    "Region",
    "draw",
    "in_order",
    "make_regions",
    "trim",
    "trim_tokens",
]

Ranges = tuple[tuple[int, int], ...]
Drawing = tuple[str, list[tuple[int, int]]]
"""A way to draw a content: its name and the first and last tokens of its parts."""

_EDGE = frozenset(",;:.\"“”„«»‘’'`‹›―—–-*|…") | BLANKS
_CLOSING = frozenset({'"', "”", "’", "'", "»"})
# Adverbs that say when, and those that belong to the *that* behind them.
_WHEN_SAID = frozenset({"again", "earlier", "later", "previously", "recently", "repeatedly", "today", "yesterday"})
_OPENS_WITH_THAT = frozenset({"even", "just", "not", "now", "only", "so"})


# Neither class is frozen, though nobody changes them: making a frozen one takes twice as long, and an article has
# hundreds.
@define(slots=True)
class Region:
    """One way to draw the content: the names of all drawings that coincide in it, joined by ``=``.

    last: the last token, -1 where the edge is a mark's and not a token's.
    """

    name: str
    ranges: Ranges
    last: int = -1


Drawn = tuple[tuple[Region, ...], str]
"""The regions that a content could cover, and which drawings of it coincide, as a name."""


class Contents:
    """What a candidate's content could cover, drawn when it is asked for.

    Half of all candidates are hopeless by their cue alone (5,857 of 12,914 on polnear.dev): theirs are never drawn.
    """

    __slots__ = ("_draw", "_drawn")

    def __init__(self, draw: Callable[[], Drawn]) -> None:
        self._draw = draw
        self._drawn: Drawn | None = None

    @classmethod
    def of(cls, regions: tuple[Region, ...], pattern: str) -> Contents:
        """Contents that are drawn already."""
        return cls(lambda: (regions, pattern))

    def drawn(self) -> Drawn:
        """The regions and their pattern."""
        if self._drawn is None:
            self._drawn = self._draw()
        return self._drawn


@define(slots=True, eq=False, kw_only=True)
class Candidate:
    """One possible cue with its frame and possible contents.

    cue: tokens; cue_head: the token that the lexicon knows it by; frame: a row of the frame table; family: the group
    of frames that
    share context tables; source_hint: a token that must head the source (the object of *according to*), -1 where the
    source is the cue's subject, -2 where there is none;
    stretches: the marked stretches that a quote-frame candidate takes. rivals: the other families that the same cue has
    candidates of; stands_alone: a stretch without a cue is a sentence between sentences.
    """

    cue: tuple[int, ...]
    cue_head: int
    lemma: str
    frame: str
    family: str
    contents: Contents
    source_hint: int = -1
    link: int = -1
    object: int = -1
    stretches: tuple[int, ...] = ()
    rivals: str = ""
    stands_alone: bool = False

    @property
    def regions(self) -> tuple[Region, ...]:
        """The regions that the content could cover; at least one."""
        return self.contents.drawn()[0]

    @property
    def pattern(self) -> str:
        """Which drawings of the content coincide."""
        return self.contents.drawn()[1]

    def renewed(self, *, contents: Contents | None = None, rivals: str | None = None) -> Candidate:
        """The candidate with other contents or rivals (``attrs.evolve`` takes ten times as long)."""
        return Candidate(
            cue=self.cue,
            cue_head=self.cue_head,
            lemma=self.lemma,
            frame=self.frame,
            family=self.family,
            contents=self.contents if contents is None else contents,
            source_hint=self.source_hint,
            link=self.link,
            object=self.object,
            stretches=self.stretches,
            rivals=self.rivals if rivals is None else rivals,
            stands_alone=self.stands_alone,
        )


def draw(
    parse: Parse,
    drawings: Sequence[Drawing],
    *,
    cue: tuple[int, ...],
    cue_head: int,
    lemma: str,
    frame: str,
    family: str,
    source_hint: int = -1,
    link: int = -1,
    object: int = -1,
) -> tuple[Candidate, ...]:
    """The candidate whose content could be any of the drawings; none where no words are left of them."""
    contents = Contents(partial(_draw_whole, parse, drawings, cue_head))
    if not _begins_with_word(parse, drawings) and not contents.drawn()[0]:
        return ()
    return (
        Candidate(
            cue=cue,
            cue_head=cue_head,
            lemma=lemma,
            frame=frame,
            family=family,
            contents=contents,
            source_hint=source_hint,
            link=link,
            object=object,
        ),
    )


def _begins_with_word(parse: Parse, drawings: Sequence[Drawing]) -> bool:
    """Whether the first drawing begins with a word that no trimming takes away, so that a region is sure to come."""
    first, last = drawings[0][1][0]
    return (
        first <= last
        and parse.text[parse.starts[first]].isalnum()
        and parse.deps[first] not in ("punct", "cc")
        and parse.lowers[first] != "that"
    )


def trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Strip white space, marks, outer punctuation and a bracket without its other half; None where nothing is left.

    *the timing was unrelated.)* -> the timing was unrelated;  *he had little time (really* -> he had little time
    """
    kept = _trim_edges(text, start, end)
    if kept is None:
        return None
    start, end = kept
    if text.find("(", start, end) < 0 and text.find(")", start, end) < 0:
        return kept  # nearly always, and found in a third of the time that counting takes
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


def trim_tokens(
    parse: Parse, first: int, last: int, *, keep_that: bool = False, keep_joint: bool = False
) -> tuple[int, int] | None:
    """Strip punctuation tokens, a leading *that* and a leading *and* from a token range; None where nothing is left.

    ``keep_joint``: the words go on behind a tag: *It is late, she said, and dark* -> It is late … and dark
    """
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
        or (deps[first] == "cc" and first < last and not keep_joint)
        or (not keep_that and first + 1 < last and lowers[first + 1] == "that" and _is_when_said(parse, first))
    ):
        if words[first] in "([$#@" and words[first]:
            break
        first += 1
    while last >= first and (deps[last] in ("punct", "cc") or not words[last].strip()):
        if words[last] in ")]%?!" and words[last]:
            break
        last -= 1
    return (first, last) if first <= last else None


def _is_when_said(parse: Parse, token: int) -> bool:
    """Whether an adverb between a cue and its *that* is the cue's: *told Xinhua earlier that*; not *now that*, *later
    that day*.
    """
    if parse.deps[token + 1] == "det" and parse.deps[parse.heads[token + 1]] == "npadvmod":
        return False
    if parse.lowers[token] in _WHEN_SAID:
        return True
    adverb = parse.deps[token] == "advmod" and parse.tags[token].startswith("RB")
    return adverb and parse.deps[token + 1] == "mark" and parse.lowers[token] not in _OPENS_WITH_THAT


def make_regions(parse: Parse, drawings: Iterable[Drawing]) -> Drawn:
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
            trimmed = trim_tokens(parse, first, last, keep_joint=bool(ranges))
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
            key = in_order(ranges)
            by_ranges.setdefault(key, []).append(name)
            lasts.setdefault(key, edge)
    regions = tuple([Region("=".join(names), ranges, lasts[ranges]) for ranges, names in by_ranges.items()])
    return regions, "|".join([region.name for region in regions])


def _draw_whole(parse: Parse, drawings: Iterable[Drawing], cue: int) -> Drawn:
    """Draw regions that end inside no marks that they entered from outside: who quotes, quotes all that the marks hold.

    On train 4 of some 2,000 outermost stretches in mixed contents are cut. A stretch that holds the cue stays as it is.
    *He would “bomb it into the sea. Nobody will know.”* -> never only the first of the two sentences
    """
    regions, pattern = make_regions(parse, drawings)
    first = min([region.ranges[0][0] for region in regions], default=0)
    if not parse.marked_near(first, max([region.ranges[-1][1] for region in regions], default=0)):
        return regions, pattern  # most: one look for all of them
    merged: dict[Ranges, tuple[list[str], int]] = {}
    changed = False
    for region in regions:
        ranges = _whole(parse, region.ranges, cue)
        last = region.last
        if ranges != region.ranges:
            changed = True
            last = -1
        merged.setdefault(ranges, ([], last))[0].append(region.name)
    if not changed:
        return regions, pattern
    whole = tuple([Region("=".join(names), ranges, last) for ranges, (names, last) in merged.items()])
    return whole, "|".join([region.name for region in whole])


def _whole(parse: Parse, ranges: Ranges, cue: int) -> Ranges:
    (start, first_end), (last_start, end) = ranges[0], ranges[-1]
    at = parse.starts[cue] if cue >= 0 else -1
    for stretch in parse.marked_near(start, end):
        if stretch.depth or not (stretch.closed or stretch.continues) or stretch.start <= at < stretch.end:
            continue
        begin, finish = stretch.inner_start, stretch.inner_end
        if begin < start < finish < end - 1:
            start = begin
        elif start <= begin < end < finish:
            end = finish
    if (start, end) == (ranges[0][0], ranges[-1][1]):
        return ranges
    kept = trim(parse.text, start, end)
    if kept is None:
        return ranges
    if len(ranges) == 1:
        return (kept,)
    if kept[0] >= first_end or kept[1] <= last_start:
        return ranges  # trimmed down into one of its parts
    return ((kept[0], first_end), *ranges[1:-1], (last_start, kept[1]))


def in_order(ranges: list[tuple[int, int]]) -> Ranges:
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
