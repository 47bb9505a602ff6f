"""What strangers wrote where articles are read: each bad line is named, and the rest is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from quoteattr.cli import main
from quoteattr.evaluation import read_predictions

TEXT = "“We will pay,” Ada Lind said."


ARTICLES: list[tuple[str, str, str]] = [
    ("number as text", '{"text": 5}', 'the field "text" is not a string'),
    ("no text", "{}", 'the field "text" is missing'),
    ("a list", "[]", "not a JSON object"),
    ("list as id", '{"text": "a", "id": []}', 'the field "id" is neither'),
    ("deep", '{"text": "a", "x": ' + "[" * 500 + "]" * 500 + "}", "meta: values lie more than 100 deep"),
    ("too deep to read", "[" * 100_000, "not JSON: too deeply nested"),
    ("half a line", '{"text": "a', "not JSON: "),
    ("huge number", f'{{"text": "a", "x": {"9" * 5000}}}', "not JSON: Exceeds the limit"),
]


@pytest.mark.parametrize(("line", "message"), [case[1:] for case in ARTICLES], ids=[case[0] for case in ARTICLES])
def test_article_lines(line: str, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A bad line is named and skipped; those around it are read, and the exit status tells."""
    path, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    path.write_text(f'{{"text": "{TEXT}", "x": NaN, "y": 1e999, "z": "\\ud800"}}\n{line}\n{{"text": "So."}}')
    assert main(["extract", str(path), "-o", str(out)]) == 1
    printed = capsys.readouterr().err
    assert f"{path}:2: {message}" in printed
    assert printed.count("\n") == 1
    first, second = read_predictions(out)
    assert (first.id, second.id) == (f"{path}:1", f"{path}:3")
    assert {name: first.meta[name] for name in "xyz"} == {"x": None, "y": None, "z": "\ud800"}


def test_parquet_columns_of_every_kind(tmp_path: Path) -> None:
    """Numbers, bytes, times, structs and maps that JSON has no form for are kept as strings and lists."""
    pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    import datetime
    import decimal

    import pyarrow.parquet as parquet

    columns = {
        "text": pa.array([TEXT]),
        "price": pa.array([decimal.Decimal("1.50")]),
        "raw": pa.array([b"a\xff"]),
        "at": pa.array([datetime.datetime(2026, 3, 14)]),
        "took": pa.array([datetime.timedelta(seconds=5)]),
        "map": pa.array([[("k", 1)]], pa.map_(pa.string(), pa.int64())),
        "struct": pa.array([{"a": float("nan")}]),
    }
    source, out = tmp_path / "in.parquet", tmp_path / "out.jsonl"
    parquet.write_table(pa.table(columns), source)
    assert main(["extract", str(source), "-o", str(out)]) == 0
    (found,) = read_predictions(out)
    kept = {name: found.meta[name] for name in columns if name != "text"}
    assert kept == {
        "price": "1.50",
        "raw": "a\\xff",
        "at": "2026-03-14T00:00:00",
        "took": "0:00:05",
        "map": [["k", 1]],
        "struct": {"a": None},
    }
