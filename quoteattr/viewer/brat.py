"""Extractions as brat standoff: a text and an annotation file an article, to correct by hand and read back as gold."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from quoteattr.arguments import to_extractions
from quoteattr.evaluation import GoldArticle, GoldQuote
from quoteattr.evaluation import write_brat as write_gold
from quoteattr.records import Extraction, Span

__all__ = ["write_brat"]


def write_brat(extractions: Extraction | Iterable[Extraction], directory: Path | str) -> None:
    """Write ``ID.txt`` and ``ID.ann`` for each extraction: content, cue and source of each quote.

    The form is that of :func:`quoteattr.evaluation.write_brat`; ``quoteattr score`` reads the folder as gold.
    Extractions without an id are named by their number.
    """
    items = enumerate(to_extractions(extractions), start=1)
    write_gold((_to_gold(extraction, number) for number, extraction in items), directory)


def _to_gold(extraction: Extraction, number: int) -> GoldArticle:
    quotes = [
        GoldQuote(
            id=quote.id,
            content=_offsets(quote.content),
            type=quote.type,
            stated={
                name: offsets
                for name, offsets in (
                    ("cue", _offsets(quote.cue.spans) if quote.cue else ()),
                    ("source", _offsets(quote.source.spans)),
                )
                if offsets
            },
        )
        for quote in extraction.quotes
        if _offsets(quote.content)
    ]
    return GoldArticle(id=extraction.id or f"article-{number}", text=extraction.text, quotes=tuple(quotes))


def _offsets(spans: Iterable[Span]) -> tuple[tuple[int, int], ...]:
    return tuple((span.start, span.end) for span in spans if span.start < span.end)
