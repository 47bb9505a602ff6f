"""A tree of arcs that is still being put right: what mending reads of it and how it makes a verb the root."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quoteattr.lexicon.cues import load_cues
from quoteattr.lexicon.words import load_words

if TYPE_CHECKING:
    from quoteattr.text.parse import Parse

__all__ = ["children_of", "could_speak", "is_speech", "names_agent", "raise_verb", "sentence_of"]


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
    lower, kids = parse.lowers[who], [parse.lowers[kid] for kid in children_of(parse, who)]
    if parse.tags[who] == "CD" and lower[:1].isdigit() and "of" not in kids:
        return False  # by 2020; but: by 34 of the members
    if parse.ents[who] in ("DATE", "TIME") and not lower.endswith(("old", "olds")):
        return False
    frames = load_words("frames")
    if parse.words[who].islower() and (lower in frames["no-agents"] or (lower in frames["channels"] and not kids)):
        return False
    return not (lower in frames["measures"] and "any" in kids)


def could_speak(parse: Parse, who: int) -> bool:
    """Whether a noun or pronoun names a person or a body, by its label, its tag or a word list."""
    if parse.tags[who] in ("PRP", "CD") or parse.ents[who] in ("GPE", "NORP", "ORG", "PERSON"):
        return True
    roles, bodies = load_words("roles"), load_words("organizations")
    groups = (roles["persons"], roles["people"], bodies["nouns"], bodies["heads"], *load_words("relations").values())
    lower, lemma = parse.lowers[who], parse.lemmas[who].lower()
    return lower.endswith(("old", "olds")) or any(lower in group or lemma in group for group in groups)
