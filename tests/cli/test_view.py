"""``quoteattr view``: a page from extractions and from articles, to a file and to standard output."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language

import quoteattr.extractor
from quoteattr.cli import main
from quoteattr.extractor import Extractor

ARTICLE = Path(__file__).parents[2] / "fixtures" / "articles" / "cup-final.json"


@pytest.fixture(autouse=True)
def _loaded_once(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests share one pipeline."""
    monkeypatch.setattr(quoteattr.extractor, "load", lambda model=None, **_: Extractor(nlp))


def test_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An extraction is shown as it is, in one page with a title."""
    page = tmp_path / "page.html"
    assert main(["view", str(ARTICLE), "-o", str(page), "--title", "Cup & final"]) == 0
    assert "<title>Cup &amp; final</title>" in page.read_text()
    assert str(page) in capsys.readouterr().err


def test_articles(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """Articles are extracted; several stand in one page; what cannot be read is named and skipped."""
    article = tmp_path / "a.txt"
    article.write_text("“We will rebuild,” said Ines Carro, mayor of Ostrel.")
    assert main(["view", str(article), str(ARTICLE), str(tmp_path / "none.txt")]) == 1
    printed = capsysbinary.readouterr()
    assert printed.out.count(b'<section class="article"') == 2
    assert b"Ines Carro" in printed.out
    assert b"none.txt" in printed.err


def test_open_needs_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    """--open without a file is misuse."""
    assert main(["view", str(ARTICLE), "--open"]) == 2
    assert "add -o" in capsys.readouterr().err
