"""Semicolons in what somebody says: where a tag's content begins behind one, and where another cue speaks."""

from __future__ import annotations

from quoteattr.grammar import NOUNS, SUBJECTS
from quoteattr.matchers.candidate import trim
from quoteattr.selection.scored import Scored, redrawn
from quoteattr.text.parse import Parse
from quoteattr.text.tree import is_speech

__all__ = ["end_at_mark", "end_before_answer", "start_behind_semicolon"]

_JOINTS = frozenset({"and", "but", "or"})
_SUBJECT_WITHIN = 10
"""Tokens behind a semicolon among which the subject of the next clause stands (set by judgement)."""


def start_behind_semicolon(parse: Parse, item: Scored) -> Scored:
    """Begin what a tag in the middle of it reports behind the sentence's semicolon; in a headline, before any tag.

    *The mill closed in 1980; its roof, she said, has gone.* -> its roof … has gone
    *Row deepens; move “unfair”, says Lind*                  -> move “unfair
    *The roof leaks; it is old, she said.*                   -> as the tables have it: *it* may go on with the first
    """
    candidate = item.candidate
    if candidate.family not in ("according", "clause-left") and not item.region.name.startswith("wide"):
        return item
    (start, end), *rest = item.region.ranges
    verb = candidate.cue_head
    if not end <= parse.starts[verb] or not (rest or _is_headline(parse, verb)):
        return item
    tokens = parse.tokens_between(start, end)
    breaks = [token for token in tokens if parse.words[token] == ";" and parse.stretches[token] < 0]
    if len(breaks) != 1 or parse.lowers[breaks[0] + 1] in _JOINTS:
        return item
    return redrawn(item, "last", trim(parse.text, parse.ends[breaks[0]], end), *rest)


def end_before_answer(parse: Parse, item: Scored, cues: frozenset[int]) -> Scored:
    """End a content before a semicolon behind which somebody else speaks, or what its tag stands in before *and he
    warned*.

    *The firm claims it wrote twice; Roe counters that …*      -> it wrote twice
    *Lind said the firm wrote twice; it claims that …*         -> as it is: *it* may be who wrote
    *The loan was, he said, a gift, and he warned that …*      -> The loan was … a gift
    *The loan was, he said, a gift, and Roe knew that it was.* -> as it is: Roe's knowing is reported
    """
    candidate = item.candidate
    *rest, (start, end) = item.region.ranges
    tagged = candidate.family == "clause-left" and bool(rest)
    mark = "," if tagged else ";"
    if (candidate.family != "clause-right" and not tagged) or mark not in parse.text[start:end]:
        return item
    for token in parse.tokens_between(start, end):
        if parse.words[token] != mark or parse.stretches[token] >= 0:
            continue
        opens = token + 1 + (tagged and parse.lowers[token + 1 : token + 2] in (["and"], ["but"]))
        near = range(opens, min(opens + _SUBJECT_WITHIN, len(parse)))
        who = next((one for one in near if parse.deps[one] in SUBJECTS), -1)
        if who < opens or parse.lefts[who] != opens or parse.heads[who] not in cues:
            continue
        if not is_speech(parse.lemmas[parse.heads[who]]):
            continue
        if parse.tags[who] in NOUNS or (tagged and opens > token + 1 and parse.tags[who] == "PRP"):
            return redrawn(item, "answer", *rest, trim(parse.text, start, parse.starts[token]))
    return item


def end_at_mark(parse: Parse, item: Scored) -> Scored:
    """End a content that begins at a mark where it closes, if a semicolon or a dash stands behind it.

    *Lind called it ‘a farce’; Roe left.*, *It says ‘nobody knew’ – a lie, said Roe.* -> a farce, nobody knew
    *Lind said the plan – ‘a farce’ – was dead* -> as it is: it begins before the mark
    """
    start, end = item.region.ranges[-1]
    for stretch in parse.marked_near(start, start + 1):
        behind = parse.text[stretch.end : stretch.end + 3].lstrip()[:1]
        if stretch.depth == 0 and stretch.closed and stretch.end < end and behind in (";", "–", "—"):
            if (
                abs(stretch.inner_start - start) <= 1
                and not stretch.start < parse.starts[item.candidate.cue_head] < stretch.end
            ):
                kept = trim(parse.text, stretch.inner_start, stretch.inner_end)
                return redrawn(item, "marked", *item.region.ranges[:-1], kept)
    return item


def _is_headline(parse: Parse, token: int) -> bool:
    return parse.paras[token] == parse.paras[0] and parse.text[parse.paragraphs[parse.paras[0]][1] - 1] not in ".?!"
