"""Two runs on the same gold: which quotes were gained and lost, by which rule, and what that did to the figures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, get_args

from attrs import define

from quoteattr.errors import SettingsError
from quoteattr.evaluation.bootstrap import find_difference_intervals
from quoteattr.evaluation.mistakes import ErrorView, view_gold, view_prediction
from quoteattr.evaluation.outcomes import OVERALL, Outcome
from quoteattr.evaluation.report import Report
from quoteattr.records import Quote

__all__ = ["Change", "Comparison", "Difference", "RuleChange", "compare_reports"]

ChangeKind = Literal["gained", "lost", "new_wrong", "gone_wrong"]


@define(frozen=True, slots=True, kw_only=True)
class Change:
    """One quote on which the runs differ.

    ``gained`` and ``lost``: a gold attribution that only the new (the old) run found; ``new_wrong`` and
    ``gone_wrong``: a wrong prediction that only the new (the old) run made. ``rule`` is that of the run that
    has the quote.
    """

    kind: ChangeKind
    rule: str
    view: ErrorView

    @property
    def is_better(self) -> bool:
        """Whether the new run is better for it."""
        return self.kind in ("gained", "gone_wrong")


@define(slots=True, kw_only=True)
class RuleChange:
    """The changes of one rule, counted."""

    rule: str
    gained: int = 0
    lost: int = 0
    new_wrong: int = 0
    gone_wrong: int = 0

    @property
    def balance(self) -> int:
        """Changes for the better minus changes for the worse."""
        return self.gained + self.gone_wrong - self.lost - self.new_wrong


@define(frozen=True, slots=True, kw_only=True)
class Difference:
    """The F1 of one measure in both runs and the 95 % interval of the difference (paired over articles)."""

    part: str
    measure: str
    old: float
    new: float
    interval: tuple[float, float] | None = None

    @property
    def change(self) -> float:
        """New minus old."""
        return self.new - self.old


@define(frozen=True, slots=True, kw_only=True, repr=False)
class Comparison:
    """What changed from the old run to the new one.

    ``fixed`` and ``broken`` count, per field, the gold attributions found by both runs whose field became right
    (wrong).
    """

    differences: tuple[Difference, ...]
    changes: tuple[Change, ...]
    fixed: dict[str, int]
    broken: dict[str, int]

    def __repr__(self) -> str:
        kinds = [change.kind for change in self.changes]
        counts = ", ".join(f"{kinds.count(kind)} {kind.replace('_', ' ')}" for kind in get_args(ChangeKind))
        return f"Comparison({counts})"

    def __str__(self) -> str:
        return self.table()

    def table(self) -> str:
        """As plain text: the figures over all and those that changed, then each quote that was gained or lost."""
        lines = [f"{'':<10}{'':<20}{'old F1':>8}{'new F1':>8}{'change':>8}  95 % of change"]
        for one in self.differences:
            if one.change or one.part == OVERALL:
                low_high = f"{one.interval[0]:+.3f} … {one.interval[1]:+.3f}" if one.interval else ""
                figures = f"{one.old:>8.3f}{one.new:>8.3f}{one.change:>+8.3f}"
                lines.append(f"{one.part:<10}{one.measure:<20}{figures}  {low_high}".rstrip())
        for change in self.listed():
            lines.append(
                f"{'+' if change.is_better else '-'} {change.kind.replace('_', ' ')} by {change.rule}: {change.view}"
            )
        return "\n".join(lines)

    def by_rule(self) -> list[RuleChange]:
        """The changes counted by rule, the largest balance (either way) first."""
        rows: dict[str, RuleChange] = {}
        for change in self.changes:
            row = rows.setdefault(change.rule, RuleChange(rule=change.rule))
            setattr(row, change.kind, getattr(row, change.kind) + 1)
        return sorted(rows.values(), key=lambda row: (-abs(row.balance), row.rule))

    def listed(self, limit: int | None = None) -> list[Change]:
        """The changes for the worse first, then those for the better; at most ``limit``."""
        return sorted(self.changes, key=lambda change: change.is_better)[:limit]

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready values: differences, counts by rule, fields fixed and broken."""
        return {
            "figures": [
                {
                    "slice": one.part,
                    "measure": one.measure,
                    "old_f1": one.old,
                    "new_f1": one.new,
                    "difference_95": None if one.interval is None else list(one.interval),
                }
                for one in self.differences
            ],
            "rules": [
                {
                    "rule": row.rule,
                    "gained": row.gained,
                    "lost": row.lost,
                    "new_wrong": row.new_wrong,
                    "gone_wrong": row.gone_wrong,
                }
                for row in self.by_rule()
            ],
            "fixed": self.fixed,
            "broken": self.broken,
        }


def compare_reports(old: Report, new: Report, *, samples: int = 1000, seed: int = 0) -> Comparison:
    """Compare two reports on the same gold, scope and threshold. Raises SettingsError where these differ."""
    for report in (old, new):
        if not isinstance(report, Report):
            raise SettingsError(f"two reports (from quoteattr.evaluation.score) are compared, not {report!r:.80}")
    same_gold = [outcome.alignment.article for outcome in old.outcomes] == [
        outcome.alignment.article for outcome in new.outcomes
    ]
    if not same_gold or (old.scope, old.threshold) != (new.scope, new.threshold):
        raise SettingsError("two runs are compared on the same gold, scope and threshold: score both alike first")
    intervals = find_difference_intervals(old.tallies, new.tallies, samples=samples, seed=seed)
    before = {(part, measure): figure for part, measure, figure in old.rows()}
    changes: list[Change] = []
    fixed: dict[str, int] = {}
    broken: dict[str, int] = {}
    for one, other in zip(old.outcomes, new.outcomes, strict=True):
        changes.extend(_changes(one, other))
        for field, better in _field_changes(one, other):
            counts = fixed if better else broken
            counts[field] = counts.get(field, 0) + 1
    return Comparison(
        differences=tuple(
            Difference(
                part=part,
                measure=measure,
                old=before[part, measure].f1,
                new=figure.f1,
                interval=intervals.get((part, measure)),
            )
            for part, measure, figure in new.rows()
            if (part, measure) in before
        ),
        changes=tuple(changes),
        fixed=fixed,
        broken=broken,
    )


def _changes(old: Outcome, new: Outcome) -> Iterator[Change]:
    before, after = _finders(old), _finders(new)
    for g, gold in enumerate(new.alignment.gold):
        if g in after and g not in before:
            yield Change(kind="gained", rule=after[g].rule, view=view_gold(new, gold))
        elif g in before and g not in after:
            yield Change(kind="lost", rule=before[g].rule, view=view_gold(old, gold))
    was_wrong, is_wrong = _wrong(old), _wrong(new)
    for words, quote in is_wrong.items():
        if words not in was_wrong:
            yield Change(kind="new_wrong", rule=quote.rule, view=view_prediction(new, quote))
    for words, quote in was_wrong.items():
        if words not in is_wrong:
            yield Change(kind="gone_wrong", rule=quote.rule, view=view_prediction(old, quote))


def _finders(outcome: Outcome) -> dict[int, Quote]:
    """Gold number -> the prediction that answers it."""
    return {g: outcome.alignment.predicted[p] for g, p in outcome.alignment.pairs}


def _wrong(outcome: Outcome) -> dict[frozenset[int], Quote]:
    """The wrong predictions by their words (the first of those that are word for word the same)."""
    alignment = outcome.alignment
    found: dict[frozenset[int], Quote] = {}
    for p, quote in enumerate(alignment.predicted):
        if p not in alignment.right:
            found.setdefault(alignment.predicted_words[p], quote)
    return found


def _field_changes(old: Outcome, new: Outcome) -> Iterator[tuple[str, bool]]:
    good = ("right", "none")
    before = {g: {one.field: one.outcome in good for one in judged} for (g, _), judged in old.judged.items()}
    for (g, _), judged in new.judged.items():
        for one in judged:
            was = before.get(g, {}).get(one.field)
            if was is not None and was != (one.outcome in good):
                yield one.field, not was
