"""The default scope: which attributions are reported speech."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest

from quoteattr.lexicon import speech
from quoteattr.lexicon.speech import is_speech, quote_is_speech
from quoteattr.records import Act, Cue, Quote, QuoteType, Span

CONCEPTS = Path(__file__).parents[2] / "docs" / "concepts.md"
THING, INFINITIVE, PHRASE = speech.OBJECT_THRESHOLD, speech.INFINITIVE_THRESHOLD, speech.PHRASE_THRESHOLD
BELOW = 0.01


@pytest.mark.parametrize(
    ("type", "act", "lemma", "rule", "confidence", "expected"),
    [
        (QuoteType.INDIRECT, Act.ASSERTION, "say", "indirect.zero-that", 0.34, True),
        (QuoteType.INDIRECT, Act.BELIEF, "fear", "indirect.that-clause", 0.99, False),
        (QuoteType.MIXED, Act.EVALUATION, "brand", "mixed.object", 0.34, True),
        (QuoteType.DIRECT, Act.BELIEF, "think", "direct.trailing-cue", 0.34, True),
        (QuoteType.INDIRECT, Act.ASSERTION, "announce", "indirect.object", THING, True),
        (QuoteType.INDIRECT, Act.ASSERTION, "announce", "indirect.object", THING - BELOW, False),
        (QuoteType.INDIRECT, Act.DENIAL, "deny", "indirect.object", speech.MARKED_THRESHOLD, True),
        (QuoteType.INDIRECT, Act.DENIAL, "deny", "indirect.gerund", speech.MARKED_THRESHOLD - BELOW, False),
        (QuoteType.INDIRECT, Act.REQUEST, "summon", "indirect.object-infinitive", INFINITIVE, True),
        (QuoteType.INDIRECT, Act.REQUEST, "summon", "indirect.object-infinitive", INFINITIVE - BELOW, False),
        (QuoteType.INDIRECT, Act.REQUEST, "urge", "indirect.object-infinitive", INFINITIVE - BELOW, True),
        (QuoteType.INDIRECT, Act.REQUEST, "tell", "indirect.passive", THING - BELOW, True),
        (QuoteType.INDIRECT, Act.ASSERTION, "tell", "indirect.passive", THING - BELOW, False),
        (QuoteType.INDIRECT, Act.REQUEST, "urge", "indirect.object", speech.MARKED_THRESHOLD, True),
        (QuoteType.INDIRECT, Act.REQUEST, "demand", "indirect.object", speech.MARKED_THRESHOLD, True),
        (QuoteType.INDIRECT, Act.REQUEST, "call for", "indirect.object", speech.MARKED_THRESHOLD, False),
        (QuoteType.INDIRECT, Act.REQUEST, "ask", "indirect.infinitive", speech.MARKED_THRESHOLD, True),
        (QuoteType.INDIRECT, Act.REQUEST, "seek", "indirect.infinitive", speech.MARKED_THRESHOLD, False),
        (QuoteType.DIRECT, Act.ASSERTION, "title", "direct.phrase", 0.99, False),
        (QuoteType.INDIRECT, Act.REQUEST, "call for", "indirect.prepositional", PHRASE, True),
        (QuoteType.INDIRECT, Act.REQUEST, "call for", "indirect.prepositional", PHRASE - BELOW, False),
        (QuoteType.INDIRECT, Act.EVALUATION, "accuse", "indirect.prepositional", speech.VOICED_THRESHOLD, True),
        (QuoteType.INDIRECT, Act.EVALUATION, "accuse", "indirect.prepositional", 0.49, False),
        (QuoteType.INDIRECT, Act.EVALUATION, "favour", "indirect.object", 0.99, False),
        (QuoteType.MIXED, Act.DECISION, "sign", "mixed.object", 0.99, False),
        (QuoteType.MIXED, Act.EVALUATION, "dismiss", "mixed.object", 0.34, True),
        (QuoteType.MIXED, Act.DESIRE, "want", "mixed.object", 0.34, True),
        (QuoteType.MIXED, Act.DECISION, "rule", "mixed.clause", 0.34, True),
    ],
)
def test_speech(type: QuoteType, act: Act, lemma: str, rule: str, confidence: float, expected: bool) -> None:
    """Clauses by their act; contents that are no clause, and praise and blame, where they are sure enough."""
    assert is_speech(type, act, lemma, rule, confidence) is expected
    span = Span.of("x", 0, 1)
    cue = Cue(spans=(span,), lemma=lemma, act=act)
    quote = Quote(id="q1", type=type, content=(span,), cue=cue, rule=rule, confidence=confidence)
    assert quote_is_speech(quote) is expected
    assert quote_is_speech(attrs.evolve(quote, cue=None))


def test_the_documented_thresholds_are_those() -> None:
    """The page of concepts names each of them."""
    told = CONCEPTS.read_text(encoding="utf-8")
    assert f"from confidence {THING} on, an infinitive or a gerund from {INFINITIVE}" in told
    assert f"other phrases and uttered praise or blame from {PHRASE};" in told
    assert PHRASE == speech.VOICED_THRESHOLD
    assert f"denials, promises and questions from {speech.MARKED_THRESHOLD}." in " ".join(told.split())
