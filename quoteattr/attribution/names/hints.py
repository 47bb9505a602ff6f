"""What the words around a name say of its bearer: *gave her name only as Tanya*, *her son, Jomar,*, *Jomar, 19,*, *the
airline, Novia,*.
"""

from __future__ import annotations

from quoteattr.attribution.vocabulary import DEMONYMS, KIN, ORGANIZATION_NOUNS
from quoteattr.lexicon.words import load_words
from quoteattr.text.parse import Parse

__all__ = [
    "is_after_place_word",
    "is_given_as",
    "is_gone_to",
    "is_told_as_body",
    "is_told_as_kin",
    "is_told_as_person",
]

_SELVES = frozenset({"herself", "himself", "name", "themself", "themselves"})
_GAVE = frozenset({"gave", "give", "gives", "giving", "identified", "identify", "identifies", "introduced"})
_GOES = load_words("descriptions")["going"].words
_BEFORE_PLACES = frozenset(
    {",", "across", "and", "from", "in", "inside", "into", "near", "of", "outside", "throughout", "to"}
)
_WHICH_NAME = frozenset({"family", "first", "given", "last", "middle", "second"})


def is_told_as_person(parse: Parse, first: int, last: int, units: int) -> bool:
    """Whether what stands around a name says that it is a person's: *her daughter, Amanda,*; *Jomar, 19,*.

    Not: *his wife, Ohio, and …* before a list; a number alone behind a name of more than two words.
    """
    words = parse.words
    comma = words[last + 1 : last + 2] == [","]
    age = words[last + 2] if comma and last + 3 < len(words) else ""
    if units < 3 and age.isdigit() and 3 < int(age) < 110 and words[last + 3] in (",", "."):
        return True
    if units > 1 or first < 2 or words[first - 1] != ",":
        return False
    tie = parse.lowers[first - 2] in KIN and parse.tags[first - 2] == "NN"
    owned = any(tag in ("PRP$", "POS") for tag in parse.tags[max(0, first - 6) : first - 2])
    return tie and owned and comma


def is_told_as_kin(parse: Parse, first: int) -> bool:
    """Whether somebody's tie to another stands before a name: *His wife,* Ann Lee; not: Ann Lee, a *wife* of one."""
    noun = first - 2 if first > 1 and parse.words[first - 1] == "," else first - 1
    if noun < 1 or parse.lowers[noun] not in KIN or parse.sents[noun] != parse.sents[first]:
        return False
    return parse.tags[noun] == "NN" and parse.tags[noun - 1] in ("PRP$", "POS")


def is_told_as_body(parse: Parse, first: int, last: int) -> bool:
    """Whether a name is added between commas to a noun for a body: *The airline, Novia, said*.

    Not: *At the airline, Novia, who is 40, said*; *its owner, Novia, said*.
    """
    noun = first - 2
    if noun < 1 or parse.lowers[noun] not in ORGANIZATION_NOUNS or parse.tags[noun] != "NN":
        return False
    if parse.words[first - 1] != "," or parse.words[last + 1 : last + 2] != [","]:
        return False
    return parse.deps[last] == "appos" and parse.heads[last] == noun and parse.deps[noun] != "pobj"


def is_given_as(parse: Parse, first: int) -> bool:
    """Whether a name is what somebody says of himself: *gave her name only as Tanya*, *by his first name, Reza*; not
    *described himself as Christian*.
    """
    if first < 2 or parse.sents[first - 2] != parse.sents[first] or parse.lowers[first] in DEMONYMS:
        return False
    before = parse.lowers[max(first - 7, 0) : first]
    if before[-1] == "as":
        named = before[-3:-1] if before[-2] in ("only", "just", "simply") else before[-2:-1]
        return bool(_SELVES.intersection(named)) and bool(_GAVE.intersection(before))
    return before[-2:] == ["name", ","] and bool(_WHICH_NAME.intersection(before))


def is_after_place_word(parse: Parse, first: int) -> bool:
    """Whether the word before a name stands before places: *in* Paris; not: *said* Paris."""
    before = parse.lowers[first - 1] if first and parse.sents[first - 1] == parse.sents[first] else ""
    return before in _BEFORE_PLACES


def is_gone_to(parse: Parse, first: int, last: int) -> bool:
    """Whether a name is where somebody goes: is going home *to Cork*, moved *to Cork*; not: spoke *to Cork*, drove *to
    Quint*, who."""
    if parse.lowers[last + 1 : last + 3] == [",", "who"]:
        return False
    return first > 1 and parse.lowers[first - 1] == "to" and parse.lowers[first - 2] in _GOES
