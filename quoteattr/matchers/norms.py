"""What something is done according to, where nobody says it: a measure, a rule, a plan."""

from __future__ import annotations

from quoteattr.lexicon.words import load_words
from quoteattr.syntax import child
from quoteattr.text.parse import Parse

__all__ = ["is_measure"]

_OWNERS = frozenset({"her", "his", "its", "my", "one", "our", "their", "your"})
_AHEAD = frozenset({"'d", "'ll", "will", "would"})


def is_measure(parse: Parse, according: int, source: int) -> bool:
    """Whether something is done as the noun asks, and nobody says so: *seated according to height*, *paid according to
    their skills*; also, without a comma, *must* or *may*: *acted according to the law*.

    *is a crime, according to the law*, *must be sold according to the law*, *according to the numbers* -> no
    """
    frames, noun = load_words("frames"), parse.lowers[source]
    if parse.lowers[according] != "according" or parse.ents[source] in ("ORG", "PERSON") or noun in frames["criteria"]:
        several = noun == "number" and parse.lowers[parse.lefts[source]] == "a"  # according to a number of residents
        return noun in frames["criteria"] and not several
    if noun in frames["own-criteria"]:
        own = child(parse, source, "poss")
        return own < 0 or parse.lowers[own] in _OWNERS
    start = parse.sent_bounds[parse.sents[according]][0]
    if noun not in frames["norms"] or according - start < 2 or parse.words[according - 1] == ",":
        return False
    if parse.lefts[source] == source:
        return True  # went according to plan
    return not any(_says_norm(parse, one) for one in range(start, according))


def _says_norm(parse: Parse, token: int) -> bool:
    """Whether a word of the clause before *according to the law* tells what a norm says, not how something is done:
    *must*, *is banned*, *is a crime*, *opens at nine*; not *is played*, *bury him*.
    """
    if parse.tags[token] == "MD":
        return parse.lowers[token] not in _AHEAD
    if parse.lemmas[token] in load_words("frames")["deontic"]:
        return True
    if parse.deps[token] in ("npadvmod", "pobj") and (
        parse.ents[token] in ("DATE", "TIME") or parse.tags[token] == "CD"
    ):
        return True
    return parse.lemmas[token] == "be" and child(parse, token, "acomp", "attr") > token
