"""``quoteattr extract``: formats, defaults, streams, and what happens to bad input."""

from __future__ import annotations

import datetime
import io
import json
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from spacy.language import Language

import quoteattr.extractor
from quoteattr.cli import extract as extract_module
from quoteattr.cli import main, output
from quoteattr.cli.extract import _default_format, _progress
from quoteattr.cli.output import OutputFormat
from quoteattr.extractor import Extractor
from quoteattr.serialize import from_dict, read_jsonl

FIRST = "“We will rebuild,” said Ines Carro, mayor of Ostrel."
SECOND = "The minister said that taxes would rise. She believes that nobody minds."


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _loaded_once(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each call of the command would load the model anew; the tests share one."""
    real = quoteattr.extractor.load

    def load(model: object = None, **options: object) -> Extractor:
        return real(nlp if model is None else model, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(quoteattr.extractor, "load", load)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A text file."""
    path = tmp_path / "article.txt"
    path.write_text(FIRST)
    return path


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A JSONL file of two articles and a bad line between them."""
    path = tmp_path / "archive.jsonl"
    lines = [json.dumps({"text": FIRST, "id": "a", "url": "u"}), "{", json.dumps({"text": SECOND, "id": "b"})]
    path.write_text("\n".join(lines))
    return path


def test_table(article: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Who, role, how and what of a text file."""
    monkeypatch.setattr(output, "PLAIN_WIDTH", 200)
    assert main(["extract", str(article), "--format", "table"]) == 0
    printed = capsys.readouterr()
    for part in ("Ines Carro", "mayor of Ostrel", "said, direct", "“We will rebuild”"):
        assert part in " ".join(printed.out.split())
    assert printed.err == ""


def test_jsonl_streams_in_order_and_skips_a_bad_line(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One extraction a line in input order; the bad line is named with its number, and the status is 1 at the end."""
    assert main(["extract", str(archive), "--format", "jsonl"]) == 1
    printed = capsys.readouterr()
    first, second = read_jsonl(printed.out.splitlines())
    assert (first.id, first.text, second.id, second.text) == ("a", FIRST, "b", SECOND)
    assert first.meta["url"] == "u"
    assert printed.err.startswith(f"quoteattr: {archive}:2: not JSON: ")
    assert printed.err.count("\n") == 1


def test_meta_holds_what_was_given(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A text file has no date of publication, and none stands in its meta."""
    assert main(["extract", str(article), "--format", "jsonl"]) == 0
    (extraction,) = read_jsonl(capsys.readouterr().out.splitlines())
    assert set(extraction.meta) == {"model", "scope", "version"}


def test_several_files(article: Path, archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Files are read one after another; a missing one is named and skipped."""
    missing = tmp_path / "missing.txt"
    assert main(["extract", str(article), str(missing), str(archive), "--format", "jsonl"]) == 1
    printed = capsys.readouterr()
    assert [extraction.id for extraction in read_jsonl(printed.out.splitlines())] == [str(article), "a", "b"]
    assert f"quoteattr: {missing}: No such file or directory: skipped" in printed.err


def test_scope(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Beliefs are no speech: they come with --scope all."""
    contents = {}
    for scope in ("speech", "all"):
        main(["extract", str(archive), "--format", "jsonl", "--scope", scope])
        second = list(read_jsonl(capsys.readouterr().out.splitlines()))[1]
        contents[scope] = {quote.text for quote in second}
    assert "taxes would rise" in contents["speech"] & contents["all"]
    assert "nobody minds" in contents["all"] - contents["speech"]


def test_fields_are_carried_through(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What a line holds beside text and id comes back in meta; a date of publication resolves times."""
    path = tmp_path / "dated.jsonl"
    published = ["2026-03-09", "2026-03-09T10:00:00+01:00", "last week", 7, None]
    text = "“We will rebuild,” Ines Carro said on Friday."
    path.write_text(
        "\n".join(json.dumps({"text": text, "published": value, "n": n}) for n, value in enumerate(published))
    )
    assert main(["extract", str(path), "--format", "jsonl"]) == 0
    extractions = list(read_jsonl(capsys.readouterr().out.splitlines()))
    assert [extraction.meta["published"] for extraction in extractions] == published
    assert [extraction.meta["n"] for extraction in extractions] == [0, 1, 2, 3, 4]
    dates = [extraction.quotes[0].time and extraction.quotes[0].time.date for extraction in extractions]
    assert dates == [datetime.date(2026, 3, 6)] * 2 + [None] * 3


def test_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a file the article is read from standard input."""
    stdin = SimpleNamespace(buffer=io.BytesIO(FIRST.encode()), isatty=lambda: False)
    monkeypatch.setattr(sys, "stdin", stdin)
    assert main(["extract", "--format", "json"]) == 0
    (extraction,) = (from_dict(item) for item in json.loads(capsys.readouterr().out))
    assert extraction.id is None
    assert [quote.text for quote in extraction] == ["We will rebuild"]


def test_waiting_for_a_terminal_is_refused(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Who types only ``quoteattr extract`` is told what is missing, instead of a program that seems to hang."""
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(isatty=lambda: True))
    assert main(["extract"]) == 2
    assert "name a file" in " ".join(capsys.readouterr().err.split())


@pytest.mark.parametrize(
    ("name", "start"), [("out.csv", "article,id,type"), ("out.json", "["), ("out.jsonl", '{"schema"'), ("out", '{"')]
)
def test_output_file(article: Path, tmp_path: Path, name: str, start: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The suffix of the output file decides the format; nothing goes to standard output."""
    out = tmp_path / name
    assert main(["extract", str(article), "-o", str(out)]) == 0
    assert out.read_text().startswith(start)
    assert capsys.readouterr().out == ""


def test_output_over_an_input_is_refused(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An input named as the output is not emptied before it is read."""
    assert main(["extract", str(article), "-o", str(article)]) == 2
    assert article.read_text() == FIRST
    assert "overwritten" in capsys.readouterr().err


def test_output_that_cannot_be_written(article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line that names the file."""
    out = tmp_path / "no" / "out.jsonl"
    assert main(["extract", str(article), "-o", str(out)]) == 2
    assert capsys.readouterr().err == f"quoteattr: {out}: No such file or directory\n"


def test_unknown_model(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line with the remedy, no traceback."""
    assert main(["extract", str(article), "--model", "en_core_web_nowhere"]) == 2
    error = capsys.readouterr().err
    assert error.startswith("quoteattr: no spaCy model 'en_core_web_nowhere'")
    assert "quoteattr[en]" in error
    assert error.count("\n") == 1


def test_default_format() -> None:
    """A table on a terminal, jsonl elsewhere, and what the output file's suffix says."""
    assert _default_format(None, Terminal()) is OutputFormat.TABLE
    assert _default_format(None, io.StringIO()) is OutputFormat.JSONL
    assert _default_format(Path("a.CSV"), io.StringIO()) is OutputFormat.CSV
    assert _default_format(Path("a.txt"), io.StringIO()) is OutputFormat.JSONL


@pytest.mark.parametrize(
    ("errors", "output", "is_shown"),
    [(Terminal(), io.StringIO(), True), (Terminal(), Terminal(), False), (io.StringIO(), io.StringIO(), False)],
)
def test_progress(errors: io.StringIO, output: io.StringIO, is_shown: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only on a terminal, and not where the extractions go there."""
    made: list[bool] = []
    real = extract_module._make_progress
    monkeypatch.setattr(extract_module, "_make_progress", lambda: made.append(True) or real())  # type: ignore[func-returns-value]
    monkeypatch.setattr(sys, "stderr", errors)
    with _progress(output) as advance:
        advance()
    assert bool(made) is is_shown
    assert bool(errors.getvalue()) is is_shown


def test_a_closed_pipe_is_no_error(archive: Path) -> None:
    """``quoteattr extract … | head -0`` ends quietly."""
    command = f'"{sys.executable}" -m quoteattr extract --format jsonl "{archive}" "{archive}" | head -c 1 >/dev/null'
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr
    assert "BrokenPipe" not in done.stderr


@pytest.mark.parametrize("arguments", [["--help"], ["extract", "--help"], ["--version"], ["extract", "-h"]])
def test_help(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Help and version print and end well."""
    assert main(arguments) == 0
    assert "quoteattr" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [["extrct"], ["extract", "--format", "xml"], ["extract", "--scope", "some"]])
def test_misuse(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Unknown commands and values end with status 2."""
    assert main(arguments) == 2
    assert capsys.readouterr().err
