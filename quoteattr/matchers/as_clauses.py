"""Content around an *as*-clause that reports it."""

from __future__ import annotations

from collections.abc import Iterator

from quoteattr.matchers.candidate import Candidate, draw
from quoteattr.matchers.particles import cue_tokens
from quoteattr.syntax import child
from quoteattr.text.parse import Parse

__all__ = ["find_as_clauses"]


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
    first, last = parse.lefts[verb], parse.rights[verb]
    if first > mark:
        first = mark
    drawings = [
        ("around", [(start, first - 1), (last + 1, end)]),
        ("clause", [(parse.lefts[head], first - 1), (last + 1, parse.rights[head])]),
    ]
    if first > start:
        drawings.append(("before", [(start, first - 1)]))
    yield from draw(
        parse,
        drawings,
        cue=cue,
        cue_head=verb,
        lemma=lemma,
        frame="as-clause",
        family="as",
        link=head,
    )
