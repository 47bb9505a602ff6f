"""The glyphs that may be quotation marks, and which of them may open or close by what stands beside them.

Single marks are apostrophes too: they open at a word's left and close at a word's right, and words that begin with an
apostrophe (*’em*, *’90s*), plural possessives (*the workers’ rights*), feet and inches are no marks.
"""

from __future__ import annotations

import regex
from attrs import define

from quoteattr.text.blanks import BLANKS

__all__ = [
    "Glyph",
    "closes_single",
    "find_glyphs",
    "is_opening",
    "is_strong",
    "opens_single",
    "starts_with_opener",
    "starts_with_single",
]

_GLYPH = regex.compile(
    r"""
    (?<=[^\s'])(?P<last>'(?=''(?!')))      # three apostrophes behind a word: a single mark closes, then a double
  | (?P<two>'' | `` | ´´ | ’’ | ‘‘)       # two apostrophes or backticks as one mark
  | (?P<double>["“”„‟«»＂〝〞❝❞「」『』])
  | (?P<single>['‘’‚‛`‹›´])
    """,
    regex.VERBOSE,
)
_OPENERS = frozenset("“„‟«〝❝‘‚‛‹`「『")
_CLOSERS = frozenset("”»〞❞’›´」』")
# Corner marks are told apart by their shape alone: Japanese and Chinese set no spaces beside them.
_CORNERS = frozenset("「」『』")
_BEFORE_OPEN = frozenset("([{<—–―-/:;,…|*_") | BLANKS
_AFTER_CLOSE = frozenset(")]}>—–―-/:;,.!?…|*_") | BLANKS
_ANY_MARK = frozenset("\"“”„‟«»＂〝〞❝❞'‘’‚‛`‹›´「」『』")
# Words that begin with an apostrophe: never an opening single mark.
_ELISION = regex.compile(
    r"""['‘’`](?: \d0s\b | \d\ds?\b | (?:em|tis|twas|til|till|cause|bout|round|n|cos|ere|kay|nuff|neath|gainst)\b )""",
    regex.VERBOSE | regex.IGNORECASE,
)
# A mark after a digit that measures: 6'2", 5'10”.
_FEET = regex.compile(r"""\d\s?['’′]\s?\d{1,2}(?:["”″]|''|’’)""")
_SPACE_OR_END = frozenset([""]) | BLANKS
_EDGE = frozenset(["", *_ANY_MARK])


@define(slots=True)
class Glyph:
    """A glyph that may be a mark (character offsets), and the characters beside it: empty at the paragraph's edges."""

    start: int
    end: int
    before: str
    after: str
    char: str

    @property
    def may_open(self) -> bool:
        """Whether it stands at the left of a word."""
        return self.after not in _SPACE_OR_END and (self.before in _BEFORE_OPEN or self.before in _EDGE)

    @property
    def may_close(self) -> bool:
        """Whether it stands at the right of a word."""
        return self.before not in _SPACE_OR_END and (self.after in _AFTER_CLOSE or self.after in _EDGE)


def starts_with_opener(text: str, start: int, end: int) -> bool:
    """Whether the paragraph begins with a double mark before a word."""
    match = _GLYPH.match(text, start, end)
    if match is None or match.lastgroup == "single":
        return False
    return match.end() < end and text[match.end()] not in _SPACE_OR_END


def starts_with_single(text: str, start: int) -> bool:
    """Whether the paragraph begins with a single mark that opens."""
    glyph = Glyph(start, start + 1, "", text[start + 1 : start + 2], text[start])
    return text[start] in "'‘‚‹`" and opens_single(text, glyph)


def find_glyphs(text: str, start: int, end: int) -> tuple[list[Glyph], list[Glyph]]:
    """The double and the single glyphs of a paragraph, measures left out."""
    doubles: list[Glyph] = []
    singles: list[Glyph] = []
    measures = {match.end() for match in _FEET.finditer(text, start, end)}
    for match in _GLYPH.finditer(text, start, end):
        at, after = match.span()
        if after in measures:
            continue
        glyph = Glyph(
            at,
            after,
            text[at - 1] if at > start else "",
            text[after] if after < end else "",
            text[at],
        )
        (singles if match.lastgroup in ("single", "last") else doubles).append(glyph)
    return doubles, singles


def is_opening(glyph: Glyph, is_open: bool) -> bool:
    """Decide a double mark's direction: by its neighbours where they are plain, else by its shape, else by turn."""
    if glyph.char in _CORNERS:
        return glyph.char in _OPENERS
    may_open, may_close = glyph.may_open, glyph.may_close
    if may_open != may_close:
        # A mark that stands before a space or at the end can only close, however it is drawn.
        return may_open
    if glyph.char in _OPENERS:
        return True
    if glyph.char in _CLOSERS and glyph.char not in "’´":
        return False
    return not is_open


def opens_single(text: str, glyph: Glyph) -> bool:
    """Whether a single mark opens, and is no apostrophe."""
    if glyph.char in "’´›" and not (glyph.before in _SPACE_OR_END and glyph.after.isupper()):
        return False
    if not glyph.may_open or _ELISION.match(text, glyph.start):
        return False
    return glyph.before not in "-/_" or glyph.before == ""


def closes_single(text: str, glyph: Glyph) -> bool:
    """Whether a single mark may close; an apostrophe behind a word looks the same."""
    if glyph.char == "‘":
        # The high mark of a low-high pair (‚so‘), or one drawn the wrong way round.
        return glyph.may_close and not glyph.may_open
    return glyph.char not in "‚‛`‹" and glyph.may_close


def is_strong(text: str, glyph: Glyph) -> bool:
    """Whether a right-hand single mark must close: not a plural possessive (*the workers’ rights*), not *goin’ on*."""
    if glyph.before in ".,!?…":
        return True
    if not glyph.after or glyph.after in '.,;:!?)]…"”»':
        return True
    following = _NEXT_WORD.match(text, glyph.end)
    small = following is not None and following.group("word") in _AFTER_MARK
    if glyph.before in "sSzx":
        return small  # ‘extremely careless’ but not …; behind the workers’ a noun follows
    elided = _ELIDED.search(text, max(0, glyph.start - _LONGEST_ELIDED), glyph.start)
    return glyph.before != "-" and (elided is None or (small and elided.group()[0].isupper()))


_NEXT_WORD = regex.compile(r"\s(?P<word>\p{L}+)\b")
# Words that follow no possessive.
_AFTER_MARK = frozenset(
    "a about after against an and are as at because before but by did does during for from had has have he his if in"
    " into is it its of on or over she should than that the their they through to under until was were when where which"
    " while who will with without would".split()
)
# What an apostrophe stands for a letter behind: goin’ on, Lyin’ Ted, rock n’ roll; ‘Grand Bargain’ to is a name.
_ELIDED = regex.compile(r"\b(?:\p{L}+in|an|n)\Z")
_LONGEST_ELIDED = 20
