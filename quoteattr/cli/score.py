"""``quoteattr score``: figures, errors and floors of an extractor (or of given predictions) on gold files."""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from quoteattr.cli.scored import Scored, View
from quoteattr.errors import SettingsError
from quoteattr.records import Extraction, QuoteType, Scope

if TYPE_CHECKING:
    from collections.abc import Callable

    from quoteattr.evaluation import GoldArticle, Report, Run
    from quoteattr.evaluation.floors import Floors, Verdict

__all__ = ["score"]

FELL_STATUS = 1
"""Exit status where a floor fell, or an article crashed."""


class ScoreFormat(StrEnum):
    """How figures are printed."""

    TABLE = "table"
    JSON = "json"


class ErrorChoice(StrEnum):
    """Which errors are listed."""

    MISSED = "missed"
    SPURIOUS = "spurious"
    FIELD = "field"


def score(
    gold: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="GOLD",
            help="Gold files or directories (.jsonl, .json, .csv, .ann); none with --floors: all its golds.",
        ),
    ] = None,
    pred: Annotated[
        Path | None,
        typer.Option(metavar="PRED.jsonl", help="Score these extractions; by default the extractor is run."),
    ] = None,
    scope: Annotated[
        Scope | None, typer.Option(help="By default the scope that the gold says it was made in, else all.")
    ] = None,
    by: Annotated[list[View] | None, typer.Option(help="Add figures by this; may be given several times.")] = None,
    errors: Annotated[int, typer.Option(min=0, metavar="N", help="List the first N errors of each gold.")] = 0,
    kind: Annotated[ErrorChoice | None, typer.Option(help="Only errors of this kind.")] = None,
    type: Annotated[QuoteType | None, typer.Option(help="Only errors of this type of quote.")] = None,
    rule: Annotated[str | None, typer.Option(metavar="ID", help="Only errors of this rule.")] = None,
    field: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only errors in this field (speaker, role, …).")
    ] = None,
    against: Annotated[
        Path | None, typer.Option(metavar="OLD.jsonl", help="Compare with these older extractions of the same gold.")
    ] = None,
    save: Annotated[
        Path | None, typer.Option(metavar="OUT.jsonl", help="Write the extractions, for --pred and --against later.")
    ] = None,
    format: Annotated[ScoreFormat, typer.Option(help="A table for people, JSON for programs.")] = ScoreFormat.TABLE,
    model: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="spaCy model: name or directory; by default the first one installed."),
    ] = None,
    texts: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="The articles of gold that holds none itself: of a sheet, of a layer."),
    ] = None,
    articles: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Only the first N articles of each gold.")
    ] = None,
    threshold: Annotated[float, typer.Option(help="Word Jaccard from which a content matches.")] = 0.5,
    bootstrap: Annotated[int, typer.Option(min=0, help="Resamples for the 95 % intervals; 0: none.")] = 1000,
    floors: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Check the figures against this file of floors.")
    ] = None,
    update: Annotated[bool, typer.Option("--update", help="Raise the floors to what is measured.")] = False,
    allow_lower: Annotated[bool, typer.Option("--allow-lower", help="Let --update lower floors too.")] = False,
) -> None:
    """Measure accuracy against gold: precision, recall and F1 of every field, with errors and floors."""
    if not gold and floors is None:
        raise typer.BadParameter("name a gold file, or a file of floors (--floors) whose golds are all measured")
    if (update or allow_lower) and floors is None:
        raise typer.BadParameter("--update and --allow-lower go with --floors FILE")
    if allow_lower and not update:
        raise typer.BadParameter("--allow-lower goes with --update")
    if field is not None and field not in _measures():
        raise typer.BadParameter(f"unknown field {field!r}: one of {', '.join(_measures())}")

    from quoteattr.evaluation import compare_reports, read_gold, read_predictions
    from quoteattr.evaluation import score as score_gold

    given = None if pred is None else read_predictions(pred)
    older = None if against is None else read_predictions(against)
    gate = _Gate.open(floors)
    extractor = _Extractor(model)
    scored: list[Scored] = []
    runs: list[Run] = []
    for path, wanted, count in gate.targets(gold, scope, articles):
        golds = read_gold(path, texts=texts, limit=count)
        at = _scope_of(golds, wanted)
        predictions: Any = given if given is not None else extractor.run(golds, at)
        report = score_gold(golds, predictions, scope=at, threshold=threshold, bootstrap=bootstrap)
        if given is None:
            runs.append(predictions)
        comparison = None
        if older is not None:
            before = score_gold(golds, older, scope=at, threshold=threshold, bootstrap=0)
            comparison = compare_reports(before, report, samples=bootstrap)
        used = _model_of(predictions)
        verdicts = gate.judge(path, report, count, used, update=update, allow_lower=allow_lower)
        scored.append(Scored(path=path, report=report, model=used, comparison=comparison, verdicts=verdicts))
    if save is not None:
        _save(save, runs)
    gate.close(update=update)

    listed: dict[str, Any] = {"kind": kind, "type": type, "rule": rule, "field": field}
    views = tuple(dict.fromkeys(by or ()))
    if format is ScoreFormat.JSON:
        print(json.dumps([_as_dict(one, views, errors, listed) for one in scored], ensure_ascii=False, indent=1))
        for line in gate.notes:
            print(line, file=sys.stderr)
    else:
        from quoteattr.cli.figures import print_scored

        for one in scored:
            print_scored(one, views, one.report.errors(errors, **listed) if errors else [])
        for line in gate.notes:
            print(line)
    if gate.fell or any(one.report.crashes for one in scored):
        raise typer.Exit(FELL_STATUS)


def _measures() -> tuple[str, ...]:
    from quoteattr.evaluation import MEASURES

    return MEASURES


def _scope_of(golds: list[GoldArticle], wanted: Scope | None) -> Scope:
    from quoteattr.evaluation import find_scope

    return wanted if wanted is not None else find_scope(golds)


def _model_of(predictions: Run | list[Extraction]) -> str | None:
    """The spaCy model that the extractions say they were made with."""
    found = predictions if isinstance(predictions, list) else predictions.outcomes
    return next((str(one.meta["model"]) for one in found if isinstance(one, Extraction) and "model" in one.meta), None)


class _Extractor:
    """The extractor, loaded when the first gold needs it."""

    def __init__(self, model: str | None) -> None:
        self._model = model
        self._loaded: Any = None

    def run(self, golds: list[GoldArticle], scope: Scope) -> Run:
        from quoteattr.evaluation import predict

        if self._loaded is None:
            from quoteattr.extractor import load  # spaCy is imported here: not for --help and not for --pred

            self._loaded = load(self._model)
        with _progress(len(golds)) as advance:
            return predict(golds, self._loaded, scope=scope, advance=advance)


@contextlib.contextmanager
def _progress(total: int) -> Iterator[Callable[[], object] | None]:
    """Progress over the articles where standard error is a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeElapsedColumn

    progress = Progress(
        BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), console=Console(stderr=True), transient=True
    )
    with progress:
        task = progress.add_task("articles", total=total)
        yield lambda: progress.advance(task)


def _save(path: Path, runs: Sequence[Run]) -> None:
    if not runs:
        raise SettingsError("--save writes what the extractor found; with --pred there is nothing to write")
    from quoteattr.files import replacing
    from quoteattr.serialize import to_json

    with replacing(path) as part, part.open("w", encoding="utf-8") as out:
        for run in runs:
            for outcome in run.outcomes:
                if isinstance(outcome, Extraction):
                    out.write(to_json(outcome) + "\n")


def _as_dict(one: Scored, views: Sequence[View], errors: int, listed: dict[str, Any]) -> dict[str, Any]:
    made: dict[str, Any] = {"gold": str(one.path), "model": one.model, **one.report.to_dict()}
    for view in views:
        made[f"by_{view.value}"] = [
            {
                "name": row.name,
                "predicted": row.predicted,
                "hits": row.hits,
                "exact": row.exact,
                "precision": row.precision,
                "gold": row.gold,
                "found": row.found,
                "recall": row.recall,
                "confidence": row.confidence,
                "fields": {field: row.share(field) for field in row.fields},
            }
            for row in one.report.by(view.value)
        ]
    if errors:
        from attrs import asdict

        made["errors"] = [asdict(error) for error in one.report.errors(errors, **listed)]
    if one.comparison is not None:
        made["against"] = one.comparison.to_dict()
    if one.verdicts:
        made["floors"] = [
            {
                "name": verdict.floor.name,
                "floor": verdict.floor.floor,
                "measured": verdict.measured,
                "held": verdict.held,
            }
            for verdict in one.verdicts
        ]
    return made


class _Gate:
    """The floors of a run: which golds it measures, and whether their figures held."""

    def __init__(self, path: Path | None, floors: Floors | None) -> None:
        self._path, self._floors = path, floors
        self.notes: list[str] = []
        self.fell = False

    @classmethod
    def open(cls, path: Path | None) -> _Gate:
        if path is None:
            return cls(None, None)
        from quoteattr.evaluation.floors import Floors, load_floors

        return cls(path, load_floors(path) if path.exists() else Floors())

    def targets(
        self, gold: list[Path] | None, scope: Scope | None, articles: int | None
    ) -> Iterator[tuple[Path, Scope | None, int | None]]:
        """The golds to measure: those named, or all of the floors file; what is not there is noted as skipped."""
        if gold or self._path is None or self._floors is None:
            yield from ((path, scope, articles) for path in gold or ())
            return
        if not self._floors.golds:
            raise SettingsError(f"{self._path} holds no golds: name one, with --update to add its floors")
        for entry in self._floors.golds:
            path = self._path.parent / entry.file
            if path.exists():
                yield path, entry.scope, entry.articles
            else:
                self.notes.append(f"SKIPPED floors of {entry.file}: the gold is not there")

    def judge(
        self,
        path: Path,
        report: Report,
        articles: int | None,
        model: str | None,
        *,
        update: bool,
        allow_lower: bool,
    ) -> Sequence[Verdict]:
        """The verdicts on one report; with ``update`` the floors are raised first."""
        if self._path is None or self._floors is None:
            return ()
        from quoteattr.evaluation.floors import hash_gold, new_entry, relative_file

        file, sha256 = relative_file(path, self._path), hash_gold(path)
        entry = self._floors.find(file, report.scope, articles)
        if update:
            entry = (entry or new_entry(file, report.scope, articles)).update(
                report, sha256, allow_lower=allow_lower, model=model
            )
            self._floors = self._floors.replace(entry)
        if entry is None:
            self.fell = True
            self.notes.append(f"FELL {file} has no floors in scope {report.scope.value}: add them with --update")
            return ()
        verdicts = entry.check(report, sha256)
        self.fell = self.fell or not all(verdict.held for verdict in verdicts)
        return verdicts

    def close(self, *, update: bool) -> None:
        if update and self._path is not None and self._floors is not None:
            from quoteattr.evaluation.floors import write_floors

            write_floors(self._path, self._floors)
