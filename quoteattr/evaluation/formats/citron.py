"""Citron's JSON (BBC R&D): ``{"text", "quotes": [{"cue", "sources", "contents", …}], "coreference_groups"?}``.

One document a file (or a line). A quote's source that is coreferent with a fuller mention takes that
mention's name as its speaker: the longest of its group.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from quoteattr.evaluation.formats.spans import read_span_objects
from quoteattr.evaluation.gold import GoldArticle, GoldQuote, resolve_types

__all__ = ["from_citron"]

_Span = Mapping[str, Any]


def from_citron(data: Mapping[str, Any], corpus: str) -> GoldArticle:
    """One document in Citron's layout. Quotes without contents are left out."""
    text = data["text"]
    groups: Sequence[Sequence[_Span]] = data.get("coreference_groups", ())
    raw = [quote for quote in data.get("quotes", ()) if quote.get("contents")]
    contents = [read_span_objects(text, quote["contents"]) for quote in raw]
    return GoldArticle(
        id=str(data["id"]),
        text=text,
        quotes=tuple(
            GoldQuote(
                id=str(quote.get("id", number)),
                content=content,
                type=kind,
                stated={
                    "cue": read_span_objects(text, [quote["cue"]]) if quote.get("cue") else None,
                    "source": read_span_objects(text, quote.get("sources", ())) or None,
                    **_speaker(quote, groups),
                },
            )
            for number, (quote, content, kind) in enumerate(
                zip(raw, contents, resolve_types(text, contents), strict=True), start=1
            )
        ),
        corpus=corpus,
    )


def _speaker(quote: Mapping[str, Any], groups: Sequence[Sequence[_Span]]) -> dict[str, Any]:
    mentions: list[_Span] = [*quote.get("coreferences", ())]
    sources = {(source["start"], source["end"]) for source in quote.get("sources", ())}
    for group in groups:
        if any((mention["start"], mention["end"]) in sources for mention in group):
            mentions.extend(group)
    names = [mention["text"] for mention in mentions if any(char.isupper() for char in mention["text"])]
    return {"speaker": (max(names, key=len),)} if names else {}
