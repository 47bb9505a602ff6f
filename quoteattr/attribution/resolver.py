"""The walk over the article that links every source: names, pronouns, descriptions, several at once, nothing.

Left to right, each mention by name, pronoun and noun raises what it means in the
:class:`~quoteattr.attribution.coreference.Focus`;
each source is resolved where it stands and becomes the last speaker.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define, evolve, field

from quoteattr.attribution.cast import Cast, Found
from quoteattr.attribution.coreference import (
    Choice,
    Focus,
    Referent,
    gender_of_pronoun,
    is_plural_pronoun,
    learn_gender,
    learn_genders,
)
from quoteattr.attribution.descriptions import DescriptionReader
from quoteattr.attribution.kinds import describe, find_anonymity
from quoteattr.attribution.mentions import Mention, MentionTable
from quoteattr.attribution.phrases import NOUNS, is_role_word
from quoteattr.attribution.shared_sources import carry_sources, settle_first_persons
from quoteattr.attribution.source_names import (
    climb_to_person,
    find_antecedent,
    find_joined_names,
    find_name,
    find_name_apposed,
    find_source_head,
    is_free_name,
)
from quoteattr.attribution.vocabulary import CALENDAR, FUNCTION_WORDS, INDEFINITES, PEOPLE_NOUNS, singular
from quoteattr.matchers.reading import Reading
from quoteattr.records import SourceForm
from quoteattr.text.parse import Parse

__all__ = ["Clusters", "Resolver"]

Clusters = Sequence[Sequence[tuple[int, int]]]
"""Coreference clusters of the caller's own: each a sequence of ``(start, end)`` character spans."""

_FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our", "myself", "ourselves", "mine", "ours"})
_PERSONAL = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
_OTHERS = frozenset({"it", "they", "them", "its", "their", "itself", "themselves", "theirs"})
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_DEMONSTRATIVE = frozenset({"this", "that", "these", "those"})
_QUANTIFIERS = frozenset({"all", "both", "each", "none", "most"})
_PRONOUN_TAGS = frozenset({"PRP", "PRP$", "WP", "WDT", "WP$", "DT", "IN"})
# How well each kind of referent fits the pronouns of things: bodies are *it* in American news and *they* in British.
_FITS_IT = {"organization": 1.0, "place": 0.7, "thing": 0.9, "unknown": 0.6, "group": 0.1}
_FITS_THEY = {"organization": 0.6, "place": 0.15, "thing": 1.0, "unknown": 0.4, "group": 1.0}
_FITS_ALL = {"thing": 1.0, "group": 0.8}
# Kinds of events of the walk, and their order at one position: a source comes before what stands in it.
_SOURCE, _NAME, _PRONOUN, _THING, _PERSON, _ADDRESSEE = range(6)


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
    cluster_at: dict[tuple[int, int], int] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        self.cast = Cast(self.table)
        learn_genders(self.table)
        self.focus = Focus(self.table)
        self.reader = DescriptionReader.of(self.table)
        self.found = [None] * len(self.readings)
        for number, cluster in enumerate(self.clusters):
            for start, end in cluster:
                self.cluster_at[(start, end)] = number

    def resolve(self, addressed: tuple[tuple[int, int], ...]) -> None:
        """Walk the article and fill ``found`` and ``addressed``."""
        for _, what, payload in self._events(addressed):
            if what == _SOURCE:
                self.found[payload] = self._resolve_reading(payload)
            elif what == _NAME:
                self._see_name(self.table.mentions[payload])
            elif what == _PRONOUN:
                self._see_pronoun(payload)
            elif what == _ADDRESSEE:
                self.addressed[addressed[payload]] = self._resolve_span((addressed[payload],), -1, tag=False)
            elif self.parse.stretches[payload] < 0:
                origin = self.reader.nouns.resumed.get(payload, payload)
                self.focus.see(("thing", origin), payload, person=what == _PERSON)
        settle_first_persons(self.parse, self.readings, self.found)
        carry_sources(self.readings, self.found)

    # The walk

    def _events(self, addressed: Sequence[tuple[int, int]]) -> list[tuple[int, int, int]]:
        """All that is seen as ``(character, kind, index or token)``, in the order of the article."""
        starts, hidden = self.parse.starts, self.parse.hidden
        events = [
            (reading.source[0][0], _SOURCE, index) for index, reading in enumerate(self.readings) if reading.source
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
            if lower in _PERSONAL and hidden[token] < 0 and token not in sources
        ]
        nouns = self.reader.nouns
        events += [(starts[token], _THING, token) for token in nouns.things if token not in sources]
        events += [(starts[token], _PERSON, token) for token in (*nouns.people, *nouns.resumed) if token not in sources]
        events += [(start, _ADDRESSEE, index) for index, (start, _) in enumerate(addressed)]
        return sorted(events)

    def _see_name(self, mention: Mention) -> None:
        entity = self.table.entities[mention.entity]
        token = self._name_head(mention)
        if entity.kind == "person":
            self.focus.see(("entity", entity.number), token, person=True)
        elif entity.kind in ("organization", "place", "unknown"):
            if entity.kind == "unknown" and entity.sure == 1:
                self.focus.see(("entity", entity.number), token, person=True, weight=0.2)
            if not self._is_modifier(mention):
                self.focus.see(("entity", entity.number), token, person=False)

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

    def _see_pronoun(self, token: int) -> None:
        if self.parse.stretches[token] >= 0:
            return
        gender = gender_of_pronoun(self.parse.lowers[token])
        choice = self.focus.choose_person(gender, token, tag=False)
        if choice.referent is None:
            return
        if choice.referent[0] == "entity":
            learn_gender(self.table.entities[choice.referent[1]], gender)
        self.focus.see(choice.referent, token, person=True)

    # Sources

    def _resolve_reading(self, index: int) -> Found:
        reading = self.readings[index]
        tag = bool(reading.content) and bool(reading.source) and reading.content[0][0] < reading.source[0][0]
        found = self._resolve_span(reading.source, reading.source_head, tag=tag, parent=reading.parent)
        head = self.head_of(index)
        if found.drafts and head >= 0:
            referent = self.cast.referent(found.drafts[0])
            if referent is not None:
                self.focus.speak(referent, head, person=self.cast.is_person(found.drafts[0]))
        return found

    def head_of(self, index: int) -> int:
        """The token that heads a reading's source, -1 without one."""
        reading = self.readings[index]
        if reading.source_head >= 0 or not reading.source:
            return reading.source_head
        return find_source_head(self.parse, self._tokens(reading.source))

    def _tokens(self, spans: Sequence[tuple[int, int]]) -> list[int]:
        return [token for start, end in spans for token in self.parse.tokens_between(start, end)]

    def _resolve_span(self, spans: Sequence[tuple[int, int]], given: int, *, tag: bool, parent: int = -1) -> Found:
        parse = self.parse
        tokens = self._tokens(spans)
        if not tokens:
            return self._by_text(spans, parent)
        head = given if given >= 0 else find_source_head(parse, tokens)
        if self.cluster_at:
            clustered = self._by_cluster(spans, head)
            if clustered is not None:
                return clustered
        lower = parse.lowers[head]
        acronym = len(lower) > 1 and parse.words[head].isupper() and head in self.table.at  # WHO
        if not acronym and (
            parse.tags[head] in ("PRP", "PRP$", "WP", "WDT", "WP$", "DT", "IN")
            or lower in _FIRST_PERSON
            or lower in _RELATIVE
        ):
            pronoun = self._by_pronoun(head, tokens, tag=tag, parent=parent)
            if pronoun is not None:
                return pronoun
        joined = find_joined_names(self.table, tokens, head)
        if joined:
            drafts = tuple(dict.fromkeys(self.cast.entity(mention.entity, mention) for mention in joined))
            if len(drafts) > 1:
                return Found(drafts=drafts, reason="joint", form=SourceForm.NAME)
        named = find_name(self.table, tokens, head)
        if named is not None:
            return self._by_name(named)
        number = self._surname_at(tokens, head)
        if number is not None:
            return Found(drafts=(self.cast.entity(number, None),), reason="surname", form=SourceForm.NAME)
        return self._by_description(tokens, head, tag=tag)

    def _surname_at(self, tokens: Sequence[int], head: int) -> int | None:
        """The person whose surname is a common word, where it is a source that opens a sentence: *Small, who …, said*."""
        word = self.parse.words[head]
        if head != tokens[0] or not word[0].isupper() or self.parse.tags[head] in ("NNS", "NNPS"):
            return None
        number = self.table.lookup(word)
        return number if number is not None and self.table.entities[number].kind == "person" else None

    def _by_text(self, spans: Sequence[tuple[int, int]], parent: int) -> Found:
        """A source that the parse hides (the label of a transcript inside marks): by its letters."""
        name = " ".join(self.parse.text[start:end].strip() for start, end in spans).strip(' :"“”')
        if not name:
            return Found(reason="omitted", form=SourceForm.OMITTED)
        if name.lower() in _FIRST_PERSON:
            return self._first_person(parent, spans[0][0])
        number = self.table.lookup(name)
        if number is not None:
            return Found(drafts=(self.cast.entity(number, None),), reason="surname", form=SourceForm.NAME)
        if not name[0].isupper() or name.lower() in FUNCTION_WORDS:
            return Found(reason="no-antecedent", form=SourceForm.PRONOUN if len(name) < 5 else SourceForm.NOMINAL)
        return Found(drafts=(self.cast.labelled(name),), reason="full-name", form=SourceForm.NAME)

    def _by_name(self, mention: Mention) -> Found:
        if mention.entity < 0:
            rivals = tuple(self.cast.entity(number, None) for number in mention.rivals)
            return Found(reason="ambiguous", candidates=rivals, form=SourceForm.NAME)
        reason = mention.how or "full-name"
        if self.table.entities[mention.entity].kind == "place":
            reason = "metonymy"
        return Found(drafts=(self.cast.entity(mention.entity, mention),), reason=reason, form=SourceForm.NAME)

    def _by_pronoun(self, head: int, tokens: list[int], *, tag: bool, parent: int) -> Found | None:
        """A source that is a pronoun; None where the word heads a description (*those who voted*, *some*)."""
        parse = self.parse
        lower = parse.lowers[head]
        if lower in _FIRST_PERSON:
            return self._first_person(parent, parse.starts[head])
        if lower in _PERSONAL:
            return self._third_person(head, tag=tag)
        if lower in _RELATIVE and parse.tags[head] in _PRONOUN_TAGS:
            if lower == "whose" and len(tokens) > 1:
                return None
            antecedent = find_antecedent(parse, head)
            if antecedent >= 0 and parse.lowers[antecedent].rstrip(".") not in CALENDAR:
                found = self._resolve_antecedent(antecedent, head)
                return evolve(found, reason="relative" if found.drafts else found.reason, form=SourceForm.PRONOUN)
            if lower not in _DEMONSTRATIVE:
                return Found(form=SourceForm.PRONOUN)
        if lower in _OTHERS:
            plural = is_plural_pronoun(lower)
            return self._chosen(
                self.focus.choose_thing(_FITS_THEY if plural else _FITS_IT, head, tag=tag, plural=plural)
            )
        alone = len(tokens) == 1
        if lower in _QUANTIFIERS and alone:
            found = self._chosen(self.focus.choose_thing(_FITS_ALL, head, tag=True, plural=True))
            return found if found.drafts else None
        if lower not in INDEFINITES and (
            parse.tags[head] == "PRP" or (alone and (lower in _DEMONSTRATIVE or lower == "you"))
        ):
            return Found(form=SourceForm.PRONOUN)
        return Found(form=SourceForm.PRONOUN) if alone and lower in _DEMONSTRATIVE else None

    def _third_person(self, head: int, *, tag: bool) -> Found:
        gender = gender_of_pronoun(self.parse.lowers[head])
        choice = self.focus.choose_person(gender, head, tag=tag)
        if choice.referent is not None and choice.referent[0] == "entity":
            learn_gender(self.table.entities[choice.referent[1]], gender)
        return self._chosen(choice)

    def _chosen(self, choice: Choice) -> Found:
        """What focus chose as a source: a link, or the candidates that could not be told apart."""
        if choice.referent is not None:
            return Found((self._draft(choice.referent),), "pronoun", form=SourceForm.PRONOUN)
        rivals = tuple(dict.fromkeys(self._draft(referent) for referent in choice.close))
        if len(rivals) == 1 and len(choice.close) > 1:
            return Found(rivals, "pronoun", form=SourceForm.PRONOUN)  # one affidavit, described twice
        return Found((), "ambiguous" if rivals else "no-antecedent", rivals, SourceForm.PRONOUN)

    def _draft(self, referent: Referent) -> int:
        if referent[0] == "entity":
            return self.cast.entity(referent[1], None)
        token = referent[1]
        known = self.cast.thing_at(token)
        if known is not None:
            return known
        tokens = self.reader.nouns.phrase(token)
        return self.cast.described(describe(self.table, tokens, token))

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

    def _resolve_antecedent(self, antecedent: int, pronoun: int) -> Found:
        parse = self.parse
        who = parse.lowers[pronoun] in ("who", "whom")
        near = pronoun - 1
        if near > 0 and parse.words[near] == ",":
            near -= 1
        other = self.table.at.get(near)
        if other is not None and other.last == near and other.entity >= 0 and other.kind != "group":
            if (self.table.entities[other.entity].kind == "person") == who and is_free_name(
                self.parse, other, near - 1 if near > other.run_first else near
            ):
                return self._by_name(other)
        mention = self.table.at.get(antecedent)
        if mention is not None and mention.kind != "group" and (mention.kind == "person") == who:
            return self._by_name(mention)
        if not who and mention is not None and mention.kind == "person":
            return Found(reason="no-antecedent", form=SourceForm.PRONOUN)
        person = is_role_word(parse.lowers[antecedent]) or singular(parse.lowers[antecedent]) in PEOPLE_NOUNS
        if who and mention is None and (parse.words[pronoun - 1] == "," or not person):
            antecedent = climb_to_person(self.parse, antecedent)
        if who or parse.lowers[pronoun] == "whose":
            named_before = find_name_apposed(self.table, antecedent)
            if named_before is not None:
                return self._by_name(named_before)
        tokens = [token for token in parse.subtree(antecedent) if token < pronoun and parse.hidden[token] < 0]
        while tokens and parse.words[tokens[-1]] in (",", "—", "–", "("):
            tokens.pop()
        if not tokens or antecedent not in tokens:
            tokens = [antecedent]
        named = find_name(self.table, tokens, antecedent)
        if named is not None:
            return self._by_name(named)
        return self._by_description(tokens, antecedent, tag=False)

    def _has_relative(self, last: int) -> bool:
        """Whether a relative clause follows: Ann Lee, *a nurse* who told …; not: he asked Ann Lee, *a nurse* said."""
        lowers = self.parse.lowers
        after = last + 2 if lowers[last + 1 : last + 2] == [","] else last + 1
        return lowers[after : after + 1] in (["who"], ["which"], ["that"])

    def _by_description(self, tokens: list[int], head: int, *, tag: bool) -> Found:
        if self.parse.deps[head] == "appos" and self._has_relative(tokens[-1]):
            named = find_name_apposed(self.table, head)
            if named is not None:
                return self._by_name(named)
        description = describe(self.table, tokens, head)
        link = self.reader.resolve(description, self.focus, tag=tag)
        if link.entity is not None:
            draft = self.cast.entity(link.entity, None)
            if description.role:
                self.cast.add_description(draft, self.table, description)
            return Found(drafts=(draft,), reason="description", description=description)
        if link.thing is not None:
            thing = self._draft(("thing", link.thing))
            return Found(drafts=(thing,), reason="description", description=description)
        if link.rivals:
            rivals = tuple(self.cast.entity(number, None) for number in link.rivals)
            return Found(reason="ambiguous", candidates=rivals, description=description)
        owner = self.reader.bodies.fuller(description, self.focus)
        draft = self.cast.described(owner or description)
        if description.anonymous:
            self.cast.drafts[draft].anonymity = self.cast.drafts[draft].anonymity or find_anonymity(
                self.parse, head, description
            )
        return Found(drafts=(draft,), reason="self" if owner is None else "description", description=description)

    def _by_cluster(self, spans: Sequence[tuple[int, int]], head: int) -> Found | None:
        """The caller's own cluster around the source, by the most telling name in it."""
        number = self.cluster_at.get((spans[0][0], spans[-1][1]))
        if number is None:
            number = self.cluster_at.get((self.parse.starts[head], self.parse.ends[head]))
        if number is None:
            return None
        best: Mention | None = None
        for start, end in self.clusters[number]:
            for mention in self.table.inside(start, end):
                if (
                    mention.entity >= 0
                    and (best is None or len(mention.keys) > len(best.keys))
                    and mention.end - mention.start > (end - start) / 3
                ):
                    best = mention
        if best is None:
            return None
        form = SourceForm.PRONOUN if self.parse.tags[head].startswith(("PRP", "W")) else SourceForm.NAME
        return Found(drafts=(self.cast.entity(best.entity, None),), reason="cluster", form=form)
