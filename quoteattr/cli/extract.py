"""``quoteattr extract``: the quotes of articles as a table, JSON, JSON lines or CSV."""

from __future__ import annotations

import contextlib
import datetime
import io
import sys
from collections import deque
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import attrs
import typer

from quoteattr.cli.inputs import Article, InputKind, Problem, read_articles
from quoteattr.cli.output import OutputFormat, make_writer
from quoteattr.records import Scope

if TYPE_CHECKING:
    from rich.progress import Progress

__all__ = ["extract"]

SKIPPED_STATUS = 1
"""Exit status where a file or a line was skipped."""


def extract(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="FILE",
            help="Articles: one a text file, or .jsonl with “text” (“id”, “published”) a line; - or none: stdin.",
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
) -> None:
    """Print who said what in news articles, in what role, through which outlet."""
    paths = files or [Path("-")]
    if not files and sys.stdin.isatty():
        raise typer.BadParameter("name a file, or give the article on standard input (quoteattr extract < FILE)")
    _refuse_overwriting(paths, output)

    from quoteattr.extractor import load  # spaCy is imported here: not for --help

    extractor = load(model, scope=scope)
    skipped = 0
    carried: deque[Mapping[str, Any]] = deque()

    def articles() -> Iterator[tuple[str, dict[str, Any]]]:
        nonlocal skipped
        for item in read_articles(paths, input):
            if isinstance(item, Problem):
                skipped += 1
                print(f"quoteattr: {item}: skipped", file=sys.stderr)
            else:
                carried.append(item.meta)
                yield item.text, {"id": item.id, "published": _published(item)}

    with _open_output(output) as stream, _progress(stream) as advance:
        writer = make_writer(format or _default_format(output, stream), stream)
        for extraction in extractor.extract_many(articles()):
            writer.write(attrs.evolve(extraction, meta={**extraction.meta, **carried.popleft()}))
            advance()
        writer.close()
    if skipped:
        raise typer.Exit(SKIPPED_STATUS)


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


def _default_format(output: Path | None, stream: TextIO) -> OutputFormat:
    if output is not None:
        with contextlib.suppress(ValueError):
            return OutputFormat(output.suffix.lower().removeprefix("."))
    return OutputFormat.TABLE if stream.isatty() else OutputFormat.JSONL


@contextlib.contextmanager
def _open_output(output: Path | None) -> Iterator[TextIO]:
    if output is not None:
        with output.open("w", encoding="utf-8", errors="backslashreplace", newline="") as stream:
            yield stream
        return
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
