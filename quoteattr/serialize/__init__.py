"""Records to and from JSON (schema ``quoteattr/1``), JSON lines and flat rows.

The JSON has the shape of the records: enums are their strings, dates ISO 8601, ``speaker`` (of a quote
and of an addressee) the id of an entry in ``speakers``, ``parent`` the id of another quote. Reading back
what was written gives equal records. Reading is strict: a wrong type, an unknown field, an id that leads
nowhere or a span whose text does not stand at its offsets is a :class:`~quoteattr.errors.SchemaError`
that names the field.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs

from quoteattr.arguments import to_extraction, to_series, to_whole
from quoteattr.errors import SchemaError, SettingsError
from quoteattr.meta import find_unwritable
from quoteattr.records import Addressee, Extraction, Quote, Span, Speaker
from quoteattr.serialize.converter import json_type, structure_record, unstructure_record
from quoteattr.serialize.rows import ROW_FIELDS, to_rows

__all__ = [
    "LONE_SURROGATE",
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
LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_SPLIT_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")


def to_dict(extraction: Extraction) -> dict[str, Any]:
    """The extraction as JSON-ready dictionaries and lists, schema ``quoteattr/1``.

    Raises SchemaError where the records could not be read back equal: a quote's speaker that is not among
    ``speakers``, or a value in ``meta`` that JSON has no form for (dates, tuples and NaN became JSON's when the
    extraction was made: see :class:`~quoteattr.records.Extraction`).
    """
    _check_links(to_extraction(extraction))
    if unwritable := find_unwritable(extraction.meta, "meta"):
        raise SchemaError(unwritable)
    fields: dict[str, Any] = unstructure_record(extraction)
    # The caller sees what the line is about first: schema and id stand before the long text.
    return {"schema": SCHEMA, "id": fields.pop("id"), **fields}


def to_json(extraction: Extraction, *, indent: int | None = None) -> str:
    """The extraction as a JSON string; without ``indent`` it is one line (as JSONL wants it).

    Raises SchemaError as :func:`to_dict` does, and for a text that has a surrogate pair as two characters.
    """
    if indent is not None:
        to_whole(indent, "indent", least=0)
    try:
        written = json.dumps(to_dict(extraction), ensure_ascii=False, allow_nan=False, indent=indent)
    except ValueError as error:  # a whole number of more than 4,300 digits
        raise error if isinstance(error, SchemaError) else SchemaError(f"JSON has no form for it: {error}") from error
    if _SPLIT_PAIR.search(written):
        raise SchemaError(
            "the text has a surrogate pair as two characters, which JSON would read back as one: "
            "give text.encode('utf-16', 'surrogatepass').decode('utf-16', 'replace')"
        )
    # A lone surrogate (from a broken decoder) could not be written as UTF-8: escape it.
    return LONE_SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", written)


def from_dict(data: Mapping[str, Any]) -> Extraction:
    """Read back :func:`to_dict`. Raises SchemaError, which names the field."""
    if not isinstance(data, Mapping):
        raise SchemaError(f"an extraction must be a JSON object, got {json_type(data)}")
    _check_schema(data.get("schema"))
    fields = {key: value for key, value in data.items() if key != "schema"}
    speakers = structure_record(fields.get("speakers", []), tuple[Speaker, ...], "speakers")
    fields["speakers"] = speakers
    if "quotes" in fields:
        fields["quotes"] = _with_speakers(fields["quotes"], _by_id(speakers))
    extraction = structure_record(fields, Extraction)
    _check_links(extraction)
    _check_offsets(extraction)
    return extraction


def from_json(data: str | bytes) -> Extraction:
    """Read back :func:`to_json`. Raises SchemaError, which names the field."""
    if not isinstance(data, str | bytes | bytearray):
        raise SettingsError(f"JSON is read from a str or bytes, not {type(data).__name__}")
    try:
        parsed = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise SchemaError(f"not JSON: {error}") from error
    return from_dict(parsed)


def read_jsonl(lines: Iterable[str]) -> Iterator[Extraction]:
    """Yield one extraction per non-empty line of a file. Raises SchemaError, which names line and field."""
    return _read_lines(to_series(lines, "lines", "the lines of a file"))


def _read_lines(lines: Iterable[str]) -> Iterator[Extraction]:
    for number, line in enumerate(lines, start=1):
        try:
            if not isinstance(line, str | bytes) or line.strip():
                yield from_json(line)
        except SchemaError as error:
            raise SchemaError(f"line {number}: {error}") from error


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
    speakers = _by_id(extraction.speakers)
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
        _check_ids(quote.candidates, speakers, f"{where}.candidates")
    for index, speaker in enumerate(extraction.speakers):
        _check_ids(speaker.members, speakers, f"speakers[{index}].members")


def _by_id(speakers: tuple[Speaker, ...]) -> dict[str, Speaker]:
    found: dict[str, Speaker] = {}
    for index, speaker in enumerate(speakers):
        if speaker.id in found:
            raise SchemaError(f"speakers[{index}].id: {speaker.id!r} is taken by an earlier speaker")
        found[speaker.id] = speaker
    return found


def _check_ids(identifiers: tuple[str, ...], speakers: Mapping[str, Speaker], where: str) -> None:
    for identifier in identifiers:
        if identifier not in speakers:
            raise SchemaError(f"{where}: no speaker has the id {identifier!r}")


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
