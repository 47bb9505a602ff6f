"""The records as spaCy's displaCy takes them: rendered with ``displacy.render(…, style="span", manual=True)``."""

from __future__ import annotations

import re
from typing import Any

from quoteattr.arguments import to_extraction
from quoteattr.records import Extraction, Span

__all__ = ["to_displacy"]

_TOKEN = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]")


def to_displacy(extraction: Extraction) -> dict[str, Any]:
    """One article for displaCy's span view: contents by type, cues, sources, roles and outlets, over words.

    ``displacy.render(to_displacy(extraction), style="span", manual=True)`` draws it.
    """
    text = to_extraction(extraction).text
    tokens = [(match.start(), match.end()) for match in _TOKEN.finditer(text)]
    spans: list[dict[str, Any]] = []

    def add(span: Span, label: str) -> None:
        inside = [at for at, (start, end) in enumerate(tokens) if start < span.end and span.start < end]
        if inside:
            first, last = inside[0], inside[-1]
            spans.append({"start_token": first, "end_token": last + 1, "label": label})

    for quote in extraction.quotes:
        for span in quote.content:
            add(span, quote.type.value.upper())
        for span in quote.cue.spans if quote.cue else ():
            add(span, "CUE")
        for span in quote.source.spans:
            add(span, "SOURCE")
        if quote.role and quote.role.span:
            add(quote.role.span, "ROLE")
        for span in quote.outlet.spans if quote.outlet else ():
            add(span, "OUTLET")
    unique = {(span["start_token"], span["end_token"], span["label"]): span for span in spans}
    ordered = sorted(unique.values(), key=lambda span: (span["start_token"], span["end_token"], span["label"]))
    return {"text": text, "tokens": [text[start:end] for start, end in tokens], "spans": ordered}
