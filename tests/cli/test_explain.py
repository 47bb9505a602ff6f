"""``quoteattr explain``: quotes by their records, candidates by their rows."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language

import quoteattr.extractor
from quoteattr.cli import main
from quoteattr.extractor import Extractor

TEXT = "The mayor said that taxes will rise.\n\n“We will \x1b rebuild,” said Ines Carro."


@pytest.fixture(autouse=True)
def _loaded_once(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests share one pipeline."""
    monkeypatch.setattr(quoteattr.extractor, "load", lambda model=None, **_: Extractor(nlp))


@pytest.fixture
def article(tmp_path: Path) -> str:
    """A text file."""
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    return str(path)


def test_quotes(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Every quote with its rule, or the one that is asked for."""
    assert main(["explain", article]) == 0
    printed = capsys.readouterr().out
    assert printed.count("rule: ") == 2
    assert "\x1b" not in printed
    assert main(["explain", article, "--quote", "q1"]) == 0
    assert "indirect.that-clause" in (printed := capsys.readouterr().out)
    assert printed.count("rule: ") == 1


def test_candidates(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    """With --words the candidates there, with a few rows or all of them."""
    assert main(["explain", article, "--words", "Taxes  will", "--rows", "2"]) == 0
    few = capsys.readouterr().out
    assert few.startswith("accepted")
    assert "more rows" in few
    assert main(["explain", article, "--words", "taxes will", "--rows", "0"]) == 0
    every = capsys.readouterr().out
    assert len(every) > len(few)
    assert "more rows" not in every


def test_nothing_to_explain(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A text without quotes, words that no candidate holds, an article that cannot be read."""
    path = tmp_path / "b.txt"
    path.write_text("The river froze.")
    assert main(["explain", str(path), "--words", "river"]) == 0
    caught = capsys.readouterr()
    assert "no candidate: no word there was taken for a cue" in caught.out
    assert "no quotes in" in caught.err
    lines = tmp_path / "c.jsonl"
    lines.write_text('{"id": "one", "text": "Ada Lind said taxes will rise."}\n{"id": "two"}\n')
    assert main(["explain", str(lines)]) == 1
    assert "rule: " in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "message"), [(["--quote", "q9"], "the ids are q1, q2"), (["--words", "harbour"], "does not have")]
)
def test_misuse(article: str, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str) -> None:
    """An unknown id and words that are not there are named."""
    assert main(["explain", article, *arguments]) == 2
    assert message in capsys.readouterr().err


def test_negative_rows(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A negative number of rows is refused."""
    assert main(["explain", article, "--words", "taxes will", "--rows", "-3"]) == 2
    assert "--rows" in capsys.readouterr().err
