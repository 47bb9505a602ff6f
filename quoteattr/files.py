"""Files as strangers wrote them, and files of ours: read with the file named in every error, replaced as a whole."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from quoteattr.errors import QuoteattrError

__all__ = ["part_of", "read_rows_of_sheet", "read_text", "replacing", "to_value"]


def read_text(path: Path, what: str, error: type[QuoteattrError]) -> str:
    """The text of a UTF-8 file; a byte order mark in front is left out. Raises ``error``, which names the file."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise error(f"{path}: {what} must be UTF-8 text, and byte {wrong.start} is not") from wrong
    except (OSError, ValueError) as wrong:  # a name with a NUL is a ValueError
        raise error(f"{path}: {what} cannot be read: {getattr(wrong, 'strerror', None) or wrong}") from wrong


def to_value(text: str | bytes, where: str, error: type[QuoteattrError]) -> Any:
    """The value of a JSON text. Raises ``error`` with ``where`` in front."""
    try:
        return json.loads(text)
    except RecursionError as wrong:
        raise error(f"{where}: not JSON: too deeply nested") from wrong
    except ValueError as wrong:
        said = str(wrong).replace("; use sys.set_int_max_str_digits() to increase the limit", "")
        raise error(f"{where}: not JSON: {said}") from wrong


def read_rows_of_sheet(text: str) -> Iterator[dict[str, str]]:
    """The rows of a CSV or TSV file by the names in its first line; the separator is told by that line.

    Cells beyond the named columns stand under ``_more``. Raises csv.Error.
    """
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, restkey="_more", restval="")
    before = csv.field_size_limit()
    while True:
        csv.field_size_limit(sys.maxsize)  # an article in a cell may be longer than Python's limit
        try:
            row = next(reader, None)
        finally:
            csv.field_size_limit(before)
        if row is None:
            return
        yield row


def part_of(path: Path) -> Path:
    """The file beside ``path`` that is written in its stead; the suffixes stay, since they tell what it holds."""
    return path.with_name(f".{path.stem}.part{path.suffix}")


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A path to write to; what is there takes the place of ``path`` at the end, and is dropped where an error came.

    So a full disk costs the new file and not the old one. What is no plain file (a device, a pipe) is written itself.
    """
    special = path.exists() and not path.is_file()
    target = path if special else path.resolve()  # a link stays a link
    part = path if special else part_of(target)
    try:
        try:
            yield part
        except OSError as error:
            if error.filename in (None, str(part)):
                error.filename = str(path)
            raise
        if special:
            return
        with contextlib.suppress(FileNotFoundError):
            part.chmod(target.stat().st_mode)
        os.replace(part, target)
    finally:
        if not special:
            part.unlink(missing_ok=True)
