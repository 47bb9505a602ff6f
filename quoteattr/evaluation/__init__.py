"""Measuring: gold files, alignment, figures with intervals, error views, floors, the pytest plugin.

It knows records and no spaCy. The names are imported when first asked for, so that the pytest plugin costs
nothing where it is not used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from quoteattr.evaluation.alignment import THRESHOLD as THRESHOLD
    from quoteattr.evaluation.comparison import Comparison as Comparison
    from quoteattr.evaluation.comparison import compare_reports as compare_reports
    from quoteattr.evaluation.floors import Floors as Floors
    from quoteattr.evaluation.floors import load_floors as load_floors
    from quoteattr.evaluation.formats import locate_gold as locate_gold
    from quoteattr.evaluation.formats import read_gold as read_gold
    from quoteattr.evaluation.formats import write_brat as write_brat
    from quoteattr.evaluation.formats import write_jsonl_gold as write_jsonl_gold
    from quoteattr.evaluation.gold import GoldArticle as GoldArticle
    from quoteattr.evaluation.gold import GoldQuote as GoldQuote
    from quoteattr.evaluation.gold import find_scope as find_scope
    from quoteattr.evaluation.mistakes import ErrorView as ErrorView
    from quoteattr.evaluation.outcomes import MEASURES as MEASURES
    from quoteattr.evaluation.outcomes import OVERALL as OVERALL
    from quoteattr.evaluation.prediction import Crash as Crash
    from quoteattr.evaluation.prediction import Run as Run
    from quoteattr.evaluation.prediction import predict as predict
    from quoteattr.evaluation.prediction import read_predictions as read_predictions
    from quoteattr.evaluation.report import Report as Report
    from quoteattr.evaluation.scores import score as score
    from quoteattr.evaluation.tallies import Counts as Counts
    from quoteattr.evaluation.tallies import Figure as Figure

_HOMES = {
    "Comparison": "comparison",
    "Counts": "tallies",
    "Crash": "prediction",
    "ErrorView": "mistakes",
    "Figure": "tallies",
    "Floors": "floors",
    "GoldArticle": "gold",
    "GoldQuote": "gold",
    "MEASURES": "outcomes",
    "OVERALL": "outcomes",
    "Report": "report",
    "Run": "prediction",
    "THRESHOLD": "alignment",
    "compare_reports": "comparison",
    "find_scope": "gold",
    "load_floors": "floors",
    "locate_gold": "formats",
    "predict": "prediction",
    "read_gold": "formats",
    "read_predictions": "prediction",
    "score": "scores",
    "write_brat": "formats",
    "write_jsonl_gold": "formats",
}

__all__ = [
    "MEASURES",
    "OVERALL",
    "THRESHOLD",
    "Comparison",
    "Counts",
    "Crash",
    "ErrorView",
    "Figure",
    "Floors",
    "GoldArticle",
    "GoldQuote",
    "Report",
    "Run",
    "compare_reports",
    "find_scope",
    "load_floors",
    "locate_gold",
    "predict",
    "read_gold",
    "read_predictions",
    "score",
    "write_brat",
    "write_jsonl_gold",
]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
