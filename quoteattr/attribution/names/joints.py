"""How the parts of a body's name are joined: *Center for Media and Public Affairs*, *Teachers' Union*, *Bread Without
Borders*."""

from __future__ import annotations

from quoteattr.attribution.vocabulary import (
    GIVEN,
    LISTING,
    OFFICES,
    ORGANIZATION_HEADS,
    PARTY_NOUNS,
    PEOPLE_PLURALS,
    PLACES,
    POSSESSORS,
    ROLE_PLURALS,
)
from quoteattr.text.parse import Parse

__all__ = [
    "ends_as_body",
    "is_inner_word",
    "is_joined_body",
    "is_joined_possessor",
    "list_end",
    "names_office",
    "owns_body",
]

_PEOPLE = ROLE_PLURALS | PEOPLE_PLURALS
# Prepositions that have a capital inside names only.
_INNER = frozenset({"against", "beyond", "for", "over", "under", "with", "without"})
_LONGEST_OWNED = 3  # words between the possessor and the word that heads the body


def is_inner_word(parse: Parse, token: int) -> bool:
    """Whether a preposition with a capital stands inside a name: Bread *Without* Borders; not a headline's."""
    if parse.lowers[token] not in _INNER or not 0 < token < len(parse) - 1:
        return False
    sides = (token - 1, token + 1)
    return all(parse.words[side][0].isupper() and parse.sents[side] == parse.sents[token] for side in sides)


def owns_body(parse: Parse, start: int, nameable: set[int]) -> bool:
    """Whether the words behind a possessor end as a body: People's *Reform Party*, Nurses' *Association*."""
    for token in range(start, start + _LONGEST_OWNED):
        if token not in nameable or parse.sents[token] != parse.sents[start]:
            return False
        if parse.lowers[token].rstrip(".") in ORGANIZATION_HEADS:
            return True
    return False


def is_joined_possessor(parse: Parse, last: int, token: int, nameable: set[int]) -> bool:
    """Whether two kinds of people own a body together: Nurses *and Midwives' Association*."""
    pair = names_office(parse.lowers[last]) and names_office(parse.lowers[token])
    return pair and parse.tags[token + 1 : token + 2] == ["POS"] and owns_body(parse, token + 2, nameable)


def list_end(parse: Parse, first: int, comma: int, nameable: set[int]) -> int:
    """Where the list in the name of a body ends: Union of Rail, *Maritime and Transport Workers*; or -1.

    Not: the University of Leeds, *Oxfam and Shelter*: the first is no body that lists what it is for.
    """
    lowers, sents = parse.lowers, parse.sents
    if not any(lowers[token].rstrip(".") in LISTING for token in range(first, comma)):
        return -1
    token, closed = comma, False
    while token + 1 < len(lowers) and token - comma < 10 and sents[token + 1] == sents[comma]:
        if parse.words[token] == "," or lowers[token] in ("and", "&"):
            closed = closed or parse.words[token] != ","
            if lowers[token + 1] in ("and", "&") and not closed:
                token += 1
                continue
            if token + 1 not in nameable or lowers[token + 1] in GIVEN or lowers[token + 1] in PLACES:
                return -1
        elif token + 1 not in nameable and not (parse.words[token + 1] == "," and not closed):
            if lowers[token + 1] not in ("and", "&") or closed:
                return token if closed else -1
        token += 1
    return -1


def names_office(lower: str) -> bool:
    """Whether a possessor belongs to the name of the body behind it: *Sheriff's* Office; not *Turkey's* Parliament."""
    return lower in POSSESSORS or (lower in _PEOPLE and lower[-1] == "s" and lower[:-1] not in PARTY_NOUNS)


def ends_as_body(parse: Parse, token: int, nameable: set[int], tail: bool) -> bool:
    """Whether *and X* goes on with the *of*-phrase of a body: *Center for Media and Public Affairs*."""
    end = token
    while end + 1 in nameable and parse.sents[end + 1] == parse.sents[token]:
        end += 1
    return parse.lowers[token] not in GIVEN and parse.lowers[token] not in OFFICES and end - token < 3


def is_joined_body(parse: Parse, first: int, last: int, token: int, nameable: set[int]) -> bool:
    """Whether *X and Y Board* is one body: *the* before, one or two words each side, a body's word at the end."""
    end = token
    while end + 1 in nameable and parse.sents[end + 1] == parse.sents[token]:
        end += 1
    if end == token and parse.lowers[end] not in ("exchange", "protection", "administration"):
        return False
    lowers = parse.lowers
    if last - first > 1 or lowers[last] in GIVEN or lowers[last] in ORGANIZATION_HEADS or lowers[last] in PLACES:
        return False
    before = lowers[first - 1] if first else ""
    return lowers[end] in ORGANIZATION_HEADS and lowers[token] not in OFFICES and before in ("the", "'s", "u.s.", "a")
