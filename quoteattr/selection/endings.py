"""Where an accepted content ends: before what the article goes on with in its own words.

Each function ends contents of one construction, and leaves all others as the tables drew them.
"""

from __future__ import annotations

import regex
from attrs import evolve

from quoteattr.grammar import FINITE, NEUTER_PRONOUNS, NOUNS, SUBJECTS, WH
from quoteattr.lexicon.cues import load_cues
from quoteattr.lexicon.words import load_words
from quoteattr.matchers.candidate import Region, trim
from quoteattr.matchers.clauses import tag_span
from quoteattr.matchers.joins import last_inside
from quoteattr.selection.scored import Scored
from quoteattr.syntax import auxiliaries, child, is_verb, own_subject
from quoteattr.text.parse import Parse

__all__ = ["end_content", "redrawn"]

_WORDS = load_words(
    "ending_words",
    "taking-up",
    "disputing-verbs",
    "stirring-verbs",
    "answering-verbs",
    "doubting-verbs",
    "telling-verbs",
    "going-to",
)
_TAKES_UP = _WORDS["taking-up"].words
_DISPUTES = _WORDS["disputing-verbs"].words
_ANSWERS = _WORDS["answering-verbs"].words
_STIRS = _WORDS["stirring-verbs"].words
_TOLD_IN = load_words("frames")["told-in"].words
_TELLS = load_words("setting_words")["tell-verbs"].words
_DOUBTS = _WORDS["doubting-verbs"].words
_CONFIRMS = _WORDS["telling-verbs"].words
_GOES_TO = _WORDS["going-to"].words
_NOBODY_AT_ALL = frozenset({"nobody", "none", "one"})
_JOINTS = frozenset({"and", "but", "so", "then", "yet"})
_OPENS = regex.compile(r"[:,]\s*\Z")
_GOES_ON = regex.compile(r"[\"”’'»\s]+(?:and|but|so|then|yet|before|after|as|while)\s+(?!that\b|also\b)\w")
# Tokens from the comma to the noun that takes a content up (set by judgement): a claim, a remarkably stark warning
_TAKEN_UP_WITHIN = 4
_BEHIND = frozenset({"clause-right", "infinitive", "object", "prepositional"})


def redrawn(item: Scored, name: str, *ranges: tuple[int, int] | None) -> Scored:
    """The item with other ranges, those left out that are None; itself where nothing changes or nothing is left."""
    kept = tuple(one for one in ranges if one is not None)
    if not kept or kept == item.region.ranges:
        return item
    return evolve(item, region=Region(f"{item.region.name}-{name}", kept))


def end_content(parse: Parse, item: Scored) -> Scored:
    """End a content where the article takes over."""
    if item.candidate.cue_head < 0:
        return item
    item = _start_behind_whom(parse, _end_at_mark(parse, item))
    item = _end_before_next_act(parse, item)
    item = _end_before_comment(parse, item)
    item = _end_before_answer(parse, item)
    item = _end_before_text(parse, item)
    item = _end_before_hearer(parse, item)
    return _leave_out_manner(parse, _go_on_where_unfinished(parse, item))


def _end_at_mark(parse: Parse, item: Scored) -> Scored:
    """End a sentence in marks behind its cue at its closing mark.

    *She told me, “Stop,” and I stopped.*            -> Stop
    *He said, “We won,” and that “nobody” had lost.* -> all of it
    *He said the “Stop” and the “Go” were late.*     -> all of it: no comma opens the quotation
    """
    candidate, (start, end) = item.candidate, item.region.ranges[0]
    if len(item.region.ranges) > 1 or candidate.family not in ("clause-right", "quote", "object"):
        return item
    if parse.starts[candidate.cue_head] > start:
        return item
    text = parse.text
    stretch = next((one for one in parse.marked_near(start, end) if not one.depth and one.start < end), None)
    if stretch is None or trim(text, stretch.inner_start, stretch.inner_end) is None or stretch.continues:
        return item
    kept = trim(text, stretch.inner_start, stretch.inner_end)
    if kept is None or kept[0] != start or kept[1] >= end or last_inside(text, stretch) not in (",", ".", "!", "?"):
        return item
    begin = parse.paragraphs[stretch.paragraph][0]
    opens = _OPENS.search(text, max(begin, stretch.start - 3), stretch.start)
    if opens is None or not text[start].isupper() or _GOES_ON.match(text, stretch.inner_end) is None:
        return item
    return redrawn(item, "mark", kept)


def _start_behind_whom(parse: Parse, item: Scored) -> Scored:
    """Begin what is told behind whom it is told: *told you it was dead* -> it was dead

    *told them the truth*, *told them to go* -> as the tables have it
    """
    candidate, (start, end) = item.candidate, item.region.ranges[0]
    cue, whom = candidate.cue_head, candidate.object
    if candidate.frame != "object+clause" or parse.lowers[cue] not in _TELLS or not start <= parse.starts[whom] < end:
        return item
    kids = parse.children[cue]
    clause = next((one for one in kids if parse.deps[one] == "ccomp" and own_subject(parse, one) > whom), -1)
    first = parse.rights[whom] + 1
    if clause < 0 or first > clause:
        return item
    first += parse.lowers[first] == "that" and parse.deps[first] == "mark"
    return redrawn(item, "told", trim(parse.text, parse.starts[first], end), *item.region.ranges[1:])


def _end_before_next_act(parse: Parse, item: Scored) -> Scored:
    """End an object before what its source does next: *branded him “a liar” but admires his work* -> him “a liar

    *called the port “old and shut”*, *praised how she sang and danced* -> all of it: other words are joined
    """
    candidate, (start, end) = item.candidate, item.region.ranges[-1]
    cue = candidate.cue_head
    if candidate.family not in ("object", "prepositional") or parse.starts[cue] > start:
        return item
    if parse.tags[cue] not in FINITE:
        return item
    for kid in parse.children[cue]:
        if parse.deps[kid] != "conj" or not start < parse.starts[kid] < end or parse.stretches[kid] >= 0:
            continue
        helpers = auxiliaries(parse, kid)
        joint = next((one for one in range(kid - 1, cue, -1) if parse.lowers[one] in _JOINTS), -1)
        if own_subject(parse, kid) >= 0 or joint < 0 or parse.stretches[joint] >= 0:
            continue
        if any(parse.tags[one] in WH or parse.lowers[one] == "that" for one in range(cue + 1, joint)):
            continue  # denounced laws that ban books and will ban films
        if any(one not in helpers and parse.deps[one] != "advmod" for one in range(joint + 1, kid)):
            continue  # showed the man and his firms lost a million: no verb of the source's
        alike = parse.tags[kid] == parse.tags[cue] or (parse.tags[kid] in FINITE and parse.lowers[joint] != "and")
        if not alike and not any(parse.tags[one] in FINITE for one in helpers):
            continue
        if parse.starts[joint] > start:
            return redrawn(item, "act", *item.region.ranges[:-1], trim(parse.text, start, parse.starts[joint]))
    return item


def _end_before_comment(parse: Parse, item: Scored) -> Scored:
    """End a content before the writer's word about it.

    *said it was safe, a claim experts dispute*, *said it was safe, which experts dispute* -> it was safe
    *urged them to reject the bill, which it called “a gift”*                            -> them to reject the bill
    *said it was safe, a view shared by all*, *said he made a claim, which he disputes*     -> all of it
    """
    candidate, (start, end) = item.candidate, item.region.ranges[-1]
    if candidate.family not in _BEHIND or parse.starts[candidate.cue_head] > start:
        return item
    tokens = parse.tokens_between(start, end)
    for comma in tokens[2:]:
        if parse.words[comma] not in (",", "—", "–", "--") or parse.stretches[comma] >= 0:
            continue
        last = tokens[-1]
        said = range(tokens[0], comma)
        if candidate.family == "clause-right" and not any(parse.tags[one] in FINITE for one in said):
            continue  # said the study, which economists dispute, proved it
        if _takes_up(parse, comma + 1, last) or _disputes(parse, comma + 1, last):
            return redrawn(item, "comment", *item.region.ranges[:-1], trim(parse.text, start, parse.starts[comma]))
    return item


def _takes_up(parse: Parse, first: int, last: int) -> bool:
    """Whether the words to the end name the content by a noun and say who thinks what of it: *a claim Lee disputes*."""
    if first > last or parse.tags[first] != "DT" or parse.lowers[first] not in ("a", "an", "the"):
        return False
    nouns = (one for one in range(first + 1, min(first + _TAKEN_UP_WITHIN, last) + 1) if parse.lemmas[one] in _TAKES_UP)
    noun = next(nouns, -1)
    if noun < 0:
        return False
    about = next((kid for kid in parse.children[noun] if kid > noun and parse.deps[kid] in ("acl", "relcl")), -1)
    if about < 0 or parse.rights[about] < last:
        return False
    if parse.lemmas[about] in _STIRS and parse.lowers[noun + 1] in ("that", "which") and parse.heads[noun + 1] == about:
        return parse.tags[about] in FINITE  # a remark that angered the chairman
    if parse.lemmas[about] not in _DISPUTES:
        return False
    who = own_subject(parse, about)
    # the third count, a charge Roe denies: that count; a claim nobody disputes: no comment on what was said
    return who > noun and parse.lowers[who] not in _NOBODY_AT_ALL and parse.lemmas[first - 2] not in _TAKES_UP


def _disputes(parse: Parse, first: int, last: int) -> bool:
    """Whether a clause with *which* says who disputes what was said, to the end of the content.

    *said it was safe, which experts dispute*; not: *said he had made an offer, which they dispute*
    """
    if first > last or parse.lowers[first] != "which":
        return False
    verb = next((one for one in range(first, last + 1) if is_verb(parse, one)), -1)
    if verb < 0 or parse.lemmas[verb] not in _DOUBTS or parse.rights[verb] < last:
        return False
    who = own_subject(parse, verb)
    thing = parse.tags[first - 2] in NOUNS  # which may be what they dispute
    return first < who < verb and parse.tags[who] != "PRP" and not thing


def _end_before_answer(parse: Parse, item: Scored) -> Scored:
    """End a clause before the participle that says what else its source does to others' words.

    *said the road was safe, rejecting claims of a cover-up* -> the road was safe
    *said the minister had left, rejecting claims*           -> all of it: it may be the minister who rejects them
    """
    candidate, (start, end) = item.candidate, item.region.ranges[-1]
    cue, clause = candidate.cue_head, candidate.link
    if candidate.family != "clause-right" or parse.starts[cue] > start or clause < cue or own_subject(parse, cue) < 0:
        return item
    if not _is_of_things(parse, clause):
        return item
    for token in parse.tokens_between(start, end)[2:]:
        if parse.tags[token] != "VBG" or parse.words[token - 1] != "," or parse.stretches[token] >= 0:
            continue
        if parse.lemmas[token] in _ANSWERS and child(parse, token, "dobj", "prep", "ccomp") >= 0:
            return redrawn(item, "answer", *item.region.ranges[:-1], trim(parse.text, start, parse.starts[token - 1]))
    return item


def _is_of_things(parse: Parse, clause: int) -> bool:
    """Whether a clause says how something is, so that no participle behind it can tell what its subject does."""
    who = child(parse, clause, "nsubj", "nsubjpass", "expl")
    if who < 0 or parse.ents[who] in ("PERSON", "ORG", "NORP", "GPE"):
        return False
    if parse.deps[who] == "expl" or parse.lowers[who] in NEUTER_PRONOUNS:
        told_of = child(parse, clause, "attr")
        return told_of < 0 or parse.tags[told_of] not in NOUNS  # it was a crowd of students, urging people to leave
    thing = parse.tags[who] in ("NN", "NNS") and parse.lemmas[clause] == "be"
    return thing and child(parse, clause, "acomp", "attr", "prep") >= 0


def _end_before_text(parse: Parse, item: Scored) -> Scored:
    """End a clause before the text in which it was said: *said the pill was safe, in a statement on Monday*.

    *said the threat was made, in a letter to the bank*, *said she wrote to him, in a letter* -> all of it: said there
    """
    candidate, (start, end) = item.candidate, item.region.ranges[-1]
    if candidate.family != "clause-right" or parse.starts[candidate.cue_head] > start:
        return item
    tokens = parse.tokens_between(start, end)
    for place in tokens[3:]:
        if parse.lowers[place] != "in" or parse.words[place - 1] != "," or parse.stretches[place] >= 0:
            continue
        text = child(parse, place, "pobj")
        if text < 0 or parse.lemmas[text] not in _TOLD_IN or parse.rights[place] < tokens[-1]:
            continue
        if parse.lowers[place + 1] not in ("a", "an") or any(_puts_down(parse, one) for one in range(tokens[0], place)):
            return item
        return redrawn(item, "text", *item.region.ranges[:-1], trim(parse.text, start, parse.starts[place - 1]))
    return item


def _puts_down(parse: Parse, token: int) -> bool:
    """Whether a word of a clause is a verb of what is done in a text: *was made*, *wrote*, *had apologised*."""
    if not is_verb(parse, token):
        return False
    act = load_cues().act("verb", parse.lemmas[token])
    return parse.lemmas[token] in ("give", "make", "send") or (act is not None and parse.lemmas[token] != "be")


def _end_before_hearer(parse: Parse, item: Scored) -> Scored:
    """End an object before the outlet or the journalists who were told: *confirmed the deal to Nine News on Friday*.

    *announced the sale to the Herald Group*, *described his visit to the Globe theatre* -> all of it
    """
    candidate, (start, end) = item.candidate, item.region.ranges[-1]
    cue = candidate.cue_head
    if candidate.family != "object" or parse.starts[cue] > start:
        return item
    if candidate.lemma not in _CONFIRMS:
        return item
    tokens = parse.tokens_between(start, end)
    if any(parse.lemmas[one] in _GOES_TO and parse.deps[one] == "dobj" for one in tokens):
        return item  # confirmed her move to Nine News
    for to in tokens[1:]:
        if parse.lowers[to] == "to" and parse.tags[to] in ("IN", "TO") and parse.stretches[to] < 0:
            if _hears(parse, to + 1, tokens[-1]):
                return redrawn(item, "hearer", *item.region.ranges[:-1], trim(parse.text, start, parse.starts[to]))
    return item


def _hears(parse: Parse, first: int, last: int) -> bool:
    """Whether the words to the end, but for a time, name an outlet or journalists."""
    while first <= last and parse.ents[last] in ("DATE", "TIME"):
        last -= 1
    if first < last and parse.lowers[last] in ("at", "in", "on"):
        last -= 1
    first += first < last and parse.lowers[first] == "the"
    if first > last:
        return False
    if parse.lemmas[last] in load_words("setting_words")["journalists"]:
        return True
    name = parse.text[parse.starts[first] : parse.ends[last]]
    if any(name in group or f"The {name}" in group for group in load_words("outlets").values()):
        return True
    capitals = all(parse.words[one][:1].isupper() for one in range(first, last + 1))
    heads = load_words("outlet_words")["strong-heads"].pairs
    return capitals and first < last and (parse.lowers[last] in heads or parse.lowers[last] == "news")


def _go_on_where_unfinished(parse: Parse, item: Scored) -> Scored:
    """Take in what stands on the other side of a tag where the words before the tag end in *be* or a modal.

    *It was, said Roe, like a funeral.*          -> It was … like a funeral
    *The port is, Lind said on Monday, not safe* -> The port is … not safe
    *So it was, said Roe.*, *That is what it is, said Roe, after a pause.* -> So it was, That is what it is
    """
    candidate = item.candidate
    (start, end), *rest = item.region.ranges
    verb = candidate.cue_head
    if candidate.family not in ("clause-left", "clause-right") or rest or parse.words[verb + 1 : verb + 2] == [";"]:
        return item
    tag_first, tag_last = tag_span(parse, verb, candidate.cue)
    begin, stop = parse.sent_bounds[parse.sents[verb]]
    if tag_last + 2 >= stop or parse.words[tag_last + 1] != "," or parse.words[tag_first - 1] != ",":
        return item
    first = tag_last + 2
    if candidate.family == "clause-right":
        before = trim(parse.text, parse.starts[begin], parse.starts[tag_first])
        if parse.starts[first] != start or before is None or not _is_unfinished(parse, *before):
            return item
        return redrawn(item, "begun", before, (start, end))
    if not end <= parse.starts[tag_first] or not _is_unfinished(parse, start, end):
        return item
    behind = range(first, stop)
    if any(parse.deps[one] in SUBJECTS and parse.tags[parse.heads[one]] in FINITE for one in behind):
        return item
    if parse.tags[first] == "CC" or parse.stretches[first] >= 0:
        return item
    return redrawn(item, "on", (start, end), trim(parse.text, parse.starts[first], parse.ends[stop - 1]))


def _is_unfinished(parse: Parse, start: int, end: int) -> bool:
    """Whether words end in a form of *be* or a modal that has nothing yet to say: not *what it was*, *so it was*."""
    said = parse.tokens_between(start, end)
    if len(said) < 2 or not (parse.lemmas[said[-1]] == "be" or parse.tags[said[-1]] == "MD"):
        return False
    fronted = {"as", "so", "than", "there"}
    return not any(parse.tags[one] in WH or parse.lowers[one] in fronted for one in said)


def _leave_out_manner(parse: Parse, item: Scored) -> Scored:
    """Leave out what the speaker did meanwhile, between the tag and the verb of what is said.

    *The pier, Roe said, pointing at the piles, is rotten.* -> The pier … is rotten
    *The pier, Roe said, leaning to one side, is rotten.*   -> The pier … leaning to one side, is rotten
    """
    candidate, ranges = item.candidate, item.region.ranges
    if candidate.family != "clause-left" or len(ranges) != 2 or ranges[0][1] > parse.starts[candidate.cue_head]:
        return item
    start, end = ranges[1]
    stop = parse.sent_bounds[parse.sents[candidate.cue_head]][1]
    first = next(iter(parse.tokens_between(start, end)), -1)
    if first < 1 or parse.tags[first] != "VBG" or parse.words[first - 1] != ",":
        return item
    manner = parse.lemmas[first] in load_words("border_words")["speaking-verbs"]
    if any(parse.tags[one] in FINITE for one in parse.tokens_between(*ranges[0])):
        return item
    for comma in range(first + 1, stop - 1):
        if parse.words[comma] == "," and parse.tags[comma + 1] in FINITE and parse.stretches[comma] < 0:
            begin = parse.starts[comma + 1] if manner else start
            return redrawn(item, "meant", ranges[0], trim(parse.text, begin, parse.ends[stop - 1]))
    return item
