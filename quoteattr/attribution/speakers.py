"""Who speaks: every reading's source linked to a person, body, group or document of the article.

:func:`resolve_speakers` walks the article once, left to right (:mod:`~quoteattr.attribution.resolver`). A source is
read by its form: a name (by the mention table), a pronoun (by
:mod:`~quoteattr.attribution.reference.coreference`), a description (by roles, else a speaker of its own), several
joined names, or nothing (carried over). A link is made only where one candidate remains.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence

from attrs import define, field

from quoteattr.attribution.cast import Cast, Found
from quoteattr.attribution.linking import Clusters
from quoteattr.attribution.names.mentions import MentionTable
from quoteattr.attribution.names.table import build_table
from quoteattr.attribution.resolver import Resolver
from quoteattr.attribution.vocabulary import is_role_plural
from quoteattr.matchers.reading import Reading
from quoteattr.records import Flag, Role, SourceForm, Speaker
from quoteattr.text.parse import Parse

__all__ = ["Clusters", "Link", "Resolution", "resolve_speakers"]


@define(frozen=True, slots=True, kw_only=True)
class Link:
    """What a reading's source is linked to.

    ``speaker``: index into :attr:`Resolution.speakers`, None where nothing is safe. ``reason``: why it is this speaker
    (``full-name``, ``surname``, ``given-name``, ``short-form``, ``acronym``, ``pronoun``, ``description``,
    ``relative``, ``joint``,
    ``first-person``, ``carried``, ``metonymy``, ``cluster``, ``self``: the description is all there is), or why there
    is none
    (``ambiguous``, ``no-antecedent``, ``omitted``). ``candidates``: ids of the speakers it could be where ambiguous.
    ``role``: the one stated at the source, else the nearest. ``mention``: the source, where it is not the reading's.
    """

    speaker: int | None = None
    reason: str = "omitted"
    candidates: tuple[str, ...] = ()
    form: SourceForm = SourceForm.OMITTED
    role: Role | None = None
    flags: tuple[Flag, ...] = ()
    mention: tuple[tuple[int, int], ...] = ()


@define(slots=True, eq=False, kw_only=True)
class Resolution:
    """The links of the readings, one each and in their order, and the article's speakers by first mention."""

    links: tuple[Link, ...]
    speakers: tuple[Speaker, ...]
    _spans: dict[tuple[int, int], int] = field(factory=dict, alias="spans")
    _mentions: list[tuple[int, int, int]] = field(factory=list, alias="mentions")

    def speaker_of(self, start: int, end: int) -> Speaker | None:
        """The speaker that the characters ``start:end`` mention, None where that is not known.

        Spans given to :func:`resolve_speakers` as ``addressed`` are known; any other span is known by a speaker's
        mention in it.
        """
        index = self._spans.get((start, end))
        if index is not None:
            return self.speakers[index] if index >= 0 else None
        found = set()
        for at in range(bisect.bisect_left(self._mentions, (start,)), len(self._mentions)):
            first, last, index = self._mentions[at]
            if first >= end:
                break
            if last <= end:
                found.add(index)
        return self.speakers[found.pop()] if len(found) == 1 else None


def resolve_speakers(
    parse: Parse,
    readings: Sequence[Reading],
    *,
    addressed: Iterable[tuple[int, int]] = (),
    papers: Iterable[tuple[int, int]] = (),
    clusters: Clusters | None = None,
    table: MentionTable | None = None,
) -> Resolution:
    """Link every reading's source, and every addressed span, to a speaker of the article.

    ``addressed``: character spans of addressees, which become speakers too. ``papers``: those of outlets that somebody
    speaks to, which are no persons. ``clusters``: the caller's own coreference clusters; where one holds a source, its
    most telling name wins over the rules here. ``table``: the article's mention table where the caller has built it
    already.
    """
    table = table or build_table(parse)
    resolver = Resolver(parse=table.parse, readings=readings, table=table, clusters=clusters or ())
    resolver.focus.papers = frozenset(
        ("entity", mention.entity)
        for start, end in papers
        for mention in table.inside(start, end)
        if mention.entity >= 0
    )
    resolver.resolve(tuple(addressed))
    return _make_records(resolver)


def _make_records(resolver: Resolver) -> Resolution:
    """Turn what the walk found into links and records."""
    cast, readings = resolver.cast, resolver.readings
    found = [one if one is not None else Found(reason="omitted", form=SourceForm.OMITTED) for one in resolver.found]
    for reading, one in zip(readings, found, strict=True):
        if len(one.drafts) == 1:
            cast.note(one.drafts[0], one.mention or reading.source)
    # Reporters and residents who are only spoken to are nobody's source.
    speaking = {draft for one in found for draft in one.drafts}
    addressed = {
        span: one
        for span, one in resolver.addressed.items()
        if one.drafts and (one.reason != "self" or one.drafts[0] in speaking)
    }
    for span, one in addressed.items():
        if len(one.drafts) == 1:
            cast.note(one.drafts[0], (span,))
    everyone = (*found, *addressed.values())
    whole = {one.drafts: _one_draft(resolver, one) for one in everyone}
    used = {draft for one in everyone for draft in (*one.drafts, *one.candidates)} | set(whole.values()) - {-1}
    speakers, index_of = cast.records(used)
    links = []
    for reading, one in zip(readings, found, strict=True):
        if one.drafts:
            role = cast.role_near(one.drafts[0], one.mention or reading.source)
            if role is not None and len(one.drafts) > 1 and not _is_shared(cast, one, reading, role):
                role = None
            speaker = index_of[whole[one.drafts]]
            links.append(Link(speaker=speaker, reason=one.reason, form=one.form, role=role, mention=one.mention))
        else:
            flag = Flag.AMBIGUOUS_SPEAKER if one.reason == "ambiguous" else Flag.NO_SPEAKER
            candidates = tuple(speakers[index_of[draft]].id for draft in one.candidates)
            links.append(Link(reason=one.reason, candidates=candidates, form=one.form, flags=(flag,)))
    return Resolution(
        links=tuple(links),
        speakers=speakers,
        spans={span: index_of.get(whole[one.drafts], -1) for span, one in addressed.items()},
        mentions=sorted((span.start, span.end, index) for index, one in enumerate(speakers) for span in one.mentions),
    )


def _is_shared(cast: Cast, found: Found, reading: Reading, role: Role) -> bool:
    """Whether a role is that of all who speak together: *senators Ann Lee and Rob Stone*; not *Mayor Lee and Stone*."""
    if is_role_plural(role.title.lower().split()[-1] if role.title else ""):
        return True
    roles = [cast.role_near(draft, reading.source) for draft in found.drafts]
    return all(one is not None and one.title == role.title for one in roles)


def _one_draft(resolver: Resolver, found: Found) -> int:
    """The draft of a source: that of its one speaker, or of the joint one; -1 for none."""
    if len(found.drafts) > 1:
        return resolver.cast.joint(found.drafts)
    return found.drafts[0] if found.drafts else -1
