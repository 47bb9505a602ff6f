"""The setting of a quote: to which outlet, to whom, in which form and when it was said."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define

from quoteattr.records import Medium, Outlet, TimeReference

__all__ = ["AddresseeSpan", "Frame", "Setting"]


@define(frozen=True, slots=True, kw_only=True)
class AddresseeSpan:
    """Who is spoken to: characters of the phrase and of its head noun, and the Parse's number of the head token."""

    start: int
    end: int
    head: int


@define(frozen=True, slots=True, kw_only=True)
class Setting:
    """What is known of one reading's setting; ``carried_outlet``/``carried_medium``: taken over from another reading
    or sentence.
    """

    outlet: Outlet | None = None
    addressee: AddresseeSpan | None = None
    medium: Medium | None = None
    time: TimeReference | None = None
    carried_outlet: bool = False
    carried_medium: bool = False


@define(slots=True, eq=False, kw_only=True)
class Frame:
    """Where the setting of one reading may stand: the positions of its sentence that are no content of it.

    ``sentence``: the sentence's characters.     ``cue``: positions of the cue; ``source``: positions of the source
    mention; ``positions``: the frame in reading order.
    """

    index: int
    positions: Sequence[int]
    inside: frozenset[int]
    sentence: tuple[int, int]
    cue: tuple[int, ...]
    source: tuple[int, ...]
    source_set: frozenset[int]
    head: int
    source_head: int
    start: int
    para: int
    holder: int
    """The reading in whose content this one's cue stands, or -1."""
