"""When it was said: the cue's own time expression, and its date where the expression is plain and a publication date
is given.
"""

from __future__ import annotations

import bisect
import datetime
import re
from collections.abc import Sequence

from quoteattr.attribution.outlets.flow import Flow
from quoteattr.attribution.setting.values import Frame
from quoteattr.records import Span, TimeReference
from quoteattr.syntax import own_subject

__all__ = ["find_time", "find_time_words", "resolve_date"]

_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan\.?|Feb\.?|Mar\.|Apr\.?|Aug\.?|Sept\.?|Sep\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_SEASON = r"(?:spring|summer|autumn|fall|winter)"
_PART = r"(?:morning|afternoon|evening|night)"
_NUMBER = r"(?:\d{1,3}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|several|few|a\ few)"
TIME = re.compile(
    rf"""(?<![\w-])(?:
      (?:(?P<preposition>(?i:on|in|late|early|earlier|later|by|at|since|from|last|next|this))\s*)?
      (?:
        (?P<day>(?:(?:last|next|this|early|late)\ )?{_DAY}(?:\ {_PART})?(?:,?\ {_MONTH}\ \d{{1,2}}(?:,\ \d{{4}})?)?)
      | (?P<date>{_MONTH}\ \d{{1,2}}(?:st|nd|rd|th)?(?:,?\ \d{{4}})?(?!\d)
          | \d{{1,2}}(?:st|nd|rd|th)?\ {_MONTH}(?:,?\ \d{{4}})?)
      | (?P<month>(?:(?:last|early|late|mid)[\ -])?{_MONTH}(?:\ (?:of\ )?\d{{4}})?)(?=\W|$)
      | (?P<relative>(?i:(?:(?:earlier|later)\ )?(?:last|this|next))\ (?:week|month|year|weekend|{_SEASON}|{_PART}))
      | (?P<deictic>(?i:yesterday|today|tonight|tomorrow))(?:\ {_PART})?
      | (?P<ago>(?i:{_NUMBER})\ (?:day|week|month|year|hour|minute|decade)s?\ (?:ago|earlier|later|before))
      | (?P<year>(?:19|20)\d\d)(?=\W|$)
      )
    )(?![\w-])""",
    re.VERBOSE,
)
"""Expressions that say when, with the preposition before them; the groups tell which kind."""

_TELLING = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
    " september october november december jan feb mar apr aug sept sep oct nov dec spring summer autumn fall winter"
    " morning afternoon evening night yesterday today tonight tomorrow weekend hour hours minute minutes day days week"
    " weeks month months year years decade decades".split()
)
"""Words of which every expression of time has one, where it has no word that is more than letters: *Aug.*, *1990*."""

_MARKS = frozenset(",.;:?!\"“”‘’'()-–—") | {"'s", "n't"}
_FARTHEST = 12
_AT_THAT_TIME = frozenset({"as", "when", "while"})
_APART = frozenset({"acl", "advcl", "conj", "pcomp", "relcl"})


def find_time_words(flow: Flow) -> list[int]:
    """Where words start that an expression of time may be made of: without one, a frame is not searched."""
    return [
        start
        for start, lower in zip(flow.starts, flow.lowers, strict=True)
        if lower in _TELLING or not (lower.isalpha() or lower in _MARKS)
    ]


def find_time(flow: Flow, frame: Frame, time_words: Sequence[int]) -> Span | None:
    """The time expression nearest the cue in the reading's frame, outside its source; ``time_words`` are the article's
    (:func:`find_time_words`).

    *The mayor said on Tuesday that …*  -> on Tuesday
    *The mayor said Tuesday that …*  -> Tuesday
    *The mayor, elected in 2019, said …*  -> None: it belongs to the source
    """
    if not frame.cue:
        return None
    best: tuple[int, int, int] | None = None
    text = flow.parse.text
    for first, last in _pieces(frame):
        start, end = flow.starts[first], flow.ends[last]
        near = bisect.bisect_left(time_words, start)
        if near == len(time_words) or time_words[near] >= end:
            continue  # four pieces in five
        for match in TIME.finditer(text, start, end):
            kind = next(name for name in ("day", "date", "month", "relative", "deictic", "ago", "year") if match[name])
            preposition = (match["preposition"] or "").lower()
            if (
                kind in {"year", "month"}
                and preposition not in {"in", "since", "last", "early", "late", "this", "from", "by"}
                and not (match["month"] or "").lower().startswith(("last", "early", "late", "mid"))
            ):
                continue
            spoken = match.start("preposition") if preposition else match.start(kind)
            at = _position_at(flow, spoken)
            if (
                at < 0
                or at in frame.source_set
                or (kind == "deictic" and match[kind][0].isupper() and not flow.opens_sentence(at))  # told Today
                or not _is_free(flow, match.end(), frame)
                or not _is_own(flow, at, frame)
            ):
                continue
            distance = min(abs(at - cue) for cue in frame.cue)
            if distance <= _FARTHEST and (best is None or distance < best[0]):
                best = distance, spoken, match.end()
    return Span.of(text, best[1], best[2]) if best else None


def _is_own(flow: Flow, position: int, frame: Frame) -> bool:
    """Whether the expression belongs to the cue's clause: *He quit in May after he said …* is another's."""
    parse = flow.parse
    if frame.head < 0 or parse.pos[flow.token[frame.head]] != "VERB":
        return True
    token = flow.token[position]
    for _ in range(8):
        token = parse.heads[token]
        place = flow.position.get(token, -1)
        if place in frame.cue:
            return True
        if parse.heads[token] == token:
            return parse.pos[token] != "VERB" or not _is_apart(flow, frame, position)
        if parse.pos[token] == "VERB" and place in frame.inside:
            joined = parse.tags[flow.token[frame.head]] == "VBG" or parse.deps[flow.token[frame.head]] in {
                "xcomp",
                "conj",
            }
            return joined and parse.heads[flow.token[frame.head]] == token  # *He spoke on Tuesday, saying …*
    return True


def _is_apart(flow: Flow, frame: Frame, position: int) -> bool:
    """Whether the cue's clause is another than the sentence's own, in which the expression stands: *The pool, which
    Lind said was full, opened on Monday*, *It opened on Monday and Lind said so*; not *On Monday it opened and Lind
    said so*.
    """
    parse, cue = flow.parse, flow.token[frame.head]
    dep = parse.deps[cue]
    if dep not in _APART or own_subject(parse, cue) < 0 or 0 < position - frame.head <= 2:
        return False  # right behind the cue it is the cue's, whatever the tree
    if any(parse.lowers[kid] in _AT_THAT_TIME and kid < cue for kid in parse.children[cue]):
        return False
    return dep != "conj" or flow.token[position] > parse.heads[cue]


def _is_free(flow: Flow, end: int, frame: Frame) -> bool:
    """Whether the expression is no modifier of a noun: *Tuesday's debate*, *the 2014 interview* are."""
    following = flow.after_char(end)
    if following < 0 or following not in frame.inside:
        return True
    if flow.tags[following] == "NNP" and flow.parse.deps[flow.token[following - 1]] == "npadvmod":
        return True  # Last year Lind said
    return flow.lowers[following] not in {"'s", "'"} and flow.tags[following] not in {"NN", "NNS", "NNP"}


def _pieces(frame: Frame) -> list[tuple[int, int]]:
    pieces: list[tuple[int, int]] = []
    for position in frame.positions:
        if pieces and pieces[-1][1] == position - 1:
            pieces[-1] = pieces[-1][0], position
        else:
            pieces.append((position, position))
    return pieces


def _position_at(flow: Flow, char: int) -> int:
    return flow.starting_at(char)


def resolve_date(expression: str, published: datetime.date) -> datetime.date | None:
    """The date an expression names, seen from the day of publication; None where it is not one plain day.

    *Tuesday* in an article of Thursday, 2 May 2024  -> 30 April 2024
    *last month*, *in 2019*  -> None: no one day
    """
    try:
        return _resolve(expression, published)
    except OverflowError:
        # Before the first or after the last day that dates can name.
        return None


def _resolve(expression: str, published: datetime.date) -> datetime.date | None:
    match = TIME.fullmatch(expression)
    if match is None:
        return None
    if match["deictic"]:
        return published + datetime.timedelta(days={"yesterday": -1, "tomorrow": 1}.get(match["deictic"].lower(), 0))
    if (
        match["day"]
        and match["preposition"] not in {"next"}
        and not expression.lower().startswith(("last", "next", "this"))
    ):
        found = _parsed(expression, published)
        if found is None:
            return None
        while found > published:
            found -= datetime.timedelta(days=7)
        return found if (published - found).days < 7 or re.search(r"\d", expression) else None
    if match["date"]:
        found = _parsed(expression, published)
        if found is not None and found > published and not re.search(r"\d{4}", expression):
            found = _parsed(f"{expression} {published.year - 1}", published)
        return found
    if match["ago"]:
        counted = re.fullmatch(r"(?P<count>\w+) (?P<unit>day|week)s? (?:ago|earlier)", match["ago"])
        if counted is None:
            return None
        numbers = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
        count = numbers.get(counted["count"].lower()) or (int(counted["count"]) if counted["count"].isdigit() else None)
        return (
            published - datetime.timedelta(days=count * {"day": 1, "week": 7}[counted["unit"]])
            if count and counted["unit"] == "day"
            else None
        )
    return None


def _parsed(expression: str, published: datetime.date) -> datetime.date | None:
    from dateutil import parser

    words = re.sub(rf"\b(?:on|early|late|earlier|later|{_PART})\b", " ", expression).replace("Sept.", "Sep").strip()
    try:
        return parser.parse(words, default=datetime.datetime.combine(published, datetime.time())).date()
    except (ValueError, OverflowError):
        return None


def make_time(span: Span | None, published: datetime.date | None) -> TimeReference | None:
    """The record of a time expression."""
    if span is None:
        return None
    return TimeReference(span=span, date=resolve_date(span.text, published) if published is not None else None)
