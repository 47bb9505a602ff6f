"""*Ann Lee KC, defending, said … The barrister added … Counsel asked …*: who speaks for a side in court, and which of
them *counsel*, *the barrister* and *the defence lawyer* mean.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from attrs import define

from quoteattr.attribution.names.mentions import Mention, MentionTable
from quoteattr.attribution.reference.coreference import Focus
from quoteattr.attribution.reference.link import DescriptionLink
from quoteattr.attribution.reference.nouns import NounIndex
from quoteattr.attribution.reference.offices import Offices
from quoteattr.attribution.roles.fit import gender_of_noun
from quoteattr.attribution.roles.kinds import Description
from quoteattr.lexicon.words import load_words
from quoteattr.text.parse import Parse

__all__ = ["Counsel"]

_WORDS = load_words("descriptions")
_LAWYERS = _WORDS["lawyers"].words
_BARRISTERS, _SOLICITORS = frozenset({"barrister", "counsel"}), frozenset({"solicitor"})
_DEFENCE, _PROSECUTION = _WORDS["for-the-defence"].words, _WORDS["for-the-prosecution"].words
_SIDES = _DEFENCE | _PROSECUTION
_SILK = frozenset({"BL", "KC", "QC", "SC"})
_IN_COURT = frozenset({"defending", "mitigating", "prosecuting"})
_ACTS = frozenset({"acting", "appearing", "counsel", "representing"})
_REPRESENTS = frozenset({"represented", "represents"})
_OF_STATES = frozenset(
    {"commonwealth's", "county", "district", "state's", "u.s", "u.s.", "us"}
)  # attorneys who prosecute
_PROSECUTOR = frozenset({"prosecutor"})
_RANKS = frozenset({"the", "junior", "leading", "senior"})
_BEFORE = _RANKS | _SIDES
_CLOSED = ([","], [")"])
_BEHIND = 5  # tokens behind a name that tell for whom somebody speaks


@define(eq=False)
class Counsel:
    """The lawyers whom the article tells to speak in court, by number, with the words that tell so."""

    table: MentionTable
    nouns: NounIndex
    offices: Offices

    def link(self, description: Description, focus: Focus) -> DescriptionLink:
        """Who of those named before is *counsel*, *the barrister*, *the defence lawyer*.

        The only one who may be meant, else the one who spoke last or was named in the paragraph, else the one of each
        side who was named last; with two of one side both stay open. Whoever is said to be somebody's (*his lawyer*,
        *counsel for the family*) is left to the roles.
        """
        parse, head = self.table.parse, description.head
        noun = parse.lowers[head]
        if noun not in _LAWYERS or description.plural or description.last != head:
            return DescriptionLink()
        before = frozenset(parse.lowers[parse.lefts[head] : head])
        if not before <= _BEFORE or (noun != "counsel" and "the" not in before):
            return DescriptionLink()
        if head + 1 in self.table.at or parse.lowers[head + 1 : head + 2] in (["for"], ["of"], ["that"], ["who"]):
            return DescriptionLink()
        position = parse.starts[head]
        found = {
            number: told
            for number, told in self._told.items()
            if self._may_be(number, told, noun) and self.table.last_before(number, position) >= 0
        }
        wanted = before.union([noun]) if noun == "prosecutor" else before
        for side, other in ((_DEFENCE, _PROSECUTION), (_PROSECUTION, _DEFENCE)):
            if not side.isdisjoint(wanted):
                of_side = {number: told for number, told in found.items() if not side.isdisjoint(told)}
                found = of_side or {number: told for number, told in found.items() if other.isdisjoint(told)}
        sort, spoke = focus.speaker or ("", -1)
        goes_on = sort == "thing" and parse.lowers[spoke] in _LAWYERS and wanted <= _RANKS
        if goes_on and "the" in before and parse.paras[head] - focus.speaker_paragraph <= 1:
            return DescriptionLink(thing=spoke)  # His lawyer said … The lawyer added
        if not found or self._has_unnamed(found, position):
            return DescriptionLink()
        if len(found) == 1:
            return DescriptionLink(next(iter(found)))
        if sort == "entity" and spoke in found:
            return DescriptionLink(spoke)
        latest = {number: self.table.last_before(number, position) for number in found}
        opens = parse.paragraphs[parse.paras[head]][0]
        here = [number for number, at in latest.items() if at >= opens]
        if len(here) == 1:
            return DescriptionLink(here[0])
        if len(found) == 2 and len({_side(told) for told in found.values()}) == 2:
            return DescriptionLink(max(found, key=latest.__getitem__))
        return DescriptionLink(None, tuple(found)[:5])

    def _has_unnamed(self, found: Iterable[int], position: int) -> bool:
        """Whether the article has brought in an unnamed lawyer since it last named one of some: *a barrister*."""
        parse = self.table.parse
        since = max(self.table.last_before(number, position) for number in found)
        return any(parse.lowers[one] in _LAWYERS and since < parse.starts[one] < position for one in self.nouns.people)

    @cached_property
    def _told(self) -> Mapping[int, frozenset[str]]:
        told: dict[int, frozenset[str]] = {}
        for mention in self.table.mentions:
            if mention.entity < 0 or mention.kind != "person" or mention.quoted or mention.headline:
                continue
            words = _told_at(self.table.parse, mention)
            for stated in self.offices.of(mention.entity) if mention.entity not in told else ():
                said = frozenset(f"{stated.role.text} {stated.role.affiliation or ''}".lower().split())
                if not said.isdisjoint(_LAWYERS) and "general" not in said:
                    words |= said  # defence barrister Ann Lee; no attorney general
                    words |= _PROSECUTOR if not said.isdisjoint(_OF_STATES) else said
            if words:
                told[mention.entity] = told.get(mention.entity, frozenset()) | words
        return told

    def _may_be(self, number: int, told: frozenset[str], noun: str) -> bool:
        """Whether a lawyer may go by a noun: silks are no solicitors, solicitors no counsel."""
        if noun in _SOLICITORS:
            return told.isdisjoint(_BARRISTERS)
        if noun in _BARRISTERS:
            return told.isdisjoint(_SOLICITORS)
        if noun == "prosecutor" and not _DEFENCE.isdisjoint(told):
            return False
        gender, known = gender_of_noun(noun), self.table.entities[number].gender
        return not gender or not known or gender == known


def _side(told: frozenset[str]) -> str:
    return "prosecution" if not _PROSECUTION.isdisjoint(told) else "defence" if not _DEFENCE.isdisjoint(told) else ""


def _told_at(parse: Parse, mention: Mention) -> frozenset[str]:
    """The words at a name that tell that somebody speaks in court: *Lee KC*, *Lee, defending,*, *Defending, Ann Lee*,
    *Lee, for the prosecution,*, *For the defence, Ann Lee*; not *Lee, defending champion,*.
    """
    after = mention.last + 1
    words: frozenset[str] = frozenset()
    if any(parse.words[token] in _SILK for token in range(mention.first + 1, mention.last + 1)):
        words = frozenset({"barrister"})
    comma = mention.run_first - 1
    if comma > 0 and parse.words[comma] == ",":
        opens = parse.sent_bounds[parse.sents[comma]][0]
        if comma - opens in (1, 3) and (parse.lowers[opens] in _IN_COURT or parse.lowers[opens] == "for"):
            words |= _SIDES.intersection(parse.lowers[opens:comma])
    if parse.words[after : after + 1] not in ([","], ["("]):
        return words
    behind = parse.lowers[after + 1 : after + 1 + _BEHIND]
    if behind and behind[0] in _IN_COURT:
        acts = behind[1:2] in _CLOSED or (behind[0] != "defending" and behind[1:2] == ["for"])
        return words | {behind[0]} if acts else words
    if behind[1:2] and behind[0] == "who" and behind[1] in _REPRESENTS:
        return words.union(behind[1:2])
    if behind and (behind[0] == "for" or behind[0] in _ACTS):
        sides = _SIDES.intersection(behind)
        return words | sides if sides or words or behind[0] == "for" else words
    return words
