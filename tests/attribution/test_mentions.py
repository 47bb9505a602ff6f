"""The mention table: surnames, short forms and acronyms given to people and bodies of the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quoteattr.attribution.names.mentions import MentionTable
from quoteattr.attribution.names.table import build_table
from quoteattr.text.parse import parse_text

if TYPE_CHECKING:
    from spacy.language import Language


def _table(nlp: Language, text: str) -> MentionTable:
    return build_table(parse_text(nlp, text))


def _owner(table: MentionTable, words: str) -> str | None:
    """The name of the entity that the last mention with these words belongs to."""
    text = table.parse.text
    found = [mention for mention in table.mentions if text[mention.start : mention.end] == words]
    assert found, f"no mention {words!r}"
    return table.entities[found[-1].entity].name if found[-1].entity >= 0 else None


@pytest.mark.parametrize(
    ("text", "words", "owner"),
    [
        ("Helen Brandt spoke first. Brandt left early.", "Brandt", "Helen Brandt"),
        ("Brandt left early. Helen Brandt spoke first.", "Brandt", "Helen Brandt"),
        ("Helen Brandt spoke first. Ms Brandt left early.", "Brandt", "Helen Brandt"),
        ("Pieter van der Berg spoke first. Then van der Berg left.", "van der Berg", "Pieter van der Berg"),
        ("Helen Brandt and Paul Brandt met. Mr Brandt left early.", "Brandt", "Paul Brandt"),
        ("Helen Brandt and Paul Brandt met. Mrs Brandt left early.", "Brandt", "Helen Brandt"),
        ("Helen Brandt and Paul Brandt met. Brandt left early.", "Brandt", None),
        ("Helen Brandt spoke. Brandt wept. Her son, Paul Brandt, left. Later Brandt left.", "Brandt", "Helen Brandt"),
        ("President Corwin spoke. Michelle Corwin listened. Mr Corwin left early.", "Corwin", "Corwin"),
        ("Kim Tae-yul spoke first. Then Kim left.", "Kim", "Kim Tae-yul"),
        ("Helen May spoke first. May said no.", "May", "Helen May"),
        ("Mrs May spoke first. In the Commons, May said no.", "May", "May"),
        ("Analyst Sun Weiping spoke first. Sun said no.", "Sun", "Sun Weiping"),
        ("Rana Tahir Brandt spoke first. Mr Brandt left early.", "Brandt", "Rana Tahir Brandt"),
        ("Late Brandt strike beats Dorr\n\nCian Brandt struck. Later Brandt left early.", "Brandt", "Cian Brandt"),
        ("Late Brandt strike stuns Dorr\n\nPaul Brandt struck late. Later Brandt left.", "Brandt", "Paul Brandt"),
    ],
)
def test_surnames(nlp: Language, text: str, words: str, owner: str | None) -> None:
    """A bare surname is the one full name; of two bearers it is told by honorific or by who owns it, else open."""
    assert _owner(_table(nlp, text), words) == owner


@pytest.mark.parametrize(
    "text", ["Helen May spoke in May.", "Helen May left. By May 5 it rained.", "Helen May left. The May vote was lost."]
)
def test_dates(nlp: Language, text: str) -> None:
    """A month is no surname where a date stands, though somebody bears it."""
    assert [mention.end - mention.start for mention in _table(nlp, text).mentions] == [len("Helen May")]


@pytest.mark.parametrize(
    ("text", "words", "owner"),
    [
        (
            "He left the Justice and Development Party (JDP). The JDP lost.",
            "JDP",
            "Justice and Development Party",
        ),
        ("The Harbour Workers Union met yesterday. Later the HWU voted again.", "HWU", "Harbour Workers Union"),
        ("The Ostrel Morning Post reported it. The Post was wrong.", "Post", "Ostrel Morning Post"),
        ("The Harbour Workers Union met yesterday. Later the XYZ voted again.", "XYZ", "XYZ"),
    ],
)
def test_short_forms(nlp: Language, text: str, words: str, owner: str) -> None:
    """Acronyms and short forms are known by the long form; an acronym of other letters is a body of its own."""
    assert _owner(_table(nlp, text), words) == owner


def test_surname_that_is_a_place(nlp: Language) -> None:
    """A surname that is a country's name is the person's, but not after a word of place."""
    table = _table(nlp, "Jim Jordan spoke first. Jordan left early. He had never been in Jordan.")
    jordans = [mention for mention in table.mentions if mention.keys == ("jordan",)]
    assert [table.entities[mention.entity].kind for mention in jordans] == ["person", "place"]


@pytest.mark.parametrize(
    "text",
    [
        "By HELEN BRANDT\n\nThe harbour was closed on Monday.",
        "The harbour was closed on Monday.\n\nReporting by Helen Brandt",
        "I love this harbour.\n\nHelen Brandt, Ostrel",
    ],
)
def test_bylines(nlp: Language, text: str) -> None:
    """Whoever signs the article is no one it speaks of."""
    (mention,) = [mention for mention in _table(nlp, text).mentions if "brandt" in mention.keys]
    assert mention.byline


def test_no_byline(nlp: Language) -> None:
    """*By* inside a sentence signs nothing."""
    table = _table(
        nlp, "The book was written by Helen Brandt in a hut on the coast, far away from the city and its noise."
    )
    assert not any(mention.byline for mention in table.mentions)


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("Mrs Quill spoke.", "f"),
        ("Sir Anders Quill spoke.", "m"),
        ("Helen Quill spoke.", "f"),
        ("Xuqil Quill said she would go.", "f"),
        ("Xuqil Quill said it would rain.", ""),
    ],
)
def test_genders(nlp: Language, text: str, gender: str) -> None:
    """Gender is read from honorifics, first names and pronouns, and left open without evidence."""
    from quoteattr.attribution.names.genders import learn_genders

    table = _table(nlp, text)
    learn_genders(table)
    (person,) = [entity for entity in table.entities if "quill" in entity.keys]
    assert person.gender == gender


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The road was dark. Odhiambo and his wife walked home. Then Odhiambo told the story.", "Odhiambo", "person"),
        ("The road was dark. Odhiambo, who is 32, walked home. Odhiambo wept.", "Odhiambo", "person"),
        ("The road was dark. On Monday, Trump spoke of it.", "Trump", "person"),
        ("The lender, Verdana, was open. Verdana's headquarters closed.", "Verdana", "organization"),
        ("It rained, the Aslan news agency reported. Aslan said so.", "Aslan", "organization"),
    ],
)
def test_kind_by_use(nlp: Language, text: str, name: str, kind: str) -> None:
    """A bare name is a person's where it does what people do and has a family, a body's beside a noun for a body."""
    table = _table(nlp, text)
    assert {entity.kind for entity in table.entities if entity.name == name} == {kind}
