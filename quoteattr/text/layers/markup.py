"""Character references and tags of HTML."""

from __future__ import annotations

import html
from collections.abc import Iterator

import regex

from quoteattr.text.layers.edit import Edit

__all__ = ["applies", "edits"]

_REFERENCE = regex.compile(r"&(?:amp;)?(?:[A-Za-z]{2,8}|\#\d{2,6}|\#[xX][0-9A-Fa-f]{2,5});")
_BLOCK = (
    "p|div|h[1-6r]|li|ul|ol|dl|dt|dd|blockquote|pre|html|body|main|nav|article|section|figure|figcaption|header|footer|aside"
    "|table|tbody|thead|tr|th|td|iframe"
)
_INLINE = "a|abbr|b|big|cite|code|del|em|font|i|img|ins|mark|q|s|small|span|strike|strong|sub|sup|time|u|wbr"
_TAG = regex.compile(rf"</?(?:(?P<block>{_BLOCK})|(?P<line>br)|{_INLINE})(?:\s[^<>]{{0,1000}})?/?>", regex.IGNORECASE)


def applies(text: str) -> bool:
    """Whether a reference or a tag stands in the text."""
    return ("&" in text and _REFERENCE.search(text) is not None) or ("<" in text and _TAG.search(text) is not None)


def edits(text: str) -> Iterator[Edit]:
    """Character references and tags; a block's tag parts paragraphs, *br* parts lines."""
    closed = "</" in text
    for match in regex.finditer(f"{_REFERENCE.pattern}|{_TAG.pattern}", text, regex.IGNORECASE):
        if match[0].startswith("<"):
            if not (closed or match["block"] or match["line"] or " " in match[0]):
                continue  # <i> alone is somebody's sign
            yield match.start(), match.end(), "\n\n" if match["block"] else "\n" if match["line"] else ""
        elif not (character := html.unescape(html.unescape(match[0]))).startswith("&") or character == "&":
            yield match.start(), match.end(), character
