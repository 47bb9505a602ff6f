"""*A museum … its director said … Ann Lee, the museum's director*: who bears the office of a body that *its* means."""

from __future__ import annotations

from quoteattr.attribution.names.mentions import MentionTable
from quoteattr.attribution.reference.offices import SAME, Offices
from quoteattr.attribution.reference.trades import is_other_body
from quoteattr.attribution.roles.fit import (
    gender_of_noun,
    is_alike,
    is_another,
    is_of_another_time,
    modifiers_of,
    plain_word,
    role_words,
)
from quoteattr.attribution.roles.kinds import Description
from quoteattr.attribution.vocabulary import (
    KIN,
    LEADERS,
    ORGANIZATION_HEADS,
    ORGANIZATION_NOUNS,
    OVER_PLACES,
    office,
)
from quoteattr.grammar import NOMINAL_SUBJECTS

__all__ = ["OPENING", "find_named_after", "find_officer"]

OPENING = 2
"""The paragraphs that open an article: headline, summary, lead."""
_OTHERS = frozenset({"another", "neighboring", "neighbouring", "other", "rival"})
_SPOKESMAN = office("spokesman")  # of whom a story has several
_AT_THE_TOP = LEADERS | OVER_PLACES | {"chancellor", "coach", "leader", "premier", "taoiseach", "tánaiste"}
_OF_ONE_TEAM = _AT_THE_TOP | {"boss", "chairman", "manager", "owner"}
# Behind a name they open what the person is, who is then no bearer of an office named before: Ann Lee of the union.
_TOLD_MORE = ([","], ["("], ["at"], ["from"], ["of"], ["with"])
_MARKS = frozenset("\"'“‘")


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


def find_named_after(table: MentionTable, offices: Offices, description: Description, *, owned: bool) -> int | None:
    """Whom an article's first lines call by an office alone, and the next paragraph by the full name alone:
    *Lakeport's mayor promised … “You have my word,” Denise Orme said.* Not where another name comes first, or
    more is told behind it: *Denise Orme, who lives there, said*.

    ``owned``: the office is of a team or a body (*their manager*); then the surname will do, in the tag of the very
    next paragraph: *their manager said … ¶ “I watched it twice,” Orme said.*
    """
    parse, head = table.parse, description.head
    if office(parse.lowers[head]) not in (_OF_ONE_TEAM if owned else _AT_THE_TOP):
        return None
    if parse.paras[head] > OPENING or description.plural:
        return None
    for mention in table.mentions[table.before(parse.starts[head]) :]:
        if mention.kind != "person" or mention.entity < 0 or mention.quoted or mention.headline:
            continue
        entity = table.entities[mention.entity]
        first = next((one for one in entity.mentions if not one.headline), None)
        gap = parse.paras[mention.last] - parse.paras[head]
        gender = gender_of_noun(parse.lowers[head])
        opens = parse.text[parse.paragraphs[parse.paras[mention.last]][0]]
        tagged = owned and gap == 1 and opens in _MARKS
        known = first is mention or (tagged and not offices.has_office(entity.number))
        fits = known and (len(mention.keys) > 1 or tagged) and 0 < gap <= 2 and not mention.titles
        fits = fits and parse.deps[mention.last] in NOMINAL_SUBJECTS and gender in ("", entity.gender)
        after = mention.last + 1
        acts = parse.tags[after + 1 : after + 2] == ["VBG"] and parse.lowers[after + 2 : after + 3] != ["for"]
        fits = fits and (acts or parse.lowers[after : after + 1] not in _TOLD_MORE)
        stated = any(one.how in ("premodifier", "apposition") for one in offices.of(mention.entity))
        return mention.entity if fits and not stated else None
    return None


def _may_be(table: MentionTable, name: str | None, noun: str) -> bool:
    """Whether a body that a role names may be called by a noun: no council is *the toolmaker*."""
    if name is None or not name[0].isupper():
        return False
    number = table.lookup(name)
    return number is None or not is_other_body(table.entities[number], noun)
