"""The anatomy of names: what in a capitalised run is title and what is name.

No model is asked: a run is read by its capitals, honorifics, offices, particles, suffixes and the words that head the
names of bodies. Where the pipeline has an entity recogniser its labels confirm or break a tie.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import regex

from quoteattr.attribution.names.units import Unit
from quoteattr.attribution.vocabulary import (
    COMPANY_HEADS,
    DEMONYMS,
    GIVEN,
    HONORIFICS,
    KIN,
    KNOWN_ORGANIZATIONS,
    LEGAL_FORMS,
    MASTHEADS,
    OFFICES,
    ORGANIZATION_CORES,
    ORGANIZATION_HEADS,
    PARTY_NOUNS,
    PEOPLE_NOUNS,
    PLACE_NOUNS,
    PLACES,
    PORTFOLIOS,
    POST_NOMINALS,
    RANKS_IN_CAPITALS,
    ROLE_NOUNS,
    SUFFIXES,
    TITLE_MODIFIERS,
    is_role_noun,
    is_science,
)
from quoteattr.text.parse import Parse

__all__ = ["CLERICS", "HIGHEST", "is_initial_letter", "split_titles"]

_HYPHENED_GIVEN = regex.compile(r"\p{Lu}\p{Ll}+-\p{Ll}+")
# First names that are titles without one of these before them.
_NOBLE_GIVEN = frozenset({"sultan", "prince", "king", "count", "baron", "duke", "don", "emir", "queen", "princess"})
_PLAIN_HONORIFICS = frozenset({"mr", "mrs", "ms", "miss", "dr", "prof", "engr", "mx"})

# What *Sri* follows as part of a Malay title; elsewhere it is a name.
_BEFORE_SRI = frozenset({"tan", "puan", "datuk", "dato", "dato'", "datin", "toh"})

# The secretaries of a Kenyan cabinet.
_OF_CABINET = frozenset({"cs", "ps"})

# The Chief *Imam* of Kuje, a Grand *Mufti*: a title alone behind these, elsewhere before or in a name.
CLERICS, HIGHEST = frozenset({"imam", "rabbi", "mufti", "sheikh"}), frozenset({"chief", "grand", "deputy", "senior"})

_BEFORE_OFFICE = PORTFOLIOS | TITLE_MODIFIERS
_PLAIN_CORES = ORGANIZATION_CORES - TITLE_MODIFIERS
_LAST_OF_BODIES = ORGANIZATION_HEADS | PLACES | PLACE_NOUNS
_IN_BODIES = ORGANIZATION_HEADS | ORGANIZATION_CORES | PLACE_NOUNS
_IN_BODIES_AND_ROLES = _IN_BODIES | ROLE_NOUNS
_OF_OFFICES = frozenset({"staff", "state"})
_OF_WHAT = frozenset({"of", "for", "on"})
_JOINING = frozenset({"of", "for", "on", "the", "and"})


_MEN = ("man", "woman")
_TRADES = ("er", "ist")  # that end nouns for trades: Goalscorer Cole Parmer


def split_titles(parse: Parse, units: list[Unit]) -> int:
    """The position of the first unit of the name proper; ``len(units)`` where the run is a title alone.

    *Ohio Democratic Party Chairman David Pepper* -> 4; *Secretary of State* -> 3; *Ann Lee* -> 0
    """
    count = len(units)
    if count == 1:
        return 1 if units[0].is_office or units[0].key in HONORIFICS else 0
    if (
        count == 2
        and units[0].key.endswith(_MEN)
        and units[0].key in ROLE_NOUNS
        and parse.ents[units[1].last] == "PERSON"
    ):
        return 1  # Fisherman Rahmat
    cut = 0
    rank = units[0].key in RANKS_IN_CAPITALS and units[0].text.isupper() and units[1].key in GIVEN
    if rank and not (units[1].is_office or _heads_body(units)):
        cut = 1  # DC Ruth Amos
    for at, unit in enumerate(units[:-1]):
        key = unit.key
        if unit.nickname:
            continue
        if key in HONORIFICS or unit.is_office:
            if key == "sri" and not (at and units[at - 1].key in _BEFORE_SRI):
                continue  # Sri Mulyani, Sri Lanka
            if at and key == "king" and units[at - 1].key in GIVEN:
                continue
            if at and key in _NOBLE_GIVEN and units[at - 1].key in _PLAIN_HONORIFICS:
                continue  # Dr Sultan Al Jaber
            if at and units[at - 1].key in _JOINING and any(one.key in ORGANIZATION_CORES for one in units[:at]):
                continue  # Centre for the Promotion of Private Enterprise
            rest = units[at + 1 :]
            if rest[0].key in ("and", "&") or (rest[0].key in ORGANIZATION_CORES and rest[1:] and rest[1].key == "of"):
                continue  # Justice and Reform Party, General Administration of Customs
            opens = at == 0 or (cut == at and (units[at - 1].is_office or units[at - 1].key in HONORIFICS))
            if rest[0].key in SUFFIXES or (key in GIVEN and opens and count == at + 2 and rest[0].key not in GIVEN):
                continue  # Dean Baker, Majority Leader Dean Baker
            if key == "first" and rest[0].key in ("nation", "nations"):
                continue  # the Hesquiat First Nation
            if rest[0].key == "in":
                cut = at + 3  # Special Agent in Charge
                continue
            if rest[0].key in _OF_WHAT:
                cut = _after_of(parse, units, at + 1)
                continue
            if _heads_body(rest) and key not in ("mr", "mrs", "ms", "dr"):
                continue
            cut = at + 1
        elif at and ((key in _OF_CABINET and units[at - 1].key in _BEFORE_OFFICE) or (key == "con" and cut == at)):
            cut = at + 1  # Interior CS Kithure Kindu, Det Con Ruth Amos; CS Lewis elsewhere
        elif key == "canon" and at and units[at - 1].key in ("rev", "revd", "reverend"):
            cut = at + 1  # the Rev Canon Ann Lee; Canon Inc elsewhere
        elif (
            key in PARTY_NOUNS
            or key in DEMONYMS
            or (_is_person_noun(key) and key not in GIVEN)
            or (at == 0 and count == 3 and _opens_with_trade(parse, units))
        ):
            following = units[at + 1]
            opens = cut == at or key in PARTY_NOUNS
            if cut == at and is_science(key):
                cut = at + 1  # Volcanologist Einarsson
                continue
            korean = count - at == 3 and _HYPHENED_GIVEN.fullmatch(units[-1].text) is not None  # star Park So-min
            trade = at == 0 and count == 3 and _opens_with_trade(parse, units)
            known = following.key in GIVEN or korean or trade or _person_starts(parse, following)
            if count - at > 2 and opens and known:
                cut = at + 1
    if cut < count:
        last = units[-1].key
        cores = {unit.key for unit in units[:-1]} & _PLAIN_CORES
        body = last in COMPANY_HEADS or bool(cores) or (last in ORGANIZATION_HEADS and last[-1] == "s")  # Hill Advisors
        body = body or (last[-1] == "s" and _is_of_members(units))
        named = units[0].key in GIVEN or _is_tagged_whole(parse, units)
        named = named and (count == 2 or (last in POST_NOMINALS and units[-1].text.isupper()))
        if last in OFFICES and cut == 0 and not body and not named:
            return count
        if last in OFFICES and all(unit.key in OFFICES or unit.key in TITLE_MODIFIERS for unit in units[cut:]):
            return count  # Deputy Foreign Minister
        if last in CLERICS and all(unit.key in HIGHEST for unit in units[:-1]):
            return count
        if cut == 0:
            cut = _after_body(parse, units)
        if cut == 0:
            cut = _before_initials(units)
    return cut


def _is_of_members(units: Sequence[Unit]) -> bool:
    """Whether a run names a body by its members: Ostrel *Union of* Medical *Officers*."""
    return any(one.key in ORGANIZATION_CORES and after.key in _OF_WHAT for one, after in itertools.pairwise(units[:-1]))


def _is_tagged_whole(parse: Parse, units: Sequence[Unit]) -> bool:
    """Whether the model takes a run that ends as an office for one person: Mahua *Sen*, Seán Ó Ríordáin *TD*; not:
    Kerala *Governor*, Deputy Foreign *Minister*."""
    first, last = units[0].first, units[-1].last
    titled = units[0].key in _BEFORE_OFFICE or units[0].key in PLACES or units[0].key in DEMONYMS or units[0].is_office
    whole = {parse.ents[token] for token in range(first, last + 1)} == {"PERSON"}
    return whole and not titled and units[0].key not in PARTY_NOUNS and units[0].key not in ORGANIZATION_HEADS


def _opens_with_trade(parse: Parse, units: Sequence[Unit]) -> bool:
    """Whether a sentence opens with a trade before a name of two words: *Lawyer* Gobind Ramasamy; not Worker Action
    Fund."""
    first = units[0].first
    opens = first == 0 or parse.sents[first - 1] != parse.sents[first]
    named = units[-1].key not in ORGANIZATION_HEADS and units[-1].key not in LEGAL_FORMS
    key = units[0].key
    trade = key in ROLE_NOUNS or (key.endswith(_TRADES) and key not in GIVEN and units[1].key in GIVEN and len(key) > 7)
    last = units[-1].last
    person = parse.ents[last] in ("PERSON", "") or units[1].key in GIVEN
    cored = not ORGANIZATION_CORES.isdisjoint(unit.key for unit in units[1:])
    # The small model takes rare names for bodies: Lawyer Danstan Wekesa, for the sister, said
    person = person or (
        key in ROLE_NOUNS and not cored and parse.tags[last + 1 : last + 2] in ([","], ["VBD"], ["VBZ"])
    )
    return opens and named and trade and person


def _is_person_noun(key: str) -> bool:
    """Whether a word names a trade, a tie or a plain person: *striker*, *neighbour*, *mum-of-two*."""
    listed = key in ROLE_NOUNS or key in KIN or key in PEOPLE_NOUNS or is_science(key)
    return listed or ("-of-" in key and key.split("-")[0] in KIN)


def _heads_body(units: Sequence[Unit]) -> bool:
    """Whether units name a body by their last word: *Electric*, *Party*."""
    key = units[-1].key
    if key in MASTHEADS and len(units) == 2 and units[0].key in GIVEN:
        return False
    if len(units) == 1 and key in (
        "post",
        "house",
        "press",
        "church",
        "sun",
        "court",
        "world",
        "state",
        "bank",
        "works",
    ):
        return True
    return key in ORGANIZATION_HEADS or key in LEGAL_FORMS or any(unit.key in LEGAL_FORMS for unit in units)


def _after_of(parse: Parse, units: list[Unit], at: int) -> int:
    """Where the name starts after a title with an *of*-phrase: *Secretary of State John Kerry*."""
    rest = [index for index in range(at, len(units)) if units[index].key not in ("of", "for", "on", "the", "and")]
    bare = len(rest) == 2 and (units[rest[0]].key in _OF_OFFICES or units[rest[0]].key in PORTFOLIOS)
    if bare and units[rest[1]].key not in PORTFOLIOS and units[rest[1]].key not in _LAST_OF_BODIES:
        return rest[1]  # Secretary of State Kerry
    for index in rest[1:]:
        last = index + 1 == len(units)
        if last and (units[at].key == "for" or units[index].key in GIVEN):
            continue  # MP for Central Devon
        if units[index].key in PORTFOLIOS or (units[index].key in _IN_BODIES and units[index].key not in GIVEN):
            continue  # Minister for Jobs, Enterprise and Innovation Ann Lee, president of the Ostrel Union
        if units[index].key in GIVEN or _person_starts(parse, units[index]):
            before = units[index - 1].key
            named = last and index - 1 in rest[1:] and before not in PORTFOLIOS and before not in _LAST_OF_BODIES
            return (
                index - 1 if named and units[index].key not in GIVEN else index
            )  # Commissioner of Police Idowu Owohun
    joint = max((index for index in range(at, len(units)) if units[index].key in _OF_WHAT), default=at)
    inner = [index for index in rest if index > joint]  # the Bank of | Harbour Falls
    if len(inner) >= 3 and units[inner[-1]].key not in _LAST_OF_BODIES and not _is_named_behind(parse, units[-1].last):
        return inner[-2]
    return len(units)


def _is_named_behind(parse: Parse, last: int) -> bool:
    """Whether a title is told before its holder's name: the head of Green Ostrel Farms, *Dr. Ann Lee*."""
    name = last + 2
    if name >= len(parse) or parse.words[last + 1] != "," or not parse.words[name][0].isupper():
        return False
    key = parse.lowers[name].rstrip(".")
    return key in HONORIFICS or key in GIVEN or parse.ents[name] == "PERSON"


def _after_body(parse: Parse, units: list[Unit]) -> int:
    """Where a person's name starts behind the name of a body or place without a title: *Fox News Sean Hannity*."""
    if len(units) < 3:
        return 0
    if len(units) == 3 and _is_place_of_post(parse, units):
        return 1
    if len(units) == 3 and _is_opener(parse, units):
        return 1
    for at in range(1, len(units) - 1):
        if len(units) - at > 4:
            continue
        before = units[at - 1]
        person = _person_starts(parse, units[at])
        if before.key in GIVEN or units[at].key in ("of", "for", "the", "and"):
            continue
        of_body = units[0].key in ORGANIZATION_CORES and units[1].key == "of" and units[at].key in GIVEN
        marked = (
            of_body  # University of Ostrel Sean Redding
            or before.key in ORGANIZATION_HEADS
            or before.key in KNOWN_ORGANIZATIONS
            or before.key in PLACES
            or before.key in DEMONYMS
            or before.key in PORTFOLIOS
            or (before.text.isupper() and len(before.text) > 2)
        )
        if marked and (units[at].key in GIVEN or person) and units[-1].key not in ORGANIZATION_HEADS:
            return at
    return 0


def _is_place_of_post(parse: Parse, units: Sequence[Unit]) -> bool:
    """Whether a run begins with where a post is: the ambassador to *Norway* Pavel Orlov, envoy to the *UN* Ann Lee."""
    first = units[0].first
    behind = first - 2 if first > 1 and parse.lowers[first - 1] == "the" else first - 1
    if behind < 1 or parse.lowers[behind] not in ("to", "of") or not is_role_noun(parse.lowers[behind - 1]):
        return False
    if parse.lowers[behind] == "of" and parse.ents[units[-1].last] != "PERSON":
        return False  # head of the US Central Command
    seat = units[0].key in PLACES or units[0].key in KNOWN_ORGANIZATIONS or units[0].text.isupper()
    whole = {unit.key for unit in units[1:]} & _IN_BODIES
    return seat and len(units[0].text) > 1 and not whole and all(unit.text[0].isupper() for unit in units[1:])


def _is_opener(parse: Parse, units: Sequence[Unit]) -> bool:
    """Whether a run begins with a party or an agency before a name of two words: *Tory* Trudy Hale, *Xinhua* Xu Wen."""
    opens = units[0].key in PARTY_NOUNS or (units[0].key in KNOWN_ORGANIZATIONS and units[0].key not in GIVEN)
    whole = {unit.key for unit in units[1:]} & _IN_BODIES_AND_ROLES
    named = all(parse.ents[unit.last] == "PERSON" for unit in units[1:])
    return opens and named and not whole and not units[-1].key.endswith("s")


def _before_initials(units: Sequence[Unit]) -> int:
    """Where initials of several letters begin a name behind words that no one is called: Collector *N.S.K. Umesh*."""
    for at in range(1, len(units) - 1):
        initials = len(units[at].text) > 2 and is_initial_letter(units[at].text) and units[at].key not in PLACES
        if initials and not any(unit.key in GIVEN or unit.nickname or len(unit.text) < 3 for unit in units[:at]):
            return at if len(units) - at <= 3 and units[-1].key not in ORGANIZATION_HEADS else 0
    return 0


def _person_starts(parse: Parse, unit: Unit) -> bool:
    return parse.ents[unit.first] == "PERSON" and parse.ent_iobs[unit.first] == 3


def is_initial_letter(text: str) -> bool:
    """Whether a unit is initials: *J.*, *J.R.*, *N.S.K.*"""
    return 2 <= len(text) <= 8 and text[1] == "." and text[0].isupper() and text[3:4] in ("", ".")
