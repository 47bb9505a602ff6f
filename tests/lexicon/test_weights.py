"""The counted weights: reading, writing, adding up, and errors that name the line."""

from __future__ import annotations

from pathlib import Path

import pytest

import quoteattr
from quoteattr.errors import LexiconError
from quoteattr.lexicon.weights import Row, Weights, load_weights, read_weights, weights_of, write_weights

HEADER = "table\tvalue\tlift\tn\tright"


def test_total_adds_the_base_and_known_rows() -> None:
    """Unknown pairs add nothing; a pair given twice counts twice."""
    weights = Weights({("base", ""): -1.0, ("frame", "object"): 0.5, ("lemma", "say/verb"): 2.0})
    assert weights.total([]) == -1.0
    assert weights.total([("frame", "object"), ("frame", "zzz")]) == -0.5
    assert weights.total([("lemma", "say/verb"), ("frame", "object")]) == 1.5


def test_rows_come_back_as_they_were_written(tmp_path: Path) -> None:
    """Base first, then by table and value; lifts to two places."""
    path = tmp_path / "found.tsv"
    rows = [Row("lemma", "say/verb", 1.25, 30, 20), Row("frame", "object", -0.5, 40, 2), Row("base", "", -1.0, 70, 22)]
    write_weights(path, rows)
    assert read_weights(path) == [rows[2], rows[1], rows[0]]
    assert path.read_text(encoding="utf-8").startswith(f"{HEADER}\nbase\t\t-1.00\t70\t22\n")


def test_values_that_would_break_a_line_are_left_out(tmp_path: Path) -> None:
    """A tab or line break inside a value; a single space between words is fine."""
    path = tmp_path / "found.tsv"
    write_weights(path, [Row("lemma", value, 1.0, 1, 1) for value in ("a\tb", "a\nb", "a b")])
    assert [row.value for row in read_weights(path)] == ["a b"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the first line must be table value lift n right"),
        ("table,value\n", "the first line must be"),
        (f"{HEADER}\nframe\tobject\t0.5\t40\n", "line 2: expected table value lift n right"),
        (f"{HEADER}\n\nframe\tobject\thigh\t40\t2\n", "line 3: expected"),
        (f"{HEADER}\nframe\tobject\t0.5\t40\t2.5\n", "line 2: expected"),
        (f"{HEADER}\nframe\tobject\t0.5\t40\t2\t9\n", "line 2: expected"),
    ],
)
def test_bad_files_name_the_line(tmp_path: Path, text: str, message: str) -> None:
    """The file, the line and the columns that are expected."""
    path = tmp_path / "mine.tsv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError, match=message) as caught:
        read_weights(path)
    assert "mine.tsv" in str(caught.value)


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    """No traceback of the operating system's."""
    with pytest.raises(LexiconError, match="cannot read the weights"):
        read_weights(tmp_path / "none.tsv")


def test_windows_line_ends_are_read(tmp_path: Path) -> None:
    """A file edited on another system gives the same rows."""
    path = tmp_path / "found.tsv"
    path.write_bytes(f"{HEADER}\r\nframe\tobject\t0.50\t40\t2\r\n".encode())
    assert read_weights(path) == [Row("frame", "object", 0.5, 40, 2)]


def test_counts_of_a_cue_hold_for_its_british_spelling() -> None:
    """Rows by lemma, where the other spelling has none of its own; other rows stay as they are."""
    rows = [
        Row("lemma", "criticize/verb", 1.5, 30, 20),
        Row("lemma-form", "criticize.to", 0.5, 30, 20),
        Row("lemma", "favor/verb", 1.0, 30, 20),
        Row("lemma", "favour/verb", 0.5, 30, 20),
        Row("subject-noun", "defense", 0.25, 30, 20),
    ]
    lifts = weights_of(rows).lifts
    assert lifts["lemma", "criticise/verb"] == 1.5
    assert lifts["lemma-form", "criticise.to"] == 0.5
    assert lifts["lemma", "favour/verb"] == 0.5
    assert ("subject-noun", "defence") not in lifts


@pytest.mark.parametrize("name", ["found", "exact"])
def test_weights_that_ship(name: str) -> None:
    """Both tables have a base; a *that* clause is content more often than an object is."""
    weights = load_weights(name)
    assert ("base", "") in weights.lifts
    assert len(weights.lifts) > 100
    if name == "found":
        assert weights.lifts["frame", "that-clause"] > weights.lifts["frame", "object"]


def test_counts_that_ship_are_counts() -> None:
    """No row has more right candidates than candidates, none is given twice."""
    files = sorted(Path(quoteattr.__file__).parent.glob("lexicon/weights/*.tsv"))
    assert files
    for file in files:
        rows = read_weights(file)
        assert all(0 <= row.right <= row.n for row in rows)
        assert len({(row.table, row.value) for row in rows}) == len(rows)
