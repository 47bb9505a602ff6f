"""What callers keep in ``meta``: in JSON's terms, refused where JSON has no form for it."""

from __future__ import annotations

import datetime
import math
from typing import Any

import pytest

import quoteattr
from quoteattr.errors import SchemaError
from quoteattr.records import Extraction
from quoteattr.serialize import from_dict, from_json, to_json


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ({"at": datetime.date(2026, 3, 14)}, {"at": "2026-03-14"}),
        ({"at": datetime.datetime(2026, 3, 14, 9, 5)}, {"at": "2026-03-14T09:05:00"}),
        ({"at": datetime.time(9, 5)}, {"at": "09:05:00"}),
        ({"pair": (1, "b", (2.5,))}, {"pair": [1, "b", [2.5]]}),
        ({"price": math.nan, "low": -math.inf}, {"price": None, "low": None}),
        ({"kind": quoteattr.Scope.ALL}, {"kind": "all"}),
        ({"deep": {"a": [{"b": (None, True)}]}}, {"deep": {"a": [{"b": [None, True]}]}}),
        ({"broken": "a\ud800b"}, {"broken": "a\ud800b"}),
    ],
)
def test_meta_is_written_and_read_equal(given: dict[str, Any], kept: dict[str, Any]) -> None:
    """It is in JSON's terms from the start, so nothing is lost on the way."""
    made = Extraction(text="x", meta=given)
    assert made.meta == kept
    assert from_json(to_json(made)) == made
    assert from_dict(made.to_dict()) == made


def test_meta_of_tables() -> None:
    """Numbers, dates and missing values of numpy and pandas."""
    numpy = pytest.importorskip("numpy")
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    given = {
        "n": numpy.int64(3),
        "x": numpy.float32(0.5),
        "nan": numpy.float64("nan"),
        "at": pandas.Timestamp("2026-03-14"),
        "no": pandas.NaT,
        "na": pandas.NA,
        "s": numpy.str_("a"),
    }
    made = Extraction(text="x", meta=given)
    assert made.meta == {"n": 3, "x": 0.5, "nan": None, "at": "2026-03-14T00:00:00", "no": None, "na": None, "s": "a"}
    assert [type(value) for value in made.meta.values()] == [int, float, type(None), str, type(None), type(None), str]
    assert from_json(to_json(made)) == made


@pytest.mark.parametrize(
    ("meta", "message"),
    [
        ({"a": object()}, r"meta\.a: JSON has no form for object"),
        ({"a": [1, {"b": {2, 3}}]}, r"meta\.a\[1\]\.b: JSON has no form for set"),
        ({1: 2}, "meta: JSON keys are strings, got 1"),
        ({"a": 10**5000}, "JSON has no form for it: .*4300 digits"),
    ],
)
def test_meta_that_cannot_be_written(meta: dict[Any, Any], message: str) -> None:
    """It may be kept in memory; writing says where it stands."""
    made = Extraction(text="x", meta=meta)
    assert made.meta == meta
    with pytest.raises(SchemaError, match=message):
        to_json(made)


def test_meta_changed_afterwards() -> None:
    """The caller's own mapping is copied; what is put into the copy is refused where JSON would change it."""
    given = {"a": [1]}
    made = Extraction(text="x", meta=given)
    given["a"].append(2)
    assert made.meta == {"a": [1]}
    made.meta["a"].append((3,))
    with pytest.raises(SchemaError, match=r"meta\.a\[1\]: JSON has no form for tuple"):
        to_json(made)
    made.meta["a"][1] = math.inf
    with pytest.raises(SchemaError, match=r"meta\.a\[1\]: JSON has no form for inf; give None"):
        to_json(made)
