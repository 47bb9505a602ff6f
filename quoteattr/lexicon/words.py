"""Word lists as data: small TOML files of named groups, and the one loader that checks them.

Each group says why it is there, and holds either words or pairs::

    [honorifics]
    why = "stand before a name and are no part of it"
    words = ["mr", "mrs"]

    [short-forms]
    why = "newspaper abbreviations of titles"
    pairs = { "sen" = "senator" }

All keys and words are taken as written; matching is done on lower-case forms, so the files are in lower case unless
a group says otherwise.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

from attrs import define

from quoteattr.errors import LexiconError

__all__ = ["WordGroup", "load_words", "read_words"]


@define(frozen=True, slots=True, kw_only=True)
class WordGroup:
    """One named group of a word file: its reason, its words, and for a group of pairs what each word stands for."""

    name: str
    why: str
    words: frozenset[str]
    pairs: Mapping[str, str]

    def __contains__(self, word: object) -> bool:
        return word in self.words

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self.words))

    def __len__(self) -> int:
        return len(self.words)


@cache
def load_words(name: str, *groups: str) -> Mapping[str, WordGroup]:
    """Return the groups of ``quoteattr/lexicon/<name>.toml``, read-only, by their names.

    Where ``groups`` are given the file must hold exactly these. Raises :class:`~quoteattr.errors.LexiconError`
    naming the file, the group and the key that is missing, unknown or malformed.
    """
    file = resources.files("quoteattr.lexicon").joinpath(f"{name}.toml")
    if not file.is_file():
        raise LexiconError(f"there is no word file {name}.toml in quoteattr/lexicon")
    return read_words(file.read_text(encoding="utf-8"), f"{name}.toml", *groups)


def read_words(toml: str, file: str, *groups: str) -> Mapping[str, WordGroup]:
    """Check and return the groups of a word file given as text; ``file`` is its name in messages."""
    try:
        data = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{file} is not TOML: {error}") from error
    found = {name: _read_group(file, name, entry) for name, entry in data.items()}
    if groups:
        unknown, missing = sorted(found.keys() - set(groups)), sorted(set(groups) - found.keys())
        if unknown:
            raise LexiconError(f"{file}: unknown group {unknown[0]!r}; known groups are {', '.join(sorted(groups))}")
        if missing:
            raise LexiconError(f"{file}: the group {missing[0]!r} is missing")
    return MappingProxyType(found)


def _read_group(file: str, name: str, entry: Any) -> WordGroup:
    if not isinstance(entry, dict):
        raise LexiconError(f"{file}: {name!r} stands outside a group; write it under a [group] with its reason")
    unknown = sorted(entry.keys() - {"why", "words", "pairs"})
    if unknown:
        raise LexiconError(f"{file}, group {name!r}: unknown key {unknown[0]!r}; known keys are why, words, pairs")
    why = entry.get("why")
    if not isinstance(why, str) or not why.strip():
        raise LexiconError(f"{file}, group {name!r}: say in 'why' what the group is for")
    if ("words" in entry) == ("pairs" in entry):
        raise LexiconError(f"{file}, group {name!r}: give either 'words' (a list) or 'pairs' (a table)")
    if "words" in entry:
        words = entry["words"]
        if not isinstance(words, list) or not all(isinstance(word, str) and word for word in words):
            raise LexiconError(f"{file}, group {name!r}: 'words' must be a list of non-empty strings")
        twice = sorted(word for word, count in Counter(words).items() if count > 1)
        if twice:
            raise LexiconError(f"{file}, group {name!r}: {twice[0]!r} is given twice")
        return WordGroup(name=name, why=why, words=frozenset(words), pairs=MappingProxyType({}))
    pairs = entry["pairs"]
    if not isinstance(pairs, dict) or not all(isinstance(value, str) for value in pairs.values()):
        raise LexiconError(f"{file}, group {name!r}: 'pairs' must be a table of strings")
    return WordGroup(name=name, why=why, words=frozenset(pairs), pairs=MappingProxyType(dict(pairs)))
