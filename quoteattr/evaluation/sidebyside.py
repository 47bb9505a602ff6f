"""One article's gold and prediction side by side, in plain text."""

from __future__ import annotations

import textwrap

from quoteattr.evaluation.mistakes import say
from quoteattr.evaluation.outcomes import Outcome

__all__ = ["side_by_side", "wrong_fields"]

COLUMN = 56
"""Characters of each column."""

_BORDERS = frozenset({"cue_exact", "source_exact"})


def wrong_fields(outcome: Outcome) -> list[tuple[int, str, str, str]]:
    """(gold number, field, wanted, got) of the matched quotes; a cue or source with other borders is not wrong."""
    text = outcome.alignment.article.text
    return [
        (g, judged.field, say(text, judged.gold), say(text, judged.predicted))
        for (g, _), judgements in outcome.judged.items()
        for judged in judgements
        if judged.outcome in ("wrong", "missing", "extra") and judged.field not in _BORDERS
    ]


def side_by_side(outcome: Outcome) -> str:
    """Gold on the left, prediction on the right, in text order.

    ``=`` found, ``~`` found with other words, ``-`` missed, ``+`` in no gold; wrong fields stand below their quote.
    """
    alignment = outcome.alignment
    answers = dict(alignment.pairs)
    exact = set(alignment.exact)
    answered = set(answers.values())
    rows: list[tuple[int, str, int | None, int | None]] = []
    for g, gold in enumerate(alignment.gold):
        p = answers.get(g)
        mark = "-" if p is None else "=" if (g, p) in exact else "~"
        rows.append((gold.content[0][0], mark, g, p))
    for p, quote in enumerate(alignment.predicted):
        if p not in answered:
            rows.append((quote.start, "=" if p in alignment.right else "+", None, p))
    fields: dict[int, list[str]] = {}
    for g, name, wanted, got in wrong_fields(outcome):
        fields.setdefault(g, []).append(f"    {name}: wanted {wanted}, got {got}")
    lines = [f"  {'gold':<{COLUMN}} | predicted"]
    for _, mark, at, found in sorted(rows, key=lambda row: row[0]):
        left = "" if at is None else _gold(outcome, at)
        right = "" if found is None else _predicted(outcome, found)
        lines.extend(_pair(mark, left, right))
        lines.extend(fields.get(-1 if at is None else at, ()))
    return "\n".join(lines)


def _gold(outcome: Outcome, number: int) -> str:
    alignment = outcome.alignment
    quote = alignment.gold[number]
    source = say(alignment.article.text, quote.stated.get("speaker") or quote.stated.get("source"))
    return f"{quote.id} {quote.type.value} [{source}] {say(alignment.article.text, quote.content)}"


def _predicted(outcome: Outcome, number: int) -> str:
    quote = outcome.alignment.predicted[number]
    who = quote.speaker.name if quote.speaker else quote.source.text or "none"
    content = " … ".join(" ".join(span.text.split()) for span in quote.content)
    return f"{quote.rule} {quote.confidence:.2f} {quote.type.value} [{who}] {content}"


def _pair(mark: str, left: str, right: str) -> list[str]:
    one, other = textwrap.wrap(left, COLUMN) or [""], textwrap.wrap(right, COLUMN) or [""]
    height = max(len(one), len(other))
    one += [""] * (height - len(one))
    other += [""] * (height - len(other))
    return [
        f"{mark if number == 0 else ' '} {a:<{COLUMN}} | {b}".rstrip()
        for number, (a, b) in enumerate(zip(one, other, strict=True))
    ]
