"""What somebody is asked or told where the parser reads it otherwise: before the verb of its sentence, between commas,
behind a name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quoteattr.grammar import FINITE, NOMINAL_SUBJECTS, NOUNS, PROPER_NOUNS, SUBJECT_PHRASES, WH
from quoteattr.text.tree import children_of, raise_verb, sentence_of

if TYPE_CHECKING:
    from quoteattr.text.parse import Parse

__all__ = ["mend_addressed", "mend_asked_name"]

_OF_OTHERS = frozenset({"acl", "advcl", "aux", "auxpass", "relcl"})
_OPENS_QUESTION = frozenset({"how", "if", "that", "what", "when", "where", "whether", "which", "who", "why"})
_AFTER_ASIDE = frozenset({"ccomp", "conj", "dep", "parataxis"})
_GOES_ON = frozenset({"and", "but", "if", "or", "whether"})


def mend_addressed(parse: Parse, verb: int) -> bool:
    """Put a participle of asking or telling back beside its sentence's verb; whether it had strayed."""
    return _mend_before(parse, verb) or _mend_aside(parse, verb) or _mend_first(parse, verb)


def _mend_before(parse: Parse, verb: int) -> bool:
    """*Asked if he would stay, Lind laughed*: a participle about Lind with a clause of its own, which he did not laugh.

    *Lind asked if he would stay, Roe said*, *Asked for help, Lind laughed* stay as they are.
    """
    clause = parse.heads[verb] if parse.deps[verb] == "advcl" else verb
    if parse.tags[verb] == "VBD" and clause > verb and _opens_sentence(parse, verb):
        kids = children_of(parse, verb)
        if not any(parse.deps[kid] in NOMINAL_SUBJECTS or parse.deps[kid] == "aux" for kid in kids):
            parse.tags[verb] = "VBN"  # Told that she was dying, Lee smiled: she did not tell it
    above = parse.heads[clause]
    if not verb <= clause < above or parse.deps[clause] != "ccomp" or parse.stretches[verb] >= 0:
        return False
    if not _opens_sentence(parse, verb):
        return False
    subjects = [kid for kid in children_of(parse, above) if kid < above and parse.deps[kid] in NOMINAL_SUBJECTS]
    kids = children_of(parse, verb)
    if len(subjects) != 1 or any(parse.deps[kid] in NOMINAL_SUBJECTS or parse.deps[kid] == "aux" for kid in kids):
        return False
    comma = next((one for one in range(clause + 1, subjects[0]) if parse.words[one] == ","), -1)
    if comma < 0 or any(parse.tags[one] in FINITE for one in range(comma, subjects[0])):
        return False  # Told she had won, she wept, her son said
    if clause != verb:
        if parse.lowers[verb + 1] not in _OPENS_QUESTION or parse.heads[verb + 1] != clause:
            return False
        parse.heads[clause] = verb
    elif not any(parse.deps[kid] == "ccomp" and kid > verb for kid in kids):
        return False
    parse.heads[verb], parse.deps[verb], parse.tags[verb] = above, "advcl", "VBN"
    return True


def _mend_aside(parse: Parse, verb: int) -> bool:
    """*Lind, asked about the toll, said it was fair*: what Lind was asked stands between commas, *said* is the verb.

    *The clerk, Ann Lind, asked about the toll, then left*, *In May, he asked about the toll* stay as they are.
    """
    who = verb - 2
    if parse.tags[verb] not in ("VBD", "VBN") or who < 0 or parse.words[verb - 1] != "," or parse.stretches[verb] >= 0:
        return False
    if parse.deps[verb] in ("acl", "advcl") and parse.heads[verb] < verb and parse.tags[verb] == "VBD":
        if any(parse.deps[kid] in SUBJECT_PHRASES for kid in children_of(parse, verb)):
            return False
        parse.tags[verb] = "VBN"  # “…,” said Lind, asked about it
        return True
    if parse.deps[verb] != "ROOT" or parse.heads[who] != verb:
        return False
    if parse.deps[who] not in NOMINAL_SUBJECTS or any(parse.heads[one] == verb for one in range(who + 1, verb - 1)):
        return False
    kids = children_of(parse, verb)
    first = parse.sent_bounds[parse.sents[verb]][0]
    if any(parse.words[one] == "," and parse.heads[one] == who for one in range(first, who)):
        return False
    for clause in kids:
        if clause <= verb + 1 or parse.deps[clause] not in _AFTER_ASIDE or parse.stretches[clause] >= 0:
            continue
        inner = children_of(parse, clause)
        opens = min([clause, *(kid for kid in inner if kid < clause and parse.deps[kid] != "punct")])
        if any(parse.deps[kid] in (*SUBJECT_PHRASES, "mark") and kid < clause for kid in inner):
            continue
        if parse.words[opens - 1] != "," or not any(parse.tags[one] in FINITE for one in (opens, clause)):
            continue
        parse.tags[verb] = "VBN"
        parse.heads[verb], parse.deps[verb] = who, "acl"
        parse.heads[verb - 1] = who
        parse.heads[who], parse.deps[who] = clause, "nsubj"
        parse.heads[clause], parse.deps[clause] = clause, "ROOT"
        for kid in kids:
            if kid != clause and not who <= kid < opens - 1:
                parse.heads[kid] = clause
        return True
    return False


def _opens_sentence(parse: Parse, verb: int) -> bool:
    """Whether nothing but *but*, *however* and the like stands before a verb."""
    before = range(sentence_of(parse, verb).start, verb)
    return all(parse.deps[one] == "punct" or parse.tags[one] in ("CC", "RB") for one in before)


def _mend_first(parse: Parse, verb: int) -> bool:
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
