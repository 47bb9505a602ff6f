"""What one source mention means, by its form: a name, a pronoun, a relative, a description, several joined.

A link is made only where one candidate remains; else the candidates are kept, or nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from attrs import define, evolve, field

from quoteattr.attribution.cast import Cast, Found
from quoteattr.attribution.interviews import find_interviewee, find_letters
from quoteattr.attribution.names.genders import gender_of_pronoun
from quoteattr.attribution.names.joined import find_both, find_joined_by_pronoun, find_joined_group, find_joined_names
from quoteattr.attribution.names.mentions import Mention, MentionTable
from quoteattr.attribution.names.source_names import (
    end_of_relative,
    find_antecedent,
    find_name,
    find_name_apposed,
    find_name_at_end,
    find_name_behind,
    find_owner,
    find_source_head,
    strip_honorifics,
)
from quoteattr.attribution.pair import Pair
from quoteattr.attribution.reference.antecedents import has_relative, read_antecedent
from quoteattr.attribution.reference.coreference import Choice, Focus, Referent, is_plural_pronoun
from quoteattr.attribution.reference.descriptions import DescriptionReader
from quoteattr.attribution.reference.employers import find_employer, name_of_body
from quoteattr.attribution.reference.in_focus import ASKED
from quoteattr.attribution.reference.singular_they import find_one_of_unknown_gender, find_who_adds
from quoteattr.attribution.roles.anonymity import find_anonymity
from quoteattr.attribution.roles.kinds import describe
from quoteattr.attribution.signed import SignedText
from quoteattr.attribution.vocabulary import CALENDAR, FUNCTION_WORDS, INDEFINITES, SPOKEN
from quoteattr.grammar import RELATIVE_PRONOUNS
from quoteattr.matchers.transcripts import LETTERS
from quoteattr.records import SourceForm, SpeakerKind
from quoteattr.text.parse import Parse

__all__ = ["PERSONAL", "Clusters", "Linker"]

Clusters = Sequence[Sequence[tuple[int, int]]]
"""Coreference clusters of the caller's own: each a sequence of ``(start, end)`` character spans."""

_FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our", "myself", "ourselves", "mine", "ours"})
PERSONAL = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
_OTHERS = frozenset({"it", "they", "them", "its", "their", "itself", "themselves", "theirs"})
_OWNS = frozenset({"its", "their"})
_DEMONSTRATIVE = frozenset({"this", "that", "these", "those"})
_QUANTIFIERS = frozenset({"all", "both", "each", "none", "most"})
_PRONOUN_TAGS = frozenset({"PRP", "PRP$", "WP", "WDT", "WP$", "DT", "IN"})
# How well each kind of referent fits the pronouns of things: bodies are *it* in American news and *they* in British.
_FITS_IT = {"organization": 1.0, "place": 0.7, "thing": 0.9, "unknown": 0.6, "group": 0.1}
_FITS_THEY = {"organization": 0.6, "place": 0.15, "thing": 1.0, "unknown": 0.4, "group": 1.0}
_FITS_ALL = {"thing": 1.0, "group": 0.8}


_ASKS = Found(reason="no-antecedent", form=SourceForm.NOMINAL)  # the Q of an interview is nobody the article names


@define(slots=True, eq=False, kw_only=True)
class Linker:
    """Links source mentions where they stand in the article; ``focus`` holds what was said up to there.

    ``first_person`` answers whom *I* and *we* mean, by the number of the quote around and the character.
    """

    table: MentionTable
    clusters: Clusters
    cast: Cast
    focus: Focus
    reader: DescriptionReader
    first_person: Callable[[int, int], Found]
    parse: Parse = field(init=False)
    pair: Pair = field(init=False)
    signed: SignedText = field(init=False)
    _cluster_at: dict[tuple[int, int], int] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        self.parse = self.table.parse
        self.signed = SignedText(self.cast, self.parse)
        self.pair = Pair(cast=self.cast, focus=self.focus, parse=self.parse)
        for number, cluster in enumerate(self.clusters):
            for start, end in cluster:
                self._cluster_at[(start, end)] = number

    def tokens(self, spans: Sequence[tuple[int, int]]) -> list[int]:
        """The tokens of a mention."""
        return [token for start, end in spans for token in self.parse.tokens_between(start, end)]

    def link(self, spans: Sequence[tuple[int, int]], given: int, *, tag: bool, parent: int = -1) -> Found:
        """What the mention at the character ``spans`` means; ``given`` is its head token where known, ``tag``: it
        stands in a tag after the words, ``parent`` the quote around it.
        """
        parse = self.parse
        if parse.text[spans[0][0]] in LETTERS and spans[0][0] in self._letters:
            return self._answers if self._letters[spans[0][0]] == "A" else _ASKS
        tokens = self.tokens(spans)
        if not tokens:
            return self._by_text(spans, parent)
        head = given if given >= 0 else find_source_head(parse, tokens)
        self._note_owners(tokens, head)
        if self._cluster_at:
            clustered = self._by_cluster(spans, head)
            if clustered is not None:
                return clustered
        joint = self._by_parts(tokens, head, tag=tag, parent=parent)
        if joint is not None:
            return joint
        lower = parse.lowers[head]
        name = len(lower) > 1 and head in self.table.at  # WHO, N'Dour: whatever the tagger takes them for
        name = name and (parse.words[head].isupper() or lower not in FUNCTION_WORDS)
        pronominal = parse.tags[head] in _PRONOUN_TAGS or lower in _FIRST_PERSON or lower in RELATIVE_PRONOUNS
        if pronominal and not name:
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

    def _note_owners(self, tokens: Sequence[int], head: int) -> None:
        """Find the body that *its* and *their* mean before a role: *its policy chair, Ann Lee*."""
        for token in tokens:
            if token == head or self.parse.lowers[token] not in _OWNS or self.parse.tags[token] != "PRP$":
                continue
            plural = is_plural_pronoun(self.parse.lowers[token])
            referent = self.focus.choose_thing(
                _FITS_THEY if plural else _FITS_IT, token, tag=False, plural=plural
            ).referent
            owner = None if referent is None else name_of_body(self.focus, referent, any_entity=True)
            if owner is not None:  # a role before a name is read without its *its*
                self.cast.owners.update({self.parse.starts[at]: owner for at in (token, token + 1)})

    def _by_parts(self, tokens: Sequence[int], head: int, *, tag: bool, parent: int) -> Found | None:
        """Several sources joined, one by a pronoun or a group: *she and Novak*, *the FBI and aides*; else None."""
        parse = self.parse
        conjunct = find_joined_by_pronoun(parse, tokens, head)
        if conjunct < 0:
            conjunct = find_joined_group(self.table, tokens, head)
        if conjunct < 0:
            return None
        inside = set(tokens)
        second = [token for token in parse.subtree(conjunct) if token in inside]
        first = [token for token in tokens if token < parse.lefts[conjunct] and parse.lowers[token] not in ("and", "&")]
        drafts: list[int] = []
        for part, noun in ((first, head), (second, conjunct)):
            spans = [(parse.starts[part[0]], parse.ends[part[-1]])]
            found = self.link(spans, noun, tag=tag, parent=parent)
            if not found.drafts:
                return found
            drafts += found.drafts
        drafts = list(dict.fromkeys(drafts))
        form = SourceForm.PRONOUN if parse.tags[head] == "PRP" else SourceForm.NAME
        return Found(drafts=tuple(drafts), reason="joint", form=form) if len(drafts) > 1 else None

    def _surname_at(self, tokens: Sequence[int], head: int) -> int | None:
        """The person whose surname is a common word, at the start of a source: *Small, who attended, said*."""
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
            return self.first_person(parent, spans[0][0])
        number = self.table.lookup(name)
        if number is not None:
            return Found(drafts=(self.cast.entity(number, None),), reason="surname", form=SourceForm.NAME)
        if not name[0].isupper() or name.lower() in FUNCTION_WORDS:
            return Found(reason="no-antecedent", form=SourceForm.PRONOUN if len(name) < 5 else SourceForm.NOMINAL)
        return Found(drafts=(self.cast.labelled(name),), reason="full-name", form=SourceForm.NAME)

    @cached_property
    def _letters(self) -> Mapping[int, str]:
        return find_letters(self.parse)

    @cached_property
    def _answers(self) -> Found:
        """Who answers, for the *A* of an interview."""
        answers = self.table.at.get(find_interviewee(self.parse))
        if answers is None:
            return _ASKS
        return evolve(self._by_name(answers), reason="description", form=SourceForm.NOMINAL)

    def _by_name(self, mention: Mention) -> Found:
        if mention.entity < 0:
            titled = self.reader.offices.titled(mention.rivals, mention.titles)
            if titled is not None:
                return Found(drafts=(self.cast.entity(titled, mention),), reason="surname", form=SourceForm.NAME)
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
            return self.first_person(parent, parse.starts[head])
        if lower in PERSONAL:
            return self._third_person(head, tag=tag)
        if lower in RELATIVE_PRONOUNS and parse.tags[head] in _PRONOUN_TAGS:
            if lower == "whose" and len(tokens) > 1:
                return None
            both = find_both(self.table, head) if lower == "who" else ()
            if both:
                drafts = tuple(dict.fromkeys(self.cast.entity(mention.entity, mention) for mention in both))
                return Found(drafts=drafts, reason="relative", form=SourceForm.PRONOUN)
            antecedent = find_antecedent(parse, head)
            if antecedent >= 0 and parse.lowers[antecedent].rstrip(".") not in CALENDAR:
                found = self._resolve_antecedent(antecedent, head)
                return evolve(found, reason="relative" if found.drafts else found.reason, form=SourceForm.PRONOUN)
            if lower not in _DEMONSTRATIVE:
                return Found(form=SourceForm.PRONOUN)
        if lower in _OTHERS:
            plural = is_plural_pronoun(lower)
            pair = (self.pair.meant_at(head) or self._acted_before(head)) if lower == "they" else ()
            pair = self.signed.drafts if lower == "it" and self.signed.is_meant(head) else pair
            if pair:
                return Found(drafts=pair, reason="pronoun", form=SourceForm.PRONOUN)
            one = find_one_of_unknown_gender(self.focus, head) if lower == "they" else None
            if one is not None:
                return self._chosen(Choice(one))
            choice = self.focus.choose_thing(_FITS_THEY if plural else _FITS_IT, head, tag=tag, plural=plural)
            found = self._chosen(choice)
            if plural and found.drafts and found.drafts[0] in self.pair.drafts and self.pair.is_whole_at(head):
                return evolve(found, drafts=self.pair.drafts)  # Lee and her aides asked for time. They said …
            same = find_who_adds(self.focus, head) if lower == "they" and not found.drafts else None
            return found if same is None else self._chosen(Choice(same))
        alone = len(tokens) == 1
        pair = self.pair.meant_at(head) if lower == "both" and alone else ()
        if pair:
            return Found(drafts=pair, reason="pronoun", form=SourceForm.PRONOUN)
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
        if choice.referent is not None:
            self.focus.tell(choice.referent, gender, sure=True)
        found = self._chosen(choice)
        for draft in found.drafts:
            if self.cast.drafts[draft].kind in (SpeakerKind.PLACE, SpeakerKind.ORGANIZATION):
                self.cast.drafts[draft].kind = SpeakerKind.PERSON  # whom *he* means is no place
        return found

    def _chosen(self, choice: Choice) -> Found:
        """What focus chose as a source: a link, or the candidates that could not be told apart."""
        if choice.referent is not None:
            return Found((self._draft(choice.referent),), "pronoun", form=SourceForm.PRONOUN)
        rivals = tuple(dict.fromkeys(self._draft(referent) for referent in choice.close))
        if len(rivals) == 1 and len(choice.close) > 1:
            return Found(rivals, "pronoun", form=SourceForm.PRONOUN)  # one affidavit, described twice
        return Found((), "ambiguous" if rivals else "no-antecedent", rivals, SourceForm.PRONOUN)

    def _acted_before(self, pronoun: int) -> tuple[int, ...]:
        """The drafts of the people who did together what the sentence before tells; empty without."""
        subject = self.pair.acted_before(pronoun)
        if subject < 0:
            return ()
        first, last = self.parse.lefts[subject], self.parse.rights[subject]
        drafts = self.link([(self.parse.starts[first], self.parse.ends[last])], subject, tag=False).drafts
        return drafts if len(drafts) > 1 and self.pair.are_alike(drafts) else ()

    def _draft(self, referent: Referent) -> int:
        if referent[0] == "entity":
            return self.cast.entity(referent[1], None)
        token = referent[1]
        if token in self.reader.nouns.named:
            return self.cast.entity(self.reader.nouns.named[token], None)
        known = self.cast.thing_at(token)
        if known is not None:
            return known
        tokens = self.reader.nouns.phrase(token)
        named = find_name(self.table, tokens, token) if self.parse.tags[token] == "NN" else None
        if named is not None and named.kind == "person":
            return self.cast.entity(named.entity, None)  # a man called Kevin
        return self.cast.described(describe(self.table, tokens, token))

    def _resolve_antecedent(self, antecedent: int, pronoun: int) -> Found:
        meant = read_antecedent(self.table, antecedent, pronoun)
        if meant is None:
            return Found(reason="no-antecedent", form=SourceForm.PRONOUN)
        if isinstance(meant, Mention):
            return self._by_name(meant)
        tokens, noun = meant
        return self._by_description(tokens, noun, tag=False)

    def _by_description(self, tokens: list[int], head: int, *, tag: bool) -> Found:
        if self.parse.deps[head] == "appos" and has_relative(self.parse, tokens[-1]):
            named = find_name_apposed(self.table, head)
            if named is not None:
                return self._by_name(named)
        description = describe(self.table, tokens, head)
        if description.kind is SpeakerKind.PERSON:
            behind = find_name_behind(self.table, end_of_relative(self.parse, head, tokens[-1]))
            if behind is not None:
                return self._by_name(behind)
            ending = find_name_at_end(self.table, head, tokens[-1])
            if ending is not None:
                found = self._by_name(ending)
                before = describe(self.table, strip_honorifics(self.parse, tokens, ending.first), head)
                if before.role:
                    self.cast.add_description(found.drafts[0], self.table, before)
                return found
        spoken = self._by_spoken(tokens, head)
        if spoken is not None:
            return spoken
        its = self.cast.owners.get(self.parse.starts[tokens[0]])
        link = self.reader.resolve(description, self.focus, tag=tag, its=its)
        if link.entity is not None:
            draft = self.cast.entity(link.entity, None)
            inside = any(at.entity == link.entity for token in tokens if (at := self.table.at.get(token)) is not None)
            vague = self.parse.lowers[description.head] in ASKED and self.reader.offices.of(link.entity)  # the expert
            if description.role and not inside and not vague:  # a name in the words has its role beside it: our man Lee
                self.cast.add_description(draft, self.table, description)
            return Found(drafts=(draft,), reason="description", description=description)
        if link.thing is not None:
            thing = self._draft(("thing", link.thing))
            return Found(drafts=(thing,), reason="description", description=description)
        if link.rivals:
            rivals = tuple(self.cast.entity(number, None) for number in link.rivals)
            return Found(reason="ambiguous", candidates=rivals, description=description)
        employer = find_employer(description, self.focus)
        if employer is not None:
            self.cast.owners[self.parse.starts[description.first]] = employer
        owner = self.reader.bodies.fuller(description, self.focus)
        draft = self.cast.described(owner or self.reader.bodies.read_text(description, self.focus))
        if description.anonymous:
            self.cast.drafts[draft].anonymity = self.cast.drafts[draft].anonymity or find_anonymity(
                self.parse, head, description
            )
        return Found(drafts=(draft,), reason="self" if owner is None else "description", description=description)

    def _by_spoken(self, tokens: Sequence[int], head: int) -> Found | None:
        """Whoever spoke the source: *Lind's speech*, *his remarks*, *a speech Mrs. Lind gave*; None for texts."""
        parse = self.parse
        if parse.lowers[head] not in SPOKEN:
            return None
        owner = find_owner(parse, tokens, head)
        if owner < 0:
            return None
        mention = self.table.at.get(owner)
        if mention is not None:
            return evolve(self._by_name(mention), reason="description") if mention.kind == "person" else None
        if parse.lowers[owner] not in PERSONAL:
            return None
        found = self._third_person(owner, tag=False)
        return found if found.drafts else None

    def _by_cluster(self, spans: Sequence[tuple[int, int]], head: int) -> Found | None:
        """The caller's own cluster around the source, by the most telling name in it."""
        number = self._cluster_at.get((spans[0][0], spans[-1][1]))
        if number is None:
            number = self._cluster_at.get((self.parse.starts[head], self.parse.ends[head]))
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
