"""``quoteattr audit``: table, page, CSV and plots."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from quoteattr.cli import main

ARTICLES = Path(__file__).parents[2] / "fixtures" / "articles"
CUP, SCHOOL = str(ARTICLES / "cup-final.json"), str(ARTICLES / "school-board.json")


def test_table(capsys: pytest.CaptureFixture[str]) -> None:
    """A table an article and one over all."""
    assert main(["audit", CUP, SCHOOL]) == 0
    printed = capsys.readouterr().out
    assert printed.count("Gwen Aldous") == 2
    assert "2 articles" in printed


def test_csv(tmp_path: Path) -> None:
    """The suffix decides; a row a speaker and article, then the rows over all; formulas are neutralised."""
    data = json.loads(Path(CUP).read_text())
    data["id"] = "=1+1"
    article, out = tmp_path / "a.json", tmp_path / "out.csv"
    article.write_text(json.dumps(data))
    assert main(["audit", str(article), "-o", str(out)]) == 0
    with out.open(newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert {row["article"] for row in rows} == {"'=1+1", ""}
    assert [row["quotes"] for row in rows if row["speaker"] == "Gwen Aldous"] == ["7", "7"]


def test_page_and_plots(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A page by suffix, plots into a folder."""
    page, plots = tmp_path / "audit.html", tmp_path / "plots"
    assert main(["audit", CUP, "-o", str(page), "--plots", str(plots)]) == 0
    assert page.read_text().startswith("<!DOCTYPE html>")
    assert sorted(path.name for path in plots.iterdir()) == ["outlets.svg", "shares.svg"]
    assert str(page) in capsys.readouterr().err
