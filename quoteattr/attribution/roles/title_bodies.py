"""The body in the phrases behind a role's noun: *director of the institute*, *a professor at Yale*."""

from __future__ import annotations

from quoteattr.attribution.names.mentions import MentionTable
from quoteattr.attribution.names.phrases import RELATIVES, in_name, surface
from quoteattr.attribution.vocabulary import (
    BODIES_APPOSED,
    CALENDAR,
    DEPARTMENTS,
    DESCRIBING,
    IN_POST,
    LEADERS,
    OF_BODIES,
    ORGANIZATION_CORES,
    ORGANIZATION_NOUNS,
    OVER_DEPARTMENTS,
    OVER_PLACES,
    PART_OF_TITLE,
    PARTY_NOUNS,
    PEOPLE_NOUNS,
    PLACES,
    PORTFOLIOS,
    RESIDENTS,
    TITLES_WITH_OF,
    WITH_MEMBERS,
)
from quoteattr.text.parse import Parse

__all__ = ["OF_PORTFOLIOS", "SEATED", "split_after"]

OF_PORTFOLIOS = frozenset({"minister", "secretary", "commissioner", "mec", "mmc"})
"""Offices whose titles say what they are for: *Minister for Health*, *Forestry Commissioner*."""

_BODY_PREPOSITIONS = frozenset({"of", "for", "at", "with", "from", "in", "on", "to", "under", "within", "about"})
_PREPOSITIONS = _BODY_PREPOSITIONS | {"and", "by"}
_OVER_BODIES = frozenset({"chief", "clerk", "secretary"})
_OVER_PLACES = OVER_PLACES | {"commissioner"}
_LIVING = frozenset({"from", "in", "of"})
SEATED = frozenset({"based", "headquartered", "listed"})
_SMALL_TAGS = frozenset({"DT", "PRP$", "JJ", "JJS", "VBN", "RB", "CD", "PDT"})


def split_after(table: MentionTable, head: int, last: int) -> tuple[int, str | None]:
    """Find the body in the phrases after the head noun: the title's last token, and the body or None.

    *vice president for policy for the Center for American Progress* -> policy, *Center for American Progress*
    """
    parse = table.parse
    words, lowers, tags = parse.words, parse.lowers, parse.tags
    fallback: tuple[int, str] | None = None
    token = head + 1
    while token <= last:
        lower = lowers[token]
        start = token + 1
        if lower not in _BODY_PREPOSITIONS or in_name(table, token):
            token += 1
            continue
        if lower == "of" and lowers[head] in TITLES_WITH_OF and token == head + 1:
            if not _is_joined_by(table, start) and not _is_common_body(table, head, start, last):
                token += 1
                continue
        if lower == "in" and lowers[start : start + 1] and lowers[start] in IN_POST:
            token = start + 1
            continue  # Special Agent in Charge
        while start <= last and tags[start] in _SMALL_TAGS and not words[start][0].isupper():
            if lowers[start] in OF_BODIES and tags[start] == "JJ":
                break  # the foreign ministry, the civil service
            start += 1
        if start > last:
            break
        start += lowers[start] == "both" and start < last
        if lower == "of" and lowers[head] in OVER_DEPARTMENTS and lowers[start] in DEPARTMENTS:
            department = _department_end(parse, start, last)
            over = table.at.get(start)
            free = over is None or start < over.first or (start == department and over.sure < 3)
            whole = department == last and free and lowers[last] not in PLACES  # Director of Public Prosecutions
            if whole or lowers[department + 1] == "at" or _names_body(table, department + 1, last):
                token = department + 1
                continue  # Head of Sales and Customer Services at Harbour Air; but: head of Public Health England
        if lower in ("for", "of") and lowers[head] in OF_PORTFOLIOS and lowers[start] in PORTFOLIOS:
            token = _portfolios_after(parse, start, last) + 1
            continue  # Minister for Jobs, Enterprise and Innovation
        start = _after_seat(parse, start, last)
        end = _body_end(table, start, last)
        if lower in ("for", "in") and _is_region(table, start, end, last):
            token = end + 1
            continue  # chief people officer for Europe at Harbour Air
        if lower in ("for", "on") and start == end == token + 1 and lowers[end] in PART_OF_TITLE:
            token = end + 1
            continue  # adviser on media
        owner = table.at.get(start)
        whole = owner is not None and owner.run_first <= start and owner.last == end
        led = lower == "at" or (lower == "of" and lowers[head] in LEADERS)  # analysts at Bernstein
        led = led or (owner is not None and lowers[head] in _OVER_PLACES and owner.how != "surname")
        led = led and owner is not None and owner.sure < 3
        if owner is not None and owner.kind == "person" and whole and not led:
            token = end + 1
            continue
        living = lower in _LIVING and lowers[head] in PEOPLE_NOUNS and lowers[head].rstrip("s") not in PARTY_NOUNS
        if living and _is_home(table, start, end) and (lower != "of" or lowers[head] in RESIDENTS):
            token = end + 1
            continue  # a resident of Ostrel: nobody is that for the town
        capital = any(words[at][0].isupper() and lowers[at].rstrip(".") not in CALENDAR for at in range(start, end + 1))
        if not capital and lowers[end] in ORGANIZATION_NOUNS and _names_body(table, end + 1, last):
            # vice president for defense at the Harbour Institute; but: organizer of a group called Harbour Watch
            fallback = fallback or (token - 1, surface(parse, start, end))
            token = end + 1
            continue
        if capital and lowers[end] not in ORGANIZATION_NOUNS and _is_event(parse, start, end):
            token = end + 1
            continue  # a candidate in France's April election
        if not capital and (named := _named_behind(table, end)):
            return token - 1, named
        if capital or lowers[end] in ORGANIZATION_NOUNS:
            return token - 1, surface(parse, _body_start(table, start, end), end)
        token = end + 1
    return fallback or (last, None)


def _is_region(table: MentionTable, start: int, end: int, last: int) -> bool:
    """Whether a place says where somebody is it for the body behind: head of sales for *Europe* at Harbour Air."""
    owner = table.at.get(start)
    if owner is None or owner.kind != "place" or owner.last != end or end + 2 > last:
        return False
    return table.parse.lowers[end + 1] in ("at", "with") and _names_body(table, end + 2, last)


def _portfolios_after(parse: Parse, start: int, last: int) -> int:
    """The last token of what a ministry is for, listed from token ``start`` on: *Foreign Affairs and Trade*."""
    token = start
    while token < last:
        step = token + 1
        while step < last and parse.lowers[step] in (",", "and", "&", "the"):
            step += 1
        if parse.lowers[step] not in PORTFOLIOS:
            break
        token = step
    return token


def _department_end(parse: Parse, start: int, last: int) -> int:
    """The last token of what a head of a department is for: *Sales and Customer Services*, *Product Marketing*."""
    token = start
    while token < last:
        step = token + 1
        while step < last and parse.lowers[step] in (",", "and", "&"):
            step += 1
        if parse.tags[step] not in ("NN", "NNS", "NNP", "NNPS") or (
            step > token + 1 and not _is_department(parse, step)
        ):
            break
        token = step
    return token


def _is_department(parse: Parse, token: int) -> bool:
    return not DEPARTMENTS.isdisjoint(parse.lowers[token : token + 2])


def _is_home(table: MentionTable, start: int, end: int) -> bool:
    """Whether what people are of is where they live: *Ostrel*; not *the Harbour Party*, *the union*."""
    owner = table.at.get(start)
    if not table.parse.words[end][0].isupper():
        return False
    return owner is None or owner.kind != "organization" or (owner.sure < 3 and len(owner.keys) == 1)


def _after_seat(parse: Parse, start: int, last: int) -> int:
    """Where a body begins behind the word for its seat: *Seoul-based* Onul Labs."""
    for token in range(start, min(start + 4, last)):
        if parse.words[token] == "-" and parse.lowers[token + 1] in SEATED and token + 1 < last:
            return token + 2
    return start


def _is_joined_by(table: MentionTable, start: int) -> bool:
    """Whether what a title's *of* names is a body: general secretary of *the Rail Staff Union*; not of *State*."""
    other = table.at.get(start + 1 if table.parse.tags[start : start + 1] == ["DT"] else start)
    named = other is not None and other.kind == "organization" and len(other.keys) > 1
    return other is not None and named and other.keys[-1] in WITH_MEMBERS


def _is_common_body(table: MentionTable, head: int, start: int, last: int) -> bool:
    """Whether what a title's *of* names is a body without a name: chief of *the Ostrel town police*; not: of staff."""
    parse = table.parse
    if parse.lowers[head] not in _OVER_BODIES or parse.tags[start : start + 1] not in (["DT"], ["PRP$"]):
        return False
    end = _body_end(table, start + 1, last)
    return end < len(parse) and parse.words[end].islower() and parse.lowers[end] in ORGANIZATION_NOUNS


def _is_event(parse: Parse, start: int, end: int) -> bool:
    """Whether a common noun that is no body ends what another owns: *France's April election*."""
    owned = any(parse.tags[token] == "POS" for token in range(start + 1, end))
    return owned and parse.words[end].islower() and parse.tags[end] in ("NN", "NNS")


def _names_body(table: MentionTable, first: int, last: int) -> bool:
    """Whether a body is named further on: vice president for defense *at the Harbour Institute*."""
    return any(
        mention.kind == "organization" and mention.first == token
        for token in range(first, last + 1)
        if (mention := table.at.get(token)) is not None
    )


def _named_behind(table: MentionTable, end: int) -> str:
    """The name between commas behind a body's common noun: a spokesman for the regulator, *Ofwat*, said; or empty."""
    parse = table.parse
    mention = table.at.get(end + 2)
    bodily = parse.lowers[end] in ORGANIZATION_NOUNS or parse.lowers[end] in BODIES_APPOSED
    if not bodily or parse.words[end + 1 : end + 2] != [","] or mention is None:
        return ""
    if parse.lowers[end] not in ORGANIZATION_NOUNS and mention.kind != "organization":
        return ""  # a lawyer for the owner, Ann Lee, said
    closed = parse.words[mention.last + 1 : mention.last + 2] == [","] and parse.sents[end] == parse.sents[mention.last]
    if mention.kind not in ("organization", "unknown") or mention.first != end + 2 or not closed:
        return ""
    return surface(parse, mention.first, mention.last)


def _body_start(table: MentionTable, start: int, end: int) -> int:
    """Leave out a common noun that only describes the name: *advocacy group Democracy for America*."""
    parse = table.parse
    behind = table.at.get(end)
    if behind is not None and start + 1 < behind.first and behind.last == end and behind.kind != "person":
        noun = behind.first - 1
        if parse.tags[noun] == "NN" and parse.words[noun].islower() and parse.lowers[noun] in DESCRIBING:
            return behind.first  # British think-tank Harbour House, satellite communications company SatVela
    if parse.tags[start] not in ("NN", "NNS") or parse.words[start][0].isupper() or start == end:
        return start
    mention = next((table.at[token] for token in range(start, end + 1) if token in table.at), None)
    named = mention is not None and mention.kind in ("organization", "place") and mention.last == end
    return mention.first if mention is not None and named and parse.tags[start + 1] != "POS" else start


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
        if lower in ("of", "for") and token > start and _goes_on(parse, token, last):
            token += 1
            continue
        if lower in _PREPOSITIONS or (tag in ("IN", "TO", "VBG", "VBN", "RB") and token > start) or lower in RELATIVES:
            break
        if tag == "DT" and token > start:
            break
        token += 1
    end = min(token - 1, last)
    while end > start and parse.tags[end] in ("POS", "RB", "CC", ","):
        end -= 1
    return max(end, start)


def _goes_on(parse: Parse, preposition: int, last: int) -> bool:
    """Whether a body's name goes on with *of* or *for* inside a title: Governor of the *Bank of England* Ann Lee."""
    before, after = preposition - 1, preposition + 1
    core = parse.words[before][0].isupper() and parse.lowers[before] in ORGANIZATION_CORES
    return core and after <= last and parse.words[after][0].isupper()
