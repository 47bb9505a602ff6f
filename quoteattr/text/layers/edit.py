"""What stands for some characters of a text, and the blocks of lines that a layer judges one by one."""

from __future__ import annotations

from collections.abc import Iterator

import regex

__all__ = ["Edit", "find_blocks"]

Edit = tuple[int, int, str]
"""The characters ``start:end`` and what stands for them. Edits of a text are in order and apart."""

_BLOCK_END = regex.compile(r"\n\s*\n|\Z")


def find_blocks(text: str) -> Iterator[tuple[int, int]]:
    """The ``(start, end)`` of what blank lines part: what stands in one block changes nothing in another."""
    start = 0
    for match in _BLOCK_END.finditer(text):
        yield start, match.start()
        start = match.end()
