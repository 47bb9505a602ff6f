"""The page: what the template is given, and the template filled in."""

from __future__ import annotations

import base64
import hashlib
import html
from collections.abc import Iterable
from functools import cache
from importlib import resources

from attrs import define
from jinja2 import BaseLoader, Environment, Template
from markupsafe import Markup

from quoteattr.arguments import to_extractions
from quoteattr.records import Extraction, Quote, Speaker
from quoteattr.serialize.readable import readable_words
from quoteattr.viewer.fragment import UNPRINTABLE
from quoteattr.viewer.pieces import Piece, cut_paragraphs

__all__ = ["to_html", "to_notebook"]

GOLDEN_ANGLE = 137.508
"""Degrees between the hues of one speaker and the next: neighbours in the list are far apart."""

FRAME_HEIGHT = 560
"""Pixels of a notebook's frame."""


@define(frozen=True, slots=True)
class _SpeakerView:
    """A row of the list of speakers."""

    key: str
    name: str
    hue: int | None
    about: str
    quotes: int
    words: int


@define(frozen=True, slots=True)
class _RecordView:
    """One quote's record."""

    number: int
    speaker: str
    speaker_key: str
    hue: int | None
    quote: Quote
    content: str
    fields: list[tuple[str, str]]
    flags: str


@define(frozen=True, slots=True)
class _ArticleView:
    """All that the template needs of one article."""

    number: int
    title: str
    words: int
    paragraphs: list[list[Piece]]
    speakers: list[_SpeakerView]
    records: list[_RecordView]
    non_quotes: int


def to_html(extractions: Extraction | Iterable[Extraction], *, title: str | None = None) -> str:
    """One self-contained page of one or many extractions.

    The page needs no network: style and script are in it, and its content security policy lets nothing else run.
    Everything that comes from the text is escaped.
    """
    items = list(to_extractions(extractions))
    articles = [_view(number, extraction) for number, extraction in enumerate(items)]
    script = _asset("page.js")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    page = _template().render(
        title=title or (articles[0].title if len(articles) == 1 else f"{len(articles)} articles"),
        articles=articles,
        style=Markup(_asset("page.css")),
        script=Markup(script),
        script_digest=digest,
    )
    return UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", page)


def to_notebook(extraction: Extraction) -> str:
    """The page in a frame of its own, so that neither it nor the notebook changes how the other looks."""
    page = html.escape(to_html(extraction), quote=True)
    return (
        f'<iframe title="Quotes of the article" srcdoc="{page}" sandbox="allow-scripts" '
        f'style="width:100%;height:{FRAME_HEIGHT}px;border:1px solid #8888;border-radius:6px"></iframe>'
    )


@cache
def _template() -> Template:
    environment = Environment(loader=BaseLoader(), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(_asset("page.html.j2"))


@cache
def _asset(name: str) -> str:
    return resources.files("quoteattr.viewer").joinpath("assets", name).read_text(encoding="utf-8")


def _view(number: int, extraction: Extraction) -> _ArticleView:
    order: dict[str, Speaker] = {speaker.id: speaker for speaker in extraction.speakers}
    hues = {key: round(210 + GOLDEN_ANGLE * index) % 360 for index, key in enumerate(order)}
    records = [_record(index, quote, hues) for index, quote in enumerate(extraction.quotes)]
    return _ArticleView(
        number=number,
        title=extraction.id or "Quotes of the article",
        words=len(extraction.text.split()),
        paragraphs=cut_paragraphs(extraction),
        speakers=_speakers(extraction, hues),
        records=records,
        non_quotes=len(extraction.non_quotes),
    )


def _speakers(extraction: Extraction, hues: dict[str, int]) -> list[_SpeakerView]:
    """Who is quoted, the most words first; quotes that nobody could be linked to come last."""
    views: list[_SpeakerView] = []
    for speaker in (*extraction.speakers, None):
        key = speaker.id if speaker else None
        theirs = [quote for quote in extraction.quotes if (quote.speaker.id if quote.speaker else None) == key]
        if theirs:
            words = sum(len(quote.text.split()) for quote in theirs)
            name = speaker.name if speaker else "No speaker linked"
            hue = hues[speaker.id] if speaker else None
            views.append(_SpeakerView(_key(speaker, hues), name, hue, _about(speaker), len(theirs), words))
    return sorted(views, key=lambda view: (view.hue is None, -view.words))


def _key(speaker: Speaker | None, hues: dict[str, int]) -> str:
    """A key of the page's own: an id may hold anything."""
    return str(list(hues).index(speaker.id)) if speaker else "none"


def _about(speaker: Speaker | None) -> str:
    if speaker is None:
        return ""
    roles = "; ".join(dict.fromkeys(role.text for role in speaker.roles))
    kind = "anonymous " + speaker.kind.value if speaker.anonymous else speaker.kind.value
    return f"{roles} ({kind})" if roles else kind


def _record(number: int, quote: Quote, hues: dict[str, int]) -> _RecordView:
    speaker, cue, outlet = quote.speaker, quote.cue, quote.outlet
    fields = [
        ("Role", quote.role.text if quote.role else ""),
        ("Outlet", f"{outlet.name} ({outlet.relation.replace('_', ' ')})" if outlet else ""),
        ("Source", quote.source.text),
        ("Cue", f"{cue.text} ({cue.act.value}{', negated' if cue.negated else ''})" if cue else ""),
        ("Addressee", quote.addressee.text if quote.addressee else ""),
        ("Medium", quote.medium.value if quote.medium else ""),
        ("Time", quote.time.span.text if quote.time else ""),
        ("Rule", quote.rule),
        ("Confidence", f"{quote.confidence:.2f}"),
        ("Link", quote.link.replace("-", " ") if quote.link else ""),
    ]
    return _RecordView(
        number=number,
        speaker=speaker.name if speaker else (quote.source.text or "No speaker linked"),
        speaker_key=_key(speaker, hues),
        hue=hues[speaker.id] if speaker else None,
        quote=quote,
        content=readable_words(quote.content, quote.verbatim),
        fields=[(name, value) for name, value in fields if value],
        flags=", ".join(flag.value.replace("_", " ") for flag in quote.flags),
    )
