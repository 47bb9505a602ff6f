"""Capitalised words before an office: which belong to its title (*Forestry* Minister), which end the name of its body
(*Kent Police* Chief Constable)."""

from __future__ import annotations

from quoteattr.attribution.names.mentions import MentionTable
from quoteattr.attribution.names.phrases import is_capital
from quoteattr.attribution.roles.title_bodies import OF_PORTFOLIOS
from quoteattr.attribution.vocabulary import (
    BROADER,
    OFFICE_PORTFOLIOS,
    OFFICES,
    PARTIES,
    PARTY_NOUNS,
    PLACES,
    PORTFOLIOS,
    STATES,
    TITLE_MODIFIERS,
    office,
)
from quoteattr.text.parse import Parse

__all__ = ["RANKS", "SENIORITY", "ends_body", "ends_seat", "is_portfolio"]

RANKS = frozenset({"assistant", "associate", "deputy"})
SENIORITY = frozenset({"chief", "junior", "lead", "principal", "senior"})
_ONCE = frozenset({"ex", "former", "retired"})
_BEFORE_TITLE = TITLE_MODIFIERS | PARTIES | PARTY_NOUNS
_OF_THE_TITLE = OFFICE_PORTFOLIOS | RANKS | SENIORITY


def ends_seat(parse: Parse, token: int, head: int) -> bool:
    """Whether a word that elsewhere belongs to a title ends the name of its seat: New York *City* Mayor, Kano *State*
    Governor, Kent *Police* Chief Constable, Kaizer *Chiefs* defender; not: Ohio *State* Senator, *Senate* Majority.
    """
    lower, before = parse.lowers[token], parse.lowers[token - 1]
    if lower == "state":
        return parse.lowers[head] in ("commissioner", "governor") and before not in STATES
    if lower == "police":
        return token + 1 < head and before not in _BEFORE_TITLE and before not in _ONCE
    plural = parse.tags[token] in ("NNS", "NNPS") and token < head and lower not in TITLE_MODIFIERS
    return lower in ("city", "county") or (plural and lower in OFFICES)


def ends_body(table: MentionTable, token: int, first: int) -> bool:
    """Whether a word that elsewhere belongs to a title ends the body before it: *Cal Fire* spokesman, *Ostrel Police*
    Const.; not: *Shadow Health* spokesman, *Labour* Health spokesman, Ostrel *Police* Chief.
    """
    parse = table.parse
    head, before = parse.lowers[token + 1].rstrip("."), token - 1
    if before < first or not is_capital(table, before) or not parse.words[token][0].isupper():
        return False
    if parse.lowers[before] in _BEFORE_TITLE and parse.lowers[token] != "police":
        return False
    if parse.lowers[before] in _ONCE or parse.lowers[token] in _OF_THE_TITLE:
        return False  # Retired Police Sergeant, Pentagon Deputy spokeswoman, Lib Dem Transport spokesman
    return head.startswith("spokes") or (parse.lowers[token] == "police" and BROADER.get(office(head)) == "officer")


def is_portfolio(table: MentionTable, token: int, head: int) -> bool:
    """Whether a capitalised word says what a minister is for: *Forestry* Minister, *Health* and Social Services
    Secretary; not *Kerala* Minister."""
    parse = table.parse
    place = parse.lowers[token] in PLACES or parse.ents[token] in ("GPE", "LOC", "NORP")
    name = table.at.get(token)
    named = name is not None and name.first <= token <= name.last
    listed = parse.lowers[head] in OF_PORTFOLIOS and parse.lowers[token] in PORTFOLIOS
    return (listed or parse.lowers[token + 1] == "minister") and not place and not named
