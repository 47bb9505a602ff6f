"""The outcome of one article: its alignment and the judged fields of every matched quote."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import define

from quoteattr.evaluation.alignment import Alignment
from quoteattr.evaluation.fields import Judged

__all__ = ["MEASURES", "OVERALL", "Outcome"]

OVERALL = "overall"
"""The slice of all attributions; the others are the quote types."""

MEASURES: tuple[str, ...] = (
    "content",
    "exact",
    "words",
    "end_to_end",
    "type",
    "cue",
    "cue_exact",
    "source",
    "source_exact",
    "speaker",
    "speaker_of_pronoun",
    "kind",
    "anonymous",
    "role",
    "affiliation",
    "outlet",
    "relation",
    "addressee",
    "medium",
    "act",
)
"""All measures as they are shown. The first four are over all attributions, the others over matched ones."""


@define(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One article: which prediction answers which gold, and what is right of it; keys are the alignment's pairs."""

    alignment: Alignment
    judged: Mapping[tuple[int, int], tuple[Judged, ...]]

    @property
    def id(self) -> str:
        """The article's id."""
        return self.alignment.article.id

    @property
    def error(self) -> str | None:
        """Why there is no prediction, None where there is one."""
        return self.alignment.error
