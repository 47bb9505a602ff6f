"""Which name inside a source mention is the source: *Ann Lee* in *the union's head, Ann Lee*; nobody in *Lee's
lawyer*."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from quoteattr.attribution.names.hints import is_given_as
from quoteattr.attribution.names.mentions import Mention, MentionTable
from quoteattr.attribution.names.phrases import is_role_word
from quoteattr.attribution.vocabulary import (
    BODIES_APPOSED,
    HONORIFICS,
    HONOURED_OF,
    OFFICES,
    ORGANIZATION_NOUNS,
    OWNED_NOUNS,
    PEOPLE_NOUNS,
    PEOPLE_PLURALS,
    is_role_noun,
)
from quoteattr.grammar import NOUNS
from quoteattr.text.parse import Parse

__all__ = [
    "end_of_relative",
    "find_antecedent",
    "find_name",
    "find_name_apposed",
    "find_name_at_end",
    "find_name_behind",
    "find_owner",
    "find_source_head",
    "is_free_name",
    "stands_alone",
    "strip_honorifics",
]

_PREMODIFIERS = NOUNS | {"JJ", "VBN", "CD", "HYPH", "POS", "AFX"}
_BEFORE_NO_FREE_NAME = frozenset({"VBD", "VBZ", "VBN", "VBG", "VBP", "WP", "WDT", "MD", "VB", "PRP", "CC", "RB"})
_PRONOUNS = frozenset({"PRP", "WP", "WDT", "PRP$"})
_RELATIVES = frozenset({"who", "which", "whom", "whose"})
_OWNERS = frozenset({"NNP", "PRP"})
_PLAIN_HONORIFICS = HONORIFICS - OFFICES
_CLOSING = frozenset({",", "(", "–", "—", "--", ";"})
_LONGEST_PATH = 6


def find_source_head(parse: Parse, tokens: Sequence[int]) -> int:
    """The token of a mention that hangs on something outside it; of several the first noun or pronoun, the
    first token where there is none; -1 for no tokens."""
    if not tokens:
        return -1
    inside = set(tokens)
    roots = [token for token in tokens if parse.heads[token] not in inside or parse.heads[token] == token]
    for token in roots:
        tag = parse.tags[token]
        if tag in NOUNS or tag in _PRONOUNS or (tag in ("CD", "DT") and len(roots) == 1):
            return token
    return tokens[0]


def find_name(table: MentionTable, tokens: Sequence[int], head: int) -> Mention | None:
    """The mention by name that is the source: the head's own, or the name that a role noun stands beside.

    *Turkey's ambassador to Qatar, Mustafa Goksu* -> Mustafa Goksu; *Turkish broadcaster TRT* -> TRT
    *Clinton aides*, *officials close to Lee* -> None
    """
    at = table.at
    own = at.get(head)
    if own is not None and own.entity < 0 and not own.rivals:
        own = None
    inside = frozenset(tokens)
    if own is not None and own.kind == "person" and stands_alone(table.parse, own, inside):
        return own
    beside = _person_beside(table, tokens, inside, head)
    if beside is not None:
        return beside
    if own is not None and own.first <= head:
        if stands_alone(table.parse, own, inside):
            return None if own.kind == "group" else own
        if own.kind != "group" and head == own.last:
            return own
    behind = _body_behind(table, tokens, head)
    return behind if behind is not None else _self_named(table, head)


def _self_named(table: MentionTable, head: int) -> Mention | None:
    """The name that somebody gives of himself: a neighbour *who gave her name only as Tanya*."""
    parse = table.parse
    for kid in parse.children[head]:
        if parse.deps[kid] == "relcl" and kid > head:
            for token in range(parse.lefts[kid], parse.rights[kid] + 1):
                mention = table.at.get(token)
                if mention is not None and mention.entity >= 0 and is_given_as(parse, mention.run_first):
                    return mention
    who = next((at for at in range(head + 1, min(head + _LONGEST_PATH, len(parse))) if parse.lowers[at] == "who"), -1)
    for token in range(who + 1, min(who + _LONGEST_PATH + 1, len(parse)) if who > 0 else 0):
        mention = table.at.get(token)
        if mention is not None and mention.entity >= 0 and is_given_as(parse, mention.run_first):
            return mention  # a worker at the plant, who gave his name as Tom
    return _named_by(table, head)


def _named_by(table: MentionTable, head: int) -> Mention | None:
    """The person whom others name so: a resident, *named by police as Tom Hale*, said."""
    parse = table.parse
    verb = head + 2 if parse.words[head + 1 : head + 2] == [","] else head + 1
    called = table.at.get(verb + 1) if verb == head + 1 and parse.lowers[verb : verb + 1] == ["called"] else None
    if called is not None and called.run_first == verb + 1 and called.entity >= 0 and called.kind != "place":
        return called  # a man called Sipho
    if parse.lowers[verb : verb + 1] not in (["named"], ["identified"]):
        return None
    for token in range(verb + 1, min(verb + _LONGEST_PATH, len(parse) - 1)):
        if parse.words[token] in (",", "."):
            break
        if parse.lowers[token] == "as":
            mention = table.at.get(token + 1)
            named = mention is not None and mention.run_first == token + 1 and mention.entity >= 0
            return mention if named and mention is not None and _is_person(table, mention) else None
    return None


def _person_beside(table: MentionTable, tokens: Sequence[int], inside: Collection[int], head: int) -> Mention | None:
    seen: set[int] = set()
    for token in tokens:
        mention = table.at.get(token)
        if mention is None or mention.first in seen:
            continue
        seen.add(mention.first)
        if not _is_person(table, mention) or mention.first not in inside or (mention.entity < 0 and not mention.rivals):
            continue
        # *officials close to Lee*; but *lawyer Ann Lee*
        plural = (
            table.parse.tags[head] in ("NNS", "NNPS")
            and head < mention.run_first
            and table.at.get(head) is not mention
            and not is_role_word(table.parse.lowers[head + 1])  # Harbour Bears president and chief Ann Lee
        )
        plural = plural or _is_joined_modifier(table, mention, head)
        if not plural and stands_alone(table.parse, mention, inside) and is_free_name(table, mention, tokens[0]):
            return mention
    return None


def _is_person(table: MentionTable, mention: Mention) -> bool:
    """Whether a mention is a person's, by itself or by what the article makes of it elsewhere."""
    guessed = mention.kind == "unknown" and len(mention.keys) > 1 and mention.entity >= 0
    return mention.kind == "person" or (guessed and table.entities[mention.entity].kind == "person")


def _is_joined_modifier(table: MentionTable, mention: Mention, head: int) -> bool:
    """Whether a name is joined to one that modifies the plural it stands before: *Ann Lee and Rob Stone supporters*."""
    parse, joint = table.parse, mention.last + 1
    if joint >= head or parse.tags[head] not in ("NNS", "NNPS") or parse.lowers[joint] not in ("and", "or", "&"):
        return False
    other = table.at.get(joint + 1)
    return other is not None and other.kind == "person" and other.last + 1 == head


def _body_behind(table: MentionTable, tokens: Sequence[int], head: int) -> Mention | None:
    """The body's name behind its descriptor: *broadcaster TRT*; *one state agency, the California Coastal
    Commission*."""
    parse, last = table.parse, tokens[-1]
    bodily = parse.lowers[head] in ORGANIZATION_NOUNS or parse.lowers[head] in BODIES_APPOSED  # its owner, Vela Capital
    if bodily and head < last and parse.words[head + 1] == ",":
        start = head + 3 if head + 2 <= last and parse.lowers[head + 2] == "the" else head + 2
        appended = table.at.get(start)
        if (
            appended is not None
            and appended.first == start
            and appended.kind == "organization"
            and appended.last <= last
        ):
            return appended
    name = table.at.get(last)
    if parse.tags[head] == "NN" and head < last and (name is None or name.first != head + 1):
        own = table.at.get(head + 1)  # the group Free Dorr, which …
        closed = own is not None and own.last < last and parse.words[own.last + 1] in _CLOSING
        name = own if own is not None and own.first == head + 1 and closed else name
    if name is None or name.entity < 0 or name.kind not in ("organization", "unknown") or name.first <= tokens[0]:
        return None
    if name.last != last and name.first != head + 1:
        return None
    beside = name.first - 1 == head and parse.tags[head] in ("NN", "NNP")
    return name if beside and is_free_name(table, name, tokens[0]) else None


def stands_alone(parse: Parse, mention: Mention, inside: Collection[int]) -> bool:
    """Whether a name is no possessor and no modifier: *Trump* in *Trump's lawyer* and *Trump aides* is one."""
    after = mention.last + 1
    if after not in inside:
        return True
    tag, word = parse.tags[after], parse.words[after]
    if tag == "POS" or word in ("'s", "’s"):
        return after + 1 not in inside
    if parse.lowers[after] in OWNED_NOUNS and parse.lowers[mention.first - 1] in ("the", "a"):
        return False
    apart = parse.ends[mention.last] < parse.starts[after]
    return apart if word == "-" else not (tag in NOUNS and apart)


def is_free_name(table: MentionTable, mention: Mention, first: int) -> bool:
    """Whether a name is not inside a prepositional phrase or relative clause of the mention that starts at ``first``.

    *minister for trade Kim Tae-yul*, *Party for Freedom leader Geert Wit* -> free; *spokesman for Senator Lee* -> not
    """
    parse = table.parse
    tags, lowers = parse.tags, parse.lowers
    token = mention.run_first - 1
    while token >= first and (
        tags[token] in _PREMODIFIERS
        or lowers[token] in ("then", "-")
        or is_role_noun(lowers[token])
        or lowers[token] == "retired"
        or _is_inside_body(table, token)
        or (tags[token] == "VBG" and lowers[token - 1] == "-")  # prize-winning
    ):
        token -= 1
    if token < first or (token == first and _is_mistagged(parse, token)):
        return True
    if tags[token] in ("IN", "TO"):
        noun = token - 1
        inner = token + 1 < mention.run_first and not is_role_word(lowers[mention.run_first - 1])
        return noun >= first and inner and is_role_noun(lowers[noun]) and lowers[token] in ("of", "for", "to")
    if tags[token] in ("DT", "PRP$") and token > first:
        if lowers[token - 1] == "of" and lowers[token + 1] in HONOURED_OF and token + 2 == mention.run_first:
            return token - 2 >= first
        if _is_office_of(parse, token, first, mention):
            return True
        return tags[token - 1] not in ("IN", "TO", "VBD", "VBZ", "VBN", "VBG", "WP", "WDT", "VBP")
    if tags[token] == "CC":
        # *former prosecutor and city mayor Ann Lee*: two roles of one; *the mayor and Senator Lee* are two people
        owned = "POS" in tags[first:token]  # the mayor's lawyer and adviser Ann Lee: one determiner for both
        roled = is_role_word(lowers[mention.first - 1]) and (owned or tags[first] not in ("DT", "PRP$"))
        return roled and any(is_role_word(lowers[at]) for at in range(first, token))
    return tags[token] not in _BEFORE_NO_FREE_NAME


def _is_inside_body(table: MentionTable, token: int) -> bool:
    """Whether a small word belongs to the name of a body: Party *for* Freedom, Department *of* Health."""
    body = table.at.get(token)
    return body is not None and body.kind == "organization" and body.first < token < body.last


def _is_mistagged(parse: Parse, token: int) -> bool:
    """Whether a capital taken for a verb opens a stack of nouns: *Unite* regional officer Ann Lee."""
    verb = parse.tags[token] in ("VB", "VBP") and parse.words[token][0].isupper()
    return verb and parse.heads[token] > token and parse.tags[token + 1] in _PREMODIFIERS


def _is_office_of(parse: Parse, article: int, first: int, mention: Mention) -> bool:
    """Whether an office is of what stands between it and a name: Leader of *the Opposition* Ann Lee; not: spokesman
    for *the late Senator* Lee."""
    noun, inner = article - 2, range(article + 1, mention.run_first)
    if noun < first or parse.lowers[article - 1] != "of" or parse.lowers[noun] not in OFFICES or not inner:
        return False
    capitals = all(parse.words[token][0].isupper() for token in inner)
    return capitals and not any(is_role_word(parse.lowers[token]) for token in inner)


def find_owner(parse: Parse, tokens: Sequence[int], noun: int) -> int:
    """Whose a speech is: its possessor, its author after *by* or *from*, who gave it in a relative clause; or -1."""
    inside = set(tokens)
    for kid in parse.children[noun]:
        if kid not in inside and parse.deps[kid] != "relcl":
            continue
        if parse.deps[kid] == "poss":
            return kid
        if kid > noun and parse.lowers[kid] in ("by", "from"):
            return next((one for one in parse.children[kid] if parse.deps[one] == "pobj"), -1)
        if kid > noun and parse.deps[kid] == "relcl":
            return next(
                (one for one in parse.children[kid] if parse.deps[one] == "nsubj" and parse.tags[one] in _OWNERS), -1
            )
    return -1


def find_name_apposed(table: MentionTable, noun: int) -> Mention | None:
    """The person that a noun stands in apposition to: Ann Lee, *a tech staffer at the department*, who told …"""
    parse = table.parse
    if parse.deps[noun] == "appos":
        mention = table.at.get(parse.heads[noun])
        if mention is not None and mention.kind == "person":
            return mention
    first = parse.lefts[noun]
    if first > 1 and parse.words[first - 1] in (",", "—", "–"):
        mention = table.at.get(first - 2)
        if mention is not None and mention.kind == "person" and mention.last == first - 2:
            return mention
    return None


def end_of_relative(parse: Parse, head: int, last: int) -> int:
    """The last token of the clause that tells which person is meant: the surgeon *who repaired it*, Ann Lee, said;
    ``last`` without one.
    """
    clause = next((kid for kid in parse.children[head] if kid > head and parse.deps[kid] == "relcl"), -1)
    return parse.rights[clause] if clause > 0 and parse.lefts[clause] == last + 1 else last


def find_name_behind(table: MentionTable, last: int) -> Mention | None:
    """The person whose name stands behind a description that a source ends with: said one of the sponsors, *Rep. Ann
    Lee*. Not: said the mayor, Ann Lee's rival.
    """
    parse = table.parse
    mention = table.at.get(last + 2)
    if mention is None or mention.kind != "person" or mention.entity < 0 or mention.run_first != last + 2:
        return None
    if parse.words[last + 1] != "," or parse.sents[last] != parse.sents[mention.last]:
        return None
    after = mention.last + 1
    closed = (
        after >= len(parse) or parse.sents[after] != parse.sents[last] or parse.words[after] in (",", ".", ";", "(")
    )
    return mention if closed else None


def find_name_at_end(table: MentionTable, head: int, last: int) -> Mention | None:
    """The person whose name ends a description, its title or post before it: the envoy to the UN *Ann Lee*, Medical
    Director and Health Officer *Dr. Ann Lee*. Not: the lawyer for Ann Lee, the son of Dr. Lee.
    """
    parse = table.parse
    mention = table.at.get(last)
    if mention is None or mention.kind != "person" or mention.entity < 0 or mention.last != last:
        return None
    if mention.first <= head or (len(mention.keys) == 1 and not mention.titles) or not is_role_word(parse.lowers[head]):
        return None
    before, opens = mention.first - 1, mention.run_first - 1
    if parse.lowers[head] == "counsel" and (parse.lowers[opens] == "assisting" or mention.end < parse.ends[last]):
        return None if parse.tags[opens] in ("IN", "TO", "POS", "PRP$") else mention  # counsel assisting Ann Lee SC
    if parse.tags[before] not in NOUNS or not parse.words[before][0].isupper():
        return None
    opens -= parse.tags[opens] == "DT"
    key = parse.lowers[before].rstrip(".")
    titled = key in OFFICES or key in HONORIFICS or is_role_word(key)
    return None if titled and parse.tags[opens] in ("IN", "TO", "POS", "PRP$") else mention


def strip_honorifics(parse: Parse, tokens: Sequence[int], limit: int) -> list[int]:
    """The tokens of a description before the name at ``limit``, without the title of respect: Health Officer *Dr.*"""
    kept = [token for token in tokens if token < limit]
    while kept and (parse.words[kept[-1]] == "." or parse.lowers[kept[-1]].rstrip(".") in _PLAIN_HONORIFICS):
        kept.pop()
    return kept


def find_antecedent(parse: Parse, pronoun: int) -> int:
    """The noun that a relative pronoun stands for, -1 where there is none (a question, *that* as conjunction)."""
    token = pronoun
    for _ in range(_LONGEST_PATH):
        head = parse.heads[token]
        if head == token:
            break
        if parse.deps[token] == "relcl" and parse.sents[head] == parse.sents[pronoun]:
            return head if head < pronoun else -1
        token = head
    before = pronoun - 1
    first = parse.sent_bounds[parse.sents[pronoun]][0]
    if before >= first and parse.words[before] == ",":
        before -= 1
    if before < first or parse.lowers[pronoun] not in _RELATIVES:
        return -1
    if parse.words[before] == ")":
        while before > first and parse.words[before] != "(":
            before -= 1
        before -= 1
    return before if before >= first and parse.tags[before] in NOUNS else -1


_BELONGING = frozenset({"at", "behind", "from", "in", "near", "outside", "with"})


def climb_to_person(parse: Parse, noun: int) -> int:
    """The person's noun above a relative's antecedent.

    *the nominee for president, who* means the nominee, *a nurse at the harbour, who* the nurse, *residents of the
    quarter, who* the residents.
    """
    token = noun
    for _ in range(_LONGEST_PATH):
        preposition = parse.heads[token]
        if parse.deps[token] != "pobj" or parse.heads[preposition] == preposition:
            break
        token = parse.heads[preposition]
        if parse.tags[token].startswith("VB") and parse.lowers[preposition - 1] in PEOPLE_NOUNS:
            token = preposition - 1  # met the man from the council who
        lower, tag = parse.lowers[token], parse.tags[token]
        person = is_role_word(lower) or (lower in PEOPLE_NOUNS and parse.lowers[preposition] in _BELONGING)
        if (person and tag in ("NN", "NNP")) or (tag == "NNS" and lower in PEOPLE_PLURALS):
            return token
        if tag == "NNS" and parse.tags[noun] == "NN" and is_role_word(lower) and not is_role_word(parse.lowers[noun]):
            return token  # campaigners in the community, who believe
    return noun
