"""Measuring: gold files, alignment, figures with intervals, error views, floors, the pytest plugin.

It knows records and no spaCy. The names are imported when first asked for, so that the pytest plugin costs
nothing where it is not used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from quoteattr.evaluation.alignment import THRESHOLD as THRESHOLD
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
    "Counts": "tallies",
    "Crash": "prediction",
    "ErrorView": "mistakes",
    "Figure": "tallies",
    "GoldArticle": "gold",
    "GoldQuote": "gold",
    "MEASURES": "outcomes",
    "OVERALL": "outcomes",
    "Report": "report",
    "Run": "prediction",
    "THRESHOLD": "alignment",
    "find_scope": "gold",
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
    "Counts",
    "Crash",
    "ErrorView",
    "Figure",
    "GoldArticle",
    "GoldQuote",
    "Report",
    "Run",
    "find_scope",
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
