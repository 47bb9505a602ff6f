"""Records to JSON and back: equal, in the documented shape, strict about what others wrote."""

from __future__ import annotations

import copy
import datetime
import json
import math
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quoteattr.errors import SchemaError, SettingsError
from quoteattr.records import Act, Extraction, Quote, QuoteType, Role, Span, Speaker, SpeakerKind
from quoteattr.serialize import (
    ROW_FIELDS,
    SCHEMA,
    from_dict,
    from_json,
    read_jsonl,
    structure_record,
    to_dict,
    to_json,
    to_rows,
    unstructure_record,
)

ABSENT = object()


def with_value(extraction: Extraction, path: tuple[str | int, ...], value: object) -> dict[str, Any]:
    """The written extraction with one value replaced (or taken out)."""
    data = copy.deepcopy(to_dict(extraction))
    place: Any = data
    for step in path[:-1]:
        place = place[step]
    if value is ABSENT:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    return data


def test_round_trip(extraction: Extraction) -> None:
    """What is read back equals what was written, by dictionary, string, bytes and line."""
    assert from_dict(to_dict(extraction)) == extraction
    assert from_json(to_json(extraction)) == extraction
    assert from_json(to_json(extraction, indent=2).encode()) == extraction
    assert Extraction.from_json(extraction.to_json()) == extraction
    assert Extraction.from_dict(extraction.to_dict()) == extraction
    assert to_json(from_json(to_json(extraction))) == to_json(extraction)


def test_the_fixture_uses_every_field(extraction: Extraction) -> None:
    """The round trip above means something: each field of each record differs from its default somewhere."""
    seen: set[tuple[str, str]] = set()
    wanted: set[tuple[str, str]] = set()

    def visit(value: Any) -> None:
        if isinstance(value, tuple):
            for item in value:
                visit(item)
        elif attrs.has(type(value)):
            for attribute in attrs.fields(type(value)):
                key = (type(value).__name__, attribute.name)
                wanted.add(key)
                if getattr(value, attribute.name) not in (None, (), False, {}):
                    seen.add(key)
                visit(getattr(value, attribute.name))

    visit(extraction)
    assert seen == wanted


def test_shape(extraction: Extraction) -> None:
    """Schema first, enums as strings, dates ISO, speakers and parents as ids, nothing left out."""
    data = json.loads(to_json(extraction))
    assert list(data)[:3] == ["schema", "id", "text"]
    assert data["schema"] == "quoteattr/1" == SCHEMA
    first, second, third = data["quotes"]
    assert first["speaker"] == "s1"
    assert first["type"] == "direct"
    assert first["time"] == {"span": {"start": 0, "end": 9, "text": "On Friday"}, "date": "2026-03-06"}
    assert first["outlet"]["relation"] == "told"
    assert second["speaker"] is None
    assert second["flags"] == ["ambiguous_speaker", "carried_outlet"]
    assert third["parent"] == "q2"
    assert third["addressee"]["speaker"] == "s1"
    assert set(first) == {attribute.name for attribute in attrs.fields(Quote)}


def test_one_line() -> None:
    """Without an indent the JSON is one line whatever the text holds."""
    assert "\n" not in to_json(Extraction(text="a\nb\u2028c\r"))
    assert to_json(Extraction(text="a"), indent=1).count("\n") > 1
    assert to_json(Extraction(text="a"), indent=0).count("\n") > 1
    with pytest.raises(SettingsError, match=r"^indent must be at least 0, not -1"):
        to_json(Extraction(text="a"), indent=-1)


def test_characters_stand_as_they_are() -> None:
    """Only what UTF-8 has no form for is escaped."""
    assert '"text": "é“\\ud800”\\udfff"' in to_json(Extraction(text="é“\ud800”\udfff"))
    with pytest.raises(SchemaError, match="surrogate pair as two characters"):
        to_json(Extraction(text="\ud83d\ude00"))


def test_a_number_too_long_to_write() -> None:
    """Python writes no whole number of more than 4,300 digits."""
    with pytest.raises(SchemaError, match=r"^JSON has no form for it: "):
        to_json(Extraction(text="", meta={"n": 10**5000}))


@pytest.mark.parametrize("text", ["", "\x00\ud800", "“à” 👩‍👩‍👧", "a\r\nb", "\ufeffx"])
def test_any_text_survives(text: str) -> None:
    """Lone surrogates, NUL and the like come back as they were, through UTF-8 too."""
    assert from_json(to_json(Extraction(text=text)).encode("utf-8")).text == text


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (("schema",), "quoteattr/2", 'schema: "quoteattr/2" is newer than this version'),
        (("schema",), "quoteattr/0", 'schema: "quoteattr/0" is not read'),
        (("schema",), "quoteattr/01", 'schema: "quoteattr/01" is not read'),
        (("schema",), "otherthing/1", "schema: 'otherthing/1' is not a quoteattr schema"),
        (("schema",), 1, "schema: 1 is not a quoteattr schema"),
        (("schema",), ABSENT, 'the field "schema" is missing'),
        (("text",), 3, "text: expected string, got integer"),
        (("text",), ABSENT, "text: this field is missing"),
        (("id",), 3, "id: expected string, got integer"),
        (("meta",), [], "meta: expected object, got array"),
        (("extra",), 1, "unknown field extra"),
        (
            ("speakers", 1),
            {"zeta": 1, "alpha": 2, "id": "s2", "name": "n", "kind": "data"},
            "speakers[1]: unknown field alpha, zeta",
        ),
        (("quotes",), "abc", "quotes: expected array, got string"),
        (("quotes", 1), [], "quotes[1]: expected object, got array"),
        (("quotes", 0, "extra"), 1, "quotes[0]: unknown field extra"),
        (("quotes", 0, "id"), None, "quotes[0].id: expected string, got null"),
        (("quotes", 0, "rule"), ABSENT, "quotes[0].rule: this field is missing"),
        (("quotes", 0, "type"), "indrect", "quotes[0].type: 'indrect' is none of direct, mixed, indirect"),
        (("quotes", 0, "cue", "act"), None, "quotes[0].cue.act: expected string, got null"),
        (("quotes", 0, "cue", "negated"), 0, "quotes[0].cue.negated: expected boolean, got integer"),
        (("quotes", 0, "confidence"), "0.9", "quotes[0].confidence: expected number, got string"),
        (("quotes", 0, "confidence"), True, "quotes[0].confidence: expected number, got boolean"),
        (("quotes", 0, "confidence"), 1.5, "quotes[0]: 'confidence' must be <= 1"),
        (("quotes", 0, "confidence"), math.nan, "quotes[0]: 'confidence' must be >= 0"),
        (("quotes", 0, "content"), [], "quotes[0]: Length of 'content' must be >= 1"),
        (("quotes", 0, "content", 0, "start"), 1.0, "quotes[0].content[0].start: expected integer, got number"),
        (("quotes", 0, "content", 0, "start"), -1, "quotes[0].content[0]: 'start' must be >= 0"),
        (("quotes", 0, "content", 0, "end"), 10**30, "quotes[0].content[0]: span ["),
        (("quotes", 0, "content", 0, "text"), "We will rebuiLd", "quotes[0].content[0]: the article's text from"),
        (("quotes", 0, "time", "date"), "yesterday", "quotes[0].time.date: Invalid isoformat string"),
        (("quotes", 0, "speaker"), "s9", "quotes[0].speaker: no speaker has the id 's9'"),
        (("quotes", 0, "speaker"), {"id": "s1"}, "quotes[0].speaker: expected the id of a speaker, got object"),
        (("quotes", 2, "addressee", "speaker"), "s9", "quotes[2].addressee.speaker: no speaker has the id"),
        (("quotes", 2, "parent"), "q9", "quotes[2].parent: no other quote has the id 'q9'"),
        (("quotes", 2, "parent"), "q3", "quotes[2].parent: no other quote has the id 'q3'"),
        (("quotes", 2, "id"), "q1", "quotes[2].id: 'q1' is taken by an earlier quote"),
        (("quotes", 1, "candidates"), ["s9"], "quotes[1].candidates: no speaker has the id 's9'"),
        (("quotes", 1, "flags"), "no_speaker", "quotes[1].flags: expected array, got string"),
        (("speakers",), {}, "speakers: expected array, got object"),
        (("speakers", 0), 3, "speakers[0]: expected object, got integer"),
        (("speakers", 0, "kind"), "alien", "speakers[0].kind: 'alien' is none of person,"),
        (("speakers", 1, "id"), "s1", "speakers[1].id: 's1' is taken by an earlier speaker"),
        (("speakers", 1, "members"), ["s9"], "speakers[1].members: no speaker has the id 's9'"),
        (("speakers", 0, "mentions", 1, "text"), "Shh", "speakers[0].mentions[1]: the article's text from"),
        (("outlets", 0, "relation"), "heard", "outlets[0].relation: 'heard' is none of told,"),
        (("non_quotes", 0, "span"), ABSENT, "non_quotes[0].span: this field is missing"),
    ],
)
def test_malformed(extraction: Extraction, path: tuple[str | int, ...], value: object, message: str) -> None:
    """Each wrong value is a SchemaError that names the field."""
    with pytest.raises(SchemaError) as caught:
        from_dict(with_value(extraction, path, value))
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)


def test_several_wrong_fields_are_all_named(extraction: Extraction) -> None:
    """A reader who repairs a file sees more than the first mistake."""
    data = with_value(extraction, ("quotes", 0, "type"), "x")
    data["quotes"][1]["rule"] = 7
    with pytest.raises(SchemaError, match=r"quotes\[0\]\.type: .*; quotes\[1\]\.rule: "):
        from_dict(data)


@pytest.mark.parametrize("written", ["", "{", "[]", "null", '"text"', "NaN", "[" * 100_000, "1" * 5_000])
def test_not_an_extraction(written: str) -> None:
    """Strings that are no JSON object are a SchemaError, never another exception."""
    with pytest.raises(SchemaError):
        from_json(written)


def test_bytes_that_are_not_utf8() -> None:
    """Broken bytes are a SchemaError too."""
    with pytest.raises(SchemaError, match="not JSON"):
        from_json(b'{"text": "\xff\xfe"}')


def test_optional_fields_may_be_missing() -> None:
    """A hand-written file may leave out what has a default."""
    data = {"schema": SCHEMA, "text": "Wait", "quotes": [{"id": "q", "type": "direct", "rule": "r", "confidence": 1}]}
    data["quotes"][0]["content"] = [{"start": 0, "end": 4, "text": "Wait"}]  # type: ignore[index]
    (quote,) = from_dict(data)
    assert quote.speaker is None
    assert quote.confidence == 1.0
    assert type(quote.confidence) is float


def test_unlisted_speaker_is_not_written(extraction: Extraction) -> None:
    """Records that could not be read back are not written: a speaker that is missing or another of that id."""
    for write in (to_dict, to_json):
        with pytest.raises(SchemaError, match=r"^quotes\[0\]\.speaker: .* is not among"):
            write(attrs.evolve(extraction, speakers=()))
    other = attrs.evolve(extraction.speakers[0], name="Somebody Else")
    with pytest.raises(SchemaError, match=r"quotes\[0\]\.speaker"):
        to_dict(attrs.evolve(extraction, speakers=(other, extraction.speakers[1])))
    *quotes, last = extraction.quotes
    assert last.addressee is not None
    quotes.append(attrs.evolve(last, addressee=attrs.evolve(last.addressee, speaker=other)))
    with pytest.raises(SchemaError, match=r"^quotes\[2\]\.addressee\.speaker: .* is not among"):
        to_dict(attrs.evolve(extraction, quotes=tuple(quotes)))


def test_meta_is_made_json() -> None:
    """The caller's dates, tuples, enums and NaN get JSON's nearest form."""
    at = datetime.datetime(2026, 1, 2, 3, 4)
    meta = {"day": at.date(), "at": at, "pair": (1, 2), "nan": math.nan}
    written = to_dict(Extraction(text="", meta={**meta, "act": Act.DENIAL}))["meta"]
    assert written == {"day": "2026-01-02", "at": "2026-01-02T03:04:00", "pair": [1, 2], "nan": None, "act": "denial"}


def test_meta_takes_numpy_scalars() -> None:
    """A column of a data frame brings numpy's numbers along."""
    numpy = pytest.importorskip("numpy")
    written = to_dict(Extraction(text="", meta={"n": numpy.int64(3), "x": numpy.float32(0.5)}))["meta"]
    assert written == {"n": 3, "x": 0.5}
    assert type(written["n"]) is int


@pytest.mark.parametrize(
    ("meta", "message"),
    [({"a": {"b": [object()]}}, r"meta\.a\.b\[0\]: JSON has no form for object"), ({1: 2}, "meta: JSON keys are str")],
)
def test_meta_without_a_json_form(meta: dict[Any, Any], message: str) -> None:
    """What JSON cannot hold is named, not turned into its repr."""
    with pytest.raises(SchemaError, match=message):
        to_dict(Extraction(text="", meta=meta))


def test_read_jsonl(extraction: Extraction) -> None:
    """Lines are read one by one; an empty line is passed over, a bad one named by its number."""
    lines = [to_json(extraction), "", to_json(Extraction(text="b")), '{"schema": "quoteattr/1"}']
    reader = read_jsonl(lines)
    assert next(reader) == extraction
    assert next(reader).text == "b"
    with pytest.raises(SchemaError, match=r"^line 4: text: this field is missing"):
        next(reader)
    with pytest.raises(SettingsError, match=r"^lines must be the lines of a file, not str; .* give \[line\]"):
        read_jsonl(lines[0])


def test_rows(extraction: Extraction) -> None:
    """One flat row a quote, the same columns in each, unknown things None."""
    first, second, third = to_rows(extraction)
    assert tuple(first) == tuple(second) == tuple(third) == ROW_FIELDS
    assert (first["article"], first["speaker"], first["role"], first["affiliation"]) == (
        "ostrel", "Ines Carro", "mayor", "Ostrel",
    )  # fmt: skip
    assert (first["outlet"], first["relation"], first["date"], first["hypothetical"]) == (
        "Harbour Radio", "told", "2026-03-06", True,
    )  # fmt: skip
    assert (second["speaker"], second["flags"]) == (None, "ambiguous_speaker carried_outlet")
    assert (third["cue"], third["addressee"], third["parent"], third["source"]) == (None, "her", "q2", None)
    assert extraction.text[first["start"] : first["end"]] == "We will rebuild"  # type: ignore[misc]


def test_roles_without_a_title(extraction: Extraction) -> None:
    """Where only the body is stated (*CNN's Jane Roe*), a table's role is None, which counts as no role."""
    quote = extraction.quotes[0]
    role = Role(text="CNN's", title="", affiliation="CNN", span=None)
    (row,) = to_rows(attrs.evolve(extraction, quotes=(attrs.evolve(quote, role=role),)))
    assert (row["role"], row["affiliation"]) == (None, "CNN")


def test_single_records() -> None:
    """Gold files hold parts of extractions: any record class can be read and written alone."""
    span = Span(start=0, end=2, text="ab")
    assert structure_record(unstructure_record(span), Span) == span
    speaker = Speaker(id="s", name="n", kind=SpeakerKind.DATA)
    assert structure_record([unstructure_record(speaker)], tuple[Speaker, ...]) == (speaker,)
    assert structure_record("mixed", QuoteType) is QuoteType.MIXED
    with pytest.raises(SchemaError, match=r"^gold\[0\]\.name: this field is missing"):
        structure_record([{"id": "s", "kind": "data"}], tuple[Speaker, ...], "gold")
    with pytest.raises(SchemaError, match=r"^gold\.name: this field is missing"):
        structure_record({"id": "s", "kind": "data"}, Speaker, "gold")
    with pytest.raises(SchemaError, match=r"^name: this field is missing"):
        structure_record({"id": "s", "kind": "data"}, Speaker)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


def places(data: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The paths to all values inside JSON."""
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    found = [path] if path else []
    for key, value in items:
        found += places(value, (*path, key))
    return found


@settings(
    max_examples=1500, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_any_change_is_read_or_refused(extraction: Extraction, data: st.DataObject) -> None:
    """With any one value replaced by any JSON, reading gives a SchemaError or an extraction that is written again."""
    path = data.draw(st.sampled_from(places(to_dict(extraction))))
    changed = with_value(extraction, path, data.draw(JSON))
    try:
        read = from_dict(changed)
    except SchemaError:
        return
    assert from_dict(to_dict(read)) == read


@settings(max_examples=300, derandomize=True, deadline=None)
@given(JSON)
def test_any_json_is_refused(value: Any) -> None:
    """JSON without our schema is a SchemaError whatever it is."""
    with pytest.raises(SchemaError):
        from_json(json.dumps(value))
