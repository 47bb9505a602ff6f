"""Which candidates are quotes: scored with the lexicon's tables, one content per cue, overlaps and borders settled."""

from __future__ import annotations

from quoteattr.selection.choosing import article_pairs, rescore, score_candidates, select
from quoteattr.selection.overlaps import overlap
from quoteattr.selection.scored import Scored
from quoteattr.selection.thresholds import DEFAULT_THRESHOLD, WHOLE_THRESHOLD, least_confidence

__all__ = [
    "DEFAULT_THRESHOLD",
    "WHOLE_THRESHOLD",
    "Scored",
    "article_pairs",
    "least_confidence",
    "overlap",
    "rescore",
    "score_candidates",
    "select",
]
