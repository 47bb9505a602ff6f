"""What somebody is asked where the parser reads it otherwise: before the verb of its sentence, behind a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quoteattr.grammar import FINITE, NOMINAL_SUBJECTS, NOUNS, PROPER_NOUNS, WH
from quoteattr.text.tree import children_of, raise_verb, sentence_of

if TYPE_CHECKING:
    from quoteattr.text.parse import Parse

__all__ = ["mend_addressed_first", "mend_asked_name"]

_OF_OTHERS = frozenset({"acl", "advcl", "aux", "auxpass", "relcl"})
_GOES_ON = frozenset({"and", "but", "if", "or", "whether"})


def mend_addressed_first(parse: Parse, verb: int) -> bool:
    """*Asked what it cost, the driver, who lives in Kent, shrugged*: *shrugged* is the verb, no part of what was asked.

    *Asked what it cost and who paid, Lind*, *Asked Lind what it cost*, *Asked what it cost.* stay as they are.
    """
    above = parse.heads[verb]
    if parse.tags[verb] not in ("VBD", "VBN") or parse.stretches[verb] >= 0:
        return False
    if parse.deps[verb] != "ROOT" and (parse.deps[verb] != "advcl" or parse.hidden[above] < 0):
        return False  # Asked what it cost, he said: “It is late.”
    kids = children_of(parse, verb)
    question = next((kid for kid in kids if kid > verb and parse.deps[kid] == "ccomp"), -1)
    if question < 0 or any(parse.deps[kid] in (*NOMINAL_SUBJECTS, "aux", "auxpass") for kid in kids):
        return False
    inside = sentence_of(parse, verb)
    if not _opens(parse, inside.start, verb):
        return False
    comma = next((one for one in range(question + 1, inside.stop - 2) if _parts(parse, one)), -1)
    main = _main_verb(parse, comma + 1, inside.stop) if comma > 0 else -1
    if main < 0:
        return False
    who = next((kid for kid in children_of(parse, main) if parse.deps[kid] in NOMINAL_SUBJECTS), -1)
    if who < 0:
        who = next((one for one in range(comma + 1, main) if parse.tags[one] in (*NOUNS, "PRP")), -1)
        while 0 <= who < main - 1 and parse.tags[who + 1] in NOUNS:
            who += 1
    if not comma < who < main:
        return False
    raise_verb(parse, main, above if above != verb else main)
    parse.heads[verb], parse.deps[verb], parse.tags[verb] = main, "advcl", "VBN"
    parse.heads[who], parse.deps[who] = main, "nsubj"
    for token in range(comma, inside.stop):
        if token != main and parse.heads[token] < comma:
            parse.heads[token] = main
    return True


def mend_asked_name(parse: Parse, opener: int) -> bool:
    """*The prosecutor asked Ann Lee who had chosen them*: a question, where the parser tells who Ann Lee is.

    *asked the man who had chosen them*, *asked Ann Lee, who ran it*, *met Ann Lee who ran it* stay as they are.
    """
    clause = parse.heads[opener]
    name = parse.heads[clause]
    verb = parse.heads[name]
    if parse.deps[clause] != "relcl" or parse.deps[name] not in ("dative", "dobj") or name != opener - 1:
        return False
    if parse.tags[name] not in PROPER_NOUNS or parse.lemmas[verb].lower() != "ask" or verb > name:
        return False
    parse.heads[clause], parse.deps[clause] = verb, "ccomp"
    return True


def _opens(parse: Parse, first: int, verb: int) -> bool:
    """Whether a word opens its sentence, or stands behind a mark, *when* or *but*."""
    return all(parse.lowers[one] in ('"', "but", "when", "and") for one in range(first, verb))


def _parts(parse: Parse, comma: int) -> bool:
    """Whether a comma may end the question: what follows neither goes on with it nor tells of its last noun."""
    if parse.words[comma] != "," or parse.stretches[comma] >= 0:
        return False
    return parse.tags[comma + 1] not in WH and parse.lowers[comma + 1] not in _GOES_ON


def _main_verb(parse: Parse, first: int, stop: int) -> int:
    """The first finite verb that belongs to no clause about a noun, or -1."""
    for token in range(first, stop):
        if parse.tags[token] not in FINITE or parse.tags[token] == "MD" or parse.stretches[token] >= 0:
            continue
        if parse.deps[token] not in _OF_OTHERS:
            return token
    return -1
