"""Figures by rule, type, article, construction and cue; the list of single errors; two runs compared."""

from __future__ import annotations

from typing import Any

import pytest

from quoteattr.errors import SettingsError
from quoteattr.evaluation import Report, compare_reports, score
from quoteattr.evaluation.sidebyside import side_by_side

ADA, BEN = "alpha beta gamma delta", "one two three four five six"
CAL = ["“Red blue green,”", "“black white.”"]
GOLD = (
    (ADA, {"cue": "said", "source": "Ada"}),
    (BEN, {"cue": "Ben said", "source": "Ben", "speaker": "Ben Lind"}),
    (CAL, {"cue": "Cal said", "source": "Cal", "type": "direct"}),
)


def report_of(toy: str, make_gold: Any, make_prediction: Any, *predicted: Any) -> Report:
    """The report of some predictions on the three gold quotes."""
    return score([make_gold(toy, *GOLD)], [make_prediction(toy, *predicted)])


@pytest.fixture
def report(toy: str, make_gold: Any, make_prediction: Any) -> Report:
    """Ada found exactly, Ben with a word less and no speaker, Cal missed, one made up."""
    return report_of(
        toy,
        make_gold,
        make_prediction,
        (ADA, {"rule": "indirect.that", "confidence": 0.9, "cue": "said"}),
        ("one two three four five", {"rule": "indirect.that", "confidence": 0.7}),
        ("No one spoke", {"rule": "indirect.odd", "confidence": 0.2, "type": "mixed"}),
        ("black white", {"rule": "direct.part", "type": "direct"}),
    )


@pytest.mark.parametrize(
    ("view", "name", "expected"),
    [
        # (predicted, hits, exact, gold, found)
        ("rule", "indirect.that", (2, 2, 1, 0, 0)),
        ("rule", "indirect.odd", (1, 0, 0, 0, 0)),
        ("type", "indirect", (2, 2, 1, 2, 2)),
        ("type", "direct", (1, 0, 0, 1, 0)),
        ("article", "a1", (4, 2, 1, 3, 2)),
        ("construction", "indirect, cue before", (0, 0, 0, 2, 2)),
        ("construction", "direct, cue between, split", (0, 0, 0, 1, 0)),
        ("cue", "cal said", (0, 0, 0, 1, 0)),
        ("cue", "said", (1, 1, 1, 1, 1)),
    ],
)
def test_rows_of_a_view(view: str, name: str, expected: Any, report: Report) -> None:
    """Predictions count for their rule, gold for its construction."""
    row = {one.name: one for one in report.by(view)}[name]
    assert (row.predicted, row.hits, row.exact, row.gold, row.found) == expected


@pytest.mark.parametrize(
    ("cue", "name"),
    [
        (None, "indirect, no cue stated"),
        ("said alpha", "indirect, cue before"),
        ("beta", "indirect, cue inside"),
        ("Ben said", "indirect, cue after"),
    ],
)
def test_constructions(cue: str | None, name: str, toy: str, make_gold: Any, make_prediction: Any) -> None:
    """Where the cue stands to the content; none stated is a construction too."""
    gold = make_gold(toy, (ADA, {"cue": cue} if cue else {}))
    assert [row.name for row in score([gold], [make_prediction(toy)]).by("construction")] == [name]


def test_errors_are_shown_with_what_belongs_to_them(report: Report) -> None:
    """The field with what was wanted, the cue and source, and what stands near."""
    shown = "\n".join(str(error) for error in (*report.errors(), *report.errors(field="speaker")))
    assert "    source: Cal   cue: Cal said" in shown
    assert "    near: [direct.part 0.75] black white" in shown
    assert "speaker: wanted Ben Lind, got none" in shown


def test_a_crash_is_an_error_of_its_article(toy: str, make_gold: Any) -> None:
    """It stands at the head of the article's list, with its reason."""

    def fail(text: str) -> Any:
        raise RuntimeError("no luck")

    report = score([make_gold(toy, *GOLD)], fail)
    (crash,) = report.errors(kind="crash")
    assert str(crash) == "CRASH article a1:0\n    RuntimeError: no luck"
    assert repr(report) == "Report(1 articles, scope all, content F1 0.000)"
    assert str(report) == report.table()


def test_a_row_knows_its_shares(report: Report) -> None:
    """Precision, mean confidence and what was wrong or missed."""
    row = {one.name: one for one in report.by("rule")}["indirect.that"]
    assert (row.precision, row.recall, row.wrong, row.missed) == (1.0, None, 0, 0)
    assert row.confidence == pytest.approx(0.8)


def test_a_row_shows_the_fields_of_its_hits(report: Report) -> None:
    """Of the two hits of the rule one has its cue; its only judged speaker is not there."""
    row = {one.name: one for one in report.by("rule")}["indirect.that"]
    assert (row.share("cue"), row.share("speaker"), row.share("outlet")) == (0.5, 0.0, None)


def test_an_unknown_view_is_refused(report: Report) -> None:
    """The message names the views that there are."""
    with pytest.raises(SettingsError, match="rule, type, article"):
        report.by("weekday")


def test_errors_are_listed_in_text_order_with_context(report: Report) -> None:
    """The missed split quote shows its parts, and the prediction that holds one of them as near."""
    assert [(error.kind, error.rule) for error in report.errors()] == [
        ("missed", None),
        ("spurious", "direct.part"),
        ("spurious", "indirect.odd"),
    ]
    missed, part, odd = report.errors()
    assert "⟦“Red blue green,”⟧ Cal said, ⟦“black white.”⟧" in missed.context
    assert (missed.source, missed.cue) == ("Cal", "Cal said")
    assert missed.near == "[direct.part 0.75] black white"
    assert part.near == "gold ['“Red blue green,”', '“black white.”']: “Red blue green,” … “black white.”"
    assert odd.near is None
    assert str(odd).startswith("SPURIOUS mixed a1:")


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"kind": "missed"}, ["missed"]),
        ({"type": "mixed"}, ["spurious"]),
        ({"rule": "indirect.odd"}, ["spurious"]),
        ({"limit": 1}, ["missed"]),
        ({"field": "speaker"}, ["field"]),
        ({"kind": "field", "rule": "indirect.odd"}, []),
        ({"kind": "crash"}, []),
    ],
)
def test_errors_are_narrowed_down(options: Any, expected: list[str], report: Report) -> None:
    """By kind, type, rule, field and number."""
    assert [error.kind for error in report.errors(**options)] == expected


def test_a_field_error_says_what_was_wanted(report: Report) -> None:
    """Wanted and got, in words."""
    (error,) = report.errors(field="speaker")
    assert (error.wanted, error.got) == ("Ben Lind", "none")
    (error,) = report.errors(field="cue", rule="indirect.that")
    assert (error.wanted, error.got) == ("Ben said", "none")


def test_gold_and_prediction_side_by_side(report: Report) -> None:
    """One line a quote: found, found with other words, missed, made up; wrong fields below."""
    lines = side_by_side(report.outcomes[0]).splitlines()
    marks = [line[0] for line in lines if line[0] in "=~-+"]
    assert marks == ["=", "~", "-", "+", "+"]
    assert "    speaker: wanted Ben Lind, got none" in lines


def test_two_runs_are_compared_quote_by_quote(toy: str, report: Report, make_gold: Any, make_prediction: Any) -> None:
    """Gained, lost, new and gone errors with their rules, and the difference of the figures."""
    new = report_of(
        toy,
        make_gold,
        make_prediction,
        (BEN, {"rule": "indirect.better", "speaker": "Ben Lind"}),
        (CAL, {"rule": "direct.split", "type": "direct"}),
        ("No one", {"rule": "indirect.odd"}),
    )
    comparison = compare_reports(report, new)
    changes = {(change.kind, change.rule) for change in comparison.changes}
    assert changes == {
        ("gained", "direct.split"),
        ("lost", "indirect.that"),
        ("new_wrong", "indirect.odd"),
        ("gone_wrong", "indirect.odd"),
        ("gone_wrong", "direct.part"),
    }
    rows = {row.rule: row for row in comparison.by_rule()}
    assert (rows["indirect.odd"].new_wrong, rows["indirect.odd"].gone_wrong, rows["indirect.odd"].balance) == (1, 1, 0)
    assert (rows["direct.split"].gained, rows["indirect.that"].lost) == (1, 1)
    assert comparison.fixed == {"speaker": 1}
    assert comparison.broken == {}
    exact = next(one for one in comparison.differences if (one.part, one.measure) == ("overall", "exact"))
    assert (exact.old, exact.new) == (pytest.approx(2 / 7), pytest.approx(2 / 3))
    assert [change.is_better for change in comparison.listed()] == [False, False, True, True, True]


def test_a_run_against_itself_changes_nothing(report: Report) -> None:
    """No changes, all differences zero."""
    comparison = compare_reports(report, report)
    assert comparison.changes == ()
    assert {one.change for one in comparison.differences} == {0.0}


def test_runs_on_different_gold_are_not_compared(
    report: Report, toy: str, make_gold: Any, make_prediction: Any
) -> None:
    """Another gold or another scope is refused with the remedy."""
    other = score([make_gold(toy)], [make_prediction(toy)])
    with pytest.raises(SettingsError, match="same gold, scope and threshold"):
        compare_reports(report, other)
    speech = score([outcome.alignment.article for outcome in report.outcomes], [make_prediction(toy)], scope="speech")
    with pytest.raises(SettingsError, match="same gold, scope and threshold"):
        compare_reports(report, speech)
