"""Tags that are nothing but tags: a subject and a verb of saying between a whole clause and a comma or the end."""

from __future__ import annotations

from quoteattr.grammar import FINITE
from quoteattr.lexicon.words import load_words
from quoteattr.matchers.candidate import Candidate
from quoteattr.matchers.clauses import tag_span
from quoteattr.syntax import auxiliaries, own_subject
from quoteattr.text.parse import Parse
from quoteattr.text.tree import could_speak, is_speech

__all__ = ["is_plain_tag"]

_TAG_WITHIN = 14  # tokens
_CLOSED = frozenset({",", ".", ";", "!", "?", "–", "—", "--"})
_HELPERS = frozenset({"had", "has", "have"})
_HEARERS = load_words("frames")["hearings"].words | load_words("frames")["spoken-at"].words
_SETTINGS = frozenset({"advmod", "npadvmod", "prep", "tmod"})


def is_plain_tag(parse: Parse, candidate: Candidate) -> bool:
    """Whether a cue behind a whole clause is set off by commas and tells who says so and when or where, if at all.

    *The yard has won an order, the firm said on Monday, the largest so far.*, *She is listening, she explains, for
    bells.* -> yes
    *The yard won, she said goodbye, and he left.*, *When it rains, he complains, and leaves.* -> no
    """
    verb = candidate.cue_head
    if candidate.family != "clause-left" or not is_speech(candidate.lemma):
        return False
    who = own_subject(parse, verb)
    helpers = auxiliaries(parse, verb)
    if not 0 <= who < verb or (not could_speak(parse, who) and parse.tags[who] not in ("NNP", "NNPS")):
        return False
    if parse.tags[verb] not in FINITE and not any(parse.lowers[one] in _HELPERS for one in helpers):
        return False
    if any(parse.lowers[one] not in _HELPERS for one in helpers):
        return False
    tag_first, tag_last = tag_span(parse, verb, candidate.cue)
    start, stop = parse.sent_bounds[parse.sents[verb]]
    if tag_first <= start + 2 or tag_last - tag_first > _TAG_WITHIN or parse.words[tag_first - 1] != ",":
        return False
    if tag_last + 1 < stop and parse.words[tag_last + 1] not in _CLOSED:
        return False
    if tag_last + 2 < stop and parse.lowers[tag_last + 2] in ("and", "but") and candidate.lemma not in ("say", "tell"):
        return False  # The boy fell, his mother cried, and the dog ran off
    for kid in parse.children[verb]:
        if not verb < kid <= tag_last or kid in candidate.cue or parse.deps[kid] in _SETTINGS:
            continue
        if not could_speak(parse, kid) and parse.lowers[kid] not in _HEARERS:
            return False
    return _is_whole(parse, candidate.link)


def _is_whole(parse: Parse, clause: int) -> bool:
    """Whether a clause stands by itself, with a subject and a finite verb and no word that subordinates it."""
    if clause < 0 or own_subject(parse, clause) < 0 or parse.deps[clause] in ("acl", "advcl", "relcl"):
        return False
    if any(parse.deps[kid] == "mark" for kid in parse.children[clause]):
        return False
    return any(parse.tags[one] in FINITE for one in (clause, *parse.children[clause]))
