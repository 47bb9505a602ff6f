"""The stages in order: read this file to know the algorithm.

text → marks and paragraphs → parsed segments → candidates → selected → readings → speakers and outlets → records.
"""

from __future__ import annotations

import datetime
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
from attrs import define, field

from quoteattr.assembly import assemble
from quoteattr.attribution.outlet_list import load_outlets
from quoteattr.attribution.outlets import resolve_settings
from quoteattr.attribution.speakers import resolve_speakers
from quoteattr.errors import SettingsError
from quoteattr.lexicon.cues import CueEntry, load_cues
from quoteattr.lexicon.weights import load_weights
from quoteattr.matchers.generate import find_candidates
from quoteattr.readings import make_readings
from quoteattr.records import Extraction, Scope
from quoteattr.selection import DEFAULT_THRESHOLD, Scored, score_candidates, select
from quoteattr.text.fast import make_reader
from quoteattr.text.parse import Parse, parse_doc, parse_texts
from quoteattr.text.pipeline import check_doc, load_pipeline
from quoteattr.version import VERSION

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["Extractor", "Settings", "extract", "load"]


def _to_scope(value: object) -> Scope:
    try:
        return Scope(value)  # type: ignore[arg-type]
    except ValueError:
        raise SettingsError(f"scope must be 'speech' or 'all', not {value!r}") from None


def _to_threshold(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value <= 1:
        raise SettingsError(f"threshold must be a number from 0 to 1, not {value!r}")
    return float(value)


@define(frozen=True, slots=True, kw_only=True)
class Settings:
    """How to extract.

    scope: ``speech`` (statements, questions, requests, promises, denials) or ``all`` (thoughts and acts too).
    threshold: the least confidence of a quote that is returned; 0.33 gives the best F1, more gives precision.
    nested: also look for unmarked speech inside direct quotations (they are parsed a second time).
    cues: entries added to the cue lexicon (see :func:`quoteattr.lexicon.cues.read_entries`).
    outlets: further outlets, their names with their kinds (*{"Quartzline": "site"}*).
    weights: a folder with ``found.tsv`` and ``exact.tsv`` as ``quoteattr calibrate`` writes them, used instead of the
    tables that ship.
    batch_size: paragraphs that spaCy parses at once.
    entities: ``ner`` reads names with the pipeline's entity model, ``grammar`` by capitals, titles and words alone
    (sooner).
    fast: compute the same annotation by fewer operations where the pipeline is of a known kind and time is gained.
    """

    scope: Scope = field(default=Scope.SPEECH, converter=_to_scope)
    threshold: float = field(default=DEFAULT_THRESHOLD, converter=_to_threshold)
    nested: bool = False
    cues: tuple[CueEntry, ...] = field(default=(), converter=tuple)
    outlets: Mapping[str, str] = field(factory=dict)
    weights: Path | None = field(default=None, converter=attrs.converters.optional(Path))
    batch_size: int = field(default=256, validator=attrs.validators.instance_of(int))
    entities: str = field(default="ner")
    fast: bool = field(default=True, validator=attrs.validators.instance_of(bool))

    @batch_size.validator
    def _check_batch_size(self, attribute: attrs.Attribute[int], value: int) -> None:
        if value < 1:
            raise SettingsError(f"batch_size must be at least 1, not {value}")


    @entities.validator
    def _check_entities(self, attribute: attrs.Attribute[str], value: str) -> None:
        if value not in ("ner", "grammar"):
            raise SettingsError(f"entities must be 'ner' or 'grammar', not {value!r}")


class Extractor:
    """Reads articles with one spaCy pipeline and one set of settings; made by :func:`load`."""

    def __init__(self, nlp: Language | None = None, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        self.nlp = load_pipeline(nlp)
        self._reader = make_reader(self.nlp, fast=self.settings.fast, entities=self.settings.entities == "ner")
        self._cues = load_cues().with_entries(self.settings.cues)
        self._outlets = load_outlets().extended(self.settings.outlets) if self.settings.outlets else load_outlets()
        self._found = load_weights("found", self.settings.weights)
        if self.settings.nested:
            # The counts say that nothing stands inside reported content: their gold marks nothing there.
            self._found = self._found.without("inside", "inside-marks")
        self._exact = load_weights("exact", self.settings.weights)

    def __repr__(self) -> str:
        return f"Extractor({self._model_name()}, scope={self.settings.scope.value!r})"

    def extract(
        self,
        text: str | Doc,
        *,
        id: str | None = None,
        scope: Scope | str | None = None,
        published: datetime.date | None = None,
        clusters: Sequence[Sequence[tuple[int, int]]] | None = None,
        meta: Mapping[str, Any] | None = None,
    ) -> Extraction:
        """Return all quotes of one article.

        ``text`` is the article, or a Doc that a pipeline parsed (its own trees are used as they are; an article given
        as text is read more accurately, since its long quotations are parsed apart). ``published`` resolves plain
        time expressions. ``clusters`` are the caller's own coreference clusters, each the character spans of one
        person or body; where one holds a source it wins over the rules here.
        ``id`` and ``meta`` are kept in the extraction. Raises SettingsError for an unknown scope and ModelError for a
        Doc without a parse.
        """
        if not isinstance(text, str):
            return self._finish(_parse_given(text), id, scope, _to_date(published), meta, clusters)
        parse = next(self._parse([text]))
        return self._finish(parse, id, scope, _to_date(published), meta, clusters)

    def extract_many(
        self,
        texts: Iterable[str | Doc | tuple[str, Mapping[str, Any]] | Mapping[str, Any]],
        *,
        scope: Scope | str | None = None,
    ) -> Iterator[Extraction]:
        """Yield one extraction per article, in order, reading the input as it is needed.

        An article is a text, a Doc, a mapping with ``text`` and optionally ``id``, ``published`` and further fields
        (kept in
        ``meta``), or a pair of a text and such fields.
        """
        wanted = self.settings.scope if scope is None else _to_scope(scope)
        waiting: deque[tuple[str | Doc, Mapping[str, Any]]] = deque()

        def stream() -> Iterator[str]:
            for item in texts:
                text, fields = _read_item(item)
                waiting.append((text, fields))
                # A Doc is parsed already; an empty text keeps its place in the stream.
                yield text if isinstance(text, str) else ""

        for parse in self._parse(stream()):
            text, fields = waiting.popleft()
            if not isinstance(text, str):
                parse = _parse_given(text)
            known = fields.get("id")
            yield self._finish(
                parse,
                None if known is None else str(known),
                wanted,
                _to_date(fields.get("published")),
                {key: value for key, value in fields.items() if key not in ("id", "text")},
            )

    def candidates(self, text: str) -> tuple[Parse, list[Scored], list[Scored]]:
        """The article's parse, all scored candidates and the accepted ones: what ``explain`` shows."""
        return self._select(next(self._parse([text])))

    def _parse(self, texts: Iterable[str]) -> Iterator[Parse]:
        return parse_texts(self._reader, texts, nested=self.settings.nested, batch_size=self.settings.batch_size)

    def _select(self, parse: Parse) -> tuple[Parse, list[Scored], list[Scored]]:
        candidates = find_candidates(parse)
        scored = score_candidates(parse, candidates, self._cues, self._found, self._exact)
        return parse, scored, select(parse, scored, self.settings.threshold)

    def _finish(
        self,
        parse: Parse,
        id: str | None,
        scope: Scope | str | None,
        published: datetime.date | None,
        meta: Mapping[str, Any] | None,
        clusters: Sequence[Sequence[tuple[int, int]]] | None = None,
    ) -> Extraction:
        wanted = self.settings.scope if scope is None else _to_scope(scope)
        _, _, accepted = self._select(parse)
        readings = make_readings(parse, accepted, self._cues)
        resolution = resolve_speakers(parse, readings, clusters=clusters)
        settings = resolve_settings(parse, readings, published=published, outlets=self._outlets,
        speakers=[link.speaker for link in resolution.links])
        made = {"model": self._model_name(), "scope": wanted.value, "version": VERSION}
        return assemble(parse, readings, resolution, settings, scope=wanted, id=id, meta={**made, **(meta or {})})

    def _model_name(self) -> str:
        meta = self.nlp.meta
        return f"{meta.get('lang', '')}_{meta.get('name', '')}-{meta.get('version', '')}"


def _parse_given(doc: Any) -> Parse:
    """The parse of a Doc that the caller made; anything else is misuse."""
    if not hasattr(doc, "to_array"):
        raise SettingsError(f"an article is a str or a spaCy Doc, not {type(doc).__name__}")
    check_doc(doc)
    return parse_doc(doc)


def _to_date(value: Any) -> datetime.date | None:
    if value is None or isinstance(value, datetime.date):
        return value.date() if isinstance(value, datetime.datetime) else value
    try:
        return datetime.date.fromisoformat(str(value)[:10])
    except ValueError:
        raise SettingsError(f"published must be a date or an ISO date such as '2026-03-14', not {value!r}") from None


def _read_item(item: Any) -> tuple[Any, Mapping[str, Any]]:
    if isinstance(item, str):
        return item, {}
    if isinstance(item, Mapping):
        if not isinstance(item.get("text"), str):
            raise SettingsError("an article given as a mapping needs the key 'text' with a string")
        return item["text"], item
    if isinstance(item, tuple) and len(item) == 2:
        text, fields = item
        return text, fields if isinstance(fields, Mapping) else {"context": fields}
    return item, {}


def load(model: str | Path | Language | None = None, *, scope: Scope | str = Scope.SPEECH, **options: Any) -> Extractor:
    """Load an extractor to keep.

    ``model`` is the name or path of a spaCy pipeline, or a loaded one; by default the best that is installed. Further
    options are
    the fields of :class:`Settings`. Raises ModelError and SettingsError with the remedy.
    """
    known = {field.name for field in attrs.fields(Settings)}
    unknown = set(options) - known
    if unknown:
        raise SettingsError(f"unknown option {', '.join(sorted(unknown))}; the options are {', '.join(sorted(known))}")
    return Extractor(load_pipeline(model), Settings(scope=_to_scope(scope), **options))


@cache
def _default_extractor() -> Extractor:
    return load()


def extract(
    text: str | Doc,
    *,
    nlp: str | Path | Language | None = None,
    scope: Scope | str = Scope.SPEECH,
    id: str | None = None,
    published: datetime.date | None = None,
) -> Extraction:
    """Return every quote of one article; the quickest way in (:func:`load` is for many).

    ``nlp`` is the name or path of a spaCy pipeline, or a loaded one; by default the best that is installed, loaded
    once.
    """
    extractor = _default_extractor() if nlp is None else load(nlp)
    return extractor.extract(text, scope=scope, id=id, published=published)
