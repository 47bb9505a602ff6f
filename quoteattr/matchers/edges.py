"""What stands in a region and at its edges, as the values that the tables of regions are keyed by."""

from __future__ import annotations

import bisect
from functools import lru_cache

from quoteattr.matchers.candidate import Candidate, Region
from quoteattr.matchers.context import Pairs, tables_of
from quoteattr.matchers.stretches import last_word
from quoteattr.syntax import own_subject
from quoteattr.text.blanks import INLINE_BLANKS, LINE_BREAKS
from quoteattr.text.parse import Parse

__all__ = ["REGION_TABLES", "region_context", "region_values"]

_SIZES = (
    (1, "1"),
    (2, "2"),
    (3, "3"),
    (5, "4-5"),
    (8, "6-8"),
    (12, "9-12"),
    (20, "13-20"),
    (35, "21-35"),
    (60, "36-60"),
)

# The name for every number of words up to one over the last limit.
_SIZE_OF = tuple(next((name for limit, name in _SIZES if words <= limit), "61+") for words in range(_SIZES[-1][0] + 2))

REGION_TABLES = (
    "size",
    "marks",
    "after",
    "before",
    "parts",
    "first-word",
    "word-before",
    "beyond",
    "beyond-word",
    "tail",
    "tail-word",
)
"""The tables of a region, each family's its own, in the order in which their values are read."""

# Every style of marks, so that a change of style changes no row.
_OPENING = "\"“‘'«‹„‚"
_CLOSING = "\"”’'»›“‘"
_BEFORE_CONTENT = _OPENING + INLINE_BLANKS
_SEPARATORS = frozenset({",", ";", "--", "—", "–", "―", "-", ":"})


def region_context(parse: Parse, candidate: Candidate, region: Region) -> Pairs:
    """The values of one region: size, marks in it, what stands at its edges."""
    tables = tables_of(candidate.family)
    values = region_values(parse, candidate, region)
    return [(tables[name], value) for name, value in zip(REGION_TABLES, values, strict=True) if value]


def region_values(parse: Parse, candidate: Candidate, region: Region) -> tuple[str, ...]:
    """A region's values in the order of :data:`REGION_TABLES`; an empty one says nothing."""
    text = parse.text
    words = 0
    for start, end in region.ranges:
        words += text.count(" ", start, end) + 1
    first, last = region.ranges[0][0], region.ranges[-1][1]
    near = parse.marked_near(first, last)
    marks = "none"
    if near:
        stretch = near[-1]
        if stretch.start <= first and stretch.end >= last:
            marks = "all" if abs(stretch.inner_start - first) <= 2 and abs(last - stretch.inner_end) <= 3 else "within"
        elif any(
            (s.inner_start + 2 < first < s.inner_end - 1 and s.end < last) or first < s.start < last < s.inner_end - 3
            for s in near
        ):
            marks = "cut"
        else:
            marks = "part"
    after = text[last : last + 24].lstrip(_CLOSING).lstrip(INLINE_BLANKS)
    before = text[max(0, first - 12) : first].rstrip(_BEFORE_CONTENT)
    edges = ("", "", "", "")
    if region.last >= 0:
        edges = (*_beyond(parse, candidate, region.last), *_tail(parse, candidate, region.last))
    return (
        _SIZE_OF[min(words, len(_SIZE_OF) - 1)],
        marks,
        _edge_word(after),
        "start" if not before or before[-1] in LINE_BREAKS else "word" if before[-1].isalnum() else before[-1],
        str(len(region.ranges)),
        _first_word(text, first),
        last_word(before),
        *edges,
    )


def _edge_word(after: str) -> str:
    if not after or after[0] in LINE_BREAKS:
        return "end"
    if after[0] in ",;" and len(after) > 2:
        following = after[1:].split()[:1]
        return f", {following[0].lower()}" if following and following[0].isalpha() and len(following[0]) <= 8 else ","
    if not after[0].isalnum():
        return after[0]
    word = after.split()[0]
    return word.lower() if len(word) <= 7 and word.isalpha() else "word"


def _first_word(text: str, first: int) -> str:
    """The word that a content begins with where it is a small one, or that it begins at a mark."""
    if first and text[first - 1] in _OPENING:
        return "mark"
    word = text[first : first + 9].split()[:1]
    return word[0] if word and len(word[0]) <= 7 and word[0].isalpha() and word[0].islower() else "word"


def _beyond(parse: Parse, candidate: Candidate, last: int) -> tuple[str, str]:
    """What stands right beyond a region's last token: its label, and its verb or first word."""
    stop = parse.sent_bounds[parse.sents[last]][1]
    token = last + 1
    mark = ""
    while token < stop and (parse.deps[token] == "punct" or not parse.words[token].strip()):
        if not mark and parse.words[token] in _SEPARATORS:
            mark = parse.words[token]
        token += 1
    if token >= stop:
        return "end", ""
    kind, word = _constituent(parse, token, last, stop - 1)
    where = "cue" if parse.heads[_top(parse, token, last, stop - 1)] == candidate.cue_head else "in"
    return f"{mark}{kind} {where}", f"{mark}{word}"


def _tail(parse: Parse, candidate: Candidate, last: int) -> tuple[str, str]:
    """The last part of a region that a comma, a dash or a conjunction sets off."""
    head = candidate.link if candidate.link >= 0 else candidate.cue_head
    first = max(head, parse.sent_bounds[parse.sents[last]][0]) + 1
    breaks = _breaks(parse)
    at = bisect.bisect_left(breaks, last) - 1
    if at < 0 or breaks[at] <= first:
        return "none", ""
    token = breaks[at]
    if parse.deps[token] == "cc":
        return _constituent(parse, token, token - 1, last)
    kind, word = _constituent(parse, token + 1, token, last)
    return f"{parse.words[token]}{kind}", f"{parse.words[token]}{word}"


@lru_cache(maxsize=2)
def _breaks(parse: Parse) -> list[int]:
    """The article's tokens that set a part of a sentence off, in order; its many regions ask one after another."""
    words, deps, tags, heads = parse.words, parse.deps, parse.tags, parse.heads
    return [
        token
        for token, dep in enumerate(deps)
        if (dep == "punct" and words[token] in _SEPARATORS) or (dep == "cc" and tags[heads[token]].startswith("V"))
    ]


def _top(parse: Parse, token: int, low: int, high: int) -> int:
    """The highest token above ``token`` (or itself) that stands within ``low + 1 .. high``."""
    for _ in range(12):
        head = parse.heads[token]
        if head == token or not low < head <= high:
            break
        token = head
    return token


def _constituent(parse: Parse, token: int, low: int, high: int) -> tuple[str, str]:
    """The label and tag of the constituent that begins at ``token``, and its verb's lemma or first word."""
    top = _top(parse, token, low, high)
    joint = ""
    if parse.deps[top] == "cc":
        joint = parse.lowers[top] + " "
        after = [kid for kid in parse.children[parse.heads[top]] if kid > top and parse.deps[kid] == "conj"]
        if after:
            top = after[0]
    tag = parse.tags[top]
    if tag.startswith("V"):
        whose = "s" if own_subject(parse, top) >= 0 else ""
        return f"{joint}{parse.deps[top]}:{tag}{whose}", f"{joint}{parse.lemmas[top].lower()}"
    return f"{joint}{parse.deps[top]}:{tag[:2]}", f"{joint}{parse.lowers[token]}"
