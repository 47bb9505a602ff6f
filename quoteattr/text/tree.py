"""A tree of arcs that is still being put right: what mending reads of it and how it makes a verb the root."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quoteattr.lexicon.cues import load_cues
from quoteattr.lexicon.words import load_words

if TYPE_CHECKING:
    from quoteattr.text.parse import Parse

__all__ = ["children_of", "is_speech", "names_agent", "raise_verb", "sentence_of"]


def sentence_of(parse: Parse, token: int) -> range:
    """The tokens of a token's sentence."""
    return range(*parse.sent_bounds[parse.sents[token]])


def children_of(parse: Parse, head: int) -> list[int]:
    """The tokens that hang on a token, in order; a finished parse has them in ``children``."""
    return [token for token in sentence_of(parse, head) if parse.heads[token] == head and token != head]


def raise_verb(parse: Parse, verb: int, above: int) -> None:
    """Make the verb the root of its sentence, and what was above it a clause of the verb's."""
    while above not in (verb, parse.heads[above]):  # a root is its own head, whatever a parser calls it
        above = parse.heads[above]
    parse.heads[verb], parse.deps[verb] = verb, "ROOT"
    if above != verb:
        parse.heads[above], parse.deps[above] = verb, "ccomp"


def is_speech(lemma: str) -> bool:
    """Whether a verb is one of saying."""
    act = load_cues().act("verb", lemma)
    return act is not None and act.is_speech


def names_agent(parse: Parse, by: int) -> bool:
    """Whether *by* opens somebody who could do something: not *by Friday*, *by any measure*, *by the end of May*."""
    who = next((kid for kid in children_of(parse, by) if parse.deps[kid] == "pobj"), -1)
    if who < 0:
        return parse.deps[by] == "agent"
    if parse.ents[who] in ("DATE", "TIME") or parse.tags[who] == "CD":
        return False
    if parse.lowers[who] in load_words("frames")["no-agents"]:
        return False
    return not any(parse.lowers[kid] == "any" for kid in children_of(parse, who))
