"""From accepted candidates to readings: type, rule, act, polarity, source mention, nesting, and speakers carried on."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from quoteattr.attribution.acts import resolve_act
from quoteattr.attribution.interviews import find_untagged
from quoteattr.attribution.polarity import resolve_polarity
from quoteattr.attribution.sources.finding import find_source
from quoteattr.attribution.sources.mention import Mentioned
from quoteattr.attribution.vocabulary import (
    HONORIFICS,
    KIN,
    LEGAL_FORMS,
    ORGANIZATION_NOUNS,
    PEOPLE_NOUNS,
    is_role_noun,
)
from quoteattr.dialogue import Dialogue
from quoteattr.grammar import SENTENCE_ENDS
from quoteattr.lexicon.cues import CueLexicon
from quoteattr.lexicon.words import load_words
from quoteattr.matchers.candidate import Candidate, Ranges, trim
from quoteattr.matchers.reading import Reading
from quoteattr.matchers.reporting import is_told
from quoteattr.matchers.rules import rule_of
from quoteattr.matchers.stretches import find_slogans
from quoteattr.nested import find_nested
from quoteattr.records import Act, Flag, QuoteType
from quoteattr.selection import Scored
from quoteattr.selection.scoring import part_of_speech
from quoteattr.syntax import is_verb, own_subject
from quoteattr.text.parse import Parse
from quoteattr.text.tree import is_speech

__all__ = ["make_readings", "type_of"]

# What a cue that the lexicon does not know does: with a clause it says something, with a thing it does something
# about it.
_UNKNOWN_ACTS = {
    "object": Act.DECISION,
    "passive": Act.DECISION,
    "infinitive": Act.DECISION,
    "prepositional": Act.EVALUATION,
    "adjective": Act.EVALUATION,
    "noun": Act.EVALUATION,
}
# How far back the sentence before a quotation is looked for (characters; set by judgement).
# A headline's speaker is not who goes on below it.
_HEADLINES = frozenset(
    {"label-headline", "label-named", "left-headline", "left-told", "quote-headline", "right-headline"}
)
_BEFORE = 40
_DYING = frozenset({"die", "drown", "perish"})


def type_of(parse: Parse, ranges: Ranges) -> QuoteType:
    """Direct where all words stand inside marks, mixed where some do, indirect where none does."""
    inside = outside = False
    text = parse.text
    for start, end in ranges:
        position = start
        for stretch in sorted(parse.marked_near(start, end), key=lambda s: s.start):
            if stretch.end <= position:
                continue
            first, last = max(position, stretch.inner_start), min(end, stretch.inner_end)
            outside = outside or _has_word(text, position, min(end, stretch.start))
            inside = inside or _has_word(text, first, last)
            position = max(position, stretch.end)
        outside = outside or _has_word(text, position, end)
    if inside:
        return QuoteType.MIXED if outside else QuoteType.DIRECT
    return QuoteType.INDIRECT


def _has_word(text: str, start: int, end: int) -> bool:
    return start < end and any(character.isalnum() for character in text[start:end])


def make_readings(parse: Parse, accepted: Sequence[Scored], cues: CueLexicon) -> list[Reading]:
    """Turn accepted candidates, in document order, into readings."""
    readings: list[Reading] = []
    for item in accepted:
        candidate = item.candidate
        mention = find_source(parse, candidate)
        ranges = item.region.ranges
        slogans = find_slogans(parse, candidate.cue_head, ranges)
        ranges = slogans or ranges
        if any(start >= end for start, end in ranges):
            continue  # trees of odd texts: what is drawn wrong costs one quote, not the article
        kind = type_of(parse, ranges)
        lemma, act = _lemma_and_act(candidate, cues)
        lemma = "hear" if lemma == "tell" and is_told(parse, candidate.cue_head) else lemma
        cue, lemma = _uttered(parse, candidate, lemma)
        rule = rule_of(
            candidate.family,
            candidate.frame,
            item.region.name,
            kind,
            len(ranges),
            named=candidate.source_hint >= 0,
        )
        if slogans:
            rule = "direct.slogan"
        elif candidate.family == "quote" and lemma == "be" and kind is QuoteType.DIRECT:
            # Her message was “…”: the noun before the copula is what attributes.
            rule = "direct.noun-cue"
        elif rule == "direct.trailing-cue" and _is_as_clause(parse, candidate.cue_head):
            rule = "direct.as-clause"
        negated, hypothetical = resolve_polarity(parse, candidate.cue_head)
        flags = _mark_flags(parse, ranges)
        readings.append(
            Reading(
                rule=rule,
                frame=candidate.frame,
                type=kind,
                cue=cue,
                cue_head=candidate.cue_head,
                lemma=lemma,
                content=ranges,
                source=_source_ranges(parse, mention),
                source_head=mention.head,
                act=act,
                negated=negated,
                hypothetical=hypothetical,
                confidence=round(item.found, 3),
                flags=flags,
            )
        )
    readings = [evolve(reading, act=resolve_act(parse, reading, reading.act)) for reading in readings]
    readings += find_nested(parse, readings, cues)
    readings.sort(key=lambda reading: (reading.content[0], reading.cue_head))
    return _leave_answers(parse, _carry(parse, _nest(readings)))


def _leave_answers(parse: Parse, readings: list[Reading]) -> list[Reading]:
    """Let an interview's answers that have no tag hang on nobody who was named between: they are its guest's."""
    for index in find_untagged(parse, readings):
        readings[index] = evolve(readings[index], source=(), source_head=-1, carried_from=-1)
    return readings


def _lemma_and_act(candidate: Candidate, cues: CueLexicon) -> tuple[str, Act]:
    """The cue's lemma, with its preposition or *to* where the lexicon knows the two together (*call for*, *agree
    to*), and its act there.
    """
    pos, lemma, frame = part_of_speech(candidate), candidate.lemma, candidate.frame
    joined = cues.joined(pos, lemma, frame)
    if joined != lemma:
        return joined, cues.acts[pos, joined]
    if lemma in ("ask", "beg") and frame in ("infinitive", "object-infinitive", "object+infinitive", "verb-for"):
        return lemma, Act.REQUEST
    if lemma == "tell" and frame in ("object-infinitive", "object+infinitive"):
        return lemma, Act.REQUEST
    act = cues.act(pos, lemma)
    if act is None:
        act = _UNKNOWN_ACTS.get(candidate.family, Act.ASSERTION)
        if frame == "whether-clause":
            act = Act.QUESTION
    return lemma, act


def _uttered(parse: Parse, candidate: Candidate, lemma: str) -> tuple[tuple[int, ...], str]:
    """The cue and its lemma with the verb by which a noun cue is uttered: *voiced concern*."""
    noun = candidate.cue_head
    verb = parse.heads[noun] if candidate.family == "noun" and parse.deps[noun] == "dobj" else -1
    if 0 <= verb < noun and parse.lemmas[verb] in load_words("act_context")["uttering"]:
        return (verb, *candidate.cue), f"{parse.lemmas[verb]} {lemma}"
    return candidate.cue, lemma


def _mark_flags(parse: Parse, ranges: Ranges) -> tuple[Flag, ...]:
    unclosed = any(not stretch.closed for start, end in ranges for stretch in parse.marked_near(start, end))
    return (Flag.UNCLOSED_MARK,) if unclosed else ()


def _source_ranges(parse: Parse, mention: Mentioned) -> Ranges:
    if mention.head < 0:
        return ()
    tokens = [token for token in range(mention.first, mention.last + 1) if parse.hidden[token] < 0]
    if not tokens:
        return ()
    last = tokens[-1]
    kept = trim(parse.text, parse.starts[tokens[0]], parse.ends[last])
    if kept is None:
        return ()
    stop = last + 1
    closes = stop >= len(parse) or parse.sents[stop] != parse.sents[last]
    if parse.words[last][-1] != "." or (closes and parse.lowers[last][:-1] not in LEGAL_FORMS):
        return (kept,)
    if kept[1] == parse.ends[last] - 1 > parse.starts[last]:
        return ((kept[0], parse.ends[last]),)  # the developer, Orvane Ltd., denied it
    return (kept,)


def _nest(readings: list[Reading]) -> list[Reading]:
    """Give each reading the smallest one whose content holds its cue (or its whole content)."""
    spans = [(reading.content[0][0], reading.content[-1][1]) for reading in readings]
    order = sorted(range(len(readings)), key=lambda i: (spans[i][0], -spans[i][1]))
    nested = list(readings)
    open_: list[int] = []
    for index in order:
        start, end = spans[index]
        while open_ and spans[open_[-1]][1] < end:
            open_.pop()
        for outer in reversed(open_):
            if spans[outer] != spans[index] and any(a <= start and end <= b for a, b in readings[outer].content):
                nested[index] = evolve(readings[index], parent=outer)
                break
        open_.append(index)
    return nested


def _carry(parse: Parse, readings: list[Reading]) -> list[Reading]:
    """Let a reading without a source of its own share that of the one before it: floating quotes, cue chains."""
    carried = list(readings)
    dialogue = Dialogue(parse)
    last = origin = -1
    for index, reading in enumerate(carried):
        if reading.source or reading.cue:
            if reading.source and reading.frame not in _HEADLINES and reading.parent < 0:
                last = origin = index
                if reading.type is not QuoteType.INDIRECT or reading.act is Act.QUESTION:
                    dialogue.tell(carried, index)
            continue
        who = _person_before(parse, reading.content[0][0])
        near = last >= 0 and (_near(parse, carried[last], reading) or dialogue.goes_on(carried, index))
        if not near or _acts_between(parse, who, carried[last], reading):
            if who >= 0:
                mention = Mentioned(who, parse.lefts[who], parse.rights[who])
                floats = reading.rule in ("direct.floating", "direct.floating-after")
                rule = "direct.sentence-before" if floats else reading.rule
                carried[index] = evolve(reading, source=_source_ranges(parse, mention), source_head=who, rule=rule)
                last = origin = index
        else:
            # The mention that the speaker is known by stands with the quote before.
            origin = dialogue.turn(carried, index, origin)
            before = carried[origin]
            carried[index] = evolve(
                reading,
                carried_from=origin,
                source=before.source,
                source_head=before.source_head,
                rule="direct.floating-after" if reading.rule == "direct.floating" else reading.rule,
            )
    return carried


def _person_before(parse: Parse, start: int) -> int:
    """The subject of the sentence that ends before a quotation, where it is a person's name or *his wife*, or -1.

    *Novak shrugged when he was shown the bill. “It is always the council.”* -> Novak
    """
    before = parse.tokens_between(max(0, start - _BEFORE), start)
    while before and (parse.deps[before[-1]] == "punct" or not parse.words[before[-1]].strip()):
        before.pop()
    if not before or parse.text[parse.ends[before[-1]] : start].strip(" \n\t\"“”‘’'«»") not in SENTENCE_ENDS:
        return -1
    if parse.text.count("\n", parse.ends[before[-1]], start) > 2:
        return -1
    first, stop = parse.sent_bounds[parse.sents[before[-1]]]
    root = next((token for token in range(first, stop) if parse.deps[token] == "ROOT"), -1)
    who = own_subject(parse, root) if root >= 0 and is_verb(parse, root) else -1
    if who < 0 or parse.stretches[who] >= 0 or parse.deps[who] == "nsubjpass" or parse.lemmas[root] in _DYING:
        return -1  # Novak was killed on Monday. “He was kind.”
    if parse.lemmas[root] not in load_words("border_words")["expressing"] and _is_spoken_of(
        parse, who, first, stop, start
    ):
        return -1
    if parse.tags[who] == "NN" and _is_person(parse, who, says=is_speech(parse.lemmas[root])):
        return who
    if parse.tags[who] != "NNP":
        return -1
    titled = parse.heads[who - 1] == who and parse.lowers[who - 1].rstrip(".") in HONORIFICS
    return who if titled or parse.ents[who] in ("PERSON", "") else -1


def _is_spoken_of(parse: Parse, who: int, first: int, stop: int, start: int) -> bool:
    """Whether a quotation speaks of the one person before it: *Novak scored twice. “He was superb.”*; not *Novak
    waved at Lind. “He was superb.”*, *His wife wept. “He was kind.”*
    """
    if parse.text[start : start + 4].lower().split(" ")[0] not in ("he", "she") or parse.lowers[who] in KIN:
        return False
    own = range(parse.lefts[who], parse.rights[who] + 1)
    return not any(token not in own and _may_be_another(parse, token) for token in range(first, stop))


def _may_be_another(parse: Parse, token: int) -> bool:
    """Whether a word of a sentence may name a second person: a name that is no place or day, *the nurse*, *him*."""
    if parse.tags[token] == "NNP":
        return parse.ents[token] not in ("DATE", "GPE", "LOC", "TIME")
    lower = parse.lowers[token]
    return lower in ("him", "her", "his") or is_role_noun(lower) or lower in PEOPLE_NOUNS


def _is_person(parse: Parse, noun: int, *, says: bool) -> bool:
    """Whether a noun with *the*, *his* or *her* names a person, or a body that says something: *His wife smiled*, *The
    council disagreed*; not *A driver fell*, *The council met*.
    """
    known = any(parse.deps[kid] == "poss" or parse.lowers[kid] == "the" for kid in parse.children[noun])
    lower = parse.lowers[noun]
    return known and (is_role_noun(lower) or lower in PEOPLE_NOUNS or (says and lower in ORGANIZATION_NOUNS))


def _acts_between(parse: Parse, who: int, before: Reading, reading: Reading) -> bool:
    """Whether a person's sentence stands between two quotations, in the paragraph of the second: it tells who speaks.

    *“No,” said Lind.⏎Asked about the rest, Novak shrugged. “Nobody knows.”* -> Novak
    """
    if who < 0 or any(parse.sents[token] == parse.sents[who] for token in before.cue):
        return False
    return parse.ends[who] > before.content[-1][1] and "\n" not in parse.text[parse.ends[who] : reading.content[0][0]]


def _is_as_clause(parse: Parse, cue: int) -> bool:
    """Whether *as* opens the cue's clause: *“…,” as Lind put it*."""
    return any(kid < cue and parse.lowers[kid] == "as" for kid in parse.children[cue])


def _near(parse: Parse, one: Reading, other: Reading) -> bool:
    """Whether no whole paragraph stands between the two readings."""
    between = parse.text[one.content[-1][1] : other.content[0][0]].replace("\r\n", "\n")
    return between.count("\n\n") <= 2 and len(between) < 1500
