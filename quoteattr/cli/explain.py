"""``quoteattr explain``: why the quotes of an article were found, and why something else was not."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Annotated

import typer

from quoteattr.errors import SettingsError
from quoteattr.records import Extraction, Scope

__all__ = ["explain"]


def explain(
    article: Annotated[
        Path | None, typer.Argument(metavar="ARTICLE", help="A text or an extraction (.json); - or none: stdin.")
    ] = None,
    quote: Annotated[str | None, typer.Option(metavar="ID", help="Only this quote (q3).")] = None,
    words: Annotated[
        str | None,
        typer.Option(metavar="WORDS", help="The candidates at these words of the article, lost ones too."),
    ] = None,
    rows: Annotated[
        int, typer.Option(metavar="N", min=0, help="Counted rows shown of each candidate; 0 shows all.")
    ] = 6,
    scope: Annotated[Scope, typer.Option(help="Reported speech alone, or thoughts and acts too.")] = Scope.SPEECH,
    model: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="spaCy model: name or directory; by default the first one installed."),
    ] = None,
) -> None:
    """Say why each quote was found: rule, evidence, link; with --words the candidates there and what decided."""
    from quoteattr.cli.extractions import Extractions, ask_for_input
    from quoteattr.cli.output import visible

    extractions = Extractions(ask_for_input([article] if article else None), model=model, scope=scope)
    found = list(extractions)
    if quote is not None and not any(item.id == quote for extraction in found for item in extraction):
        raise SettingsError(f"there is no quote {quote!r}; the ids are {_ids(found)}")
    for extraction in found:
        for item in extraction:
            if (quote is None and words is None) or item.id == quote:
                _print(str(item.explain(extraction)))
        if words is not None:
            _print_candidates(extraction, words, rows, extractions)
    if extractions.skipped:
        raise typer.Exit(1)
    if not any(len(extraction) for extraction in found):
        print(f"quoteattr: no quotes in {visible(str(article or '<stdin>'))}", file=sys.stderr)


def _print_candidates(extraction: Extraction, words: str, rows: int, extractions: object) -> None:
    from quoteattr.cli.extractions import Extractions
    from quoteattr.explaining import explain_text

    assert isinstance(extractions, Extractions)
    # Words as typed: any white space stands for any other.
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    match = re.search(pattern, extraction.text, re.IGNORECASE) if pattern else None
    if match is None:
        raise SettingsError(f"the article does not have the words {words!r}")
    decisions = explain_text(extraction.text, extractor=extractions.extractor, start=match.start(), end=match.end())
    for decision in decisions:
        lines = str(decision).split("\n")
        kept = lines if rows == 0 else lines[: rows + 3]
        more = len(lines) - len(kept)
        _print("\n".join([*kept, *([f"  … {more} more rows"] if more else [])]))
    if not decisions:
        _print("no candidate: no word there was taken for a cue, and no quotation stands there")


def _print(text: str) -> None:
    """Print an entry and an empty line, with nothing in it that a terminal would obey."""
    from quoteattr.cli.output import visible

    for line in text.split("\n"):
        typer.echo(" " * (len(line) - len(line.lstrip())) + visible(line))
    typer.echo("")


def _ids(found: list[Extraction]) -> str:
    ids = [item.id for extraction in found for item in extraction]
    return ", ".join(ids[:20]) + (", …" if len(ids) > 20 else "") if ids else "none"
