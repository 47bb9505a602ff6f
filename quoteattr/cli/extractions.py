"""Extractions for the commands that show them: read back from JSON, or made from articles."""

from __future__ import annotations

import contextlib
import gzip
import io
import json
import sys
import zlib
from collections.abc import Iterable, Iterator, Sequence, Set
from pathlib import Path
from typing import Any, BinaryIO

import typer

from quoteattr.cli.inputs import JSONL_SUFFIXES, Problem, read_articles
from quoteattr.cli.streams import inner_suffix, open_bytes
from quoteattr.errors import SchemaError
from quoteattr.records import Extraction, Scope
from quoteattr.serialize.files import read_extraction_lines, read_extractions

__all__ = ["Extractions", "ask_for_input"]


class Extractions:
    """The extractions of files, one after another; ``skipped`` counts what could not be read.

    A ``.json`` file (an extraction or a list of them) and a ``.jsonl`` file of extractions are read back as they
    are; articles (text files, ``.jsonl`` with ``text``, standard input as ``-``) are extracted. The model is loaded for
    the first article. ``only``: articles with other ids are not extracted.
    """

    def __init__(
        self,
        paths: Sequence[Path],
        *,
        model: str | None = None,
        scope: Scope = Scope.SPEECH,
        only: Set[str] | None = None,
    ) -> None:
        self.skipped = 0
        self._only = only
        self._paths = paths
        self._model = model
        self._scope = scope
        self._loaded: Any = None

    def __iter__(self) -> Iterator[Extraction]:
        for path in self._paths:
            yield from self._of_file(path)

    def _of_file(self, path: Path) -> Iterator[Extraction]:
        suffix = inner_suffix(path)
        if suffix == ".json":
            with _opened(path) as stream:
                yield from read_extractions(stream.read(), str(path))
        elif suffix in JSONL_SUFFIXES and _holds_extractions(path):
            with _opened(path) as stream:
                yield from read_extraction_lines(stream, str(path))
        else:
            yield from self.extractor.extract_many(self._articles(path))

    def _articles(self, path: Path) -> Iterator[dict[str, Any]]:
        for item in read_articles([path]):
            if isinstance(item, Problem):
                self.skipped += 1
                print(f"quoteattr: {item}: skipped", file=sys.stderr)
            elif self._only is None or item.id in self._only:
                published = item.meta.get("published")
                yield {"text": item.text, "id": item.id, **({"published": published} if _is_date(published) else {})}

    @property
    def extractor(self) -> Any:
        """The extractor, loaded when it is first needed."""
        if self._loaded is None:
            from quoteattr.extractor import load  # spaCy is imported here: not for --help

            self._loaded = load(self._model, scope=self._scope)
        return self._loaded


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    """The file, decompressed; what breaks while it is decompressed names it."""
    try:
        with contextlib.closing(open_bytes(path)) as raw:
            yield io.BufferedReader(raw) if isinstance(raw, io.RawIOBase) else raw
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise SchemaError(f"{path}: {error}") from error


def _is_date(value: object) -> bool:
    import datetime

    try:
        return isinstance(value, str) and bool(datetime.date.fromisoformat(value[:10]))
    except ValueError:
        return False


def _holds_extractions(path: Path) -> bool:
    """Whether the first line of a JSONL file is an extraction."""
    try:
        with _opened(path) as lines:
            first = next((line for line in lines if line.strip()), b"")
        data = json.loads(first.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError):
        return False
    return isinstance(data, dict) and isinstance(data.get("schema"), str)


def ask_for_input(paths: Iterable[Path] | None) -> list[Path]:
    """The named files, or standard input where it is not a terminal."""
    named = list(paths or [])
    if not named and sys.stdin.isatty():
        raise typer.BadParameter("name a file, or give the article on standard input")
    return named or [Path("-")]
