"""Gold files: every writer's output read back, every fault named."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest

from quoteattr.errors import GoldError, SettingsError
from quoteattr.evaluation import GoldArticle, GoldQuote, read_gold, write_brat, write_jsonl_gold
from quoteattr.records import QuoteType, Scope

Writer = Callable[..., Path]


TEXT = "“It rained,” Ada Stone said, “all\nday.”\n\nBen Lind told the Harbor Times that it “poured” at sea."


def at(phrase: str, text: str = TEXT) -> tuple[int, int]:
    """The offsets of a phrase."""
    start = text.index(phrase)
    return (start, start + len(phrase))


FULL = GoldArticle(
    id="a1",
    text=TEXT,
    quotes=(
        GoldQuote(
            id="E1",
            content=(at("“It rained,”"), at("“all\nday.”")),
            type=QuoteType.DIRECT,
            stated={"cue": (at("said"),), "source": (at("Ada Stone"),)},
        ),
        GoldQuote(
            id="E2",
            content=(at("that it “poured” at sea"),),
            type=QuoteType.MIXED,
            stated={"cue": (at("told"),), "source": (at("Ben Lind"),)},
        ),
    ),
    corpus="toy.dev",
)


def with_stated(**stated: Any) -> GoldArticle:
    """The full article with more said of its second quote."""
    second = attrs.evolve(FULL.quotes[1], stated={**FULL.quotes[1].stated, **stated}, speech=True)
    return attrs.evolve(FULL, quotes=(FULL.quotes[0], second))


@pytest.mark.parametrize(
    "article",
    [
        FULL,
        with_stated(
            speaker=("Ben Lind", "Benjamin Lind"), kind=("person",), anonymous=False, role=None, medium=("call",)
        ),
        attrs.evolve(FULL, match="statement", scope=Scope.SPEECH, meta={"publisher": "toy"}),
        attrs.evolve(FULL, quotes=()),
        attrs.evolve(FULL, text=TEXT + "\u2028\x85 line separators that are none in JSON lines"),
    ],
    ids=["offsets", "fields", "options", "no quotes", "separators"],
)
def test_compact_gold_comes_back_as_it_was_written(article: GoldArticle, tmp_path: Path) -> None:
    """Writing and reading compact gold gives equal articles, absent fields still absent."""
    write_jsonl_gold([article, attrs.evolve(article, id="a2")], tmp_path / "toy.dev.jsonl")
    assert read_gold(tmp_path / "toy.dev.jsonl") == [article, attrs.evolve(article, id="a2")]


def test_brat_comes_back_as_it_was_written(tmp_path: Path) -> None:
    """Discontinuous content and line breaks inside a span survive; types are found again by the marks."""
    folder = tmp_path / "toy.dev"
    write_brat([FULL, attrs.evolve(FULL, id="a2")], folder)
    assert "T3\tContent 0 12;29 33;34 39\t“It rained,” “all day.”" in (folder / "a1.ann").read_text("utf-8")
    read = read_gold(folder)
    assert [article.id for article in read] == ["a1", "a2"]
    assert read[0].text == FULL.text
    assert [attrs.evolve(quote, id="") for quote in read[0].quotes] == [
        attrs.evolve(quote, id="") for quote in FULL.quotes
    ]


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (["T1\tContent 0 500\tx", "E1\tAttribution:T1 Content:T1"], "line 1: T1: the span '0 500' lies outside"),
        (["T1\tContent zero\tx"], "line 1"),
        (["E1\tAttribution:T9 Content:T7"], "the event E1 names T7"),
    ],
)
def test_faults_in_brat_files_are_named(lines: list[str], message: str, tmp_path: Path) -> None:
    """The message names the file and the line or event."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.ann").write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(GoldError, match=message) as caught:
        read_gold(tmp_path)
    assert "a.ann" in str(caught.value)


def test_other_things_in_brat_files_are_passed_over(tmp_path: Path) -> None:
    """Events of other kinds and roles of other names say nothing here; blank lines within a span are none of it."""
    text = "Ada said it\n \nrained."
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    lines = [
        "T1\tContent 9 11;14 20\tit rained",
        "T2\tCue 4 8\tsaid",
        "E1\tAttribution:T2 Content:T1 Cue:T2 Mood-3!:T2",
        "E2\tWeather:T2 Content:T1",
    ]
    (tmp_path / "a.ann").write_text("\n".join(lines), encoding="utf-8")
    (article,) = read_gold(tmp_path)
    assert [text[start:end] for start, end in article.quotes[0].content] == ["it\n \nrained"]
    whole = GoldArticle(
        id="b", text=text, quotes=(GoldQuote(id="1", content=((9, 20),), type=QuoteType.INDIRECT),), corpus="toy"
    )
    write_brat([whole], tmp_path / "out")
    assert "Content 9 11;14 20\tit rained" in (tmp_path / "out" / "b.ann").read_text(encoding="utf-8")
    with pytest.raises(SettingsError, match="articles must be gold articles"):
        write_brat(["b"], tmp_path / "out")  # type: ignore[list-item]


def test_brat_without_its_text_is_a_named_fault(tmp_path: Path) -> None:
    """An annotation file needs its text beside it."""
    (tmp_path / "a.ann").write_text("", encoding="utf-8")
    with pytest.raises(GoldError, match=r"its text .*a\.txt is missing"):
        read_gold(tmp_path)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "line 2: not JSON"),
        ("[]", "line 2: an article must be a JSON object"),
        ('{"schema": "quoteattr/9", "id": "x", "text": "y"}', "line 2: schema 'quoteattr/9'"),
        ('{"schema": "quoteattr-gold/1", "id": "x", "text": "y"}', "line 2: the field 'quotes' is missing"),
        ('{"schema": "quoteattr-gold/1", "id": "x", "text": "y", "quotes": [], "qoutes": 1}', "unknown key 'qoutes'"),
        (
            '{"schema": "quoteattr-gold/1", "id": "x", "text": "y", "quotes": [{"content": [[0, 1]], "rolle": "z"}]}',
            "line 2: quote: unknown key 'rolle'",
        ),
        ('{"id": "x", "text": "y", "quotes": [{"type": "loud", "content": [[0, 1]]}]}', "unknown type 'loud'"),
        ('{"id": "x", "text": "y", "quotes": [{"type": "direct", "content": [[0, 5]]}]}', "outside the text"),
        (
            '{"schema": "quoteattr/1", "id": "x", "text": "y", '
            '"quotes": [{"content": [{"start": 0, "end": 1, "text": "z"}]}]}',
            "from 0 to 1 is not 'z'",
        ),
    ],
)
def test_faults_in_json_lines_are_named(line: str, message: str, tmp_path: Path) -> None:
    """The message names the file, the line and what is wrong with it."""
    path = tmp_path / "bad.jsonl"
    path.write_text('{"id": "good", "text": "y", "quotes": []}\n' + line + "\n", encoding="utf-8")
    with pytest.raises(GoldError, match=message) as caught:
        read_gold(path)
    assert "bad.jsonl" in str(caught.value)


def test_paths_that_hold_no_gold_are_refused(tmp_path: Path) -> None:
    """No such file, an empty directory, an unknown suffix."""
    (tmp_path / "a.xlsx").write_text("x", encoding="utf-8")
    for path, message in (
        (tmp_path / "absent", "no such file"),
        (tmp_path, "no gold in this directory"),
        (tmp_path / "a.xlsx", "unknown kind of gold file"),
    ):
        with pytest.raises(GoldError, match=message):
            read_gold(path)


def test_a_limit_keeps_the_first_articles(write_lines: Writer) -> None:
    """The limit holds for each path."""
    path = write_lines("a.jsonl", *({"id": name, "text": TEXT, "quotes": []} for name in "abc"))
    assert [article.id for article in read_gold(path, path, limit=2)] == ["a", "b", "a", "b"]


CORPORA = Path(__file__).parents[2].parent / "shared" / "corpora"


@pytest.mark.parametrize(
    ("name", "articles", "quotes"),
    [
        ("polnear.dev", 84, 2192),
        ("speakers.dev", 21, 457),
        ("gum-news.dev", 11, 109),
        ("mcae.dev", 18, 283),
    ],
)
def test_the_corpora_are_read_whole(name: str, articles: int, quotes: int, tmp_path: Path) -> None:
    """Every article and attribution with content comes in, and goes through compact gold and brat unchanged."""
    path = CORPORA / f"{name}.jsonl"
    if not path.exists():
        pytest.skip(f"{path} is not there")
    gold = read_gold(path)
    assert (len(gold), sum(len(article.quotes) for article in gold)) == (articles, quotes)
    write_jsonl_gold(gold, tmp_path / f"{name}.jsonl")
    assert read_gold(tmp_path / f"{name}.jsonl") == gold
    write_brat(gold, tmp_path / name)
    back = {article.text: article for article in read_gold(tmp_path / name)}
    for article in gold:
        written = [_bare(article.text, quote) for quote in article.quotes]
        assert [_bare(article.text, quote) for quote in back[article.text].quotes] == written


def _bare(text: str, quote: GoldQuote) -> Any:
    """Content, cue and source by their characters that are no white space: brat cuts spans at line breaks."""
    return [
        tuple(at for start, end in spans for at in range(start, end) if not text[at].isspace())
        for spans in (quote.content, quote.spans("cue"), quote.spans("source"))
    ]
