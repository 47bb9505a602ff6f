"""What comes out: the typed records of an article's quotes.

All positions are half-open character offsets into the caller's text, which is never rewritten:
``text[span.start:span.end] == span.text`` holds for every span of an :class:`Extraction`.
Every record is frozen, slotted and keyword-only; use :func:`attrs.evolve` to make a changed copy.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import attrs
from attrs import define, field
from attrs.validators import and_, ge, instance_of, le

from quoteattr.enumerations import (
    Act,
    Flag,
    Medium,
    NonQuoteKind,
    OutletKind,
    OutletRelation,
    QuoteType,
    Scope,
    SourceForm,
    SpeakerKind,
)
from quoteattr.exports import Exports
from quoteattr.meta import to_meta

if TYPE_CHECKING:
    from quoteattr.explaining import Explanation

__all__ = [
    "Act",
    "Addressee",
    "Cue",
    "Extraction",
    "Flag",
    "Medium",
    "NonQuote",
    "NonQuoteKind",
    "Outlet",
    "OutletKind",
    "OutletRelation",
    "Quote",
    "QuoteType",
    "Role",
    "Scope",
    "Source",
    "SourceForm",
    "Span",
    "Speaker",
    "SpeakerKind",
    "TimeReference",
]


@define(frozen=True, slots=True, kw_only=True, repr=False)
class Span:
    """A stretch of the article: ``text[start:end] == span.text`` (character offsets)."""

    start: int
    end: int
    text: str = field()

    @text.validator
    def _check(self, attribute: attrs.Attribute[str], value: str) -> None:
        # One call instead of seven: an article has hundreds of spans, and their checks took as long as all else here.
        start, end = self.start, self.end
        if type(start) is type(end) is int and type(value) is str and 0 <= start <= end == start + len(value):
            return
        fields = attrs.fields(Span)
        and_(instance_of(int), ge(0))(self, fields.start, start)
        instance_of(int)(self, fields.end, end)
        instance_of(str)(self, attribute, value)
        if end < start:
            raise ValueError(f"a span must not end ({end}) before it starts ({start})")
        if end - start != len(value):
            raise ValueError(f"span [{start}, {end}) covers {end - start} characters, its text has {len(value)}")

    def __repr__(self) -> str:
        return f"Span({self.start}, {self.end}, {_short(self.text)!r})"

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """The span of ``text`` from character ``start`` to ``end``."""
        return cls(start=start, end=end, text=text[start:end])


def _short(text: str, width: int = 48) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= width else flat[: width - 1] + "…"


@define(frozen=True, slots=True, kw_only=True, repr=False)
class Cue:
    """The words that attribute the content: *told*, *according to*, *her claim*.

    ``negated``: *did not say*. ``hypothetical``: future, conditional or expected speech.
    """

    spans: tuple[Span, ...]
    lemma: str
    act: Act
    negated: bool = False
    hypothetical: bool = False

    def __repr__(self) -> str:
        return f"Cue({self.lemma!r}, {self.act.value})"

    @property
    def text(self) -> str:
        """The cue's words as they stand, parts joined by a space."""
        return " ".join(span.text for span in self.spans)


@define(frozen=True, slots=True, kw_only=True, repr=False)
class Role:
    """What the speaker is: *Turkey's ambassador to Qatar*.

    ``text`` is verbatim, ``title`` the office or trade (*ambassador to Qatar*; empty where the text is a
    clause, *heads the union*, or a body alone, *CNN's*), ``affiliation`` the body or place it is held for
    (*Turkey*), ``span`` where the text stands.
    """

    text: str
    title: str
    affiliation: str | None = None
    span: Span | None = None

    def __repr__(self) -> str:
        tail = f", affiliation={self.affiliation!r}" if self.affiliation else ""
        return f"Role({self.title!r}{tail})"


@define(frozen=True, slots=True, kw_only=True, repr=False)
class Source:
    """The words that name the source: the full mention and its head name or noun."""

    spans: tuple[Span, ...] = ()
    head: Span | None = None
    form: SourceForm = SourceForm.OMITTED

    def __repr__(self) -> str:
        return f"Source({_short(self.text)!r}, {self.form.value})"

    @property
    def text(self) -> str:
        """The full mention as it stands, parts joined by a space."""
        return " ".join(span.text for span in self.spans)


@define(frozen=True, slots=True, kw_only=True, repr=False)
class Speaker:
    """A person, body, group or document of the article, by the fullest name it gives.

    ``name`` is without honorifics; of an unnamed source it is the description. ``anonymity`` is
    the phrase that says the source is anonymous; ``mentions`` are the spans linked to the speaker;
    ``issuer`` names who issued a document; ``members`` are the ids of a joint speaker's parts.
    """

    id: str
    name: str
    kind: SpeakerKind
    anonymous: bool = False
    anonymity: Span | None = None
    roles: tuple[Role, ...] = ()
    mentions: tuple[Span, ...] = ()
    issuer: str | None = None
    members: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"Speaker({self.id}, {self.name!r}, {self.kind.value})"


@define(frozen=True, slots=True, kw_only=True, repr=False)
class Outlet:
    """Through whom the content reached the public: *Turkish state news agency Anadolu*."""

    name: str
    descriptor: str | None = None
    kind: OutletKind | None = None
    relation: OutletRelation
    spans: tuple[Span, ...] = ()

    def __repr__(self) -> str:
        return f"Outlet({self.name!r}, {self.relation.value})"


@define(frozen=True, slots=True, kw_only=True, repr=False)
class Addressee:
    """Who is spoken to, and the speaker record it is known by (*told lawmakers*)."""

    span: Span
    speaker: Speaker | None = None

    def __repr__(self) -> str:
        return f"Addressee({_short(self.span.text)!r})"

    @property
    def text(self) -> str:
        """The addressee as it stands in the article."""
        return self.span.text


@define(frozen=True, slots=True, kw_only=True, repr=False)
class TimeReference:
    """When it was said: the expression, and the date where it is plain and the caller gave one."""

    span: Span
    date: datetime.date | None = None

    def __repr__(self) -> str:
        return f"TimeReference({self.span.text!r}, {self.date})"


@define(frozen=True, slots=True, kw_only=True, repr=False)
class Quote:
    """One quote: what is reported, who said it, through what, and how it was found.

    ``content`` is the reported content, one span or several (a split quote is one quote), without
    the outer quotation marks, the outer comma or full stop and the complementiser *that*;
    ``verbatim`` are its parts inside marks. ``link`` says why the source is this speaker
    (``surname``, ``pronoun`` …); where ``speaker`` is None the reason is among ``flags`` and
    ``candidates`` holds the ids of the speakers it could be. ``parent`` is the id of the quote in
    which this one is nested. ``confidence`` is calibrated: of the quotes at 0.8, eight in ten are right.
    """

    id: str
    type: QuoteType
    content: tuple[Span, ...] = field(validator=attrs.validators.min_len(1))
    verbatim: tuple[Span, ...] = ()
    cue: Cue | None = None
    source: Source = field(factory=Source)
    speaker: Speaker | None = None
    role: Role | None = None
    outlet: Outlet | None = None
    addressee: Addressee | None = None
    medium: Medium | None = None
    time: TimeReference | None = None
    parent: str | None = None
    rule: str
    confidence: float = field(validator=and_(instance_of(float), ge(0.0), le(1.0)))
    flags: tuple[Flag, ...] = ()
    link: str | None = None
    candidates: tuple[str, ...] = ()

    def __repr__(self) -> str:
        who = self.speaker.name if self.speaker else (self.source.text or "?")
        return f"Quote({self.id}, {self.type.value}, {who!r}: {_short(self.text)!r})"

    def explain(self, extraction: Extraction) -> Explanation:
        """Why this quote of ``extraction`` was found: rule, example, evidence; ``str()`` of it is readable text."""
        from quoteattr.explaining import explain_quote

        return explain_quote(self, extraction)

    @property
    def text(self) -> str:
        """The content's words, parts joined by a space."""
        return " ".join(span.text for span in self.content)

    @property
    def start(self) -> int:
        """The character offset at which the content starts."""
        return self.content[0].start

    @property
    def end(self) -> int:
        """The character offset at which the content ends."""
        return self.content[-1].end


@define(frozen=True, slots=True, kw_only=True, repr=False)
class NonQuote:
    """A stretch inside quotation marks that quotes nobody, and why."""

    span: Span
    kind: NonQuoteKind

    def __repr__(self) -> str:
        return f"NonQuote({_short(self.span.text)!r}, {self.kind.value})"


@define(frozen=True, slots=True, kw_only=True, repr=False)
class Extraction(Exports):
    """All that was found in one article, in document order.

    ``id`` and ``meta`` are the caller's own plus how the extraction was made (``model``, ``scope``,
    ``version``). ``meta`` is kept in JSON's terms, so that reading back what was written gives an equal record: dates
    and times become ISO strings, tuples lists, NaN and infinity None; other objects stay, and :meth:`to_json` refuses
    them.
    """

    text: str
    id: str | None = None
    quotes: tuple[Quote, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    outlets: tuple[Outlet, ...] = ()
    non_quotes: tuple[NonQuote, ...] = ()
    meta: Mapping[str, Any] = field(factory=dict, converter=to_meta)

    def __repr__(self) -> str:
        return (
            f"Extraction({self.id or _short(self.text, 32)!r}: {len(self.quotes)} quotes, "
            f"{len(self.speakers)} speakers, {len(self.outlets)} outlets)"
        )

    def __iter__(self) -> Iterator[Quote]:
        return iter(self.quotes)

    def __len__(self) -> int:
        return len(self.quotes)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Extraction:
        """Read back :meth:`to_dict`. Raises :class:`~quoteattr.errors.SchemaError`."""
        from quoteattr.serialize import from_dict

        return from_dict(data)

    @classmethod
    def from_json(cls, data: str) -> Extraction:
        """Read back :meth:`to_json`. Raises :class:`~quoteattr.errors.SchemaError`."""
        from quoteattr.serialize import from_json

        return from_json(data)
