"""To which outlet, to whom, through what and when: the setting of every reading of an article.

The stages in order: names and descriptions that could be outlets; the phrases around them; which reading each phrase
belongs to; outlets that are the source themselves; what passes on to the following readings (settings_carry.py).
"""

from __future__ import annotations

import bisect
import datetime
from collections.abc import Hashable, Sequence

from attrs import define, evolve

from quoteattr.attribution.addressees import find_addressee
from quoteattr.attribution.flow import Flow
from quoteattr.attribution.medium import find_loose_media, find_medium
from quoteattr.attribution.outlet_forms import Grade, NamedOutlet
from quoteattr.attribution.outlet_list import OutletList, load_outlets
from quoteattr.attribution.outlet_mentions import Mentions
from quoteattr.attribution.outlet_names import find_named_outlets
from quoteattr.attribution.outlet_phrases import OutletPhrase, find_bare_phrases, read_phrase, setting_words
from quoteattr.attribution.setting import Frame, Setting
from quoteattr.attribution.settings_carry import carry_settings
from quoteattr.attribution.times import find_time, make_time
from quoteattr.matchers.reading import Reading
from quoteattr.records import Medium, Outlet, OutletKind, OutletRelation
from quoteattr.text.parse import Parse

__all__ = ["FoundSettings", "collect_outlets", "find_settings", "resolve_settings"]

FARTHEST_CHARACTERS = 4000
"""How far from the cue a frame reaches at most: text without full stops must not cost more than other text."""

_PRINT = frozenset({OutletKind.NEWSPAPER, OutletKind.MAGAZINE, OutletKind.SITE})
_RELATIVE = frozenset({"which", "that"})
_PRONOUNS = frozenset({"it", "they", "its", "their"})


@define(frozen=True, slots=True, eq=False, kw_only=True)
class FoundSettings:
    """The settings that the readings' own sentences state; :meth:`carry` adds what passes on between them."""

    flow: Flow
    readings: Sequence[Reading]
    frames: list[Frame]
    settings: list[Setting]
    events: list[tuple[int, Setting]]

    def addressed(self) -> list[tuple[int, int]]:
        """The characters of those spoken to."""
        return [(one.addressee.start, one.addressee.end) for one in self.settings if one.addressee is not None]

    def carry(self, speakers: Sequence[Hashable | None] | None = None) -> list[Setting]:
        """The setting of each reading, in their order.

        ``speakers``: what each reading's source was resolved to (equal values: one speaker); without it surnames and
        pronouns decide over which readings a setting is carried.
        """
        return carry_settings(self.flow, self.readings, self.frames, self.settings, self.events, speakers)


def resolve_settings(
    parse: Parse,
    readings: Sequence[Reading],
    *,
    published: datetime.date | None = None,
    outlets: OutletList | None = None,
    speakers: Sequence[Hashable | None] | None = None,
) -> list[Setting]:
    """The setting of each reading, in the order of ``readings``: :func:`find_settings` and what is carried."""
    return find_settings(parse, readings, published=published, outlets=outlets).carry(speakers)


def find_settings(
    parse: Parse,
    readings: Sequence[Reading],
    *,
    published: datetime.date | None = None,
    outlets: OutletList | None = None,
) -> FoundSettings:
    """What the sentence of each reading states of its setting.

    ``published``: the article's day, for the dates of plain time expressions. ``outlets``: the known outlets, the
    library's own by default.
    """
    flow = Flow(parse)
    frames = make_frames(flow, readings)
    named = _find_named(flow, load_outlets() if outlets is None else outlets)
    taken = frozenset(at for one in named for at in range(one.first, one.last + 1) if one.grade is not Grade.BARE)
    mentions = Mentions(flow, named)
    phrases = [phrase for one in named if (phrase := read_phrase(flow, one)) is not None]
    phrases += find_bare_phrases(flow, taken)
    phrases = [phrase for phrase in phrases if mentions.record(phrase.named, phrase.relation) is not None]
    phrases.sort(key=lambda phrase: phrase.named.first)
    sources = _find_outlet_sources(flow, frames, readings, named, mentions)
    owned, loose = _assign(flow, frames, phrases, set(sources))
    settings = []
    named_at = {one.first: one for one in named}
    reported = frozenset(
        at for reading in readings for start, end in reading.content for at in flow.between(start, end)
    )
    spoken_to = frozenset(at for phrase in phrases for at in range(phrase.named.left, phrase.named.right + 1))
    for index, (reading, frame) in enumerate(zip(readings, frames, strict=True)):
        outlet, medium = None, find_medium(flow, frame, reading)
        if index in sources:
            outlet = sources[index]
        elif index not in owned and (writer := _writes_for(flow, frame, named_at)) is not None:
            outlet = mentions.record(writer, OutletRelation.WROTE_IN)
        elif index in owned:
            outlet = mentions.record(owned[index].named, owned[index].relation)
            medium = medium or owned[index].medium
        else:
            outlet = _the_interview(flow, frame, phrases, mentions)
            medium = medium or (Medium.INTERVIEW if outlet is not None else None)
        if (
            index in sources
            and medium is None
            and any(flow.lowers[at] in setting_words()["strict-report-verbs"] for at in frame.cue)
        ):
            medium = Medium.REPORT
        settings.append(
            Setting(
                outlet=outlet,
                addressee=find_addressee(flow, frame, spoken_to),
                medium=medium,
                time=make_time(find_time(flow, frame), published),
            )
        )
    events = [
        (phrase.named.first, Setting(outlet=outlet, medium=phrase.medium))
        for phrase in loose
        if phrase.named.first not in reported and (outlet := mentions.record(phrase.named, phrase.relation)) is not None
    ]
    framed = frozenset(at for frame in frames for at in frame.positions)
    events += [(at, Setting(medium=medium)) for at, medium in find_loose_media(flow, reported | framed)]
    return FoundSettings(flow=flow, readings=readings, frames=frames, settings=settings, events=events)


def _find_named(flow: Flow, outlets: OutletList) -> list[NamedOutlet]:
    """The named outlets; a name that once stands beside *the newspaper* is known in the rest of the article too."""
    named = find_named_outlets(flow, outlets)
    learned = {
        flow.text(one.first, one.last): one.kind
        for one in named
        if one.descriptor is not None
        and one.kind not in {None, OutletKind.PROGRAMME, OutletKind.PODCAST}
        and not one.listed
        and not one.described
    }
    learned = {name: kind for name, kind in learned.items() if name[0].isupper() and flow.parse.text.count(name) > 1}
    return find_named_outlets(flow, outlets.extended(learned)) if learned else named


def collect_outlets(settings: Sequence[Setting]) -> tuple[Outlet, ...]:
    """The outlets of an article's settings, each name and relation once, with all spans, in order of appearance."""
    found: dict[tuple[str, OutletRelation], Outlet] = {}
    for setting in settings:
        outlet = setting.outlet
        if outlet is None:
            continue
        key = outlet.name, outlet.relation
        before = found.get(key)
        if before is None:
            found[key] = outlet
        else:
            spans = {(span.start, span.end): span for span in (*before.spans, *outlet.spans)}
            found[key] = evolve(
                before,
                spans=tuple(spans[place] for place in sorted(spans)),
                descriptor=before.descriptor or outlet.descriptor,
                kind=before.kind or outlet.kind,
            )
    return tuple(found.values())


def make_frames(flow: Flow, readings: Sequence[Reading]) -> list[Frame]:
    """Where each reading's setting may stand: its sentence without contents, within the content around it."""
    parse = flow.parse
    contents = [[at for start, end in reading.content for at in flow.between(start, end)] for reading in readings]
    holders: dict[int, tuple[int, ...]] = {}
    for index, positions in enumerate(contents):
        for at in positions:
            holders[at] = (*holders.get(at, ()), index)
    distinct = {held: frozenset(held) for held in set(holders.values())}
    owner = {at: distinct[held] for at, held in holders.items()}
    nobody: frozenset[int] = frozenset()
    frames: list[Frame] = []
    bounds: dict[int, tuple[int, int]] = {}
    frames_start = [min(start for start, _ in reading.content) for reading in readings]
    for index, reading in enumerate(readings):
        anchor = (
            reading.cue_head if reading.cue_head >= 0 else (reading.source_head if reading.source_head >= 0 else -1)
        )
        cue = tuple(sorted(flow.position[token] for token in reading.cue if token in flow.position))
        source = tuple(at for start, end in reading.source for at in flow.between(start, end))
        free: list[int] = []
        around = nobody
        sentence = (0, 0)
        head = flow.position.get(reading.cue_head, -1)
        if anchor >= 0:
            around = owner.get(flow.position.get(anchor, -1), nobody) - {index}
            number = parse.sents[anchor]
            if number not in bounds:
                first, last = parse.sent_bounds[number]
                bounds[number] = parse.starts[first], max(parse.ends[first:last])
            sentence = (
                max(bounds[number][0], parse.starts[anchor] - FARTHEST_CHARACTERS),
                min(bounds[number][1], parse.ends[anchor] + FARTHEST_CHARACTERS),
            )
            free = [at for at in flow.between(*sentence) if owner.get(at, nobody) == around]
        start = min(start for start, _ in reading.content)
        place = head if head >= 0 else flow.after_char(start)
        frames.append(
            Frame(
                index=index,
                positions=free,
                sentence=sentence,
                inside=frozenset(free),
                cue=cue,
                source=source,
                source_set=frozenset(source),
                head=head,
                source_head=flow.position.get(reading.source_head, -1),
                start=start,
                para=flow.paras[place] if 0 <= place < len(flow) else 0,
                holder=reading.parent
                if reading.parent >= 0
                else max(around, key=lambda one: frames_start[one], default=-1),
            )
        )
    return frames


def _assign(
    flow: Flow, frames: Sequence[Frame], phrases: Sequence[OutletPhrase], done: set[int]
) -> tuple[dict[int, OutletPhrase], list[OutletPhrase]]:
    """Give each phrase to the reading whose cue governs it, else to the nearest cue; return those that stand in no
    frame too.
    """
    tells = setting_words()["tell-verbs"]
    by_position: dict[int, list[Frame]] = {}
    for frame in frames:
        for at in frame.positions:
            by_position.setdefault(at, []).append(frame)
    owned: dict[int, OutletPhrase] = {}
    loose: list[OutletPhrase] = []
    for phrase in phrases:
        candidates = by_position.get(phrase.named.first, [])
        if not candidates:
            loose.append(phrase)
            continue
        governing = _governing(flow, phrase, candidates)
        chosen = governing or _nearest(phrase, candidates)
        if chosen is None or chosen.index in done:
            continue
        if governing is None and flow.lowers[phrase.trigger] in tells:
            continue  # another verb of telling, which is no cue
        if (
            set(range(phrase.named.first, phrase.named.last + 1)) <= chosen.source_set
            and chosen.source_head not in range(phrase.named.first, phrase.named.last + 1)
            and phrase.relation in {OutletRelation.TOLD}
        ):
            continue
        before = owned.get(chosen.index)
        if before is None or _rank(phrase) > _rank(before):
            owned[chosen.index] = phrase
    return owned, loose


_RANKS = {
    OutletRelation.TOLD: 6,
    OutletRelation.INTERVIEW: 5,
    OutletRelation.APPEARED_ON: 4,
    OutletRelation.POSTED_ON: 4,
    OutletRelation.WROTE_IN: 3,
    OutletRelation.QUOTED_BY: 2,
    OutletRelation.SEEN_BY: 1,
}


def _rank(phrase: OutletPhrase) -> int:
    return _RANKS.get(phrase.relation, 0)


def _governing(flow: Flow, phrase: OutletPhrase, candidates: Sequence[Frame]) -> Frame | None:
    heads = flow.parse.heads
    token = flow.token[phrase.trigger]
    for _ in range(12):
        position = flow.position.get(token, -1)
        for frame in candidates:
            if position >= 0 and position in frame.cue:
                return frame
        if heads[token] == token:
            return None
        token = heads[token]
    return None


def _nearest(phrase: OutletPhrase, candidates: Sequence[Frame]) -> Frame | None:
    def distance(frame: Frame) -> int:
        return min((abs(at - phrase.named.first) for at in frame.cue), default=10_000)

    return min(candidates, key=distance, default=None)


def _find_outlet_sources(
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


def _writes_for(flow: Flow, frame: Frame, named_at: dict[int, NamedOutlet]) -> NamedOutlet | None:
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


def _the_interview(flow: Flow, frame: Frame, phrases: Sequence[OutletPhrase], mentions: Mentions) -> Outlet | None:
    """The outlet of *in the interview*: that of the last interview the article spoke of."""
    for at in flow.between(*frame.sentence):
        if flow.lowers[at] == "interview" and flow.lowers[at - 1] in {"the", "that", "same"}:
            place = bisect.bisect_left(phrases, at, key=lambda phrase: phrase.named.first)
            for phrase in reversed(phrases[max(0, place - 60) : place]):
                if phrase.relation in {OutletRelation.INTERVIEW, OutletRelation.APPEARED_ON}:
                    return mentions.record(phrase.named, phrase.relation)
            return None
    return None
