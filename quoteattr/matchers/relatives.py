"""Content of a cue in a relative clause whose pronoun belongs to the content: *which she said was the poorest*."""

from __future__ import annotations

from collections.abc import Iterator

from quoteattr.grammar import WH
from quoteattr.matchers.candidate import Candidate, draw
from quoteattr.matchers.reporting import after_setting_of_cue
from quoteattr.syntax import child, own_subject
from quoteattr.text.parse import Parse

__all__ = ["is_relative_cue", "relative_content"]


def is_relative_cue(parse: Parse, verb: int) -> bool:
    """Whether the cue's clause is a relative one whose pronoun belongs to the content: *which she said was poor*."""
    if parse.deps[verb] != "relcl":
        return False
    first = parse.lefts[verb]
    who = own_subject(parse, verb)
    return who >= 0 and first != who and (parse.tags[first] in WH or parse.lowers[first] == "that")


def relative_content(
    parse: Parse, verb: int, head: int, cue: tuple[int, ...], lemma: str, who: int
) -> Iterator[Candidate]:
    """*a flood which she said was the poorest* -> which … was the poorest (the clause under the cue)."""
    clause = child(parse, verb, "ccomp")
    if clause < 0 or clause < verb or who < 0:
        return
    first = parse.lefts[verb]
    drawings = [
        (
            "clause",
            [(after_setting_of_cue(parse, verb, clause, max(verb + 1, parse.lefts[clause])), parse.rights[clause])],
        ),
        ("pronoun", [(first, first), (verb + 1, parse.rights[clause])]),
        ("noun", [(parse.lefts[head], head), (verb + 1, parse.rights[clause])]),
    ]
    if parse.tags[first] not in WH and parse.lowers[first] != "that":
        drawings.pop(1)
    yield from draw(
        parse,
        drawings,
        cue=cue,
        cue_head=verb,
        lemma=lemma,
        frame="relative",
        family="clause-right",
        link=clause,
    )
