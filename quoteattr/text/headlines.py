"""Headlines written With Every Word Capitalised or in CAPITALS, put into sentence case for the parser.

A tagger takes *Praises* in such a line for a name. The article's body tells which words are names: a word that stands
in lower case
there, or that does not stand there in capitals, is put into lower case in the parsed copy (lengths stay the same).
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

__all__ = ["is_headline_case", "names_of", "sentence_case"]

_WORD = regex.compile(r"[A-Za-z]+")
_MIN_WORDS = 4
_MAX_WORDS = 30
_CAPITAL_SHARE = 0.75
_SHORT = 3
# What headline writers leave in lower case; any other word in lower case says that this is a sentence.
_SMALL = frozenset(
    "about above across after against along amid among around before behind below beside between down during from"
    " inside into like near onto over past since than that their this through till under until unto upon when where"
    " while with within without your".split()
)


def is_headline_case(line: str) -> bool:
    """Whether nearly all longer words of a line are capitalised."""
    words = [word for word in _WORD.findall(line) if len(word) > _SHORT]
    if not _MIN_WORDS <= len(words) <= _MAX_WORDS:
        return False
    if any(word.islower() and word not in _SMALL for word in words):
        return False
    return bool(sum(word[0].isupper() for word in words) >= _CAPITAL_SHARE * len(words))


def names_of(text: str, paragraphs: Sequence[tuple[int, int]]) -> frozenset[str]:
    """The words that stand capitalised, and never in lower case, in the article's ordinary paragraphs."""
    names: set[str] = set()
    lowers: set[str] = set()
    for start, end in paragraphs:
        line = text[start:end]
        if is_headline_case(line):
            continue
        for match in _WORD.finditer(line):
            word = match.group()
            if word[0].islower():
                lowers.add(word)
            else:
                names.add(word)
                names.add(word.capitalize())
    return frozenset(name for name in names if name.lower() not in lowers)


def sentence_case(line: str, names: frozenset[str]) -> str:
    """The line with every word in lower case that is neither its first nor one of the article's names."""
    capitals = sum(character.isupper() for character in line) > 0.7 * sum(character.isalpha() for character in line)
    first = True

    def put(match: regex.Match[str]) -> str:
        nonlocal first
        word = match.group()
        opening, first = first, False
        plain = word.capitalize()
        if plain in names or opening:
            return word if not capitals else plain
        return word.lower() if word != "I" else word

    return str(_WORD.sub(put, line))
