"""The single errors of a run, with their context: what was missed, what was made up, which field is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Literal

from attrs import define

from quoteattr.evaluation.gold import GoldQuote, Offsets
from quoteattr.evaluation.outcomes import Outcome
from quoteattr.records import Quote, QuoteType

__all__ = ["ErrorKind", "ErrorView", "find_errors", "say", "view_gold", "view_prediction"]

ErrorKind = Literal["missed", "spurious", "field", "crash"]

CONTEXT = 60
"""Characters of the article shown on either side of an error."""


@define(frozen=True, slots=True, kw_only=True)
class ErrorView:
    """One error.

    ``context`` is the article around it on one line, the content in ⟦ ⟧, the gold cue or source unmarked.
    ``near`` describes the other side where one overlaps without matching (a wrong border). Of a field error
    ``field``, ``wanted`` and ``got`` say what was expected and what came. ``start`` is the character offset.
    """

    kind: ErrorKind
    article: str
    start: int
    type: QuoteType | None
    context: str
    rule: str | None = None
    confidence: float | None = None
    cue: str = ""
    source: str = ""
    near: str | None = None
    field: str | None = None
    wanted: str | None = None
    got: str | None = None

    def __str__(self) -> str:
        kind = self.type.value if self.type else "article"
        head = f"{self.kind.upper()} {kind} {self.article}:{self.start}"
        if self.rule:
            head += f" [{self.rule}" + (f" {self.confidence:.2f}]" if self.confidence is not None else "]")
        if self.field:
            head += f" {self.field}: wanted {self.wanted}, got {self.got}"
        lines = [head, f"    {self.context}"]
        if self.source or self.cue:
            lines.append(f"    source: {self.source or '-'}   cue: {self.cue or '-'}")
        if self.near:
            lines.append(f"    near: {self.near}")
        return "\n".join(lines)


def find_errors(
    outcomes: Iterable[Outcome],
    *,
    kind: ErrorKind | None = None,
    type: QuoteType | str | None = None,
    rule: str | None = None,
    field: str | None = None,
) -> Iterator[ErrorView]:
    """Yield the errors in text order; each argument narrows them down.

    ``rule`` keeps the errors of one rule's predictions, ``field`` the matched quotes in which that field is wrong.
    """
    if field is not None and kind is None:
        kind = "field"
    for outcome in outcomes:
        found = sorted(_article_errors(outcome), key=lambda error: error.start)
        for error in found:
            if (
                (kind is None or error.kind == kind)
                and (type is None or error.type == type)
                and (rule is None or error.rule == rule)
                and (field is None or error.field == field)
            ):
                yield error


def _article_errors(outcome: Outcome) -> Iterator[ErrorView]:
    alignment, text = outcome.alignment, outcome.alignment.article.text
    if outcome.error is not None:
        yield ErrorView(kind="crash", article=outcome.id, start=0, type=None, context=outcome.error)
    found = {g for g, _ in alignment.pairs}
    for g, gold in enumerate(alignment.gold):
        if g not in found:
            yield view_gold(outcome, gold, near=_near_prediction(outcome, g))
    for p, quote in enumerate(alignment.predicted):
        if p not in alignment.right:
            yield view_prediction(outcome, quote, near=_near_gold(outcome, p))
    for (_, p), judgements in outcome.judged.items():
        for judged in judgements:
            if judged.outcome in ("wrong", "missing", "extra"):
                yield view_prediction(
                    outcome,
                    alignment.predicted[p],
                    kind="field",
                    field=judged.field,
                    wanted=say(text, judged.gold),
                    got=say(text, judged.predicted),
                )


def view_gold(outcome: Outcome, gold: GoldQuote, near: str | None = None) -> ErrorView:
    """A gold attribution in its context, as one that was missed."""
    text = outcome.alignment.article.text
    return ErrorView(
        kind="missed",
        article=outcome.id,
        start=gold.content[0][0],
        type=gold.type,
        context=_context(text, gold.content, (*gold.spans("cue"), *gold.spans("source"))),
        cue=_join(text, gold.spans("cue")),
        source=_join(text, gold.spans("source")),
        near=near,
    )


def view_prediction(
    outcome: Outcome,
    quote: Quote,
    *,
    kind: ErrorKind = "spurious",
    near: str | None = None,
    field: str | None = None,
    wanted: str | None = None,
    got: str | None = None,
) -> ErrorView:
    """A prediction in its context, as one that is wrong (or wrong in a field)."""
    content = tuple((span.start, span.end) for span in quote.content)
    around = (*(quote.cue.spans if quote.cue else ()), *quote.source.spans)
    return ErrorView(
        kind=kind,
        article=outcome.id,
        start=quote.start,
        type=quote.type,
        context=_context(outcome.alignment.article.text, content, tuple((span.start, span.end) for span in around)),
        rule=quote.rule,
        confidence=quote.confidence,
        cue=quote.cue.text if quote.cue else "",
        source=quote.source.text,
        near=near,
        field=field,
        wanted=wanted,
        got=got,
    )


def _near_prediction(outcome: Outcome, g: int) -> str | None:
    alignment = outcome.alignment
    shared, p = max(
        ((len(words & alignment.gold_words[g]), p) for p, words in enumerate(alignment.predicted_words)),
        default=(0, 0),
        key=lambda pair: pair[0],
    )
    if not shared:
        return None
    quote = alignment.predicted[p]
    return f"[{quote.rule} {quote.confidence:.2f}] {_flat(quote.text)}"


def _near_gold(outcome: Outcome, p: int) -> str | None:
    """The gold that overlaps most: in the scope, or one that the gold places outside it."""
    alignment = outcome.alignment
    known = [
        *zip(alignment.gold, alignment.gold_words, strict=True),
        *((quote, words) for quote, words in alignment.others),
    ]
    best: tuple[int, GoldQuote | None] = (0, None)
    for gold, words in known:
        shared = len(words & alignment.predicted_words[p])
        if shared > best[0]:
            best = (shared, gold)
    if best[1] is None:
        return None
    outside = " (outside the scope)" if any(best[1] is quote for quote, _ in alignment.others) else ""
    return f"gold {best[1].id}{outside}: {_flat(_join(alignment.article.text, best[1].content))}"


def _context(text: str, content: Offsets, around: Offsets) -> str:
    """The article from before the first to after the last part, the content in ⟦ ⟧, on one line."""
    parts = (*content, *around)
    first = max(0, min(start for start, _ in parts) - CONTEXT)
    last = min(len(text), max(end for _, end in parts) + CONTEXT)
    shown, at = [], first
    for start, end in sorted(content):
        shown += [text[at:start], "⟦", text[start:end], "⟧"]
        at = end
    shown.append(text[at:last])
    return " ".join("".join(shown).split())


def _join(text: str, spans: Offsets) -> str:
    return " … ".join(" ".join(text[start:end].split()) for start, end in spans)


def _flat(text: str) -> str:
    return " ".join(text.split())


def say(text: str, value: Any) -> str:
    """A gold or predicted value for people: offsets as their text, alternatives by slashes."""
    if not value and value is not False:
        return "none"
    if isinstance(value, tuple):
        if isinstance(value[0], tuple):
            return _join(text, value)
        return " / ".join(map(str, value))
    return str(value)
