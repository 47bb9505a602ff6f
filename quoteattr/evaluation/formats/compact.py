"""Compact gold, schema ``quoteattr-gold/1``: what a gold article says and nothing else.

``{"schema", "id", "text", "match"?, "scope"?, "meta"?, "quotes": [{"id", "content": [[start, end], …], "type"?, …}]}``.
A field may be left out (not scored), null (there is none), a value, or a list of acceptable values.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from quoteattr.errors import GoldError
from quoteattr.evaluation.formats.spans import read_pairs
from quoteattr.evaluation.gold import FIELD_NAMES, GoldArticle, GoldQuote, complete_types
from quoteattr.records import Scope

__all__ = ["SCHEMA", "from_compact", "to_compact"]

SCHEMA = "quoteattr-gold/1"

_ARTICLE_KEYS = frozenset({"schema", "id", "text", "match", "scope", "meta", "quotes"})
_QUOTE_KEYS = frozenset({"id", "content", "type", "speech", *FIELD_NAMES})


def to_compact(article: GoldArticle) -> dict[str, Any]:
    """The article as JSON-ready values."""
    made: dict[str, Any] = {"schema": SCHEMA, "id": article.id, "text": article.text}
    if article.match != "content":
        made["match"] = article.match
    if article.scope is not None:
        made["scope"] = article.scope.value
    if article.meta:
        made["meta"] = dict(article.meta)
    made["quotes"] = [_quote_dict(quote) for quote in article.quotes]
    return made


def _quote_dict(quote: GoldQuote) -> dict[str, Any]:
    made: dict[str, Any] = {"id": quote.id, "type": quote.type.value, "content": [list(span) for span in quote.content]}
    for name in FIELD_NAMES:
        if name in quote.stated:
            said = quote.stated[name]
            if name in ("cue", "source") and said:
                made[name] = [list(span) for span in said]
            elif isinstance(said, tuple):
                made[name] = said[0] if len(said) == 1 else list(said)
            else:
                made[name] = said
    if quote.speech is not None:
        made["speech"] = quote.speech
    return made


def from_compact(data: Mapping[str, Any], corpus: str) -> GoldArticle:
    """Read back :func:`to_compact`. Raises GoldError for an unknown key."""
    _check_keys(data, _ARTICLE_KEYS, "article")
    raw = data["quotes"]
    for quote in raw:
        _check_keys(quote, _QUOTE_KEYS, "quote")
    contents = [read_pairs(quote["content"]) for quote in raw]
    types = complete_types(data["text"], contents, [quote.get("type") for quote in raw])
    return GoldArticle(
        id=data["id"],
        text=data["text"],
        quotes=tuple(
            GoldQuote(
                id=str(quote.get("id", number)),
                content=content,
                type=kind,
                stated={name: _value(name, quote[name]) for name in FIELD_NAMES if name in quote},
                speech=quote.get("speech"),
            )
            for number, (quote, content, kind) in enumerate(zip(raw, contents, types, strict=True), start=1)
        ),
        corpus=corpus,
        match=data.get("match", "content"),
        scope=Scope(data["scope"]) if data.get("scope") else None,
        meta=data.get("meta") or {},
    )


def _value(name: str, said: Any) -> Any:
    if said is None or name == "anonymous":
        return said
    if name in ("cue", "source"):
        return read_pairs(said) or None
    return (tuple(said) or None) if isinstance(said, list) else (said,)


def _check_keys(data: Mapping[str, Any], known: frozenset[str], what: str) -> None:
    unknown = sorted(set(data) - known)
    if unknown:
        raise GoldError(f"{what}: unknown key {unknown[0]!r} (known: {', '.join(sorted(known))})")
