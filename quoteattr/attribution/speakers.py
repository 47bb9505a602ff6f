"""Who speaks: every reading's source linked to a person, body, group or document of the article.

:func:`resolve_speakers` walks the article once, left to right. A source is read by its form: a name (by the mention table), a
pronoun (by :mod:`~quoteattr.attribution.coreference`), a description (by roles, else a speaker of its own), several joined names, or
nothing (carried over). A link is made only where one candidate remains.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence

from attrs import define, evolve, field

from quoteattr.attribution.cast import Cast
from quoteattr.attribution.coreference import Focus, Referent, gender_of_pronoun, is_plural_pronoun, learn_gender, learn_genders
from quoteattr.attribution.descriptions import DescriptionReader
from quoteattr.attribution.kinds import Description, describe, find_anonymity
from quoteattr.attribution.mentions import Mention, MentionTable, build_table
from quoteattr.attribution.phrases import NOUNS, is_list_gap, is_role_word
from quoteattr.attribution.vocabulary import CALENDAR, FUNCTION_WORDS, INDEFINITES, ORGANIZATION_NOUNS, OWNED_NOUNS, is_role_noun
from quoteattr.matchers.reading import Reading
from quoteattr.records import Flag, Role, SourceForm, Speaker
from quoteattr.text.parse import Parse

__all__ = ["Clusters", "Link", "Resolution", "resolve_speakers"]

Clusters = Sequence[Sequence[tuple[int, int]]]
"""Coreference clusters of the caller's own: each a sequence of ``(start, end)`` character spans."""

_FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our", "myself", "ourselves", "mine", "ours"})
_PERSONAL = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
_OTHERS = frozenset({"it", "they", "them", "its", "their", "itself", "themselves", "theirs"})
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
# How well each kind of referent fits the pronouns of things: bodies are *it* in American news and *they* in British.
_FITS_IT = {"organization": 1.0, "place": 0.7, "thing": 0.9, "unknown": 0.6, "group": 0.1}
_FITS_THEY = {"organization": 0.6, "place": 0.15, "thing": 1.0, "unknown": 0.4, "group": 1.0}
_DEMONSTRATIVE = frozenset({"this", "that", "these", "those"})


@define(frozen=True, slots=True, kw_only=True)
class Link:
    """What a reading's source is linked to.

    ``speaker``: index into :attr:`Resolution.speakers`, None where nothing is safe. ``reason``: why it is this speaker
    (``full-name``, ``surname``, ``given-name``, ``short-form``, ``acronym``, ``pronoun``, ``description``, ``relative``, ``joint``,
    ``first-person``, ``carried``, ``metonymy``, ``cluster``, ``self``: the description is all there is), or why there is none
    (``ambiguous``, ``no-antecedent``, ``omitted``). ``candidates``: ids of the speakers it could be where ambiguous.
    """

    speaker: int | None = None
    reason: str = "omitted"
    candidates: tuple[str, ...] = ()
    form: SourceForm = SourceForm.OMITTED
    role: Role | None = None
    flags: tuple[Flag, ...] = ()


@define(slots=True, eq=False, kw_only=True)
class Resolution:
    """The links of the readings, one each and in their order, and the article's speakers by first mention."""

    links: tuple[Link, ...]
    speakers: tuple[Speaker, ...]
    _spans: dict[tuple[int, int], int] = field(factory=dict, alias="spans")
    _mentions: list[tuple[int, int, int]] = field(factory=list, alias="mentions")

    def speaker_of(self, start: int, end: int) -> Speaker | None:
        """The speaker that the characters ``start:end`` mention, None where that is not known.

        Spans given to :func:`resolve_speakers` as ``addressed`` are known; any other span is known by a speaker's mention in it.
        """
        index = self._spans.get((start, end))
        if index is not None:
            return self.speakers[index] if index >= 0 else None
        found = {index for first, last, index in self._mentions if start <= first and last <= end}
        return self.speakers[found.pop()] if len(found) == 1 else None


def resolve_speakers(
    parse: Parse,
    readings: Sequence[Reading],
    *,
    addressed: Iterable[tuple[int, int]] = (),
    clusters: Clusters | None = None,
    table: MentionTable | None = None,
) -> Resolution:
    """Link every reading's source, and every addressed span, to a speaker of the article.

    ``addressed``: character spans of addressees, which become speakers too. ``clusters``: the caller's own coreference
    clusters; where one holds a source, its most telling name wins over the rules here. ``table``: the article's mention table
    where the caller has built it already.
    """
    resolver = _Resolver(parse=parse, readings=readings, table=table or build_table(parse), clusters=clusters or ())
    return resolver.resolve(tuple(addressed))


@define(slots=True, eq=False)
class _Found:
    """A source while it is linked: indices of drafts, the reason, and what it could be."""

    drafts: tuple[int, ...] = ()
    reason: str = "no-antecedent"
    candidates: tuple[int, ...] = ()
    form: SourceForm = SourceForm.NOMINAL
    description: Description | None = None


@define(slots=True, eq=False, kw_only=True)
class _Resolver:
    parse: Parse
    readings: Sequence[Reading]
    table: MentionTable
    clusters: Clusters
    cast: Cast = field(init=False)
    focus: Focus = field(init=False)
    reader: DescriptionReader = field(init=False)
    found: list[_Found | None] = field(init=False)
    addressed: dict[tuple[int, int], _Found] = field(factory=dict)
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

    def resolve(self, addressed: tuple[tuple[int, int], ...]) -> Resolution:
        for _, _, what, payload in self._events(addressed):
            if what == 0:
                self._see_mention(payload)
            elif what == 1:
                self._see_pronoun(payload)
            elif what == 2:
                self._see_thing(payload)
            elif what == 5:
                if self.parse.stretches[payload] < 0:
                    self.focus.see(("thing", payload), payload, person=True)
            elif what == 3:
                self.found[payload] = self._resolve_reading(payload)
            else:
                span = addressed[payload]
                self.addressed[span] = self._resolve_span((span,), -1, tag=False)
        self._settle_first_persons()
        self._carry()
        return self._finish()

    # The walk

    def _events(self, addressed: tuple[tuple[int, int], ...]) -> list[tuple[int, int, int, int]]:
        """All that is seen, by position: mentions, pronouns, things, sources, addressees (in this order at one position)."""
        parse = self.parse
        starts, lowers, hidden = parse.starts, parse.lowers, parse.hidden
        events: list[tuple[int, int, int, int]] = []
        sources: set[int] = set()
        for index, reading in enumerate(self.readings):
            if reading.source:
                start = reading.source[0][0]
                events.append((start, -1, 3, index))
                head = self._head(reading.source, reading.source_head)
                if head >= 0:
                    sources.add(head)
        for index, mention in enumerate(self.table.mentions):
            if mention.entity >= 0 and not mention.byline:
                events.append((mention.start, 0, 0, index))
        for token, lower in enumerate(lowers):
            if lower in _PERSONAL and hidden[token] < 0 and token not in sources:
                events.append((starts[token], 1, 1, token))
        for token in self.reader.nouns.things:
            if token not in sources:
                events.append((starts[token], 2, 2, token))
        for token in self.reader.nouns.people:
            if token not in sources:
                events.append((starts[token], 2, 5, token))
        for index, (start, _) in enumerate(addressed):
            events.append((start, 3, 4, index))
        events.sort()
        return events

    def _see_mention(self, index: int) -> None:
        mention = self.table.mentions[index]
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
        return after < len(self.parse) and self.parse.tags[after] in NOUNS and self.parse.deps[mention.last] in ("compound", "amod", "nmod")

    def _see_pronoun(self, token: int) -> None:
        if self.parse.stretches[token] >= 0:
            return
        gender = gender_of_pronoun(self.parse.lowers[token])
        choice = self.focus.choose_person(gender, token, tag=False)
        if choice.referent is None:
            return
        if choice.referent[0] == "entity":
            learn_gender(self.table, self.table.entities[choice.referent[1]], gender)
        self.focus.see(choice.referent, token, person=True)

    def _see_thing(self, token: int) -> None:
        if self.parse.stretches[token] < 0:
            self.focus.see(("thing", token), token, person=False)

    # Sources

    def _resolve_reading(self, index: int) -> _Found:
        reading = self.readings[index]
        tag = bool(reading.content) and bool(reading.source) and reading.content[0][0] < reading.source[0][0]
        found = self._resolve_span(reading.source, reading.source_head, tag=tag, parent=reading.parent)
        head = self._head(reading.source, reading.source_head)
        if found.drafts and head >= 0:
            referent = self.cast.referent(found.drafts[0])
            if referent is not None:
                self.focus.speak(referent, head, person=self.cast.is_person(found.drafts[0]))
        return found

    def _head(self, spans: Sequence[tuple[int, int]], given: int) -> int:
        if given >= 0:
            return given
        tokens = [token for start, end in spans for token in self.parse.tokens_between(start, end)]
        return find_source_head(self.parse, tokens)

    def _resolve_span(
        self, spans: Sequence[tuple[int, int]], given: int, *, tag: bool, parent: int = -1
    ) -> _Found:
        parse = self.parse
        tokens = [token for start, end in spans for token in parse.tokens_between(start, end)]
        if not tokens:
            return self._by_text(spans, parent)
        head = given if given >= 0 else find_source_head(parse, tokens)
        if self.cluster_at:
            clustered = self._by_cluster(spans, head)
            if clustered is not None:
                return clustered
        lower = parse.lowers[head]
        acronym = len(lower) > 1 and parse.words[head].isupper() and head in self.table.at  # WHO
        if not acronym and (parse.tags[head] in ("PRP", "PRP$", "WP", "WDT", "WP$", "DT", "IN") or lower in _FIRST_PERSON or lower in _RELATIVE):
            pronoun = self._by_pronoun(head, tokens, tag=tag, parent=parent)
            if pronoun is not None:
                return pronoun
        joined = self._joined(tokens, head)
        if joined:
            drafts = tuple(dict.fromkeys(self.cast.entity(mention.entity, mention) for mention in joined))
            if len(drafts) > 1:
                return _Found(drafts=drafts, reason="joint", form=SourceForm.NAME)
        named = self._named(tokens, head)
        if named is not None:
            return self._by_name(named)
        return self._by_description(tokens, head, tag=tag)

    def _by_text(self, spans: Sequence[tuple[int, int]], parent: int) -> _Found:
        """A source that the parse hides (the label of a transcript inside marks): by its letters."""
        name = " ".join(self.parse.text[start:end].strip() for start, end in spans).strip(" :\"“”")
        if not name:
            return _Found(reason="omitted", form=SourceForm.OMITTED)
        if name.lower() in _FIRST_PERSON:
            return self._first_person(parent, spans[0][0])
        number = self.table.lookup(name)
        if number is not None:
            return _Found(drafts=(self.cast.entity(number, None),), reason="surname", form=SourceForm.NAME)
        if not name[0].isupper() or name.lower() in FUNCTION_WORDS:
            return _Found(reason="no-antecedent", form=SourceForm.PRONOUN if len(name) < 5 else SourceForm.NOMINAL)
        return _Found(drafts=(self.cast.labelled(name),), reason="full-name", form=SourceForm.NAME)

    def _by_name(self, mention: Mention) -> _Found:
        if mention.entity < 0:
            rivals = tuple(self.cast.entity(number, None) for number in mention.rivals)
            return _Found(reason="ambiguous", candidates=rivals, form=SourceForm.NAME)
        reason = mention.how or "full-name"
        if self.table.entities[mention.entity].kind == "place":
            reason = "metonymy"
        return _Found(drafts=(self.cast.entity(mention.entity, mention),), reason=reason, form=SourceForm.NAME)

    def _named(self, tokens: list[int], head: int) -> Mention | None:
        """The mention by name that is the source: the head's own, or the name that a role noun stands beside."""
        at = self.table.at
        mention = at.get(head)
        inside = set(tokens)
        if mention is not None and mention.kind == "person" and self._stands_alone(mention, inside):
            return mention
        seen: set[int] = set()
        for token in tokens:
            other = at.get(token)
            if other is None or other.first in seen:
                continue
            seen.add(other.first)
            if (
                other.kind == "person"
                and other.first in inside
                and self._stands_alone(other, inside)
                and self._is_free(other, tokens[0])
                and not self._is_plural_head(head, other)
            ):
                return other
        if mention is not None and mention.first <= head and self._stands_alone(mention, inside):
            if mention.kind == "group":
                return None
            return mention
        if mention is not None and mention.kind != "group" and head >= mention.first and head == mention.last:
            return mention
        appended = self._appended(tokens, head)
        if appended is not None:
            return appended
        # *Turkish broadcaster TRT*: the name of a body behind its descriptor
        last = at.get(tokens[-1])
        if (
            last is not None
            and last.kind in ("organization", "unknown")
            and last.last == tokens[-1]
            and last.first > tokens[0]
            and self.parse.tags[last.first - 1] in ("NN", "NNP")
            and self._is_free(last, tokens[0])
            and last.first - 1 == head
        ):
            return last
        return None

    def _appended(self, tokens: list[int], head: int) -> Mention | None:
        """The body's name behind its description: *one state agency, the California Coastal Commission*."""
        if self.parse.lowers[head] not in ORGANIZATION_NOUNS or head + 1 not in tokens or self.parse.words[head + 1] != ",":
            return None
        start = head + 2
        if start <= tokens[-1] and self.parse.lowers[start] == "the":
            start += 1
        mention = self.table.at.get(start)
        if mention is not None and mention.first == start and mention.kind == "organization" and mention.last <= tokens[-1]:
            return mention
        return None

    def _is_plural_head(self, head: int, mention: Mention) -> bool:
        """Whether the head is a plural noun before the name: *officials close to Lee*; not *lawyer Ann Lee*."""
        return self.parse.tags[head] in ("NNS", "NNPS") and head < mention.run_first and self.table.at.get(head) is not mention

    def _stands_alone(self, mention: Mention, inside: set[int]) -> bool:
        """Whether a name is no possessor and no modifier: *Trump* in *Trump's lawyer* and *Trump aides* is one."""
        after = mention.last + 1
        if after not in inside:
            return True
        tags, words = self.parse.tags, self.parse.words
        if tags[after] == "POS" or words[after] in ("'s", "’s"):
            return after + 1 not in inside
        if self.parse.lowers[after] in OWNED_NOUNS and self.parse.lowers[mention.first - 1] in ("the", "a"):
            return False
        if tags[after] in NOUNS and self.parse.ends[mention.last] < self.parse.starts[after]:
            return False
        return not (words[after] == "-" and self.parse.ends[mention.last] == self.parse.starts[after])

    def _is_free(self, mention: Mention, first: int) -> bool:
        """Whether a name is not inside a prepositional phrase or relative clause of the source."""
        tags, lowers = self.parse.tags, self.parse.lowers
        token = mention.run_first - 1
        while token >= first and (tags[token] in NOUNS or tags[token] in ("JJ", "VBN", "CD", "HYPH", "POS", "AFX") or lowers[token] in ("then", "-")):
            token -= 1
        if token < first:
            return True
        if tags[token] in ("IN", "TO"):
            noun = token - 1
            inner = token + 1 < mention.run_first and not is_role_word(lowers[mention.run_first - 1])
            return noun >= first and inner and is_role_noun(lowers[noun]) and lowers[token] in ("of", "for", "to")
        if tags[token] in ("DT", "PRP$") and token - 1 >= first:
            return tags[token - 1] not in ("IN", "TO", "VBD", "VBZ", "VBN", "VBG", "WP", "WDT", "VBP")
        return tags[token] not in ("VBD", "VBZ", "VBN", "VBG", "VBP", "WP", "WDT", "MD", "VB", "PRP", "CC", "RB")

    def _joined(self, tokens: list[int], head: int) -> list[Mention]:
        """The names that *and* joins into one source: *Sens. Jon Tester (D-Mont.) and David Vitter (R-La.)*."""
        at, parse = self.table.at, self.parse
        inside = set(tokens)
        names: list[Mention] = []
        for token in tokens:
            mention = at.get(token)
            if mention is None or mention.first != token:
                continue
            if mention.kind == "group" or (not self._stands_alone(mention, inside)):
                continue
            if not names:
                if not self._is_free(mention, tokens[0]):
                    return []
                names.append(mention)
                continue
            gap = list(range(names[-1].last + 1, mention.first))
            if not is_list_gap(parse, gap):
                continue
            names.append(mention)
        if len(names) < 2 or not any(parse.lowers[token] in ("and", "&") for token in range(names[0].last + 1, names[-1].first)):
            return []
        if head > names[-1].last and parse.tags[head] in NOUNS:
            return []
        kinds = {self.table.entities[name.entity].kind if name.entity >= 0 else "unknown" for name in names}
        if any(name.entity < 0 for name in names) or ("person" in kinds and "place" in kinds):
            return []
        return names

    def _by_pronoun(self, head: int, tokens: list[int], *, tag: bool, parent: int) -> _Found | None:
        parse = self.parse
        lower = parse.lowers[head]
        form = SourceForm.PRONOUN
        if lower in _FIRST_PERSON:
            return self._first_person(parent, parse.starts[head])
        if lower in _PERSONAL:
            gender = gender_of_pronoun(lower)
            choice = self.focus.choose_person(gender, head, tag=tag)
            if choice.referent is None:
                rivals = tuple(draft for draft in (self._draft(one) for one in choice.close) if draft is not None)
                return _Found(reason="ambiguous" if rivals else "no-antecedent", candidates=rivals, form=form)
            if choice.referent[0] == "entity":
                learn_gender(self.table, self.table.entities[choice.referent[1]], gender)
            draft = self._draft(choice.referent)
            return _Found(drafts=(draft,) if draft is not None else (), reason="pronoun", form=form)
        if lower in _RELATIVE and parse.tags[head] in ("WP", "WDT", "WP$", "IN", "DT"):
            antecedent = self._antecedent(head)
            if antecedent >= 0 and parse.lowers[antecedent].rstrip(".") in CALENDAR:
                return _Found(reason="no-antecedent", form=form)
            if antecedent >= 0:
                if lower == "whose" and len(tokens) > 1:
                    return None
                found = self._resolve_antecedent(antecedent, head)
                return evolve_found(found, reason="relative" if found.drafts else found.reason, form=form)
            if lower in ("who", "which", "whom"):
                return _Found(reason="no-antecedent", form=form)
        if lower in _OTHERS:
            plural = is_plural_pronoun(lower)
            choice = self.focus.choose_thing(_FITS_THEY if plural else _FITS_IT, head, tag=tag, plural=plural)
            if choice.referent is None:
                rivals = tuple(draft for draft in (self._draft(one) for one in choice.close) if draft is not None)
                return _Found(reason="ambiguous" if rivals else "no-antecedent", candidates=rivals, form=form)
            draft = self._draft(choice.referent)
            return _Found(drafts=(draft,) if draft is not None else (), reason="pronoun", form=form)
        if lower in _DEMONSTRATIVE and len(tokens) == 1:
            return _Found(reason="no-antecedent", form=form)
        if lower in ("all", "both", "each", "none", "most") and len(tokens) == 1:
            choice = self.focus.choose_thing({"thing": 1.0, "group": 0.8}, head, tag=True, plural=True)
            draft = self._draft(choice.referent) if choice.referent else None
            return _Found(drafts=(draft,), reason="pronoun", form=form) if draft is not None else None
        if lower in INDEFINITES:
            return None
        if parse.tags[head] == "PRP" or (len(tokens) == 1 and lower in ("you", "one")):
            return _Found(reason="no-antecedent", form=form)
        return None

    def _draft(self, referent: Referent) -> int | None:
        if referent[0] == "entity":
            return self.cast.entity(referent[1], None)
        token = referent[1]
        known = self.cast.thing_at(token)
        if known is not None:
            return known
        tokens = self.reader.nouns.phrase(token)
        return self.cast.described(describe(self.table, tokens, token))

    def _first_person(self, parent: int, position: int) -> _Found:
        """*I* and *we* inside a statement are its speaker; elsewhere whoever signs the text."""
        form = SourceForm.PRONOUN
        if parent >= 0:
            outer = self.found[parent]
            if outer is None and self.readings[parent].source:
                outer = self._resolve_reading(parent)
                self.found[parent] = outer
            if outer is not None and outer.drafts:
                return _Found(drafts=outer.drafts, reason="first-person", form=form)
            return _Found(reason="no-antecedent", form=form)
        if self._in_marks(position):
            return _Found(reason="inside", form=form)  # settled by _settle_first_persons
        signed = [mention for mention in self.table.mentions if mention.byline and mention.entity >= 0]
        after = next((mention for mention in signed if mention.start > position), None)
        writer = after or (signed[0] if signed else None)
        if writer is not None:
            return _Found(drafts=(self.cast.entity(writer.entity, None),), reason="first-person", form=form)
        return _Found(reason="no-antecedent", form=form)

    def _in_marks(self, position: int) -> bool:
        return any(stretch.start <= position < stretch.end and not stretch.single for stretch in self.parse.marked_near(position, position + 1))

    def _settle_first_persons(self) -> None:
        """Give *I* and *we* inside marks to whoever is quoted in the same paragraph, nearest before, else after."""
        waiting = [index for index, one in enumerate(self.found) if one is not None and one.reason == "inside"]
        if not waiting:
            return
        paragraphs = [start for start, _ in self.parse.paragraphs]
        spoken: dict[int, list[tuple[int, _Found]]] = {}
        for index, one in enumerate(self.found):
            if one is not None and one.drafts and self.readings[index].source and one.reason != "first-person":
                start = self.readings[index].source[0][0]
                spoken.setdefault(bisect.bisect_right(paragraphs, start), []).append((start, one))
        for index in waiting:
            one = self.found[index]
            start = self.readings[index].source[0][0]
            near = spoken.get(bisect.bisect_right(paragraphs, start), [])
            best = max((other for other in near if other[0] < start), key=lambda other: other[0], default=None)
            best = best or min(near, key=lambda other: other[0], default=None)
            if best is not None:
                self.found[index] = _Found(drafts=best[1].drafts, reason="first-person", form=SourceForm.PRONOUN)
            elif one is not None:
                self.found[index] = evolve_found(one, reason="no-antecedent")

    def _climb(self, noun: int) -> int:
        """The person's noun above a relative's antecedent: *the nominee for president, who* means the nominee."""
        parse = self.parse
        preposition = parse.heads[noun]
        if parse.deps[noun] == "pobj" and parse.heads[preposition] != preposition and parse.lowers[preposition] in ("for", "of", "to"):
            above = parse.heads[preposition]
            if is_role_word(parse.lowers[above]) and parse.tags[above] in ("NN", "NNP"):
                return above
        return noun

    def _antecedent(self, pronoun: int) -> int:
        """The noun that a relative pronoun stands for, -1 where it is none (a question, *that* as conjunction)."""
        parse = self.parse
        token = pronoun
        for _ in range(6):
            head = parse.heads[token]
            if head == token:
                break
            if parse.deps[token] == "relcl" and parse.sents[head] == parse.sents[pronoun]:
                return head if head < pronoun else -1
            token = head
        before = pronoun - 1
        first = parse.sent_bounds[parse.sents[pronoun]][0]
        if before >= first and parse.words[before] == ",":
            before -= 1
        if before >= first and (parse.tags[before] in NOUNS or parse.words[before] == ")") and parse.lowers[pronoun] in ("who", "which", "whom", "whose"):
            if parse.words[before] == ")":
                while before > first and parse.words[before] != "(":
                    before -= 1
                before -= 1
            return before if before >= first else -1
        return -1

    def _resolve_antecedent(self, antecedent: int, pronoun: int) -> _Found:
        parse = self.parse
        who = parse.lowers[pronoun] in ("who", "whom")
        near = pronoun - 1
        if near > 0 and parse.words[near] == ",":
            near -= 1
        other = self.table.at.get(near)
        if other is not None and other.last == near and other.entity >= 0 and other.kind != "group":
            if (self.table.entities[other.entity].kind == "person") == who and self._is_free(other, near - 1 if near > other.run_first else near):
                return self._by_name(other)
        mention = self.table.at.get(antecedent)
        if mention is not None and mention.kind != "group" and (mention.kind == "person") == who:
            return self._by_name(mention)
        if not who and mention is not None and mention.kind == "person":
            return _Found(reason="no-antecedent", form=SourceForm.PRONOUN)
        if who and mention is None and parse.words[pronoun - 1] == ",":
            antecedent = self._climb(antecedent)
        if who or parse.lowers[pronoun] == "whose":
            named_before = self._named_by_apposition(antecedent)
            if named_before is not None:
                return self._by_name(named_before)
        tokens = [token for token in parse.subtree(antecedent) if token < pronoun and parse.hidden[token] < 0]
        while tokens and parse.words[tokens[-1]] in (",", "—", "–", "("):
            tokens.pop()
        if not tokens or antecedent not in tokens:
            tokens = [antecedent]
        named = self._named(tokens, antecedent)
        if named is not None:
            return self._by_name(named)
        return self._by_description(tokens, antecedent, tag=False)

    def _named_by_apposition(self, noun: int) -> Mention | None:
        """The person that a noun stands in apposition to: Ann Lee, *a tech staffer at the department*, who told …"""
        parse = self.parse
        if parse.deps[noun] == "appos":
            mention = self.table.at.get(parse.heads[noun])
            if mention is not None and mention.kind == "person":
                return mention
        first = parse.lefts[noun]
        if first > 1 and parse.words[first - 1] in (",", "—", "–"):
            mention = self.table.at.get(first - 2)
            if mention is not None and mention.kind == "person" and mention.last == first - 2:
                return mention
        return None

    def _by_description(self, tokens: list[int], head: int, *, tag: bool) -> _Found:
        if self.parse.deps[head] == "appos":
            named = self._named_by_apposition(head)
            if named is not None:
                return self._by_name(named)
        description = describe(self.table, tokens, head)
        link = self.reader.resolve(description, self.focus, tag=tag)
        if link.entity is not None:
            draft = self.cast.entity(link.entity, None)
            if description.role:
                self.cast.add_description(draft, self.table, description)
            return _Found(drafts=(draft,), reason="description", description=description)
        if link.thing is not None:
            thing = self._draft(("thing", link.thing))
            if thing is not None:
                return _Found(drafts=(thing,), reason="description", description=description)
        if link.rivals:
            rivals = tuple(self.cast.entity(number, None) for number in link.rivals)
            return _Found(reason="ambiguous", candidates=rivals, description=description)
        owner = self.reader.bodies.fuller(description, self.focus)
        draft = self.cast.described(owner or description)
        if description.anonymous:
            self.cast.drafts[draft].anonymity = self.cast.drafts[draft].anonymity or find_anonymity(self.parse, head, description)
        return _Found(drafts=(draft,), reason="self" if owner is None else "description", description=description)

    def _by_cluster(self, spans: Sequence[tuple[int, int]], head: int) -> _Found | None:
        """The caller's own cluster around the source, by the most telling name in it."""
        number = self.cluster_at.get((spans[0][0], spans[-1][1]))
        if number is None:
            number = self.cluster_at.get((self.parse.starts[head], self.parse.ends[head]))
        if number is None:
            return None
        best: Mention | None = None
        for start, end in self.clusters[number]:
            for mention in self.table.inside(start, end):
                if mention.entity >= 0 and (best is None or len(mention.keys) > len(best.keys)) and mention.end - mention.start > (end - start) / 3:
                    best = mention
        if best is None:
            return None
        form = SourceForm.PRONOUN if self.parse.tags[head].startswith(("PRP", "W")) else SourceForm.NAME
        return _Found(drafts=(self.cast.entity(best.entity, None),), reason="cluster", form=form)

    # The end

    def _carry(self) -> None:
        """Give floating quotes and cue chains the source that they share."""
        for index, reading in enumerate(self.readings):
            if reading.source or self.found[index] is not None:
                continue
            seen = {index}
            origin = reading.carried_from
            while origin >= 0 and origin not in seen and self.found[origin] is None:
                seen.add(origin)
                origin = self.readings[origin].carried_from
            source = self.found[origin] if origin >= 0 else None
            if source is not None:
                self.found[index] = evolve_found(source, reason="carried" if source.drafts else source.reason, form=SourceForm.OMITTED)

    def _finish(self) -> Resolution:
        found = [one if one is not None else _Found(reason="omitted", form=SourceForm.OMITTED) for one in self.found]
        uses = [(self.readings[index].source[0][0] if self.readings[index].source else 0, one) for index, one in enumerate(found)]
        for index, one in enumerate(found):
            reading = self.readings[index]
            head = self._head(reading.source, reading.source_head) if reading.source else -1
            for draft in one.drafts if len(one.drafts) == 1 else ():
                for start, end in reading.source if head >= 0 else ():
                    self.cast.drafts[draft].note(start, end)
        for span, one in self.addressed.items():
            for draft in one.drafts if len(one.drafts) == 1 else ():
                self.cast.drafts[draft].note(*span)
        joints = {one.drafts: self.cast.joint(one.drafts) for _, one in uses if len(one.drafts) > 1}
        joints.update({one.drafts: self.cast.joint(one.drafts) for one in self.addressed.values() if len(one.drafts) > 1})
        used: set[int] = set()
        for one in (*found, *self.addressed.values()):
            used.update(one.drafts)
            if len(one.drafts) > 1:
                used.add(joints[one.drafts])
            used.update(one.candidates)
        speakers, index_of = self.cast.records(used)
        links = []
        for index, one in enumerate(found):
            links.append(self._link(self.readings[index], one, joints, index_of, speakers))
        spans = {}
        for span, one in self.addressed.items():
            draft = joints[one.drafts] if len(one.drafts) > 1 else one.drafts[0] if one.drafts else -1
            spans[span] = index_of.get(draft, -1)
        mentions = [(mention.start, mention.end, index) for index, speaker in enumerate(speakers) for mention in speaker.mentions]
        return Resolution(links=tuple(links), speakers=speakers, spans=spans, mentions=mentions)

    def _link(
        self,
        reading: Reading,
        found: _Found,
        joints: dict[tuple[int, ...], int],
        index_of: dict[int, int],
        speakers: tuple[Speaker, ...],
    ) -> Link:
        candidates = tuple(speakers[index_of[draft]].id for draft in found.candidates if draft in index_of)
        if not found.drafts:
            flag = Flag.AMBIGUOUS_SPEAKER if found.reason == "ambiguous" else Flag.NO_SPEAKER
            return Link(reason=found.reason, candidates=candidates, form=found.form, flags=(flag,))
        draft = joints[found.drafts] if len(found.drafts) > 1 else found.drafts[0]
        role = self.cast.role_near(found.drafts[0], reading.source)
        return Link(speaker=index_of[draft], reason=found.reason, form=found.form, role=role)


def evolve_found(found: _Found, **changes: object) -> _Found:
    """A changed copy of a found source."""
    return evolve(found, **changes)  # type: ignore[arg-type]


def find_source_head(parse: Parse, tokens: Sequence[int]) -> int:
    """The token of a mention that hangs on something outside it; of several the first noun or pronoun."""
    if not tokens:
        return -1
    inside = set(tokens)
    roots = [token for token in tokens if parse.heads[token] not in inside or parse.heads[token] == token]
    for token in roots:
        if parse.tags[token] in NOUNS or parse.tags[token] in ("PRP", "WP", "WDT", "PRP$", "CD", "DT"):
            if parse.tags[token] not in ("CD", "DT") or len(roots) == 1:
                return token
    for token in roots:
        if parse.tags[token] in ("IN", "TO", "VBG", "VBN"):
            for child in parse.children[token]:
                if child in inside and parse.tags[child] in NOUNS:
                    return child
    for token in tokens:
        if parse.tags[token] in NOUNS and (token + 1 not in inside or parse.tags[token + 1] not in NOUNS):
            return token
    return roots[0] if roots else tokens[0]
