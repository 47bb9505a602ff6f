"""``quoteattr calibrate``: where tables are written, and that extraction uses them."""

from __future__ import annotations

from pathlib import Path

import pytest

import quoteattr
from quoteattr.cli import main
from quoteattr.errors import LexiconError
from quoteattr.evaluation import GoldArticle, GoldQuote, write_jsonl_gold
from quoteattr.lexicon.weights import read_weights
from quoteattr.records import QuoteType

SENTENCES = ("The mayor said that taxes will rise.", "The mayor wrote that the bridge was open.")
"""The first is gold in the test's articles, the second is not: there *write* attributes nothing."""


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """Gold of thirty articles with one quote each."""
    text = "\n\n".join(SENTENCES)
    start = text.index("taxes")
    quote = GoldQuote(id="1", content=((start, start + 15),), type=QuoteType.INDIRECT)
    path = tmp_path / "gold.jsonl"
    write_jsonl_gold([GoldArticle(id=str(at), text=text, quotes=(quote,)) for at in range(30)], path)
    return path


def test_counts_tables_that_extraction_uses(gold: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The tables say what this gold says: *said* attributes, *wrote* does not; the shipped ones find both."""
    folder = tmp_path / "made" / "weights"
    assert main(["calibrate", str(gold), "--output", str(folder)]) == 0
    printed = capsys.readouterr().out.splitlines()
    for line, name in zip(printed, ("found.tsv", "exact.tsv"), strict=True):
        assert line == f"{folder / name}: {len(read_weights(folder / name))} rows"
    text = "\n\n".join(SENTENCES)
    (tmp_path / "article.txt").write_text(text)
    assert main(["extract", str(tmp_path / "article.txt"), "--format", "csv", "--weights", str(folder)]) == 0
    extracted = capsys.readouterr().out
    assert "taxes will rise" in extracted
    assert "the bridge was open" not in extracted
    assert [quote.cue.lemma for quote in quoteattr.load(weights=folder).extract(text) if quote.cue] == ["say"]
    assert [quote.cue.lemma for quote in quoteattr.extract(text) if quote.cue] == ["say", "write"]


@pytest.mark.parametrize("options", [[], ["--in-place", "--output", "x"]])
def test_asks_where_to_write(
    gold: Path, options: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a folder or with two, nothing is written and the message names both options."""
    monkeypatch.chdir(tmp_path)
    assert main(["calibrate", str(gold), *options]) == 2
    printed = capsys.readouterr().err
    assert "--output" in printed
    assert "--in-place" in printed
    assert not (tmp_path / "x").exists()


def test_gold_without_quotes_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Tables that are counted from nothing are not written."""
    path = tmp_path / "gold.jsonl"
    write_jsonl_gold([GoldArticle(id="1", text="It rained.", quotes=())], path)
    assert main(["calibrate", str(path), "--output", str(tmp_path)]) == 2
    assert "nothing to count" in capsys.readouterr().err
    assert not (tmp_path / "found.tsv").exists()


def test_a_folder_without_tables_is_named(tmp_path: Path) -> None:
    """A wrong folder is an error with its name, not the shipped tables."""
    with pytest.raises(LexiconError, match=r"found\.tsv"):
        quoteattr.load(weights=tmp_path)
