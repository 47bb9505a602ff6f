"""Quotation marks: which glyphs open and close, and which stretches they enclose.

Pairing is done paragraph by paragraph, so that a missing mark costs one quote and never the next
paragraph. Double marks are paired first; single marks (which are also apostrophes) then within
what the double marks leave, and only where an opener stands at a word's left and a closer at a word's right.
"""

from __future__ import annotations

import bisect
from collections.abc import Callable, Sequence

import regex
from attrs import define, evolve

from quoteattr.text.blanks import BLANKS

__all__ = ["Marked", "find_marked"]


@define(frozen=True, slots=True, kw_only=True)
class Marked:
    """A stretch inside quotation marks (character offsets).

    ``start``/``end`` take in the marks, ``inner_start``/``inner_end`` leave them out. ``depth`` is 0 for
    an outermost stretch. ``closed`` is False where one of the marks is missing (repaired at the
    paragraph's edge). ``continues`` is True where the quotation goes on in the next paragraph, which opens
    with a mark of its own.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    depth: int = 0
    closed: bool = True
    continues: bool = False
    paragraph: int = 0
    single: bool = False


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
# A mark after a digit that measures: 6'2", 5'10”; a 12" pipe (this one only where nothing is open).
_FEET = regex.compile(r"""\d\s?['’′]\s?\d{1,2}(?:["”″]|''|’’)""")
_INCHES = regex.compile(r"""(?<![\d,.])\d{1,3}(?:\.\d)?["”](?=[ -]\p{Ll})""")


@define(slots=True)
class _Glyph:
    start: int
    end: int
    before: str
    after: str
    char: str

    @property
    def may_open(self) -> bool:
        return self.after not in _SPACE_OR_END and (self.before in _BEFORE_OPEN or self.before in _EDGE)

    @property
    def may_close(self) -> bool:
        return self.before not in _SPACE_OR_END and (self.after in _AFTER_CLOSE or self.after in _EDGE)


# Marks nested deeper than this are noise; each further level would cost every later look-up.
_DEEPEST = 8
_SPACE_OR_END = frozenset([""]) | BLANKS
_EDGE = frozenset(["", *_ANY_MARK])


def find_marked(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[Marked]:
    """Return the marked stretches of ``text``, in order of their start; nested ones follow what holds them."""
    found: list[Marked] = []
    open_before = False
    opens = [_starts_with_opener(text, start, end) for start, end in paragraphs] + [False]
    for number, (start, end) in enumerate(paragraphs):
        doubles, singles = _glyphs(text, start, end)
        pairs, left_open = _pair_doubles(text, start, end, doubles, open_before, opens[number + 1])
        goes_on = number + 1 < len(paragraphs) and _starts_with_single(text, paragraphs[number + 1][0])
        pairs = _pair_singles(text, start, end, singles, pairs, goes_on)
        found.extend(_without_label(text, stretch) for stretch in _nest(pairs, number))
        open_before = left_open
    return found


_LABEL = regex.compile(r"\p{Lu}[\p{Lu}.'’-]{1,20}(?: [\p{Lu}.'’-]{1,20}){0,3}:\s+")


def _without_label(text: str, stretch: Marked) -> Marked:
    """Leave a transcript's label out of a stretch that begins with one: *“ORTIZ: We never asked.”*"""
    label = _LABEL.match(text, stretch.inner_start, stretch.inner_end)
    if label is None or label.end() >= stretch.inner_end:
        return stretch
    return evolve(stretch, start=label.end(), inner_start=label.end())


def _starts_with_opener(text: str, start: int, end: int) -> bool:
    match = _GLYPH.match(text, start, end)
    if match is None or match.lastgroup == "single":
        return False
    return match.end() < end and text[match.end()] not in _SPACE_OR_END


def _starts_with_single(text: str, start: int) -> bool:
    glyph = _Glyph(start, start + 1, "", text[start + 1 : start + 2], text[start])
    return text[start] in "'‘‚‹`" and _opens_single(text, glyph)


def _glyphs(text: str, start: int, end: int) -> tuple[list[_Glyph], list[_Glyph]]:
    doubles: list[_Glyph] = []
    singles: list[_Glyph] = []
    measures = {match.end() for match in _FEET.finditer(text, start, end)}
    for match in _GLYPH.finditer(text, start, end):
        at, after = match.span()
        if after in measures:
            continue
        glyph = _Glyph(
            at,
            after,
            text[at - 1] if at > start else "",
            text[after] if after < end else "",
            text[at],
        )
        (singles if match.lastgroup in ("single", "last") else doubles).append(glyph)
    return doubles, singles


@define(slots=True)
class _Pair:
    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool = True
    continues: bool = False
    single: bool = False


def _is_opening(glyph: _Glyph, is_open: bool) -> bool:
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


def _pair_doubles(
    text: str, start: int, end: int, glyphs: list[_Glyph], open_before: bool, next_opens: bool
) -> tuple[list[_Pair], bool]:
    pairs: list[_Pair] = []
    paired_to = start
    stack: list[_Glyph] = []
    # A paragraph that opens with a mark may hold a second pair inside when enough closers stand (or the quotation
    # goes on).
    openers = sum(_is_opening(glyph, False) for glyph in glyphs)
    balanced = next_opens or 2 * openers <= len(glyphs)
    inches = {match.end() for match in _INCHES.finditer(text, start, end)}
    closers = sum(not _is_opening(glyph, True) for glyph in glyphs)
    for glyph in glyphs:
        if _is_opening(glyph, bool(stack)):
            if stack and not _nests(stack[-1], glyph) and not (balanced and stack[-1].start == start):
                # The one before was never closed: it ends with its sentence, before this mark.
                opener = stack.pop()
                pairs.append(_repaired(text, opener, _sentence_end(text, opener.end, glyph.start)))
                paired_to = max(paired_to, pairs[-1].end)
            stack.append(glyph)
        elif stack and glyph.end in inches and closers > openers:
            # “It is a 12" pipe,” with its closing mark still to come.
            closers -= 1
        elif stack:
            opener = stack.pop()
            pairs.append(_Pair(opener.start, glyph.end, opener.end, glyph.start))
            paired_to = glyph.end
        elif not open_before and glyph.end in inches:
            continue
        else:
            first = start if open_before else paired_to
            if first != start:
                first = _sentence_start(text, first, glyph.start)
            if first < glyph.start:
                pairs.append(_Pair(first, glyph.end, first, glyph.start, closed=False))
                paired_to = glyph.end
    left_open = False
    for opener in stack:
        if opener.end >= end:
            continue
        continues = next_opens
        if not continues and (tag := _TAG.search(text, opener.end, end)):
            pairs.append(_repaired(text, opener, tag.start() + 1))
            continue
        left_open = True
        pairs.append(_Pair(opener.start, end, opener.end, end, closed=continues, continues=continues))
    return pairs, left_open


def _nests(outer: _Glyph, inner: _Glyph) -> bool:
    """Whether an opener inside another is a quotation of its own: only when the two are drawn differently."""
    return outer.char != inner.char and {outer.char, inner.char} != {'"', "“"}


def _repaired(text: str, opener: _Glyph, end: int) -> _Pair:
    return _Pair(opener.start, end, opener.end, end, closed=False)


_SENTENCE_END = regex.compile(r"[.!?…](?=\s|$)|[,!?](?=\s+(?:said|says|he|she|they)\b)")


# A reporting tag behind a comma: it ends a quotation whose closing mark is missing.
_TAG = regex.compile(
    r"""
    , \s+ (?: (?: he | she | they | I | we | (?: (?: the | a | an ) \s+ )? (?: [\w.’'-]+ \s+ ){0,3} [\w’'-]+ ) \s+
             (?: said | says | added | adds | told | wrote | asked )
           | (?: said | says | added | adds | wrote | asked ) \s+ (?: he | she | they | the | an? | \p{Lu}\w* ) ) \b
    """,
    regex.VERBOSE,
)


def _sentence_end(text: str, start: int, limit: int) -> int:
    match = _SENTENCE_END.search(text, start, limit)
    end = match.end() if match else limit
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _sentence_start(text: str, start: int, limit: int) -> int:
    last = start
    for match in _SENTENCE_END.finditer(text, start, max(start, limit - 1)):
        if match.end() < limit - 1:
            last = match.end()
    while last < limit and (text[last].isspace() or text[last] in ",.;:"):
        last += 1
    return last


def _pair_singles(
    text: str, start: int, end: int, glyphs: list[_Glyph], pairs: list[_Pair], goes_on: bool
) -> list[_Pair]:
    """Add the pairs of single marks; ``goes_on``: the next paragraph opens with a single mark of its own."""
    if not glyphs:
        return pairs
    region = _regions(pairs)
    found: list[_Pair] = []
    openers = [g for g in glyphs if _opens_single(text, g)]
    closers = [g for g in glyphs if _closes_single(text, g)]
    if not openers or not (closers or goes_on):
        return pairs
    opener_starts: dict[int, list[int]] = {}
    for opener in openers:
        opener_starts.setdefault(region(opener.start), []).append(opener.start)
    closers_in: dict[int, list[_Glyph]] = {}
    for closer in closers:
        closers_in.setdefault(region(closer.start), []).append(closer)
    taken_to = -1
    for opener in openers:
        if opener.start < taken_to:
            continue
        here = region(opener.start)
        starts = opener_starts[here]
        later = bisect.bisect_right(starts, opener.start)
        next_opener = starts[later] if later < len(starts) else end
        weak: _Glyph | None = None
        chosen: _Glyph | None = None
        within = closers_in.get(here, [])
        for at in range(bisect.bisect_right(within, opener.end, key=_start), len(within)):
            closer = within[at]
            if closer.start > next_opener and weak is not None:
                break
            if _is_strong(text, closer):
                chosen = closer
                break
            weak = weak or closer
        opens_clause = opener.start == start or text[start : opener.start].rstrip()[-1:] in (":", ",")
        if goes_on and chosen is None and here < 0 and next_opener == end and (weak is None or opens_clause):
            # Opened anew in the next paragraph: the quotation runs on, whatever plural possessives stand in it.
            found.append(_Pair(opener.start, end, opener.end, end, continues=True, single=True))
            break
        chosen = chosen or weak
        if chosen is None:
            continue
        found.append(_Pair(opener.start, chosen.end, opener.end, chosen.start, single=True))
        taken_to = chosen.end
    return pairs + found


def _start(glyph: _Glyph) -> int:
    return glyph.start


def _opens_single(text: str, glyph: _Glyph) -> bool:
    if glyph.char in "’´›" and not (glyph.before in _SPACE_OR_END and glyph.after.isupper()):
        return False
    if not glyph.may_open or _ELISION.match(text, glyph.start):
        return False
    return glyph.before not in "-/_" or glyph.before == ""


def _closes_single(text: str, glyph: _Glyph) -> bool:
    if glyph.char == "‘":
        # The high mark of a low-high pair (‚so‘), or one drawn the wrong way round.
        return glyph.may_close and not glyph.may_open
    return glyph.char not in "‚‛`‹" and glyph.may_close


def _is_strong(text: str, glyph: _Glyph) -> bool:
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


def _regions(pairs: list[_Pair]) -> Callable[[int], int]:
    """A function from an offset to the innermost double-marked stretch around it (or -1)."""
    ordered = sorted(range(len(pairs)), key=lambda i: (pairs[i].start, -pairs[i].end))
    edges: list[tuple[int, int]] = []
    stack: list[int] = []
    for index in ordered:
        pair = pairs[index]
        while stack and pairs[stack[-1]].end <= pair.start:
            closed = stack.pop()
            edges.append((pairs[closed].end, stack[-1] if stack else -1))
        stack.append(index)
        edges.append((pair.start, index))
    while stack:
        closed = stack.pop()
        edges.append((pairs[closed].end, stack[-1] if stack else -1))
    positions = [position for position, _ in edges]

    def region(offset: int) -> int:
        at = bisect.bisect_right(positions, offset) - 1
        return edges[at][1] if at >= 0 else -1

    return region


def _nest(pairs: list[_Pair], paragraph: int) -> list[Marked]:
    """Order the pairs and give each its depth; a pair that crosses an earlier one is dropped."""
    found: list[Marked] = []
    stack: list[_Pair] = []
    for pair in sorted(pairs, key=lambda p: (p.start, -p.end)):
        if pair.inner_start >= pair.inner_end:
            continue
        while stack and stack[-1].end <= pair.start:
            stack.pop()
        if (stack and pair.end > stack[-1].end) or len(stack) == _DEEPEST:
            continue
        found.append(
            Marked(
                start=pair.start,
                end=pair.end,
                inner_start=pair.inner_start,
                inner_end=pair.inner_end,
                depth=len(stack),
                closed=pair.closed,
                continues=pair.continues,
                paragraph=paragraph,
                single=pair.single,
            )
        )
        stack.append(pair)
    return found
