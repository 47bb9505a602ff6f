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
from attrs import define

from quoteattr.evaluation.gold import GoldArticle
from quoteattr.evaluation.words import Words, jaccard
from quoteattr.lexicon.cues import CueLexicon, load_cues
from quoteattr.lexicon.weights import Row, Weights, write_weights
from quoteattr.matchers.candidate import Candidate, Region
from quoteattr.matchers.context import Pairs
from quoteattr.matchers.generate import find_candidates
from quoteattr.scoring import exact_pairs, found_pairs, region_pairs
from quoteattr.selection import article_pairs, score_candidates
from quoteattr.text.parse import Parse

__all__ = ["SMOOTHING", "Example", "calibrate", "collect_examples", "count_rows"]

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
# Rows seen less often, or that change less, are left out: a quarter of the rows remain. Content F1 went from .745
# to .744 on PolNeAR dev and from .534 to .539 on GUM news, which is no clear difference; the tables are easier to read.
_MIN_COUNT = 10
_MIN_LIFT = 0.1
_SWEEPS = 5
_SHARED_STEP = 0.8
_THRESHOLD = 0.5


@define(frozen=True, slots=True)
class Example:
    """One region of a candidate: its rows, and whether gold has it (and with the same edges)."""

    pairs: Pairs
    right: bool
    exact: bool


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


def collect_examples(parse: Parse, gold: GoldArticle, cues: CueLexicon | None = None) -> list[Example]:
    """Every region of every candidate of a gold article, marked right where content (word Jaccard ≥ 0.5) and cue
    overlap.
    """
    cues = cues or load_cues()
    judge = _Judge.of(parse.text, gold)
    examples: list[Example] = []
    for candidate in find_candidates(parse):
        shared = found_pairs(parse, candidate, cues)
        cue = judge.cue_words(parse, candidate)
        for region in candidate.regions:
            right, exact = judge.judge(cue, region)
            examples.append(Example(shared + region_pairs(parse, candidate, region), right, exact))
    return examples


def count_article_rows(articles: Iterable[tuple[Parse, GoldArticle]], found: Weights, exact: Weights) -> list[Row]:
    """The rows that depend on an article's other quotes, counted on top of all others."""
    cues = load_cues()
    seen: dict[tuple[str, str], list[tuple[float, bool]]] = {}
    for parse, gold in articles:
        judge = _Judge.of(parse.text, gold)
        scored = score_candidates(parse, find_candidates(parse), cues, found, exact)
        for item, pairs in zip(scored, article_pairs(parse, scored), strict=True):
            is_right, _ = judge.judge(judge.cue_words(parse, item.candidate), item.region)
            for pair in pairs:
                seen.setdefault(pair, []).append((item.found, is_right))
    rows: list[Row] = []
    for (table, value), cases in sorted(seen.items()):
        lift = 0.0
        scores = np.array([probability for probability, _ in cases]).clip(1e-9, 1 - 1e-9)
        logits = np.log(scores / (1 - scores))
        right = np.array([ok for _, ok in cases], dtype=float)
        for _ in range(_SWEEPS):
            expected = 1 / (1 + np.exp(-(logits + lift)))
            lift += float((right - expected).sum() - _DEFAULT_SMOOTHING * lift) / float(
                (expected * (1 - expected)).sum() + _DEFAULT_SMOOTHING
            )
        if len(cases) >= _MIN_COUNT and abs(lift) >= _MIN_LIFT / 2:
            # Two tables look at the same candidates: half a step each.
            rows.append(Row(table, value, lift * _SHARED_STEP, len(cases), int(right.sum())))
    return rows


def _smoothing(table: str) -> float:
    if table in SMOOTHING:
        return SMOOTHING[table]
    return _LEXICAL_SMOOTHING if table.rpartition(".")[2] in _LEXICAL else _DEFAULT_SMOOTHING


def count_rows(examples: Sequence[tuple[Pairs, bool]]) -> list[Row]:
    """Count the rows of the examples and give each its lift."""
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
    scores = np.full(len(outcomes), base)
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
    rows = [Row("base", "", base, len(outcomes), int(outcomes.sum()))]
    for table in order:
        for value, lift in zip(tables[table], lifts[table], strict=True):
            at = places[table, value]
            if abs(lift) >= _MIN_LIFT:
                rows.append(Row(table, value, float(lift), len(at), int(outcomes[at].sum())))
    return rows


_RANK = {"frame": 0, "region-family": 1, "region": 2, "act-frame": 3, "lemma": 4, "lemma-frame": 5}


def weights_of(rows: Iterable[Row]) -> Weights:
    """The rows as a table to score with."""
    return Weights({(row.table, row.value): row.lift for row in rows})


def calibrate(articles: Iterable[tuple[Parse, GoldArticle]], directory: str | Path) -> tuple[int, int]:
    """Count both weight tables from parsed gold articles and write them; returns how many rows each has."""
    parsed = list(articles)
    examples = [example for parse, gold in parsed for example in collect_examples(parse, gold)]
    found = count_rows([(example.pairs, example.right) for example in examples])
    exact = count_rows([(exact_pairs(example.pairs), example.exact) for example in examples if example.right])
    found += count_article_rows(parsed, weights_of(found), weights_of(exact))
    write_weights(Path(directory) / "found.tsv", found)
    write_weights(Path(directory) / "exact.tsv", exact)
    return len(found), len(exact)
