"""*The 54-year-old*, *the striker*, *the woman*: descriptions that name no office of anybody, taken for the person in
focus."""

from __future__ import annotations

from attrs import define, field

from quoteattr.attribution.names.mentions import Gender, Mention, MentionTable
from quoteattr.attribution.reference.ages import Ages
from quoteattr.attribution.reference.coreference import Focus, Referent
from quoteattr.attribution.reference.link import DescriptionLink
from quoteattr.attribution.reference.nouns import NounIndex
from quoteattr.attribution.reference.offices import Offices, is_of_another_party
from quoteattr.attribution.roles.fit import (
    ONCE,
    UNDER,
    gender_of_noun,
    is_alike,
    is_another,
    modifiers_of,
    plain_word,
    role_words,
)
from quoteattr.attribution.roles.kinds import Description
from quoteattr.attribution.vocabulary import (
    DEMONYMS,
    KIN,
    LEADERS,
    OFFICES,
    OVER_PLACES,
    PARENT_OF,
    PARTIES,
    PARTY_NOUNS,
    PEOPLE_NOUNS,
    ROLE_NOUNS,
    STATE_OFFICES,
    VARIED,
)
from quoteattr.grammar import NOMINAL_SUBJECTS
from quoteattr.lexicon.words import load_words
from quoteattr.syntax import own_subject
from quoteattr.text.parse import Parse

__all__ = ["ASKED", "INTRODUCED", "OF_ANY_STATE", "InFocus"]

INTRODUCED = 6
"""How far back an introduction (*a woman*) reaches, in paragraphs."""
OF_ANY_STATE = OFFICES | STATE_OFFICES
_TOLD = frozenset({"ROOT", "advcl", "relcl"})
_FEW = 12  # mentions of names that are looked at
_WORDS = load_words("descriptions")
_BESIDE = _WORDS["beside-the-story"].words
_COUNTERPARTS = _WORDS["counterparts"].words
# Nobody is called by these whom the article has not told to be one.
_OF_OTHERS = _COUNTERPARTS | ((STATE_OFFICES | LEADERS | OVER_PLACES) - VARIED)
ASKED = _WORDS["asked"].words
_VEILED = _WORDS["veiled"].words
_PLAYERS = _WORDS["players"].words


@define(slots=True, eq=False)
class InFocus:
    """Links descriptions to the person in focus."""

    table: MentionTable
    nouns: NounIndex
    ages: Ages
    offices: Offices
    _called: dict[str, int] = field(init=False, factory=dict)  # whom *the Harbour Party leader* was taken for

    def resolve(
        self, description: Description, focus: Focus, wanted: str, capitals: list[int], *, tag: bool
    ) -> DescriptionLink:
        """The person in focus, where the description names no office of somebody else: *the 54-year-old*, *the
        billionaire*."""
        parse, head = self.table.parse, description.head
        modifiers = modifiers_of(self.table, description)
        aged = any(parse.lowers[token] == "old" or parse.lowers[token].endswith("-old") for token in (*modifiers, head))
        parent = wanted in KIN and self._counts_children(description)
        parent = parent or PARENT_OF.search(parse.text[parse.starts[head] : parse.ends[head]]) is not None
        aged = aged or parent
        if wanted in KIN and not aged:
            return DescriptionLink()
        plain_person = parse.lowers[head] in PEOPLE_NOUNS
        aged = aged or wanted in DEMONYMS  # the Spaniard
        generic = aged or plain_person or any(plain_word(parse.lowers[token]) in PARTIES for token in capitals)
        partisan = parse.lowers[head] in PARTY_NOUNS and parse.words[head][0].isupper()
        generic = generic or partisan
        if partisan and not modifiers:
            members = self.offices.of_party(parse.lowers[head])
            if len(members) == 1 and self.table.last_before(members[0], parse.starts[head]) >= 0:
                return DescriptionLink(members[0])
        introduced = self.nouns.introduced_before(head)
        veiled = focus.speaker[1] if focus.speaker is not None and focus.speaker[0] == "thing" else -1
        if veiled > introduced and wanted in _VEILED and description.first == head and parse.lowers[veiled] in _VEILED:
            if parse.paras[head] - focus.speaker_paragraph <= 1:
                return DescriptionLink(thing=veiled)  # An insider claimed … The source added
        if introduced >= 0 and not capitals and parse.paras[head] - parse.paras[introduced] <= INTRODUCED:
            return DescriptionLink(thing=introduced)
        asked = self._asked(description, focus, wanted)
        if asked is not None:
            return DescriptionLink(asked)
        does = parse.lowers[head] in _COUNTERPARTS and self._does(focus, head)
        if does:
            wanted = parse.lowers[head]
        beside = wanted in _BESIDE or (wanted in _COUNTERPARTS and wanted not in VARIED and not aged and not does)
        of_old = wanted not in STATE_OFFICES and self._is_of_old(description)
        if (beside and not focus.adds and not of_old) or not (tag or parse.deps[head] in NOMINAL_SUBJECTS):
            return DescriptionLink()
        if capitals and description.name.lower() in self._called:
            return DescriptionLink(self._called[description.name.lower()])
        referent = focus.choose_person(gender_of_noun(parse.lowers[head]), head, tag=True).referent
        if (
            plain_person
            and not aged
            and referent is not None
            and self._has_match(referent, head, gender_of_noun(parse.lowers[head]))
        ):
            return DescriptionLink()
        plainly = parse.deps[head] in NOMINAL_SUBJECTS and description.last == head and not capitals
        elsewhere = any(token > head for token in capitals)  # the captain of Lowell Town
        plainly = (tag or plainly) and (does or wanted not in _OF_OTHERS) and not elsewhere
        here_only = focus.subject_here(gender_of_noun(parse.lowers[head]), head) if plainly else None
        if here_only is None and plainly and tag and wanted in _PLAYERS:
            here_only = self._player_before(focus, head)
        referent = here_only if here_only is not None else referent
        named = referent is not None and referent[0] == "entity"
        if referent and named and not (aged or of_old) and self.offices.has_another_trade(referent[1], wanted):
            return DescriptionLink()
        if referent and named and not tag and self._is_told_of_by(referent[1], head):
            return DescriptionLink()  # the teacher said Ms Prout had lied
        age = self.ages.of(parse.starts[description.first], parse.ends[description.last])
        if referent is None or (age is not None and self.ages.is_other(referent[1], age)):
            return DescriptionLink()
        years = self.ages.of_noun(parse.lowers[head])
        if years is not None and named and self.ages.is_beyond(referent[1], years):
            return DescriptionLink()
        if referent[0] == "thing":
            taken_up = plain_person and not self._is_told_apart(referent[1], head)
            goes_on = focus.speaker == referent and parse.paras[head] - focus.speaker_paragraph <= 1
            taken_up = taken_up or (aged and tag and goes_on)  # her grandmother said … “…,” the 71-year-old said
            return DescriptionLink(thing=referent[1]) if taken_up else DescriptionLink()
        near = focus.speaker == referent and parse.paras[head] - focus.speaker_paragraph <= 1
        if wanted in DEMONYMS and here_only is None and self._has_company(referent, head, speaks_on=near):
            return DescriptionLink()
        here = tag or parse.paras[head] == focus.speaker_paragraph
        varied = here and wanted in VARIED and description.last == head
        same = [stated for stated in self.offices.of(referent[1]) if stated.office == wanted] if varied else []
        varied = varied and not (same and is_another(self.table, head, modifiers, same))  # the opposition leader
        office_free = wanted not in OF_ANY_STATE or not self.offices.has_office(referent[1])
        varied = varied or (tag and office_free and description.last == head)
        varied = varied or of_old
        if near and (varied or focus.adds) and self._is_alone(referent, focus, head):
            self._called[description.name.lower()] = referent[1]
            return DescriptionLink(referent[1])
        roles = self.offices.of(referent[1])
        if beside:  # Poole said … The lawyer added
            goes_on = near and description.last == head and not roles and not of_old
            return DescriptionLink(referent[1]) if goes_on else DescriptionLink()
        if partisan and is_of_another_party(parse.lowers[head], roles):
            return DescriptionLink()
        holds_office = any(stated.how != "party" for stated in roles)
        if not generic and (wanted in OFFICES or wanted in STATE_OFFICES) and holds_office:
            return DescriptionLink()
        if here_only is not None:
            return DescriptionLink(referent[1])  # Lee was angry. “No,” the striker said
        if wanted == "candidate" and self._is_named_in(referent[1], head):
            return DescriptionLink()  # Sanders advised Clinton as the Democratic nominee went on: she is the nominee
        if generic and (parent or partisan or not plain_person):
            near = near or focus.is_subject_near(referent, head) or self._is_only_parent(referent, head, parent=parent)
        if wanted in _OF_OTHERS and not generic and any(parse.lowers[token] in UNDER for token in modifiers):
            return DescriptionLink()  # Ann Lee said … The deputy mayor said …
        telling = head > description.first and not capitals
        if near and (generic or (description.last == head and (telling or not roles))):
            return DescriptionLink(referent[1])
        return DescriptionLink()

    def _player_before(self, focus: Focus, head: int) -> Referent | None:
        """The one person that the last sentence of the paragraph before tells of, unless another trade than a player's
        is told of that one.
        """
        opens = self.table.parse.paragraphs[self.table.parse.paras[head]][0]
        told = focus.subject_before(gender_of_noun(self.table.parse.lowers[head]), opens)
        if told is None:
            return None
        roles = self.offices.of(told[1])
        return told if not roles or not _PLAYERS.isdisjoint(role_words(roles)) else None

    def _does(self, focus: Focus, head: int) -> bool:
        """Whether the sentence that names the person in focus tells that trade by its verb: *Ann Lee teaches there. The
        teacher said*; not what somebody did once: *Ann Lee drove home. The driver said*.
        """
        parse, noun = self.table.parse, self.table.parse.lowers[head]
        referent = focus.choose_person(gender_of_noun(noun), head, tag=True).referent
        if referent is None or referent[0] != "entity":
            return False
        at = self.table.before(parse.starts[head])
        recent = self.table.mentions[max(0, at - _FEW) : at]
        named = next((one for one in reversed(recent) if one.entity == referent[1]), None)
        if named is None:
            return False
        verbs = (token for token in range(*parse.sent_bounds[parse.sents[named.last]]) if parse.tags[token] == "VBZ")
        return any(
            noun in (f"{parse.lemmas[verb]}r", f"{parse.lemmas[verb]}er", f"{parse.lemmas[verb]}or")
            and named.last in (parse.heads[verb], own_subject(parse, verb))
            for verb in verbs
        )

    def _counts_children(self, description: Description) -> bool:
        """Whether a description is of a parent by the number of children: *the mother of two*; not *of the victim*."""
        parse, of = self.table.parse, description.head + 1
        if description.head >= description.last or parse.lowers[of] != "of":
            return False
        counted = parse.tags[of + 1 : of + 2] == ["CD"] or parse.lowers[of + 1 : of + 2] in (["twins"], ["triplets"])
        return counted and parse.lowers[of + 2 : of + 3] != ["of"]  # the mother of one of the boys

    def _is_only_parent(self, referent: Referent, head: int, *, parent: bool) -> bool:
        """Whether *the mother of two* can only be a woman named before, wherever she stood: Rob Stone found Ann Lee."""
        gender = gender_of_noun(self.table.parse.lowers[head])
        return parent and bool(gender) and self.table.entities[referent[1]].gender == gender

    def _is_told_apart(self, thing: int, head: int) -> bool:
        """Whether a plain noun is of somebody beside an unnamed person: *An officer said the man was armed. The man
        said …*; an officer is seldom called so at all.
        """
        lowers = self.table.parse.lowers
        return lowers[thing] in _BESIDE or lowers[head] in lowers[thing + 1 : head]

    def compatriot(self, capitals: list[int], focus: Focus, head: int) -> int | None:
        """Whoever has spoken in this paragraph, where only a nationality is told of them: *The Spanish director said*;
        else None."""
        parse, speaker = self.table.parse, focus.speaker
        if not capitals or any(parse.lowers[token] not in DEMONYMS for token in capitals):
            return None
        if speaker is None or speaker[0] != "entity":
            return None
        if parse.lowers[head] not in VARIED and parse.lowers[head] in OF_ANY_STATE:
            return None
        here = focus.speaker_paragraph == parse.paras[head] and self.table.entities[speaker[1]].kind == "person"
        return speaker[1] if here and self._is_alone(speaker, focus, head) else None

    def _has_company(self, referent: Referent, head: int, *, speaks_on: bool) -> bool:
        """Whether others are named in this paragraph or the two before it: any of them may be *the Briton*; but beside
        who spoke last (``speaks_on``) only those of whom a sentence tells: *Lee said Roe was ill. The Briton said*.
        """
        parse = self.table.parse
        at = self.table.before(parse.starts[head])
        return any(
            self._is_another_person(mention, referent[1])
            for mention in self.table.mentions[max(0, at - _FEW) : at]
            if parse.paras[head] - parse.paras[mention.last] <= 2
            if not speaks_on or parse.sents[mention.last] == parse.sents[head] or _is_told_of(parse, mention.last)
        )

    def _has_match(self, referent: Referent, head: int, gender: Gender) -> bool:
        """Whether the last sentence about a person names another who may be *the woman*: *Ann Lee hit Mia Roe*."""
        parse, table = self.table.parse, self.table
        at = table.before(parse.starts[head])
        people = [
            one
            for one in table.mentions[max(0, at - _FEW) : at]
            if one.kind == "person" and one.entity >= 0 and not one.quoted
        ]
        last = next((parse.sents[one.last] for one in reversed(people) if ("entity", one.entity) == referent), -1)
        return any(
            one.entity != referent[1]
            and parse.sents[one.last] == last
            and table.entities[one.entity].gender in ("", gender)
            for one in people
        )

    def _asked(self, description: Description, focus: Focus, wanted: str) -> int | None:
        """The named person who spoke last, where *the expert* alone takes that one up; else None."""
        head, speaker = description.head, focus.speaker
        if wanted not in ASKED or description.first != head or description.last != head or speaker is None:
            return None
        gap = self.table.parse.paras[head] - focus.speaker_paragraph
        if speaker[0] != "entity" or gap > 2 or self.table.entities[speaker[1]].kind != "person":
            return None
        roles = self.offices.of(speaker[1])
        if roles and not any(is_alike(wanted, word) for word in role_words(roles)):
            return None  # Prime Minister Ann Lee is not the expert
        return speaker[1] if self._is_alone(speaker, focus, head) else None

    def _is_alone(self, referent: Referent, focus: Focus, token: int) -> bool:
        """Whether nobody else is named from the last speaker's paragraph on to a token."""
        parse = self.table.parse
        since = parse.starts[token] - parse.paragraphs[focus.speaker_paragraph][0]
        at = self.table.before(parse.starts[token])
        for mention in reversed(self.table.mentions[max(0, at - _FEW) : at]):
            if parse.starts[token] - mention.start > since:
                break
            if self._is_another_person(mention, referent[1]):
                return False
        return True

    def _is_another_person(self, mention: Mention, number: int) -> bool:
        """Whether a name outside marks is another person's; not *Wexcombe* in *Wexcombe manager Rob Stone*."""
        if mention.kind != "person" or mention.quoted or mention.entity == number:
            return False
        parse, after = self.table.parse, mention.last + 1
        return len(mention.keys) > 1 or after >= len(parse) or parse.lowers[after] not in ROLE_NOUNS

    def _is_of_old(self, description: Description) -> bool:
        """Whether a description says what somebody was: *the former Ireland coach*."""
        lowers = self.table.parse.lowers
        return any(lowers[token] in ONCE for token in range(description.first, description.head))

    def _is_told_of_by(self, number: int, token: int) -> bool:
        """Whether a person is named in the sentence of a token, behind it: who is described there speaks of another."""
        parse = self.table.parse
        last = self.table.last_before(number, parse.ends[parse.sent_bounds[parse.sents[token]][1] - 1])
        return last > parse.starts[token]

    def _is_named_in(self, number: int, token: int) -> bool:
        """Whether a person is named in the sentence of a token, before it."""
        parse = self.table.parse
        last = self.table.last_before(number, parse.starts[token])
        return last >= parse.starts[parse.sent_bounds[parse.sents[token]][0]]


def _is_told_of(parse: Parse, name: int) -> bool:
    """Whether a sentence is about a name, or about what is beside its subject: *Roe wept*, *Lee and Roe wept*."""
    token = name
    while parse.deps[token] in ("appos", "conj") and parse.heads[token] < token:
        token = parse.heads[token]
    return parse.deps[token] in NOMINAL_SUBJECTS and parse.deps[parse.heads[token]] in _TOLD
