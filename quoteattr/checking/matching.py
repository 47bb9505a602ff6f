"""Where a claim's words stand in a passage: the same words with its gaps, or the most alike stretch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from functools import lru_cache

from attrs import define
from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from quoteattr.checking.passages import Passage
from quoteattr.checking.words import Piece
from quoteattr.lexicon.words import WordGroup, load_words

__all__ = ["Match", "coverage", "differs_in_negation", "differs_in_number", "find_exact", "find_similar"]

BRACKET_WORDS = 8
"""Words of the article that one bracketed insertion may stand for."""

SAME_WORD = 75.0
"""Similarity (0-100, Indel ratio of letters) from which two content words are forms of one: *retire*, *retiring*."""

_STEM = 4
"""Letters of a short word that must be equal where its ending differs."""


_CONTRARY = 4
"""Letters of a word behind a prefix that turns it into its contrary: *un-fair*, not *in-put* (set by judgement)."""


@define(frozen=True, slots=True)
class Match:
    """Half-open ranges of a passage's words, and how alike they are to the claim's (1: the same)."""

    passage: Passage
    ranges: tuple[tuple[int, int], ...]
    similarity: float

    @property
    def indices(self) -> list[int]:
        """The passage's word indices that are covered."""
        return [index for start, end in self.ranges for index in range(start, end)]


def find_exact(pieces: Sequence[Piece], passage: Passage) -> Match | None:
    """The pieces one after another, each word for word; an insertion replaces a few words, an ellipsis any number."""
    forms = [word.form for word in passage.words]
    wanted = [[word.form for word in piece.words] for piece in pieces]
    for at in _places(wanted[0], forms, 0, len(forms)):
        ranges = [(at, at + len(wanted[0]))]
        for piece, words in zip(pieces[1:], wanted[1:], strict=True):
            begin = ranges[-1][1]
            limit = begin + BRACKET_WORDS if piece.gap == "bracket" else len(forms)
            place = next(iter(_places(words, forms, begin, limit)), None)
            if place is None:
                break
            ranges.append((place, place + len(words)))
        else:
            return Match(passage, tuple(ranges), 1.0)
    return None


def _places(words: Sequence[str], forms: Sequence[str], begin: int, limit: int) -> list[int]:
    """The indices from ``begin`` to ``limit`` at which the words stand in a row."""
    size, first = len(words), words[0]
    last = min(limit, len(forms) - size)
    return [at for at in range(begin, last + 1) if forms[at] == first and list(forms[at : at + size]) == list(words)]


def find_similar(pieces: Sequence[Piece], passage: Passage) -> Match | None:
    """The stretch of the passage that is most alike to the claim, piece by piece; None where no word is shared."""
    forms = [word.form for word in passage.words]
    found: list[tuple[tuple[int, int], int, int]] = []
    for piece in pieces:
        words = [word.form for word in piece.words]
        best = _best_stretch(words, forms)
        if best is None:
            found.append(((0, 0), 0, len(words)))
        else:
            found.append((best[0], best[1], len(words)))
    ranges = _merge([stretch for stretch, _, _ in found if stretch[0] < stretch[1]])
    if not ranges:
        return None
    shared = sum(common for _, common, _ in found)
    total = sum(size for _, _, size in found) + sum(end - start for (start, end), _, _ in found)
    return Match(passage, ranges, 2 * shared / total)


def _best_stretch(words: list[str], forms: list[str]) -> tuple[tuple[int, int], int] | None:
    """The most alike stretch of ``forms`` and how many words it shares in order."""
    if not set(words) & set(forms):
        return None
    place = fuzz.partial_ratio_alignment(words, forms)
    if place is None:
        return None
    start, end = (place.dest_start, place.dest_end) if len(words) <= len(forms) else (0, len(forms))
    best: tuple[float, tuple[int, int], int] | None = None
    # Words left out silently make the article's stretch longer than the claim: look around it too.
    for reach in (0, len(words) // 2, len(words) * 2):
        low, high = max(0, start - reach), min(len(forms), end + reach)
        blocks = [op for op in Indel.opcodes(words, forms[low:high]) if op.tag == "equal"]
        if not blocks:
            continue
        common = sum(op.src_end - op.src_start for op in blocks)
        first, last = low + blocks[0].dest_start, low + blocks[-1].dest_end
        # A claim's changed words at its edges stand for words of the article.
        before, after = blocks[0].src_start, len(words) - blocks[-1].src_end
        first, last = max(0, first - before), min(len(forms), last + after)
        ratio = 2 * common / (len(words) + last - first)
        if best is None or ratio > best[0] + 1e-9:
            best = ratio, (first, last), common
    return (best[1], best[2]) if best else None


def _merge(ranges: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def coverage(pieces: Sequence[Piece], passage: Passage) -> float:
    """The share of the claim's content words that the passage has in some form, halved where a negation is one side's
    or a number the claim's alone.

    *I will retire in May* in *he would retire in May*  -> 1.0
    *I will not retire in May* in *he would retire in May*  -> half of it
    """
    groups = _load_groups()
    small, negations = groups["function-words"], groups["negations"]
    claim = {word.form for piece in pieces for word in piece.words}
    said = {word.form for word in passage.words}
    wanted = claim - small.words - negations.words
    if not wanted:
        return 0.0
    have = said - small.words
    shared = sum(1 for word in wanted if any(_is_form(word, other) for other in have)) / len(wanted)
    turned = bool(claim & negations.words) != bool(said & negations.words)
    return shared / 2 if turned or _numbers(claim) - _numbers(said) else shared


def differs_in_negation(pieces: Sequence[Piece], match: Match) -> bool:
    """Whether only one of the claim and its place has a negation: *will not strike* for *would strike*, *dissatisfied*
    for *satisfied*.
    """
    negations = _load_groups()["negations"]
    claim = {word.form for piece in pieces for word in piece.words}
    there = {match.passage.words[index].form for index in match.indices}
    if bool(claim & negations.words) != bool(there & negations.words):
        return True
    return _has_contrary(claim - there, there) or _has_contrary(there - claim, claim)


def _has_contrary(words: Set[str], others: Set[str]) -> bool:
    prefixes = _load_groups()["contrary-prefixes"].words
    return any(
        word.startswith(prefix) and len(word) >= len(prefix) + _CONTRARY and word.removeprefix(prefix) in others
        for word in words
        for prefix in prefixes
    )


def differs_in_number(pieces: Sequence[Piece], match: Match) -> bool:
    """Whether the claim has a number that its passage lacks: *312 checks* for *212 checks*, not *12* for *twelve*."""
    claim = {word.form for piece in pieces for word in piece.words}
    there = {word.form for word in match.passage.words}
    if (claim | there) & _load_groups()["large-numbers"].words:
        return False  # *twenty-five*, *a hundred*: not counted together
    return bool(_numbers(claim) - _numbers(there))


def _numbers(forms: Set[str]) -> Set[str]:
    """The numbers among words, as figures."""
    figures = _load_groups()["number-words"].pairs
    return {form for form in forms if form[0].isdigit()} | {figures[form] for form in forms & figures.keys()}


def _load_groups() -> Mapping[str, WordGroup]:
    names = ("function-words", "negations", "number-words", "large-numbers", "contrary-prefixes")
    return load_words("function_words", *names)


@lru_cache(maxsize=1 << 16)
def _is_form(one: str, other: str) -> bool:
    if one == other:
        return True
    if one[0].isdigit() or other[0].isdigit():
        return False
    return one[:_STEM] == other[:_STEM] and fuzz.ratio(one, other) >= SAME_WORD
