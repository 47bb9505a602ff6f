"""*The elder Gondal*, *the younger Roe*: which of several people of one surname is meant, by the ties told of them."""

from __future__ import annotations

import bisect
from collections.abc import Mapping, Sequence

from quoteattr.attribution.names.mentions import Entity, Mention
from quoteattr.attribution.names.surnames import core_name, is_junior
from quoteattr.attribution.vocabulary import ELDERS, YOUNGERS
from quoteattr.text.parse import Parse

__all__ = ["settle_generations"]

_ELDER, _YOUNGER = frozenset({"elder", "older", "senior"}), frozenset({"younger", "junior"})
_AGED = _ELDER | _YOUNGER
_KIN_BY_AGE = ELDERS | YOUNGERS
_BEFORE = 4  # tokens before a name, and behind its comma, in which the tie is told
_BEHIND = 7


def settle_generations(
    parse: Parse,
    mentions: Sequence[Mention],
    entities: Sequence[Entity],
    surnames: Mapping[tuple[str, ...], Sequence[int]],
) -> None:
    """Give a surname behind *the elder* or *the younger* to the parent or the child among its bearers.

    *His uncle, Iqbal Gondal, spoke … the elder Gondal said* -> Iqbal Gondal
    *The elder statesman spoke*, two bearers without a tie -> nothing changes
    """
    for mention in mentions:
        before = mention.run_first - 1
        word = parse.lowers[before] if before > 0 else ""
        if word not in _AGED or parse.lowers[before - 1] != "the" or mention.how == "full-name":
            continue
        bearers = surnames.get(core_name(mention.keys), ())
        found = _pick(parse, [entities[one] for one in bearers], older=word in _ELDER)
        if found is None or found.number == mention.entity:
            continue
        if mention.entity >= 0:
            entities[mention.entity].mentions.remove(mention)
        mention.entity, mention.how, mention.rivals, mention.kind = found.number, "surname", (), "person"
        bisect.insort(found.mentions, mention, key=lambda one: one.start)


def _pick(parse: Parse, bearers: Sequence[Entity], *, older: bool) -> Entity | None:
    """The one bearer told to be of a generation, or of two the one beside the other's parent or child."""
    if len(bearers) < 2:
        return None
    ties = [_tie(parse, bearer) for bearer in bearers]
    wanted = [bearer for bearer, tie in zip(bearers, ties, strict=True) if tie == ("elder" if older else "younger")]
    if len(wanted) == 1:
        return wanted[0]
    others = [bearer for bearer, tie in zip(bearers, ties, strict=True) if tie == ("younger" if older else "elder")]
    if wanted or len(others) != 1 or len(bearers) != 2:
        return None
    return next(bearer for bearer in bearers if bearer is not others[0])


def _tie(parse: Parse, person: Entity) -> str:
    """``elder`` for somebody's parent, uncle or aunt, ``younger`` for a child, nephew or niece, else empty."""
    if is_junior(person.keys):
        return "younger"
    for mention in person.mentions:
        sent = parse.sents[mention.first]
        places = [*range(mention.run_first - _BEFORE, mention.run_first)]
        if parse.words[mention.last + 1 : mention.last + 2] == [","]:
            places += range(mention.last + 2, mention.last + 2 + _BEHIND)
        for token in places:
            if not 0 <= token < len(parse) or parse.sents[token] != sent or parse.stretches[token] >= 0:
                continue
            if token > mention.last and parse.words[token] == ",":
                break
            if parse.lowers[token] in _KIN_BY_AGE and parse.tags[token] == "NN":
                return "elder" if parse.lowers[token] in ELDERS else "younger"
    return ""
