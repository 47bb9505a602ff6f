"""Making the table of an article's mentions by name, once per article, from capitals, honorifics and word lists.

Runs of capitals (:mod:`~quoteattr.attribution.names.runs`) are read as names
(:mod:`~quoteattr.attribution.names.anatomy`), and each name is given to a person, body or place
(:mod:`~quoteattr.attribution.names.identities`).
"""

from __future__ import annotations

import regex

from quoteattr.attribution.names.anatomy import split_titles
from quoteattr.attribution.names.families import settle_families
from quoteattr.attribution.names.identities import Identities
from quoteattr.attribution.names.kinds import NameKind, tell_kind
from quoteattr.attribution.names.mentions import Mention, MentionTable
from quoteattr.attribution.names.possessives import take_in_possessives
from quoteattr.attribution.names.runs import find_runs, restore_case
from quoteattr.attribution.names.units import Unit, read_units
from quoteattr.attribution.vocabulary import (
    BYLINES,
    FEMALE_TITLES,
    GIVEN,
    MALE_TITLES,
    NAMED_DOCUMENTS,
    ORGANIZATION_CORES,
    POST_NOMINALS,
    TITLE_ACRONYMS,
)
from quoteattr.text.parse import Parse

__all__ = ["build_table"]

_PARTY_CODE = regex.compile(r"[RDIL][-–][A-Z].*")
_MARKUP = regex.compile(r"[<>=@$_{}\\|]|\w\(|https?:|\.\w+/")
_PLACE_LINE = regex.compile(r"[\s,;.()*—–-]*+(?:\p{Lu}[\p{L}.]*+[\s,;.()*—–-]*+){0,6}+")


def build_table(parse: Parse) -> MentionTable:
    """Read the names of an article and tell whose they are."""
    parse, lowered = restore_case(parse)
    runs, headlines = find_runs(parse, lowered)
    common = {word for word in parse.words if word.islower()}
    mentions: list[Mention] = []
    for first, last in runs:
        mention = _read_mention(parse, first, last, headlines, common)
        if mention is not None:
            mentions.append(mention)
    mentions.sort(key=lambda mention: mention.start)
    take_in_possessives(parse, mentions)
    identities = Identities(parse)
    identities.register(mentions)
    settle_families(parse, mentions, identities.entities)
    mentions = [mention for mention in mentions if mention.kind != "title" or mention.entity >= 0]
    at: dict[int, Mention] = {}
    for mention in mentions:
        for token in range(mention.run_first, mention.last + 1):
            at[token] = mention
    return MentionTable(
        parse=parse,
        mentions=mentions,
        entities=identities.entities,
        at=at,
        headlines=headlines,
        known=identities.known(),
        starts=[mention.start for mention in mentions],
    )


def _read_mention(parse: Parse, first: int, last: int, headlines: set[int], common: set[str]) -> Mention | None:
    units = read_units(parse, first, last)
    if not units or any(not unit.text.isalpha() and _is_no_name(unit.text, at) for at, unit in enumerate(units)):
        return None
    headline = parse.sents[first] in headlines
    cut = split_titles(parse, units)
    acronym = len(units) == 1 and units[0].key in TITLE_ACRONYMS and units[0].text.isupper()
    only_title = cut >= len(units) or acronym  # it may yet be a surname: *Baron*
    if only_title and len(units) > 1:
        body = _body_of_office(units)
        return _read_mention(parse, body, last, headlines, common) if body > first else None
    cut = 0 if only_title else cut
    titles = tuple(unit.key for unit in units[:cut])
    rest = [unit for unit in units[cut:] if not unit.nickname]
    last_token = rest[-1].last
    while len(rest) > (1 if cut else 2) and _is_post_nominal(rest[-1]):
        rest.pop()
    lettered = rest[-1].last < last_token
    nicknames = tuple(unit.key for unit in units[cut:] if unit.nickname)
    while len(rest) > 1 and rest[-1].key in NAMED_DOCUMENTS:
        rest.pop()  # the Morning Consult *Poll*
    floor = 2 if rest[0].key in GIVEN else 1 if cut else len(rest)
    while len(rest) > floor and rest[-1].key in common and rest[-1].key not in GIVEN and not headline:
        rest.pop()  # a heading runs into the name: President Obama *Speech*
    kind: NameKind = "title"
    sure = 0
    if not only_title:
        kind, sure = tell_kind(parse, rest, cut > 0, headline)
        if lettered and kind != "person":
            kind, sure = "person", 2
    gender = ""
    for title in titles:
        gender = "m" if title in MALE_TITLES else "f" if title in FEMALE_TITLES else gender
    label = _is_label(parse, first, last)
    if label and len(rest) <= 3 and kind in ("unknown", "organization") and sure < 3:
        kind, sure = "person", 2
    return Mention(
        run_first=first,
        first=rest[0].first,
        last=last_token if lettered else rest[-1].last,
        start=parse.starts[rest[0].first],
        end=parse.ends[rest[-1].last],
        keys=tuple(unit.key for unit in rest),
        kind=kind,
        sure=sure,
        titles=titles,
        nicknames=nicknames,
        gender=gender,
        headline=headline,
        units=tuple(rest) if headline else (),
        quoted=parse.stretches[first] >= 0,
        byline=_is_byline(parse, first) or (kind == "person" and len(rest) > 1 and _is_signature(parse, first, last)),
    )


def _body_of_office(units: list[Unit]) -> int:
    """The first token of the body that a title alone is held in: Secretary-General of *the Kenya Union of Teachers*; -1
    without one.
    """
    for at, unit in enumerate(units):
        if unit.key == "of" and at and units[at - 1].is_office:
            start = at + 2 if units[at + 1].key == "the" else at + 1
            named = {one.key for one in units[start:]}
            opens = not units[start].is_office and units[start].key != "state"  # Minister of State for Trade
            whole = len(units) - start > 1 and opens and not named.isdisjoint(ORGANIZATION_CORES)
            return units[start].first if whole else -1
    return -1


def _is_no_name(text: str, at: int) -> bool:
    """Whether a unit that is more than letters is the code of a party (R-Ohio) that begins a run, or markup."""
    return _MARKUP.search(text) is not None or (at == 0 and _PARTY_CODE.fullmatch(text) is not None)


def _is_post_nominal(unit: Unit) -> bool:
    """Whether a unit is letters behind a name: Ann Lee *KC*, Bob Roe *PhD*; not Rani *Mc*."""
    return unit.key in POST_NOMINALS and (unit.text.isupper() or unit.key in ("phd", "ph.d", "esq"))


def _is_label(parse: Parse, first: int, last: int) -> bool:
    """Whether a run opens its paragraph and is followed by a colon: *TAPPER: So you will?*"""
    after = last + 1
    return (
        after < len(parse)
        and parse.words[after] == ":"
        and parse.starts[first] == parse.paragraphs[parse.paras[first]][0]
        and parse.surface(first, last).isupper()
    )


def _is_byline(parse: Parse, first: int) -> bool:
    """Whether a name signs: a short paragraph that opens with *By*, *Photo*, *Reporting by*."""
    start, end = parse.paragraphs[parse.paras[first]]
    if end - start > 120 or parse.starts[first] - start > 40:
        return False
    head = parse.text[start : parse.starts[first]].lower().split()
    return bool(head) and head[0].strip("(:[*—-") in BYLINES and (head[0] != "by" or len(head) == 1)


def _is_signature(parse: Parse, first: int, last: int) -> bool:
    """Whether a paragraph holds nothing but a name and perhaps a place: the writer of the letter above."""
    start, end = parse.paragraphs[parse.paras[first]]
    return (
        start > 0
        and end - start <= 70
        and parse.starts[first] - start <= 3
        and _PLACE_LINE.fullmatch(parse.text, parse.ends[last], end) is not None
    )
