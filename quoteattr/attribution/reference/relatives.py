"""*Her daughter* for whom the article has named as somebody's daughter: *her daughter, the novelist Clare Roe*; and the
other way about: *his sister, Peg Lee, … her brother laughed*.
"""

from __future__ import annotations

from attrs import define, field

from quoteattr.attribution.names.genders import gender_of_pronoun
from quoteattr.attribution.names.mentions import MentionTable
from quoteattr.attribution.reference.coreference import Focus
from quoteattr.attribution.roles.fit import gender_of_noun
from quoteattr.attribution.vocabulary import KIN, TURNED_TIES

__all__ = ["Relatives"]

_BETWEEN = frozenset({"DT", "JJ", "NN", "NNP", "CD", "HYPH"})
_BEFORE_NOUN = frozenset({"JJ", "JJS", "JJR", "NN", "HYPH", "CD"})
_FARTHEST = 6  # tokens between the tie and the name, and before the tie


@define(slots=True, eq=False)
class Relatives:
    """The people who are named with a tie of kinship to somebody: by the noun, whose they are, and who they are."""

    table: MentionTable
    _named: list[tuple[int, str, int, int]] | None = field(init=False, default=None)
    _of: dict[int, int] = field(init=False, factory=dict)  # whose relative each named one is, by the tie's token

    def named(self) -> list[tuple[int, str, int, int]]:
        """All ties beside a name: the tie's token and noun, the token that says whose, the entity that is named."""
        if self._named is None:
            self._named = self._find_named()
        return self._named

    def note(self, tie: int, focus: Focus) -> None:
        """Note whose relative is named at a tie that the walk over the article has come to: *his sister, Peg Lee*."""
        whose = self._person(self._owner(tie), focus)
        if whose is not None:
            self._of[tie] = whose

    def find(self, noun: int, focus: Focus) -> int | None:
        """The one person named before as the same tie of somebody who may be the same, or whose relative the owner was
        said to be; else None.

        *her daughter, Clare Roe, said … her daughter added*  -> Clare Roe
        *her daughter, Clare Roe, said … his daughter added*  -> None
        *Dale Lee's sister, Peg, runs it. Her brother laughed*  -> Dale Lee
        """
        owner = self._owner(noun)
        if owner < 0:
            return None
        tie, position = self.table.parse.lowers[noun], self.table.parse.starts[noun]
        before = [one for one in self.named() if self.table.parse.starts[one[0]] < position]
        found = {entity for _, other, whose, entity in before if other == tie and self._may_be_same(whose, owner)}
        if not found and before and self._is_any(noun):
            found = self._turned(tie, self._person(owner, focus), before)
        return found.pop() if len(found) == 1 else None

    def _is_any(self, noun: int) -> bool:
        """Whether a tie stands right behind whose it is: *her son*; not *her younger son*, *his former wife*, who may
        be one of several.
        """
        return self.table.parse.tags[noun - 1] in ("PRP$", "POS")

    def _turned(self, tie: str, owner: int | None, before: list[tuple[int, str, int, int]]) -> set[int]:
        """Whose relative the owner is, and by a tie that makes them what the noun says."""
        gender = gender_of_noun(tie)
        turned = {
            self._of[token]
            for token, other, _, entity in before
            if entity == owner and token in self._of and self._is_any(token) and tie in TURNED_TIES.get(other, ())
        }
        return {number for number in turned - {owner} if self.table.entities[number].gender in ("", gender)}

    def _person(self, owner: int, focus: Focus) -> int | None:
        """The named person that a possessor means where the article has come to."""
        mention = self.table.at.get(owner)
        if mention is not None:
            return mention.entity if mention.entity >= 0 else None
        gender = gender_of_pronoun(self.table.parse.lowers[owner]) if owner >= 0 else ""
        referent = focus.choose_person(gender, owner, tag=False).referent if gender else None
        return referent[1] if referent is not None and referent[0] == "entity" else None

    def only(self, noun: int) -> int | None:
        """The one person named before with a tie, whosever: *her neighbour, Rob Stone*, for *the neighbour*."""
        parse = self.table.parse
        found = {
            entity
            for token, tie, _, entity in self.named()
            if tie == parse.lowers[noun] and parse.starts[token] < parse.starts[noun]
        }
        return found.pop() if len(found) == 1 else None

    def _find_named(self) -> list[tuple[int, str, int, int]]:
        parse = self.table.parse
        found = []
        for token, lower in enumerate(parse.lowers):
            if lower not in KIN or parse.tags[token] != "NN" or parse.stretches[token] >= 0:
                continue
            owner = self._owner(token)
            entity = self._name_beside(token) if owner >= 0 else -1
            if entity >= 0:
                found.append((token, lower, owner, entity))
        return found

    def _owner(self, noun: int) -> int:
        """The possessive pronoun before a noun, or the last token of the name that owns it; -1 without one."""
        parse = self.table.parse
        for token in range(noun - 1, max(-1, noun - _FARTHEST), -1):
            if parse.tags[token] in ("PRP$", "WP$"):
                return token
            if parse.tags[token] == "POS":
                return token - 1 if token - 1 in self.table.at else -1
            if parse.tags[token] not in _BEFORE_NOUN or token in self.table.at:
                return -1
        return -1

    def _name_beside(self, noun: int) -> int:
        """The person named behind a tie: *her son Paul Roe*, *her daughter, the novelist Clare Roe*; or -1."""
        parse = self.table.parse
        comma = parse.words[noun + 1 : noun + 2] == [","]
        for token in range(noun + 1 + comma, min(noun + _FARTHEST, len(parse))):
            if parse.sents[token] != parse.sents[noun]:
                return -1
            mention = self.table.at.get(token)
            if mention is not None:
                alone = mention.kind == "person" and parse.tags[mention.last + 1 : mention.last + 2] != ["POS"]
                return mention.entity if alone else -1
            if not comma or parse.tags[token] not in _BETWEEN:
                return -1
        return -1

    def _may_be_same(self, one: int, two: int) -> bool:
        """Whether two possessors may be one person: *her* and *her*, *Roe* and *her*."""
        first, second = self._is(one), self._is(two)
        if isinstance(first, int) and isinstance(second, int):
            return first == second
        if isinstance(first, int) or isinstance(second, int):
            entity, pronoun = (first, second) if isinstance(first, int) else (second, first)
            known = self.table.entities[entity].gender if isinstance(entity, int) and entity >= 0 else ""
            return bool(known) and known == gender_of_pronoun(str(pronoun))
        return first == second or "whose" in (first, second)

    def _is(self, owner: int) -> int | str:
        """The person that a name means, or a pronoun where the sentence before it names one of its gender alone; else
        the pronoun.
        """
        mention = self.table.at.get(owner)
        if mention is not None:
            return mention.entity
        parse = self.table.parse
        gender = gender_of_pronoun(parse.lowers[owner])
        named = (self.table.at.get(token) for token in range(parse.sent_bounds[parse.sents[owner]][0], owner))
        people = {
            one.entity
            for one in named
            if one is not None and one.kind == "person" and one.entity >= 0
            if self.table.entities[one.entity].gender in ("", gender)
        }
        return people.pop() if gender and len(people) == 1 else parse.lowers[owner]
