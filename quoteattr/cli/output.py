"""Writing extractions for the command line: table, JSON, JSON lines, CSV; each as it comes, none kept."""

from __future__ import annotations

import csv
import re
from enum import StrEnum
from typing import Protocol, TextIO

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from quoteattr.records import Extraction, Quote, QuoteType
from quoteattr.serialize import ROW_FIELDS, to_json, to_rows
from quoteattr.serialize.readable import readable_words

__all__ = ["OutputFormat", "Writer", "make_writer", "safe_cell", "visible"]

PLAIN_WIDTH = 100
"""Characters in a line of a table that goes into a file or a pipe."""

_TERMINAL_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


class OutputFormat(StrEnum):
    """The forms in which extractions are written."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


class Writer(Protocol):
    """Something that takes extractions one after another."""

    def write(self, extraction: Extraction) -> None:
        """Write one extraction."""

    def close(self) -> None:
        """Write what must stand at the end; the stream itself stays open."""


def make_writer(format: OutputFormat, stream: TextIO) -> Writer:
    """A writer of ``format`` to ``stream``."""
    match format:
        case OutputFormat.TABLE:
            return _TableWriter(stream)
        case OutputFormat.JSON:
            return _JsonWriter(stream)
        case OutputFormat.JSONL:
            return _JsonLinesWriter(stream)
        case OutputFormat.CSV:
            return _CsvWriter(stream)


class _JsonLinesWriter:
    """One extraction a line, in the order of the input."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, extraction: Extraction) -> None:
        self._stream.write(to_json(extraction) + "\n")
        self._stream.flush()

    def close(self) -> None:
        pass


class _JsonWriter:
    """One array of extractions, indented."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._is_empty = True

    def write(self, extraction: Extraction) -> None:
        self._stream.write("[\n" if self._is_empty else ",\n")
        self._stream.write(to_json(extraction, indent=1))
        self._is_empty = False

    def close(self) -> None:
        self._stream.write("[]\n" if self._is_empty else "\n]\n")


class _CsvWriter:
    """One row a quote. Cells that a spreadsheet would run as a formula get an apostrophe in front."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        # CRLF as RFC 4180 has it; with LF alone the csv module would leave a bare CR in a cell unquoted.
        self._rows = csv.DictWriter(stream, ROW_FIELDS, lineterminator="\r\n")
        self._rows.writeheader()

    def write(self, extraction: Extraction) -> None:
        for row in to_rows(extraction):
            self._rows.writerow({name: safe_cell(value) for name, value in row.items()})
        self._stream.flush()

    def close(self) -> None:
        pass


def safe_cell(value: object) -> object:
    """The cell with an apostrophe in front where a spreadsheet would run it as a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA_STARTS) else value


class _TableWriter:
    """A table an article: who, role, outlet, how, what."""

    def __init__(self, stream: TextIO) -> None:
        width = None if stream.isatty() else PLAIN_WIDTH
        self._console = Console(file=stream, width=width, highlight=False, markup=False, emoji=False)

    def write(self, extraction: Extraction) -> None:
        count = len(extraction.quotes)
        name = f"{visible(extraction.id)}: " if extraction.id else ""
        self._console.print(Text(f"{name}{count} quote{'' if count == 1 else 's'}", style="bold"))
        if not extraction.quotes:
            return
        table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, expand=True)
        table.add_column("who", ratio=4, style="cyan")
        table.add_column("role", ratio=4)
        table.add_column("outlet", ratio=3)
        table.add_column("how", ratio=3)
        table.add_column("what", ratio=10)
        for quote in extraction.quotes:
            cells = (_who(quote), _role(quote), _outlet(quote), _how(quote), _what(quote))
            table.add_row(*(Text(visible(cell)) for cell in cells))
        self._console.print(table)

    def close(self) -> None:
        pass


def _who(quote: Quote) -> str:
    if quote.speaker is None:
        return f"? ({quote.source.text})" if quote.source.spans else "?"
    return f"{quote.speaker.name} (anonymous)" if quote.speaker.anonymous else quote.speaker.name


def _role(quote: Quote) -> str:
    if quote.role is None:
        return ""
    role = quote.role
    return role.text if role.title or not role.affiliation else role.affiliation  # *CNN's* is no role to read


def _outlet(quote: Quote) -> str:
    return f"{quote.outlet.name} ({quote.outlet.relation.replace('_', ' ')})" if quote.outlet else ""


def _how(quote: Quote) -> str:
    return f"{quote.cue.text}, {quote.type}" if quote.cue else quote.type.value


def _what(quote: Quote) -> str:
    words = readable_words(quote.content, quote.verbatim)
    return f"“{words}”" if quote.type is QuoteType.DIRECT else words


def visible(text: str) -> str:
    """The text on one line, with nothing in it that a terminal would obey (escape codes, bidirectional controls)."""
    return _TERMINAL_CONTROLS.sub("\N{REPLACEMENT CHARACTER}", " ".join(text.split()))
