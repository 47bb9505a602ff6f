"""Dependency labels and clause spans, in one place; nothing here knows about speech.

Labels are those of spaCy's English pipelines (CLEAR style). Tokens are numbers of a
:class:`~quoteattr.text.parse.Parse`; a missing token is -1.
"""

from __future__ import annotations

from quoteattr.grammar import DOERS, NOMINATIVES, RELATIVE_PRONOUNS, SUBJECTS, VERBS, WH
from quoteattr.lexicon.words import load_words
from quoteattr.text.parse import Parse
from quoteattr.text.tree import is_speech

__all__ = [
    "auxiliaries",
    "child",
    "clause_subject",
    "governing_verb",
    "is_conjoined_above",
    "is_joined_state",
    "is_passive",
    "is_relative_pronoun",
    "is_verb",
    "noun_phrase",
    "open_bracket",
    "own_subject",
    "subject",
    "whole_brackets",
]

_MAX_CHAIN, _SHORT_ASIDE = 12, 4
# What is told of a person beside what he has done: *had been ill and wanted rest*.
_MINDS = load_words("act_context")["states"].words - {"be", "consider", "mean", "seem"}
_OBJECT_FORMS = frozenset({"him", "her", "them", "it"})


def is_verb(parse: Parse, token: int) -> bool:
    """Whether the token is a verb that can head a clause (auxiliaries to another verb are not)."""
    return parse.tags[token] in VERBS and parse.deps[token] not in ("aux", "auxpass")


def child(parse: Parse, token: int, *labels: str) -> int:
    """The first child of ``token`` with one of the labels, or -1."""
    deps = parse.deps
    for kid in parse.children[token]:
        if deps[kid] in labels:
            return kid
    return -1


def auxiliaries(parse: Parse, verb: int) -> list[int]:
    """The verb's auxiliaries, negation and infinitive marker, in order."""
    deps = parse.deps
    return [kid for kid in parse.children[verb] if deps[kid] in ("aux", "auxpass", "neg")]


def is_passive(parse: Parse, verb: int) -> bool:
    """Whether the verb is a passive: *was told*, *is said*, or a bare participle after a noun (*Lind, when told*)."""
    deps = parse.deps
    if any(deps[kid] in ("auxpass", "nsubjpass") for kid in parse.children[verb]):
        return True
    if parse.tags[verb] != "VBN" or child(parse, verb, "aux") >= 0:
        return False
    return deps[verb] in ("acl", "advcl") or (deps[verb] == "relcl" and own_subject(parse, verb) < 0)


def is_relative_pronoun(parse: Parse, token: int) -> bool:
    """Whether the token is *who, which, that* standing for a noun in front of its clause."""
    return parse.lowers[token] in RELATIVE_PRONOUNS and parse.tags[token] in ("WP", "WDT", "WP$", "IN", "DT")


def own_subject(parse: Parse, verb: int) -> int:
    """The subject that hangs on the verb itself, or -1. A stand-in for a quotation is never a subject, nor is a hyphen
    (*co-founder Ann Lee*, whose parts some parsers make subjects all).
    """
    deps, hidden = parse.deps, parse.hidden
    for kid in parse.children[verb]:
        if deps[kid] in SUBJECTS and hidden[kid] < 0 and deps[kid] != "expl" and parse.words[kid] != "-":
            return kid
    return -1


def subject(parse: Parse, verb: int) -> tuple[int, str]:
    """The understood subject of a verb and how it was found.

    ``own``; ``shared`` across coordination (*Lind said no and warned …*); ``controlled`` by a higher verb (*Lind went
    on to say*);
    ``relative`` (the relative pronoun, or the noun its clause hangs on); ``participle`` (*Lind, adding that …*).
    ``(-1, "none")`` where there is none.
    """
    current = verb
    how = "own"
    for _ in range(_MAX_CHAIN):
        found = own_subject(parse, current)
        if found >= 0:
            return found, "relative" if is_relative_pronoun(parse, found) else how
        dep, head = parse.deps[current], parse.heads[current]
        if head == current:
            break
        if dep == "conj":
            above = parse.heads[head]
            if parse.deps[head] == "acl" and not is_verb(parse, above):
                above = governing_verb(parse, above)
            if (
                parse.deps[head] in ("ccomp", "acl")
                and 0 <= above < head
                and is_conjoined_above(parse, current, head, above)
            ):
                head = above
            current, how = head, "shared"
        elif dep == "pcomp" and parse.lowers[head] == "as" and child(parse, parse.heads[head], "dobj") >= 0:
            # The agency quoted Lind as saying so: Lind says it.
            return child(parse, parse.heads[head], "dobj"), "controlled"
        elif dep in ("xcomp", "pcomp", "prep", "aux", "auxpass"):
            if dep == "xcomp" and how != "shared":
                obj = child(parse, head, "dobj")
                if 0 <= obj < current and parse.tags[obj] in ("PRP", "NNP", "NNPS"):
                    return obj, "controlled"
            current, how = head, "controlled"
        elif dep == "relcl":
            return head, "relative"
        elif dep == "acl":
            if parse.tags[current] != "VBG":
                break
            above = governing_verb(parse, head)
            if above < 0:
                return head, "participle"
            # She sent a letter saying …: the words are hers.
            current, how = above, "participle"
        elif dep == "advcl" or (dep in ("ccomp", "parataxis", "dep") and parse.tags[current] in ("VBG", "VBN")):
            if dep == "advcl" and parse.tags[current] == "VBG":
                head = _reporting_above(parse, head)
            current, how = head, "participle"
        else:
            break
    return -1, "none"


def _reporting_above(parse: Parse, verb: int) -> int:
    """The verb that a participle goes with where the parser hangs it on the reported clause: the one that reports.

    *He said prices remained high, adding that …*: *adding* goes with *said*. (On half of polnear.train the source is
    the reporting verb's subject in 13 such places, the reported clause's in none.)
    """
    above = parse.heads[verb]
    if parse.deps[verb] == "ccomp" and above < verb and own_subject(parse, above) >= 0:
        return above
    if parse.deps[verb] == "xcomp" and above < child(parse, above, "dobj") < verb and own_subject(parse, above) >= 0:
        return above  # ordered Orr to pay, finding that he had lied
    return verb


def is_conjoined_above(parse: Parse, verb: int, clause: int, above: int) -> bool:
    """Whether a verb that hangs on a reported clause really goes on after the reporting verb.

    *She said fares would rise and added that …*: *added* has the form of *said*, not of *would rise*.
    """
    if parse.tags[verb] != parse.tags[above] or parse.tags[verb] not in ("VBD", "VBZ", "VBP"):
        return False
    for kid in parse.children[verb]:
        if parse.deps[kid] == "aux" or (parse.deps[kid] == "mark" and parse.lowers[kid] in ("that", "whether")):
            return False  # … would rise and that she expected more: a second thing that is reported
    first = parse.lefts[verb]
    if parse.tags[first] in WH and parse.heads[first] == verb:
        return False  # asked how it worked and what it cost
    if parse.lowers[first] == "that" and first < own_subject(parse, verb) and parse.lowers[first - 1] in ("and", "but"):
        return False  # … and that patient safety was first: a determiner for the parser
    if parse.tags[clause] == parse.tags[verb] or is_joined_state(parse, verb):
        return False
    if own_subject(parse, verb) >= 0 and parse.words[first - 2] != "," and not is_speech(parse.lemmas[verb]):
        return False  # said two people had died and dozens were missing
    return not _is_joined_mind(parse, verb, clause)


def _is_joined_mind(parse: Parse, verb: int, clause: int) -> bool:
    """Whether a perfect clause about a person goes on with what that person wants or has: *he had been ill and wanted
    to rest*; not *he had been ill and left early*, *the bill has passed and wanted to leave*.
    """
    if parse.tags[clause] != "VBN" or parse.lemmas[verb] not in _MINDS or own_subject(parse, verb) >= 0:
        return False
    who = own_subject(parse, clause)
    return who >= 0 and parse.lowers[who] in NOMINATIVES and parse.lowers[parse.lefts[verb] - 1] in ("and", "but")


def is_joined_state(parse: Parse, verb: int) -> bool:
    """Whether a clause goes on with *be*, which its content holds too: *the roof leaked and was unsafe*.

    On polnear.train it does in 15 of 16 such clauses, with other verbs (*… and left*) in 78 of 127.
    """
    passive = child(parse, verb, "auxpass")
    state = passive if passive >= 0 else verb
    if parse.lemmas[state] != "be" or parse.tags[state] not in ("VBD", "VBP", "VBZ") or own_subject(parse, verb) >= 0:
        return False
    joint = parse.lefts[verb] - 1
    return parse.lowers[joint] in ("and", "but", "or") and parse.words[joint - 1] not in (",", ";")


def governing_verb(parse: Parse, noun: int) -> int:
    """The verb that a noun is an object of (through prepositions and other nouns), or -1 for a subject or
    apposition.
    """
    current = noun
    for _ in range(_MAX_CHAIN):
        dep, head = parse.deps[current], parse.heads[current]
        if head == current or dep in SUBJECTS or dep == "appos":
            return -1
        if is_verb(parse, head):
            return head if dep in ("dobj", "pobj", "prep", "dative", "attr", "conj", "agent") else -1
        current = head
    return -1


def noun_phrase(parse: Parse, noun: int) -> tuple[int, int]:
    """First and last token of the noun phrase that ``noun`` heads, loose modifiers after it left out."""
    first, last = parse.lefts[noun], parse.rights[noun]
    deps = parse.deps
    for kid in parse.children[noun]:
        if kid > noun and deps[kid] in ("relcl", "parataxis", "ccomp") and parse.lefts[kid] > noun:
            last = min(last, parse.lefts[kid] - 1)
            break
        if (
            kid > noun
            and deps[kid] == "acl"
            and parse.lefts[kid] - 1 > noun
            and parse.words[parse.lefts[kid] - 1] == ","
        ):
            last = min(last, parse.lefts[kid] - 1)
            break
    while last > noun and parse.deps[last] == "punct" and parse.words[last] not in ")\"'":
        last -= 1
    return first, last


def clause_subject(parse: Parse, token: int) -> int:
    """The subject that an object pronoun cannot mean: *Stone told her*, *Stone spoke to him*; -1 for others."""
    if parse.tags[token] != "PRP" or parse.lowers[token] not in _OBJECT_FORMS:
        return -1
    verb = parse.heads[token]
    if parse.deps[token] == "pobj":
        verb = parse.heads[verb]
    elif parse.deps[token] not in ("dobj", "dative"):
        return -1
    return next((kid for kid in parse.children[verb] if parse.deps[kid] in DOERS and kid < token), -1)


def open_bracket(parse: Parse, first: int, stop: int) -> int:
    """The bracket that opens an aside without quotation marks and is not closed before ``stop``, or -1."""
    for token in range(stop - 1, first - 1, -1):
        if parse.stretches[token] >= 0:
            return -1
        if parse.words[token] in ("(", ")"):
            return token if parse.words[token] == "(" and token + 2 < stop else -1
    return -1


def whole_brackets(parse: Parse, first: int, head: int, last: int) -> tuple[int, int]:
    """A noun phrase without half a bracket.

    *MP, Kilburn) trial* -> trial; *Lee [sic* -> Lee [sic]; *a letter (from May* -> a letter
    """
    words = parse.words
    opened = -1
    for token in range(first, last + 1):
        word = words[token]
        if word[0] in "([":
            opened = token
        if word[-1] in ")]":
            if opened < 0 and token > head:
                return first, token - 1
            if opened < 0:
                first = token + 1
            opened = -1
    if opened < 0:
        return first, last
    closed = last + 1 < len(words) and words[last + 1] in (")", "]")
    if closed and first < opened and last - opened < _SHORT_ASIDE:
        return first, last + 1
    return (first, opened - 1) if opened > head else (opened + 1 if opened < head else first, last)
