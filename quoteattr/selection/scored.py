"""A candidate with its probabilities: what the stages of selection hand to each other."""

from __future__ import annotations

from attrs import define

from quoteattr.matchers.candidate import Candidate, Region

__all__ = ["Scored"]


@define(slots=True)  # not frozen, which would double the time that making one takes
class Scored:
    """A candidate with its best region: ``found`` is the probability that it is a quote, ``exact`` that its edges
    are right.
    """

    candidate: Candidate
    region: Region
    found: float
    exact: float
