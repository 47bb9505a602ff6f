"""Where an article's paragraphs begin and end."""

from __future__ import annotations

import statistics

import regex

__all__ = ["dateline_end", "find_paragraphs"]

_LINE_BREAK = regex.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_MARK_EDGE = "\"'“”‘’»«)]"
# Hard-wrapped text: lines of nearly one length, most of which end inside a sentence. Set by judgement, not measured.
_WRAP_MIN_LINES = 4
_WRAP_LONGEST = 120
_WRAP_OPEN_SHARE = 0.6


def find_paragraphs(text: str) -> list[tuple[int, int]]:
    """Return the ``(start, end)`` character offsets of each paragraph, edge white space left out.

    A blank line always ends a paragraph. A single line break does too, unless the block is
    hard-wrapped (most of its lines end inside a sentence) or the next line goes on in lower case.
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
    return paragraphs


def _blocks(text: str) -> list[list[tuple[int, int]]]:
    """The non-blank lines (trimmed offsets), grouped by the blank lines between them."""
    blocks: list[list[tuple[int, int]]] = []
    block: list[tuple[int, int]] = []
    position = 0
    for line_end, next_start in _line_ends(text):
        line = text[position:line_end]
        stripped = line.strip()
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
    \p{Lu}[\p{L}.'’-]+ (?: [ ,/]+ [\p{L}\d.'’-]+ ){0,5} [ ]*    # WASHINGTON, D.C. or VIENNA, June 3
    (?: \( [\p{L} /.]{2,20} \) [ ]* (?: [-–—―]+ [ ]* )?           # (Reuters) -
      | [ ] (?: -- | [–—―] ) [ ]* )                               # or a dash
    (?= ["“'‘\p{Lu}] )
    """,
    regex.VERBOSE,
)


def dateline_end(text: str, start: int, end: int) -> int:
    """Where a paragraph's text begins after a dateline (*LONDON (Reuters) - *), ``start`` where it has none.

    A dateline names a place in capitals or has an agency in parentheses; it is no part of the sentence behind it.
    """
    match = _DATELINE.match(text, start, min(end, start + 80))
    if match is None:
        return start
    place = match.group().split()[0].strip(".,'’-")
    return match.end() if "(" in match.group() or (place.isupper() and len(place) > 2) else start
