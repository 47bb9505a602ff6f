"""Names of outlets through which nothing is said: their people, a thing of theirs, followers somebody has there."""

from __future__ import annotations

from collections.abc import Sequence

from quoteattr.attribution.outlets.flow import Flow
from quoteattr.attribution.outlets.forms import NamedOutlet, outlet_words
from quoteattr.attribution.outlets.phrase import setting_words

__all__ = ["is_had_there", "is_of_insiders", "is_of_thing"]

_WRITERS = frozenset({"editor", "editorial", "editors", "writer", "writers"})
_HAVES = frozenset({"boasts", "had", "has", "have", "with"})
_KEPT = frozenset({"account", "fans", "followers", "following", "friends", "page", "profile", "subscribers"})


def is_of_insiders(flow: Flow, named: NamedOutlet) -> bool:
    """Whether the name only says whose people are meant: *told BBC bosses*, *told the Gazette's owners*.

    *told the BBC's chief Washington correspondent*, *told the Gazette's editorial board* -> no
    """
    words, parse = setting_words(), flow.parse
    at = named.tail if named.possessive and named.tail >= 0 else named.right + 1
    if not named.possessive and parse.heads[flow.token[named.last]] <= flow.token[named.last]:
        return False  # told the Gazette owners had sold it
    found = False
    while flow.same_para(at, named.right) and flow.tags[at][:2] in ("NN", "JJ", "HY"):
        lower = flow.lowers[at]
        if lower in words["journalists"] or lower in _WRITERS:
            return False
        found = found or lower in words["insiders"]
        at += 1
    return found


def is_of_thing(flow: Flow, named: NamedOutlet) -> bool:
    """Whether something of the outlet is spoken about: *speaking on the BBC's future*; not *on the BBC's new show*."""
    if not named.possessive or named.tail < 0 or not flow.same_para(named.tail, named.right):
        return False
    at = named.tail
    while flow.same_para(at + 1, at) and flow.tags[at + 1] in ("NN", "NNS") and flow.tags[at][:2] in ("NN", "JJ"):
        at += 1
    words = outlet_words()
    return not (
        flow.is_capital(at) or flow.lowers[at] in words["after-words"] or flow.lowers[at] in words["kind-nouns"]
    )


def is_had_there(before: Sequence[str]) -> bool:
    """Whether followers or a page are only had on a platform: *Lee, who has 300,000 followers on X, said*; not *With
    his account shut, Lee wrote on X*, *has told her followers on X*.
    """
    had = next((place for place, word in enumerate(before) if word in _HAVES), -1)
    if had < 1 or not any(word in _KEPT for word in before[:had]):
        return False
    words = setting_words()
    does = (word in words["posting-words"] or word in words["tell-verbs"] or word == "," for word in before[:had])
    return not any(done and word not in _KEPT for done, word in zip(does, before, strict=False))
