"""Verbs of naming and calling where they say nothing about anybody: *called a strike*, *known as the “tea levy”*."""

from __future__ import annotations

from quoteattr.grammar import NOUNS
from quoteattr.lexicon.words import load_words
from quoteattr.syntax import child, is_passive
from quoteattr.text.parse import Parse

__all__ = ["calls_together", "gives_name", "is_known_as", "only_names"]

# Verbs whose bare participle tells a name.
_NAMES = frozenset({"call", "dub", "nickname"})
# What may stand behind the object of a verb of calling that has no predicate: when, where, why and what next.
_BEHIND_CALL = frozenset({"advcl", "cc", "conj", "npadvmod", "punct"})
_NEXT = frozenset({",", ".", ";", ":", "!", "?", "--", "—", "–", ")", "("})


def only_names(parse: Parse, verb: int) -> bool:
    """Whether a participle gives the name of what stands before it: *routes called “laps”*; not: *called “a sham” by
    Lind*.
    """
    if parse.lowers[verb] == "known":
        return is_known_as(parse, verb)
    if parse.lemmas[verb] not in _NAMES or parse.tags[verb] != "VBN" or parse.deps[verb] != "acl":
        return False
    return parse.heads[verb] == verb - 1 and child(parse, verb, "agent") < 0


def gives_name(parse: Parse, verb: int) -> bool:
    """Whether a passive *call* tells a name: *The firm is called Veltron*, *The band was called The Rats*.

    *The ruling was called a disgrace*, *He was called Judas by fans*, *It was called “Rain”* -> no
    """
    name = child(parse, verb, "oprd")
    if name < verb or parse.tags[name] not in ("NNP", "NNPS") or child(parse, verb, "nsubjpass") < 0:
        return False
    first = parse.lefts[name]
    if child(parse, verb, "agent") >= 0 or parse.stretches[name] >= 0 or '"' in parse.words[verb:first]:
        return False
    return parse.words[first][:1].isupper()


def is_known_as(parse: Parse, verb: int) -> bool:
    """Whether *known as* gives a name in marks: *known as the “tea levy”*, *known to her friends as “Doc”*.

    *has known it as a “mess”* -> no: somebody knows it
    """
    if parse.lowers[verb] != "known" or child(parse, verb, "agent", "dobj") >= 0:
        return False
    name = next((kid for kid in parse.children[verb] if kid > verb and parse.lowers[kid] == "as"), len(parse)) + 1
    named = '"' in parse.words[name : name + 2]
    bare = parse.deps[verb] in ("acl", "advcl", "amod", "appos", "conj")
    return named and (is_passive(parse, verb) or bare or parse.lemmas[parse.heads[verb]] == "become")


def calls_together(parse: Parse, verb: int) -> bool:
    """Whether *call* has an object and nothing that it is called: *called a strike for Monday*, *called the police*.

    *called the war murder*, *called the vote a farce*, *called it off-limits*, *called the plan “mad”* -> no
    """
    thing = child(parse, verb, "dobj")
    if thing < verb or parse.lemmas[thing].lower() not in load_words("frames")["called-together"]:
        return False
    if parse.tags[thing] not in NOUNS or (parse.tags[verb] == "VBN" and is_passive(parse, verb)):
        return False
    first, last = parse.lefts[thing], parse.rights[thing]
    if any(parse.stretches[token] >= 0 or parse.words[token] == '"' for token in range(verb, last + 1)):
        return False
    if any(parse.tags[token] in ("DT", "PRP$") for token in range(first + 1, thing + 1)):
        return False  # called Lind the best mayor: one phrase for a parser
    for kid in parse.children[verb]:
        behind = kid > last and parse.deps[kid] not in _BEHIND_CALL
        if behind and (parse.deps[kid] != "prep" or parse.lowers[kid] == "as"):
            return False
    stop = parse.sent_bounds[parse.sents[verb]][1]
    if thing + 1 >= stop or parse.words[thing + 1] in _NEXT:
        return True
    return parse.tags[thing + 1] in ("IN", "CC", "TO", "WDT", "WP") or parse.ents[thing + 1] in ("DATE", "TIME")
