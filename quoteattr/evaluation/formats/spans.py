"""Spans as gold files write them: pairs of offsets, or objects with the text beside the offsets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from quoteattr.errors import GoldError
from quoteattr.evaluation.gold import Offsets

__all__ = ["read_pairs", "read_span_objects"]


def read_pairs(raw: Iterable[Sequence[int]]) -> Offsets:
    """``[[start, end], …]`` as offsets in text order."""
    return tuple(sorted((int(start), int(end)) for start, end in raw))


def read_span_objects(text: str, raw: Iterable[Mapping[str, Any]]) -> Offsets:
    """``[{"start", "end", "text"?}, …]`` as offsets in text order. Raises GoldError where the text stands elsewhere."""
    found = []
    for span in raw:
        start, end, said = span["start"], span["end"], span.get("text")
        if said is not None and text[start:end] != said:
            raise GoldError(f"the article's text from {start} to {end} is not {said!r}")
        found.append((start, end))
    return tuple(sorted(found))
