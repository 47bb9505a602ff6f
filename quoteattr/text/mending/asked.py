"""*Outside court Mayor Ann Lee, asked whether it was late, said no*: whoever is asked between commas is who says.

Behind a place without a comma the name is taken for part of the place, and the participle for a verb of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quoteattr.grammar import FINITE_VERBS, NOMINAL_SUBJECTS, NOUNS, PROPER_NOUNS
from quoteattr.lexicon.words import load_words
from quoteattr.text.tree import children_of, is_speech, raise_verb, sentence_of

if TYPE_CHECKING:
    from quoteattr.text.parse import Parse

__all__ = ["ASKED", "mend_asked"]

ASKED = frozenset({"asked", "challenged", "pressed", "questioned", "quizzed"})
_WHAT = frozenset({"about", "again", "by", "how", "if", "on", "what", "when", "where", "whether", "who", "why"})
_PLACES = frozenset({"after", "at", "before", "during", "in", "inside", "near", "on", "outside"})
_IN_PLACE = NOUNS | {"CD", "DT", "JJ", "POS", "PRP$"}
_LONGEST_PLACE, _LONGEST_ASIDE = 6, 30


def mend_asked(parse: Parse, asked: int) -> bool:
    """Hang a participle of asking on the name before its comma, and the name on the verb behind the next comma.

    *Lee, asked whether it was late, said no* -> asked of Lee, who said no; *Lee, she asked, said no* stays as it is.
    """
    name, tags, words = asked - 2, parse.tags, parse.words
    if name < 0 or words[asked - 1] != "," or tags[name] != "NNP" or parse.lowers[asked + 1 : asked + 2] == []:
        return False
    if parse.lowers[asked + 1] not in _WHAT or tags[asked] not in ("VBD", "VBN"):
        return False
    sentence = sentence_of(parse, asked)
    verb = _verb_behind(parse, asked, sentence.stop)
    if name < sentence.start or verb < 0 or (parse.heads[name] == verb and parse.deps[name] in NOMINAL_SUBJECTS):
        return False
    if any(parse.deps[kid] in NOMINAL_SUBJECTS and kid != name for kid in children_of(parse, verb) if kid < verb):
        return False
    first = _first_of_name(parse, name, sentence.start)
    place = first - 1
    if place >= sentence.start and words[place] != ",":
        if not _is_place(parse, sentence.start, place):
            return False
        opens = sentence.start
        parse.heads[place], parse.deps[place] = opens, "pobj"
        tags[place] = "NN" if tags[place] == "VBG" else tags[place]
        parse.heads[opens], parse.deps[opens], tags[opens] = verb, "prep", "IN"
        for token in range(opens + 1, place):
            if parse.heads[token] > place:
                parse.heads[token] = place
    for token in range(first, name):
        if not first <= parse.heads[token] <= name:
            parse.heads[token], parse.deps[token] = name, "compound"
    for token in sentence:
        if parse.heads[token] == asked and token < name:
            parse.heads[token] = verb
    if parse.deps[verb] != "ROOT":
        raise_verb(parse, verb, parse.heads[verb])
    parse.heads[name], parse.deps[name] = verb, "nsubj"
    parse.heads[asked], parse.deps[asked], tags[asked] = name, "acl", "VBN"
    parse.heads[asked - 1], parse.heads[verb - 1] = name, verb
    return True


def _first_of_name(parse: Parse, name: int, start: int) -> int:
    """Where a name with its titles begins: *Emergency Services Minister Ann Lee*, *Labor councillor Ann Lee*."""
    first = name
    while first > start and (
        parse.tags[first - 1] in PROPER_NOUNS
        or (parse.lowers[first - 1] in load_words("roles")["persons"] and parse.words[first - 2][0].isupper())
    ):
        first -= 1
    return first


def _verb_behind(parse: Parse, asked: int, stop: int) -> int:
    """The verb of saying right behind the comma that ends what somebody is asked; or -1."""
    for token in range(asked + 2, min(stop, asked + _LONGEST_ASIDE)):
        if parse.words[token - 1] == "," and parse.tags[token] in FINITE_VERBS and parse.stretches[token] < 0:
            return token if is_speech(parse.lemmas[token].lower()) else -1
    return -1


def _is_place(parse: Parse, opens: int, place: int) -> bool:
    """Whether a sentence opens with where or when it was, up to a common noun that is no office: *Outside the court*,
    *After the vote*; not *In the lobby hotel manager*.
    """
    if parse.lowers[opens] not in _PLACES or not 0 < place - opens <= _LONGEST_PLACE:
        return False
    noun = parse.tags[place] in ("NN", "NNS") or parse.tags[place - 1 : place + 1] == ["DT", "VBG"]  # the hearing
    if not noun or parse.lowers[place] in load_words("roles")["persons"]:
        return False
    return all(parse.tags[token] in _IN_PLACE for token in range(opens + 1, place))
