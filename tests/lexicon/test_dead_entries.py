"""The cue lexicon has no dead entry: each is met in PolNeAR train, or a sentence in ``fixtures/cues.toml`` shows it.

The sentences are no sample of news: each was written to hold one rare cue, and says where its content ends.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from attrs import define, evolve

from quoteattr.errors import ModelError
from quoteattr.extractor import Extractor
from quoteattr.lexicon.cues import load_cues
from quoteattr.lexicon.words import load_words
from quoteattr.records import Extraction, Quote
from quoteattr.text.pipeline import find_model

if TYPE_CHECKING:
    from spacy.language import Language

CASES = Path(__file__).parents[2] / "fixtures" / "cues.toml"
HITS = Path(__file__).parent / "train_hits.toml"
PARTS = {"verbs": "verb", "nouns": "noun", "adjectives": "adjective", "phrases": "phrase"}


BLOCKED = {
    "as i write": "As I write, the snow is falling.",
    "as its name suggests": "The tower is, as its name suggests, built of brick.",
    "as noted above": "As noted above, the tax is flat.",
    "as the name suggests": "The tower is, as the name suggests, built of brick.",
    "as the title suggests": "The film is, as the title suggests, about salt.",
    "as they say ,": "He was, as they say, a character.",
    "sworn in": "He was sworn in as mayor.",
    "known for": "She was known for her work on the series “Low Water”.",
    "needless to say": "It is needless to say the fund is empty.",
    "that said ,": "That said, the plan may still work.",
    "having said that ,": "Having said that, the plan may still work.",
    "that being said": "That being said, the plan may still work.",
    "so to speak": "She was so to speak of the same mind.",
    "to say the least": "The result was a surprise, to say the least.",
    "not to mention": "The fund lost money, not to mention the trust of its members.",
    "goes without saying": "It goes without saying that the fund is empty.",
    "to be said for": "Much is to be said for the idea that the fund should close.",
    "called off": "Lind called off the search.",
    "suffice it to say": "Suffice it to say that the fund is empty.",
    "truth be told": "Truth be told the fund is empty.",
    "said goodbye": "Lind said goodbye to the crew.",
    "pronounced dead": "The man was pronounced dead at the scene.",
    "declared dead": "The man was declared dead at the scene.",
    "pointed to the spot": "The referee pointed to the spot after a handball.",
    "points to the spot": "The referee points to the spot after a handball.",
    "all told ,": "All told, the fund lost nine million.",
    "all told .": "The fire killed forty cows, all told.",
    "full view of": "The robbery took place in full view of the police.",
    "according to plan": "According to plan, the launch went well.",
    "according to schedule": "According to schedule, the launch went well.",
    "according to custom": "According to custom, the launch was late.",
    "according to script": "According to script, the launch was late.",
    "according to design": "The tower was built according to design.",
    "according to how": "The prize varies according to how many enter.",
    "according to whether": "The fee varies according to whether you park.",
}
"""A sentence for each blocked phrase of cues.toml, in which a quote would be found but for it."""


@define(frozen=True)
class Case:
    """One sentence: its entry and group, the text, and what its brackets mark. open: why it is not read yet."""

    group: str
    lemma: str
    text: str
    content: tuple[str, ...]
    source: str
    open: str = ""

    @property
    def pos(self) -> str:
        return PARTS[self.group.rpartition("-")[2]]

    @property
    def act(self) -> str:
        return self.group.rpartition("-")[0]


def read_case(group: str, lemma: str, given: str | dict[str, str]) -> Case:
    """A case from its line: ``[…]`` around the parts of the content, ``{…}`` around the source."""
    marked = given if isinstance(given, str) else given["text"]
    text, source, start = "", "", 0
    content: list[str] = []
    for character in marked:
        if character in "[{":
            start = len(text)
        elif character == "]":
            content.append(text[start:])
        elif character == "}":
            source = text[start:]
        else:
            text += character
    return Case(group, lemma, text, tuple(content), source, "" if isinstance(given, str) else given["open"])


def load_cases() -> list[Case]:
    """The cases of all groups."""
    groups = tomllib.loads(CASES.read_text(encoding="utf-8"))
    return [read_case(group, lemma, given) for group, cases in groups.items() for lemma, given in cases.items()]


def is_small_model() -> bool:
    """Whether the tests load the model that the cases were written with; others parse some of them otherwise."""
    try:
        return "_sm" in find_model()
    except ModelError:
        return True


ALL = load_cases()


def words(text: str) -> str:
    """The letters, digits and single spaces of a text, without a possessive ending."""
    kept = "".join(character if character.isalnum() else " " for character in text)
    return " ".join(kept.split()).removesuffix(" s")


def names(quote: Quote, case: Case) -> bool:
    """Whether a quote's cue is the case's entry: by its lemma, as a participle, or as the data that tell."""
    if quote.cue is None:
        return False
    if case.group == "evidence-nouns" and case.lemma in load_words("acts")["evidence-nouns"]:
        told_by = words(quote.source.text).lower()
        if case.lemma in told_by or case.lemma == "datum":
            return True
    return case.lemma in (quote.cue.lemma, quote.cue.text.lower())


def is_read(case: Case, extraction: Extraction) -> bool:
    """Whether one of the quotes has the entry for its cue, its act, and just the content and source that are marked."""
    return any(
        names(quote, case)
        and quote.cue is not None
        and quote.cue.act.value == case.act
        and [words(span.text) for span in quote.content] == [words(part) for part in case.content]
        and words(quote.source.text) == words(case.source)
        for quote in extraction.quotes
    )


@pytest.fixture(scope="module")
def extractions(extractor: Extractor) -> dict[str, Extraction]:
    """What is found in each sentence, read in one go."""
    texts = [case.text for case in ALL]
    return dict(zip(texts, extractor.extract_many(texts, scope="all"), strict=True))


@pytest.mark.skipif(not is_small_model(), reason="the cases say what the small model's parse allows")
@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            case,
            id=f"{case.pos}-{case.lemma}",
            marks=[pytest.mark.xfail(reason=case.open, strict=True)] if case.open else [],
        )
        for case in ALL
    ],
)
def test_case(case: Case, extractions: dict[str, Extraction]) -> None:
    """A rare cue is read with its lemma, its act, its content and its source."""
    extraction = extractions[case.text]
    shown = [
        f"{quote.cue and (quote.cue.lemma, quote.cue.act.value)} {[span.text for span in quote.content]}"
        f" by {quote.source.text!r}"
        for quote in extraction.quotes
    ]
    assert is_read(case, extraction), f"{case.text!r} gives {shown}"


def test_no_entry_is_dead() -> None:
    """Each entry of acts.toml is met in train or has a case that passes."""
    hits = tomllib.loads(HITS.read_text(encoding="utf-8"))
    met = {(pos, lemma) for group in hits.values() for pos, lemmas in group.items() for lemma in lemmas}
    shown = {(case.pos, case.lemma) for case in ALL if not case.open}
    dead = sorted(f"{lemma} ({pos})" for pos, lemma in set(load_cues().acts) - met - shown)
    assert not dead, (
        f"entries of quoteattr/lexicon/acts.toml that no cue of PolNeAR train hits, and no case: {', '.join(dead)}."
        " Write a sentence for each in fixtures/cues.toml that the extractor reads, or take the entry out; where the"
        " corpus does hold it, make tests/lexicon/train_hits.toml anew with fixtures/train_hits.py"
    )


def test_cases_are_of_entries() -> None:
    """No case is left of an entry that was taken out or has another act now."""
    groups = load_words("acts")
    strays = [f"{case.group}: {case.lemma}" for case in ALL if case.lemma not in groups[case.group]]
    assert not strays, f"cases in fixtures/cues.toml of no entry: {strays}"


def cues_in(extraction: Extraction, phrase: str) -> list[str]:
    """The cues of quotes that stand in a phrase."""
    first = extraction.text.lower().index(phrase.rstrip(" ,."))
    stop = first + len(phrase)
    return [
        quote.cue.text
        for quote in extraction.quotes
        if quote.cue is not None and any(span.start < stop and first < span.end for span in quote.cue.spans)
    ]


@pytest.mark.skipif(not is_small_model(), reason="the sentences were chosen with the small model")
def test_no_blocked_phrase_is_dead(nlp: Language) -> None:
    """Each blocked phrase keeps a cue from being read, which without the block is one."""
    cues = load_cues()
    phrases = {" ".join(words) for blocks in cues.blocks.values() for words in blocks}
    assert phrases == set(BLOCKED), "write a sentence in BLOCKED for each blocked phrase of cues.toml"
    blocking, free = Extractor(nlp), Extractor(nlp)
    free._cues = evolve(cues, blocks={})
    for phrase, text in BLOCKED.items():
        assert not cues_in(blocking.extract(text, scope="all"), phrase), f"{phrase}: {text}"
        assert cues_in(free.extract(text, scope="all"), phrase), f"{phrase} blocks nothing in: {text}"
