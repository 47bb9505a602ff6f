"""Verbs that the parser hangs on a reported clause and that go on after the verb that reports it."""

from __future__ import annotations

from quoteattr.lexicon.cues import load_cues
from quoteattr.syntax import auxiliaries, is_conjoined_above, own_subject
from quoteattr.text.parse import Parse

__all__ = ["goes_on_reporting"]

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
