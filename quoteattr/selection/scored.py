"""A candidate with its probabilities: what the stages of selection hand to each other."""

from __future__ import annotations

from attrs import define, evolve

from quoteattr.matchers.candidate import Candidate, Region

__all__ = ["Scored", "redrawn"]


@define(slots=True)  # not frozen, which would double the time that making one takes
class Scored:
    """A candidate with its best region: ``found`` is the probability that it is a quote, ``exact`` that its edges
    are right.
    """

    candidate: Candidate
    region: Region
    found: float
    exact: float


def redrawn(item: Scored, name: str, *ranges: tuple[int, int] | None) -> Scored:
    """The item with other ranges, those left out that are None; itself where nothing changes or nothing is left."""
    kept = tuple(one for one in ranges if one is not None)
    if not kept or kept == item.region.ranges:
        return item
    return evolve(item, region=Region(f"{item.region.name}-{name}", kept))
