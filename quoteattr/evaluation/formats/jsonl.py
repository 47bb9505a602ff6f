"""JSON gold: one object a line (or one in the file), each told by its keys; and the writer of compact gold."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from quoteattr.arguments import to_path, to_series
from quoteattr.errors import GoldError, QuoteattrError, SettingsError
from quoteattr.evaluation.formats.citron import from_citron
from quoteattr.evaluation.formats.compact import SCHEMA as COMPACT
from quoteattr.evaluation.formats.compact import from_compact, to_compact
from quoteattr.evaluation.formats.offsets import from_offsets, join_layer
from quoteattr.evaluation.formats.partial import from_records
from quoteattr.evaluation.formats.shape import check_article, check_attributions
from quoteattr.evaluation.gold import GoldArticle, corpus_name
from quoteattr.files import read_text, replacing, to_value
from quoteattr.meta import find_unwritable
from quoteattr.serialize import LONE_SURROGATE
from quoteattr.serialize import SCHEMA as RECORDS

__all__ = ["read_jsonl_gold", "read_objects", "write_jsonl_gold"]

_Reader = Callable[[Mapping[str, Any], str], GoldArticle]


def read_jsonl_gold(path: Path, texts: Path | None = None) -> Iterator[GoldArticle]:
    """Yield the articles of a JSON or JSONL gold file; ``texts`` holds the articles of a layer without texts."""
    layer: dict[str, list[Any]] = {}
    lines: dict[str, int] = {}
    for number, data in read_objects(path):
        where = f"{path}, line {number}"
        with _naming(where):
            if "attributions" in data and "text" not in data:
                check_attributions(data)
                identifier = str(data["id"])
                layer[identifier] = data["attributions"]
            else:
                check_article(data)
                article = _reader(data)({**data, "id": str(data["id"])}, corpus_name(path))
                identifier = article.id
            if identifier in lines:
                raise GoldError(f"id: {identifier!r} is taken by the article in line {lines[identifier]}")
            lines[identifier] = number
        if "text" in data:
            yield article
    if layer:
        found = _find_texts(path, layer, texts)
        with _naming(str(path)):
            joined = list(join_layer(layer, found, corpus_name(path)))
        yield from joined


@contextlib.contextmanager
def _naming(where: str) -> Iterator[None]:
    """Whatever is wrong in the block is a GoldError that says where."""
    try:
        yield
    except (QuoteattrError, TypeError, ValueError, KeyError, AttributeError, IndexError) as error:
        said = f"the field {error} is missing" if isinstance(error, KeyError) else " ".join(str(error).split())
        raise GoldError(f"{where}: {said}") from error


def write_jsonl_gold(articles: Iterable[GoldArticle], path: Path | str) -> None:
    """Write compact gold (``quoteattr-gold/1``), one article a line; reading it back gives equal articles.

    The corpus is the file's name: articles of several corpora in one file become one corpus.
    """
    with replacing(to_path(path, "a gold file")) as part, part.open("w", encoding="utf-8") as out:
        for article in to_series(articles, "articles", "a list of gold articles"):
            if not isinstance(article, GoldArticle):
                raise SettingsError(f"articles must be gold articles; one is {article!r:.80}")
            if unwritable := find_unwritable(dict(article.meta), "meta"):
                raise GoldError(f"article {article.id}: {unwritable}")
            line = json.dumps(to_compact(article), ensure_ascii=False)
            # A lone surrogate (from a broken decoder) cannot be written as UTF-8: escape it.
            out.write(LONE_SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", line) + "\n")


def _reader(data: Mapping[str, Any]) -> _Reader:
    schema = data.get("schema")
    if schema == RECORDS:
        return from_records
    if schema == COMPACT:
        return from_compact
    if schema is not None:
        raise GoldError(f'schema {schema!r} is not gold that this version reads ("{RECORDS}", "{COMPACT}", or none)')
    quotes = data.get("quotes")
    if quotes and any("contents" in quote for quote in quotes):
        return from_citron
    if "coreference_groups" in data:
        return from_citron
    return from_offsets


def read_objects(path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """The JSON objects of a file with their line numbers."""
    text = read_text(path, "gold", GoldError)
    if path.suffix == ".json":
        lines = [(1, text)]
    else:
        # Not splitlines(): JSON strings may hold line separators that only Python takes for line ends.
        lines = [(number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip()]
    for number, line in lines:
        data = to_value(line, f"{path}, line {number}", GoldError)
        for one in data if isinstance(data, list) and path.suffix == ".json" else [data]:
            if not isinstance(one, dict):
                raise GoldError(f"{path}, line {number}: an article must be a JSON object")
            if path.suffix == ".json" and "id" not in one:
                one = {"id": path.stem, **one}
            yield number, one


def _find_texts(path: Path, layer: Mapping[str, Any], texts: Path | None) -> dict[str, Mapping[str, Any]]:
    """The articles that a layer belongs to: in ``texts``, or in a file of the same split beside the layer."""
    split = corpus_name(path).partition(".")[2]
    beside = [
        other
        for other in sorted(path.parent.glob("*.jsonl"))
        if other != path and (not split or corpus_name(other).partition(".")[2] == split)
    ]
    found: dict[str, Mapping[str, Any]] = {}
    for file in [texts] if texts else beside:
        for number, data in read_objects(file):
            if "text" in data and str(data.get("id")) in layer:
                with _naming(f"{file}, line {number}"):
                    check_article(data)
                    found.setdefault(str(data["id"]), data)
        if len(found) == len(layer):
            break
    absent = sorted(set(layer) - set(found))
    if absent:
        raise GoldError(f"{path}: no article with the id {absent[0]!r} was found: give the file with the texts")
    return found
