"""Which prediction answers which gold attribution in one article.

Content is compared as sets of word positions, so two equal sentences in different places never match,
and a split quote is one set. A pair is allowed from a word Jaccard of ``threshold`` on; of all one-to-one
alignments the one with most pairs is taken and, among those, the one with the greatest total Jaccard.
In gold that marks whole sentences (``match="statement"``) a pair is allowed where at least ``threshold``
of the prediction's words stand in the gold sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from attrs import define

from quoteattr.evaluation.assignment import assign
from quoteattr.evaluation.gold import GoldArticle, GoldQuote
from quoteattr.evaluation.words import Words, jaccard
from quoteattr.lexicon.speech import quote_is_speech
from quoteattr.records import Quote, Scope

__all__ = ["THRESHOLD", "Alignment", "align"]

THRESHOLD = 0.5
"""Word Jaccard from which two contents are the same attribution (as in the PolNeAR agreement study)."""

_EQUAL_SPEAKER = 1e-3  # less than one word in a statement of any length met in news


@define(frozen=True, slots=True, kw_only=True)
class Alignment:
    """The outcome for one article; pairs are (gold number, prediction number) into ``gold`` and ``predicted``.

    ``ignored`` are the gold attributions outside the scope by lack of a statement: neither they nor
    the predictions that answer them count. ``others`` are those that the gold places outside the
    scope: a prediction that answers one is wrong. ``right`` are the predictions that answer a gold attribution; in
    statement gold several may answer one. ``exact`` are the pairs of equal word sets, made on their own.
    """

    article: GoldArticle
    words: Words
    gold: tuple[GoldQuote, ...]
    predicted: tuple[Quote, ...]
    gold_words: tuple[frozenset[int], ...]
    predicted_words: tuple[frozenset[int], ...]
    pairs: tuple[tuple[int, int], ...]
    exact: tuple[tuple[int, int], ...]
    right: frozenset[int]
    others: tuple[tuple[GoldQuote, frozenset[int]], ...] = ()
    error: str | None = None


def align(
    article: GoldArticle,
    predicted: Sequence[Quote],
    *,
    scope: Scope = Scope.ALL,
    threshold: float = THRESHOLD,
    error: str | None = None,
    same_speaker: Callable[[GoldQuote, Quote], bool] | None = None,
) -> Alignment:
    """Align the predictions of one article with its gold in a scope.

    ``same_speaker`` decides between equal alignments of statement gold, where two gold attributions
    often mark the same sentence and nothing but the speaker tells them apart.
    """
    words = Words(article.text)
    offered = [quote for quote in predicted if scope is Scope.ALL or quote_is_speech(quote)]
    offered_words = [words.content((span.start, span.end) for span in quote.content) for quote in offered]
    all_words = [words.content(quote.content) for quote in article.quotes]
    wanted = [_wanted(quote, article, scope) for quote in article.quotes]

    statement = article.match == "statement"
    weights: dict[tuple[int, int], float] = {}
    at: dict[int, list[int]] = {}
    for g, known in enumerate(all_words):
        for word in known:
            at.setdefault(word, []).append(g)
    for p, found in enumerate(offered_words):
        for g in sorted({g for word in found for g in at.get(word, ())}):
            shared = len(found & all_words[g])
            if statement and shared >= threshold * len(found):
                same = same_speaker is not None and same_speaker(article.quotes[g], offered[p])
                weights[g, p] = (shared - 1 + (_EQUAL_SPEAKER if same else 0.0)) / len(words)
            elif not statement and jaccard(found, all_words[g]) >= threshold:
                weights[g, p] = jaccard(found, all_words[g])
    pairs = assign(weights)

    drop = {p for g, p in pairs if wanted[g] is None}
    if statement:
        right = {p for g, p in weights if wanted[g]} - drop
    else:
        right = {p for g, p in pairs if wanted[g]}
    gold_at = [g for g, keep in enumerate(wanted) if keep]
    kept_at = [p for p in range(len(offered)) if p not in drop]
    new_gold = {g: number for number, g in enumerate(gold_at)}
    new_kept = {p: number for number, p in enumerate(kept_at)}
    gold_words = tuple(all_words[g] for g in gold_at)
    predicted_words = tuple(offered_words[p] for p in kept_at)
    gold = tuple(article.quotes[g] for g in gold_at)
    kept = tuple(offered[p] for p in kept_at)
    return Alignment(
        article=article,
        words=words,
        gold=gold,
        predicted=kept,
        gold_words=gold_words,
        predicted_words=predicted_words,
        pairs=tuple((new_gold[g], new_kept[p]) for g, p in pairs if wanted[g]),
        exact=_pair_equal(gold, kept, gold_words, predicted_words),
        right=frozenset(new_kept[p] for p in right),
        others=tuple((article.quotes[g], all_words[g]) for g, keep in enumerate(wanted) if keep is False),
        error=error,
    )


def _wanted(quote: GoldQuote, article: GoldArticle, scope: Scope) -> bool | None:
    """Whether a gold attribution is in the scope; None where the gold does not say although its article says so."""
    if scope is Scope.ALL or quote.speech:
        return True
    if quote.speech is False:
        return False
    # Gold that never tells speech from the rest is taken as it is; the report says so.
    return None if any(other.speech is not None for other in article.quotes) else True


def _pair_equal(
    gold: Sequence[GoldQuote],
    predicted: Sequence[Quote],
    gold_words: Sequence[frozenset[int]],
    predicted_words: Sequence[frozenset[int]],
) -> tuple[tuple[int, int], ...]:
    """One-to-one pairs of equal word sets; among equal ones those of the same type first."""
    free: dict[frozenset[int], list[int]] = {}
    for p, found in enumerate(predicted_words):
        if found:
            free.setdefault(found, []).append(p)
    pairs: list[tuple[int, int]] = []
    for same_type in (True, False):
        taken = {g for g, _ in pairs}
        for g, known in enumerate(gold_words):
            if g in taken:
                continue
            for p in free.get(known, ()):
                if not same_type or predicted[p].type is gold[g].type:
                    free[known].remove(p)
                    pairs.append((g, p))
                    break
    return tuple(sorted(pairs))
