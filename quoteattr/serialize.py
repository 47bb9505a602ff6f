"""Records to and from JSON (schema ``quoteattr/1``), JSON lines and flat rows.

The JSON has the shape of the records: enums are their strings, dates ISO 8601, ``speaker`` (of a quote
and of an addressee) the id of an entry in ``speakers``, ``parent`` the id of another quote. Reading back
what was written gives equal records. Reading is strict: a wrong type, an unknown field, an id that leads
nowhere or a span whose text does not stand at its offsets is a :class:`~quoteattr.errors.SchemaError`
that names the field.
"""

from __future__ import annotations

import datetime
import json
import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Any, TypeVar, cast

import attrs
import cattrs
from cattrs.cols import list_structure_factory
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from quoteattr.errors import SchemaError
from quoteattr.records import Addressee, Extraction, Quote, Span, Speaker

__all__ = [
    "ROW_FIELDS",
    "SCHEMA",
    "from_dict",
    "from_json",
    "read_jsonl",
    "structure_record",
    "to_dict",
    "to_json",
    "to_rows",
    "unstructure_record",
]

SCHEMA = "quoteattr/1"
"""Name and version of the JSON shape; the number grows when a reader of the old shape would misread the new one."""

_SCHEMA_NAME = re.compile(r"quoteattr/(?P<version>[0-9]{1,6})")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")

ROW_FIELDS: tuple[str, ...] = (
    "article",
    "id",
    "type",
    "content",
    "start",
    "end",
    "speaker",
    "speaker_id",
    "speaker_kind",
    "anonymous",
    "role",
    "affiliation",
    "source",
    "source_form",
    "cue",
    "act",
    "negated",
    "hypothetical",
    "outlet",
    "outlet_kind",
    "relation",
    "addressee",
    "medium",
    "time",
    "date",
    "parent",
    "rule",
    "confidence",
    "flags",
)
"""The columns of :func:`to_rows`, in order."""

_Record = TypeVar("_Record")


def to_dict(extraction: Extraction) -> dict[str, Any]:
    """The extraction as JSON-ready dictionaries and lists, schema ``quoteattr/1``.

    Dates, tuples and numbers that JSON does not know (NaN) in ``meta`` become ISO strings, lists and None.
    Raises SchemaError where the records could not be read back: a quote's speaker that is not among
    ``speakers``, or a value in ``meta`` that JSON has no form for.
    """
    _check_links(extraction)
    fields: dict[str, Any] = _CONVERTER.unstructure(extraction)
    # The caller sees what the line is about first: schema and id stand before the long text.
    return {"schema": SCHEMA, "id": fields.pop("id"), **fields, "meta": _jsonable(extraction.meta, "meta")}


def to_json(extraction: Extraction, *, indent: int | None = None) -> str:
    """The extraction as a JSON string; without ``indent`` it is one line (as JSONL wants it)."""
    written = json.dumps(to_dict(extraction), ensure_ascii=False, allow_nan=False, indent=indent)
    # A lone surrogate (from a broken decoder) could not be written as UTF-8: escape it.
    return _LONE_SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", written)


def from_dict(data: Mapping[str, Any]) -> Extraction:
    """Read back :func:`to_dict`. Raises SchemaError, which names the field."""
    if not isinstance(data, Mapping):
        raise SchemaError(f"an extraction must be a JSON object, got {_type_name(data)}")
    _check_schema(data.get("schema"))
    fields = {key: value for key, value in data.items() if key != "schema"}
    speakers = structure_record(fields.get("speakers", []), tuple[Speaker, ...], "speakers")
    fields["speakers"] = speakers
    if "quotes" in fields:
        fields["quotes"] = _with_speakers(fields["quotes"], {speaker.id: speaker for speaker in speakers})
    extraction = structure_record(fields, Extraction)
    _check_links(extraction)
    _check_offsets(extraction)
    return extraction


def from_json(data: str | bytes) -> Extraction:
    """Read back :func:`to_json`. Raises SchemaError, which names the field."""
    try:
        parsed = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise SchemaError(f"not JSON: {error}") from error
    return from_dict(parsed)


def read_jsonl(lines: Iterable[str]) -> Iterator[Extraction]:
    """Yield one extraction per non-empty line. Raises SchemaError, which names line and field."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield from_json(line)
        except SchemaError as error:
            raise SchemaError(f"line {number}: {error}") from error


def to_rows(extraction: Extraction) -> list[dict[str, str | int | float | bool | None]]:
    """One flat row per quote, keys :data:`ROW_FIELDS`; offsets are those of the content in ``text``."""
    return [_row(extraction, quote) for quote in extraction.quotes]


def unstructure_record(record: Any) -> Any:
    """Any record (or enum, date, tuple of records) as JSON-ready values; speakers of quotes become ids."""
    return _CONVERTER.unstructure(record)


def structure_record(data: Any, record: type[_Record], where: str = "") -> _Record:
    """Read one record class (or ``tuple[Speaker, ...]`` and the like) from JSON-ready values.

    ``where`` is put before the field in messages. Raises SchemaError, which names the field. A quote whose
    ``speaker`` is an id needs its article's speakers: read it through :func:`from_dict`.
    """
    try:
        return _CONVERTER.structure(data, record)
    except Exception as error:  # cattrs wraps whatever a hook raises in groups
        raise SchemaError("; ".join(_explain(error, where))) from error


def _check_schema(schema: object) -> None:
    if schema == SCHEMA:
        return
    if schema is None:
        raise SchemaError(f'the field "schema" is missing: not an extraction (expected "{SCHEMA}")')
    known = _SCHEMA_NAME.fullmatch(schema) if isinstance(schema, str) else None
    if known is None:
        raise SchemaError(f'schema: {schema!r} is not a quoteattr schema (expected "{SCHEMA}")')
    if int(known["version"]) > int(SCHEMA.partition("/")[2]):
        raise SchemaError(
            f'schema: "{schema}" is newer than this version of quoteattr reads ("{SCHEMA}"): upgrade quoteattr'
        )
    raise SchemaError(f'schema: "{schema}" is not read by this version of quoteattr (expected "{SCHEMA}")')


def _with_speakers(quotes: Any, speakers: Mapping[str, Speaker]) -> Any:
    """The raw quotes with each speaker id replaced by the speaker; what does not fit is left for the hooks to name."""

    def linked(raw: Any) -> Any:
        identifier = raw.get("speaker") if isinstance(raw, Mapping) else None
        if not isinstance(identifier, str) or identifier not in speakers:
            return raw
        return {**raw, "speaker": speakers[identifier]}

    if not isinstance(quotes, list | tuple):
        return quotes
    found = []
    for raw in quotes:
        quote = linked(raw)
        if isinstance(quote, Mapping) and "addressee" in quote:
            quote = {**quote, "addressee": linked(quote["addressee"])}
        found.append(quote)
    return found


def _check_links(extraction: Extraction) -> None:
    """Every id leads to exactly one record, and a linked speaker is the listed one."""
    speakers: dict[str, Speaker] = {}
    for index, speaker in enumerate(extraction.speakers):
        if speaker.id in speakers:
            raise SchemaError(f"speakers[{index}].id: {speaker.id!r} is taken by an earlier speaker")
        speakers[speaker.id] = speaker
    quotes: set[str] = set()
    for index, quote in enumerate(extraction.quotes):
        if quote.id in quotes:
            raise SchemaError(f"quotes[{index}].id: {quote.id!r} is taken by an earlier quote")
        quotes.add(quote.id)
    for index, quote in enumerate(extraction.quotes):
        where = f"quotes[{index}]"
        addressed = quote.addressee.speaker if quote.addressee else None
        for name, linked in (("speaker", quote.speaker), ("addressee.speaker", addressed)):
            if linked is not None and speakers.get(linked.id) != linked:
                raise SchemaError(f"{where}.{name}: {linked!r} is not among the extraction's speakers")
        if quote.parent is not None and (quote.parent not in quotes or quote.parent == quote.id):
            raise SchemaError(f"{where}.parent: no other quote has the id {quote.parent!r}")


def _check_offsets(extraction: Extraction) -> None:
    for where, span in _spans(extraction, ""):
        if extraction.text[span.start : span.end] != span.text:
            raise SchemaError(f"{where}: the article's text from {span.start} to {span.end} is not {span.text!r}")


def _spans(value: Any, where: str) -> Iterator[tuple[str, Span]]:
    """Every span below a record, with the path that leads to it."""
    if isinstance(value, Span):
        yield where, value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _spans(item, f"{where}[{index}]")
    elif attrs.has(type(value)):
        linked = isinstance(value, Quote | Addressee)  # their speaker is checked once, under "speakers"
        for attribute in attrs.fields(type(value)):
            if not (linked and attribute.name == "speaker"):
                path = f"{where}.{attribute.name}" if where else attribute.name
                yield from _spans(getattr(value, attribute.name), path)


def _jsonable(value: Any, where: str) -> Any:
    """The caller's own values in JSON's terms."""
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if value is None or type(value) in (str, int, float, bool):
        return value
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, Mapping):
        for key in value:
            if not isinstance(key, str):
                raise SchemaError(f"{where}: JSON keys are strings, got {key!r}")
        return {key: _jsonable(item, f"{where}.{key}") for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_jsonable(item, f"{where}[{index}]") for index, item in enumerate(value)]
    scalar = getattr(value, "item", None)  # numpy and pandas scalars
    plain = scalar() if callable(scalar) and not getattr(value, "shape", ()) else value
    if type(plain) is not type(value):
        return _jsonable(plain, where)
    raise SchemaError(f"{where}: JSON has no form for {_type_name(value)}; give a string or a number")


def _row(extraction: Extraction, quote: Quote) -> dict[str, str | int | float | bool | None]:
    cue, outlet, speaker, role, time = quote.cue, quote.outlet, quote.speaker, quote.role, quote.time
    row: dict[str, str | int | float | bool | None] = {
        "article": extraction.id,
        "id": quote.id,
        "type": quote.type.value,
        "content": quote.text,
        "start": quote.start,
        "end": quote.end,
        "speaker": speaker.name if speaker else None,
        "speaker_id": speaker.id if speaker else None,
        "speaker_kind": speaker.kind.value if speaker else None,
        "anonymous": speaker.anonymous if speaker else None,
        "role": role.title if role else None,
        "affiliation": role.affiliation if role else None,
        "source": quote.source.text or None,
        "source_form": quote.source.form.value,
        "cue": cue.text if cue else None,
        "act": cue.act.value if cue else None,
        "negated": cue.negated if cue else None,
        "hypothetical": cue.hypothetical if cue else None,
        "outlet": outlet.name if outlet else None,
        "outlet_kind": outlet.kind.value if outlet and outlet.kind else None,
        "relation": outlet.relation.value if outlet else None,
        "addressee": quote.addressee.text if quote.addressee else None,
        "medium": quote.medium.value if quote.medium else None,
        "time": time.span.text if time else None,
        "date": time.date.isoformat() if time and time.date else None,
        "parent": quote.parent,
        "rule": quote.rule,
        "confidence": quote.confidence,
        "flags": " ".join(flag.value for flag in quote.flags),
    }
    return row


def _explain(error: BaseException, where: str) -> Iterator[str]:
    """One line per wrong field, with the path that leads to it."""
    for line in cattrs.transform_error(error, path="$", format_exception=_reason):
        reason, _, path = line.rpartition(" @ ")
        field = path.removeprefix("$").removeprefix(".")
        full = f"{where}{field}" if not where or field.startswith("[") or not field else f"{where}.{field}"
        yield f"{full}: {reason}" if full else reason


def _reason(error: BaseException, kind: type[Any] | None) -> str:
    if isinstance(error, KeyError):
        return "this field is missing"
    if isinstance(error, cattrs.ForbiddenExtraKeysError):
        return f"unknown field {', '.join(sorted(error.extra_fields))}"
    if isinstance(error, cattrs.IterableValidationError):
        return "malformed"
    if kind is not None and isinstance(error, TypeError) and not isinstance(error, _WrongTypeError):
        return f"{getattr(kind, '__name__', kind)} has another shape: {error}"
    return str(error)


class _WrongTypeError(TypeError):
    """A JSON value of another type than the field's."""


_JSON_NAMES = {
    str: "string",
    int: "integer",
    float: "number",
    bool: "boolean",
    dict: "object",
    list: "array",
    type(None): "null",
}


def _type_name(value: object) -> str:
    return _JSON_NAMES.get(type(value), type(value).__name__)


def _exactly(*kinds: type) -> Callable[[Any, Any], Any]:
    """A hook that takes values of these types as they are; cattrs alone would turn 3 into "3"."""

    def take(value: Any, _: Any) -> Any:
        if type(value) not in kinds:
            raise _WrongTypeError(f"expected {_JSON_NAMES[kinds[0]]}, got {_type_name(value)}")
        return value

    return take


def _structure_number(value: Any, _: Any) -> float:
    return float(_exactly(float, int)(value, _))


def _structure_date(value: Any, _: Any) -> datetime.date:
    return datetime.date.fromisoformat(_exactly(str)(value, _))


def _structure_enum(value: Any, kind: type[StrEnum]) -> StrEnum:
    try:
        return kind(_exactly(str)(value, kind))
    except ValueError:
        raise ValueError(f"{value!r} is none of {', '.join(kind)}") from None


def _structure_speaker_link(value: Any, _: Any) -> Speaker | None:
    if value is None or isinstance(value, Speaker):
        return value
    if isinstance(value, str):
        raise ValueError(f"no speaker has the id {value!r}")
    raise _WrongTypeError(f"expected the id of a speaker, got {_type_name(value)}")


def _structure_meta(value: Any, _: Any) -> Mapping[str, Any]:
    return cast(Mapping[str, Any], _exactly(dict)(value, _))


def _record_hook(converter: cattrs.Converter, record: type[Any]) -> Callable[[Any, Any], Any]:
    """A strict structure hook for a record class: a JSON object, no unknown fields, ids for speakers."""
    overrides: dict[str, Any] = {}
    if record in (Quote, Addressee):
        overrides["speaker"] = override(struct_hook=_structure_speaker_link)
    elif record is Extraction:
        overrides["meta"] = override(struct_hook=_structure_meta)
    structure = make_dict_structure_fn(
        record, converter, _cattrs_forbid_extra_keys=True, _cattrs_detailed_validation=True, **overrides
    )

    def take(value: Any, kind: Any) -> Any:
        if isinstance(value, record):
            return value
        if not isinstance(value, Mapping):
            raise _WrongTypeError(f"expected object, got {_type_name(value)}")
        return structure(value, kind)

    return take


def _tuple_hook(converter: cattrs.Converter, kind: Any) -> Callable[[Any, Any], Any]:
    """JSON arrays only: a string would be taken for a list of characters."""
    inner = list_structure_factory(list[kind.__args__[0]], converter)

    def take(value: Any, _: Any) -> Any:
        if not isinstance(value, list | tuple):
            raise _WrongTypeError(f"expected array, got {_type_name(value)}")
        return tuple(inner(value, _))

    return take


def _speaker_id(speaker: Speaker | None) -> str | None:
    return None if speaker is None else speaker.id


def _make_converter() -> cattrs.Converter:
    converter = cattrs.Converter()
    converter.register_structure_hook(str, _exactly(str))
    converter.register_structure_hook(int, _exactly(int))
    converter.register_structure_hook(bool, _exactly(bool))
    converter.register_structure_hook(float, _structure_number)
    converter.register_structure_hook(datetime.date, _structure_date)
    converter.register_structure_hook_func(
        lambda kind: isinstance(kind, type) and issubclass(kind, StrEnum), _structure_enum
    )
    converter.register_structure_hook_factory(
        lambda kind: getattr(kind, "__origin__", None) is tuple, lambda kind: _tuple_hook(converter, kind)
    )
    converter.register_structure_hook_factory(attrs.has, lambda kind: _record_hook(converter, kind))
    converter.register_unstructure_hook(datetime.date, datetime.date.isoformat)
    converter.register_unstructure_hook(tuple, lambda values: [converter.unstructure(value) for value in values])
    for record in (Addressee, Quote):  # in this order: the code made for Quote calls Addressee's hook
        converter.register_unstructure_hook(
            record,
            make_dict_unstructure_fn(record, converter, speaker=override(unstruct_hook=_speaker_id)),
        )
    return converter


_CONVERTER = _make_converter()
