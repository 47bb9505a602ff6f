"""The extractor: what it takes, what it refuses and why, and that every way in gives the same."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import spacy

import quoteattr
from quoteattr.errors import ModelError, SettingsError
from quoteattr.extractor import Extractor, Settings, extract, load
from quoteattr.records import Scope

if TYPE_CHECKING:
    from spacy.language import Language

ROOT = Path(__file__).parents[1]
TEXT = "“We will pay,” Ada Lind told Harbour Radio on Friday. Ben Novak believes that taxes will rise."


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"scope": "thoughts"}, "scope must be 'speech' or 'all', not 'thoughts'"),
        ({"scope": None}, "scope must be 'speech' or 'all', not None"),
        ({"threshold": 1.5}, "threshold must be a number from 0 to 1, not 1.5"),
        ({"threshold": -0.1}, "threshold must be a number from 0 to 1"),
        ({"threshold": "high"}, "threshold must be a number from 0 to 1, not 'high'"),
        ({"threshold": True}, "threshold must be a number from 0 to 1, not True"),
        ({"threshold": float("nan")}, "threshold must be a number from 0 to 1, not nan"),
        ({"batch_size": 0}, "batch_size must be at least 1, not 0"),
        ({"entities": "none"}, "entities must be 'ner' or 'grammar', not 'none'"),
    ],
)
def test_bad_settings_say_the_remedy(options: dict[str, Any], message: str) -> None:
    """The option, what it takes, and what was given."""
    with pytest.raises(SettingsError, match=message):
        Settings(**options)


def test_settings_are_converted() -> None:
    """Strings become scopes, whole numbers thresholds, lists tuples."""
    settings = Settings(scope="all", threshold=1, cues=[])
    assert (settings.scope, settings.threshold, settings.cues) == (Scope.ALL, 1.0, ())
    assert isinstance(settings.threshold, float)


def test_unknown_options_are_named(nlp: Language) -> None:
    """With the list of those that exist."""
    with pytest.raises(SettingsError, match=r"unknown option treshold; the options are .*threshold"):
        load(nlp, treshold=0.5)
    assert load(nlp, threshold=0.5).settings.threshold == 0.5


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda e: e.extract(7), "an article is a str or a spaCy Doc, not int"),
        (lambda e: e.extract(None), "an article is a str or a spaCy Doc, not None"),
        (lambda e: e.extract(TEXT, scope="most"), "scope must be 'speech' or 'all', not 'most'"),
        (lambda e: e.extract(TEXT, published="last week"), "published must be a date or an ISO date"),
        (lambda e: list(e.extract_many([{"body": TEXT}])), "needs the key 'text'"),
        (lambda e: list(e.extract_many([{"text": None}])), "needs the key 'text' with a string"),
        (lambda e: list(e.extract_many([7])), "an article is a str or a spaCy Doc, not int"),
        (lambda e: list(e.extract_many([TEXT], scope="most")), "scope must be 'speech' or 'all'"),
    ],
)
def test_misuse_raises(extractor: Extractor, call: Any, message: str) -> None:
    """The message says what is wanted."""
    with pytest.raises(SettingsError, match=message):
        call(extractor)


def test_a_doc_without_a_parse_is_refused(extractor: Extractor) -> None:
    """A blank pipeline's Doc has no trees."""
    with pytest.raises(ModelError):
        extractor.extract(spacy.blank("en")(TEXT))


@pytest.mark.parametrize("text", ["", " ", "\n\n", "”", "“", "…", "\x00", "😀", "a" * 3000, '"' * 500, "‘’" * 200])
def test_news_text_never_raises(extractor: Extractor, text: str) -> None:
    """Odd texts give an extraction, of the same text."""
    assert extractor.extract(text).text == text


def test_many_articles_keep_order_and_fields(extractor: Extractor) -> None:
    """Texts, pairs, mappings and Docs, each as it would be alone; further fields go to meta."""
    articles = [
        TEXT,
        "",
        {"text": TEXT, "id": 7, "desk": "city", "published": "2026-03-14"},
        (TEXT, {"id": "b"}),
        (TEXT, "context"),
        extractor.nlp(TEXT),
    ]
    found = list(extractor.extract_many(articles))
    assert [extraction.text for extraction in found] == [TEXT, "", TEXT, TEXT, TEXT, TEXT]
    assert [extraction.id for extraction in found] == [None, None, "7", "b", None, None]
    assert found[2].meta["desk"] == "city"
    assert found[4].meta["context"] == "context"
    assert found[0] == extractor.extract(TEXT)
    assert found[5] == extractor.extract(extractor.nlp(TEXT))


def test_input_is_read_as_it_is_needed(extractor: Extractor) -> None:
    """Nothing is read before the first extraction is asked for."""
    read: list[int] = []

    def articles() -> Any:
        for number in range(3):
            read.append(number)
            yield TEXT

    stream = extractor.extract_many(articles())
    assert read == []
    assert len(list(stream)) == 3
    assert read == [0, 1, 2]


def test_meta_says_how_it_was_made(extractor: Extractor) -> None:
    """Model, scope and version, and the caller's own."""
    extraction = extractor.extract(TEXT, id="a", scope="all", meta={"desk": "city"})
    assert extraction.id == "a"
    assert extraction.meta["scope"] == "all"
    assert extraction.meta["desk"] == "city"
    assert extraction.meta["model"].startswith("en_")
    assert extraction.meta["version"] == quoteattr.__version__


@pytest.mark.parametrize("published", ["2026-03-16", datetime.date(2026, 3, 16), datetime.datetime(2026, 3, 16, 9, 30)])
def test_published_resolves_days(extractor: Extractor, published: Any) -> None:
    """A Friday before that Monday; without a date none."""
    first = extractor.extract(TEXT, published=published).quotes[0]
    assert first.time is not None
    assert first.time.date == datetime.date(2026, 3, 13)
    other = extractor.extract(TEXT).quotes[0]
    assert other.time is not None
    assert other.time.date is None


def test_every_way_in_gives_the_same(nlp: Language, extractor: Extractor) -> None:
    """The function, the loaded extractor, a single article and a stream."""
    assert extract(TEXT, nlp=nlp) == extractor.extract(TEXT) == load(nlp).extract(TEXT)


def test_the_threshold_takes_out_what_is_less_sure(nlp: Language) -> None:
    """Every quote that is left is at least as sure; at 1 none is."""
    extractor = Extractor(nlp, Settings(threshold=0.6))
    assert all(quote.confidence >= 0.6 for quote in extractor.extract(TEXT, scope="all"))
    assert len(Extractor(nlp, Settings(threshold=1.0)).extract(TEXT, scope="all")) == 0


def test_outlets_of_the_callers_own(nlp: Language) -> None:
    """A name that no list holds is an outlet where the caller says so."""
    text = "“We will pay,” Ada Lind told Quartzline."
    known = Extractor(nlp, Settings(outlets={"Quartzline": "site"})).extract(text).quotes[0]
    assert known.outlet is not None
    assert (known.outlet.name, known.outlet.kind) == ("Quartzline", "site")


def test_repr_names_model_and_scope(extractor: Extractor) -> None:
    """Short enough for a prompt."""
    assert "en_" in repr(extractor)
    assert "'speech'" in repr(extractor)


def test_what_is_hopeless_would_not_be_chosen(extractor: Extractor) -> None:
    """Leaving out what lies far under the threshold changes no choice; ``candidates`` still shows all."""
    shown = left = 0
    for file in sorted((ROOT / "fixtures/articles").glob("*.txt")):
        parse, scored, accepted = extractor.candidates(file.read_text(encoding="utf-8"))
        _, some, chosen = extractor._select(parse, skip_hopeless=True)
        assert [(item.candidate.cue, item.region, item.found) for item in chosen] == [
            (item.candidate.cue, item.region, item.found) for item in accepted
        ]
        shown += len(scored)
        left += len(some)
    assert left < 0.8 * shown
