"""Counted weights: how much each frame, cue, region and context raises or lowers the odds of being right.

Two files of the same form lie in ``lexicon/weights``: ``found.tsv`` for "this is an attribution and its content is
about
right", ``exact.tsv`` for "given that, its edges are right". A row is ``table, value, lift, n, right``: of ``n``
candidates with the
value on train ``right`` were right, and ``lift`` is what the value adds in log-odds, given all other rows
(smoothed towards nothing). Rows may be edited; `quoteattr calibrate` counts them anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

import regex
from attrs import define

from quoteattr.arguments import to_path
from quoteattr.errors import LexiconError
from quoteattr.files import replacing
from quoteattr.lexicon.words import load_words

__all__ = ["Row", "Weights", "load_weights", "read_weights", "weights_of", "write_weights"]

LARGEST_LIFT = 100.0
"""Log-odds that no evidence gives; beyond them sums would be infinite."""

_AFTER_LEMMA = regex.compile(r"[/.|]")
"""What ends the lemma that a value of the tables by lemma begins with."""
_HEADER = ("table", "value", "lift", "n", "right")


@define(frozen=True, slots=True)
class Row:
    """One counted row."""

    table: str
    value: str
    lift: float
    n: int
    right: int


@define(frozen=True, slots=True, eq=False)
class Weights:
    """Lifts by (table, value); ``("base", "")`` is the log-odds before any evidence. Equal only to itself."""

    lifts: Mapping[tuple[str, str], float]

    @property
    def base(self) -> float:
        """The log-odds before any evidence."""
        return self.lifts.get(("base", ""), 0.0)

    def without(self, *tables: str) -> Weights:
        """The weights less some tables."""
        return Weights({pair: lift for pair, lift in self.lifts.items() if pair[0] not in tables})

    def total(self, pairs: Iterable[tuple[str, str]]) -> float:
        """The sum of the base and of all lifts that the pairs have."""
        get = self.lifts.get
        total = 0.0
        for pair in pairs:
            total += get(pair, 0.0)
        return self.base + total


@cache
def _load_shipped(name: str) -> Weights:
    file = resources.files("quoteattr.lexicon").joinpath("weights", f"{name}.tsv")
    return weights_of(_read(file, f"{name}.tsv"))


def load_weights(name: str, folder: Path | None = None) -> Weights:
    """The weights ``found`` or ``exact``: those that ship, or those in a folder."""
    return _load_shipped(name) if folder is None else weights_of(read_weights(folder / f"{name}.tsv"))


def weights_of(rows: Iterable[Row]) -> Weights:
    """The rows as a table to score with; a cue's rows hold for its British spelling too, where that has none."""
    lifts = {(row.table, row.value): row.lift for row in rows}
    british: dict[str, list[str]] = {}
    for other, american in load_words("spellings")["british"].pairs.items():
        british.setdefault(american, []).append(other)
    for (table, value), lift in list(lifts.items()):
        if table.startswith("lemma"):
            lemma = _AFTER_LEMMA.split(value, 1)[0]
            for other in british.get(lemma, ()):
                lifts.setdefault((table, other + value[len(lemma) :]), lift)
    return Weights(lifts)


def read_weights(path: str | Path) -> list[Row]:
    """Read a weights file. Raises :class:`~quoteattr.errors.LexiconError` naming the line."""
    return _read(to_path(path, "a file of weights"), str(path))


def _read(file: Path | Traversable, name: str) -> list[Row]:
    try:
        lines = file.read_text(encoding="utf-8").split("\n")
    except (OSError, ValueError) as error:
        raise LexiconError(f"{name}: cannot read the weights ({error})") from error
    if tuple(lines[0].rstrip("\r").split("\t")) != _HEADER:
        raise LexiconError(f"{name}: the first line must be {' '.join(_HEADER)}, separated by tabs")
    rows: list[Row] = []
    seen: dict[tuple[str, str], int] = {}
    for number, line in enumerate(lines[1:], 2):
        if not line.strip():
            continue
        cells = line.rstrip("\r").split("\t")
        try:
            table, value, lift, n, right = cells
            row = Row(table, value, float(lift), int(n), int(right))
        except ValueError as error:
            raise LexiconError(f"{name}, line {number}: expected {' '.join(_HEADER)}, got {line!r:.200}") from error
        if not abs(row.lift) < LARGEST_LIFT:  # NaN is not smaller either
            raise LexiconError(f"{name}, line {number}: lift must be a number of log-odds, not {lift}")
        first = seen.setdefault((table, value), number)
        if first != number:
            raise LexiconError(f"{name}, line {number}: {table} {value!r} stands in line {first} already")
        rows.append(row)
    return rows


def write_weights(path: str | Path, rows: Iterable[Row]) -> None:
    """Write rows sorted by table and value, one a line."""
    # A value with white space of its own (a broken token) would break the line; it says nothing either.
    rows = [row for row in rows if row.value == " ".join(row.value.split())]
    ordered = sorted(rows, key=lambda row: (row.table != "base", row.table, row.value))
    lines = ["\t".join(_HEADER)]
    lines += [f"{row.table}\t{row.value}\t{row.lift:.2f}\t{row.n}\t{row.right}" for row in ordered]
    with replacing(Path(path)) as part:
        part.write_text("\n".join(lines) + "\n", encoding="utf-8")
