"""Noun phrases read left to right: where one ends, which noun heads it, what joins two names.

Appositions and premodifier stacks are where small parsers err most, so these read words and tags, not the tree.
"""

from __future__ import annotations

from collections.abc import Sequence

from quoteattr.attribution.names.joints import portfolios_end
from quoteattr.attribution.names.mentions import MentionTable
from quoteattr.attribution.vocabulary import (
    COUNTRIES,
    DEMONYMS,
    GENERIC_BODIES,
    KNOWN_ORGANIZATIONS,
    OFFICES,
    PARTIES,
    PARTY_NOUNS,
    PORTFOLIOS,
    PREMISES,
    ROLE_NOUNS,
    is_role_noun,
    is_role_plural,
)
from quoteattr.grammar import FINITE, NOUNS, PROPER_NOUNS
from quoteattr.text.blanks import single_spaced
from quoteattr.text.parse import Parse

__all__ = [
    "RELATIVES",
    "find_head_noun",
    "find_phrase_end",
    "holds_person",
    "in_name",
    "in_person",
    "is_capital",
    "is_list_gap",
    "is_role_at",
    "is_role_word",
    "opens_small",
    "surface",
]

RELATIVES = frozenset({"who", "whom", "whose", "which", "that", "where", "when", "while", "as", "because", "if"})
_STOPS = frozenset({",", ";", ":", "—", "–", "--", "(", ")", '"', "“", "”", "…", "?", "!", "."})
# What may stand before the first noun of a phrase.
_OPENING = frozenset(
    {"DT", "PRP$", "RB", "JJ", "JJS", "JJR", "VBN", "VBG", "PDT", "RBS", "RBR", "$", "HYPH", "NFP", "CD"}
)
_OPENING |= {"``", "''", "CC", "VBD"}
_BEFORE_OTHERS = frozenset({"IN", "TO", "POS", "DT", "CC", "VBN", "VBG"})
_NOUNS_TAGGED_AS_VERBS = frozenset({"works", "studies"})
_LONGEST_TITLE = 5
_AFTER_OFFICE = frozenset({"elect", "designate", "general", "emeritus"})


def surface(parse: Parse, first: int, last: int) -> str:
    """The words from token ``first`` through ``last``, white space made single."""
    return single_spaced(parse.text[parse.starts[first] : parse.ends[last]])


def is_capital(table: MentionTable, token: int) -> bool:
    """Whether a capital says that a word is a name: not the first word of a sentence unless it is tagged or known as
    one."""
    parse = table.parse
    if not parse.words[token][0].isupper():
        return False
    if opens_small(parse, token):
        return False
    if parse.tags[token] in PROPER_NOUNS or token in table.at or parse.lowers[token] in COUNTRIES:
        return True
    if len(parse.words[token]) > 1 and parse.words[token].isupper():
        return True
    key = parse.lowers[token].rstrip(".")
    if key in DEMONYMS or key in PARTIES:
        return True
    if parse.tags[token] in ("VB", "VBP") and parse.heads[token] > token:
        return True  # Unite regional officer: no verb, a body's name
    if parse.tags[token] == "JJ" and key in KNOWN_ORGANIZATIONS:
        return True  # Unite general secretary
    return token > 0 and parse.sents[token - 1] == parse.sents[token]


def opens_small(parse: Parse, token: int) -> bool:
    """Whether a common noun for a body has its capital from the sentence it opens: *Shop* steward Ann Lee."""
    initial = token == 0 or parse.sents[token - 1] != parse.sents[token]
    common = parse.lowers[token] in PREMISES or parse.lowers[token] in GENERIC_BODIES
    if not (initial and common) or token + 1 >= len(parse) or parse.words[token + 1][0].isupper():
        return False
    return parse.tags[token + 1] == "NN" or is_role_word(parse.lowers[token + 1])


def is_role_word(lower: str) -> bool:
    """Whether a word says what a person is: an office with or without its stop, a trade, a tie of kinship, a party."""
    key = lower.rstrip(".")
    return key in OFFICES or is_role_noun(key) or is_role_plural(key) or key in PARTY_NOUNS


def is_role_at(parse: Parse, token: int) -> bool:
    """Whether a noun, alone or as the end of a word with a hyphen, says what a person is: *coach*, fly-*half*."""
    if is_role_word(parse.lowers[token]):
        return True
    hyphened = token > 1 and parse.words[token - 1] == "-"
    return hyphened and f"{parse.lowers[token - 2]}-{parse.lowers[token]}" in ROLE_NOUNS


def find_head_noun(parse: Parse, first: int, last: int) -> int:
    """The noun that heads the phrase that starts at ``first``: the last of its first group of nouns, or -1.

    *the top Democrat on the committee* -> Democrat; *executive vice president for policy* -> president
    """
    head = -1
    tags, words = parse.tags, parse.words
    for token in range(first, last + 1):
        tag = tags[token]
        if tag in NOUNS:
            if not (parse.lowers[token] in _AFTER_OFFICE and head >= 0 and words[token - 1] == "-"):
                head = token
        elif tag == "POS" or words[token] in ("-", "/", "&"):
            continue
        elif tag in ("IN", "RP") and token > first and words[token - 1] == "-" != words[token + 1]:
            continue  # stand-in skipper; not: editor-in-chief
        elif parse.lowers[token] in ("then", "now") and words[token + 1 : token + 2] == ["-"]:
            continue  # Harbour Freight's then-operations director
        elif words[token] == "," and token < last and {parse.lowers[token - 1], parse.lowers[token + 1]} <= PORTFOLIOS:
            continue  # Culture, Media and Sport Secretary
        elif tag == "CC" and head >= 0 and not is_role_word(parse.lowers[head]) and _joins_noun(parse, token, last):
            continue  # research and policy director
        elif head < 0:
            if tag not in _OPENING and parse.lowers[token] != "lead" and words[token + 1 : token + 2] != ["-"]:
                return -1  # but lead author, stand-in skipper: the tagger takes them for verbs
        elif (
            tag[:2] not in ("JJ", "VB")
            or tag in FINITE
            or not _joins_noun(parse, token, last)
            or (tag != "JJ" and tags[head] in ("NN", "NNS") and words[head + 1] not in ("-", "'s", "’s", "'"))
        ):
            return head
    return head


def _joins_noun(parse: Parse, token: int, last: int) -> bool:
    """Whether an adjective or participle stands before another noun: *Yale's visiting professor*; not *staff involved
    in*."""
    after = token + 1
    return after <= last and (parse.tags[after] in NOUNS or parse.tags[after][:2] == "JJ" or parse.words[after] == "-")


def find_phrase_end(table: MentionTable, first: int, limit: int) -> tuple[int, int]:
    """The last token of the role phrase at ``first``, and where a joined role starts after it, or -1.

    *director of the institute and a professor at Yale* -> ends before *and*, joined from *a*
    """
    parse = table.parse
    lowers, tags = parse.lowers, parse.tags
    sent = parse.sents[first]
    token = first
    while token < limit and token < len(parse) and parse.sents[token] == sent:
        tag, lower = tags[token], lowers[token]
        if _in_portfolios(table, token):
            token += 1
            continue
        if parse.words[token] in _STOPS and not (parse.words[token] == "," and in_name(table, token)):
            break
        if lower == "at" and lowers[token + 1 : token + 3] == ["the", "time"]:
            break
        if lower in RELATIVES and not (lower == "that" and tag == "DT" and token == first):
            break
        if tag in FINITE and token > first and lower not in _NOUNS_TAGGED_AS_VERBS and not in_name(table, token):
            break
        if lower == "and" and token > first and not in_name(table, token) and _joins_role(table, first, token, limit):
            return token - 1, token + 1
        token += 1
    return token - 1, -1


def _in_portfolios(table: MentionTable, token: int) -> bool:
    """Whether a comma or *and* stands in a title that lists what it is for: Minister for Jobs*,* Trade *and* Skills."""
    parse = table.parse
    if parse.lowers[token] not in (",", "and", "&") or not PORTFOLIOS.intersection(parse.lowers[token + 1 : token + 2]):
        return False
    mention = table.at.get(token)
    if mention is not None and token < mention.first:
        return True
    listed = token > 0 and parse.lowers[token - 1] in PORTFOLIOS and parse.words[token - 1][0].isupper()
    end = portfolios_end(parse, token - 1, range(len(parse))) if listed else -1
    return 0 < end < len(parse) - 1 and parse.lowers[end + 1] in OFFICES  # the Culture, Media and Sport Secretary


def _joins_role(table: MentionTable, first: int, conjunction: int, limit: int) -> bool:
    """Whether *and* joins a second role: *a lawyer and a professor*; not *president and chief executive of the
    union*."""
    parse = table.parse
    after = conjunction + 1
    head = find_head_noun(parse, after, min(limit, after + 8) - 1)
    if head <= conjunction or not is_role_word(parse.lowers[head]) or in_person(table, head):
        return False
    before = find_head_noun(parse, first, conjunction - 1)
    if before < 0 or not is_role_word(parse.lowers[before]) or parse.lowers[before] in PORTFOLIOS:
        return False  # the Police and Crime Commissioner
    owned = head > after and parse.words[after][0].isupper()
    return before < conjunction - 1 or parse.tags[after] in ("DT", "PRP$", "RB") or owned


def in_name(table: MentionTable, token: int) -> bool:
    """Whether a token belongs to a name, titles left out."""
    mention = table.at.get(token)
    return mention is not None and mention.first <= token <= mention.last


def in_person(table: MentionTable, token: int) -> bool:
    """Whether a token belongs to the name of a person."""
    mention = table.at.get(token)
    return mention is not None and mention.kind == "person" and token >= mention.first


def holds_person(table: MentionTable, head: int, last: int) -> bool:
    """Whether a person's own name follows the head: *her chief of staff Cheryl Mills in April* is no apposition."""
    tags = table.parse.tags
    for token in range(head + 1, last + 1):
        mention = table.at.get(token)
        if mention is None or mention.kind != "person" or mention.run_first != token:
            continue
        after = tags[mention.last + 1] if mention.last + 1 < len(tags) else ""
        if tags[token - 1] not in _BEFORE_OTHERS and after not in ("POS", "NN", "NNS", "NNP"):
            return True
    return False


def is_list_gap(parse: Parse, gap: Sequence[int]) -> bool:
    """Whether what stands between two names joins them: commas, *and*, parentheses, titles; no verb or preposition."""
    depth = 0
    joined = False
    words = 0
    for token in gap:
        word, tag = parse.words[token], parse.tags[token]
        if word == "(":
            depth += 1
            continue
        if word == ")":
            depth -= 1
            continue
        if depth:
            continue
        if word in (",", "&") or parse.lowers[token] == "and":
            joined = True
            continue
        if tag in ("POS", "IN", "TO", "DT", "WP", "WDT", "PRP$") or tag.startswith("V"):
            return False
        words += 1
        if not joined:
            return False
    return joined and words <= _LONGEST_TITLE
