"""The rows of one or many extractions as data frames, with the same columns and types everywhere.

Offsets are integers, ``confidence`` is a float, ``anonymous``, ``negated`` and ``hypothetical`` are nullable booleans,
all others are strings. An empty input gives a frame with all columns and no rows.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from quoteattr.errors import MissingExtraError
from quoteattr.records import Extraction
from quoteattr.serialize.rows import ROW_FIELDS, to_rows

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

__all__ = ["to_arrow", "to_pandas", "to_polars"]

_INTEGERS = frozenset({"start", "end"})
_FLOATS = frozenset({"confidence"})
_BOOLEANS = frozenset({"anonymous", "negated", "hypothetical"})


def to_pandas(extractions: Extraction | Iterable[Extraction]) -> pandas.DataFrame:
    """A pandas data frame, a row a quote; nullable types. Raises MissingExtraError without pandas."""
    module = _import("pandas", "pandas")
    columns = _columns(extractions)
    types = {name: _choose(name, "Int64", "Float64", "boolean", "string") for name in columns}
    frame: pandas.DataFrame = module.DataFrame(
        {name: module.array(values, dtype=types[name]) for name, values in columns.items()}
    )
    return frame


def to_polars(extractions: Extraction | Iterable[Extraction]) -> polars.DataFrame:
    """A polars data frame, a row a quote. Raises MissingExtraError without polars."""
    module = _import("polars", "polars")
    columns = _columns(extractions)
    schema = {name: _choose(name, module.Int64, module.Float64, module.Boolean, module.String) for name in columns}
    frame: polars.DataFrame = module.DataFrame(columns, schema=schema)
    return frame


def to_arrow(extractions: Extraction | Iterable[Extraction]) -> pyarrow.Table:
    """An Arrow table, a row a quote. Raises MissingExtraError without pyarrow."""
    arrow = _import("pyarrow", "arrow")
    columns = _columns(extractions)
    kinds = (arrow.int64(), arrow.float64(), arrow.bool_(), arrow.string())
    return arrow.table(columns, schema=arrow.schema([(name, _choose(name, *kinds)) for name in columns]))


def _columns(extractions: Extraction | Iterable[Extraction]) -> dict[str, list[Any]]:
    rows = to_rows(extractions)
    return {name: [row[name] for row in rows] for name in ROW_FIELDS}


def _choose(name: str, integer: Any, floating: Any, boolean: Any, string: Any) -> Any:
    if name in _INTEGERS:
        return integer
    if name in _FLOATS:
        return floating
    return boolean if name in _BOOLEANS else string


def _import(module: str, extra: str) -> Any:
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise MissingExtraError(f'{module} is not installed: pip install "quoteattr[{extra}]"') from error
