"""What goes on behind a tag that tells to whom it was said, where the parser gives it to the tag."""

from __future__ import annotations

from quoteattr.grammar import NOUNS
from quoteattr.lexicon.words import load_words
from quoteattr.matchers.candidate import trim
from quoteattr.matchers.clauses import tag_span
from quoteattr.matchers.plain_tags import is_plain_tag
from quoteattr.selection.scored import Scored, redrawn
from quoteattr.syntax import child
from quoteattr.text.parse import Parse

__all__ = ["take_in_resumed"]

_GOES_ON = frozenset({"because", "for", "if", "of", "unless", "until"})
_SETTINGS = load_words("frames")["not-resumed"].words


def take_in_resumed(parse: Parse, item: Scored) -> Scored:
    """Give a clause before its tag what stands behind the tag and can only belong to the clause.

    *The board ought to be ashamed, he told them, for bringing it up.* -> The board ought to be ashamed … for bringing
    it up
    *It was late, he told them, for the first time.*, *It was late, he told them, with a smile.* -> It was late
    """
    candidate, ranges = item.candidate, item.region.ranges
    if candidate.frame != "left-clause" or len(ranges) > 1 or not is_plain_tag(parse, candidate):
        return item
    _, last = tag_span(parse, candidate.cue_head, candidate.cue)
    stop = parse.sent_bounds[parse.sents[last]][1]
    first = last + 2
    if first + 1 >= stop or parse.words[last + 1] != "," or parse.lowers[first] not in _GOES_ON:
        return item
    if parse.starts[candidate.cue_head] < ranges[0][1] or any(parse.stretches[one] >= 0 for one in range(first, stop)):
        return item
    thing = child(parse, first, "pobj")
    if thing >= 0 and (
        parse.ents[thing] in ("DATE", "TIME") or parse.lowers[thing] in _SETTINGS or parse.tags[thing] not in NOUNS
    ):
        return item
    return redrawn(item, "resumed", *ranges, trim(parse.text, parse.starts[first], parse.ends[stop - 1]))
