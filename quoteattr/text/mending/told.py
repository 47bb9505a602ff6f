"""Whom somebody tells, and what: the parser makes one of the two, or a clause about who is told.

*told reporters rescuers had found them*, *told the conference the bank would not wait*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quoteattr.grammar import NOMINAL_SUBJECTS, NOUNS, WH
from quoteattr.lexicon.words import load_words
from quoteattr.text.tree import children_of, could_speak

if TYPE_CHECKING:
    from quoteattr.text.parse import Parse

__all__ = ["mend_plea", "mend_told", "mend_told_clause"]

_ANYONE = frozenset({"anybody", "anyone", "everybody", "everyone", "somebody", "someone", "those"})
_ABOUT = frozenset({"acl", "relcl"})
_FILLS = frozenset({"acomp", "attr", "dobj", "nsubjpass"})
"""What a clause holds that lacks no object."""


def mend_told(parse: Parse, verb: int) -> bool:
    """*told reporters rescuers had found them*: who is told, then a subject; *told* wants somebody who is told.

    *told the old men they had won*, *was told police officers had left* stay as they are.
    """
    first = verb + 1
    while first < len(parse) and parse.deps[first] == "det":
        first += 1
    last = first
    while last + 1 < len(parse) and parse.deps[last] == "compound" and parse.deps[last + 1] == "compound":
        last += 1
    who = last + 1
    if who >= len(parse) or parse.deps[last] != "compound" or parse.heads[last] != who or parse.words[who].istitle():
        return False
    if parse.tags[last] not in NOUNS or not (
        parse.tags[first] == "NNS"
        or parse.words[last][:1].isupper()
        or parse.lowers[last] in load_words("frames")["audiences"]  # told the court cases had tripled
    ):
        return False
    kids = children_of(parse, verb)
    clause = next((kid for kid in kids if kid > who and parse.deps[kid] == "ccomp"), None)
    if clause is None or any(parse.deps[kid] in ("auxpass", "nsubjpass", "dative") for kid in kids):
        return False
    if parse.heads[who] == verb and parse.deps[who] == "dobj":
        if any(parse.heads[token] == clause and parse.deps[token] in ("nsubj", "mark") for token in range(who, clause)):
            return False
        parse.heads[who], parse.deps[who] = clause, "nsubj"
    elif parse.heads[who] != clause or parse.deps[who] not in NOMINAL_SUBJECTS:
        return False
    for token in range(verb + 1, last):
        if parse.heads[token] == who:
            parse.heads[token] = last
    parse.heads[last], parse.deps[last] = verb, "dobj"
    return True


def mend_plea(parse: Parse, infinitive: int) -> bool:
    """*asked anyone with information to call*: what they were asked to do, no information to call.

    *asked the man with permission to leave*, *asked for a chance to speak* stay as they are.
    """
    noun = parse.heads[infinitive]
    if parse.lowers[infinitive - 1] != "to" or parse.tags[infinitive] != "VB" or parse.deps[noun] != "pobj":
        return False
    preposition = parse.heads[noun]
    who = parse.heads[preposition]
    if parse.deps[preposition - 1] == "dobj" and parse.heads[preposition - 1] == who:
        who = preposition - 1  # anyone with information, where *with* hangs on the verb
    verb = parse.heads[who]
    if parse.deps[who] != "dobj" or not verb < who < noun or parse.lemmas[verb] not in load_words("frames")["pleading"]:
        return False
    if parse.lemmas[noun] in load_words("frames")["to-do-nouns"] or not (
        parse.lowers[who] in _ANYONE or could_speak(parse, who)
    ):
        return False
    if any(parse.deps[kid] in ("xcomp", "ccomp") for kid in children_of(parse, verb)):
        return False
    parse.heads[preposition] = who
    parse.heads[infinitive], parse.deps[infinitive] = verb, "xcomp"
    return True


def mend_told_clause(parse: Parse, verb: int) -> bool:
    """*told the conference the bank would not wait*: what was told, no clause about the conference.

    *told the woman he met*, *told a story nobody would believe* stay as they are: the clause lacks its object, or a
    story is what is told.
    """
    kids = children_of(parse, verb)
    who = next((kid for kid in kids if parse.deps[kid] in ("dobj", "dative") and kid > verb), None)
    if who is None or parse.tags[who] not in NOUNS or parse.lemmas[who].lower() in load_words("frames")["told-things"]:
        return False
    if any(parse.deps[kid] in ("ccomp", "auxpass", "nsubjpass") for kid in kids):
        return False
    clause = _clause_about(parse, who)
    if clause is None:
        return False
    who = parse.heads[clause]
    inner = children_of(parse, clause)
    subjects = [kid for kid in inner if parse.deps[kid] in NOMINAL_SUBJECTS and who < kid < clause]
    opens = inner[0] if inner else clause
    if opens == who + 1 and parse.lowers[opens] == "that" and parse.tags[opens] == "IN" and subjects:
        parse.heads[clause], parse.deps[clause], parse.deps[opens] = verb, "ccomp", "mark"
        return True  # told detectives that they had argued
    if opens <= who or not subjects:
        return False
    if any(parse.tags[one] in WH for one in range(who + 1, subjects[0] + 1)):
        return False  # told the woman whom they, whose bank …
    before_court = parse.lowers[who] in load_words("frames")["hearings"]  # told the jury the man had lied
    if not (before_court or _is_whole(parse, clause, inner)) or any(parse.deps[kid] == "mark" for kid in inner):
        return False
    parse.heads[clause], parse.deps[clause] = verb, "ccomp"
    return True


def _clause_about(parse: Parse, who: int) -> int | None:
    """The clause about a noun, or about the one behind its *of*: *told families of the victims she was sorry*."""
    kids = children_of(parse, who)
    inner = [one for kid in kids if parse.lowers[kid] == "of" for one in children_of(parse, kid)]
    about = (kid for noun in (who, *inner) for kid in children_of(parse, noun) if kid > noun)
    return next((kid for kid in about if parse.deps[kid] in _ABOUT), None)


def _is_whole(parse: Parse, clause: int, inner: list[int]) -> bool:
    """Whether a clause lacks no object that the noun before it could be: *the bank would not wait*, not *he met*."""
    return parse.lemmas[clause] == "be" or any(parse.deps[kid] in _FILLS or parse.tags[kid] == "MD" for kid in inner)
