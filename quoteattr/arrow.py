"""Arrow record batches in, Arrow record batches out: the extraction for Spark, Ray, Parquet and other engines.

The schemas are fixed: :func:`article_schema` (a row per article, its quotes nested) and :func:`quote_schema` (a row per
quote). The model is loaded once per process, with the first batch. Needs pyarrow: ``pip install "quoteattr[arrow]"``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quoteattr.arguments import to_number, to_series
from quoteattr.errors import MissingExtraError, SchemaError, SettingsError
from quoteattr.extractor import load
from quoteattr.serialize import ROW_FIELDS, to_json, to_rows
from quoteattr.settings import make_settings
from quoteattr.worker import Failure, Worker

if TYPE_CHECKING:
    import pyarrow as pa

    from quoteattr.records import Extraction

__all__ = ["article_schema", "extract_batches", "extract_table", "quote_schema", "to_batch"]

_TYPES = {
    **dict.fromkeys(("start", "end"), "int64"),
    **dict.fromkeys(("anonymous", "negated", "hypothetical"), "bool"),
    "confidence": "float64",
}
"""The columns of a quote that are no strings."""


def article_schema() -> pa.Schema:
    """One row per article: ``id``, ``quotes`` (a list of structs, the columns of :func:`quote_schema` but the first
    and the last), ``json`` (the whole extraction, schema ``quoteattr/1``) and ``error`` (null where it was read)."""
    pa = _pyarrow()
    quote = pa.struct([pa.field(name, kind) for name, kind in _columns()[1:]])
    return pa.schema([("id", pa.string()), ("quotes", pa.list_(quote)), ("json", pa.string()), ("error", pa.string())])


def quote_schema() -> pa.Schema:
    """One row per quote: the columns of ``to_rows`` and ``error``; an article that could not be read has one row."""
    return _pyarrow().schema([*_columns(), ("error", _pyarrow().string())])


def extract_batches(
    batches: Iterable[pa.RecordBatch],
    *,
    rows: str = "articles",
    model: str | None = None,
    text: str = "text",
    id: str = "id",
    published: str = "published",
    time_limit: float | None = None,
    **options: Any,
) -> Iterator[pa.RecordBatch]:
    """Yield one batch of results per batch of articles, in order.

    ``rows``: ``articles`` gives :func:`article_schema`, ``quotes`` gives :func:`quote_schema`. ``text``, ``id`` and
    ``published`` name the columns of the input; the last two may be absent, further columns are ignored. ``options``
    are the fields of :class:`~quoteattr.extractor.Settings`. Raises SchemaError where there is no column of texts and
    SettingsError for a wrong option; an article that cannot be read is a row with ``error``.
    """
    _check_rows(rows)
    make_settings(options)
    if time_limit is not None:
        time_limit = to_number(time_limit, "time_limit", "number of seconds")
    series = to_series(batches, "batches", "a series of Arrow record batches")
    names = {"text": text, "id": id, "published": published}
    return _extract_batches(series, rows, model, names, time_limit, options)


def _extract_batches(
    batches: Iterable[Any],
    rows: str,
    model: str | None,
    names: Mapping[str, str],
    time_limit: float | None,
    options: Mapping[str, Any],
) -> Iterator[pa.RecordBatch]:
    pa = _pyarrow()
    for batch in batches:
        if not isinstance(batch, pa.RecordBatch | pa.Table):
            raise SettingsError(f"batches must hold Arrow record batches; one is of type {type(batch).__name__}")
        if names["text"] not in batch.schema.names:
            known = ", ".join(batch.schema.names)
            raise SchemaError(f"the batch has no column {names['text']!r} of texts; its columns are {known}")
        columns = {key: batch.column(name).to_pylist() for key, name in names.items() if name in batch.schema.names}
        articles = [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]
        items = list(enumerate({key: value for key, value in one.items() if value is not None} for one in articles))
        yield to_batch(_worker(model, options).run(items, time_limit), rows=rows)


def extract_table(table: pa.Table, *, rows: str = "articles", **options: Any) -> pa.Table:
    """:func:`extract_batches` for a whole table, as Ray Data gives it (``batch_format="pyarrow"``)."""
    schema = article_schema() if _check_rows(rows) == "articles" else quote_schema()
    if not isinstance(table, _pyarrow().Table):
        raise SettingsError(f"a table must be a pyarrow.Table, not {type(table).__name__}")
    batches = extract_batches(table.to_batches(max_chunksize=256), rows=rows, **options)
    return _pyarrow().Table.from_batches(batches, schema=schema)


def to_batch(outcomes: Iterable[Extraction | Failure], *, rows: str = "articles") -> pa.RecordBatch:
    """Extractions and failures as one record batch."""
    pa = _pyarrow()
    if _check_rows(rows) == "articles":
        return pa.RecordBatch.from_pylist([_article_row(outcome) for outcome in outcomes], schema=article_schema())
    found = [row for outcome in outcomes for row in _quote_rows(outcome)]
    return pa.RecordBatch.from_pylist(found, schema=quote_schema())


def _article_row(outcome: Extraction | Failure) -> dict[str, Any]:
    if isinstance(outcome, Failure):
        return {"id": outcome.id, "quotes": None, "json": None, "error": f"{outcome.error}: {outcome.message}"}
    quotes = [{name: value for name, value in row.items() if name != "article"} for row in to_rows(outcome)]
    return {"id": outcome.id, "quotes": quotes, "json": to_json(outcome), "error": None}


def _quote_rows(outcome: Extraction | Failure) -> list[dict[str, Any]]:
    if isinstance(outcome, Failure):
        return [{"article": outcome.id, "error": f"{outcome.error}: {outcome.message}"}]
    return [dict(row) for row in to_rows(outcome)]


_workers: dict[str, Worker] = {}


def _worker(model: Any, options: Mapping[str, Any]) -> Worker:
    """The process's worker for a model and options, made with its first batch."""
    key = f"{model!r} {sorted(options.items())!r}"  # options may hold lists and mappings: not hashable, but readable
    if key not in _workers:
        _workers[key] = Worker(load(model, **options), owns=model is None or isinstance(model, str | Path))
    return _workers[key]


def _check_rows(rows: str) -> str:
    if rows not in ("articles", "quotes"):
        raise SettingsError(f"rows must be 'articles' or 'quotes', not {rows!r}")
    return rows


def _columns() -> list[tuple[str, Any]]:
    pa = _pyarrow()
    kinds = {"int64": pa.int64(), "bool": pa.bool_(), "float64": pa.float64(), "string": pa.string()}
    return [(name, kinds[_TYPES.get(name, "string")]) for name in ROW_FIELDS]


def _pyarrow() -> Any:
    try:
        import pyarrow
    except ImportError as error:
        raise MissingExtraError('Arrow batches need pyarrow: pip install "quoteattr[arrow]"') from error
    return pyarrow
