"""The outlets of the list where they stand in the text: *the Times*, *BBC Radio Solent*; not *Times Square*."""

from __future__ import annotations

from quoteattr.attribution.outlets.flow import QUOTES, Flow
from quoteattr.attribution.outlets.forms import Grade, NamedOutlet, given_names, outlet_words
from quoteattr.attribution.outlets.known import OutletList
from quoteattr.records import OutletKind

__all__ = ["read_listed"]

_ON_AIR = frozenset({OutletKind.BROADCASTER, OutletKind.RADIO})
_WITH_REGIONS = frozenset({"ABC", "BBC", "CBC", "ITV"})  # whose stations are called after their region alone


def read_listed(flow: Flow, position: int, outlets: OutletList) -> NamedOutlet | None:
    start = flow.starts[position]
    known = outlets.find(flow.straight, start)
    if known is None:
        return None
    last = flow.ending_at(start + len(known.name))
    if last < 0 and flow.words[position] == f"{known.name}." and len(known.name) == 1:
        last = position  # the tokeniser takes the full stop of *on X.* for that of an initial
    if last < 0 or not flow.same_para(last, position):
        return None
    if last == position and _ends_person(flow, position):
        return None
    words = outlet_words()
    doubtful = known.doubtful
    if known.kind in _ON_AIR:
        last = _with_station(flow, position, last)
    if known.needs_article and (position == 0 or flow.lowers[position - 1] != "the"):
        return None
    if known.name.lower() in words["company-tails"] and _ends_company(flow, position):
        return None
    following = last + 1
    tail = -1
    stopped = flow.words[last] == f"{known.name}."  # wrote on X. The mayor replied
    if not stopped and flow.same_para(following, position) and flow.words[following] not in QUOTES:
        lower = flow.lowers[following]
        goes_on = flow.is_capital(following) and lower not in words["calendar"]
        hyphened = (
            lower == "-"
            and flow.joins(following)
            and flow.same_para(following + 1, position)
            and flow.joins(following + 1)
        )
        if (
            doubtful
            and lower in {"of", "for"}
            and flow.same_para(following + 1, position)
            and flow.is_capital(following + 1)
        ):
            return None  # *the Register of Deeds*
        if lower in words["after-words"] and flow.tags[following].startswith("N") and (not doubtful or not goes_on):
            tail = following
        elif (
            (lower in words["company-tails"] and flow.tags[following].startswith("N") and (goes_on or doubtful))
            or (doubtful and (hyphened or goes_on or flow.tags[following] in {"NN", "NNS"}))
            or (hyphened and flow.is_capital(following + 1))
        ):
            return None
        elif (
            goes_on
            and last == position
            and position > 0
            and flow.lowers[position - 1] == "the"
            and lower not in words["after-words"]
        ):
            return None  # *the Lancet Clinic*
        if doubtful and lower in {"'s", "'"} and flow.same_para(following + 1, position):
            owned = flow.lowers[following + 1]
            if owned in words["company-tails"] or owned in words["bodies"]:
                return None  # *the People's Bank*
    if (
        doubtful
        and flow.same_para(position - 1, position)
        and flow.is_capital(position - 1)
        and not flow.opens_sentence(position - 1)
    ):
        if flow.lowers[position - 1] not in {"the"} and flow.lowers[position - 1] not in words["calendar"]:
            return None
    if doubtful and flow.opens_sentence(position) and not known.name.startswith("The "):
        return None
    return NamedOutlet(
        first=position,
        last=last,
        left=position,
        right=last,
        kind=known.kind,
        listed=True,
        tail=tail,
        grade=Grade.DOUBTFUL if doubtful else Grade.SURE,
        long_form=known.long_form,
    )


def _with_station(flow: Flow, first: int, last: int) -> int:
    """The end of a station's name that goes on in its part or region: *BBC Sport Scotland*, *BBC Radio Solent*."""
    words = outlet_words()
    while flow.same_para(last + 1, last) and flow.is_capital(last + 1):
        lower = flow.lowers[last + 1]
        # One noun phrase, and no subject behind a verb: not *told BBC News Scotland should leave*.
        token = flow.token[last + 1]
        told = first > 0 and flow.tags[first - 1].startswith("VB") and flow.parse.deps[token] == "nsubj"
        joined = flow.parse.heads[flow.token[last]] == token and not told
        placed = flow.ents[last + 1] in ("GPE", "LOC")
        own = flow.text(first, last) in _WITH_REGIONS and _is_closed(flow, last + 1)  # told BBC Devon.
        region = joined and (placed or own or flow.lowers[last] in words["station-parts"])
        region = region and lower not in words["calendar"] and (own or lower not in given_names())
        if lower not in words["station-parts"] and not region:
            break
        last += 1
    return last


def _ends_company(flow: Flow, position: int) -> bool:
    """Whether a form of company ends the name before it: *Kestrel Tools, Inc.*, not *told Inc. magazine*."""
    before = position - 1
    if before > 0 and flow.words[before] == ",":
        before -= 1
    return before >= 0 and flow.same_para(before, position) and flow.is_capital(before)


def _ends_person(flow: Flow, position: int) -> bool:
    """Whether a known name is somebody's surname: Sara *Quint* said; not: CNN told *Quint*, Ann *BBC*."""
    before = position - 1
    if before < 0 or flow.words[position].isupper() or not flow.same_para(before, position):
        return False
    if flow.words[before] == "-" and flow.joins(position) and flow.joins(before):
        return True  # Ann Nepal-Rai
    if not flow.is_capital(before) or flow.words[before].isupper():
        return False
    return flow.lowers[before] in given_names() or flow.ents[before] == flow.ents[position] == "PERSON"


def _is_closed(flow: Flow, position: int) -> bool:
    """Whether a word ends the phrase it stands in: told ABC *Riverina* that; not: told ABC *Smith* was out."""
    after = position + 1
    return not flow.same_para(after, position) or flow.lowers[after] in {"that", ",", ".", ":"}
