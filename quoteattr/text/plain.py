"""Plain text out of what tools made of it, and the way back.

The rules and the parser read the plain text; every offset leads back to the article as it was given.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence

from attrs import define, field

from quoteattr.text.layers import asked, caseless, encodings, glued, markdown, markup, tokens
from quoteattr.text.layers.edit import Edit

__all__ = ["PlainText", "find_plain_text"]


@define(frozen=True, slots=True, eq=False)
class PlainText:
    """A text that was made out of another by edits, and the way back."""

    text: str
    _starts: Sequence[int] = field(repr=False)
    """Where each piece starts in ``text``; each second one is an edit's."""
    _sources: Sequence[tuple[int, int]] = field(repr=False)
    """The ``(start, end)`` of each piece in the source."""
    _below: PlainText | None = field(default=None, repr=False)
    """The plain text that this was made out of, where it was no article."""

    @classmethod
    def of(cls, source: str, edits: Iterator[Edit], below: PlainText | None = None) -> PlainText | None:
        """``source`` with edits, in order and apart; None where there are none."""
        pieces: list[str] = []
        starts: list[int] = []
        sources: list[tuple[int, int]] = []
        position = size = 0
        for start, end, words in edits:
            for piece, edges in ((source[position:start], (position, start)), (words, (start, end))):
                pieces.append(piece)
                starts.append(size)
                sources.append(edges)
                size += len(piece)
            position = end
        if not pieces:
            return below
        pieces.append(source[position:])
        starts.append(size)
        sources.append((position, len(source)))
        return cls("".join(pieces), starts, sources, below)

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """The characters of the article that ``start:end`` of the plain text stand for."""
        first = bisect.bisect_right(self._starts, start) - 1
        last = max(first, bisect.bisect_left(self._starts, end) - 1)
        begin = self._sources[first][0] + (start - self._starts[first] if first % 2 == 0 else 0)
        finish = self._sources[last][0] + end - self._starts[last] if last % 2 == 0 else self._sources[last][1]
        finish = max(begin, finish)
        return self._below.to_source(begin, finish) if self._below else (begin, finish)

    def from_source(self, start: int, end: int) -> tuple[int, int]:
        """The characters of the plain text that stand for ``start:end`` of the article."""
        if self._below:
            start, end = self._below.from_source(start, end)
        first, size = self._piece(start)
        begin = self._starts[first] + min(start - self._sources[first][0], size)
        if end <= start:
            return begin, begin
        # A stretch ends with its last character, not before the first one behind it.
        last, size = self._piece(end - 1)
        return begin, self._starts[last] + (min(end - self._sources[last][0], size) if last % 2 == 0 else size)

    def _piece(self, offset: int) -> tuple[int, int]:
        """The piece in which a character of the source stands, and its size in the plain text."""
        at = bisect.bisect_right(self._sources, offset, key=_begin) - 1
        following = self._starts[at + 1] if at + 1 < len(self._starts) else len(self.text)
        return at, following - self._starts[at]


def _begin(edges: tuple[int, int]) -> int:
    return edges[0]


def find_plain_text(text: str) -> PlainText | None:
    """The plain text of an article, or None where it is plain already.

    *`` I wo n't go , '' said Ms. Lind .*  -> “I won't go,” said Ms. Lind.
    *&ldquo;I will not go,&rdquo; said <b>Lind</b>.*  -> “I will not go,” said Lind.
    *She waited . Nobody came, and it rained.*  -> None: one stop behind a blank is a slip
    """
    plain: PlainText | None = None
    for layer in _LAYERS:
        source = plain.text if plain else text
        if layer.applies(source):
            plain = PlainText.of(source, layer.edits(source), plain)
    return plain


# In the order in which they are undone: what a tool did last comes first. Text may be broken twice by its encoding.
_LAYERS = (encodings, encodings, asked, markup, markdown, tokens, glued, caseless)
