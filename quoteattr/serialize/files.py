"""Extractions in files: JSON (one, or a list of them) and JSON lines, with file, line and field in every error."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quoteattr.errors import SchemaError
from quoteattr.files import to_value
from quoteattr.records import Extraction
from quoteattr.serialize import from_dict

__all__ = ["read_extraction_lines", "read_extractions"]

_BOM = b"\xef\xbb\xbf"


def read_extractions(data: bytes, name: str) -> Iterator[Extraction]:
    """Yield the extractions of a JSON file: one object, or a list of them. Raises SchemaError."""
    value = to_value(_decode(data, name), name, SchemaError)
    items = value if isinstance(value, list) else [value]
    for number, item in enumerate(items, start=1):
        yield _extraction(item, f"{name}, number {number}" if isinstance(value, list) else name)


def read_extraction_lines(lines: Iterable[bytes], name: str) -> Iterator[Extraction]:
    """Yield the extractions of a JSONL file. Raises SchemaError."""
    for number, line in enumerate(lines, start=1):
        where = f"{name}, line {number}"
        if line.strip():
            yield _extraction(to_value(_decode(line, where), where, SchemaError), where)


def _decode(data: bytes, where: str) -> str:
    try:
        return data.removeprefix(_BOM).decode()
    except UnicodeDecodeError as error:
        raise SchemaError(f"{where}: not UTF-8 text (byte {error.start})") from error


def _extraction(value: object, where: str) -> Extraction:
    try:
        return from_dict(value)  # type: ignore[arg-type]
    except SchemaError as error:
        raise SchemaError(f"{where}: {error}") from error
