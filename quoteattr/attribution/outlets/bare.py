"""Names that nothing speaks for but the phrase around them: *in an op-ed published in Kvarnblad*."""

from __future__ import annotations

from quoteattr.attribution.outlets.flow import Flow
from quoteattr.attribution.outlets.forms import NamedOutlet, find_bare_name, given_names, outlet_words
from quoteattr.attribution.outlets.phrase import OutletPhrase, make_phrase, setting_words, words_before
from quoteattr.records import Medium, OutletRelation

__all__ = ["find_bare_phrases"]

_TO_INTERVIEW = 7  # words in which *in an exclusive interview* stands behind the name
_ARTICLES = frozenset({"a", "an", "her", "his", "their", "its", "the"})


def find_bare_phrases(flow: Flow, taken: frozenset[int]) -> list[OutletPhrase]:
    """Names that nothing speaks for but the phrase: *in an op-ed published in Kvarnblad*, *broadcast on Sjöfart*.

    *published in March*, *published in Berlin*  -> nothing
    *told The Oaklander*  -> The Oaklander: within a sentence only papers keep that capital
    *told the Oaklander*  -> nothing
    """
    words = setting_words()
    found: list[OutletPhrase] = []
    for at, word in enumerate(flow.lowers):
        if word == "the" and flow.words[at] == "The" and at and flow.lowers[at - 1] in words["tell-verbs"]:
            told = None if at + 1 in taken else find_bare_name(flow, at, expected=True)
            if told is not None and flow.same_para(at - 1, at):
                found.append(make_phrase(told, OutletRelation.TOLD, at - 1))
            continue
        if word in words["tell-verbs"] and at + 1 not in taken and flow.same_para(at + 1, at):
            asked = _told_in_interview(flow, at)
            if asked is not None:
                found.append(make_phrase(asked, OutletRelation.TOLD, at))
            continue
        if word not in {"in", "on", "for"} or at + 1 >= len(flow) or at + 1 in taken or at + 2 in taken:
            continue
        before = words_before(flow, at)[:2]
        if (
            word in {"in", "for"}
            and before
            and before[0] in words["publishing-words"]
            and not (word == "for" and before[0] in {"published", "printed"})
        ):
            relation, medium = OutletRelation.WROTE_IN, None
        elif word == "on" and before and before[0] in words["airing-words"]:
            relation, medium = OutletRelation.APPEARED_ON, Medium.INTERVIEW
        else:
            continue
        if not flow.same_para(at + 1, at):
            continue
        expected = word == "in" and any(
            one in {"op-ed", "oped", "ed", "essay", "column", "commentary", "editorial", "letter", "piece"}
            for one in words_before(flow, at)[:4]
        )
        named = find_bare_name(flow, at + 1, expected=expected)
        if named is not None and flow.lowers[named.first] not in outlet_words()["not-names"]:
            found.append(make_phrase(named, relation, at, medium))
    return found


def _told_in_interview(flow: Flow, at: int) -> NamedOutlet | None:
    """The name of one word behind a verb of telling that *in an interview* makes an outlet: *told Nation in her first
    interview*; not: *told Lee in an interview*, who is a person.
    """
    named = at + 1
    name = find_bare_name(flow, named) if flow.is_capital(named) else None
    if name is None or name.last > named or flow.lowers[named] in given_names():
        return None
    if flow.ents[named] not in {"", "ORG"}:
        return None
    ahead = range(named + 1, named + _TO_INTERVIEW)
    words = [flow.lowers[one] if flow.same_para(one, named) else "" for one in ahead]
    if words[0] not in {"in", "during"} or words[1] not in _ARTICLES or "interview" not in words[2:]:
        return None
    return name
