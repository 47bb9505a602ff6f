"""Which candidates are quotes: scored with the lexicon's tables, one content per cue, overlaps settled.

A candidate's score is a sum of counted rows (log-odds), so every decision can be printed as the rows that made it. The
probability that comes out is calibrated on train and becomes the quote's confidence.
"""

from __future__ import annotations

import bisect
import heapq
import math
from collections.abc import Mapping, Sequence

from attrs import evolve

from quoteattr.lexicon.cues import CueLexicon
from quoteattr.lexicon.weights import Weights
from quoteattr.matchers.candidate import Candidate, Region
from quoteattr.matchers.chains import is_chained, is_passed_on
from quoteattr.matchers.context import CueFacts, Pairs, cue_facts
from quoteattr.matchers.plain_tags import is_plain_tag
from quoteattr.selection.borders import settle_borders
from quoteattr.selection.overlaps import Taken, find_place
from quoteattr.selection.runs import join_runs
from quoteattr.selection.scored import Scored
from quoteattr.selection.scoring import make_scorer
from quoteattr.selection.tails import take_in_tails
from quoteattr.selection.thresholds import (
    CHAINED_CONFIDENCE,
    CONTEXT_THRESHOLD,
    DEFAULT_THRESHOLD,
    JUDGED,
    SENTENCE_CONFIDENCE,
    TAGGED_CONFIDENCE,
    least_confidence,
)
from quoteattr.syntax import own_subject
from quoteattr.text.parse import Parse

__all__ = ["article_pairs", "rescore", "score_candidates", "select"]

# Log-odds by frame and lemma, and by all of the cue, under which a candidate is not read further. Of 6,610 quotes in
# 260 articles of train none had less than -2.93 and -2.25; 16 and 45 % of all candidates have less than these limits.
HOPELESS_LEMMA, HOPELESS_CUE = -3.3, -2.7
# The greatest log-odds, so that no probability is 0 or 1.
_SUREST = 30.0


def score_candidates(
    parse: Parse,
    candidates: Sequence[Candidate],
    cues: CueLexicon,
    found: Weights,
    exact: Weights,
    *,
    skip_hopeless: bool = False,
) -> list[Scored]:
    """Score every candidate and keep its best region.

    ``skip_hopeless`` leaves out those whose cue alone lies far under the default threshold, which saves time.
    """
    scorer = make_scorer(cues, found, exact)
    least, least_cue = (HOPELESS_LEMMA, HOPELESS_CUE) if skip_hopeless else (-math.inf, -math.inf)
    known: dict[int, CueFacts] = {}
    scored: list[Scored] = []
    for candidate in candidates:
        judged = JUDGED.get(candidate.frame)
        if judged is not None:
            scored.append(Scored(candidate, candidate.regions[0], judged, judged))
            continue
        head = candidate.cue_head
        if head >= 0 and parse.lowers[head] in cues.blocks and cues.blocks_at(parse.lowers, head):
            if parse.tags[head - 1] != "WDT":  # a note that said, “…”, but not: That said, …
                continue
        bases = scorer.cue(parse, candidate, known, least=least)
        if bases is None or bases[0] < least_cue:
            continue
        best: Region | None = None
        best_lift = best_edges = 0.0
        within = _bounds(parse, candidate)
        for region in candidate.regions:
            if within is not None and not within[0] <= region.ranges[0][0] <= region.ranges[-1][1] <= within[1]:
                continue
            lift, edges = scorer.region(parse, candidate, region)
            if best is None or edges > best_edges:
                best, best_lift, best_edges = region, lift, edges
        if best is not None:
            likely = _logistic(bases[0] + best_lift)
            likely = max(likely, SENTENCE_CONFIDENCE) if candidate.stands_alone else likely
            if likely < TAGGED_CONFIDENCE and is_plain_tag(parse, candidate):
                likely = TAGGED_CONFIDENCE
            scored.append(Scored(candidate, best, likely, _logistic(bases[1] + best_edges)))
    return rescore(parse, scored, found, known)


def _bounds(parse: Parse, candidate: Candidate) -> tuple[int, int] | None:
    """The edges of the marks that a cue and its subject stand in: what somebody else quotes ends there.

    *“I wanted it,” he said, “but the wind said no.”* -> what the wind said is no word outside its marks
    """
    head = candidate.cue_head
    if head < 0 or parse.stretches[head] < 0 or candidate.family == "quote":
        return None
    who = own_subject(parse, head)
    if who < 0:
        return None
    first, last = parse.starts[min(who, head)], parse.ends[max(who, head)]
    for stretch in parse.marked_near(first, last):
        held = stretch.inner_start <= first and last <= stretch.inner_end
        if not stretch.depth and held and parse.text[last : stretch.inner_end].strip():  # “Critics say” it is unsafe
            return None if stretch.continues else (stretch.inner_start, stretch.inner_end)
    return None


def rescore(
    parse: Parse, scored: Sequence[Scored], found: Weights, known: dict[int, CueFacts] | None = None
) -> list[Scored]:
    """Score anew in the light of the first choice: is the cue inside a reported content, is its subject a known
    speaker?
    """
    lifts: dict[_Standing | None, float] = {}
    rescored: list[Scored] = []
    for item, standing in zip(scored, _standings(parse, scored, known), strict=True):
        lift = lifts.get(standing)
        if lift is None:
            lift = lifts[standing] = _lifts(found, _standing_pairs(standing))
        rescored.append(Scored(item.candidate, item.region, _logistic(_logit(item.found) + lift), item.exact))
    return rescored


def article_pairs(parse: Parse, scored: Sequence[Scored], known: dict[int, CueFacts] | None = None) -> list[Pairs]:
    """For each scored candidate, its rows that depend on the article's other quotes."""
    return [_standing_pairs(standing) for standing in _standings(parse, scored, known)]


_Standing = tuple[str, str, str]
"""A candidate's family, the family of the content that its cue stands in, whether its subject is a known speaker."""


def _standing_pairs(standing: _Standing | None) -> Pairs:
    if standing is None:
        return []
    family, outer, is_known = standing
    return [("inside", f"{family}<{outer}"), ("known-speaker", f"{family}.{is_known}")]


def _standings(parse: Parse, scored: Sequence[Scored], known: dict[int, CueFacts] | None) -> list[_Standing | None]:
    """How each candidate stands to the article's other quotes; None where it has no cue."""
    facts = {} if known is None else known

    def speaker(verb: int) -> int:
        """The subject of a verb where it is a name, or -1."""
        if verb not in facts:
            facts[verb] = cue_facts(parse, verb)
        who = facts[verb].subject
        return who if who >= 0 and parse.tags[who] in ("NNP", "NNPS") else -1

    sure = select(parse, scored, CONTEXT_THRESHOLD, nested=False)
    contents = sorted(
        (
            (start, end, item.candidate.family, item.candidate.cue_head)
            for item in sure
            for start, end in item.region.ranges
        )
    )
    starts = [content[0] for content in contents]
    speakers = {
        parse.lowers[who]
        for item in sure
        if item.candidate.family in ("quote", "clause-left", "clause-right") and item.candidate.cue_head >= 0
        if (who := speaker(item.candidate.cue_head)) >= 0
    }
    found: list[_Standing | None] = []
    for item in scored:
        head, family = item.candidate.cue_head, item.candidate.family
        if head < 0:
            found.append(None)
            continue
        at = parse.starts[head]
        outer = "none"
        before = bisect.bisect_right(starts, at)
        for index in range(before - 1, max(-1, before - 6), -1):
            start, end, other, cue = contents[index]
            if start <= at < end and cue != head:
                outer = other
                break
        who = speaker(head) if parse.tags[head].startswith("V") else -1
        is_known = "no" if who < 0 else "yes" if parse.lowers[who] in speakers else "other"
        found.append((family, outer, is_known))
    return found


def _logit(probability: float) -> float:
    probability = min(max(probability, 1e-9), 1 - 1e-9)
    return math.log(probability / (1 - probability))


def _lifts(weights: Weights, pairs: Pairs) -> float:
    get = weights.lifts.get
    total = 0.0
    for pair in pairs:
        total += get(pair, 0.0)
    return total


def _logistic(value: float) -> float:
    if value > _SUREST:
        value = _SUREST
    elif value < -_SUREST:
        value = -_SUREST
    return 1 / (1 + math.exp(-value))


def select(
    parse: Parse, scored: Sequence[Scored], threshold: float = DEFAULT_THRESHOLD, *, nested: bool = True
) -> list[Scored]:
    """Return the accepted candidates in document order: one per cue, none that repeats the content of a better one.

    Quotations with a cue go first, those without one last. A cue whose best reading repeats a better quote is given its
    next one where that is more likely than not (polnear.dev and 260 articles of train: six quotes gained, one lost,
    three new wrong). ``nested`` keeps speech beside that within it where the two are alike in words; the tables of what
    an article's other quotes add are counted without.
    """
    readings: dict[tuple[str, int], list[Scored]] = {}
    for item in scored:
        head = item.candidate.cue_head
        key = ("cue", head) if head >= 0 else ("float", item.candidate.stretches[0])
        readings.setdefault(key, []).append(item)
    waiting: list[tuple[int, float, int, list[Scored]]] = []
    for number, of_cue in enumerate(readings.values()):
        if len(of_cue) > 1:
            of_cue.sort(key=lambda item: -item.found * (1 + item.exact))
            _put_whole_first(parse, of_cue)
        _queue(waiting, number, of_cue, threshold)
    accepted: list[Scored] = []
    taken = Taken(parse.text)
    while waiting:
        _, _, number, of_cue = heapq.heappop(waiting)
        item = of_cue.pop(0)
        kept = find_place(parse, item, taken, CONTEXT_THRESHOLD) if nested or not taken.repeats(item) else None
        if kept is None:
            _queue(waiting, number, of_cue, max(threshold, CONTEXT_THRESHOLD))
            continue
        taken.add(kept)
        accepted.append(kept)
    accepted += _chained(parse, scored, accepted, threshold)
    accepted = settle_borders(parse, _without_objects_that_say(accepted), CONTEXT_THRESHOLD)
    accepted = take_in_tails(parse, accepted)
    if nested:
        accepted = join_runs(parse, accepted)
    return sorted(accepted, key=lambda item: (item.region.ranges[0], item.candidate.cue_head))


def _put_whole_first(parse: Parse, of_cue: list[Scored]) -> None:
    """Put what a tag stands in the middle of before its marked end alone: *It pays well, he said, “and I like it.”*"""
    best = of_cue[0]
    if best.candidate.family != "quote" or not parse.text[best.region.ranges[0][0]].islower():
        return
    for place, item in enumerate(of_cue):
        inserted = item.candidate.frame == "inserted" and item.found >= CONTEXT_THRESHOLD
        if inserted and len(item.region.ranges) > 1 and item.region.ranges[-1] == best.region.ranges[-1]:
            of_cue.insert(0, of_cue.pop(place))
            return


def _queue(
    waiting: list[tuple[int, float, int, list[Scored]]], number: int, of_cue: list[Scored], threshold: float
) -> None:
    """Put a cue's best reading that is left where it belongs, if it is likely enough."""
    if of_cue and of_cue[0].found >= least_confidence(of_cue[0].candidate, threshold):
        heapq.heappush(waiting, (_rank(of_cue[0]), -of_cue[0].found, number, of_cue))


def _without_objects_that_say(accepted: list[Scored]) -> list[Scored]:
    """Leave out an object whose noun is an accepted cue: *voiced concern about the plan* is said once.

    On two thirds of polnear.train the noun's content is right in 13 of 16 such pairs, the verb's in 5.
    """
    nouns = {item.candidate.cue_head for item in accepted if item.candidate.family == "noun"}
    return [item for item in accepted if item.candidate.family != "object" or item.candidate.link not in nouns]


def _chained(parse: Parse, scored: Sequence[Scored], accepted: Sequence[Scored], threshold: float) -> list[Scored]:
    """What a reported clause itself reports: the outer content is all of it, so that the two seem to be one quote."""
    if threshold > CHAINED_CONFIDENCE:
        return []
    outer = {item.candidate.cue_head: item.candidate for item in accepted if item.candidate.cue_head >= 0}
    chained = [
        evolve(item, found=max(item.found, CHAINED_CONFIDENCE))
        for item in scored
        if item.candidate.family == "clause-right"
        and item.candidate.cue_head not in outer
        and (above := outer.get(parse.heads[item.candidate.cue_head])) is not None
        and is_chained(parse, item.candidate, above)
    ]
    return chained + _passed_on(parse, scored, accepted, outer)


def _passed_on(
    parse: Parse, scored: Sequence[Scored], accepted: Sequence[Scored], outer: Mapping[int, Candidate]
) -> list[Scored]:
    """What somebody says as *according to* passes it on, without those words themselves."""
    passing: dict[int, Scored] = {}
    for item in accepted:
        if item.candidate.family == "according":
            verb = item.candidate.link
            passing[parse.heads[verb] if parse.deps[verb] == "ccomp" else verb] = item
    found: dict[int, Scored] = {}
    for item in sorted(scored, key=lambda item: item.found) if passing else ():
        cue = item.candidate.cue_head
        by = passing.get(cue)
        if by is None or cue in outer or not is_passed_on(parse, item.candidate, by.candidate, by.region.ranges):
            continue
        start, end = item.region.ranges[0][0], item.region.ranges[-1][1]
        if start < parse.starts[by.candidate.cue_head] < end:
            end = by.region.ranges[-1][1]
        if start < end:
            region = Region(item.region.name, ((start, end),))
            found[cue] = evolve(item, region=region, found=max(item.found, CHAINED_CONFIDENCE))
    return list(found.values())


def _rank(item: Scored) -> int:
    """Quotations that their marks bound go first, those without a cue last."""
    if item.candidate.frame in ("label-turn", "label-named"):
        return 0
    if item.candidate.family == "quote":
        # agreed on this: “…,” the adviser noted (held-back train: source and cue .0002 better)
        weak = item.candidate.frame.startswith("quote-right") and item.found < CONTEXT_THRESHOLD
        return 1 if weak or item.region.name.startswith(("wide", "that", "subject")) else 0
    return 2 if item.candidate.family == "float" else 1
