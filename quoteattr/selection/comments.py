"""Where an accepted content ends: before the writer's own word about what was said, or about who else did so."""

from __future__ import annotations

from quoteattr.grammar import FINITE, NEUTER_PRONOUNS, NOUNS
from quoteattr.lexicon.words import load_words
from quoteattr.matchers.candidate import trim
from quoteattr.selection.scored import Scored, redrawn
from quoteattr.syntax import auxiliaries, child, is_verb, own_subject
from quoteattr.text.parse import Parse

__all__ = ["end_before_comment", "is_of_things"]

_WORDS = load_words(
    "ending_words",
    "loud-verbs",
    "taking-up",
    "wordings",
    "disputing-verbs",
    "stirring-verbs",
    "answering-verbs",
    "doubting-verbs",
    "telling-verbs",
    "going-to",
)
_TAKES_UP = _WORDS["taking-up"].words
_WORDINGS = _WORDS["wordings"].words
_DISPUTES = _WORDS["disputing-verbs"].words
_ANSWERS = _WORDS["answering-verbs"].words
_STIRS = _WORDS["stirring-verbs"].words
_DENIES = _WORDS["doubting-verbs"].words | {"deny"}
_NOBODY_AT_ALL = frozenset({"nobody", "none", "one"})
# Tokens from the comma to the noun that takes a content up (set by judgement): a claim, a remarkably stark warning
_TAKEN_UP_WITHIN = 4
_LATER_WITHIN = 5
_BEHIND = frozenset({"clause-right", "infinitive", "object", "prepositional"})
_HELPERS = {
    "did": ("VBD",),
    "do": ("VBP", "VBZ"),
    "does": ("VBP", "VBZ"),
    "had": ("had",),
    "has": ("has", "have"),
    "have": ("has", "have"),
}
"""The helpers by which others are said to have done the same, with the tag or helpers of the verb they stand for."""


def end_before_comment(parse: Parse, item: Scored) -> Scored:
    """End a content before the writer's own word about it."""
    item = _end_before_likewise(parse, _end_before_word(parse, item))
    return _end_before_answer(parse, _end_object_before_as(parse, item))


def _end_object_before_as(parse: Parse, item: Scored) -> Scored:
    """End an object before what went on meanwhile: *defends closure as growers threaten sit-in* -> closure.

    *defended it as necessary*, *denied that it fell as prices rose*, *denied the fall as it was told* -> all of it
    """
    candidate, (start, end) = item.candidate, item.region.ranges[-1]
    if candidate.family != "object" or parse.starts[candidate.cue_head] > start:
        return item
    for token in parse.tokens_between(start, end)[1:]:
        if parse.lowers[token] != "as" or parse.deps[token] != "mark" or parse.stretches[token] >= 0:
            continue
        clause = parse.heads[token]
        who = own_subject(parse, clause)
        meanwhile = parse.deps[clause] == "advcl" and parse.tags[clause] in FINITE and parse.heads[clause] <= token
        if meanwhile and who > token and parse.tags[who] in NOUNS:
            return redrawn(item, "comment", *item.region.ranges[:-1], trim(parse.text, start, parse.starts[token]))
    return item


def _end_before_likewise(parse: Parse, item: Scored) -> Scored:
    """End a content before who else did what its source did: *have said they will stay, as has Roe*.

    *said the plant had closed, as had the mill*, *said he left, as did his wife* -> all of it: told of the content
    """
    candidate, (start, end) = item.candidate, item.region.ranges[-1]
    cue = candidate.cue_head
    if candidate.family not in _BEHIND or parse.starts[cue] > start:
        return item
    tokens = parse.tokens_between(start, end)
    for comma in tokens[1:-3]:
        if parse.words[comma] != "," or comma + 3 >= len(parse):  # what stands in marks may come before its frame
            continue
        if parse.lowers[comma + 1] != "as" or parse.stretches[comma] >= 0:
            continue
        like = _HELPERS.get(parse.lowers[comma + 2])
        if like is None or parse.tags[comma + 3] not in ("CD", "DT", "NN", "NNP", "NNPS", "NNS", "PRP$"):
            continue
        if parse.tags[cue] not in like and not any(parse.lowers[one] in like for one in auxiliaries(parse, cue)):
            continue
        said = [one for one in tokens if one < comma and parse.lemmas[one] != "be"]
        if any(parse.tags[one] in like or parse.lowers[one] in like for one in said):
            continue
        return redrawn(item, "likewise", *item.region.ranges[:-1], trim(parse.text, start, parse.starts[comma]))
    return item


def _end_before_word(parse: Parse, item: Scored) -> Scored:
    """End a content before the writer's word about it.

    *said it was safe, a claim experts dispute*, *said it was safe, which experts dispute* -> it was safe
    *urged them to reject the bill, which it called “a gift”*                            -> them to reject the bill
    *said it was safe, a view shared by all*, *said he made a claim, which he disputes*     -> all of it
    """
    candidate, (start, end) = item.candidate, item.region.ranges[-1]
    if candidate.family not in _BEHIND or parse.starts[candidate.cue_head] > start:
        return item
    tokens = parse.tokens_between(start, end)
    for comma in tokens[2:]:
        closes = parse.words[comma] == '"' and parse.words[comma - 1] == ","  # “a tool,” a phrase he often uses
        if not closes and (parse.words[comma] not in (",", "—", "–", "--") or parse.stretches[comma] >= 0):
            continue
        last = tokens[-1]
        said = range(tokens[0], comma)
        if candidate.family == "clause-right" and not any(parse.tags[one] in FINITE for one in said):
            continue  # said the study, which economists dispute, proved it
        comment = _takes_up(parse, comma + 1, last) or _disputes(parse, comma + 1, last)
        if comment or (candidate.family == "clause-right" and _turns_out(parse, comma + 1)):
            return redrawn(item, "comment", *item.region.ranges[:-1], trim(parse.text, start, parse.starts[comma]))
    return item


def _takes_up(parse: Parse, first: int, last: int) -> bool:
    """Whether the words to the end name the content by a noun and say who thinks what of it: *a claim Lee disputes*."""
    if first > last or parse.tags[first] != "DT" or parse.lowers[first] not in ("a", "an", "the"):
        return False
    within = range(first + 1, min(first + _TAKEN_UP_WITHIN, last) + 1)
    nouns = (one for one in within if parse.lemmas[one] in _TAKES_UP or parse.lemmas[one] in _WORDINGS)
    noun = next(nouns, -1)
    if noun < 0:
        return False
    about = next((kid for kid in parse.children[noun] if kid > noun and parse.deps[kid] in ("acl", "relcl")), -1)
    if about < 0 or parse.rights[about] < last:
        return False
    if parse.lemmas[noun] in _WORDINGS and parse.stretches[first - 2] >= 0:
        return parse.deps[about] == "relcl"  # they were “a gift”, a word he used nine times
    if parse.lemmas[about] in _STIRS and parse.lowers[noun + 1] in ("that", "which") and parse.heads[noun + 1] == about:
        return parse.tags[about] in FINITE or child(parse, about, "aux") >= 0  # a remark that angered the chairman
    who = own_subject(parse, about)
    if parse.lemmas[about] == "say" and who > noun:  # a threat officials say they never made
        return parse.tags[who] in NOUNS
    if parse.lemmas[about] not in _DISPUTES:
        return False
    # the third count, a charge Roe denies: that count; a claim nobody disputes: no comment on what was said
    return who > noun and parse.lowers[who] not in _NOBODY_AT_ALL and parse.lemmas[first - 2] not in _TAKES_UP


def _turns_out(parse: Parse, first: int) -> bool:
    """Whether a clause says what came to light after something was said: *…, though Lee later showed a copy*."""
    behind = parse.lowers[first + 1 : first + _LATER_WITHIN]
    return parse.lowers[first : first + 1] in (["although"], ["though"]) and "later" in behind


def _disputes(parse: Parse, first: int, last: int) -> bool:
    """Whether a clause with *which* says who disputes what was said, to the end of the content.

    *said it was safe, which experts dispute*; not: *said he had made an offer, which they dispute*
    """
    if first > last or parse.lowers[first] != "which":
        return False
    verb = next((one for one in range(first, last + 1) if is_verb(parse, one)), -1)
    if verb < 0 or parse.lemmas[verb] not in _DENIES or parse.rights[verb] < last:
        return False
    who = own_subject(parse, verb)
    thing = parse.tags[first - 2] in NOUNS and parse.lemmas[verb] != "deny"  # which may be what they dispute
    return first < who < verb and parse.tags[who] != "PRP" and not thing


def _end_before_answer(parse: Parse, item: Scored) -> Scored:
    """End a clause before the participle that says what else its source does to others' words.

    *said the road was safe, rejecting claims of a cover-up* -> the road was safe
    *said the minister had left, rejecting claims*           -> all of it: it may be the minister who rejects them
    """
    candidate, (start, end) = item.candidate, item.region.ranges[-1]
    cue, clause = candidate.cue_head, candidate.link
    if candidate.family != "clause-right" or parse.starts[cue] > start or clause < cue or own_subject(parse, cue) < 0:
        return item
    if not is_of_things(parse, clause):
        return item
    for token in parse.tokens_between(start, end)[2:]:
        if parse.tags[token] != "VBG" or parse.words[token - 1] != "," or parse.stretches[token] >= 0:
            continue
        if parse.lemmas[token] in _ANSWERS and child(parse, token, "dobj", "prep", "ccomp") >= 0:
            return redrawn(item, "answer", *item.region.ranges[:-1], trim(parse.text, start, parse.starts[token - 1]))
    return item


def is_of_things(parse: Parse, clause: int) -> bool:
    """Whether a clause says how something is, so that no participle behind it can tell what its subject does."""
    who = child(parse, clause, "nsubj", "nsubjpass", "expl")
    if who < 0 or parse.ents[who] in ("PERSON", "ORG", "NORP", "GPE"):
        return False
    if parse.deps[who] == "expl" or parse.lowers[who] in NEUTER_PRONOUNS:
        told_of = child(parse, clause, "attr")
        return told_of < 0 or parse.tags[told_of] not in NOUNS  # it was a crowd of students, urging people to leave
    thing = parse.tags[who] in ("NN", "NNS") and parse.lemmas[clause] == "be"
    return thing and child(parse, clause, "acomp", "attr", "prep") >= 0
