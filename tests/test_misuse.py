"""Misuse of the public functions: each is one of our errors, in one line, with what was wanted."""

from __future__ import annotations

import datetime
import math
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import quoteattr
from quoteattr.errors import QuoteattrError, SettingsError
from quoteattr.evaluation import (
    GoldArticle,
    compare_reports,
    load_floors,
    predict,
    read_gold,
    read_predictions,
    score,
    write_jsonl_gold,
)
from quoteattr.explaining import explain_text
from quoteattr.extractor import Extractor
from quoteattr.lexicon.cues import CueEntry
from quoteattr.links import find_links
from quoteattr.records import Extraction
from quoteattr.serialize import from_json, read_jsonl, to_json, to_rows
from quoteattr.serialize.frames import to_pandas
from quoteattr.viewer import to_displacy, to_html, write_brat
from quoteattr.worker import Failure

if TYPE_CHECKING:
    from spacy.language import Language

TEXT = "“We will pay,” Ada Lind told Harbour Radio on Friday. Ben Novak said that taxes will rise."
FAILURE = Failure(index=3, id="a3", error="ValueError", message="odd")
GOLD = [GoldArticle(id="a", text=TEXT)]

Call = Callable[[Extractor], Any]

ARTICLES: list[tuple[str, Call, str]] = [
    ("bytes", lambda e: e.extract(b"no"), "an article is a str or a spaCy Doc, not bytes"),
    ("list", lambda e: e.extract([TEXT]), "not list"),
    ("span", lambda e: e.extract(e.nlp(TEXT)[0:3]), r"not Span: give span.as_doc\(\)"),
    ("token", lambda e: e.extract(e.nlp(TEXT)[0]), "not Token"),
    ("span in a stream", lambda e: list(e.extract_many([e.nlp(TEXT)[0:3]])), "not Span"),
    ("number in a pair", lambda e: list(e.extract_many([(5, {})])), "not int"),
    ("empty cell", lambda e: e.extract(math.nan), r"not nan \(an empty cell of a table\?\): leave it out"),
    ("None", lambda e: e.extract(None), "not None .an empty cell"),
    ("empty cell in a mapping", lambda e: list(e.extract_many([{"text": math.nan}])), "string; not nan .an empty cell"),
    ("mapping without", lambda e: list(e.extract_many([{"id": 1, "body": TEXT}])), "a string; it has id, body"),
    ("frame", lambda e: e.extract_many(_frame()), r"not a DataFrame; give its rows: frame.to_dict\('records'\)"),
    ("row of a frame", lambda e: e.extract(_frame().iloc[0]), r"not Series: give row.to_dict\(\)"),
    ("tuple of a frame", lambda e: list(e.extract_many(_frame().itertuples())), r"not Pandas: give row._asdict\(\)"),
    ("polars frame", lambda e: e.extract_many(_polars()), r"give its rows: frame.to_dicts\(\)"),
    ("Arrow table", lambda e: e.extract_many(_polars().to_arrow()), r"not a Table; give its rows: table.to_pylist\(\)"),
    ("id list", lambda e: e.extract(TEXT, id=[5]), r"id must be a string or a whole number, not \[5\]"),
    ("id bool", lambda e: e.extract(TEXT, id=True), "id must be a string"),
    ("id float", lambda e: e.extract(TEXT, id=1.5), "id must be a string"),
    ("meta str", lambda e: e.extract(TEXT, meta="x"), "meta is a mapping of names to values, .* not 'x'"),
    ("meta pairs", lambda e: e.extract(TEXT, meta=[("a", 1)]), "meta is a mapping"),
    ("meta in itself", lambda e: e.extract(TEXT, meta=_in_itself()), "more than 100 deep"),
    ("date number", lambda e: e.extract(TEXT, published=20260314), "published must be a date or an ISO date"),
    ("date junk", lambda e: e.extract(TEXT, published="2026-03-14junk"), "published must be a date"),
    ("date of no month", lambda e: e.extract(TEXT, published="2026-13-14"), "published must be a date"),
    ("date list", lambda e: e.extract(TEXT, published=["2026-03-14"]), "published must be a date"),
    ("scope list", lambda e: e.extract(TEXT, scope=["all"]), "scope must be 'speech' or 'all'"),
    ("clusters str", lambda e: e.extract(TEXT, clusters="x"), "clusters must be a list of clusters"),
    ("clusters number", lambda e: e.extract(TEXT, clusters=5), "clusters must be a list"),
    ("clusters mapping", lambda e: e.extract(TEXT, clusters={"a": [(0, 3)]}), "clusters must be a list"),
    ("cluster number", lambda e: e.extract(TEXT, clusters=[1]), r"clusters\[0\] must be a list of"),
    ("cluster of numbers", lambda e: e.extract(TEXT, clusters=[[1]]), r"clusters\[0\]\[0\] must be two whole numbers"),
    ("one edge", lambda e: e.extract(TEXT, clusters=[[(0, 3)], [(1,)]]), r"clusters\[1\]\[0\] must be two"),
    ("edges of letters", lambda e: e.extract(TEXT, clusters=[[("a", "b")]]), "must be two whole numbers"),
    ("edges of floats", lambda e: e.extract(TEXT, clusters=[[(0.0, 2.0)]]), "must be two whole numbers"),
    ("empty stretch", lambda e: e.extract(TEXT, clusters=[[(5, 5)]]), "is no stretch of the article"),
    ("stretch backwards", lambda e: e.extract(TEXT, clusters=[[(5, 1)]]), "is no stretch of the article"),
    ("stretch before", lambda e: e.extract(TEXT, clusters=[[(-3, 2)]]), "is no stretch of the article"),
    ("stretch behind", lambda e: e.extract(TEXT, clusters=[[(0, 9999)]]), f"which has {len(TEXT)} characters"),
]


def _frame() -> Any:
    return pytest.importorskip("pandas").DataFrame({"id": [1], "text": [TEXT], "body": [TEXT]})


def _polars() -> Any:
    pytest.importorskip("pyarrow")
    return pytest.importorskip("polars").DataFrame({"id": [1], "text": [TEXT]})


def _in_itself() -> dict[str, Any]:
    made: dict[str, Any] = {}
    made["a"] = [made]
    return made


@pytest.mark.parametrize(("call", "message"), [case[1:] for case in ARTICLES], ids=[case[0] for case in ARTICLES])
def test_articles(extractor: Extractor, call: Call, message: str) -> None:
    """What is given beside or instead of a text."""
    _check(lambda: call(extractor), message)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"batch_size": "a"}, "batch_size must be a whole number, at least 1, not 'a'"),
        ({"batch_size": 1.5}, "batch_size must be a whole number"),
        ({"batch_size": True}, "batch_size must be a whole number"),
        ({"cues": ["x"]}, r"cues must be entries, as .*read_entries.* gives them, .*; one of them is 'x'"),
        ({"cues": "x"}, "cues must be a list of entries"),
        ({"cues": 5}, "cues must be a list"),
        ({"cues": [{"lemma": "x"}]}, r"cues\[0\] .x.: say why the entry is there"),
        ({"outlets": ["a"]}, r"outlets must map names to kinds, as in \{'Quartzline': 'site'\}; not \['a'\]"),
        ({"outlets": "a"}, "outlets must map"),
        ({"outlets": 5}, "outlets must map"),
        ({"outlets": {1: "site"}}, "an outlet needs a name"),
        ({"outlets": {" ": "site"}}, "an outlet needs a name"),
        ({"outlets": {"Quartzline": "paper"}}, "unknown kind of outlet 'paper'"),
        ({"outlets": {"Quartzline": None}}, "unknown kind of outlet None"),
        ({"weights": 5}, "weights must be a folder with found.tsv and exact.tsv"),
        ({"nested": "yes"}, "nested must be True or False, not 'yes'"),
        ({"fast": 1}, "fast must be True or False, not 1"),
        ({"entities": None}, "entities must be 'ner' or 'grammar'"),
        ({"entities": []}, "entities must be 'ner' or 'grammar'"),
        ({"threshold": None}, "threshold must be a number from 0 to 1"),
        ({"scope": 5}, "scope must be 'speech' or 'all'"),
    ],
)
def test_options(nlp: Language, options: dict[str, Any], message: str) -> None:
    """Each option, when the extractor is made."""
    _check(lambda: quoteattr.load(nlp, **options), message)


def test_options_that_are_none(nlp: Language) -> None:
    """None stands for nothing beside what ships."""
    settings = quoteattr.load(nlp, cues=None, outlets=None, weights=None).settings
    assert (settings.cues, settings.outlets, settings.weights) == ((), {}, None)
    assert quoteattr.load(nlp, cues=(entry for entry in [CueEntry(lemma="moo")])).settings.cues[0].lemma == "moo"


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"lemma": 5}, "lemma must be a word or phrase, not 5"),
        ({"lemma": " "}, "lemma must be a word or phrase"),
        ({"pos": "noun phrase"}, "pos must be one of verb, noun"),
        ({"pos": []}, "pos must be one of"),
        ({"act": "shout"}, "act must be one of assertion"),
        ({"lift": float("nan")}, "lift must be a number"),
        ({"frames": ["that-clause"]}, "frames maps a frame"),
        ({"frames": {"that-clause": "much"}}, "frames maps a frame"),
        ({"block": "no"}, "block is true or false"),
    ],
)
def test_cue_entries(fields: dict[str, Any], message: str) -> None:
    """An entry made in Python is checked as one in a file."""
    _check(lambda: CueEntry(**{"lemma": "moo", **fields}), message)


def test_cue_entries_are_brought_into_form(nlp: Language) -> None:
    """Words as they are matched, acts as acts: a string does."""
    entry = CueEntry(lemma=" Moo  OUT ", act="question", lift=1)  # type: ignore[arg-type]
    assert (entry.lemma, entry.act, entry.lift) == ("moo out", quoteattr.Act.QUESTION, 1.0)
    known = CueEntry(lemma="announce", act="question", lift=3)  # type: ignore[arg-type]
    (found,) = quoteattr.load(nlp, cues=[known]).extract("The mayor announced that taxes will rise.").quotes
    assert found.cue is not None
    assert found.cue.act is quoteattr.Act.QUESTION


OTHERS: list[tuple[str, Call, str]] = [
    ("settings mapping", lambda e: Extractor(e.nlp, {"scope": "all"}), r"settings must be quoteattr.Settings\(…\)"),  # type: ignore[arg-type]
    ("model number", lambda e: quoteattr.extract(TEXT, nlp=5), "a model is a name, a path or a loaded"),
    ("check number", lambda e: quoteattr.check(5, ["x"]), "an article to check against is its text or an extraction"),
    ("claims text", lambda e: quoteattr.check(TEXT, "We will pay"), "claims must be a list of claims, not str; for a"),
    ("claims mapping", lambda e: quoteattr.check(TEXT, {"text": "We"}), "claims must be a list"),
    ("claims none", lambda e: quoteattr.check(TEXT, None), "claims must be a list"),
    ("claim number", lambda e: quoteattr.check(TEXT, [5]), "a claim is a text or a mapping"),
    ("claim speaker", lambda e: quoteattr.check(TEXT, [{"text": "We", "speaker": 5}]), "a claim's speaker is a string"),
    ("check extractor", lambda e: quoteattr.check(TEXT, ["x"], extractor="e"), "extractor must be what quoteattr.load"),
    ("audit number", lambda e: quoteattr.audit(5), "an extraction, or several, are wanted"),
    ("audit text", lambda e: quoteattr.audit(TEXT), "an extraction, or several, are wanted"),
    ("audit numbers", lambda e: quoteattr.audit([5]), r"number 0 \(from 0\) is no extraction but a int"),
    ("audit texts", lambda e: quoteattr.audit([TEXT]), "a str: extract it first, with quoteattr.extract_many"),
    ("audit failure", lambda e: quoteattr.audit([Extraction(text=""), FAILURE]), "number 1 .*a3: ValueError: odd"),
    ("page number", lambda e: to_html(5), "an extraction, or several, are wanted"),
    ("page failure", lambda e: to_html([FAILURE]), "leave failures out first"),
    ("rows number", lambda e: to_rows(5), "an extraction, or several, are wanted"),
    ("frame text", lambda e: to_pandas("x"), "an extraction, or several, are wanted"),
    ("links number", lambda e: find_links(5), "an extraction is wanted, not int"),
    ("json number", lambda e: to_json(5), "an extraction is wanted, not int"),
    ("json failure", lambda e: to_json(FAILURE), "not Failure: article a3"),
    ("json indent", lambda e: to_json(Extraction(text=""), indent="\t"), "indent must be a whole number"),
    ("reading a number", lambda e: from_json(5), "JSON is read from a str or bytes"),
    ("lines of a text", lambda e: list(read_jsonl("{}")), "lines must be the lines of a file"),
    ("lines of numbers", lambda e: list(read_jsonl([5])), "JSON is read from a str or bytes"),
    ("explaining a number", lambda e: Extraction(text="").quotes or e.extract(TEXT).quotes[0].explain(5), "are wanted"),
    ("text to explain", lambda e: explain_text(5), "an article to explain is its text"),
    ("start of letters", lambda e: explain_text(TEXT, start="a", extractor=e), "start and end must be offsets"),
    ("start before", lambda e: explain_text(TEXT, start=-5, extractor=e), "start and end must be offsets"),
    ("end behind", lambda e: explain_text(TEXT, end=999, extractor=e), "start and end must be offsets"),
    ("explaining with", lambda e: explain_text(TEXT, extractor="e"), "extractor must be what quoteattr.load"),
    ("gold number", lambda e: score(5, {}), "gold must be a list of gold articles"),
    ("gold numbers", lambda e: score([5], {}), "gold must be a list of gold articles"),
    ("predictions number", lambda e: score(GOLD, 5), "predictions must be"),
    ("score scope", lambda e: score(GOLD, {}, scope="x"), "scope must be"),
    ("score threshold", lambda e: score(GOLD, {}, threshold="x"), "threshold must be a number"),
    ("score bootstrap", lambda e: score(GOLD, {}, bootstrap=-1), "bootstrap must be at least 0"),
    ("predict scope", lambda e: predict(GOLD, e, scope="x"), "scope must be"),
    ("predict with a number", lambda e: predict(GOLD, 5), r"an extractor \(from quoteattr.load\) or a function"),
    ("gold path", lambda e: read_gold(5), "gold files and folders must be given as a path, not 5"),
    ("gold texts", lambda e: read_gold("x", texts=5), "the file with the texts must be given as a path"),
    ("floors path", lambda e: load_floors(5), "a floors file must be given as a path"),
    ("gold to write", lambda e: write_jsonl_gold([5], "x.jsonl"), "articles must be gold articles; one is 5"),
    ("one gold to write", lambda e: write_jsonl_gold(5, "x.jsonl"), "articles must be a list of gold articles"),
    ("brat to write", lambda e: write_brat(5, "x"), "an extraction, or several, are wanted"),
    ("displacy", lambda e: to_displacy([Extraction(text="")]), "an extraction is wanted, not list"),
    ("reports", lambda e: compare_reports(5, 5), "two reports .* are compared, not 5"),
    ("errors", lambda e: score(GOLD, {}, bootstrap=0).errors("x"), "limit must be a whole number"),
    ("gold limit", lambda e: read_gold("x", limit="a"), "limit must be a whole number"),
    ("predictions path", lambda e: read_predictions(5), "a file of predictions must be given as a path"),
]


@pytest.mark.parametrize(("call", "message"), [case[1:] for case in OTHERS], ids=[case[0] for case in OTHERS])
def test_other_functions(extractor: Extractor, call: Call, message: str) -> None:
    """Checking, auditing, viewing, tables, JSON, explaining, evaluation."""
    _check(lambda: call(extractor), message)


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is written is written there."""
    monkeypatch.chdir(tmp_path)


def _check(call: Callable[[], Any], message: str) -> None:
    with pytest.raises(QuoteattrError, match=message) as caught:
        call()
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda a: list(a.extract_batches(5)), "batches must be a series of Arrow record batches, not int"),
        (lambda a: list(a.extract_batches([5])), "batches must hold Arrow record batches; one is of type int"),
        (lambda a: a.extract_batches([], rows="x"), "rows must be 'articles' or 'quotes'"),
        (lambda a: a.extract_batches([], wrong=1), "unknown option wrong"),
        (lambda a: a.extract_batches([], cues=["x"]), "cues must be entries"),
        (lambda a: a.extract_batches([], time_limit="x"), "time_limit must be"),
        (lambda a: a.extract_table(5), "a table must be a pyarrow.Table, not int"),
    ],
)
def test_arrow(call: Any, message: str) -> None:
    """At the call, not with the first batch."""
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    from quoteattr import arrow

    with pytest.raises(SettingsError, match=message):
        call(arrow)


def test_arrow_takes_options_that_are_no_keys() -> None:
    """A mapping of outlets, a list of cues: the worker is still made once."""
    pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    from quoteattr import arrow

    batch = pa.RecordBatch.from_pydict({"text": ["“We will pay,” Ada Lind told Quartzline."]})
    options: dict[str, Any] = {"outlets": {"Quartzline": "site"}, "cues": [CueEntry(lemma="moo")]}
    first, second = arrow.extract_batches([batch, batch], rows="quotes", **options)
    assert first.column("outlet").to_pylist() == ["Quartzline"]
    assert first.equals(second)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (7, "7"),
        ("a", "a"),
        (7.0, "7"),
        (math.nan, None),
        (None, None),
        (uuid.UUID(int=1), "00000000-0000-0000-0000-000000000001"),
    ],
)
def test_ids_of_tables(extractor: Extractor, given: Any, kept: str | None) -> None:
    """Whole numbers, and floats where a column has gaps, are ids as strings; NaN is none."""
    assert extractor.extract(TEXT, id=given).id == kept
    assert next(iter(extractor.extract_many([{"text": TEXT, "id": given}]))).id == kept


@pytest.mark.parametrize(
    "given",
    ["2026-03-14", "2026-03-14T10:00:00Z", "2026-03-14 10:00", datetime.date(2026, 3, 14)],
)
def test_dates_that_are_dates(extractor: Extractor, given: Any) -> None:
    """Friday is the day before."""
    (found, *_) = extractor.extract(TEXT, published=given).quotes
    assert found.time is not None
    assert found.time.date == datetime.date(2026, 3, 13)
