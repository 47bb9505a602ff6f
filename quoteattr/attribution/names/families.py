"""*Joshua Tull died. Joshua's father, Stephen, … Mr Tull said*: relatives who are introduced by their first name bear
the surname too, and with an honorific it is theirs where the other is called by the first name.
"""

from __future__ import annotations

from collections.abc import Sequence

from quoteattr.attribution.names.mentions import Entity, Mention
from quoteattr.attribution.vocabulary import ELDERS, GIVEN, KIN, KIN_FEMALE, KIN_MALE, YOUNGERS
from quoteattr.text.parse import Parse

__all__ = ["settle_families"]


def settle_families(parse: Parse, mentions: Sequence[Mention], entities: Sequence[Entity]) -> None:
    """Give *Mr Tull* to Joshua Tull's father, Stephen, from where he is named, if Joshua goes by that name alone and
    nobody else of the family is a man.

    *Joshua Tull won. Joshua's son, Max, is five. Mr Tull said*, *Mr Tull drove. Joshua's father, Stephen, sat beside
    him. Mr Tull said*, *Joshua's brother, Stephen, cooks. Mr Tull said* (where Joshua is not called so again) -> Joshua
    """
    ending = {mention.last: mention for mention in mentions if mention.entity >= 0 and mention.kind == "person"}
    families: dict[int, list[tuple[Mention, str]]] = {}
    for mention in mentions:
        if mention.entity < 0 or len(mention.keys) != 1 or mention.keys[0] not in GIVEN or mention.titles:
            continue
        tie = mention.run_first - 1
        tie -= parse.words[tie] == ","
        if tie < 2 or parse.lowers[tie] not in KIN or parse.tags[tie - 1] != "POS":
            continue
        owner = ending.get(tie - 2)
        if owner is None or owner.entity == mention.entity or len(entities[owner.entity].keys) < 2:
            continue
        families.setdefault(owner.entity, []).append((mention, parse.lowers[tie]))
    for number, relatives in families.items():
        _share_surname(entities[number], relatives, entities)


def _goes_by_first_name(person: Entity, start: int, tie: str) -> bool:
    """Whether somebody is called by the first name: once as a parent's child, twice as anybody else's relative, and
    with no honorific before the relative is named.
    """
    if any(mention.how == "surname" and mention.titles and mention.start < start for mention in person.mentions):
        return False
    called = sum(mention.how == "given-name" and not mention.titles for mention in person.mentions)
    return called > (tie not in ELDERS)


def _share_surname(owner: Entity, relatives: list[tuple[Mention, str]], entities: Sequence[Entity]) -> None:
    """Hand over the mentions with an honorific that are one relative's."""
    if not any(mention.how == "given-name" and not mention.titles for mention in owner.mentions):
        return
    for gender, ties in (("m", KIN_MALE), ("f", KIN_FEMALE)):
        of_gender = [(mention, tie) for mention, tie in relatives if tie in ties]
        if len({mention.entity for mention, _ in of_gender}) != 1:
            continue
        first, tie = of_gender[0]
        if tie in YOUNGERS:
            continue
        shares = _goes_by_first_name(owner, first.start, tie)
        theirs = [
            mention
            for mention in owner.mentions
            if shares and mention.gender == gender and mention.how == "surname" and mention.start > first.start
        ]
        theirs += [  # Mrs Tull, where the other is a man
            mention
            for entity in entities
            if entity.keys == owner.keys[-1:] and entity.gender == gender
            for mention in entity.mentions
            if mention.start > first.start
        ]
        for mention in theirs:
            entities[mention.entity].mentions.remove(mention)
            mention.entity = first.entity
            entities[first.entity].mentions.append(mention)
        entities[first.entity].mentions.sort(key=lambda mention: mention.start)
