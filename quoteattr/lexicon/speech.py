"""Which attributions are reported speech: the rule of the default scope, for the extraction and for its evaluation."""

from __future__ import annotations

from quoteattr.lexicon.words import load_words
from quoteattr.records import Act, Quote, QuoteType

__all__ = ["is_speech", "quote_is_speech"]

# Contents that are no clause (a thing criticised, a step urged) are speech less often than their cue says: in the
# speech scope they must be surer. On speakers.dev every value from .5 to .66 gives content F1 .75 (precision .76 to
# .77, recall .75 to .74); these were kept because the acceptance article returns nothing extra with them.
_OBJECTS = frozenset({"noun-phrase", "object", "passive", "relative-object"})
_INFINITIVES = frozenset({"gerund", "infinitive", "object-infinitive"})
_PHRASES = frozenset({"adjective", "passive-infinitive", "predicate", "prepositional"})
_MARKED_ACTS = frozenset({Act.DENIAL, Act.PROMISE, Act.QUESTION})
_SILENT_ACTS = frozenset({Act.BELIEF, Act.DECISION, Act.EVALUATION, Act.EVIDENCE})
_MARKED_THINGS = frozenset({"mixed.adjective", "mixed.object", "mixed.passive", "mixed.prepositional"})
_ASKED = frozenset({"indirect.object-infinitive", "indirect.passive", "indirect.passive-infinitive"})
_ASKED_FOR = frozenset({"gerund", "infinitive", "prepositional"})
OBJECT_THRESHOLD = 0.65
INFINITIVE_THRESHOLD = 0.66
PHRASE_THRESHOLD = 0.5
MARKED_THRESHOLD = 0.4  # acts that hardly any deed is told with: denied the charge, promised a review
VOICED_THRESHOLD = 0.5


def is_speech(type: QuoteType, act: Act, lemma: str, rule: str, confidence: float, *, negated: bool = False) -> bool:
    """Speech acts, whatever holds somebody's very words (*branded the ruling “a stain”*), and praise and blame that
    are uttered (*accused the ministry of delay*, *voiced concern about the plan*); not what signs and shirts say,
    titles and terms in marks (*signed the “Choose Life” bill*), nor what nobody uttered (*would not say whether*,
    *avoided condemning the raid*).
    """
    if type is not QuoteType.INDIRECT:
        if lemma in load_words("act_context")["naming"] or (lemma == "call" and act is Act.DECISION):
            return False
        return rule != "direct.slogan" and not _only_holds_marks(act, lemma, rule)
    if negated and act is not Act.DENIAL:
        return False  # would not say whether; not: did not deny that
    if lemma.partition(" ")[0] in load_words("act_context")["uttering"] and " " in lemma:
        return confidence >= VOICED_THRESHOLD
    if act is Act.EVALUATION:
        return lemma in load_words("act_context")["voiced"] and confidence >= VOICED_THRESHOLD
    if act is Act.REQUEST and rule in _ASKED and lemma in load_words("act_context")["urging"]:
        return True  # told them to go, they were urged to wait
    construction = rule.partition(".")[2]
    if act.is_speech and construction in _OBJECTS and lemma in load_words("act_context")["only-spoken"]:
        return confidence >= MARKED_THRESHOLD
    if act.is_speech and construction in _ASKED_FOR and lemma in load_words("act_context")["asked-for"]:
        return confidence >= MARKED_THRESHOLD
    return act.is_speech and confidence >= _least(construction, act)


def _only_holds_marks(act: Act, lemma: str, rule: str) -> bool:
    """Whether the marks stand in a thing that is done, seen or thought of, and are a title or somebody else's words.

    *signed the “Choose Life” bill*; not: *dismissed it as “absurd”*, *wants “tougher” laws*

    Of 70 such quotes on polnear.train with a confidence from .5 to .8 some 50 tell nobody's words.
    """
    words = load_words("act_context")
    if rule not in _MARKED_THINGS or (act not in _SILENT_ACTS and lemma not in words["likings"]):
        return False
    first = lemma.partition(" ")[0]
    return not any(one in words[group] for group in ("voiced", "worded") for one in (lemma, first))


def quote_is_speech(quote: Quote) -> bool:
    """Whether a record belongs to the speech scope; one without a cue does."""
    if quote.cue is None:
        return True
    cue = quote.cue
    return is_speech(quote.type, cue.act, cue.lemma, quote.rule, quote.confidence, negated=cue.negated)


def _least(construction: str, act: Act) -> float:
    """The confidence from which a construction's contents count as speech."""
    if construction in _OBJECTS:
        return MARKED_THRESHOLD if act in _MARKED_ACTS else OBJECT_THRESHOLD
    if construction in _INFINITIVES:
        return MARKED_THRESHOLD if act in _MARKED_ACTS else INFINITIVE_THRESHOLD
    return PHRASE_THRESHOLD if construction in _PHRASES else 0.0
