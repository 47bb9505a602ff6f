"""Getting predictions for gold articles: from an extractor, from a function, or from a file of extractions.

An article that crashes, or that has no prediction, becomes a :class:`Crash`: all its gold counts as missed.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

from attrs import define, evolve

from quoteattr.arguments import to_path, to_scope, to_series
from quoteattr.errors import SchemaError, SettingsError
from quoteattr.evaluation.coders import to_extraction
from quoteattr.evaluation.gold import GoldArticle, find_scope
from quoteattr.records import Extraction, Scope
from quoteattr.serialize.files import read_extraction_lines

__all__ = ["Crash", "ManyExtractor", "Run", "predict", "read_predictions", "resolve_run"]


@define(frozen=True, slots=True, kw_only=True)
class Crash:
    """An article without a prediction, and why."""

    id: str | None
    error: str


@runtime_checkable
class ManyExtractor(Protocol):
    """What :func:`quoteattr.load` returns, as far as it is needed here."""

    def extract_many(self, texts: Iterable[str], *, scope: Any) -> Iterable[Any]:
        """Yield an extraction (or a failure record) for each text, in order."""


@define(frozen=True, slots=True, kw_only=True)
class Run:
    """One outcome per gold article, in order, and the seconds that the extraction took (None: unknown)."""

    outcomes: tuple[Extraction | Crash, ...]
    seconds: float | None = None


Predictions = Run | ManyExtractor | Callable[[str], Extraction] | Mapping[str, Extraction] | Iterable[Any]


def predict(
    gold: Sequence[GoldArticle],
    extractor: ManyExtractor | Callable[[str], Extraction],
    *,
    scope: Scope | str | None = None,
    advance: Callable[[], object] | None = None,
) -> Run:
    """Run an extractor (or a function from text to extraction) over the articles and time it.

    ``scope`` is by default the gold's, as in :func:`score`. ``advance`` is called after each article, to show progress.
    """
    wanted = find_scope(gold) if scope is None else to_scope(scope)
    started = time.perf_counter()
    if isinstance(extractor, ManyExtractor):
        stream = _extract_many(gold, extractor, wanted)
    elif not callable(extractor):
        raise SettingsError(f"an extractor (from quoteattr.load) or a function of a text is wanted, not {extractor!r}")
    else:
        stream = (_extract_one(article, extractor) for article in gold)
    outcomes = []
    for outcome in stream:
        outcomes.append(outcome)
        if advance is not None:
            advance()
    return Run(outcomes=tuple(outcomes), seconds=time.perf_counter() - started)


def _extract_one(article: GoldArticle, function: Callable[[str], Extraction]) -> Extraction | Crash:
    try:
        return _as_outcome(article, function(article.text))
    except Exception as error:  # any crash is the extractor's, and is reported
        return Crash(id=article.id, error=_describe(error))


def _extract_many(gold: Sequence[GoldArticle], extractor: ManyExtractor, scope: Scope) -> Iterator[Extraction | Crash]:
    """Stream; where the stream breaks, that article has crashed and a new stream begins after it."""
    done = 0
    while done < len(gold):
        stream = iter(extractor.extract_many([article.text for article in gold[done:]], scope=scope))
        while done < len(gold):
            try:
                outcome = next(stream)
            except StopIteration:
                yield Crash(id=gold[done].id, error="the extractor returned nothing for this article")
                done += 1
                break
            except Exception as error:  # a stream does not say which article broke it: try the next one alone
                single = _extract_alone(gold[done], extractor, scope, error)
                yield single
                done += 1
                break
            yield _as_outcome(gold[done], outcome)
            done += 1


def _extract_alone(
    article: GoldArticle, extractor: ManyExtractor, scope: Scope, error: Exception
) -> Extraction | Crash:
    """The article where the stream broke, on its own: a batch may break on a later article of the same batch."""
    try:
        for outcome in extractor.extract_many([article.text], scope=scope):
            return _as_outcome(article, outcome)
    except Exception as own:
        return Crash(id=article.id, error=_describe(own))
    return Crash(id=article.id, error=_describe(error))


def _as_outcome(article: GoldArticle, outcome: Any) -> Extraction | Crash:
    if isinstance(outcome, Extraction):
        return outcome if outcome.id is not None else evolve(outcome, id=article.id)
    return Crash(id=article.id, error=str(getattr(outcome, "error", None) or f"not an extraction: {outcome!r}"))


def _describe(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"


def read_predictions(path: Path | str) -> list[Extraction]:
    """Read a JSONL file of extractions (schema ``quoteattr/1``). Raises SchemaError, which names file and line."""
    path = to_path(path, "a file of predictions")
    try:
        with path.open("rb") as lines:
            return list(read_extraction_lines(lines, str(path)))
    except (OSError, ValueError) as error:
        if isinstance(error, SchemaError):
            raise
        reason = getattr(error, "strerror", None) or error
        raise SchemaError(f"{path}: the predictions cannot be read: {reason}") from error


def resolve_run(gold: Sequence[GoldArticle], predictions: Predictions, scope: Scope) -> Run:
    """One outcome per gold article from whatever holds or makes predictions.

    Given extractions are found by the article's text, which fixes their offsets; a :class:`Crash` by its id. Gold
    articles (another coder's) are taken as if they had been extracted.
    """
    if isinstance(predictions, Run):
        if len(predictions.outcomes) != len(gold):
            raise SettingsError(f"the run has {len(predictions.outcomes)} outcomes for {len(gold)} gold articles")
        return predictions
    if isinstance(predictions, Mapping):
        return _find_outcomes(gold, predictions.values())
    if isinstance(predictions, ManyExtractor) or callable(predictions):
        return predict(gold, predictions, scope=scope)
    return _find_outcomes(gold, to_series(predictions, "predictions", "an extractor, a function or extractions"))


def _find_outcomes(gold: Sequence[GoldArticle], offered: Iterable[Any]) -> Run:
    by_text: dict[str, Extraction] = {}
    ids: set[str] = set()
    crashes: dict[str | None, Crash] = {}
    for given in offered:
        one = to_extraction(given) if isinstance(given, GoldArticle) else given
        if isinstance(one, Extraction):
            by_text.setdefault(one.text, one)
            ids.add(one.id or "")
        else:
            name = getattr(one, "id", None)
            crashes[name] = Crash(id=name, error=str(getattr(one, "error", one)))
    outcomes: list[Extraction | Crash] = []
    for article in gold:
        found = by_text.get(article.text, crashes.get(article.id))
        if found is None:
            reason = "its text is another than the gold's" if article.id in ids else "no prediction has its text"
            found = Crash(id=article.id, error=f"no prediction: {reason}")
        outcomes.append(found)
    return Run(outcomes=tuple(outcomes))
