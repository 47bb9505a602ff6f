"""How well the words of a description fit the roles of a person: offices, portfolios, ranks, places, parties.

*The Vermont senator* is no *Ohio senator*, *the prime minister* no *finance minister*.
"""

from __future__ import annotations

from quoteattr.attribution.names.mentions import Gender, MentionTable
from quoteattr.attribution.roles.kinds import Description
from quoteattr.attribution.roles.premodifiers import StatedRole
from quoteattr.attribution.vocabulary import (
    COUNTRIES,
    DEMONYMS,
    FEMALE_NOUNS,
    MALE_NOUNS,
    OFFICE_PORTFOLIOS,
    PORTFOLIOS,
    STATES,
)
from quoteattr.grammar import ARTICLES

__all__ = [
    "ONCE",
    "UNDER",
    "gender_of_noun",
    "is_alike",
    "is_another",
    "is_in_title",
    "is_of_another_time",
    "modifiers_of",
    "plain_word",
    "role_words",
]

UNDER = frozenset({"vice", "deputy", "assistant", "associate", "shadow"})
"""Words that make an office another one below or beside it."""
ONCE = frozenset({"former", "ex", "onetime", "retired"})
"""Words that say that somebody was what follows."""
_IN_TITLES = PORTFOLIOS | {"state"}
_COMING = frozenset({"future", "incoming", "new", "next"})
_HEAD_OF_GOVERNMENT = frozenset({"chief", "first", "pm", "premier", "prime", "prime-minister"})
_PARTY_FORMS = frozenset(
    {
        frozenset({"r", "republican"}),
        frozenset({"gop", "republican"}),
        frozenset({"r", "gop"}),
        frozenset({"d", "democrat"}),
        frozenset({"d", "democratic"}),
        frozenset({"democrat", "democratic"}),
    }
)


def modifiers_of(table: MentionTable, description: Description) -> list[int]:
    """The words of a description besides its head noun that say which one is meant."""
    tags = table.parse.tags
    return [
        token
        for token in range(description.first, description.last + 1)
        if token != description.head and tags[token] in ("NNP", "NNPS", "JJ", "NN", "CD")
    ]


def is_another(table: MentionTable, head: int, modifiers: list[int], roles: list[StatedRole]) -> bool:
    """Whether every role of that office says of which body, place or rank it is, and none is the description's: *the
    opposition leader* is no *leader of Kent council*.
    """
    parse = table.parse
    portfolios = {parse.lowers[token] for token in modifiers} & OFFICE_PORTFOLIOS
    if portfolios and roles:
        held = [{*one.role.title.lower().split()} & OFFICE_PORTFOLIOS for one in roles]
        if all(words and not words & portfolios for words in held):
            return True  # the prime minister is not the finance minister
    under = {parse.lowers[token] for token in modifiers} & UNDER
    if roles and all({*one.role.title.lower().replace("-", " ").split()} & UNDER != under for one in roles):
        return True  # a vice president is not the president
    prime = any(parse.lowers[token] in _HEAD_OF_GOVERNMENT for token in (*modifiers, head))
    titles = [one.role.title.lower().split() for one in roles if one.office == "minister"]
    if titles and all((not _HEAD_OF_GOVERNMENT.isdisjoint(title)) != prime for title in titles):
        return True  # the minister is not the prime minister
    places = {key for token in modifiers if (key := _place(plain_word(parse.lowers[token])))}
    if places and roles:
        seats = [{key for word in role_words([one]) if (key := _place(word))} for one in roles]
        if all(seats) and not any(is_alike(one, two) for one in places for known in seats for two in known):
            return True  # the Vermont senator is no Ohio senator
    nouns = [
        plain_word(parse.lowers[token])
        for token in modifiers
        if parse.tags[token] == "NN" and not parse.words[token][0].isupper() and parse.words[token - 1] != "-"
    ]
    if not nouns or not roles:
        return False
    for stated in roles:
        words = role_words([stated])
        if len(words) < 2 or any(is_alike(noun, word) for noun in nouns for word in words):
            return False
    return True


def is_of_another_time(table: MentionTable, description: Description, roles: list[StatedRole]) -> bool:
    """Whether a description is of who held or will hold an office and the roles of who holds it now, or the other way
    about: *the former mayor*, *the new mayor* is not *Mayor Ann Lee*, *the president* not *former President Rob Stone*.
    """
    parse = table.parse
    opens = min(description.first, max(parse.lefts[description.head], description.first - 2))  # names leave out *new*
    said = {*parse.lowers[opens : description.head]}
    titles = [{*one.role.title.lower().replace("-", " ").split()} for one in roles]
    if not titles:
        return False
    if said & ONCE:
        return not any(title & ONCE for title in titles)
    if said & _COMING:
        beside = all(one.how == "premodifier" for one in roles)
        return beside and not any(title & _COMING for title in titles)
    return all(title & ONCE for title in titles)


def is_in_title(word: str, roles: list[StatedRole]) -> bool:
    """Whether a word only says what an office is for that the roles name alone: the Minister of *State* for *Foreign
    Affairs* is the minister, Ann Lee; no *finance minister*.
    """
    if word not in _IN_TITLES or not roles:
        return False
    return all(_IN_TITLES.isdisjoint(one.role.title.lower().split()) for one in roles)


def _place(word: str) -> str:
    """The country or state that a word names or belongs to; empty for other words."""
    if word in STATES or word in COUNTRIES:
        return word
    return DEMONYMS.get(word, "").lower()


def gender_of_noun(noun: str) -> Gender:
    """``m`` for *chairman*, ``f`` for *chairwoman*, empty for nouns of either."""
    return "m" if noun in MALE_NOUNS else "f" if noun in FEMALE_NOUNS else ""


def role_words(roles: list[StatedRole]) -> set[str]:
    """The words of roles and their affiliations, articles left out."""
    found: set[str] = set()
    for stated in roles:
        text = f"{stated.role.text} {stated.role.affiliation or ''}".lower().replace("-", " ")
        found.update(plain_word(word) for word in text.split())
    return found - ARTICLES


def plain_word(word: str) -> str:
    """A lower-case word without stops and possessive."""
    return word.strip(".,()").removesuffix("'s").removesuffix("’s")


def is_alike(one: str, two: str) -> bool:
    """Whether two words are one place or party: *Calif.* and *California*, *Turkish* and *Turkey*, *D* and
    *Democratic*."""
    if one == two or frozenset({one, two}) in _PARTY_FORMS:
        return True
    if DEMONYMS.get(one, "").lower() == two or DEMONYMS.get(two, "").lower() == one:
        return True
    short, long = sorted((one, two), key=len)
    return len(short) >= 3 and long.startswith(short)
