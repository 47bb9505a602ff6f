"""What comes out of checking: claims and the records that say how each one stands to the article."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from attrs import define, field
from attrs.validators import instance_of, optional

from quoteattr.arguments import to_id
from quoteattr.errors import SettingsError
from quoteattr.records import Span

__all__ = ["Check", "Claim", "Edit", "EditKind", "Verdict", "to_claim"]


class Verdict(StrEnum):
    """How a claimed quote stands to the article."""

    EXACT = "exact"
    ALTERED = "altered"
    PARAPHRASE = "paraphrase"
    MISATTRIBUTED = "misattributed"
    SPLICED = "spliced"
    ABSENT = "absent"


class EditKind(StrEnum):
    """What happened to a stretch of words on its way from the article into the claim."""

    SAME = "same"
    REPLACED = "replaced"
    ADDED = "added"
    REMOVED = "removed"


@define(frozen=True, slots=True, kw_only=True)
class Edit:
    """A stretch of the word diff: the claim's words and the article's, each as written ("" where there are none)."""

    kind: EditKind
    claim: str
    article: str


@define(frozen=True, slots=True, kw_only=True)
class Claim:
    """A quote as somebody else has it: its words, who is said to have said them, and the id of the article."""

    text: str = field(validator=instance_of(str))
    speaker: str | None = field(default=None, validator=optional(instance_of(str)))
    id: str | None = field(default=None, validator=optional(instance_of(str)))
    article: str | None = field(default=None, validator=optional(instance_of(str)))


@define(frozen=True, slots=True, kw_only=True, repr=False)
class Check:
    """One claim, checked.

    ``evidence`` is where the article has the words, or the nearest it has; only a claim that shares no word with the
    article has none. ``quotes`` are the ids of the quotes that hold it, none where the words stand outside every
    quote; ``speaker`` is who says it in the article. ``similarity`` is 1 for the same words, falling to 0;
    ``diff`` is the word diff from
    the article to the claim. ``speaker_agrees`` is None where the claim or the article names nobody;
    ``link`` is how the article's speaker was found (``full-name``, ``pronoun`` …).
    """

    claim: Claim
    verdict: Verdict
    similarity: float
    evidence: tuple[Span, ...] = ()
    quotes: tuple[str, ...] = ()
    speaker: str | None = None
    speaker_agrees: bool | None = None
    link: str | None = None
    diff: tuple[Edit, ...] = ()
    reason: str = ""

    def __repr__(self) -> str:
        return f"Check({self.verdict.value}, {self.claim.text!r:.60}, speaker={self.speaker!r}: {self.reason})"

    def to_dict(self) -> dict[str, Any]:
        """The record as JSON-ready dictionaries and lists."""
        return {
            "id": self.claim.id,
            "article": self.claim.article,
            "text": self.claim.text,
            "claimed_speaker": self.claim.speaker,
            "verdict": self.verdict.value,
            "similarity": round(self.similarity, 3),
            "speaker": self.speaker,
            "speaker_agrees": self.speaker_agrees,
            "link": self.link,
            "quotes": list(self.quotes),
            "evidence": [{"start": span.start, "end": span.end, "text": span.text} for span in self.evidence],
            "diff": [{"kind": edit.kind.value, "claim": edit.claim, "article": edit.article} for edit in self.diff],
            "reason": self.reason,
        }


def to_claim(value: Claim | str | Mapping[str, Any]) -> Claim:
    """A claim from a text or a mapping with ``text`` and optionally ``speaker``, ``id`` and ``article``; other keys
    are ignored.

    Raises SettingsError for anything else.
    """
    if isinstance(value, Claim):
        return value
    if isinstance(value, str):
        return Claim(text=value)
    if isinstance(value, Mapping) and isinstance(value.get("text"), str):
        speaker = value.get("speaker")
        speaker = None if speaker != speaker else speaker  # NaN, an empty cell of a table
        if speaker is not None and not isinstance(speaker, str):
            raise SettingsError(f"a claim's speaker is a string or absent, not {speaker!r}")
        named = speaker.strip() if speaker else ""
        known, article = value.get("id"), to_id(value.get("article"))
        identifier = None if known is None else str(known)
        return Claim(text=value["text"], speaker=named or None, id=identifier, article=article)
    raise SettingsError("a claim is a text or a mapping with the key 'text' (a string), and optionally 'speaker'")
