"""Words and marks that a corpus tool set apart by blanks."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from quoteattr.text.blanks import BLANKS, LINE_BREAKS
from quoteattr.text.layers.edit import Edit, find_blocks

__all__ = ["applies", "edits"]

# A block of lines is of tokens where nearly all its commas and full stops stand behind a blank. Each is judged alone:
# what is added to an article changes nothing before it.
_ALIKE = {ord(blank): "\n" if blank in LINE_BREAKS else " " for blank in BLANKS}
_SET_APART = regex.compile(r"[^\s,.][ ][,.](?=\s|$)")
_JOINED = regex.compile(r"\p{L}{3}[,.](?=\s|$)")
_SHARE = 5
_BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}"}
_TOKEN = regex.compile(
    r"""
    (?P<bracket> -L[RSC]B- [ ]? | [ ]? -R[RSC]B- )
    | (?P<open> (?: `` | [“„«] ) [ ] )
    | (?P<close> [ ] (?: '' | [”»] ) (?! \w ) )
    | (?P<straight> (?<! \S ) " (?! \S ) ) | (?P<glued> " )
    | (?P<single_open> (?<! \S ) [`‘] [ ] )
    | (?P<single_close> [ ] ['’] (?! \S ) )
    | (?P<left> [(\[{] [ ] ) | (?P<right> [ ] [)\]}] )
    | (?P<stop> [ ] (?: [,;:?!%] | \. (?! \.) ) (?! [^\s"”] ) )
    | (?P<short> [ ] (?: n['’]t | ['’] (?: s | re | ve | ll | d | m ) ) (?! \w ) )
    | (?P<money> [$£€] [ ] (?= \d ) )
    | (?P<hyphen> [ ] @-@ [ ] )
    """,
    regex.VERBOSE | regex.IGNORECASE,
)


def applies(text: str) -> bool:
    """Whether a comma or a full stop stands behind a blank."""
    return " ," in text or " ." in text


def edits(text: str) -> Iterator[Edit]:
    """The edits of each block of lines that is of tokens."""
    text = text.replace("\r\n", " \n").translate(_ALIKE)
    for start, end in find_blocks(text):
        apart = sum(1 for _ in _SET_APART.finditer(text, start, end))
        if apart and apart >= _SHARE * sum(1 for _ in _JOINED.finditer(text, start, end)):
            yield from _block_tokens(text, start, end)


def _block_tokens(text: str, first: int, last: int) -> Iterator[Edit]:
    """The blanks between tokens that print leaves out, and the marks and brackets that a treebank writes in letters.

    A straight mark between blanks opens or closes by turn; at a line's start it opens.
    """
    is_open = is_single = False
    for match in _TOKEN.finditer(text, first, last):
        kind, start, end = match.lastgroup, match.start(), match.end()
        if kind == "straight":
            is_open = not is_open or _begins_line(text, start)
            if is_open and text[end : end + 1] == " ":
                yield end, end + 1, ""
            elif not is_open and text[start - 1] == " ":
                yield start - 1, start, ""
        elif kind == "glued":
            is_open = start == 0 or text[start - 1].isspace()
        elif kind == "single_close":
            if is_single or text[start - 1 : start] in ("s", "S"):
                yield start, start + 1, ""
                yield start + 1, end, "’"
            is_single = False
        else:
            is_single = is_single or kind == "single_open"
            # The blanks are edits of their own: a stretch that ends at a word has none of them.
            left, right = start + (text[start] == " "), end - (text[end - 1] == " ")
            if left > start:
                yield start, left, ""
            if kind in _WRITTEN:
                yield left, right, _WRITTEN[kind] or _BRACKETS.get(text[left:right].upper(), text[left:right])
            elif kind in ("open", "close") and text[left] in "`'":
                yield left, right, "“" if kind == "open" else "”"
            if right < end:
                yield right, end, ""


# What stands for a token; None: the bracket that its letters name.
_WRITTEN = {"bracket": None, "single_open": "‘", "hyphen": "-"}


def _begins_line(text: str, position: int) -> bool:
    while position and text[position - 1] == " ":
        position -= 1
    return position == 0 or text[position - 1] == "\n"
