"""Reading articles: text, JSON lines, standard input; a bad line costs only itself."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from quoteattr.cli import inputs
from quoteattr.cli.inputs import Article, InputKind, Problem, read_articles


def read(*paths: Path, kind: InputKind = InputKind.AUTO) -> list[Article | Problem]:
    """All that the files hold."""
    return list(read_articles(paths, kind))


def give_stdin(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    """Put bytes on standard input."""
    monkeypatch.setattr(inputs.sys, "stdin", SimpleNamespace(buffer=io.BytesIO(content)))


@pytest.mark.parametrize("suffix", [".txt", "", ".md"])
def test_text_files(tmp_path: Path, suffix: str) -> None:
    """A text file is one article, its path the id, its line ends kept, its byte order mark left out."""
    path = tmp_path / f"a{suffix}"
    path.write_bytes(b"\xef\xbb\xbfHe said \xe2\x80\x9cno\xe2\x80\x9d.\r\nBye.\n")
    assert read(path) == [Article(text="He said “no”.\r\nBye.\n", id=str(path))]


def test_jsonl(tmp_path: Path) -> None:
    """One article a line; unknown fields are kept; without an id the place is the id; empty lines are no articles."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(
        b'\xef\xbb\xbf{"text": "A", "id": "x", "url": "u", "tags": [1]}\r\n\n{"text": "B\\nC"}\n{"text": "D", "id": 7}'
    )
    assert read(path) == [
        Article(text="A", id="x", meta={"url": "u", "tags": [1]}),
        Article(text="B\nC", id=f"{path}:3"),
        Article(text="D", id="7"),
    ]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b"{", "not JSON: "),
        (b"[1]", 'not a JSON object with a field "text"'),
        (b'"text"', "not a JSON object"),
        (b"{}", 'the field "text" is missing'),
        (b'{"text": 3}', 'the field "text" is not a string'),
        (b'{"text": null}', 'the field "text" is not a string'),
        (b'{"text": "a", "id": [1]}', 'the field "id" is neither'),
        (b'{"text": "a", "id": true}', 'the field "id" is neither'),
        (b'{"text": "a", "id": 1.5}', 'the field "id" is neither'),
        (b'{"text": "\xff"}', "not UTF-8 text (byte 10 of the line)"),
        (b"[" * 100_000, "not JSON: "),
        (b"1" * 5_000, "not JSON: "),
    ],
)
def test_bad_lines(tmp_path: Path, line: bytes, message: str) -> None:
    """A bad line is a Problem with its number; the lines around it are read."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "A"}\n' + line + b'\n{"text": "B"}\n')
    first, problem, last = read(path)
    assert isinstance(problem, Problem)
    assert problem.where == f"{path}:2"
    assert problem.message.startswith(message)
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert first.text + last.text == "AB"


def test_bad_files(tmp_path: Path) -> None:
    """A missing file, a directory and bytes that are no text are Problems; the files after them are read."""
    binary, good = tmp_path / "b.txt", tmp_path / "good.txt"
    binary.write_bytes(b"ab\xff")
    good.write_text("A")
    *problems, article = read(tmp_path / "missing.txt", tmp_path, binary, good)
    assert [str(problem) for problem in problems] == [
        f"{tmp_path / 'missing.txt'}: No such file or directory",
        f"{tmp_path}: Is a directory",
        f"{binary}: not UTF-8 text (byte 2)",
    ]
    assert article == Article(text="A", id=str(good))


def test_an_earlier_output_is_read_as_input(tmp_path: Path) -> None:
    """Of a line of our own output the text, the id and the caller's fields are taken, not the old records."""
    path = tmp_path / "a.jsonl"
    old = {"schema": "quoteattr/1", "id": "x", "text": "A", "quotes": [], "speakers": [], "meta": {"url": "u"}}
    path.write_text(json.dumps(old))
    assert read(path) == [Article(text="A", id="x", meta={"url": "u"})]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"He left.\nShe stayed.", [Article(text="He left.\nShe stayed.")]),
        (b"", [Article(text="")]),
        (b"{sic} he said\n", [Article(text="{sic} he said\n")]),
        (b"[1]\n", [Article(text="[1]\n")]),
        (b'{"text": "A"}\n{"text": "B"}\n', [Article(text="A", id="<stdin>:1"), Article(text="B", id="<stdin>:2")]),
    ],
)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, content: bytes, expected: list[Article]) -> None:
    """Standard input is one article, unless its first line is a JSON object."""
    give_stdin(monkeypatch, content)
    assert read(Path("-")) == expected


def test_the_kind_can_be_given(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Whatever the suffix or the first line say."""
    path = tmp_path / "a.txt"
    path.write_text('{"text": "A", "id": "x"}')
    assert read(path, kind=InputKind.JSONL) == [Article(text="A", id="x")]
    give_stdin(monkeypatch, b'{"text": "A"}')
    assert read(Path("-"), kind=InputKind.TEXT) == [Article(text='{"text": "A"}')]


def test_lines_are_read_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first article comes before the second line is asked for."""
    asked: list[int] = []

    class Slow(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readline(self, size: int | None = -1) -> bytes:
            asked.append(len(asked))
            return b'{"text": "A"}\n'

        def __next__(self) -> bytes:
            return self.readline()

    monkeypatch.setattr(inputs.sys, "stdin", SimpleNamespace(buffer=Slow()))
    reader = read_articles([Path("-")])
    next(reader)
    assert asked == [0]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_sheets(tmp_path: Path, separator: str) -> None:
    """A sheet has an article a row; an empty text is named by its row, other empty cells are no value."""
    path = tmp_path / "articles.csv"
    long = "word " * 40_000
    rows = [["id", "text", "outlet"], ["7", "“Wait,” she said.\r\n\r\nNo.", "Post"], ["8", "", "Post"], ["", long, ""]]
    lines = [separator.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    path.write_bytes(b"\xef\xbb\xbf" + "\r\n".join(lines).encode())
    before = csv.field_size_limit()
    first, empty, last = read(path)
    assert first == Article(text="“Wait,” she said.\r\n\r\nNo.", id="7", meta={"outlet": "Post"})
    assert str(empty) == f'{path}:3: the column "text" is empty'
    assert last == Article(text=long, id=f"{path}:4", meta={"outlet": None})
    assert csv.field_size_limit() == before


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"id,body\n1,Hello\n", 'the column "text" is missing; there are id, body'),
        (b"id,text\n1,\xff\n", "not UTF-8 text"),
    ],
)
def test_sheets_that_cannot_be_read(tmp_path: Path, data: bytes, message: str) -> None:
    """A sheet without a column of texts, or in another encoding, is one Problem."""
    path = tmp_path / "articles.csv"
    path.write_bytes(data)
    (problem,) = read(path)
    assert message in str(problem)
