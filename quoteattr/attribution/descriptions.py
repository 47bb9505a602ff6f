"""*The ambassador*, *the 54-year-old*, *the bank*: definite descriptions of people and bodies that have a name.

A description is linked when one person of the article bears the office it names (or is called by a narrower word for it), or when it can
only mean the one in focus; with several it stays open.
"""

from __future__ import annotations

from attrs import define, field

from quoteattr.attribution.coreference import Focus, gender_of_pronoun
from quoteattr.attribution.kinds import Description, describe
from quoteattr.attribution.mentions import Entity, MentionTable
from quoteattr.attribution.phrases import NOUNS
from quoteattr.attribution.roles import StatedRole, find_roles
from quoteattr.attribution.vocabulary import (
    BROADER,
    COUNTRIES,
    DATA_NOUNS,
    DEMONYMS,
    DOCUMENT_NOUNS,
    FEMALE_NOUNS,
    KIN,
    MALE_NOUNS,
    OFFICES,
    ORGANIZATION_HEADS,
    ORGANIZATION_NOUNS,
    OWNED_NOUNS,
    PARTIES,
    PEOPLE_NOUNS,
    PEOPLE_PLURALS,
    ROLE_NOUNS,
    ROLE_PLURALS,
    STATES,
    STATE_OFFICES,
    office,
)
from quoteattr.records import SpeakerKind

__all__ = ["DescriptionLink", "DescriptionReader"]

_GENERIC_BODIES = frozenset({"company", "firm", "group", "organization", "organisation", "body", "agency", "outlet", "business", "giant", "maker", "institution", "site", "website", "newspaper", "paper", "publication", "broadcaster", "network", "magazine", "platform", "nonprofit", "charity", "bank", "retailer", "lender", "union", "team", "club", "party"})
_PLURAL_THINGS = ROLE_PLURALS | PEOPLE_PLURALS
_PERSON_NOUNS = frozenset(ROLE_NOUNS | PEOPLE_NOUNS | KIN) - ORGANIZATION_NOUNS - frozenset({"group", "one", "other", "side", "minority"})
_SINGULAR_THINGS = ORGANIZATION_NOUNS | DOCUMENT_NOUNS | DATA_NOUNS


@define(frozen=True, slots=True)
class DescriptionLink:
    """The entity a description means, or those it could mean, or the head noun of an earlier description it takes up."""

    entity: int | None = None
    rivals: tuple[int, ...] = ()
    thing: int | None = None


@define(slots=True, eq=False)
class DescriptionReader:
    """Links descriptions to named people and bodies.

    ``things``: nouns that a later *it* or *they* may mean; ``people``: unnamed persons that the article introduces
    (*a young woman*), whom *she* may mean.
    """

    table: MentionTable
    things: list[int] = field(init=False)
    people: list[int] = field(init=False)
    _roles: dict[int, list[StatedRole]] | None = None
    _owned: dict[str, list[int]] | None = None
    _texts: dict[str, list[int]] | None = None

    def __attrs_post_init__(self) -> None:
        parse = self.table.parse
        lowers, tags = parse.lowers, parse.tags
        wanted = {"NNS": _PLURAL_THINGS, "NN": _SINGULAR_THINGS, "NNPS": frozenset({"republicans", "democrats", "conservatives", "liberals"})}
        self.things = []
        self.people = []
        for token, tag in enumerate(tags):
            words = wanted.get(tag)
            if tag == "NN" and lowers[token] in _PERSON_NOUNS and self._is_introduced(token):
                self.people.append(token)
                continue
            if words is not None and lowers[token] in words and parse.hidden[token] < 0:
                after = token + 1
                if parse.deps[token] == "conj" and parse.tags[parse.heads[token]] == tag and lowers[parse.heads[token]] in words:
                    continue
                if parse.deps[token] == "pobj" and parse.lowers[parse.heads[token]] == "of" and parse.heads[parse.heads[token]] in self.things:
                    continue
                if after < len(tags) and tags[after] in NOUNS and parse.heads[token] == after:
                    continue
                self.things.append(token)

    def _is_introduced(self, token: int) -> bool:
        """Whether a noun introduces an unnamed person: *a woman said*; not *she is a woman*, *Ann Lee, a nurse,*."""
        parse = self.table.parse
        if parse.hidden[token] >= 0 or parse.deps[token] in ("attr", "appos", "compound", "oprd", "nmod") or parse.tags[parse.rights[token]] == "NNP":
            return False
        if parse.lowers[parse.heads[token]] == "as":
            return False
        after = token + 1
        if after < len(parse) and (after in self.table.at or parse.tags[after] in NOUNS):
            return False
        return any(parse.lowers[child] in ("a", "an", "another", "one") for child in parse.children[token])

    def phrase(self, token: int) -> list[int]:
        """The tokens of the noun phrase that a noun heads."""
        parse = self.table.parse
        return [one for one in parse.subtree(token) if parse.hidden[one] < 0 and parse.sents[one] == parse.sents[token]] or [token]

    def _owner_of(self, token: int) -> int:
        """The last token of the name that owns a body: *Clinton* in *the Clinton campaign*, *Clinton's campaign*; or -1."""
        before = token - 1
        if self.table.parse.tags[before] == "POS":
            before -= 1
        return before if before in self.table.at else -1

    def fuller(self, description: Description) -> Description | None:
        """The named document or poll that *the poll* or *that study* takes up: *a Reuters/Ipsos poll*."""
        parse = self.table.parse
        if description.kind not in (SpeakerKind.DOCUMENT, SpeakerKind.DATA) or description.determiner != "definite":
            return None
        if any(token in self.table.at for token in range(description.first, description.last + 1)):
            return None
        if self._texts is None:
            self._texts = {}
            for token in self.things:
                lower = parse.lowers[token]
                if (lower in DOCUMENT_NOUNS or lower in DATA_NOUNS) and parse.stretches[token] < 0:
                    self._texts.setdefault(lower, []).append(token)
        head = description.head
        for token in reversed(self._texts.get(parse.lowers[head], ())):
            if parse.starts[token] >= parse.starts[head] or parse.paras[head] - parse.paras[token] > 4:
                continue
            if token - 1 in self.table.at and self.table.at[token - 1].last == token - 1:
                return describe(self.table, [one for one in self.phrase(token) if one <= token], token)
        return None

    def owned(self, description: Description, focus: Focus) -> Description | None:
        """The fuller earlier description of a body: *the Clinton campaign* for *the campaign*."""
        parse = self.table.parse
        head = parse.lowers[description.head]
        if description.kind is not SpeakerKind.ORGANIZATION or head not in OWNED_NOUNS or description.determiner != "definite":
            return None
        if description.first != description.head:
            return None
        if self._owned is None:
            self._owned = {}
            for token, lower in enumerate(parse.lowers):
                if lower in OWNED_NOUNS and token and self._owner_of(token) >= 0 and not parse.words[token][0].isupper():
                    self._owned.setdefault(lower, []).append(token)
        earlier = [token for token in self._owned.get(head, ()) if parse.starts[token] < parse.starts[description.head]]
        possessor = description.first - 1
        if possessor >= 0 and parse.tags[possessor] == "PRP$":
            person = focus.choose_person(gender_of_pronoun(parse.lowers[possessor]), possessor, tag=False).referent
            if person is None or person[0] != "entity":
                return None
            earlier = [token for token in earlier if self.table.at[self._owner_of(token)].entity == person[1]]
        if not earlier:
            return None
        names = {self.table.at[self._owner_of(token)].entity for token in earlier}
        token = max(earlier, key=parse.starts.__getitem__)
        if len(names) > 1 and parse.paras[description.head] - parse.paras[token] > 1:
            return None
        return describe(self.table, [one for one in self.phrase(token) if one <= token], token)

    def resolve(self, description: Description, focus: Focus, *, tag: bool) -> DescriptionLink:
        """Link a description to a named entity."""
        if description.determiner == "indefinite" or (description.plural and description.kind is SpeakerKind.GROUP):
            return DescriptionLink()
        if description.kind is SpeakerKind.PERSON:
            return self._person(description, focus, tag=tag)
        if description.kind is SpeakerKind.PLACE and description.determiner == "definite" and description.first == description.last:
            return self._place(description)
        if description.kind is SpeakerKind.ORGANIZATION and description.determiner == "definite":
            return self._body(description, focus)
        return DescriptionLink()

    # People

    def roles(self) -> dict[int, list[StatedRole]]:
        """The roles of every named person, by entity."""
        if self._roles is None:
            self._roles = {}
            for mention in self.table.mentions:
                if mention.entity < 0 or mention.kind != "person":
                    continue
                if mention.how == "full-name" or mention.titles:
                    self._roles.setdefault(mention.entity, []).extend(find_roles(self.table, mention))
        return self._roles

    def _person(self, description: Description, focus: Focus, *, tag: bool) -> DescriptionLink:
        parse = self.table.parse
        head = description.head
        wanted = office(parse.lowers[head])
        modifiers = [
            token
            for token in range(description.first, description.last + 1)
            if token != head and parse.tags[token] in ("NNP", "NNPS", "JJ", "NN", "CD")
        ]
        capitals = [token for token in modifiers if parse.words[token][0].isupper()]
        possessed = any(parse.tags[token] == "POS" for token in range(description.first, head))
        if description.determiner == "bare" and not capitals:
            if not possessed and parse.sents[head] not in self.table.headlines:
                return DescriptionLink()
        matches: list[tuple[float, int]] = []
        position = parse.starts[head]
        for number, roles in self.roles().items():
            entity = self.table.entities[number]
            if not self._gender_fits(entity, description):
                continue
            best = 0.0
            for stated in roles:
                score = _office_score(wanted, stated.office, stated)
                if not score:
                    continue
                if not modifiers and not stated.role.affiliation:
                    score += 0.3
                words = _role_words(roles)
                for token in capitals:
                    key = _plain(parse.lowers[token])
                    score += 0.5 if any(_is_alike(key, word) for word in words) else -0.45
                score += 0.1 * sum(1 for token in modifiers if token not in capitals and parse.lowers[token] in words)
                best = max(best, score)
            if best > 0.3:
                matches.append((best, number))
        owner = description.first > 0 and parse.tags[description.first - 1] == "PRP$"
        if matches and wanted not in KIN and not owner:
            top = max(score for score, _ in matches)
            numbers = [number for score, number in matches if score > top - 0.25]
            if len(numbers) == 1:
                return DescriptionLink(numbers[0])
            if parse.sents[head] in self.table.headlines or description.determiner == "bare":
                return DescriptionLink(min(numbers, key=lambda number: self.table.entities[number].mentions[0].start))
            recent = self._recent(numbers, position)
            return DescriptionLink(recent) if recent is not None else DescriptionLink(None, tuple(numbers))
        if description.determiner != "definite" or owner or possessed:
            return DescriptionLink()
        aged = any(parse.lowers[token] == "old" or parse.lowers[token].endswith("-old") for token in modifiers)
        aged = aged or (head + 1 <= description.last and parse.lowers[head + 1] == "of" and wanted in KIN)
        if wanted in KIN and not aged:
            return DescriptionLink()
        generic = aged or parse.lowers[head] in PEOPLE_NOUNS or any(_plain(parse.lowers[token]) in PARTIES for token in capitals)
        earlier = [token for token in self.people if parse.lowers[token] == parse.lowers[head] and parse.starts[token] < position]
        if earlier and not capitals and parse.paras[head] - parse.paras[earlier[-1]] <= 6:
            return DescriptionLink(thing=earlier[-1])
        if not (tag or parse.deps[head] in ("nsubj", "nsubjpass")):
            return DescriptionLink()
        gender = self._gender(description)
        choice = focus.choose_person(gender, head, tag=True)
        if choice.referent is not None and choice.referent[0] == "thing" and parse.lowers[head] in PEOPLE_NOUNS:
            return DescriptionLink(thing=choice.referent[1])
        if choice.referent is None or choice.referent[0] != "entity":
            return DescriptionLink()
        entity = self.table.entities[choice.referent[1]]
        roles = self.roles().get(entity.number, [])
        if not generic and (wanted in OFFICES or wanted in STATE_OFFICES) and any(stated.how != "party" for stated in roles):
            return DescriptionLink()
        near = focus.speaker == choice.referent and parse.paras[head] - focus.speaker_paragraph <= 1
        if generic and parse.lowers[head] not in PEOPLE_NOUNS:
            near = near or focus.is_subject_near(choice.referent, head)
        rich = head > description.first and not capitals
        if near and (generic or (description.last == head and (rich or not roles))):
            return DescriptionLink(entity.number)
        return DescriptionLink()

    def _gender(self, description: Description) -> str:
        lower = self.table.parse.lowers[description.head]
        return "m" if lower in MALE_NOUNS else "f" if lower in FEMALE_NOUNS else ""

    def _gender_fits(self, entity: Entity, description: Description) -> bool:
        gender = self._gender(description)
        return not gender or not entity.gender or entity.gender == gender

    def _recent(self, numbers: list[int], position: int) -> int | None:
        """The one of several that was mentioned clearly later than the others before a position."""
        last = []
        for number in numbers:
            starts = [mention.start for mention in self.table.entities[number].mentions if mention.start < position]
            last.append((max(starts, default=-1), number))
        last.sort(reverse=True)
        if last[0][0] >= 0 and last[0][0] - last[1][0] > 400:
            return last[0][1]
        return None

    # Places and bodies

    def _place(self, description: Description) -> DescriptionLink:
        """*The state*, *the country*, *the city*: the last place of that sort within the paragraphs before."""
        parse = self.table.parse
        noun = parse.lowers[description.head]
        at = self.table.before(parse.starts[description.head])
        for mention in reversed(self.table.mentions[max(0, at - 12) : at]):
            if mention.kind != "place" or mention.entity < 0 or parse.paras[description.head] - parse.paras[mention.last] > 3:
                continue
            key = " ".join(mention.keys)
            sort = "state" if key in STATES else "country" if key in COUNTRIES else "city"
            if _SORTS.get(noun, sort) == sort and noun in _SORTS:
                return DescriptionLink(mention.entity)
        return DescriptionLink()

    def _body(self, description: Description, focus: Focus) -> DescriptionLink:
        parse = self.table.parse
        head = parse.lowers[description.head]
        words = {parse.lowers[token].rstrip(".") for token in range(description.first, description.last + 1) if parse.tags[token] in NOUNS or parse.tags[token] == "JJ"}
        position = parse.starts[description.head]
        exact: list[int] = []
        if description.first > 0 and parse.tags[description.first - 1] == "PRP$":
            return DescriptionLink()
        for entity in self.table.entities:
            if entity.kind == "organization" and len(entity.keys) > 1 and _is_headed_by(entity.keys, head):
                covered = words <= set(entity.keys) | {DEMONYMS.get(key, key).lower() for key in entity.keys}
                if covered or description.first == description.head:
                    exact.append(entity.number)
        if len(exact) == 1:
            return DescriptionLink(exact[0])
        if exact:
            recent = self._recent(exact, position)
            return DescriptionLink(recent) if recent is not None else DescriptionLink(None, tuple(exact))
        if head not in _GENERIC_BODIES or description.first != description.head:
            return DescriptionLink()
        if head in OWNED_NOUNS and self.owned(description, focus) is not None:
            return DescriptionLink()
        kinds = {"organization": 1.0, "unknown": 0.5}
        choice = focus.choose_thing(kinds, description.head, tag=False)
        numbers = [referent[1] for referent in ([choice.referent] if choice.referent else choice.close) if referent[0] == "entity"]
        fitting = [number for number in numbers if not _is_other_body(self.table.entities[number], head)]
        return DescriptionLink(fitting[0]) if len(fitting) == 1 else DescriptionLink()


def _is_headed_by(keys: tuple[str, ...], head: str) -> bool:
    """Whether a noun heads a body's name: *Turkish Foreign Ministry*, *Ministry of Health*."""
    return keys[-1] == head or any(key == head and after in ("of", "for", "on") for key, after in zip(keys, keys[1:], strict=False))


_SORTS = {"state": "state", "country": "country", "nation": "country", "kingdom": "country", "city": "city", "town": "city", "capital": "city", "village": "city"}


def _office_score(wanted: str, has: str, stated: StatedRole) -> float:
    if wanted == has:
        return 1.0
    if BROADER.get(has) == wanted or BROADER.get(BROADER.get(has, ""), "") == wanted:
        return 0.7
    words = stated.role.title.lower().split()
    if wanted in words:
        return 0.8
    return 0.0


def _role_words(roles: list[StatedRole]) -> set[str]:
    found: set[str] = set()
    for stated in roles:
        for word in f"{stated.role.text} {stated.role.affiliation or ''}".lower().replace("-", " ").split():
            found.add(_plain(word))
    return found


def _plain(word: str) -> str:
    return word.strip(".,()").removesuffix("'s").removesuffix("’s")


def _is_alike(one: str, two: str) -> bool:
    """Whether two words are one place or party: *Calif.* and *California*, *Turkish* and *Turkey*, *D* and *Democratic*."""
    if one == two:
        return True
    for first, second in ((one, two), (two, one)):
        if DEMONYMS.get(first, "").lower() == second:
            return True
        if len(first) >= 3 and len(second) > len(first) and second.startswith(first):
            return True
        if first in ("r", "gop") and second == "republican" or first == "d" and second in ("democrat", "democratic"):
            return True
        if first == "democrat" and second == "democratic" or first == "gop" and second == "republican":
            return True
    return False


def _is_other_body(entity: Entity, head: str) -> bool:
    """Whether the entity's own name says that it is another kind of body: the *Consumer Bureau* is not *the bank*."""
    last = entity.keys[-1]
    return last in ORGANIZATION_HEADS and last != head and head not in ("agency", "group", "organization", "organisation", "body", "company")
