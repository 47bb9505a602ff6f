"""Which names and phrases of an article could be outlets: the list, head nouns, descriptors.

What a phrase does with them (*told X*, *in an interview with X*) is outlet_phrases.py. Every word is looked at once;
no entity model is needed.
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import cache

from attrs import define, evolve

from quoteattr.attribution.flow import OPENING, QUOTES, Flow
from quoteattr.attribution.outlet_list import OutletList
from quoteattr.lexicon.words import WordGroup, load_words
from quoteattr.records import OutletKind

__all__ = ["Grade", "NamedOutlet", "find_bare_name", "find_named_outlets", "find_phrase_start", "find_run", "outlet_words"]


class Grade(IntEnum):
    """How sure a name is an outlet by itself; what a phrase must add is decided by the phrase."""

    BARE = 1
    """A capitalised name that nothing speaks for; only *published in …* and the like make it one."""
    DOUBTFUL = 2
    """A listed name that is also a word (*Time*), a weak head noun (*the Lakeview Post*), *the newspaper*."""
    SURE = 3
    """A listed name, a head noun, a descriptor beside the name."""


@define(frozen=True, slots=True, kw_only=True)
class NamedOutlet:
    """A name or description that could be an outlet; positions in reading order.

    ``first``/``last``: the name. ``left``/``right``: the whole phrase with determiner and descriptor. ``descriptor``: its first
    and last position. ``described``: a description without a name (*state television*). ``tail``: the position of the
    noun or name that the outlet modifies (*a Reuters interview*, *CNN's Jane Roe*), or -1. ``long_form``: what a known short form stands for.
    """

    first: int
    last: int
    left: int
    right: int
    kind: OutletKind | None
    grade: Grade
    descriptor: tuple[int, int] | None = None
    described: bool = False
    listed: bool = False
    long_form: str | None = None
    tail: int = -1
    possessive: bool = False


@cache
def outlet_words() -> dict[str, WordGroup]:
    """The groups of ``lexicon/outlet_words.toml``."""
    return dict(load_words("outlet_words"))


_INNER = frozenset({"of", "&", "de", "du", "da", "del", "della", "des", "der", "la", "le", "el", "al", "et", "y", "en", "dello", "van"})
_DETERMINERS = frozenset("the a an this that his her its their our my another one several some two other".split())
_MODIFIER_TAGS = frozenset({"JJ", "JJS", "JJR", "VBN", "CD", "HYPH", "AFX", "RBS"})
_NUMBERED = frozenset({"channel", "canal", "kanal", "canale", "radio", "tv", "kan"})
_CALL_SIGN = re.compile(r"[KW][A-Z]{2,3}(?:-?(?:TV|FM|AM|DT))?")
_DOMAIN = re.compile(r"[A-Za-z0-9-]{2,}\.(?:com|org|net|co\.uk|com\.au|ru|de|fr|it|es|info|news|tv|fm|io|in|eu|pl|ua|se|no|dk|nl|ch|ca)")
_COMPOUND = re.compile(r"[A-Z][A-Za-z]*(?P<tail>TV|FM|News|Radio)")
_COMPOUND_KINDS = {"TV": OutletKind.BROADCASTER, "FM": OutletKind.RADIO, "News": OutletKind.SITE, "Radio": OutletKind.RADIO}
_RARE_HEADS = frozenset({"network", "media", "report", "hour", "wire", "world", "channel", "leader", "online"})
_LONGEST_NAME = 7


def find_named_outlets(flow: Flow, outlets: OutletList) -> list[NamedOutlet]:
    """All names and descriptions of an article that could be outlets, in its order.

    *told the Lakeview Gazette*  -> the Lakeview Gazette, by its head noun
    *told the Times Square crowd*  -> nothing: the name goes on
    """
    found: list[NamedOutlet] = []
    position, count, run_end = 0, len(flow), -1
    while position < count:
        named = _name_at(flow, position, outlets, position <= run_end) or _described_at(flow, position, outlets)
        if named is None:
            if position > run_end:
                run = find_run(flow, position)
                run_end = run[1] if run else run_end
            position += 1
            continue
        named = _with_surroundings(flow, named, outlets)
        if found and named.left <= found[-1].right:
            named = evolve(named, left=min(found[-1].right + 1, named.first))
        found.append(named)
        position = max(named.right, named.last) + 1
    return _join_partners(flow, found)


def _join_partners(flow: Flow, found: list[NamedOutlet]) -> list[NamedOutlet]:
    """*a Washington Post/ABC poll*: names joined by a stroke are one."""
    joined: list[NamedOutlet] = []
    for one in found:
        before = joined[-1] if joined else None
        if before is not None and one.first == before.last + 2 and flow.words[one.first - 1] == "/":
            joined[-1] = evolve(before, last=one.last, right=one.right, tail=one.tail, possessive=one.possessive, grade=max(before.grade, one.grade))
        else:
            joined.append(one)
    return joined


def find_run(flow: Flow, position: int) -> tuple[int, int] | None:
    """The capitalised name that starts at ``position``, as its first and last position: *Times of Malta*, *St. Paul Herald*.

    Days and months end it, and so do quotation marks and possessives.
    """
    words = outlet_words()
    if not flow.is_capital(position) or flow.lowers[position] in words["calendar"]:
        return None
    last = position
    while flow.same_para(last + 1, position):
        following = last + 1
        lower = flow.lowers[following]
        if flow.is_capital(following):
            if lower in words["calendar"]:
                break
            last = following
        elif lower == "-" and flow.joins(following) and flow.same_para(following + 1, position) and flow.is_capital(following + 1):
            last = following + 1
        elif lower in _INNER and flow.same_para(following + 1, position) and flow.is_capital(following + 1):
            last = following + 1
        elif flow.words[following].isdigit() and flow.lowers[last] in _NUMBERED:
            last = following
        else:
            break
    return position, last


def _name_at(flow: Flow, position: int, outlets: OutletList, inside_run: bool) -> NamedOutlet | None:
    """The outlet name that starts here, by the list or by its form; inside a longer name only by the list."""
    listed = _listed_at(flow, position, outlets)
    if listed is None and flow.lowers[position] == "the" and flow.same_para(position + 1, position):
        listed = _listed_at(flow, position + 1, outlets)
    if inside_run:
        return listed if listed is not None and listed.grade is Grade.SURE else None
    run = find_run(flow, position)
    headline = flow.paras[position] in flow.headlines
    if run is not None and not headline and run[1] - run[0] < _LONGEST_NAME:
        formed = _formed(flow, *run)
        within = None
        if formed is not None and formed.first > position:
            within = _listed_at(flow, formed.first, outlets)
            within = within if within is not None and within.last >= formed.last else None
        if within is not None:
            return within
        if formed is not None and (listed is None or formed.last > listed.last):
            return formed
    return listed


def _listed_at(flow: Flow, position: int, outlets: OutletList) -> NamedOutlet | None:
    start = flow.starts[position]
    known = outlets.find(flow.straight, start)
    if known is None:
        return None
    last = flow.ending_at(start + len(known.name))
    if last < 0 or not flow.same_para(last, position):
        return None
    words = outlet_words()
    doubtful = known.doubtful
    if known.needs_article and (position == 0 or flow.lowers[position - 1] != "the"):
        return None
    following = last + 1
    tail = -1
    if flow.same_para(following, position) and flow.words[following] not in QUOTES:
        lower = flow.lowers[following]
        goes_on = flow.is_capital(following) and lower not in words["calendar"]
        hyphened = lower == "-" and flow.joins(following) and flow.same_para(following + 1, position) and flow.joins(following + 1)
        if doubtful and lower in {"of", "for"} and flow.same_para(following + 1, position) and flow.is_capital(following + 1):
            return None  # *the Register of Deeds*
        if lower in words["after-words"] and flow.tags[following].startswith("N") and (not doubtful or not goes_on):
            tail = following
        elif lower in words["company-tails"] and flow.tags[following].startswith("N") and (goes_on or doubtful):
            return None
        elif doubtful and (hyphened or goes_on or flow.tags[following] in {"NN", "NNS"}):
            return None
        elif hyphened and flow.is_capital(following + 1):
            return None
        elif goes_on and last == position and position > 0 and flow.lowers[position - 1] == "the" and lower not in words["after-words"]:
            return None  # *the Lancet Clinic*
        if doubtful and lower in {"'s", "'"} and flow.same_para(following + 1, position):
            owned = flow.lowers[following + 1]
            if owned in words["company-tails"] or owned in words["bodies"]:
                return None  # *the People's Bank*
    if doubtful and flow.same_para(position - 1, position) and flow.is_capital(position - 1) and not flow.opens_sentence(position - 1):
        if flow.lowers[position - 1] not in {"the"} and flow.lowers[position - 1] not in words["calendar"]:
            return None
    if doubtful and flow.opens_sentence(position) and not known.name.startswith("The "):
        return None
    return NamedOutlet(
        first=position, last=last, left=position, right=last, kind=known.kind, listed=True, tail=tail,
        grade=Grade.DOUBTFUL if doubtful else Grade.SURE, long_form=known.long_form,
    )


def _formed(flow: Flow, first: int, last: int) -> NamedOutlet | None:
    """A name that stands in no list and is an outlet by its form: head noun, first word, call sign, domain."""
    words = outlet_words()
    strong, weak, starters = words["strong-heads"].pairs, words["weak-heads"].pairs, words["first-words"].pairs
    has_article = flow.lowers[first] == "the"
    if not has_article and first > 0 and flow.lowers[first - 1] == "the":
        has_article = True
    start = first + 1 if flow.lowers[first] == "the" else first
    while start < last and (flow.lowers[start] in words["not-names"]) and flow.opens_sentence(start):
        start += 1
    for at in range(last - 1, start, -1):
        if flow.lowers[at] in {"of", "for"} and f"{flow.lowers[at - 1]} {flow.lowers[at]}" not in starters and flow.lowers[at - 1] not in strong and flow.lowers[at - 1] != "bank":
            start = at + 1  # *Jane Roe of Lakeview News*
            break
    if start > last or flow.lowers[start] in words["titles"]:
        return None
    lone = _lone_form(flow, start)
    if lone is not None and start == last:
        return NamedOutlet(first=start, last=last, left=start, right=last, kind=lone, grade=Grade.SURE)
    head = last
    while head > start and flow.lowers[head] in words["after-words"]:
        if flow.lowers[head] in strong or flow.lowers[head] in weak or f"{flow.lowers[head - 1]} {flow.lowers[head]}" in strong:
            break
        head -= 1
    for end in range(head, start - 1, -1):
        pair = f"{flow.lowers[end - 1]} {flow.lowers[end]}" if end > start else ""
        kind = strong.get(pair) or strong.get(flow.lowers[end])
        if kind is None and end == head:
            kind = weak.get(flow.lowers[end])
            grade = Grade.DOUBTFUL if has_article else Grade.BARE
        else:
            grade = Grade.SURE
        if kind is None:
            continue
        if end < head and flow.lowers[end + 1] == "of" and end > start - 1:
            end = head  # *the Journal of Tides*
        elif end < head and not _may_follow(flow, end + 1):
            return None
        if end == start + 1 and not has_article and flow.lowers[start] in _given_names():
            return None  # *Jon Tribune*
        if flow.lowers[end] in _RARE_HEADS and not any(flow.lowers[at] in words["media-words"] for at in range(start, end)):
            grade = Grade.BARE
        if start == end and not has_article:
            return None  # *Post*, *News* alone
        if start == end:
            paper = kind in {"newspaper", "magazine"} and flow.lowers[end] not in {"world", "press", "today", "leader", "weekly"}
            grade = Grade.DOUBTFUL if paper and not flow.opens_sentence(end) else Grade.BARE  # *told the Post*
        following = end + 1
        if flow.same_para(following, end) and flow.lowers[following] in words["company-tails"] and flow.tags[following].startswith("N"):
            return None
        if grade is not Grade.SURE and flow.same_para(following, end) and flow.tags[following] in {"NN", "NNS"} and flow.lowers[following] not in words["after-words"]:
            return None
        modifies = flow.same_para(following, end) and flow.lowers[following] in words["after-words"]
        tail = following if modifies and flow.tags[following].startswith("N") else -1
        return NamedOutlet(first=start, last=end, left=start, right=end, kind=OutletKind(kind), grade=grade, tail=tail)
    if start < last:
        opening = starters.get(f"{flow.lowers[start]} {flow.lowers[start + 1]}") or starters.get(flow.lowers[start])
        numbered = flow.words[last].isdigit()
        periodical = flow.lowers[start] in {"weekly", "daily", "evening", "morning"}
        if periodical and has_article and flow.lowers[last] not in words["company-tails"]:
            grade = Grade.DOUBTFUL
            return NamedOutlet(first=start, last=last, left=start, right=last, kind=OutletKind.NEWSPAPER, grade=grade)
        if opening and (flow.lowers[start] != "channel" or numbered) and flow.lowers[last] not in words["company-tails"]:
            return NamedOutlet(first=start, last=last, left=start, right=last, kind=OutletKind(opening), grade=Grade.SURE)
    return None


@cache
def _given_names() -> frozenset[str]:
    return frozenset(name for group in load_words("given_names").values() for name in group.words)


def _may_follow(flow: Flow, position: int) -> bool:
    return flow.lowers[position] in outlet_words()["after-words"] or flow.lowers[position] in outlet_words()["titles"]


def _lone_form(flow: Flow, position: int) -> OutletKind | None:
    word = flow.words[position]
    if _DOMAIN.fullmatch(word):
        return OutletKind.SITE
    compound = _COMPOUND.fullmatch(word)
    if compound is not None and len(word) > len(compound["tail"]) + 1:
        return _COMPOUND_KINDS[compound["tail"]]
    if _CALL_SIGN.fullmatch(word) and len(word) >= 4:
        return OutletKind.BROADCASTER
    return None


@cache
def _countries() -> frozenset[str]:
    return frozenset(name.lower() for group in load_words("nationalities").values() for pair in group.pairs.items() for name in pair)


def _with_number(flow: Flow, last: int) -> int:
    """*Aurora 5*, *Kostov 24*: a number that ends the name."""
    number = last + 1
    if not flow.same_para(number, last) or not flow.words[number].isdigit() or len(flow.words[number]) > 2:
        return last
    return last if flow.same_para(number + 1, last) and flow.tags[number + 1] in {"NN", "NNS", "JJ", "NNP"} else number


def find_bare_name(flow: Flow, position: int, *, expected: bool = False) -> NamedOutlet | None:
    """A capitalised name that only a phrase such as *published in* makes an outlet, read from ``position`` (an article is skipped).

    *published in Kvarnblad*  -> Kvarnblad
    *published in March*, *published in Spanish*, *published in the Netherlands*  -> None

    ``expected``: what was published is an essay or the like, which papers rather than cities publish; then an entity
    model's label for the name counts for nothing.
    """
    words = outlet_words()
    article = flow.lowers[position] == "the"
    first = position + 1 if article else position
    if not flow.same_para(first, position):
        return None
    run = find_run(flow, first)
    if run is None or flow.lowers[first] in words["not-names"] or flow.lowers[first] in words["titles"]:
        return None
    first, last = run
    places = set() if expected else {"GPE", "LOC", "PERSON", "EVENT"}
    if flow.lowers[last] in words["bodies"] or any(flow.ents[at] in {"DATE", "LANGUAGE", "NORP", *places} for at in range(first, last + 1)):
        return None
    if flow.text(first, last).lower() in _countries():
        return None
    last = _with_number(flow, last)
    if flow.same_para(last + 1, last) and flow.tags[last + 1] in {"NN", "NNS"}:
        return None
    return NamedOutlet(first=first, last=last, left=position, right=last, kind=None, grade=Grade.BARE)


def _described_at(flow: Flow, position: int, outlets: OutletList) -> NamedOutlet | None:
    """A lower-case kind noun with the name beside it, or a description without one.

    *Turkish state news agency Anadolu*, *Quartzline, a news site*, *the Hurriyet newspaper*  -> the name with its descriptor
    *the employment agency*  -> None
    """
    words = outlet_words()
    kinds = words["kind-nouns"].pairs
    lower = flow.lowers[position]
    kind = kinds.get(lower)
    if kind is None:
        return None
    if flow.is_capital(position) and not flow.opens_sentence(position):
        if lower != "tv" or position == 0 or flow.lowers[position - 1] not in words["media-words"]:
            return None
    periodical = lower in {"daily", "weekly", "monthly"} and flow.same_para(position + 1, position) and flow.is_capital(position + 1)
    if not periodical and not flow.tags[position].startswith(("N", "J")) or flow.paras[position] in flow.headlines:
        return None
    following = position + 1
    if flow.same_para(following, position):
        nxt = flow.lowers[following]
        if nxt in kinds and flow.tags[following] in {"NN", "NNP"} and not flow.is_capital(following):
            return None  # *television station*: the last noun counts
        if flow.tags[following] in {"NN", "NNS"} and not flow.is_capital(following):
            return None  # *newspaper editor*
        if nxt == "'s" or flow.lowers[following] == "-" and flow.joins(following):
            return None
    left = find_phrase_start(flow, position - 1)
    medial = lower in words["plain-kind-nouns"] or any(flow.lowers[at] in words["media-words"] for at in range(left, position))
    descriptor = _without_article(flow, left), position
    base = NamedOutlet(
        first=position, last=position, left=left, right=position, kind=OutletKind(kind), grade=Grade.SURE, descriptor=descriptor
    )
    after = _name_after(flow, position, outlets)
    if after is not None and (medial or after[2]):
        return evolve(base, first=after[0], last=after[1], right=after[1])
    before = _name_before(flow, left, position)
    if before is not None and medial:
        first, last, outer = before
        whole = (position, position) if outer == left else descriptor
        if flow.lowers[left] in {"a", "an", "the"} or outer < left:
            whole = descriptor
        return evolve(base, first=first, last=last, left=outer, descriptor=_after_name(whole, last))
    inside = _name_inside(flow, left, position)
    if inside is not None and (medial or lower in {"site", "network", "channel", "station", "programme", "program", "show", "paper", "portal", "outlet", "journal", "agency"}):
        article = inside[0] - 1
        outer = article if flow.same_para(article, position) and flow.lowers[article] in _DETERMINERS else inside[0]
        return evolve(base, first=inside[0], last=inside[1], left=min(left, outer), descriptor=(inside[1] + 1, position))
    if lower == "media":
        if not any(flow.lowers[at] in {"state", "official", "state-run"} for at in range(left, position)):
            return None
    first = _without_article(flow, left)
    of_the_press = any(flow.lowers[at] in words["media-words"] for at in range(left, position))
    if any(flow.lowers[at] in {"social", "messaging", "microblogging", "video-sharing"} for at in range(left, position)):
        base = evolve(base, kind=OutletKind.PLATFORM)
    if lower in {"website", "site", "blog", "newsletter", "app", "platform", "channel"}:
        medial = of_the_press  # *the campaign's website* is no outlet
    grade = Grade.SURE if medial and first < position else Grade.DOUBTFUL
    return evolve(base, first=first, last=position, descriptor=None, described=True, grade=grade)


def _after_name(descriptor: tuple[int, int], last: int) -> tuple[int, int]:
    return descriptor if descriptor[0] > last or descriptor[1] < last else (last + 1, descriptor[1])


def _without_article(flow: Flow, position: int) -> int:
    return position + 1 if flow.lowers[position] in _DETERMINERS else position


def find_phrase_start(flow: Flow, position: int) -> int:
    """Where the noun phrase starts whose modifiers end at ``position``: determiner, possessor, adjectives, press words."""
    words = outlet_words()
    media, kinds = words["media-words"], words["kind-nouns"]
    start = position + 1
    while flow.same_para(position, start):
        lower, tag = flow.lowers[position], flow.tags[position]
        if lower in _DETERMINERS:
            return position
        if lower == "'s" or lower == "'" and tag == "POS":
            possessor = position - 1
            while flow.same_para(possessor, position) and (flow.is_capital(possessor) or flow.tags[possessor] in {"NN", "NNS", "JJ"}):
                possessor -= 1
            if flow.same_para(possessor, position) and flow.lowers[possessor] in _DETERMINERS:
                possessor -= 1
            if possessor + 1 == position:
                return start
            return possessor + 1
        hyphened = lower == "-" and flow.joins(position)
        if not (lower in media or lower in kinds or tag in _MODIFIER_TAGS or hyphened or _is_hyphened_part(flow, position)):
            return start
        start = position
        position -= 1
    return start


def _is_hyphened_part(flow: Flow, position: int) -> bool:
    return position + 1 < len(flow) and flow.lowers[position + 1] == "-" and flow.joins(position + 1)


def _name_after(flow: Flow, position: int, outlets: OutletList) -> tuple[int, int, bool] | None:
    """A name straight after a kind noun, with *called*, in marks or after a comma: (first, last, whether it is known)."""
    at = position + 1
    if flow.same_para(at, position) and flow.lowers[at] in {"called", "named", "dubbed"}:
        at += 1
    comma = flow.same_para(at, position) and flow.words[at] == ","
    if comma:
        at += 1
    if not flow.same_para(at, position):
        return None
    if flow.words[at] in QUOTES:
        title = _title_in_marks(flow, at)
        return (title[0], title[1], True) if title and not comma else None
    if flow.lowers[at] == "the":
        at += 1
        if not flow.same_para(at, position):
            return None
    run = find_run(flow, at)
    if run is None or flow.lowers[at] in outlet_words()["titles"] or flow.lowers[at] in outlet_words()["not-names"]:
        return None
    known = outlets.find(flow.straight, flow.starts[at])
    last = run[1]
    if known is not None:
        listed_last = flow.ending_at(flow.starts[at] + len(known.name))
        last = listed_last if listed_last >= 0 else last
    elif last > at and flow.lowers[at] in _given_names() and any(flow.ents[one] == "PERSON" for one in range(at, last + 1)):
        return None
    if known is None:
        last = _with_number(flow, last)
    if comma and known is None:
        closed = not flow.same_para(last + 1, position) or flow.words[last + 1] in {",", ".", ")", ";", "”", '"'}
        if not closed:
            return None
        return None if any(flow.ents[one] in {"GPE", "PERSON"} for one in range(at, last + 1)) else (at, last, False)
    return at, last, known is not None


_CLOSING = {"“": "”", "‘": "’'", "``": "''"}


def _pairs(opening: str, closing: str) -> bool:
    return closing in (_CLOSING[opening], "''", '"') if opening == "“" else closing in _CLOSING.get(opening, opening)


def _title_in_marks(flow: Flow, position: int) -> tuple[int, int] | None:
    """The title inside the marks that open at ``position``: from the mark through the closing one, at most eight words."""
    for end in range(position + 2, min(position + 11, len(flow))):
        if not flow.same_para(end, position):
            return None
        if _pairs(flow.words[position], flow.words[end]) and flow.tags[end] != "POS":
            return (position, end) if flow.is_capital(position + 1) else None
    return None


def _name_before(flow: Flow, left: int, position: int) -> tuple[int, int, int] | None:
    """*Quartzline, a news site* and *“Keepin' It Real” radio program*: (first, last, left edge)."""
    if left >= 2 and flow.lowers[left] in {"a", "an", "the"} and flow.words[left - 1] == "," and flow.same_para(left - 2, left):
        last = left - 2
        first = last
        while flow.same_para(first - 1, last) and flow.is_capital(first - 1):
            first -= 1
        if flow.is_capital(last) and flow.lowers[first] not in outlet_words()["titles"]:
            if not any(flow.ents[at] in {"PERSON", "GPE"} for at in range(first, last + 1)):
                return first, last, first
    return None


def _name_inside(flow: Flow, left: int, position: int) -> tuple[int, int] | None:
    """*the Hurriyet newspaper*, *the “Keepin' It Real” radio program*: the name among the kind noun's modifiers."""
    words = outlet_words()
    at = position - 1
    while at > 0 and flow.same_para(at, position) and not flow.is_capital(at) and (flow.lowers[at] in words["media-words"] or flow.lowers[at] in words["kind-nouns"]):
        at -= 1
    if not flow.same_para(at, position):
        return None
    if flow.words[at] in QUOTES:
        for start in range(at - 2, max(at - 10, -1), -1):
            if not flow.same_para(start, at):
                return None
            if _pairs(flow.words[start], flow.words[at]):
                return (start, at) if flow.is_capital(start + 1) else None
        return None
    if not flow.is_capital(at) or not flow.tags[at].startswith("NNP"):
        return None
    first = at
    while flow.same_para(first - 1, at) and flow.is_capital(first - 1) and not flow.opens_sentence(first - 1):
        first -= 1
    article = flow.lowers[first - 1] if flow.same_para(first - 1, at) else ""
    labels = {flow.ents[one] for one in range(first, at + 1)}
    if article in {"a", "an"} or labels & {"GPE", "LOC"} and article != "'s" or "PERSON" in labels and first < at:
        return None
    if flow.text(first, at).lower() in _countries():
        return None
    if flow.lowers[first] in words["titles"] or flow.lowers[first] in words["not-names"]:
        return None
    return first, at


def _with_surroundings(flow: Flow, named: NamedOutlet, outlets: OutletList) -> NamedOutlet:
    """The name with its left edge, descriptor, trailing kind noun and what it possesses (*MSNBC's “Morning Joe”*)."""
    words = outlet_words()
    left, descriptor = named.left, named.descriptor
    if descriptor is None and not named.described:
        left = find_phrase_start(flow, named.first - 1)
        if left > 0 and flow.words[left - 1] in OPENING and left == named.first and flow.same_para(left - 1, left) and flow.joins(left):
            left -= 1
        start = _without_article(flow, left)
        if any(flow.lowers[at] in words["media-words"] or flow.lowers[at] in words["kind-nouns"] for at in range(start, named.first)):
            descriptor = (start, named.first - 1)
    last, right, kind, grade, tail, possessive = named.last, named.right, named.kind, named.grade, named.tail, False
    if kind is OutletKind.BROADCASTER and named.listed and flow.same_para(last + 1, last) and flow.words[last + 1].isdigit() and tail < 0:
        if len(flow.words[last + 1]) <= 2:
            last = right = last + 1  # *Fox News 6*
    after = last + 1
    if tail == after and flow.lowers[tail] in words["kind-nouns"] and not flow.is_capital(tail) and descriptor is None:
        ends = tail
        while flow.same_para(ends + 1, tail) and flow.lowers[ends + 1] in words["kind-nouns"]:
            ends += 1
        goes_on = flow.same_para(ends + 1, tail) and flow.tags[ends + 1] in {"NN", "NNS"}
        if not goes_on:
            descriptor, right, tail, grade = (tail, ends), ends, -1, Grade.SURE
            after = ends + 1
    if flow.same_para(after, last) and flow.lowers[after] in {"'s", "'"} and flow.tags[after] == "POS":
        at = after + 1
        while flow.same_para(at, last) and at < after + 6 and not flow.is_capital(at) and flow.tags[at] in {"JJ", "NN", "NNS", "HYPH"}:
            at += 1
        if flow.same_para(at, last):
            title = _title_in_marks(flow, at) if flow.words[at] in QUOTES else None
            known = _listed_at(flow, at, outlets) if title is None else None
            if title is not None:
                last = right = title[1]
                kind, grade, tail = OutletKind.PROGRAMME, Grade.SURE, -1
            elif known is not None and known.kind in {OutletKind.PROGRAMME, OutletKind.PODCAST}:
                last = right = known.last
                kind, grade, tail = known.kind, Grade.SURE, -1
            elif at > after + 1 and flow.lowers[at - 1] in words["kind-nouns"] and not flow.is_capital(at):
                last = right = at - 1
                kind = OutletKind(words["kind-nouns"].pairs[flow.lowers[at - 1]])
            else:
                tail, possessive = after + 1, True
            after = right + 1
            if flow.same_para(after, last) and flow.lowers[after] in {"show", "programme", "program", "podcast"} and not possessive:
                right = after
        else:
            possessive = True
    if tail < 0 and not possessive and flow.same_para(right + 1, last) and flow.words[right + 1] in QUOTES and kind is not OutletKind.PROGRAMME:
        title = _title_in_marks(flow, right + 1)
        end = title[1] + 1 if title else -1
        if title and flow.words[right + 1] not in {"’", "”"} and flow.same_para(end, last) and flow.lowers[end] in {"show", "programme", "program", "podcast"}:
            last, right, kind = title[1], end, OutletKind.PROGRAMME
    return evolve(named, left=min(left, named.first), descriptor=descriptor, last=last, right=max(right, last), kind=kind, grade=grade, tail=tail, possessive=possessive)
