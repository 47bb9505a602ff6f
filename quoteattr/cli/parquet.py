"""Articles from Parquet files and extractions into them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from quoteattr.batch import Failure
from quoteattr.cli.streams import pyarrow_of
from quoteattr.records import Extraction

__all__ = ["ParquetWriter", "is_parquet", "read_rows"]

_ROWS = 256
"""Articles read or written at once."""


def is_parquet(path: Path) -> bool:
    """Whether a file's suffix says that it is Parquet."""
    return path.suffix.lower() in (".parquet", ".pq")


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the rows of a Parquet file as plain dictionaries, dates as ISO strings, a few at a time."""
    pyarrow_of(path)
    import pyarrow.parquet as parquet

    with parquet.ParquetFile(path) as file:
        for batch in file.iter_batches(batch_size=_ROWS):
            for row in batch.to_pylist():
                yield {name: _plain(value) for name, value in row.items()}


def _plain(value: Any) -> Any:
    """The value in JSON's terms; numbers and bytes that JSON has no form for are strings."""
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.decode(errors="backslashreplace")
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):  # a map's entries are pairs
        return [_plain(item) for item in value]
    return value if value is None or isinstance(value, str | int | float) else str(value)


class ParquetWriter:
    """One row an article, in the schema of :func:`quoteattr.arrow.article_schema`; written as a few are there."""

    def __init__(self, path: Path) -> None:
        pyarrow_of(path)
        import pyarrow.parquet as parquet

        from quoteattr.arrow import article_schema

        self._held: list[Extraction | Failure] = []
        self._file = parquet.ParquetWriter(path, article_schema(), compression="zstd")

    def write(self, outcome: Extraction | Failure) -> None:
        """Write one extraction, or the row of a failure."""
        self._held.append(outcome)
        if len(self._held) >= _ROWS:
            self._flush()

    def close(self) -> None:
        """Write what is held and the end of the file."""
        try:
            self._flush()
        finally:
            self._file.close()

    def _flush(self) -> None:
        from quoteattr.arrow import to_batch

        if self._held:
            self._file.write_batch(to_batch(self._held))
            self._held = []
