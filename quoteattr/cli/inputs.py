"""Reading articles for the command line: text files, JSON lines and standard input, one at a time."""

from __future__ import annotations

import contextlib
import csv
import json
import sys
import zlib
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, BinaryIO

from attrs import define, field

from quoteattr.cli.parquet import is_parquet, read_rows
from quoteattr.cli.streams import inner_suffix, open_bytes
from quoteattr.errors import MissingExtraError, SettingsError
from quoteattr.files import read_rows_of_sheet
from quoteattr.meta import to_meta

__all__ = ["JSONL_SUFFIXES", "Article", "InputKind", "Problem", "read_articles"]

_STDIN = Path("-")
JSONL_SUFFIXES = frozenset({".jsonl", ".ndjson"})
_SHEET_SUFFIXES = frozenset({".csv", ".tsv"})
_BOM = b"\xef\xbb\xbf"


class InputKind(StrEnum):
    """What a file holds; ``auto`` goes by the file's suffix, and by the first character of standard input."""

    AUTO = "auto"
    TEXT = "text"
    JSONL = "jsonl"


@define(frozen=True, slots=True, kw_only=True)
class Article:
    """One article as it was read; ``meta`` are the fields of its JSON object beside ``text`` and ``id``."""

    text: str
    id: str | None = None
    meta: Mapping[str, Any] = field(factory=dict)


@define(frozen=True, slots=True, kw_only=True)
class Problem:
    """An input that was skipped: where it stands (``file`` or ``file:line``) and what is wrong with it."""

    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"


def read_articles(paths: Iterable[Path], kind: InputKind = InputKind.AUTO) -> Iterator[Article | Problem]:
    """Yield the articles of the files in order, and a Problem for each file or line that cannot be read.

    A text file is one article, its path the id; a JSONL file has one object a line with ``text`` and optionally
    ``id``. ``-`` is standard input. Text is UTF-8, a byte order mark in front is left out; line ends are kept as
    they are, since offsets count them. Each may be compressed (.gz, .zst); a Parquet, CSV or TSV file has such columns.
    """
    for path in paths:
        name = "<stdin>" if path == _STDIN else str(path)
        try:
            with contextlib.ExitStack() as stack:
                if is_parquet(path):
                    yield from _read_parquet(path, name)
                    continue
                stream: BinaryIO = sys.stdin.buffer if path == _STDIN else stack.enter_context(open_bytes(path))
                yield from _read_stream(stream, path, name, kind)
        except OSError as error:
            yield Problem(where=name, message=error.strerror or str(error))
        except (EOFError, zlib.error) as error:  # a compressed file that ends too early
            yield Problem(where=name, message=str(error))
        except MissingExtraError as error:
            yield Problem(where=name, message=str(error).removeprefix(f"{path} "))
        except ValueError as error:  # a name with a NUL
            yield Problem(where=name, message=str(error))


def _read_parquet(path: Path, name: str) -> Iterator[Article | Problem]:
    try:
        for number, row in enumerate(read_rows(path), start=1):
            yield _of_object(row, f"{name}:{number}")
    except (ValueError, OverflowError, LookupError, NotImplementedError) as error:  # pyarrow's errors are such
        yield Problem(where=name, message=f"not a Parquet file: {' '.join(str(error).split())}")


def _read_stream(stream: BinaryIO, path: Path, name: str, kind: InputKind) -> Iterator[Article | Problem]:
    if path == _STDIN and kind is InputKind.AUTO:
        first = stream.readline()
        lines = _chain(first, stream)
        is_jsonl = _is_object(first)
    else:
        lines = iter(stream)
        is_jsonl = kind is InputKind.JSONL or (kind is InputKind.AUTO and inner_suffix(path) in JSONL_SUFFIXES)
    if is_jsonl:
        yield from _read_lines(lines, name)
        return
    if kind is InputKind.AUTO and inner_suffix(path) in _SHEET_SUFFIXES:
        yield from _read_sheet(lines, name)
        return
    try:
        text = b"".join(lines).removeprefix(_BOM).decode()
    except UnicodeDecodeError as error:
        yield Problem(where=name, message=f"not UTF-8 text (byte {error.start})")
        return
    yield Article(text=text, id=None if path == _STDIN else name)


def _read_sheet(lines: Iterable[bytes], name: str) -> Iterator[Article | Problem]:
    """The rows of a sheet with a column ``text``; an empty cell is no value."""
    try:
        text = b"".join(lines).removeprefix(_BOM).decode()
    except UnicodeDecodeError as error:
        yield Problem(where=name, message=f"not UTF-8 text (byte {error.start}); save the sheet as “CSV UTF-8”")
        return
    try:
        for number, row in enumerate(read_rows_of_sheet(text), start=2):  # the names are row 1, as in a spreadsheet
            if "text" not in row:
                there = ", ".join(map(str, row))
                yield Problem(where=name, message=f'the column "text" is missing; there are {there}')
                return
            where = f"{name}:{number}"
            if row["text"]:
                yield _of_object({key: value or None for key, value in row.items()}, where)
            else:
                yield Problem(where=where, message='the column "text" is empty')
    except csv.Error as error:
        yield Problem(where=name, message=f"not a sheet that can be read: {error}")


def _chain(first: bytes, rest: Iterable[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest


def _is_object(line: bytes) -> bool:
    """Whether a first line can only be the JSON object of an article; an article may well start with a brace."""
    try:
        return isinstance(json.loads(line.removeprefix(_BOM)), dict)
    except (ValueError, RecursionError):
        return False


def _read_lines(lines: Iterable[bytes], name: str) -> Iterator[Article | Problem]:
    for number, line in enumerate(lines, start=1):
        if number == 1:
            line = line.removeprefix(_BOM)
        if line.strip():
            yield _read_line(line, f"{name}:{number}")


def _read_line(line: bytes, where: str) -> Article | Problem:
    try:
        value = json.loads(line.decode())
    except UnicodeDecodeError as error:
        return Problem(where=where, message=f"not UTF-8 text (byte {error.start} of the line)")
    except RecursionError:
        return Problem(where=where, message="not JSON: too deeply nested")
    except ValueError as error:
        return Problem(where=where, message=f"not JSON: {error}")
    return _of_object(value, where)


def _of_object(value: Any, where: str) -> Article | Problem:
    if not isinstance(value, dict):
        return Problem(where=where, message='not a JSON object with a field "text"')
    if not isinstance(value.get("text"), str):
        missing = "missing" if "text" not in value else "not a string"
        return Problem(where=where, message=f'the field "text" is {missing}')
    identifier = value.get("id")
    if identifier is not None and (isinstance(identifier, bool) or not isinstance(identifier, str | int)):
        return Problem(where=where, message='the field "id" is neither a string nor a whole number')
    rest = {key: item for key, item in value.items() if key not in ("text", "id")}
    if isinstance(rest.get("schema"), str) and isinstance(rest.get("meta"), dict):
        rest = rest["meta"]  # an earlier output: its records are made anew, what the caller had given stays
    try:
        rest = to_meta(rest)
    except SettingsError as error:
        return Problem(where=where, message=str(error))
    return Article(text=value["text"], id=where if identifier is None else str(identifier), meta=rest)
