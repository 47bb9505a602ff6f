"""What strangers wrote, in every file that is read: one line that names file, line and field, and nothing lost."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import quoteattr.batch
import quoteattr.extractor
from quoteattr.cli import main
from quoteattr.errors import GoldError, LexiconError, QuoteattrError, SchemaError
from quoteattr.evaluation import read_gold, read_predictions
from quoteattr.evaluation.floors import load_floors
from quoteattr.evaluation.formats import write_brat, write_jsonl_gold
from quoteattr.evaluation.gold import GoldArticle
from quoteattr.extractor import Extractor
from quoteattr.lexicon.cues import read_entries
from quoteattr.lexicon.weights import read_weights
from quoteattr.records import Extraction
from quoteattr.serialize import to_json
from quoteattr.serialize.files import read_extraction_lines, read_extractions

if TYPE_CHECKING:
    from spacy.language import Language

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


@pytest.fixture(autouse=True)
def _loaded_once(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each call of a command would load the model anew; the tests share one."""
    real = quoteattr.extractor.load

    def load(model: Any = None, **options: Any) -> Extractor:
        return real(nlp if model is None else model, **options)

    monkeypatch.setattr(quoteattr.extractor, "load", load)
    monkeypatch.setattr(quoteattr.batch, "load", load)


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


ARTICLES: list[tuple[str, str, str]] = [
    ("number as text", '{"text": 5}', 'the field "text" is not a string'),
    ("no text", "{}", 'the field "text" is missing'),
    ("a list", "[]", "not a JSON object"),
    ("list as id", '{"text": "a", "id": []}', 'the field "id" is neither'),
    ("deep", '{"text": "a", "x": ' + "[" * 500 + "]" * 500 + "}", "meta: values lie more than 100 deep"),
    ("too deep to read", "[" * 100_000, "not JSON: too deeply nested"),
    ("half a line", '{"text": "a', "not JSON: "),
    ("huge number", f'{{"text": "a", "x": {"9" * 5000}}}', "not JSON: Exceeds the limit"),
]


@pytest.mark.parametrize(("line", "message"), [case[1:] for case in ARTICLES], ids=[case[0] for case in ARTICLES])
def test_article_lines(line: str, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A bad line is named and skipped; those around it are read, and the exit status tells."""
    path, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    path.write_text(f'{{"text": "{TEXT}", "x": NaN, "y": 1e999, "z": "\\ud800"}}\n{line}\n{{"text": "So."}}')
    assert main(["extract", str(path), "-o", str(out)]) == 1
    printed = capsys.readouterr().err
    assert f"{path}:2: {message}" in printed
    assert printed.count("\n") == 1
    first, second = read_predictions(out)
    assert (first.id, second.id) == (f"{path}:1", f"{path}:3")
    assert {name: first.meta[name] for name in "xyz"} == {"x": None, "y": None, "z": "\ud800"}


GOLDS: list[tuple[str, dict[str, Any] | str, str]] = [
    ("no id", {"id": None}, "id: expected a string or a whole number, got None"),
    ("bool as id", {"id": True}, "id: expected a string"),
    ("number as text", {"text": 5}, "text: expected a string, got 5"),
    ("object as quotes", {"quotes": {}}, r"quotes: expected a list, got \{\}"),
    ("string as quote", {"quotes": ["x"]}, r"quotes\[0\]: expected an object, got 'x'"),
    ("no content", {"quotes": [{}]}, r"quotes\[0\].content: this field is missing"),
    ("string as content", {"quotes": [{"content": "x"}]}, r"quotes\[0\].content: expected a list, got 'x'"),
    ("string as offset", {"quotes": [{"content": [["1", 12]]}]}, r"quotes\[0\].content\[0\]: expected two whole"),
    ("float as offset", {"quotes": [{"content": [[1.5, 12]]}]}, r"content\[0\]: expected two whole numbers"),
    ("one edge", {"quotes": [{"content": [[1]]}]}, r"content\[0\]: expected two whole numbers"),
    ("before", {"quotes": [{"content": [[-1, 12]]}]}, "-1 to 12 is empty or outside the text"),
    ("behind", {"quotes": [{"content": [[1, 10**30]]}]}, f"outside the text of {len(TEXT)} characters"),
    ("backwards", {"quotes": [{"content": [[12, 1]]}]}, "12 to 1 is empty or outside"),
    ("cue outside", {"quotes": [{"content": [[1, 12]], "cue": [[1, 99]]}]}, r"quotes\[0\].cue\[0\]: 1 to 99"),
    ("string as source", {"quotes": [{"content": [[1, 12]], "source": "Ada"}]}, "source: expected offsets, got 'Ada'"),
    ("number as title", {"quotes": [{"content": [[1, 12]], "title": 5}]}, r"quotes\[0\].title: expected a string"),
    ("string as anonymous", {"quotes": [{"content": [[1, 12]], "anonymous": "no"}]}, "anonymous: expected a true or"),
    ("twice", {"quotes": [{"aid": "x", "content": [[1, 12]]}] * 2}, r"quotes\[1\].id: 'x' is taken by an earlier one"),
    ("number as meta", {"meta": 5}, "meta: expected a object, got 5"),
    ("unknown schema", {"schema": "gold/7"}, "schema 'gold/7' is not gold"),
    ("half a line", '{"id": "b", "te', "not JSON"),
    ("deep", "[" * 100_000, "too deeply nested"),
    ("article twice", {"id": "good"}, "id: 'good' is taken by the article in line 1"),
]


@pytest.mark.parametrize(("fault", "message"), [case[1:] for case in GOLDS], ids=[case[0] for case in GOLDS])
def test_gold(fault: dict[str, Any] | str, message: str, tmp_path: Path) -> None:
    """File, line and field."""
    path = tmp_path / "gold.jsonl"
    good = {"id": "good", "text": TEXT, "quotes": [{"content": [[1, 12]]}]}
    bad = fault if isinstance(fault, str) else json.dumps({**good, "id": "b", **fault})
    path.write_text(json.dumps(good) + "\n" + bad + "\n")
    with pytest.raises(GoldError, match=message) as caught:
        read_gold(path)
    assert str(caught.value).startswith(f"{path}, line 2: ")
    assert "\n" not in str(caught.value)


BRAT: list[tuple[str, str, str]] = [
    ("letters as offsets", "T1\tContent one two\tx", "line 1: T1: expected offsets as in Content 10 42"),
    ("one offset", "T1\tContent 1\tx", "line 1: T1: expected offsets"),
    ("huge offset", f"T1\tContent 1 {'9' * 400}\tx", "line 1: T1: expected offsets"),
    ("Arabic digits", "T1\tContent ١ ٢\tx", "line 1: T1: expected offsets"),
    ("outside", "T1\tContent 1 999\tx", "line 1: T1: the span '1 999' lies outside the text"),
    ("other text", "T1\tContent 1 12\tWe will lie", "line 1: T1: the text at its offsets is 'We will pay', not 'We"),
    ("twice", "T1\tContent 1 12\tWe will pay\nT1\tCue 24 28\tsaid", "line 2: T1 stands there twice"),
    ("no target", "E1\tAttribution", "line 1: E1: expected roles with targets"),
    ("empty event", "E1\t", "line 1: E1: expected roles"),
    ("unknown target", "E1\tAttribution:T9 Content:T9", "the event E1 names T9, which is not in the file"),
]


@pytest.mark.parametrize(("lines", "message"), [case[1:] for case in BRAT], ids=[case[0] for case in BRAT])
def test_brat(lines: str, message: str, tmp_path: Path) -> None:
    """File and line, or the event."""
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.ann").write_text(lines)
    with pytest.raises(GoldError, match=message) as caught:
        read_gold(tmp_path / "a.ann")
    assert str(caught.value).startswith(f"{tmp_path / 'a.ann'}")


def test_brat_encodings(tmp_path: Path) -> None:
    """Neither file is read in another encoding; a text that is not there is named."""
    (tmp_path / "a.ann").write_bytes(b"T1\tContent 0 1\t\xe9")
    with pytest.raises(GoldError, match=r"a\.txt is missing"):
        read_gold(tmp_path)
    (tmp_path / "a.txt").write_text("é")
    with pytest.raises(GoldError, match=r"a\.ann: not UTF-8 text \(byte 15\)"):
        read_gold(tmp_path)
    (tmp_path / "a.txt").write_bytes(b"\xe9")
    with pytest.raises(GoldError, match=r"a\.txt: not UTF-8 text \(byte 0\)"):
        read_gold(tmp_path)


def test_brat_is_written_into_its_folder_only(tmp_path: Path) -> None:
    """An id that is a path is a name; two that would be one name are refused."""
    folder = tmp_path / "out"
    write_brat([GoldArticle(id="../../evil", text="x"), GoldArticle(id="..", text="y")], folder)
    assert sorted(path.parent.name for path in tmp_path.rglob("*.ann")) == ["out", "out"]
    with pytest.raises(GoldError, match=r"'a/b' and 'a_b' would both be a_b.ann"):
        write_brat([GoldArticle(id="a/b", text="x"), GoldArticle(id="a_b", text="y")], folder)


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("gold = 5", "gold must be tables"),
        ("gold = [5]", "gold must be tables"),
        ("[[gold]]\ncorpus = 'a'", "gold 1: file: this key is missing"),
        ("[[gold]]\ncorpus = 5", "gold 1: corpus: expected a value of type str, got 5"),
        ("[[gold]]\nsort = 5", "gold 1: unknown key 'sort'"),
        ("[[gold]]\ncorpus='a'\nfile='f'\nsha256=''\nscope='x'", "gold 1: scope: must be 'speech' or 'all'"),
        ("[[gold]]\ncorpus='a'\nfile='f'\nsha256=''\nfloor=5", "gold 1: floor: expected a value of type list"),
        ("[[gold]]\ncorpus='a'\nfile='f'\nsha256=''\nfloor=[{field='x', floor='y'}]", "floor 1: floor: expected a"),
        ("[[gold]]\ncorpus='a'\nfile='f'\nsha256=''\nfloor=[{field='x', floor=0.5}]", "unknown field 'x'"),
        ("[[gold]]\ncorpus='a'\nfile='f'\nsha256=''\nfloor=[{field='cue', floor=nan}]", "floor from 0 to 1, got nan"),
        ("x = " + "[" * 50_000, "not TOML"),
        ("gold", "not TOML"),
        ("rooms = 1", "unknown key 'rooms'"),
    ],
)
def test_floors(toml: str, message: str, tmp_path: Path) -> None:
    """File, entry and key."""
    path = tmp_path / "floors.toml"
    path.write_text(toml)
    with pytest.raises(GoldError, match=message) as caught:
        load_floors(path)
    assert str(caught.value).startswith(str(path))


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("cue = 5", "unknown table cue"),
        ("cue = [5]", "cue 1: an entry is a table"),
        ("[[cue]]\nlemma = 5", "cue 1: lemma must be a word"),
        ("[[cue]]\nlemma = 'moo'", r"cue 1 \(moo\): say why"),
        ("[[cue]]\nlemma = 'moo'\nwhy = 'x'\nlift = nan", "lift must be a number"),
        ("[[cue]]\nlemma = 'moo'\nwhy = 'x'\nlift = 1e300", "lift must be a number"),
        ("[[cue]]\nlemma = 'moo'\nwhy = 'x'\npos = ['verb']", "pos must be one of"),
        ("[[cue]]\nlemma = 'moo'\nwhy = 'x'\nact = []", "act must be one of"),
        ("[[cue]]\nlemma = 'moo'\nwhy = 'x'\nframes = 5", "frames maps a frame"),
        ("[[cue]]\nlemma = 'moo'\nwhy = 'x'\nblock = 1", "block is true or false"),
        ("[[cue]]\nlema = 'moo'", "unknown key lema"),
        ("x = " + "[" * 50_000, "not TOML|not valid TOML"),
        ("[[cue", "not valid TOML"),
    ],
)
def test_cue_entries(toml: str, message: str, tmp_path: Path) -> None:
    """File, entry and key."""
    path = tmp_path / "cues.toml"
    path.write_text(toml)
    with pytest.raises(LexiconError, match=message) as caught:
        read_entries(path)
    assert str(caught.value).startswith(str(path))


@pytest.mark.parametrize("name", ["missing.toml", ".", "a\0b.toml"])
def test_cue_entries_that_cannot_be_read(name: str, tmp_path: Path) -> None:
    """A missing file, a folder, a name that is none."""
    with pytest.raises(LexiconError, match="cannot read the cue entries"):
        read_entries(tmp_path / name)
    with pytest.raises(QuoteattrError, match="must be given as a path, not 5"):
        read_entries(5)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("frame\tx\tnan\t1\t1", "line 2: lift must be a number of log-odds, not nan"),
        ("frame\tx\tinf\t1\t1", "line 2: lift must be a number"),
        ("frame\tx\t1e9\t1\t1", "line 2: lift must be a number"),
        ("frame\tx\t1\t1\t1\nframe\tx\t2\t1\t1", "line 3: frame 'x' stands in line 2 already"),
        ("frame\tx\t1\t1.5\t1", "line 2: expected table value lift n right"),
        ("frame\tx", "line 2: expected table value lift n right"),
    ],
)
def test_weights(rows: str, message: str, tmp_path: Path) -> None:
    """File and line."""
    path = tmp_path / "found.tsv"
    path.write_text("table\tvalue\tlift\tn\tright\n" + rows + "\n")
    with pytest.raises(LexiconError, match=message) as caught:
        read_weights(path)
    assert str(caught.value).startswith(str(path))


# What is written


FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no device that is always full")


@FULL
@pytest.mark.parametrize(
    "arguments",
    [
        ["extract", "IN", "-o", "/dev/full"],
        ["extract", "IN", "-o", "/dev/full", "--format", "csv"],
        ["view", "IN", "-o", "/dev/full"],
        ["audit", "IN", "-o", "/dev/full"],
    ],
    ids=" ".join,
)
def test_a_full_disk(arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line that names the output, status 2."""
    path = tmp_path / "in.txt"
    path.write_text(TEXT)
    assert main([str(path) if argument == "IN" else argument for argument in arguments]) == 2
    assert capsys.readouterr().err == "quoteattr: /dev/full: No space left on device\n"


@FULL
@pytest.mark.slow
@pytest.mark.parametrize("arguments", [["extract", "--format", "jsonl"], ["view"], ["audit"], ["explain"]])
def test_a_full_standard_output(arguments: list[str], tmp_path: Path) -> None:
    """Python does not complain once more when it ends."""
    path = tmp_path / "in.txt"
    path.write_text(TEXT)
    command = [sys.executable, "-m", "quoteattr", arguments[0], str(path), *arguments[1:]]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with open("/dev/full", "w") as full:
        ended = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, env=environment, timeout=600)
    assert ended.returncode == 2
    assert ended.stderr == "quoteattr: standard input or output: No space left on device\n"


@pytest.mark.parametrize("name", ["out.jsonl", "out.jsonl.gz", "out.csv", "out.parquet"])
def test_an_earlier_output_stays_where_the_new_one_fails(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The disk fills up in the middle: the file of the run before is as it was, and what is left can be resumed."""
    if name.endswith("parquet"):
        pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    source, out = tmp_path / "in.jsonl", tmp_path / name
    source.write_text("".join(json.dumps({"id": str(at), "text": TEXT}) + "\n" for at in range(3)))
    assert main(["extract", str(source), "-o", str(out)]) == 0
    earlier = out.read_bytes()
    out.chmod(0o640)
    written = 0

    def full(*arguments: Any, **options: Any) -> Any:
        nonlocal written
        written += 1
        if written > 1:
            raise OSError(28, "No space left on device")
        return real(*arguments, **options)

    where = {"out.csv": "quoteattr.cli.output.to_rows", "out.parquet": "quoteattr.arrow.to_batch"}
    target = where.get(name, "quoteattr.cli.output.to_json")
    module, function = target.rsplit(".", 1)
    real = getattr(sys.modules.get(module) or __import__(module, fromlist=["x"]), function)
    if name == "out.parquet":
        written = 1
    with monkeypatch.context() as patch:
        patch.setattr(target, full)
        assert main(["extract", str(source), "-o", str(out)]) == 2
    assert capsys.readouterr().err == f"quoteattr: {out}: No space left on device\n"
    assert out.read_bytes() == earlier
    left = sorted(path.name for path in tmp_path.iterdir() if path.name.startswith("."))
    assert left == ([f".{out.stem}.part{out.suffix}"] if ".jsonl" in name else [])
    if ".jsonl" in name:
        assert main(["extract", str(source), "-o", str(out), "--resume"]) == 0
        opened = gzip.decompress(out.read_bytes()) if name.endswith("gz") else out.read_bytes()
        assert opened == (gzip.decompress(earlier) if name.endswith("gz") else earlier)
    else:
        assert main(["extract", str(source), "-o", str(out)]) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(["in.jsonl", name])
    assert out.stat().st_mode & 0o777 == 0o640


def test_an_earlier_output_stays_where_nothing_is_read(tmp_path: Path) -> None:
    """A mistyped input costs no output; one new output is empty."""
    out = tmp_path / "out.jsonl"
    out.write_text("earlier")
    assert main(["extract", str(tmp_path / "mising.txt"), "-o", str(out)]) == 1
    assert out.read_text() == "earlier"
    assert main(["extract", str(tmp_path / "mising.txt"), "-o", str(tmp_path / "new.json")]) == 1
    assert (tmp_path / "new.json").read_text() == "[]\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new.json", "out.jsonl"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """What it points to is replaced."""
    source, real, link = tmp_path / "in.txt", tmp_path / "real.jsonl", tmp_path / "link.jsonl"
    source.write_text(TEXT)
    real.write_text("earlier")
    link.symlink_to(real)
    assert main(["extract", str(source), "-o", str(link)]) == 0
    assert link.is_symlink()
    assert read_predictions(real)[0].text == TEXT


def test_gold_that_cannot_be_written_leaves_the_earlier_one(tmp_path: Path) -> None:
    """An article that has no form in JSON comes up in the middle."""
    path = tmp_path / "gold.jsonl"
    path.write_text("earlier")
    with pytest.raises(GoldError, match=r"article b: meta\.a: JSON has no form for object"):
        write_jsonl_gold([GoldArticle(id="a", text="x"), GoldArticle(id="b", text="x", meta={"a": object()})], path)
    assert path.read_text() == "earlier"
    assert [one.name for one in tmp_path.iterdir()] == ["gold.jsonl"]


def test_parquet_columns_of_every_kind(tmp_path: Path) -> None:
    """Numbers, bytes, times, structs and maps that JSON has no form for are kept as strings and lists."""
    pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    import datetime
    import decimal

    import pyarrow.parquet as parquet

    columns = {
        "text": pa.array([TEXT]),
        "price": pa.array([decimal.Decimal("1.50")]),
        "raw": pa.array([b"a\xff"]),
        "at": pa.array([datetime.datetime(2026, 3, 14)]),
        "took": pa.array([datetime.timedelta(seconds=5)]),
        "map": pa.array([[("k", 1)]], pa.map_(pa.string(), pa.int64())),
        "struct": pa.array([{"a": float("nan")}]),
    }
    source, out = tmp_path / "in.parquet", tmp_path / "out.jsonl"
    parquet.write_table(pa.table(columns), source)
    assert main(["extract", str(source), "-o", str(out)]) == 0
    (found,) = read_predictions(out)
    kept = {name: found.meta[name] for name in columns if name != "text"}
    assert kept == {
        "price": "1.50",
        "raw": "a\\xff",
        "at": "2026-03-14T00:00:00",
        "took": "0:00:05",
        "map": [["k", 1]],
        "struct": {"a": None},
    }


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
    forbidden = ("pickle.load", "eval(", "exec(", "yaml.load", "marshal", "shelve", "os.system", "shell=True")
    package = Path(quoteattr.__file__).parent
    found = [
        (path.name, word)
        for path in sorted(package.rglob("*.py"))
        for word in forbidden
        if word in path.read_text(encoding="utf-8").replace(".retrieval(", "")
    ]
    assert not found


def test_errors_are_ours() -> None:
    """One base class catches all that is misuse or a bad file."""
    assert all(issubclass(error, QuoteattrError) for error in (GoldError, LexiconError, SchemaError))
    assert to_json(Extraction(text="x")).startswith('{"schema"')
