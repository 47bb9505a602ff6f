"""Gold that people wrote into a spreadsheet: copied words find their places, and what does not is named by its row."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pytest

from quoteattr.errors import GoldError, SettingsError
from quoteattr.evaluation import compare_reports, locate_gold, predict, read_gold, score
from quoteattr.evaluation.locating import Places
from quoteattr.records import Extraction, QuoteType, Scope

TEXT = (
    "“We’ll rebuild the pier,” Ada Lind said on Friday, “and nobody will pay a toll. It is ours.”\n\n"
    "Ben Novak said it was “folly”. Folly or not, he said, the 1,200 residents of the port-side houses would move."
)
TEXTS = {"a1": TEXT, "7": "The harbour opens at nine."}


def parts(copied: str, text: str = TEXT, near: int | None = None) -> list[str] | None:
    """The stretches of the text in which copied words are found."""
    found = Places(text).find(copied, near=near)
    return None if found is None else [text[start:end] for start, end in found]


@pytest.mark.parametrize(
    ("copied", "found"),
    [
        ("We’ll rebuild the pier", ["We’ll rebuild the pier"]),
        ('"we\'ll  rebuild\nthe pier",', ["We’ll rebuild the pier"]),
        ("We'll rebuild … nobody will pay a toll", ["We’ll rebuild", "nobody will pay a toll"]),
        ("We'll rebuild the pier [...] It is ours.", ["We’ll rebuild the pier", "It is ours"]),
        (
            "We'll rebuild the pier and nobody will pay a toll",
            ["We’ll rebuild the pier", "and nobody will pay a toll"],
        ),
        ("the 1,200 residents of the port-side houses", ["the 1,200 residents of the port-side houses"]),
        ("the 1,200 residents of the port side houses", ["the 1,200 residents of the port-side houses"]),
        ("We'll rebuild the quay", None),
        ("nobody will pay a toll We'll rebuild", None),
        ("We'll toll", None),
        ("…", None),
        ("", None),
    ],
)
def test_places(copied: str, found: list[str] | None) -> None:
    """Marks, dashes, spaces and case do not matter; order and words do; a tag left out silently parts a quote."""
    assert parts(copied) == found


def test_words_that_stand_twice() -> None:
    """The place inside marks comes first, then the next one; an offset settles it."""
    first, second = TEXT.index("folly"), TEXT.index("Folly")
    places = Places(TEXT)
    assert [places.find("folly") for _ in range(3)] == [
        ((first, first + 5),), ((second, second + 5),), ((first, first + 5),)
    ]  # fmt: skip
    assert Places(TEXT).find("folly", near=second) == ((second, second + 5),)


def test_rows() -> None:
    """What a row states is stated, an empty cell nothing, a dash that there is none; a row without words no quote."""
    rows: list[dict[Any, Any]] = [
        {
            "Article": "a1",
            "Quote": "it was folly",
            "Speaker": "Ben Novak",
            "outlet": "-",
            "role": math.nan,
            "_note": "?",
        },
        {"Article": "a1", "Quote": "It is ours", "Speaker": "Ada Lind", "anonymous": "no", "kind": "person"},
        {"Article": 7, "Quote": None},
        {"Article": None, "Quote": None},
    ]
    harbour, other = locate_gold(TEXTS, rows)
    assert (harbour.id, other.id, other.quotes, harbour.scope) == ("a1", "7", (), Scope.SPEECH)
    ours, folly = harbour.quotes
    assert (ours.id, ours.type, ours.stated) == (
        "3", QuoteType.DIRECT, {"speaker": ("Ada Lind",), "anonymous": False, "kind": ("person",)},
    )  # fmt: skip
    assert (folly.id, folly.type, folly.stated) == ("2", QuoteType.MIXED, {"speaker": ("Ben Novak",), "outlet": None})


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (
            {"article": "a1", "quote": "We'll rebuild the peer"},
            "^row 2: .* in a1; the nearest: 'We’ll rebuild the pier'$",
        ),
        ({"article": "a2", "quote": "We"}, "^row 2: no article has the id 'a2'$"),
        ({"article": "a1", "quote": "It is ours", "notes": 1}, "unknown column 'notes' .* call it '_notes'"),
        ({"id": "a1", "quote": "It is ours"}, "the columns 'article' and 'content' are needed; there are id, quote"),
        ({"article": "a1", "quote": "It is ours", "anonymous": "maybe"}, "row 2: anonymous must be yes or no"),
        ({"article": "a1", "quote": "It is ours", "type": "loud"}, "unknown type 'loud'"),
    ],
)
def test_wrong_rows(row: dict[Any, Any], message: str) -> None:
    """The row is named by its number in the sheet, with what is wrong."""
    with pytest.raises(GoldError, match=message):
        locate_gold(TEXTS, [row])


def test_no_rows_and_no_texts() -> None:
    """Misuse says what is wanted."""
    with pytest.raises(SettingsError, match="texts must map ids to articles"):
        locate_gold([TEXT], [])  # type: ignore[arg-type]
    with pytest.raises(SettingsError, match="a row must be a mapping"):
        locate_gold(TEXTS, [("a1", "It is ours")])  # type: ignore[list-item]
    assert locate_gold(TEXTS, []) == []


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("layout", ["sheet", "folder", "jsonl"])
def test_files(tmp_path: Path, separator: str, layout: str) -> None:
    """A sheet with any separator, a byte order mark and Windows line ends; its texts in each of their layouts."""
    sheet = tmp_path / "gold.csv"
    rows = [["article", "content", "speaker"], ["a1", '"It is ours"', "Ada Lind"]]
    lines = [separator.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    sheet.write_bytes("\ufeff".encode() + "\r\n".join(lines).encode())
    if layout == "sheet":
        texts = tmp_path / "texts.csv"
        texts.write_text('id,text\na1,"' + TEXT + " word" * 40_000 + '"\n', encoding="utf-8")  # longer than csv's limit
    elif layout == "folder":
        texts = tmp_path / "texts"
        texts.mkdir()
        (texts / "a1.txt").write_text(TEXT, encoding="utf-8")
    else:
        texts = tmp_path / "texts.jsonl"
        texts.write_text('{"id": "a1", "text": "It is ours"}\n', encoding="utf-8")
    (article,) = read_gold(sheet, texts=texts)
    (quote,) = article.quotes
    assert [article.text[start:end] for start, end in quote.content] == ["It is ours"]
    assert (article.corpus, quote.stated) == ("gold", {"speaker": ("Ada Lind",)})


def test_sheets_without_texts(tmp_path: Path) -> None:
    """A sheet holds no articles, and says so."""
    sheet = tmp_path / "gold.csv"
    sheet.write_text("article,content\na1,It is ours\n", encoding="utf-8")
    with pytest.raises(GoldError, match="a sheet holds no articles: give the file with the texts"):
        read_gold(sheet)
    (tmp_path / "texts.csv").write_text("name,body\na1,It is ours\n", encoding="utf-8")
    with pytest.raises(GoldError, match="the columns 'id' and 'text' are needed; it has name, body"):
        read_gold(sheet, texts=tmp_path / "texts.csv")


def test_the_scope_of_the_gold_is_the_default() -> None:
    """Gold that says that it holds reported speech is scored in that scope, as on the command line."""
    asked: list[Scope | str] = []

    class Fake:
        def extract_many(self, texts: Any, *, scope: Scope | str) -> Any:
            asked.append(scope)
            return (Extraction(text=text if isinstance(text, str) else text["text"]) for text in texts)

    gold = locate_gold(TEXTS, [{"article": "a1", "quote": "It is ours"}])
    assert score(gold, Fake(), bootstrap=0).scope is Scope.SPEECH
    assert score(gold, Fake(), scope="all", bootstrap=0).scope is Scope.ALL
    predict(gold, Fake())
    assert asked == ["speech", "all", "speech"]


def test_two_coders() -> None:
    """One coder's gold is scored against another's as a run is, and two such runs are compared in words."""
    said = [
        {"article": "a1", "quote": "It is ours", "speaker": "Ada Lind", "role": "mayor", "outlet": "Post"},
        {"article": "a1", "quote": "it was folly", "speaker": "Ben Novak"},
    ]
    first = locate_gold(TEXTS, said)
    second = locate_gold(TEXTS, [{**said[0], "speaker": "Eve Lind"}])
    alike, other = score(first, first, bootstrap=0), score(first, second, bootstrap=0)
    assert {figure.f1 for _, _, figure in alike.rows()} == {1.0}
    content, speaker = other.figure("content"), other.figure("speaker")
    assert (content.precision, content.recall, speaker.accuracy, other.figure("role").f1) == (1.0, 0.5, 0.0, 1.0)
    changed = compare_reports(alike, other, samples=0)
    assert repr(changed) == "Comparison(0 gained, 1 lost, 0 new wrong, 0 gone wrong)"
    assert "\n- lost by gold: MISSED mixed a1:" in str(changed)
    with pytest.raises(GoldError, match="article a1: 'shout' is not a valid Medium"):
        score(first, locate_gold(TEXTS, [{**said[0], "medium": "shout"}]), bootstrap=0)
