"""From what the stages found to the records of the contract."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import evolve

from quoteattr.attribution.setting.finding import collect_outlets
from quoteattr.attribution.setting.values import Setting
from quoteattr.attribution.speakers import Link, Resolution
from quoteattr.matchers.candidate import trim
from quoteattr.matchers.nonquotes import find_non_quotes
from quoteattr.matchers.reading import Reading
from quoteattr.records import (
    Addressee,
    Cue,
    Extraction,
    Flag,
    OutletRelation,
    Quote,
    Scope,
    Source,
    SourceForm,
    Span,
    Speaker,
    SpeakerKind,
)
from quoteattr.text.parse import Parse

__all__ = ["assemble"]

# What the name of an outlet is often taken for.
_MISTAKEN = frozenset({SpeakerKind.DATA, SpeakerKind.PERSON, SpeakerKind.PLACE})


def assemble(
    parse: Parse,
    readings: Sequence[Reading],
    resolution: Resolution,
    settings: Sequence[Setting],
    *,
    scope: Scope,
    id: str | None,
    meta: Mapping[str, Any],
) -> Extraction:
    """Build the extraction: ids in document order, only the scope's quotes, only the speakers and outlets they name."""
    text = parse.text
    wanted = [index for index, reading in enumerate(readings) if scope is Scope.ALL or reading.is_speech]
    ids = {index: f"q{number}" for number, index in enumerate(wanted, 1)}
    resolution = _with_outlets(resolution, [settings[index] for index in wanted])
    quotes: list[Quote] = []
    for index in wanted:
        quotes.append(_quote(parse, readings, index, ids, resolution.links[index], settings[index], resolution))
    named = {quote.speaker.id for quote in quotes if quote.speaker is not None}
    named |= {
        quote.addressee.speaker.id
        for quote in quotes
        if quote.addressee is not None and quote.addressee.speaker is not None
    }
    named |= {known for quote in quotes for known in quote.candidates}
    for speaker in resolution.speakers:
        if speaker.id in named:
            named |= set(speaker.members)
    speakers = [speaker for speaker in resolution.speakers if speaker.id in named]
    if len(speakers) < len(resolution.speakers):
        quotes, speakers = _renumber(quotes, speakers)
    return Extraction(
        text=text,
        id=id,
        quotes=tuple(quotes),
        speakers=tuple(speakers),
        outlets=collect_outlets([settings[index] for index in wanted]),
        non_quotes=tuple(
            find_non_quotes(
                parse,
                [reading.content for reading in readings if not _is_nobodys(reading, scope)],
                [reading.content for reading in readings if _is_nobodys(reading, scope)],
            )
        ),
        meta=dict(meta),
    )


def _with_outlets(resolution: Resolution, settings: Sequence[Setting]) -> Resolution:
    """The speakers, those that an outlet's name was read for being bodies: *the blog Harbourside*, *Radio Ostrel*."""
    outlets = {
        setting.outlet.name
        for setting in settings
        if setting.outlet is not None and setting.outlet.relation is OutletRelation.IS_SOURCE
    }
    if not any(one.kind in _MISTAKEN and one.name in outlets for one in resolution.speakers):
        return resolution
    return evolve(
        resolution,
        speakers=tuple(
            evolve(one, kind=SpeakerKind.ORGANIZATION) if one.kind in _MISTAKEN and one.name in outlets else one
            for one in resolution.speakers
        ),
    )


def _is_nobodys(reading: Reading, scope: Scope) -> bool:
    """Whether the marks of a reading quote nobody: a slogan is no speech in the speech scope."""
    return scope is not Scope.ALL and reading.rule == "direct.slogan"


def _renumber(quotes: Sequence[Quote], speakers: Sequence[Speaker]) -> tuple[list[Quote], list[Speaker]]:
    """Give the speakers that are left the ids *s1*, *s2* … without gaps, in every place that names them."""
    new = {speaker.id: f"s{number}" for number, speaker in enumerate(speakers, 1)}
    made = {
        speaker.id: evolve(speaker, id=new[speaker.id], members=tuple(new[member] for member in speaker.members))
        for speaker in speakers
    }
    renamed = []
    for quote in quotes:
        to = quote.addressee
        renamed.append(
            evolve(
                quote,
                speaker=made[quote.speaker.id] if quote.speaker is not None else None,
                addressee=evolve(to, speaker=made[to.speaker.id]) if to is not None and to.speaker is not None else to,
                candidates=tuple(new[one] for one in quote.candidates),
            )
        )
    return renamed, list(made.values())


def _quote(
    parse: Parse,
    readings: Sequence[Reading],
    index: int,
    ids: Mapping[int, str],
    link: Link,
    setting: Setting,
    resolution: Resolution,
) -> Quote:
    text = parse.text
    reading = readings[index]
    speaker = None if link.speaker is None else resolution.speakers[link.speaker]
    flags = set(reading.flags) | set(link.flags)
    if setting.carried_outlet:
        flags.add(Flag.CARRIED_OUTLET)
    if reading.carried_from >= 0 and speaker is not None:
        flags.add(Flag.CARRIED_SPEAKER)
    if link.form is SourceForm.OMITTED and reading.carried_from < 0:
        flags.add(Flag.OMITTED_SOURCE)
    if speaker is None and not flags & {Flag.AMBIGUOUS_SPEAKER, Flag.NO_SPEAKER}:
        flags.add(Flag.NO_SPEAKER)
    return Quote(
        id=ids[index],
        type=reading.type,
        content=tuple(Span.of(text, start, end) for start, end in reading.content),
        verbatim=tuple(_verbatim(parse, reading)),
        cue=_cue(parse, reading),
        source=_source(parse, reading, link),
        speaker=speaker,
        role=link.role,
        outlet=setting.outlet,
        addressee=_addressee(text, setting, resolution),
        medium=setting.medium,
        time=setting.time,
        parent=_parent(readings, index, ids),
        rule=reading.rule,
        confidence=reading.confidence,
        flags=tuple(sorted(flags)),
        link=link.reason,
        candidates=link.candidates,
    )


def _parent(readings: Sequence[Reading], index: int, ids: Mapping[int, str]) -> str | None:
    """The nearest quote around this one that is in the scope."""
    outer = readings[index].parent
    while outer >= 0 and outer not in ids:
        outer = readings[outer].parent
    return ids.get(outer)


def _verbatim(parse: Parse, reading: Reading) -> list[Span]:
    found: list[Span] = []
    for start, end in reading.content:
        for stretch in sorted(parse.marked_near(start, end), key=lambda s: s.start):
            first, last = max(start, stretch.inner_start), min(end, stretch.inner_end)
            if first >= last or (found and first < found[-1].end):
                continue
            kept = trim(parse.text, first, last)
            if kept is not None:
                found.append(Span.of(parse.text, *kept))
    return found


def _cue(parse: Parse, reading: Reading) -> Cue | None:
    if not reading.cue:
        return None
    spans: list[Span] = []
    for token in sorted(reading.cue):
        start, end = parse.starts[token], parse.ends[token]
        if spans and not parse.text[spans[-1].end : start].strip():
            spans[-1] = Span.of(parse.text, spans[-1].start, end)
        else:
            spans.append(Span.of(parse.text, start, end))
    return Cue(
        spans=tuple(spans),
        lemma=reading.lemma,
        act=reading.act,
        negated=reading.negated,
        hypothetical=reading.hypothetical,
    )


def _source(parse: Parse, reading: Reading, link: Link) -> Source:
    text = parse.text
    head = None
    if link.mention:
        return Source(spans=tuple(Span.of(text, *span) for span in link.mention), head=None, form=link.form)
    if reading.source and reading.source_head >= 0:
        head = Span.of(text, parse.starts[reading.source_head], parse.ends[reading.source_head])
    form = link.form if reading.source else SourceForm.OMITTED
    return Source(spans=tuple(Span.of(text, start, end) for start, end in reading.source), head=head, form=form)


def _addressee(text: str, setting: Setting, resolution: Resolution) -> Addressee | None:
    if setting.addressee is None:
        return None
    start, end = setting.addressee.start, setting.addressee.end
    speaker: Speaker | None = resolution.speaker_of(start, end)
    return Addressee(span=Span.of(text, start, end), speaker=speaker)
