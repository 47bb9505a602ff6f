"""The spaCy component ``quoteattr`` with ``doc._.quotes`` and ``doc._.quoteattr``: the only writer to a Doc.

``nlp.add_pipe("quoteattr")`` works without an import (through an entry point). What a Doc keeps is the extraction's
JSON in ``doc.user_data``, so that it survives ``Doc.to_bytes``, ``DocBin(store_user_data=True)`` and
``nlp.pipe(n_process=2)``. To read such a Doc in a process that has not added the component, import this module.
"""

# No postponed annotations here: spaCy 3.8.2 reads those of a factory as they stand.
import functools
from collections.abc import Iterable, Iterator
from typing import Any

import attrs
from spacy.language import Language
from spacy.tokens import Doc

from quoteattr.errors import SchemaError
from quoteattr.extractor import Extractor, Settings
from quoteattr.files import to_value
from quoteattr.records import Extraction, Quote
from quoteattr.selection import DEFAULT_THRESHOLD
from quoteattr.serialize import from_dict, to_json

__all__ = ["QuoteattrComponent", "make_quoteattr"]

_USER_DATA_KEY = "quoteattr"

CACHED_DOCS = 64
"""Extractions kept decoded, so that reading ``doc._.quotes`` in a loop does not decode each time."""


class QuoteattrComponent:
    """A pipe that extracts from the Doc as it was parsed so far: put it behind parser, tagger and entity recogniser.

    ``clusters`` begins the names of the span groups that a coreference component wrote, each a cluster.
    """

    def __init__(self, nlp: Language, name: str, settings: Settings, clusters: str = "") -> None:
        self.name = name
        self._clusters = clusters
        self._nlp = nlp
        self._settings = settings
        self._extractor: Extractor | None = None

    def __call__(self, doc: Doc) -> Doc:
        # Made with the first Doc, not with the pipe: only then the pipeline is complete.
        if self._extractor is None:
            self._extractor = Extractor(self._nlp, self._settings)
        _store(doc, self._extractor.extract(doc, clusters=self._find_clusters(doc)))
        return doc

    def _find_clusters(self, doc: Doc) -> list[list[tuple[int, int]]] | None:
        if not self._clusters:
            return None
        groups = [group for name, group in doc.spans.items() if name.startswith(self._clusters)]
        return [[(span.start_char, span.end_char) for span in group] for group in groups]

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """Extract from each Doc in order; ``batch_size`` is spaCy's and changes nothing."""
        for doc in stream:
            yield self(doc)

    def __getstate__(self) -> dict[str, Any]:
        # A process of nlp.pipe(n_process=…) makes its own extractor.
        return {**self.__dict__, "_extractor": None}


@Language.factory(
    "quoteattr",
    assigns=["doc._.quotes", "doc._.quoteattr"],
    requires=["token.dep", "token.tag", "doc.ents"],
    default_config={
        "scope": "speech",
        "threshold": DEFAULT_THRESHOLD,
        "entities": "ner",
        "cues": [],
        "outlets": {},
        "weights": None,
        "clusters": "",
    },
)
def make_quoteattr(
    nlp: Language,
    name: str,
    scope: str,
    threshold: float,
    entities: str,
    cues: list[dict[str, Any]],
    outlets: dict[str, str],
    weights: str | None,
    clusters: str,
) -> QuoteattrComponent:
    """Make the pipe.

    Its config are those fields of :class:`~quoteattr.extractor.Settings` that matter for a parsed Doc (``cues`` as
    mappings with the keys of an entry), and ``clusters``: how the names of a coreference component's span groups begin,
    as in ``"coref_clusters"``.
    """
    settings = Settings(
        scope=scope, threshold=threshold, entities=entities, cues=cues, outlets=outlets, weights=weights
    )
    return QuoteattrComponent(nlp, name, settings, clusters)


def _store(doc: Doc, extraction: Extraction) -> None:
    # Without the text: it is the Doc's.
    doc.user_data[_USER_DATA_KEY] = to_json(attrs.evolve(extraction, text=""))


def _read(doc: Doc) -> Extraction | None:
    stored = doc.user_data.get(_USER_DATA_KEY)
    if stored is not None and not isinstance(stored, str):
        raise SchemaError(f"doc.user_data[{_USER_DATA_KEY!r}] is no JSON of an extraction, but {stored!r:.60}")
    return None if stored is None else _decode(stored, doc.text)


@functools.lru_cache(maxsize=CACHED_DOCS)
def _decode(stored: str, text: str) -> Extraction:
    data = to_value(stored, f"doc.user_data[{_USER_DATA_KEY!r}]", SchemaError)
    return from_dict({**data, "text": text} if isinstance(data, dict) else data)


def _read_quotes(doc: Doc) -> tuple[Quote, ...]:
    extraction = _read(doc)
    return () if extraction is None else extraction.quotes


Doc.set_extension("quoteattr", getter=_read, force=True)
Doc.set_extension("quotes", getter=_read_quotes, force=True)
