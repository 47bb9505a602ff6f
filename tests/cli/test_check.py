"""``quoteattr check``: claims from files, verdicts as table and JSON lines, exit status."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quoteattr.cli import main

ARTICLE = Path(__file__).parents[2] / "fixtures" / "articles" / "cup-final.json"
EXACT = '"We ran out of legs, not heart"'
WRONG = "We ran out of luck, not heart"


def write(folder: Path, *lines: str) -> str:
    """A file of claims."""
    path = folder / "claims.jsonl"
    path.write_text("\n".join(lines))
    return str(path)


@pytest.mark.parametrize(
    ("line", "verdict", "status"),
    [
        (json.dumps({"text": EXACT}), "exact", 0),
        (EXACT, "exact", 0),
        (json.dumps({"text": EXACT, "speaker": "Petr Havel", "id": 7}), "misattributed", 1),
        (WRONG, "altered", 1),
    ],
)
def test_json_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str, verdict: str, status: int) -> None:
    """One JSON object a claim; status 1 where a claim is not in order."""
    assert main(["check", str(ARTICLE), write(tmp_path, line, "")]) == status
    (found,) = [json.loads(printed) for printed in capsys.readouterr().out.splitlines()]
    assert found["verdict"] == verdict
    assert found["evidence"][0]["text"].startswith("We ran out of")


def test_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The table shows verdict, claim, place and speaker, and counts; nothing in it that a terminal would obey."""
    assert main(["check", str(ARTICLE), write(tmp_path, EXACT + "\x1b", WRONG), "--format", "table"]) == 1
    printed = capsys.readouterr().out
    assert "1 exact, 1 altered" in printed
    assert "Gwen Aldous" in printed
    assert "\x1b" not in printed


def test_verdicts_are_written_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The longest verdict fits the plain table."""
    line = json.dumps({"text": EXACT, "speaker": "Petr Havel"})
    main(["check", str(ARTICLE), write(tmp_path, line), "--format", "table"])
    assert "misattributed " in capsys.readouterr().out.split("1 misattributed")[0]


@pytest.mark.parametrize(
    ("line", "message"), [('{"text": 3}', "line 1"), ("{", "not JSON"), ('{"speaker": "a"}', "text")]
)
def test_bad_claims(tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str, message: str) -> None:
    """A bad line is named."""
    assert main(["check", str(ARTICLE), write(tmp_path, line)]) == 2
    assert message in capsys.readouterr().err


def test_more_than_one_article(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Claims are checked against one article."""
    both = tmp_path / "both.json"
    article = json.loads(ARTICLE.read_text())
    both.write_text(json.dumps([article, article]))
    assert main(["check", str(both), write(tmp_path, EXACT)]) == 2
    assert "2 articles" in capsys.readouterr().err
