"""Arrow batches: fixed schemas, failures as rows, the same records as without Arrow."""

from __future__ import annotations

import datetime

import pytest

from quoteattr.errors import SchemaError, SettingsError
from quoteattr.extractor import load
from quoteattr.serialize import ROW_FIELDS, from_json, to_json, to_rows

pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")

from quoteattr.arrow import article_schema, extract_batches, extract_table, quote_schema  # noqa: E402

TEXTS = (
    'Ines Carro told reporters on Friday that the bridge will close. "We wait," she said.',
    "The bridge is old.",
    None,
    'According to the ministry, "no road is safe".',
)
TABLE = pa.table(
    {
        "key": [10, 11, 12, 13],
        "body": list(TEXTS),
        "published": [datetime.date(2026, 3, 14), None, None, None],
        "other": [1.0, 2.0, 3.0, 4.0],
    }
)


def test_rows_of_articles_hold_the_extractions() -> None:
    """One row an article in order, quotes nested, the JSON reads back; a missing text is a row with its error."""
    (batch,) = extract_batches(TABLE.to_batches(), text="body", id="key")
    assert batch.schema == article_schema()
    rows = batch.to_pylist()
    assert [row["id"] for row in rows] == ["10", "11", "12", "13"]
    extractor = load()
    for number in (0, 1, 3):
        wanted = extractor.extract(TEXTS[number] or "", id=str(10 + number))
        assert [row["content"] for row in rows[number]["quotes"]] == [row["content"] for row in to_rows(wanted)]
        assert from_json(rows[number]["json"]).quotes[:1] == wanted.quotes[:1] or number == 0  # 0 has a date
        assert rows[number]["error"] is None
    assert rows[2]["quotes"] is None
    assert "SettingsError" in rows[2]["error"]
    assert rows[0]["quotes"][0]["date"] == "2026-03-13"


def test_rows_of_quotes_are_those_of_to_rows() -> None:
    """One row a quote, the columns in their fixed order; an article without quotes has none, a failure one."""
    table = extract_table(TABLE, rows="quotes", text="body", id="key", published="none")
    assert table.schema == quote_schema()
    assert table.column_names == [*ROW_FIELDS, "error"]
    assert table.column("article").to_pylist() == ["10", "10", "12", "13"]
    wanted = [dict(row) for row in to_rows(load().extract(TEXTS[3] or "", id="13"))]
    assert [{key: value for key, value in row.items() if key != "error"} for row in table.to_pylist()[3:]] == wanted


def test_batches_of_any_size_give_the_same() -> None:
    """How the articles are cut into batches changes nothing; an empty batch gives an empty one."""
    whole = extract_table(TABLE, text="body", id="key")
    single = [batch for row in range(4) for batch in TABLE.slice(row, 1).to_batches()]
    assert pa.Table.from_batches(extract_batches(single, text="body", id="key")) == whole
    (empty,) = extract_batches(
        [TABLE.schema.empty_table().to_batches()[0]]
        if TABLE.schema.empty_table().to_batches()
        else [pa.RecordBatch.from_pylist([], schema=TABLE.schema)],
        text="body",
    )
    assert (empty.num_rows, empty.schema) == (0, article_schema())


def test_scope_and_json_agree_with_the_extractor() -> None:
    """Options reach the extractor."""
    (batch,) = extract_batches(pa.table({"text": [TEXTS[0]]}).to_batches(), scope="all", threshold=0.5)
    assert batch.column("json")[0].as_py() == to_json(load(scope="all", threshold=0.5).extract(TEXTS[0] or ""))


def test_misuse() -> None:
    """A wrong word for the rows, no column of texts, an unknown option: each is said with the remedy."""
    with pytest.raises(SettingsError, match="'articles' or 'quotes'"):
        extract_table(TABLE, rows="lines", text="body")
    with pytest.raises(SchemaError, match="no column 'text' of texts; its columns are key, body"):
        list(extract_batches(TABLE.to_batches()))
    with pytest.raises(SettingsError, match="unknown option wrong"):
        list(extract_batches(TABLE.to_batches(), text="body", wrong=1))
