"""What a speaker does while he speaks, behind a tag: *…, she said, pointing at the map*, *her voice breaking*."""

from __future__ import annotations

from quoteattr.grammar import SUBJECTS
from quoteattr.lexicon.cues import load_cues
from quoteattr.lexicon.words import load_words
from quoteattr.selection.comments import is_of_things
from quoteattr.syntax import child, own_subject
from quoteattr.text.parse import Parse

__all__ = ["is_bodily", "is_manner", "is_own_body"]

_WORDS = load_words("border_words")
_SPEAKING = _WORDS["speaking-verbs"].words
_MOVES = _WORDS["body-verbs"].words
_BODY = _WORDS["body-parts"].words
_ALSO_OF_THINGS = _WORDS["moves-of-things"].words
_MEASURED = _WORDS["measured-moves"].words
_HANDLED = _WORDS["handled"].words
_WHOSE = {"he": "his", "she": "her", "they": "their"}
_OF_HIS = frozenset({"her", "him", "his", "my"})
_TOWARDS = frozenset({"away", "to", "toward", "towards"})


def is_manner(parse: Parse, verb: int) -> bool:
    """Whether a verb behind a tag says how somebody speaks or to what: *raising concerns*, not *raising the age*."""
    if parse.lemmas[verb] == "raise":
        thing = child(parse, verb, "dobj")
        return thing >= 0 and load_cues().act("noun", parse.lemmas[thing]) is not None
    act = load_cues().act("verb", parse.lemmas[verb])
    return parse.lemmas[verb] in _SPEAKING or (act is not None and act.is_speech)


def is_own_body(parse: Parse, cue: int, first: int) -> bool:
    """Whether *her* and a part of the body may be the speaker's: *she said, her voice breaking*; not *he said, her hand
    in his*, *she said, their faces covered*, *she said, its head gone*.
    """
    whose, who = parse.lowers[first], own_subject(parse, cue)
    if parse.lemmas[first + 1] not in _BODY or whose not in ("her", "his", "their"):
        return False
    usual = "their" if who >= 0 and parse.tags[who] in ("NNS", "NNPS") else whose
    return (who >= 0 or whose != "their") and _WHOSE.get(parse.lowers[who], usual) == whose


def is_bodily(parse: Parse, cue: int, told: list[int], verb: int) -> bool:
    """Whether a participle behind a tag is what the speaker's body does, and cannot be told of what is spoken about.

    *The tour was a success, she said, wiping her hands*, *He would not sell, he said, shaking his head*
    *The man was found, she said, sitting on a bench*: told of the man
    """
    if parse.lemmas[verb] not in _MOVES:
        return False
    who = own_subject(parse, cue)
    first = next((one for one in told if parse.deps[one] in SUBJECTS), -1)
    if first < 0 or who < 0:
        return False
    same = parse.lowers[who] in ("he", "she") and parse.lowers[first] == parse.lowers[who]
    return same or (is_of_things(parse, parse.heads[first]) and not _is_of_thing(parse, verb))


def _is_of_thing(parse: Parse, verb: int) -> bool:
    """Whether a participle may tell of a thing: *holding its price*, *standing 40 metres tall*, *turning out cars*,
    *crossing the river*; not *raising her hand*, *crossing at the lights*, *pulling out a map*, *leaning forward*.
    """
    lemma, behind = parse.lemmas[verb], parse.lowers[verb + 1 : verb + 5]
    if (lemma not in _ALSO_OF_THINGS and lemma not in _MEASURED) or any(one in _OF_HIS for one in behind):
        return False
    if "its" in behind or "their" in behind or "CD" in parse.tags[verb + 1 : verb + 5]:
        return True
    thing = child(parse, verb, "dobj")
    if lemma not in _ALSO_OF_THINGS or (thing > verb and parse.lemmas[thing] in _HANDLED):
        return False
    if lemma == "hold":
        return parse.tags[verb + 1 : verb + 2] == ["RP"]
    if lemma == "cross":
        return thing > verb
    return not behind or behind[0] not in _TOWARDS
