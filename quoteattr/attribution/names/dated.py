"""Names that are words of the calendar or pronouns: Theresa *May*, Mr *March*, *Sun* Weiping, *He* Junfeng.

A month is a surname behind a first name, a title or an honorific. Once the article has it so, the bare word is the
same person's wherever no date can stand.
"""

from __future__ import annotations

from collections.abc import Set

from quoteattr.attribution.vocabulary import CALENDAR, GIVEN, HONORIFICS, MASTHEADS, OFFICES, ORGANIZATION_HEADS
from quoteattr.grammar import FINITE_VERBS, PROPER_NOUNS
from quoteattr.text.parse import Parse

__all__ = ["find_dated_names", "is_date_before_name"]

_MONTHS = frozenset({"january", "march", "april", "may", "june", "july", "august"})
_HONOURED = frozenset({"sunday", "monday", "friday", "easter", "christmas"}) | _MONTHS
_FIRST = frozenset({"he", "sun"})  # Chinese surnames, which come first
# What stands before a date: *in May*, *the May elections*.
_BEFORE_DATES = frozenset(
    "a and before by during each early every from in late last mid mid- next of on or since that the this through till"
    " to until".split()
)
_IN_DATES = frozenset({"during", "in", "last", "next", "since", "this", "until"})


def find_dated_names(parse: Parse, nameable: Set[int]) -> set[int]:
    """The tokens that are names though they are words of the calendar or pronouns; ``nameable`` are known to be names.

    *Theresa May left. May said in May that …* -> the first two; *He Junfeng, a clerk,* -> He
    *told Angela May 5*, *In May, Theresa left*, *He said* -> nothing
    """
    found: set[int] = set()
    again: list[int] = []
    for token, lower in enumerate(parse.lowers):
        if lower in _HONOURED:
            if token in nameable or _opens_masthead(parse, token) or _is_surname(parse, token):
                found.add(token)
            else:
                again.append(token)
        elif lower in _FIRST:
            if token in nameable or _comes_first(parse, token):
                found.add(token)
            elif lower == "sun":
                again.append(token)
    known = {parse.lowers[token] for token in found}
    found.update(token for token in again if parse.lowers[token] in known and _is_no_date(parse, token))
    return found


def _opens_masthead(parse: Parse, token: int) -> bool:
    """Whether a day opens a paper's name: the *Sunday* Courier; not: the *Sunday* service."""
    after = token + 1
    named = parse.lowers[after : after + 1] and parse.lowers[after] in MASTHEADS and parse.words[after][0].isupper()
    return bool(named) and token > 0 and parse.lowers[token - 1] == "the"


def _is_surname(parse: Parse, token: int) -> bool:
    """Whether a month stands behind a first name or a title: Theresa *May*; a day behind an honorific only."""
    before = token - 1
    if before < 0 or parse.sents[before] != parse.sents[token] or _has_number(parse, token):
        return False
    if not parse.words[token][0].isupper() or not parse.words[before][0].isupper():
        return False
    lower = parse.lowers[before].rstrip(".")
    if lower in HONORIFICS:
        return True
    titled = (lower in OFFICES or lower in GIVEN) and lower not in CALENDAR
    return titled and parse.lowers[token] in _MONTHS


def _comes_first(parse: Parse, token: int) -> bool:
    """Whether a word is the surname before a given name: said *Sun* Weiping; not the *Sun* Belt, *He* Googled it."""
    after = token + 1
    word = parse.words[token]
    if word[0].islower() or word.isupper() or after + 1 >= len(parse) or parse.sents[after] != parse.sents[token]:
        return False
    lower = parse.lowers[after]
    named = parse.words[after][0].isupper() and parse.tags[after] in PROPER_NOUNS and lower.isalpha() and len(lower) > 1
    if not named or lower in CALENDAR or lower in ORGANIZATION_HEADS or parse.words[after].isupper():
        return False
    before = token - 1
    inside = before >= 0 and parse.sents[before] == parse.sents[token] and parse.words[before][-1].isalnum()
    if inside and (parse.lowers[before] == "the" or parse.tags[before] in PROPER_NOUNS):
        return False
    return inside or parse.words[after + 1] == "," or parse.tags[after + 1] in FINITE_VERBS


def _is_no_date(parse: Parse, token: int) -> bool:
    """Whether a bare word, known as a surname, stands where no date can: *May said*, *May's plan*; not *in May*."""
    if not parse.words[token][0].isupper() or _has_number(parse, token):
        return False
    before = parse.lowers[token - 1] if token and parse.sents[token - 1] == parse.sents[token] else ""
    after = parse.tags[token + 1] if token + 1 < len(parse) else ""
    if parse.tags[token] not in PROPER_NOUNS and after not in FINITE_VERBS:
        return False  # May they rest
    if token + 2 < len(parse) and parse.lowers[token + 1] in ("and", "or", ",") and parse.lowers[token + 2] in CALENDAR:
        return False
    if before == "and":
        return after in FINITE_VERBS or after == "POS"
    return before not in _BEFORE_DATES or (after == "POS" and before in ("by", "from", "of", "to"))


def is_date_before_name(parse: Parse, token: int) -> bool:
    """Whether a month stands before the name of somebody else: In *June* Mrs Hale said; not: said *June* Hale."""
    before = parse.lowers[token - 1] if token and parse.sents[token - 1] == parse.sents[token] else ""
    after = parse.lowers[token + 1].rstrip(".") if token + 1 < len(parse) else ""
    return before in _IN_DATES and (after in HONORIFICS or after in OFFICES or after in GIVEN)


def _has_number(parse: Parse, token: int) -> bool:
    after = token + 1
    return after < len(parse) and (parse.tags[after] == "CD" or parse.words[after][0].isdigit())
