"""Names: where a capitalised run begins and ends, what in it is title, and whose name it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quoteattr.attribution.names.likeness import is_same_person_name
from quoteattr.attribution.names.table import build_table
from quoteattr.text.parse import parse_text

if TYPE_CHECKING:
    from spacy.language import Language


def _names(nlp: Language, text: str) -> dict[str, str]:
    """Names in the article by kind of the entity they belong to."""
    table = build_table(parse_text(nlp, text))
    return {
        " ".join(text[mention.start : mention.end].split()): table.entities[mention.entity].kind
        for mention in table.mentions
        if mention.entity >= 0
    }


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The talks were led by Pieter van der Berg on Monday.", "Pieter van der Berg"),
        ("Hydrologist Katarzyna Wolska has spent a life measuring the river.", "Katarzyna Wolska"),
        ("The talks were led by Khalid bin Salman on Monday.", "Khalid bin Salman"),
        ("The talks were led by Ahmad Al Shara on Monday.", "Ahmad Al Shara"),
        ("The talks were led by Siobhan O'Neill on Monday.", "Siobhan O'Neill"),
        ("The talks were led by Kim Tae-yul on Monday.", "Kim Tae-yul"),
        ("The talks were led by General Omar al-Amr on Monday.", "Omar al-Amr"),
        ("The talks were led by Douglas Holtz-Eakin on Monday.", "Douglas Holtz-Eakin"),
        ("The talks were led by Joseph R. Brandt Jr. on Monday.", "Joseph R. Brandt Jr."),
        ("The talks were led by Robert “Bob” Corwin on Monday.", "Robert “Bob” Corwin"),
        ("The talks were led by Mr Goksu on Monday.", "Goksu"),
        ("The talks were led by Tan Sri Azman Hashim on Monday.", "Azman Hashim"),
        ("The talks were led by Sri Mulyani Indra on Monday.", "Sri Mulyani Indra"),
        ("The talks were led by Shri Ramesh Kulkar on Monday.", "Ramesh Kulkar"),
        ("The talks were led by Kiprono arap Chelimo on Monday.", "Kiprono arap Chelimo"),
        ("The talks were led by Pieter van 't Hof on Monday.", "Pieter van 't Hof"),
        ("The talks were led by Jean-Luc d'Aubrey on Monday.", "Jean-Luc d'Aubrey"),
        ("The talks were led by Dean Baker on Monday.", "Dean Baker"),
        ("The talks were led by Duke Orlett on Monday.", "Duke Orlett"),
        ("The talks were led by Will Doyle on Monday.", "Will Doyle"),
        ("The talks were led by Ms. Novak's brother.", "Novak"),
        ("The talks were led by Editor-in-Chief Martin Laube on Monday.", "Martin Laube"),
        ("The talks were led by Democrat Helen Brandt on Monday.", "Helen Brandt"),
        ("The talks were led by Secretary of State John Merrow on Monday.", "John Merrow"),
        ("The talks were led by Ohio Democratic Party Chairman David Prewitt on Monday.", "David Prewitt"),
        ("District Collector N.S.K. Ramanand, when asked, said he was late.", "N.S.K. Ramanand"),
        ("Leader of the Opposition Tamsin Orley said the port was closed.", "Tamsin Orley"),
        ("The talks were led by Helen May in May.", "Helen May"),
        ("The port, said Sun Weiping, a harbour pilot, was closed.", "Sun Weiping"),
        ("The port, said He Junfeng, a harbour pilot, was closed.", "He Junfeng"),
        ("He Junfeng, a harbour pilot, closed the port.", "He Junfeng"),
        ("The seat went to Tory Trudy Hale on Monday.", "Trudy Hale"),
        ("Minister for Jobs, Enterprise and Innovation Sarah O'Hara closed the port.", "Sarah O'Hara"),
        ("Agriculture, Forestry and Fisheries Minister Thandi Mokoena closed the port.", "Thandi Mokoena"),
        ("The deputy chair of the ruling Justice and Development Party Selim Kaya closed the port.", "Selim Kaya"),
        ("The talks were led by the ambassador to Norway Teimuraz Orlov on Monday.", "Teimuraz Orlov"),
    ],
)
def test_people(nlp: Language, text: str, name: str) -> None:
    """A person's name takes in particles, hyphens, initials and suffixes, and leaves titles and possessives out."""
    assert _names(nlp, text).get(name) == "person"


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("She works at the Department of Justice in the capital.", "Department of Justice", "organization"),
        (
            "She has worked at the Center for Media and Public Affairs for several years.",
            "Center for Media and Public Affairs",
            "organization",
        ),
        ("She asked the Food and Drug Administration for help.", "Food and Drug Administration", "organization"),
        ("It was built by Merrow & Stone Ltd last year.", "Merrow & Stone Ltd", "organization"),
        ("A spokesman for the Turkish Foreign Ministry agreed.", "Turkish Foreign Ministry", "organization"),
        ("He flew to Ankara on Tuesday.", "Ankara", "place"),
        ("He waited outside the White House on Tuesday.", "White House", "place"),
        ("He read the Clean Harbours Act aloud.", "Clean Harbours Act", "document"),
        ("He met House Republicans on Tuesday.", "House Republicans", "group"),
        ("Shares in Peter Brandt fell on Tuesday.", "Peter Brandt", "organization"),
        ("Shares of Ostrel Devices fell. Ostrel said sales were down.", "Ostrel Devices", "organization"),
        ("Analysts from Ostrel Partners said it was over.", "Ostrel Partners", "organization"),
        ("The campaign group Action against Road Noise agreed.", "Action against Road Noise", "organization"),
        ("The Committee for a Balanced Budget agreed.", "Committee for a Balanced Budget", "organization"),
        ("The Campaign to Protect Rural Kent agreed.", "Campaign to Protect Rural Kent", "organization"),
        ("The charity Save the Villages agreed.", "Save the Villages", "organization"),
        ("The General Administration of Customs agreed.", "General Administration of Customs", "organization"),
        (
            "The State Administration of Grain, Forestry and Fisheries agreed.",
            "State Administration of Grain, Forestry and Fisheries",
            "organization",
        ),
        ("They met at Brandt Tower on Monday.", "Brandt Tower", "place"),
        ("The Lakeport Star reported it.", "Lakeport Star", "organization"),
        ("According to Article 50 of the treaty, it may leave.", "Article", "document"),
        ("He asked the charity Oxfam of Leeds for help.", "Oxfam", "organization"),
        ("The head of the US Central Command agreed.", "US Central Command", "organization"),
    ],
)
def test_bodies_and_places(nlp: Language, text: str, name: str, kind: str) -> None:
    """Bodies are known by the words that head them, places by lists, acts and groups of a party by their last word."""
    assert _names(nlp, text).get(name) == kind


@pytest.mark.parametrize(
    "text",
    [
        "The next day it rained.",
        "On Monday it rained.",
        "Officials said it rained.",
        "It rained. Neighbours described it. Authorities said so. MEPs agreed.",
        "However, it rained in March.",
        "The president said it rained.",
        "He is the Secretary of State.",
        "In May it rained; May 5 was dry. The Sun rose.",
    ],
)
def test_no_names(nlp: Language, text: str) -> None:
    """Sentence starts, days, months and titles alone name nobody."""
    assert _names(nlp, text) == {}


def test_headlines(nlp: Language) -> None:
    """In a headline only names count that the text knows; its other capitals say nothing."""
    text = (
        "Merrow Plan for Taxes Is Complex, Experts Say\n\n"
        "Helen Merrow has a plan for taxes. Experts say it is complex.\n\nMerrow disagrees."
    )
    names = _names(nlp, text)
    assert names == {"Merrow": "person", "Helen Merrow": "person"}


def test_without_entities(nlp: Language) -> None:
    """Capitals, honorifics, words of bodies and acronyms are enough where the pipeline has no entity recogniser."""
    text = "Mr Goksu met Helen Brandt of the Justice and Development Party (JDP). Goksu said the JDP had agreed."
    with nlp.select_pipes(disable=["ner"]):
        table = build_table(parse_text(nlp, text))
    found = {entity.name: (entity.kind, len(entity.mentions)) for entity in table.entities}
    assert found["Goksu"] == ("person", 2)
    assert found["Helen Brandt"] == ("person", 1)
    assert found["Justice and Development Party"] == ("organization", 3)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("j. smith", "john smith", True),
        ("john smith", "john q. smith", True),
        ("mike smith", "john smith", False),
        ("jane smith", "john smith", False),
        ("john smith", "john smythe", False),
    ],
)
def test_same_person(one: str, other: str, same: bool) -> None:
    """Names are one person's where the last names are equal and the first names do not differ."""
    assert is_same_person_name(one.split(), other.split()) is same
