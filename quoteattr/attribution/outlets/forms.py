"""What makes a name that stands in no list an outlet: a head noun (*Gazette*), a first word (*Radio*), a call sign, a
domain.
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import cache, lru_cache

from attrs import define

from quoteattr.attribution.outlets.flow import Flow
from quoteattr.lexicon.words import WordGroup, load_words
from quoteattr.records import OutletKind

__all__ = [
    "Grade",
    "NamedOutlet",
    "countries",
    "find_bare_name",
    "find_run",
    "given_names",
    "is_air_sign",
    "outlet_words",
    "read_formed",
    "with_number",
    "with_town",
]

_INNER = frozenset("of & de du da del della des der la le el al et y en dello van und".split())


_ANY = frozenset({"a", "an", "another", "her", "his", "one", "their"})
_NUMBERED = frozenset({"channel", "canal", "kanal", "canale", "radio", "tv", "kan"})
_CALL_SIGN = re.compile(r"[KW][A-Z]{2,3}(?:-?(?:TV|FM|AM|DT))?")


_TELLS = frozenset({"tell", "telling", "tells", "told"})
_AIR_SIGN = re.compile(r"d[wxyz][A-Z]{2,4}|[2-9][A-Z]{2,3}")  # Philippine and Australian stations: dzRH, 6PR

_DOMAIN = re.compile(
    r"[A-Za-z0-9-]{2,}\.(?:com|org|net|co\.uk|com\.au|ru|de|fr|it|es|info|news|tv|fm|io|in|eu|pl|ua|se|no|dk|nl|ch|ca)"
)


_COMPOUND = re.compile(r"[A-Z][A-Za-z]*(?P<tail>TV|FM|News|Press|Radio|Live|Online|Express|Wire|Times|Post|Today)")
_COMPOUND_KINDS = {
    "TV": OutletKind.BROADCASTER,
    "FM": OutletKind.RADIO,
    "News": OutletKind.SITE,
    "Press": OutletKind.SITE,
    "Radio": OutletKind.RADIO,
    **dict.fromkeys(("Live", "Online", "Express", "Wire", "Times", "Post", "Today"), OutletKind.SITE),
}


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

    ``first``/``last``: the name. ``left``/``right``: the whole phrase with determiner and descriptor.
    ``descriptor``: its first
    and last position. ``described``: a description without a name (*state television*). ``tail``: the position of the
    noun or name that the outlet modifies (*a Reuters interview*, *CNN's Jane Roe*), or -1. ``long_form``: what a
    known short form stands for.
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


@cache
def given_names() -> frozenset[str]:
    return frozenset(name for group in load_words("given_names").values() for name in group.words)


@cache
def countries() -> frozenset[str]:
    return frozenset(
        name.lower() for group in load_words("nationalities").values() for pair in group.pairs.items() for name in pair
    )


def is_air_sign(word: str) -> bool:
    """Whether a word is the sign of a station that opens with no capital: *dzRH*, *6PR*."""
    return word[0] in "d23456789" and _AIR_SIGN.fullmatch(word) is not None


def with_town(flow: Flow, start: int) -> int:
    """Where a description starts with the town before it: told *Perth* radio station 6PR."""
    while start > 1 and flow.same_para(start - 1, start) and flow.is_capital(start - 1):
        if flow.ents[start - 1] != "GPE" and flow.lowers[start - 2] not in _TELLS:
            break
        start -= 1
    return start


def find_run(flow: Flow, position: int) -> tuple[int, int] | None:
    """The capitalised name that starts at ``position``, as its first and last position: *Times of Malta*, *St. Paul
    Herald*.

    Days and months end it, and so do quotation marks and possessives.
    """
    words, lowers, paras = flow.words, flow.lowers, flow.paras
    calendar = outlet_words()["calendar"].words
    if not (words[position][0].isupper() or is_air_sign(words[position])):
        return None
    if lowers[position] in calendar and not _opens_masthead(flow, position):
        return None
    last, para, count = position, paras[position], len(words)
    while last + 1 < count and paras[last + 1] == para:
        following = last + 1
        lower = lowers[following]
        if words[following][0].isupper():
            if lower in calendar:
                break
            last = following
        elif (
            lower == "-"
            and flow.joins(following)
            and flow.same_para(following + 1, position)
            and flow.is_capital(following + 1)
        ) or (lower in _INNER and flow.same_para(following + 1, position) and flow.is_capital(following + 1)):
            last = following + 1
        elif lowers[last] in _NUMBERED and words[following].isdigit():
            last = following
        else:
            break
    return position, last


def _opens_masthead(flow: Flow, position: int) -> bool:
    """Whether a day opens a paper's name: the *Sunday* Courier; not: the *Sunday* service."""
    after = position + 1
    if position == 0 or flow.lowers[position - 1] != "the" or not flow.same_para(after, position):
        return False
    heads = outlet_words()["strong-heads"].words | outlet_words()["weak-heads"].words
    return flow.is_capital(after) and flow.lowers[after] in heads


def read_formed(flow: Flow, first: int, last: int) -> NamedOutlet | None:
    """A name that stands in no list and is an outlet by its form: head noun, first word, call sign, domain.

    *the Lakeview Gazette*, *Radio Kestrel*, *KXRV-TV*, *Stormglass.com*  -> the name
    *Jon Tribune*, *the Gazette Building*  -> None
    """
    telling = _telling_words()
    if telling.isdisjoint(flow.lowers[first : last + 1]) and _lone_form(flow.words[last]) is None:
        return None  # most names
    has_article = flow.lowers[first] == "the" or (first > 0 and flow.lowers[first - 1] == "the")
    start = _name_start(flow, first, last)
    if start > last:
        return None
    joined = start < last and flow.words[start + 1] == "-"  # The Spokesman-Review
    if flow.lowers[start] in outlet_words()["titles"] and not joined:
        return None
    lone = _lone_form(flow.words[start]) if start == last else None
    if lone is not None:
        return NamedOutlet(first=start, last=last, left=start, right=last, kind=lone, grade=Grade.SURE)
    head = _find_head(flow, start, last)
    if head is None:
        return _by_first_word(flow, start, last, has_article)
    end, kind, grade = head
    if end < last and flow.lowers[end + 1] == "of":
        end = last  # *the Journal of Tides*
    elif end < last and not _may_follow(flow, end + 1):
        return None
    if start == end:
        if not has_article and not _has_writer(flow, start):
            return None  # *Post*, *News* alone
        paper = kind in {"newspaper", "magazine"} and flow.lowers[end] not in outlet_words()["not-alone"]
        grade = Grade.DOUBTFUL if paper and not flow.opens_sentence(end) else Grade.BARE  # *told the Post*
    elif grade is Grade.DOUBTFUL and not has_article and flow.lowers[end] not in outlet_words()["without-article"]:
        grade = Grade.BARE
    named_so = kind not in {"broadcaster", "radio"} and flow.lowers[start] in given_names()
    if end == start + 1 and not has_article and named_so:
        return None  # *Jon Tribune*, not *Clare FM*
    if _goes_on(flow, end, grade):
        return None
    after = end + 1
    modifies = flow.same_para(after, end) and flow.lowers[after] in outlet_words()["after-words"]
    tail = after if modifies and flow.tags[after].startswith("N") else -1
    return NamedOutlet(first=start, last=end, left=start, right=end, kind=OutletKind(kind), grade=grade, tail=tail)


def _has_writer(flow: Flow, head: int) -> bool:
    """Whether a writer, or what is written there, stands behind a head noun alone: *a Gazette reporter*, *her Herald
    column*; not *a Post office*.
    """
    if head == 0 or not flow.same_para(head + 1, head) or flow.lowers[head - 1] not in _ANY:
        return False
    return flow.lowers[head + 1] in outlet_words()["written-there"]


def _name_start(flow: Flow, first: int, last: int) -> int:
    """Where the name in a capitalised stretch starts: after the article, a sentence's first word, *Jane Roe of*."""
    words = outlet_words()
    strong, starters = words["strong-heads"], words["first-words"]
    start = first + 1 if flow.lowers[first] == "the" else first
    while start < last and flow.lowers[start] in words["not-names"] and flow.opens_sentence(start):
        start += 1
    for at in range(last - 1, start, -1):
        before = flow.lowers[at - 1]
        if flow.lowers[at] == "of" and f"{before} of" not in starters and before not in strong and before != "bank":
            return at + 1
    return start


def _find_head(flow: Flow, start: int, last: int) -> tuple[int, str, Grade] | None:
    """The last head noun of a name, its kind and how sure it is; nouns such as *Editor* after it are passed over."""
    words = outlet_words()
    strong, weak = words["strong-heads"].pairs, words["weak-heads"].pairs
    head = last
    while head > start and flow.lowers[head] in words["after-words"]:
        pair = f"{flow.lowers[head - 1]} {flow.lowers[head]}"
        if flow.lowers[head] in strong or flow.lowers[head] in weak or pair in strong:
            break
        head -= 1
    for end in range(head, start - 1, -1):
        lower = flow.lowers[end]
        kind = (strong.get(f"{flow.lowers[end - 1]} {lower}") if end > start else None) or strong.get(lower)
        if kind is not None:
            if end == start < head and not _may_follow(flow, end + 1):
                continue  # *the Weekly Prism*: read by its first word
            return end, kind, Grade.SURE
        if end == head and lower in weak:
            of_the_press = any(flow.lowers[at] in words["media-words"] for at in range(start, end))
            rare = lower in words["rare-heads"] and not of_the_press
            return end, weak[lower], Grade.BARE if rare else Grade.DOUBTFUL
    return None


def _by_first_word(flow: Flow, start: int, last: int, has_article: bool) -> NamedOutlet | None:
    """*Radio Kestrel*, *Channel 9*, *Agence Lacustre*, *the Weekly Prism*."""
    words = outlet_words()
    if start == last or flow.lowers[last] in words["company-tails"]:
        return None
    lower = flow.lowers[start]
    starters = words["first-words"].pairs
    kind = starters.get(f"{lower} {flow.lowers[start + 1]}") or starters.get(lower)
    if kind is None or (lower == "channel" and not flow.words[last].isdigit()):
        return None
    periodical = kind == "newspaper" and lower in words["periodicals"]
    if periodical and not has_article:
        return None
    grade = Grade.DOUBTFUL if periodical else Grade.SURE
    return NamedOutlet(first=start, last=last, left=start, right=last, kind=OutletKind(kind), grade=grade)


def _goes_on(flow: Flow, end: int, grade: Grade) -> bool:
    """Whether the noun phrase goes on to something else: *the Gazette Building*, *the Mirror Lake council*."""
    words = outlet_words()
    after = end + 1
    if not flow.same_para(after, end):
        return False
    lower, tag = flow.lowers[after], flow.tags[after]
    if lower in words["company-tails"] and tag.startswith("N"):
        return True
    return grade is not Grade.SURE and tag in {"NN", "NNS"} and lower not in words["after-words"]


def _may_follow(flow: Flow, position: int) -> bool:
    return flow.lowers[position] in outlet_words()["after-words"] or flow.lowers[position] in outlet_words()["titles"]


@cache
def _telling_words() -> frozenset[str]:
    """Words one of which stands in every name that is an outlet by its words: the last ones of heads, the first ones
    of names like *Radio Kestrel*.
    """
    words = outlet_words()
    heads = [*words["strong-heads"].words, *words["weak-heads"].words]
    return frozenset([head.split()[-1] for head in heads] + [name.split()[0] for name in words["first-words"].words])


@lru_cache(maxsize=4096)
def _lone_form(word: str) -> OutletKind | None:
    """The kind of outlet that a word is by its form alone: *Stormglass.com*, *KXRV-TV*."""
    if _DOMAIN.fullmatch(word):
        return OutletKind.SITE
    compound = _COMPOUND.fullmatch(word)
    if compound is not None and len(word) > len(compound["tail"]) + 1:
        return _COMPOUND_KINDS[compound["tail"]]
    if _CALL_SIGN.fullmatch(word) and len(word) >= 4:
        return OutletKind.BROADCASTER
    return None


def with_number(flow: Flow, last: int) -> int:
    """*Aurora 5*, *Kostov 24*: a number that ends the name."""
    number = last + 1
    if not flow.same_para(number, last) or not flow.words[number].isdigit() or len(flow.words[number]) > 2:
        return last
    return last if flow.same_para(number + 1, last) and flow.tags[number + 1] in {"NN", "NNS", "JJ", "NNP"} else number


def find_bare_name(flow: Flow, position: int, *, expected: bool = False) -> NamedOutlet | None:
    """A capitalised name that only a phrase such as *published in* makes an outlet, read from ``position`` (an
    article is skipped).

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
    if flow.lowers[last] in words["bodies"] or any(
        flow.ents[at] in {"DATE", "LANGUAGE", "NORP", *places} for at in range(first, last + 1)
    ):
        return None
    if flow.text(first, last).lower() in countries():
        return None
    last = with_number(flow, last)
    if flow.same_para(last + 1, last) and flow.tags[last + 1] in {"NN", "NNS"}:
        return None
    return NamedOutlet(first=first, last=last, left=position, right=last, kind=None, grade=Grade.BARE)
