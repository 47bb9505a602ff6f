"""``quoteattr check``: claims from files, verdicts as table and JSON lines, exit status."""

from __future__ import annotations

import csv
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
    """Without the id of its article a claim is checked against one."""
    both = tmp_path / "both.json"
    article = json.loads(ARTICLE.read_text())
    both.write_text(json.dumps([article, article]))
    assert main(["check", str(both), write(tmp_path, EXACT)]) == 2
    assert "2 articles: say in each claim's “article” the id" in capsys.readouterr().err


def test_claims_of_many_articles(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each claim is checked against the article that it names, in the order of the claims."""
    articles = tmp_path / "articles.jsonl"
    texts = {1: "“We lost,” said Ada Lind.", 2: "“We won,” said Ben Novak.", 3: "Nothing."}
    articles.write_text("\n".join(json.dumps({"id": name, "text": text}) for name, text in texts.items()))
    lines = [
        {"article": "2", "text": "We won", "speaker": "Ben Novak"},
        {"article": 1, "text": "We won", "speaker": "Ben Novak"},
        {"article": 1, "text": "We lost", "id": "c3"},
    ]
    claims = write(tmp_path, *map(json.dumps, lines))
    out = tmp_path / "report.csv"
    assert main(["check", str(articles), claims, "-o", str(out)]) == 1
    rows = list(csv.DictReader(out.read_text(encoding="utf-8").splitlines()))
    assert [(row["article"], row["id"], row["verdict"]) for row in rows] == [
        ("2", "", "exact"), ("1", "", "absent"), ("1", "c3", "exact"),
    ]  # fmt: skip
    assert (rows[0]["evidence"], rows[0]["start"], rows[0]["end"]) == ("We won", "1", "7")
    assert main(["check", str(articles), write(tmp_path, '{"article": "9", "text": "We won"}')]) == 2
    assert "no article has the id '9'" in capsys.readouterr().err


def test_claims_in_a_sheet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A row a claim; an empty cell says nothing; a row without a text, and a sheet without texts, are named."""
    article, claims = tmp_path / "a.txt", tmp_path / "claims.csv"
    article.write_text("“We lost,” said Ada Lind.", encoding="utf-8")
    claims.write_text("\ufeffid;text;speaker;note\n1;We lost;Ada Lind;x\n2;We lost;;\n", encoding="utf-8")
    assert main(["check", str(article), str(claims)]) == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(item["id"], item["speaker_agrees"]) for item in found] == [("1", True), ("2", None)]
    claims.write_text("id,text\n1,We lost\n2,\n", encoding="utf-8")
    assert main(["check", str(article), str(claims)]) == 2
    assert "row 3: a claim is a text" in capsys.readouterr().err
    claims.write_text("id,claim\n1,We lost\n", encoding="utf-8")
    assert main(["check", str(article), str(claims)]) == 2
    assert 'needs the column "text"; there are id, claim' in capsys.readouterr().err


def test_claims_in_prose(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The quotes of a summary are the claims."""
    article, summary = tmp_path / "a.txt", tmp_path / "s.txt"
    article.write_text("Ada Lind, the mayor, said the quay would close. “Nobody will pay a toll,” she said.", "utf-8")
    summary.write_text("Ada Lind said “nobody will pay a fee”. The mayor said that the quay would close.", "utf-8")
    assert main(["check", str(article), str(summary), "--prose"]) == 1
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(item["text"], item["verdict"]) for item in found] == [
        ("nobody will pay a fee", "altered"), ("the quay would close", "paraphrase"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "speaker", "usual", "strict"),
    [
        ("We lost", "Ada Lind", 0, 0),
        ("the quay will close", "Ada Lind", 0, 1),
        ("Enough is enough", None, 0, 0),
    ],
)
def test_strict(tmp_path: Path, text: str, speaker: str | None, usual: int, strict: int) -> None:
    """With --strict a paraphrase is not in order."""
    article = tmp_path / "a.txt"
    article.write_text("“We lost. Enough is enough,” said Ada Lind. She said the quay would close.", encoding="utf-8")
    claims = write(tmp_path, json.dumps({"text": text, "speaker": speaker}))
    assert main(["check", str(article), claims]) == usual
    assert main(["check", str(article), claims, "--strict"]) == strict


def test_no_article(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An article that is not there is misuse: nothing was checked."""
    assert main(["check", str(tmp_path / "no.txt"), write(tmp_path, EXACT)]) == 2
    assert "no.txt holds 0 articles to check claims against" in capsys.readouterr().err
