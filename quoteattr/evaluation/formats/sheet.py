"""Gold from a spreadsheet: a row a quote, its words copied from the article, no offsets.

``article``, ``content`` (or ``quote``), and whatever of the other columns is there: the names are those of
:func:`quoteattr.serialize.to_rows`, so that a table that was exported and corrected is gold too. An empty cell says
nothing (not scored), ``-`` that there is none. A row without a quote says that its article has none.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from quoteattr.arguments import to_id, to_scope, to_series
from quoteattr.errors import GoldError, SettingsError
from quoteattr.evaluation.gold import GoldArticle, GoldQuote, Offsets, complete_types
from quoteattr.evaluation.locating import Places
from quoteattr.files import read_rows_of_sheet, read_text
from quoteattr.records import Scope
from quoteattr.serialize import ROW_FIELDS

__all__ = ["SHEET_SUFFIXES", "locate_gold", "read_sheet", "read_sheet_gold"]

SHEET_SUFFIXES = (".csv", ".tsv")

NONE = "-"
"""What a cell says where the article has no such thing."""

SHOWN = 5
"""Wrong rows that one error names."""

_STATED = {
    "speaker": "speaker",
    "speaker_kind": "kind",
    "kind": "kind",
    "anonymous": "anonymous",
    "role": "role",
    "affiliation": "affiliation",
    "outlet": "outlet",
    "relation": "relation",
    "addressee": "addressee",
    "medium": "medium",
    "act": "act",
}
_COLUMNS = frozenset({"quote", *_STATED, *ROW_FIELDS})
_TRUE = frozenset({"true", "yes", "y", "1", "1.0"})
_FALSE = frozenset({"false", "no", "n", "0", "0.0", NONE})


def locate_gold(
    texts: Mapping[Any, str], rows: Iterable[Mapping[Any, Any]], *, corpus: str = "", scope: Scope | str = Scope.SPEECH
) -> list[GoldArticle]:
    """Gold articles from quotes that were copied out of them; their places are looked for.

    texts: the articles by id, exactly as they are extracted. rows: mappings with ``article`` (an id of ``texts``),
    ``content`` or ``quote`` (the words; an ellipsis where some are left out) and optionally ``type``, ``speaker``,
    ``speaker_kind``, ``anonymous``, ``role``, ``affiliation``, ``outlet``, ``relation``, ``addressee``, ``medium``,
    ``act``. Of words that stand several times, the place inside marks that no row before has is taken (with ``start``,
    the one next to that character). Columns whose name begins with ``_`` are left alone. ``scope``: what the rows hold,
    reported speech or thoughts and acts too. Articles come in the order of their first rows. Raises GoldError, which
    names the rows that stand in no article, with the nearest words.
    """
    if not hasattr(texts, "items"):
        raise SettingsError(f"texts must map ids to articles, as in {{'a1': '…'}}, not {type(texts).__name__}")
    known = {to_id(key): text for key, text in texts.items()}
    wanted = to_scope(scope)
    places: dict[str, Places] = {}
    found: dict[str, list[tuple[Offsets, Mapping[str, str]]]] = {}
    wrong: list[str] = []
    for number, given in enumerate(to_series(rows, "rows", "a list of mappings"), start=2):  # the names are row 1
        row = _cells(given, number)
        name = row.get("article", "")
        if not any(row.values()):
            continue
        if not isinstance(known.get(name), str):
            wrong.append(f"row {number}: no article has the id {name!r}")
            continue
        quotes = found.setdefault(name, [])
        copied = row.get("content") or row.get("quote") or ""
        if not copied:
            continue
        place = places.setdefault(name, Places(known[name]))
        offsets = place.find(copied, near=_start(row))
        if offsets is None:
            wrong.append(
                f"row {number}: {copied!r:.90} stands nowhere in {name}; the nearest: {place.nearest(copied)!r:.90}"
            )
        else:
            quotes.append((offsets, {**row, "_row": str(number)}))
    if wrong:
        more = f"\n… and {len(wrong) - SHOWN} more" if len(wrong) > SHOWN else ""
        raise GoldError("\n".join(wrong[:SHOWN]) + more)
    return [_article(name, known[name], quotes, corpus, wanted) for name, quotes in found.items()]


def read_sheet_gold(path: Path, texts: Path | None) -> list[GoldArticle]:
    """The gold of a CSV or TSV file; ``texts``: a sheet with ``id`` and ``text``, JSON lines, or a folder of .txt."""
    if texts is None:
        raise GoldError(f"{path}: a sheet holds no articles: give the file with the texts (--texts, texts=…)")
    return locate_gold(_read_texts(texts), read_sheet(path), corpus=path.stem)


def read_sheet(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a CSV or TSV file; the separator is told by the first line (comma, semicolon, tab)."""
    text = read_text(path, "a sheet (in a spreadsheet: save as “CSV UTF-8”)", GoldError)
    try:
        yield from read_rows_of_sheet(text)
    except csv.Error as error:
        raise GoldError(f"{path}: not a sheet that can be read: {error}") from error


def _read_texts(path: Path) -> dict[str, str]:
    if path.is_dir():
        return {file.stem: read_text(file, "an article", GoldError) for file in sorted(path.glob("*.txt"))}
    if path.suffix not in SHEET_SUFFIXES:
        from quoteattr.evaluation.formats.jsonl import read_objects

        return {str(data.get("id")): data["text"] for _, data in read_objects(path) if "text" in data}
    rows = list(read_sheet(path))
    if rows and not {"id", "text"} <= set(rows[0]):
        raise GoldError(f"{path}: the columns 'id' and 'text' are needed; it has {', '.join(map(str, rows[0]))}")
    return {row["id"]: row["text"] for row in rows}


def _cells(given: Any, number: int) -> dict[str, str]:
    """The row's cells as strings, empty ones (None, NaN) as ""; names in lower case."""
    if not isinstance(given, Mapping):
        raise SettingsError(f"a row must be a mapping of columns to cells, not {type(given).__name__}")
    row: dict[str, str] = {}
    for key, value in given.items():
        name = str(key).strip().lower().replace(" ", "_")
        if name.startswith("_") or not name:
            continue
        if name not in _COLUMNS:
            raise GoldError(
                f"row {number}: unknown column {key!r} (known: article, content, type, {', '.join(_STATED)}); "
                f"to have it left alone call it '_{name}'"
            )
        row[name] = _cell(name, value)
    if "article" not in row or not {"content", "quote"} & set(row):
        raise GoldError(f"row {number}: the columns 'article' and 'content' are needed; there are {', '.join(row)}")
    return row


def _cell(name: str, value: Any) -> str:
    if value is None or type(value).__name__ in ("NAType", "NaTType") or (isinstance(value, float) and value != value):
        return ""
    if name == "article":
        return to_id(value.strip() if isinstance(value, str) else value) or ""
    return str(value).strip()


def _start(row: Mapping[str, str]) -> int | None:
    try:
        return int(float(row.get("start") or ""))
    except (ValueError, OverflowError):
        return None


def _article(
    name: str, text: str, quotes: list[tuple[Offsets, Mapping[str, str]]], corpus: str, scope: Scope
) -> GoldArticle:
    types = complete_types(text, [content for content, _ in quotes], [row.get("type") or None for _, row in quotes])
    made = [
        GoldQuote(id=row["_row"], content=content, type=kind, stated=_stated(row))
        for (content, row), kind in zip(quotes, types, strict=True)
    ]
    made.sort(key=lambda quote: quote.content)
    return GoldArticle(id=name, text=text, quotes=tuple(made), corpus=corpus, scope=scope)


def _stated(row: Mapping[str, str]) -> dict[str, Any]:
    stated: dict[str, Any] = {}
    for column, name in _STATED.items():
        said = row.get(column, "")
        if not said:
            continue
        if name == "anonymous":
            if said.lower() not in (*_TRUE, *_FALSE):
                raise GoldError(f"row {row['_row']}: anonymous must be yes or no, not {said!r}")
            stated[name] = said.lower() in _TRUE
        else:
            stated[name] = None if said == NONE else (said,)
    return stated
