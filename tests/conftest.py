"""What many tests share: one loaded pipeline, one extractor, one written article."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from quoteattr.records import (
    Act,
    Addressee,
    Cue,
    Extraction,
    Flag,
    Medium,
    NonQuote,
    NonQuoteKind,
    Outlet,
    OutletKind,
    OutletRelation,
    Quote,
    QuoteType,
    Role,
    Source,
    SourceForm,
    Span,
    Speaker,
    SpeakerKind,
    TimeReference,
)

if TYPE_CHECKING:
    from spacy.language import Language

    from quoteattr.extractor import Extractor


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The first installed English pipeline, loaded once; do not change it."""
    from quoteattr.text.pipeline import load_pipeline

    return load_pipeline()


@pytest.fixture(scope="session")
def extractor(nlp: Language) -> Extractor:
    """An extractor with default settings."""
    from quoteattr.extractor import Extractor

    return Extractor(nlp)


@pytest.fixture
def extraction() -> Extraction:
    """A written extraction that uses every record and every optional field."""
    text = (
        'On Friday, Ines Carro, mayor of Ostrel, told Harbour Radio: "We will rebuild." '
        'She added that the council, in its own words "broke", had told her: "Wait."'
    )

    def span(part: str, after: str = "") -> Span:
        start = text.index(part, text.index(after))
        return Span.of(text, start, start + len(part))

    role = Role(text="mayor of Ostrel", title="mayor", affiliation="Ostrel", span=span("mayor of Ostrel"))
    carro = Speaker(
        id="s1",
        name="Ines Carro",
        kind=SpeakerKind.PERSON,
        roles=(role,),
        mentions=(span("Ines Carro"), span("She"), span("her", after="told her")),
    )
    council = Speaker(
        id="s2",
        name="the council",
        kind=SpeakerKind.ORGANIZATION,
        anonymous=True,
        anonymity=span("the council"),
        mentions=(span("the council"),),
        issuer="Ostrel",
        members=("s1",),
    )
    radio = Outlet(
        name="Harbour Radio",
        kind=OutletKind.RADIO,
        descriptor="Harbour",
        relation=OutletRelation.TOLD,
        spans=(span("Harbour Radio"),),
    )
    direct = Quote(
        id="q1",
        type=QuoteType.DIRECT,
        content=(span("We will rebuild"),),
        verbatim=(span("We will rebuild"),),
        cue=Cue(spans=(span("told"),), lemma="tell", act=Act.PROMISE, hypothetical=True),
        source=Source(spans=(span("Ines Carro, mayor of Ostrel"),), head=span("Ines Carro"), form=SourceForm.NAME),
        speaker=carro,
        role=role,
        outlet=radio,
        medium=Medium.INTERVIEW,
        time=TimeReference(span=span("On Friday"), date=datetime.date(2026, 3, 6)),
        rule="direct.colon",
        confidence=0.97,
        link="name",
    )
    mixed = Quote(
        id="q2",
        type=QuoteType.MIXED,
        content=(span("the council"), span('in its own words "broke", had told her: "Wait')),
        verbatim=(span("broke"), span("Wait")),
        cue=Cue(spans=(span("added"),), lemma="add", act=Act.ASSERTION, negated=True),
        source=Source(spans=(span("She"),), head=span("She"), form=SourceForm.PRONOUN),
        speaker=None,
        rule="mixed.that-clause",
        confidence=0.5,
        flags=(Flag.AMBIGUOUS_SPEAKER, Flag.CARRIED_OUTLET),
        candidates=("s1", "s2"),
    )
    nested = Quote(
        id="q3",
        type=QuoteType.DIRECT,
        content=(span("Wait"),),
        verbatim=(span("Wait"),),
        speaker=council,
        addressee=Addressee(span=span("her", after="told her"), speaker=carro),
        parent="q2",
        rule="direct.colon",
        confidence=1.0,
    )
    return Extraction(
        text=text,
        id="ostrel",
        quotes=(direct, mixed, nested),
        speakers=(carro, council),
        outlets=(radio,),
        non_quotes=(NonQuote(span=span("broke"), kind=NonQuoteKind.SCARE),),
        meta={"model": "none", "source": {"page": 3, "tags": ["town", None, 1.5, True]}},
    )
