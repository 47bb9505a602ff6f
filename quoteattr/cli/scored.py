"""What ``quoteattr score`` measured of one gold, and what its figures may be grouped by."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import define

if TYPE_CHECKING:
    from quoteattr.evaluation import Comparison, Report
    from quoteattr.evaluation.floors import Verdict

__all__ = ["Scored", "View"]


class View(StrEnum):
    """What figures may be grouped by."""

    RULE = "rule"
    TYPE = "type"
    ARTICLE = "article"
    CONSTRUCTION = "construction"
    CUE = "cue"


@define(frozen=True, slots=True, kw_only=True)
class Scored:
    """One gold path with its report and what was asked beside it."""

    path: Path
    report: Report
    model: str | None = None
    comparison: Comparison | None = None
    verdicts: Sequence[Verdict] = ()
