"""From gold and predictions to a report: align every article, judge the fields, count, add up."""

from __future__ import annotations

from collections.abc import Iterable, Set

from attrs import define, field

from quoteattr.arguments import to_number, to_scope, to_series, to_whole
from quoteattr.errors import SettingsError
from quoteattr.evaluation.alignment import THRESHOLD, Alignment, align
from quoteattr.evaluation.bootstrap import find_intervals
from quoteattr.evaluation.fields import Judged, is_same_speaker, judge, speakers_by_id
from quoteattr.evaluation.gold import GoldArticle, find_scope
from quoteattr.evaluation.outcomes import OVERALL, Outcome
from quoteattr.evaluation.prediction import Crash, Predictions, resolve_run
from quoteattr.evaluation.reliability import measure_reliability
from quoteattr.evaluation.report import Report
from quoteattr.evaluation.tallies import Counts, Figure, Tally, add_up
from quoteattr.records import Extraction, QuoteType, Scope

__all__ = ["score"]


def score(
    gold: Iterable[GoldArticle],
    predictions: Predictions,
    *,
    scope: Scope | str | None = None,
    threshold: float = THRESHOLD,
    bootstrap: int = 1000,
    seed: int = 0,
) -> Report:
    """Score predictions against gold articles.

    ``predictions``: an extractor with ``extract_many``, a function from text to extraction, extractions
    (in any order, found by their text), another coder's gold articles, or a
    :class:`~quoteattr.evaluation.Run`. ``scope``: by default the
    one that the gold says it was made in, else all. ``"speech"`` counts reported speech only: gold that is
    no reported speech is not asked for, and a prediction of it is wrong. ``bootstrap`` is the number of
    resamples for the 95 % intervals; 0 leaves them out.
    Raises SettingsError for a threshold that is not above 0 and at most 1.
    """
    if to_number(threshold, "threshold") > 1:
        raise SettingsError(f"threshold must lie above 0 and not above 1, got {threshold}")
    to_whole(bootstrap, "bootstrap", least=0)
    articles = list(to_series(gold, "gold", "a list of gold articles (from read_gold)"))
    for article in articles:
        if not isinstance(article, GoldArticle):
            raise SettingsError(f"gold must be a list of gold articles (from read_gold); one is {article!r:.80}")
    scope = find_scope(articles) if scope is None else to_scope(scope)
    run = resolve_run(articles, predictions, scope)
    outcomes = [
        _measure(article, found, scope, threshold) for article, found in zip(articles, run.outcomes, strict=True)
    ]
    with_sources = frozenset(
        article.corpus for article in articles if any("source" in quote.stated for quote in article.quotes)
    )
    tallies = [_count(outcome, with_sources) for outcome in outcomes]
    intervals = find_intervals(tallies, samples=bootstrap, seed=seed)
    figures: dict[str, dict[str, Figure]] = {}
    for (part, measure), counts in add_up(tallies).items():
        figures.setdefault(part, {})[measure] = Figure(counts=counts, interval=intervals.get((part, measure)))
    return Report(
        scope=scope,
        threshold=threshold,
        outcomes=tuple(outcomes),
        figures=figures,
        reliability=measure_reliability(
            (quote.confidence, number in outcome.alignment.right)
            for outcome in outcomes
            for number, quote in enumerate(outcome.alignment.predicted)
        ),
        words=sum(len(article.text.split()) for article in articles),
        seconds=run.seconds,
        tallies=tuple(tallies),
    )


def _measure(article: GoldArticle, found: Extraction | Crash, scope: Scope, threshold: float) -> Outcome:
    extraction = found if isinstance(found, Extraction) else None
    speakers = speakers_by_id(extraction)
    alignment = align(
        article,
        extraction.quotes if extraction else (),
        scope=scope,
        threshold=threshold,
        error=None if isinstance(found, Extraction) else found.error,
        same_speaker=lambda gold, quote: is_same_speaker(gold, quote, speakers),
    )
    judged = {
        (g, p): tuple(judge(alignment.gold[g], alignment.predicted[p], alignment.words, speakers, article.text))
        for g, p in alignment.pairs
    }
    return Outcome(alignment=alignment, judged=judged)


def _count(outcome: Outcome, with_sources: frozenset[str]) -> Tally:
    """All counts of one article; ``with_sources`` are the corpora whose gold names sources."""
    alignment = outcome.alignment
    tally = _Tallying()
    _count_quotes(tally, alignment, "content", {g for g, _ in alignment.pairs}, alignment.right)
    statement = alignment.article.match == "statement"
    if not statement:
        _count_quotes(tally, alignment, "exact", {g for g, _ in alignment.exact}, {p for _, p in alignment.exact})
        _count_words(tally, alignment)
        if alignment.article.corpus in with_sources:
            _count_end_to_end(tally, outcome)
    for (g, _), judgements in outcome.judged.items():
        for judged in judgements:
            # The type of a whole sentence is not the type of the words reported in it.
            if not (judged.field == "type" and statement):
                counts = _field_counts(judged)
                tally.add(OVERALL, judged.field, counts)
                tally.add(alignment.gold[g].type.value, judged.field, counts)
    return tally.counts


@define(slots=True)
class _Tallying:
    counts: dict[tuple[str, str], Counts] = field(factory=dict)

    def add(self, part: str, measure: str, counts: Counts) -> None:
        key = (part, measure)
        self.counts[key] = self.counts[key] + counts if key in self.counts else counts


def _count_quotes(
    tally: _Tallying,
    alignment: Alignment,
    measure: str,
    found: Set[int],
    right: Set[int],
    gold: Iterable[int] | None = None,
    predicted: Iterable[int] | None = None,
) -> None:
    """Count attributions overall and by type: recall by the gold's type, precision by the prediction's.

    ``gold`` and ``predicted`` narrow what is counted; by default all are.
    """
    tally.add(OVERALL, measure, Counts())
    for g in range(len(alignment.gold)) if gold is None else gold:
        counts = Counts(gold=1, found=int(g in found))
        tally.add(OVERALL, measure, counts)
        tally.add(alignment.gold[g].type.value, measure, counts)
    for p in range(len(alignment.predicted)) if predicted is None else predicted:
        counts = Counts(predicted=1, right=int(p in right))
        tally.add(OVERALL, measure, counts)
        tally.add(alignment.predicted[p].type.value, measure, counts)


def _count_words(tally: _Tallying, alignment: Alignment) -> None:
    """Count the words that stand in any content; a word in two contents counts once."""
    all_gold = frozenset[int]().union(*alignment.gold_words)
    all_predicted = frozenset[int]().union(*alignment.predicted_words)
    for kind in (None, *QuoteType):
        gold = frozenset[int]().union(
            *(
                words
                for quote, words in zip(alignment.gold, alignment.gold_words, strict=True)
                if kind in (None, quote.type)
            )
        )
        predicted = frozenset[int]().union(
            *(
                words
                for quote, words in zip(alignment.predicted, alignment.predicted_words, strict=True)
                if kind in (None, quote.type)
            )
        )
        if kind is None or gold or predicted:
            counts = Counts(
                gold=len(gold),
                found=len(gold & all_predicted),
                predicted=len(predicted),
                right=len(predicted & all_gold),
            )
            tally.add(OVERALL if kind is None else kind.value, "words", counts)


def _count_end_to_end(tally: _Tallying, outcome: Outcome) -> None:
    """Count attributions whose content is found and whose source is right too (or rightly absent).

    Gold that does not state its source is left out, with the prediction that answers it.
    """
    alignment = outcome.alignment
    open_gold = {g for g, quote in enumerate(alignment.gold) if "source" not in quote.stated}
    open_predicted = {p for g, p in alignment.pairs if g in open_gold}
    whole = [
        pair
        for pair, judgements in outcome.judged.items()
        if any(judged.field == "source" and judged.outcome in ("right", "none") for judged in judgements)
    ]
    _count_quotes(
        tally,
        alignment,
        "end_to_end",
        {g for g, _ in whole},
        {p for _, p in whole},
        gold=[g for g in range(len(alignment.gold)) if g not in open_gold],
        predicted=[p for p in range(len(alignment.predicted)) if p not in open_predicted],
    )


def _field_counts(judged: Judged) -> Counts:
    outcome = judged.outcome
    return Counts(
        gold=int(outcome in ("right", "wrong", "missing")),
        found=int(outcome == "right"),
        predicted=int(outcome in ("right", "wrong", "extra")),
        right=int(outcome == "right"),
        judged=1,
        agreed=int(outcome in ("right", "none")),
    )
