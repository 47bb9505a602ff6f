"""Paragraph ends that a text of one line has lost, told by its quotation marks."""

from __future__ import annotations

from collections.abc import Iterator

import regex

__all__ = ["part_at_marks"]

# A stretch of text shorter than this (characters) is a paragraph with a mark too few; a longer one may be several (in
# both of the corpora's whose marks open anew it was).
_SHORTEST = 200
_MARK = regex.compile(r"""["“”„]|''|``""")
_SENTENCE_END = regex.compile(r"(?<!\.\.)[.!?] +\Z")
# A quotation inside the one that is open, after which that goes on: *“Stop” was the word.*
_INNER = regex.compile(r"""["“][^"“”.,!?]{1,40}["”] \p{Ll}""")
# Who said it, inside what would be the quotation: it was closed, and the mark is missing.
_TAG = regex.compile(
    r"[,!?] +(?:(?:he|she|they|it|we|I) +)?(?:said|says|added|adds|told|asked|wrote)\b"
    r"|\b(?:he|she|they) (?:said|added)[.,]"
)
_LONGEST = 2_000  # characters of a paragraph inside a quotation
# Who wrote it, behind a quotation and a dash, before the next one: *― Ana Ruiz “*
_CREDIT = regex.compile(r"""["”'] ?[-–—―]{1,2} ?(?:\p{Lu}[\p{L}.’'-]* ){1,5}\Z""")
_CREDIT_LENGTH = 60


def part_at_marks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The paragraphs in ``text[start:end]``, parted where a quotation opens anew or follows another's credit.

    Of a text of some length:

    *She said: “We sold it. It was old. “Nobody asked.” He agreed.*  -> two, the second from *“Nobody*
    *“It was old.” ― Ana Ruiz “Nobody asked.” ― Joe Lee*  -> two
    """
    if end - start >= _SHORTEST:
        for at in _breaks(text, start, end):
            last = at
            while text[last - 1] == " ":
                last -= 1
            yield start, last
            start = at
    yield start, end


def _breaks(text: str, start: int, end: int) -> Iterator[int]:
    opened: int | None = None
    inner_to = start
    for match in _MARK.finditer(text, start, end):
        at, after = match.span()
        if at < inner_to:
            continue
        if opened is not None and (inner := _INNER.match(text, at, end)):
            inner_to = inner.end()
            continue
        before, behind = text[at - 1] if at > start else " ", text[after] if after < end else " "
        if behind.isalnum() and (before.isspace() or before in "([—–"):
            reopened = (
                opened is not None
                and after - opened <= _LONGEST
                and _SENTENCE_END.search(text, max(start, at - 6), at)
                and not _TAG.search(text, opened, at)
            )
            if reopened or (opened is None and _CREDIT.search(text, max(start, at - _CREDIT_LENGTH), at)):
                yield at
            opened = after
        else:  # a mark between blanks closes: *‘important,’ " he said*
            opened = None
