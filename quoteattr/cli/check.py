"""``quoteattr check``: claimed quotes against the article they are said to come from."""

from __future__ import annotations

import csv
import io
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

_CSV_COLUMNS = (
    "article", "id", "text", "claimed_speaker", "verdict", "similarity", "speaker", "speaker_agrees", "link",
    "start", "end", "evidence", "reason",
)  # fmt: skip


class CheckFormat(StrEnum):
    """How verdicts are printed."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"


def check(
    article: Annotated[
        Path,
        typer.Argument(metavar="ARTICLE", help="A text or an extraction (.json), or several (.jsonl); - is stdin."),
    ],
    claims: Annotated[
        Path,
        typer.Argument(
            metavar="CLAIMS",
            help="JSON lines or a .csv with “text” and perhaps “speaker”, “id”, “article” (the id of one of several), "
            "or a text a line.",
        ),
    ],
    format: Annotated[
        CheckFormat | None,
        typer.Option(help="By default the suffix of OUT decides; else a table on a terminal and jsonl elsewhere."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="OUT", help="Write to this file, not to standard output.")
    ] = None,
    prose: Annotated[
        bool, typer.Option("--prose", help="CLAIMS is a running text (a summary, a post): check the quotes in it.")
    ] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Status 1 for paraphrases too, and where the article names no speaker.")
    ] = False,
    model: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="spaCy model: name or directory; by default the first one installed."),
    ] = None,
) -> None:
    """Check whether an article has the quotes that somebody says it has, word for word and from that speaker.

    The exit status is 1 where a claim is altered, misattributed, spliced or absent, and 2 where none was checked.
    """
    wanted: list[Claim] = [] if prose else _read_claims(claims)

    from quoteattr.checking import check as check_claims
    from quoteattr.checking import check_many, find_claims
    from quoteattr.cli.extractions import Extractions
    from quoteattr.files import replacing

    several = {claim.article for claim in wanted if claim.article is not None}
    extractions = Extractions([article], model=model, scope=Scope.ALL, only=several or None)
    if several:
        checks = check_many(extractions, wanted)
    else:
        found = list(extractions)
        if not found:
            raise SettingsError(f"{article} holds 0 articles to check claims against")
        if len(found) > 1:
            raise SettingsError(
                f"{article} holds {len(found)} articles: say in each claim's “article” the id of the one it is about"
            )
        if prose:
            wanted = find_claims(_read(claims, "a text"), extractor=extractions.extractor)
        checks = check_claims(found[0], wanted)
    chosen = format or _by_suffix(output)
    text = {CheckFormat.JSONL: _to_jsonl, CheckFormat.CSV: _to_csv, CheckFormat.TABLE: _to_table}[chosen](
        checks, output
    )
    if output is None:
        typer.echo(text, nl=False)
    else:
        with replacing(output) as part:
            part.write_text(text, encoding="utf-8", newline="")
        print(f"quoteattr: wrote {output}", file=sys.stderr)
    if not all(_is_fine(item, strict) for item in checks):
        raise typer.Exit(WRONG_STATUS)


def _is_fine(item: Check, strict: bool) -> bool:
    if strict:
        return item.verdict == "exact" and (item.claim.speaker is None or item.speaker_agrees is True)
    return item.verdict in _FINE


def _by_suffix(output: Path | None) -> CheckFormat:
    if output is None:
        return CheckFormat.TABLE if sys.stdout.isatty() else CheckFormat.JSONL
    suffix = output.suffix.lower()
    return {".csv": CheckFormat.CSV, ".txt": CheckFormat.TABLE}.get(suffix, CheckFormat.JSONL)


def _read(path: Path, what: str) -> str:
    return sys.stdin.read() if path == Path("-") else read_text(path, what, SettingsError)


def _read_claims(path: Path) -> list[Claim]:
    """The claims of a file; a line that is no JSON object is a claim's text; a sheet has a claim a row."""
    from quoteattr.checking import to_claim

    text = _read(path, "a file of claims")
    if path.suffix.lower() in (".csv", ".tsv"):
        return _read_sheet(path, text)
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


def _read_sheet(path: Path, text: str) -> list[Claim]:
    from quoteattr.checking import to_claim
    from quoteattr.files import read_rows_of_sheet

    claims: list[Claim] = []
    try:
        for number, row in enumerate(read_rows_of_sheet(text), start=2):  # the names are row 1, as in a spreadsheet
            if "text" not in row:
                there = ", ".join(map(str, row))
                raise SettingsError(f'{path}: a sheet of claims needs the column "text"; there are {there}')
            try:
                claims.append(to_claim({key: value for key, value in row.items() if value}))
            except SettingsError as error:
                raise SettingsError(f"{path}, row {number}: {error}") from error
    except csv.Error as error:
        raise SettingsError(f"{path}: not a sheet that can be read: {error}") from error
    return claims


def _to_jsonl(checks: list[Check], output: Path | None) -> str:
    return "".join(json.dumps(item.to_dict(), ensure_ascii=False) + "\n" for item in checks)


def _to_csv(checks: list[Check], output: Path | None) -> str:
    from quoteattr.cli.output import safe_cell

    stream = io.StringIO()
    rows = csv.DictWriter(stream, _CSV_COLUMNS, lineterminator="\r\n", extrasaction="ignore")
    rows.writeheader()
    for item in checks:
        cells = item.to_dict()
        cells["evidence"] = " … ".join(span.text for span in item.evidence)
        if item.evidence:
            cells.update(start=item.evidence[0].start, end=item.evidence[-1].end)
        rows.writerow({name: safe_cell(value) for name, value in cells.items()})
    return stream.getvalue()


def _to_table(checks: list[Check], output: Path | None) -> str:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from quoteattr.checking import Verdict
    from quoteattr.cli.output import PLAIN_WIDTH, visible

    on_terminal = output is None and sys.stdout.isatty()
    stream = io.StringIO()
    width = Console().width if on_terminal else PLAIN_WIDTH
    console = Console(file=stream, width=width, force_terminal=on_terminal, highlight=False, markup=False, emoji=False)
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
    return stream.getvalue()
