"""A quote explained by its own record: the rule, its example, the evidence and what to know."""

from __future__ import annotations

from attrs import define

from quoteattr.errors import SettingsError
from quoteattr.matchers.rules import RULES
from quoteattr.records import Extraction, Flag, Quote, Span
from quoteattr.serialize.readable import readable_words

__all__ = ["Evidence", "Explanation", "explain_quote"]

_LINKS = {
    "full-name": "the source is named in full",
    "surname": "the surname of the only person it can be",
    "short-form": "a short form of the only name it can be",
    "first-name": "the first name of the only person it can be",
    "pronoun": "the pronoun's antecedent is the only one that fits",
    "relative": "the relative pronoun stands for the noun before it",
    "description": "the description fits this source alone",
    "metonymy": "the place speaks for its government",
    "first-person": "the first person is whoever speaks",
    "joint": "several speakers together",
    "self": "the description is all that the article gives: an unnamed source, group or document",
    "name": "the source is named",
    "omitted": "the source is not mentioned",
    "ambiguous": "more than one speaker is possible",
    "no-antecedent": "nobody before it fits",
}
_FLAGS = {
    Flag.AMBIGUOUS_SPEAKER: "more than one speaker is possible: no link was made",
    Flag.NO_SPEAKER: "nobody could be linked",
    Flag.OMITTED_SOURCE: "the sentence leaves its source out",
    Flag.UNCLOSED_MARK: "one of its quotation marks is missing",
    Flag.CARRIED_SPEAKER: "the speaker is taken over from a quote before",
    Flag.CARRIED_OUTLET: "the outlet is that of another quote of the same speaker",
}


@define(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One thing the reading rests on: what it is, what it says, and where it stands (None: nowhere in the text)."""

    label: str
    value: str
    spans: tuple[Span, ...] = ()


@define(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why a quote is in the records; ``str()`` of it is readable text.

    ``example`` is the construction of the rule, ``evidence`` the places that the fields rest on, ``could_be`` the names
    of the speakers it could be where none was linked, ``notes`` what the flags mean.
    """

    quote: str
    words: str
    rule: str
    example: str
    confidence: float
    evidence: tuple[Evidence, ...]
    could_be: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def __str__(self) -> str:
        lines = [f"{self.quote}: {self.words}", f"  rule: {self.rule} ({self.example})"]
        for item in self.evidence:
            place = ", ".join(f"{span.start}–{span.end}" for span in item.spans)
            lines.append(f"  {item.label}: {item.value}{f' [{place}]' if place else ''}")
        if self.could_be:
            lines.append(f"  could be: {', '.join(self.could_be)}")
        lines += [f"  note: {note}" for note in self.notes]
        lines.append(f"  confidence: {self.confidence:.2f}")
        return "\n".join(lines)


def explain_quote(quote: Quote, extraction: Extraction) -> Explanation:
    """Explain a quote of an extraction by its record alone: no model and no text is read again."""
    if not isinstance(quote, Quote) or not isinstance(extraction, Extraction):
        raise SettingsError(
            f"a quote and its extraction are wanted, not {type(quote).__name__} and {type(extraction).__name__}"
        )
    names = {speaker.id: speaker.name for speaker in extraction.speakers}
    return Explanation(
        quote=quote.id,
        words=readable_words(quote.content, quote.verbatim),
        rule=quote.rule,
        example=RULES.get(quote.rule, "no rule of this library"),
        confidence=quote.confidence,
        evidence=tuple(_evidence(quote, names)),
        could_be=tuple(names.get(candidate, candidate) for candidate in quote.candidates),
        notes=tuple(_FLAGS[flag] for flag in quote.flags),
    )


def _evidence(quote: Quote, names: dict[str, str]) -> list[Evidence]:
    found: list[Evidence] = []

    def add(label: str, value: str | None, *spans: Span) -> None:
        if value:
            found.append(Evidence(label=label, value=value, spans=spans))

    cue, speaker, role, outlet = quote.cue, quote.speaker, quote.role, quote.outlet
    if cue:
        traits = [cue.act.value, *(["negated"] if cue.negated else []), *(["hypothetical"] if cue.hypothetical else [])]
        add("cue", f"{cue.text} ({cue.lemma}: {', '.join(traits)})", *cue.spans)
    add("source", f"{quote.source.text} ({quote.source.form.value})" if quote.source.spans else "", *quote.source.spans)
    if speaker:
        reason = _LINKS.get(quote.link, quote.link.replace("-", " ")) if quote.link else ""
        add("speaker", f"{speaker.name}{f' ({reason})' if reason else ''}")
    if role:
        add("role", role.text, *([role.span] if role.span else []))
    if outlet:
        add("outlet", f"{outlet.name} ({outlet.relation.value.replace('_', ' ')})", *outlet.spans)
    if quote.addressee:
        add("addressee", quote.addressee.text, quote.addressee.span)
    add("medium", quote.medium.value if quote.medium else "")
    if quote.time:
        add("time", quote.time.span.text, quote.time.span)
    if quote.parent:
        add("inside", f"quote {quote.parent}")
    if quote.speaker is None and quote.link:
        add("no speaker", _LINKS.get(quote.link, quote.link.replace("-", " ")))
    if speaker and speaker.members:
        add("members", ", ".join(names.get(member, member) for member in speaker.members))
    return found
