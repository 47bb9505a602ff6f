"""What callers keep in ``meta``, in JSON's terms, so that what is written and read back is equal."""

from __future__ import annotations

import datetime
import math
from collections.abc import Mapping
from enum import Enum
from typing import Any

from quoteattr.errors import SettingsError

__all__ = ["find_unwritable", "to_meta"]

DEPTH = 100
"""How deep values may lie in one another; JSON readers and writers end at some hundreds."""


def to_meta(given: Any) -> dict[str, Any]:
    """A copy with JSON's values: dates and times as ISO strings, tuples as lists, NaN and infinity as None.

    Enums become their values and numbers of numpy and pandas Python's. Whatever else JSON has no form for stays as it
    is; writing it is refused (:func:`find_unwritable`). Raises SettingsError for what is no mapping, and for values
    that lie too deep in one another (or in themselves).
    """
    if not isinstance(given, Mapping):
        raise SettingsError(f"meta is a mapping of names to values, such as {{'url': '…'}}, not {given!r}")
    return {key: _plain(value, 1) for key, value in given.items()}


def _plain(value: Any, depth: int) -> Any:
    if value is None or type(value) in (str, int, bool):
        return value
    if depth > DEPTH:
        raise SettingsError(f"meta: values lie more than {DEPTH} deep in one another")
    if isinstance(value, Enum):
        return _plain(value.value, depth + 1)
    if isinstance(value, float):  # numpy's float64 is one too
        return float(value) if math.isfinite(value) else None
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat() if value == value else None  # pandas' NaT is a date that is not equal to itself
    if isinstance(value, Mapping):
        return {key: _plain(item, depth + 1) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item, depth + 1) for item in value]
    if isinstance(value, str):
        return str(value)
    if isinstance(value, int):
        return int(value)
    if type(value).__name__ == "NAType":  # pandas' missing value
        return None
    scalar = getattr(value, "item", None)
    if callable(scalar) and getattr(value, "shape", None) == ():  # numpy's
        return _plain(scalar(), depth + 1)
    return value


def find_unwritable(value: Any, where: str) -> str | None:
    """What in a value JSON would not give back as it is (*meta.price: JSON has no form for Decimal*), or None."""
    if value is None or type(value) in (str, int, bool):
        return None
    if type(value) is float:
        return None if math.isfinite(value) else f"{where}: JSON has no form for {value!r}; give None"
    if type(value) is dict:
        for key, item in value.items():
            if type(key) is not str:
                return f"{where}: JSON keys are strings, got {key!r}"
            if said := find_unwritable(item, f"{where}.{key}"):
                return said
        return None
    if type(value) is list:
        return next((said for at, item in enumerate(value) if (said := find_unwritable(item, f"{where}[{at}]"))), None)
    return f"{where}: JSON has no form for {type(value).__name__}; give a string or a number"
