"""How the parts of a body's name are joined: *Center for Media and Public Affairs*, *Teachers' Union*, *Bread Without
Borders*."""

from __future__ import annotations

from collections.abc import Container

from quoteattr.attribution.vocabulary import (
    CAUSES,
    GIVEN,
    IMPERATIVES,
    LISTING,
    OFFICES,
    ORGANIZATION_CORES,
    ORGANIZATION_HEADS,
    ORGANIZATION_NOUNS,
    PARTY_NOUNS,
    PEOPLE_PLURALS,
    PLACES,
    PORTFOLIOS,
    POSSESSOR_ENDINGS,
    POSSESSORS,
    ROLE_PLURALS,
    STATES,
    is_role_noun,
)
from quoteattr.text.parse import Parse

__all__ = [
    "ends_as_body",
    "find_imperatives",
    "find_paired_possessors",
    "find_seated_departments",
    "goes_on_as_body",
    "is_inner_word",
    "is_joined_body",
    "is_joined_possessor",
    "list_end",
    "names_office",
    "opens_other_body",
    "owns_body",
    "portfolios_end",
]

_PEOPLE = ROLE_PLURALS | PEOPLE_PLURALS
# Prepositions that have a capital inside names only.
_INNER = frozenset({"against", "beyond", "for", "over", "under", "with", "without"})
_OF_TWO_PLACES = frozenset({"constabulary", "police"})
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


def find_paired_possessors(parse: Parse, nameable: set[int]) -> set[int]:
    """The words that open a sentence with the first of two kinds of people who own a body: *Nurses* and Midwives'
    Association. Not: *Nurses* and doctors said.
    """
    return {
        first
        for first, _ in parse.sent_bounds
        if first + 4 < len(parse)
        and parse.lowers[first + 1] == "and"
        and parse.words[first + 2][0].isupper()
        and is_joined_possessor(parse, first, first + 2, nameable)
    }


def list_end(parse: Parse, first: int, comma: int, nameable: set[int]) -> int:
    """Where the list in the name of a body ends: Union of Rail, *Maritime and Transport Workers*; or -1.

    Not: the University of Leeds, *Oxfam and Shelter*: the first is no body that lists what it is for.
    """
    lowers, sents = parse.lowers, parse.sents
    listing = any(lowers[token].rstrip(".") in LISTING for token in range(first, comma))
    if not listing and lowers[comma - 1] not in PORTFOLIOS:
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
            if not listing and lowers[token + 1] not in PORTFOLIOS:
                return -1  # Minister for Health, Kerry Byrne and …
        elif token + 1 not in nameable and not (parse.words[token + 1] == "," and not closed):
            if lowers[token + 1] not in ("and", "&") or closed:
                return token if closed else -1
        token += 1
    return -1


def names_office(lower: str) -> bool:
    """Whether a possessor belongs to the name of the body behind it: *Sheriff's* Office; not *Turkey's* Parliament."""
    return (
        lower in POSSESSORS
        or lower.endswith(POSSESSOR_ENDINGS)
        or (lower in _PEOPLE and lower[-1] == "s" and lower[:-1] not in PARTY_NOUNS)
    )


def ends_as_body(parse: Parse, token: int, nameable: set[int], tail: bool) -> bool:
    """Whether *and X* goes on with the *of*-phrase of a body: *Center for Media and Public Affairs*."""
    end = token
    while end + 1 in nameable and parse.sents[end + 1] == parse.sents[token]:
        end += 1
    return parse.lowers[token] not in GIVEN and parse.lowers[token] not in OFFICES and end - token < 3


def opens_other_body(parse: Parse, token: int, nameable: set[int]) -> bool:
    """Whether *and X* behind a body with an *of*-phrase names another one: the University of Leeds *and Mellside
    College*, the Bank of Ostrel *and St Bride's* School. Not: the Ministry of Trade *and Rural Affairs*.
    """
    end = token
    while end + 1 in nameable and parse.sents[end + 1] == parse.sents[token]:
        end += 1
    if end > token and parse.lowers[end] in ORGANIZATION_CORES:
        return True
    behind = end + 2
    owns = parse.tags[end + 1 : end + 2] == ["POS"] and not names_office(parse.lowers[end])
    return owns and behind in nameable and parse.lowers[behind] in ORGANIZATION_CORES


def is_joined_body(parse: Parse, first: int, last: int, token: int, nameable: set[int]) -> bool:
    """Whether *X and Y Board* is one body: *the* before, one or two words each side, a body's word at the end."""
    end = token
    while end + 1 in nameable and parse.sents[end + 1] == parse.sents[token]:
        end += 1
    if end == token and parse.lowers[end] not in ("exchange", "protection", "administration"):
        return False
    lowers = parse.lowers
    if lowers[end] in _OF_TWO_PLACES and end == token + 1 and last == first and lowers[token] not in GIVEN:
        place = lowers[last] not in GIVEN or lowers[token] in PLACES
        return place and not is_role_noun(lowers[last])  # Avon and Somerset Police
    if last - first > 1 or lowers[last] in GIVEN or lowers[last] in ORGANIZATION_HEADS or lowers[last] in PLACES:
        return False
    before = lowers[first - 1] if first else ""
    return lowers[end] in ORGANIZATION_HEADS and lowers[token] not in OFFICES and before in ("the", "'s", "u.s.", "a")


def find_seated_departments(parse: Parse) -> set[int]:
    """The words that open a sentence with the name of a department that ends with its country: *Immigration*, Refugees
    and Citizenship Canada. Not: *Immigration* and crime in Canada.
    """
    return {
        first
        for first, _ in parse.sent_bounds
        if first < len(parse)
        and parse.lowers[first] in PORTFOLIOS
        and parse.words[first][0].isupper()
        and (end := portfolios_end(parse, first, range(len(parse)))) > 0
        and all(
            parse.words[token][0].isupper() or parse.lowers[token] in (",", "and", "&") for token in range(first, end)
        )
        and end + 1 < len(parse)
        and parse.words[end + 1][0].isupper()
        and parse.lowers[end + 1] in PLACES
    }


def portfolios_end(parse: Parse, last: int, nameable: Container[int]) -> int:
    """Where a list of what a ministry is for ends before its title: *Agriculture, Forestry and Fisheries* Minister; or
    -1. Before a country it is the ministry's own name: *Fisheries and Oceans* Canada.

    Not: *Trade and* Finance Minister Ann Lee said: what is listed must be for a ministry to the last word.
    """
    lowers, words = parse.lowers, parse.words
    if lowers[last] not in PORTFOLIOS:
        return -1
    token, closed = last, False
    while token + 2 < len(lowers) and parse.sents[token + 2] == parse.sents[last] and not closed:
        step = 1
        if words[token + 1] == "," and lowers[token + 2] in ("and", "&"):
            step, closed = 2, True
        elif lowers[token + 1] in ("and", "&"):
            closed = True
        elif words[token + 1] != ",":
            return -1
        token += step + 1
        if token not in nameable or lowers[token] not in PORTFOLIOS:
            return -1
        while token + 1 in nameable and lowers[token + 1] in PORTFOLIOS:
            token += 1
    after = lowers[token + 1].rstrip(".") if token + 1 in nameable else ""
    seated = after in PLACES  # Immigration, Refugees and Citizenship Canada
    if closed and last > 0 and lowers[last - 1] in STATES and last - 1 in nameable:
        return token  # Montana Fish, Wildlife and Parks
    return token if closed and (after in OFFICES or after in ORGANIZATION_HEADS or seated) else -1


def find_imperatives(parse: Parse) -> set[int]:
    """The verbs that begin the name of a charity: *Save* the Children; not: *Stop* the car."""
    lowers = parse.lowers
    return {
        token
        for token in range(len(lowers) - 2)
        if lowers[token] in IMPERATIVES
        and parse.words[token][0].isupper()
        and parse.words[token + 1] == "the"
        and parse.words[token + 2][0].isupper()
        and parse.sents[token] == parse.sents[token + 2]
    }


def goes_on_as_body(parse: Parse, first: int, last: int, nameable: set[int]) -> int:
    """The capital with which a body's name goes on behind small words, or -1.

    Save *the Children*, Committee *for a Balanced Budget*, Campaign *to Protect Kent*; behind a noun for a body (the
    charity) any: Action *against Noise*, Bricks *of Hope*. Not: the charity Oxfam *of Leeds*.
    """
    lowers = parse.lowers
    word, second, third = lowers[last + 1], last + 2, last + 3
    if third >= len(lowers) or parse.sents[second] != parse.sents[last]:
        return -1
    if word == "the":
        return second if first == last and lowers[last] in IMPERATIVES and second in nameable else -1
    small = lowers[second] in ("a", "an", "the")
    start = third if small else second
    if (
        start not in nameable
        or parse.sents[start] != parse.sents[last]
        or lowers[start] in PLACES
        or lowers[start] in GIVEN
    ):
        return -1
    if lowers[last] in CAUSES and (word in ("against", "for") or (word == "to" and not small)):
        return start
    called = first > 0 and lowers[first - 1] in ORGANIZATION_NOUNS and parse.tags[first - 1] == "NN"
    named = first == last and parse.ents[start] != "PERSON" and not parse.words[last].isupper()
    return start if called and named and word in ("against", "of", "for") else -1
