"""``quoteattr audit``: who is quoted in articles, how much and through whom."""

from __future__ import annotations

import csv
import io
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import attrs
import typer

from quoteattr.records import Scope

if TYPE_CHECKING:
    from quoteattr.auditing import Audit, SourceRow

__all__ = ["audit"]

SKIPPED_STATUS = 1
"""Exit status where a file or a line was skipped."""


class AuditFormat(StrEnum):
    """The forms of an audit."""

    TABLE = "table"
    HTML = "html"
    CSV = "csv"


def audit(
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="ARTICLE", help="Articles (text, .jsonl) or extractions (.json, .jsonl); - is stdin."),
    ] = None,
    format: Annotated[
        AuditFormat | None, typer.Option(help="By default the suffix of OUT decides; else a table.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="OUT", help="Write to this file, not to standard output.")
    ] = None,
    plots: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Also draw shares.svg and outlets.svg into this folder (extra “plots”)."),
    ] = None,
    scope: Annotated[Scope, typer.Option(help="Reported speech alone, or thoughts and acts too.")] = Scope.SPEECH,
    model: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="spaCy model: name or directory; by default the first one installed."),
    ] = None,
) -> None:
    """Count who is quoted: per article and over all, with roles, outlets, share of voice; wire copies count once."""
    from quoteattr.auditing import audit as audit_sources
    from quoteattr.cli.extractions import Extractions, ask_for_input
    from quoteattr.files import replacing

    extractions = Extractions(ask_for_input(files), model=model, scope=scope)
    found = audit_sources(extractions)
    wanted = format or _by_suffix(output)
    text = {AuditFormat.TABLE: _to_table, AuditFormat.HTML: _to_html, AuditFormat.CSV: _to_csv}[wanted](found, output)
    if output is None:
        sys.stdout.write(text)
    else:
        with replacing(output) as part:
            part.write_text(text, encoding="utf-8", newline="")
        print(f"quoteattr: wrote {output}", file=sys.stderr)
    if plots is not None:
        _draw(found, plots)
    if extractions.skipped:
        raise typer.Exit(SKIPPED_STATUS)


def _by_suffix(output: Path | None) -> AuditFormat:
    suffix = output.suffix.lower().removeprefix(".") if output else ""
    return {"html": AuditFormat.HTML, "htm": AuditFormat.HTML, "csv": AuditFormat.CSV}.get(suffix, AuditFormat.TABLE)


def _to_html(found: Audit, output: Path | None) -> str:
    return found.to_html()


def _to_csv(found: Audit, output: Path | None) -> str:
    """The rows per article, then those over all (their article is empty)."""
    from quoteattr.auditing import SourceRow
    from quoteattr.cli.output import safe_cell

    stream = io.StringIO()
    rows = csv.DictWriter(stream, [field.name for field in attrs.fields(SourceRow)], lineterminator="\r\n")
    rows.writeheader()
    for row in (*found.per_article, *found.overall):
        cells = attrs.asdict(row)
        cells.update(outlets="; ".join(row.outlets), share=f"{row.share:.4f}", position=f"{row.position:.4f}")
        rows.writerow({name: safe_cell(value) for name, value in cells.items()})
    return stream.getvalue()


def _to_table(found: Audit, output: Path | None) -> str:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from quoteattr.cli.output import PLAIN_WIDTH, visible

    on_terminal = output is None and sys.stdout.isatty()
    stream = io.StringIO()
    width = Console().width if on_terminal else PLAIN_WIDTH
    console = Console(file=stream, width=width, force_terminal=on_terminal, highlight=False, markup=False, emoji=False)

    def show(title: str, rows: list[SourceRow], *, overall: bool) -> None:
        console.print(Text(visible(title), style="bold"))
        table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, expand=True)
        table.add_column("who", ratio=5, style="cyan")
        table.add_column("role", ratio=6)
        for name in ("articles" if overall else "first at", "quotes", "words", "share"):
            table.add_column(name, justify="right")
        table.add_column("outlets", ratio=4)
        for row in rows:
            place = str(row.articles) if overall else f"{row.position:.0%}"
            who = f"{row.speaker or '?'} (anonymous)" if row.anonymous else row.speaker or "?"
            cells = (
                who,
                _role(row),
                place,
                str(row.quotes),
                str(row.words),
                f"{row.share:.1%}",
                ", ".join(row.outlets),
            )
            table.add_row(*(Text(visible(cell)) for cell in cells))
        console.print(table)

    for name, rows in found.rows_by_article().items() if len(found.articles) > 1 else ():
        show(name, rows, overall=False)
    count = len(found.articles)
    anonymous = f"{found.anonymous_share[None]:.0%} of the quoted words from unnamed sources"
    title = f"{count} article{'' if count == 1 else 's'}, {anonymous}, {len(found.copies)} quotes in several"
    show(title, list(found.overall), overall=True)
    return stream.getvalue()


def _role(row: SourceRow) -> str:
    return f"{row.role} ({row.affiliation})" if row.role and row.affiliation else row.role or ""


def _draw(found: Audit, folder: Path) -> None:
    from quoteattr.auditing.plots import plot_outlets, plot_shares

    folder.mkdir(parents=True, exist_ok=True)
    for name, figure in (("shares", plot_shares(found)), ("outlets", plot_outlets(found))):
        figure.savefig(folder / f"{name}.svg")
        print(f"quoteattr: wrote {folder / f'{name}.svg'}", file=sys.stderr)
