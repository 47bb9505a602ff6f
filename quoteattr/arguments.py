"""What callers give, checked in one place: each wrong argument is a SettingsError that says the remedy."""

from __future__ import annotations

import datetime
import math
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

from quoteattr.errors import SettingsError
from quoteattr.records import Extraction, Scope

__all__ = [
    "to_clusters",
    "to_date",
    "to_extraction",
    "to_extractions",
    "to_id",
    "to_number",
    "to_path",
    "to_scope",
    "to_series",
    "to_whole",
]

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ].{0,60})?", re.ASCII)


def to_scope(given: object) -> Scope:
    """``speech`` or ``all``."""
    try:
        return Scope(given)  # type: ignore[arg-type]
    except ValueError:
        raise SettingsError(f"scope must be 'speech' or 'all', not {given!r}") from None


def to_whole(given: object, name: str, *, least: int = 1) -> int:
    """A whole number from ``least`` on."""
    if isinstance(given, bool) or not isinstance(given, int):
        raise SettingsError(f"{name} must be a whole number, at least {least}, not {given!r}")
    if given < least:
        raise SettingsError(f"{name} must be at least {least}, not {given}")
    return given


def to_number(given: object, name: str, unit: str = "number") -> float:
    """A finite number above nothing."""
    if isinstance(given, bool) or not isinstance(given, int | float) or not math.isfinite(given) or given <= 0:
        raise SettingsError(f"{name} must be a {unit} above 0, not {given!r}")
    return float(given)


def to_id(given: Any) -> str | None:
    """An article's id as a string; None where there is none (NaN in a table's column)."""
    if given is None or (isinstance(given, float) and math.isnan(given)):
        return None
    if isinstance(given, float) and given.is_integer():
        return str(int(given))  # a column of whole numbers with gaps
    if isinstance(given, bool) or not (isinstance(given, str | int | UUID) or hasattr(given, "__index__")):
        raise SettingsError(f"an article's id must be a string or a whole number, not {given!r}")
    return str(given)


def to_date(given: Any) -> datetime.date | None:
    """A date, or the date that an ISO string starts with; None where there is none."""
    if given is None or given != given:  # NaN, NaT
        return None
    if isinstance(given, datetime.date):
        return given.date() if isinstance(given, datetime.datetime) else given
    if isinstance(given, str) and _ISO_DATE.fullmatch(given):
        try:
            return datetime.date.fromisoformat(given[:10])
        except ValueError:
            pass
    hint = " (a column of other dates: pandas.to_datetime(column, dayfirst=True))" if isinstance(given, str) else ""
    raise SettingsError(f"published must be a date or an ISO date such as '2026-03-14', not {given!r}{hint}")


def to_clusters(given: Any, size: int) -> list[list[tuple[int, int]]] | None:
    """The caller's coreference clusters; ``size`` is the length of the text that their offsets point into."""
    if given is None:
        return None
    if not _is_list(given):
        raise SettingsError(f"clusters must be a list of clusters, each {_CLUSTER}; not {given!r}")
    found: list[list[tuple[int, int]]] = []
    for number, cluster in enumerate(given):
        if not _is_list(cluster):
            raise SettingsError(f"clusters[{number}] must be {_CLUSTER}; not {cluster!r}")
        spans: list[tuple[int, int]] = []
        for at, span in enumerate(cluster):
            if not (_is_list(span) and len(span) == 2 and all(type(edge) is int for edge in span)):
                raise SettingsError(f"clusters[{number}][{at}] must be two whole numbers (start, end), not {span!r}")
            start, end = span
            if not 0 <= start < end <= size:
                raise SettingsError(
                    f"clusters[{number}][{at}] is no stretch of the article, which has {size} characters: {span!r}"
                )
            spans.append((start, end))
        found.append(spans)
    return found


_CLUSTER = "a list of (start, end) character offsets into the article"


def _is_list(given: Any) -> bool:
    return isinstance(given, Sequence) and not isinstance(given, str | bytes)


def to_series(given: Any, name: str, item: str) -> Iterable[Any]:
    """What holds several values; one value alone (a text, a mapping, a record) would be read as its parts."""
    for method, call in _ROWS_OF_TABLES.items():
        # A data frame would be read as the names of its columns.
        if hasattr(given, "columns") and hasattr(given, method):
            raise SettingsError(f"{name} must be {item}, not a {type(given).__name__}; give its rows: {call}")
    alone = isinstance(given, str | bytes | bytearray | Mapping | Extraction) or hasattr(given, "to_array")
    if alone or not isinstance(given, Iterable):
        shown = type(given).__name__
        remedy = f"; for a single one give [{name.removesuffix('s')}]" if alone else ""
        raise SettingsError(f"{name} must be {item}, not {shown}{remedy}")
    return given


_ROWS_OF_TABLES = {  # polars has a to_dict too, of columns
    "to_dicts": "frame.to_dicts()",
    "to_pylist": "table.to_pylist()",
    "to_dict": "frame.to_dict('records')",
}
"""The methods by which data frames and tables are told, with the call that gives a mapping per row."""


def to_path(given: Any, what: str) -> Path:
    """The path of a file or folder."""
    if not isinstance(given, str | os.PathLike):
        raise SettingsError(f"{what} must be given as a path, not {given!r:.80}")
    return Path(given)


def to_extraction(given: Any) -> Extraction:
    """One extraction."""
    if not isinstance(given, Extraction):
        raise SettingsError(f"an extraction is wanted, not {type(given).__name__}: {given!s:.80}")
    return given


def to_extractions(given: Any) -> Iterator[Extraction]:
    """One extraction or several, one after another."""
    if isinstance(given, Extraction):
        yield given
        return
    if isinstance(given, str | bytes | Mapping) or not isinstance(given, Iterable):
        kind = type(given).__name__
        raise SettingsError(f"an extraction, or several, are wanted (from quoteattr.extract), not {kind}")
    for number, one in enumerate(given):
        if not isinstance(one, Extraction):
            kind = type(one).__name__
            hint = f" ({one}); leave failures out first" if kind == "Failure" else ""
            if isinstance(one, str | Mapping):
                hint = ": extract it first, with quoteattr.extract_many(articles)"
            raise SettingsError(f"number {number} (from 0) is no extraction but a {kind}{hint}")
        yield one
