"""The layouts that gold of others comes in: each read as what it says, and no more."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from quoteattr.evaluation import GoldQuote, read_gold
from quoteattr.records import QuoteType, Scope
from quoteattr.serialize import to_dict

Writer = Callable[..., Path]


TEXT = "“It rained,” Ada Stone said, “all\nday.”\n\nBen Lind told the Harbor Times that it “poured” at sea."


def at(phrase: str, text: str = TEXT) -> tuple[int, int]:
    """The offsets of a phrase."""
    start = text.index(phrase)
    return (start, start + len(phrase))


RAINED = (at("“It rained,”"), at("“all\nday.”"))


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
    assert article.quotes == (
        GoldQuote(
            id="E1",
            content=RAINED,
            type=QuoteType.DIRECT,
            stated={"cue": (at("said"),), "source": (at("Ada Stone"),)},
        ),
    )
    assert read_gold(part / "attributions" / "paper_2016-01-01_rain_4e07.ann")[0].quotes == article.quotes


def test_corpora_layout(write_lines: Writer) -> None:
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
    (article,) = read_gold(write_lines("toy.dev.jsonl", raw))
    (quote,) = article.quotes
    assert quote == GoldQuote(
        id="E1",
        content=RAINED,
        type=QuoteType.DIRECT,
        stated={"cue": (at("said"),), "source": None},
    )
    assert (article.corpus, article.meta) == ("toy.dev", {"publisher": "toy"})


def test_statement_layout(write_lines: Writer) -> None:
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
    (article,) = read_gold(write_lines("m.jsonl", raw))
    assert article.match == "statement"
    assert article.quotes[0].stated == {
        "speaker": ("Ben Lind",),
        "kind": ("person",),
        "role": ("sailor, Harbor Fleet", "sailor"),
    }
    assert article.quotes[1].stated == {"kind": ("group",)}


def test_treebank_layout_leaves_empty_spans_open(write_lines: Writer) -> None:
    """Where spans come from discourse trees an empty cue or source says nothing."""
    quote = {
        "content": [list(at("it “poured” at sea"))],
        "cue": [],
        "source": [],
        "attr_span": [[0, 3]],
        "speaker": "Ben Lind",
    }
    (article,) = read_gold(write_lines("g.jsonl", {"id": "a1", "text": TEXT, "quotes": [quote]}))
    assert article.quotes[0].stated == {"speaker": ("Ben Lind",)}
    assert article.quotes[0].type is QuoteType.MIXED


def test_full_records_are_gold(make_prediction: Any, write_lines: Writer) -> None:
    """An extraction that was written is gold in which every field is stated, null as none."""
    extraction = make_prediction(
        TEXT,
        (
            "it “poured” at sea",
            {"cue": "told", "source": "Ben Lind", "speaker": "Ben Lind", "type": "mixed", "outlet": "Harbor Times"},
        ),
    )
    (article,) = read_gold(write_lines("own.jsonl", to_dict(extraction)))
    (quote,) = article.quotes
    assert quote.type is QuoteType.MIXED
    assert quote.speech is True
    assert quote.stated == {
        "cue": (at("told"),), "source": (at("Ben Lind"),), "speaker": ("Ben Lind",), "kind": ("person",),
        "anonymous": False, "role": None, "affiliation": None, "outlet": ("Harbor Times",), "relation": ("told",),
        "addressee": None, "medium": None, "act": ("assertion",),
    }  # fmt: skip


def test_partial_records_leave_out_what_is_not_scored(write_lines: Writer) -> None:
    """Only id, text and contents are needed; a speaker may be a name, the type is found by the marks."""
    start, end = at("it “poured” at sea")
    raw = {
        "schema": "quoteattr/1",
        "id": "a1",
        "text": TEXT,
        "meta": {"scope": "speech"},
        "quotes": [{"content": [{"start": start, "end": end}], "speaker": "Ben Lind"}],
    }
    (article,) = read_gold(write_lines("own.jsonl", raw))
    assert article.scope is Scope.SPEECH
    assert article.quotes[0] == GoldQuote(
        id="1", content=((start, end),), type=QuoteType.MIXED, stated={"speaker": ("Ben Lind",)}
    )


@pytest.mark.parametrize(
    ("fields", "stated"),
    [
        ({"source": None}, {"source": None}),
        ({"source": {"form": "name"}}, {}),
        ({"speaker": "s1"}, {"speaker": ("Ben Lind",)}),
        ({"speaker": "s2"}, {"kind": ("group",)}),
        ({"role": {"title": "mayor", "text": "the mayor"}}, {"role": ("mayor", "the mayor")}),
        ({"role": {"title": "mayor", "affiliation": None}}, {"role": ("mayor",), "affiliation": None}),
        ({"outlet": {"name": "Harbor Times"}}, {"outlet": ("Harbor Times",)}),
        ({"outlet": {"name": "X", "relation": "told"}}, {"outlet": ("X",), "relation": ("told",)}),
        ({"cue": None}, {"cue": None}),
        ({"cue": {"lemma": "say"}}, {}),
        ({"cue": {"lemma": "say", "act": "denial"}}, {"act": ("denial",)}),
    ],
)
def test_partial_fields(fields: dict[str, Any], stated: dict[str, Any], write_lines: Writer) -> None:
    """A key that is there is scored, null means that there is none, what is left out within is not scored."""
    start, end = at("it “poured” at sea")
    raw = {
        "schema": "quoteattr/1",
        "id": "a1",
        "text": TEXT,
        "speakers": [{"id": "s1", "name": "Ben Lind"}, {"id": "s2", "kind": "group"}],
        "quotes": [{"content": [{"start": start, "end": end}], **fields}],
    }
    (article,) = read_gold(write_lines("own.jsonl", raw))
    assert article.quotes[0].stated == stated


def test_joint_speakers_of_records_may_be_named_apart(write_lines: Writer) -> None:
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
    (article,) = read_gold(write_lines("own.jsonl", raw))
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
                content=RAINED,
                type=QuoteType.DIRECT,
                stated={"cue": (at("said"),), "source": (at("Stone"),), "speaker": ("Ada Stone",)},
            ),
        )
