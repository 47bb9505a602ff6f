"""Mentions that hold more words than a name, cut down to it: in headlines, and behind the name of a body."""

from __future__ import annotations

from collections.abc import Callable

from quoteattr.attribution.names.mentions import Mention
from quoteattr.text.parse import Parse

__all__ = ["cut_headline", "cut_to_last"]

_LONGEST = 4
"""Words of a name inside a headline's run."""


def cut_headline(parse: Parse, mention: Mention, is_known: Callable[[tuple[str, ...]], bool]) -> None:
    """Cut a headline's run down to the name that the text knows: *Howard Dean* Tells Democratic Convention.

    ``is_known``: whether the words name one person of the text.
    """
    count = len(mention.units)
    for length in range(min(count - 1, _LONGEST), 0, -1):
        for at in range(count - length + 1):
            units = mention.units[at : at + length]
            keys = tuple(unit.key for unit in units)
            if is_known(keys):
                mention.kind, mention.sure = "person", 2
                mention.run_first = mention.first = units[0].first
                mention.last = units[-1].last
                mention.start, mention.end = parse.starts[mention.first], parse.ends[mention.last]
                mention.keys, mention.titles = keys, ()
                return


def cut_to_last(parse: Parse, mention: Mention) -> None:
    """Keep the last word of a run, which is a person's surname: *In the Washington Post Trump* said."""
    mention.first = mention.last
    mention.run_first = mention.last
    mention.start = parse.starts[mention.last]
    mention.keys = mention.keys[-1:]
    mention.kind, mention.sure, mention.titles = "person", 2, ()
