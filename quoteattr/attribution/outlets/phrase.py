"""The phrase of a named outlet as a value, and the words that lead up to it."""

from __future__ import annotations

from functools import cache

from attrs import define

from quoteattr.attribution.outlets.flow import Flow
from quoteattr.attribution.outlets.forms import NamedOutlet
from quoteattr.lexicon.words import WordGroup, load_words
from quoteattr.records import Medium, OutletRelation

__all__ = ["OutletPhrase", "make_phrase", "setting_words", "words_before"]

_WINDOW = 9


@define(frozen=True, slots=True, kw_only=True)
class OutletPhrase:
    """A named outlet in a phrase: its relation, the word that governs the phrase, and the form it speaks of."""

    named: NamedOutlet
    relation: OutletRelation
    trigger: int
    medium: Medium | None = None


@cache
def setting_words() -> dict[str, WordGroup]:
    """The groups of ``lexicon/setting_words.toml``."""
    return dict(load_words("setting_words"))


def make_phrase(
    named: NamedOutlet, relation: OutletRelation, trigger: int, medium: Medium | None = None
) -> OutletPhrase:
    return OutletPhrase(named=named, relation=relation, trigger=trigger, medium=medium)


def words_before(flow: Flow, position: int) -> list[str]:
    """The words before ``position``, nearest first, back to the start of the sentence, at most nine."""
    found: list[str] = []
    at = position - 1
    while flow.same_para(at, position) and len(found) < _WINDOW:
        word = flow.lowers[at]
        if word in {".", "?", "!", ";"} or flow.words[at] in {"“", "”", '"'}:
            break
        found.append(word)
        at -= 1
    return found
