"""Files that may be compressed, and the repair of output that an interrupted run left behind."""

from __future__ import annotations

import contextlib
import gzip
import io
import json
import os
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, cast

from quoteattr.errors import MissingExtraError

__all__ = ["inner_suffix", "keep_whole_lines", "open_bytes", "pyarrow_of"]

_COMPRESSED = frozenset({".gz", ".zst"})


def inner_suffix(path: Path) -> str:
    """The suffix that tells what a file holds: ``.jsonl`` for ``a.jsonl`` as for ``a.jsonl.gz``."""
    name = Path(path.stem) if path.suffix.lower() in _COMPRESSED else path
    return name.suffix.lower()


def open_bytes(path: Path, mode: str = "rb") -> BinaryIO:
    """A binary file for reading (``rb``), writing (``wb``) or going on (``ab``); .gz and .zst are decompressed or
    compressed. What is added to a compressed file is a member of its own, as both formats allow."""
    match path.suffix.lower():
        case ".gz":
            return cast(BinaryIO, gzip.open(path, mode))
        case ".zst":
            pyarrow = pyarrow_of(path)
            raw = cast(BinaryIO, path.open(mode))
            kind = pyarrow.CompressedInputStream if mode == "rb" else pyarrow.CompressedOutputStream
            below = pyarrow.PythonFile(raw, mode="r" if mode == "rb" else "w")
            return cast(BinaryIO, _Closing(kind(below, "zstd"), raw))
        case _:
            return cast(BinaryIO, path.open(mode))


def pyarrow_of(path: Path) -> Any:
    """The library pyarrow, which reads and writes .zst and .parquet."""
    try:
        import pyarrow
    except ImportError as error:
        raise MissingExtraError(f'{path} needs pyarrow: pip install "quoteattr[arrow]"') from error
    return pyarrow


class _Closing(io.RawIOBase):
    """An Arrow stream as a file of Python's, which closes the file below it too."""

    def __init__(self, stream: Any, below: BinaryIO) -> None:
        self._stream, self._below = stream, below

    def readable(self) -> bool:
        return bool(self._stream.readable())

    def writable(self) -> bool:
        return bool(self._stream.writable())

    def readinto(self, buffer: Any) -> int:
        try:
            data = self._stream.read(len(buffer))
        except OSError as error:
            if "truncated" in str(error).lower():
                raise EOFError(str(error)) from error
            raise
        buffer[: len(data)] = data
        return len(data)

    def write(self, data: Any) -> int:
        return int(self._stream.write(bytes(data)))

    def close(self) -> None:
        if not self.closed:
            self._stream.close()
            self._below.close()
        super().close()


def keep_whole_lines(path: Path) -> Counter[str | None]:
    """Cut the partial last line off a JSONL file of extractions; return how often each id stands in what is left.

    A compressed file whose end is missing is written anew up to its last whole line. Raises ValueError for a line,
    other than the last, that is no extraction: the file is something else.
    """
    ids: Counter[str | None] = Counter()
    if not path.exists():
        return ids
    if path.suffix.lower() in _COMPRESSED:
        repaired = path.with_name(f".{path.stem}.repaired{path.suffix}")
        with open_bytes(repaired, "wb") as target:
            for line, identifier in _whole_lines(path):
                target.write(line)
                ids[identifier] += 1
        os.replace(repaired, path)
        return ids
    size = 0
    for line, identifier in _whole_lines(path):
        size += len(line)
        ids[identifier] += 1
    os.truncate(path, size)
    return ids


def _whole_lines(path: Path) -> Iterator[tuple[bytes, str | None]]:
    """Each whole line that is an extraction, with its id; the end of a broken file is where it breaks."""
    number = 0
    held: bytes | None = None
    for line in _lines(path):
        if held is not None:
            number += 1
            yield held, _id_of(held, f"{path}:{number}")
        held = line
    if held is not None and held.endswith(b"\n"):
        # The last line may be whole and yet cut, where what was written before a crash has holes.
        with contextlib.suppress(ValueError):
            yield held, _id_of(held, f"{path}:{number + 1}")


def _lines(path: Path) -> Iterator[bytes]:
    with open_bytes(path) as raw:
        stream = io.BufferedReader(raw) if isinstance(raw, io.RawIOBase) else raw
        with contextlib.suppress(EOFError, zlib.error, gzip.BadGzipFile):
            yield from stream


def _id_of(line: bytes, where: str) -> str | None:
    try:
        value = json.loads(line)
    except ValueError as error:
        raise ValueError(f"{where} is not JSON") from error
    if not isinstance(value, dict) or not str(value.get("schema", "")).startswith("quoteattr/"):
        raise ValueError(f"{where} is not an extraction")
    identifier = value.get("id")
    return None if identifier is None else str(identifier)
