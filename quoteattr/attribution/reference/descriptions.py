"""*The ambassador*, *the 54-year-old*, *the woman*: descriptions of people.

A description is linked when one person of the article bears the office it names (or is called by a narrower word for
it), when the
article introduced somebody by the same noun, or when it can only mean the one in focus; with several it stays open.
"""

from __future__ import annotations

from attrs import define, field

from quoteattr.attribution.names.mentions import MentionTable
from quoteattr.attribution.reference.accused import find_accused
from quoteattr.attribution.reference.ages import Ages
from quoteattr.attribution.reference.bodies import BodyReader, find_recent
from quoteattr.attribution.reference.coreference import Focus
from quoteattr.attribution.reference.counsel import Counsel
from quoteattr.attribution.reference.in_focus import INTRODUCED, OF_ANY_STATE, InFocus
from quoteattr.attribution.reference.leads import find_told_alike, is_for_another
from quoteattr.attribution.reference.link import DescriptionLink
from quoteattr.attribution.reference.nouns import NounIndex
from quoteattr.attribution.reference.officers import OPENING, find_named_after, find_officer
from quoteattr.attribution.reference.offices import SAME, Offices
from quoteattr.attribution.reference.places import resolve_place
from quoteattr.attribution.reference.presented import find_presented
from quoteattr.attribution.reference.relatives import Relatives
from quoteattr.attribution.roles.anonymity import find_anonymity
from quoteattr.attribution.roles.fit import (
    gender_of_noun,
    is_alike,
    is_another,
    is_in_title,
    is_of_another_time,
    modifiers_of,
    plain_word,
    role_words,
)
from quoteattr.attribution.roles.kinds import Description, describe, kind_of_noun
from quoteattr.attribution.roles.title_bodies import OF_PORTFOLIOS
from quoteattr.attribution.vocabulary import (
    DEMONYMS,
    KIN,
    LEADERS,
    ORGANIZATION_NOUNS,
    OVER_PLACES,
    STATE_OFFICES,
    office,
)
from quoteattr.grammar import NOMINAL_SUBJECTS
from quoteattr.lexicon.words import load_words
from quoteattr.records import SpeakerKind

__all__ = ["DescriptionReader"]

_APART = 3  # characters between a description and the clause that keeps the name back
_OTHERS, _REACH = frozenset({"another", "fellow", "other", "second"}), 5
_DEEPEST = 8  # clauses and phrases that are climbed
# Within how many paragraphs after the opening ones whom they describe is named.
_NAMED_WITHIN = 4
_WORDS = load_words("descriptions")
_OF_ONE_PLACE = _WORDS["one-of-a-place"].words
_BESIDE = _WORDS["beside-the-story"].words
_MAKERS = _WORDS["makers"].words
_OF_MANY = _BESIDE - {"coroner", "judge", "magistrate", "prosecutor"}  # of whom a story may have several
_OF_ONE_HOLDER = STATE_OFFICES | LEADERS | OVER_PLACES
# A name or nationality in the description that the person's roles hold, or do not.
FITS, MISFITS = 0.5, -0.45


@define(slots=True, eq=False)
class DescriptionReader:
    """Links descriptions to named people and bodies."""

    table: MentionTable
    nouns: NounIndex
    bodies: BodyReader
    relatives: Relatives
    ages: Ages
    offices: Offices
    in_focus: InFocus
    counsel: Counsel
    _met: set[int] = field(init=False, factory=set)  # whom descriptions were taken for
    _taken: dict[str, int] = field(init=False, factory=dict)  # whom each was taken for first

    @classmethod
    def of(cls, table: MentionTable) -> DescriptionReader:
        """The reader of an article's descriptions."""
        nouns, ages, offices = NounIndex(table), Ages(table), Offices(table)
        in_focus = InFocus(table, nouns, ages, offices)
        for noun in nouns.people:
            if table.parse.paras[noun] <= OPENING and (number := find_accused(table, offices, ages, noun)) is not None:
                nouns.named[noun] = number
        counsel, bodies = Counsel(table, nouns, offices), BodyReader(table, nouns)
        return cls(table, nouns, bodies, Relatives(table), ages, offices, in_focus, counsel)

    def resolve(self, description: Description, focus: Focus, *, tag: bool, its: str | None = None) -> DescriptionLink:
        """Link a description to an entity; an empty link where it is all there is. ``its``: whom *its* means."""
        parse = self.table.parse
        if description.plural and description.kind is SpeakerKind.GROUP:
            lower = parse.lowers[description.head]
            if not tag or lower not in DEMONYMS or lower.endswith("s") or description.first != description.last:
                return DescriptionLink()
            return self.in_focus.resolve(description, focus, lower, [], tag=True)  # “…,” the Portuguese said
        if description.determiner == "indefinite":
            return self._named_next(description)
        if description.kind is SpeakerKind.PERSON:
            link = self.counsel.link(description, focus) if its is None else self._of_body(description, its)
            if link == DescriptionLink():
                link = self._person(description, focus, tag=tag)
            if link.entity in self._telling_of(description.head):
                return DescriptionLink()
            if link.entity is not None and self._is_kept_back(description, link.entity, focus):
                return DescriptionLink()
            if link.entity is not None:
                self._met.add(link.entity)
                self._taken.setdefault(description.name.lower(), link.entity)
            return link
        if description.determiner != "definite":
            headline = description.determiner == "bare" and parse.paras[description.head] == 0
            return self._named_next(description) if headline else DescriptionLink()
        if description.kind is SpeakerKind.PLACE and description.first == description.last:
            return resolve_place(self.table, description)
        if description.kind is SpeakerKind.ORGANIZATION:
            link = self.bodies.resolve_body(description, focus)
            maker = self._maker(description) if link.entity is None else None
            return link if maker is None else DescriptionLink(maker)
        return DescriptionLink()

    def bearer(self, noun: int) -> int | None:
        """The one person named before who bears the office that a definite noun phrase names; else None."""
        parse = self.table.parse
        wanted = office(parse.lowers[noun])
        if not self.offices.bearers(wanted):
            return None
        description = describe(self.table, self.nouns.phrase(noun), noun)
        capitals = [token for token in modifiers_of(self.table, description) if parse.words[token][0].isupper()]
        numbers = self._bearers(description, wanted, capitals)
        named = len(numbers) == 1 and self.table.last_before(numbers[0], parse.starts[noun]) >= 0
        return numbers[0] if named else None

    def _maker(self, description: Description) -> int | None:
        """The one person named before by a trade that is a company's as well: *Rob Hill, a shipbuilder*; else None."""
        parse, head = self.table.parse, description.head
        if parse.lowers[head] not in _MAKERS or head - description.first > 1:
            return None
        held = [number for number, score in self.offices.bearers(parse.lowers[head]).items() if score == SAME]
        before = len(held) == 1 and self.table.last_before(held[0], parse.starts[head]) >= 0
        return held[0] if before else None

    def meant_by(self, noun: int, focus: Focus) -> int | None:
        """The named body that *the agency* alone means where it is a subject, or the person whom the next paragraphs
        name (*a man accused of arson*); else None.
        """
        parse = self.table.parse
        named = self.nouns.named.get(self.nouns.resumed.get(noun, noun))
        if named is not None:
            return named
        alone = parse.lefts[noun] == noun - 1 and parse.lowers[noun - 1] == "the" and parse.rights[noun] == noun
        if not alone or parse.tags[noun] != "NN" or parse.deps[noun] not in NOMINAL_SUBJECTS:
            return None
        if parse.lowers[noun] not in ORGANIZATION_NOUNS:
            return None
        return self.bodies.resolve_body(describe(self.table, [noun - 1, noun], noun), focus).entity

    def _is_kept_back(self, description: Description, number: int, focus: Focus) -> bool:
        """Whether a description is of nobody whom the article names: *the nurse, who asked to stay anonymous,*; *a
        whistleblower said … The nurse added*, where a nurse is only named further on.
        """
        parse, head = self.table.parse, description.head
        hidden = find_anonymity(parse, head, None)
        if hidden is not None and 0 <= hidden.start - parse.ends[description.last] <= _APART:
            return True
        if number in self._met or self.table.last_before(number, parse.starts[head]) >= 0 or focus.speaker is None:
            return False
        wanted = office(parse.lowers[head])
        if wanted in OF_ANY_STATE or wanted in _OF_ONE_HOLDER or wanted in _OF_ONE_PLACE:
            return False  # A man said … The mayor added …, of whom a place has one
        near = parse.paras[head] - focus.speaker_paragraph <= 1
        sort, token = focus.speaker
        return near and sort == "thing" and kind_of_noun(parse, token)[0] is SpeakerKind.PERSON

    def _telling_of(self, head: int) -> set[int]:
        """Who tells of a described person and so is somebody else: *Ahmed said the minister had promised that …*."""
        parse = self.table.parse
        found: set[int] = set()
        opens = parse.sent_bounds[parse.sents[head]][0]
        if parse.lowers[opens : opens + 2] == ["according", "to"]:
            named = (self.table.at.get(token) for token in range(opens, head))
            found.update(mention.entity for mention in named if mention is not None)
        token = head
        for _ in range(_DEEPEST):
            clause, token = token, parse.heads[token]
            if token == clause:
                break
            if parse.deps[clause] == "ccomp" and token < head:
                subjects = [kid for kid in parse.children[token] if kid < head and parse.deps[kid] in NOMINAL_SUBJECTS]
                found.update(mention.entity for kid in subjects if (mention := self.table.at.get(kid)) is not None)
        return found

    def _named_next(self, description: Description) -> DescriptionLink:
        """Whoever the opening of the article only describes, and the next paragraphs name: *A federal judge on Monday
        blocked the law … U.S. District Judge Ann Lee wrote*.
        """
        parse, head = self.table.parse, description.head
        if parse.paras[head] > OPENING or description.plural or parse.deps[head] not in NOMINAL_SUBJECTS:
            return DescriptionLink()
        bare = description.determiner == "bare"
        if not bare and (description.first == 0 or parse.lowers[description.first - 1] not in ("a", "an")):
            return DescriptionLink()
        accused = None
        if description.kind is SpeakerKind.PERSON:
            accused = find_accused(self.table, self.offices, self.ages, head)
        if accused is not None:
            return DescriptionLink(accused)
        if description.kind is SpeakerKind.PERSON and description.role:
            wanted = office(parse.lowers[head])
            capitals = [token for token in modifiers_of(self.table, description) if parse.words[token][0].isupper()]
            numbers = self._bearers(description, wanted, capitals)
            numbers = [number for number in numbers if not self._is_of_other_body(number, description, capitals)]
            alike = find_told_alike(self.table, self.ages, description) if not numbers and not bare else None
            numbers = numbers if alike is None else [alike]
        elif description.kind is SpeakerKind.PERSON:
            alike = None if bare else find_told_alike(self.table, self.ages, description)
            numbers = [] if alike is None else [alike]
        elif description.kind is SpeakerKind.ORGANIZATION:
            numbers = self.bodies.named(description) or self.bodies.named_by_members(description)
        else:
            return DescriptionLink()
        if len(numbers) != 1:
            return DescriptionLink()
        mentions = [mention for mention in self.table.entities[numbers[0]].mentions if not mention.headline]
        if not mentions or mentions[0].start < parse.starts[head]:
            return DescriptionLink()
        before = parse.lowers[max(0, mentions[0].run_first - _REACH) : mentions[0].run_first]
        if not _OTHERS.isdisjoint(before):
            return DescriptionLink()  # A councillor said … Another councillor, Ann Lee, said
        near = parse.paras[mentions[0].last] - parse.paras[head] <= _NAMED_WITHIN
        return DescriptionLink(numbers[0]) if near else DescriptionLink()

    def _is_of_other_body(self, number: int, description: Description, capitals: list[int]) -> bool:
        if self.offices.is_of_other_body(number, capitals):
            return True
        held = [one.role.affiliation for one in self.offices.of(number) if one.role.affiliation]
        return is_for_another(self.table, description, held)

    def _of_body(self, description: Description, body: str) -> DescriptionLink:
        """Whoever bears an office of the body that *its* means, or is named right after the article's first lines."""
        officer = find_officer(self.table, self.offices, description, body)
        wanted = office(self.table.parse.lowers[description.head])
        if officer is None and wanted not in KIN and not self.offices.bearers(wanted):
            officer = find_named_after(self.table, self.offices, description, owned=True)
        return DescriptionLink(officer)

    def _person(self, description: Description, focus: Focus, *, tag: bool) -> DescriptionLink:
        parse, head = self.table.parse, description.head
        capitals = [token for token in modifiers_of(self.table, description) if parse.words[token][0].isupper()]
        possessed = any(parse.tags[token] == "POS" for token in range(description.first, head))
        in_headline = parse.sents[head] in self.table.headlines or _opens_as_headline(self.table, description)
        if description.determiner == "bare" and not (capitals or possessed or in_headline):
            return DescriptionLink()
        owned = description.first > 0 and parse.tags[description.first - 1] == "PRP$"
        wanted = office(parse.lowers[head])
        age = self.ages.of(parse.starts[description.first], parse.ends[description.last])
        if age is not None and description.determiner == "definite" and not owned and wanted not in KIN:
            aged = self.ages.bearers(age)
            if len(aged) == 1:
                return DescriptionLink(aged[0])
        years = self.ages.of_noun(parse.lowers[head]) if description.determiner == "definite" and not owned else None
        if years is not None and description.first == head and self.nouns.introduced_before(head) < 0:
            young = [one for one in self.ages.within(years) if self._fits(one, head)]
            if len(young) == 1 and not self._has_unnamed_of(years, head):
                return DescriptionLink(young[0])
        named = self.nouns.named.get(self.nouns.introduced_before(head)) if description.first == head else None
        if named is not None:
            return DescriptionLink(named)
        compatriot = self.in_focus.compatriot(capitals, focus, head) if description.determiner == "definite" else None
        if compatriot is not None:
            return DescriptionLink(compatriot)
        if wanted not in KIN and not owned:
            numbers = self._bearers(description, wanted, capitals)
            unnamed = self._unnamed_since(description, numbers) if not (capitals or possessed) else -1
            if unnamed >= 0:
                return DescriptionLink(thing=unnamed)
            if len(numbers) == 1:
                return DescriptionLink(numbers[0])
            if numbers and (in_headline or description.determiner == "bare"):
                # A headline speaks of whom the text names first.
                return DescriptionLink(min(numbers, key=lambda number: self.table.entities[number].mentions[0].start))
            if numbers:
                recent = find_recent(self.table, numbers, parse.starts[head])
                if (
                    recent is None
                    and tag
                    and focus.speaker is not None
                    and focus.speaker_paragraph == parse.paras[head]
                ):
                    recent = focus.speaker[1] if focus.speaker in [("entity", one) for one in numbers] else None
                return DescriptionLink(recent) if recent is not None else DescriptionLink(None, tuple(numbers[:5]))
            named = find_named_after(self.table, self.offices, description, owned=False)
            if named is None and wanted in STATE_OFFICES and description.determiner == "definite":
                named = self._taken.get(description.name.lower())  # as before: the prime minister is Ann Lee
            if named is not None:
                return DescriptionLink(named)
        presented = find_presented(self.table, self.offices, description) if description.role and not owned else None
        if presented is not None:
            return DescriptionLink(presented)
        if parse.lowers[head] in KIN and (owned or possessed):
            return DescriptionLink(self.relatives.find(head, focus))
        if owned or possessed:
            later = parse.lowers[description.first - 1] in ("its", "their") and not self.offices.bearers(wanted)
            return DescriptionLink(
                find_named_after(self.table, self.offices, description, owned=True) if later else None
            )
        if description.determiner != "definite":
            return DescriptionLink(find_accused(self.table, self.offices, self.ages, head) if in_headline else None)
        if wanted in KIN and description.first == description.last and self.nouns.introduced_before(head) < 0:
            tied = self.relatives.only(head)
            if tied is not None:
                return DescriptionLink(tied)
        return self.in_focus.resolve(description, focus, wanted, capitals, tag=tag)

    def _has_unnamed_of(self, years: range, head: int) -> bool:
        """Whether the article has introduced somebody by a noun of these years: *a boy*, who is *the child*."""
        for token in self.nouns.people:
            told = self.ages.of_noun(self.table.parse.lowers[token]) if token < head else None
            if told is not None and told.start < years.stop and years.start < told.stop:
                return True
        return False

    def _fits(self, number: int, head: int) -> bool:
        """Whether a person was named before a noun and may be of its gender."""
        parse = self.table.parse
        gender, known = gender_of_noun(parse.lowers[head]), self.table.entities[number].gender
        return (not gender or not known or gender == known) and self.table.last_before(number, parse.starts[head]) >= 0

    def _unnamed_since(self, description: Description, numbers: list[int]) -> int:
        """The unnamed person whom the article introduced by the same noun since it last named one who could be meant:
        *One official said … The official added*; or -1.
        """
        parse, head = self.table.parse, description.head
        introduced = self.nouns.introduced_before(head) if numbers and description.determiner == "definite" else -1
        if introduced < 0 or parse.paras[head] - parse.paras[introduced] > INTRODUCED:
            return -1
        since = parse.starts[introduced]
        named = any(self.table.last_before(number, parse.starts[head]) > since for number in numbers)
        return -1 if named else introduced

    def _bearers(self, description: Description, wanted: str, capitals: list[int]) -> list[int]:
        """The people who bear the office, those that fit best: *the Vermont senator*, *the president*."""
        parse = self.table.parse
        gender = gender_of_noun(parse.lowers[description.head])
        modifiers = modifiers_of(self.table, description)
        age = self.ages.of(parse.starts[description.first], parse.ends[description.last]) if modifiers else None
        scores: list[tuple[float, int]] = []
        early = parse.paras[description.head] <= OPENING or (wanted not in _OF_MANY and wanted in _OF_ONE_HOLDER)
        for number, score in self.offices.bearers(wanted).items():
            named = number in self._met or self.table.last_before(number, parse.starts[description.head]) >= 0
            if not early and not named:
                continue  # the officer who stopped the van is no chief constable that the article names later
            known = self.table.entities[number].gender
            if gender and known and known != gender:
                continue
            if age is not None and self.ages.is_other(number, age):
                continue
            roles = self.offices.of(number)
            held = [one for one in roles if one.office == wanted]
            if is_another(self.table, description.head, modifiers, held):
                continue
            if is_of_another_time(self.table, description, held):
                continue
            if not modifiers and any(stated.office == wanted and not stated.role.affiliation for stated in roles):
                score += 0.3
            words = role_words(roles) if modifiers else set()
            for token in modifiers:
                key = plain_word(parse.lowers[token])
                if token not in capitals:
                    score += 0.1 * (key in words)
                elif any(is_alike(key, word) for word in words):
                    score += FITS
                elif wanted in OF_PORTFOLIOS and is_in_title(key, held):
                    continue  # Oman's Minister of State for Foreign Affairs is the minister, Ann Lee
                elif not (wanted in _OF_ONE_PLACE and token > description.head and len(words) < 2):
                    score += MISFITS  # but *the mayor of Harbour Falls* may be Mayor Ilse Brandt
            if score > 0.3:
                scores.append((score, number))
        top = max((score for score, _ in scores), default=0.0)
        return [number for score, number in scores if score > top - 0.25]


def _opens_as_headline(table: MentionTable, description: Description) -> bool:
    """Whether a bare singular opens the article's first lines, as in a headline: *Lawmaker urges retaliation*."""
    parse, head = table.parse, description.head
    opens = description.first == head and parse.sent_bounds[parse.sents[head]][0] == head
    return opens and description.determiner == "bare" and not description.plural and parse.paras[head] <= 1
