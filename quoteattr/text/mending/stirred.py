"""Verbs of stirring that the parser takes for adjectives: *a move that angered unions*, *Claims that it was closed
angered Lee*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quoteattr.grammar import FINITE, NOUNS
from quoteattr.lexicon.words import load_words
from quoteattr.text.tree import sentence_of

if TYPE_CHECKING:
    from quoteattr.text.parse import Parse

__all__ = ["mend_stirred"]

_STIRS = load_words("ending_words")["stirring-verbs"].words
_BEFORE = frozenset({"CD", "JJ", "NN", "NNP", "NNS", "RB", "VBN"})


def mend_stirred(parse: Parse, token: int) -> bool:
    """Make an adjective before a noun the verb of a relative clause or of the sentence; whether it was one.

    *that angered drivers wept*, *The claim that it was closed reached angered drivers* stay as they are.
    """
    noun, before = parse.heads[token], token - 1
    lower = parse.lowers[token]
    verb = next((lower[:cut] for cut in (-2, -1, -3) if lower[:cut] in _STIRS), "")
    sentence = sentence_of(parse, token)
    if not verb or noun <= token or before < sentence.start or parse.stretches[token] >= 0:
        return False
    if any(parse.tags[one] in FINITE for one in range(token + 1, sentence.stop)):
        return False
    if parse.tags[before] == "WDT" and parse.tags[before - 1] in NOUNS and before > sentence.start:
        above, label = before - 1, "relcl"
    else:
        above, label = _subject(parse, sentence.start, token), "ROOT"
        if above < 0 or parse.tags[before] not in _BEFORE:
            return False
        parse.heads[above], parse.deps[above] = token, "nsubj"
        above = token
    parse.heads[token], parse.deps[token] = above, label
    parse.heads[noun], parse.deps[noun] = token, "dobj"
    parse.tags[token], parse.pos[token], parse.lemmas[token] = "VBD", "VERB", verb
    return True


def _subject(parse: Parse, start: int, token: int) -> int:
    """The noun of a sentence without a verb that a clause with *that* follows, or -1: *The claim that …*."""
    for that in range(start + 1, min(start + 5, token)):
        if parse.lowers[that] == "that":
            noun = that - 1
            alone = parse.deps[noun] == "ROOT" and parse.tags[noun] in NOUNS
            return noun if alone and any(parse.tags[one] in FINITE for one in range(that, token)) else -1
    return -1
