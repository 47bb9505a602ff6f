"""Whose a document is: *a statement released by Mr Erdogan's office* -> Mr Erdogan's office, *the Pentagon report*."""

from __future__ import annotations

from quoteattr.attribution.names.mentions import MentionTable
from quoteattr.attribution.names.phrases import surface
from quoteattr.attribution.vocabulary import CALENDAR, ISSUING

__all__ = ["find_issuer"]

_STOPS = frozenset({",", ";", ":", "—", "–", "--", "(", ")", "[", "]", '"', "“", "”", "…", "?", "!"})
_TIMES = frozenset({"day", "week", "month", "year", "quarter", "today", "yesterday", "morning", "season", "decade"})


def find_issuer(table: MentionTable, core: int, last: int, begin: int) -> str | None:
    """Who issued a document: *released by X*, *from X*, *X's statement*, *the Pentagon report*."""
    parse = table.parse
    lowers, tags, words = parse.lowers, parse.tags, parse.words
    token = core + 1
    while token <= last:
        if lowers[token] in ("by", "from") and (
            token == core + 1
            or words[token - 1] in ("(", "[")
            or lowers[token - 1] in ISSUING
            or tags[token - 1] in ("VBN", "NN", "RB")
        ):
            start = token + 1
            while start <= last and tags[start] == "DT":
                start += 1
            end = start
            while (
                end <= last
                and tags[end] not in ("IN", "VBD", "VBZ", "WP", "WDT", "MD", "TO")
                and words[end] not in _STOPS
            ):
                end += 1
                mention = table.at.get(end)
                if mention is not None and mention.first < end <= mention.last:
                    end = mention.last + 1
            end -= 1
            timed = next((at for at in range(start + 1, end + 1) if tags[at] == "POS" and lowers[at - 1] in _TIMES), -1)
            if timed >= 0:  # from last week's meeting
                start = timed + 1
                end = end if any(words[at][0].isupper() for at in range(start, end + 1)) else -1
            if start <= end:
                return surface(parse, start, end)
        token += 1
    possessive = next((token for token in range(core - 1, begin, -1) if tags[token] == "POS"), -1)
    if possessive > begin and lowers[possessive - 1] not in CALENDAR and lowers[possessive - 1] not in _TIMES:
        return surface(parse, begin, possessive - 1)
    for token in range(begin, core):
        mention = table.at.get(token)
        if mention is None or mention.last >= core or (mention.kind != "organization" and token > begin):
            continue
        if mention.kind in ("organization", "person", "place", "unknown"):
            return surface(parse, mention.first, mention.last)  # a detailed Harbour Times investigation
    return None
