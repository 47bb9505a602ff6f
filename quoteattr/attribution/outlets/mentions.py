"""From names in the text to outlet records: long forms, *the newspaper* for the one named before, spans and
descriptors.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence

from quoteattr.attribution.outlets.flow import Flow
from quoteattr.attribution.outlets.forms import Grade, NamedOutlet
from quoteattr.records import Outlet, OutletKind, OutletRelation, Span

__all__ = ["Mentions"]

_MARKS = frozenset("\"“”'‘’")
_INNER_STOP = re.compile(r"[,.](['\"”’]+)$")
_DEFINITE = frozenset({"the", "that", "this"})
_ALIKE = {
    OutletKind.BROADCASTER: frozenset({OutletKind.BROADCASTER, OutletKind.RADIO, OutletKind.PROGRAMME}),
    OutletKind.SITE: frozenset(OutletKind) - {OutletKind.PLATFORM, OutletKind.PUBLISHER},
    OutletKind.NEWSPAPER: frozenset({OutletKind.NEWSPAPER}),
    OutletKind.MAGAZINE: frozenset({OutletKind.MAGAZINE, OutletKind.SITE, OutletKind.NEWSPAPER}),
    OutletKind.RADIO: frozenset({OutletKind.RADIO}),
    OutletKind.AGENCY: frozenset({OutletKind.AGENCY}),
    OutletKind.PROGRAMME: frozenset({OutletKind.PROGRAMME}),
    OutletKind.PODCAST: frozenset({OutletKind.PODCAST}),
}
"""Which named outlets a description of a kind may take up: *the site* may be a paper, *the paper* no station."""


class Mentions:
    """The named outlets of one article, and how each is written out."""

    def __init__(self, flow: Flow, named: Sequence[NamedOutlet]) -> None:
        self._flow = flow
        self._certain = [one for one in named if one.grade is Grade.SURE and not one.described]
        self._places = [one.first for one in self._certain]
        self._long: dict[str, NamedOutlet] = {}
        for one in self._certain:
            if one.last > one.first:
                self._long.setdefault(flow.lowers[one.last], one)

    def is_short_form(self, named: NamedOutlet) -> bool:
        """Whether a name of one word ends a longer name of the article: *the Times* after *the Tampa Bay Times*."""
        return named.first == named.last and not named.described and self._flow.lowers[named.first] in self._long

    def record(self, named: NamedOutlet, relation: OutletRelation) -> Outlet | None:
        """The record of a mention; None where *the agency* takes up nothing and no words beside it say that it is of
        the press.
        """
        flow = self._flow
        spans = [self._span(named.first, named.last)]
        if named.described and flow.lowers[named.left] in _DEFINITE and named.first == named.last:
            before = self._taken_up(named)
            if before is not None:
                return self._make(before, relation, spans)
            if named.grade is not Grade.SURE:
                return None
        elif named.described and named.grade is not Grade.SURE:
            return None
        bare = named.first + 1 if flow.lowers[named.first] == "the" else named.first
        if bare == named.last and not named.described and named.grade is not Grade.SURE:
            longer = self._long.get(flow.lowers[bare])
            if longer is not None:
                return self._make(longer, relation, spans)
        if named.first == named.last and named.grade is Grade.BARE and named.kind is not None:
            return None
        return self._make(named, relation, spans)

    def _taken_up(self, named: NamedOutlet) -> NamedOutlet | None:
        """The nearest certain outlet before a description that may be meant by it."""
        alike = _ALIKE.get(named.kind, frozenset()) if named.kind else frozenset()
        at = bisect.bisect_left(self._places, named.first)
        for one in reversed(self._certain[max(0, at - 40) : at]):
            if one.kind in alike or one.kind is None:
                return one
        return None

    def _make(self, named: NamedOutlet, relation: OutletRelation, spans: list[Span]) -> Outlet:
        flow = self._flow
        descriptor = None
        if named.descriptor is not None:
            descriptor = flow.text(*named.descriptor)
        return Outlet(
            name=self.name(named), descriptor=descriptor, kind=named.kind, relation=relation, spans=tuple(spans)
        )

    def name(self, named: NamedOutlet) -> str:
        """The name as written, with *The* where a capital inside the sentence makes it part of the name."""
        flow = self._flow
        first = named.first
        before = first - 1
        if (
            flow.same_para(before, first)
            and flow.words[before] == "The"
            and not flow.opens_sentence(before)
            and not named.described
        ):
            first = before
        name = _INNER_STOP.sub(r"\1", flow.text(first, named.last))
        if name[:1] in _MARKS and name[-1:] in _MARKS:
            return name.strip("".join(_MARKS))
        return name[0] if len(name) == 2 and name[1] == "." else name.rstrip(",")

    def _span(self, first: int, last: int) -> Span:
        flow = self._flow
        stopped = len(flow.words[last]) == 2 and flow.words[last][1] == "."  # on X.
        return Span.of(flow.parse.text, flow.starts[first], flow.ends[last] - stopped)
