"""What strangers wrote where gold and floors are read: one line that names file, line and field."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from quoteattr.errors import GoldError
from quoteattr.evaluation import read_gold
from quoteattr.evaluation.floors import load_floors
from quoteattr.evaluation.formats import write_brat
from quoteattr.evaluation.gold import GoldArticle

TEXT = "“We will pay,” Ada Lind said."


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
    ("string as anonymous", {"quotes": [{"content": [[1, 12]], "anonymous": "no"}]}, "anonymous: expected true or"),
    ("twice", {"quotes": [{"aid": "x", "content": [[1, 12]]}] * 2}, r"quotes\[1\].id: 'x' is taken by an earlier one"),
    ("list as id of a quote", {"quotes": [{"id": [1], "content": [[1, 12]]}]}, r"quotes\[0\].id: expected a string"),
    ("number as spans", {"quotes": [{"content": [[1, 12]], "cue": {"spans": 5}}]}, "expected a list of offsets, got 5"),
    ("no text", '{"id": "b"}', "text: this field is missing"),
    ("no id at all", '{"text": "Ada."}', "id: this field is missing"),
    ("number as meta", {"meta": 5}, "meta: expected an object, got 5"),
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
