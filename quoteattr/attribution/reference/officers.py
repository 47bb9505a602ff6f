"""*A museum … its director said … Ann Lee, the museum's director*: who bears the office of a body that *its* means."""

from __future__ import annotations

from quoteattr.attribution.names.mentions import MentionTable
from quoteattr.attribution.reference.offices import SAME, Offices
from quoteattr.attribution.reference.trades import is_other_body
from quoteattr.attribution.roles.fit import (
    is_alike,
    is_another,
    is_of_another_time,
    modifiers_of,
    plain_word,
    role_words,
)
from quoteattr.attribution.roles.kinds import Description
from quoteattr.attribution.vocabulary import KIN, ORGANIZATION_HEADS, ORGANIZATION_NOUNS, office

__all__ = ["OPENING", "find_officer"]

OPENING = 2
"""The paragraphs that open an article: headline, summary, lead."""
_OTHERS = frozenset({"another", "neighboring", "neighbouring", "other", "rival"})
_SPOKESMAN = office("spokesman")  # of whom a story has several


def find_officer(table: MentionTable, offices: Offices, description: Description, body: str) -> int | None:
    """The one person of the article, named before or later, who bears the office that a description names, of ``body``.

    Where the body has a name and the person's body another one, only of what the article opens with: *A toolmaker …
    its chairman … Ann Lee, chairman of Kaveri Tools*; not of a bank or a school, whose name says that it is one.
    """
    parse, head = table.parse, description.head
    wanted = office(parse.lowers[head])
    if wanted in KIN or description.plural:
        return None
    modifiers = modifiers_of(table, description)
    words = [plain_word(word) for word in body.lower().split()]
    telling = [word for word in words if word not in ORGANIZATION_NOUNS] or words  # Harbour Bank is not Port Bank
    of_it: list[int] = []
    of_named: list[int] = []
    bearers = offices.bearers(wanted)
    for number, score in bearers.items():
        held = [one for one in offices.of(number) if one.office == wanted]
        if score < SAME or not held or is_of_another_time(table, description, held):
            continue
        if any(not _OTHERS.isdisjoint(one.role.text.lower().split()) for one in held):
            continue  # the owner of the rival brewery
        if is_another(table, head, modifiers, held):
            continue
        told = role_words(held) - {wanted}
        if any(is_alike(one, two) for one in telling for two in told):
            of_it.append(number)
        elif any(_may_be(table, one.role.affiliation, words[-1]) for one in held):
            of_named.append(number)
    if (
        not of_it
        and wanted != _SPOKESMAN
        and words[-1] not in ORGANIZATION_HEADS
        and body.islower()
        and parse.paras[head] <= OPENING
        and len(bearers) == 1
    ):
        of_it = of_named
    return of_it[0] if len(of_it) == 1 else None


def _may_be(table: MentionTable, name: str | None, noun: str) -> bool:
    """Whether a body that a role names may be called by a noun: no council is *the toolmaker*."""
    if name is None or not name[0].isupper():
        return False
    number = table.lookup(name)
    return number is None or not is_other_body(table.entities[number], noun)
