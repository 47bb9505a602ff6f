"""The words that mention a source, by the token that heads them: a noun phrase, or what a label names."""

from __future__ import annotations

from attrs import define

from quoteattr.grammar import DASHES, NOUNS, PROPER_NOUNS
from quoteattr.lexicon.words import load_words
from quoteattr.matchers.asides import is_who
from quoteattr.matchers.candidate import Candidate
from quoteattr.syntax import child, noun_phrase, whole_brackets
from quoteattr.text.parse import Parse
from quoteattr.text.tree import could_speak

__all__ = ["NOBODY", "Mentioned", "labelled", "mention_of", "sentence_subject"]


@define(frozen=True, slots=True)
class Mentioned:
    """The mention that names the source: its head token (-1: none) and first and last token."""

    head: int
    first: int = -1
    last: int = -1


NOBODY = Mentioned(-1)


def mention_of(parse: Parse, head: int) -> Mentioned:
    """The noun phrase of a source's head, parts of it that a hyphen or an *&* parted taken in."""
    first, last = noun_phrase(parse, head)
    while first > 1 and parse.words[first - 1] == "-" and parse.starts[first] == parse.ends[first - 1]:
        first = parse.lefts[first - 2]  # study co-author Joan Pell: the hyphen parted the noun phrase
    if parse.words[last] == "&" and parse.tags[last + 1 : last + 2] == ["NNP"]:
        last += 1  # Dean Harbor & Co.
    first, last = whole_brackets(parse, first, head, last)
    return Mentioned(head, first, _before_text(parse, head, _before_day(parse, head, last)))


def _before_day(parse: Parse, head: int, last: int) -> int:
    """The last token without the day on which it was said, which the parser hangs on an agent before it.

    *a statement released by her office on Friday said* -> … her office;  *a statement released on Friday said* -> all
    """
    prep = last - 1
    if (
        prep - 2 > head
        and parse.lowers[prep] == "on"
        and parse.ents[last] == "DATE"
        and any(parse.deps[token] == "agent" for token in range(head + 1, prep))
    ):
        return prep - 1
    return last


def _before_text(parse: Parse, head: int, last: int) -> int:
    """The last token without the talk or text in which it was said: *The company in a statement said* -> The company;
    *a line in a statement said*, *the man in the video said* -> all
    """
    for kid in parse.children[head]:
        if kid < head or parse.deps[kid] != "prep" or parse.lowers[kid] not in ("in", "on", "via"):
            continue
        text = child(parse, kid, "pobj")
        if text < 0 or parse.lemmas[text] not in load_words("frames")["spoken-in"] or parse.lowers[kid + 1] == "the":
            continue
        return kid - 1 if could_speak(parse, head) or parse.tags[head] in PROPER_NOUNS else last
    return last


def labelled(parse: Parse, candidate: Candidate) -> Mentioned:
    """The mention that a label, a dash or *according to* names, less what stands behind its colon or inside marks."""
    head = candidate.source_hint
    if candidate.frame == "label-turn":
        opens = head
        while opens > 0 and parse.paras[opens - 1] == parse.paras[head] and parse.words[opens - 1] != "(":
            opens -= 1
        return Mentioned(head, opens, head)
    if candidate.frame == "quote-headline":
        return Mentioned(head, candidate.cue_head + 1, head)
    if candidate.frame == "left-headline":
        opens = head
        while parse.words[opens - 1] != "," and opens - 1 != candidate.cue_head:
            opens -= 1
        return Mentioned(head, opens, head)
    if candidate.lemma == ":" and (parse.ents[head] in ("DATE", "TIME") or parse.deps[head] == "pobj"):
        # One supporter gave it a try on Tuesday: “…”
        found = sentence_subject(parse, candidate.cue[0] if candidate.cue else head)
        if found >= 0:
            return mention_of(parse, found)
        head = _placed(parse, head)
    if candidate.lemma == ":":
        head = _named(parse, head)
    if candidate.lemma == ":" and parse.tags[head] in ("NN", "NNS") and not is_who(parse, head):
        owner = child(parse, head, "poss")
        if owner >= 0:
            return Mentioned(owner, parse.lefts[owner], owner)
    first, last = noun_phrase(parse, head)
    first = max(first, parse.sent_bounds[parse.sents[head]][0])
    marked = [token for token in range(first, head) if parse.stretches[token] >= 0]
    first = marked[-1] + 1 if marked else first
    while first < head and parse.deps[first] == "punct":
        first += 1
    for token in range(head + 1, last + 1):
        opens = token == head + 1 and parse.tags[token] in ("DT", "EX", "PRP")
        if opens or parse.words[token] in (":", '"') or parse.hidden[token] >= 0 or parse.stretches[token] >= 0:
            last = token - 1
            break
    return Mentioned(head, first, last)


def _placed(parse: Parse, noun: int) -> int:
    """What a label speaks of where it ends in a place: *The sign in the window: “…”* -> sign; *The message from the
    union: “…”* -> union.
    """
    current = noun
    while parse.deps[current] == "pobj" and parse.tags[parse.heads[parse.heads[current]]] in NOUNS:
        preposition = parse.heads[current]
        above = parse.heads[preposition]
        if parse.lowers[preposition] in ("by", "from") or not above < preposition < current:
            return current
        if any(parse.words[token] in DASHES for token in range(above, current)):
            return current
        current = parse.heads[preposition]
    return current


def _named(parse: Parse, noun: int) -> int:
    """The name that a description behind a comma stands beside: *Ann Lee, 40, nurse: “…”* -> Lee."""
    named = parse.heads[noun] if parse.deps[noun] == "appos" else noun
    return named if named < noun and parse.tags[named] in PROPER_NOUNS else noun


def sentence_subject(parse: Parse, cue: int, *, before_comma: bool = True) -> int:
    """The first subject of a main verb before the cue in its sentence: what the parser failed to share, or -1.

    ``before_comma``: also that of a clause which the parser hangs on the cue: *Lind offered him a job, then says …*.
    """
    first, _ = parse.sent_bounds[parse.sents[cue]]
    for token in range(first, cue):
        if parse.deps[token] not in ("nsubj", "nsubjpass") or parse.hidden[token] >= 0:
            continue
        verb = parse.heads[token]
        dep, above = parse.deps[verb], parse.heads[verb]
        if dep == "ROOT" or (dep == "parataxis" and parse.deps[above] == "ROOT"):
            return token
        if before_comma and dep == "ccomp" and verb < above and parse.deps[above] == "ROOT":
            return token
    return -1
