"""What strangers wrote where extractions and claims are read: one line that names file, line and field."""

from __future__ import annotations

import ast
import gzip
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import quoteattr.batch
import quoteattr.extractor
from quoteattr.cli import main
from quoteattr.errors import GoldError, LexiconError, QuoteattrError, SchemaError
from quoteattr.records import Extraction
from quoteattr.serialize import to_json
from quoteattr.serialize.files import read_extraction_lines, read_extractions

TEXT = "“We will pay,” Ada Lind said."
GOOD: dict[str, Any] = {
    "schema": "quoteattr/1",
    "id": "a",
    "text": TEXT,
    "quotes": [
        {
            "id": "q1",
            "type": "direct",
            "content": [{"start": 1, "end": 12, "text": "We will pay"}],
            "rule": "direct.trailing-cue",
            "confidence": 0.9,
        }
    ],
}
AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


def changed(change: Callable[[dict[str, Any]], Any]) -> str:
    """The good extraction with one fault."""
    data = json.loads(json.dumps(GOOD))
    change(data)
    return json.dumps(data)


def quote(**fields: Any) -> Callable[[dict[str, Any]], Any]:
    """Change fields of the first quote."""
    return lambda data: data["quotes"][0].update(fields)


def span(**fields: Any) -> Callable[[dict[str, Any]], Any]:
    """Change fields of its first span."""
    return lambda data: data["quotes"][0]["content"][0].update(fields)


EXTRACTIONS: list[tuple[str, bytes | str, str]] = [
    ("empty", "", "not JSON: Expecting value"),
    ("cut off", json.dumps(GOOD)[:150], "not JSON: "),
    ("latin-1", '{"text": "é"}'.encode("latin-1"), r"not UTF-8 text \(byte 10\)"),
    ("utf-16", json.dumps(GOOD).encode("utf-16"), r"not UTF-8 text \(byte 0\)"),
    ("control characters", json.dumps(GOOD).replace("pay", "\0"), "not JSON: Invalid control character"),
    ("deep", "[" * 100_000, "too deeply nested"),
    ("huge number", f'{{"x": {"9" * 5000}}}', r"not JSON: Exceeds the limit \(4300 digits\)[^;]*$"),
    ("a number", "5", "must be a JSON object, got integer"),
    ("null", "null", "must be a JSON object, got null"),
    ("no schema", changed(lambda data: data.pop("schema")), 'the field "schema" is missing'),
    ("newer schema", changed(lambda data: data.update(schema="quoteattr/9")), "upgrade quoteattr"),
    ("list as schema", changed(lambda data: data.update(schema=["quoteattr/1"])), "is not a quoteattr schema"),
    ("unknown field", changed(lambda data: data.update(colour=1)), "unknown field colour"),
    ("number as text", changed(lambda data: data.update(text=5)), "text: expected string, got integer"),
    ("object as quotes", changed(lambda data: data.update(quotes={})), "quotes: expected array, got object"),
    ("number as meta", changed(lambda data: data.update(meta=5)), "meta: expected object, got integer"),
    ("missing field", changed(lambda data: data["quotes"][0].pop("rule")), r"quotes\[0\].rule: this field is missing"),
    ("unknown type", changed(quote(type="loud")), r"quotes\[0\].type: 'loud' is none of"),
    ("unknown speaker", changed(quote(speaker="s9")), r"quotes\[0\].speaker: no speaker has the id 's9'"),
    ("unknown parent", changed(quote(parent="q9")), r"quotes\[0\].parent: no other quote has the id 'q9'"),
    ("twice", changed(lambda data: data["quotes"].append(data["quotes"][0])), r"quotes\[1\].id: 'q1' is taken"),
    ("NaN", changed(quote(confidence=float("nan"))), r"quotes\[0\].*'confidence' must be"),
    ("infinity", changed(quote(confidence=1e999)), r"quotes\[0\].*'confidence' must be"),
    ("no content", changed(quote(content=[])), r"quotes\[0\].*content"),
    ("string as offset", changed(span(start="1")), r"quotes\[0\].content\[0\].start: expected integer, got string"),
    ("bool as offset", changed(span(start=True)), r"start: expected integer, got boolean"),
    ("negative offset", changed(span(start=-1)), r"quotes\[0\].content\[0\]: 'start' must be >= 0"),
    ("offset behind", changed(span(start=10**40, end=10**40 + 11)), "the article's text from 1000.* is not"),
    ("other text", changed(lambda data: data.update(text="X" + TEXT)), r"from 1 to 12 is not 'We will pay'"),
]


@pytest.mark.parametrize(("data", "message"), [case[1:] for case in EXTRACTIONS], ids=[case[0] for case in EXTRACTIONS])
def test_extractions(data: bytes | str, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """JSON, lists and JSON lines, read by the library and by the commands."""
    raw = data if isinstance(data, bytes) else data.encode()
    good = json.dumps(GOOD).encode()
    with pytest.raises(SchemaError, match=message) as caught:
        list(read_extractions(raw, "a.json"))
    assert str(caught.value).startswith("a.json: ")
    if raw.strip() and b"\n" not in raw:
        with pytest.raises(SchemaError, match=message) as caught:
            list(read_extraction_lines([good, b"\n", raw], "a.jsonl"))
        assert str(caught.value).startswith("a.jsonl, line 3: ")
    path = tmp_path / "a.json"
    path.write_bytes(raw)
    earlier = tmp_path / "page.html"
    earlier.write_text("earlier")
    for command in (["view", "-o", str(earlier)], ["audit"], ["explain"]):
        assert main([command[0], str(path), *command[1:]]) == 2
        printed = capsys.readouterr()
        assert printed.out == ""
        assert printed.err.count("\n") == 1
        assert str(path) in printed.err
    assert earlier.read_text() == "earlier"
    assert sorted(os.listdir(tmp_path)) == ["a.json", "page.html"]


def test_the_one_in_a_list_is_named_by_its_number() -> None:
    """Counted from one, and those before it are read."""
    found = read_extractions(f"[{json.dumps(GOOD)}, {changed(quote(type='loud'))}]".encode(), "a.json")
    assert next(found).id == "a"
    with pytest.raises(SchemaError, match=r"^a\.json, number 2: quotes\[0\]\.type: 'loud' is none of"):
        next(found)


def test_good_extractions(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One, a list, lines, with a byte order mark, compressed: all are read."""
    raw = json.dumps(GOOD).encode()
    (wanted,) = read_extractions(raw, "x")
    assert list(read_extractions(b"\xef\xbb\xbf[" + raw + b"," + raw + b"]", "x")) == [wanted, wanted]
    assert list(read_extraction_lines([b"\xef\xbb\xbf" + raw, b"\n", raw], "x")) == [wanted, wanted]
    with pytest.raises(SchemaError, match=r"^x, number 2: an extraction must be a JSON object, got null"):
        list(read_extractions(b"[" + raw + b", null]", "x"))
    for name in ("a.json.gz", "a.jsonl.gz"):
        (tmp_path / name).write_bytes(gzip.compress(raw + b"\n"))
        assert main(["audit", str(tmp_path / name), "--format", "csv"]) == 0
        assert "a,," in capsys.readouterr().out
    (tmp_path / "cut.json.gz").write_bytes(gzip.compress(raw * 50)[:-20])
    assert main(["audit", str(tmp_path / "cut.json.gz")]) == 2
    assert "cut.json.gz: Compressed file ended" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["view", "FILE", "-o", "page.html"],
        ["audit", "FILE"],
        ["check", "FILE", "good.txt"],
        ["check", "good.txt", "FILE"],
        ["score", "FILE", "--pred", "good.jsonl"],
        ["score", "gold.jsonl", "--pred", "FILE"],
        ["calibrate", "FILE", "-o", "tables"],
        ["extract", "good.txt", "--weights", "FILE"],
        ["extract", "good.txt", "--model", "FILE"],
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("kind", ["missing", "folder", "forbidden", "latin-1"])
def test_files_that_cannot_be_read(
    arguments: list[str], kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each command names the file in one line, and the exit status is not 0."""
    monkeypatch.chdir(tmp_path)
    Path("good.txt").write_text(TEXT)
    Path("good.jsonl").write_text(json.dumps(GOOD) + "\n")
    Path("gold.jsonl").write_text(json.dumps({"schema": "quoteattr-gold/1", "id": "a", "text": TEXT, "quotes": []}))
    bad = Path("bad.jsonl")
    if kind == "folder":
        bad.mkdir()
    elif kind == "forbidden":
        bad.write_text("{}")
        bad.chmod(0)
        if AS_ROOT:  # the administrator may read everything
            monkeypatch.setattr(Path, "open", _refuse(Path.open))
    elif kind == "latin-1":
        bad.write_bytes("Café".encode("latin-1"))
    status = main([str(bad) if argument == "FILE" else argument for argument in arguments])
    printed = capsys.readouterr()
    assert status in (1, 2)
    others = ("quoteattr: wrote", "bad.jsonl holds 0 articles")
    lines = [line for line in printed.err.splitlines() if not any(other in line for other in others)]
    assert len(lines) == 1
    assert "bad.jsonl" in lines[0]


def _refuse(opened: Callable[..., Any]) -> Callable[..., Any]:
    def open_or_refuse(path: Path, *arguments: Any, **options: Any) -> Any:
        if path.name == "bad.jsonl":
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, *arguments, **options)

    return open_or_refuse


def test_claims(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """File and line of a claim that is none; a line separator inside a JSON string ends no line."""
    article, claims = tmp_path / "a.json", tmp_path / "claims.jsonl"
    article.write_text(json.dumps(GOOD))
    for line, message in (
        ('{"text": 5}', 'a claim needs the field "text", a string'),
        ('{"text": "x", "speaker": 5}', "a claim's speaker is a string or absent, not 5"),
        ("{", "not JSON"),
    ):
        claims.write_text(f"We will pay\n{line}\n")
        assert main(["check", str(article), str(claims)]) == 2
        assert f"{claims}, line 2: {message}" in capsys.readouterr().err
    claims.write_text('{"text": "We will\u2028pay"}\n', encoding="utf-8")
    assert main(["check", str(article), str(claims)]) == 0
    assert json.loads(capsys.readouterr().out)["evidence"][0]["text"] == "We will pay"


def test_nothing_is_unpickled_or_evaluated() -> None:
    """No module of the package loads pickles, evaluates or executes text; processes speak to their own alone."""
    modules = {"pickle", "cPickle", "dill", "cloudpickle", "marshal", "shelve", "yaml", "subprocess"}
    calls = {"eval", "exec", "compile", "system", "popen"}
    own = {("regex", "compile"), ("re", "compile")}
    found = []
    for path in sorted(Path(quoteattr.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names = {alias.name.partition(".")[0] for alias in node.names} & modules
            elif isinstance(node, ast.ImportFrom):
                names = {(node.module or "").partition(".")[0]} & modules
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                names = {node.func.id} & calls
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                where = node.func.value.id if isinstance(node.func.value, ast.Name) else ""
                names = set() if (where, node.func.attr) in own else {node.func.attr} & calls
            else:
                names = set()
            found += [(path.name, name) for name in names]
    assert not found


def test_errors_are_ours() -> None:
    """One base class catches all that is misuse or a bad file."""
    assert all(issubclass(error, QuoteattrError) for error in (GoldError, LexiconError, SchemaError))
    assert to_json(Extraction(text="x")).startswith('{"schema"')
