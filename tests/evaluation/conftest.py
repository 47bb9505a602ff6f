"""Building toy gold and toy predictions from phrases of a text."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from quoteattr.evaluation import GoldArticle, GoldQuote
from quoteattr.records import (
    Act,
    Addressee,
    Cue,
    Extraction,
    Medium,
    Outlet,
    OutletRelation,
    Quote,
    QuoteType,
    Role,
    Source,
    SourceForm,
    Span,
    Speaker,
    SpeakerKind,
)

TOY = (
    "Ada said alpha beta gamma delta. Ben said one two three four five six. "
    "“Red blue green,” Cal said, “black white.”\n\nNo one spoke."
)


def offsets(text: str, phrases: str | Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Where phrases stand in a text, each after the one before."""
    found, at = [], 0
    for phrase in [phrases] if isinstance(phrases, str) else phrases:
        start = text.index(phrase, at)
        at = start + len(phrase)
        found.append((start, at))
    return tuple(found)


def gold_quote(text: str, content: str | Sequence[str], **said: Any) -> GoldQuote:
    """A gold quote whose content, cue and source are given as phrases; strings become one accepted value."""
    stated: dict[str, Any] = {}
    kind, number, speech = said.pop("type", "indirect"), said.pop("id", content), said.pop("speech", None)
    for name, value in said.items():
        if name in ("cue", "source"):
            stated[name] = None if value is None else offsets(text, value)
        else:
            stated[name] = (value,) if isinstance(value, str) else value
    return GoldQuote(id=str(number), content=offsets(text, content), type=QuoteType(kind), stated=stated, speech=speech)


def predicted_quote(text: str, content: str | Sequence[str], **said: Any) -> Quote:
    """A predicted quote: content, cue and source as phrases, the speaker as a name or a record."""
    spans = {name: _spans(text, said.get(name)) for name in ("cue", "source")}
    speaker = said.get("speaker")
    if isinstance(speaker, str):
        speaker = Speaker(id=f"s-{speaker}", name=speaker, kind=SpeakerKind(said.get("kind", "person")))
    role, outlet, addressee = said.get("role"), said.get("outlet"), said.get("addressee")
    return Quote(
        id=said.get("id", str(content)),
        type=QuoteType(said.get("type", "indirect")),
        content=_spans(text, content),
        cue=Cue(spans=spans["cue"], lemma="say", act=Act(said.get("act", "assertion"))) if spans["cue"] else None,
        source=Source(spans=spans["source"], form=SourceForm.NAME) if spans["source"] else Source(),
        speaker=speaker,
        role=Role(text=role, title=role, affiliation=said.get("affiliation")) if role else None,
        outlet=Outlet(name=outlet, relation=OutletRelation(said.get("relation", "told"))) if outlet else None,
        addressee=Addressee(span=_spans(text, addressee)[0]) if addressee else None,
        medium=Medium(said["medium"]) if said.get("medium") else None,
        rule=said.get("rule", "toy.rule"),
        confidence=said.get("confidence", 0.75),
    )


def _spans(text: str, phrases: str | Sequence[str] | None) -> tuple[Span, ...]:
    return tuple(Span.of(text, start, end) for start, end in offsets(text, phrases or ()))


@pytest.fixture
def toy() -> str:
    """The toy article's text."""
    return TOY


@pytest.fixture
def write_lines(tmp_path: Path) -> Callable[..., Path]:
    """(name, *objects) -> the path of a file that holds the objects as JSON lines."""

    def write(name: str, *objects: Any) -> Path:
        path = tmp_path / name
        path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in objects), encoding="utf-8")
        return path

    return write


@pytest.fixture
def make_gold() -> Callable[..., GoldArticle]:
    """(text, *quotes as (content, fields)) -> a gold article; ``name``, ``corpus`` and the like by keyword."""

    def make(text: str, *quotes: tuple[Any, dict[str, Any]], name: str = "a1", **options: Any) -> GoldArticle:
        made = tuple(gold_quote(text, content, **fields) for content, fields in quotes)
        return GoldArticle(id=name, text=text, quotes=made, **options)

    return make


@pytest.fixture
def make_prediction() -> Callable[..., Extraction]:
    """(text, *quotes as (content, fields)) -> an extraction; ``name`` by keyword, its ids numbered apart."""

    def make(text: str, *quotes: tuple[Any, dict[str, Any]], name: str = "a1") -> Extraction:
        made = [
            predicted_quote(text, content, **{"id": f"q{number}", **fields})
            for number, (content, fields) in enumerate(quotes, start=1)
        ]
        speakers = {quote.speaker.id: quote.speaker for quote in made if quote.speaker}
        return Extraction(id=name, text=text, quotes=tuple(made), speakers=tuple(speakers.values()))

    return make
