"""Verbs of saying in their literal sense: *slammed the door*, *defended his title*, *said a prayer*.

PolNeAR has next to none of them, so that its tables take them for the other sense; the lexicon knows them by their
object.
"""

from __future__ import annotations

from quoteattr.lexicon.cues import load_cues
from quoteattr.lexicon.words import load_words
from quoteattr.syntax import child, own_subject
from quoteattr.text.parse import Parse

__all__ = ["is_literal"]

_VERBS = load_words("literal")
# Over and against them a title or a city is defended in deed: over twelve rounds, against an attack.
_FOUGHT = load_words("frames")["fought"]
# With them an attack is one in words (attacked the shop for its prices).
_WHEREFORE = {
    "as": _VERBS.keys(),
    "for": frozenset({"attack", "blast", "slam"}),
    "over": frozenset({"attack", "defend"}),
}


def is_literal(parse: Parse, verb: int) -> bool:
    """Whether a verb that could say something does not, by what it is done to.

    *slammed the door*, *The title was defended in May*, *the town that the rebels attacked* -> yes
    *slammed the plan*, *attacked the shop for its prices*, *claimed the title was his*      -> no
    """
    lemma = parse.lemmas[verb]
    if lemma not in _VERBS:
        return False
    thing = child(parse, verb, "dobj", "nsubjpass")
    if thing < 0 and parse.deps[verb] == "relcl" and own_subject(parse, verb) >= 0:
        thing = parse.heads[verb]  # the door that she slammed
    if thing < 0 or (parse.lemmas[thing] not in _VERBS[lemma] and parse.lowers[thing] not in _VERBS[lemma]):
        return False
    if child(parse, verb, "ccomp", "oprd", "xcomp") >= 0:
        return False
    if any(parse.stretches[one] >= 0 for one in range(parse.lefts[thing], thing + 1)):
        return False
    for kid in (*parse.children[verb], *parse.children[thing]):
        if kid < verb or parse.deps[kid] != "prep":
            continue
        why = child(parse, kid, "pobj", "pcomp")
        if lemma == "defend" and parse.lowers[kid] == "against" and why >= 0 and parse.lemmas[why] not in _FOUGHT:
            if load_cues().act("noun", parse.lemmas[why]) is not None:
                return False  # defended the city against claims of neglect
        if lemma in _WHEREFORE.get(parse.lowers[kid], ()):
            fought = why >= 0 and (child(parse, why, "nummod") >= 0 or parse.lemmas[why] in _FOUGHT)
            if parse.ents[why] not in ("DATE", "TIME") and not fought:
                return False
    return True
