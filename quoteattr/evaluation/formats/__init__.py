"""Gold files in and out: one module per layout, and the one function that tells them apart."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from quoteattr.arguments import to_path, to_whole
from quoteattr.errors import GoldError
from quoteattr.evaluation.formats.brat import read_brat, write_brat
from quoteattr.evaluation.formats.jsonl import read_jsonl_gold, write_jsonl_gold
from quoteattr.evaluation.formats.sheet import SHEET_SUFFIXES, locate_gold, read_sheet_gold
from quoteattr.evaluation.gold import GoldArticle

__all__ = ["locate_gold", "read_gold", "write_brat", "write_jsonl_gold"]


def read_gold(*paths: Path | str, texts: Path | str | None = None, limit: int | None = None) -> list[GoldArticle]:
    """Read gold articles from files and directories; the layout is told by the name and the content.

    - ``.jsonl``, ``.json``: our own records (``quoteattr/1``, full or partial), compact gold
      (``quoteattr-gold/1``), lists of offsets (the corpora's layout), layers of speakers (joined onto the articles in
      ``texts`` or in a file beside it), Citron documents; one object a line, or one in the file
    - ``.csv``, ``.tsv``: a row a quote with the words alone (:func:`locate_gold`); the articles are in ``texts``, a
      file of such objects, a sheet with the columns ``id`` and ``text``, or a folder of ``.txt`` named by id
    - ``.ann`` with its ``.txt``, or a directory of them (brat standoff), or a PolNeAR part with ``text`` and
      ``attributions`` below it
    - a directory of ``.json`` and ``.jsonl`` files

    ``limit`` keeps the first articles of each path. Raises GoldError, which names file, line and field.
    """
    articles: list[GoldArticle] = []
    beside = None if texts is None else to_path(texts, "the file with the texts")
    if limit is not None:
        to_whole(limit, "limit")
    for given in paths:
        path = to_path(given, "gold files and folders")
        if not _exists(path):
            raise GoldError(f"{path}: no such file or directory")
        articles.extend(list(_read_path(path, beside))[:limit])
    return articles


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # a name that is too long, one with a NUL, a folder that may not be entered
        return False


def _read_path(path: Path, texts: Path | None) -> Iterator[GoldArticle]:
    if path.is_dir():
        if any(path.glob("*.ann")) or (path / "attributions").is_dir():
            yield from read_brat(path)
            return
        files = sorted((*path.glob("*.jsonl"), *path.glob("*.json")))
        if not files:
            raise GoldError(f"{path}: no gold in this directory (.jsonl, .json, or .ann with .txt)")
        for file in files:
            yield from read_jsonl_gold(file, texts)
    elif path.suffix == ".ann":
        yield from read_brat(path)
    elif path.suffix in (".jsonl", ".json"):
        yield from read_jsonl_gold(path, texts)
    elif path.suffix in SHEET_SUFFIXES:
        yield from read_sheet_gold(path, texts)
    else:
        raise GoldError(f"{path}: unknown kind of gold file (known: .jsonl, .json, .csv, .tsv, .ann)")
