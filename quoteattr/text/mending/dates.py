"""Days and years at the start of a sentence, which a parser joins to whoever stands behind them.

*On Friday police admitted …*, *In 2019 prosecutors alleged …*: there are no Friday police and no 2019 prosecutors.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quoteattr.grammar import NOMINAL_SUBJECTS
from quoteattr.lexicon.words import load_words
from quoteattr.text.tree import sentence_of

if TYPE_CHECKING:
    from quoteattr.text.parse import Parse

__all__ = ["date_stop", "mend_date", "part_date"]


def mend_date(parse: Parse, first: int) -> bool:
    """*In 2019 prosecutors alleged that*: a year of its own, no number of prosecutors."""
    stop = date_stop(parse, first)
    if not stop or first != sentence_of(parse, first).start or parse.words[stop] == ",":
        return False
    noun = parse.heads[first + 1]
    if (
        noun < stop
        or parse.deps[noun] not in NOMINAL_SUBJECTS
        or parse.deps[first + 1] not in ("compound", "nummod", "nmod")
    ):
        return False
    part_date(parse, first, stop, parse.heads[noun])
    return True


def part_date(parse: Parse, first: int, stop: int, verb: int) -> None:
    """Hang a date from its preposition ``first`` up to ``stop`` on a verb."""
    parse.heads[first], parse.deps[first] = verb, "prep"
    parse.heads[first + 1], parse.deps[first + 1] = first, "pobj"
    for token in range(first + 2, stop):
        parse.heads[token], parse.deps[token] = token - 1, "nummod"


def date_stop(parse: Parse, first: int) -> int:
    """The token behind a date that stands first without a comma: *On Friday police …*, *In May 2019 …*; else 0."""
    if parse.lowers[first] not in ("in", "on"):
        return 0
    words, token = load_words("frames"), first + 1
    while token + 1 < len(parse) and (
        (
            parse.words[token].istitle()
            and (parse.lowers[token] in words["weekdays"] or parse.lowers[token] in words["months"])
        )
        or (parse.words[token].isdigit() and len(parse.words[token]) in (1, 2, 4))
    ):
        token += 1
    return token if token > first + 1 and parse.lowers[token] not in words["times-of-day"] else 0
