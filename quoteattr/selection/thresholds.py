"""From which confidence a candidate is a quote, and what is set by judgement where PolNeAR has nothing to count."""

from __future__ import annotations

from quoteattr.matchers.candidate import Candidate

__all__ = [
    "CHAINED_CONFIDENCE",
    "CONTEXT_THRESHOLD",
    "DEFAULT_THRESHOLD",
    "JUDGED",
    "SENTENCE_CONFIDENCE",
    "TAGGED_CONFIDENCE",
    "WHOLE_THRESHOLD",
    "least_confidence",
]

# Best F1 on held-back train and on dev (.30-.38 are alike); .5 gives more precision, .25 more recall.
DEFAULT_THRESHOLD = 0.33
# A paragraph all in marks is somebody's words, whatever PolNeAR makes of it (it often joins such paragraphs to the
# quotation before): on held-back train .2 costs .0003 of content F1. Holds where no higher threshold is asked for.
WHOLE_THRESHOLD = 0.2
# Marks with a name after a dash or before a colon; not measured: PolNeAR has next to none.
NAMED_THRESHOLD = 0.3
# The least for a sentence in marks between sentences, as stories tell what was said in turns; PolNeAR's train has none
# that the default threshold leaves out.
SENTENCE_CONFIDENCE = 0.35
# A turn of a transcript, whatever it says; not measured: PolNeAR has none.
TURN_CONFIDENCE = 0.9
# A headline in marks with a person behind its colon, as British papers have it; PolNeAR has none.
HEADLINE_CONFIDENCE = 0.6
# To quote the mayor, “…”; “…” is how she sums it up; According to the letter:⏎“…”: none is in PolNeAR.
ASIDE_CONFIDENCE = 0.7
# Villagers ‘abandoned’, MPs told; Bridge to close, mayor says; She had kept the money, the court was told.
TAGGED_CONFIDENCE = 0.6
# Poll: voters are tired: a headline whose label names who says it. PolNeAR has them with a full stop behind.
LABEL_CONFIDENCE = 0.7
# Lind put the toll at 43.
AMOUNT_CONFIDENCE = 0.6
# She pleaded not guilty: the one in PolNeAR's train is annotated.
PLEA_CONFIDENCE = 0.7
# She denied having met him, as courts are reported; PolNeAR's train has none.
OWNED_CONFIDENCE = 0.7
# What she said was that the road is safe; “No” was all she said; Lind was blunt: the pier is dead.
CLEFT_CONFIDENCE = 0.7
# The plan, described by the mayor as costly, was dropped.
NAMED_AS_CONFIDENCE = 0.7
# The plan is “dead”, as the mayor put it.
PUT_CONFIDENCE = 0.6
# Nonsense, says Roe.
BARE_CONFIDENCE = 0.6
# Fears are growing that the talks will fail.
ARISING_CONFIDENCE = 0.6
JUDGED = {
    "noun-arises": ARISING_CONFIDENCE,
    "left-bare": BARE_CONFIDENCE,
    "as-put-it": PUT_CONFIDENCE,
    "passive-as": NAMED_AS_CONFIDENCE,
    "cleft": CLEFT_CONFIDENCE,
    "colon-adjective": CLEFT_CONFIDENCE,
    "quote-answer": CLEFT_CONFIDENCE,
    "quote-cleft": CLEFT_CONFIDENCE,
    "gerund-owned": OWNED_CONFIDENCE,
    "object-at": AMOUNT_CONFIDENCE,
    "plea": PLEA_CONFIDENCE,
    "label-named": LABEL_CONFIDENCE,
    "left-told": TAGGED_CONFIDENCE,
    "left-headline": TAGGED_CONFIDENCE,
    "left-heard": TAGGED_CONFIDENCE,
    "inserted-heard": TAGGED_CONFIDENCE,
    "right-headline": TAGGED_CONFIDENCE,
    "label-turn": TURN_CONFIDENCE,
    "quote-headline": HEADLINE_CONFIDENCE,
    "according-block": ASIDE_CONFIDENCE,
    "quote-how": ASIDE_CONFIDENCE,
    "quote-to": ASIDE_CONFIDENCE,
}
# What a reported clause reports in its turn (matchers/chains.py). By judgement: PolNeAR's annotators mark one in ten.
CHAINED_CONFIDENCE = 0.5
# From here on a quote is sure enough to be context for the article's other candidates.
CONTEXT_THRESHOLD = 0.5


def least_confidence(candidate: Candidate, threshold: float) -> float:
    """The confidence from which a candidate is a quote: the threshold, or less for marks that speak for themselves."""
    if threshold <= DEFAULT_THRESHOLD and candidate.family == "float":
        if candidate.frame.startswith("float-whole"):
            return min(threshold, WHOLE_THRESHOLD)
        if candidate.source_hint >= 0:
            return min(threshold, NAMED_THRESHOLD)
    return threshold
