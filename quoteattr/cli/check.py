"""``quoteattr check``: claimed quotes against the article they are said to come from."""

from __future__ import annotations

import json
import sys
from collections import Counter
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from quoteattr.errors import SettingsError
from quoteattr.files import read_text, to_value
from quoteattr.records import Scope

if TYPE_CHECKING:
    from quoteattr.checking import Check, Claim

__all__ = ["check"]

WRONG_STATUS = 1
"""Exit status where a claim is altered, misattributed, spliced or absent."""

_FINE = frozenset({"exact", "paraphrase"})


class CheckFormat(StrEnum):
    """How verdicts are printed."""

    TABLE = "table"
    JSONL = "jsonl"


def check(
    article: Annotated[Path, typer.Argument(metavar="ARTICLE", help="A text or an extraction (.json); - is stdin.")],
    claims: Annotated[
        Path,
        typer.Argument(
            metavar="CLAIMS", help="JSON lines with “text” and perhaps “speaker” and “id”, or a text a line."
        ),
    ],
    format: Annotated[
        CheckFormat | None, typer.Option(help="By default a table on a terminal and jsonl elsewhere.")
    ] = None,
    model: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="spaCy model: name or directory; by default the first one installed."),
    ] = None,
) -> None:
    """Check whether an article has the quotes that somebody says it has, word for word and from that speaker.

    The exit status is 1 where a claim is altered, misattributed, spliced or absent.
    """
    wanted = _read_claims(claims)

    from quoteattr.checking import check as check_claims
    from quoteattr.cli.extractions import Extractions

    found = list(Extractions([article], model=model, scope=Scope.ALL))
    if len(found) != 1:
        raise SettingsError(f"{article} holds {len(found)} articles; claims are checked against one")
    checks = check_claims(found[0], wanted)
    if (format or (CheckFormat.TABLE if sys.stdout.isatty() else CheckFormat.JSONL)) is CheckFormat.JSONL:
        for item in checks:
            typer.echo(json.dumps(item.to_dict(), ensure_ascii=False))
    else:
        _print_table(checks)
    if any(item.verdict not in _FINE for item in checks):
        raise typer.Exit(WRONG_STATUS)


def _read_claims(path: Path) -> list[Claim]:
    """The claims of a file; a line that is no JSON object is a claim's text."""
    from quoteattr.checking import to_claim

    text = sys.stdin.read() if path == Path("-") else read_text(path, "a file of claims", SettingsError)
    claims: list[Claim] = []
    # Not splitlines(): JSON strings may hold line separators that only Python takes for line ends.
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        where = f"{path}, line {number}"
        claim: Any = line.strip()
        if claim.startswith("{"):
            claim = to_value(line, where, SettingsError)
            if not isinstance(claim.get("text"), str):
                raise SettingsError(f'{where}: a claim needs the field "text", a string')
        try:
            claims.append(to_claim(claim))
        except SettingsError as error:
            raise SettingsError(f"{where}: {error}") from error
    return claims


def _print_table(checks: list[Check]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from quoteattr.checking import Verdict
    from quoteattr.cli.output import PLAIN_WIDTH, visible

    console = Console(width=None if sys.stdout.isatty() else PLAIN_WIDTH, highlight=False, markup=False, emoji=False)
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, expand=True)
    table.add_column("verdict", min_width=max(map(len, Verdict)), style="bold")
    table.add_column("claim", ratio=8)
    table.add_column("article", ratio=8)
    table.add_column("speaker", ratio=4, style="cyan")
    for item in checks:
        said = f"{item.claim.text} ({item.claim.speaker})" if item.claim.speaker else item.claim.text
        there = " … ".join(span.text for span in item.evidence)
        place = f"{there} [{item.evidence[0].start}–{item.evidence[-1].end}]" if item.evidence else ""
        table.add_row(*(Text(visible(cell)) for cell in (item.verdict.value, said, place, item.speaker or "")))
    console.print(table)
    counts = Counter(item.verdict.value for item in checks)
    console.print(Text(", ".join(f"{count} {verdict}" for verdict, count in counts.items())))
