"""The candidates of an article: which won, which lost and why, with the counted rows that made each score."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from attrs import define, evolve

from quoteattr.errors import SettingsError
from quoteattr.lexicon.cues import CueLexicon, load_cues
from quoteattr.lexicon.weights import Weights
from quoteattr.matchers.candidate import Ranges
from quoteattr.readings import make_readings
from quoteattr.records import Scope, Span
from quoteattr.relocation import span_mover
from quoteattr.selection import article_pairs, least_confidence, overlap
from quoteattr.selection.scoring import found_pairs, part_of_speech, region_pairs
from quoteattr.serialize.readable import readable_words
from quoteattr.settings import load_found

if TYPE_CHECKING:
    from quoteattr.extractor import Extractor, Settings
    from quoteattr.matchers.context import Pairs
    from quoteattr.matchers.reading import Reading
    from quoteattr.selection import Scored
    from quoteattr.text.parse import Parse

__all__ = ["Decision", "Outcome", "Row", "explain_text"]


class Outcome(StrEnum):
    """What became of a candidate."""

    ACCEPTED = "accepted"
    UNLIKELY = "unlikely"
    OUTDONE = "outdone"
    TAKEN = "taken"


@define(frozen=True, slots=True, kw_only=True)
class Row:
    """One counted row: what it adds to the log-odds."""

    table: str
    value: str
    lift: float


@define(frozen=True, slots=True, kw_only=True)
class Decision:
    """One candidate and what became of it.

    outcome: accepted; unlikely (its probability is below the threshold); outdone (another reading of the same cue
    scored higher); taken (its words belong to a better quote). ``rows`` are what the score is the sum of, the base
    and the weightiest first; ``reason`` says the outcome in words. ``edges`` is the probability that the content's
    edges are right.
    """

    outcome: Outcome
    reason: str
    cue: Span | None
    frame: str
    content: tuple[Span, ...]
    probability: float
    edges: float
    rows: tuple[Row, ...]

    def __str__(self) -> str:
        words = readable_words(self.content)
        cue = f"{self.cue.text} [{self.cue.start}–{self.cue.end}]" if self.cue else "no cue"
        lines = [f"{self.outcome.value}, {self.probability:.2f}: {words}", f"  {cue}, {self.frame}: {self.reason}"]
        lines += [f"  {row.lift:+.2f}  {row.table}  {row.value}" for row in self.rows]
        return "\n".join(lines)


def explain_text(
    text: str, *, extractor: Extractor | None = None, start: int = 0, end: int | None = None
) -> list[Decision]:
    """All candidates whose cue or content touches the characters ``start:end``, the accepted first, then the likeliest.

    The extractor (by default a new one) reads the text again; its cue entries and threshold count. Raises SettingsError
    for what is no text and for offsets outside it.
    """
    if not isinstance(text, str):
        raise SettingsError(f"an article to explain is its text, not {type(text).__name__}")
    stop = len(text) if end is None else end
    if type(start) is not int or type(stop) is not int or not 0 <= start <= stop <= len(text):
        size = len(text)
        raise SettingsError(f"start and end must be offsets into the text of {size} characters: {start!r}, {end!r}")
    if extractor is None:
        from quoteattr.extractor import load

        extractor = load()
    if not hasattr(extractor, "candidates"):
        raise SettingsError(f"extractor must be what quoteattr.load() returns, not {extractor!r}")
    parse, scored, accepted = extractor.candidates(text)
    if parse.plain is not None:
        start, stop = parse.plain.from_source(start, stop)
    cues = load_cues().with_entries(extractor.settings.cues)
    weights = load_found(extractor.settings)
    later = article_pairs(parse, scored)
    readings = {_place(reading): reading for reading in make_readings(parse, accepted, cues)}
    decisions = [
        _decide(parse, item, extra, accepted, readings, cues, weights, extractor.settings)
        for item, extra in zip(scored, later, strict=True)
        if _touches(parse, item, start, stop)
    ]
    if parse.plain is not None:
        moved = span_mover(parse.plain, text)
        decisions = [
            evolve(one, cue=one.cue and moved(one.cue), content=tuple(map(moved, one.content))) for one in decisions
        ]
    return sorted(decisions, key=lambda decision: (decision.outcome is not Outcome.ACCEPTED, -decision.probability))


def _place(reading: Reading) -> tuple[Ranges, int]:
    """What a reading and the candidate that it was made of share."""
    return reading.content, reading.cue_head


def _touches(parse: Parse, item: Scored, start: int, end: int) -> bool:
    places = [*item.region.ranges, *((parse.starts[token], parse.ends[token]) for token in item.candidate.cue)]
    return any(begin < end and start < finish for begin, finish in places)


def _decide(
    parse: Parse,
    item: Scored,
    later: Pairs,
    accepted: Sequence[Scored],
    readings: Mapping[tuple[Ranges, int], Reading],
    cues: CueLexicon,
    weights: Weights,
    settings: Settings,
) -> Decision:
    candidate = item.candidate
    outcome, reason = _judge(parse, item, accepted, settings.threshold)
    reading = readings.get((item.region.ranges, candidate.cue_head)) if outcome is Outcome.ACCEPTED else None
    if reading is not None and settings.scope is Scope.SPEECH and not reading.is_speech:
        unsure = ", and content that is no clause at this confidence," if reading.act.is_speech else ""
        reason += f'; as {reading.act.value}{unsure} only scope="all" returns it'
    pairs = [*found_pairs(parse, candidate, cues), *region_pairs(parse, candidate, item.region), *later]
    lemma_lift = cues.lift(part_of_speech(candidate), candidate.lemma, candidate.frame)
    cue = None
    if candidate.cue:
        cue = Span.of(parse.text, parse.starts[candidate.cue[0]], parse.ends[candidate.cue[-1]])
        if cue.end - cue.start > 80 or cue.end < cue.start:  # parts far from each other: its head is enough
            head = candidate.cue_head
            cue = Span.of(parse.text, parse.starts[head], parse.ends[head])
    return Decision(
        outcome=outcome,
        reason=reason,
        cue=cue,
        frame=candidate.frame,
        content=tuple(Span.of(parse.text, start, end) for start, end in item.region.ranges),
        probability=item.found,
        edges=item.exact,
        rows=tuple(_rows(item.found, pairs, lemma_lift, weights)),
    )


def _judge(parse: Parse, item: Scored, accepted: Sequence[Scored], threshold: float) -> tuple[Outcome, str]:
    threshold = least_confidence(item.candidate, threshold)
    # The same reading may be accepted with another confidence: inside a quotation that is set by hand.
    if any(other.candidate is item.candidate and other.region == item.region for other in accepted):
        return Outcome.ACCEPTED, f"the likeliest reading, above the threshold of {threshold:.2f}"
    head = item.candidate.cue_head
    rival = next((other for other in accepted if head >= 0 and other.candidate.cue_head == head), None)
    if rival is not None:
        words = _short(parse.text, rival.region.ranges)
        return Outcome.OUTDONE, f"the same cue reads better as {rival.candidate.frame} ({rival.found:.2f}): {words}"
    if item.found < threshold:
        return Outcome.UNLIKELY, f"below the threshold of {threshold:.2f}"
    shared = [(overlap(parse.text, item.region.ranges, other.region.ranges)[0], other) for other in accepted]
    most, taker = max(shared, key=lambda pair: pair[0], default=(0, None))
    if taker is not None and most:
        words = _short(parse.text, taker.region.ranges)
        return Outcome.TAKEN, f"its words belong to a better quote ({taker.found:.2f}): {words}"
    return Outcome.OUTDONE, "another reading of the same words scored higher"


def _rows(found: float, pairs: Iterable[tuple[str, str]], lemma_lift: float, weights: Weights) -> list[Row]:
    """The base, the rows by weight, and what is left where the article was scored in a second round."""
    lifts = weights.lifts
    base = Row(table="base", value="", lift=lifts.get(("base", ""), 0.0))
    rows = [Row(table=pair[0], value=pair[1], lift=lifts[pair]) for pair in pairs if pair in lifts]
    if lemma_lift:
        rows.append(Row(table="lexicon", value="the cue's own entry", lift=lemma_lift))
    rows = sorted((row for row in rows if row.lift), key=lambda row: -abs(row.lift))
    clipped = max(1e-9, min(1 - 1e-9, found))
    rest = math.log(clipped / (1 - clipped)) - base.lift - sum(row.lift for row in rows)
    if abs(rest) > 0.05:
        rows.append(Row(table="rest", value="of the second round over the article's other quotes", lift=rest))
    return [base, *rows]


def _short(text: str, ranges: Ranges, width: int = 60) -> str:
    words = " ".join(" … ".join(text[start:end] for start, end in ranges).split())
    return words if len(words) <= width else words[: width - 1] + "…"
