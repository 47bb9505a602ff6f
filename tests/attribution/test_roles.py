"""Roles: every construction that says what a person is, split into title and affiliation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quoteattr.attribution.names.table import build_table
from quoteattr.attribution.roles.stated import roles_of
from quoteattr.text.parse import parse_text

if TYPE_CHECKING:
    from spacy.language import Language

Expected = list[tuple[str, str, str | None]]


def _roles(nlp: Language, text: str, name: str) -> Expected:
    table = build_table(parse_text(nlp, text))
    (person,) = [entity for entity in table.entities if entity.name == name]
    roles = [stated.role for stated in roles_of(table, person)]
    for role in roles:
        assert role.span is not None
        assert text[role.span.start : role.span.end] == role.span.text == role.text
    return [(role.text, role.title, role.affiliation) for role in roles]


PREMODIFIERS = [
    (
        "The guild's convener, Hajiya Ann Merrow, said so.",
        [("The guild's convener", "convener", "guild"), ("Hajiya", "Hajiya", None)],
    ),
    ("Leader of the Opposition Ann Merrow said so.", [("Leader of the Opposition", "Leader", "Opposition")]),
    (
        "Unite regional officer Ann Merrow called the plan a disgrace.",
        [("Unite regional officer", "regional officer", "Unite")],
    ),
    (
        "Dorr Nurses and Midwives' Association branch secretary Ann Merrow said so.",
        [
            (
                "Dorr Nurses and Midwives' Association branch secretary",
                "branch secretary",
                "Dorr Nurses and Midwives' Association",
            )
        ],
    ),
    (
        "Lawmaker Ann Merrow of the opposition People's Tide Party said so.",
        [("Lawmaker", "Lawmaker", "People's Tide Party")],
    ),
    (
        "The Department for Transport spokesman Ann Merrow said so.",
        [("Department for Transport spokesman", "spokesman", "Department for Transport")],
    ),
    ("Mrs Justice Ann Merrow said so yesterday.", [("Mrs Justice", "Mrs Justice", None)]),
    ("The Most Rev. Ann Merrow said so yesterday.", [("Most Rev.", "Most Rev.", None)]),
    ("Provincial Health Minister Ann Merrow said so.", [("Provincial Health Minister",) * 2 + (None,)]),
    ("Const. Ann Merrow said so yesterday.", [("Const.", "Const.", None)]),
    (
        "Governor of the Bank of Dorr Ann Merrow said so.",
        [("Governor of the Bank of Dorr", "Governor", "Bank of Dorr")],
    ),
    ("DSP Ann Merrow said so yesterday.", [("DSP", "DSP", None)]),
    ("Ann Merrow at Morningstar said so yesterday.", [("at Morningstar", "", "Morningstar")]),
    ("Sen. Ann Merrow said so yesterday.", [("Sen.", "Sen.", None)]),
    ("Vermont Sen. Ann Merrow said so yesterday.", [("Vermont Sen.", "Sen.", "Vermont")]),
    (
        "In a post on LinkedIn, chief operating officer Ann Merrow wrote: “Proud.”",
        [("chief operating officer", "chief operating officer", None)],
    ),
    ("Yesterday chief nurse Ann Merrow said so.", [("chief nurse", "chief nurse", None)]),
    ("Circuit Judge Ann Merrow said so yesterday.", [("Circuit Judge", "Circuit Judge", None)]),
    ("Kelp Minister Ann Merrow said so yesterday.", [("Kelp Minister", "Kelp Minister", None)]),
    ("Kerala Minister Ann Merrow said so yesterday.", [("Kerala Minister", "Minister", "Kerala")]),
    (
        "Dockers Local 12-3 president Ann Merrow said so yesterday.",
        [("Dockers Local 12-3 president", "president", "Dockers Local 12-3")],
    ),
    (
        "Assistant U.S. Attorney Ann Merrow said so yesterday.",
        [("Assistant U.S. Attorney", "Assistant U.S. Attorney", None)],
    ),
    ("Former U.S. Senator Ann Merrow said so yesterday.", [("Former U.S. Senator", "Former Senator", "U.S.")]),
    ("Hydrologist Ann Merrow said so yesterday.", [("Hydrologist", "Hydrologist", None)]),
    ("Chief Constable Ann Merrow said so yesterday.", [("Chief Constable", "Chief Constable", None)]),
    (
        "Harbour Party spokeswoman Ann Merrow said so yesterday.",
        [("Harbour Party spokeswoman", "spokeswoman", "Harbour Party")],
    ),
    (
        "Brandt campaign manager Ann Merrow said so yesterday.",
        [("Brandt campaign manager", "campaign manager", "Brandt campaign")],
    ),
    (
        "Former South Korean deputy foreign minister for trade Ann Merrow said so yesterday.",
        [
            (
                "Former South Korean deputy foreign minister for trade",
                "Former deputy foreign minister for trade",
                "South Korean",
            )
        ],
    ),
    (
        "Turkey's foreign minister Ann Merrow said so yesterday.",
        [("Turkey's foreign minister", "foreign minister", "Turkey")],
    ),
    (
        "Conservative talk radio host Ann Merrow said so yesterday.",
        [("Conservative talk radio host", "Conservative talk radio host", None)],
    ),
    ("The Latvian journalist Ann Merrow said so yesterday.", [("Latvian journalist", "Latvian journalist", None)]),
    ("The Latvian president Ann Merrow said so yesterday.", [("Latvian president", "president", "Latvian")]),
    (
        "Ruth Dalton's granddaughter Ann Merrow said so yesterday.",
        [("Ruth Dalton's granddaughter", "granddaughter", None)],
    ),
    (
        "It was former prosecutor and New York City Mayor Ann Merrow who said so yesterday.",
        [("New York City Mayor", "Mayor", "New York City"), ("former prosecutor", "former prosecutor", None)],
    ),
    ("It was told by Army Capt. Ann Merrow, yesterday.", [("Army Capt.", "Capt.", "Army")]),
    ("The former council spokesman Ann Merrow said so.", [("former council spokesman", "former spokesman", "council")]),
    (
        "The Latvian foreign ministry spokesman Ann Merrow said so.",
        [("Latvian foreign ministry spokesman", "spokesman", "Latvian foreign ministry")],
    ),
    ("The press officer Ann Merrow said so.", [("press officer", "press officer", None)]),
    ("Mum-of-two Ann Merrow said so yesterday.", [("Mum-of-two", "Mum-of-two", None)]),
    ("Rovers coach Ann Merrow said so yesterday.", [("Rovers coach", "coach", "Rovers")]),
    ("Det Supt Ann Merrow said so yesterday.", [("Det Supt", "Det Supt", None)]),
    ("Grand Chief Ann Merrow, of the Ostrel Nation, said so.", [("Grand Chief", "Grand Chief", "Ostrel Nation")]),
    ("Tan Sri Ann Merrow said so yesterday.", [("Tan Sri", "Tan Sri", None)]),
    ("Dato' Sri Ann Merrow said so yesterday.", [("Dato' Sri", "Dato' Sri", None)]),
    ("Encik Ann Merrow said so yesterday.", []),
    ("Mrs Ann Merrow said so yesterday.", []),
    ("On Monday Ann Merrow said so yesterday.", []),
    ("In a statement Ann Merrow said so yesterday.", []),
    ("Liberal Democrat leader Ann Merrow said so.", [("Liberal Democrat leader", "leader", "Liberal Democrat")]),
    ("Junior Brexit minister Ann Merrow said so.", [("Junior Brexit minister", "Junior Brexit minister", None)]),
    ("The nurse told reporters Ann Merrow had left.", []),
    ("Minister for Health Ann Merrow said so.", [("Minister for Health", "Minister for Health", None)]),
    (
        "Minister for Jobs, Enterprise and Skills Ann Merrow said so.",
        [("Minister for Jobs, Enterprise and Skills", "Minister for Jobs, Enterprise and Skills", None)],
    ),
    (
        "Agriculture, Forestry and Fisheries Minister Ann Merrow said so.",
        [("Agriculture, Forestry and Fisheries Minister", "Agriculture, Forestry and Fisheries Minister", None)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PREMODIFIERS)
def test_premodifiers(nlp: Language, text: str, expected: Expected) -> None:
    """The stack before a name is a role where it ends with an office, trade or tie; honorifics and times are none."""
    assert _roles(nlp, text, "Ann Merrow") == expected


APPOSITIONS = [
    (
        "Ann Merrow, the daughter of Indian farmers, said so.",
        [("the daughter of Indian farmers", "daughter of Indian farmers", None)],
    ),
    (
        "Ann Merrow, a partner of the Harbour Law Firm, said so.",
        [("a partner of the Harbour Law Firm", "partner", "Harbour Law Firm")],
    ),
    (
        "Latvian Deputy Foreign Minister, Ann Merrow, said so.",
        [("Latvian Deputy Foreign Minister", "Deputy Foreign Minister", "Latvian")],
    ),
    ("Ann Merrow, 51, had told Harbour Freight's then-director that it was so.", []),
    (
        "The Catholic Bishop of Ostrel, Most Rev. Ann Merrow, said so.",
        [("The Catholic Bishop of Ostrel", "Bishop", "Ostrel"), ("Most Rev.", "Most Rev.", None)],
    ),
    (
        "Ann Merrow, chief of the Ostrel town police, said so yesterday.",
        [("chief of the Ostrel town police", "chief", "Ostrel town police")],
    ),
    ("Ann Merrow, chief of staff, said so yesterday.", [("chief of staff", "chief of staff", None)]),
    (
        "Ann Merrow, a researcher with Dorr-based Tidal Labs, said so yesterday.",
        [("a researcher with Dorr-based Tidal Labs", "researcher", "Tidal Labs")],
    ),
    (
        "Ann Merrow, country director for the charity Nets Without Borders, said so.",
        [("country director for the charity Nets Without Borders", "country director", "Nets Without Borders")],
    ),
    (
        "Harbour Freight's then-operations director, Ann Merrow, said so.",
        [("Harbour Freight's then-operations director", "then-operations director", "Harbour Freight")],
    ),
    (
        "Ann Merrow, a researcher at Ostrel University's Gulf Studies Centre, said so yesterday.",
        [
            (
                "a researcher at Ostrel University's Gulf Studies Centre",
                "researcher",
                "Ostrel University's Gulf Studies Centre",
            )
        ],
    ),
    (
        "Ann Merrow, 54, of Ostrel, a retired plumber, said so yesterday.",
        [("a retired plumber", "retired plumber", None)],
    ),
    (
        "Turkey's ambassador to Qatar, Ann Merrow, said so yesterday.",
        [("Turkey's ambassador to Qatar", "ambassador to Qatar", "Turkey")],
    ),
    (
        "Ann Merrow, executive vice president for policy for the Center for Harbours, said so yesterday.",
        [
            (
                "executive vice president for policy for the Center for Harbours",
                "executive vice president for policy",
                "Center for Harbours",
            )
        ],
    ),
    ("Ann Merrow, 54, a nurse, said so yesterday.", [("a nurse", "nurse", None)]),
    ("Ann Merrow, one of the city's directors, said so yesterday.", [("city's directors", "directors", "city")]),
    (
        "Ann Merrow, director of the Harbour Institute and a professor at Yale University, said so yesterday.",
        [
            ("director of the Harbour Institute", "director", "Harbour Institute"),
            ("a professor at Yale University", "professor", "Yale University"),
        ],
    ),
    (
        "Ann Merrow, an acting deputy mayor, said so yesterday.",
        [("an acting deputy mayor", "acting deputy mayor", None)],
    ),
    (
        "Ann Merrow, the president-elect of Ostrel, said so yesterday.",
        [("the president-elect of Ostrel", "president-elect", "Ostrel")],
    ),
    ("Ann Merrow, a place of calm, said so yesterday.", []),
    ("Ann Merrow, Paul Stone and others said so yesterday.", []),
    ("After the storm, Ann Merrow said so yesterday.", []),
    ("After the long trial of an old opponent, Ann Merrow said so yesterday.", []),
    (
        "Ann Merrow, vice president for defense at the Harbour Institute, said so yesterday.",
        [
            (
                "vice president for defense at the Harbour Institute",
                "vice president for defense",
                "Harbour Institute",
            )
        ],
    ),
    (
        "Ann Merrow, the minister of finance at the time the tax came, said so yesterday.",
        [("the minister of finance", "minister of finance", None)],
    ),
    ("His rival, Ann Merrow, shook her head.", [("His rival", "rival", None)]),
    (
        "Ann Merrow, lead author of the study, said so.",
        [("lead author of the study", "lead author of the study", None)],
    ),
    ("Prof Ann Merrow, from the University of Ostrel, said so.", [("Prof", "Prof", "University of Ostrel")]),
    ("Farmer Ann Merrow, from Dover, said so.", [("Farmer", "Farmer", None)]),
]


@pytest.mark.parametrize(("text", "expected"), APPOSITIONS)
def test_appositions(nlp: Language, text: str, expected: Expected) -> None:
    """Appositions before and after a name, joined ones apart; other noun phrases beside a comma are no roles."""
    assert _roles(nlp, text, "Ann Merrow") == expected


CLAUSES = [
    ("Ann Merrow, who is meeting her friend's nurse today, said so.", []),
    (
        "Ann Merrow, who served as ambassador under President Olsen, said so.",
        [("ambassador", "ambassador", None)],
    ),
    (
        "Ann Merrow, who heads the Harbour Union, said so yesterday.",
        [("heads the Harbour Union", "head", "Harbour Union")],
    ),
    (
        "Ann Merrow, who served as director of the Budget Office, said so yesterday.",
        [("director of the Budget Office", "director", "Budget Office")],
    ),
    (
        "Ann Merrow is a professor at Yale University.",
        [("a professor at Yale University", "professor", "Yale University")],
    ),
    (
        "Ann Merrow, an economist who served as head of the Budget Office, said so yesterday.",
        [("an economist", "economist", None), ("head of the Budget Office", "head", "Budget Office")],
    ),
    (
        "Ann Merrow, who has led the union since 2010, said so yesterday.",
        [("led the union", "leader", "union")],
    ),
    (
        "Ann Merrow, who chairs the Senate budget committee and lives in Ostrel, said so yesterday.",
        [("chairs the Senate budget committee", "chair", "Senate budget committee")],
    ),
    (
        "Norda Group named Ann Merrow as chief executive on Monday.",
        [("chief executive", "chief executive", "Norda Group")],
    ),
    ("Ann Merrow was elected president of the union.", [("president of the union", "president", "union")]),
    ("Ann Merrow was named as the winner on Monday.", []),
    ("Police named Ann Merrow as a suspect.", []),
    ("Ann Merrow, who studies eels, said so yesterday.", [("studies eels", "", None)]),
    ("Ann Merrow, who likes tea, said so yesterday.", []),
]


@pytest.mark.parametrize(("text", "expected"), CLAUSES)
def test_clauses(nlp: Language, text: str, expected: Expected) -> None:
    """A clause that says what somebody heads, was or is states a role; one that says what somebody likes does not."""
    assert _roles(nlp, text, "Ann Merrow") == expected


PARTIES_AND_PLACES = [
    ("Ann Merrow, of the Harbour Institute, said so.", [("of the Harbour Institute", "", "Harbour Institute")]),
    ("Ann Merrow, from the Harbour Institute, said so.", [("from the Harbour Institute", "", "Harbour Institute")]),
    ("Ann Merrow, of Hebden Court, Leeds, said so.", []),
    ("Rep. Ann Merrow (R-Ohio) said so yesterday.", [("Rep.", "Rep.", "R-Ohio")]),
    ("Sen. Ann Merrow, D-Calif., said so yesterday.", [("Sen.", "Sen.", "D-Calif.")]),
    ("Ann Merrow (R-Neb.) said so yesterday.", [("R-Neb.", "Republican", "R-Neb.")]),
    ("Representative Ann Merrow of New York said so yesterday.", [("Representative", "Representative", "New York")]),
    ("Ann Merrow of the Harbour Institute said so yesterday.", [("of the Harbour Institute", "", "Harbour Institute")]),
    ("Rep. Ann Merrow (left) said so yesterday.", [("Rep.", "Rep.", None)]),
    ("Cllr Ann Merrow (Lab) said so yesterday.", [("Cllr", "Cllr", "Lab")]),
    ("But Cllr Ann Merrow (Ind, Ostrel North) said so yesterday.", [("Cllr", "Cllr", "Ind, Ostrel North")]),
    ("Ann Merrow (Reform UK) said so yesterday.", [("Reform UK", "Reform UK", "Reform UK")]),
    ("Cllr Ann Merrow (pictured) said so yesterday.", [("Cllr", "Cllr", None)]),
    ("Chief Ann Merrow of the Tarrow First Nation said so yesterday.", [("Chief", "Chief", "Tarrow First Nation")]),
    ("The co-author Ann Merrow, now at Yale University, said so.", [("co-author", "co-author", "Yale University")]),
    ("The co-author Ann Merrow, now in good health, said so.", [("co-author", "co-author", None)]),
]


@pytest.mark.parametrize(("text", "expected"), PARTIES_AND_PLACES)
def test_parties_and_places(nlp: Language, text: str, expected: Expected) -> None:
    """Party and state, *of*-phrases and bodies without a title are affiliations; a caption's hint is none."""
    assert _roles(nlp, text, "Ann Merrow") == expected


def test_shared_title(nlp: Language) -> None:
    """A plural title before a list is everybody's, each with a party of one's own."""
    text = "Sens. Ann Merrow (D-Mont.) and Paul Stone (R-La.) voted against it yesterday."
    assert [role[1:] for role in _roles(nlp, text, "Ann Merrow")] == [("Sens.", "D-Mont.")]
    assert [role[1:] for role in _roles(nlp, text, "Paul Stone")] == [("Sens.", "R-La.")]


def test_several_roles(nlp: Language) -> None:
    """A person's roles are collected over the whole article, each once."""
    text = (
        "Ann Merrow, the mayor of Ostrel, spoke first. The harbour is old. Ms Merrow, a former nurse, was loud. "
        "Later Ann Merrow, the mayor of Ostrel, left."
    )
    assert [title for _, title, _ in _roles(nlp, text, "Ann Merrow")] == ["mayor", "former nurse"]


def test_modified_noun_has_no_role(nlp: Language) -> None:
    """What stands beside a name that only modifies a noun is not the bearer's role."""
    text = "Ann Merrow won. A senior adviser to the Merrow campaign said so yesterday."
    assert _roles(nlp, text, "Ann Merrow") == []
