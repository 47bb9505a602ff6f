"""Who is understood to speak where a cue has no subject of its own: *a nurse saying …*, *…, adding that …*."""

from __future__ import annotations

from quoteattr.attribution.vocabulary import (
    DOCUMENT_NOUNS,
    FINDING,
    MESSAGES,
    MOVERS,
    ORGANIZATION_NOUNS,
    ORGANIZATION_PLURALS,
    PEOPLE_NOUNS,
    PEOPLE_PLURALS,
    is_role_noun,
    is_role_plural,
)
from quoteattr.grammar import DASHES
from quoteattr.lexicon.words import load_words
from quoteattr.matchers.reporting import goes_on_reporting
from quoteattr.syntax import child, governing_verb, is_verb, own_subject, subject
from quoteattr.text.parse import Parse

__all__ = ["understood_subject"]

_NAMED = frozenset({"PERSON", "NORP", "ORG"})
_SOME = frozenset({"some", "many", "others"})
# What opens a clause that says when or why, beside the sentence's own verb.
_SUBORDINATORS = frozenset(
    {"after", "although", "as", "because", "before", "if", "since", "though", "when", "while"}
)  # fmt: skip
_FALLING = frozenset({"fall", "leave"})
# Puts pressure on, leaves it for Lind to say: who is named there speaks.
_LENDING = frozenset({"on", "for"})
_PLACING = frozenset({"at", "for", "from", "in", "on", "to", "with"})
# The same before a pronoun alone: *behind her shouting*, but *past a man shouting*.
_PASSING = frozenset({"behind", "beside", "near", "past", "towards"})
_TOGETHER = frozenset({"agree", "argue", "correspond", "meet", "plead", "side", "sit", "speak", "talk", "work"})
_CALLS = frozenset({"complain", "report", "say", "tell"})
_WHO = frozenset({"NN", "NNP", "NNPS", "NNS", "PRP"})
_MAX_CHAIN = 8


def understood_subject(parse: Parse, cue: int) -> tuple[int, str]:
    """The understood subject of a cue and how it was found, as in :func:`~quoteattr.syntax.subject`.

    Where the cue has none of its own, the line tells more than the tree: the people named right before it (*calls
    from residents asking whether*, *left many to wonder*), and whose report a participle goes on with (*Lind said the
    fund was empty, adding that* -> Lind, not *the fund*).
    """
    head, how = subject(parse, cue)
    if how == "relative":
        nearer = _nearer_subject(parse, cue, head)
        return (nearer, "own") if nearer >= 0 else (head, how)
    if how == "shared":
        near = cue - 1
        if (
            parse.deps[near] == "conj"
            and parse.ents[parse.heads[near]] in ("DATE", "TIME")
            and parse.tags[near] in _WHO
        ):
            return near, "own"  # The pool opened on Monday and Lind said so: no two days
        clause = parse.heads[cue]
        above = parse.heads[clause]
        if parse.deps[clause] == "ccomp" and above < clause and goes_on_reporting(parse, cue, clause, above):
            return subject(parse, above)
        return head, how
    if how == "own":
        return _behind_hyphen(parse, cue, head), how
    if parse.tags[cue] == "VBG":
        people = _people_before(parse, cue)
        if people >= 0 and not _is_placed(parse, people):
            return people, "own"
        text = _text_found(parse, cue)
        if text >= 0:
            return text, "own"
        outer = _outer_speaker(parse, cue)
        if outer < 0 and how == "participle" and _moves_only(parse, head):
            outer = _subject_aside(parse, cue)
        return (outer, "participle") if outer >= 0 else (head, how)
    if parse.tags[cue] == "VB" and parse.lowers[cue - 1] == "to":
        above = parse.heads[cue]
        if parse.deps[cue] == "xcomp" and parse.tags[above] == "VBG" and how == "participle":
            outer = _outer_speaker(parse, above)  # Lind said the fund was empty, going on to say
            if outer >= 0:
                return outer, "participle"
        if how == "controlled" and parse.heads[head] == above and _reaches(parse, above, cue):
            return subject(parse, above)  # Lind rang the BBC to say
        people = _people_before(parse, cue - 1)
        if people >= 0 and _is_lent(parse, people):
            return people, "own"
        noun = parse.heads[cue]
        if parse.deps[cue] in ("acl", "relcl") and not _can_speak(parse, noun):
            # Lind took pains to say, has a chance to show, went out of his way to say
            above = governing_verb(parse, noun)
            found = subject(parse, above)[0] if above >= 0 else -1
            if found >= 0:
                return found, "controlled"
    return head, how


def _text_found(parse: Parse, cue: int) -> int:
    """The text right before a participle that somebody only comes upon: *found a note saying*, *was sent a letter
    saying*; -1 where whoever acts says it: *put up a sign saying*, *issued a statement saying*.
    """
    noun = cue - 1
    if parse.tags[noun] not in ("NN", "NNS") or parse.lowers[noun] not in DOCUMENT_NOUNS or noun == 0:
        return -1
    verb = governing_verb(parse, noun)
    if verb < 0:
        return -1
    if parse.deps[noun] == "pobj" and parse.lowers[parse.heads[noun]] in ("for", "in", "with"):
        return -1  # opened the meeting with a letter saying, was criticised for a statement saying
    return noun if parse.lemmas[verb] in FINDING or child(parse, verb, "nsubjpass") >= 0 else -1


def _behind_hyphen(parse: Parse, cue: int, head: int) -> int:
    """The subject behind a hyphen where the parser makes two of one: *study co-author Joan Pell* -> Pell."""
    if head + 1 >= len(parse) or parse.words[head + 1] != "-" or parse.starts[head + 1] != parse.ends[head]:
        return head
    return max(kid for kid in parse.children[cue] if parse.deps[kid] == "nsubj" or kid == head)


def _nearer_subject(parse: Parse, cue: int, relative: int) -> int:
    """The second subject of a cue whose first is a relative pronoun, which its content owns: *which she said was*."""
    if parse.heads[relative] != cue:
        return -1
    for kid in parse.children[cue]:
        if relative < kid < cue and parse.deps[kid] == "nsubj" and parse.hidden[kid] < 0:
            return kid
    return -1


def _can_speak(parse: Parse, token: int) -> bool:
    """Whether a noun or pronoun is one for people or a body."""
    tag, lower = parse.tags[token], parse.lowers[token]
    if tag in ("NNP", "NNPS"):
        return parse.ents[token] in _NAMED
    if tag == "PRP":
        return lower != "it" and not lower.endswith(("self", "selves"))
    if lower in DOCUMENT_NOUNS:
        return False  # issued a paper saying: no newspaper
    if tag == "NN":
        return is_role_noun(lower) or lower in PEOPLE_NOUNS or lower in ORGANIZATION_NOUNS
    if tag == "NNS":
        return is_role_plural(lower) or lower in PEOPLE_PLURALS or lower in ORGANIZATION_PLURALS
    return tag in ("DT", "JJ") and lower in _SOME


def _people_before(parse: Parse, token: int) -> int:
    """The noun for people or a body that ends right before a token, adverbs skipped, or -1."""
    start = parse.sent_bounds[parse.sents[token]][0]
    before = token - 1
    while before > start and parse.tags[before] == "RB":
        before -= 1
    if before < start or parse.hidden[before] >= 0 or not _can_speak(parse, before):
        return -1
    while parse.deps[before] == "compound" and before < parse.heads[before] < token:
        before = parse.heads[before]
    return before


def _is_placed(parse: Parse, noun: int) -> bool:
    """Whether a noun only says where or to whom somebody else speaks: *a letter to the mayor asking*."""
    preposition = parse.heads[noun]
    before = parse.lowers[preposition]
    if before == "from" and parse.lemmas[parse.heads[preposition]].lower() in MESSAGES:
        return False  # received a letter from residents asking why
    if before == "with" and parse.tags[parse.heads[preposition]][:1] == "V":
        return parse.lemmas[parse.heads[preposition]] in _TOGETHER  # ended with Lee asking; not: met with Lee, asking
    passed = before in _PASSING and parse.tags[noun] == "PRP"
    return parse.deps[noun] == "pobj" and (before in _PLACING or passed)


def _reaches(parse: Parse, verb: int, cue: int) -> bool:
    """Whether somebody turns to others to say something: *rang the BBC to say*, *called 911 to report*, *called his
    wife to explain*, but not *called the minister to explain*.
    """
    lemma = parse.lemmas[verb]
    if lemma == "call" and parse.lemmas[cue] not in _CALLS:
        own = (kid for kid in parse.children[verb] if parse.deps[kid] in ("dobj", "nsubj") and verb < kid < cue)
        return any(parse.tags[parse.lefts[kid]] == "PRP$" for kid in own)
    return lemma == "call" or lemma in load_words("frames")["reaching"]


def _is_lent(parse: Parse, noun: int) -> bool:
    """Whether the people before an infinitive are those who do it: *led some to say*, *a chance for Lind to say*.

    *rang the BBC to say*, *called his wife to explain* -> no: who rang does
    """
    head = parse.heads[noun]
    if parse.deps[noun] == "pobj" and parse.lowers[head] == "to":
        return _is_handed_on(parse, parse.heads[head])
    if parse.deps[noun] == "pobj":
        return parse.lowers[head] in _LENDING and parse.tags[parse.heads[head]].startswith("NN")
    if parse.deps[noun] != "dobj" or parse.lemmas[head] in load_words("frames")["reaching"]:
        return False
    return parse.lemmas[head] != "call" or parse.tags[parse.lefts[noun]] != "PRP$"


def _is_handed_on(parse: Parse, word: int) -> bool:
    """Whether it falls to somebody to speak: *it fell to Lind to say*, *it is up to Lind to say*; not *it wrote to Lind
    to say*.
    """
    if parse.lowers[word] != "up" and parse.lemmas[word] not in _FALLING:
        return False
    verb = word if is_verb(parse, word) else parse.heads[word]
    who = own_subject(parse, verb)
    return who < 0 or parse.lowers[who] == "it"


def _outer_speaker(parse: Parse, cue: int) -> int:
    """Who speaks in a participle behind a comma that the parser hangs on what was said or on a side clause, or -1.

    *Lind argued that a toll would help, saying …*, *Lind spoke after the vote fell, saying …* -> Lind
    *Shares fell after Lind resigned, saying …* -> nobody there: shares do not speak
    """
    before = cue - 1
    while before > 0 and parse.words[before] in ('"', "''"):
        before -= 1
    if parse.words[before] not in DASHES and parse.words[before] != ",":
        return -1
    token = parse.heads[cue]
    if token > cue or parse.deps[cue] not in ("advcl", "conj", "acl", "prep", "dep"):
        return -1
    for _ in range(_MAX_CHAIN):
        dep, head = parse.deps[token], parse.heads[token]
        if head == token or dep == "relcl":
            return -1
        if head < token and is_verb(parse, head):
            opener = child(parse, token, "mark")
            aside = dep == "advcl" and opener >= 0 and parse.lowers[opener] in _SUBORDINATORS
            if dep == "ccomp" or aside:
                outer = subject(parse, head)[0]
                return -1 if aside and outer >= 0 and _moves_only(parse, outer) else outer
        token = head
    return -1


def _subject_aside(parse: Parse, cue: int) -> int:
    """Who acts in the side clause before a participle, or -1: *The match was stopped as a player fell, saying …*."""
    clauses = [kid for kid in parse.children[parse.heads[cue]] if kid < cue and parse.deps[kid] == "advcl"]
    opener = child(parse, clauses[-1], "mark") if clauses else -1
    return own_subject(parse, clauses[-1]) if opener >= 0 and parse.lowers[opener] in _SUBORDINATORS else -1


def _moves_only(parse: Parse, noun: int) -> bool:
    """Whether a subject rises, falls or is held up, and says nothing: *shares*, *oil prices*, *the match*."""
    return parse.tags[noun] in ("NN", "NNS") and parse.lemmas[noun].lower() in MOVERS
