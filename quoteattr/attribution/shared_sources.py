"""Sources that are another reading's: *I* inside somebody's words, floating quotes, cue chains."""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from attrs import evolve

from quoteattr.attribution.cast import Found
from quoteattr.matchers.reading import Reading
from quoteattr.records import SourceForm
from quoteattr.text.parse import Parse

__all__ = ["carry_sources", "settle_first_persons"]


def settle_first_persons(parse: Parse, readings: Sequence[Reading], found: list[Found | None]) -> None:
    """Give *I* and *we* inside marks to whoever is quoted in the same paragraph, nearest before, else after."""
    waiting = [index for index, one in enumerate(found) if one is not None and one.reason == "inside"]
    if not waiting:
        return
    paragraphs = [start for start, _ in parse.paragraphs]
    spoken: dict[int, list[tuple[int, Found]]] = {}
    for index, one in enumerate(found):
        if one is not None and one.drafts and readings[index].source and one.reason != "first-person":
            start = readings[index].source[0][0]
            spoken.setdefault(bisect.bisect_right(paragraphs, start), []).append((start, one))
    for index in waiting:
        one = found[index]
        start = readings[index].source[0][0]
        near = spoken.get(bisect.bisect_right(paragraphs, start), [])
        best = max((other for other in near if other[0] < start), key=lambda other: other[0], default=None)
        best = best or min(near, key=lambda other: other[0], default=None)
        if best is not None:
            found[index] = Found(drafts=best[1].drafts, reason="first-person", form=SourceForm.PRONOUN)
        elif one is not None:
            found[index] = evolve(one, reason="no-antecedent")


def carry_sources(readings: Sequence[Reading], found: list[Found | None]) -> None:
    """Give floating quotes and cue chains the source that they share."""
    for index, reading in enumerate(readings):
        if found[index] is not None or (reading.source and reading.carried_from < 0):
            continue
        seen = {index}
        origin = reading.carried_from
        while origin >= 0 and origin not in seen and found[origin] is None:
            seen.add(origin)
            origin = readings[origin].carried_from
        source = found[origin] if origin >= 0 else None
        if source is not None:
            found[index] = evolve(source, reason="carried" if source.drafts else source.reason, form=SourceForm.OMITTED)
