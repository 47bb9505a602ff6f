"""Text in which a tool, or a wire of old, left one case of letters."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from quoteattr.lexicon.words import load_words
from quoteattr.text.layers.edit import Edit, find_blocks

__all__ = ["applies", "edits"]

_CAPITAL, _SMALL = regex.compile(r"\p{Lu}"), regex.compile(r"\p{Ll}")
# A block with fewer letters than this may be a label or a slip where it has small ones, a headline where capitals.
_FEWEST_SMALL, _FEWEST_CAPITALS = 60, 200
# Where a sentence begins: at a line's start or behind a full stop, its mark between, and in marks; and the pronoun.
_BEGINS = regex.compile(
    r"""
    (?: (?<= ^ | [.!?…][ ] | [.!?…]["”’'][ ] | [.!?…]''[ ] ) ["“‘'`(\[]{0,2} | (?<= [:,][ ] ) ["“] )
        (?P<first> [\p{Ll}\p{Lu}] )
    | \b (?P<pronoun> [iI] ) (?= \b [ ’'] )
    """,
    regex.VERBOSE | regex.MULTILINE,
)
_CAPITALS = regex.compile(r"\p{Lu}+")

_SHORTEST = 3  # letters of a name
_LETTERS = load_words("letters")
_ABBREVIATED = tuple(word.lower() for word in _LETTERS["stopped-titles"])
_WORD = regex.compile(rf"\b(?:{'|'.join(_ABBREVIATED)})\.|\p{{L}}(?:[\p{{L}}’'-]*\p{{L}})?", regex.IGNORECASE)
_WORDS_TOO = _LETTERS["words-too"].words


def applies(text: str) -> bool:
    """Whether the letters of a block have one case."""
    return any(True for _ in _blocks(text))


def edits(text: str) -> Iterator[Edit]:
    """Capitals for sentences, names and the pronoun *I*, small letters elsewhere."""
    surnames: set[str] = set()
    for start, end, small in _blocks(text):
        begins = {match.start(match.lastgroup or "first") for match in _BEGINS.finditer(text, start, end)}
        begins.update(_names(text, start, end, surnames))
        if small:
            yield from ((at, at + 1, text[at].upper()) for at in sorted(begins) if len(text[at].upper()) == 1)
            continue
        for match in _CAPITALS.finditer(text, start, end):
            first, last = match.span()
            first += first in begins
            words = text[first:last].lower()
            if first < last and len(words) == last - first:
                yield first, last, words


def _names(text: str, start: int, end: int, surnames: set[str]) -> Iterator[int]:
    """Where the names begin that lists of words tell: places, days, first names and what stands behind them or a title.

    ``surnames``: those of the text so far, which are known where they stand alone; grows.
    """
    places, givens, titles, small = _lists()
    owner = False  # whether a title or a first name stands right before
    position = start
    for match in _WORD.finditer(text, start, end):
        word = match[0].lower().removesuffix("’s").removesuffix("'s")
        owner = owner and text[position : match.start()] == " "
        position = match.end()
        if word in titles or word in givens:
            owner = True
            yield match.start()
        elif word in places or word in surnames:
            owner = False
            yield match.start()
        elif owner and word not in small and len(word) >= _SHORTEST:
            owner = False
            surnames.add(word)
            yield match.start()
        else:
            owner = False


@cache
def _lists() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    """Places and days, first names, titles, and words that are part of no name."""
    nations, titles, givens = load_words("nationalities"), load_words("titles"), load_words("given_names")
    groups = (nations["countries"], nations["cities"], nations["states"], nations["demonyms"].pairs, titles["calendar"])
    places = {word for group in groups for word in group}
    return (
        frozenset(word for word in places if len(word) > _SHORTEST and word not in _WORDS_TOO),
        frozenset(word for group in givens.values() for word in group if len(word) >= _SHORTEST) - _WORDS_TOO,
        frozenset({*_ABBREVIATED, *(f"{word}." for word in _ABBREVIATED)}),
        frozenset({*titles["function-words"], *_LETTERS["tags"]}),
    )


def _blocks(text: str) -> Iterator[tuple[int, int, bool]]:
    """The blocks of lines whose letters are all small, or all capitals, and which they are."""
    for start, end in find_blocks(text):
        if end - start >= _FEWEST_SMALL:
            for one, other, fewest in ((_SMALL, _CAPITAL, _FEWEST_SMALL), (_CAPITAL, _SMALL, _FEWEST_CAPITALS)):
                if other.search(text, start, end) is None and sum(1 for _ in one.finditer(text, start, end)) >= fewest:
                    yield start, end, one is _SMALL
