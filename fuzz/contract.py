"""What must hold of every extraction, whatever the text."""

from __future__ import annotations

import re

from quoteattr.errors import SchemaError
from quoteattr.records import Extraction, Quote, Span
from quoteattr.serialize import from_json, to_json

SPLIT_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")


def check(extraction: Extraction, text: str) -> None:
    """Raise AssertionError where an extraction of ``text`` breaks the record contract."""
    assert extraction.text == text
    spans = [span for quote in extraction.quotes for span in spans_of(quote)]
    for speaker in extraction.speakers:
        spans += [span for span in (*speaker.mentions, speaker.anonymity) if span is not None]
        spans += [role.span for role in speaker.roles if role.span is not None]
    spans += [span for outlet in extraction.outlets for span in outlet.spans]
    spans += [item.span for item in extraction.non_quotes]
    for span in spans:
        assert 0 <= span.start < span.end <= len(text), span
        assert text[span.start : span.end] == span.text, span
    ids = [quote.id for quote in extraction.quotes]
    assert len(set(ids)) == len(ids)
    starts = [quote.start for quote in extraction.quotes]
    assert starts == sorted(starts)
    speakers = {speaker.id: speaker for speaker in extraction.speakers}
    assert len(speakers) == len(extraction.speakers)
    by_id = {quote.id: quote for quote in extraction.quotes}
    for quote in extraction.quotes:
        check_quote(quote, by_id, text)
        assert quote.speaker is None or speakers[quote.speaker.id] == quote.speaker
        assert all(candidate in speakers for candidate in quote.candidates)
    for speaker in extraction.speakers:
        assert all(member in speakers for member in speaker.members)
    if SPLIT_PAIR.search(text):  # no JSON can tell it from the character that it stands for
        try:
            to_json(extraction)
        except SchemaError:
            return
        raise AssertionError("a split surrogate pair was written as JSON")
    assert from_json(to_json(extraction)) == extraction


def check_quote(quote: Quote, by_id: dict[str, Quote], text: str) -> None:
    """The order of a quote's own spans, and its place in the quote that it is nested in."""
    assert 0 <= quote.confidence <= 1
    assert quote.content
    for one, other in zip(quote.content, quote.content[1:], strict=False):
        assert one.end <= other.start
    for one, other in zip(quote.verbatim, quote.verbatim[1:], strict=False):
        assert one.end <= other.start
    for span in quote.verbatim:
        assert any(part.start <= span.start and span.end <= part.end for part in quote.content), span
    for span in quote.content:
        assert span.text == span.text.strip(), span
    if quote.parent is not None:
        outer = by_id[quote.parent]
        assert outer.id != quote.id
        assert outer.start <= quote.start
        seen = {quote.id}
        while outer.parent is not None:
            assert outer.id not in seen
            seen.add(outer.id)
            outer = by_id[outer.parent]


def spans_of(quote: Quote) -> list[Span]:
    """All spans that a quote holds."""
    found = [*quote.content, *quote.verbatim, *quote.source.spans]
    found += quote.cue.spans if quote.cue else ()
    found += quote.outlet.spans if quote.outlet else ()
    found += [quote.source.head] if quote.source.head else []
    found += [quote.addressee.span] if quote.addressee else []
    found += [quote.time.span] if quote.time else []
    found += [quote.role.span] if quote.role and quote.role.span else []
    return found
