"""What passes on from one quote to the next: *he told CNN. … he added*.

A setting is carried over the readings of the same speaker while the passage goes on, and ends where another begins.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from attrs import evolve

from quoteattr.attribution.flow import Flow
from quoteattr.attribution.setting import Frame, Setting
from quoteattr.matchers.reading import Reading
from quoteattr.records import OutletRelation

__all__ = ["carry_settings", "speaker_keys"]

FARTHEST_PARAGRAPHS = 3
"""How many paragraphs after the last reading of a setting it may still be carried; measured on speakers.dev."""

_PERSONAL = frozenset({"he", "she", "him", "her", "his", "i", "they", "it", "its", "their", "we"})
_LEARNED_BREAKS = frozenset({"later", "separately", "elsewhere", "previously", "yesterday", "meanwhile"})


def speaker_keys(flow: Flow, readings: Sequence[Reading], frames: Sequence[Frame]) -> list[Hashable | None]:
    """Who each reading's source may be taken for without a speaker resolver: surnames, and pronouns for the last one."""
    keys: list[Hashable | None] = [None] * len(readings)
    last: Hashable | None = None
    for index in sorted(range(len(readings)), key=lambda index: (frames[index].start, index)):
        frame, reading = frames[index], readings[index]
        key: Hashable | None
        if reading.carried_from >= 0:
            key = keys[reading.carried_from]
        elif not frame.source:
            key = last
        else:
            head = frame.source_head if frame.source_head >= 0 else frame.source[-1]
            lower = flow.lowers[head]
            if lower in _PERSONAL:
                key = last
            else:
                capital = [at for at in frame.source if flow.is_capital(at) and flow.tags[at].startswith("NNP")]
                key = flow.lowers[head] if flow.tags[head].startswith("NNP") or not capital else flow.lowers[head]
        keys[index] = key
        if key is not None:
            last = key
    return keys


def carry_settings(
    flow: Flow,
    readings: Sequence[Reading],
    frames: Sequence[Frame],
    settings: Sequence[Setting],
    events: Sequence[tuple[int, Setting]],
    speakers: Sequence[Hashable | None] | None,
) -> list[Setting]:
    """The settings with what they take over. ``events``: settings of sentences that hold no quote, by position."""
    keys = list(speakers) if speakers is not None else speaker_keys(flow, readings, frames)
    result = list(settings)
    running: dict[Hashable | None, tuple[Setting, int]] = {}
    pending: tuple[Setting, int] | None = None
    waiting = sorted(events, key=lambda event: event[0])
    for index in sorted(range(len(readings)), key=lambda index: (frames[index].start, index)):
        frame, own = frames[index], settings[index]
        place = frame.head if frame.head >= 0 else flow.after_char(frame.start)
        while waiting and waiting[0][0] < place:
            position, setting = waiting.pop(0)
            if setting.outlet is not None and setting.outlet.relation in _PASSING:
                pending = setting, flow.paras[position]
        key = keys[index]
        if own.outlet is not None or own.medium is not None:
            running[key] = own, frame.para
            if own.outlet is not None:
                pending = None
            elif pending is not None and frame.para == pending[1]:
                pass
            continue
        if pending is not None and frame.para - pending[1] <= 1:
            result[index] = evolve(own, outlet=pending[0].outlet, medium=pending[0].medium, carried_outlet=True, carried_medium=pending[0].medium is not None)
            running[key] = result[index], frame.para
            pending = None
            continue
        before = running.get(key)
        if key is None or before is None:
            continue
        setting, para = before
        if frame.para - para > FARTHEST_PARAGRAPHS or own.addressee is not None or own.time is not None:
            if own.addressee is not None or own.time is not None:
                running.pop(key)
            continue
        result[index] = evolve(own, outlet=setting.outlet, medium=setting.medium, carried_outlet=setting.outlet is not None, carried_medium=setting.medium is not None)
        running[key] = setting, frame.para
    return result


_PASSING = frozenset({OutletRelation.INTERVIEW, OutletRelation.APPEARED_ON, OutletRelation.TOLD, OutletRelation.WROTE_IN, OutletRelation.POSTED_ON})
