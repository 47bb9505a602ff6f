"""The tokens of a cue that is a verb, and the lemma that the lexicon knows it by."""

from __future__ import annotations

from quoteattr.lexicon.cues import load_cues
from quoteattr.matchers.reporting import is_told
from quoteattr.syntax import child
from quoteattr.text.parse import Parse

__all__ = ["cue_tokens"]


def cue_tokens(parse: Parse, verb: int) -> tuple[tuple[int, ...], str]:
    """The cue's tokens with its particle, and the lemma the lexicon knows it by (*point out*, *hit back*,
    *cross-examine*).
    """
    particle = child(parse, verb, "prt")
    lemma = parse.lemmas[verb].lower()
    if lemma == "hear" and is_told(parse, verb):
        return (verb,), "tell"
    if lemma == "put" and verb + 1 < len(parse) and parse.lowers[verb + 1] == "it":
        return (verb, verb + 1), "put it"
    if particle == verb + 1 or (particle > verb and particle - verb <= 3):
        return (verb, particle), f"{lemma} {parse.lowers[particle]}"
    following = verb + 1
    if following < len(parse) and parse.heads[following] == verb and not parse.children[following]:
        joined = f"{lemma} {parse.lowers[following]}"  # hit back, wonder aloud, let on that
        if ("verb", joined) in load_cues().acts:
            return (verb, following), joined
    if verb > 1 and parse.words[verb - 1] == "-" and parse.ends[verb - 2] == parse.starts[verb] - 1:
        joined = f"{parse.lowers[verb - 2]}-{lemma}"  # cross-examined
        if ("verb", joined) in load_cues().acts:
            return (verb - 2, verb - 1, verb), joined
    return (verb,), lemma
