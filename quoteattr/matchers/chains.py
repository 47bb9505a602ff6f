"""Speech within reported speech: *the minister had promised that …*, inside what somebody else says."""

from __future__ import annotations

from quoteattr.lexicon.cues import load_cues
from quoteattr.matchers.candidate import Candidate
from quoteattr.syntax import auxiliaries, own_subject
from quoteattr.text.parse import Parse

__all__ = ["is_chained"]

_CLAUSES = frozenset({"that-clause", "zero-that", "wh-clause", "whether-clause"})
_WHO = frozenset({"NN", "NNS", "NNP", "NNPS"})


def is_chained(parse: Parse, inner: Candidate, outer: Candidate) -> bool:
    """Whether the inner cue heads what the outer one reports, and is an act of speech of its own.

    *The minister said the gate was shut, Reuters reported.*         -> yes: the tag passes on what he said
    *Ahmed said the minister had promised that the gate was shut.*  -> yes: said before, and elsewhere
    *Ahmed said voters say the gate is shut.*                       -> no: his own way to say it
    """
    cue, above = inner.cue_head, outer.cue_head
    if inner.family != "clause-right" or inner.frame not in _CLAUSES:
        return False
    if cue < 0 or parse.deps[cue] != "ccomp" or parse.heads[cue] != above:
        return False
    act = load_cues().act("verb", inner.lemma)
    who = own_subject(parse, cue)
    if act is None or not act.is_speech or who < 0:
        return False
    if outer.family == "clause-left" or (outer.family == "quote" and cue < above):
        return parse.tags[who] in _WHO or parse.lowers[who] in ("he", "she")
    had = any(parse.lowers[token] == "had" for token in auxiliaries(parse, cue))
    return outer.family == "clause-right" and had and parse.tags[who] in _WHO
