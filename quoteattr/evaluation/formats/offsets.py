"""The corpora's layout: ``{"id", "text", "quotes": [{"type", "content", "cue", "source", …}], "meta"}``.

Spans are lists of ``[start, end)`` offsets. It was made by converting several corpora, so null means "not
annotated". A layer of speakers, ``{"id", "attributions": [{"aid", "speaker", …}]}``, is joined onto it by id and
aid; there, null means "there is none".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrs import evolve

from quoteattr.errors import GoldError
from quoteattr.evaluation.formats.spans import read_pairs
from quoteattr.evaluation.gold import GoldArticle, GoldQuote, complete_types
from quoteattr.records import SpeakerKind

__all__ = ["from_offsets", "join_layer"]

_KINDS = {kind.value: kind.value for kind in SpeakerKind} | {"event_or_data": SpeakerKind.DATA.value}
# MCAE writes its source types in many spellings; the first letters of the words tell them apart.
_SOURCE_TYPES = (
    ("unnamed", SpeakerKind.GROUP),
    ("unamed", SpeakerKind.GROUP),
    ("named person", SpeakerKind.PERSON),
    ("named individual", SpeakerKind.PERSON),
    ("named organization", SpeakerKind.ORGANIZATION),
    ("document", SpeakerKind.DOCUMENT),
)


def from_offsets(data: Mapping[str, Any], corpus: str) -> GoldArticle:
    """One article of the corpora's layout. Attributions without content are left out."""
    raw = [quote for quote in data.get("quotes", ()) if quote.get("content")]
    statement = any("source_type" in quote for quote in raw)
    # Where spans come from a treebank or were not annotated at all, an empty list says nothing.
    complete = not statement and not any("attr_span" in quote for quote in raw)
    types = complete_types(
        data["text"], [read_pairs(quote["content"]) for quote in raw], [quote.get("type") for quote in raw]
    )
    return GoldArticle(
        id=data["id"],
        text=data["text"],
        quotes=tuple(
            GoldQuote(
                id=str(quote.get("aid", number)),
                content=read_pairs(quote["content"]),
                type=kind,
                stated=_stated(quote, complete=complete),
            )
            for number, (quote, kind) in enumerate(zip(raw, types, strict=True), start=1)
        ),
        corpus=corpus,
        match="statement" if statement else "content",
        meta=data.get("meta") or {},
    )


def _stated(quote: Mapping[str, Any], *, complete: bool) -> dict[str, Any]:
    stated: dict[str, Any] = {}
    for name in ("cue", "source"):
        if quote.get(name):
            stated[name] = read_pairs(quote[name])
        elif complete and name in quote:
            stated[name] = None
    if quote.get("speaker"):
        stated["speaker"] = (quote["speaker"],)
    kind = _KINDS.get(quote.get("kind") or "") or _kind_of_source(quote.get("source_type") or "")
    if kind:
        stated["kind"] = (kind,)
    if quote.get("title"):
        # A title may name its body after a comma: the office alone is as right.
        stated["role"] = tuple(dict.fromkeys((quote["title"], quote["title"].split(",")[0].strip())))
    if isinstance(quote.get("anonymous"), bool):
        stated["anonymous"] = quote["anonymous"]
    return stated


def _kind_of_source(source_type: str) -> str | None:
    folded = source_type.casefold()
    return next((kind.value for start, kind in _SOURCE_TYPES if folded.startswith(start)), None)


def join_layer(
    layer: Mapping[str, Sequence[Mapping[str, Any]]], texts: Mapping[str, Mapping[str, Any]], corpus: str
) -> Iterator[GoldArticle]:
    """The articles of a layer with what it says of each attribution. Raises GoldError for an unknown aid."""
    for article_id, attributions in layer.items():
        article = from_offsets(texts[article_id], corpus)
        said = {attribution["aid"]: attribution for attribution in attributions}
        unknown = sorted(set(said) - {str(quote.get("aid")) for quote in texts[article_id]["quotes"]})
        if unknown:
            raise GoldError(f"{corpus}, article {article_id}: no attribution has the aid {unknown[0]!r}")
        yield evolve(
            article,
            quotes=tuple(_with_layer(quote, said[quote.id]) if quote.id in said else quote for quote in article.quotes),
        )


def _with_layer(quote: GoldQuote, said: Mapping[str, Any]) -> GoldQuote:
    kind = _KINDS.get(said["kind"])
    stated = {
        **quote.stated,
        "speaker": _one(said["speaker"]),
        "kind": _one(kind),
        "anonymous": bool(said["anonymous"]),
        "role": tuple(said["role"]) or None,
        "affiliation": tuple(said["affiliation"]) or None,
        "outlet": _one(said["outlet"]),
        "relation": _one(said["outlet_relation"]),
        "addressee": _one(said["addressee"]),
        "medium": _one(said["medium"]),
        "act": _one(said["act"]),
    }
    return evolve(quote, stated=stated, speech=bool(said["reported_speech"]))


def _one(value: str | None) -> tuple[str, ...] | None:
    return (value,) if value else None
