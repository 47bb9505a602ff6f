"""Making the lexicon's weight tables from gold articles: counts of what was right, and the lift of each row.

A row's lift is what its value adds in log-odds, given all other rows, so that over the candidates with the value the
expected number of right ones comes to the counted number; each lift is pulled towards nothing as if a few candidates
of no news had been seen (`SMOOTHING`). Rows seen too rarely are left out. Run by ``quoteattr calibrate``, never by
extraction.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from attrs import define

from quoteattr.evaluation.gold import GoldArticle
from quoteattr.evaluation.words import Words, jaccard
from quoteattr.lexicon.cues import CueLexicon, load_cues
from quoteattr.lexicon.weights import Row, Weights, weights_of, write_weights
from quoteattr.matchers.candidate import Candidate, Region
from quoteattr.matchers.context import Pairs
from quoteattr.matchers.generate import find_candidates
from quoteattr.selection import article_pairs, score_candidates
from quoteattr.selection.scoring import exact_pairs, found_pairs, region_pairs
from quoteattr.text.parse import Parse

FloatArray = npt.NDArray[np.float64]

__all__ = ["SMOOTHING", "Case", "Example", "calibrate", "collect_cases", "count_rows", "count_tables"]

# How many candidates of no news each kind of row starts with (chosen on a held-back third of train; half and double
# are alike).
SMOOTHING = {
    "frame": 1.0,
    "region": 4.0,
    "region-family": 2.0,
    "lemma": 3.0,
    "lemma-frame": 7.0,
    "lemma-region": 10.0,
    "lemma-form": 9.0,
    "lemma-subject": 9.0,
    "lemma-content": 9.0,
    "lemma-frame-content": 10.0,
    "subject-noun": 8.0,
    "source-noun": 6.0,
}
_LEXICAL_SMOOTHING = 8.0
_DEFAULT_SMOOTHING = 5.0
_LEXICAL = ("under", "content-noun", "governor", "adverb", "after", "act-frame")
# Rows seen less often, or that change less, are left out. On PolNeAR dev and GUM news 5, 8 and 10 are alike.
_MIN_COUNT = 8
_MIN_LIFT = 0.1
_SWEEPS = 5
_THRESHOLD = 0.5


@define(frozen=True, slots=True)
class Example:
    """One region of a candidate: its rows, and whether gold has it (and with the same edges)."""

    pairs: Pairs
    right: bool
    exact: bool


@define(frozen=True, slots=True)
class Case:
    """A candidate: the rows that it has whatever its region, and its regions."""

    shared: Pairs
    regions: tuple[Example, ...]


@define(slots=True)
class _Judge:
    """Says whether a candidate's region stands in the gold of an article."""

    words: Words
    golds: list[tuple[frozenset[int], frozenset[int]]]
    index: dict[int, set[int]]

    @classmethod
    def of(cls, text: str, gold: GoldArticle) -> _Judge:
        words = Words(text)
        golds = [(words.content(quote.content), words.inside(quote.spans("cue"))) for quote in gold.quotes]
        index: dict[int, set[int]] = {}
        for number, (content, _) in enumerate(golds):
            for word in content:
                index.setdefault(word, set()).add(number)
        return cls(words, golds, index)

    def cue_words(self, parse: Parse, candidate: Candidate) -> frozenset[int]:
        return self.words.inside([(parse.starts[token], parse.ends[token]) for token in candidate.cue])

    def judge(self, cue: frozenset[int], region: Region) -> tuple[bool, bool]:
        """Right (content overlaps by half, cue too where both have one) and exact."""
        content = self.words.content(region.ranges)
        right = exact = False
        near: set[int] = set()
        for word in content:
            near |= self.index.get(word, set())
        for number in near:
            other, gold_cue = self.golds[number]
            if jaccard(content, other) < _THRESHOLD or (cue and gold_cue and not cue & gold_cue):
                continue
            right = True
            exact = exact or content == other
        return right, exact


def collect_cases(
    parse: Parse, gold: GoldArticle, cues: CueLexicon | None = None, *, idioms: bool = False
) -> list[Case]:
    """Every candidate of a gold article; a region is right where content (word Jaccard ≥ 0.5) and cue overlap.

    Cues of several words are counted on request only (:func:`~quoteattr.matchers.generate.find_candidates`).
    """
    cues = cues or load_cues()
    judge = _Judge.of(parse.text, gold)
    cases: list[Case] = []
    for candidate in find_candidates(parse, idioms=idioms):
        shared = found_pairs(parse, candidate, cues)
        cue = judge.cue_words(parse, candidate)
        regions = tuple(
            Example(region_pairs(parse, candidate, region), *judge.judge(cue, region)) for region in candidate.regions
        )
        cases.append(Case(shared, regions))
    return cases


def count_tables(articles: Sequence[tuple[Parse, GoldArticle]]) -> tuple[list[Row], list[Row]]:
    """Count the rows of both tables.

    First which region is right, on candidates that have a right one; then, for the region that these rows choose,
    whether the candidate is a quote; last what the article's other quotes add.
    """
    cases = [case for parse, gold in articles for case in collect_cases(parse, gold)]
    exact = count_rows(
        [
            (exact_pairs(case.shared + region.pairs), region.exact)
            for case in cases
            if any(region.right for region in case.regions)
            for region in case.regions
        ]
    )
    edges = weights_of(exact)
    chosen = [(case, max(case.regions, key=lambda region: edges.total(exact_pairs(region.pairs)))) for case in cases]
    found = count_rows([(case.shared + region.pairs, region.right) for case, region in chosen])
    found += count_article_rows(articles, weights_of(found), edges)
    return found, exact


def count_article_rows(articles: Iterable[tuple[Parse, GoldArticle]], found: Weights, exact: Weights) -> list[Row]:
    """The rows that depend on an article's other quotes, counted on top of all others."""
    cues = load_cues()
    examples: list[tuple[Pairs, float]] = []
    known: list[float] = []
    for parse, gold in articles:
        judge = _Judge.of(parse.text, gold)
        scored = score_candidates(parse, find_candidates(parse, idioms=False), cues, found, exact)
        for item, pairs in zip(scored, article_pairs(parse, scored), strict=True):
            is_right, _ = judge.judge(judge.cue_words(parse, item.candidate), item.region)
            examples.append((pairs, is_right))
            known.append(item.found)
    scores = np.array(known).clip(1e-9, 1 - 1e-9)
    return count_rows(examples, np.log(scores / (1 - scores)))


def _smoothing(table: str) -> float:
    if table in SMOOTHING:
        return SMOOTHING[table]
    return _LEXICAL_SMOOTHING if table.rpartition(".")[2] in _LEXICAL else _DEFAULT_SMOOTHING


def count_rows(examples: Sequence[tuple[Pairs, float]], known: FloatArray | None = None) -> list[Row]:
    """Count the rows of the examples and give each its lift, on top of the log-odds that are known already."""
    outcomes = np.array([right for _, right in examples], dtype=float)
    if not len(outcomes):
        return []
    places: dict[tuple[str, str], list[int]] = {}
    for number, (pairs, _) in enumerate(examples):
        for pair in pairs:
            places.setdefault(pair, []).append(number)
    tables: dict[str, list[str]] = {}
    for (table, value), seen_at in places.items():
        if len(seen_at) >= _MIN_COUNT:
            tables.setdefault(table, []).append(value)
    mean = float(np.clip(outcomes.mean(), 1e-6, 1 - 1e-6))
    base = math.log(mean / (1 - mean))
    scores = np.full(len(outcomes), base) if known is None else known.copy()
    lifts = {table: np.zeros(len(values)) for table, values in tables.items()}
    columns = {}
    for table, values in tables.items():
        numbers = np.concatenate([np.array(places[table, value], dtype=np.int64) for value in values])
        groups = np.repeat(np.arange(len(values)), [len(places[table, value]) for value in values])
        columns[table] = (numbers, groups)
    order = sorted(tables, key=lambda table: (_RANK.get(table, 9), table))
    for sweep in range(_SWEEPS):
        for table in order:
            numbers, groups = columns[table]
            size = len(tables[table])
            expected = 1 / (1 + np.exp(-scores[numbers]))
            missing = np.bincount(groups, outcomes[numbers] - expected, size)
            spread = np.bincount(groups, expected * (1 - expected), size)
            smoothing = _smoothing(table)
            # One step towards "expected equals counted"; later sweeps go more slowly, so that overlapping tables
            # settle.
            step = np.clip((missing - smoothing * lifts[table]) / (spread + smoothing), -2, 2) * (
                1.0 if sweep == 0 else 0.7
            )
            lifts[table] += step
            scores[numbers] += step[groups]
    rows = [] if known is not None else [Row("base", "", base, len(outcomes), round(float(outcomes.sum())))]
    for table in order:
        for value, lift in zip(tables[table], lifts[table], strict=True):
            at = places[table, value]
            if abs(lift) >= _MIN_LIFT:
                rows.append(Row(table, value, float(lift), len(at), round(float(outcomes[at].sum()))))
    return rows


_RANK = {"frame": 0, "region-family": 1, "region": 2, "act-frame": 3, "lemma": 4, "lemma-frame": 5}


def calibrate(articles: Iterable[tuple[Parse, GoldArticle]], directory: str | Path) -> tuple[int, int]:
    """Count both weight tables from parsed gold articles and write them; returns how many rows each has."""
    found, exact = count_tables(list(articles))
    write_weights(Path(directory) / "found.tsv", found)
    write_weights(Path(directory) / "exact.tsv", exact)
    return len(found), len(exact)
