"""The place or body that stands beside a name: *Ann Lee of Ostrel*, *CNN's Ann Lee*."""

from __future__ import annotations

from quoteattr.attribution.names.mentions import Mention, MentionTable
from quoteattr.attribution.names.phrases import surface
from quoteattr.attribution.roles.premodifiers import (
    StatedRole,
)
from quoteattr.attribution.vocabulary import (
    AT_BODIES,
    GIVEN,
    KNOWN_PEOPLE,
    ORGANIZATION_NOUNS,
    PARTY_NOUNS,
    PREMISES,
    is_science,
)
from quoteattr.grammar import NOUNS
from quoteattr.records import Role, Span
from quoteattr.text.parse import Parse

__all__ = ["find_affiliation", "find_place_after"]

_DESCRIBING = frozenset({"JJ", "NN", "VBG", "VBN", "HYPH", "NNP", "RB"})
_FEW_WORDS = 5


def find_place_after(table: MentionTable, mention: Mention, token: int, office: str) -> str | None:
    """*Representative Ann Lee of New York*, *Gov. Ann Lee, of Ohio*: the place or body of a title before the name."""
    parse = table.parse
    if token + 1 >= len(parse) or parse.sents[token] != parse.sents[mention.last]:
        return None
    if parse.lowers[token] == "at" and not (office in AT_BODIES or is_science(office)):
        return None  # President Ann Lee at the United Nations: that is where she spoke
    if parse.words[token] == "," and parse.lowers[token + 1] == "of":
        token += 1
    at_work = parse.words[token] == "," and parse.lowers[token + 1] == "now" and token + 3 < len(parse)
    if at_work and parse.lowers[token + 2] in ("at", "with"):
        token += 2  # co-author Ann Lee, now at Yale University
    elif parse.words[token] == "," and parse.lowers[token + 1] == "from":
        token, at_work = token + 1, True  # Prof Ann Lee, from Yale University; Nurse Ann Lee, from Ostrel, lives there
    elif parse.lowers[token] == "at":
        at_work = True  # chief economist Ann Lee at Harbour Bank
    elif parse.lowers[token] not in ("of", "from"):
        return None
    start = token + 1
    if start < len(parse) and parse.lowers[start] == "the":
        start += 1
    begin = start
    while start < begin + _FEW_WORDS and start + 1 < len(parse) and parse.tags[start] in _DESCRIBING:
        if parse.words[start][0].isupper() and parse.words[start + 1] != "-":
            break
        start += 1
    other = table.at.get(start)
    called = parse.lowers[start - 1] in ORGANIZATION_NOUNS and parse.tags[start - 1] == "NN"  # of the charity Noyb
    if other is not None and start > begin and not called and (other.kind != "organization" or len(other.keys) < 2):
        return None  # of the ruling Harbour Party; not: of the northern Ohio
    owned = _body_owned(table, other)
    if other is not None and owned is not None:
        return surface(parse, other.first, owned.last)
    if other is None or other.kind == "person" or other.first != start or (at_work and other.kind != "organization"):
        return None
    return surface(parse, other.first, _with_noun(parse, other.last))


def _with_noun(parse: Parse, last: int) -> int:
    """The end of a body whose name ends in plain nouns: of Anglesea Street *garda station*; else the name's own."""
    end = last
    while parse.tags[end + 1 : end + 2] == ["NN"] and parse.words[end + 1][0].islower() and end - last < 2:
        end += 1
    return end if parse.lowers[end] in ORGANIZATION_NOUNS or parse.lowers[end] in PREMISES else last


def find_affiliation(table: MentionTable, mention: Mention, token: int) -> list[StatedRole]:
    """A body without a title: Dan Lee *at the National Review*, *CNN's* Jake Tapper. The role has an empty title."""
    parse = table.parse
    before = mention.run_first - 1
    if before > 0 and parse.tags[before] == "POS" and mention.run_first == mention.first:
        owner = table.at.get(before - 1)
        if owner is not None and owner.last == before - 1 and _is_employer(owner, mention):
            return [_body_role(parse, owner.first, before, surface(parse, owner.first, owner.last))]
    apart = parse.words[token : token + 1] == [","]
    if apart and parse.lowers[token + 1 : token + 2] in (["of"], ["from"], ["at"], ["with"], ["for"]):
        token += 1  # Ann Lee, of the Harbour Institute, said
    preposition = parse.heads[mention.last]
    if parse.deps[mention.last] == "pobj" and parse.lowers[preposition] not in ("by", "to", "with"):
        return []  # she worked for Ann Lee at the Harbour Office: that is where she worked
    if (
        token + 2 < len(parse)
        and (parse.lowers[token] in ("of", "at", "with", "from") or (apart and parse.lowers[token] == "for"))
        and parse.sents[token] == parse.sents[mention.last]
    ):
        start = token + 2 if parse.lowers[token + 1] == "the" else token + 1
        other = table.at.get(start)
        common = _common_body_end(parse, start) if apart and parse.lowers[token] != "at" and start == token + 2 else -1
        if common > 0:
            return [_body_role(parse, token, common, surface(parse, start, common))]
        if other is None or other.first != start or (apart and other.keys[-1] == "court"):
            return []  # Ann Lee, of Hebden Court, Leeds
        owned = _body_owned(table, other)
        if owned is not None:
            return [_body_role(parse, token, owned.last, surface(parse, other.first, owned.last))]
        # The model's guess of a person is wrong where a person stands: Dan Lee *at Morningstar*.
        guessed = other.kind == "person" and other.sure <= 2 and len(other.keys) == 1 and parse.lowers[token] == "at"
        guessed = guessed and parse.tags[other.last + 1 : other.last + 2] != ["POS"]
        if other.kind == "organization" or guessed:
            return [_body_role(parse, token, other.last, surface(parse, other.first, other.last))]
    return []


def _body_owned(table: MentionTable, owner: Mention | None) -> Mention | None:
    """The body that a place or body has: Ann Lee, of *Cardiff's National Museum*; not: of *Lee's Bank*, a person's."""
    if owner is None or owner.kind == "person" or table.parse.tags[owner.last + 1 : owner.last + 2] != ["POS"]:
        return None
    body = table.at.get(owner.last + 2)
    return body if body is not None and body.kind == "organization" and body.first == owner.last + 2 else None


def _is_employer(owner: Mention, mention: Mention) -> bool:
    """Whether a name that owns a person named in full is a body's: *CNN's* Ann Lee, *Cosatu's* Ann Lee though nothing
    tells what that is; not: *Ann's* Rob Lee, *Roe's* Ann Lee where Roe is a person of the article.
    """
    guess = len(owner.keys) == 1 and owner.sure < 3
    if guess and (owner.keys[0] in GIVEN or owner.keys[0] in KNOWN_PEOPLE):
        return False
    unknown = guess and owner.kind in ("unknown", "person") and owner.how in ("", "full-name")
    party = owner.kind == "group" and owner.keys[-1].removesuffix("s") in PARTY_NOUNS  # the Liberal Democrats' Ann Lee
    return party or owner.kind == "organization" or (unknown and len(mention.keys) > 1)


def _common_body_end(parse: Parse, start: int) -> int:
    """The last token of a body without a name between commas behind a person, *the* left out: Ann Lee, of the
    *dockers' union*, said; or -1. Not: Ann Lee, of the *town*, said.
    """
    end = start
    within = _DESCRIBING if parse.lowers[start - 2] == "from" else NOUNS  # of the old school, from the local council
    while parse.tags[end : end + 1] and (parse.tags[end] in within or parse.tags[end] in ("POS", "NNS")):
        if parse.words[end][0].isupper():
            return -1
        end += 1
    closed = parse.words[end : end + 1] == [","] and end > start
    return end - 1 if closed and parse.lowers[end - 1] in ORGANIZATION_NOUNS else -1


def _body_role(parse: Parse, first: int, last: int, body: str) -> StatedRole:
    start, end = parse.starts[first], parse.ends[last]
    text = parse.text[start:end]
    role = Role(text=text, title="", affiliation=body, span=Span.of(parse.text, start, end))
    return StatedRole(role=role, office="", how="affiliation", position=start, last=last)
