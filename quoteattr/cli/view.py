"""``quoteattr view``: articles with their quotes as one page for the browser."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from quoteattr.records import Scope

__all__ = ["view"]

SKIPPED_STATUS = 1
"""Exit status where a file or a line was skipped."""


def view(
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="ARTICLE", help="Articles (text, .jsonl) or extractions (.json, .jsonl); - is stdin."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="PAGE", help="Write to this file, not to standard output.")
    ] = None,
    title: Annotated[str | None, typer.Option(help="The page's title.")] = None,
    scope: Annotated[Scope, typer.Option(help="Reported speech alone, or thoughts and acts too.")] = Scope.SPEECH,
    model: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="spaCy model: name or directory; by default the first one installed."),
    ] = None,
    open_page: Annotated[bool, typer.Option("--open", help="Open the page in the browser (with -o).")] = False,
) -> None:
    """Write one self-contained page with the articles, their quotes coloured by speaker, records and filters."""
    from quoteattr.cli.extractions import Extractions, ask_for_input
    from quoteattr.files import replacing
    from quoteattr.viewer import to_html

    if open_page and output is None:
        raise typer.BadParameter("--open needs a file: add -o PAGE")
    extractions = Extractions(ask_for_input(files), model=model, scope=scope)
    page = to_html(extractions, title=title)
    if output is None:
        sys.stdout.buffer.write(page.encode())
    else:
        with replacing(output) as part:
            part.write_text(page, encoding="utf-8")
        print(f"quoteattr: wrote {output}", file=sys.stderr)
        if open_page:
            typer.launch(output.resolve().as_uri())
    if extractions.skipped:
        raise typer.Exit(SKIPPED_STATUS)
