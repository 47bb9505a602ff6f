"""Surnames: which capitals are one, who owns it where several people bear it, and whom an honorific may mean."""

from __future__ import annotations

from attrs import define, field

from quoteattr.attribution.mentions import Entity, Mention
from quoteattr.attribution.vocabulary import GIVEN, GIVEN_FEMALE, GIVEN_MALE, ORGANIZATION_HEADS, PLACES, SUFFIXES
from quoteattr.text.parse import Parse

__all__ = ["Owners", "call_by_surname", "core_name", "drop_openers", "is_junior", "may_be"]


def call_by_surname(mentions: list[Mention]) -> None:
    """Take names of two or three words for people where the text goes on with the last word alone.

    *Kipp Kahlia … Kahlia said*: bodies are shortened to an acronym or their first word.
    """
    alone = {mention.keys[0] for mention in mentions if len(mention.keys) == 1 and (mention.sure < 3 or mention.titles)}
    for mention in mentions:
        if mention.kind in ("unknown", "organization", "place") and mention.sure < 3 and 2 <= len(mention.keys) <= 3:
            if (
                mention.keys[-1] in alone
                and mention.keys[0] not in alone
                and mention.keys[-1] not in ORGANIZATION_HEADS
            ):
                mention.kind, mention.sure = "person", 2


def drop_openers(parse: Parse, mentions: list[Mention]) -> None:
    """Take an adjective, verb, place or office in capitals off a surname that others bear with a given name.

    *Top Clinton* aide, *Stop Trump*, in *Wisconsin Trump* said, *AG Mukasey*: not people of their own.
    """
    named = {
        mention.keys[-1]
        for mention in mentions
        if mention.kind == "person" and len(mention.keys) > 1 and mention.keys[0] in GIVEN
    }
    for mention in mentions:
        whole = len(mention.keys) > 2 and mention.keys[1] in GIVEN  # Deport Nikki Haley
        if (
            mention.kind == "person"
            and mention.run_first == mention.first
            and (whole or (len(mention.keys) == 2 and mention.keys[-1] in named))
            and mention.keys[0] not in GIVEN
            and (
                parse.tags[mention.first][:2] in ("JJ", "VB", "RB", "IN")
                or (not whole and _is_no_given(parse, mention))
            )
        ):
            mention.first = mention.run_first = mention.first + 1
            mention.start = parse.starts[mention.first]
            mention.keys, mention.titles = mention.keys[1:], ()
            mention.sure = 2


@define(slots=True, eq=False)
class Owners:
    """Who owns a surname that several people bear: whom the article calls by it before it names another."""

    seen: dict[int, int] = field(factory=dict)
    owned: dict[tuple[str, ...], int] = field(factory=dict)
    full: dict[int, int] = field(factory=dict)

    def saw_full(self, entity: Entity, mention: Mention) -> None:
        self.seen[entity.number] = mention.start
        self.full[entity.number] = self.full.get(entity.number, 0) + 1

    def saw_short(self, entity: Entity, keys: tuple[str, ...]) -> None:
        self.owned.setdefault(keys, entity.number)

    def owner(
        self, keys: tuple[str, ...], candidates: list[int], entities: list[Entity], mention: Mention
    ) -> int | None:
        if keys in self.owned and self.owned[keys] in candidates:
            return self.owned[keys]
        known = [one for one in candidates if one in self.seen]
        if len(known) == 1:
            return known[0]
        return None


def core_name(keys: tuple[str, ...]) -> tuple[str, ...]:
    """A person's name without suffixes and nicknames."""
    found = tuple(key.strip("()\"'") for key in keys if key not in SUFFIXES and key != ",")
    found = tuple(key.rstrip(",") for key in found)
    return found or keys


def _is_no_given(parse: Parse, mention: Mention) -> bool:
    """Whether the word before a surname is a place, a participle or an acronym."""
    key, word = mention.keys[0], parse.words[mention.first]
    return key in PLACES or (key.endswith("ing") and len(key) > 5) or (word.isupper() and 1 < len(word) < 4)


def is_junior(keys: tuple[str, ...]) -> bool:
    """Whether a name tells a son from his father: *Donald Trump Jr.*"""
    return any(key.strip(".,") == "jr" for key in keys[1:])


def may_be(entity: Entity, mention: Mention) -> bool:
    """Whether the honorific of a mention fits what is known of a person."""
    if not mention.gender:
        return True
    told = entity.gender
    if not told:
        for key in entity.keys[:-1][:2]:
            if key in GIVEN_MALE and key not in GIVEN_FEMALE:
                told = "m"
                break
            if key in GIVEN_FEMALE and key not in GIVEN_MALE:
                told = "f"
                break
    return not told or told == mention.gender
