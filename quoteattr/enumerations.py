"""The values that fields of the records take: string enumerations, equal to their strings."""

from __future__ import annotations

from enum import StrEnum

__all__ = [
    "Act",
    "Flag",
    "Medium",
    "NonQuoteKind",
    "OutletKind",
    "OutletRelation",
    "QuoteType",
    "Scope",
    "SourceForm",
    "SpeakerKind",
]


class Scope(StrEnum):
    """Which attributions are returned: reported speech alone, or thoughts and acts too."""

    SPEECH = "speech"
    ALL = "all"


class QuoteType(StrEnum):
    """How much of the content stands inside quotation marks: all, some or none of it."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class Act(StrEnum):
    """What the source does with the content. The first five are speech, the others attitudes."""

    ASSERTION = "assertion"
    QUESTION = "question"
    REQUEST = "request"
    PROMISE = "promise"
    DENIAL = "denial"
    BELIEF = "belief"
    DESIRE = "desire"
    EVALUATION = "evaluation"
    DECISION = "decision"
    EVIDENCE = "evidence"

    @property
    def is_speech(self) -> bool:
        """Whether the act belongs to the default scope, reported speech."""
        return self in _SPEECH_ACTS


_SPEECH_ACTS = frozenset({Act.ASSERTION, Act.QUESTION, Act.REQUEST, Act.PROMISE, Act.DENIAL})


class SourceForm(StrEnum):
    """How the text names the source: *Ana Diaz*, *the mayor*, *she*, or not at all."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"
    OMITTED = "omitted"


class SpeakerKind(StrEnum):
    """What a speaker is; ``place`` is a place that speaks for its government (*Ankara*)."""

    PERSON = "person"
    ORGANIZATION = "organization"
    GROUP = "group"
    DOCUMENT = "document"
    PLACE = "place"
    DATA = "data"


class OutletKind(StrEnum):
    """What an outlet is."""

    AGENCY = "agency"
    NEWSPAPER = "newspaper"
    BROADCASTER = "broadcaster"
    RADIO = "radio"
    MAGAZINE = "magazine"
    SITE = "site"
    PROGRAMME = "programme"
    PLATFORM = "platform"
    PODCAST = "podcast"
    PUBLISHER = "publisher"


class OutletRelation(StrEnum):
    """How the content went through the outlet: *told X*, *in an interview with X*, …"""

    TOLD = "told"
    INTERVIEW = "interview"
    APPEARED_ON = "appeared_on"
    WROTE_IN = "wrote_in"
    POSTED_ON = "posted_on"
    QUOTED_BY = "quoted_by"
    SEEN_BY = "seen_by"
    IS_SOURCE = "is_source"


class Medium(StrEnum):
    """The form in which the content was uttered."""

    SPEECH = "speech"
    INTERVIEW = "interview"
    STATEMENT = "statement"
    POST = "post"
    EMAIL = "email"
    LETTER = "letter"
    REPORT = "report"
    TESTIMONY = "testimony"
    BRIEFING = "briefing"
    DEBATE = "debate"
    CALL = "call"
    POLL = "poll"


class NonQuoteKind(StrEnum):
    """Why quotation marks quote nobody."""

    SCARE = "scare"
    TITLE = "title"
    NICKNAME = "nickname"
    TERM = "term"
    SLOGAN = "slogan"


class Flag(StrEnum):
    """What a reader should know before trusting a quote."""

    AMBIGUOUS_SPEAKER = "ambiguous_speaker"
    NO_SPEAKER = "no_speaker"
    OMITTED_SOURCE = "omitted_source"
    UNCLOSED_MARK = "unclosed_mark"
    CARRIED_SPEAKER = "carried_speaker"
    CARRIED_OUTLET = "carried_outlet"
