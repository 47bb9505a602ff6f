"""Those who spoke together last, for *they* and *both*: *Professors Lee and Stone said … They called for …*."""

from __future__ import annotations

from attrs import define

from quoteattr.attribution.cast import Cast
from quoteattr.attribution.reference.coreference import Focus, Referent
from quoteattr.attribution.reference.employers import name_of_body
from quoteattr.grammar import NOMINAL_SUBJECTS
from quoteattr.records import SpeakerKind
from quoteattr.text.parse import Parse

__all__ = ["Pair"]

_LONGEST_LIST = 6


@define(slots=True, eq=False, kw_only=True)
class Pair:
    """Several speakers of one quote, as long as nobody else has spoken since."""

    cast: Cast
    focus: Focus
    parse: Parse
    drafts: tuple[int, ...] = ()
    """Their drafts; empty where one spoke alone last."""
    at: int = -1
    """The token at which they spoke."""

    def meant_at(self, pronoun: int) -> tuple[int, ...]:
        """The drafts of those who spoke together, where the pronoun can mean nobody else; empty where others act
        since.
        """
        if not self.drafts or not self.are_alike(self.drafts):
            return ()
        since, until = (self.focus.rank(self.parse.starts[token]) for token in (self.at, pronoun))
        members = {self.cast.drafts[draft].entity for draft in self.drafts}
        people = {seen.referent for seen in self.focus.persons if since < seen.rank < until and not seen.quoted}
        named = {("entity", number) for number in members}
        people -= named
        others = any(
            not seen.quoted
            and since < seen.rank < until
            and seen.referent not in named
            and self._may_be_they(seen.referent)
            for seen in self.focus.things
        )
        if others or len(people) > 1 or not self.is_whole_at(pronoun):
            return ()
        return self.drafts

    def are_alike(self, drafts: tuple[int, ...]) -> bool:
        """Whether several are people, or bodies, throughout: not *Ann Lee and the bank*."""
        if all(self.cast.is_person(draft) for draft in drafts):
            return True
        return all(self.cast.drafts[draft].kind is SpeakerKind.ORGANIZATION for draft in drafts)

    def acted_before(self, pronoun: int) -> int:
        """The first of those who did together what the sentence before *they* tells, where nobody else is several:
        *Ann Lee and her husband lost the house. They said …*; or -1.
        """
        parse = self.parse
        sentence = parse.sents[pronoun]
        first = parse.sent_bounds[sentence][0]
        if sentence == 0 or parse.stretches[pronoun] >= 0 or parse.paras[first - 1] != parse.paras[pronoun]:
            return -1
        opens, closes = parse.sent_bounds[sentence - 1]
        subject = next((one for one in range(opens, closes) if self._is_joint_subject(one)), -1)
        if subject < 0:
            return -1
        since = self.focus.rank(parse.starts[opens])
        several = any(
            seen.rank >= since and not seen.quoted and self._is_several(seen.referent) for seen in self.focus.things
        )
        return -1 if several else subject

    def _is_joint_subject(self, token: int) -> bool:
        parse = self.parse
        if parse.deps[token] not in NOMINAL_SUBJECTS or parse.stretches[token] >= 0:
            return False
        if parse.deps[parse.heads[token]] != "ROOT":
            return False
        last = token
        for _ in range(_LONGEST_LIST):
            following = next((kid for kid in parse.children[last] if parse.deps[kid] == "conj"), -1)
            if following < 0:
                return False
            if any(parse.deps[kid] == "cc" and parse.lowers[kid] == "and" for kid in parse.children[last]):
                return True
            last = following
        return False

    def _is_several(self, referent: Referent) -> bool:
        kind, number = referent
        return kind == "thing" and self.parse.tags[number] in ("NNS", "NNPS")

    def is_whole_at(self, pronoun: int) -> bool:
        """Whether those who spoke together did so in this paragraph or the last, and all or none of them were named
        alone since: not *Ocean Air and Harbour Bank said … Harbour Bank closed. They …*.
        """
        parse, at = self.parse, self.at
        if at < 0 or parse.paras[pronoun] - parse.paras[at] > 1:
            return False
        members = [self.cast.drafts[draft] for draft in self.drafts]
        entities = {member.entity for member in members if member.entity >= 0}
        nouns = {parse.lowers[one.head] for member in members for one in member.descriptions}
        since, until = (self.focus.rank(parse.starts[token]) for token in (at, pronoun))
        alone: set[Referent] = set()
        for seen in (*self.focus.things, *self.focus.persons):
            kind, number = seen.referent
            if since < seen.rank < until and not seen.quoted:
                if number in entities if kind == "entity" else parse.lowers[number] in nouns:
                    alone.add(seen.referent)
        return len(alone) in (0, len(members))

    def _may_be_they(self, referent: Referent) -> bool:
        """Whether *they* may mean a thing: a body, a plural."""
        return referent[0] == "entity" or self._is_several(referent) or name_of_body(self.focus, referent) is not None
