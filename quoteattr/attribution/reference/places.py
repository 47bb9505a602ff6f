"""*The state*, *the country*, *the city*: the place of that sort named last."""

from __future__ import annotations

from quoteattr.attribution.names.mentions import Mention, MentionTable
from quoteattr.attribution.reference.link import DescriptionLink
from quoteattr.attribution.roles.kinds import Description
from quoteattr.attribution.vocabulary import COUNTRIES, SIGHTS, STATES

__all__ = ["resolve_place"]

_PARAGRAPHS_BACK = 3
_SORTS = {
    "state": "state",
    "country": "country",
    "nation": "country",
    "kingdom": "country",
    "city": "city",
    "town": "city",
    "capital": "city",
    "village": "city",
}


def resolve_place(table: MentionTable, description: Description) -> DescriptionLink:
    """*The state*, *the country*, *the city*: the last place of that sort within the paragraphs before."""
    parse = table.parse
    sort = _SORTS.get(parse.lowers[description.head], "")
    at = table.before(parse.starts[description.head])
    for mention in reversed(table.mentions[max(0, at - 12) : at]):
        if mention.kind != "place" or mention.entity < 0 or table.entities[mention.entity].kind != "place":
            continue  # Southwest may be the airline's short name
        if mention.keys[-1] in SIGHTS:
            continue  # an airport is no city
        if parse.paras[description.head] - parse.paras[mention.last] > _PARAGRAPHS_BACK:
            break
        if sort == _sort_of(mention):
            return _unless_rivalled(table, mention, sort)
    return DescriptionLink()


def _unless_rivalled(table: MentionTable, mention: Mention, sort: str) -> DescriptionLink:
    """A place, or both where its sentence names another of its sort: *France sent two ships to Malta*."""
    parse = table.parse
    first, last = parse.sent_bounds[parse.sents[mention.last]]
    named = (table.at.get(token) for token in range(first, last))
    rivals = {
        one.entity
        for one in named
        if one is not None and one.kind == "place" and one.entity >= 0 and _sort_of(one) == sort
        if one.keys[-1] not in SIGHTS and table.entities[one.entity].kind == "place"
    }
    return DescriptionLink(mention.entity) if len(rivals) < 2 else DescriptionLink(None, tuple(sorted(rivals)))


def _sort_of(place: Mention) -> str:
    key = " ".join(place.keys)
    return "state" if key in STATES else "country" if key in COUNTRIES else "city"
