"""The phrases that make a name the outlet of a quote: *told X*, *in an interview with X*, *as X reported*.

A phrase is read from the words around the name; which quote it belongs to is settled in setting/finding.py.
"""

from __future__ import annotations

from quoteattr.attribution.outlets.flow import QUOTES, Flow
from quoteattr.attribution.outlets.forms import Grade, NamedOutlet, outlet_words
from quoteattr.attribution.outlets.mere_names import is_had_there, is_of_insiders, is_of_thing
from quoteattr.attribution.outlets.phrase import OutletPhrase, make_phrase, setting_words, words_before
from quoteattr.records import Medium, OutletKind, OutletRelation

__all__ = ["read_phrase"]

_PRINT = frozenset(
    {OutletKind.NEWSPAPER, OutletKind.MAGAZINE, OutletKind.SITE, OutletKind.AGENCY, OutletKind.PUBLISHER}
)
_ON_AIR = frozenset({OutletKind.BROADCASTER, OutletKind.RADIO, OutletKind.PROGRAMME, OutletKind.PODCAST})


def read_phrase(flow: Flow, named: NamedOutlet) -> OutletPhrase | None:
    """The phrase around a named outlet that says how the words came through it, or None.

    Names that are the source themselves are judged in setting/outlet_sources.py, where the source is known.
    """
    if named.grade is Grade.BARE:
        word, at = _left_word(flow, named.left - 1)
        writes = word == "in" and {"wrote", "writing", "writes", "op-ed", "column", "essay"} & set(
            words_before(flow, at)[:3]
        )
        return make_phrase(named, OutletRelation.WROTE_IN, at) if writes and named.kind is not None else None
    if is_of_insiders(flow, named):
        return None
    return _read_right(flow, named) or _read_left(flow, named)


def _read_right(flow: Flow, named: NamedOutlet) -> OutletPhrase | None:
    """*X was told*, *a Bloomberg interview*, *her Facebook post*, *X quoted him as saying*."""
    words = setting_words()
    if named.tail >= 0 and not named.possessive:
        tail = flow.lowers[named.tail]
        if named.kind is OutletKind.PLATFORM:
            if tail in words["platform-tails"] and _left_word(flow, named.left - 1)[0] in {
                "in",
                "on",
                "to",
                "via",
                "a",
                "an",
                "his",
                "her",
                "their",
                "its",
                "'s",
                ",",
            }:
                return make_phrase(named, OutletRelation.POSTED_ON, named.tail, Medium.POST)
            return None
        before = _left_word(flow, named.left - 1)[0]
        if tail in words["interview-nouns"]:
            return make_phrase(named, OutletRelation.INTERVIEW, named.tail, Medium.INTERVIEW)
        if (
            tail in words["writing-words"]
            and before in {"in", "his", "her"}
            and tail not in {"report", "article", "story", "analysis", "study", "poll"}
        ):
            return make_phrase(named, OutletRelation.WROTE_IN, named.tail)
        return None
    after = named.right + 1
    if not flow.same_para(after, named.right) or named.kind is OutletKind.PLATFORM:
        return None
    first, second, third = (
        flow.lowers[at] if flow.same_para(at, named.right) else "" for at in (after, after + 1, after + 2)
    )
    if (first in {"was", "were", "is"} and second == "told") or (
        first in {"has", "had", "have"} and second == "been" and third == "told"
    ):
        return make_phrase(named, OutletRelation.TOLD, after + 1 if second == "told" else after + 2)
    if first in {"quoted", "quotes", "cited", "cites", "reported", "reports"}:
        for at in range(after + 1, min(after + 9, len(flow))):
            if flow.lowers[at] in ("saying", "telling") and flow.lowers[at - 1] == "as":
                return make_phrase(named, OutletRelation.QUOTED_BY, at)
    return None


def _read_left(flow: Flow, named: NamedOutlet) -> OutletPhrase | None:
    """What stands before the name: *told*, *to*, *with*, *by*, *in*, *for*, *on*, *via*, *citing*."""
    words = setting_words()
    word, at = _left_word(flow, named.left - 1)
    if not word:
        return None
    platform = named.kind is OutletKind.PLATFORM
    if (platform and named.possessive) or (named.kind is OutletKind.PUBLISHER and word not in {"by", "in"}):
        return None  # *on Twitter's lawn*
    if word in {"and", "both"} and not platform:
        return _read_second(flow, named, at)
    if word in words["tell-verbs"] and not platform:
        if (
            named.kind is OutletKind.PROGRAMME
            and named.grade is Grade.DOUBTFUL
            and named.first == named.last
            and not named.described
        ):
            return None  # *told Hannity*: the man, not his programme
        return make_phrase(named, OutletRelation.TOLD, at)
    governor = _governor(flow, at)
    if word == "to":
        return _read_to(flow, named, at, governor)
    if platform:
        return _read_platform(flow, named, word, at)
    if word in {"with", "alongside"}:
        return _read_with(flow, named, at)
    if word == "by":
        return _read_by(flow, named, at)
    before = next(iter(words_before(flow, at)), "")
    if word == "for" and before in words["journalists"]:
        return _read_person_of(flow, named, at)  # told Jane Roe, a reporter for X
    if word in {"in", "for", "at"}:
        return _read_in(flow, named, word, at)
    if word in {"on", "during", "of", "over"}:
        return _read_on(flow, named, word, at)
    if word in {"via", "per", "citing", "quoting"}:
        return make_phrase(named, OutletRelation.QUOTED_BY, at)
    if word == "from" and (_is_person_of(flow, at) or before in outlet_words()["after-words"]):
        return _read_person_of(flow, named, at)
    if word == "from" and flow.lowers[governor] in {"interview", "excerpt", "excerpts"}:
        return make_phrase(named, OutletRelation.INTERVIEW, at, Medium.INTERVIEW)
    return None


def _read_second(flow: Flow, named: NamedOutlet, at: int) -> OutletPhrase | None:
    """*told her lawyer and the Lakeview Gazette*: the second object of a verb of telling.

    *told her lawyer and CNN reported it*  -> None: a new clause
    """
    after = named.right + 1
    if flow.same_para(after, named.right) and flow.tags[after] in {"VBD", "VBZ", "VBP", "MD"}:
        return None
    for back in range(at - 1, max(at - 7, -1), -1):
        if not flow.same_para(back, at):
            return None
        if flow.lowers[back] in setting_words()["tell-verbs"]:
            return make_phrase(named, OutletRelation.TOLD, back)
        if flow.tags[back][:1] in {"V", "M"} or flow.words[back] in {",", ".", ";"}:
            return None
    return None


def _read_to(flow: Flow, named: NamedOutlet, at: int, governor: int) -> OutletPhrase | None:
    words = setting_words()
    before = words_before(flow, at)
    if before[:1] == ["according"]:
        if (named.tail >= 0 or named.possessive) and flow.lowers[named.tail] not in words["report-nouns"]:
            return None  # *according to CNN analyst Jane Roe*: she is the source
        return make_phrase(named, OutletRelation.QUOTED_BY, at - 1)
    if named.kind is OutletKind.PLATFORM:
        if any(word in words["posting-words"] for word in before[:6]):
            return make_phrase(named, OutletRelation.POSTED_ON, at, Medium.POST)
        return None
    if before[:1] and before[0] in words["seen-words"] and before[0] not in {"said", "read", "reported"}:
        stated = any(
            word in {"statement", "comments", "remarks", "comment", "email", "response"} for word in before[:7]
        )
        return make_phrase(
            named,
            OutletRelation.TOLD if stated else OutletRelation.SEEN_BY,
            at,
            Medium.STATEMENT if "statement" in before[:7] else None,
        )
    for noun in before[:5]:
        if noun in words["interview-nouns"]:
            return make_phrase(named, OutletRelation.INTERVIEW, at, Medium.INTERVIEW)
        if noun in words["to-nouns"]:
            medium = {
                "statement": Medium.STATEMENT,
                "email": Medium.EMAIL,
                "e-mail": Medium.EMAIL,
                "letter": Medium.LETTER,
            }.get(noun)
            return make_phrase(named, OutletRelation.TOLD, at, medium)
    if any(word in words["to-verbs"] for word in before) or flow.lowers[governor] in words["to-verbs"]:
        return make_phrase(named, OutletRelation.TOLD, at)
    return None


def _read_platform(flow: Flow, named: NamedOutlet, word: str, at: int) -> OutletPhrase | None:
    words = setting_words()
    if word not in {"on", "via", "over", "through", "by", "in"}:
        return None
    before = words_before(flow, at)
    if word == "on" and is_had_there(before):
        return None
    if word in {"on", "via", "over"} and (
        not before or any(one in words["posting-words"] for one in before[:6]) or word == "via"
    ):
        return make_phrase(named, OutletRelation.POSTED_ON, at, Medium.POST)
    if word == "on" and named.grade is Grade.SURE:
        return make_phrase(named, OutletRelation.POSTED_ON, at, Medium.POST)
    return None


def _read_with(flow: Flow, named: NamedOutlet, at: int) -> OutletPhrase | None:
    words = setting_words()
    before = words_before(flow, at)
    for word in before[:6]:
        if word in words["interview-nouns"] or (
            word in {"sat", "down", "appearance", "call"} and "interview" in before
        ):
            return make_phrase(named, OutletRelation.INTERVIEW, at, Medium.INTERVIEW)
        if word == "shared":
            statement = "statement" in before[:6]
            return make_phrase(
                named,
                OutletRelation.TOLD if statement else OutletRelation.SEEN_BY,
                at,
                Medium.STATEMENT if statement else None,
            )
        if word in words["with-verbs"]:
            return make_phrase(named, OutletRelation.TOLD, at)
    return None


def _read_by(flow: Flow, named: NamedOutlet, at: int) -> OutletPhrase | None:
    words = setting_words()
    before = words_before(flow, at)[:4]
    for word in before:
        if word in words["asked-words"]:
            return make_phrase(
                named,
                OutletRelation.INTERVIEW if word != "conducted" or "interview" in before else OutletRelation.IS_SOURCE,
                at,
                Medium.INTERVIEW if word == "interviewed" else None,
            )
        if named.kind is OutletKind.PUBLISHER and word == "published":
            return make_phrase(named, OutletRelation.WROTE_IN, at)
        if word in words["carried-words"]:
            return make_phrase(named, OutletRelation.QUOTED_BY, at)
        if word in words["seen-words"]:
            return make_phrase(named, OutletRelation.SEEN_BY, at)
    return None


def _read_in(flow: Flow, named: NamedOutlet, word: str, at: int) -> OutletPhrase | None:
    words = setting_words()
    before = words_before(flow, at)
    near = before[:6]
    if any(one in words["interview-nouns"] for one in near[:4]):
        return make_phrase(named, OutletRelation.INTERVIEW, at, Medium.INTERVIEW)
    if word == "at":
        return None
    if word == "for" and "podcast" in near[:2]:
        return make_phrase(named, OutletRelation.APPEARED_ON, at)
    if (
        word == "for"
        and named.kind in {OutletKind.PODCAST, OutletKind.PROGRAMME}
        and any(one in words["appearance-words"] for one in near)
    ):
        return make_phrase(named, OutletRelation.APPEARED_ON, at, Medium.INTERVIEW)
    if any(one in words["writing-words"] for one in near):
        if word == "for" and not {
            "wrote",
            "writes",
            "write",
            "writing",
            "written",
            "op-ed",
            "oped",
            "column",
            "essay",
            "article",
            "piece",
            "commentary",
            "penned",
            "ed",
            "editorial",
            "blog",
        } & set(near):
            return None
        if word == "for" and near[:1] and near[0] in {"writer", "columnist"}:
            return None
        return make_phrase(named, OutletRelation.WROTE_IN, at)
    if word == "in" and any(one in {"quoted", "cited"} for one in near):
        return make_phrase(named, OutletRelation.QUOTED_BY, at)
    if (
        word == "in"
        and named.kind in {OutletKind.NEWSPAPER, OutletKind.MAGAZINE}
        and not named.described
        and near[:1]
        and near[0] in words["stating"]
    ):
        if "as" in near[:3]:
            return make_phrase(named, OutletRelation.QUOTED_BY, at)
        return make_phrase(named, OutletRelation.WROTE_IN, at)
    return None


def _read_on(flow: Flow, named: NamedOutlet, word: str, at: int) -> OutletPhrase | None:
    words = setting_words()
    before = words_before(flow, at)
    near = before[:6]
    if is_of_thing(flow, named):
        return None
    if word in {"on", "over"}:
        if any(one in words["interview-nouns"] for one in near[:4]):
            return make_phrase(named, OutletRelation.INTERVIEW, at, Medium.INTERVIEW)
        if named.kind in _PRINT and any(one in words["writing-words"] for one in near):
            return make_phrase(named, OutletRelation.WROTE_IN, at)
        if named.kind in _ON_AIR or any(
            one in words["airing-words"] or one in {"appearance", "appeared", "appearing"} for one in near
        ):
            if (
                named.grade is Grade.DOUBTFUL
                and not any(one in words["appearance-words"] for one in near)
                and not named.described
                and named.kind not in _ON_AIR
            ):
                return None
            asked = any(one in {"appearance", "appeared", "appearing", "interviewed", "guest"} for one in near)
            return make_phrase(named, OutletRelation.APPEARED_ON, at, Medium.INTERVIEW if asked else None)
        return None
    if word == "during" and named.kind in {OutletKind.PROGRAMME, OutletKind.PODCAST}:
        return make_phrase(named, OutletRelation.APPEARED_ON, at, Medium.INTERVIEW)
    if word == "of" and near[:1]:
        if near[0] in {"pages", "issue", "edition"} and named.kind in _PRINT:
            return make_phrase(named, OutletRelation.WROTE_IN, at)
        if near[0] in {"broadcast", "edition", "episode", "instalment", "installment", "segment", "airing", "hour"}:
            return make_phrase(named, OutletRelation.APPEARED_ON, at, Medium.INTERVIEW)
        if near[0] in {"board"} and any(one in {"with", "to", "told", "before"} for one in near):
            return make_phrase(named, OutletRelation.TOLD, at)
        if near[0] in words["journalists"] and len(near) > 1:
            return _read_person_of(flow, named, at)
        if len(near) > 1 and _is_person_of(flow, at):
            return _read_person_of(flow, named, at)
    return None


def _is_person_of(flow: Flow, at: int) -> bool:
    """*told Jane Roe of the Lakeview Gazette*: two capitalised words stand before *of* or *from*."""
    return (
        at >= 3
        and flow.same_para(at - 3, at)
        and flow.is_capital(at - 1)
        and flow.is_capital(at - 2)
        and flow.lowers[at - 3] in setting_words()["tell-verbs"]
    )


def _read_person_of(flow: Flow, named: NamedOutlet, at: int) -> OutletPhrase | None:
    words = setting_words()
    for back in range(at - 1, max(at - 7, -1), -1):
        if not flow.same_para(back, at):
            return None
        if flow.lowers[back] in words["tell-verbs"]:
            return make_phrase(named, OutletRelation.TOLD, back)
        if flow.lowers[back] == "with":
            return _read_with(flow, named, back)
    return None


def _left_word(flow: Flow, position: int) -> tuple[str, int]:
    """The word before a phrase, marks and adverbs skipped."""
    here = position + 1
    while flow.same_para(position, here) and (
        flow.words[position] in QUOTES or flow.lowers[position] in setting_words()["between"]
    ):
        position -= 1
    return (flow.lowers[position], position) if flow.same_para(position, here) else ("", -1)


def _governor(flow: Flow, position: int) -> int:
    head = flow.parse.heads[flow.token[position]]
    return flow.position.get(head, position)
