"""Verbs that a tagger takes for something else beside or as a verb of saying.

*Lee shrugs and says it was luck*: the first of two, for a noun in the plural, which could not be what *says* stands
with. *MTI states that samples held*: so is the only one. *after her mother announced that*: a finite verb, for a
participle.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quoteattr.grammar import NOMINAL_SUBJECTS
from quoteattr.text.tree import children_of, is_speech, sentence_of

if TYPE_CHECKING:
    from quoteattr.text.parse import Parse

__all__ = ["mend_first_verb", "mend_lead", "mend_participle", "mend_stating"]

_LONGEST = 4
"""Words of a name before the verb."""


def mend_first_verb(parse: Parse, noun: int) -> bool:
    """Make a verb of a plural between the name that opens its sentence and *and says*; whether it was one.

    *Lee shrugs and says it was luck* -> shrugs is Lee's
    *The Lind talks and says*, *Lee's shrugs and the coach says* -> as they are
    """
    says, who = noun + 2, noun - 1
    if says >= len(parse) or parse.lowers[noun + 1] != "and" or parse.tags[says] != "VBZ":
        return False
    if not is_speech(parse.lemmas[says]) or noun not in (parse.heads[says], parse.heads[who]):
        return False
    first = sentence_of(parse, noun).start
    names = [parse.words[one] for one in range(first, noun)]
    if not 0 < len(names) <= _LONGEST or not all(name.istitle() and name.isalpha() for name in names):
        return False
    if parse.tags[first] == "DT":
        return False
    top = noun if parse.heads[says] == noun else says
    above, dep = parse.heads[top], parse.deps[top]
    for one in range(first, who):
        parse.heads[one], parse.deps[one] = who, "compound"
    for one in range(first, noun):
        parse.tags[one], parse.pos[one], parse.lemmas[one] = "NNP", "PROPN", parse.words[one]
    parse.heads[who], parse.deps[who] = noun, "nsubj"
    parse.tags[noun], parse.pos[noun], parse.lemmas[noun] = "VBZ", "VERB", parse.lowers[noun].removesuffix("s")
    parse.heads[noun], parse.deps[noun] = noun if above == top else above, dep
    parse.heads[noun + 1], parse.deps[noun + 1] = noun, "cc"
    parse.heads[says], parse.deps[says] = noun, "conj"
    return True


def mend_participle(parse: Parse, verb: int) -> bool:
    """*after her mother announced that*, *a man who asked not to be named said*: a verb of saying with a subject of its
    own and no auxiliary is finite.
    """
    kids = children_of(parse, verb)
    before = [kid for kid in kids if kid < verb]
    subjects = [kid for kid in before if parse.deps[kid] in NOMINAL_SUBJECTS]
    if not subjects or any(parse.deps[kid] in ("aux", "auxpass") for kid in before):
        return False
    if not is_speech(parse.lemmas[verb]):
        return False
    if parse.deps[subjects[-1]] == "nsubj":
        if not parse.words[verb].endswith("ed"):
            return False
    elif any(parse.deps[kid] == "agent" for kid in kids) or parse.deps[verb] != "ROOT":
        return False
    parse.tags[verb], parse.deps[subjects[-1]] = "VBD", "nsubj"
    return True


def mend_stating(parse: Parse, noun: int) -> bool:
    """*MTI states that samples held*: a verb of saying, where *that* opens a clause with a subject of its own.

    *the MTI states that border the lake*, *Lee's claims that it was safe* stay as they are.
    """
    who, that = noun - 1, noun + 1
    if parse.lowers[that : that + 1] != ["that"] or parse.deps[that] != "mark" or parse.heads[who] != noun:
        return False
    clause = parse.heads[that]
    if who < 0 or parse.deps[clause] not in ("acl", "ccomp", "relcl") or parse.heads[clause] != noun:
        return False
    lemma, first = parse.lowers[noun].removesuffix("s"), who
    if parse.deps[noun] != "ROOT" or not is_speech(lemma):
        return False
    start = sentence_of(parse, noun).start
    while first > start and parse.tags[first - 1] == "NNP" and parse.heads[first - 1] in (noun, who):
        first -= 1
    names = range(first, noun)
    opens = first == start or parse.words[first - 1] == ","
    if not opens or not all(parse.tags[one] == "NNP" and parse.words[one][0].isupper() for one in names):
        return False
    if not any(parse.deps[kid] in ("nsubj", "nsubjpass") and kid > that for kid in children_of(parse, clause)):
        return False
    for one in names:
        parse.heads[one], parse.deps[one] = (noun, "nsubj") if one == who else (who, "compound")
    parse.tags[noun], parse.pos[noun], parse.lemmas[noun] = "VBZ", "VERB", lemma
    parse.deps[clause] = "ccomp"
    return True


def mend_lead(parse: Parse, lead: int) -> bool:
    """*“…,” lead author Ann Lee said*: what she is, where *lead* is taken for a verb behind a quotation.

    *“…,” they lead author Lee on*, *They lead author Ann Lee* stay as they are.
    """
    noun, name = lead + 1, lead + 2
    if parse.tags[noun : name + 1] != ["NN", "NNP"] or not lead or parse.words[lead - 1] not in ('"', ","):
        return False
    while parse.tags[name + 1 : name + 2] == ["NNP"]:
        name += 1
    verb = name + 1
    if verb >= len(parse) or parse.tags[verb] not in ("VBD", "VBZ") or not is_speech(parse.lemmas[verb]):
        return False
    above, dep = parse.heads[lead], parse.deps[lead]
    for kid in children_of(parse, lead):
        parse.heads[kid] = verb
    if parse.heads[verb] in (lead, noun, name) or parse.deps[lead] == "ROOT":
        parse.heads[verb], parse.deps[verb] = (verb, "ROOT") if above == lead else (above, dep)
    for one in range(lead, name):
        parse.heads[one], parse.deps[one] = name, "compound"
    parse.heads[lead], parse.deps[lead], parse.tags[lead], parse.pos[lead] = noun, "amod", "JJ", "ADJ"
    parse.heads[name], parse.deps[name] = verb, "nsubj"
    return True
