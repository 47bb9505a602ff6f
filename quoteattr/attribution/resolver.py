"""The walk over the article that links every source.

Left to right, each mention by name, pronoun and noun raises what it means in the
:class:`~quoteattr.attribution.reference.coreference.Focus`;
each source is linked where it stands (:mod:`~quoteattr.attribution.linking`) and becomes the last speaker.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define, field

from quoteattr.attribution.answers import Answers
from quoteattr.attribution.cast import Cast, Found
from quoteattr.attribution.interviews import find_answerer, find_untagged
from quoteattr.attribution.linking import PERSONAL, Clusters, Linker
from quoteattr.attribution.named_later import ADDING, name_described
from quoteattr.attribution.names.genders import gender_of_pronoun, learn_genders
from quoteattr.attribution.names.mentions import Mention, MentionTable
from quoteattr.attribution.names.source_names import find_source_head
from quoteattr.attribution.polarity import is_nobody
from quoteattr.attribution.reference.coreference import Choice, Focus, Referent
from quoteattr.attribution.reference.descriptions import DescriptionReader
from quoteattr.attribution.reference.prominence import AS_MODIFIER, has_the_word, opens_for_subject
from quoteattr.attribution.shared_sources import carry_sources, settle_first_persons
from quoteattr.grammar import NOUNS
from quoteattr.matchers.reading import Reading
from quoteattr.records import Act, QuoteType, SourceForm
from quoteattr.syntax import child, own_subject
from quoteattr.text.parse import Parse

__all__ = ["Resolver"]

UNTOLD = 0.2  # the weight of a name that may be anything, as a person
_ASKED = frozenset(
    {
        "approached",
        "asked",
        "challenged",
        "contacted",
        "interviewed",
        "pressed",
        "prompted",
        "questioned",
        "quizzed",
        "reached",
    }
)
_AS_RELATIVE = 0.3  # of his brother: he is more often whose brother it is
# Kinds of events of the walk, and their order at one position: a source comes before what stands in it.
_SOURCE, _NAME, _PRONOUN, _THING, _PERSON, _KNOWN, _ADDRESSEE, _TIE, _RELATIVE, _BEARER = range(10)


@define(slots=True, eq=False, kw_only=True)
class Resolver:
    parse: Parse
    readings: Sequence[Reading]
    table: MentionTable
    clusters: Clusters
    cast: Cast = field(init=False)
    focus: Focus = field(init=False)
    reader: DescriptionReader = field(init=False)
    found: list[Found | None] = field(init=False)
    addressed: dict[tuple[int, int], Found] = field(factory=dict)
    linker: Linker = field(init=False)
    answers: Answers = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.cast = Cast(self.table)
        learn_genders(self.table)
        self.focus = Focus(self.table)
        self.reader = DescriptionReader.of(self.table)
        self.found = [None] * len(self.readings)
        self.answers = Answers(
            readings=self.readings, found=self.found, addressed=self.addressed, cast=self.cast, focus=self.focus
        )
        self.linker = Linker(
            table=self.table,
            clusters=self.clusters,
            cast=self.cast,
            focus=self.focus,
            reader=self.reader,
            first_person=self._first_person,
        )

    def resolve(self, addressed: tuple[tuple[int, int], ...]) -> None:
        """Walk the article and fill ``found`` and ``addressed``."""
        spoken_to = self._spoken_to(addressed)
        for _, what, payload in self._events(addressed):
            if what == _SOURCE:
                self.focus.addressed = spoken_to.get(self.parse.sents[self.head_of(payload)], frozenset())
                self.found[payload] = self._resolve_reading(payload)
                self.focus.addressed = frozenset()
            elif what == _NAME:
                self._see_name(self.table.mentions[payload])
            elif what == _PRONOUN:
                self._see_pronoun(payload)
            elif what == _ADDRESSEE:
                self.addressed[addressed[payload]] = self.linker.link((addressed[payload],), -1, tag=False)
            elif what == _KNOWN:
                self._see_known(payload)
            elif what == _TIE:
                self.reader.relatives.note(payload, self.focus)
            elif what == _BEARER:
                number = self.reader.bearer(payload)
                if number is not None:
                    self.focus.see(("entity", number), payload, person=True)
            elif what == _RELATIVE:
                self._see_relative(payload)
            elif self.parse.stretches[payload] < 0:
                origin = self.reader.nouns.resumed.get(payload, payload)
                number = self.reader.meant_by(payload, self.focus)
                referent = ("thing", origin) if number is None else ("entity", number)
                self.focus.see(referent, payload, person=what == _PERSON)
        name_described(self.parse, self.readings, self.found, self.cast, self.reader.offices)
        self._answer()
        self.answers.give_bare()
        settle_first_persons(self.parse, self.readings, self.found)
        carry_sources(self.readings, self.found)

    def _answer(self) -> None:
        """Give an interview's answers that have no tag to whom it is with."""
        untagged = find_untagged(self.parse, self.readings)
        number = find_answerer(self.table) if untagged else None
        if number is not None:
            found = Found(drafts=(self.cast.entity(number, None),), reason="description", form=SourceForm.OMITTED)
            for index in untagged:
                self.found[index] = found

    def _spoken_to(self, addressed: Sequence[tuple[int, int]]) -> dict[int, frozenset[Referent]]:
        """The named addressees of each sentence, and who only asked its subject or was asked about: *Asked by Lee why
        Roe had left, she* …"""
        parse = self.parse
        found: dict[int, frozenset[Referent]] = {}
        for first, last in parse.sent_bounds:
            asked = first + (parse.lowers[first] in ("and", "but", "when"))
            if last - asked > 3 and parse.lowers[asked] in _ASKED:
                others = self._in_question(asked, last)
                if others:
                    found[parse.sents[first]] = others
        for start, end in addressed:
            for token in self.parse.tokens_between(start, end):
                mention = self.table.at.get(token)
                if mention is not None and mention.entity >= 0:
                    sentence = self.parse.sents[token]
                    found[sentence] = found.get(sentence, frozenset()) | {("entity", mention.entity)}
        return found

    def _in_question(self, asked: int, last: int) -> frozenset[Referent]:
        """Who is named between *asked* and the subject of its sentence: who asked, and whom the question is about."""
        parse = self.parse
        main = parse.heads[asked]
        subject = own_subject(parse, main) if main > asked else -1
        comma = next((token for token in range(asked, last) if parse.words[token] == ","), last)
        stop = parse.lefts[subject] if subject > asked else comma
        mentions = (self.table.at.get(token) for token in range(asked + 1, stop))
        return frozenset(("entity", one.entity) for one in mentions if one is not None and one.entity >= 0)

    # The walk

    def _events(self, addressed: Sequence[tuple[int, int]]) -> list[tuple[int, int, int]]:
        """All that is seen as ``(character, kind, index or token)``, in the order of the article."""
        starts, hidden = self.parse.starts, self.parse.hidden
        events = [
            (reading.source[0][0], _SOURCE, index)
            for index, reading in enumerate(self.readings)
            if reading.source and reading.carried_from < 0
        ]
        sources = {self.head_of(index) for _, _, index in events}
        events += [
            (mention.start, _NAME, index)
            for index, mention in enumerate(self.table.mentions)
            if mention.entity >= 0 and not mention.byline
        ]
        events += [
            (starts[token], _PRONOUN, token)
            for token, lower in enumerate(self.parse.lowers)
            if lower in PERSONAL and hidden[token] < 0 and token not in sources
        ]
        nouns = self.reader.nouns
        events += [(starts[token], _THING, token) for token in nouns.things if token not in sources]
        events += [(starts[token], _PERSON, token) for token in (*nouns.people, *nouns.resumed) if token not in sources]
        events += [(starts[token], _KNOWN, token) for token in nouns.known if token not in sources]
        events += [(starts[tie], _TIE, tie) for tie, _, _, _ in self.reader.relatives.named()]
        events += [(starts[token], _BEARER, token) for token in nouns.bearers if token not in sources]
        events += [(starts[token], _RELATIVE, token) for token in nouns.kin if token not in sources]
        events += [(start, _ADDRESSEE, index) for index, (start, _) in enumerate(addressed)]
        return sorted(events)

    def _see_name(self, mention: Mention) -> None:
        entity = self.table.entities[mention.entity]
        token = self._name_head(mention)
        if entity.kind == "person":
            self.focus.see(("entity", entity.number), token, person=True)
        elif entity.kind in ("organization", "place", "unknown"):
            if mention.headline and entity.kind != "place" and all(one.headline for one in entity.mentions):
                return  # the capitals of a headline make no name: Popular Website Shows Bias
            if entity.kind in ("unknown", "place") and entity.sure < 3 and has_the_word(self.parse, token):
                self.focus.see(("entity", entity.number), token, person=True)
            elif entity.kind == "unknown" and entity.sure == 1 and self.parse.deps[token] not in ("pobj", "appos"):
                self.focus.see(("entity", entity.number), token, person=True, weight=UNTOLD)
            if self._employs(mention):
                self.focus.see(("entity", entity.number), token, person=False, weight=AS_MODIFIER)
            elif not self._is_modifier(mention) and not (entity.kind == "place" and self.parse.deps[token] == "poss"):
                self.focus.see(("entity", entity.number), token, person=False)
            elif entity.kind == "organization" and entity.sure > 2:
                self.focus.see(("entity", entity.number), token, person=False, weight=AS_MODIFIER)

    def _name_head(self, mention: Mention) -> int:
        """The token of a name that hangs on something outside it."""
        for token in range(mention.last, mention.first - 1, -1):
            head = self.parse.heads[token]
            if head < mention.first or head > mention.last or head == token:
                return token
        return mention.last

    def _is_modifier(self, mention: Mention) -> bool:
        after = mention.last + 1
        return (
            after < len(self.parse)
            and self.parse.tags[after] in NOUNS
            and self.parse.deps[mention.last] in ("compound", "amod", "nmod")
        )

    def _employs(self, mention: Mention) -> bool:
        """Whether a body only says where a person belongs: *Harbour Bank's* Ann Lee said …"""
        after = mention.last + 2
        if after >= len(self.parse) or self.parse.tags[after - 1] != "POS":
            return False
        owned = self.table.at.get(after)
        return owned is not None and owned.kind == "person" and owned.run_first == after

    def _see_known(self, token: int) -> None:
        """Note *the judge* where the article names nobody whom it could mean."""
        if self.parse.stretches[token] < 0 and not self.reader.offices.bearers(self.parse.lowers[token]):
            self.focus.see(("thing", self.reader.nouns.known[token]), token, person=True)

    def _see_relative(self, token: int) -> None:
        """Note *her brother*: whom the article names as that, else somebody unnamed."""
        if self.parse.stretches[token] < 0:
            number = self.reader.relatives.find(token, self.focus)
            if number is not None:
                self.focus.see(("entity", number), token, person=True)
            else:
                self.focus.see(("thing", token), token, person=True, weight=_AS_RELATIVE)

    def _see_pronoun(self, token: int) -> None:
        if self.parse.stretches[token] >= 0 or opens_for_subject(self.parse, token):
            return
        gender = gender_of_pronoun(self.parse.lowers[token])
        choice = self._named_as(token) or self.focus.choose_person(gender, token, tag=False)
        if choice.referent is None:
            return
        self.focus.tell(choice.referent, gender, sure=self.parse.deps[token] == "nsubj")
        self.focus.see(choice.referent, token, person=True)

    def _named_as(self, pronoun: int) -> Choice | None:
        """Whom a pronoun's own sentence names: *She is Mia Roe, 29, a former auditor*."""
        parse, be = self.parse, self.parse.heads[pronoun]
        if parse.lemmas[be] != "be" or parse.deps[pronoun] != "nsubj" or parse.stretches[be] >= 0:
            return None
        named = self.table.at.get(child(parse, be, "attr"))
        if named is None or named.entity < 0 or self.table.entities[named.entity].kind != "person":
            return None
        if child(parse, be, "neg") >= 0 or parse.lowers[named.first - 1] == "no":
            return None
        plays = parse.tags[named.last + 1 : named.last + 2] == ["IN"]  # She was Mia Roe in the series
        return None if plays or parse.lefts[be] > pronoun else Choice(("entity", named.entity))

    # Sources

    def _resolve_reading(self, index: int) -> Found:
        reading = self.readings[index]
        if reading.negated and reading.source_head >= 0 and is_nobody(self.parse, reading.source_head):
            return Found(reason="nobody", form=SourceForm.NOMINAL)  # No one said that it was over
        tag = bool(reading.content) and bool(reading.source) and reading.content[0][0] < reading.source[0][0]
        self.focus.asked = self.answers.is_to_asker(index, self.head_of)
        self.focus.adds = reading.lemma in ADDING
        asked = self.answers.asked(index, self.head_of)
        found = asked or self.linker.link(reading.source, reading.source_head, tag=tag, parent=reading.parent)
        self.focus.asked = self.focus.adds = False
        head = self.head_of(index)
        self.linker.signed.note(found, head, reading.cue_head)
        pair = self.linker.pair
        if len(found.drafts) > 1:
            pair.drafts, pair.at = found.drafts, head
        elif found.drafts and found.drafts[0] not in pair.drafts and not self._is_told_of(reading):
            pair.drafts = ()
        if found.drafts and head >= 0:
            referent = self.cast.referent(found.drafts[0])
            if referent is not None and referent[0] == "thing":
                referent = ("thing", self.reader.nouns.known.get(referent[1], referent[1]))
            person = self.cast.is_person(found.drafts[0])
            if referent is not None and (self._is_told_of(reading) or self._is_asker(reading)):
                self.focus.see(referent, head, person=person)
            elif referent is not None:
                self.focus.speak(referent, head, person=person)
        return found

    def _is_told_of(self, reading: Reading) -> bool:
        """Whether somebody named before tells what the source said: after *Ode said the boss had promised that …*, Ode
        is still the one who speaks.
        """
        outer = self.found[reading.parent] if reading.parent >= 0 else None
        return outer is not None and bool(outer.drafts) and reading.type is QuoteType.INDIRECT

    def _is_asker(self, reading: Reading) -> bool:
        """Whether the source only asked whoever the sentence is about: *Asked by Lee whether it was late, Roe* … *she
        said*.
        """
        return reading.act is Act.QUESTION and self.parse.tags[reading.cue_head] == "VBN"

    def head_of(self, index: int) -> int:
        """The token that heads a reading's source, -1 without one."""
        reading = self.readings[index]
        if reading.source_head >= 0 or not reading.source:
            return reading.source_head
        return find_source_head(self.parse, self.linker.tokens(reading.source))

    def _first_person(self, parent: int, position: int) -> Found:
        """*I* and *we* inside a statement are its speaker; elsewhere whoever signs the text."""
        form = SourceForm.PRONOUN
        if parent >= 0:
            outer = self.found[parent]
            if outer is None and self.readings[parent].source:
                outer = self._resolve_reading(parent)
                self.found[parent] = outer
            if outer is not None and outer.drafts:
                return Found(drafts=outer.drafts, reason="first-person", form=form)
            return Found(reason="no-antecedent", form=form)
        if self._in_marks(position):
            return Found(reason="inside", form=form)  # settled when all sources inside the paragraph are known
        signed = [mention for mention in self.table.mentions if mention.byline and mention.entity >= 0]
        after = next((mention for mention in signed if mention.start > position), None)
        writer = after or (signed[0] if signed else None)
        if writer is not None:
            return Found(drafts=(self.cast.entity(writer.entity, None),), reason="first-person", form=form)
        return Found(reason="no-antecedent", form=form)

    def _in_marks(self, position: int) -> bool:
        return any(
            stretch.start <= position < stretch.end and not stretch.single
            for stretch in self.parse.marked_near(position, position + 1)
        )
