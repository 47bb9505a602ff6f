"""What a description was taken for."""

from __future__ import annotations

from attrs import define

__all__ = ["DescriptionLink"]


@define(frozen=True, slots=True)
class DescriptionLink:
    """The entity a description means, or those it could mean, or the head noun of an earlier description it takes
    up."""

    entity: int | None = None
    rivals: tuple[int, ...] = ()
    thing: int | None = None
