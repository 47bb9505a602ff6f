"""Noun phrases read left to right: where one ends, which noun heads it, what in it is title and what is body.

Apposition and premodifier stacks are where small parsers err most, so these read words and tags, not the tree.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define

from quoteattr.attribution.mentions import MentionTable
from quoteattr.attribution.vocabulary import (
    CALENDAR,
    DEMONYMS,
    KEPT_IN_TITLE,
    KIN,
    OFFICES,
    ORGANIZATION_NOUNS,
    OWNED_NOUNS,
    PARTIES,
    PARTY_NOUNS,
    PEOPLE_NOUNS,
    SEATS,
    STATE_OFFICES,
    TITLE_MODIFIERS,
    TITLES_WITH_OF,
    is_role_noun,
    is_role_plural,
    singular,
)
from quoteattr.text.parse import Parse

# Those who speak or work for a person: *Trump spokesman*; other nouns before which a person stands name no body (*Trump critic*).
_SERVANTS = ("spokes", "aide", "advis", "surrogate", "strateg", "staff", "counsel", "lawyer", "campaign", "manager", "official")

__all__ = ["Phrase", "find_head_noun", "is_role_word", "is_list_gap", "read_role_phrase", "split_stack"]

NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_STOPS = frozenset({",", ";", ":", "—", "–", "--", "(", ")", '"', "“", "”", "…", "?", "!", "."})
_RELATIVES = frozenset({"who", "whom", "whose", "which", "that", "where", "when", "while", "as", "because", "if"})
_PREPOSITIONS = frozenset({"of", "for", "at", "with", "from", "in", "on", "to", "under", "within", "and", "by", "about"})


@define(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A role as read from the text: tokens ``first`` to ``last``, its head noun, title and affiliation as strings."""

    first: int
    last: int
    head: int
    title: str
    affiliation: str | None


def surface(parse: Parse, first: int, last: int) -> str:
    """The words from token ``first`` through ``last``, white space made single."""
    return " ".join(parse.text[parse.starts[first] : parse.ends[last]].split())


def is_capital(table: MentionTable, token: int) -> bool:
    """Whether a capital says that a word is a name: not the first word of a sentence unless it is tagged or known as one."""
    parse = table.parse
    if not parse.words[token][0].isupper():
        return False
    if parse.tags[token] in ("NNP", "NNPS") or token in table.at:
        return True
    key = parse.lowers[token].rstrip(".")
    if key in DEMONYMS or key in PARTIES:
        return True
    return token > 0 and parse.sents[token - 1] == parse.sents[token]


def is_role_word(lower: str) -> bool:
    """Whether a word says what a person is: an office with or without its stop, a trade, a tie of kinship, a party."""
    key = lower.rstrip(".")
    return key in OFFICES or is_role_noun(key) or is_role_plural(key) or key in PARTY_NOUNS


def find_head_noun(parse: Parse, first: int, last: int) -> int:
    """The noun that heads the phrase that starts at ``first``: the last of its first group of nouns, or -1.

    *the top Democrat on the committee* -> Democrat; *executive vice president for policy* -> president
    """
    head = -1
    tags, words = parse.tags, parse.words
    token = first
    while token <= last:
        tag = tags[token]
        if tag in NOUNS or (tag == "CD" and head < 0):
            if tag != "CD":
                head = token
        elif tag == "POS" or words[token] in ("-", "/", "&"):
            if token < last:
                pass
        elif tag[:2] in ("JJ", "VB") and head >= 0 and tag not in FINITE:
            if token + 1 <= last and (tags[token + 1] in NOUNS or tags[token + 1][:2] == "JJ" or words[token + 1] == "-"):
                if words[head + 1] not in ("-", "'s", "’s", "'") and tags[head] in ("NN", "NNS") and tag != "JJ":
                    return head
            else:
                return head
        elif tag in ("DT", "PRP$", "RB", "JJ", "JJS", "JJR", "VBN", "VBG", "PDT", "RBS", "RBR", "$", "HYPH", "NFP", "``", "''"):
            if head >= 0 and tag in ("DT", "PRP$"):
                return head
        elif head >= 0 or tag not in ("CD", "CC", "VBD"):
            return head
        token += 1
    return head


def read_role_phrase(table: MentionTable, first: int, limit: int, *, strict: bool = True) -> list[Phrase]:
    """Read the role or the joined roles that start at token ``first`` and end before ``limit``.

    *a researcher at Qatar University's Gulf Studies Centre, told* -> researcher + Qatar University's Gulf Studies Centre
    *director of the institute and a professor at Yale* -> two roles
    *the biggest city of the state* -> nothing: *city* is no role
    """
    parse = table.parse
    found: list[Phrase] = []
    start = first
    while start < limit:
        end, following = _phrase_end(table, start, limit)
        if end < start:
            break
        phrase = _read_one(table, start, end, strict)
        if phrase is None:
            break
        found.append(phrase)
        if following < 0:
            break
        start = following
    return found


def _phrase_end(table: MentionTable, first: int, limit: int) -> tuple[int, int]:
    """The last token of the phrase at ``first``, and where a joined role starts after it, or -1."""
    parse = table.parse
    words, lowers, tags = parse.words, parse.lowers, parse.tags
    sent = parse.sents[first]
    token = first
    while token < limit and token < len(parse) and parse.sents[token] == sent:
        word, tag, lower = words[token], tags[token], lowers[token]
        if word in _STOPS and not (word == "." and token < limit - 1 and False):
            if word == "," and _goes_on(table, token, limit):
                token += 1
                continue
            return token - 1, -1
        if lower in _RELATIVES and not (lower == "that" and tag == "DT" and token == first):
            return token - 1, -1
        if tag in FINITE and token > first and lower not in ("works", "studies") and not _in_name(table, token):
            return token - 1, -1
        if lower == "and" and token > first and not _in_name(table, token):
            head = find_head_noun(parse, token + 1, min(limit, token + 9) - 1)
            if head > token and is_role_word(lowers[head]) and not _in_person(table, head):
                before = find_head_noun(parse, first, token - 1)
                if before >= 0:
                    name_follows = head > token + 1 and parse.words[token + 1][0].isupper()
                    if before == token - 1 and tags[token + 1] not in ("DT", "PRP$", "RB") and not name_follows:
                        token += 1
                        continue
                    return token - 1, token + 1
        token += 1
    return token - 1, -1


def _goes_on(table: MentionTable, comma: int, limit: int) -> bool:
    """Whether a comma belongs to a name: *University of California, Berkeley*; a list of one body's fields."""
    return False


def _in_name(table: MentionTable, token: int) -> bool:
    mention = table.at.get(token)
    return mention is not None and mention.first <= token <= mention.last


def _in_person(table: MentionTable, token: int) -> bool:
    mention = table.at.get(token)
    return mention is not None and mention.kind == "person" and token >= mention.first


def _read_one(table: MentionTable, first: int, last: int, strict: bool) -> Phrase | None:
    parse = table.parse
    lowers, tags = parse.lowers, parse.tags
    while last > first and (tags[last] in ("RB", "CC", "IN") or parse.words[last] == "-"):
        last -= 1
    head = find_head_noun(parse, first, last)
    if head < 0 or _in_person(table, head):
        return None
    word = lowers[head]
    if _holds_person(table, head, last):
        return None
    if not (is_role_word(word) or (not strict and tags[head] in ("NN", "NNS"))):
        key = singular(word)
        if key not in PEOPLE_NOUNS:
            return None
    begin = first
    while begin < head and tags[begin] in ("DT", "PRP$", "RB", "PDT", "CD") and lowers[begin] not in ("then", "ex"):
        if tags[begin] == "CD" and parse.words[begin + 1] == "-":
            break
        begin += 1
    title_first, premod_affiliation, kept = _split_before(table, begin, head)
    stop, post_affiliation = _split_after(table, head, last)
    affiliation = post_affiliation or premod_affiliation
    if premod_affiliation and post_affiliation and not any(char.isupper() for char in post_affiliation):
        stop, affiliation, post_affiliation = last, premod_affiliation, None
    if lowers[head].rstrip("s") in PARTY_NOUNS and not post_affiliation and parse.words[head][0].isupper():
        affiliation, title_first, kept = parse.words[head], begin, ""
    title_end = stop if post_affiliation else last
    if premod_affiliation and post_affiliation and stop < last and lowers[stop + 1] == "to":
        title_end, affiliation = last, premod_affiliation  # Turkey's ambassador to Qatar
    title = surface(parse, title_first, title_end)
    if kept:
        title = f"{kept} {title}"
    return Phrase(first=first, last=last, head=head, title=title, affiliation=affiliation)


def _holds_person(table: MentionTable, head: int, last: int) -> bool:
    """Whether a person's own name follows the head: *her chief of staff Cheryl Mills in April* is no apposition."""
    for token in range(head + 1, last + 1):
        mention = table.at.get(token)
        if mention is not None and mention.kind == "person" and mention.run_first == token:
            before, after = table.parse.tags[token - 1], table.parse.tags[mention.last + 1 : mention.last + 2]
            if before not in ("IN", "TO", "POS", "DT", "CC", "VBN", "VBG") and after not in (["POS"], ["NN"], ["NNS"], ["NNP"]):
                return True
    return False


def _split_before(table: MentionTable, begin: int, head: int) -> tuple[int, str | None, str]:
    """Split what stands before the head noun: where the title starts, the body before it, kept words (*former*)."""
    return split_stack(table, range(begin, head + 1))


def split_stack(table: MentionTable, stack: Sequence[int]) -> tuple[int, str | None, str]:
    """Split a premodifier stack that ends with its role noun.

    *Ohio Democratic Party Chairman* -> title from Chairman, *Ohio Democratic Party*
    *Former South Korean deputy foreign minister* -> title from deputy, *South Korean*, kept *Former*
    *conservative talk radio host* -> all title, no body
    """
    parse = table.parse
    words, lowers, tags = parse.words, parse.lowers, parse.tags
    first, head = stack[0], stack[-1]
    possessive = next((token for token in reversed(stack[:-1]) if tags[token] == "POS"), -1)
    if possessive > first:
        owner = table.at.get(possessive - 1)
        owner_first = first
        kin = lowers[head] in KIN
        person = owner is not None and owner.kind == "person" and owner.last == possessive - 1
        kept = ""
        if lowers[owner_first] in KEPT_IN_TITLE and owner_first < possessive - 1:
            kept, owner_first = words[owner_first], owner_first + 1
        affiliation = None if kin or person else surface(parse, owner_first, possessive - 1)
        inner = stack[possessive - first + 1 :]
        if not inner:
            return head, affiliation, kept
        title_first, body, more = split_stack(table, inner)
        return (title_first, affiliation or body, " ".join(part for part in (kept, more) if part))
    title_first = head
    token = head - 1
    while token >= first:
        word, lower = words[token], lowers[token]
        if word == "-" and token - 1 >= first:
            hyphen_left = words[token - 1]
            if words[token + 1][0].isupper() and hyphen_left[0].isupper():
                break
            title_first = token - 1
            token -= 2
            continue
        if is_capital(table, token):
            key = lower.rstrip(".")
            pair = f"{lowers[token - 1]} {lower}" if token - 1 >= first else ""
            if pair in SEATS or key in PARTIES or key in DEMONYMS:
                break
            if key in TITLE_MODIFIERS or key in OFFICES:
                title_first = token
                token -= 1
                continue
            break
        if lower in OWNED_NOUNS and token - 1 >= first and words[token - 1][0].isupper() and lowers[token - 1] not in DEMONYMS:
            if lower == "campaign" and lowers[head] in ("manager", "chairman", "chairwoman", "chair", "chief"):
                title_first = token
                return title_first, surface(parse, _first_capital(table, first, token), token), _kept(parse, first, token)
            break
        if lower in OWNED_NOUNS and lower == "government" and token - 1 >= first and words[token - 1][0].isupper():
            break
        if lower in ("the", "a", "an"):
            break
        title_first = token
        token -= 1
    if title_first == first:
        return first, None, ""
    body_last = title_first - 1
    kept = _kept(parse, first, body_last)
    body_first = _first_capital(table, first, body_last)
    if body_first > body_last:
        return first, None, ""
    body = surface(parse, body_first, body_last)
    owner = table.at.get(body_last)
    if owner is not None and owner.kind == "person" and owner.first <= body_first:
        serves = any(lowers[head].startswith(word) for word in _SERVANTS)
        return title_first, body if serves else None, kept
    key = lowers[body_last].rstrip(".")
    if body_first == body_last and key in DEMONYMS:
        nouns = {lowers[token].rstrip(".") for token in range(title_first, head + 1)} | {singular(lowers[head])}
        if not nouns & STATE_OFFICES:
            return first, None, ""
    if lowers[head] in KIN or lowers[body_last] in CALENDAR:
        return title_first, None, kept
    return title_first, body, kept


def _first_capital(table: MentionTable, first: int, last: int) -> int:
    token = first
    while token <= last and not (is_capital(table, token) and table.parse.lowers[token] not in KEPT_IN_TITLE):
        token += 1
    return token


def _kept(parse: Parse, first: int, last: int) -> str:
    found = []
    for token in range(first, last + 1):
        if parse.lowers[token] in KEPT_IN_TITLE:
            found.append(parse.words[token])
    return " ".join(found)


def _split_after(table: MentionTable, head: int, last: int) -> tuple[int, str | None]:
    """Find the body in the phrases after the head noun: the title's last token, and the body or None.

    *vice president for policy for the Center for American Progress* -> policy, *Center for American Progress*
    """
    parse = table.parse
    words, lowers, tags = parse.words, parse.lowers, parse.tags
    token = head + 1
    while token <= last:
        lower = lowers[token]
        if lower in _PREPOSITIONS and lower not in ("and", "by") and not _in_name(table, token):
            if lower == "of" and lowers[head] in TITLES_WITH_OF and token == head + 1:
                token += 1
                continue
            start = token + 1
            while start <= last and tags[start] in ("DT", "PRP$", "JJ", "JJS", "VBN", "RB", "CD", "PDT") and not words[start][0].isupper():
                start += 1
            if start <= last:
                end = _body_end(table, start, last)
                owner = table.at.get(start)
                if owner is not None and owner.kind == "person" and owner.run_first <= start and owner.last == end:
                    token = end + 1
                    continue
                capital = any(words[one][0].isupper() and lowers[one].rstrip(".") not in CALENDAR for one in range(start, end + 1))
                noun = lowers[end] in ORGANIZATION_NOUNS
                if capital or noun:
                    if tags[start] in ("NN", "NNS") and not words[start][0].isupper() and capital and end > start:
                        mention = next((table.at[one] for one in range(start, end + 1) if one in table.at), None)
                        if mention is not None and mention.kind in ("organization", "place") and mention.last == end and words[start + 1] not in ("'s", "’s"):
                            start = mention.first
                    return token - 1, surface(parse, start, end)
                token = end
        token += 1
    return last, None


def _body_end(table: MentionTable, start: int, last: int) -> int:
    """The last token of the body's noun phrase: up to the next preposition outside its name."""
    parse = table.parse
    token = start
    while token <= last:
        mention = table.at.get(token)
        if mention is not None and mention.first <= token:
            token = mention.last + 1
            continue
        lower, tag = parse.lowers[token], parse.tags[token]
        if lower in _PREPOSITIONS or (tag in ("IN", "TO", "VBG", "VBN", "RB") and token > start) or lower in _RELATIVES:
            break
        if tag == "DT" and token > start:
            break
        token += 1
    end = min(token - 1, last)
    while end > start and parse.tags[end] in ("POS", "RB", "CC", ","):
        end -= 1
    return max(end, start)


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
    return joined and words <= 5
