"""Where an accepted content ends or begins in the light of the others: corrections that the tables cannot count.

A region is chosen for one cue at a time. Whether the words behind a tag go on with it or are another's, and where a
participle takes over, shows only beside the other accepted quotes.
"""

from __future__ import annotations

import bisect

from attrs import evolve

from quoteattr.grammar import FINITE, SUBJECTS, THIRD_PERSONS
from quoteattr.lexicon.cues import load_cues
from quoteattr.lexicon.words import load_words
from quoteattr.matchers.candidate import Candidate, Ranges, Region, trim
from quoteattr.matchers.clauses import tag_span
from quoteattr.matchers.reporting import goes_on_reporting
from quoteattr.selection.aftermath import leave_out_saying
from quoteattr.selection.endings import end_content
from quoteattr.selection.gestures import is_bodily, is_manner, is_own_body
from quoteattr.selection.resumed import take_in_resumed
from quoteattr.selection.scored import Scored, redrawn
from quoteattr.selection.semicolons import end_at_mark, end_before_answer, start_behind_semicolon
from quoteattr.syntax import own_subject
from quoteattr.text.parse import Parse

__all__ = ["before_participle", "settle_borders"]

_WORDS = load_words("border_words")
_MEANWHILE = frozenset({"as", "before", "while", "whereas"})
_GOES_ON = frozenset({"and", "but"})
# What follows *according to Lind* with the article's own word.
_OWN_WORD = frozenset({"but", "so"})
_OPENS_ASIDE = frozenset({"(", ";"})
_JOINTS = frozenset({"and", "but", "or"})
# What a speaker is reported not to say, whatever he said before: *but did not elaborate*, *and gave no details*.
_SILENCES = _WORDS["silence-verbs"].words
_SILENT = _WORDS["silent-alone"].words
_GIVES_NONE = _WORDS["gives-none"].words
_REFUSES = _WORDS["refusing-verbs"].words
_UNSAID = _WORDS["unsaid"].words
_NO_MORE = frozenset({"anything", "more"})
_GRANTS = frozenset({"able", "can", "could", "free", "may", "might", "must", "should"})
# Tokens from a conjunction to the verb of silence, and from that to what is left unsaid.
_SILENCE_WITHIN, _UNSAID_WITHIN = 5, 5
# Tokens from a conjunction among which the subject of the clause that it opens stands (set by judgement).
_SUBJECT_WITHIN = 10


def settle_borders(parse: Parse, accepted: list[Scored], sure: float) -> list[Scored]:
    """Draw the borders of accepted contents anew; ``sure`` is the probability from which a cue ends another's."""
    cues = frozenset(item.candidate.cue_head for item in accepted if item.candidate.cue_head >= 0)
    settled = [_go_on_behind_tag(parse, _leave_out_behind_tag(parse, item), cues) for item in accepted]
    settled = [_end_before_silence(parse, start_behind_semicolon(parse, item)) for item in settled]
    settled = [end_at_mark(parse, end_before_answer(parse, item, cues)) for item in settled]
    settled = [leave_out_saying(parse, take_in_resumed(parse, end_content(parse, item))) for item in settled]
    return _clip_at_participles(parse, settled, sure)


def _go_on_behind_tag(parse: Parse, item: Scored, cues: frozenset[int]) -> Scored:
    """Take in what a tag between commas leaves of the sentence, or leave out what has a cue of its own.

    *The roof leaks, she said, but it will hold.*     -> The roof leaks … but it will hold
    *The roof leaks, she said, but he warned of rot.* -> The roof leaks
    *The roof leaks, she said, and left the room.*    -> The roof leaks

    On polnear.train this takes in what belongs to the content in 9 sentences of 10.
    """
    candidate = item.candidate
    verb = candidate.cue_head
    if candidate.family != "clause-left" or not _is_saying(candidate):
        return item
    start, end = item.region.ranges[0]
    tag_first, tag_last = tag_span(parse, verb, candidate.cue)
    stop = parse.sent_bounds[parse.sents[verb]][1]
    joint = tag_last + 2
    if not end <= parse.starts[tag_first] or joint + 1 >= stop or parse.words[tag_last + 1] != ",":
        return item
    if parse.lowers[joint] not in _GOES_ON or any(parse.stretches[one] >= 0 for one in range(tag_first, joint)):
        return item
    head, said = _main_verb(parse, joint + 1, stop), parse.tokens_between(start, end)
    if head in cues or (head < 0 and _goes_on_telling(parse, verb, joint + 1, said)):
        return redrawn(item, "before", (start, end))
    if head < 0:
        return item
    behind = trim(parse.text, parse.starts[joint], parse.ends[stop - 1])
    return redrawn(item, "on", (start, end), behind)


def _leave_out_behind_tag(parse: Parse, item: Scored) -> Scored:
    """Leave out what stands behind a tag and belongs to it, or is the article's own.

    *Every bill is paid, she said, pointing at the ledger.* -> Every bill is paid
    *Every bill is paid, she said, her voice breaking.*     -> Every bill is paid
    *Wages are low, she said, as it emerged that ten left.* -> Wages are low
    *It was a “mess”, according to Lind, but nobody left.*  -> It was a “mess
    """
    candidate, ranges = item.candidate, item.region.ranges
    if len(ranges) < 2 or candidate.family not in ("according", "clause-left", "quote"):
        return item
    start, end = ranges[-1]
    if parse.starts[candidate.cue_head] > start or parse.ends[candidate.cue_head] < ranges[-2][1]:
        return item
    tokens = parse.tokens_between(start, end)
    first = next(iter(tokens), -1)
    if first < 1 or parse.stretches[first] >= 0:
        return item
    told = [token for one in ranges[:-1] for token in parse.tokens_between(*one)]
    if not _has_clause(parse, told):
        return item  # Taxes, she said, citing the report, will rise: the verb is to come
    if candidate.family == "according":
        joint = first - 1 if parse.lowers[first - 1] in _OWN_WORD else first
        own = parse.lowers[joint] in _OWN_WORD and _main_verb(parse, joint + 1, tokens[-1] + 1) >= 0
        return redrawn(item, "own", *ranges[:-1]) if own else item
    before = next(
        (one for one in (first - 1, first - 2) if one >= 0 and parse.words[one] not in ("and", "but", "so")), -1
    )
    if parse.words[before] != ",":
        return item
    manner = parse.tags[first] == "VBG" and (
        is_manner(parse, first) or is_bodily(parse, item.candidate.cue_head, told, first)
    )
    own = tokens[-1] > first + 1 and is_own_body(parse, item.candidate.cue_head, first)
    manner = manner or own
    inside = parse.rights[first] + 2 * (own and parse.lowers[first + 2].endswith("ed"))  # his hand raised
    manner = manner and not any(parse.tags[token] in FINITE for token in tokens if token > inside)
    meanwhile = parse.lowers[first] == "as" and parse.deps[first] == "mark" and _tells_meanwhile(parse, first)
    return redrawn(item, "own", *ranges[:-1]) if manner or meanwhile else item


def _has_clause(parse: Parse, tokens: list[int]) -> bool:
    """Whether the words are a clause that stands by itself: not a noun with a relative clause, nor *not only is it*."""
    if any(parse.lowers[one] == "not" and parse.lowers[one + 1] == "only" for one in tokens[:-1]):
        return False
    inside = frozenset(tokens)
    return any(
        parse.deps[token] in SUBJECTS
        and parse.heads[token] in inside
        and parse.deps[parse.heads[token]] not in ("acl", "advcl", "relcl")
        and any(parse.tags[one] in FINITE for one in (parse.heads[token], *parse.children[parse.heads[token]]))
        for token in tokens
    )


def _tells_meanwhile(parse: Parse, opener: int) -> bool:
    """Whether a clause with *as* behind a tag is the article's: *as it emerged that*, *as Lind denied*, where *as the
    bridge is unsafe* is the speaker's reason.
    """
    verb = parse.heads[opener]
    who = own_subject(parse, verb)
    if who < 0 or verb < opener:
        return False
    return (parse.lowers[who] == "it" and parse.lemmas[verb] == "emerge") or is_manner(parse, verb)


def _goes_on_telling(parse: Parse, cue: int, verb: int, said: list[int]) -> bool:
    """Whether a verb right behind the conjunction says what the speaker did next: past like the cue, unlike what was
    said.
    """
    if not parse.tags[verb] == parse.tags[cue] == "VBD" or parse.lemmas[verb] in ("be", "have"):
        return False
    return next((parse.tags[token] for token in said if parse.tags[token] in FINITE), "VBD") != "VBD"


def _is_saying(candidate: Candidate) -> bool:
    act = load_cues().act("verb", candidate.lemma)
    return act is not None and act.is_speech


def _main_verb(parse: Parse, first: int, stop: int) -> int:
    """The verb that the words from ``first`` to the sentence's end hang on, if it has a subject of its own, or -1."""
    for token in range(first, min(first + _SUBJECT_WITHIN, stop)):
        if parse.words[token] in _OPENS_ASIDE:
            break
        if parse.deps[token] in SUBJECTS and parse.hidden[token] < 0:
            verb = parse.heads[token]
            outer = parse.heads[verb] if parse.deps[verb] in ("advcl", "relcl", "ccomp") else -1
            if first <= verb < stop and not first <= outer < stop:
                finite = any(parse.tags[one] in FINITE for one in (verb, *parse.children[verb]))
                return verb if finite else -1
    return -1


def _end_before_silence(parse: Parse, item: Scored) -> Scored:
    """End a content before what the speaker did not say.

    *She said the fund was empty but did not elaborate.* -> the fund was empty
    """
    candidate = item.candidate
    *rest, (start, end) = item.region.ranges
    if candidate.family not in ("clause-right", "object", "infinitive") or parse.starts[candidate.cue_head] > start:
        return item
    tokens = parse.tokens_between(start, end)
    for joint in tokens[2:]:
        if parse.lowers[joint] == "without" and parse.words[joint - 1] == "," and parse.stretches[joint] < 0:
            if _leaves_unsaid(parse, joint + 1, tokens[-1]) and not _grants(parse, tokens[0], joint):
                return redrawn(item, "silence", *rest, trim(parse.text, start, parse.starts[joint]))
    for joint in tokens[1:]:
        if parse.lowers[joint] in _GOES_ON and parse.stretches[joint] < 0 and _is_silence(parse, joint + 1, tokens[-1]):
            if any(parse.lowers[at] == "that" and parse.lowers[at - 1] in _GOES_ON for at in tokens if at > joint):
                return item  # but could not say when, and that …: the content goes on
            return redrawn(item, "silence", *rest, trim(parse.text, start, parse.starts[joint]))
    return item


def _is_silence(parse: Parse, first: int, last: int) -> bool:
    """Whether the words behind a conjunction report what somebody kept to himself."""
    if first > last:
        return False
    first += parse.lowers[first] in THIRD_PERSONS
    within = range(first, min(first + _SILENCE_WITHIN, last + 1))
    verb = next((token for token in within if parse.lemmas[token] in _SILENCES), -1)
    if verb <= first:
        gives = first == verb < last and parse.lemmas[verb] in _GIVES_NONE
        return gives and parse.lowers[verb + 1] == "no" and _names_unsaid(parse, verb, last)
    before = range(first, verb)
    if any(parse.deps[token] in SUBJECTS for token in before):
        return False
    refuses = parse.lemmas[first] in _REFUSES
    if not refuses and not (parse.tags[first] in ("MD", "VBD") and any(parse.deps[token] == "neg" for token in before)):
        return False
    return parse.lemmas[verb] in _SILENT or _names_unsaid(parse, verb, last)


def _leaves_unsaid(parse: Parse, verb: int, last: int) -> bool:
    """Whether the words behind *without* say what was left unsaid, and end the sentence: *without elaborating*,
    *without giving details*; not *without giving a reason, by the press*.
    """
    if verb > last or parse.tags[verb] != "VBG" or parse.lemmas[verb] not in _SILENCES:
        return False
    stop = parse.sent_bounds[parse.sents[verb]][1]
    if any(parse.words[token] == "," or parse.lowers[token] in _JOINTS for token in range(verb, stop)):
        return False
    return parse.lemmas[verb] in _SILENT or _names_unsaid(parse, verb, last)


def _grants(parse: Parse, first: int, last: int) -> bool:
    """Whether somebody may or must do what is reported: *could resign, without giving reasons* is all reported."""
    return any(parse.lowers[token] in _GRANTS for token in range(first, last))


def _names_unsaid(parse: Parse, verb: int, last: int) -> bool:
    behind = range(verb + 1, min(verb + _UNSAID_WITHIN, last) + 1)
    if behind and parse.lowers[verb + 1] in _NO_MORE:
        more = parse.lowers[verb + 1] == "more" or parse.lowers[verb + 2 : verb + 3] in (
            ["more"],
            ["else"],
            ["further"],
        )
        return parse.lemmas[verb] == "say" and more
    return not behind or any(parse.lowers[token] in _UNSAID or parse.lemmas[token] in _UNSAID for token in behind)


def _clip_at_participles(parse: Parse, accepted: list[Scored], sure: float) -> list[Scored]:
    """End a content before the participle with which its source goes on speaking.

    *She said the fund “is empty,” adding that nobody knew.* -> the fund “is empty
    """
    breaks = sorted(
        parse.starts[comma]
        for item in accepted
        if (comma := _comma_before_participle(parse, item.candidate.cue_head)) >= 0 and item.found >= sure
    )
    if not breaks:
        return accepted
    clipped: list[Scored] = []
    for item in accepted:
        start, end = item.region.ranges[-1]
        at = bisect.bisect_right(breaks, start)
        if at < len(breaks) and breaks[at] < end and item.candidate.family in ("clause-right", "object", "infinitive"):
            kept = trim(parse.text, start, breaks[at])
            if kept is not None and parse.starts[item.candidate.cue_head] < start:
                region = Region(f"{item.region.name}-clipped", (*item.region.ranges[:-1], kept))
                item = evolve(item, region=region)
        clipped.append(item)
    return clipped


def before_participle(parse: Parse, ranges: Ranges, cue: int, other: int) -> Ranges | None:
    """A content cut before the participle, a cue of its own, with which its source goes on; None where none does."""
    start, end = ranges[-1]
    comma = _comma_before_participle(parse, other)
    if comma < 0 or not start < parse.starts[comma] < end or not parse.starts[cue] < start:
        return None
    kept = trim(parse.text, start, parse.starts[comma])
    return None if kept is None else (*ranges[:-1], kept)


def _comma_before_participle(parse: Parse, cue: int) -> int:
    """The comma right before a participle that is a cue (*, adding that*), or -1."""
    if cue < 2:
        return -1
    aside = _comma_before_aside(parse, cue)
    if aside >= 0:
        return aside
    head = parse.heads[cue]
    if parse.deps[cue] == "conj" and parse.deps[head] == "ccomp" and parse.heads[head] < head:
        # She said fares would rise and added that …: the content ends before the conjunction.
        joint = next((token for token in range(cue - 1, head, -1) if parse.deps[token] == "cc"), -1)
        return joint if goes_on_reporting(parse, cue, head, parse.heads[head]) else -1
    if parse.tags[cue] != "VBG":
        return -1
    before = cue - 1
    while before > 0 and parse.words[before] == '"':
        before -= 1
    return before if parse.words[before] == "," else -1


def _comma_before_aside(parse: Parse, cue: int) -> int:
    """The comma before what somebody else says meanwhile: *, while Lind warned*, *, with Lind warning of*, or -1."""
    opens = next((kid for kid in parse.children[cue] if kid < cue and parse.lowers[kid] in _MEANWHILE), -1)
    if opens < 0 and parse.tags[cue] == "VBG":
        above = parse.heads[cue]
        above = parse.heads[above] if parse.deps[cue] == "acl" else above
        opens = above if above < cue and parse.lowers[above] == "with" else -1
    return opens - 1 if opens > 1 and parse.words[opens - 1] == "," else -1
