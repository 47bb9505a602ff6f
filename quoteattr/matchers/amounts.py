"""What is put at an amount: *put the death toll at 43*, *pegged his wealth at $2bn*."""

from __future__ import annotations

from quoteattr.lexicon.words import load_words
from quoteattr.syntax import child
from quoteattr.text.parse import Parse

__all__ = ["ESTIMATES", "amount_of"]

ESTIMATES = {"peg": "peg", "put": "put at"}
"""The verbs that put something at an amount, as the lexicon knows them."""
_INSIDE = frozenset({"among", "during", "for", "in", "of"})


def amount_of(parse: Parse, verb: int, obj: int) -> int:
    """The amount at which something is put: *put the death toll at 43*, *pegged his wealth at $2bn*; or -1.

    All seven such cues of polnear.train are annotated. Not *put her son to bed at 8*, *put the cake in the oven at 180
    degrees*: *at* stands right behind the object, and what is put is a quantity.
    """
    if parse.lemmas[verb] == "put" and parse.lowers[obj] not in load_words("frames")["quantities"]:
        return -1
    for at in range(obj + 1, parse.sent_bounds[parse.sents[verb]][1]):
        lower, tag = parse.lowers[at], parse.tags[at]
        if lower == "at":
            amount = child(parse, at, "pobj")
            digits = range(parse.lefts[amount], parse.rights[amount] + 1) if amount > at else ()
            timed = any(parse.ents[one] == "TIME" for one in digits)
            return amount if not timed and any(parse.tags[one] == "CD" for one in digits) else -1
        if tag == "TO" or (tag in ("IN", "RP") and lower not in _INSIDE):
            return -1
    return -1
