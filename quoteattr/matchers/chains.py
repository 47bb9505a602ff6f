"""Speech within reported speech: *the minister had promised that …*, inside what somebody else says."""

from __future__ import annotations

from quoteattr.grammar import FINITE_VERBS, NOUNS
from quoteattr.lexicon.cues import load_cues
from quoteattr.lexicon.words import load_words
from quoteattr.matchers.candidate import Candidate, Ranges
from quoteattr.syntax import auxiliaries, own_subject
from quoteattr.text.parse import Parse

__all__ = ["holds_speech", "is_chained", "is_passed_on"]

_CLAUSES = frozenset({"that-clause", "zero-that", "wh-clause", "whether-clause"})
_PASSES_ON = frozenset({"according", "clause-left", "clause-right"})


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
        return parse.tags[who] in NOUNS or parse.lowers[who] in ("he", "she")
    had = any(parse.lowers[token] == "had" for token in auxiliaries(parse, cue))
    return outer.family == "clause-right" and had and parse.tags[who] in NOUNS


def is_passed_on(parse: Parse, inner: Candidate, outer: Candidate, passed: Ranges) -> bool:
    """Whether what *according to* passes on (``passed``) is that somebody else says something.

    *The minister said the law was dead, according to a report.* -> yes: the minister said so, as the report tells
    *They said the law was dead, according to the report.*       -> no: *they* may be its authors
    """
    cue = inner.cue_head
    if outer.family != "according" or outer.lemma != "according to" or inner.family != "clause-right":
        return False
    if inner.frame not in _CLAUSES or not _holds(parse, passed, cue) or parse.tags[cue] not in FINITE_VERBS:
        return False
    act, who = load_cues().act("verb", inner.lemma), own_subject(parse, cue)
    if act is None or not act.is_speech or who < 0:
        return False
    opener = parse.lowers[parse.lefts[who]]
    if opener in load_words("descriptions")["hardly-any"] or parse.lemmas[who] == parse.lemmas[outer.source_hint]:
        return False  # No minister said it was over; researchers said so, according to the researchers
    return parse.tags[who] in NOUNS


def holds_speech(parse: Parse, outer: Candidate, ranges: Ranges, inner: Candidate) -> bool:
    """Whether the outer candidate's content holds the inner one's cue, so that they are two although alike in words.

    *“No,” Lind told Novak, according to her book.*  -> yes: the book tells that Lind said it
    *Rates will rise, according to the bank.*        -> no, whatever the inner cue: it stands outside
    """
    cue = inner.cue_head
    if cue < 0 or cue == outer.cue_head or outer.family not in _PASSES_ON or outer.frame == "colon-clause":
        return False
    if not _holds(parse, ranges, cue) or _holds(parse, ranges, outer.cue_head):
        return False
    if outer.family == "according":
        return True
    act = load_cues().act("verb", outer.lemma)
    return act is not None and act.is_speech


def _holds(parse: Parse, ranges: Ranges, token: int) -> bool:
    return any(start <= parse.starts[token] < end for start, end in ranges)
