"""The article's text cut into pieces, each covered by the same quotes, cues and marks throughout."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from attrs import define, field

from quoteattr.records import Extraction, Quote, Span
from quoteattr.text.paragraphs import find_paragraphs

__all__ = ["Piece", "cut_paragraphs"]


@define(slots=True)
class Piece:
    """Text with what covers it: indices of quotes (the innermost last), of quotes whose cue or source it is, the
    kind of a non-quote, and the quotes that begin with it."""

    text: str
    quotes: list[int] = field(factory=list)
    named: list[int] = field(factory=list)
    non_quote: str = ""
    begins: list[int] = field(factory=list)


def cut_paragraphs(extraction: Extraction) -> list[list[Piece]]:
    """The pieces of each paragraph, in order; together a paragraph's pieces are its text."""
    text = extraction.text
    paragraphs = find_paragraphs(text) or ([(0, len(text))] if text else [])
    events = _events(extraction)
    cuts = sorted({*events, *(edge for paragraph in paragraphs for edge in paragraph)})
    covering: set[tuple[str, int]] = set()
    seen: set[int] = set()
    pieces: list[list[Piece]] = [[] for _ in paragraphs]
    number = 0
    sizes = [quote.end - quote.start for quote in extraction.quotes]
    for at, start in enumerate(cuts[:-1]):
        end = cuts[at + 1]
        opened, closed = events.get(start, (set(), set()))
        covering = (covering - closed) | opened
        while number < len(paragraphs) and paragraphs[number][1] <= start:
            number += 1
        if number == len(paragraphs) or start < paragraphs[number][0]:
            continue
        quotes = sorted((index for kind, index in covering if kind == "quote"), key=lambda index: -sizes[index])
        piece = Piece(
            text[start:end],
            quotes,
            sorted({index for kind, index in covering if kind == "named"}),
            next((extraction.non_quotes[index].kind.value for kind, index in covering if kind == "non"), ""),
            [index for index in sorted(quotes) if index not in seen],
        )
        seen.update(piece.begins)
        pieces[number].append(piece)
    return pieces


def _events(extraction: Extraction) -> dict[int, tuple[set[tuple[str, int]], set[tuple[str, int]]]]:
    """What opens and what closes at each offset."""
    events: dict[int, tuple[set[tuple[str, int]], set[tuple[str, int]]]] = defaultdict(lambda: (set(), set()))

    def add(spans: Iterable[Span], kind: str, index: int) -> None:
        for start, end in _joined(spans):
            events[start][0].add((kind, index))
            events[end][1].add((kind, index))

    for index, quote in enumerate(extraction.quotes):
        add(quote.content, "quote", index)
        add(_named(quote), "named", index)
    for index, other in enumerate(extraction.non_quotes):
        add((other.span,), "non", index)
    return events


def _named(quote: Quote) -> list[Span]:
    return [*(quote.cue.spans if quote.cue else ()), *quote.source.spans]


def _joined(spans: Iterable[Span]) -> list[tuple[int, int]]:
    """The ranges without empty and overlapping ones, so that nothing closes before it has ended."""
    ranges: list[tuple[int, int]] = []
    for start, end in sorted((span.start, span.end) for span in spans if span.start < span.end):
        if ranges and start <= ranges[-1][1]:
            ranges[-1] = (ranges[-1][0], max(end, ranges[-1][1]))
        else:
            ranges.append((start, end))
    return ranges
