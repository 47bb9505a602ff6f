"""Who did it and as what, behind a passive, hung on the wrong word by a parser.

*described as “thin” by the auditor*: who described it is hung on what stands in the marks. *described by the auditor as
“thin”*: as what, on the auditor.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quoteattr.grammar import NOUNS, SUBJECT_PHRASES
from quoteattr.lexicon.words import load_words
from quoteattr.text.tree import children_of, could_speak, names_agent, sentence_of

if TYPE_CHECKING:
    from quoteattr.text.parse import Parse

__all__ = ["mend_agent"]

_TURNS_TO = frozenset({"approach", "ask", "contact", "press", "question", "quiz", "reach", "tell"})
_DEEPEST = 6
"""Arcs from *by* up to its passive (set by judgement)."""


def mend_agent(parse: Parse, token: int) -> bool:
    """Put a *by* or an *as* back on its passive; whether it hung elsewhere."""
    if parse.lowers[token] == "as":
        return parse.deps[token] == "prep" and _mend_as(parse, token)
    if parse.deps[token] == "prep":
        return _mend_agent(parse, token)
    return _mend_asker(parse, token) or _mend_no_agent(parse, token)


def _mend_asker(parse: Parse, by: int) -> bool:
    """*Contacted by the Herald, the firm's spokeswoman, Ann Lee, called it late*: the sentence's subject, where it is
    taken for what the Herald is.

    *Asked by Lee, the judge, Roe laughed*, *Founded by Lee, a nurse, in May, it grew* stay as they are.
    """
    verb = parse.heads[by]
    root, first = parse.heads[verb], sentence_of(parse, verb).start
    if verb == first and parse.lowers[verb] == "asked" and _mend_what(parse, verb, by):
        return True
    if verb != first or parse.deps[verb] != "advcl" or parse.lemmas[verb] not in _TURNS_TO or root <= by:
        return False
    if any(parse.deps[kid] in SUBJECT_PHRASES for kid in children_of(parse, root)):
        return False
    asker = next((kid for kid in children_of(parse, by) if parse.deps[kid] == "pobj"), -1)
    told = [kid for kid in children_of(parse, asker) if parse.deps[kid] == "appos" and kid > asker] if asker > 0 else []
    if not told or parse.words[asker + 1] != "," or told[-1] > root:
        return False
    who, *others = told
    parse.heads[who], parse.deps[who] = root, "nsubj"
    for other in others:
        parse.heads[other] = who
    for kid in children_of(parse, asker):
        if kid > who and parse.deps[kid] == "punct":
            parse.heads[kid] = who
    return True


def _mend_what(parse: Parse, asked: int, by: int) -> bool:
    """*Asked by a reporter which measure she meant, she laughed*: what was asked is taken for a clause about who asked.

    *Asked by a reporter who knew her*, *by a paper which she owned* stay as they are.
    """
    asker = next((kid for kid in children_of(parse, by) if parse.deps[kid] == "pobj"), -1)
    clauses = (kid for kid in children_of(parse, asker) if parse.deps[kid] == "relcl") if asker > 0 else ()
    for clause in clauses:
        opens = asker + 1
        if parse.lowers[opens] in ("what", "which") and parse.deps[opens] == "det" and parse.heads[opens] < clause:
            parse.heads[clause], parse.deps[clause] = asked, "ccomp"
            return True
    return False


def _mend_agent(parse: Parse, by: int) -> bool:
    """*was described as “thin” by the auditor*: who did it, where *by* follows the closing mark of what a passive says.

    So without marks behind an adjective: *was described as costly by the mayor*, not *as a book by the mayor*.

    *was seen as “thin” by the end of May*, *described as “a book by Roe”*, *“a hit” by any measure* stay as they are.
    """
    quoted = parse.words[by - 1] == '"' and parse.stretches[by - 2] >= 0
    if parse.stretches[by] >= 0 or not (quoted or _is_called(parse, by - 1)):
        return False
    if not names_agent(parse, by) or not any(
        parse.deps[kid] == "pobj" and could_speak(parse, kid) for kid in children_of(parse, by)
    ):
        return False  # called “a coward” by name, listed as “a ruin” by the river
    verb = parse.heads[by]
    inside = parse.stretches[verb] >= 0 or parse.lowers[verb] == "as" or not quoted
    for _ in range(_DEEPEST):
        if parse.tags[verb] == "VBN" and parse.stretches[verb] < 0:
            break
        if parse.heads[verb] == verb or verb > by:
            return False
        verb = parse.heads[verb]
    else:
        return False
    kids = children_of(parse, verb)
    passive = parse.deps[verb] in ("acl", "advcl") or any(parse.deps[kid] in ("auxpass", "nsubjpass") for kid in kids)
    if not passive or any(parse.deps[kid] == "agent" for kid in kids):
        return False
    if not inside and parse.heads[by] != verb:
        return False
    parse.heads[by], parse.deps[by] = verb, "agent"
    return True


def _is_called(parse: Parse, adjective: int) -> bool:
    """Whether an adjective says as what a passive names something: *was described as costly*."""
    above = parse.heads[adjective]
    if parse.tags[adjective] != "JJ" or parse.lowers[above] != "as":
        return False
    return parse.lemmas[parse.heads[above]].lower() in load_words("frames")["as-verbs"]


def _mend_no_agent(parse: Parse, by: int) -> bool:
    """*was called “a hit” by Friday*: when, and not by whom."""
    if names_agent(parse, by):
        return False
    parse.deps[by] = "prep"
    return True


def _mend_as(parse: Parse, token: int) -> bool:
    """*was described by friends as “a gentle giant”*: as what he was described, no friends who were so.

    *was carried by friends as he fell*, *was praised by a man known as “Bo”* stay as they are.
    """
    noun = parse.heads[token]
    for _ in range(_DEEPEST):
        if parse.tags[noun] not in NOUNS and parse.lowers[noun] not in ("at", "for", "from", "in", "of"):
            return False
        if parse.deps[noun] == "pobj" and parse.deps[parse.heads[noun]] == "agent":
            break
        noun = parse.heads[noun]
    else:
        return False
    verb = parse.heads[parse.heads[noun]]
    if parse.lemmas[verb].lower() not in load_words("frames")["as-verbs"] or not verb < noun < token:
        return False
    if any(parse.lowers[kid] == "as" for kid in children_of(parse, verb)):
        return False
    parse.heads[token] = verb
    return True
