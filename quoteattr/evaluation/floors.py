"""Floors: figures that must not fall again, in a TOML file beside the gold's checksum.

One ``[[gold]]`` per gold file, scope and number of articles, with its ``[[gold.floor]]`` entries. Floors
are raised by a run that measures more and are lowered only on an explicit word.
"""

from __future__ import annotations

import hashlib
import json
import math
import os
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from attrs import define, evolve

from quoteattr.arguments import to_path
from quoteattr.errors import GoldError
from quoteattr.evaluation.outcomes import MEASURES, OVERALL
from quoteattr.evaluation.report import Report
from quoteattr.files import read_text, replacing
from quoteattr.records import QuoteType, Scope

__all__ = [
    "Floor",
    "Floors",
    "GoldFloors",
    "Verdict",
    "hash_gold",
    "load_floors",
    "new_entry",
    "relative_file",
    "write_floors",
]

DIGITS = 3
"""Decimal places of a floor; measured figures are rounded down to them."""

MINIMUM_GOLD = 5
"""Gold values below which a new floor would measure chance."""

FIGURES = ("f1", "precision", "recall", "accuracy")
_SLICES = (OVERALL, *(kind.value for kind in QuoteType))


@define(frozen=True, slots=True, kw_only=True)
class Floor:
    """The least that one figure must be: ``field`` is a measure (``content``, ``speaker``), ``type`` a slice."""

    type: str = OVERALL
    field: str
    figure: str = "f1"
    floor: float

    def __attrs_post_init__(self) -> None:
        for name, value, known in (
            ("type", self.type, _SLICES),
            ("field", self.field, MEASURES),
            ("figure", self.figure, FIGURES),
        ):
            if value not in known:
                raise GoldError(f"floor: unknown {name} {value!r} (known: {', '.join(known)})")
        if not 0 <= self.floor <= 1:
            raise GoldError(f"floor: {self.field} must have a floor from 0 to 1, got {self.floor}")

    @property
    def name(self) -> str:
        """How the floor is called in output: ``direct.content.f1``."""
        return f"{self.type}.{self.field}.{self.figure}"

    def measure(self, report: Report) -> float | None:
        """The figure in a report, rounded down; None where it was not measured."""
        measured = report.figures.get(self.type, {}).get(self.field)
        value = None if measured is None else measured.value(self.figure)
        return None if value is None else _round_down(value)


def _round_down(value: float) -> float:
    scale: int = 10**DIGITS
    return math.floor(value * scale + 1e-6) / scale  # 0.29 * 1000 is a little less than 290


@define(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Whether one floor held; ``measured`` is None where the figure could not be measured, ``message`` says why not."""

    floor: Floor
    measured: float | None
    message: str = ""

    @property
    def held(self) -> bool:
        """Whether the figure is at or above its floor."""
        return not self.message and self.measured is not None and self.measured >= self.floor.floor

    def __str__(self) -> str:
        state = "held" if self.held else "FELL"
        measured = "not measured" if self.measured is None else f"{self.measured:.3f}"
        tail = f" ({self.message})" if self.message else ""
        return f"{state} {self.floor.name}: {measured}, floor {self.floor.floor:.3f}{tail}"


@define(frozen=True, slots=True, kw_only=True)
class GoldFloors:
    """The floors of one gold: ``file`` is relative to the floors file, ``articles`` the first ones (None: all).

    ``model`` is the spaCy pipeline that they were measured with, for the reader.
    """

    corpus: str
    split: str = ""
    file: str
    sha256: str
    scope: Scope = Scope.ALL
    articles: int | None = None
    model: str | None = None
    floors: tuple[Floor, ...] = ()

    def check(self, report: Report, sha256: str) -> list[Verdict]:
        """One verdict per floor; all fail where the gold is another than the floors were measured on."""
        changed = "" if sha256 == self.sha256 else "the gold has changed since the floor was set"
        return [Verdict(floor=floor, measured=floor.measure(report), message=changed) for floor in self.floors]

    def update(self, report: Report, sha256: str, *, allow_lower: bool = False, model: str | None = None) -> GoldFloors:
        """The floors raised to what was measured; floors for what has none yet are added to a gold without floors.

        Raises GoldError where a figure lies below its floor, or the gold has changed, unless ``allow_lower``.
        """
        if self.floors and sha256 != self.sha256 and not allow_lower:
            raise GoldError(f"{self.file}: the gold has changed; set its floors anew with --update --allow-lower")
        raised = []
        for floor in self.floors:
            measured = floor.measure(report)
            if measured is None:
                raise GoldError(f"{self.file}: {floor.name} has a floor but is not measured; remove the floor by hand")
            if measured < floor.floor and not allow_lower:
                raise GoldError(
                    f"{self.file}: {floor.name} is {measured:.3f}, below its floor {floor.floor:.3f}; "
                    "a floor is lowered only with --allow-lower"
                )
            raised.append(evolve(floor, floor=measured))
        floors = tuple(raised) if raised else tuple(_first_floors(report))
        return evolve(self, sha256=sha256, floors=floors, model=model or self.model)


def _first_floors(report: Report) -> Iterable[Floor]:
    """Floors for a gold that has none: all measures overall, content by type, each with enough gold."""
    for part, measure, figure in report.rows():
        by_type = measure in ("content", "exact")
        if figure.counts.gold >= MINIMUM_GOLD and (part == OVERALL or by_type):
            yield Floor(type=part, field=measure, floor=_round_down(figure.f1))


@define(frozen=True, slots=True, kw_only=True)
class Floors:
    """A floors file: its entries in order, found by gold file, scope and number of articles."""

    golds: tuple[GoldFloors, ...] = ()

    def find(self, file: str, scope: Scope, articles: int | None) -> GoldFloors | None:
        """The entry of a gold; None where it has none."""
        return next((gold for gold in self.golds if _key(gold) == (file, scope, articles)), None)

    def replace(self, entry: GoldFloors) -> Floors:
        """The file with this entry in the place of the one of the same gold, or at the end."""
        if self.find(*_key(entry)) is None:
            return Floors(golds=(*self.golds, entry))
        return Floors(golds=tuple(entry if _key(gold) == _key(entry) else gold for gold in self.golds))


def _key(gold: GoldFloors) -> tuple[str, Scope, int | None]:
    return (gold.file, gold.scope, gold.articles)


def new_entry(file: str, scope: Scope, articles: int | None) -> GoldFloors:
    """An entry without floors; corpus and split are read off the file's name (``polnear.dev.jsonl``)."""
    corpus, _, split = Path(file).name.removesuffix(".jsonl").removesuffix(".json").partition(".")
    return GoldFloors(corpus=corpus, split=split, file=file, sha256="", scope=scope, articles=articles)


def relative_file(gold: Path, floors: Path) -> str:
    """How a floors file calls a gold file: by the way from the one to the other, with slashes."""
    return Path(os.path.relpath(gold.resolve(), floors.resolve().parent)).as_posix()


def hash_gold(path: Path) -> str:
    """The SHA-256 of a gold file, or of the names and contents of a directory's files."""
    digest = hashlib.sha256()
    if path.is_file():
        digest.update(path.read_bytes())
    else:
        for file in sorted(file for file in path.rglob("*") if file.suffix in (".jsonl", ".json", ".ann", ".txt")):
            digest.update(f"{file.relative_to(path).as_posix()}\n{file.stat().st_size}\n".encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()


def load_floors(path: Path | str) -> Floors:
    """Read a floors file. Raises GoldError, which names the file and the entry."""
    path = to_path(path, "a floors file")
    try:
        data = tomllib.loads(read_text(path, "the floors file", GoldError))
    except tomllib.TOMLDecodeError as error:
        raise GoldError(f"{path}: not TOML: {error}") from error
    except RecursionError as error:
        raise GoldError(f"{path}: not TOML that can be read: too deeply nested") from error
    golds = []
    for number, raw in enumerate(_tables(data.pop("gold", []), f"{path}: gold"), start=1):
        where = f"{path}, gold {number}"
        try:
            golds.append(_read_entry(raw, where))
        except GoldError as error:
            raise GoldError(f"{where}: {str(error).removeprefix(f'{where}: ')}") from error
    if data:
        raise GoldError(f"{path}: unknown key {sorted(data)[0]!r} (known: gold)")
    return Floors(golds=tuple(golds))


_GOLD_KEYS: Mapping[str, type] = {
    "corpus": str,
    "split": str,
    "file": str,
    "sha256": str,
    "scope": str,
    "articles": int,
    "model": str,
    "floor": list,
}
_FLOOR_KEYS: Mapping[str, type] = {"type": str, "field": str, "figure": str, "floor": float}


def _read_entry(raw: Mapping[str, Any], where: str) -> GoldFloors:
    _check_keys(raw, _GOLD_KEYS, ("corpus", "file", "sha256"))
    plain = {key: value for key, value in raw.items() if key != "floor"}
    if plain.get("scope", "all") not in list(Scope):
        raise GoldError(f"scope: must be 'speech' or 'all', not {plain['scope']!r}")
    plain["scope"] = Scope(plain.get("scope", Scope.ALL))
    floors = []
    for number, one in enumerate(_tables(raw.get("floor", []), f"{where}: floor"), start=1):
        try:
            _check_keys(one, _FLOOR_KEYS, ("field", "floor"))
            floors.append(Floor(**one))
        except GoldError as error:
            raise GoldError(f"floor {number}: {error}") from error
    return GoldFloors(**plain, floors=tuple(floors))


def _tables(value: Any, where: str) -> list[Mapping[str, Any]]:
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise GoldError(f"{where} must be tables ([[gold]], [[gold.floor]]), not {value!r:.60}")
    return value


def _check_keys(table: Mapping[str, Any], known: Mapping[str, type], needed: Iterable[str]) -> None:
    for key, value in table.items():
        kind = known.get(key)
        if kind is None:
            raise GoldError(f"unknown key {key!r} (known: {', '.join(known)})")
        fits = isinstance(value, int | float if kind is float else kind) and not isinstance(value, bool)
        if not fits:
            raise GoldError(f"{key}: expected a value of type {kind.__name__}, got {value!r:.60}")
    for key in needed:
        if key not in table:
            raise GoldError(f"{key}: this key is missing")


def write_floors(path: Path | str, floors: Floors) -> None:
    """Write a floors file; the same floors always give the same bytes."""
    lines = [
        "# Figures that must not fall, measured by `quoteattr score GOLD --floors THIS_FILE`.",
        "# Raise them with --update; lowering needs --update --allow-lower and a reason in the commit.",
    ]
    for gold in floors.golds:
        lines += ["", "[[gold]]"]
        lines += [
            f"{name} = {_toml(value)}"
            for name, value in (
                ("corpus", gold.corpus),
                ("split", gold.split),
                ("file", gold.file),
                ("sha256", gold.sha256),
                ("scope", gold.scope.value),
                ("articles", gold.articles),
                ("model", gold.model),
            )
            if value not in (None, "")
        ]
        for floor in gold.floors:
            lines += [
                "",
                "[[gold.floor]]",
                f"type = {_toml(floor.type)}",
                f"field = {_toml(floor.field)}",
                f"figure = {_toml(floor.figure)}",
                f"floor = {floor.floor:.{DIGITS}f}",
            ]
    with replacing(Path(path)) as part:
        part.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _toml(value: str | int) -> str:
    # A JSON string is a TOML basic string as long as nothing outside ASCII is escaped away.
    return json.dumps(value, ensure_ascii=False)
