"""How much each candidate's rows weigh: the sums of counted lifts that selection turns into probabilities.

The pairs of a candidate name its rows for the eye (``explain``) and for counting (``calibrate``). Summing looks the
same rows up in fewer steps: what depends on frame and lemma alone, or on how a region is drawn, is summed once and
kept; the values at a region's edges are looked up in tables of their own.
"""

from __future__ import annotations

import math
from functools import cache, lru_cache
from itertools import repeat
from typing import Any

from quoteattr.lexicon.cues import CueLexicon
from quoteattr.lexicon.weights import Weights
from quoteattr.matchers.candidate import Candidate, Region
from quoteattr.matchers.context import CueFacts, Pairs, cue_context
from quoteattr.matchers.edges import REGION_TABLES, region_context, region_values
from quoteattr.text.parse import Parse

__all__ = ["Scorer", "exact_pairs", "found_pairs", "make_scorer", "part_of_speech", "region_pairs"]

# The tables that say where content ends, given that it is one.
_EXACT_TABLES = frozenset({"frame", "region", "region-family", "lemma-frame", "lemma-region"})
_EXACT_SUFFIXES = frozenset(REGION_TABLES)
_POS = {"noun": "noun", "adjective": "adjective", "according": "phrase"}

_KEPT = 20_000
"""Sums kept: some 6 MB. They are forgotten all at once, and the frequent ones are soon back."""

Lifts = complex
"""What rows add to the log-odds of being found (the real part) and to those of exact edges (the imaginary part).

Both are summed in one step: a fifth less time than with two numbers a row, of a sum that every candidate has.
"""

_NOTHING: Lifts = 0j


def part_of_speech(candidate: Candidate) -> str:
    """The part of speech under which the lexicon lists the candidate's cue."""
    return _POS.get(candidate.family, "verb")


def found_pairs(parse: Parse, candidate: Candidate, cues: CueLexicon) -> Pairs:
    """The rows that a candidate is scored by, whatever its region."""
    return [*_cue_pairs(candidate, cues), *_inner_pairs(parse, candidate, cues), *cue_context(parse, candidate)]


def region_pairs(parse: Parse, candidate: Candidate, region: Region) -> Pairs:
    """The further rows of one region."""
    return [*_drawing_pairs(candidate, region), *region_context(parse, candidate, region)]


def exact_pairs(pairs: Pairs) -> Pairs:
    """Those of a region's rows that say whether its edges are right."""
    return [pair for pair in pairs if _tells_edges(pair[0])]


def _cue_pairs(candidate: Candidate, cues: CueLexicon) -> Pairs:
    """The rows of frame and lemma, whatever the sentence."""
    pos = part_of_speech(candidate)
    act = cues.act(pos, cues.joined(pos, candidate.lemma, candidate.frame))
    name = act.value if act else "other"
    return [
        ("frame", candidate.frame),
        ("lemma", f"{candidate.lemma}/{pos}"),
        ("lemma-frame", f"{candidate.lemma}/{candidate.frame}"),
        ("act-frame", f"{name}/{candidate.frame}"),
        (f"{candidate.family}.act", name),
    ]


def _inner_pairs(parse: Parse, candidate: Candidate, cues: CueLexicon) -> Pairs:
    """The act of an infinitive's verb under that of its cue: *declined to comment*, *wants to win*."""
    if candidate.family != "infinitive" or candidate.link < 0:
        return []
    outer = cues.act("verb", candidate.lemma)
    inner = cues.act("verb", parse.lemmas[candidate.link].lower())
    return [("infinitive.content-act", f"{outer.value if outer else 'other'}>{inner.value if inner else 'other'}")]


def _drawing_pairs(candidate: Candidate, region: Region) -> Pairs:
    """The rows of how a region is drawn, whatever stands in it."""
    return [
        ("region", f"{candidate.frame}|{candidate.pattern}|{region.name}"),
        ("region-family", f"{candidate.family}|{region.name}"),
        ("lemma-region", f"{candidate.lemma}|{candidate.family}|{region.name}"),
    ]


@cache
def _tells_edges(table: str) -> bool:
    return table in _EXACT_TABLES or table.rpartition(".")[2] in _EXACT_SUFFIXES


@lru_cache(maxsize=4)
def make_scorer(cues: CueLexicon, found: Weights, exact: Weights) -> Scorer:
    """A scorer for the tables, the same one for the same tables."""
    return Scorer(cues, found, exact)


class Scorer:
    """Sums the lifts of candidates and regions under one lexicon and one set of tables."""

    def __init__(self, cues: CueLexicon, found: Weights, exact: Weights) -> None:
        self._cues = cues
        self._base = complex(found.base, exact.base)
        edges = {pair: lift for pair, lift in exact.lifts.items() if _tells_edges(pair[0])}
        self._rows = {
            pair: complex(found.lifts.get(pair, 0.0), edges.get(pair, 0.0)) for pair in {**found.lifts, **edges}
        }
        self._by_cue: dict[tuple[str, str, str], Lifts] = {}
        self._by_drawing: dict[tuple[str, str, str, str, str], Lifts] = {}
        self._edges: dict[str, tuple[dict[str, Lifts], ...]] = {}

    def cue(
        self, parse: Parse, candidate: Candidate, known: dict[int, CueFacts], *, least: float = -math.inf
    ) -> tuple[float, float] | None:
        """The log-odds of a candidate, whatever its region; ``known`` keeps what is known of the article's verbs.

        None where frame and lemma alone have less than ``least``: then nothing else is read.
        """
        key = candidate.family, candidate.frame, candidate.lemma
        lifts = self._by_cue.get(key)
        if lifts is None:
            by_hand = self._cues.lift(part_of_speech(candidate), candidate.lemma, candidate.frame)
            lifts = self._by_cue[key] = self._sum(_cue_pairs(candidate, self._cues), self._base + by_hand)
            _bound(self._by_cue)
        if lifts.real < least:
            return None
        if candidate.family == "infinitive":
            lifts = self._sum(_inner_pairs(parse, candidate, self._cues), lifts)
        lifts = self._sum(cue_context(parse, candidate, known), lifts)
        return lifts.real, lifts.imag

    def region(self, parse: Parse, candidate: Candidate, region: Region) -> tuple[float, float]:
        """What one region of a candidate adds."""
        key = candidate.family, candidate.frame, candidate.lemma, candidate.pattern, region.name
        lifts = self._by_drawing.get(key)
        if lifts is None:
            lifts = self._by_drawing[key] = self._sum(_drawing_pairs(candidate, region))
            _bound(self._by_drawing)
        tables = self._edges.get(candidate.family) or self._edge_tables(candidate.family)
        lifts = sum(map(dict.get, tables, region_values(parse, candidate, region), repeat(_NOTHING)), lifts)
        return lifts.real, lifts.imag

    def _sum(self, pairs: Pairs, lifts: Lifts = _NOTHING) -> Lifts:
        get = self._rows.get
        for pair in pairs:
            row = get(pair)
            if row is not None:
                lifts += row
        return lifts

    def _edge_tables(self, family: str) -> tuple[dict[str, Lifts], ...]:
        """The family's tables of a region's edges, in the order of their values."""
        names = [f"{family}.{name}" for name in REGION_TABLES]
        tables: dict[str, dict[str, Lifts]] = {name: {} for name in names}
        for (table, value), row in self._rows.items():
            if table in tables:
                tables[table][value] = row
        made = self._edges[family] = tuple(tables[name] for name in names)
        return made


def _bound(kept: dict[Any, Lifts]) -> None:
    if len(kept) > _KEPT:
        kept.clear()
