"""The article as plain HTML for a page of one's own: paragraphs with marked quotes, no style and no script."""

from __future__ import annotations

import html
import re

from quoteattr.arguments import to_extraction
from quoteattr.records import Extraction, Quote
from quoteattr.viewer.pieces import Piece, cut_paragraphs

__all__ = ["UNPRINTABLE", "to_fragment"]

UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""What may not stand in a page."""


def to_fragment(extraction: Extraction) -> str:
    """Paragraphs (``<p>``) whose quotes stand in ``<mark>`` elements; all of the article's text is escaped.

    A mark has the class ``quote`` and the quote's type, ``data-quotes`` with the ids of the quotes that cover it (the
    innermost last), and of the innermost ``data-speaker`` (an id) and ``title`` (name and role) where there is a
    speaker. A quote in several parts has several marks, and so has one with another inside.
    """
    quotes = to_extraction(extraction).quotes
    paragraphs = ("".join(_mark(piece, quotes) for piece in pieces) for pieces in cut_paragraphs(extraction))
    return UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs))


def _mark(piece: Piece, quotes: tuple[Quote, ...]) -> str:
    text = html.escape(piece.text)
    if not piece.quotes:
        return text
    quote = quotes[piece.quotes[-1]]
    attributes = {
        "class": f"quote {quote.type.value}",
        "data-quotes": " ".join(quotes[index].id for index in piece.quotes),
    }
    if quote.speaker:
        title = quote.role.title if quote.role else ""
        attributes |= {"data-speaker": quote.speaker.id, "title": ", ".join(filter(None, (quote.speaker.name, title)))}
    said = " ".join(f'{name}="{html.escape(value)}"' for name, value in attributes.items())
    return f"<mark {said}>{text}</mark>"
