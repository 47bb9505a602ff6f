"""Those who spoke together last, for *they* and *both*: *Professors Lee and Stone said … They called for …*."""

from __future__ import annotations

from attrs import define

from quoteattr.attribution.cast import Cast
from quoteattr.attribution.reference.coreference import Focus, Referent
from quoteattr.attribution.reference.employers import name_of_body
from quoteattr.text.parse import Parse

__all__ = ["Pair"]


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
        if not self.drafts or not all(self.cast.is_person(draft) for draft in self.drafts):
            return ()
        since, until = (self.focus.rank(self.parse.starts[token]) for token in (self.at, pronoun))
        members = {self.cast.drafts[draft].entity for draft in self.drafts}
        people = {seen.referent for seen in self.focus.persons if since < seen.rank < until and not seen.quoted}
        people -= {("entity", number) for number in members}
        others = any(
            not seen.quoted and since < seen.rank < until and self._may_be_they(seen.referent)
            for seen in self.focus.things
        )
        if others or len(people) > 1 or not self.is_whole_at(pronoun):
            return ()
        return self.drafts

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
        kind, number = referent
        plural = kind == "thing" and self.parse.tags[number] in ("NNS", "NNPS")
        return kind == "entity" or plural or name_of_body(self.focus, referent) is not None
