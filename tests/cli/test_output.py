"""Writing extractions: each format, one after another, and nothing in them that a terminal or spreadsheet obeys."""

from __future__ import annotations

import csv
import io
import json

import attrs
import pytest

from quoteattr.cli import output
from quoteattr.cli.output import OutputFormat, make_writer
from quoteattr.records import Extraction, Quote, QuoteType, Span
from quoteattr.serialize import ROW_FIELDS, from_dict, read_jsonl


def write(format: OutputFormat, *extractions: Extraction) -> str:
    """What a writer of this format writes."""
    stream = io.StringIO()
    writer = make_writer(format, stream)
    for extraction in extractions:
        writer.write(extraction)
    writer.close()
    return stream.getvalue()


def quoting(text: str) -> Extraction:
    """An extraction whose whole text is one quote without a source."""
    quote = Quote(
        id="q1", type=QuoteType.DIRECT, content=(Span.of(text, 0, len(text)),), rule="direct.floating", confidence=0.5
    )
    return Extraction(text=text, quotes=(quote,))


def test_jsonl(extraction: Extraction) -> None:
    """One line each, in order, that reads back equal."""
    other = Extraction(text="Nothing.", id="b")
    written = write(OutputFormat.JSONL, extraction, other)
    assert written.count("\n") == 2
    assert list(read_jsonl(written.splitlines())) == [extraction, other]


@pytest.mark.parametrize("count", [0, 1, 3])
def test_json(extraction: Extraction, count: int) -> None:
    """Always one array."""
    read = json.loads(write(OutputFormat.JSON, *[extraction] * count))
    assert [from_dict(item) for item in read] == [extraction] * count


def test_csv(extraction: Extraction) -> None:
    """The header once, a row a quote, the cells as they are."""
    rows = list(csv.DictReader(io.StringIO(write(OutputFormat.CSV, extraction, extraction), newline="")))
    assert len(rows) == 6
    assert tuple(rows[0]) == ROW_FIELDS
    assert rows[0]["speaker"] == "Ines Carro"
    assert rows[1]["speaker"] == ""


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_csv_runs_no_formula(start: str) -> None:
    """A cell that a spreadsheet would run gets an apostrophe; a number stays a number."""
    (row,) = csv.DictReader(io.StringIO(write(OutputFormat.CSV, quoting(f"{start}1+1")), newline=""))
    assert row["content"] == f"'{start}1+1"
    assert row["start"] == "0"
    (row,) = csv.DictReader(io.StringIO(write(OutputFormat.CSV, quoting("1=1"))))
    assert row["content"] == "1=1"


def test_table(extraction: Extraction, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who, role, outlet, how and what stand in the table; a direct quote in marks, an unknown speaker as a question."""
    monkeypatch.setattr(output, "PLAIN_WIDTH", 200)
    lines = write(OutputFormat.TABLE, extraction).splitlines()
    assert lines[0] == "ostrel: 3 quotes"
    assert lines[1].split() == ["who", "role", "outlet", "how", "what"]
    (first,) = [line for line in lines if "We will rebuild" in line]
    for part in ("Ines Carro", "mayor of Ostrel", "told,", "“We will rebuild”"):
        assert part in first
    table = "\n".join(lines)
    assert "? (She)" in table
    assert "(anonymous)" in " ".join(table.split())
    assert "the council … in its own" in " ".join(table.split())


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        ("it was “a stain", "it was “a stain”"),
        ("it was “a stain” and", "it was “a stain” and"),
        ('it was "a stain', 'it was "a stain"'),
        ('it was "a stain" and', 'it was "a stain" and'),
        ("it was a stain", "it was a stain"),
    ],
)
def test_table_closes_marks(content: str, shown: str) -> None:
    """A content ends before its closing mark; in the table the mark stands again."""
    span = Span.of(content, 0, len(content))
    quote = Quote(id="q1", type=QuoteType.MIXED, content=(span,), rule="mixed.clause", confidence=0.5)
    written = write(OutputFormat.TABLE, Extraction(text=content, quotes=(quote,)))
    assert written.rstrip().endswith(f" {shown}")


def test_table_without_quotes(extraction: Extraction) -> None:
    """An article without quotes is said to have none."""
    assert write(OutputFormat.TABLE, Extraction(text="x", id="a")) == "a: 0 quotes\n"
    one = attrs.evolve(extraction, quotes=extraction.quotes[:1], id=None)
    assert write(OutputFormat.TABLE, one).startswith("1 quote\n")


@pytest.mark.parametrize("hostile", ["\x1b[2J", "\x07", "\u202e", "\ud800", "\x9b31m", "\x00"])
def test_table_shows_controls_instead_of_sending_them(hostile: str) -> None:
    """Escape codes and bidirectional controls from a scraped text do not reach the terminal."""
    written = write(OutputFormat.TABLE, attrs.evolve(quoting(f"a{hostile}b"), id=f"i{hostile}"))
    assert hostile not in written
    assert "a�" in written


def test_table_takes_no_markup() -> None:
    """Brackets and emoji codes are text, not rich's markup."""
    assert "“[red]x[/] :smile:”" in write(OutputFormat.TABLE, quoting("[red]x[/] :smile:"))
