"""The one configured cattrs converter: strict hooks for reading, ids for speakers, errors that name the field."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import Any, TypeVar, cast

import attrs
import cattrs
from cattrs.cols import list_structure_factory
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from quoteattr import records
from quoteattr.errors import SchemaError
from quoteattr.records import Addressee, Extraction, Quote, Speaker

__all__ = ["json_type", "structure_record", "unstructure_record"]

_Record = TypeVar("_Record")


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


def _explain(error: BaseException, where: str) -> Iterator[str]:
    """One line per wrong field, with the path that leads to it."""
    for line in cattrs.transform_error(error, path="$", format_exception=_reason):
        reason, _, path = line.rpartition(" @ ")
        field = path.removeprefix("$").removeprefix(".")
        full = f"{where}{field}" if not where or field.startswith("[") or not field else f"{where}.{field}"
        yield f"{full}: {reason}" if full else reason


def _reason(error: BaseException, _: type[Any] | None) -> str:
    if isinstance(error, KeyError):
        return "this field is missing"
    if isinstance(error, cattrs.ForbiddenExtraKeysError):
        return f"unknown field {', '.join(sorted(error.extra_fields))}"
    return str(error)


_JSON_NAMES = {
    str: "string",
    int: "integer",
    float: "number",
    bool: "boolean",
    dict: "object",
    list: "array",
    type(None): "null",
}


def json_type(value: object) -> str:
    """What JSON calls the type of a value."""
    return _JSON_NAMES.get(type(value), type(value).__name__)


def _exactly(*kinds: type) -> Callable[[Any, Any], Any]:
    """A hook that takes values of these types as they are; cattrs alone would turn 3 into "3"."""

    def take(value: Any, _: Any) -> Any:
        if type(value) not in kinds:
            raise TypeError(f"expected {_JSON_NAMES[kinds[0]]}, got {json_type(value)}")
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
    if isinstance(value, str):  # the type is right: it is the speaker that is missing
        raise LookupError(f"no speaker has the id {value!r}")
    raise TypeError(f"expected the id of a speaker, got {json_type(value)}")


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
            raise TypeError(f"expected object, got {json_type(value)}")
        return structure(value, kind)

    return take


def _tuple_hook(converter: cattrs.Converter, kind: Any) -> Callable[[Any, Any], Any]:
    """JSON arrays only: a string would be taken for a list of characters."""
    inner = list_structure_factory(list[kind.__args__[0]], converter)

    def take(value: Any, _: Any) -> Any:
        if not isinstance(value, list | tuple):
            raise TypeError(f"expected array, got {json_type(value)}")
        return tuple(inner(value, _))

    return take


def _enum_value(member: StrEnum) -> str:
    return member.value


def _speaker_id(speaker: Speaker | None) -> str | None:
    return None if speaker is None else speaker.id


def _make_converter() -> cattrs.Converter:
    converter = cattrs.Converter()
    converter.register_structure_hook(str, _exactly(str))
    converter.register_structure_hook(int, _exactly(int))
    converter.register_structure_hook(bool, _exactly(bool))
    converter.register_structure_hook(float, _structure_number)
    converter.register_structure_hook(datetime.date, _structure_date)
    for kind in vars(records).values():  # one by one, or the hook for the class str would take them too
        if isinstance(kind, type) and issubclass(kind, StrEnum) and kind is not StrEnum:
            converter.register_structure_hook(kind, _structure_enum)
            converter.register_unstructure_hook(kind, _enum_value)
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
