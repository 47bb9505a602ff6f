"""*The bank*, *the ministry*, *the state*, *the Clinton campaign*, *the poll*: descriptions of bodies and
documents."""

from __future__ import annotations

import itertools

from attrs import define, evolve, field

from quoteattr.attribution.names.genders import gender_of_pronoun
from quoteattr.attribution.names.mentions import Entity, MentionTable
from quoteattr.attribution.names.phrases import surface
from quoteattr.attribution.reference.coreference import Focus
from quoteattr.attribution.reference.link import DescriptionLink
from quoteattr.attribution.reference.nouns import NounIndex
from quoteattr.attribution.reference.prominence import is_parent_of
from quoteattr.attribution.reference.protagonist import find_protagonist
from quoteattr.attribution.reference.trades import (
    heads_of_name,
    is_of_trade,
    is_other_body,
    is_told_otherwise,
    nouns_beside,
)
from quoteattr.attribution.roles.kinds import Description, describe
from quoteattr.attribution.roles.title_bodies import SEATED
from quoteattr.attribution.vocabulary import (
    DEMONYMS,
    GENERIC_BODIES,
    MASTHEADS,
    OWNED_NOUNS,
    PREMISES,
    STATES,
    TRADES,
)
from quoteattr.grammar import NOUNS
from quoteattr.lexicon.words import load_words
from quoteattr.records import SpeakerKind
from quoteattr.syntax import child

__all__ = ["BodyReader", "find_recent"]

# Two candidates are told apart by recency when their last mentions are this many characters apart (some three
# sentences).
CLEARLY_LATER = 400
_PARAGRAPHS_BACK = 3
_OPENING = 2  # the last of the paragraphs that may speak of a body before they name it
_WORDS = load_words("descriptions")
_PAPERS = _WORDS["papers"].words
_OUTLETS = load_words("outlet_words")["kind-nouns"].words
_PRINT = _PAPERS - {"outlet", "website"}
_RESEARCH = _WORDS["research"].words
_THEIRS = frozenset({"its", "their"})
_CALLED = TRADES | GENERIC_BODIES
_VAGUE = _WORDS["vague"].words
_OF_MEMBERS = _WORDS["of-members"].words
_SOCIETIES = _WORDS["societies"].words
_FOR_MEMBERS = frozenset({"for", "represents", "representing"})
_MEMBERS_WITHIN = 8  # tokens behind the noun
_IN_TRADE = frozenset({"NN", "NNS", "JJ", "HYPH", "VBG", "CC"})
_IN_MEMBERS = NOUNS | {"JJ", "CC", "CD", "DT", "POS"}


@define(slots=True, eq=False)
class BodyReader:
    """Links descriptions of bodies and places to entities, and documents to their fuller descriptions."""

    table: MentionTable
    nouns: NounIndex
    _by_head: dict[str, list[int]] | None = field(init=False, default=None)
    _told: dict[int, set[str]] = field(init=False, factory=dict)

    def fuller(self, description: Description, focus: Focus) -> Description | None:
        """The earlier description that says more: *the Clinton campaign* for *the campaign*, *a Times poll* for *that
        poll*."""
        if description.determiner != "definite":
            return None
        if description.kind is SpeakerKind.ORGANIZATION:
            return self._owned(description, focus)
        if description.kind in (SpeakerKind.DOCUMENT, SpeakerKind.DATA):
            return self._named_text(description)
        return None

    def read_text(self, description: Description, focus: Focus) -> Description:
        """A description that nothing else explains, as a text where it is one: *the paper* of researchers is no
        newspaper, *her letter* is issued by whoever *her* means.
        """
        parse, head = self.table.parse, description.head
        if parse.lowers[head] == "paper" and description.kind is SpeakerKind.ORGANIZATION:
            studied = not _RESEARCH.isdisjoint(parse.lowers[:head])
            return evolve(description, kind=SpeakerKind.DOCUMENT) if studied else description
        possessor = description.first - 1
        if description.kind is not SpeakerKind.DOCUMENT or description.issuer or possessor < 0:
            return description
        if parse.tags[possessor] != "PRP$":
            return description
        gender = gender_of_pronoun(parse.lowers[possessor])
        person = focus.choose_person(gender, possessor, tag=False).referent if gender else None
        if person is None or person[0] != "entity":
            return description
        return evolve(description, issuer=self.table.entities[person[1]].name)

    def _named_text(self, description: Description) -> Description | None:
        parse, at = self.table.parse, self.table.at
        if any(token in at for token in range(description.first, description.last + 1)):
            return None
        for token in self.nouns.texts_before(description.head):
            if parse.paras[description.head] - parse.paras[token] > _PARAGRAPHS_BACK + 1:
                return self._only_issued(description)
            if token - 1 in at and at[token - 1].last == token - 1:
                return describe(self.table, [one for one in self.nouns.phrase(token) if one <= token], token)
            if description.first != description.last:
                continue  # the November lawsuit is told apart already
            fuller = describe(self.table, self.nouns.phrase(token), token)
            if fuller.issuer is not None:
                return fuller
            issuer = self._issuer_of_own(token)
            if issuer is not None:
                return evolve(fuller, issuer=issuer)
        return None

    def _only_issued(self, description: Description) -> Description | None:
        """The one text of its noun whose issuer the article tells, where *the report* alone takes it up much later."""
        if description.first != description.last:
            return None
        issued: dict[str, Description] = {}
        for token in self.nouns.texts_before(description.head):
            told = describe(self.table, self.nouns.phrase(token), token)
            issuer = told.issuer or self._issuer_of_own(token)
            if issuer is not None:
                issued[issuer] = evolve(told, issuer=issuer)
        return next(iter(issued.values())) if len(issued) == 1 else None

    def _issuer_of_own(self, noun: int) -> str | None:
        """Who issued *its report*: the body that is the subject of the verb, *The Harbour Institute released …*."""
        parse = self.table.parse
        verb = parse.heads[noun]
        if parse.deps[noun] != "dobj" or not any(parse.lowers[kid] in _THEIRS for kid in parse.children[noun]):
            return None
        for kid in parse.children[verb]:
            mention = self.table.at.get(kid)
            if parse.deps[kid] == "nsubj" and mention is not None and mention.kind in ("organization", "unknown"):
                return surface(parse, mention.first, mention.last)
        return None

    def _owned(self, description: Description, focus: Focus) -> Description | None:
        parse = self.table.parse
        head = description.head
        if parse.lowers[head] not in OWNED_NOUNS or description.first != head:
            return None
        possessor = head - 1
        owner = None
        if possessor >= 0 and parse.tags[possessor] == "PRP$":
            person = focus.choose_person(gender_of_pronoun(parse.lowers[possessor]), possessor, tag=False).referent
            if person is None or person[0] != "entity":
                return None
            owner = person[1]
        owners = set()
        found = -1
        for token in self.nouns.owned_before(head):
            entity = self.table.at[self.nouns.owner_of(token)].entity
            if owner is not None and entity != owner:
                continue
            owners.add(entity)
            found = token if found < 0 else found
        if found < 0 or (len(owners) > 1 and parse.paras[head] - parse.paras[found] > 1):
            return None
        return describe(self.table, [one for one in self.nouns.phrase(found) if one <= found], found)

    def resolve_body(self, description: Description, focus: Focus) -> DescriptionLink:
        """*The Foreign Ministry* by the noun that heads a name; *the bank* by focus, where its name does not say
        otherwise."""
        parse = self.table.parse
        head = description.head
        if description.first > 0 and parse.tags[description.first - 1] in ("PRP$", "WP$"):
            return DescriptionLink()
        named = self.named(description)
        if self._is_bare(description) and parse.words[head].islower() and parse.paras[head] > _OPENING:
            named = [number for number in named if self.table.last_before(number, parse.starts[head]) >= 0]
        if len(named) == 1:
            return DescriptionLink(named[0])
        if named:
            recent = find_recent(self.table, named, parse.starts[head])
            return DescriptionLink(recent) if recent is not None else DescriptionLink(None, tuple(named[:5]))
        if (
            parse.lowers[head] not in _CALLED
            or not (self._is_bare(self._without_seat(description)) or self._is_trade(description))
            or self._owned(description, focus) is not None
        ):
            return DescriptionLink()
        told = self._told_as(head) if self._is_bare(description) else []
        if len(told) == 1:
            return DescriptionLink(told[0])
        choice = focus.choose_thing(
            {"organization": 1.0, "unknown": 0.5},
            head,
            tag=False,
            unless=lambda number: (
                self._is_other(self.table.entities[number], parse.lowers[head])
                or (("entity", number) in focus.papers and parse.lowers[head] not in _OUTLETS)
            ),  # a letter seen by Reuters. The company said: not Reuters
        )
        referents = [choice.referent] if choice.referent is not None else choice.close
        fitting = [number for sort, number in referents if sort == "entity"]
        if parse.lowers[head] in _PRINT:
            fitting = self._papers(fitting, parse.starts[head])
        if len(fitting) > 1 and self._is_bare(description):
            about = find_protagonist(self.table, "organization")
            if about not in fitting:
                return DescriptionLink(None, tuple(fitting))
            fitting = [about]
        beside = self._named_with(fitting[0], head, focus) if len(fitting) == 1 and self._is_bare(description) else []
        if beside:
            return DescriptionLink(None, (fitting[0], *beside))
        if len(fitting) != 1 or (not self._is_bare(description) and self._has_rivals(fitting[0], description)):
            return DescriptionLink()
        return DescriptionLink(fitting[0])

    def _named_with(self, number: int, head: int, focus: Focus) -> list[int]:
        """The bodies that could be meant as well and that the last sentence about one names: *Orvane sued Ardent*; none
        where the article is about that one or where it spoke last.
        """
        parse, table = self.table.parse, self.table
        if focus.speaker == ("entity", number) or find_protagonist(table, "organization") == number:
            return []
        if parse.lowers[head] in _PRINT or is_of_trade(table.entities[number], parse.lowers[head]):
            return []  # Harbour Bank is the lender, whoever else there is
        sentence = next(
            (
                parse.sents[one.last]
                for one in reversed(table.entities[number].mentions)
                if one.start < parse.starts[head]
            ),
            -1,
        )
        named = (table.at.get(token) for token in range(*parse.sent_bounds[sentence])) if sentence >= 0 else ()
        found = {
            one.entity
            for one in named
            if one is not None
            and one.entity >= 0
            and one.start < parse.starts[head]
            and not is_parent_of(parse, one.last)
        }
        return [
            other
            for other in sorted(found - {number})
            if table.entities[other].kind == "organization"
            and not self._is_other(table.entities[other], parse.lowers[head])
        ]

    def _is_other(self, entity: Entity, head: str) -> bool:
        """Whether a body's own name or the nouns beside it say that it is something else."""
        return is_other_body(entity, head) or is_told_otherwise(self._beside(entity), head)

    def _beside(self, entity: Entity) -> set[str]:
        if entity.number not in self._told:
            self._told[entity.number] = nouns_beside(self.table, entity)
        return self._told[entity.number]

    def _told_as(self, head: int) -> list[int]:
        """The bodies named before that the article calls by a noun beside their name: *the insurer Orvane*."""
        position, noun = self.table.parse.starts[head], self.table.parse.lowers[head]
        return [
            entity.number
            for entity in self.table.entities
            if entity.kind in ("organization", "unknown")
            and noun in self._beside(entity)
            and self.table.last_before(entity.number, position) >= 0
        ]

    def _papers(self, fitting: list[int], position: int) -> list[int]:
        """Those that are papers, else the paper named last: *the paper* is not the firm that it wrote of."""
        papers = [number for number in fitting if self._is_paper(self.table.entities[number])]
        if papers:
            return papers
        known = [one.number for one in self.table.entities if self.table.last_before(one.number, position) >= 0]
        known = [number for number in known if self._is_paper(self.table.entities[number])]
        recent = find_recent(self.table, known, position) if known else None
        return [recent] if recent is not None else []

    def _is_paper(self, entity: Entity) -> bool:
        """Whether a body is a paper by its name, by a noun beside it (*the daily Aslan*) or by what it does (*Aslan
        reported*)."""
        if entity.kind != "organization":
            return False
        if not MASTHEADS.isdisjoint(entity.keys):
            return True
        parse = self.table.parse
        lowers = parse.lowers
        for mention in entity.mentions:
            before, after = max(0, mention.run_first - 1), mention.last + 1
            beside = {*lowers[before : mention.run_first], *lowers[after : after + 1]}
            verb = parse.heads[mention.last]
            prints = parse.deps[mention.last] == "nsubj" and parse.lemmas[verb] in ("report", "write")
            if beside & _PAPERS or (prints and child(parse, verb, "dobj") < 0):
                return True
        return False

    def _has_rivals(self, number: int, description: Description) -> bool:
        """Whether another company has been named that could make what the description says."""
        position, head = self.table.parse.starts[description.first], self.table.parse.lowers[description.head]
        return any(
            entity.kind == "organization" and entity.number != number and not self._is_other(entity, head)
            for entity in self.table.entities
            if self.table.last_before(entity.number, position) >= 0
        )

    def _is_bare(self, description: Description) -> bool:
        return description.first == description.head == description.last

    def _without_seat(self, description: Description) -> Description:
        """A description without the word for where the body sits: *the Linz-based company* -> the company."""
        parse = self.table.parse
        for token in range(description.first, description.head - 1):
            if parse.words[token] == "-" and parse.lowers[token + 1] in SEATED:
                return evolve(description, first=token + 2)
        return description

    def _is_trade(self, description: Description) -> bool:
        """Whether a description says in common words what a body makes or sells: *the maker of pumps*, *the Danish pump
        maker*; no name in it.
        """
        parse = self.table.parse
        head, description = description.head, self._without_seat(description)
        if parse.lowers[head] not in TRADES or description.determiner != "definite":
            return False
        around = [token for token in range(description.first, description.last + 1) if token != head]
        return all(
            parse.lowers[token] in DEMONYMS
            or (token not in self.table.at and (parse.tags[token] in _IN_TRADE or parse.lowers[token] in ("of", "-")))
            for token in around
        )

    def named_by_members(self, description: Description) -> list[int]:
        """The bodies whose name tells of their members: *a union representing flight attendants* -> Association of
        Flight Attendants.
        """
        parse, head = self.table.parse, description.head
        if parse.lowers[head] not in _OF_MEMBERS:
            return []
        around = list(range(parse.lefts[head], head))
        opens = head + 2 if parse.lowers[head + 1 : head + 2] == ["that"] else head + 1
        if parse.lowers[opens : opens + 1] and parse.lowers[opens] in _FOR_MEMBERS:
            # By the tags: the parser often takes the members for the subject of what follows.
            behind = range(opens + 1, min(len(parse), opens + _MEMBERS_WITHIN))
            around += itertools.takewhile(lambda token: parse.tags[token] in _IN_MEMBERS, behind)
        members = {parse.lowers[token] for token in around if parse.tags[token] in ("NN", "NNS")} - _VAGUE
        members = {word.removesuffix("s") for word in members}
        if not members:
            return []
        found = []
        for entity in self.table.entities:
            keys = {key.removesuffix("s") for key in entity.keys}
            if entity.kind in ("organization", "unknown") and members <= keys and not _SOCIETIES.isdisjoint(keys):
                found.append(entity.number)
        return found

    def named(self, description: Description) -> list[int]:
        """The bodies whose name is headed by the description's noun and holds its other words."""
        parse = self.table.parse
        if self._by_head is None:
            self._by_head = {}
            for entity in self.table.entities:
                if all(mention.headline for mention in entity.mentions):
                    continue  # the capitals of a headline make no name: Popular Website Shows Bias
                if (entity.kind == "organization" or entity.keys[-1] in PREMISES) and len(entity.keys) > 1:
                    for key in heads_of_name(entity.keys):
                        self._by_head.setdefault("force" if key == "police" else key, []).append(entity.number)
        words = {
            parse.lowers[token].rstrip(".")
            for token in range(description.first, description.last + 1)
            if parse.tags[token] in NOUNS or parse.tags[token] == "JJ"
        }
        indefinite = description.determiner == "indefinite"  # a court is seldom the one whose name comes next
        words = words - _VAGUE if indefinite else words
        found = []
        for number in self._by_head.get(parse.lowers[description.head], ()):
            keys = self.table.entities[number].keys
            told = {"state"} if any(key in STATES for key in keys) else set()
            covered = words - told <= set(keys) | {DEMONYMS.get(key, key).lower() for key in keys}
            if (covered or description.first == description.head) and not (indefinite and words == {"court"}):
                found.append(number)
        return found


def find_recent(table: MentionTable, numbers: list[int], position: int) -> int | None:
    """The one of several entities that was mentioned clearly later than the others before a position."""
    last = sorted(((table.last_before(number, position), number) for number in numbers), reverse=True)
    if last[0][0] >= 0 and (len(last) == 1 or last[1][0] < 0 or last[0][0] - last[1][0] > CLEARLY_LATER):
        return last[0][1]
    return None
