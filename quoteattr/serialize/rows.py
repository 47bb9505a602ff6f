"""Quotes as flat rows, for tables, CSV and data frames."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from quoteattr.arguments import to_extractions, to_series
from quoteattr.errors import SettingsError
from quoteattr.records import Extraction, Quote

__all__ = ["META", "ROW_FIELDS", "to_rows"]

META = "meta_"
"""What stands before the name of a column that comes from ``meta``."""

ROW_FIELDS: tuple[str, ...] = (
    "article",
    "id",
    "type",
    "content",
    "start",
    "end",
    "speaker",
    "speaker_id",
    "speaker_kind",
    "anonymous",
    "role",
    "affiliation",
    "source",
    "source_form",
    "cue",
    "act",
    "negated",
    "hypothetical",
    "outlet",
    "outlet_kind",
    "relation",
    "addressee",
    "medium",
    "time",
    "date",
    "parent",
    "rule",
    "confidence",
    "flags",
)
"""The columns of :func:`to_rows`, in order."""


def to_rows(extractions: Extraction | Iterable[Extraction], *, meta: Sequence[str] = ()) -> list[dict[str, Any]]:
    """One flat row per quote of one or many extractions, keys :data:`ROW_FIELDS`.

    Offsets are those of the content in ``text``. ``meta`` names values of the extractions' ``meta`` that become columns
    too (*outlet* becomes ``meta_outlet``), None where an article has no such value. Raises SettingsError for a name
    that no article has.
    """
    names = list(to_series(meta, "meta", "a list of names, such as ['outlet']"))
    known: set[str] = set()
    rows: list[dict[str, Any]] = []
    is_empty = True
    for extraction in to_extractions(extractions):
        is_empty = False
        known.update(extraction.meta)
        values = {f"{META}{name}": extraction.meta.get(name) for name in names}
        rows.extend({**_row(extraction, quote), **values} for quote in extraction.quotes)
    if not is_empty and (absent := [name for name in names if name not in known]):
        raise SettingsError(f"meta: no article has {absent[0]!r}; there are {', '.join(sorted(map(str, known)))}")
    return rows


def _row(extraction: Extraction, quote: Quote) -> dict[str, str | int | float | bool | None]:
    cue, outlet, speaker, role, time = quote.cue, quote.outlet, quote.speaker, quote.role, quote.time
    row: dict[str, str | int | float | bool | None] = {
        "article": extraction.id,
        "id": quote.id,
        "type": quote.type.value,
        "content": quote.text,
        "start": quote.start,
        "end": quote.end,
        "speaker": speaker.name if speaker else None,
        "speaker_id": speaker.id if speaker else None,
        "speaker_kind": speaker.kind.value if speaker else None,
        "anonymous": speaker.anonymous if speaker else None,
        "role": role.title or None if role else None,
        "affiliation": role.affiliation if role else None,
        "source": quote.source.text or None,
        "source_form": quote.source.form.value,
        "cue": cue.text if cue else None,
        "act": cue.act.value if cue else None,
        "negated": cue.negated if cue else None,
        "hypothetical": cue.hypothetical if cue else None,
        "outlet": outlet.name if outlet else None,
        "outlet_kind": outlet.kind.value if outlet and outlet.kind else None,
        "relation": outlet.relation.value if outlet else None,
        "addressee": quote.addressee.text if quote.addressee else None,
        "medium": quote.medium.value if quote.medium else None,
        "time": time.span.text if time else None,
        "date": time.date.isoformat() if time and time.date else None,
        "parent": quote.parent,
        "rule": quote.rule,
        "confidence": quote.confidence,
        "flags": " ".join(flag.value for flag in quote.flags),
    }
    return row
