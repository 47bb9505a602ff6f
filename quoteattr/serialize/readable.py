"""A quote's words for people to read: on one line, the parts joined, no quotation mark without its partner."""

from __future__ import annotations

from collections.abc import Sequence

from quoteattr.records import Span

__all__ = ["readable_words"]

_PARTNERS = {"“": "”", "‘": "’", "«": "»", "‹": "›", "„": "“", "‚": "‘", "``": "''", '"': '"', "'": "'"}
_CLOSERS = {"”": "“", "»": "«", "›": "‹", '"': '"'}
"""Closing marks that stand for nothing else, with what is put in front where the opening one is missing."""


def readable_words(content: Sequence[Span], verbatim: Sequence[Span] = ()) -> str:
    """The words of a content, its parts joined by an ellipsis, with the marks that its edges cut off.

    A content ends before its outer mark, so that a mixed one may hold a mark without its partner. ``verbatim``: its
    parts inside marks, where they are known; they tell a mark that closes from an apostrophe.

    *the bridge was “beyond repair* -> the bridge was “beyond repair”
    """
    words = " … ".join(" ".join(span.text.split()) for span in content)
    missing: list[str] = []
    in_front = _cut_in_front(content, verbatim)
    position = 0
    while position < len(words):
        mark = words[position : position + 2]
        mark = mark if mark in ("``", "''") else words[position]
        opens = position == 0 or not words[position - 1].isalnum()
        closes = not words[position + len(mark) : position + len(mark) + 1].isalnum()
        if missing and mark == missing[-1] and closes:
            missing.pop()
        elif mark in _PARTNERS and opens and (not closes or mark not in "\"'"):
            missing.append(_PARTNERS[mark])
        elif not in_front and mark in _CLOSERS and not missing and not opens and not words[position - 1].isdigit():
            in_front = _CLOSERS[mark] + in_front
        position += len(mark)
    return in_front + words + "".join(reversed(missing))


def _cut_in_front(content: Sequence[Span], verbatim: Sequence[Span]) -> str:
    """The mark that a content starts behind, where its partner stands inside: *brave’ striker after the win*."""
    if not content or not verbatim or verbatim[0].start != content[0].start:
        return ""
    behind = content[0].text[verbatim[0].end - content[0].start :].lstrip(",.?!…;:")
    return next((opening for opening, closing in _PARTNERS.items() if behind.startswith(closing)), "")
