"""One article's claims: each claimed quote against the passages it may have been taken from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from rapidfuzz.distance import Indel

from quoteattr.arguments import to_series
from quoteattr.checking.matching import (
    Match,
    coverage,
    differs_in_negation,
    differs_in_number,
    find_exact,
    find_similar,
)
from quoteattr.checking.passages import Passage, PassageKind, find_passages
from quoteattr.checking.verdicts import Check, Claim, Edit, EditKind, Verdict, to_claim
from quoteattr.checking.words import Piece, split_claim
from quoteattr.errors import SettingsError
from quoteattr.evaluation.names import is_same_name
from quoteattr.records import Extraction, Flag, Quote, Span, Speaker, SpeakerKind

if TYPE_CHECKING:
    from quoteattr.extractor import Extractor

__all__ = ["check", "extract_with"]

ALTERED = 0.5
"""Word similarity (shared words in order, twice, by all) from which a claim is an altered quote and no other text.

Measured on claims made from the fixture articles (tests/test_checking.py): altered by one to three words they are at
.67 and more, absent ones at .43 at most."""

ALTERED_SHORT = 0.6
"""The same for claims of fewer than :data:`SHORT` words, where small words alone make half."""

SHORT = 6

PARAPHRASE = 0.6
"""Share of a claim's content words that an indirect quote must have."""

SPLICE_WORDS = 3
"""The least words of a part of a splice; fewer stand anywhere."""


def check(
    article: str | Extraction,
    claims: Iterable[Claim | str | Mapping[str, Any]],
    *,
    extractor: Extractor | None = None,
) -> list[Check]:
    """Check claimed quotes against an article, in the order of the claims.

    article: its text (it is extracted, with ``extractor`` or the default one, attitudes too) or an extraction.
    claims: texts, or mappings with ``text`` and optionally ``speaker`` and ``id``.

    Quotation marks, spaces, case, dashes, ellipses (words left out) and bracketed insertions do not count as changes. A
    wrong speaker weighs more than altered words: the verdict is ``misattributed`` and ``diff`` tells the rest.
    Raises SettingsError for what is no article and for a claim that is none.
    """
    wanted = [to_claim(claim) for claim in to_series(claims, "claims", "a list of claims")]
    if isinstance(article, str):
        article = extract_with(extractor, article, scope="all")
    if not isinstance(article, Extraction):
        raise SettingsError(f"an article to check against is its text or an extraction, not {type(article).__name__}")
    passages = find_passages(article)
    return [_check_one(article, passages, claim) for claim in wanted]


def extract_with(extractor: Extractor | None, text: str, *, scope: str) -> Extraction:
    """The text's quotes, by the caller's extractor or the default one. Raises SettingsError for what is none."""
    from quoteattr.extractor import extract

    if extractor is None:
        return extract(text, scope=scope)
    if not hasattr(extractor, "extract"):
        raise SettingsError(f"extractor must be what quoteattr.load() returns, not {extractor!r}")
    return extractor.extract(text, scope=scope)


def _check_one(article: Extraction, passages: Sequence[Passage], claim: Claim) -> Check:
    pieces = split_claim(claim.text)
    if not pieces:
        return Check(claim=claim, verdict=Verdict.ABSENT, similarity=0.0, reason="the claim has no words")
    quoted = [passage for passage in passages if passage.kind is not PassageKind.NARRATION]
    matches = [match for passage in quoted if (match := find_exact(pieces, passage))]
    verdict = Verdict.EXACT
    if not matches:
        if splice := _find_splice(pieces, quoted):
            return _spliced(article, claim, splice)
        verdict = Verdict.ALTERED
        matches = _similar(pieces, quoted)
    if matches:
        best = _choose(article, claim, matches)
        # Reported without marks: not these words; with another negation or number not even this content.
        if not _is_speech(best) and not (differs_in_negation(pieces, best) or differs_in_number(pieces, best)):
            verdict = Verdict.PARAPHRASE
        return _judge(article, claim, pieces, best, verdict)
    if paraphrase := _find_paraphrase(article, claim, pieces, quoted):
        return _judge(article, claim, pieces, paraphrase, Verdict.PARAPHRASE)
    return _absent(article, claim, pieces, passages)


def _is_speech(match: Match) -> bool:
    """Whether the words stand inside quotation marks (for an altered claim: most of them)."""
    marked = [match.passage.marked[index] for index in match.indices]
    return sum(marked) == len(marked) or (match.similarity < 1 and sum(marked) > 0.8 * len(marked))


def _similar(pieces: Sequence[Piece], passages: Sequence[Passage]) -> list[Match]:
    size = sum(len(piece.words) for piece in pieces)
    least = ALTERED_SHORT if size < SHORT else ALTERED
    found = [match for passage in passages if (match := find_similar(pieces, passage)) and match.similarity >= least]
    top = max((match.similarity for match in found), default=0.0)
    return [match for match in found if match.similarity >= top - 0.1]


def _choose(article: Extraction, claim: Claim, matches: Sequence[Match]) -> Match:
    """The best of several places: marked speech, the claimed speaker's, the most alike, one quote, the first."""
    top = max(match.similarity for match in matches)

    def merit(match: Match) -> tuple[bool, bool, float, bool, bool]:
        agrees = _agrees(article, claim, match) if claim.speaker else None
        near = match.similarity >= top - 0.02
        return (
            near and _is_speech(match),
            near and agrees is True,
            match.similarity,
            match.passage.kind is PassageKind.QUOTE,
            agrees is None,
        )

    return max(matches, key=merit)


def _judge(article: Extraction, claim: Claim, pieces: Sequence[Piece], match: Match, verdict: Verdict) -> Check:
    agrees = _agrees(article, claim, match)
    speakers = _speakers(match)
    reason = _REASONS[verdict]
    link = next((quote.link for quote in _owners(match) if quote.link), None)
    if agrees is False:
        verdict, reason = Verdict.MISATTRIBUTED, f"{_REASONS[verdict]}, but from another speaker"
        if link not in _FIRM_LINKS or any(Flag.CARRIED_SPEAKER in quote.flags for quote in _owners(match)):
            reason += f" (linked by {link}: worth a look)"
    elif match.passage.kind is PassageKind.MARKED:
        reason = f"{reason}; nobody could be read as its speaker"
    return Check(
        claim=claim,
        verdict=verdict,
        similarity=match.similarity,
        evidence=_evidence(article.text, match),
        quotes=tuple(quote.id for quote in _owners(match)),
        speaker=_name(speakers, _owners(match)),
        speaker_agrees=agrees,
        link=link,
        diff=_diff(article.text, claim.text, pieces, match),
        reason=reason,
    )


_FIRM_LINKS = frozenset({None, "name", "full-name", "surname", "first-name", "short-form"})
"""Links that name somebody; in the others (a pronoun, a description) the extraction itself may be wrong."""

_REASONS = {
    Verdict.EXACT: "the words stand as quoted",
    Verdict.ALTERED: "the words stand with changes",
    Verdict.PARAPHRASE: "the article reports this without quoting these words",
}


def _find_paraphrase(
    article: Extraction, claim: Claim, pieces: Sequence[Piece], passages: Sequence[Passage]
) -> Match | None:
    found = [
        Match(passage, ((0, len(passage.words)),), share)
        for passage in passages
        if passage.kind is PassageKind.QUOTE and passage.words and not all(passage.marked)
        if (share := coverage(pieces, passage)) >= PARAPHRASE
        and sum(len(piece.words) for piece in pieces) <= 3 * len(passage.words)
    ]
    if not found:
        return None
    return max(found, key=lambda match: (match.similarity, _agrees(article, claim, match) is True, -len(match.indices)))


def _find_splice(pieces: Sequence[Piece], passages: Sequence[Passage]) -> list[Match] | None:
    """Parts of two or more quotes that together are the whole claim, each the longest that goes on from there."""
    single = [passage for passage in passages if passage.kind is not PassageKind.RUN and any(passage.marked)]
    parts: list[Match] = []
    for piece in pieces:
        at = 0
        while at < len(piece.words):
            best: tuple[int, Match] | None = None
            for passage in single:
                size, match = _longest(piece, at, passage)
                if match and (best is None or size > best[0]):
                    best = size, match
            if best is None or best[0] < SPLICE_WORDS:
                return None
            parts.append(best[1])
            at += best[0]
    return parts if len({id(part.passage) for part in parts}) > 1 else None


def _longest(piece: Piece, at: int, passage: Passage) -> tuple[int, Match | None]:
    forms = [word.form for word in passage.words]
    wanted = [word.form for word in piece.words[at:]]
    best = (0, 0)
    for start, form in enumerate(forms):
        if form == wanted[0] and passage.marked[start]:
            size = 0
            while (
                size < len(wanted)
                and start + size < len(forms)
                and forms[start + size] == wanted[size]
                and passage.marked[start + size]
            ):
                size += 1
            best = max(best, (size, -start))
    size, start = best[0], -best[1]
    return size, Match(passage, ((start, start + size),), 1.0) if size else None


def _spliced(article: Extraction, claim: Claim, parts: Sequence[Match]) -> Check:
    owners = list(dict.fromkeys(quote.id for part in parts for quote in _owners(part)))
    speakers = list(dict.fromkeys(name for part in parts if (name := _name(_speakers(part), _owners(part)))))
    agreements = [_agrees(article, claim, part) for part in parts]
    agrees = False if False in agreements else (True if True in agreements else None)
    whose = f"of {', '.join(speakers)}" if speakers else "without a speaker"
    return Check(
        claim=claim,
        verdict=Verdict.SPLICED,
        similarity=1.0,
        evidence=tuple(span for part in parts for span in _evidence(article.text, part)),
        quotes=tuple(owners),
        speaker=", ".join(speakers) or None,
        speaker_agrees=agrees,
        reason=f"put together from {len(parts)} places, {whose}",
    )


def _absent(article: Extraction, claim: Claim, pieces: Sequence[Piece], passages: Sequence[Passage]) -> Check:
    matches = [match for passage in passages if (match := find_similar(pieces, passage))]
    if not matches:
        return Check(claim=claim, verdict=Verdict.ABSENT, similarity=0.0, reason="no word of it stands in the article")
    best = max(matches, key=lambda match: match.similarity)
    told = best.passage.kind is PassageKind.NARRATION and best.similarity > 0.9
    return Check(
        claim=claim,
        verdict=Verdict.ABSENT,
        similarity=best.similarity,
        evidence=_evidence(article.text, best),
        reason=_TOLD if told else _NEAREST,
    )


_TOLD = "these are the article's own words, nobody's quote"
_NEAREST = "nobody says this; the evidence is the nearest"


def _owners(match: Match) -> list[Quote]:
    indices = dict.fromkeys(match.passage.owners[index] for index in match.indices)
    return [match.passage.quotes[owner] for owner in indices if owner >= 0]


def _speakers(match: Match) -> list[Speaker]:
    found = {quote.speaker.id: quote.speaker for quote in _owners(match) if quote.speaker}
    return list(found.values())


def _name(speakers: Sequence[Speaker], quotes: Sequence[Quote]) -> str | None:
    if speakers:
        return ", ".join(speaker.name for speaker in speakers)
    return next((quote.source.text for quote in quotes if quote.source.spans), None)


def _agrees(article: Extraction, claim: Claim, match: Match) -> bool | None:
    """Whether the claimed speaker is the article's; None where either is not known."""
    speakers = _speakers(match)
    if claim.speaker is None or not speakers:
        return None
    by_id = {speaker.id: speaker for speaker in article.speakers}
    for speaker in speakers:
        members = [by_id[member] for member in speaker.members if member in by_id]
        if any(_is_called(one, claim.speaker) for one in (speaker, *members)):
            return True
    return False


def _is_called(speaker: Speaker, name: str) -> bool:
    """Whether a claim's name is this speaker's: its name, one of its mentions, or its role."""
    person = speaker.kind is SpeakerKind.PERSON and not speaker.anonymous
    if is_same_name(speaker.name, name, person=person) or is_same_name(name, speaker.name, person=person):
        return True
    said = name.casefold().strip()
    known = [role.text for role in speaker.roles] + [role.title for role in speaker.roles]
    known += [span.text for span in speaker.mentions if " " in span.text]
    return any(said.removeprefix("the ") == other.casefold().removeprefix("the ") for other in known)


def _evidence(text: str, match: Match) -> tuple[Span, ...]:
    """The places as spans; words that stand apart in the text (a split quote) are parted here too."""
    spans: list[tuple[int, int]] = []
    for start, end in match.ranges:
        for index in range(start, end):
            word = match.passage.words[index]
            joined = index > start and not any(char.isalnum() for char in text[spans[-1][1] : word.start])
            if joined:
                spans[-1] = (spans[-1][0], word.end)
            else:
                spans.append((word.start, word.end))
    return tuple(Span.of(text, start, end) for start, end in spans)


def _diff(text: str, said: str, pieces: Sequence[Piece], match: Match) -> tuple[Edit, ...]:
    if match.similarity == 1 and len(match.indices) == sum(len(piece.words) for piece in pieces):
        return ()
    return tuple(_edits(text, said, pieces, match))


def _edits(text: str, said: str, pieces: Sequence[Piece], match: Match) -> Iterator[Edit]:
    claim = [word for piece in pieces for word in piece.words]
    article = [match.passage.words[index] for index in match.indices]
    ops = [
        (op.tag, claim[op.dest_start : op.dest_end], article[op.src_start : op.src_end])
        for op in Indel.opcodes([word.form for word in article], [word.form for word in claim])
    ]
    at = 0
    while at < len(ops):
        tag, new, old = ops[at]
        following = ops[at + 1] if at + 1 < len(ops) else None
        if following and {tag, following[0]} == {"insert", "delete"}:
            new, old = (new or following[1]), (old or following[2])
            kind, at = EditKind.REPLACED, at + 1
        else:
            kind = _KINDS[tag]
        yield Edit(
            kind=kind,
            claim=" ".join(said[word.start : word.end] for word in new),
            article=" ".join(text[word.start : word.end] for word in old),
        )
        at += 1


_KINDS = {
    "equal": EditKind.SAME,
    "insert": EditKind.ADDED,
    "delete": EditKind.REMOVED,
    "replace": EditKind.REPLACED,
}
