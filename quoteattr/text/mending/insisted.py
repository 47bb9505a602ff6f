"""Verbs of stating taken for adjectives before a bare plural: *Lee insisted agents are taught to wait*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quoteattr.grammar import NOUNS
from quoteattr.lexicon.words import load_words
from quoteattr.text.tree import children_of, raise_verb

if TYPE_CHECKING:
    from quoteattr.text.parse import Parse

__all__ = ["mend_insisted"]

_STATES = load_words("frames")["states-mended"].words
_JOINTS = frozenset({"and", "but"})


def mend_insisted(parse: Parse, token: int) -> bool:
    """Make a participle between a noun and the bare plural behind it the verb that states; whether it was one.

    *Lee insisted agents are taught*, *would not say who paid, but insisted agents are taught* -> insisted
    *The reported cases were rising*, *Lee said reported cases rose* stay as they are.
    """
    noun, who = parse.heads[token], token - 1
    clause = parse.heads[noun]
    if noun != token + 1 or who < 0 or parse.lemmas[token].lower() not in _STATES or parse.stretches[token] >= 0:
        return False
    if (parse.tags[noun] != "NNS" and parse.lowers[noun] not in ("police", "staff")) or clause <= noun:
        return False
    if parse.deps[noun] not in ("nsubj", "nsubjpass") or parse.deps[clause] not in ("ROOT", "conj"):
        return False
    root = parse.deps[clause] == "ROOT"
    if root and parse.tags[who] in NOUNS and parse.heads[who] in (token, noun):
        for kid in children_of(parse, noun):
            if kid < who:
                parse.heads[kid] = who
        raise_verb(parse, token, clause)
        parse.heads[who], parse.deps[who] = token, "nsubj"
    elif not root and parse.lowers[who] in _JOINTS and parse.heads[who] == parse.heads[clause]:
        parse.heads[token], parse.deps[token] = parse.heads[clause], "conj"
        parse.heads[clause], parse.deps[clause] = token, "ccomp"
    else:
        return False
    parse.tags[token] = "VBD"
    return True
