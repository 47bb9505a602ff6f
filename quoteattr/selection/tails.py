"""A reported clause that ends in a fragment in marks, which nothing else attributes."""

from __future__ import annotations

import regex

from quoteattr.matchers.candidate import trim
from quoteattr.selection.scored import Scored, redrawn
from quoteattr.text.parse import Parse

__all__ = ["take_in_tails"]

_FRAMES = frozenset({"that-clause", "whether-clause", "wh-clause", "zero-that"})
_OPENS = regex.compile(r"""(?<!\s)\s*+[,–—]\s*+["“'‘«]++""")


def take_in_tails(parse: Parse, accepted: list[Scored]) -> list[Scored]:
    """Give a reported clause the fragment in marks that ends its sentence and goes on with it.

    *She said it was late, “and getting later.”* -> it was late, “and getting later
    *She said it was late. “Go home.”*, *She said it was late, “Go home.”* -> two
    """
    tails = {
        item.region.ranges[0][0]: item
        for item in accepted
        if item.candidate.cue_head < 0
        and len(item.region.ranges) == 1
        and parse.text[item.region.ranges[0][0]].islower()
    }
    if not tails:
        return accepted
    taken: list[Scored] = []
    joined: list[Scored] = []
    for item in accepted:
        start, end = item.region.ranges[-1]
        if item.candidate.frame in _FRAMES and item.candidate.family == "clause-right":
            opens = _OPENS.match(parse.text, end)
            tail = tails.get(opens.end()) if opens is not None else None
            if tail is not None:
                taken.append(tail)
                item = redrawn(
                    item, "tail", *item.region.ranges[:-1], trim(parse.text, start, tail.region.ranges[0][1])
                )
        joined.append(item)
    return [item for item in joined if not any(item is one for one in taken)]
