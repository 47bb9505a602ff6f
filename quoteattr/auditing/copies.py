"""The same quote in several articles: wire copies, found by the shingles of their words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

__all__ = ["find_copies"]

SHINGLE = 4
"""Words in a shingle."""

RESEMBLANCE = 0.5
"""Share of the smaller quote's shingles that must stand in the other: copies are cut and lightly edited."""

LEAST_WORDS = 5
"""Shorter quotes (*no comment*) are said again and again: they are one only where speaker and words are equal."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def find_copies(quotes: Sequence[tuple[str, str, str]]) -> list[int]:
    """For each quote, given as (article, speaker, words), the index of the first one it copies, or its own.

    Two quotes are copies when they stand in different articles, their speakers do not differ (by surname;
    a missing one differs from none), and the smaller one's shingles of four words stand in the other by half.
    """
    forms = [tuple(word.casefold().replace("’", "'") for word in _WORD.findall(text)) for _, _, text in quotes]
    shingles = [_shingles(words) for words in forms]
    first = list(range(len(quotes)))
    by_shingle: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, (article, speaker, _) in enumerate(quotes):
        candidates: dict[int, int] = defaultdict(int)
        for shingle in shingles[index]:
            for other in by_shingle[shingle]:
                candidates[other] += 1
            by_shingle[shingle].append(index)
        for other, shared in sorted(candidates.items(), key=lambda item: (-item[1], item[0])):
            if quotes[other][0] == article or not _is_same_speaker(speaker, quotes[other][1]):
                continue
            smaller = min(len(shingles[index]), len(shingles[other]))
            if min(len(forms[index]), len(forms[other])) < LEAST_WORDS:
                if forms[index] != forms[other] or speaker != quotes[other][1] or not speaker:
                    continue
            elif shared < RESEMBLANCE * smaller:
                continue
            first[index] = first[other]
            break
    return first


def _shingles(words: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    if len(words) <= SHINGLE:
        return frozenset({words}) if words else frozenset()
    return frozenset(words[at : at + SHINGLE] for at in range(len(words) - SHINGLE + 1))


def _is_same_speaker(one: str, other: str) -> bool:
    if not one or not other:
        return True
    return one.casefold().split()[-1] == other.casefold().split()[-1]
