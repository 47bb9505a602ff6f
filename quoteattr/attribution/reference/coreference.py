"""Where *she* becomes *Ana Diaz*: pronouns and descriptions resolved against the article's mentions, left to right.

A :class:`Focus` walks the article once. Every mention by name, every resolved source and every pronoun raises what it
refers to; a pronoun takes the candidate that its gender and number allow and that stands out clearly. Weights are those
of centering (subjects before objects, near before far, the last speaker first in a tag such as *“…,” she added*), not
trained.
A pronoun with two close candidates stays open: the caller gets both.
"""

from __future__ import annotations

import bisect
from collections.abc import Callable, Mapping, Sequence

from attrs import define, field

from quoteattr.attribution.names.genders import learn_gender
from quoteattr.attribution.names.mentions import Gender, MentionTable
from quoteattr.attribution.reference.prominence import (
    INNER_SUBJECT,
    OWNER_OF_SUBJECT,
    POSSESSOR,
    SIDE_SUBJECT,
    SUBJECT,
    is_about_one,
    place_in_clause,
    subjects_above,
    weigh_asked,
)
from quoteattr.attribution.reference.protagonist import find_protagonist, is_asked_by_writer
from quoteattr.attribution.vocabulary import (
    CROWDS,
    DATA_NOUNS,
    DOCUMENT_NOUNS,
    FEMALE_NOUNS,
    MALE_NOUNS,
    ORGANIZATION_NOUNS,
)
from quoteattr.grammar import NOMINAL_SUBJECTS
from quoteattr.lexicon.words import load_words
from quoteattr.syntax import clause_subject

__all__ = ["Candidate", "Choice", "Focus", "Referent", "is_plural_pronoun"]

# What is left of a mention's weight per sentence and per paragraph of distance.
PER_SENTENCE, PER_PARAGRAPH = 0.72, 0.65
AGAIN = 0.3  # how much of a second mention counts
QUOTED, IN_HEADLINE = 0.2, 0.25
# How well a named person and an unnamed one of unknown gender fit *he* and *she*.
UNKNOWN_GENDER, UNNAMED = 0.8, 0.6
BY_FIRST_NAME = 0.12
"""How well *she* fits Naoise Lee, which the lists of names have as a man's, where nothing else tells."""
IN_OFFICE = 0.72
"""How well *the president* fits *he*: The president met Rob Stone. He said … may be either."""
UNLIKELY = 0.45
"""How well whoever is only told as *the pilot* fits *she*: *The pilot rescued Ann Lee. She said*."""
# The last speaker's bonus in the same paragraph and in the one before it.
SPEAKER_HERE, SPEAKER_BEFORE = 1.6, 1.1
# The same where somebody else has been the subject in this paragraph since: from 0 to .2 no figure changes.
SPEAKER_TURNED = 0.1
LAST_SUBJECT = 0.3
"""What another gains whom the sentence before a paragraph's opening tag is about."""
# A candidate stands out when the next one has at most this share of its weight. The weights above are set by hand; on
# speakers.dev .6 to .85 here leave .911 of the linked pronouns right, .9 gives .875 (50 pronouns).
CLEAR = 0.8
MEMORY = 28

_WORDS = load_words("descriptions")
_IN_OFFICE = _WORDS["in-office"].words
_UNINTRODUCED = _IN_OFFICE | _WORDS["beside-the-story"].words | _WORDS["counterparts"].words
_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
_PAIRS = frozenset({"couple", "duo", "pair", "trio", "twins"})
"""Of people: no *it*."""
_INANIMATE = DATA_NOUNS | DOCUMENT_NOUNS

Fit = Callable[[tuple[str, int]], float]
Referent = tuple[str, int]
"""``("entity", number)`` of the mention table, or ``("thing", token)``: the head noun of a description."""


def is_plural_pronoun(lower: str) -> bool:
    """Whether a pronoun is *they*, *them* or *their*."""
    return lower in _PLURAL


@define(slots=True, eq=False)
class Candidate:
    """A referent that was mentioned, and how strongly."""

    referent: Referent
    token: int
    weight: float
    rank: int
    paragraph: int
    quoted: bool
    subject: bool


@define(frozen=True, slots=True)
class Choice:
    """The referent that stands out, or None; ``close`` are the referents that could be meant, best first."""

    referent: Referent | None
    close: tuple[Referent, ...] = ()


@define(slots=True, eq=False)
class Focus:
    """What the reader of the article has in mind at a position."""

    table: MentionTable
    persons: list[Candidate] = field(factory=list)
    things: list[Candidate] = field(factory=list)
    speaker: Referent | None = None
    speaker_rank: int = -99
    speaker_paragraph: int = -99
    asked: bool = False
    """Whether the speaker asked, and the source that is looked for replies: it is somebody else."""
    adds: bool = False
    """Whether the source that is looked for goes on speaking: *the seamer from Dorr added*."""
    addressed: frozenset[Referent] = frozenset()
    """Whom the sentence's speakers speak to: none of them (*in a letter to Mr Lind, he wrote*)."""
    papers: frozenset[Referent] = frozenset()
    """Outlets that somebody speaks to: no *he* and no *she*."""
    protagonist: int | None = field(init=False, default=None)
    """Whom the article is about, where it is about one person."""
    _ranks: list[int] = field(factory=list)
    told: dict[Referent, Gender] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        parse = self.table.parse
        self.protagonist = find_protagonist(self.table)
        self._ranks = sorted(parse.starts[first] for first, last in parse.sent_bounds if last > first)

    def rank(self, position: int) -> int:
        """The number of the sentence, in the order of the article, that a character stands in."""
        return bisect.bisect_right(self._ranks, position)

    def see(self, referent: Referent, token: int, *, person: bool, weight: float | None = None) -> None:
        """Note a mention whose head is ``token``."""
        parse = self.table.parse
        role = weight
        if role is None and not person:
            role = weigh_asked(parse, token)
        if role is None:
            role = place_in_clause(parse, token)
        quoted = parse.stretches[token] >= 0
        if quoted:
            role *= QUOTED
        if parse.sents[token] in self.table.headlines:
            role *= IN_HEADLINE
        seen = self.persons if person else self.things
        for one in seen[:-5:-1]:
            if one.token == token and one.referent == referent:
                one.weight = max(one.weight, role)  # a source is seen as a mention and as a speaker
                one.subject = one.subject or role >= INNER_SUBJECT
                return
        rank = self.rank(parse.starts[token])
        seen.append(Candidate(referent, token, role, rank, parse.paras[token], quoted, role >= INNER_SUBJECT))
        if len(seen) > 2 * MEMORY:
            del seen[:MEMORY]

    def speak(self, referent: Referent, token: int, *, person: bool) -> None:
        """Note who spoke last, at the source mention ``token``."""
        parse = self.table.parse
        self.speaker, self.speaker_rank = referent, self.rank(parse.starts[token])
        self.speaker_paragraph = parse.paras[token]
        self.see(referent, token, person=person, weight=SUBJECT)

    def choose_person(self, gender: Gender, token: int, *, tag: bool) -> Choice:
        """The person that *he*, *she* or a description means at ``token``. ``tag``: in a tag after a quote."""
        entities = self.table.entities

        parse = self.table.parse
        lowers = parse.lowers
        spoken = {candidate.referent for candidate in self.persons[-MEMORY:] if not candidate.quoted}

        def fits(referent: Referent) -> float:
            if referent not in spoken or referent in self.addressed or referent in self.papers:
                return 0.0  # named inside somebody's words only, or spoken to
            if referent[0] != "entity":
                noun = lowers[referent[1]]
                told = "m" if noun in MALE_NOUNS else "f" if noun in FEMALE_NOUNS else self.told.get(referent, "")
                vague = IN_OFFICE if noun in _IN_OFFICE and gender != "f" else UNNAMED
                if gender == "f" and noun in _UNINTRODUCED and lowers[parse.lefts[referent[1]]] == "the":
                    vague = UNLIKELY
                return vague if not told or not gender else float(told == gender)
            known = entities[referent[1]].gender
            if not gender or known == gender:
                return 1.0
            if not known:
                return UNKNOWN_GENDER
            return BY_FIRST_NAME if entities[referent[1]].is_gender_guessed else 0.0

        choice = self._choose(self.persons, fits, token, tag=tag)
        if self.protagonist is None or not gender:
            return choice
        hero: Referent = ("entity", self.protagonist)
        if entities[self.protagonist].gender != gender or hero not in spoken or hero in self.addressed:
            return choice
        if (choice.referent is None and hero in choice.close) or is_asked_by_writer(self.table, token):
            return Choice(hero)
        return choice

    def subject_here(self, gender: Gender, token: int) -> Referent | None:
        """The only person named in the paragraph before the sentence of ``token``, where that one is a subject there;
        else None.
        """
        paragraph, found = self.table.parse.paras[token], None
        rank = self.rank(self.table.parse.starts[token])
        subject = False
        for one in reversed(self.persons[-MEMORY:]):
            if one.paragraph != paragraph:
                break
            if one.quoted:
                continue
            if one.rank == rank or (found is not None and one.referent != found):
                return None  # Lee spoke as the heckler yelled
            found, subject = one.referent, subject or one.weight >= SIDE_SUBJECT
        if found is None or not subject or found[0] != "entity":
            return None
        known = self.table.entities[found[1]].gender
        return None if gender and known and gender != known else found

    def subject_before(self, gender: Gender, position: int) -> Referent | None:
        """The only person named in the last sentence before a character, where that one is its subject; else None."""
        rank, found, subject = self.rank(position - 1), None, False
        for one in reversed(self.persons[-MEMORY:]):
            if one.rank > rank or one.quoted or one.weight in (OWNER_OF_SUBJECT, POSSESSOR):
                continue  # his captain, Roe, apologised: Roe
            if one.rank < rank:
                break
            if one.referent[0] != "entity" or (found is not None and one.referent != found):
                return None
            found, subject = one.referent, subject or one.weight >= SIDE_SUBJECT
        if found is None or not subject:
            return None
        known = self.table.entities[found[1]].gender
        return None if gender and known and gender != known else found

    def tell(self, referent: Referent, gender: Gender, *, sure: bool) -> None:
        """Note that *he* or *she* was taken for a referent; ``sure``: as a subject or a source, not as an owner."""
        if referent[0] == "entity":
            learn_gender(self.table.entities[referent[1]], gender)
        elif gender and sure and not self._has_named(gender):
            self.told.setdefault(referent, gender)

    def _has_named(self, gender: Gender) -> bool:
        """Whether somebody of that gender was named in this paragraph or the one before: *the prosecutor said she had
        lied* says nothing of him.
        """
        entities, near = self.table.entities, self.persons[-1].paragraph - 1 if self.persons else 0
        return any(
            one.referent[0] == "entity"
            and one.paragraph >= near
            and not one.quoted
            and entities[one.referent[1]].gender == gender
            for one in self.persons[-MEMORY:]
        )

    def is_subject_near(self, referent: Referent, token: int) -> bool:
        """Whether a person was the subject of a sentence in this paragraph or the two before it."""
        paragraph = self.table.parse.paras[token]
        return any(
            one.referent == referent and one.subject and not one.quoted and paragraph - one.paragraph <= 2
            for one in self.persons[-MEMORY:]
        )

    def choose_thing(
        self,
        fits: Mapping[str, float],
        token: int,
        *,
        tag: bool,
        plural: bool | None = None,
        unless: Callable[[int], bool] | None = None,
    ) -> Choice:
        """The body, group or document that *it*, *they* or *the company* means; ``fits`` weighs kinds of referents,
        ``unless`` tells which entities cannot be meant.
        """
        entities, parse = self.table.entities, self.table.parse

        def weigh(referent: Referent) -> float:
            if referent[0] == "entity":
                fit = fits.get(entities[referent[1]].kind, 0.0)
                return fit if unless is None or not fit or not unless(referent[1]) else 0.0
            noun = referent[1]
            lower, many = parse.lowers[noun], parse.tags[noun] in ("NNS", "NNPS")
            weight = fits.get("thing", 0.0)
            if plural is None:
                return weight
            if plural:
                named = self.table.at.get(noun)
                if lower in CROWDS or (named is not None and named.kind == "group"):
                    return weight  # the couple, the Greens
                if many:
                    return weight if lower not in _INANIMATE else 0.4 * weight
                body = lower in ORGANIZATION_NOUNS and lower not in DATA_NOUNS
                body = body or (referent == self.speaker and lower not in _INANIMATE)
                return 0.5 * weight if body else 0.0  # “It is over,” the band said. They …
            if many or lower in _PAIRS:
                return 0.0
            return weight if lower not in DATA_NOUNS else 0.6 * weight

        return self._choose(self.things, weigh, token, tag=tag)

    def _choose(self, seen: Sequence[Candidate], fits: Fit, token: int, *, tag: bool) -> Choice:
        parse = self.table.parse
        rank, paragraph = self.rank(parse.starts[token]), parse.paras[token]
        best_of: dict[Referent, tuple[float, float]] = {}
        recent = seen[-MEMORY:]
        own = clause_subject(parse, token)
        barred = {one.referent for one in recent if one.token == own} if own >= 0 else set()
        if self.asked and self.speaker is not None:
            barred.add(self.speaker)
            # Somebody asked the minister, Ann Lee. The minister folded her papers: she is no third one.
            barred |= {
                one.referent
                for one in recent
                if one.rank > self.speaker_rank and one.referent[0] == "thing" and parse.lowers[one.token] in _IN_OFFICE
            }
        if parse.lefts[token] < token:  # the Linz-based company is not Linz
            barred |= {one.referent for one in recent if parse.lefts[token] <= one.token < token}
        above = subjects_above(parse, token)
        fit_of: dict[Referent, float] = dict.fromkeys(barred, 0.0)
        for candidate in recent:
            referent = candidate.referent
            fit = fit_of.get(referent)
            if fit is None:
                fit = fit_of[referent] = fits(referent)
            if not fit:
                continue
            weight = candidate.weight * fit * _decay(rank - candidate.rank, paragraph - candidate.paragraph)
            if candidate.token in above and not candidate.quoted and candidate.weight >= POSSESSOR:
                weight += above[candidate.token] * fit
            first, second = best_of.get(referent, (0.0, 0.0))
            if weight > first:
                best_of[referent] = weight, first
            elif weight > second:
                best_of[referent] = first, weight
        scores = {referent: first + AGAIN * second for referent, (first, second) in best_of.items()}
        if self.speaker is not None and self.speaker in scores and self.speaker not in barred:
            gap = paragraph - self.speaker_paragraph
            fit = fits(self.speaker)
            fit = fit if fit > BY_FIRST_NAME else 0.0  # whom *he* may mean at worst: whoever else fits comes first
            turns = gap == 1 and tag and parse.tags[token] == "PRP" and not is_about_one(parse, token)
            if turns and (last := self._last_subject(seen, rank, fits)) in scores:
                scores[last] += LAST_SUBJECT
            elif self._has_turned(seen, paragraph, fits):
                scores[self.speaker] += SPEAKER_TURNED * fit
            elif gap == 0:
                scores[self.speaker] += (SPEAKER_HERE if tag else 0.6) * fit
            elif gap == 1:
                scores[self.speaker] += (SPEAKER_BEFORE if tag else 0.4) * fit
        if not scores:
            return Choice(None)
        ranked = sorted(scores.items(), key=lambda item: -item[1])
        best, weight = ranked[0]
        close = tuple(referent for referent, other in ranked if other > CLEAR * weight)
        if weight < 0.04 or len(close) > 1:
            return Choice(None, close[:5])
        return Choice(best, close)

    def _has_turned(self, seen: Sequence[Candidate], paragraph: int, fits: Fit) -> bool:
        """Whether the paragraph has had another fitting subject since the last speaker spoke."""
        fit = min(fits(self.speaker), UNKNOWN_GENDER) if self.speaker is not None else 0.0
        for one in reversed(seen[-MEMORY:]):
            if one.referent == self.speaker and one.subject:
                return False
            if one.paragraph != paragraph:
                return False
            turned = one.weight >= SIDE_SUBJECT or one.weight == OWNER_OF_SUBJECT
            if turned and fits(one.referent) >= (fit if one.referent[0] == "entity" else min(fit, UNNAMED)):
                return True
        return False

    def _last_subject(self, seen: Sequence[Candidate], rank: int, fits: Fit) -> Referent | None:
        """Another named person whom the last sentence is about: *Lee called it a shame. Roe shrugged. ¶ “It is,” …*"""
        parse, before = self.table.parse, [one for one in seen[-MEMORY:] if one.rank == rank - 1 and not one.quoted]
        if any(one.referent == self.speaker for one in before):
            return None
        for one in reversed(before):
            noun = parse.heads[one.token] if parse.deps[one.token] == "appos" else one.token  # Its head, Ann Lee, left
            subject = one.weight >= SUBJECT and parse.deps[noun] in NOMINAL_SUBJECTS
            if subject and one.referent[0] == "entity" and fits(one.referent) >= UNKNOWN_GENDER:
                return one.referent
        return None


_FARTHEST_SENTENCE, _FARTHEST_PARAGRAPH = 12, 6
_DECAY = [
    [PER_SENTENCE**sentences * PER_PARAGRAPH**paragraphs for paragraphs in range(_FARTHEST_PARAGRAPH + 1)]
    for sentences in range(_FARTHEST_SENTENCE + 1)
]


def _decay(sentences: int, paragraphs: int) -> float:
    """What is left of a mention's weight after so many sentences and paragraphs."""
    row = _DECAY[0 if sentences < 0 else sentences if sentences < _FARTHEST_SENTENCE else _FARTHEST_SENTENCE]
    return row[0 if paragraphs < 0 else paragraphs if paragraphs < _FARTHEST_PARAGRAPH else _FARTHEST_PARAGRAPH]
