"""The stages in order: read this file to know the algorithm.

text → marks and paragraphs → parsed segments → candidates → selected → readings → speakers and outlets → records.
"""

from __future__ import annotations

import datetime
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quoteattr.arguments import to_clusters, to_date, to_id, to_scope, to_series
from quoteattr.assembly import assemble
from quoteattr.attribution.outlets.known import load_outlets
from quoteattr.attribution.setting.finding import find_settings
from quoteattr.attribution.speakers import resolve_speakers
from quoteattr.collector import collector_paused
from quoteattr.errors import SettingsError
from quoteattr.lexicon.cues import load_cues
from quoteattr.lexicon.weights import load_weights
from quoteattr.matchers.generate import find_candidates
from quoteattr.meta import to_meta
from quoteattr.nested import choose_unmarked
from quoteattr.readings import make_readings
from quoteattr.records import Extraction, Scope
from quoteattr.relocation import relocate
from quoteattr.selection import DEFAULT_THRESHOLD, Scored, score_candidates, select
from quoteattr.settings import Settings, load_found, make_settings
from quoteattr.text.fast import make_reader
from quoteattr.text.parse import Parse, parse_doc, parse_texts
from quoteattr.text.pipeline import check_doc, load_pipeline
from quoteattr.text.turns import TakingTurns
from quoteattr.version import VERSION

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["Extractor", "Settings", "extract", "load"]


class Extractor:
    """Reads articles with one spaCy pipeline and one set of settings; made by :func:`load`.

    Several threads may use one at the same time: they take turns at the pipeline.
    """

    def __init__(self, nlp: str | Path | Language | None = None, settings: Settings | None = None) -> None:
        if settings is not None and not isinstance(settings, Settings):
            raise SettingsError(f"settings must be quoteattr.Settings(…), not {settings!r}")
        self.settings = settings or Settings()
        entities = self.settings.entities == "ner"
        self.nlp = load_pipeline(nlp, entities=entities)
        reader = make_reader(self.nlp, fast=self.settings.fast, entities=entities)
        self._reader = TakingTurns(reader, self.nlp)
        self._cues = load_cues().with_entries(self.settings.cues)
        self._outlets = load_outlets().extended(self.settings.outlets) if self.settings.outlets else load_outlets()
        self._found = load_found(self.settings)
        self._exact = load_weights("exact", self.settings.weights)
        # What is hopeless was measured with the library's own tables, at its threshold.
        self._skips_hopeless = self.settings.weights is None and self.settings.threshold >= DEFAULT_THRESHOLD

    def __repr__(self) -> str:
        return f"Extractor({self._model}, scope={self.settings.scope.value!r})"

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
        ``id`` and ``meta`` are kept in the extraction, ``meta`` in JSON's terms (dates as ISO strings). Raises
        SettingsError for what is no such argument and ModelError for a Doc without a parse.
        """
        wanted = self.settings.scope if scope is None else to_scope(scope)
        known, date, kept = to_id(id), to_date(published), to_meta({} if meta is None else meta)
        if clusters is not None:
            clusters = to_clusters(clusters, len(text if isinstance(text, str) else getattr(text, "text", "")))
        parse = next(self._parse([text])) if isinstance(text, str) else _parse_given(text)
        if clusters is not None and parse.plain is not None:
            clusters = [[parse.plain.from_source(*place) for place in cluster] for cluster in clusters]
        return _led_back(self._finish(parse, known, wanted, date, kept, clusters), parse, text)

    def extract_many(
        self,
        texts: Iterable[str | Doc | tuple[str, Mapping[str, Any]] | Mapping[str, Any]],
        *,
        scope: Scope | str | None = None,
    ) -> Iterator[Extraction]:
        """Yield one extraction per article, in order, reading the input as it is needed.

        An article is a text, a Doc, a mapping with ``text`` and optionally ``id``, ``published`` and further fields
        (kept in ``meta``), or a pair of a text and such fields. What is none ends the stream with a SettingsError;
        :func:`quoteattr.extract_many` goes on and gives a Failure in its place.
        """
        wanted = self.settings.scope if scope is None else to_scope(scope)
        return self._stream(to_series(texts, "texts", "a list (or another series) of articles"), wanted)

    def _stream(self, texts: Iterable[Any], scope: Scope) -> Iterator[Extraction]:
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
            kept = to_meta({key: value for key, value in fields.items() if key not in ("id", "text")})
            found = self._finish(parse, to_id(fields.get("id")), scope, to_date(fields.get("published")), kept)
            yield _led_back(found, parse, text)

    def candidates(self, text: str) -> tuple[Parse, list[Scored], list[Scored]]:
        """The article's parse, all scored candidates and the accepted ones: what ``explain`` shows."""
        return self._select(next(self._parse([text])), skip_hopeless=False)

    def _parse(self, texts: Iterable[str]) -> Iterator[Parse]:
        return parse_texts(self._reader, texts, nested=self.settings.nested, batch_size=self.settings.batch_size)

    def _select(self, parse: Parse, *, skip_hopeless: bool) -> tuple[Parse, list[Scored], list[Scored]]:
        candidates = find_candidates(parse)
        scored = score_candidates(parse, candidates, self._cues, self._found, self._exact, skip_hopeless=skip_hopeless)
        accepted = select(parse, scored, self.settings.threshold)
        if self.settings.nested:
            accepted = choose_unmarked(parse, scored, accepted, self._cues)
        return parse, scored, accepted

    def _finish(
        self,
        parse: Parse,
        id: str | None,
        scope: Scope,
        published: datetime.date | None,
        meta: Mapping[str, Any],
        clusters: Sequence[Sequence[tuple[int, int]]] | None = None,
    ) -> Extraction:
        with collector_paused():
            _, _, accepted = self._select(parse, skip_hopeless=self._skips_hopeless)
            readings = make_readings(parse, accepted, self._cues)
            found = find_settings(parse, readings, published=published, outlets=self._outlets)
            resolution = resolve_speakers(
                parse, readings, addressed=found.addressed(), papers=found.papers(), clusters=clusters
            )
            settings = found.carry([link.speaker for link in resolution.links])
            made = {"model": self._model, "scope": scope.value, "version": VERSION}
            return assemble(parse, readings, resolution, settings, scope=scope, id=id, meta={**made, **meta})

    @cached_property
    def _model(self) -> str:
        meta = self.nlp.meta  # spaCy gathers it anew each time
        return f"{meta.get('lang', '')}_{meta.get('name', '')}-{meta.get('version', '')}"


def _led_back(extraction: Extraction, parse: Parse, article: str | Doc) -> Extraction:
    """The extraction in the offsets of the article, where its plain text was read."""
    if parse.plain is None or not isinstance(article, str):
        return extraction
    return relocate(extraction, parse.plain, article)


def _parse_given(doc: Any) -> Parse:
    """The parse of a Doc that the caller made; anything else is misuse."""
    if not (hasattr(doc, "to_array") and hasattr(doc, "has_annotation")):  # a Span has no annotation of its own
        raise SettingsError(f"an article is a str or a spaCy Doc, not {_shown(doc)}")
    check_doc(doc)
    return parse_doc(doc)


def _shown(given: Any) -> str:
    """What was given instead of an article, with the remedy where it is known."""
    if type(given).__name__ in ("NoneType", "NAType", "NaTType") or (isinstance(given, float) and given != given):
        return f"{given} (an empty cell of a table?): leave it out, or give ''"
    hint = ""
    if hasattr(given, "as_doc"):
        hint = ": give span.as_doc(), or its text"
    elif hasattr(given, "_asdict"):
        hint = ": give row._asdict(), a mapping with 'text'"
    elif hasattr(given, "to_frame"):
        hint = ": give row.to_dict(), a mapping with 'text'"
    return f"{type(given).__name__}{hint}"


def _read_item(item: Any) -> tuple[Any, Mapping[str, Any]]:
    if isinstance(item, str):
        return item, {}
    if isinstance(item, Mapping):
        if not isinstance(item.get("text"), str):
            said = f"not {_shown(item['text'])}" if "text" in item else f"it has {', '.join(map(str, item)) or 'none'}"
            raise SettingsError(f"an article given as a mapping needs the key 'text' with a string; {said:.200}")
        return item["text"], item
    if isinstance(item, tuple) and len(item) == 2:
        text, fields = item
        return text, fields if isinstance(fields, Mapping) else {"context": fields}
    return item, {}


def load(model: str | Path | Language | None = None, *, scope: Scope | str = Scope.SPEECH, **options: Any) -> Extractor:
    """Load an extractor to keep.

    ``model`` is the name or path of a spaCy pipeline, or a loaded one; by default the best that is installed. Further
    options are the fields of :class:`Settings`. Raises ModelError and SettingsError with the remedy.
    """
    return Extractor(model, make_settings({"scope": scope, **options}))


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
    clusters: Sequence[Sequence[tuple[int, int]]] | None = None,
    meta: Mapping[str, Any] | None = None,
) -> Extraction:
    """Return every quote of one article; the quickest way in (:func:`load` is for many).

    ``nlp`` is the name or path of a spaCy pipeline, or a loaded one; by default the best that is installed, loaded
    once. The other arguments are those of :meth:`Extractor.extract`.
    """
    extractor = _default_extractor() if nlp is None else load(nlp)
    return extractor.extract(text, scope=scope, id=id, published=published, clusters=clusters, meta=meta)
