"""Whose name it is: every mention by name given to a person, body or place of the article.

The first full mention of a person counts for all mentions by surname, before and after it; bodies are known by their
fullest name, its acronym and its short forms. Two people of one surname are told apart by honorific, title and who
owns the bare surname.
"""

from __future__ import annotations

from collections.abc import Mapping

from attrs import define, field

from quoteattr.attribution.names.acronyms import link_acronyms
from quoteattr.attribution.names.cutting import cut_headline, cut_to_last
from quoteattr.attribution.names.facts import HONORIFIC_SAYS, settle
from quoteattr.attribution.names.generations import settle_generations
from quoteattr.attribution.names.hints import is_after_place_word, is_told_as_kin
from quoteattr.attribution.names.kinds import NameKind
from quoteattr.attribution.names.likeness import is_same_person_name
from quoteattr.attribution.names.mentions import Entity, Mention, append_once
from quoteattr.attribution.names.personhood import settle_by_use
from quoteattr.attribution.names.surnames import (
    Owners,
    call_by_apposition,
    call_by_company,
    call_by_surname,
    core_name,
    drop_openers,
    find_couples,
    find_persons_too,
    is_junior,
    may_be,
    without_article,
)
from quoteattr.attribution.vocabulary import (
    COMPANY_HEADS,
    GIVEN,
    LEGAL_FORMS,
    MASTHEADS,
    OFFICES,
    ORGANIZATION_CORES,
    ORGANIZATION_HEADS,
    PARTICLES,
)
from quoteattr.text.blanks import single_spaced
from quoteattr.text.parse import Parse

__all__ = ["Identities"]

SOON = 600
"""Characters within which a full name follows a title with a surname (*Professor Nega*) as the same person's: in
headings and first paragraphs. Set by hand.
"""

_OF_COMPANIES = COMPANY_HEADS | LEGAL_FORMS
_WHOLE = frozenset({("un",), ("eu",), ("au",)})  # the UN is not the UN Children's Fund


@define(slots=True, eq=False)
class Identities:
    """The people, bodies and places of an article by their names, while the table is made."""

    parse: Parse
    entities: list[Entity] = field(factory=list)
    full: dict[tuple[str, ...], int] = field(factory=dict)
    surnames: dict[tuple[str, ...], list[int]] = field(factory=dict)
    given: dict[str, list[int]] = field(factory=dict)
    middle: dict[str, list[int]] = field(factory=dict)
    by_last: dict[str, list[int]] = field(factory=dict)
    bodies: dict[tuple[str, ...], int] = field(factory=dict)
    parts: dict[tuple[str, ...], list[int]] = field(factory=dict)
    singles: dict[tuple[str, ...], int] = field(factory=dict)
    titled: set[int] = field(factory=set)
    juniors: set[int] = field(factory=set)
    honoured: set[int] = field(factory=set)
    kin: set[int] = field(factory=set)
    persons_too: frozenset[tuple[str, ...]] = frozenset()
    tallies: dict[int, dict[NameKind, int]] = field(factory=dict)

    def register(self, mentions: list[Mention]) -> None:
        """Give every mention its entity."""
        body = [mention for mention in mentions if not mention.headline]
        call_by_company(body)
        call_by_apposition(self.parse, body)
        call_by_surname(self.parse, body)
        drop_openers(self.parse, mentions)
        heads = [mention for mention in mentions if mention.headline]
        for group in (body, heads):
            for mention in group:
                if mention.headline and mention.keys not in self.full and mention.keys not in self.bodies:
                    cut_headline(self.parse, mention, self._is_known_person)
                if mention.kind == "person" and len(core_name(mention.keys)) > 1:
                    self._add_person(mention, new=not mention.headline or mention.sure >= 3)
        for one, other in find_couples(self.parse, body):
            if one.entity < 0 and one.keys not in self.surnames:
                self._add_couple(one, other)
        self._part_kunyas()
        for mention in body:
            if mention.entity < 0 and mention.kind in ("organization", "place") and len(mention.keys) > 1:
                self._add_body(mention)
        link_acronyms(self.parse, body, self.entities, self.bodies)
        self._add_titled(body)
        self.persons_too = find_persons_too(self.parse, body, self.surnames)
        owners = Owners()
        for mention in sorted(mentions, key=lambda mention: (mention.headline, mention.start)):
            if mention.entity >= 0:
                owners.saw_full(self.entities[mention.entity], mention, self.parse.sents[mention.last])
            elif not mention.rivals:
                self._add_short(mention, owners)
        for mention in mentions:
            if mention.entity >= 0:
                self.entities[mention.entity].mentions.append(mention)
        settle_generations(self.parse, mentions, self.entities, self.surnames)
        for entity in self.entities:
            settle(self.parse.text, entity, self.tallies.get(entity.number), titled=entity.number in self.titled)
        settle_by_use(self.parse, self.entities, mentions)

    def known(self) -> Mapping[tuple[str, ...], int]:
        """The entities by the words of the names that mean one of them only."""
        unique = {keys: numbers[0] for keys, numbers in self.surnames.items() if len(numbers) == 1}
        return {**unique, **self.singles, **self.bodies, **self.full}

    def _add_titled(self, mentions: list[Mention]) -> None:
        """Find people whom the article never names in full, though it names others of that surname.

        *President Obama* before *Michelle Obama*, *Mr. Obama* beside her: a person of his own.
        """
        first_full: dict[int, int] = {}
        for mention in mentions:
            if mention.entity >= 0 and mention.kind == "person":
                if mention.entity not in first_full and is_told_as_kin(self.parse, mention.run_first):
                    self.kin.add(mention.entity)
                first_full.setdefault(mention.entity, mention.start)
        for mention in mentions:
            if mention.gender and len(mention.keys) == 1:
                fitting = [one for one in self.surnames.get(mention.keys, []) if may_be(self.entities[one], mention)]
                self.honoured.update(fitting if len(fitting) == 1 else ())
        for strict in (True, False):
            for mention in mentions:
                if mention.entity >= 0 or len(mention.keys) != 1 or not mention.titles or mention.kind != "person":
                    continue
                candidates = self.surnames.get(mention.keys, [])
                fitting = [one for one in candidates if may_be(self.entities[one], mention)]
                if not candidates or (strict and not mention.gender):
                    continue
                if not fitting or (not strict and self._comes_first(mention, fitting, first_full)):
                    number = self._new(mention, "person").number
                    self.surnames[mention.keys].append(number)
                    self.entities[number].vote(mention.gender, HONORIFIC_SAYS)
                    first_full[number] = mention.start
                    mention.how = "full-name"

    def _comes_first(self, mention: Mention, fitting: list[int], first_full: dict[int, int]) -> bool:
        """Whether a title with a bare surname comes before the one full name it could be, which never bears a title."""
        if len(fitting) != 1 or mention.titles[-1] not in OFFICES:
            return False
        number, apart = fitting[0], first_full.get(fitting[0], -1) - mention.start
        other = apart > SOON or (apart > 0 and number in self.kin)  # President Obama … His wife, Michelle Obama
        return len(self.entities[number].keys) > 1 and other and number not in self.titled

    def _new(self, mention: Mention, kind: NameKind) -> Entity:
        entity = Entity(number=len(self.entities), kind=kind, name="", keys=mention.keys, sure=mention.sure)
        self.entities.append(entity)
        mention.entity = entity.number
        return entity

    # People

    def _add_person(self, mention: Mention, *, new: bool) -> None:
        keys = core_name(mention.keys)
        junior = is_junior(mention.keys)
        number = self.full.get((*keys, "jr") if junior else keys)
        if number is None and junior and self.full.get(keys, -1) in self.juniors:
            number = self.full[keys]
        if number is None and len(keys) > 3:
            number = self.full.get(keys[:2])  # a heading runs into the name: *Barack Obama Election Day*
        if number is None:
            for other in self.by_last.get(keys[-1], ()):
                if junior and other not in self.juniors:
                    continue  # Donald Trump was named before: Donald Trump Jr. is another
                called = len(keys) == 2 and other in self.given.get(keys[0], ())  # Robert “Bobby” Scott, Bobby Scott
                same = called or is_same_person_name(keys, self.entities[other].keys)
                if same and may_be(self.entities[other], mention):
                    number = other
                    break
        if number is None and self._is_surname(keys):
            return
        if number is None:
            if not new:
                return
            number = self._new(mention, "person").number
            self.entities[number].keys = keys
        entity = self.entities[number]
        mention.entity, mention.how = number, "full-name"
        if mention.titles:
            self.titled.add(number)
        if not entity.genders:
            entity.vote(mention.gender, HONORIFIC_SAYS)  # Mr Tan Wei Jie, though Wei is a woman's name too
        entity.sure = max(entity.sure, mention.sure)
        if len(keys) > len(entity.keys):
            entity.keys = keys
        if junior:
            self.juniors.add(number)
            self.full[(*keys, "jr")] = number
            self.full.setdefault(keys, number)
        else:
            self.full[keys] = number
        append_once(self.by_last, keys[-1], number)
        for given in (keys[0], *mention.nicknames):
            append_once(self.given, given, number)
        for at in range(1, len(keys)):
            append_once(self.surnames, keys[at:], number)
        for middle in keys[1:-1]:
            append_once(self.middle, middle, number)

    def _add_couple(self, one: Mention, other: Mention) -> None:
        """Give *Bob* in *Bob and Linda Hargrove* the surname that both share."""
        surname = core_name(other.keys)[1:]
        text = self.parse.text
        one.kind, one.sure, one.how = "person", 2, "full-name"
        entity = self._new(one, "person")
        entity.keys = (*one.keys, *surname)
        entity.name = single_spaced(
            f"{text[one.start : one.end]} {text[other.start : other.end].split(maxsplit=1)[-1]}"
        )
        self.full.setdefault(entity.keys, entity.number)
        append_once(self.by_last, surname[-1], entity.number)
        append_once(self.given, one.keys[0], entity.number)
        append_once(self.surnames, surname, entity.number)

    def _part_kunyas(self) -> None:
        """Leave the bare surname to those who bear it alone: *Amer* is Hassan Amer, not Sadeq *Abu Amer* beside him."""
        for keys, numbers in self.surnames.items():
            if len(keys) == 1 and len(numbers) > 1:
                plain = [one for one in numbers if self.entities[one].keys[-2:-1] != ("abu",)]
                numbers[:] = plain or numbers

    def _is_surname(self, keys: tuple[str, ...]) -> bool:
        """Whether a name of two or more words is the tail of a longer one: *Al Shara* of *Ahmad Al Shara*."""
        return keys in self.surnames and (keys[0] not in GIVEN or keys[0] in PARTICLES)

    # Bodies and places

    def _add_body(self, mention: Mention) -> None:
        keys = without_article(mention.keys)
        if keys in self.surnames and keys[0] in PARTICLES:
            return  # von der Leyen
        if keys[-1:] in self.surnames and (keys[-2] in ORGANIZATION_HEADS or keys[-2] in MASTHEADS):
            cut_to_last(self.parse, mention)  # In the Washington Post Trump said
            return
        number = self.bodies.get(keys)
        if number is None:
            number = self._new(mention, mention.kind).number
            self.entities[number].keys = keys
            self.bodies[keys] = number
            if mention.kind == "organization":
                for at in range(1, len(keys)):
                    append_once(self.parts, keys[at:], number)
                    append_once(self.parts, keys[:at], number)
                for at in range(1, len(keys) - 1):
                    if keys[at + 1] in ("of", "for") and keys[at] in ORGANIZATION_CORES:
                        append_once(self.parts, keys[at : at + 1], number)  # the College: the Royal College of Nursing
        mention.entity, mention.how = number, "full-name"

    def _is_known_person(self, keys: tuple[str, ...]) -> bool:
        return keys in self.full or len(self.surnames.get(keys, ())) == 1

    # Short forms

    def _add_short(self, mention: Mention, owners: Owners) -> None:
        keys = core_name(mention.keys)
        if mention.kind != "organization" or mention.sure < 3 or mention.keys in self.persons_too:
            found = self._person_of(mention, keys, owners)
            if found is not None:
                mention.entity = found
                owners.saw_short(self.entities[found], keys)
                return
            if mention.rivals:
                return
        if mention.kind == "title":
            return
        plain = without_article(mention.keys)
        if len(plain) == 1 and plain[0].endswith("s") and (plain[0][:-1],) in self.surnames:
            mention.kind, mention.sure = "group", 3  # the Clintons
        if mention.kind in ("organization", "place", "unknown"):
            number = self.bodies.get(plain)
            known = mention.sure > 2 and mention.keys[-1] not in ORGANIZATION_HEADS
            if number is None and not known and plain not in self.singles:
                candidates = [] if plain in _WHOLE else self.parts.get(plain, [])
                if len(plain) == 1 and self.parse.lowers[mention.first - 1 : mention.first] != ["the"]:
                    # St Brede's College is not *the College*, which the Royal College of Nursing is
                    named = [(self.entities[one].keys, one) for one in candidates]
                    candidates = [one for keys, one in named if plain[0] in (keys[0], keys[-1])]
                if mention.kind == "place":  # Southwest Airlines … Southwest: taken for a region by the model alone
                    candidates = [one for one in candidates if self.entities[one].keys[: len(plain)] == plain]
                near = [one for one in candidates if one in owners.seen]
                if len(candidates) == 1 or (near and mention.keys[-1] in ORGANIZATION_HEADS):
                    number = candidates[0] if len(candidates) == 1 else owners.latest(near, mention)
                    mention.how = "short-form"
            if number is not None:
                mention.entity = number
                mention.how = mention.how or "full-name"
                return
        company = None if mention.rivals else self._company_of(mention, plain)
        if company is not None or mention.rivals:
            mention.kind, mention.entity, mention.how = "organization", -1 if company is None else company, "short-form"
            return
        alone = mention.kind == "person" and len(keys) == 1 and not mention.titles
        if mention.sure < 2 and (mention.headline or alone):
            return
        number, single = self.singles.get(plain), plain
        if number is not None and mention.gender and not may_be(self.entities[number], mention):
            single = (*plain, mention.gender)  # Mrs Hale and Mr Hale
            number = self.singles.get(single)
        elif number is not None and not mention.titles and any((*plain, one) in self.singles for one in "fm"):
            # Mr Hale said … Mrs Hale said … Hale said
            mention.rivals = (number, *(self.singles[(*plain, one)] for one in "fm" if (*plain, one) in self.singles))
            return
        if number is None:
            kind: NameKind = "person" if mention.kind == "unknown" and mention.sure == 2 else mention.kind
            if kind == "person" and len(keys) > 1 and not mention.headline:
                mention.kind = kind
                self._add_person(mention, new=True)  # Björk Guðmundsdóttir … Björk
                return
            entity = self._new(mention, kind)
            entity.keys = plain
            entity.vote(mention.gender, HONORIFIC_SAYS)
            self.singles[single] = number = entity.number
            self.tallies[number] = {kind: 1}
        else:
            entity = self.entities[number]
            if mention.sure > entity.sure:
                entity.kind, entity.sure = mention.kind, mention.sure
            tally = self.tallies.setdefault(number, {})
            tally[mention.kind] = tally.get(mention.kind, 0) + 1
        mention.entity, mention.how = number, "full-name"

    def _company_of(self, mention: Mention, plain: tuple[str, ...]) -> int | None:
        """The company whose first word the model takes for a person: *Hansung* of Hansung Motors; not *Rockefeller*
        of the Rockefeller Foundation."""
        if mention.kind != "person" or mention.sure > 2 or mention.titles or len(plain) != 1:
            return None
        if plain in self.surnames or plain in self.singles:
            return None  # Roe Ltd … Mr Roe … Roe
        found = [
            number
            for number in self.parts.get(plain, ())
            if self.entities[number].keys[0] == plain[0] and self.entities[number].keys[-1] in _OF_COMPANIES
        ]
        mention.rivals = tuple(found) if len(found) > 1 else ()
        return found[0] if len(found) == 1 else None

    def _person_of(self, mention: Mention, keys: tuple[str, ...], owners: Owners) -> int | None:
        """The person whose surname (or single given name) a mention is; rivals are kept where there are several."""
        first = mention.run_first
        if mention.kind == "place" and mention.sure > 2 and is_after_place_word(self.parse, first):
            return None
        candidates = list(self.surnames.get(keys, ()))
        how = "surname"
        if mention.kind == "title" and not candidates:
            return None
        guessed = mention.kind in ("organization", "group", "place") and mention.sure == 2
        guessed = guessed and not self.parse.words[mention.last].isupper()
        guessed = guessed and not (mention.kind == "place" and is_after_place_word(self.parse, first))
        if not candidates and len(keys) == 1 and (mention.kind in ("person", "unknown") or mention.titles or guessed):
            candidates, how = list(self.given.get(keys[0], ())), "given-name"
        if not candidates and len(keys) == 1:
            candidates, how = list(self.middle.get(keys[0], ())), "given-name"  # Lula for Luiz Inácio Lula da Silva
        if len(candidates) > 1 and is_junior(mention.keys):
            candidates = [one for one in candidates if one in self.juniors] or candidates
        if mention.gender and len(candidates) > 1:
            fitting = [one for one in candidates if may_be(self.entities[one], mention)]
            candidates = [one for one in fitting if one in self.kin] or fitting or candidates  # Mrs Obama
        elif len(candidates) == 2 and not mention.titles:
            candidates = self._without_kin(candidates)
        if mention.kind in ("organization", "place") and mention.sure >= 3 and len(candidates) > 1:
            return None
        if not candidates:
            return None
        if len(candidates) > 1 and mention.titles and mention.titles[-1] in OFFICES:
            fitting = [one for one in candidates if one in self.titled or len(self.entities[one].keys) == 1]
            fitting = fitting or [one for one in candidates if one in self.honoured]
            candidates = fitting if len(fitting) == 1 else candidates
        if len(candidates) > 1:
            owner = owners.owner(keys, candidates, self.entities, mention)
            if owner is None:
                mention.rivals = tuple(candidates)
                return None
            candidates = [owner]
        if not may_be(self.entities[candidates[0]], mention):
            return None
        mention.kind, mention.how = "person", how
        return candidates[0]

    def _without_kin(self, candidates: list[int]) -> list[int]:
        """Of somebody with an office and a relative of his the first alone: *Obama*, not Michelle Obama, his wife."""
        plain = [one for one in candidates if one not in self.kin]
        held = len(plain) == 1 and (plain[0] in self.titled or len(self.entities[plain[0]].keys) == 1)
        return plain if held else candidates
