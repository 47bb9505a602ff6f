"""The fields of a matched quote that are scored: what the prediction says, and when that is right."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Literal

from attrs import define, evolve

from quoteattr.evaluation.gold import GoldQuote, Offsets
from quoteattr.evaluation.names import (
    is_same_addressee,
    is_same_affiliation,
    is_same_name,
    is_same_outlet,
    is_same_role,
)
from quoteattr.evaluation.words import Words
from quoteattr.records import Extraction, Quote, Span, Speaker, SpeakerKind

__all__ = ["FIELDS", "FieldOutcome", "Judged", "is_same_speaker", "judge"]

FieldOutcome = Literal["right", "wrong", "missing", "extra", "none"]
"""``missing``: gold has a value, the prediction none; ``extra``: the reverse; ``none``: neither has one."""

JOINT = " | "
"""Parts the names of a joint gold speaker: *Ada Stone | Ben Lind*."""


@define(frozen=True, slots=True, kw_only=True)
class Judged:
    """One field of one matched quote."""

    field: str
    outcome: FieldOutcome
    gold: Any
    predicted: Any


@define(frozen=True, slots=True, kw_only=True)
class _Case:
    """What a field's rule may look at."""

    gold: GoldQuote
    predicted: Quote
    words: Words
    speakers: Mapping[str, Speaker]

    def stated(self, name: str) -> tuple[str, ...]:
        return self.gold.stated.get(name) or ()


# Gold values that name something outside the library's inventory: neither right nor wrong can be told.
_NOT_SCORABLE = ("other",)
_PRONOUN = re.compile(r"(?:s?he|it|they|we|i|you|who|which|her|him|them|us|me|this|that|these|those)", re.IGNORECASE)


def judge(gold: GoldQuote, predicted: Quote, words: Words, speakers: Mapping[str, Speaker], text: str) -> list[Judged]:
    """Judge every field that the gold states of a matched quote.

    ``speakers`` are the extraction's speakers by id (for the members of joint speakers); ``words`` and
    ``text`` are the article's.
    """
    case = _Case(gold=gold, predicted=predicted, words=words, speakers=speakers)
    judged = [
        Judged(
            field="type",
            outcome="right" if gold.type is predicted.type else "wrong",
            gold=gold.type.value,
            predicted=predicted.type.value,
        )
    ]
    for field, (name, value_of, is_right) in FIELDS.items():
        if name not in gold.stated:
            continue
        wanted, found = gold.stated[name], value_of(predicted)
        if wanted == _NOT_SCORABLE:
            continue
        if field == "relation" and not _outlet_is_right(case):
            continue  # the relation to a wrong outlet says nothing
        judged.append(
            Judged(field=field, outcome=_outcome(wanted, found, is_right, case), gold=wanted, predicted=found)
        )
        if field == "speaker" and _PRONOUN.fullmatch(" ".join(text[s:e] for s, e in gold.spans("source")).strip()):
            judged.append(evolve(judged[-1], field="speaker_of_pronoun"))
    return judged


def _outcome(wanted: Any, found: Any, is_right: Callable[[_Case], bool], case: _Case) -> FieldOutcome:
    if not wanted:
        return "extra" if found else "none"
    if not found:
        return "missing"
    return "right" if is_right(case) else "wrong"


def is_same_speaker(gold: GoldQuote, predicted: Quote, speakers: Mapping[str, Speaker]) -> bool:
    """Whether the predicted speaker is one that the gold accepts."""
    speaker = predicted.speaker
    if speaker is None:
        return False
    kinds = gold.stated.get("kind")
    person = (kinds == ("person",)) if kinds else speaker.kind is SpeakerKind.PERSON
    offered = [speakers[member].name for member in speaker.members if member in speakers] or [speaker.name]
    for accepted in gold.stated.get("speaker") or ():
        wanted = accepted.split(JOINT)
        if len(wanted) == 1 and len(offered) > 1:
            offered_whole = [speaker.name]  # a body whose name joins two: *Brown and Root*
        else:
            offered_whole = offered
        if len(wanted) > 1 and len(offered_whole) == 1:
            plain = " ".join(speaker.name.split())
            offered_whole = [part for part in re.split(r", ?(?:and )?| and | ?& ?", plain) if part]
        if len(wanted) == len(offered_whole) and all(
            any(is_same_name(name, one, person=person) for name in offered_whole) for one in wanted
        ):
            return True
    return False


def _offsets(spans: tuple[Span, ...]) -> Offsets:
    return tuple((span.start, span.end) for span in spans)


def _cue(quote: Quote) -> Offsets | None:
    return _offsets(quote.cue.spans) if quote.cue and quote.cue.spans else None


def _source(quote: Quote) -> Offsets | None:
    return _offsets(quote.source.spans) if quote.source.spans else None


def _shares_words(name: str, value_of: Callable[[Quote], Offsets | None], *, exact: bool) -> Callable[[_Case], bool]:
    def is_right(case: _Case) -> bool:
        gold, predicted = case.gold.spans(name), value_of(case.predicted) or ()
        wanted, found = case.words.inside(gold), case.words.inside(predicted)
        if not wanted or not found:  # a cue may be a colon or a dash
            return wanted == found and any(a < d and c < b for a, b in gold for c, d in predicted)
        return found == wanted if exact else bool(found & wanted)

    return is_right


def _role_wordings(quote: Quote) -> list[str]:
    role = quote.role
    if role is None:
        return []
    whole = [f"{role.affiliation} {role.title}"] if role.affiliation else []
    return [wording for wording in (role.title, role.text, *whole) if wording]


def _addressee_wordings(quote: Quote) -> list[str]:
    addressee = quote.addressee
    if addressee is None:
        return []
    return [addressee.text, *([addressee.speaker.name] if addressee.speaker else [])]


def _outlet_is_right(case: _Case) -> bool:
    outlet = case.predicted.outlet
    return outlet is not None and any(is_same_outlet(outlet.name, accepted) for accepted in case.stated("outlet"))


def _equals(name: str, value_of: Callable[[Quote], Any]) -> Callable[[_Case], bool]:
    return lambda case: value_of(case.predicted) in case.stated(name)


def _kind(quote: Quote) -> str | None:
    return quote.speaker.kind.value if quote.speaker else None


def _relation(quote: Quote) -> str | None:
    return quote.outlet.relation.value if quote.outlet else None


def _medium(quote: Quote) -> str | None:
    return quote.medium.value if quote.medium else None


def _act(quote: Quote) -> str | None:
    return quote.cue.act.value if quote.cue else None


def _affiliation(quote: Quote) -> str | None:
    return quote.role.affiliation if quote.role else None


_Rule = tuple[str, Callable[[Quote], Any], Callable[[_Case], bool]]

FIELDS: Mapping[str, _Rule] = {
    "cue": ("cue", _cue, _shares_words("cue", _cue, exact=False)),
    "cue_exact": ("cue", _cue, _shares_words("cue", _cue, exact=True)),
    "source": ("source", _source, _shares_words("source", _source, exact=False)),
    "source_exact": ("source", _source, _shares_words("source", _source, exact=True)),
    "speaker": (
        "speaker",
        lambda quote: quote.speaker.name if quote.speaker else None,
        lambda case: is_same_speaker(case.gold, case.predicted, case.speakers),
    ),
    "kind": ("kind", _kind, _equals("kind", _kind)),
    "anonymous": ("anonymous", lambda quote: bool(quote.speaker and quote.speaker.anonymous), lambda case: True),
    "role": (
        "role",
        lambda quote: quote.role.text if quote.role else None,
        lambda case: any(is_same_role(_role_wordings(case.predicted), accepted) for accepted in case.stated("role")),
    ),
    "affiliation": (
        "affiliation",
        _affiliation,
        lambda case: any(
            is_same_affiliation(_affiliation(case.predicted) or "", accepted) for accepted in case.stated("affiliation")
        ),
    ),
    "outlet": ("outlet", lambda quote: quote.outlet.name if quote.outlet else None, _outlet_is_right),
    "relation": ("relation", _relation, _equals("relation", _relation)),
    "addressee": (
        "addressee",
        lambda quote: quote.addressee.text if quote.addressee else None,
        lambda case: any(
            is_same_addressee(_addressee_wordings(case.predicted), accepted) for accepted in case.stated("addressee")
        ),
    ),
    "medium": ("medium", _medium, _equals("medium", _medium)),
    "act": ("act", _act, _equals("act", _act)),
}
"""Field -> what the gold must state, the predicted value (None or empty: none), and the test when both have one."""


def speakers_by_id(extraction: Extraction | None) -> Mapping[str, Speaker]:
    """The speakers of an extraction by id; none for a crash."""
    return {speaker.id: speaker for speaker in extraction.speakers} if extraction else {}
