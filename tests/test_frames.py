"""Rows as data frames: the same columns, types and values in each library."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Any

import attrs
import pytest

from quoteattr.errors import MissingExtraError, SettingsError
from quoteattr.records import Extraction
from quoteattr.serialize import ROW_FIELDS, frames, to_rows

MAKERS: dict[str, tuple[Callable[..., Any], Callable[[Any], list[dict[str, Any]]]]] = {
    "pandas": (
        frames.to_pandas,
        lambda frame: frame.astype(object).where(frame.notna(), None).to_dict("records"),
    ),
    "polars": (frames.to_polars, lambda frame: frame.to_dicts()),
    "pyarrow": (frames.to_arrow, lambda frame: frame.to_pylist()),
}


@pytest.mark.parametrize("library", MAKERS)
def test_values(library: str, extraction: Extraction) -> None:
    """A frame holds the rows of one or many extractions, and the columns also where there is no quote."""
    pytest.importorskip(library)
    make, read = MAKERS[library]
    assert read(make(extraction)) == to_rows(extraction) == extraction.to_rows()
    assert read(make([extraction, extraction])) == to_rows([extraction, extraction]) == to_rows(extraction) * 2
    empty = make([])
    assert tuple(getattr(empty, "column_names", None) or empty.columns) == ROW_FIELDS


def test_types_do_not_depend_on_the_rows() -> None:
    """The columns of an empty frame have the types that rows would have."""
    polars, arrow = frames.to_polars([]).schema, frames.to_arrow([]).schema
    for name, kind in {"start": "Int64", "confidence": "Float64", "negated": "Boolean", "cue": "String"}.items():
        assert str(polars[name]) == kind
        assert str(frames.to_pandas([]).dtypes[name]).lower() == kind.lower()
        assert str(arrow.field(name).type) == {"Float64": "double", "Boolean": "bool"}.get(kind, kind.lower())


@pytest.mark.parametrize("library", MAKERS)
def test_columns_of_meta(library: str, extraction: Extraction) -> None:
    """What the caller kept with an article stands beside each of its quotes, typed by its values."""
    pytest.importorskip(library)
    make, read = MAKERS[library]
    one = attrs.evolve(
        extraction, meta={"outlet": "Post", "year": 2024, "share": 1, "mixed": 1, "tags": ["a"], "none": None}
    )
    other = attrs.evolve(extraction, meta={"outlet": None, "year": None, "share": 0.5, "mixed": "x", "big": 1 << 70})
    names = ["outlet", "year", "share", "mixed", "tags", "none", "big"]
    frame = make([one, other], meta=names)
    rows = read(frame)
    assert tuple(rows[0])[: len(ROW_FIELDS)] == ROW_FIELDS
    assert [rows[0][f"meta_{name}"] for name in names] == ["Post", 2024, 1.0, "1", '["a"]', None, None]
    assert [rows[-1][f"meta_{name}"] for name in names] == [None, None, 0.5, "x", None, None, str(1 << 70)]
    assert read(make([one], meta=["year"]))[0] == one.to_rows(meta=["year"])[0]
    assert len(read(make([], meta=["year"]))) == 0
    with pytest.raises(SettingsError, match=r"meta: no article has 'yaer'; there are .*outlet, share, tags, year"):
        make([one], meta=["yaer"])
    with pytest.raises(SettingsError, match="meta must be a list of names"):
        make([one], meta="year")


@pytest.mark.parametrize(
    ("value", "kind", "shown"),
    [
        ((1 << 63) - 1, "Int64", (1 << 63) - 1),
        (1 << 63, "String", str(1 << 63)),
        (["Köln", 1], "String", '["Köln", 1]'),
    ],
)
def test_values_that_a_column_has_no_type_for(extraction: Extraction, value: object, kind: str, shown: object) -> None:
    """Numbers of more than 64 bits and lists are text, as people write it."""
    pytest.importorskip("polars")
    frame = frames.to_polars(attrs.evolve(extraction, meta={"value": value}), meta=["value"])
    assert str(frame.schema["meta_value"]) == kind
    assert frame["meta_value"].to_list() == [shown] * 3


def test_methods(extraction: Extraction) -> None:
    """An extraction makes its own frames."""
    assert len(extraction.to_pandas()) == len(extraction.to_polars()) == extraction.to_arrow().num_rows == 3
    assert str(extraction.to_pandas()["start"].dtype) == "Int64"
    assert extraction.links()[0].outlet == "Harbour Radio"


@pytest.mark.parametrize(("library", "extra"), [("pandas", "pandas"), ("polars", "polars"), ("pyarrow", "arrow")])
def test_a_missing_library_is_named(
    library: str, extra: str, extraction: Extraction, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the library the message says which extra brings it."""

    def refuse(name: str) -> Any:
        raise ImportError(name)

    monkeypatch.setattr(importlib, "import_module", refuse)
    with pytest.raises(MissingExtraError, match=rf"quoteattr\[{extra}\]"):
        MAKERS[library][0](extraction)
