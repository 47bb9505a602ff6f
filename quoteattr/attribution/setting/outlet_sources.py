"""Outlets that are the source themselves, and the paper that the source writes for.

*broadcaster TRT reported*, *a Reuters poll found*, *which first reported*; *Ada Finch of the Lakeview Gazette wrote*
"""

from __future__ import annotations

from collections.abc import Sequence

from quoteattr.attribution.outlets.flow import Flow
from quoteattr.attribution.outlets.forms import Grade, NamedOutlet
from quoteattr.attribution.outlets.mentions import Mentions
from quoteattr.attribution.outlets.phrase import setting_words
from quoteattr.attribution.setting.values import Frame
from quoteattr.matchers.reading import Reading
from quoteattr.records import Outlet, OutletKind, OutletRelation

__all__ = ["find_outlet_sources", "find_writers_paper"]

_PRINT = frozenset({OutletKind.NEWSPAPER, OutletKind.MAGAZINE, OutletKind.SITE})
_RELATIVE = frozenset({"which", "that"})
_PRONOUNS = frozenset({"it", "they", "its", "their"})


def find_outlet_sources(
    flow: Flow, frames: Sequence[Frame], readings: Sequence[Reading], named: Sequence[NamedOutlet], mentions: Mentions
) -> dict[int, Outlet]:
    """The readings whose source is an outlet: *broadcaster TRT reported*, *a Reuters poll*, *the agency said*,
    *which first reported*.
    """
    at_position = {at: one for one in named for at in range(one.left, one.right + 1)}
    found: dict[int, Outlet] = {}
    last: tuple[NamedOutlet, int] | None = None
    reported: tuple[NamedOutlet, int] | None = None
    for frame in sorted(frames, key=lambda frame: (frame.start, frame.index)):
        one = _source_name(flow, frame, at_position, mentions)
        pronoun = len(frame.source) == 1 and flow.lowers[frame.source[0]] in _PRONOUNS
        reports = any(flow.lowers[at] in setting_words()["report-verbs"] for at in frame.cue)
        if one is None and pronoun and reports and last is not None and frame.para - last[1] <= 2:
            one = last[0]  # *the paper said … It added …*
        if (
            one is None
            and reported is not None
            and frame.para - reported[1] <= 4
            and _takes_up_report(flow, frame, reported[0])
        ):
            one = reported[0]
        if one is None:
            if frame.source and not pronoun:
                last = None
            continue
        last = reported = one, frame.para
        outlet = mentions.record(one, OutletRelation.IS_SOURCE)
        if outlet is not None:
            found[frame.index] = outlet
    return found


def _takes_up_report(flow: Flow, frame: Frame, named: NamedOutlet) -> bool:
    """*the study found*, after *a Reuters study*; *the article says*, after *the Post reported*."""
    head = frame.source_head
    if head <= 0 or flow.lowers[head - 1] not in {"the", "that"}:
        return False
    if flow.lowers[head] in setting_words()["pieces"]:
        return True
    return named.tail >= 0 and flow.lowers[head] in setting_words()["report-nouns"]


def _source_name(
    flow: Flow, frame: Frame, at_position: dict[int, NamedOutlet], mentions: Mentions
) -> NamedOutlet | None:
    if not frame.source:
        return None
    head = frame.source_head if frame.source_head >= 0 else frame.source[-1]
    if len(frame.source) == 1 and flow.lowers[head] in _RELATIVE:
        before = head - 1 if flow.same_para(head - 1, head) and flow.words[head - 1] != "," else head - 2
        one = at_position.get(before)
        return one if one is not None and _speaks(flow, frame, one, mentions) and one.tail < 0 else None
    one = at_position.get(head)
    if one is not None and one.left <= head <= one.right and (one.tail < 0 or one.tail in frame.cue):
        return one if _speaks(flow, frame, one, mentions) else None
    return _modifying_source(flow, frame, at_position, head)


def _modifying_source(flow: Flow, frame: Frame, at_position: dict[int, NamedOutlet], head: int) -> NamedOutlet | None:
    """*a Reuters poll showed*, *CNN's Jane Roe reported*: the outlet within the source mention."""
    words = setting_words()
    for at in frame.source:
        one = at_position.get(at)
        if one is None or at < one.first:
            continue
        before = flow.lowers[one.left - 1] if one.left > 0 else ""
        if head < one.left and before in {"in", "by", "from"} and flow.lowers[head] in words["pieces"]:
            return one if one.grade is Grade.SURE and one.kind is not OutletKind.PLATFORM else None  # *an article in X*
        if (
            one.tail >= 0
            and one.tail not in frame.cue
            and not one.possessive
            and flow.lowers[one.tail] in words["report-nouns"]
            and flow.lowers[head] in words["report-nouns"]
        ):
            return one if one.grade is Grade.SURE and one.kind is not OutletKind.PLATFORM else None
        if (
            one.possessive
            and one.grade is Grade.SURE
            and one.kind is not OutletKind.PLATFORM
            and frame.source[0] in range(one.left, one.right + 1)
        ):
            reports = any(flow.lowers[cue] in words["strict-report-verbs"] for cue in frame.cue)
            journalist = flow.is_capital(head) or flow.lowers[head] in words["report-nouns"]
            return one if (reports and journalist) or flow.lowers[head] in words["report-nouns"] else None
    return None


def _speaks(flow: Flow, frame: Frame, named: NamedOutlet, mentions: Mentions) -> bool:
    if named.kind in {OutletKind.PLATFORM, OutletKind.PUBLISHER} or named.grade is Grade.BARE:
        return False
    if (named.grade is Grade.SURE and not named.described) or mentions.is_short_form(named):
        return True
    words = setting_words()
    cues = [flow.lowers[at] for at in frame.cue]
    if named.described:
        return any(cue in words["report-verbs"] for cue in cues)
    if flow.lowers[named.first] == "the" or (flow.words[named.left] == "The" and not flow.opens_sentence(named.left)):
        return any(cue in words["report-verbs"] for cue in cues)
    return any(cue in words["strict-report-verbs"] for cue in cues)


def find_writers_paper(flow: Flow, frame: Frame, named_at: dict[int, NamedOutlet]) -> NamedOutlet | None:
    """*Ada Finch of the Lakeview Gazette wrote*, *Ned Roe at the National Review argued*: the writer's own paper."""
    words = setting_words()
    cues = {flow.lowers[at] for at in frame.cue}
    for at in frame.source:
        one = named_at.get(at)
        if one is None or one.grade is Grade.BARE or one.kind not in _PRINT or at <= frame.source_head:
            continue
        before = flow.lowers[one.left - 1] if one.left > 0 else ""
        if (before in {"of", "for", "at", "in"} and cues & words["writing"].words) or (
            before in {"at", "in"} and cues & words["arguing"].words
        ):
            return one
    return None
