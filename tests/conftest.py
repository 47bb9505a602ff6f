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
    import os
    from collections.abc import Callable

    from spacy.language import Language

    from quoteattr.extractor import Extractor
    from quoteattr.text.parse import Parse


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What the loaded model is known to misread (``misread_by``) must fail with it, and has to pass with the others."""
    from quoteattr.errors import ModelError
    from quoteattr.text.pipeline import find_model

    try:
        model = find_model()
    except ModelError:
        return
    for item in items:
        for mark in item.iter_markers("misread_by"):
            if model in mark.kwargs:
                item.add_marker(pytest.mark.xfail(reason=f"{model}: {mark.kwargs[model]}", strict=True))


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The first installed English pipeline, loaded once; do not change it."""
    from quoteattr.text.pipeline import load_pipeline

    return load_pipeline()


@pytest.fixture
def one_model(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    """Loading the default model by name gives the shared pipeline: loading is most of the time of a short command.
    Processes of their own load theirs.
    """
    from quoteattr.text import pipeline

    load, name = pipeline._load, pipeline.find_model()

    def shared(model: str | os.PathLike[str]) -> Language:
        return nlp if model == name else load(model)

    monkeypatch.setattr(pipeline, "_load", shared)


@pytest.fixture(scope="session")
def tree() -> Callable[[str], Parse]:
    """Makes a parse from written tokens, so that a test of what a tree means asks nothing of a model.

    A token is ``word/label/head/tag``, heads count from 0; what is left out is *dep*, the token itself (a root), *NN*.
    *Lind/nsubj/1/NNP said/ROOT//VBD so/advmod/1* is *Lind said so*. Lemmas are the lower-case words.
    """
    import spacy
    from spacy.tokens import Doc

    from quoteattr.text.parse import parse_doc

    vocab = spacy.blank("en").vocab

    def make(written: str) -> Parse:
        rows = [[*token.split("/"), "", "", ""][:4] for token in written.split()]
        words = [row[0] for row in rows]
        doc = Doc(
            vocab,
            words=words,
            spaces=[
                word not in "“‘" and after not in ",.;:?!”’"
                for word, after in zip(words, [*words[1:], "."], strict=True)
            ],
            tags=[row[3] or "NN" for row in rows],
            pos=["VERB" if row[3].startswith("V") else "NOUN" for row in rows],
            lemmas=[word.lower() for word in words],
            deps=[row[1] or "dep" for row in rows],
            heads=[int(row[2]) if row[2] else at for at, row in enumerate(rows)],
        )
        return parse_doc(doc)

    return make


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
