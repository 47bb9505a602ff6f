"""What stands beside an outlet's name: *Turkish state news agency*, *a news site*, *MSNBC's “Morning Joe”*, *the
newspaper*.
"""

from __future__ import annotations

from attrs import evolve

from quoteattr.attribution.outlets.flow import OPENING, QUOTES, Flow
from quoteattr.attribution.outlets.forms import (
    Grade,
    NamedOutlet,
    countries,
    find_run,
    given_names,
    is_air_sign,
    outlet_words,
    with_number,
    with_town,
)
from quoteattr.attribution.outlets.known import OutletList
from quoteattr.attribution.outlets.listed import read_listed
from quoteattr.lexicon.words import load_words
from quoteattr.records import OutletKind

__all__ = ["find_phrase_start", "read_described", "with_surroundings"]

_DETERMINERS = frozenset("the a an this that his her its their our my another one several some two other".split())


_MODIFIER_TAGS = frozenset({"JJ", "JJS", "JJR", "VBN", "CD", "HYPH", "AFX", "RBS"})
# Before these two capitals are no person's, whatever the model says: the Dagens Kurir newspaper.
_PAPERS = frozenset({"newspaper", "newspapers", "daily", "weekly", "tabloid", "broadsheet", "newswire", "website"})
_SOCIAL = frozenset({"social", "messaging", "microblogging", "video-sharing"})
_CLOSING = {"“": "”", "‘": "’'", "``": "''"}


def read_described(flow: Flow, position: int, outlets: OutletList) -> NamedOutlet | None:
    """A lower-case kind noun with the name beside it, or a description without one.

    *Turkish state news agency Anadolu*, *Quartzline, a news site*, *the Hurriyet newspaper*  -> the name with its
    descriptor
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
    periodical = (
        lower in {"daily", "weekly", "monthly"}
        and flow.same_para(position + 1, position)
        and flow.is_capital(position + 1)
    )
    if (not periodical and not flow.tags[position].startswith(("N", "J"))) or flow.paras[position] in flow.headlines:
        return None
    following = position + 1
    if flow.same_para(following, position):
        nxt, nxt_word = flow.lowers[following], flow.words[following]
        if nxt in kinds and flow.tags[following] in {"NN", "NNP"} and not flow.is_capital(following):
            return None  # *television station*: the last noun counts
        if flow.tags[following] in {"NN", "NNS"} and not flow.is_capital(following) and not is_air_sign(nxt_word):
            return None  # *newspaper editor*
        if nxt == "'s" or (flow.lowers[following] == "-" and flow.joins(following)):
            return None
    if (
        flow.lowers[max(position - 1, 0)] == "and"
        and flow.lowers[max(position - 2, 0)] in load_words("roles")["persons"]
    ):
        return None  # author and broadcaster Prue Lee
    left = find_phrase_start(flow, position - 1)
    medial = lower in words["plain-kind-nouns"] or any(
        flow.lowers[at] in words["media-words"] for at in range(left, position)
    )
    descriptor = _without_article(flow, left), position
    social = any(flow.lowers[at] in _SOCIAL for at in range(left, position))
    base = NamedOutlet(
        first=position,
        last=position,
        left=left,
        right=position,
        kind=OutletKind.PLATFORM if social else OutletKind(kind),
        grade=Grade.SURE,
        descriptor=descriptor,
    )
    after = _name_after(flow, position, outlets)
    if social and after is not None and flow.lowers[position + 1] == "the":
        after = None  # on social media the Mellside Police said
    if after is not None and (medial or after[2] or lower == "outlet"):
        left = with_town(flow, left)
        descriptor = _without_article(flow, left), position
        return evolve(base, first=after[0], last=after[1], left=left, right=after[1], descriptor=descriptor)
    before = _name_before(flow, left, position)
    if before is not None and medial:
        first, last = before
        return evolve(base, first=first, last=last, left=first, descriptor=_after_name(descriptor, last))
    inside = _name_inside(flow, left, position)
    if inside is not None and (
        medial
        or lower
        in {
            "site",
            "network",
            "channel",
            "programme",
            "program",
            "show",
            "paper",
            "portal",
            "outlet",
            "journal",
            "agency",
        }
    ):
        outer = find_phrase_start(flow, inside[0] - 1)
        return evolve(
            base, first=inside[0], last=inside[1], left=min(left, outer), descriptor=(inside[1] + 1, position)
        )
    if lower == "media":
        if not any(flow.lowers[at] in {"state", "official", "state-run"} for at in range(left, position)):
            return None
    first = _without_article(flow, left)
    of_the_press = any(flow.lowers[at] in words["media-words"] for at in range(left, position))
    if lower in {"website", "site", "blog", "newsletter", "app", "platform", "channel"}:
        medial = of_the_press  # *the campaign's website* is no outlet
    grade = Grade.SURE if medial and first < position else Grade.DOUBTFUL
    return evolve(base, first=first, last=position, descriptor=None, described=True, grade=grade)


def _after_name(descriptor: tuple[int, int], last: int) -> tuple[int, int]:
    return descriptor if descriptor[0] > last or descriptor[1] < last else (last + 1, descriptor[1])


def _without_article(flow: Flow, position: int) -> int:
    return position + 1 if flow.lowers[position] in _DETERMINERS else position


def find_phrase_start(flow: Flow, position: int) -> int:
    """Where the noun phrase starts whose modifiers end at ``position``: determiner, possessor, adjectives."""
    words = outlet_words()
    media, kinds = words["media-words"], words["kind-nouns"]
    start = position + 1
    while flow.same_para(position, start):
        lower, tag = flow.lowers[position], flow.tags[position]
        if lower in _DETERMINERS:
            return position
        if lower == "'s" or (lower == "'" and tag == "POS"):
            possessor = position - 1
            if flow.lowers[possessor] in words["calendar"]:
                return start  # Monday's podcast
            while flow.same_para(possessor, position) and (
                flow.is_capital(possessor) or flow.tags[possessor] in {"NN", "NNS", "JJ"}
            ):
                possessor -= 1
            if flow.same_para(possessor, position) and flow.lowers[possessor] in _DETERMINERS:
                possessor -= 1
            if possessor + 1 == position:
                return start
            return possessor + 1
        hyphened = lower == "-" and flow.joins(position)
        if not (
            lower in media or lower in kinds or tag in _MODIFIER_TAGS or hyphened or _is_hyphened_part(flow, position)
        ):
            return start
        start = position
        position -= 1
    return start


def _is_hyphened_part(flow: Flow, position: int) -> bool:
    return position + 1 < len(flow) and flow.lowers[position + 1] == "-" and flow.joins(position + 1)


def _name_after(flow: Flow, position: int, outlets: OutletList) -> tuple[int, int, bool] | None:
    """A name straight after a kind noun, with *called*, in marks or after a comma: first, last, whether known."""
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
    known = outlets.find(flow.straight, flow.starts[at])
    run = find_run(flow, at) or ((at, at) if known is not None else None)  # radio station 2GB
    if run is None or flow.lowers[at] in outlet_words()["titles"] or flow.lowers[at] in outlet_words()["not-names"]:
        return None
    last = run[1]
    if known is not None:
        listed_last = flow.ending_at(flow.starts[at] + len(known.name))
        goes_on = known.doubtful and listed_last == at < last  # the journal Current Ecology
        last = listed_last if listed_last >= 0 and not goes_on else last
    elif (
        last > at
        and flow.lowers[at] in given_names()
        and any(flow.ents[one] == "PERSON" for one in range(at, last + 1))
    ):
        return None
    if known is None:
        last = with_number(flow, last)
    if comma and known is None:
        closed = not flow.same_para(last + 1, position) or flow.words[last + 1] in {",", ".", ")", ";", "”", '"'}
        if not closed:
            return None
        return None if any(flow.ents[one] in {"GPE", "PERSON"} for one in range(at, last + 1)) else (at, last, False)
    return at, last, known is not None


def _pairs(opening: str, closing: str) -> bool:
    return closing in (_CLOSING[opening], "''", '"') if opening == "“" else closing in _CLOSING.get(opening, opening)


def _title_in_marks(flow: Flow, position: int) -> tuple[int, int] | None:
    """The title inside the marks that open at ``position``, through the closing mark; at most eight words."""
    for end in range(position + 2, min(position + 11, len(flow))):
        if not flow.same_para(end, position):
            return None
        if _pairs(flow.words[position], flow.words[end]) and flow.tags[end] != "POS":
            return (position, end) if flow.is_capital(position + 1) else None
    return None


def _name_before(flow: Flow, left: int, position: int) -> tuple[int, int] | None:
    """The name in *Quartzline, a news site*: first and last."""
    if (
        left >= 2
        and flow.lowers[left] in {"a", "an", "the"}
        and flow.words[left - 1] == ","
        and flow.same_para(left - 2, left)
    ):
        last = left - 2
        first = last
        while flow.same_para(first - 1, last) and flow.is_capital(first - 1):
            first -= 1
        if flow.is_capital(last) and flow.lowers[first] not in outlet_words()["titles"]:
            labels = {flow.ents[at] for at in range(first, last + 1)}
            after = position + 1
            closed = not flow.same_para(after, position) or flow.words[after] in {",", ".", ";", ")"}
            placed = first > 0 and flow.tags[first - 1] == "IN"  # *in Berlin, a newspaper …*
            if (closed and not placed) or not labels & {"PERSON", "GPE"}:
                return first, last
    return None


def _name_inside(flow: Flow, left: int, position: int) -> tuple[int, int] | None:
    """*the Hurriyet newspaper*, *the “Keepin' It Real” radio program*: the name among the kind noun's modifiers."""
    words = outlet_words()
    at = position - 1
    while (
        at > 0
        and flow.same_para(at, position)
        and not flow.is_capital(at)
        and (flow.lowers[at] in words["media-words"] or flow.lowers[at] in words["kind-nouns"])
    ):
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
    of_news = any(flow.lowers[one] in {"news", "press"} for one in range(at + 1, position))  # the Mehr news agency
    placed = labels & {"GPE", "LOC"} and article != "'s" and not of_news
    paper = article == "the" and flow.lowers[position] in _PAPERS and flow.lowers[first] not in given_names()
    if article in {"a", "an"} or placed or ("PERSON" in labels and first < at and not paper):
        return None
    if flow.text(first, at).lower() in countries():
        return None
    if flow.lowers[first] in words["titles"] or flow.lowers[first] in words["not-names"]:
        return None
    return first, at


def with_surroundings(flow: Flow, named: NamedOutlet, outlets: OutletList) -> NamedOutlet:
    """The name with its left edge, descriptor, trailing kind noun and what it possesses (*MSNBC's “Morning Joe”*)."""
    words = outlet_words()
    left, descriptor = named.left, named.descriptor
    if descriptor is None and not named.described:
        left = find_phrase_start(flow, named.first - 1)
        if (
            left > 0
            and flow.words[left - 1] in OPENING
            and left == named.first
            and flow.same_para(left - 1, left)
            and flow.joins(left)
        ):
            left -= 1
        start = _without_article(flow, left)
        if any(
            flow.lowers[at] in words["media-words"] or flow.lowers[at] in words["kind-nouns"]
            for at in range(start, named.first)
        ):
            descriptor = (start, named.first - 1)
    last, right, kind, grade, tail, possessive = named.last, named.right, named.kind, named.grade, named.tail, False
    if (
        kind is OutletKind.BROADCASTER
        and named.listed
        and flow.same_para(last + 1, last)
        and flow.words[last + 1].isdigit()
        and tail < 0
    ):
        if len(flow.words[last + 1]) <= 2:
            last = right = last + 1  # *Fox News 6*
    after = last + 1
    ends = tail
    while ends >= 0 and flow.lowers[ends] in words["media-words"] and flow.same_para(ends + 1, tail):
        ends += 1  # *the Reuters news agency*
    if tail == after and flow.lowers[ends] in words["kind-nouns"] and not flow.is_capital(tail) and descriptor is None:
        while flow.same_para(ends + 1, tail) and flow.lowers[ends + 1] in words["kind-nouns"]:
            ends += 1
        goes_on = flow.same_para(ends + 1, tail) and flow.tags[ends + 1] in {"NN", "NNS"}
        if not goes_on:
            descriptor, right, tail, grade = (tail, ends), ends, -1, Grade.SURE
            after = ends + 1
    if flow.same_para(after, last) and flow.lowers[after] in {"'s", "'"} and flow.tags[after] == "POS":
        at = after + 1
        while (
            flow.same_para(at, last)
            and at < after + 6
            and not flow.is_capital(at)
            and flow.tags[at] in {"JJ", "NN", "NNS", "HYPH"}
        ):
            at += 1
        if flow.same_para(at, last):
            title = _title_in_marks(flow, at) if flow.words[at] in QUOTES else None
            known = read_listed(flow, at, outlets) if title is None else None
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
            if (
                flow.same_para(after, last)
                and flow.lowers[after] in {"show", "programme", "program", "podcast"}
                and not possessive
            ):
                right = after
        else:
            possessive = True
    if (
        tail < 0
        and not possessive
        and flow.same_para(right + 1, last)
        and flow.words[right + 1] in QUOTES
        and kind is not OutletKind.PROGRAMME
    ):
        title = _title_in_marks(flow, right + 1)
        end = title[1] + 1 if title else -1
        if (
            title
            and flow.words[right + 1] not in {"’", "”"}
            and flow.same_para(end, last)
            and flow.lowers[end] in {"show", "programme", "program", "podcast"}
        ):
            last, right, kind = title[1], end, OutletKind.PROGRAMME
    return evolve(
        named,
        left=min(left, named.first),
        descriptor=descriptor,
        last=last,
        right=max(right, last),
        kind=kind,
        grade=grade,
        tail=tail,
        possessive=possessive,
    )
