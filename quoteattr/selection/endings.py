"""Where an accepted content ends: before what the article goes on with in its own words.

Each function ends contents of one construction, and leaves all others as the tables drew them.
"""

from __future__ import annotations

import regex

from quoteattr.grammar import FINITE, NOUNS, SUBJECTS, VERBS, WH
from quoteattr.lexicon.cues import load_cues
from quoteattr.lexicon.words import load_words
from quoteattr.matchers.candidate import trim
from quoteattr.matchers.clauses import tag_span
from quoteattr.matchers.joins import last_inside
from quoteattr.selection.comments import end_before_comment
from quoteattr.selection.scored import Scored, redrawn
from quoteattr.syntax import auxiliaries, child, is_verb, own_subject
from quoteattr.text.marks import Marked
from quoteattr.text.parse import Parse
from quoteattr.text.tree import could_speak

__all__ = ["end_content"]

_TOLD_IN = load_words("frames")["told-in"].words
_SPOKEN_IN = load_words("frames")["spoken-in"].words
_MAKING = load_words("frames")["made-by"].words
_CALLING = load_words("frames")["calling"].words
_SPOKEN_AT = load_words("frames")["spoken-at"].words
_TEXT_PARTS = load_words("frames")["text-parts"].words
_TELLS = load_words("setting_words")["tell-verbs"].words
_CONFIRMS = load_words("ending_words")["telling-verbs"].words
_GOES_TO = load_words("ending_words")["going-to"].words
_JOINTS = frozenset({"and", "but", "so", "then", "yet"})
_ADDRESSED = load_words("frames")["addressed"].words
_MEANWHILE = frozenset({"after", "as", "before", "during", "when", "while"})
_AS = frozenset({"after", "as", "before", "while"})
_DURING = frozenset({"at", "during", "in"})
_WHEN = frozenset({"at", "in", "on"})
_SHOUTS_WHERE = frozenset({"across", "at", "from", "inside", "outside", "through"})
_LOUD = load_words("ending_words")["loud-verbs"].words
_WRITES = frozenset({"daub", "paint", "scrawl", "scribble", "spray", "write"})
_OPENS = regex.compile(r"[:,]\s*\Z")
_GOES_ON = regex.compile(r"[\"”’'»\s]{1,8}(?:and|but|so|then|yet|before|after|as|while)\s{1,4}(?!that\b|also\b)\w")


def end_content(parse: Parse, item: Scored) -> Scored:
    """End a content where the article takes over."""
    if item.candidate.cue_head < 0:
        return item
    item = _start_behind_whom(parse, _end_at_mark(parse, item))
    item = _end_before_next_act(parse, item)
    item = end_before_comment(parse, item)
    item = _end_before_text(parse, _end_object_before_text(parse, item))
    item = _end_before_main(parse, _end_before_time(parse, item))
    item = _end_before_hearer(parse, item)
    return _leave_out_manner(parse, _go_on_where_unfinished(parse, item))


def _end_at_mark(parse: Parse, item: Scored) -> Scored:
    """End a sentence in marks behind its cue at its closing mark.

    *She told me, “Stop,” and I stopped.*            -> Stop
    *He said, “We won,” and that “nobody” had lost.* -> all of it
    *He said the “Stop” and the “Go” were late.*     -> all of it: no comma opens the quotation
    """
    candidate, (start, end) = item.candidate, item.region.ranges[0]
    if len(item.region.ranges) > 1 or candidate.family not in ("clause-right", "infinitive", "object", "quote"):
        return item
    if parse.starts[candidate.cue_head] > start:
        return item
    text = parse.text
    stretch = next((one for one in parse.marked_near(start, end) if not one.depth and one.start < end), None)
    if stretch is None or trim(text, stretch.inner_start, stretch.inner_end) is None or stretch.continues:
        return item
    kept = trim(text, stretch.inner_start, stretch.inner_end)
    if kept is None or kept[0] != start or kept[1] >= end:
        return item
    if _stands_alone(parse, candidate.cue[-1], stretch, end):
        return redrawn(item, "mark", kept)
    if last_inside(text, stretch) not in (",", ".", "!", "?"):
        return item
    begin = parse.paragraphs[stretch.paragraph][0]
    opens = _OPENS.search(text, max(begin, stretch.start - 3), stretch.start)
    if opens is None or not text[start].isupper() or _GOES_ON.match(text, stretch.inner_end) is None:
        return item
    return redrawn(item, "mark", kept)


def _stands_alone(parse: Parse, cue: int, stretch: Marked, end: int) -> bool:
    """Whether a sentence with a capital stands in marks right behind its cue, and the words behind the marks tell when,
    where or to whom it was said: *shouted “We want work” as he left*, *chanted “We want Lee” at the gates*,
    *wrote “I was here” on the wall*.

    *said “we must act” on climate*, *said “Brexit is over” for Labour* -> no
    """
    inside = parse.tokens_between(stretch.inner_start, stretch.inner_end)
    behind = parse.tokens_between(stretch.end, end)
    if not inside or not behind or parse.tokens_between(parse.ends[cue], stretch.start):
        return False
    verbal = any(parse.tags[one] in VERBS or parse.tags[one] == "MD" for one in inside)
    if not verbal or not parse.words[inside[0]][:1].isupper():
        return False
    opens = parse.lowers[behind[0]]
    if opens in _MEANWHILE:
        return opens != "as" or parse.deps[behind[0]] != "prep"  # explained “You Were Here” as a song
    thing = child(parse, behind[0], "pobj")
    timed = thing >= 0 and parse.ents[thing] in ("DATE", "TIME")
    if timed and parse.rights[thing] + 1 < len(parse) and parse.tags[parse.rights[thing] + 1] in FINITE:
        return False  # said “We Go” on Monday was a good song
    return (
        (opens in _WHEN and timed)
        or (opens == "on" and parse.lemmas[cue] in _WRITES)
        or (opens in _SHOUTS_WHERE and thing >= 0 and parse.lemmas[cue] in _LOUD)
        or (opens == "to" and thing >= 0 and could_speak(parse, thing))
    )


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
    if clause < 0 or first > clause or parse.words[first - 1] == ",":
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


def _end_object_before_text(parse: Parse, item: Scored) -> Scored:
    """End an object before the talk or text in which it was spoken of: *thanked the crews in a post on X*.

    *denied errors in a speech*, *rejected claims in a letter*, *criticised the tone in an interview* -> all of it
    """
    candidate, (start, end) = item.candidate, item.region.ranges[-1]
    cue, thing = candidate.cue_head, candidate.object
    if candidate.family != "object" or parse.starts[cue] > start or thing < cue:
        return item
    tokens = parse.tokens_between(start, end)
    for place in tokens[1:]:
        above = parse.heads[place]
        if (
            parse.lowers[place] != "in"
            or parse.stretches[place] >= 0
            or not (above == cue or parse.tags[above] in NOUNS)
        ):
            continue
        text = child(parse, place, "pobj")
        if text < 0 or parse.lemmas[text] not in _SPOKEN_IN or parse.rights[place] < tokens[-1]:
            continue
        act = load_cues().act("noun", parse.lemmas[thing])
        first = parse.lowers[place + 1]
        if parse.lemmas[thing] in _TEXT_PARTS or (act is not None and act.is_speech) or _is_of_others(parse, text):
            return item
        if first in ("a", "an") or (parse.tags[text] == "NNS" and first == parse.lowers[text]):
            return redrawn(item, "text", *item.region.ranges[:-1], trim(parse.text, start, parse.starts[place]))
    return item


def _is_of_others(parse: Parse, text: int) -> bool:
    """Whether a talk or text is told to be somebody else's: *a video by fans*, *a memo from the boss*, *a video made by
    fans*; not *a video from her cell*, *a video seen by the Gazette*.
    """
    for kid in parse.children[text]:
        if kid < text:
            continue
        who = child(parse, kid, "pobj") if parse.lowers[kid] in ("by", "from") else -1
        if who >= 0 and could_speak(parse, who) and parse.ents[who] not in ("GPE", "LOC"):
            return True
        if parse.lemmas[kid] in _MAKING and child(parse, kid, "agent") >= 0:
            return True
    return False


def _end_before_time(parse: Parse, item: Scored) -> Scored:
    """End an object with marks before the day, the talk or who spoke of it: *called the plan “mad” on Monday*,
    *branded it “a disgrace” at a rally in Leeds* -> the plan “mad, it “a disgrace

    *criticised the “mad” raid on Monday*, *the “mad” vote on the plan* -> all of it: the raid was on Monday
    """
    candidate, (start, end) = item.candidate, item.region.ranges[-1]
    if candidate.family != "object" or parse.starts[candidate.cue_head] > start:
        return item
    stretch = next((one for one in parse.marked_near(start, end) if not one.depth and one.end < end), None)
    behind = parse.tokens_between(stretch.end, end) if stretch is not None else []
    if not behind or parse.stretches[behind[-1]] >= 0:
        return item
    opens = behind[0]
    if parse.deps[opens] == "agent" and parse.heads[opens] == candidate.cue_head:
        return redrawn(item, "agent", *item.region.ranges[:-1], trim(parse.text, start, parse.starts[opens]))
    verb = parse.heads[opens]
    who = own_subject(parse, verb)
    if parse.lowers[opens] in _AS and parse.deps[opens] == "mark" and who > opens and parse.lowers[who] != "it":
        return redrawn(item, "as", *item.region.ranges[:-1], trim(parse.text, start, parse.starts[opens]))
    timed = all(parse.ents[one] in ("DATE", "TIME") for one in behind[parse.lowers[opens] in _WHEN :])
    if not timed or (len(behind) == 1 and parse.lowers[opens] in _WHEN):
        place = child(parse, opens, "pobj") if parse.lowers[opens] in _DURING else -1
        if place < 0 or not (parse.lemmas[place] in _SPOKEN_IN or parse.lemmas[place] in _SPOKEN_AT):
            return item
        if _is_of_others(parse, place) or (
            parse.lowers[opens + 1] == "the" and parse.lemmas[candidate.cue_head] not in _CALLING
        ):
            return item  # attacked the “chaos” at the summit: it was there
    return redrawn(item, "time", *item.region.ranges[:-1], trim(parse.text, start, parse.starts[opens]))


def _end_before_main(parse: Parse, item: Scored) -> Scored:
    """End what somebody was asked or told before what he did: *Staff, told that the shop would close, wept*.

    *She asked if he lied, cheated or stole* -> all of it: she is who asks
    """
    candidate, (start, end) = item.candidate, item.region.ranges[-1]
    cue = candidate.cue_head
    if candidate.family != "clause-right" or parse.words[cue - 1] != "," or parse.lowers[cue] not in _ADDRESSED:
        return item
    tokens = parse.tokens_between(start, end)
    stop = parse.sent_bounds[parse.sents[cue]][1]
    if not tokens or any(parse.words[one].isalpha() for one in range(tokens[-1] + 1, stop)):
        return item
    commas = [one for one in tokens[1:-1] if parse.words[one] == "," and parse.stretches[one] < 0]
    if not commas or any(parse.words[one] == "," for one in range(parse.sent_bounds[parse.sents[cue]][0], cue - 1)):
        return item
    main = range(commas[-1] + 1, tokens[-1] + 1)
    verb = next((one for one in main if parse.tags[one] not in ("RB", "MD")), -1)
    if parse.tags[verb] not in FINITE and not parse.lowers[verb].endswith(("ed", "pt")):
        return item
    return redrawn(item, "main", *item.region.ranges[:-1], trim(parse.text, start, parse.starts[commas[-1]]))


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
