"""What a who-clause says that somebody does: *who heads the Centre for Peace*, *who studies tax at the institute*."""

from __future__ import annotations

from quoteattr.attribution.names.mentions import MentionTable
from quoteattr.attribution.names.phrases import surface
from quoteattr.attribution.vocabulary import CALENDAR, ORGANIZATION_NOUNS
from quoteattr.grammar import NOUNS
from quoteattr.text.parse import Parse

__all__ = ["duty_body", "duty_end"]

# What a duty does not run over: the next finite verb, and when it began or ended.
_OVER = frozenset({"VBD", "MD"})
_IN_BODY = NOUNS | {"JJ", "HYPH", "POS"}
_TIMES_OF_DUTY = frozenset({"since", "until", "till", "while", "when", "after", "before"})


def duty_end(parse: Parse, verb: int, limit: int) -> int:
    """Where a duty ends: *leads the union | since 2010*, *chairs the panel | and lives in Kent*, *runs the bank | for
    ten years*.
    """
    tags, lowers, words = parse.tags, parse.lowers, parse.words
    end = verb + 1
    while end < limit and words[end] not in (",", ";", ":", "—", "–", '"', "(", ")", ".") and tags[end] not in _OVER:
        following = end + 1
        if lowers[end] in _TIMES_OF_DUTY or (
            end > verb + 1
            and lowers[end] in ("in", "for", "on", "from", "during", "and", "but")
            and following < limit
            and (tags[following] in ("CD", "VBZ", "VBD", "VBP", "MD") or lowers[following] in CALENDAR)
        ):
            break
        end += 1
    return end


def duty_body(table: MentionTable, first: int, last: int) -> str | None:
    """The body in *who heads the Centre for Peace*, *who chairs the Senate budget committee*, *who studies tax at the
    institute*.
    """
    parse = table.parse
    start = first + 1
    while start < last and parse.tags[start] in ("IN", "DT", "PRP$"):
        start += 1
    noun = start
    while noun < last and parse.tags[noun + 1] in _IN_BODY:
        noun += 1
    named = [table.at[token] for token in range(first + 1, last + 1) if token in table.at]
    bodies = [mention for mention in named if mention.kind == "organization"]
    later = [mention for mention in bodies if mention.first > noun]
    if start <= noun <= last and parse.lowers[noun] in ORGANIZATION_NOUNS and not later and noun not in table.at:
        return surface(parse, start, noun)
    chosen = later or bodies
    return surface(parse, chosen[0].first, chosen[0].last) if chosen else None
