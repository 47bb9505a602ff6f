"""Gold files: every layout read, every writer's output read back, every fault named."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import attrs
import pytest

from quoteattr.errors import GoldError
from quoteattr.evaluation import GoldArticle, GoldQuote, read_gold, write_brat, write_jsonl_gold
from quoteattr.records import QuoteType, Scope
from quoteattr.serialize import to_dict

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


def write_lines(path: Path, *objects: Any) -> Path:
    """Write objects as JSON lines."""
    path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in objects), encoding="utf-8")
    return path


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


def test_polnear_layout(tmp_path: Path) -> None:
    """Texts and annotations in two directories, an annotator's suffix, an event with repeated roles."""
    part = tmp_path / "dev"
    (part / "text").mkdir(parents=True)
    (part / "attributions").mkdir()
    (part / "text" / "paper_2016-01-01_rain.txt").write_text(TEXT, encoding="utf-8")
    lines = [
        "T1\tContent {} {}\t“It rained,”".format(*at("“It rained,”")),
        "T2\tContent {} {}\t“all day.”".format(*at("“all\nday.”")),
        "T3\tSource {} {}\tAda Stone".format(*at("Ada Stone")),
        "T4\tAttribution {} {}\tsaid".format(*at("said")),
        "T5\tCue {} {}\tsaid".format(*at("said")),
        "E1\tAttribution:T4 Source:T3 Cue:T5 Content:T1 Content2:T2",
        "E2\tAttribution:T4 Cue:T5",
        "A1\tDoubt E1",
        "#1\tAnnotatorNotes T1\tunsure",
    ]
    (part / "attributions" / "paper_2016-01-01_rain_4e07.ann").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (article,) = read_gold(part)
    assert article.corpus == "dev"
    assert article.quotes == (attrs.evolve(FULL.quotes[0], id="E1"),)
    assert read_gold(part / "attributions" / "paper_2016-01-01_rain_4e07.ann")[0].quotes == article.quotes


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


def test_brat_without_its_text_is_a_named_fault(tmp_path: Path) -> None:
    """An annotation file needs its text beside it."""
    (tmp_path / "a.ann").write_text("", encoding="utf-8")
    with pytest.raises(GoldError, match=r"its text .*a\.txt is missing"):
        read_gold(tmp_path)


def test_corpora_layout(tmp_path: Path) -> None:
    """Null is not annotated; an empty source is none; an attribution without content is left out."""
    raw = {
        "id": "a1",
        "text": TEXT,
        "quotes": [
            {
                "aid": "E1",
                "type": "direct",
                "content": [list(at("“all\nday.”")), list(at("“It rained,”"))],
                "cue": [list(at("said"))],
                "source": [],
                "speaker": None,
                "kind": None,
            },
            {"aid": "E2", "type": None, "content": [], "cue": [], "source": [], "speaker": None, "kind": None},
        ],
        "meta": {"publisher": "toy"},
    }
    (article,) = read_gold(write_lines(tmp_path / "toy.dev.jsonl", raw))
    (quote,) = article.quotes
    assert quote == GoldQuote(
        id="E1",
        content=FULL.quotes[0].content,
        type=QuoteType.DIRECT,
        stated={"cue": (at("said"),), "source": None},
    )
    assert (article.corpus, article.meta) == ("toy.dev", {"publisher": "toy"})


def test_statement_layout(tmp_path: Path) -> None:
    """Sentences with a source type: matched as statements, kinds by their many spellings, the title as role."""
    statement = {"type": "mixed", "content": [list(at("Ben Lind told the Harbor Times that it “poured” at sea."))]}
    raw = {
        "id": "a1",
        "text": TEXT,
        "quotes": [
            {
                **statement,
                "cue": [],
                "source": [],
                "speaker": "Ben Lind",
                "source_type": "Named Individual",
                "title": "sailor, Harbor Fleet",
            },
            {
                **statement,
                "cue": [],
                "source": [],
                "speaker": None,
                "source_type": "Unamed group of people",
                "title": None,
            },
        ],
    }
    (article,) = read_gold(write_lines(tmp_path / "m.jsonl", raw))
    assert article.match == "statement"
    assert article.quotes[0].stated == {
        "speaker": ("Ben Lind",),
        "kind": ("person",),
        "role": ("sailor, Harbor Fleet", "sailor"),
    }
    assert article.quotes[1].stated == {"kind": ("group",)}


def test_treebank_layout_leaves_empty_spans_open(tmp_path: Path) -> None:
    """Where spans come from discourse trees an empty cue or source says nothing."""
    quote = {
        "content": [list(at("it “poured” at sea"))],
        "cue": [],
        "source": [],
        "attr_span": [[0, 3]],
        "speaker": "Ben Lind",
    }
    (article,) = read_gold(write_lines(tmp_path / "g.jsonl", {"id": "a1", "text": TEXT, "quotes": [quote]}))
    assert article.quotes[0].stated == {"speaker": ("Ben Lind",)}
    assert article.quotes[0].type is QuoteType.MIXED


def layer(aid: str = "E2", **said: Any) -> dict[str, Any]:
    """A line of a speaker layer."""
    attribution = {
        "aid": aid, "speaker": "Ben Lind", "kind": "person", "anonymous": False, "role": ["sailor", "old sailor"],
        "affiliation": [], "outlet": "Harbor Times", "outlet_relation": "told", "addressee": None, "medium": None,
        "act": "assertion", "reported_speech": True, "doubt": False, **said,
    }  # fmt: skip
    return {"id": "a1", "attributions": [attribution]}


OFFSETS_LINE = {
    "id": "a1",
    "text": TEXT,
    "quotes": [
        {"aid": "E1", "type": "direct", "content": [list(at("“It rained,”"))], "speaker": None, "kind": None},
        {"aid": "E2", "type": "mixed", "content": [list(at("it “poured” at sea"))], "speaker": None, "kind": None},
    ],
}


def test_a_speaker_layer_is_joined_by_id_and_aid(tmp_path: Path) -> None:
    """The texts come from the file of the same split beside it; null says that there is none."""
    write_lines(tmp_path / "base.dev.jsonl", {"id": "other", "text": "x", "quotes": []}, OFFSETS_LINE)
    write_lines(tmp_path / "base.train.jsonl", {**OFFSETS_LINE, "text": "another split"})
    (article,) = read_gold(write_lines(tmp_path / "speakers.dev.jsonl", layer()))
    assert article.corpus == "speakers.dev"
    assert article.quotes[0].stated == {}
    assert article.quotes[0].speech is None
    assert article.quotes[1].speech is True
    assert article.quotes[1].stated == {
        "speaker": ("Ben Lind",), "kind": ("person",), "anonymous": False, "role": ("sailor", "old sailor"),
        "affiliation": None, "outlet": ("Harbor Times",), "relation": ("told",), "addressee": None, "medium": None,
        "act": ("assertion",),
    }  # fmt: skip


def test_a_layer_of_no_speaker_states_that_there_is_none(tmp_path: Path) -> None:
    """Kind *none* is no kind, *event_or_data* is data."""
    texts = write_lines(tmp_path / "elsewhere.jsonl", OFFSETS_LINE)
    path = write_lines(tmp_path / "speakers.dev.jsonl", layer(speaker=None, kind="none", role=[]))
    (article,) = read_gold(path, texts=texts)
    stated = article.quotes[1].stated
    assert (stated["speaker"], stated["kind"], stated["role"]) == (None, None, None)
    path = write_lines(tmp_path / "speakers.dev.jsonl", layer(kind="event_or_data"))
    assert read_gold(path, texts=texts)[0].quotes[1].stated["kind"] == ("data",)


@pytest.mark.parametrize(("aid", "with_texts", "message"), [("E9", True, "the aid 'E9'"), ("E2", False, "no article")])
def test_a_layer_that_does_not_fit_is_refused(aid: str, with_texts: bool, message: str, tmp_path: Path) -> None:
    """An aid that the article lacks, or texts that are nowhere."""
    if with_texts:
        write_lines(tmp_path / "base.dev.jsonl", OFFSETS_LINE)
    with pytest.raises(GoldError, match=message):
        read_gold(write_lines(tmp_path / "speakers.dev.jsonl", layer(aid)))


def test_full_records_are_gold(make_prediction: Any, tmp_path: Path) -> None:
    """An extraction that was written is gold in which every field is stated, null as none."""
    extraction = make_prediction(
        TEXT,
        (
            "it “poured” at sea",
            {"cue": "told", "source": "Ben Lind", "speaker": "Ben Lind", "type": "mixed", "outlet": "Harbor Times"},
        ),
    )
    (article,) = read_gold(write_lines(tmp_path / "own.jsonl", to_dict(extraction)))
    (quote,) = article.quotes
    assert quote.type is QuoteType.MIXED
    assert quote.speech is True
    assert quote.stated == {
        "cue": (at("told"),), "source": (at("Ben Lind"),), "speaker": ("Ben Lind",), "kind": ("person",),
        "anonymous": False, "role": None, "affiliation": None, "outlet": ("Harbor Times",), "relation": ("told",),
        "addressee": None, "medium": None, "act": ("assertion",),
    }  # fmt: skip


def test_partial_records_leave_out_what_is_not_scored(tmp_path: Path) -> None:
    """Only id, text and contents are needed; a speaker may be a name, the type is found by the marks."""
    start, end = at("it “poured” at sea")
    raw = {
        "schema": "quoteattr/1",
        "id": "a1",
        "text": TEXT,
        "meta": {"scope": "speech"},
        "quotes": [{"content": [{"start": start, "end": end}], "speaker": "Ben Lind"}],
    }
    (article,) = read_gold(write_lines(tmp_path / "own.jsonl", raw))
    assert article.scope is Scope.SPEECH
    assert article.quotes[0] == GoldQuote(
        id="1", content=((start, end),), type=QuoteType.MIXED, stated={"speaker": ("Ben Lind",)}
    )


def test_joint_speakers_of_records_may_be_named_apart(tmp_path: Path) -> None:
    """A speaker with members is met by its own name or by its members."""
    start, end = at("it “poured” at sea")
    raw = {
        "schema": "quoteattr/1",
        "id": "a1",
        "text": TEXT,
        "speakers": [
            {"id": "s0", "name": "Ada Stone and Ben Lind", "kind": "person", "members": ["s1", "s2"]},
            {"id": "s1", "name": "Ada Stone", "kind": "person"},
            {"id": "s2", "name": "Ben Lind", "kind": "person"},
        ],
        "quotes": [{"content": [{"start": start, "end": end}], "speaker": "s0"}],
    }
    (article,) = read_gold(write_lines(tmp_path / "own.jsonl", raw))
    assert article.quotes[0].stated["speaker"] == ("Ada Stone and Ben Lind", "Ada Stone | Ben Lind")


def citron_span(phrase: str) -> dict[str, Any]:
    """A span in Citron's layout."""
    start, end = at(phrase)
    return {"start": start, "end": end, "text": TEXT[start:end]}


def test_citron_documents(tmp_path: Path) -> None:
    """One document a file; the longest name of the source's coreference group is the speaker."""
    document = {
        "text": TEXT,
        "quotes": [
            {
                "cue": citron_span("said"),
                "sources": [citron_span("Stone")],
                "contents": [citron_span("“It rained,”"), citron_span("“all\nday.”")],
            }
        ],
        "coreference_groups": [[citron_span("Ada Stone"), citron_span("Stone")], [citron_span("Ben Lind")]],
    }
    (tmp_path / "rain.json").write_text(json.dumps(document), encoding="utf-8")
    for path in (tmp_path / "rain.json", tmp_path):
        (article,) = read_gold(path)
        assert article.id == "rain"
        assert article.quotes == (
            GoldQuote(
                id="1",
                content=FULL.quotes[0].content,
                type=QuoteType.DIRECT,
                stated={"cue": (at("said"),), "source": (at("Stone"),), "speaker": ("Ada Stone",)},
            ),
        )


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
    (tmp_path / "a.csv").write_text("x", encoding="utf-8")
    for path, message in (
        (tmp_path / "absent", "no such file"),
        (tmp_path, "no gold in this directory"),
        (tmp_path / "a.csv", "unknown kind of gold file"),
    ):
        with pytest.raises(GoldError, match=message):
            read_gold(path)


def test_a_limit_keeps_the_first_articles(tmp_path: Path) -> None:
    """The limit holds for each path."""
    path = write_lines(tmp_path / "a.jsonl", *({**OFFSETS_LINE, "id": name} for name in "abc"))
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
