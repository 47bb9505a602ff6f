"""``quoteattr calibrate``: the lexicon's weight tables counted anew from gold articles."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quoteattr.errors import SettingsError

if TYPE_CHECKING:
    from quoteattr.evaluation import GoldArticle
    from quoteattr.text.parse import Parse

__all__ = ["calibrate"]


def calibrate(
    gold: Annotated[list[Path], typer.Argument(metavar="GOLD", help="Gold files or directories, as for score.")],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="DIR", help="Write found.tsv and exact.tsv there.")
    ] = None,
    in_place: Annotated[
        bool, typer.Option("--in-place", help="Overwrite the tables of the installed package.")
    ] = False,
    model: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="spaCy model: name or directory; by default the first one installed."),
    ] = None,
) -> None:
    """Count the weight tables from gold; entries edited by hand (cues.toml) are never touched."""
    folder = _find_folder(output, in_place)
    from quoteattr.calibration import calibrate as count_tables
    from quoteattr.evaluation import read_gold

    articles = [article for path in gold for article in read_gold(path)]
    if not any(article.quotes for article in articles):
        raise SettingsError("the gold has no quotes: there is nothing to count")
    found, exact = count_tables(_parse(articles, model), folder)
    typer.echo(f"{folder / 'found.tsv'}: {found} rows")
    typer.echo(f"{folder / 'exact.tsv'}: {exact} rows")


def _find_folder(output: Path | None, in_place: bool) -> Path:
    """The folder to write to, made and writable: asked before the gold is read, which takes minutes."""
    if (output is None) == (not in_place):
        raise typer.BadParameter("give a folder (--output DIR), or --in-place for the installed package, not both")
    if output is not None:
        output.mkdir(parents=True, exist_ok=True)
    folder = output or Path(__file__).parents[1] / "lexicon" / "weights"
    if not os.access(folder, os.W_OK):
        raise SettingsError(f"{folder} cannot be written to; give another folder with --output DIR")
    return folder


def _parse(articles: Sequence[GoldArticle], model: str | None) -> Iterator[tuple[Parse, GoldArticle]]:
    """Each article with its parse, made by the reader that extraction uses."""
    from quoteattr.text.fast import make_reader
    from quoteattr.text.parse import parse_texts
    from quoteattr.text.pipeline import load_pipeline

    reader = make_reader(load_pipeline(model), fast=True, entities=True)
    yield from zip(parse_texts(reader, (article.text for article in articles)), articles, strict=True)
