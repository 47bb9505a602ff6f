"""By which phrase an article says that it withholds a speaker's name: *who spoke on condition of anonymity*."""

from __future__ import annotations

from quoteattr.attribution.roles.kinds import Description
from quoteattr.attribution.vocabulary import ANONYMITY_PHRASES
from quoteattr.records import Span
from quoteattr.text.parse import Parse

__all__ = ["find_anonymity"]


def find_anonymity(parse: Parse, token: int, description: Description | None) -> Span | None:
    """The phrase of the sentence of ``token`` that withholds the name, else the description itself."""
    first, last = parse.sent_bounds[parse.sents[token]]
    start = parse.starts[first]
    end = max(parse.ends[last - 1], parse.ends[token])
    passage = parse.text[start:end]
    lower = passage.lower()
    for phrase in ANONYMITY_PHRASES:
        at = lower.find(phrase)
        if at < 0:
            continue
        who = max(lower.rfind(", who ", 0, at), lower.rfind(" who ", 0, at))
        begin = lower.index("who", who) if who >= 0 and at - who < 80 else _phrase_start(lower, at)
        stop = _clause_end(lower, at + len(phrase))
        return Span.of(parse.text, start + begin, start + stop)
    if description is None:
        return None
    return Span.of(parse.text, parse.starts[description.first], parse.ends[description.last])


def _phrase_start(lower: str, at: int) -> int:
    for opener in ("speaking on ", "on the ", "on ", "and "):
        if lower.endswith(opener, 0, at):
            return at - len(opener)
    return at


def _clause_end(lower: str, at: int) -> int:
    stops = [
        found for found in (lower.find(mark, at) for mark in (",", ".", ";", '"', "”", " said", " told")) if found >= 0
    ]
    return min(stops) if stops else len(lower.rstrip())
