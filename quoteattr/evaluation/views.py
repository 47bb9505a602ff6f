"""Figures by group: by rule, by type, by article, by the construction and the cue of the gold."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from attrs import define, field

from quoteattr.errors import SettingsError
from quoteattr.evaluation.fields import Judged
from quoteattr.evaluation.gold import GoldQuote
from quoteattr.evaluation.outcomes import Outcome
from quoteattr.records import Quote

__all__ = ["FIELDS_SHOWN", "GROUPINGS", "Row", "group_outcomes"]

FIELDS_SHOWN = ("cue", "source", "speaker")
"""The fields whose share of right values is shown beside each group."""


@define(slots=True, kw_only=True)
class Row:
    """The outcomes of one group.

    ``hits`` of ``predicted`` quotes are right, ``exact`` of them have the gold's very words; ``found`` of
    ``gold`` attributions were found. A rule has no gold of its own and a construction no predictions: there
    these counts are 0. ``confidence`` is the mean over the predictions. ``fields`` holds, for each field of
    :data:`FIELDS_SHOWN` that the gold states, how many of the hits have it right and how many were judged.
    """

    name: str
    predicted: int = 0
    hits: int = 0
    exact: int = 0
    gold: int = 0
    found: int = 0
    confidence: float = 0.0
    fields: dict[str, tuple[int, int]] = field(factory=dict)

    @property
    def wrong(self) -> int:
        """Predictions that answer no gold attribution."""
        return self.predicted - self.hits

    @property
    def missed(self) -> int:
        """Gold attributions that no prediction answers."""
        return self.gold - self.found

    @property
    def precision(self) -> float | None:
        """Hits of predicted; None where the group has no predictions."""
        return self.hits / self.predicted if self.predicted else None

    def add_fields(self, judgements: Iterable[Judged]) -> None:
        """Count the fields of one hit."""
        for judged in judgements:
            if judged.field in FIELDS_SHOWN:
                agreed, count = self.fields.get(judged.field, (0, 0))
                self.fields[judged.field] = (agreed + (judged.outcome in ("right", "none")), count + 1)

    def share(self, field: str) -> float | None:
        """The share of the hits whose field is right (agreement on "none" counted); None where none was judged."""
        agreed, judged = self.fields.get(field, (0, 0))
        return agreed / judged if judged else None

    @property
    def recall(self) -> float | None:
        """Found of gold; None where the group has no gold."""
        return self.found / self.gold if self.gold else None


_GoldKey = Callable[[GoldQuote, Outcome], str | None]
_QuoteKey = Callable[[Quote, Outcome], str | None]


def _construction(quote: GoldQuote, outcome: Outcome) -> str:
    """How a gold attribution is built: its type, where its cue stands, whether the content is split."""
    content, cue = quote.content, quote.spans("cue")
    if not cue:
        place = "no cue stated"
    elif cue[0][0] < content[0][0]:
        place = "cue before"
    elif cue[0][0] >= content[-1][1]:
        place = "cue after"
    elif any(start <= cue[0][0] < end for start, end in content):
        place = "cue inside"
    else:
        place = "cue between"
    return f"{quote.type.value}, {place}{', split' if len(content) > 1 else ''}"


def _cue_text(quote: GoldQuote, outcome: Outcome) -> str | None:
    text = outcome.alignment.article.text
    return " ".join(" ".join(text[start:end] for start, end in quote.spans("cue")).casefold().split()) or None


GROUPINGS: dict[str, tuple[_GoldKey, _QuoteKey]] = {
    "rule": (lambda quote, outcome: None, lambda quote, outcome: quote.rule),
    "type": (lambda quote, outcome: quote.type.value, lambda quote, outcome: quote.type.value),
    "article": (lambda quote, outcome: outcome.id, lambda quote, outcome: outcome.id),
    "construction": (_construction, lambda quote, outcome: None),
    "cue": (_cue_text, lambda quote, outcome: " ".join(quote.cue.text.casefold().split()) if quote.cue else None),
}
"""Name of a view -> the group of a gold attribution and of a prediction (None: it is in no group)."""


def group_outcomes(outcomes: Iterable[Outcome], by: str) -> list[Row]:
    """The rows of a view, the largest groups first. Raises SettingsError for an unknown view."""
    if by not in GROUPINGS:
        raise SettingsError(f"unknown view {by!r}: choose one of {', '.join(GROUPINGS)}")
    of_gold, of_quote = GROUPINGS[by]
    rows: dict[str, Row] = {}
    for outcome in outcomes:
        alignment = outcome.alignment
        found = {g for g, _ in alignment.pairs}
        exact = {p for _, p in alignment.exact}
        for g, gold in enumerate(alignment.gold):
            name = of_gold(gold, outcome)
            if name is not None:
                row = rows.setdefault(name, Row(name=name))
                row.gold += 1
                row.found += g in found
        for p, quote in enumerate(alignment.predicted):
            name = of_quote(quote, outcome)
            if name is not None:
                row = rows.setdefault(name, Row(name=name))
                row.predicted += 1
                row.hits += p in alignment.right
                row.exact += p in exact
                row.confidence += (quote.confidence - row.confidence) / row.predicted
        for (_, p), judgements in outcome.judged.items():
            name = of_quote(alignment.predicted[p], outcome)
            if name is not None:
                rows[name].add_fields(judgements)
    return sorted(rows.values(), key=lambda row: (-max(row.predicted, row.gold), row.name))
