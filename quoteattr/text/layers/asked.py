"""Question marks that stand for the characters an old encoding does not have."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from quoteattr.text.layers.edit import Edit

__all__ = ["applies", "edits"]

# No question mark stands at the left of a word: there it was an opening mark.
_OPENER = regex.compile(r"(?<![^\s(\[])\?(?=\p{L})(?!\w+=)")  # ?q=1 is an address's
_SIGN = regex.compile(
    r"""
    (?P<opener> (?<! [^\s(\[] ) \? (?= \p{L} ) (?! \w+ = ) )
    | (?P<closer> (?<= [.,!?] ) \? (?= [\s)\],;:.] | \Z ) )
    | (?P<inside> (?<= [\p{L}\d] ) \? (?= [,;:.] ) )     # ?a stain?, the British way
    | (?P<apostrophe> (?<= \p{L} ) \? (?= \p{Ll} ) )
    | (?P<dash> (?<= \s ) \? (?= \s ) )
    """,
    regex.VERBOSE,
)
_LINE = regex.compile(".+")
# A blank that was none of the keyboard's, behind a mark: *late,"?said Lind*.
_BLANK = regex.compile(r"""(?<=[.,!?]["”])\?(?=\p{L})""")
_FEWEST = 2  # such signs of a line
_FOR_KIND = {"opener": "“", "closer": "”", "inside": "”", "apostrophe": "’", "dash": "–"}


def applies(text: str) -> bool:
    """Whether a question mark stands at the left of a word."""
    return "?" in text and (_OPENER.search(text) is not None or _BLANK.search(text) is not None)


def edits(text: str) -> Iterator[Edit]:
    """The marks, apostrophes and dashes of each line that has such an opening mark, and blanks behind marks."""
    for line in _LINE.finditer(text):
        if _OPENER.search(text, *line.span()):
            found = list(_signs(text, *line.span()))
            if len(found) >= _FEWEST or text[found[0][1] : found[0][1] + 1].isupper():  # ?We go.
                yield from found
        else:
            yield from ((match.start(), match.end(), " ") for match in _BLANK.finditer(text, *line.span()))


def _signs(text: str, start: int, end: int) -> Iterator[Edit]:
    is_open = False
    for match in _SIGN.finditer(text, start, end):
        kind = match.lastgroup or ""
        if kind in ("closer", "inside"):
            if not is_open:
                continue
            is_open = False
        elif kind == "opener":
            is_open = True
        yield match.start(), match.end(), _FOR_KIND[kind]
