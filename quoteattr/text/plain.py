"""Plain text out of what tools made of it: tokens set apart by blanks, character references, tags of HTML.

The rules and the parser read the plain text; every offset leads back to the article as it was given.
"""

from __future__ import annotations

import bisect
import html
from collections.abc import Callable, Iterator, Sequence

import regex
from attrs import define, field

from quoteattr.text.blanks import BLANKS, LINE_BREAKS

__all__ = ["PlainText", "find_plain_text"]

Edit = tuple[int, int, str]
"""The characters ``start:end`` and what stands for them."""


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
        return self._from_source(start), self._from_source(end)

    def _from_source(self, offset: int) -> int:
        at = bisect.bisect_right(self._sources, offset, key=_begin) - 1
        size = (self._starts[at + 1] if at + 1 < len(self._starts) else len(self.text)) - self._starts[at]
        return self._starts[at] + min(offset - self._sources[at][0], size)


def _begin(edges: tuple[int, int]) -> int:
    return edges[0]


def find_plain_text(text: str) -> PlainText | None:
    """The plain text of an article, or None where it is plain already.

    *`` I wo n't go , '' said Ms. Lind .*  -> “I won't go,” said Ms. Lind.
    *&ldquo;I will not go,&rdquo; said <b>Lind</b>.*  -> “I will not go,” said Lind.
    *She waited . Nobody came, and it rained.*  -> None: one stop behind a blank is a slip
    """
    plain: PlainText | None = None
    for applies, edits in _LAYERS:
        source = plain.text if plain else text
        if applies(source):
            plain = PlainText.of(source, edits(source), plain)
    return plain


_REFERENCE = regex.compile(r"&(?:amp;)?(?:[A-Za-z]{2,8}|\#\d{2,6}|\#[xX][0-9A-Fa-f]{2,5});")
_BLOCK = (
    "p|div|h[1-6r]|li|ul|ol|dl|dt|dd|blockquote|pre|html|body|main|nav|article|section|figure|figcaption|header|footer|aside"
    "|table|tbody|thead|tr|th|td|iframe"
)
_INLINE = "a|abbr|b|big|cite|code|del|em|font|i|img|ins|mark|q|s|small|span|strike|strong|sub|sup|time|u|wbr"
_TAG = regex.compile(rf"</?(?:(?P<block>{_BLOCK})|(?P<line>br)|{_INLINE})(?:\s[^<>]{{0,1000}})?/?>", regex.IGNORECASE)


def _has_markup(text: str) -> bool:
    return ("&" in text and _REFERENCE.search(text) is not None) or ("<" in text and _TAG.search(text) is not None)


def _markup(text: str) -> Iterator[Edit]:
    """Character references and tags; a block's tag parts paragraphs, *br* parts lines."""
    for match in regex.finditer(f"{_REFERENCE.pattern}|{_TAG.pattern}", text, regex.IGNORECASE):
        if match[0].startswith("<"):
            yield match.start(), match.end(), "\n\n" if match["block"] else "\n" if match["line"] else ""
        elif not (character := html.unescape(html.unescape(match[0]))).startswith("&") or character == "&":
            yield match.start(), match.end(), character


# A block of lines is of tokens where nearly all its commas and full stops stand behind a blank. Each is judged alone:
# what is added to an article changes nothing before it.
_ALIKE = {ord(blank): "\n" if blank in LINE_BREAKS else " " for blank in BLANKS}
_BLOCK_END = regex.compile(r"\n\s*\n|\Z")
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
    | (?P<slash> \\ / )
    | (?P<hyphen> [ ] @-@ [ ] )
    """,
    regex.VERBOSE | regex.IGNORECASE,
)


def _has_tokens(text: str) -> bool:
    return " ," in text or " ." in text


def _tokens(text: str) -> Iterator[Edit]:
    """The edits of each block of lines that is of tokens."""
    text = text.replace("\r\n", " \n").translate(_ALIKE)
    start = 0
    for match in _BLOCK_END.finditer(text):
        end = match.start()
        apart = sum(1 for _ in _SET_APART.finditer(text, start, end))
        if apart and apart >= _SHARE * sum(1 for _ in _JOINED.finditer(text, start, end)):
            yield from _block_tokens(text, start, end)
        start = match.end()


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
_WRITTEN = {"bracket": None, "single_open": "‘", "slash": "/", "hyphen": "-"}


def _begins_line(text: str, position: int) -> bool:
    while position and text[position - 1] == " ":
        position -= 1
    return position == 0 or text[position - 1] == "\n"


_LAYERS: tuple[tuple[Callable[[str], bool], Callable[[str], Iterator[Edit]]], ...] = (
    (_has_markup, _markup),
    (_has_tokens, _tokens),
)
