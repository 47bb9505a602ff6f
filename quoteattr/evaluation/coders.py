"""One coder's gold as if it had been extracted, so that it is scored against another's."""

from __future__ import annotations

from typing import Any

from quoteattr.errors import GoldError
from quoteattr.evaluation.gold import GoldArticle, GoldQuote
from quoteattr.records import (
    Act,
    Cue,
    Extraction,
    Medium,
    Outlet,
    OutletRelation,
    Quote,
    Role,
    Source,
    SourceForm,
    Span,
    Speaker,
    SpeakerKind,
)

__all__ = ["to_extraction"]


def to_extraction(article: GoldArticle) -> Extraction:
    """The article's gold as records. Where several wordings are accepted the first is taken; what is not stated is as
    if there were none (a speaker's kind: a person). Raises GoldError for a kind, medium, act or relation that is none.
    """
    speakers: dict[tuple[Any, ...], Speaker] = {}
    try:
        quotes = tuple(_quote(article.text, quote, speakers) for quote in article.quotes)
    except ValueError as error:
        raise GoldError(f"article {article.id}: {error}") from error
    return Extraction(id=article.id, text=article.text, quotes=quotes, speakers=tuple(speakers.values()))


def _quote(text: str, gold: GoldQuote, speakers: dict[tuple[Any, ...], Speaker]) -> Quote:
    stated = {name: said[0] if isinstance(said, tuple) else said for name, said in gold.stated.items()}
    cue, source = gold.spans("cue"), gold.spans("source")
    act = Act(stated.get("act") or Act.ASSERTION)
    outlet, title, body = stated.get("outlet"), stated.get("role"), stated.get("affiliation")
    return Quote(
        id=gold.id,
        type=gold.type,
        content=_spans(text, gold.content),
        cue=Cue(spans=_spans(text, cue), lemma="", act=act) if cue or stated.get("act") else None,
        source=Source(spans=_spans(text, source), form=SourceForm.NAME if source else SourceForm.OMITTED),
        speaker=_speaker(stated, speakers),
        role=Role(text=title or body or "", title=title or "", affiliation=body) if title or body else None,
        outlet=Outlet(name=outlet, relation=OutletRelation(stated.get("relation") or OutletRelation.TOLD))
        if outlet
        else None,
        medium=Medium(stated["medium"]) if stated.get("medium") else None,
        rule="gold",
        confidence=1.0,
    )


def _speaker(stated: dict[str, Any], speakers: dict[tuple[Any, ...], Speaker]) -> Speaker | None:
    name = stated.get("speaker")
    if not name:
        return None
    kind, anonymous = SpeakerKind(stated.get("kind") or SpeakerKind.PERSON), bool(stated.get("anonymous"))
    key = (name, kind, anonymous)
    if key not in speakers:
        speakers[key] = Speaker(id=f"s{len(speakers) + 1}", name=name, kind=kind, anonymous=anonymous)
    return speakers[key]


def _spans(text: str, offsets: tuple[tuple[int, int], ...]) -> tuple[Span, ...]:
    return tuple(Span.of(text, start, end) for start, end in offsets)
