"""Acronyms: *Justice and Development Party (AKP)*, and bare initials of a body that the article names in full."""

from __future__ import annotations

from collections.abc import Sequence

from quoteattr.attribution.names.mentions import Entity, Mention
from quoteattr.attribution.vocabulary import TITLE_ACRONYMS
from quoteattr.text.parse import Parse

__all__ = ["link_acronyms"]

_SPELT_AS_WORDS = 4
"""Letters from which initials of a body may have one capital only."""


def link_acronyms(
    parse: Parse, mentions: Sequence[Mention], entities: Sequence[Entity], bodies: dict[tuple[str, ...], int]
) -> None:
    """Read *Justice and Development Party (AKP)* and *AKP (Justice and Development Party)*, then bare initials."""
    text = parse.text
    previous: Mention | None = None
    for mention in mentions:
        if previous is not None and mention.start - previous.end <= 3 and "(" in text[previous.end : mention.start]:
            closes = text[mention.end : mention.end + 1] == ")"
            pair = sorted((previous, mention), key=lambda one: len(one.keys))
            short, long = pair
            if closes and len(short.keys) == 1 and len(long.keys) > 1 and _is_acronym(text[short.start : short.end]):
                if long.entity >= 0 and entities[long.entity].kind != "person":
                    bodies[short.keys] = long.entity
                    entities[long.entity].kind = "organization"
                    short.entity, short.how = long.entity, "acronym"
        previous = mention
    initials: dict[str, list[int]] = {}
    for entity in entities:
        if entity.kind == "organization":
            letters = "".join(key[0] for key in entity.keys if key not in ("of", "the", "for", "and", "on", "&"))
            if len(letters) > 1:
                initials.setdefault(letters, []).append(entity.number)
    for mention in mentions:
        if mention.entity < 0 and len(mention.keys) == 1:
            key = mention.keys[0].replace(".", "").replace("&", "")
            spelt = len(key) >= _SPELT_AS_WORDS and key in initials and mention.sure < 3 and not mention.titles  # Numsa
            if not (spelt or _is_acronym(text[mention.start : mention.end])):
                continue
            if key in TITLE_ACRONYMS and mention.keys not in bodies:
                continue  # an MP is not the Mellside Police
            meant = [bodies[mention.keys]] if mention.keys in bodies else initials.get(key, [])
            if len(meant) > 1:
                mention.rivals = tuple(meant)  # the NHT: the National Health Trust or the National Housing Trust
            elif meant:
                number = meant[0]
                bodies[mention.keys] = number
                mention.entity, mention.how, mention.kind = number, "acronym", "organization"


def _is_acronym(surface: str) -> bool:
    letters = surface.replace(".", "").replace("-", "").replace("&", "")
    return (
        2 <= len(letters) <= 8 and letters.isalpha() and sum(letter.isupper() for letter in letters) >= len(letters) - 1
    )
