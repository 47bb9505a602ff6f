"""When names, roles, affiliations, outlets and addressees are the same; each with its near misses."""

from __future__ import annotations

import pytest

from quoteattr.evaluation.names import (
    is_same_addressee,
    is_same_affiliation,
    is_same_name,
    is_same_outlet,
    is_same_role,
)


@pytest.mark.parametrize(
    ("predicted", "gold", "same"),
    [
        ("Ada Stone", "Ada Stone", True),
        ("ada stone", "Mayor Ada Stone", True),
        ("Sen. Ada Stone", "Ada Stone", True),
        ("Ada Stone’s", "Ada Stone", True),
        ("Ada M. Stone", "Ada Stone", True),
        ("Ada Maria Stone", "Ada Stone", True),
        ("Jorge Peña", "Jorge Pena", True),
        ("Khaled Al-Rashid", "Khaled Rashid", True),
        ("Jan van der Berg", "Jan Berg", True),
        ("Ada Stone Jr.", "Ada Stone", True),
        ("Ada Stone, QC", "Ada Stone", True),
        ("Toccari", "Undersecretary for Education Mr. Toccari", True),
        ("Ada Stone", "STONE", True),
        ("Ada Stone", "Ada", True),
        ("Cres Stone", "Creswell Stone", True),
        ("Hugo Soto-Lind", "Soto-Lind", True),
        ("Lind", "Soto-Lind", False),
        ("Al Stone", "Alan Stone", False),
        ("Stone", "Ada Stone", False),
        ("Ada", "Ada Stone", False),
        ("Ben Stone", "Ada Stone", False),
        ("Ada Lind", "Ada Stone", False),
        ("Ada Stone Lind", "Ada Stone", False),
        ("Ada Maria Stone", "Ada Jane Stone", False),
        ("", "Ada Stone", False),
        ("Mr.", "Ada Stone", False),
    ],
)
def test_people(predicted: str, gold: str, same: bool) -> None:
    """Titles, particles, middle names and accents are forgiven; the first and the last name are not."""
    assert is_same_name(predicted, gold, person=True) is same


@pytest.mark.parametrize(
    ("predicted", "gold", "same"),
    [
        ("Foreign Ministry", "the Foreign Ministry", True),
        ("Turkish Foreign Ministry", "Foreign Ministry", True),
        ("F.B.I.", "FBI", True),
        ("Bureau of Labor Studies", "BLS", True),
        ("officials", "two officials", True),
        ("Bureau of Labor Studies", "Bureau of Labor Studies (BLS)", True),
        ("BLS", "Bureau of Labor Studies (BLS)", True),
        ("appeals court", "Court of Appeals", True),
        ("Harbor Post poll", "Harbor Post", True),
        ("experts", "experts who were asked", True),
        ("Budget Center", "Budget Center at the Harbor Institute and Valley Fund", True),
        ("U.S. Department of Roads", "United States Dept. of Roads", True),
        ("World Road Organisation", "World Road Organization", True),
        ("Harbor", "Harbor Observer", False),
        ("Home Office letter", "Home Office", False),
        ("FBI", "a decision by the FBI", False),
        ("City Council", "City Council members", False),
        ("advocates", "researchers and advocates", False),
        ("Interior Ministry", "Foreign Ministry", False),
        ("House Oversight Committee", "House Rules Committee", False),
        ("officials", "two senior officials of the state government", False),
        ("BLT", "Bureau of Labor Studies", False),
        ("the", "Foreign Ministry", False),
    ],
)
def test_bodies_and_descriptions(predicted: str, gold: str, same: bool) -> None:
    """Equal, one part of the other, or an acronym; another word in the same place is another body."""
    assert is_same_name(predicted, gold, person=False) is same


@pytest.mark.parametrize(
    ("predicted", "gold", "same"),
    [
        (["Sen."], "senator", True),
        (["ambassador to Qatar"], "Turkey's ambassador to Qatar", True),
        (["spokeswoman for the union"], "union spokesman", True),
        (["chief executive"], "CEO", True),
        (["economists"], "economist", True),
        (["director"], "director of the Harbor Institute", True),
        (["analyst", "analyst at the Harbor Institute"], "Harbor Institute analyst", True),
        (["vice president"], "president", False),
        (["deputy mayor"], "mayor", False),
        (["director of communications"], "director of debate", False),
        (["head"], "longtime head of the state board of water", False),
        (["mayor"], "governor", False),
        ([], "mayor", False),
        (["the"], "mayor", False),
    ],
)
def test_roles(predicted: list[str], gold: str, same: bool) -> None:
    """Short forms, gender and number are forgiven; rank and office are not."""
    assert is_same_role(predicted, gold) is same


@pytest.mark.parametrize(
    ("predicted", "gold", "same"),
    [
        ("Turkey", "Turkish", True),
        ("Mexican", "Mexico", True),
        ("GOP", "Republican", True),
        ("Democrats", "Democratic", True),
        ("Ohio", "R-Ohio", True),
        ("Harbor Institute", "the Harbor Institute", True),
        ("Austria", "Australia", False),
        ("Iran", "Iraq", False),
        ("Republican", "Democratic", False),
        ("Harbor Institute", "Valley Institute", False),
        ("", "Turkey", False),
    ],
)
def test_affiliations(predicted: str, gold: str, same: bool) -> None:
    """A country and its adjective, a party in its forms; not its neighbour in the alphabet."""
    assert is_same_affiliation(predicted, gold) is same


@pytest.mark.parametrize(
    ("predicted", "gold", "same"),
    [
        ("Harbor Times", "The Harbor Times", True),
        ("HBC", "HBC’s “Morning Hour”", True),
        ("Morning Hour", "HBC's “Morning Hour”", True),
        ("Cooking magazine", "Cooking", True),
        ("The Harbor Times", "The Valley Times", False),
        ("the website", "Harbor Times", False),
    ],
)
def test_outlets(predicted: str, gold: str, same: bool) -> None:
    """A broadcaster for its programme and the other way round; another paper of like name is another."""
    assert is_same_outlet(predicted, gold) is same


@pytest.mark.parametrize(
    ("predicted", "gold", "same"),
    [
        (["lawmakers"], "lawmakers", True),
        (["the reporter", "Ada Stone"], "Harbor News anchor Ada Stone", True),
        (["me"], "me", True),
        (["reporters"], "lawmakers", False),
        (["the"], "the committee", False),
    ],
)
def test_addressees(predicted: list[str], gold: str, same: bool) -> None:
    """The text or the linked name, as a part of the gold's wording or around it."""
    assert is_same_addressee(predicted, gold) is same
