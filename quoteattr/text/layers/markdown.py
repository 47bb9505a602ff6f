"""Emphasis, links, headings and citations of Markdown."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from quoteattr.text.layers.edit import Edit

__all__ = ["applies", "edits"]

# Stars inside a word hide letters (f***): emphasis begins and ends at words' edges, in one line.
_SIGN = regex.compile(
    r"""
    (?P<link> (?P<picture>!)? \[ (?P<words> [^\[\]\n]{1,300} ) \]
        \( (?: https?:// | / | \# | mailto: ) [^()\s]{0,500} \) )
    | (?<! [\w*\\] ) (?P<stars> \*{1,3} ) (?= [^\s*] [^*\n]{0,500} (?<= [^\s*] ) (?P=stars) (?! [\w*] ) )
    | (?<! [\w\\_] ) (?P<bars> _{1,3} ) (?! \p{Ll}+ __ (?! \w ) )       # __init__ is code
        (?= [^\s_] [^_\n]{0,500} (?<= [^\s_] ) (?P=bars) (?! [\w_] ) )
    | (?<= ^ ) (?P<line> \#{1,6} [ ]+ | (?: > [ ]? ){1,3} | [*+] [ ]+ (?= \S ) )
    """,
    regex.VERBOSE | regex.MULTILINE,
)


def applies(text: str) -> bool:
    """Whether a sign of Markdown stands in the text."""
    return _SIGN.search(text) is not None


def edits(text: str) -> Iterator[Edit]:
    """The signs, and the addresses of links; the words stay."""
    closing: dict[int, int] = {}  # where the emphasis that is open closes
    position = 0
    found: list[Edit] = []
    while (match := _SIGN.search(text, position)) is not None:
        start, end = match.span()
        position = end
        if match["link"]:
            first, last = match.span("words")
            found.append((start, end if match["picture"] else first, ""))
            if not match["picture"]:
                found.append((last, end, ""))
        elif match["line"]:
            found.append((start, end, ""))
        else:
            sign = match["stars"] or match["bars"]
            close = text.index(sign, end + 1)
            found.append((start, end, ""))
            closing[close] = close + len(sign)
    taken = sorted(found + [(start, end, "") for start, end in closing.items()])
    position = 0
    for start, end, words in taken:
        if start >= position:
            yield start, end, words
            position = end
