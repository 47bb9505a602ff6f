"""Whatever the text and the spans: the page, the audit and the checks keep their promises."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from quoteattr.auditing import audit
from quoteattr.checking import check
from quoteattr.records import Act, Cue, Extraction, NonQuote, NonQuoteKind, Quote, QuoteType, Span
from quoteattr.text.paragraphs import find_paragraphs
from quoteattr.viewer import to_displacy, to_html
from quoteattr.viewer.pieces import cut_paragraphs

TEXTS = st.text("ab \u201c\u201d\"'\u2018\u2019\n.,…[]()$<& \t\u2028é\ud8000%", max_size=80)


@st.composite
def extractions(draw: st.DrawFn) -> Extraction:
    """An extraction of odd text with spans anywhere, overlapping and empty ones too."""
    text = draw(TEXTS)
    places = st.integers(0, len(text))

    def span() -> Span:
        start, end = sorted((draw(places), draw(places)))
        return Span.of(text, start, end)

    quotes = tuple(
        Quote(
            id=f"q{number}",
            type=draw(st.sampled_from(QuoteType)),
            content=tuple(sorted((span() for _ in range(draw(st.integers(1, 2)))), key=lambda one: one.start)),
            verbatim=(span(),) if draw(st.booleans()) else (),
            cue=Cue(spans=(span(),), lemma="say", act=Act.ASSERTION) if draw(st.booleans()) else None,
            rule="a.b",
            confidence=0.5,
        )
        for number in range(draw(st.integers(0, 4)))
    )
    return Extraction(text=text, quotes=quotes, non_quotes=(NonQuote(span=span(), kind=NonQuoteKind.TERM),))


@settings(deadline=None)
@given(extractions(), st.lists(TEXTS, max_size=3))
def test_any_text(extraction: Extraction, claims: list[str]) -> None:
    """Pieces are the paragraphs' text; pages can be written; evidence stands where it says; nothing raises."""
    text = extraction.text
    wanted = [text[start:end] for start, end in find_paragraphs(text)] or ([text] if text else [])
    assert ["".join(piece.text for piece in pieces) for pieces in cut_paragraphs(extraction)] == wanted
    to_html(extraction).encode()
    to_displacy(extraction)
    audit([extraction, extraction]).to_html()
    for found in check(extraction, claims):
        assert all(text[span.start : span.end] == span.text for span in found.evidence)
        assert 0 <= found.similarity <= 1
    for quote in extraction.quotes:
        assert quote.rule in str(quote.explain(extraction))
