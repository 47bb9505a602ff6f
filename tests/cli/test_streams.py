"""Compressed files and Parquet in and out, and runs that go on where they were interrupted."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from typer.testing import CliRunner

from quoteattr.cli.inputs import Article, Problem, read_articles
from quoteattr.cli.streams import inner_suffix, keep_whole_lines, open_bytes

if TYPE_CHECKING:
    from click.testing import Result

ARTICLES = [
    {"id": f"a{number}", "text": f"Ines Carro said that bridge {number} will close.", "desk": "local"}
    for number in range(5)
]
LINES = [json.dumps(article).encode() + b"\n" for article in ARTICLES]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Five articles as JSON lines."""
    path = tmp_path / "in.jsonl"
    path.write_bytes(b"".join(LINES))
    return path


def run(*arguments: str | Path) -> Result:
    """Run ``quoteattr extract``."""
    from quoteattr.cli import app

    return CliRunner().invoke(app, ["extract", *map(str, arguments)])


def read(path: Path) -> list[dict[str, Any]]:
    """The extractions in a JSONL file, compressed or not."""
    with open_bytes(path) as stream:
        data = b"".join(iter(lambda: stream.read(1 << 16), b""))
    return [json.loads(line) for line in data.splitlines()]


@pytest.mark.parametrize(
    ("name", "suffix"),
    [("a.jsonl", ".jsonl"), ("a.JSONL.gz", ".jsonl"), ("a.txt.zst", ".txt"), ("a.gz", ""), ("a.b.json", ".json")],
)
def test_inner_suffix(name: str, suffix: str) -> None:
    """The compression does not hide what a file holds."""
    assert inner_suffix(Path(name)) == suffix


@pytest.mark.parametrize("suffix", ["", ".gz", ".zst"])
def test_compressed_articles_are_read(tmp_path: Path, suffix: str) -> None:
    """JSON lines and plain text, in every wrapping, in members one after another."""
    if suffix == ".zst":
        pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    path = tmp_path / f"in.jsonl{suffix}"
    for start, mode in ((0, "wb"), (2, "ab")):
        with open_bytes(path, mode) as stream:
            stream.write(b"".join(LINES[start : start + 2 + start]))
    found = list(read_articles([path]))
    assert [item.id for item in found if isinstance(item, Article)] == ["a0", "a1", "a2", "a3", "a4"]
    text = tmp_path / f"one.txt{suffix}"
    with open_bytes(text, "wb") as stream:
        stream.write("Café — “yes”".encode())
    (one,) = read_articles([text])
    assert isinstance(one, Article)
    assert one.text == "Café — “yes”"


def test_a_cut_or_false_archive_is_a_problem(tmp_path: Path) -> None:
    """The articles before the cut are read, then the file is named."""
    cut = tmp_path / "cut.jsonl.gz"
    cut.write_bytes(gzip.compress(b"".join(LINES) * 50)[:-20])
    *articles, problem = read_articles([cut])
    assert all(isinstance(item, Article) for item in articles)
    assert isinstance(problem, Problem)
    false = tmp_path / "false.jsonl.gz"
    false.write_bytes(b"".join(LINES))
    (problem,) = read_articles([false])
    assert isinstance(problem, Problem)
    assert "gzip" in problem.message


def test_parquet_in_and_out(tmp_path: Path) -> None:
    """Rows are articles with ``text`` and ``id``; the output has the fixed schema and its JSON is that of JSONL."""
    pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    import pyarrow.parquet as parquet

    from quoteattr.arrow import article_schema

    source, packed, lines = tmp_path / "in.parquet", tmp_path / "out.parquet", tmp_path / "out.jsonl"
    parquet.write_table(pa.table({"id": ["x", "y", "z"], "text": [ARTICLES[0]["text"], None, "So."]}), source)
    assert run(source, "-o", packed).exit_code == 1  # one has no text
    assert run(source, "-o", lines).exit_code == 1
    table = parquet.read_table(packed)
    assert table.schema.equals(article_schema())
    assert table.column("id").to_pylist() == ["x", "z"]
    assert [json.loads(text) for text in table.column("json").to_pylist()] == read(lines)
    (problem,) = read_articles([_false(tmp_path)])
    assert isinstance(problem, Problem)
    assert "not a Parquet file" in problem.message


def _false(directory: Path) -> Path:
    path = directory / "false.parquet"
    path.write_bytes(b"no such thing")
    return path


@pytest.mark.parametrize("suffix", ["", ".gz", ".zst"])
@pytest.mark.parametrize("cut", [0, 1, 40, 700])
def test_resume_goes_on_after_the_last_whole_line(source: Path, tmp_path: Path, suffix: str, cut: int) -> None:
    """Whatever the interruption cut off, the end has every article once, in order, as one run writes it."""
    if suffix == ".zst":
        pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    whole, out = tmp_path / "whole.jsonl", tmp_path / f"out.jsonl{suffix}"
    assert run(source, "-o", whole).exit_code == 0
    lines = whole.read_bytes().splitlines(keepends=True)
    with open_bytes(out, "wb") as stream:
        stream.write(b"".join(lines[:3]))
    data = out.read_bytes()
    out.write_bytes(data[: len(data) - cut])
    assert run(source, "-o", out, "--resume").exit_code == 0
    assert read(out) == read(whole)
    assert run(source, "-o", out, "--resume").exit_code == 0
    assert read(out) == read(whole)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(["in.jsonl", "whole.jsonl", out.name])


def test_resume_counts_articles_with_the_same_id(tmp_path: Path) -> None:
    """Two articles with one id are two; what stands there once is done once."""
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_bytes(LINES[0] * 2 + LINES[1])
    assert run(source, "-o", out).exit_code == 0
    lines = out.read_bytes().splitlines(keepends=True)
    out.write_bytes(lines[0])
    assert run(source, "-o", out, "--resume").exit_code == 0
    assert out.read_bytes() == b"".join(lines)


def test_resume_spoils_no_other_file(source: Path, tmp_path: Path) -> None:
    """A file that is no output, or one of another format, is left as it is."""
    other = tmp_path / "other.jsonl"
    other.write_bytes(b"".join(LINES))
    result = run(source, "-o", other, "--resume")
    assert result.exit_code == 2
    assert other.read_bytes() == b"".join(LINES)
    assert run(source, "-o", tmp_path / "out.csv", "--resume").exit_code == 2
    assert run(source, "--resume").exit_code == 2


def test_a_last_line_without_its_end_is_cut(tmp_path: Path) -> None:
    """Even where it is whole JSON: the article is written again."""
    path = tmp_path / "out.jsonl"
    path.write_bytes(b'{"schema": "quoteattr/1", "id": "a"}\n{"schema": "quoteattr/1", "id": "b"}')
    assert keep_whole_lines(path) == {"a": 1}
    assert path.read_bytes() == b'{"schema": "quoteattr/1", "id": "a"}\n'
