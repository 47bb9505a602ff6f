"""Records that were found in a plain text, led back to the article that it was made out of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import attrs
from attrs import evolve

from quoteattr.records import Extraction, Role, Span
from quoteattr.text.plain import PlainText

__all__ = ["relocate", "span_mover"]


def span_mover(plain: PlainText, article: str) -> Callable[[Span], Span]:
    """A function from a span of the plain text to the same words' span of the article."""
    return lambda span: Span.of(article, *plain.to_source(span.start, span.end))


def relocate(extraction: Extraction, plain: PlainText, article: str) -> Extraction:
    """The extraction with the article as its text and every span in it; names and titles stay as they are read.

    *`` No , '' said Ms . Lind .*  -> the content is *No*, the speaker's mention *Ms . Lind*, her name *Lind*
    """
    moved = span_mover(plain, article)
    known: dict[int, Any] = {}  # a speaker stands in many quotes

    def move(value: Any) -> Any:
        if isinstance(value, Span):
            return moved(value)
        if isinstance(value, tuple):
            return tuple(map(move, value))
        if not attrs.has(type(value)):
            return value
        if id(value) not in known:
            known[id(value)] = _moved(value, move)
        return known[id(value)]

    parts = ("quotes", "speakers", "outlets", "non_quotes")
    return evolve(extraction, text=article, **{name: move(getattr(extraction, name)) for name in parts})


def _moved(record: Any, move: Callable[[Any], Any]) -> Any:
    fields = attrs.fields(type(record))
    new = evolve(record, **{field.name: move(getattr(record, field.name)) for field in fields})
    if isinstance(record, Role) and record.span is not None and record.text == record.span.text:
        new = evolve(new, text=new.span.text)  # what is verbatim stays so
    return new
