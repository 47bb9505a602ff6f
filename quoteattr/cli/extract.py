"""``quoteattr extract``: the quotes of articles as a table, JSON, JSON lines or CSV."""

from __future__ import annotations

import contextlib
import datetime
import io
import sys
from collections import Counter, deque
from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import attrs
import typer

from quoteattr.cli.inputs import Article, InputKind, Problem, read_articles
from quoteattr.cli.output import OutputFormat, make_writer
from quoteattr.cli.parquet import ParquetWriter, is_parquet
from quoteattr.cli.streams import inner_suffix, keep_whole_lines, open_bytes
from quoteattr.cli.target import Target
from quoteattr.records import Scope

if TYPE_CHECKING:
    from rich.progress import Progress

__all__ = ["extract"]

SKIPPED_STATUS = 1
"""Exit status where a file or a line was skipped."""


class EntityKind(StrEnum):
    """How names are told from other words."""

    NER = "ner"
    GRAMMAR = "grammar"


def extract(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="FILE",
            help="Articles: one a text file, or .jsonl or .csv with “text” (“id”, “published”); - or none: stdin.",
        ),
    ] = None,
    format: Annotated[
        OutputFormat | None,
        typer.Option(help="By default the suffix of OUT decides; else a table on a terminal and jsonl elsewhere."),
    ] = None,
    scope: Annotated[Scope, typer.Option(help="Reported speech alone, or thoughts and acts too.")] = Scope.SPEECH,
    model: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="spaCy model: name or directory; by default the first one installed."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="OUT", help="Write to this file, not to standard output.")
    ] = None,
    input: Annotated[
        InputKind, typer.Option(help="What the files hold, whatever their suffix.", show_default=True)
    ] = InputKind.AUTO,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on where an interrupted run stopped writing OUT (.jsonl, .gz, .zst).")
    ] = False,
    processes: Annotated[
        int, typer.Option("--processes", "-p", metavar="N", min=1, help="Processes that read articles.")
    ] = 1,
    time_limit: Annotated[
        float | None, typer.Option(metavar="SECONDS", help="Skip an article that takes longer.", min=0.001)
    ] = None,
    entities: Annotated[
        EntityKind, typer.Option(help="Names by the model's entities, or by grammar alone: sooner.")
    ] = EntityKind.NER,
    weights: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Folder with tables that quoteattr calibrate wrote.")
    ] = None,
) -> None:
    """Print who said what in news articles, in what role, through which outlet."""
    paths = files or [Path("-")]
    if not files and sys.stdin.isatty():
        raise typer.BadParameter("name a file, or give the article on standard input (quoteattr extract < FILE)")
    _refuse_overwriting(paths, output)

    from quoteattr.batch import Failure, extract_many  # spaCy is imported with the first article: not for --help

    target = None if output is None else Target.of(output, resume=resume)
    done = _read_done(target, format) if resume else Counter()
    skipped = written = 0
    carried: deque[Mapping[str, Any]] = deque()

    def articles() -> Iterator[tuple[str, dict[str, Any]]]:
        nonlocal skipped
        for item in read_articles(paths, input):
            if isinstance(item, Problem):
                skipped += 1
                print(f"quoteattr: {item}: skipped", file=sys.stderr)
            elif done[item.id] > 0:
                done[item.id] -= 1
            else:
                carried.append(item.meta)
                published = _published(item)
                yield item.text, {"id": item.id} if published is None else {"id": item.id, "published": published}

    outcomes = extract_many(
        articles(),
        nlp=model,
        scope=scope,
        n_process=processes,
        time_limit=time_limit,
        entities=entities.value,
        weights=weights,
    )
    with _open_writer(target, format, resume) as (writer, stream), _progress(stream) as advance:
        for outcome in outcomes:
            given = carried.popleft()
            if isinstance(outcome, Failure):
                skipped += 1
                print(f"quoteattr: {outcome.id}: {outcome.error}: {outcome.message}: skipped", file=sys.stderr)
            else:
                writer.write(attrs.evolve(outcome, meta={**outcome.meta, **given}))
                written += 1
            advance()
        if skipped and not written and target is not None and target.replaces and not resume:
            raise typer.Exit(SKIPPED_STATUS)  # nothing was read: the earlier output stays
    if skipped:
        raise typer.Exit(SKIPPED_STATUS)


@contextlib.contextmanager
def _open_writer(target: Target | None, format: OutputFormat | None, resume: bool) -> Iterator[tuple[Any, TextIO]]:
    """The writer and the text stream below it; what Parquet is written to is no text."""
    if target is None:
        with _standard_output() as stream:
            writer = make_writer(format or _default_format(None, stream), stream)
            yield writer, stream
            writer.close()
        return
    chosen = format or _default_format(target.output, None)
    packs = is_parquet(target.output) and format is None
    with target.written(keep=chosen is OutputFormat.JSONL and not packs) as path:
        if packs:
            packed = ParquetWriter(path)
            try:
                yield packed, io.StringIO()
            finally:
                packed.close()
            return
        with _open_file(path, "ab" if resume else "wb") as stream:
            writer = make_writer(chosen, stream)
            yield writer, stream
            writer.close()


def _read_done(target: Target | None, format: OutputFormat | None) -> Counter[str | None]:
    """How often each id stands in the output of the run before, its partial last line cut off."""
    if target is None or inner_suffix(target.output) != ".jsonl" or format not in (None, OutputFormat.JSONL):
        raise typer.BadParameter("--resume goes on with JSON lines: give -o OUT.jsonl (or .jsonl.gz, .jsonl.zst)")
    try:
        return keep_whole_lines(target.path)
    except ValueError as error:
        raise typer.BadParameter(f"{error}: --resume only goes on with an output of quoteattr extract") from None


def _published(article: Article) -> datetime.date | None:
    """The date in the article's field ``published``, where it is ISO 8601: it resolves *on Friday*."""
    try:
        return datetime.datetime.fromisoformat(article.meta["published"]).date()
    except (KeyError, TypeError, ValueError):
        return None


def _refuse_overwriting(paths: list[Path], output: Path | None) -> None:
    if output is None or not output.exists():
        return
    for path in paths:
        if path.exists() and path.samefile(output):
            raise typer.BadParameter(f"{output} is an input too: it would be overwritten before it is read")


def _default_format(output: Path | None, stream: TextIO | None) -> OutputFormat:
    if output is not None:
        with contextlib.suppress(ValueError):
            return OutputFormat(inner_suffix(output).removeprefix("."))
    return OutputFormat.TABLE if stream is not None and stream.isatty() else OutputFormat.JSONL


@contextlib.contextmanager
def _open_file(path: Path, mode: str) -> Iterator[TextIO]:
    with (
        contextlib.closing(open_bytes(path, mode)) as raw,
        io.BufferedWriter(raw) as below,
        io.TextIOWrapper(below, encoding="utf-8", errors="backslashreplace", newline="") as stream,
    ):
        yield stream


@contextlib.contextmanager
def _standard_output() -> Iterator[TextIO]:
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A terminal keeps its encoding; whatever it cannot show is escaped instead of ending the run.
        encoding = sys.stdout.encoding if sys.stdout.isatty() else "utf-8"
        sys.stdout.reconfigure(encoding=encoding, errors="backslashreplace", newline="")
    yield sys.stdout
    sys.stdout.flush()


@contextlib.contextmanager
def _progress(stream: TextIO) -> Iterator[Any]:
    """Yield a function to call after each article; it shows progress where standard error is a terminal.

    Where the extractions go to the terminal too they are progress enough.
    """
    if not sys.stderr.isatty() or stream.isatty():
        yield lambda: None
        return
    progress = _make_progress()
    with progress:
        task = progress.add_task("articles", total=None)
        yield lambda: progress.advance(task)


def _make_progress() -> Progress:
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), MofNCompleteColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    return Progress(*columns, console=Console(stderr=True), transient=True)
