"""Characters that show nothing: white space of every kind, controls, and what only steers the writing's direction."""

from __future__ import annotations

__all__ = ["BLANKS", "INLINE_BLANKS", "LINE_BREAKS", "PLAIN_SPACES", "single_spaced"]

LINE_BREAKS: frozenset[str] = frozenset("\n\r\v\f\x85\u2028\u2029")
"""Characters that end a line."""

# What Python and Unicode call white space, the C0 and C1 controls, the byte order mark, the zero-width space, the word
# joiner, and the marks of direction. The zero-width joiners stay: they are parts of emoji and of words.
BLANKS: frozenset[str] = frozenset(
    [chr(code) for code in (*range(0x21), *range(0x7F, 0xA1))]
    + [chr(code) for code in (0x1680, *range(0x2000, 0x200C), 0x200E, 0x200F, 0x2028, 0x2029, *range(0x202A, 0x2030))]
    + [chr(code) for code in (0x205F, 0x2060, *range(0x2066, 0x206A), 0x3000, 0xFEFF)]
)
"""Every such character."""

INLINE_BLANKS: str = "".join(sorted(BLANKS - LINE_BREAKS))
"""Those that stand within a line, for :meth:`str.strip`."""

PLAIN_SPACES: dict[int, int] = {ord(blank): ord(" ") for blank in BLANKS - {"\n", "\t"}}
"""For :meth:`str.translate`: each of them as a space, but for line feeds and tabs."""


def single_spaced(text: str) -> str:
    """The words of a text with one plain space between them: *Otto\u200b Brandt* and *Otto&nbsp;Brandt* are *Otto
    Brandt*.
    """
    if not text.isascii():
        text = text.translate(PLAIN_SPACES)
    return " ".join(text.replace("&nbsp;", " ").split())
