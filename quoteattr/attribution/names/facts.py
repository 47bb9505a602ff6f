"""Name, kind and gender of a person or body of the article, once all its mentions are known."""

from __future__ import annotations

from collections.abc import Mapping

from quoteattr.attribution.names.kinds import NameKind
from quoteattr.attribution.names.mentions import NAME_SAYS, Entity, Mention, gender_of_given
from quoteattr.attribution.names.surnames import core_name
from quoteattr.text.blanks import single_spaced

__all__ = ["HONORIFIC_SAYS", "settle"]

HONORIFIC_SAYS = 10.0
"""What an honorific counts beside one pronoun in the same sentence."""


def settle(text: str, entity: Entity, tally: Mapping[NameKind, int] | None, *, titled: bool) -> None:
    """Fix an entity's name, kind and gender. ``tally`` counts the kinds that its mentions seem to be, ``titled``: some
    bear a title."""
    if tally and entity.sure == 2 and len(entity.mentions) > 1:
        # The small model calls bare surnames bodies more often than bodies people.
        entity.kind = "person" if 2 * tally.get("person", 0) >= len(entity.mentions) else entity.kind
    if entity.kind == "person" and entity.sure < 3 and len(entity.keys) > 1:
        whole = sum(1 for mention in entity.mentions if mention.how == "full-name" and not mention.headline)
        if whole > entity.sure and whole == len(entity.mentions) and not titled:
            entity.kind = "organization"  # people are called by their surname after the first mention
    known = [mention for mention in entity.mentions if core_name(mention.keys) == entity.keys]
    best = max(
        known or entity.mentions,
        key=lambda one: (_weight(text, one), not one.byline, -one.start),
        default=None,
    )
    if best is not None and not (entity.name and not known):
        entity.name = single_spaced(text[best.start : best.end])
    for mention in entity.mentions:
        entity.vote(mention.gender, HONORIFIC_SAYS)
    if entity.kind != "person":
        return
    entity.vote(gender_of_given(entity.keys if len(entity.keys) > 1 else (*entity.keys, "")), NAME_SAYS)


def _weight(text: str, mention: Mention) -> tuple[int, int]:
    surface = text[mention.start : mention.end]
    return (len(mention.keys), 0 if surface.isupper() and len(surface) > 6 else len(surface))
