"""Person or body: what the sentences around a bare name say, where the article never gives it in full.

The small model calls many bare surnames bodies: *Odhiambo recalls that he ran*, *Odhiambo and his wife*. Grammar
outvotes it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import regex

from quoteattr.attribution.names.mentions import Entity, Mention
from quoteattr.attribution.vocabulary import (
    BODIES_APPOSED,
    BODY_PARTS,
    BODY_VERBS,
    GIVEN,
    HUMAN_VERBS,
    KIN,
    KNOWN_ORGANIZATIONS,
    KNOWN_PEOPLE,
    ORGANIZATION_NOUNS,
    is_role_noun,
)
from quoteattr.syntax import child
from quoteattr.text.parse import Parse
from quoteattr.text.tree import is_speech

__all__ = ["settle_by_use"]

# How much evidence turns a guess; a place is a guess of the model too, and a better one. Set by hand.
_ENOUGH, _ENOUGH_FOR_PLACE = 2, 3
_MOST_PRONOUNS = 2  # what pronouns count together
_PRONOUNS = frozenset({"he", "she", "his", "her", "him", "himself", "herself"})
_REACH = 12  # tokens between a name and the pronoun that means it
_AGED = regex.compile(r",\s(?:an?\s)?\d{1,3}(?:-year-old\b|,)")  # Zephyr, a 34-year-old; Zephyr, 34,
_WHERE = frozenset({"in", "inside", "near", "outside"})
_COMES = frozenset({"be", "come", "drive", "fly", "hail", "move", "travel", "walk"})
_IN_BODY, _SHORT = frozenset({"DT", "PRP$", "JJ", "NN", "NNP", "POS", "HYPH"}), 6
_ITS = frozenset({"its", "itself"})


def settle_by_use(parse: Parse, entities: Sequence[Entity], mentions: Sequence[Mention]) -> None:
    """Make a body of one word that does what people do a person, and the other way about.

    *Odhiambo, who is 32, wept* -> a person;  *the lender, Odhiambo, said it* -> a body
    """
    people = {at.last for at in mentions if at.entity >= 0 and entities[at.entity].kind == "person"}
    for entity in entities:
        if not _is_guess(parse, entity):
            continue
        shown = [mention for mention in entity.mentions if not mention.headline]
        score = sum(_weigh(parse, mention, people) for mention in shown)
        score += min(sum(_has_pronoun(parse, mention, people) for mention in shown), _MOST_PRONOUNS)
        score -= min(sum(_has_its(parse, mention) for mention in shown), _MOST_PRONOUNS)
        score += entity.keys[0] in GIVEN
        if entity.kind == "person":
            if score <= 0 and len(entity.keys) == 1 and _is_place(parse, shown):
                entity.kind = "place"
            elif score <= -_ENOUGH:
                entity.kind = "organization"
        elif score >= (_ENOUGH_FOR_PLACE if entity.kind == "place" else _ENOUGH):
            entity.kind = "person"


def _is_guess(parse: Parse, entity: Entity) -> bool:
    """Whether the kind of an entity of one word rests on the model or on nothing."""
    if entity.sure > 2 or entity.keys[0] in KNOWN_ORGANIZATIONS or not entity.mentions:
        return False
    if len(entity.keys) > 1:
        # Carden Wells said it would open clinics: a person is called by the surname alone later, or bears a title.
        plain = entity.kind == "person" and len(entity.keys) < 4 and entity.keys[0] not in GIVEN
        plain = plain and " ".join(entity.keys) not in KNOWN_PEOPLE
        return plain and all(len(one.keys) == len(entity.keys) and not one.titles for one in entity.mentions)
    if entity.mentions[0].first < entity.mentions[0].last:
        return False  # a hyphen, an apostrophe
    word = parse.words[entity.mentions[0].last]
    whole = all(mention.how == "full-name" for mention in entity.mentions)
    return whole and not (word.isupper() and len(word) > 1)


def _is_place(parse: Parse, shown: Sequence[Mention]) -> bool:
    """Whether a name that never speaks says where something is: not *The letter came from Obiang. Obiang said it was
    his.*"""
    where = any(_is_where(parse, mention) for mention in shown)
    return where and not any(
        parse.deps[mention.last] == "nsubj" and is_speech(parse.lemmas[parse.heads[mention.last]]) for mention in shown
    )


def _is_where(parse: Parse, mention: Mention) -> bool:
    """Whether a name says where something is, or where somebody is from: *shot in Rijeka*, *Ann Lee, from Gweedore*."""
    before = mention.run_first - 1
    if before < 1 or parse.deps[mention.last] != "pobj" or parse.tags[mention.last + 1 : mention.last + 2] == ["POS"]:
        return False
    came = parse.words[before - 1] == "," or parse.lemmas[before - 1] in _COMES
    return parse.lowers[before] in _WHERE or (parse.lowers[before] == "from" and came)


def _weigh(parse: Parse, mention: Mention, people: Collection[int]) -> int:
    """What the words beside one mention say: above nothing for a person, below for a body."""
    lowers, tags = parse.lowers, parse.tags
    first, last = mention.run_first, mention.last
    after = last + 1
    if after + 2 >= len(lowers):
        return 0
    before = lowers[first - 1] if first and parse.sents[first - 1] == parse.sents[first] else ""
    if _AGED.match(parse.text, parse.ends[last]):
        return _ENOUGH_FOR_PLACE
    body = _is_called_body(parse, first, last)
    if body or (before == "the" and tags[after] not in ("NN", "NNS", "NNP", "POS", "JJ")):
        return -2
    if tags[after] == "POS":
        owned = next((lowers[at] for at in range(after + 1, min(after + 4, len(lowers))) if tags[at][:2] == "NN"), "")
        return 2 if owned in KIN else -2 if owned in BODY_PARTS else 0
    if lowers[after] == "and" and lowers[after + 1] in ("his", "her"):
        return 2
    if lowers[after] == "and" and lowers[after + 1] == "its":
        return -2
    who = after + 1 if parse.words[after] == "," else after
    if lowers[who] == "who":
        return 0 if tags[who + 1] == "VBP" else 2 if tags[who + 1] == "VBZ" else 1  # Arsenal, who lead
    if lowers[who] == "which" and who > after:
        return -2
    if lowers[after] == "and" and any(token in people for token in (after + 1, after + 2)):
        return 1  # Odhiambo and Lee
    if parse.deps[last] == "nsubj" and parse.lemmas[parse.heads[last]] in HUMAN_VERBS:
        return 1
    if parse.deps[last] == "nsubj" and parse.lemmas[parse.heads[last]] == "be":
        what = child(parse, parse.heads[last], "attr")  # Odhiambo is the foreman
        return int(what >= 0 and is_role_noun(lowers[what]) and lowers[what] not in ORGANIZATION_NOUNS)
    return 0


def _is_called_body(parse: Parse, first: int, last: int) -> bool:
    """Whether a noun for a body stands beside a name: *the lender Odhiambo*, *the lender, Odhiambo,*, *Odhiambo, a
    lender,*, *the Odhiambo news agency*."""
    lowers, tags = parse.lowers, parse.tags
    for noun in (first - 1, first - 2 if first > 1 and parse.words[first - 1] == "," else -1):
        if noun >= 0 and tags[noun] == "NN" and lowers[noun] in ORGANIZATION_NOUNS and not is_role_noun(lowers[noun]):
            beside = noun == first - 1 or parse.words[last + 1] in (",", ".", ";", ")")
            return beside and not (noun < first - 1 and _is_of_another(parse, noun, named=last > first))
    token = last + 1
    if lowers[token + 1 : token + 2] in (["a"], ["an"], ["the"]) and parse.words[token] == ",":
        token += 2
        while token + 1 < len(lowers) and tags[token] in ("JJ", "NN", "NNP", "HYPH", "VBN", "POS") and token < last + 8:
            if tags[token + 1] not in ("JJ", "NN", "NNP", "HYPH", "VBN", "POS"):
                break
            token += 1
        return tags[token] == "NN" and lowers[token] in ORGANIZATION_NOUNS
    while token < last + 3 and tags[token] in ("NN", "JJ"):
        if lowers[token] in ("agency", "daily", "newspaper", "broadcaster", "magazine"):
            return True
        token += 1
    return False


def _is_of_another(parse: Parse, noun: int, *, named: bool) -> bool:
    """Whether a noun for a body before a comma is no apposition: it tells where (Outside *the court*, Odhiambo, 32,
    wept) or, before a name of several words (``named``), of which body somebody bears an office: the head of *the
    company*, Ann Lee.
    """
    token = noun - 1
    while token > 0 and noun - token < _SHORT and parse.tags[token] in _IN_BODY:
        token -= 1
    if token < 0 or parse.sents[token] != parse.sents[noun] or parse.tags[token] != "IN":
        return False
    if token == parse.sent_bounds[parse.sents[noun]][0]:
        return True
    office = parse.lowers[token - 1] if named and parse.lowers[token] in ("of", "for", "at") else ""
    return is_role_noun(office) and office not in BODIES_APPOSED  # the owner of the paper, Dorr Vela


def _has_pronoun(parse: Parse, mention: Mention, people: Collection[int]) -> int:
    """Whether *he* or *she* can mean nobody else named here: nobody stands before it in this sentence and the last."""
    sent = parse.sents[mention.last]
    start = parse.sent_bounds[max(sent - 1, 0)][0]
    end = min(parse.sent_bounds[sent][1], mention.last + _REACH)
    for token in range(mention.last + 1, end):
        if token in people or parse.words[token] in ('"', "“", "”"):
            return 0
        if parse.lowers[token] in _PRONOUNS:
            return int(not any(other in people for other in range(start, mention.first)))
    return 0


def _has_its(parse: Parse, mention: Mention) -> int:
    """Whether *its* or *it* can mean nothing but the name: *Travora cut its prices*, *Travora said it would hire 40*.

    The name is the subject, and no other noun stands between: not *Roe blamed the firm for its prices*.
    """
    if parse.deps[mention.last] != "nsubj":
        return 0
    end = min(parse.sent_bounds[parse.sents[mention.last]][1], mention.last + _REACH)
    for token in range(mention.last + 1, end):
        if parse.lowers[token] in _ITS:
            return 1
        if parse.lowers[token] == "it" and parse.deps[token] == "nsubj":
            return int(parse.lemmas[parse.heads[token]] in BODY_VERBS)
        if parse.tags[token].startswith("NN") or parse.words[token] in ('"', "“", "”", ";", ":"):
            return 0
    return 0
