"""Tags whose verb stands before who speaks, where the tree has it otherwise.

*“…,” tweeted fire officials.*: the verb hangs on the noun. *The bridge will close, noted residents*, *The rains did it,
pointed out Ann Lee*: who speaks is taken for what is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quoteattr.grammar import FINITE, FINITE_VERBS, SUBJECT_PHRASES
from quoteattr.lexicon.words import load_words
from quoteattr.text.tree import children_of, could_speak, is_speech, raise_verb, sentence_of

if TYPE_CHECKING:
    from quoteattr.text.parse import Parse

__all__ = ["mend_inverted", "mend_inverted_particle"]

_PERSONS = frozenset({"NNP", "NNPS", "PRP"})
_BEHIND = frozenset({"appos", "prep", "punct", "relcl", "acl", "npadvmod", "advmod"})


def mend_inverted(parse: Parse, verb: int) -> bool:
    """Make who stands behind a verb of saying its subject; whether the tree had it otherwise."""
    if not verb or parse.stretches[verb] >= 0 or parse.words[verb - 1] not in (",", '"'):
        return False
    if parse.heads[verb] > verb and parse.deps[verb] in ("amod", "compound"):
        return _mend_quotation_tag(parse, verb)
    return parse.words[verb - 1] == "," and _mend_clause_tag(parse, verb)


def _mend_quotation_tag(parse: Parse, verb: int) -> bool:
    """*“…,” tweeted fire officials.*: the verb, which the parser hangs on the noun behind it.

    *“…,” added fire officials said*, *“Salt,” published accounts show* stay as they are: another verb follows.
    """
    who, sentence = parse.heads[verb], sentence_of(parse, verb)
    mark = verb - 1 - (parse.words[verb - 1] == ",")
    if mark < 1 or not is_speech(parse.lemmas[verb].lower()):
        return False
    above = parse.heads[who]
    if parse.words[mark] != '"':
        clause = next((kid for kid in children_of(parse, verb) if kid < verb and parse.deps[kid] == "ccomp"), -1)
        if clause < 0 or above != who or parse.lemmas[verb].lower() not in load_words("frames")["inverted"]:
            return False  # The road is blocked, insisted residents.
    elif parse.words[mark - 1] not in (",", "?", "!", "…") and parse.words[mark + 1] != ",":
        return False
    if above != who and parse.stretches[above] < 0 and parse.hidden[above] < 0:
        return False
    if not could_speak(parse, who) or _has_verb(parse, range(verb + 1, sentence.stop)):
        return False
    parse.tags[verb], parse.pos[verb] = "VBD", "VERB"
    for token in sentence:
        if parse.heads[token] == who and token < verb:
            parse.heads[token] = verb
    raise_verb(parse, verb, above if above != who else verb)
    parse.heads[who], parse.deps[who] = verb, "nsubj"
    return True


def _has_verb(parse: Parse, tokens: range) -> bool:
    return any(parse.tags[one] in FINITE and parse.stretches[one] < 0 and parse.hidden[one] < 0 for one in tokens)


def _mend_clause_tag(parse: Parse, verb: int) -> bool:
    """*The bridge will close, noted residents.*: they note it, where a comma parts a clause from a verb without a
    subject.

    *He rose, thanked fans and left*, *He stopped, confirmed the name*, *The firm grew, noted Lee, and paid* stay.
    """
    if parse.tags[verb] not in FINITE_VERBS or parse.lemmas[verb].lower() not in load_words("frames")["inverted"]:
        return False
    kids = children_of(parse, verb)
    who = next((kid for kid in kids if kid > verb and parse.deps[kid] == "dobj"), -1)
    if who < 0 or any(parse.deps[kid] in SUBJECT_PHRASES or parse.deps[kid] == "cc" for kid in kids):
        return False
    if (parse.tags[who] not in _PERSONS and not could_speak(parse, who)) or parse.lowers[who] in ("it", "that", "this"):
        return False
    if any(kid > verb and kid != who and parse.deps[kid] not in _BEHIND for kid in kids):
        return False
    opens = who
    while any(kid < opens for kid in children_of(parse, opens)):
        opens = children_of(parse, opens)[0]  # the union's president
    return opens == verb + 1 and _give_subject(parse, verb, who)


def mend_inverted_particle(parse: Parse, particle: int) -> bool:
    """*The rains did it, pointed out Ann Lee*: she is who points it out, where a comma parts a clause from the verb.

    *The guide, a dour man, pointed out Ann Lee* stays as it is: the verb has a subject.
    """
    verb = particle - 1
    if parse.heads[particle] != verb or parse.tags[verb] not in FINITE_VERBS or parse.words[verb - 1] != ",":
        return False
    if not is_speech(f"{parse.lemmas[verb].lower()} {parse.lowers[particle]}"):
        return False
    kids = children_of(parse, verb)
    who = next((kid for kid in kids if kid > particle and parse.deps[kid] == "dobj"), -1)
    if who < 0 or parse.tags[who] not in _PERSONS or any(parse.deps[kid] in SUBJECT_PHRASES for kid in kids):
        return False
    return _give_subject(parse, verb, who)


def _give_subject(parse: Parse, verb: int, who: int) -> bool:
    """Make the object of a verb its subject where a clause stands before it, whose last verb it is not."""
    above = parse.heads[verb]
    if above == verb and any(kid < verb and parse.deps[kid] == "ccomp" for kid in children_of(parse, verb)):
        parse.deps[who] = "nsubj"
        return True
    if parse.deps[verb] != "conj" or above >= verb or parse.deps[above] != "ROOT":
        return False
    said = (above, *(kid for kid in children_of(parse, above) if kid != verb))
    if not any(parse.tags[one] in FINITE for one in said):
        return False
    if any(parse.deps[token] == "cc" and parse.heads[token] == above for token in sentence_of(parse, verb)):
        return False
    parse.deps[who] = "nsubj"
    raise_verb(parse, verb, above)
    return True
