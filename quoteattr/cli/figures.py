"""Tables of figures, errors, comparisons and floors for the terminal."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from quoteattr.cli.scored import Scored, View
    from quoteattr.evaluation import Comparison, ErrorView, Report

__all__ = ["print_scored"]

PLAIN_WIDTH = 120
CHANGES_SHOWN = 20
"""Changed quotes listed by ``--against``."""


def print_scored(scored: Scored, views: Sequence[View], errors: Sequence[ErrorView]) -> None:
    """Print one gold's report with what was asked beside it."""
    width = None if sys.stdout.isatty() else PLAIN_WIDTH
    console = Console(width=width, highlight=False, markup=False, emoji=False)
    report = scored.report
    speed = f", {report.words_per_second:,.0f} words/s" if report.words_per_second else ""
    model = f", {scored.model}" if scored.model else ""
    console.print(
        Text(
            f"{scored.path}: {report.size}, scope {report.scope.value}, "
            f"word Jaccard ≥ {report.threshold:g}{speed}{model}",
            style="bold",
        )
    )
    console.print(_figures(report))
    if report.reliability is not None:
        console.print(
            f"expected calibration error {report.reliability.error:.3f}, Brier score {report.reliability.brier:.3f}"
        )
    for view in views:
        console.print(_view(report, view.value))
    if scored.comparison is not None:
        _print_comparison(console, scored.comparison)
    for error in errors:
        console.print(str(error))
    for verdict in scored.verdicts:
        console.print(Text(str(verdict), style="" if verdict.held else "bold red"))
    for name, crash in report.crashes:
        console.print(Text(f"CRASH {name}: {crash}", style="bold red"))
    for note in report.notes:
        console.print(f"note: {note}")
    console.print()


def _table(*columns: str, title: str | None = None) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, title=title, title_justify="left")
    for number, column in enumerate(columns):
        table.add_column(column, justify="left" if number == 0 else "right", overflow="fold")
    return table


def _figures(report: Report) -> Table:
    table = _table("measure", "gold", "predicted", "P", "R", "F1", "95 % of F1", "accuracy")
    last = ""
    for part, measure, figure in report.rows():
        if part != last:
            if last:
                table.add_section()
            table.add_row(Text(part, style="bold"))
            last = part
        interval = f"{figure.interval[0]:.3f}–{figure.interval[1]:.3f}" if figure.interval else ""
        table.add_row(
            f"  {measure.replace('_', ' ')}",
            str(figure.counts.gold),
            str(figure.counts.predicted),
            f"{figure.precision:.3f}",
            f"{figure.recall:.3f}",
            f"{figure.f1:.3f}",
            interval,
            _number(figure.accuracy),
        )
    return table


def _view(report: Report, view: str) -> Table:
    from quoteattr.evaluation.views import FIELDS_SHOWN

    counts = ("pred.", "right", "wrong", "P", "exact", "conf.")
    table = _table(view, *counts, *FIELDS_SHOWN, "gold", "missed", "R", title=f"by {view}")
    for row in report.by(view):
        table.add_row(
            Text(row.name),
            _count(row.predicted),
            _count(row.hits if row.predicted else 0),
            _count(row.wrong),
            _number(row.precision),
            _count(row.exact),
            _number(row.confidence if row.predicted else None),
            *(_number(row.share(field)) for field in FIELDS_SHOWN),
            _count(row.gold),
            _count(row.missed),
            _number(row.recall),
        )
    return table


def _print_comparison(console: Console, comparison: Comparison) -> None:
    table = _table("F1 against the older run", "old", "new", "change", "95 % of change")
    for one in comparison.differences:
        if one.change or one.part == "overall":
            interval = f"{one.interval[0]:+.3f} … {one.interval[1]:+.3f}" if one.interval else ""
            name = f"{one.part} {one.measure.replace('_', ' ')}"
            table.add_row(name, f"{one.old:.3f}", f"{one.new:.3f}", f"{one.change:+.3f}", interval)
    console.print(table)
    rows = comparison.by_rule()
    if rows:
        rules = _table("rule", "gained", "lost", "new wrong", "gone wrong", "balance")
        for row in rows:
            counts = (row.gained, row.lost, row.new_wrong, row.gone_wrong)
            rules.add_row(Text(row.rule), *map(_count, counts), f"{row.balance:+d}")
        console.print(rules)
    for name, counted in (("fixed", comparison.fixed), ("broken", comparison.broken)):
        if counted:
            console.print(
                f"fields {name}: " + ", ".join(f"{field} {count}" for field, count in sorted(counted.items()))
            )
    for change in comparison.listed(CHANGES_SHOWN):
        mark = "+" if change.is_better else "-"
        console.print(
            f"{mark} {change.kind.replace('_', ' ')} [{change.rule}] {change.view.article}:{change.view.start}"
        )
        console.print(f"    {change.view.context}")
    rest = len(comparison.changes) - CHANGES_SHOWN
    if rest > 0:
        console.print(f"… and {rest} more")


def _count(value: int) -> str:
    return str(value) if value else ""


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"
