"""Surnames: which capitals are one, who owns it where several people bear it, and whom an honorific may mean."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from attrs import define, field

from quoteattr.attribution.names.mentions import Entity, Mention, gender_of_given
from quoteattr.attribution.names.phrases import find_head_noun
from quoteattr.attribution.vocabulary import (
    BODIES_TOO,
    GIVEN,
    LEADERS,
    MASTHEADS,
    MOODS,
    ORGANIZATION_HEADS,
    ORGANIZATION_NOUNS,
    PLACES,
    SUFFIXES,
    TITLE_MODIFIERS,
    is_role_noun,
)
from quoteattr.text.parse import Parse

__all__ = [
    "Owners",
    "call_by_apposition",
    "call_by_company",
    "call_by_surname",
    "core_name",
    "drop_openers",
    "find_couples",
    "find_persons_too",
    "is_junior",
    "may_be",
    "without_article",
]

# Tokens behind the comma among which the office beside a name is looked for.
_APPOSED = 9
_BEFORE_BODY = frozenset({"at", "by", "for", "from", "of", "the", "with"})


def call_by_surname(parse: Parse, mentions: list[Mention]) -> None:
    """Take names of two or three words for people where the text goes on with the last word alone.

    *Kipp Kahlia … Kahlia said*: bodies are shortened to an acronym or their first word.
    """
    alone = {mention.keys[0] for mention in mentions if len(mention.keys) == 1 and (mention.sure < 3 or mention.titles)}
    for mention in mentions:
        if mention.kind in ("unknown", "organization", "place") and mention.sure < 3 and 2 <= len(mention.keys) <= 3:
            if parse.words[mention.last].isupper() and len(mention.keys[-1]) > 2:
                continue  # the Dorr RCMP … the RCMP
            if (
                mention.keys[-1] in alone
                and mention.keys[0] not in alone
                and mention.keys[-1] not in ORGANIZATION_HEADS
            ):
                mention.kind, mention.sure = "person", 2


def find_persons_too(
    parse: Parse, mentions: list[Mention], surnames: Mapping[tuple[str, ...], Sequence[int]]
) -> frozenset[tuple[str, ...]]:
    """Names of the list of bodies that are the surname of one person here, and are never used as a body's.

    *Joanne Fitch was late. Fitch said so.* -> Fitch;  *Bill Ford left. Shares of Ford fell.* -> nothing
    """
    bare = [
        mention
        for mention in mentions
        if len(mention.keys) == 1 and mention.kind == "organization" and mention.sure > 2
    ]
    named = {mention.keys for mention in bare if len(surnames.get(mention.keys, ())) == 1}
    bodily = {mention.keys for mention in bare if mention.keys in named and _is_used_as_body(parse, mention)}
    return frozenset(named - bodily)


def _is_used_as_body(parse: Parse, mention: Mention) -> bool:
    """Whether a bare name stands as bodies do: *at Ford*, *the Ford plant*, *Ford's shares*, in capitals."""
    before, after = mention.run_first - 1, mention.last + 1
    if parse.words[mention.last].isupper() or parse.tags[after : after + 1] in (["POS"], ["NN"], ["NNS"]):
        return True
    return before >= 0 and parse.lowers[before] in _BEFORE_BODY


def call_by_company(mentions: list[Mention]) -> None:
    """Take for a body what the model has as a person and a body's name begins with: *Beacon Hill*, of Beacon Hill
    Advisors; not *Bill Gates* of the Bill Gates Foundation."""
    openings = {
        mention.keys[:length]
        for mention in mentions
        if mention.kind == "organization" and mention.sure > 2 and mention.keys[-1] in ORGANIZATION_HEADS
        for length in range(2, len(mention.keys))
    }
    for mention in mentions:
        if mention.keys in openings and mention.kind == "person" and mention.sure < 3 and mention.keys[0] not in GIVEN:
            mention.kind, mention.sure = "organization", 2


def call_by_apposition(parse: Parse, mentions: list[Mention]) -> None:
    """Take a name for a person's where an office or trade stands beside it: *Suharyanto, the head of the agency,*.

    Not: *Qantas, the carrier*; *Meta, an owner of ships*.
    """
    for mention in mentions:
        comma = mention.last + 1
        if _is_named_behind(parse, mention):
            mention.kind, mention.sure = "person", 2
            continue
        if mention.sure > 2 or mention.titles or len(mention.keys) > 3 or mention.kind == "title":
            continue
        if mention.keys[-1] in MASTHEADS and mention.keys[0] not in GIVEN:
            continue  # in an interview with the Courier, the minister said
        if parse.words[comma : comma + 1] != [","] or parse.words[mention.last].isupper():
            continue
        if comma + 1 >= len(parse) or parse.sents[comma + 1] != parse.sents[mention.last]:
            continue
        end = min(comma + _APPOSED, parse.sent_bounds[parse.sents[comma]][1] - 1)
        head = find_head_noun(parse, comma + 1, end)
        if parse.tags[comma + 1] not in ("DT", "PRP$"):  # Susilo, his coach
            leads = head >= 0 and parse.lowers[head] in LEADERS and parse.words[head][0].islower()
            if not leads or parse.lowers[head + 1 : head + 2] not in (["of"], ["at"], ["for"]):
                continue  # Huw Ross, general secretary of the union
        if head >= 0 and parse.lowers[head] in ORGANIZATION_NOUNS and parse.tags[head] == "NN":
            mention.kind = "organization"  # Teck, the Canadian mining company
            mention.sure = 2
            continue
        if head < 0 or parse.tags[head] != "NN" or not is_role_noun(parse.lowers[head]):
            continue
        if parse.lowers[head] not in BODIES_TOO and mention.kind != "document":
            mention.kind, mention.sure = "person", 2


def _is_named_behind(parse: Parse, mention: Mention) -> bool:
    """Whether a name that the model takes for a place stands between commas behind an office and speaks: the
    commissioner for trade, *Tokunbo Wahaba*, said. Not: the mayor of Ostrel, *Cape Lind*, and others.
    """
    comma, behind = mention.run_first - 1, mention.last + 1
    if mention.kind not in ("place", "unknown") or mention.sure > 2 or len(mention.keys) != 2 or comma < 3:
        return False
    if parse.words[comma] != "," or parse.words[behind : behind + 1] != [","]:
        return False
    if parse.tags[behind + 1 : behind + 2] not in (["VBD"], ["VBZ"]) or parse.lowers[behind + 1] in ("is", "was"):
        return False
    for token in range(comma - 1, max(-1, comma - _APPOSED), -1):
        if parse.words[token] == "," or parse.sents[token] != parse.sents[comma]:
            return False
        if parse.lowers[token] == "the" and parse.tags[token - 1 : token] != ["IN"]:
            head = find_head_noun(parse, token, comma - 1)
            return head > 0 and is_role_noun(parse.lowers[head]) and parse.lowers[head] not in BODIES_TOO
    return False


def drop_openers(parse: Parse, mentions: list[Mention]) -> None:
    """Take an adjective, verb, place or office in capitals off a surname that others bear with a given name.

    *Top Clinton* aide, *Late Duffy* strike, *Stop Trump*, in *Wisconsin Trump* said, *AG Mukasey*: nobody of
    their own. So are *Furious* Ann Lee and *Grieving* Rob Hill.
    """
    named = {
        mention.keys[-1]
        for mention in mentions
        if mention.kind == "person" and len(mention.keys) > 1 and mention.keys[0] in GIVEN
    }
    later = {  # whom the text below a headline names
        mention.keys[-1]
        for mention in mentions
        if mention.kind == "person" and len(mention.keys) > 1 and not mention.headline and mention.sure > 2
    }
    surnames = {
        mention.keys[-1]
        for mention in mentions
        if mention.kind == "person" and len(mention.keys) > 1 and not parse.words[mention.first].isupper()
    }
    for mention in mentions:
        word = parse.words[mention.first]
        rank = mention.run_first == mention.first and word.isalpha() and word.isupper() and 1 < len(word) < 5
        if rank and len(mention.keys) == 2 and mention.sure < 3 and mention.keys[-1] in surnames:
            mention.kind = "person"  # DCP Gunare, who was Shivakumar Gunare before
            _drop_first(parse, mention)
            continue
        whole = len(mention.keys) > 2 and mention.keys[1] in GIVEN  # Deport Nikki Haley
        if mention.kind == "person" and len(mention.keys) > 2 and mention.keys[0] in MOODS:
            _drop_first(parse, mention)  # Furious Ann Lee
            continue
        if (
            mention.kind == "person"
            and mention.run_first == mention.first
            and (whole or (len(mention.keys) == 2 and mention.keys[-1] in (later if mention.headline else named)))
            and mention.keys[0] not in GIVEN
            and (
                parse.tags[mention.first][:2] in ("JJ", "VB", "RB", "IN")
                or (not whole and _is_no_given(parse, mention))
                or (not whole and mention.sure < 2 and (mention.headline or mention.keys[0] in TITLE_MODIFIERS))
                or (whole and mention.first > 0 and parse.lowers[mention.first - 1] in ("former", "ex"))
            )
        ):
            _drop_first(parse, mention)


def find_couples(parse: Parse, mentions: list[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """The pairs of a first name and a full one who share the surname: *Bob* and *Linda Hargrove*, where Bob is named
    there first.

    Not *Blair and Tony Roe* where the article called somebody Blair before.
    """
    alone: set[str] = set()
    for one, other in itertools.pairwise(mentions):
        if len(one.keys) > 1:
            continue
        key, names = one.keys[0], core_name(other.keys)
        first_time = key not in alone
        alone.add(key)
        joined = parse.text[one.end : other.start].strip() in ("and", "&")
        plain = other.kind == "person" and len(names) == 2 and not (one.titles or other.titles)
        if first_time and joined and plain and {key, names[0]} <= GIVEN:
            yield one, other


def _drop_first(parse: Parse, mention: Mention) -> None:
    mention.first = mention.run_first = mention.first + 1
    mention.start = parse.starts[mention.first]
    mention.keys, mention.titles = mention.keys[1:], ()
    mention.sure = 2


@define(slots=True, eq=False)
class Owners:
    """Who owns a surname that several people bear: whom the article calls by it before it names another."""

    seen: dict[int, int] = field(factory=dict)
    sentences: dict[int, int] = field(factory=dict)
    owned: dict[tuple[str, ...], int] = field(factory=dict)
    full: dict[int, int] = field(factory=dict)

    def saw_full(self, entity: Entity, mention: Mention, sentence: int) -> None:
        self.seen[entity.number] = mention.start
        self.sentences[entity.number] = sentence
        self.full[entity.number] = self.full.get(entity.number, 0) + 1

    def latest(self, candidates: list[int], mention: Mention) -> int | None:
        """The one of several bodies that was named in full last; None where its sentence names two, which are rivals
        for the mention then: *Lowell Council sued Dorr Council. The Council said …*.
        """
        last = max(candidates, key=self.seen.__getitem__)
        alone = all(self.sentences[one] != self.sentences[last] for one in candidates if one != last)
        mention.rivals = () if alone else tuple(candidates)
        return last if alone else None

    def saw_short(self, entity: Entity, keys: tuple[str, ...]) -> None:
        self.owned.setdefault(keys, entity.number)

    def owner(
        self, keys: tuple[str, ...], candidates: list[int], entities: list[Entity], mention: Mention
    ) -> int | None:
        if keys in self.owned and self.owned[keys] in candidates:
            return self.owned[keys]
        known = [one for one in candidates if one in self.seen]
        if len(known) == 1:
            return known[0]
        return None


@lru_cache(maxsize=4096)
def core_name(keys: tuple[str, ...]) -> tuple[str, ...]:
    """A person's name without suffixes and nicknames."""
    return tuple([key.strip("()\"'").rstrip(",") for key in keys if key not in SUFFIXES and key != ","]) or keys


def without_article(keys: tuple[str, ...]) -> tuple[str, ...]:
    """A body's name without the article that a capital makes part of it."""
    return keys[1:] if len(keys) > 1 and keys[0] in ("the", "a") else keys


def _is_no_given(parse: Parse, mention: Mention) -> bool:
    """Whether the word before a surname is a place, a participle or an acronym."""
    key, word = mention.keys[0], parse.words[mention.first]
    return key in PLACES or (key.endswith("ing") and len(key) > 5) or (word.isupper() and 1 < len(word) < 4)


def is_junior(keys: tuple[str, ...]) -> bool:
    """Whether a name tells a son from his father: *Donald Trump Jr.*"""
    return any(key.strip(".,") == "jr" for key in keys[1:])


def may_be(entity: Entity, mention: Mention) -> bool:
    """Whether the honorific of a mention fits what is known of a person."""
    if not mention.gender:
        return True
    told = entity.gender or gender_of_given(entity.keys, mention.keys)
    return not told or told == mention.gender
