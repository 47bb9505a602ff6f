"""The shape of a gold article in JSON, whatever its layout: checked first, so that errors name the field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from quoteattr.errors import GoldError

__all__ = ["check_article", "check_attributions"]

_CONTENT = ("content", "contents")
_STRINGS = ("type", "kind", "source_type", "title", "medium", "act")
_KINDS = {str: "a string", list: "a list", dict: "an object", bool: "true or false"}


def check_article(data: Mapping[str, Any]) -> None:
    """Raise GoldError for a field of another type than its layout has, or two quotes with one id."""
    _check_id(data, "id", required=True)
    _check(data, "text", str, "", required=True)
    for name in ("quotes", "speakers", "coreference_groups"):
        _check(data, name, list, "")
    _check(data, "meta", dict, "", null=True)
    for name in ("quotes", "speakers"):
        _check_objects(data.get(name, ()), name)
    for at, speaker in enumerate(data.get("speakers", ())):
        _check(speaker, "id", str, f"speakers[{at}].", required=True)
    for at, quote in enumerate(data.get("quotes", ())):
        where = f"quotes[{at}]."
        for name in _CONTENT:
            _check(quote, name, list, where, null=True)
        if not any(name in quote for name in _CONTENT):
            raise GoldError(f"{where}content: this field is missing")
        for name in _STRINGS:
            if not isinstance(quote.get(name), list):  # compact gold may list acceptable values
                _check(quote, name, str, where, null=True)
        _check(quote, "anonymous", bool, where, null=True)
        for name, spans in _spans(quote):
            _check_spans(spans, f"{where}{name}", len(data["text"]))
    _check_twice(data.get("quotes", ()), "quotes")


def check_attributions(data: Mapping[str, Any]) -> None:
    """The same for a layer of speakers."""
    _check_id(data, "id", required=True)
    _check(data, "attributions", list, "", required=True)
    _check_objects(data["attributions"], "attributions")
    for at, attribution in enumerate(data["attributions"]):
        _check(attribution, "aid", str, f"attributions[{at}].", required=True)
    _check_twice(data["attributions"], "attributions")


def _check_id(data: Mapping[str, Any], name: str, *, required: bool = False) -> None:
    if name not in data and required:
        raise GoldError(f"{name}: this field is missing")
    if isinstance(data.get(name), bool) or not isinstance(data.get(name), str | int):
        raise GoldError(f"{name}: expected a string or a whole number, got {data.get(name)!r:.60}")


def _check(
    data: Mapping[str, Any], name: str, kind: type, where: str, *, required: bool = False, null: bool = False
) -> None:
    if name not in data:
        if required:
            raise GoldError(f"{where}{name}: this field is missing")
        return
    if not isinstance(data[name], kind) and not (null and data[name] is None):
        raise GoldError(f"{where}{name}: expected {_KINDS[kind]}, got {data[name]!r:.60}")


def _check_objects(items: Any, name: str) -> None:
    for at, item in enumerate(items):
        if not isinstance(item, dict):
            raise GoldError(f"{name}[{at}]: expected an object, got {item!r:.60}")


def _spans(quote: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """The fields that hold offsets, in every layout."""
    for name in (*_CONTENT, "cue", "source", "sources"):
        value = quote.get(name)
        if isinstance(value, dict) and "spans" in value:
            yield f"{name}.spans", value["spans"]
        elif isinstance(value, list):
            yield name, value
        elif isinstance(value, dict) and "start" in value:
            yield name, [value]
        elif value is not None and not isinstance(value, dict):
            raise GoldError(f"{name}: expected offsets, got {value!r:.60}")


def _check_spans(spans: Any, where: str, size: int) -> None:
    if spans is None:
        return
    if not isinstance(spans, list):
        raise GoldError(f"{where}: expected a list of offsets, got {spans!r:.60}")
    for at, span in enumerate(spans):
        edges = [span.get("start"), span.get("end")] if isinstance(span, dict) else span
        if not (isinstance(edges, list) and len(edges) == 2 and all(type(edge) is int for edge in edges)):
            raise GoldError(f"{where}[{at}]: expected two whole numbers, start and end, got {span!r:.60}")
        start, end = edges
        if not 0 <= start < end <= size:
            raise GoldError(f"{where}[{at}]: {start} to {end} is empty or outside the text of {size} characters")


def _check_twice(items: Any, name: str) -> None:
    seen: set[Any] = set()
    for at, item in enumerate(items):
        known = item.get("aid", item.get("id"))
        if isinstance(known, list | dict):
            raise GoldError(f"{name}[{at}].id: expected a string, got {known!r:.60}")
        if known is not None and known in seen:
            raise GoldError(f"{name}[{at}].id: {known!r} is taken by an earlier one")
        seen.add(known)
