"""Names that nothing speaks for but the phrase around them: *in an op-ed published in Kvarnblad*."""

from __future__ import annotations

from quoteattr.attribution.outlets.flow import Flow
from quoteattr.attribution.outlets.forms import find_bare_name, outlet_words
from quoteattr.attribution.outlets.phrase import OutletPhrase, make_phrase, setting_words, words_before
from quoteattr.records import Medium, OutletRelation

__all__ = ["find_bare_phrases"]


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
