"""Where a name goes on beyond its capitals: the particles before it (*al*-Amr), the lower half behind a hyphen
(Tae-*yul*)."""

from __future__ import annotations

from quoteattr.attribution.vocabulary import NUMBERED, PARTICLES
from quoteattr.grammar import FINITE, PROPER_NOUNS
from quoteattr.text.parse import Parse

__all__ = ["extend_left", "extend_right", "is_firm_bracket"]

_IN_FORMS, _FORMS = frozenset({"private", "proprietary", "pty", "pvt"}), frozenset({"limited", "llc", "ltd"})
_ENDS = frozenset({",", ".", "'s", "’s"})
_LONGEST_HALF = 5


def extend_left(parse: Parse, first: int, runs: list[tuple[int, int]]) -> int:
    """Take in lower-case particles before the run: *al-Amr*, *bin Salman*, *van der Berg*."""
    words, sents = parse.words, parse.sents
    floor = runs[-1][1] if runs else -1
    token = first
    while token - 1 > floor and token - 1 >= 0 and sents[token - 1] == sents[first]:
        before = words[token - 1]
        if before == "-" and token - 2 > floor and parse.lowers[token - 2] in PARTICLES:
            if parse.ends[token - 2] == parse.starts[token - 1]:
                token -= 2
                continue
            break
        if before in (
            "van",
            "von",
            "der",
            "den",
            "de",
            "del",
            "della",
            "di",
            "bin",
            "ibn",
            "bint",
            "al",
            "el",
            "dos",
            "ten",
            "ter",
        ):
            token -= 1
            continue
        break
    return token


def _is_korean(parse: Parse, token: int) -> bool:
    """Whether the lower half of a given name behind a surname only looks like a word: Han Duk-*soon* said; not: a
    Lee-*led* group."""
    before, after = token - 1, token + 3
    if before < 0 or after >= len(parse) or not (parse.tags[after] in FINITE or parse.words[after] in _ENDS):
        return False
    surname = parse.words[before][0].isupper() and parse.tags[before] in PROPER_NOUNS
    return surname and parse.heads[before] >= token and len(parse.words[token]) <= _LONGEST_HALF


def extend_right(parse: Parse, last: int) -> int:
    """Take in the lower half of a hyphened name: *Tae-yul*; never *Trump-backed*; the number of a body or a witness,
    and the half of a legal form: *Local 88*, *Skagen Bulk A/S*.
    """
    words = parse.words
    token = last
    behind = words[token + 1 : token + 3]
    if behind[:1] and behind[0].isdigit() and parse.lowers[token] in NUMBERED:
        token += 1
        while words[token + 1 : token + 2] == ["-"] and words[token + 2 : token + 3] and words[token + 2].isdigit():
            token += 2  # Local 12-3
        return token
    if words[token + 2 : token + 3] == ["/"] and parse.ends[token + 1] == parse.starts[token + 2]:
        if len(words[token + 1]) == 1 and words[token + 3 : token + 4] == ["S"]:
            return token + 3
    while (
        token + 2 < len(words)
        and words[token + 1] == "-"
        and parse.ends[token] == parse.starts[token + 1]
        and parse.ends[token + 1] == parse.starts[token + 2]
        and words[token + 2].isalpha()
        and len(words[token + 2]) <= _LONGEST_HALF
        and (parse.tags[token + 2] in PROPER_NOUNS or parse.ents[token + 2] == "PERSON" or _is_korean(parse, token))
        and parse.ends[token + 2] + 1 <= len(parse.text)
        and not words[token].isupper()
    ):
        token += 2
    return token


def is_firm_bracket(parse: Parse, token: int) -> bool:
    """Whether a bracket stands inside the legal form of a company: Phakama Coaches *(Pty)* Ltd, Green Canopy *(Pvt)*
    Limited; not: Ann Lee (left) Ltd.
    """
    behind = parse.lowers[token : token + 4]
    if len(behind) < 4 or behind[0] != "(" or behind[2] != ")":
        return False
    return behind[1].rstrip(".") in _IN_FORMS and behind[3].rstrip(".") in _FORMS
