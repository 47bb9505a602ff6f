"""The roles of an article's people, under every word that may stand for them: who *the senator* may be."""

from __future__ import annotations

from attrs import define, field

from quoteattr.attribution.names.mentions import MentionTable
from quoteattr.attribution.roles.fit import ONCE, is_alike, plain_word, role_words
from quoteattr.attribution.roles.premodifiers import StatedRole
from quoteattr.attribution.roles.stated import find_roles, is_honorific
from quoteattr.attribution.vocabulary import (
    BROADER,
    DEMONYMS,
    PARTIES,
    PARTY_NOUNS,
    ROLE_NOUNS,
    VARIED,
    office,
)
from quoteattr.lexicon.words import load_words

__all__ = ["Offices", "is_of_another_party"]

# Scores of an office: the same word, a word of the title, a broader word.
SAME, WITHIN, BROAD = 1.0, 0.8, 0.7
_WORDS = load_words("descriptions")
_ON_DUTY = _WORDS["on-duty"].words
_POSITIONS = (_WORDS["goalkeepers"].words, _WORDS["defence"].words, _WORDS["attack"].words)


@define(slots=True, eq=False)
class Offices:
    """What the article says that each named person is; read when first asked for."""

    table: MentionTable
    _roles: dict[int, list[StatedRole]] | None = field(init=False, default=None)
    _by_office: dict[str, dict[int, float]] = field(init=False, factory=dict)

    def of(self, number: int) -> list[StatedRole]:
        """The roles stated of a named person wherever it is named in full or with a title."""
        if self._roles is None:
            self._roles = {}
            for mention in self.table.mentions:
                if mention.entity < 0 or mention.kind != "person" or not (mention.how == "full-name" or mention.titles):
                    continue
                for stated in find_roles(self.table, mention):
                    self._roles.setdefault(mention.entity, []).append(stated)
                    self._file(mention.entity, stated)
        return self._roles.get(number, [])

    def bearers(self, word: str) -> dict[int, float]:
        """The people whom a word for an office may mean, by number, and how well it fits each: between 0 and 1."""
        self.of(-1)
        return self._by_office.get(word, {})

    def of_party(self, party: str) -> list[int]:
        """The people whom the article tells to be of a party: *the Democrat* among *Republican senator Ann Lee* and
        *Democratic senator Rob Stone*.
        """
        people = (entity.number for entity in self.table.entities if entity.kind == "person")
        return [
            number
            for number in people
            if (roles := self.of(number))
            and not is_of_another_party(party, roles)
            and any(is_alike(party, word) for word in role_words(roles))
        ]

    def titled(self, numbers: tuple[int, ...], titles: tuple[str, ...]) -> int | None:
        """Who of those with one surname bears the office before it: *Mayor* Lee is *Ann Lee, the mayor*."""
        held = self.bearers(office(titles[-1])) if titles else {}
        fitting = [number for number in numbers if held.get(number) == SAME]
        return fitting[0] if len(fitting) == 1 else None

    def _file(self, number: int, stated: StatedRole) -> None:
        """Enter a role under every word that may stand for it."""
        broad = BROADER.get(stated.office, "")
        scores = [(word, WITHIN) for word in stated.role.title.lower().split()]
        scores += [(broad, BROAD), (BROADER.get(broad, ""), BROAD), (stated.office, SAME)]
        for word, score in scores:
            if word:
                filed = self._by_office.setdefault(word, {})
                filed[number] = max(score, filed.get(number, 0.0))

    def has_office(self, number: int) -> bool:
        """Whether a role is told of a person that is more than a title of respect or a party."""
        return any(one.how != "party" and not is_honorific(one) for one in self.of(number))

    def has_another_trade(self, number: int, wanted: str) -> bool:
        """Whether a trade is none by which a person goes who is asked about others by office: *the taxi driver* is not
        *police officer Ann Lee*; or another place in a team: *the goalkeeper* is not *defender Rob Stone*. Whoever has
        another trade may go by either: the writer, novelist Ann Lee.
        """
        for position in _POSITIONS:
            if wanted in position:
                words = role_words(self.of(number))
                others = any(not words.isdisjoint(other) for other in _POSITIONS if other is not position)
                return others and words.isdisjoint(position)
        if wanted in VARIED or wanted in _ON_DUTY or wanted not in ROLE_NOUNS:
            return False
        now = [one for one in self.of(number) if not ONCE & set(one.role.title.lower().split())]
        words = role_words(now)
        alike = any(is_alike(wanted, word) or BROADER.get(office(word)) == wanted for word in words)
        return not alike and any(word in _ON_DUTY for word in words)

    def is_of_other_body(self, number: int, capitals: list[int]) -> bool:
        """Whether a description names a body that the person's roles do not: *a spokesperson for Fastair* is not Karel
        Novak, *a spokesperson for the Aviation Office*.
        """
        parse = self.table.parse
        roles = self.of(number)
        if not any(stated.role.affiliation for stated in roles):
            return False
        words = role_words(roles)
        for token in capitals:
            mention = self.table.at.get(token)
            key = plain_word(parse.lowers[token])
            if mention is not None and mention.kind in ("organization", "unknown") and key not in DEMONYMS:
                if not any(is_alike(key, word) for word in words):
                    return True
        return False


def is_of_another_party(party: str, roles: list[StatedRole]) -> bool:
    """Whether roles name parties and none is the one: a *Labour MP* is not *the Conservative*."""
    named = {word for word in role_words(roles) if word in PARTY_NOUNS or word in PARTIES or word in ("r", "d")}
    return bool(named) and not any(is_alike(party, word) for word in named)
