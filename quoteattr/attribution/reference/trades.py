"""What a body is by its own name and by the nouns beside it: *Harbour Energy* is no bank, *the airline Skyjet* no
regulator."""

from __future__ import annotations

import itertools

from quoteattr.attribution.names.mentions import Entity, MentionTable
from quoteattr.attribution.vocabulary import (
    COMPANY_HEADS,
    GENERIC_BODIES,
    LEGAL_FORMS,
    MASTHEADS,
    ORGANIZATION_HEADS,
    TRADES,
)
from quoteattr.lexicon.words import load_words

__all__ = ["heads_of_name", "is_of_trade", "is_other_body", "is_told_otherwise", "nouns_beside"]

_WORDS = load_words("descriptions")
_PAPERS = _WORDS["papers"].words
_ANY_BODY = _WORDS["any-body"].words
_NO_AUTHORITY = _WORDS["no-authority"].words
_AUTHORITIES = _WORDS["authorities"].words
# Heads of companies' names that say the trade, with the nouns for it, and what a company of any trade is called.
_OF_ONE_TRADE = {
    "airlines": frozenset({"airline", "carrier"}),
    "airways": frozenset({"airline", "carrier"}),
    "assurance": frozenset({"insurer"}),
    "bank": frozenset({"bank", "lender"}),
    "brewing": frozenset({"brewer"}),
    "hotels": frozenset({"chain", "operator", "owner"}),
    "insurance": frozenset({"insurer"}),
    "media": frozenset({"broadcaster", "publisher", "network", "outlet", "owner"}),
    "motors": frozenset({"automaker", "carmaker", "maker", "manufacturer", "truckmaker", "producer"}),
    "restaurants": frozenset({"chain", "operator", "owner"}),
}
_MAKERS = _WORDS["makers"].words
_ANY_TRADE = _WORDS["any-trade"].words
_ANY_COMPANY = _ANY_TRADE | _ANY_BODY
_NO_COMPANY = _WORDS["no-company"].words
_NO_FIRM = _WORDS["no-firm"].words
_FIRMS = frozenset({"business", "company", "corporation", "firm"})
_CALLED = TRADES | GENERIC_BODIES
_INSTITUTIONS = _WORDS["institutions"].words
_CLUB_NAMES, _OF_CLUBS = _WORDS["club-names"].words, _WORDS["of-clubs"].words
_COURTS = frozenset({"bench", "court", "tribunal"})
_ALIKE = (frozenset({"regulator", "watchdog"}), frozenset({"club", "team"}), frozenset({"charity", "ngo", "nonprofit"}))


def heads_of_name(keys: tuple[str, ...]) -> set[str]:
    """The nouns that head a body's name: *Turkish Foreign Ministry*, *Ministry of Health* -> ministry."""
    inner = {key for key, after in itertools.pairwise(keys) if after in ("of", "for", "on")}
    return inner | {keys[-1]}


def is_other_body(entity: Entity, head: str) -> bool:
    """Whether the entity's own name says that it is another kind of body: the *Consumer Bureau* is not *the bank*."""
    public = heads_of_name(entity.keys) & _AUTHORITIES
    if public:
        if head in _COURTS and not public.isdisjoint(_COURTS):
            return False
        return head not in public and (head not in _ANY_BODY or head in _NO_AUTHORITY)
    last = entity.keys[-1]
    if (last in MASTHEADS and head in _PAPERS) or (last in _CLUB_NAMES and head in _OF_CLUBS):
        return False
    if last in _INSTITUTIONS and head in _NO_AUTHORITY:
        return True
    if head in _FIRMS and (last in _NO_FIRM or (last in MASTHEADS and len(entity.keys) > 1)):
        return True  # the United Rail Workers, the Dorr Times are not the company
    if (last in COMPANY_HEADS or last in LEGAL_FORMS) and head in _NO_COMPANY:
        return True  # Harbour Energy is no union, no charity
    if last in COMPANY_HEADS and head in _CALLED:
        # Harbour Energy is the company, and the maker of pumps where it is the only one; it is no bank, no retailer.
        return head in TRADES and head not in _ANY_COMPANY and head not in _OF_ONE_TRADE.get(last, _MAKERS)
    return last in ORGANIZATION_HEADS and last != head and head not in _ANY_BODY


def is_of_trade(entity: Entity, head: str) -> bool:
    """Whether a company's name says that it is what a noun says: *Harbour Bank* is the lender."""
    return head in _OF_ONE_TRADE.get(entity.keys[-1], ())


def nouns_beside(table: MentionTable, entity: Entity) -> set[str]:
    """What the article says that a body is, right beside its name: *the insurer Orvane*, *Orvane, an insurer,*, *its
    insurer, Orvane*.
    """
    parse = table.parse
    found: set[str] = set()
    for mention in entity.mentions:
        if mention.quoted:
            continue
        nouns = [kid for kid in parse.children[mention.last] if parse.deps[kid] == "appos"]
        if mention.run_first > 0 and parse.sents[mention.run_first - 1] == parse.sents[mention.last]:
            nouns.append(mention.run_first - 1)
        if parse.deps[mention.last] == "appos":
            nouns.append(parse.heads[mention.last])
        found.update(parse.lowers[noun] for noun in nouns if parse.tags[noun] == "NN" and parse.lowers[noun] in _CALLED)
    return found


def is_told_otherwise(told: set[str], head: str) -> bool:
    """Whether a body that is told to be one thing is no other: a company is no regulator, a charity no club."""
    if not told or head in told or any(head in alike and not alike.isdisjoint(told) for alike in _ALIKE):
        return False
    public = told & _NO_COMPANY
    if head in _NO_COMPANY:
        return bool(public or told & TRADES)
    return bool(public) and head in TRADES
