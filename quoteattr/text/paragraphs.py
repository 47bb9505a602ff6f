"""Where an article's paragraphs begin and end."""

from __future__ import annotations

import statistics
from collections.abc import Iterator

import regex

from quoteattr.lexicon.words import load_words
from quoteattr.text.blanks import BLANKS

__all__ = ["LONGEST", "dateline_end", "find_paragraphs"]

# A paragraph longer than this (characters) is read in pieces, so that time and memory grow with the text and never
# with its square. The longest of 20,000 paragraphs of news in the corpora has 2,573.
LONGEST = 10_000

_BLANK = "".join(BLANKS)
_LINE_BREAK = regex.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_MARK_EDGE = "\"'“”‘’»«)]"
# Hard-wrapped text: lines of nearly one length, most of which end inside a sentence. Set by judgement, not measured.
_WRAP_MIN_LINES = 4
_WRAP_LONGEST = 120
_WRAP_OPEN_SHARE = 0.6
# Where an overlong paragraph may be cut: behind a sentence's end with the marks that close there, or at white space.
_CUT_AT_SENTENCE = regex.compile(r"""[.!?…]["”’'»)\]]{0,3}(?=\s)""")
_CUT_AT_SPACE = regex.compile(r"\s")
_CUTS_TRIED = 40


def find_paragraphs(text: str, longest: int = LONGEST) -> list[tuple[int, int]]:
    """Return the ``(start, end)`` character offsets of each paragraph, edge white space left out.

    A blank line always ends a paragraph. A single line break does too, unless the block is
    hard-wrapped (most of its lines end inside a sentence) or the next line goes on in lower case.
    What is longer than ``longest`` characters comes in pieces, cut at a sentence's end outside of marks where there
    is one, else at any sentence's end, else at white space, else anywhere.
    """
    paragraphs: list[tuple[int, int]] = []
    for block in _blocks(text):
        wrapped = _is_wrapped(text, block)
        start, end = block[0]
        for next_start, next_end in block[1:]:
            if wrapped or _runs_on(text, end, next_start):
                end = next_end
            else:
                paragraphs.append((start, end))
                start, end = next_start, next_end
        paragraphs.append((start, end))
    if all(end - start <= longest for start, end in paragraphs):
        return paragraphs
    return [piece for start, end in paragraphs for piece in _pieces(text, start, end, longest)]


def _pieces(text: str, start: int, end: int, longest: int) -> Iterator[tuple[int, int]]:
    """The parts of ``text[start:end]`` that are read apart, each of at most ``longest`` characters and trimmed."""
    while end - start > longest:
        cut = _cut(text, start, start + longest)
        while text[cut - 1] in BLANKS:
            cut -= 1
        yield start, cut
        start = cut
        while text[start] in BLANKS:
            start += 1
    yield start, end


def _cut(text: str, start: int, limit: int) -> int:
    """Where a piece that begins at ``start`` ends; in its second half, wherever that is possible."""
    middle = start + (limit - start) // 2
    ends = [match.end() for match in _CUT_AT_SENTENCE.finditer(text, middle, limit)]
    for end in reversed(ends[-_CUTS_TRIED:]):
        if text.count("“", start, end) == text.count("”", start, end) and text.count('"', start, end) % 2 == 0:
            return end
    if ends:
        return ends[-1]
    spaces = [match.start() for match in _CUT_AT_SPACE.finditer(text, middle, limit)]
    return spaces[-1] if spaces and spaces[-1] > start else limit


def _blocks(text: str) -> list[list[tuple[int, int]]]:
    """The non-blank lines (trimmed offsets), grouped by the blank lines between them."""
    blocks: list[list[tuple[int, int]]] = []
    block: list[tuple[int, int]] = []
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


def _line_ends(text: str) -> list[tuple[int, int]]:
    ends = [(match.start(), match.end()) for match in _LINE_BREAK.finditer(text)]
    ends.append((len(text), len(text)))
    return ends


def _is_wrapped(text: str, block: list[tuple[int, int]]) -> bool:
    lines = block[:-1]
    if len(lines) < _WRAP_MIN_LINES:
        return False
    lengths = [end - start for start, end in lines]
    if max(lengths) > _WRAP_LONGEST or min(lengths) < 0.6 * statistics.median(lengths):
        return False
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


_DATELINE = regex.compile(
    r"""
    \p{Lu}[\p{L}.'’-]+
    (?: (?: [ ,/]+ [\p{L}\d.'’-]+ ){0,5} [ ]*                      # WASHINGTON, D.C. or VIENNA, June 3
        (?: \( [\p{L} /.]{2,20} \) [ ]* (?: [-–—―_]+ [ ]* )?       # (Reuters) -
          | [ ] (?: (?: -- | [–—―] ) [ ]* | - [ ] ) )              # or a dash
      | (?: [ ,]+ [\p{L}\d.'’-]+ ){0,7} [ ]*                       # AUSTIN, Texas, May 3, 2016
        / [\p{L} -]{2,20} / [ ]* [-–—―]+ [ ]* )                    # /PRNewswire/ --
    (?= ["“'‘\p{Lu}] )
    """,
    regex.VERBOSE,
)


# DUBAI: as papers of South Asia and Africa write it; LIND: is a label.
_CITY = regex.compile(r"(?P<city> \p{Lu}{2} [\p{Lu} .'’-]{1,28} ) : [ ]+ (?= \p{Lu} )", regex.VERBOSE)

_LEAD, _SHORTEST = 4000, 60  # characters in which such a dateline stands, and of the paragraph behind it


def dateline_end(text: str, start: int, end: int) -> int:
    """Where a paragraph's text begins after a dateline (*LONDON (Reuters) - *), ``start`` where it has none.

    A dateline names a place in capitals or has an agency in parentheses; it is no part of the sentence behind it.
    """
    city = _CITY.match(text, start, min(end, start + 40)) if start < _LEAD else None
    if city is not None:
        places, name = load_words("nationalities"), city["city"]
        known = name.lower() in places["cities"] or name.lower() in places["countries"]
        # A speaker may be called Jordan or Austin: who speaks, speaks twice, and seldom so long.
        once = text[:_LEAD].count(f"{name}:") == 1 and end - city.end() > _SHORTEST
        return city.end() if known and once else start
    match = _DATELINE.match(text, start, min(end, start + 80))
    if match is None:
        return start
    place = match.group().split()[0].strip(".,'’-")
    signed = "(" in match.group() or "/" in match.group()
    return match.end() if signed or (place.isupper() and len(place) > 2) else start
