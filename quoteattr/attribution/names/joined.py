"""Sources that are two: *she and Novak*, *Ann Lee and Rob Stone, who both deny it*."""

from __future__ import annotations

from collections.abc import Sequence

from quoteattr.attribution.names.mentions import Mention, MentionTable
from quoteattr.attribution.names.phrases import is_list_gap
from quoteattr.attribution.names.source_names import is_free_name, stands_alone
from quoteattr.attribution.vocabulary import PEOPLE_PLURALS, is_role_plural
from quoteattr.grammar import NOUNS
from quoteattr.text.parse import Parse

__all__ = ["find_both", "find_joined_by_pronoun", "find_joined_group", "find_joined_names"]

_NAMES = NOUNS | {"PRP"}


def find_joined_by_pronoun(parse: Parse, tokens: Sequence[int], head: int) -> int:
    """The second of two joined sources where either is told by a pronoun, or -1.

    *she and Novak*, *Novak and she*, *Lind and her aides* -> Novak, she, aides;  *Lind and Novak* -> -1
    """
    inside = set(tokens)
    for conjunct in parse.children[head]:
        if parse.deps[conjunct] != "conj" or conjunct not in inside or conjunct < head:
            continue
        before = parse.lefts[conjunct] - 1
        if parse.lowers[before] not in ("and", "&") or parse.tags[conjunct] not in _NAMES:
            continue
        owned = any(parse.tags[kid] == "PRP$" for kid in parse.children[conjunct] if kid < conjunct)
        owned = owned and parse.tags[head] not in ("NNS", "NNPS")  # residents and their lawyers: one group
        if owned or "PRP" in (parse.tags[head], parse.tags[conjunct]):
            return conjunct
    return -1


def find_joined_group(table: MentionTable, tokens: Sequence[int], head: int) -> int:
    """The people joined to the name of a body: *the FBI and federal prosecutors* -> prosecutors; or -1."""
    parse = table.parse
    body = table.at.get(head)
    if body is None or body.kind != "organization" or body.entity < 0 or body.last != head:
        return -1
    for group in parse.children[head]:
        people = parse.tags[group] == "NNS" and (
            is_role_plural(parse.lowers[group]) or parse.lowers[group] in PEOPLE_PLURALS
        )
        if parse.deps[group] == "conj" and group > head and group in tokens and people:
            joint = parse.lefts[group] - 1
            if parse.lowers[joint] == "and" and joint == head + 1 and group == tokens[-1]:
                return group
    return -1


def find_both(table: MentionTable, who: int) -> tuple[Mention, ...]:
    """The two people whom *who both* means: *between Ann Lee and the banker Rob Stone, who both deny it*."""
    parse = table.parse
    if parse.lowers[who + 1 : who + 2] != ["both"]:
        return ()
    first, _ = parse.sent_bounds[parse.sents[who]]
    people = {
        mention.first: mention
        for token in range(first, who)
        if (mention := table.at.get(token)) is not None and mention.kind == "person" and mention.entity >= 0
    }
    pair = [people[at] for at in sorted(people)[-2:]]
    joined = len(pair) == 2 and "and" in parse.lowers[pair[0].last + 1 : pair[1].first]
    joined = joined and _hangs_on(parse, pair[1], pair[0])
    return tuple(pair) if joined and pair[0].entity != pair[1].entity else ()


def _hangs_on(parse: Parse, second: Mention, first: Mention) -> bool:
    """Whether a name is joined to another by *and* in the tree: not *for Ann Lee and the firm of Rob Stone*."""
    token = second.last
    while parse.deps[token] in ("appos", "compound", "conj") and parse.heads[token] < len(parse):
        joined, token = parse.deps[token] == "conj", parse.heads[token]
        if joined:
            break
    return first.first <= token <= first.last


def find_joined_names(table: MentionTable, tokens: Sequence[int], head: int) -> list[Mention]:
    """The names that *and* joins into one source, none where it is not joint.

    *Sens. Jon Tester (D-Mont.) and David Vitter (R-La.)* -> both; *Lee, a lawyer for Brown and Jones* -> none
    """
    parse = table.parse
    inside = frozenset(tokens)
    names: list[Mention] = []
    gap = -1  # where what stands between the last name and the next begins
    for token in tokens:
        mention = table.at.get(token)
        if mention is None or mention.first != token or mention.kind == "group":
            continue
        if names and mention.kind == "organization" and names[-1].kind == "person" and token - gap in (1, 2):
            if parse.lowers[gap] in ("of", "at", "from") and (token == gap + 1 or parse.lowers[gap + 1] == "the"):
                gap = mention.last + 1  # Ann Lee of Harbour Bank and Rob Stone of Vela Capital
                continue
        if not stands_alone(parse, mention, inside):
            continue
        if not names:
            if not is_free_name(table, mention, tokens[0]):
                return []
            names.append(mention)
            gap = mention.last + 1
        elif is_list_gap(parse, range(gap, mention.first)):
            names.append(mention)
            gap = mention.last + 1
    if len(names) < 2 or any(name.entity < 0 for name in names):
        return []
    if not any(parse.lowers[token] in ("and", "&") for token in range(names[0].last + 1, names[-1].first)):
        return []
    if head > names[-1].last and parse.tags[head] in NOUNS:
        return []
    kinds = {table.entities[name.entity].kind for name in names}
    return [] if {"person", "place"} <= kinds else names
