"""Content around an *as*-clause that reports it."""

from __future__ import annotations

from collections.abc import Iterator

from quoteattr.matchers.candidate import Candidate, draw
from quoteattr.matchers.particles import cue_tokens
from quoteattr.syntax import child, own_subject
from quoteattr.text.parse import Parse
from quoteattr.text.tree import is_speech

__all__ = ["find_as_clauses"]

_PARTS = frozenset({",", '"', "-", "--", "–", "—"})


def find_as_clauses(parse: Parse, verb: int) -> Iterator[Candidate]:
    """Yield *as*-clauses that report the clause around them.

    *As Novak says, the plant is old.* -> the plant is old
    *As Novak left, the plant closed.* -> scored by its cue
    """
    if parse.deps[verb] not in ("advcl", "parataxis", "ccomp", "dep"):
        return
    mark = -1
    for kid in parse.children[verb]:
        if kid < verb and parse.lowers[kid] == "as" and parse.deps[kid] in ("mark", "advmod", "prep"):
            mark = kid
    if mark < 0 or child(parse, verb, "ccomp") >= 0:
        return
    head = parse.heads[verb]
    cue, lemma = cue_tokens(parse, verb)
    start, stop = parse.sent_bounds[parse.sents[verb]]
    end = stop - 1
    if parse.words[start] == '"' and mark > head and is_speech(parse.lemmas[head]) and parse.stretches[head] < 0:
        return  # “It is over,” said Lee as fans sang
    first, last = parse.lefts[verb], parse.rights[verb]
    if first > mark:
        first = mark
    drawings = [
        ("around", [(start, first - 1), (last + 1, end)]),
        ("clause", [(parse.lefts[head], first - 1), (last + 1, parse.rights[head])]),
    ]
    if first > start:
        drawings.append(("before", [(start, first - 1)]))
    puts_it = _puts_it(parse, verb, mark, last)
    if puts_it and first > start and last >= end - 1:
        drawings[:2] = [drawings[1], drawings[0]]
    yield from draw(
        parse,
        drawings,
        cue=cue,
        cue_head=verb,
        lemma=lemma,
        frame="as-put-it" if puts_it else "as-clause",
        family="as",
        link=head,
    )


def _puts_it(parse: Parse, verb: int, mark: int, last: int) -> bool:
    """Whether somebody puts something in words: *…, as the mayor put it*; not *as he put it away*, *fell as he put it
    down*.
    """
    if parse.lemmas[verb] != "put" or parse.lowers[verb + 1 : verb + 2] != ["it"] or last != verb + 1:
        return False
    start = parse.sent_bounds[parse.sents[verb]][0]
    if '"' in (parse.words[start], *(parse.words[last + 1 : last + 3] if mark == start else ())):
        return False  # all that is put stands in marks, which tables know
    return (mark == start or parse.words[mark - 1] in _PARTS) and own_subject(parse, verb) >= 0
