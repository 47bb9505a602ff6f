"""The rows of one or many extractions as data frames, with the same columns and types everywhere.

Offsets are integers, ``confidence`` is a float, ``anonymous``, ``negated`` and ``hypothetical`` are nullable booleans,
all others are strings (``article`` too). An empty input gives a frame with all columns and no rows. Columns of ``meta``
are booleans, integers or floats where all their values are, else strings (what is no single value as JSON).
"""

from __future__ import annotations

import importlib
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from quoteattr.errors import MissingExtraError
from quoteattr.records import Extraction
from quoteattr.serialize.rows import META, ROW_FIELDS, to_rows

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

__all__ = ["columns_to_pandas", "to_arrow", "to_pandas", "to_polars"]

_KINDS = {
    "start": int, "end": int, "confidence": float, "anonymous": bool, "negated": bool, "hypothetical": bool,
}  # fmt: skip
"""The columns that are no strings."""

Kinds = Mapping[str, type]


def to_pandas(extractions: Extraction | Iterable[Extraction], *, meta: Sequence[str] = ()) -> pandas.DataFrame:
    """A pandas data frame, a row a quote; nullable types. ``meta``: see :func:`to_rows`.

    Raises MissingExtraError without pandas.
    """
    _import("pandas", "pandas")
    return columns_to_pandas(*_columns(extractions, meta))


def to_polars(extractions: Extraction | Iterable[Extraction], *, meta: Sequence[str] = ()) -> polars.DataFrame:
    """A polars data frame, a row a quote. ``meta``: see :func:`to_rows`. Raises MissingExtraError without polars."""
    module = _import("polars", "polars")
    columns, kinds = _columns(extractions, meta)
    types = {int: module.Int64, float: module.Float64, bool: module.Boolean, str: module.String}
    frame: polars.DataFrame = module.DataFrame(columns, schema={name: types[kinds[name]] for name in columns})
    return frame


def to_arrow(extractions: Extraction | Iterable[Extraction], *, meta: Sequence[str] = ()) -> pyarrow.Table:
    """An Arrow table, a row a quote. ``meta``: see :func:`to_rows`. Raises MissingExtraError without pyarrow."""
    arrow = _import("pyarrow", "arrow")
    columns, kinds = _columns(extractions, meta)
    types = {int: arrow.int64(), float: arrow.float64(), bool: arrow.bool_(), str: arrow.string()}
    return arrow.table(columns, schema=arrow.schema([(name, types[kinds[name]]) for name in columns]))


def columns_to_pandas(columns: Mapping[str, Sequence[Any]], kinds: Kinds) -> pandas.DataFrame:
    """Columns of Python values as a data frame with nullable types. Raises MissingExtraError without pandas."""
    module = _import("pandas", "pandas")
    types = {int: "Int64", float: "Float64", bool: "boolean", str: "string"}
    frame: pandas.DataFrame = module.DataFrame(
        {name: module.array(values, dtype=types[kinds[name]]) for name, values in columns.items()}
    )
    return frame


def _columns(
    extractions: Extraction | Iterable[Extraction], meta: Sequence[str]
) -> tuple[dict[str, list[Any]], dict[str, type]]:
    """The values of each column, and what they are."""
    rows = to_rows(extractions, meta=meta)
    columns = {name: [row[name] for row in rows] for name in ROW_FIELDS}
    kinds = {name: _KINDS.get(name, str) for name in ROW_FIELDS}
    for name in dict.fromkeys(f"{META}{name}" for name in meta):
        values = [row[name] for row in rows]
        kinds[name] = _kind_of(values)
        columns[name] = [_to_string(value) for value in values] if kinds[name] is str else values
    return columns, kinds


def _kind_of(values: Sequence[Any]) -> type:
    found = {_type_of(value) for value in values if value is not None}
    if found == {int, float}:
        return float
    return found.pop() if len(found) == 1 and found <= {bool, int, float} else str


def _type_of(value: Any) -> type:
    return str if isinstance(value, int) and abs(value) >= 1 << 63 else type(value)


def _to_string(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False, default=str) if isinstance(value, list | dict) else str(value)


def _import(module: str, extra: str) -> Any:
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise MissingExtraError(f'{module} is not installed: pip install "quoteattr[{extra}]"') from error
