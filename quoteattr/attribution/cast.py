"""The article's speakers while they are collected, and their records at the end."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define, evolve, field

from quoteattr.attribution.names.mentions import Mention, MentionTable
from quoteattr.attribution.reference.coreference import Referent
from quoteattr.attribution.roles.kinds import Description
from quoteattr.attribution.roles.premodifiers import StatedRole
from quoteattr.attribution.roles.stated import roles_of
from quoteattr.attribution.roles.telling import is_past, is_weak, telling
from quoteattr.attribution.roles.titles import read_role_phrase
from quoteattr.attribution.vocabulary import KIN, office
from quoteattr.records import Role, SourceForm, Span, Speaker, SpeakerKind

__all__ = ["Cast", "Draft", "Found"]

_KINDS = {
    "person": SpeakerKind.PERSON,
    "organization": SpeakerKind.ORGANIZATION,
    "place": SpeakerKind.PLACE,
    "group": SpeakerKind.GROUP,
    "document": SpeakerKind.DOCUMENT,
    "unknown": SpeakerKind.ORGANIZATION,
}


# How many earlier descriptions a new one is compared with.
_MEMORY = 40
_TEXTS = (SpeakerKind.DOCUMENT, SpeakerKind.DATA)
_FAMILIES = (
    frozenset({"study", "survey", "report", "research", "analysis", "paper", "review", "investigation", "assessment"}),
    frozenset({"poll", "survey", "data", "figures", "statistics"}),
    frozenset({"ruling", "decision", "opinion", "order", "judgment", "verdict"}),
    frozenset({"letter", "email", "message", "memo", "note", "statement"}),
)


@define(slots=True, eq=False, kw_only=True)
class Draft:
    """A speaker before its record is made."""

    kind: SpeakerKind
    name: str
    entity: int = -1
    descriptions: list[Description] = field(factory=list)
    anonymity: Span | None = None
    members: tuple[int, ...] = ()
    spans: set[tuple[int, int]] = field(factory=set)
    roles: list[StatedRole] | None = None
    extra: list[StatedRole] = field(factory=list)


@define(frozen=True, slots=True, eq=False)
class Found:
    """A source that was looked for: the cast's drafts it is linked to, the reason, and what it could be.

    ``mention``: where the source is mentioned, of a quotation that has none of its own.
    """

    drafts: tuple[int, ...] = ()
    reason: str = "no-antecedent"
    candidates: tuple[int, ...] = ()
    form: SourceForm = SourceForm.NOMINAL
    description: Description | None = None
    mention: tuple[tuple[int, int], ...] = ()


@define(slots=True, eq=False)
class Cast:
    """All speakers of the article by what they are known by: an entity of the mention table or a description."""

    table: MentionTable
    drafts: list[Draft] = field(factory=list)
    owners: dict[int, str] = field(factory=dict)
    """Whose *its* and *their* are, and for whom *a spokeswoman* speaks, by the character at which they start."""
    _entities: dict[int, int] = field(factory=dict)
    _described: dict[str, list[int]] = field(factory=dict)
    _joints: dict[tuple[int, ...], int] = field(factory=dict)
    _things: dict[int, int] = field(factory=dict)

    def entity(self, number: int, mention: Mention | None) -> int:
        """The draft of an entity."""
        index = self._entities.get(number)
        if index is None:
            entity = self.table.entities[number]
            index = self._add(
                Draft(kind=_KINDS.get(entity.kind, SpeakerKind.ORGANIZATION), name=entity.name, entity=number)
            )
            self._entities[number] = index
        return index

    def described(self, description: Description) -> int:
        """The draft of a description: an earlier one with the same head noun where it is the same, else a new one."""
        key = self.table.parse.lowers[description.head]
        for index in self._described.get(key, [])[: -1 - _MEMORY : -1]:
            if self._is_same(self.drafts[index], description):
                draft = self.drafts[index]
                draft.descriptions.append(description)
                if len(description.name) > len(draft.name) and description.determiner != "definite":
                    draft.name = description.name
                self._things[description.head] = index
                return index
        again = self._same_text(description)
        if again is not None:
            self.drafts[again].descriptions.append(description)
            self._things[description.head] = again
            return again
        index = self._add(Draft(kind=description.kind, name=description.name, descriptions=[description]))
        self._described.setdefault(key, []).append(index)
        self._things[description.head] = index
        return index

    def _same_text(self, description: Description) -> int | None:
        """The last study, survey or report, where *the study* alone takes it up under another word."""
        if (
            description.kind not in _TEXTS
            or description.determiner != "definite"
            or description.first != description.last
        ):
            return None
        parse = self.table.parse
        lower = parse.lowers[description.head]
        family = next((family for family in _FAMILIES if lower in family), None)
        if family is None:
            return None
        for index in range(len(self.drafts) - 1, max(-1, len(self.drafts) - 1 - _MEMORY), -1):
            draft = self.drafts[index]
            if draft.kind in _TEXTS and draft.descriptions and parse.lowers[draft.descriptions[-1].head] in family:
                near = parse.paras[description.head] - parse.paras[draft.descriptions[-1].head] <= 2
                return index if near else None
        return None

    def _is_same(self, draft: Draft, description: Description) -> bool:
        if draft.kind is not description.kind:
            return False
        for other in draft.descriptions:
            if other.head == description.head:
                return True
        if description.determiner == "indefinite" and not description.plural:
            return False
        one, two = _words(draft.name), _words(description.name)
        if one == two:
            return True
        if description.determiner == "definite" and two <= one:
            # *Her attorneys* are no *county attorneys*, but may be *Quill's attorneys*.
            return not self._is_owned(description) or any(self._is_owned(other) for other in draft.descriptions)
        return False

    def _is_owned(self, description: Description) -> bool:
        """Whether the description says whose they are: *her* attorneys, *Quill's* attorneys, attorneys *for* Quill."""
        parse, first, head = self.table.parse, description.first, description.head
        behind = head < description.last and parse.lowers[head + 1] in ("to", "of", "for")
        return behind or (first > 0 and parse.tags[first - 1] == "PRP$") or "POS" in parse.tags[first:head]

    def labelled(self, name: str) -> int:
        """The draft of a speaker known by a label alone: *WALLACE:* in a transcript."""
        key = name.lower()
        for index in self._described.get(f"label {key}", []):
            return index
        index = self._add(Draft(kind=SpeakerKind.PERSON, name=name))
        self._described[f"label {key}"] = [index]
        return index

    def note(self, index: int, spans: Sequence[tuple[int, int]]) -> None:
        """Note character spans that mention a speaker."""
        self.drafts[index].spans.update(spans)

    def thing_at(self, token: int) -> int | None:
        """The draft whose description has its head at a token."""
        return self._things.get(token)

    def joint(self, members: tuple[int, ...]) -> int:
        """The draft of several speakers who speak together."""
        index = self._joints.get(members)
        if index is None:
            names = [self.drafts[member].name for member in members]
            kinds = {self.drafts[member].kind for member in members}
            kind = kinds.pop() if len(kinds) == 1 else SpeakerKind.GROUP
            index = self._add(Draft(kind=kind, name=f"{', '.join(names[:-1])} and {names[-1]}", members=members))
            self._joints[members] = index
        return index

    def _add(self, draft: Draft) -> int:
        self.drafts.append(draft)
        return len(self.drafts) - 1

    def referent(self, index: int) -> Referent | None:
        """What a draft is in the eyes of coreference."""
        draft = self.drafts[index]
        if draft.entity >= 0:
            return ("entity", draft.entity)
        return ("thing", draft.descriptions[0].head) if draft.descriptions else None

    def is_person(self, index: int) -> bool:
        """Whether a draft is one person."""
        return self.drafts[index].kind is SpeakerKind.PERSON

    # Roles

    def add_description(self, index: int, table: MentionTable, description: Description) -> None:
        """Note a description that was linked to a named speaker as a role of it: *the Vermont senator*."""
        stated = _described_role(table, description)
        if stated is not None:
            self.drafts[index].extra.append(stated)

    def roles(self, index: int) -> list[StatedRole]:
        """The roles stated of a draft, in the order of the article; asked for when all sources are resolved."""
        draft = self.drafts[index]
        if draft.roles is None:
            found = list(draft.extra)
            if draft.entity >= 0 and draft.kind is SpeakerKind.PERSON:
                found += roles_of(self.table, self.table.entities[draft.entity])
            elif draft.entity < 0:
                described = (_described_role(self.table, one) for one in draft.descriptions if one.role)
                found += [one for one in described if one is not None]
            first: dict[str, StatedRole] = {}
            for stated in sorted(found, key=lambda one: one.position):
                owner = self.owners.get(stated.position)
                if owner is not None and stated.role.affiliation is None:
                    if owner.islower() and any(
                        one.role.title == stated.role.title and one.role.affiliation for one in found
                    ):
                        continue  # its chairman, of a firm that is named later
                    stated = evolve(stated, role=evolve(stated.role, affiliation=owner))  # its policy chair
                first.setdefault(stated.role.text.lower(), stated)
            draft.roles = list(first.values())
        return draft.roles

    def role_near(self, index: int, source: Sequence[tuple[int, int]]) -> Role | None:
        """The role at the source mention, else the nearest one stated before it, else the first one.

        A bare office (*Judge* Lee, *the minister*) gives way to the same office where the article says of which body it
        is, else to a fuller title (*Forestry Minister*).
        """
        roles = self.roles(index)
        near = self._nearest(roles, source) if roles else None
        if near is not None and near.how == "clause" and near.role.affiliation and near.role.affiliation.islower():
            # who has led the authority: the leader of Mellside Council
            named = [
                one
                for one in roles
                if one.role.title == near.role.title and not (one.role.affiliation or "a").islower()
            ]
            return named[0].role if named else near.role
        if near is None or near.role.affiliation is not None or not near.role.title:
            return near.role if near is not None else None
        fuller = [one for one in roles if one.office == near.office and one.role.affiliation and one.how != "party"]
        if not fuller and " " not in near.role.title:
            fuller = [one for one in roles if one.office == near.office and " " in one.role.title and not is_past(one)]
        return fuller[0].role if fuller else near.role

    def _nearest(self, roles: Sequence[StatedRole], source: Sequence[tuple[int, int]]) -> StatedRole:
        strong = [one for one in roles if not is_weak(one)]
        ties = [one for one in roles if one.office in KIN]
        roles = strong or roles
        if source:
            start, end = source[0][0], source[-1][1]
            inside = [one for one in roles if _overlaps(one, start, end)]
            if not any(one.role.affiliation for one in inside):
                inside += [one for one in roles if _is_of_mention(one, start, end)]
            varied = [one for one in inside if one.how == "description" and is_past(one)]
            if inside and len(varied) < len(inside):
                return max(inside, key=telling)
            before = [one for one in roles if one.position < start and not (varied and is_past(one))]
            if varied and not before:
                return max(varied, key=telling)
            if before:
                last = max(before, key=lambda one: one.position)
                at_last = [one for one in before if one.mention == last.mention]
                if all(is_past(one) for one in at_last):  # the club's boss, whom a variation calls a former midfielder
                    last = max((one for one in before if not is_past(one)), key=lambda one: one.position, default=last)
                return self._most_telling_with(last, before)
            inside = [one for one in ties if _overlaps(one, start, end)]
            if inside:
                return inside[0]  # his office is told later
        return self._most_telling_with(min(roles, key=lambda one: one.position), roles)

    def _most_telling_with(self, nearest: StatedRole, roles: Sequence[StatedRole]) -> StatedRole:
        """The most telling of the roles that are stated at the same mention as the nearest one."""
        together = [one for one in roles if one.mention == nearest.mention and one.mention >= 0]
        return max(together or [nearest], key=telling)

    # Records

    def records(self, used: set[int]) -> tuple[tuple[Speaker, ...], dict[int, int]]:
        """The speakers in use by first mention, and where each draft's record stands."""
        text = self.table.parse.text
        for index in list(used):
            used.update(self.drafts[index].members)
        spans: dict[int, list[tuple[int, int]]] = {}
        for index in used:
            draft = self.drafts[index]
            found = set(draft.spans)
            if draft.entity >= 0:
                found = {(mention.start, mention.end) for mention in self.table.entities[draft.entity].mentions} | {
                    span for span in found if not self._holds_name(draft.entity, span)
                }
            for one in draft.descriptions:
                if not any(start <= self.table.parse.starts[one.head] < end for start, end in found):
                    found.add((self.table.parse.starts[one.first], self.table.parse.ends[one.last]))
            spans[index] = sorted(found)
        for index in used:
            draft = self.drafts[index]
            if draft.members:
                spans[index] = spans[index] or [spans[draft.members[0]][0]] if spans.get(draft.members[0]) else []
        order = sorted(
            used,
            key=lambda index: (spans[index][0] if spans[index] else (len(text), 0), len(self.drafts[index].members)),
        )
        index_of = {draft: at for at, draft in enumerate(order)}
        records = []
        for at, index in enumerate(order):
            draft = self.drafts[index]
            first = draft.descriptions[0] if draft.descriptions else None
            records.append(
                Speaker(
                    id=f"s{at + 1}",
                    name=draft.name,
                    kind=draft.kind,
                    anonymous=bool(first and first.anonymous),
                    anonymity=draft.anonymity if first and first.anonymous else None,
                    roles=tuple(one.role for one in self.roles(index)) if not draft.members else (),
                    mentions=tuple(Span.of(text, start, end) for start, end in spans[index])
                    if not draft.members
                    else (),
                    issuer=next((one.issuer for one in draft.descriptions if one.issuer), None),
                    members=tuple(f"s{index_of[member] + 1}" for member in draft.members),
                )
            )
        return tuple(records), index_of

    def _holds_name(self, entity: int, span: tuple[int, int]) -> bool:
        return any(mention.entity == entity for mention in self.table.inside(*span))


def _overlaps(stated: StatedRole, start: int, end: int) -> bool:
    span = stated.role.span
    return span is not None and span.start < end and span.end > start


def _is_of_mention(stated: StatedRole, start: int, end: int) -> bool:
    """Whether a role behind the source is stated of its own mention: Lee, *who chairs the panel*, said …"""
    return start <= stated.mention < end and stated.how in ("clause", "apposition")


def _described_role(table: MentionTable, description: Description) -> StatedRole | None:
    parse = table.parse
    phrases = read_role_phrase(table, description.first, description.last + 1, strict=False)
    start, end = parse.starts[description.first], parse.ends[description.last]
    span = Span.of(parse.text, start, end)
    title, affiliation = (phrases[0].title, phrases[0].affiliation) if phrases else (span.text, None)
    bare = not any(parse.tags[token].startswith("NN") for token in range(description.first, description.head))
    if bare and affiliation is None and parse.lowers[description.head] in ("source", "sources"):
        return None  # a source close to the mayor: nothing is said of what the person is
    return StatedRole(
        role=Role(text=span.text, title=title, affiliation=affiliation, span=span),
        office=office(parse.lowers[description.head]),
        how="description",
        position=start,
    )


def _words(name: str) -> frozenset[str]:
    return frozenset(word for word in name.lower().split() if word not in ("the", "of", "a", "an", "in", "for", "on"))
