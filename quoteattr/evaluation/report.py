"""What a scoring run found: figures by type, reliability, speed, and every outcome behind them."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from typing import Any

from attrs import define, field

from quoteattr.arguments import to_whole
from quoteattr.evaluation.mistakes import ErrorKind, ErrorView, find_errors
from quoteattr.evaluation.outcomes import MEASURES, OVERALL, Outcome
from quoteattr.evaluation.reliability import Reliability
from quoteattr.evaluation.tallies import Figure, Tally
from quoteattr.evaluation.views import Row, group_outcomes
from quoteattr.records import QuoteType, Scope

__all__ = ["Report"]


@define(frozen=True, slots=True, kw_only=True, repr=False)
class Report:
    """The figures of one run in one scope, and what they were made from.

    ``figures`` maps a slice (``overall``, ``direct``, ``mixed``, ``indirect``) to its measures
    (:data:`~quoteattr.evaluation.MEASURES`). ``words`` are the white-space words of the articles, ``seconds`` the time
    of the extraction (None where predictions were given). ``tallies`` are the counts of each article.
    """

    scope: Scope
    threshold: float
    outcomes: tuple[Outcome, ...]
    figures: Mapping[str, Mapping[str, Figure]]
    reliability: Reliability | None = None
    words: int = 0
    seconds: float | None = None
    tallies: tuple[Tally, ...] = field(default=(), eq=False)

    def __repr__(self) -> str:
        content = self.figures.get(OVERALL, {}).get("content")
        f1 = f", content F1 {content.f1:.3f}" if content else ""
        return f"Report({len(self.outcomes)} articles, scope {self.scope.value}{f1})"

    def __str__(self) -> str:
        return self.table()

    def figure(self, measure: str = "content", type: QuoteType | str = OVERALL) -> Figure:
        """One figure: ``report.figure("exact", "direct").f1``. Raises KeyError for one that was not measured."""
        return self.figures[str(type)][measure]

    @property
    def crashes(self) -> list[tuple[str, str]]:
        """The articles without a prediction: id and error."""
        return [(outcome.id, outcome.error) for outcome in self.outcomes if outcome.error is not None]

    @property
    def size(self) -> str:
        """How much was measured, in words: *84 articles, 67,609 words*."""
        count = len(self.outcomes)
        return f"{count} article{'' if count == 1 else 's'}, {self.words:,} words"

    @property
    def words_per_second(self) -> float | None:
        """The speed of the extraction; None where predictions were given."""
        return self.words / self.seconds if self.seconds else None

    @property
    def notes(self) -> list[str]:
        """What a reader must know before trusting the figures."""
        said = []
        if self.scope is Scope.SPEECH:
            silent = sorted(
                {
                    outcome.alignment.article.corpus
                    for outcome in self.outcomes
                    if outcome.alignment.article.scope is not Scope.SPEECH
                    and outcome.alignment.article.quotes
                    and all(quote.speech is None for quote in outcome.alignment.article.quotes)
                }
            )
            if silent:
                said.append(
                    f"{', '.join(silent)}: gold does not tell speech from other attributions; all of it is asked for"
                )
        if any(outcome.alignment.article.match == "statement" for outcome in self.outcomes):
            said.append("gold of whole sentences: a prediction matches where half its words stand in the sentence")
        return said

    def by(self, view: str) -> list[Row]:
        """Rows by ``rule``, ``type``, ``article``, ``construction`` (of the gold) or ``cue``."""
        return group_outcomes(self.outcomes, view)

    def errors(
        self,
        limit: int | None = None,
        *,
        kind: ErrorKind | None = None,
        type: QuoteType | str | None = None,
        rule: str | None = None,
        field: str | None = None,
    ) -> list[ErrorView]:
        """The single errors, in text order, narrowed down by kind, type, rule or field.

        Without ``kind`` or ``field``: crashes, missed gold and spurious predictions. ``kind="field"``: wrong fields.
        """
        if limit is not None:
            to_whole(limit, "limit", least=0)
        found = find_errors(self.outcomes, kind=kind, type=type, rule=rule, field=field)
        if kind is None and field is None:
            found = (error for error in found if error.kind != "field")
        return list(itertools.islice(found, limit))

    def table(self) -> str:
        """The figures as plain text, one line per slice and measure."""
        lines = [
            f"{self.size}, scope {self.scope.value}, threshold {self.threshold:g}"
            + (f", {self.words_per_second:,.0f} words/s" if self.words_per_second else ""),
            f"{'':<10}{'':<20}{'gold':>6}{'pred':>6}{'P':>7}{'R':>7}{'F1':>7}  {'95 % of F1':<13}{'acc.':>6}",
        ]
        for part, measure, figure in self.rows():
            low_high = f"{figure.interval[0]:.3f}–{figure.interval[1]:.3f}" if figure.interval else ""
            accuracy = f"{figure.accuracy:.3f}" if figure.accuracy is not None else ""
            lines.append(
                f"{part:<10}{measure:<20}{figure.counts.gold:>6}{figure.counts.predicted:>6}{figure.precision:>7.3f}"
                f"{figure.recall:>7.3f}{figure.f1:>7.3f}  {low_high:<13}{accuracy:>6}".rstrip()
            )
        if self.reliability:
            lines.append(f"expected calibration error {self.reliability.error:.3f}, Brier {self.reliability.brier:.3f}")
        lines += [f"CRASH {name}: {error}" for name, error in self.crashes]
        lines += [f"note: {note}" for note in self.notes]
        return "\n".join(lines)

    def rows(self) -> list[tuple[str, str, Figure]]:
        """(slice, measure, figure) in the order in which they are shown."""
        return [
            (part, measure, self.figures[part][measure])
            for part in (OVERALL, *(kind.value for kind in QuoteType))
            for measure in MEASURES
            if measure in self.figures.get(part, {})
        ]

    def to_dict(self) -> dict[str, Any]:
        """The report as JSON-ready values (figures, reliability, speed, crashes, notes; not the single outcomes)."""
        return {
            "scope": self.scope.value,
            "threshold": self.threshold,
            "articles": len(self.outcomes),
            "words": self.words,
            "words_per_second": self.words_per_second,
            "figures": {
                part: {measure: _figure_dict(figure) for measure, figure in measures.items()}
                for part, measures in self.figures.items()
            },
            "calibration": None
            if self.reliability is None
            else {
                "expected_calibration_error": self.reliability.error,
                "brier": self.reliability.brier,
                "bins": [
                    {
                        "low": one.low,
                        "high": one.high,
                        "predicted": one.predicted,
                        "right": one.right,
                        "mean_confidence": one.mean_confidence,
                    }
                    for one in self.reliability.bins
                ],
            },
            "crashes": [{"id": name, "error": error} for name, error in self.crashes],
            "notes": self.notes,
        }


def _figure_dict(figure: Figure) -> dict[str, Any]:
    counts = figure.counts
    made: dict[str, Any] = {
        "gold": counts.gold,
        "found": counts.found,
        "predicted": counts.predicted,
        "right": counts.right,
        "precision": figure.precision,
        "recall": figure.recall,
        "f1": figure.f1,
    }
    if figure.accuracy is not None:
        made |= {"judged": counts.judged, "agreed": counts.agreed, "accuracy": figure.accuracy}
    if figure.interval is not None:
        made["f1_95"] = list(figure.interval)
    return made
