"""Which line breaks are a paragraph's end, and which only a line's: hard-wrapped text, a sentence a line."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from itertools import pairwise

import regex

from quoteattr.text.blanks import BLANKS

__all__ = ["join_lines"]

Line = tuple[int, int]
"""The ``(start, end)`` character offsets of a line that is not blank, edge white space left out."""

_BLANK = "".join(BLANKS)
_LINE_BREAK = regex.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_MARK_EDGE = "\"'“”‘’»«)]"
# Hard-wrapped text: lines no longer and no shorter than this, and so many breaks at which the next word would not have
# fitted, at least half of all, and most of these inside a sentence. Where the text is too short for that, lines of
# nearly one length most of which end inside a sentence. Set by judgement, not measured.
_WRAP_LONGEST, _WRAP_SHORTEST = 120, 30
_WRAP_MIN_LINES = 4
_WRAP_OPEN_SHARE = 0.6
_WRAP_FULL_SHARE = 0.5
_WRAP_OVERLONG_SHARE = 0.03  # lines that a program did not break: a headline, an address
# A sentence a line: so many lines or more, hardly any with the end of a sentence inside, in blocks of a paragraph's
# size (a longer block is a whole article, whose paragraphs are not told).
_SENTENCE_MIN_LINES, _SENTENCE_MIN_BLOCKS, _SENTENCE_TWO_SHARE, _SENTENCE_BLOCK = 8, 3, 0.03, 8
_TWO_SENTENCES = regex.compile(r"""(?:\p{Ll}{2}|\d)[.!?]["”]?\s+["“]?\p{Lu}|[.!?]["”]\s+["“]?\p{Lu}""")
# A quotation that its line leaves open is looked for over so many lines.
_LINES_AHEAD = 30
# Who said it, set below a quotation and before its closing mark: *Dean Baker, Center for Policy Research."*
_SIGNATURE = regex.compile(r"""\p{Lu}[\p{L}.'’-]*[ ,]+\p{Lu}[\p{L}.'’-]*(?:[ ,]+[\p{L}.'’-]+){0,8}["”]""")
_DOUBLE = regex.compile(r"""["“”„«»]|''|``""")


def join_lines(text: str) -> list[Line]:
    """The stretches of text that no paragraph's end divides, in order.

    A blank line always ends a paragraph. A single line break does too, unless the next word would not have fitted into
    the line (hard-wrapped text), or each sentence of the text has its own line and blank lines part the paragraphs,
    or the line ends inside a sentence that goes on in lower case, or inside a quotation that a later line of the block
    closes.

    *The council said that⏎it would wait.*  -> one paragraph
    *“We will wait.⏎It is late,” she said.*  -> one paragraph
    *“We will wait.⏎“It is late,” she said.*  -> two: the second opens with a mark of its own
    """
    blocks = _blocks(text)
    width = _find_width(text, blocks)
    by_sentence = _has_sentence_lines(text, blocks)
    joined: list[Line] = []
    for block in blocks:
        even, by_line = _is_even(text, block), by_sentence and len(block) <= _SENTENCE_BLOCK
        start, end = block[0]
        open_to = _closing_line(text, block, 0)
        for number, (next_start, next_end) in enumerate(block[1:], start=1):
            if (
                even
                or (by_line and _ends_sentence(text, end))
                or number <= open_to
                or _runs_on(text, end, next_start)
                or _is_full(text, block[number - 1], next_start, width)
            ):
                end = next_end
            else:
                joined.append((start, end))
                start, end = next_start, next_end
            open_to = max(open_to, _closing_line(text, block, number)) if number >= open_to else open_to
        joined.append((start, end))
    return joined


def _blocks(text: str) -> list[list[Line]]:
    """The lines that are not blank, grouped by the blank lines between them."""
    blocks: list[list[Line]] = []
    block: list[Line] = []
    position = 0
    for line_end, next_start in _line_ends(text):
        line = text[position:line_end]
        stripped = line.strip(_BLANK)
        if stripped:
            start = position + line.index(stripped[0])
            block.append((start, start + len(stripped)))
        elif block:
            blocks.append(block)
            block = []
        position = next_start
    if block:
        blocks.append(block)
    return blocks


def _line_ends(text: str) -> list[Line]:
    ends = [(match.start(), match.end()) for match in _LINE_BREAK.finditer(text)]
    ends.append((len(text), len(text)))
    return ends


def _find_width(text: str, blocks: Sequence[Sequence[Line]]) -> int:
    """The width to which a program broke the lines of the text; 0 where none did."""
    lengths = sorted(end - start for block in blocks for start, end in block)
    if not lengths:
        return 0
    width = lengths[-1 - int(len(lengths) * _WRAP_OVERLONG_SHARE)]
    if not _WRAP_SHORTEST <= width <= _WRAP_LONGEST:
        return 0
    breaks = [(line, following[0]) for block in blocks for line, following in pairwise(block)]
    full = [line for line, following in breaks if _is_full(text, line, following, width)]
    within = sum(not _ends_sentence(text, end) for _, end in full)
    enough = len(full) >= max(_WRAP_MIN_LINES, _WRAP_FULL_SHARE * len(breaks))
    return width if enough and within >= _WRAP_OPEN_SHARE * len(full) else 0


def _has_sentence_lines(text: str, blocks: Sequence[Sequence[Line]]) -> bool:
    """Whether each line holds one sentence, and blank lines part the paragraphs."""
    lines = sum(map(len, blocks))
    several = [len(block) for block in blocks if len(block) > 1]
    if lines < _SENTENCE_MIN_LINES or len(blocks) < _SENTENCE_MIN_BLOCKS or 2 * len(several) < len(blocks):
        return False
    if statistics.median(several) > _SENTENCE_BLOCK:
        return False
    two = sum(_TWO_SENTENCES.search(text, *line) is not None for block in blocks for line in block)
    return two <= _SENTENCE_TWO_SHARE * lines


def _is_full(text: str, line: Line, following: int, width: int) -> bool:
    """Whether the word at ``following`` would not have fitted into the line; never where ``width`` is 0."""
    if not width:
        return False
    word = text[following : following + width + 1].split(maxsplit=1)[0]
    return line[1] - line[0] + 1 + len(word) > width


def _is_even(text: str, block: Sequence[Line]) -> bool:
    """Whether the lines have nearly one length and most of them end inside a sentence."""
    lines = block[:-1]
    if len(lines) < _WRAP_MIN_LINES:
        return False
    lengths = [end - start for start, end in lines]
    usual = statistics.median(lengths)
    if usual < _WRAP_SHORTEST or max(lengths) > _WRAP_LONGEST or min(lengths) < 0.6 * usual:
        return False  # a list of names has shorter ones
    open_lines = sum(not _ends_sentence(text, end) for _, end in lines)
    return open_lines >= _WRAP_OPEN_SHARE * len(lines)


def _ends_sentence(text: str, end: int) -> bool:
    position = end - 1
    while position > 0 and text[position] in _MARK_EDGE:
        position -= 1
    return text[position] in ".!?:;…"


def _runs_on(text: str, end: int, next_start: int) -> bool:
    """Whether a line that ends at ``end`` goes on in the next: *stated that⏎Turkey will*, *in the⏎city*."""
    if _ends_sentence(text, end):
        return False
    return text[end - 1] not in _MARK_EDGE and text[next_start].islower()


def _closing_line(text: str, block: Sequence[Line], number: int) -> int:
    """The line of the block in which the quotation closes that line ``number`` leaves open; else ``number``."""
    start, end = block[number]
    if not _ends_open(text, start, end):
        return number
    for later in range(number + 1, min(len(block), number + 1 + _LINES_AHEAD)):
        match = _DOUBLE.search(text, *block[later])
        if match is not None:
            closes = _closes(text, match.start(), match.end(), block[later][0])
            return later if closes and _SIGNATURE.fullmatch(text, *block[later]) is None else number
    return number


def _ends_open(text: str, start: int, end: int) -> bool:
    """Whether the last double mark of a line opens a quotation that the line does not close."""
    marks = [match.span() for match in _DOUBLE.finditer(text, start, end)]
    if not marks:
        return False
    first, last = marks[-1]
    if last == end or _closes(text, first, last, start):
        return False
    return text[first] in "“„«`" or len(marks) % 2 == 1


def _closes(text: str, first: int, last: int, start: int) -> bool:
    """Whether a mark stands behind a word and before none."""
    before = text[first - 1] if first > start else " "
    after = text[last : last + 1]
    return before not in BLANKS and not after.isalnum() and before not in "([" and text[first] not in "“„`"
