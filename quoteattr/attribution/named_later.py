"""*The tribunal's chairman said it was over. Dr Peter Lok added …*: an office, and whose it is when he goes on."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from quoteattr.attribution.cast import Cast, Found
from quoteattr.attribution.reference.offices import Offices
from quoteattr.attribution.roles.anonymity import find_anonymity
from quoteattr.attribution.roles.fit import gender_of_noun
from quoteattr.lexicon.words import load_words
from quoteattr.matchers.reading import Reading
from quoteattr.records import SpeakerKind
from quoteattr.text.parse import Parse

__all__ = ["ADDING", "name_described"]

ADDING = frozenset({"add", "continue", "go on"})
"""Verbs by which somebody goes on speaking."""

_BESIDE = load_words("descriptions")["beside-the-story"].words


def name_described(
    parse: Parse, readings: Sequence[Reading], found: list[Found | None], cast: Cast, offices: Offices
) -> None:
    """Give a source that only names an office to whoever is named first in the next sentence of the paragraph, without
    an office of his own, and *adds* to what was said.

    *The mayor said it was over. Ann Lee added …* -> Ann Lee
    *The mayor said it was over. Ann Lee, a nurse, added …*, *A neighbour said … Ann Lee added …* -> the mayor
    """
    for index in range(1, len(readings)):
        named, before = found[index], found[index - 1]
        if readings[index].lemma not in ADDING or named is None or before is None or named.reason != "full-name":
            continue
        if len(named.drafts) != 1 or len(before.drafts) != 1:
            continue
        draft, number = cast.drafts[before.drafts[0]], cast.drafts[named.drafts[0]].entity
        told = before.description
        if draft.entity >= 0 or draft.kind is not SpeakerKind.PERSON or number < 0 or told is None:
            continue
        if told.determiner != "definite" or told.plural or not told.role:
            continue
        if parse.lowers[told.head] in _BESIDE:
            continue  # The judge said it was vile. Paul Reed added that he was innocent
        if find_anonymity(parse, told.head, None) is not None:
            continue  # the nurse, who asked not to be named, said
        entity = cast.table.entities[number]
        first = next((one for one in entity.mentions if not one.headline), None)
        if entity.kind != "person" or first is None or offices.has_office(number):
            continue
        if gender_of_noun(parse.lowers[told.head]) not in ("", entity.gender) and entity.gender:
            continue  # the spokesman is not Mary Stone
        source = readings[index].source
        next_to = parse.sents[first.last] == parse.sents[told.head] + 1
        near = next_to and parse.paras[first.last] == parse.paras[told.head]
        if not near or not source[0][0] <= first.start < source[-1][1]:
            continue
        for other, one in enumerate(found):
            if one is not None and one.drafts == before.drafts:
                found[other] = evolve(one, drafts=named.drafts)
        cast.add_description(named.drafts[0], cast.table, told)
