"""To which outlet, to whom, through what and when: the setting of every reading of an article.

The stages in order: names and descriptions that could be outlets; the phrases around them; which reading each phrase
belongs to; outlets that are the source themselves; what passes on to the following readings (carrying.py).
"""

from __future__ import annotations

import bisect
import datetime
from collections.abc import Hashable, Mapping, Sequence

from attrs import define, evolve

from quoteattr.attribution.outlets.bare import find_bare_phrases
from quoteattr.attribution.outlets.flow import Flow
from quoteattr.attribution.outlets.forms import Grade, NamedOutlet
from quoteattr.attribution.outlets.known import OutletList, load_outlets
from quoteattr.attribution.outlets.mentions import Mentions
from quoteattr.attribution.outlets.names import find_named_outlets
from quoteattr.attribution.outlets.phrase import OutletPhrase, setting_words
from quoteattr.attribution.outlets.phrases import read_phrase
from quoteattr.attribution.setting.addressees import find_addressee
from quoteattr.attribution.setting.carrying import carry_settings
from quoteattr.attribution.setting.medium import find_loose_media, find_medium
from quoteattr.attribution.setting.outlet_sources import find_outlet_sources, find_writers_paper
from quoteattr.attribution.setting.times import find_time, find_time_words, make_time
from quoteattr.attribution.setting.values import Frame, Setting
from quoteattr.matchers.reading import Reading
from quoteattr.records import Medium, Outlet, OutletKind, OutletRelation
from quoteattr.text.parse import Parse

__all__ = ["FoundSettings", "collect_outlets", "find_settings", "resolve_settings"]

FARTHEST_CHARACTERS = 4000
"""How far from the cue a frame reaches at most: text without full stops must not cost more than other text."""


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

    def papers(self) -> list[tuple[int, int]]:
        """The characters of the outlets that somebody speaks to or through."""
        outlets = [one.outlet for one in self.settings if one.outlet is not None]
        heard = [outlet for outlet in outlets if outlet.relation is not OutletRelation.IS_SOURCE]
        return [(span.start, span.end) for outlet in heard for span in outlet.spans]

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
    sources = find_outlet_sources(flow, frames, readings, named, mentions)
    owned, loose = _assign(flow, frames, phrases, set(sources))
    settings = []
    named_at = {one.first: one for one in named}
    asked = {index: one for index, one in owned.items() if one.relation is OutletRelation.INTERVIEW}
    asking = _find_asking(
        flow, frames, sources | {index: mentions.record(one.named, one.relation) for index, one in asked.items()}
    )
    reported = frozenset(
        at for reading in readings for start, end in reading.content for at in flow.between(start, end)
    )
    time_words = find_time_words(flow)
    spoken_to = frozenset(at for phrase in phrases for at in range(phrase.named.left, phrase.named.right + 1))
    for index, (reading, frame) in enumerate(zip(readings, frames, strict=True)):
        outlet, medium = None, find_medium(flow, frame, reading)
        if index in sources:
            outlet = sources[index]
        elif index not in owned and (writer := find_writers_paper(flow, frame, named_at)) is not None:
            outlet = mentions.record(writer, OutletRelation.WROTE_IN)
        elif index in owned:
            outlet = mentions.record(owned[index].named, owned[index].relation)
            medium = medium or owned[index].medium
        else:
            outlet = asking.get(frame.head) or _the_interview(flow, frame, phrases, mentions)
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
                time=make_time(find_time(flow, frame, time_words), published),
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


def _find_asking(flow: Flow, frames: Sequence[Frame], sources: Mapping[int, Outlet | None]) -> dict[int, Outlet]:
    """The place of the answer's verb, and the outlet that asked: *Asked by the BBC whether it was so, Lee said*."""
    words, parse = setting_words(), flow.parse
    found: dict[int, Outlet] = {}
    for index, outlet in sources.items():
        head = frames[index].head
        if outlet is None or head < 0 or flow.tags[head] != "VBN" or flow.lowers[head] not in words["question-verbs"]:
            continue
        if parse.deps[flow.token[head]] == "advcl":
            answer = flow.position.get(parse.heads[flow.token[head]], -1)
            if answer >= 0:
                found[answer] = evolve(outlet, relation=OutletRelation.INTERVIEW)
    return found


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
    owner = _find_owners(flow, readings)
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
        around: frozenset[int] = frozenset()
        sentence = (0, 0)
        head = flow.position.get(reading.cue_head, -1)
        if anchor >= 0:
            place = flow.position.get(anchor, -1)
            around = owner[place] - {index} if place >= 0 else around
            number = parse.sents[anchor]
            if number not in bounds:
                first, last = parse.sent_bounds[number]
                bounds[number] = parse.starts[first], max(parse.ends[first:last])
            sentence = (
                max(bounds[number][0], parse.starts[anchor] - FARTHEST_CHARACTERS),
                min(bounds[number][1], parse.ends[anchor] + FARTHEST_CHARACTERS),
            )
            words = flow.between(*sentence)
            free = [at for at in words if owner[at] == around] if around else [at for at in words if not owner[at]]
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


def _find_owners(flow: Flow, readings: Sequence[Reading]) -> list[frozenset[int]]:
    """The readings in whose content each word stands; neighbours share their sets."""
    owner: list[frozenset[int]] = [frozenset()] * len(flow)
    for index, reading in enumerate(readings):
        for start, end in reading.content:
            words = flow.between(start, end)
            first = words.start
            while first < words.stop:
                held, last = owner[first], first + 1
                while last < words.stop and owner[last] is held:
                    last += 1
                owner[first:last] = [held | {index}] * (last - first)
                first = last
    return owner


def _assign(
    flow: Flow, frames: Sequence[Frame], phrases: Sequence[OutletPhrase], done: set[int]
) -> tuple[dict[int, OutletPhrase], list[OutletPhrase]]:
    """Give each phrase to the reading whose cue governs it, else to the nearest cue; return those that stand in no
    frame too.
    """
    tells = setting_words()["tell-verbs"]
    by_position: dict[int, list[Frame]] = {phrase.named.first: [] for phrase in phrases}
    for frame in frames:
        for at in frame.inside & by_position.keys():
            by_position[at].append(frame)
    owned: dict[int, OutletPhrase] = {}
    loose: list[OutletPhrase] = []
    for phrase in phrases:
        candidates = by_position[phrase.named.first]
        if not candidates:
            loose.append(phrase)
            continue
        candidates = [frame for frame in candidates if not _is_about_content(flow, phrase, frame)]
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


def _is_about_content(flow: Flow, phrase: OutletPhrase, frame: Frame) -> bool:
    """Whether a phrase tells of something in a reading's content: *The rise, first reported by the Gazette, was
    condemned by Lee*; not *a letter seen by the Gazette says*.
    """
    parse, token = flow.parse, flow.token[phrase.named.first]
    for _ in range(6):
        head = parse.heads[token]
        if parse.deps[token] in ("acl", "relcl") and head < token:
            place = flow.position.get(head, -1)
            return place >= 0 and place not in frame.inside and parse.sents[head] == parse.sents[token]
        if head == token or flow.position.get(token, -1) in frame.cue:
            return False
        token = head
    return False


def _nearest(phrase: OutletPhrase, candidates: Sequence[Frame]) -> Frame | None:
    def distance(frame: Frame) -> int:
        return min((abs(at - phrase.named.first) for at in frame.cue), default=10_000)

    return min(candidates, key=distance, default=None)


def _the_interview(flow: Flow, frame: Frame, phrases: Sequence[OutletPhrase], mentions: Mentions) -> Outlet | None:
    """The outlet of *in the interview*: that of the last interview the article spoke of."""
    words = flow.between(*frame.sentence)
    if "interview" not in flow.lowers[words.start : words.stop]:
        return None
    for at in words:
        if flow.lowers[at] == "interview" and flow.lowers[at - 1] in {"the", "that", "same"}:
            place = bisect.bisect_left(phrases, at, key=lambda phrase: phrase.named.first)
            for phrase in reversed(phrases[max(0, place - 60) : place]):
                if phrase.relation in {OutletRelation.INTERVIEW, OutletRelation.APPEARED_ON}:
                    return mentions.record(phrase.named, phrase.relation)
            return None
    return None
