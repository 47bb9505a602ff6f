"""What the parser hangs on a reported clause and that belongs to the verb that reports it."""

from __future__ import annotations

from quoteattr.lexicon.cues import load_cues
from quoteattr.lexicon.words import load_words
from quoteattr.syntax import auxiliaries, is_conjoined_above, own_subject
from quoteattr.text.parse import Parse

__all__ = ["after_setting_of_cue", "goes_on_reporting"]

_SETTING = frozenset({"on", "in", "at", "during"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def goes_on_reporting(parse: Parse, verb: int, clause: int, above: int) -> bool:
    """Whether a verb in coordination with a reported clause belongs with the reporting verb above.

    By its form (*She said fares would rise and added that …*), or because it is a verb of saying in the same form as
    the reporting verb (*The report said the roof was unsafe and recommended demolition*: on two thirds of
    polnear.train the content leaves 5 of 7 such verbs out, all 5 of those whose clause is about a thing).
    """
    if is_conjoined_above(parse, verb, clause, above):
        return True
    tag = parse.tags[verb]
    if tag not in _FINITE or tag != parse.tags[above] or auxiliaries(parse, verb) or own_subject(parse, verb) >= 0:
        return False
    act = load_cues().act("verb", parse.lemmas[verb].lower())
    return act is not None and act.is_speech


def after_setting_of_cue(parse: Parse, cue: int, clause: int, first: int) -> int:
    """Where a clause right behind its cue begins, without the day or the text in which the cue says it.

    *She said on Thursday she would go*, *wrote in a letter the plan was dead* -> she, the plan; *said in politics it
    takes time* stays whole.
    """
    who = own_subject(parse, clause)
    if who < 0 or first != cue + 1 or parse.lefts[who] <= first:
        return first
    start = parse.lefts[who]
    if any(parse.words[token] in (",", '"') for token in range(first, start)):
        return first
    if parse.tags[first] != "IN":
        return start if parse.lowers[first] in load_words("frames")["weekdays"] else first
    thing = start - 1
    settles = parse.ents[thing] in ("DATE", "TIME") or parse.lowers[thing] in load_words("frames")["told-in"]
    return start if settles and parse.lowers[first] in _SETTING else first
