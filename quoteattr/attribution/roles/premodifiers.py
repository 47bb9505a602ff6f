"""Roles before a name: *Former South Korean deputy foreign minister for trade* Kim Tae-yul, *Sens.* Lee and Ray."""

from __future__ import annotations

from attrs import define, evolve

from quoteattr.attribution.names.anatomy import CLERICS, HIGHEST
from quoteattr.attribution.names.mentions import Mention, MentionTable
from quoteattr.attribution.names.phrases import in_name, is_list_gap, is_role_at, is_role_word, surface
from quoteattr.attribution.roles.titles import Phrase, read_role_phrase, split_stack
from quoteattr.attribution.vocabulary import (
    ABBREVIATED,
    ANYBODY,
    BEFORE_HONORIFICS,
    CALENDAR,
    DATA_NOUNS,
    DOCUMENT_NOUNS,
    HONORIFICS,
    KEPT_IN_TITLE,
    NO_ROLE,
    OFFICES,
    ORGANIZATION_NOUNS,
    PEOPLE_NOUNS,
    PLACE_NOUNS,
    PORTFOLIOS,
    RANKS_IN_CAPITALS,
    TEAM_POSTS,
    office,
)
from quoteattr.records import Role, Span
from quoteattr.text.parse import Parse

__all__ = ["INNER_PREPOSITIONS", "StatedRole", "find_premodifier", "find_shared_title", "is_respect", "state"]

_BARE = frozenset({"mr", "mrs", "ms", "miss", "mx", "messrs", "mses", "mmes", "drs", "st", "saint", "don", "encik"})
_OF_RESPECT = frozenset(
    {"tan", "toh", "dato", "'", "’", "most", "right", "rt", "very", "royal", "highness", "excellency", "eminence"}
)
_FORMS_OF_ADDRESS = frozenset({"eminence", "excellency", "grace", "holiness", "honor", "honour", "majesty", "worship"})
_STACK_TAGS = frozenset(
    {"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "VBN", "VBG", "POS", "HYPH", "CD", "AFX", "RBS", "FW"}
)
INNER_PREPOSITIONS = frozenset({"of", "for", "to", "on", "at", "in"})
_OWNED = frozenset({"POS", "NN", "NNS", "HYPH"})  # Lee's aide, Lee campaign aide, Oscar-winning director
_TAGGED_AMISS, _OF_NOUNS = frozenset({"RB", "VB", "VBP", "VBD"}), frozenset({"nsubj", "compound", "nmod", "appos"})
_JOINING = (["and"], [","], ["&"], ["or"])
_IN_CHIEF = ["-", "in", "-"]
_NO_TRADE = ORGANIZATION_NOUNS | DOCUMENT_NOUNS | DATA_NOUNS | PLACE_NOUNS | NO_ROLE
_TRADE_ENDINGS = ("er", "or", "ist", "ian", "eer", "man", "mate", "ster")


@define(frozen=True, slots=True, kw_only=True)
class StatedRole:
    """A role with the office it names and how it is stated: ``premodifier``, ``apposition``, ``clause``, ``party``.

    ``position`` is the character at which it starts, ``last`` its last token, ``mention`` the character at which the
    mention of the person starts that it is stated of.
    """

    role: Role
    office: str
    how: str
    position: int
    last: int = -1
    mention: int = -1


def state(parse: Parse, phrase: Phrase, how: str) -> StatedRole:
    """The role of a phrase, with its verbatim text."""
    start, end = parse.starts[phrase.first], parse.ends[phrase.last]
    cut = parse.lowers[phrase.last] in ABBREVIATED and parse.text[end : end + 1] == "."  # Sens.
    end += cut
    return StatedRole(
        role=Role(
            text=parse.text[start:end],
            title=f"{phrase.title}." if cut and not phrase.title.endswith(".") else phrase.title,
            affiliation=phrase.affiliation,
            span=Span.of(parse.text, start, end),
        ),
        office=office(parse.lowers[phrase.head]),
        how=how,
        position=start,
        last=phrase.last,
    )


def find_premodifier(table: MentionTable, mention: Mention) -> list[StatedRole]:
    """The roles in the stack before a name.

    *Former South Korean deputy foreign minister for trade* Kim Tae-yul; *Sen.* Ann Lee. Not *Mr* Lee, not *CNN's* Lee.
    """
    parse = table.parse
    lowers, tags, words = parse.lowers, parse.tags, parse.words
    last = mention.first - 1
    if last > mention.run_first and words[last] == ".":
        last -= 1  # the tokeniser cuts *Sens.*
    if last > 2 and words[last] == ")" and words[last - 2] == "(" and words[last - 1].isupper():
        last -= 3  # Superintendent of Police (SP) Rob Hale
    while last >= mention.run_first and lowers[last].rstrip(".") in _BARE:
        last -= 1
    sent = parse.sents[mention.run_first]
    if last < 0 or (last < mention.run_first and parse.sents[last] != sent) or parse.hidden[last] >= 0:
        return []
    first = min(mention.run_first, last + 1)
    token = first - 1
    while token >= 0 and parse.sents[token] == sent and parse.hidden[token] < 0:
        if not _is_in_stack(table, mention, token, last):
            break
        first = token
        token -= 1
    if first > 0 and tags[first - 1] in ("DT", "PRP$"):
        joined = [at for at in range(first, last) if lowers[at] == "and"]
        first = joined[-1] + 1 if joined and parse.words[joined[-1] + 1][0].isupper() else first
    while first <= last and (tags[first] in ("IN", "CC", "POS", "HYPH", "TO") or words[first] in ("-", "/", "&")):
        first += 1
    if 0 < first < last and lowers[first] in _FORMS_OF_ADDRESS and tags[first - 1] == "PRP$":
        first += 1  # His Honour Judge Peter Lee
    last = _before_honorifics(parse, first, last)
    if first == last and first > 0 and lowers[last] == "elder" and lowers[last - 1] == "the":
        return []  # the elder Lee, of two
    if first > last or tags[last] == "POS" or words[last] in ("'s", "’s", "'"):
        return []
    if tags[last] == "NNS" and words[last][0].islower() and lowers[mention.last + 1 : mention.last + 2] not in _JOINING:
        return []  # told reporters Lee had left
    found = _read_stack(table, first, last)
    body = find_body_in_full(table, first)
    if body is not None and found and found[0].role.affiliation is None and found[0].position == parse.starts[first]:
        named = surface(parse, body.first, body.last)
        span = Span.of(parse.text, parse.starts[body.first], found[0].role.span.end) if found[0].role.span else None
        if span is not None:
            role = evolve(found[0].role, text=span.text, affiliation=named, span=span)
            found[0] = evolve(found[0], role=role, position=span.start)
    return found


def find_body_in_full(table: MentionTable, first: int) -> Mention | None:
    """The body whose acronym stands in brackets before a role: *the Harbour Labour Congress* (HLC) president; not: in
    *Ohio* (OH) Senator Ann Lee.
    """
    parse = table.parse
    if (
        first < 4
        or parse.words[first - 1] != ")"
        or parse.words[first - 3] != "("
        or not parse.words[first - 2].isupper()
    ):
        return None
    body = table.at.get(first - 4)
    here = parse.sents[first - 4] == parse.sents[first]
    return body if here and body is not None and body.kind == "organization" and body.last == first - 4 else None


def _before_honorifics(parse: Parse, first: int, last: int) -> int:
    """The last token of a stack without the titles of respect behind its role: *Transport Minister* Datuk Seri; of
    titles alone all: *Dr*."""
    end = last
    while end > first:
        key = parse.lowers[end].rstrip(".")
        if parse.lowers[end + 1] == "sri" and key in ("tan", "dato"):
            end -= 1  # Tan Sri
            continue
        if _is_one_title(parse, end):
            break
        if not (key in HONORIFICS and key not in OFFICES) and parse.words[end] not in (".", "(", ")"):
            break
        end -= 1
    roled = any(is_role_word(parse.lowers[token]) for token in range(first, end + 1))
    roled = roled or (parse.words[end][0].islower() and parse.tags[end] == "NN")  # Te Arawa kaumātua Sir Toby
    return end if roled else last


def _is_in_stack(table: MentionTable, mention: Mention, token: int, last: int) -> bool:
    """Whether a token continues the stack that ends at ``last`` to the left."""
    parse = table.parse
    lower, tag, word = parse.lowers[token], parse.tags[token], parse.words[token]
    other = table.at.get(token)
    if other is not None and other.kind == "person" and other is not mention:
        # Another person ends the stack, but for an owner (*Lee's aide*) or modifier (*Lee campaign aide*).
        modifies = token < last and (parse.tags[token + 1] in _OWNED or table.at.get(token + 1) is other)
        if not modifies:
            return False
    if lower == "head" and token < last and is_role_word(parse.lowers[token + 1]):
        return True  # Scotland head coach
    if token == last and tag in _TAGGED_AMISS and is_role_word(lower) and word[0].islower():
        return lower in TEAM_POSTS if tag == "RB" else parse.deps[token] in _OF_NOUNS  # Rovers forward, Ward councillor
    if tag in ("DT", "IN") and token + 2 <= last and parse.words[token + 1] == "-":
        chief = lower == "in" and parse.words[token - 1] == "-"  # editor-in-chief
        return chief or is_role_at(parse, token + 2)  # all-rounder
    if tag == "RB" and lower.endswith("ly") and token + 1 < last and parse.tags[token + 1] == "VBN":
        return True  # newly elected mayor
    if tag == "WP" and len(word) > 1 and word.isupper() and other is not None:
        return True  # WHO spokeswoman
    if tag in ("NN", "NNS") and parse.deps[token] == "pobj" and word.islower() and not is_role_word(lower):
        if parse.heads[token] == parse.sent_bounds[parse.sents[token]][0]:
            return False  # Outside the hearing Transport Minister Ann Lee said
    if tag in _STACK_TAGS or word in ("-", "/", "&"):
        if lower in CALENDAR or lower == "yesterday" or word in ('"', ","):
            return False
        if tag in ("VBN", "VBG") and lower not in KEPT_IN_TITLE and parse.deps[token] not in ("amod", "compound"):
            return token > 0 and parse.words[token - 1] == "-"
        return not (word == "-" and token > 0 and parse.ends[token - 1] < parse.starts[token])
    if tag in ("VB", "VBP") and word[0].isupper() and token < last and parse.heads[token] > token:
        return token == parse.sent_bounds[parse.sents[token]][0]  # Unite regional officer Ann Lee
    if token >= last or token < 1:
        return token == last and lower in ("then", "former", "ex", "now")
    if lower == "of" and parse.words[token - 1] == "-":
        return True  # mum-of-two
    if lower in INNER_PREPOSITIONS and other is not None and other.kind == "organization" and other.last < last:
        return True  # the Department for Transport spokesman
    if lower in INNER_PREPOSITIONS:
        inner = not is_role_word(parse.lowers[last]) or parse.lowers[last] in PORTFOLIOS
        return is_role_word(parse.lowers[token - 1]) and inner
    if lower == "the":
        return token > 1 and parse.lowers[token - 1] in INNER_PREPOSITIONS and is_role_word(parse.lowers[token - 2])
    if lower in ("and", "&"):
        return is_role_word(parse.lowers[token - 1]) and is_role_word(parse.lowers[last])
    return lower in ("then", "former", "ex", "now") and parse.words[token + 1] == "-"


def _read_stack(table: MentionTable, first: int, last: int) -> list[StatedRole]:
    """Split a stack into its roles: *vice-presidential nominee* | *Gov.*"""
    parse = table.parse
    lowers, tags, words = parse.lowers, parse.tags, parse.words
    inner = next(
        (
            at
            for at in range(first + 1, last)
            if lowers[at] in INNER_PREPOSITIONS and tags[at] in ("IN", "TO") and lowers[at - 1 : at + 2] != _IN_CHIEF
        ),
        -1,
    )
    if inner > 0:
        name = table.at.get(inner)
        if name is None or name.kind != "organization" or name.last >= last:
            return [
                state(parse, phrase, "premodifier") for phrase in read_role_phrase(table, first, last + 1, strict=False)
            ]
    if first < last and all(is_respect(word) for word in lowers[first : last + 1]):
        title = surface(parse, first, last)  # Tan Sri: one title, of no body
        return [state(parse, Phrase(first=first, last=last, head=last, title=title, affiliation=None), "premodifier")]
    key = lowers[_office_end(parse, first, last)].rstrip(".")
    rank = key in RANKS_IN_CAPITALS and words[last].isupper()
    roled = is_role_word(key) or is_role_at(parse, last)
    if not (rank or key in HONORIFICS or roled or (key in PEOPLE_NOUNS and key not in ANYBODY)):
        trade = key.endswith(_TRADE_ENDINGS) and key not in _NO_TRADE
        if tags[last] not in ("NN", "NNS") or words[last][0].isupper() or not trade:
            return []
    found: list[StatedRole] = []
    begin = first
    for token in range(first, last):
        following = lowers[token + 1].rstrip(".")
        ends = is_role_word(lowers[token]) and words[token][0].islower() and words[token + 1][0].isupper()
        ends = ends and lowers[token] not in ("junior", "lead", "senior")
        if ends and (
            following in OFFICES or following in HONORIFICS or (key in OFFICES and lowers[token] not in KEPT_IN_TITLE)
        ):
            found.append(_from_stack(table, begin, token))
            begin = token + 1
        elif lowers[token] == "and" and token > begin and is_role_word(lowers[token - 1]) and token + 1 < last:
            if in_name(table, token) or lowers[token - 1] in PORTFOLIOS:
                continue  # Dorr Nurses and Midwives' Association branch secretary
            found.append(_from_stack(table, begin, token - 1))
            begin = token + 1
    if key in HONORIFICS and key not in OFFICES and begin < last and not _is_one_title(parse, last):
        if is_role_word(lowers[last - 1]) or tags[last - 1] == "NN":
            found.append(_from_stack(table, begin, last - 1))
            begin = last
    found.append(_from_stack(table, begin, last))
    found.sort(key=lambda one: (one.role.affiliation is None, len(one.role.text) < 8))
    return found


def _is_one_title(parse: Parse, token: int) -> bool:
    """Whether a word of respect makes one title with the word before it: First *Lady*, Chief *Rabbi*; not: Transport
    Minister *Sir*."""
    if token < 1 or not parse.words[token - 1][0].isupper():
        return False
    before = parse.lowers[token - 1]
    return before in BEFORE_HONORIFICS or (before in HIGHEST and parse.lowers[token] in CLERICS)


def is_respect(lower: str) -> bool:
    """Whether a word is a title of respect and no office, or belongs to one: *Tan* Sri."""
    return lower in _OF_RESPECT or (lower.rstrip(".") in HONORIFICS and lower.rstrip(".") not in OFFICES)


def _office_end(parse: Parse, first: int, last: int) -> int:
    """The last token of an office without what a hyphen hangs on it: *Mayor*-elect; not: Lieutenant-General."""
    hung = last - 2 >= first and parse.words[last - 1] == "-" and parse.lowers[last] in ("elect", "designate")
    return last - 2 if hung else last


def _from_stack(table: MentionTable, first: int, last: int) -> StatedRole:
    parse = table.parse
    head = _office_end(parse, first, last)
    title_first, body, kept = split_stack(table, range(first, head + 1))
    title = surface(parse, title_first, last)
    return state(
        parse,
        Phrase(first=first, last=last, head=head, title=f"{kept} {title}".strip(), affiliation=body),
        "premodifier",
    )


def find_shared_title(table: MentionTable, mention: Mention) -> list[StatedRole]:
    """The plural title that several names share: *Sens. Jon Tester and David Vitter*."""
    parse = table.parse
    at = table.before(mention.start)
    here = mention
    for other in reversed(table.mentions[max(0, at - 4) : at]):
        if other.kind != "person" or parse.sents[other.last] != parse.sents[here.first]:
            return []
        if not is_list_gap(parse, range(other.last + 1, here.run_first)):
            return []
        if other.titles:
            if not (other.titles[-1].endswith("s") and other.titles[-1] in OFFICES):
                return []
            return find_premodifier(table, other)[-1:]
        before = other.run_first - 1
        if before >= 0 and parse.tags[before] == "NNS" and is_role_word(parse.lowers[before]):
            return find_premodifier(table, other)[-1:]
        here = other
    return []
