"""An article's mentions by name, the people, bodies and places they belong to, and the table that holds them.

The table is made by :func:`quoteattr.attribution.names.table.build_table`.
"""

from __future__ import annotations

import bisect
from collections.abc import Mapping
from typing import Any

from attrs import define, field

from quoteattr.attribution.names.kinds import NameKind
from quoteattr.attribution.names.units import Unit
from quoteattr.attribution.vocabulary import (
    GIVEN_DOUBLED,
    GIVEN_FEMALE,
    GIVEN_MALE,
    GIVEN_SURE,
    HONORIFICS,
    OFFICES,
)
from quoteattr.text.parse import Parse

__all__ = ["NAME_SAYS", "Entity", "Gender", "Mention", "MentionTable", "append_once", "gender_of_given"]

Gender = str
"""``m``, ``f`` or empty where the text does not tell."""

NAME_SAYS = 3.0
"""What a first name that only women or only men bear counts beside one pronoun in the same sentence."""


@define(slots=True, eq=False, kw_only=True)
class Mention:
    """One mention by name. ``start`` and ``end`` are characters; tokens ``first`` to ``last`` are the name without
    titles.

    ``run_first`` is where the capitalised run with its titles starts; ``entity`` the number of its entity, -1 for none.
    ``quoted``: it stands inside quotation marks. ``byline``: it signs the article or a picture.
    """

    run_first: int
    first: int
    last: int
    start: int
    end: int
    keys: tuple[str, ...]
    kind: NameKind
    sure: int
    titles: tuple[str, ...] = ()
    nicknames: tuple[str, ...] = ()
    gender: Gender = ""
    headline: bool = False
    units: tuple[Unit, ...] = ()
    quoted: bool = False
    byline: bool = False
    entity: int = -1
    rivals: tuple[int, ...] = ()
    how: str = ""


@define(slots=True, eq=False, kw_only=True)
class Entity:
    """A person, body or place of the article. ``genders`` counts the evidence for each gender."""

    number: int
    kind: NameKind
    name: str
    keys: tuple[str, ...]
    mentions: list[Mention] = field(factory=list)
    genders: dict[Gender, float] = field(factory=dict)
    sure: int = 1

    @property
    def gender(self) -> Gender:
        """The gender that the evidence favours clearly, else empty."""
        male, female = self.genders.get("m", 0.0), self.genders.get("f", 0.0)
        if male > 2 * female:
            return "m"
        return "f" if female > 2 * male else ""

    @property
    def is_gender_guessed(self) -> bool:
        """Whether nothing but the first name tells the gender, and not one that everybody knows for a man's."""
        named = self.keys[0] in GIVEN_MALE or self.keys[0] in GIVEN_FEMALE
        return named and sum(self.genders.values()) == NAME_SAYS and GIVEN_SURE.isdisjoint(self.keys)

    def vote(self, gender: Gender, weight: float) -> None:
        """Count evidence for a gender."""
        if gender:
            self.genders[gender] = self.genders.get(gender, 0.0) + weight


@define(slots=True, eq=False, kw_only=True)
class MentionTable:
    """All mentions in the order of the article, and the entities they belong to. ``at`` knows a mention by its tokens,
    ``known`` an entity by the words of its names.
    """

    parse: Parse
    mentions: list[Mention]
    entities: list[Entity]
    at: dict[int, Mention]
    headlines: set[int]
    known: Mapping[tuple[str, ...], int]
    starts: list[int] = field(factory=list)

    def lookup(self, name: str) -> int | None:
        """The entity that a bare name means, for text that the parse hides; None where it is none or several."""
        keys = tuple(key.strip(".,:\"'“”’‘") for key in name.lower().replace("’s", "").replace("'s", "").split())
        while keys and (keys[0] in HONORIFICS or keys[0] in OFFICES or keys[0] in ("the", "a")):
            keys = keys[1:]
        return self.known.get(keys)

    def before(self, position: int) -> int:
        """How many mentions start before a character."""
        return bisect.bisect_left(self.starts, position)

    def inside(self, start: int, end: int) -> list[Mention]:
        """The mentions whose name lies within the characters ``start:end``."""
        found = self.mentions[bisect.bisect_left(self.starts, start) : bisect.bisect_left(self.starts, end)]
        return [mention for mention in found if mention.end <= end]

    def last_before(self, number: int, position: int) -> int:
        """Where the entity was last mentioned before a character, -1 where it was not."""
        mentions = self.entities[number].mentions
        at = bisect.bisect_left(mentions, position, key=lambda mention: mention.start)
        return mentions[at - 1].start if at else -1


def append_once(index: dict[Any, list[int]], key: object, number: int) -> None:
    """Enter a number under a key, where it does not stand there already."""
    found = index.setdefault(key, [])
    if number not in found:
        found.append(number)


def gender_of_given(keys: tuple[str, ...], surname: tuple[str, ...] = ()) -> Gender:
    """The gender that the lists of first names tell, the ``surname`` left out: *Ann Lee*, *Lou Ann Pruitt*."""
    if len(keys) > 2 and keys[1] in GIVEN_DOUBLED:
        return "f"
    for key in keys[:-1][:2]:
        if surname == (key,):
            continue  # Mr Tan, who is Tan Boon Huat: his surname, though women are called Tan
        if key in GIVEN_MALE and key not in GIVEN_FEMALE:
            return "m"
        if key in GIVEN_FEMALE and key not in GIVEN_MALE:
            return "f"
    return ""
