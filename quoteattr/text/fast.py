"""A spaCy pipeline asked for less: only what the extraction reads, the same annotation, several times sooner.

Where a pipeline is of the known kind (spaCy's English ones without a transformer), its token vectors, trees and
entities are computed by this package from the pipeline's own weights, and its part-of-speech and lemma rules are asked
once per distinct token. Whatever is of another kind runs as it is, its matrix products by numpy instead of blis. Before
use both ways read a short text: where they differ, or where nothing is gained, the pipeline is used unchanged.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any, Protocol

from quoteattr.text.arcs import Arcs
from quoteattr.text.entities import Entities
from quoteattr.text.forms import Forms, form_attributes
from quoteattr.text.vectors import TokenVectors

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["FastPipeline", "make_fast", "make_reader"]

_KNOWN = frozenset(
    {"tok2vec", "tagger", "parser", "ner", "attribute_ruler", "lemmatizer", "transformer", "senter", "morphologizer"}
)
"""The pipes of spaCy's own pipelines. Beside any other pipe nothing is left out: it may read what is."""

_SAMPLE = (
    "Mayor Ana Diaz told the Harbour Gazette on Tuesday that taxes won't rise before 2027.",
    '"It is so," said Peter O\'Neil, a spokesman for the Water Board of Saxony. "We haven\'t decided anything yet."',
    "There's no evidence, the U.N. report found, that the ships were sold to Brightwater Ltd. for $3.2 million.",
    "According to two officials who weren't authorised to speak, the ministers had been going to resign.",
    "Critics, however, accused her of hiding the figures\u2014and let's not forget the elections.",
    "DOVER, England",
    "Asked whether she'd stand again, Ms Diaz laughed and said:",
)


class Reader(Protocol):
    """What parses texts: a spaCy pipeline, or one asked for less."""

    @property
    def max_length(self) -> int:
        """The longest text that is taken, in characters."""

    def pipe(self, texts: Iterable[str], *, batch_size: int = 256) -> Iterator[Doc]:
        """Yield one Doc per text, in order."""


class FastPipeline:
    """Reads texts as the pipeline would, without what nobody reads.

    The Docs that :meth:`pipe` yields are tagged, parsed and have entities; ``forms`` gives part of speech and lemma.
    """

    def __init__(self, nlp: Language, *, entities: bool = True) -> None:
        """``entities=False`` leaves the entity model out: no token has an entity label."""
        self.nlp = nlp
        names = list(nlp.pipe_names)
        kinds = {name: nlp.get_pipe_meta(name).factory for name in names}
        ruler = next((name for name in names if kinds[name] == "attribute_ruler"), None)
        lemmatizer = next((name for name in names if kinds[name] == "lemmatizer"), None)
        self.forms = Forms(nlp, ruler, lemmatizer) if _has_plain_forms(nlp, ruler, lemmatizer) else None
        self._steps: list[Any] = []
        for name in names:
            kind, pipe = kinds[name], nlp.get_pipe(name)
            if kind in ("attribute_ruler", "lemmatizer") and self.forms is not None:
                continue
            if kind == "ner" and not entities:
                continue
            if kind == "ner" and Entities.reads(pipe):
                self._steps.append(Entities(pipe))
            elif kind == "parser" and Arcs.reads(pipe):
                _use_numpy(pipe.model)  # type: ignore[attr-defined]
                self._steps.append(Arcs(pipe))
            elif kind == "tok2vec" and TokenVectors.reads(pipe.model):  # type: ignore[attr-defined]
                self._steps.append(_TensorStep(pipe))
            else:
                self._steps.append(_PipeStep(pipe))

    @property
    def max_length(self) -> int:
        """The longest text that the pipeline takes, in characters."""
        return self.nlp.max_length

    def pipe(self, texts: Iterable[str], *, batch_size: int = 256) -> Iterator[Doc]:
        """Yield one Doc per text, in order; ``batch_size`` texts are read at once."""
        texts = iter(texts)
        while batch := list(islice(texts, batch_size)):
            yield from self._read(batch)

    def _read(self, texts: Sequence[str]) -> list[Doc]:
        docs = [self.nlp.make_doc(text) for text in texts]
        with _threads().limit(limits=1, user_api="blas"):  # products of this size lose by being shared out
            for step in self._steps:
                step(docs)
        if self.forms is not None:
            self.forms.meet(docs)
        return docs


class _WithoutEntities:
    """A pipeline as it is, its entity recognisers left out."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._names = [name for name in nlp.pipe_names if nlp.get_pipe_meta(name).factory in ("ner", "entity_ruler")]

    @property
    def max_length(self) -> int:
        """The longest text that the pipeline takes, in characters."""
        return self._nlp.max_length

    def pipe(self, texts: Iterable[str], *, batch_size: int = 256) -> Iterator[Doc]:
        """Yield one Doc per text, in order."""
        return self._nlp.pipe(texts, batch_size=batch_size, disable=self._names)


class _TensorStep:
    """The shared token vectors, where spaCy's other pipes look for them."""

    def __init__(self, pipe: Any) -> None:
        self._vectors = TokenVectors(pipe.model)

    def __call__(self, docs: Sequence[Doc]) -> None:
        for doc, vectors in zip(docs, self._vectors(docs), strict=True):
            doc.tensor = vectors  # type: ignore[assignment]


class _PipeStep:
    """A pipe that runs as it is, its matrix products by numpy."""

    def __init__(self, pipe: Any) -> None:
        self._pipe = pipe
        model = getattr(pipe, "model", None)
        if hasattr(model, "walk"):
            _use_numpy(model)

    def __call__(self, docs: Sequence[Doc]) -> None:
        if hasattr(self._pipe, "predict"):
            self._pipe.set_annotations(docs, self._pipe.predict(docs))
        else:
            for doc in docs:
                self._pipe(doc)


def _use_numpy(model: Any) -> None:
    """Let a model multiply matrices with numpy where it would with blis; on other devices nothing is changed."""
    from thinc.api import NumpyOps

    for node in model.walk():
        if type(node.ops) is NumpyOps:
            node.ops = _numpy_ops()


@cache
def _numpy_ops() -> Any:
    # Not at module level: thinc is imported with spaCy, when the first pipeline is loaded.
    from thinc.api import NumpyOps

    class NumpyProductOps(NumpyOps):  # type: ignore[misc]
        """thinc's own operations with one exception: numpy's BLAS is twice as fast as blis on many processors."""

        def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
            left, right = (x.T if trans1 else x), (y.T if trans2 else y)
            return self.xp.matmul(left, right, out=out)

    return NumpyProductOps()


@cache
def _threads() -> Any:
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


def _has_plain_forms(nlp: Language, ruler: str | None, lemmatizer: str | None) -> bool:
    """Whether part of speech and lemma follow from word, tag and label alone, once tagger and parser have run."""
    names = list(nlp.pipe_names)
    kinds = [nlp.get_pipe_meta(name).factory for name in names]
    if ruler is None or not {"tagger", "parser"} <= set(kinds) or "morphologizer" in kinds:
        return False
    last = max(kinds.index("tagger"), kinds.index("parser"))
    later = [name for name in (ruler, lemmatizer) if name is not None]
    return (
        all(names.index(name) > last for name in later)
        and (lemmatizer is None or names.index(ruler) < names.index(lemmatizer))
        and Forms.reads(nlp, ruler, lemmatizer)
    )


def make_fast(nlp: Language, *, entities: bool = True) -> FastPipeline | None:
    """A faster reader with the same annotation, or None where the pipeline is better used as it is.

    That is: where it has pipes of its own, where a short text is read differently, or where time is not gained.
    """
    if any(nlp.get_pipe_meta(name).factory not in _KNOWN for name in nlp.pipe_names):
        return None
    fast = FastPipeline(nlp)
    if not _reads_alike(nlp, fast):
        return None
    if not _is_sooner(nlp, fast):
        return None
    return fast if entities else FastPipeline(nlp, entities=False)


def make_reader(nlp: Language, *, fast: bool = True, entities: bool = True) -> Reader:
    """The pipeline itself, or the fast way of reading with it; ``entities=False`` leaves its entity model out."""
    made = make_fast(nlp, entities=entities) if fast else None
    if made is None and not entities:
        return _WithoutEntities(nlp)
    return made or nlp


def _reads_alike(nlp: Language, fast: FastPipeline) -> bool:
    texts = _SAMPLE * 3  # enough of them to go in step
    wanted = [_annotation(doc, None) for doc in nlp.pipe(texts)]
    return wanted == [_annotation(doc, fast.forms) for doc in fast.pipe(texts)]


def _annotation(doc: Doc, forms: Forms | None) -> list[Any]:
    values = (
        [(token.text, token.lower_, token.lemma_, token.tag_, token.pos_, token.dep_) for token in doc]
        if forms is None
        else list(zip(*forms(doc.to_array(form_attributes()), [0]), strict=True))
    )
    places = [(token.head.i, token.is_sent_start, token.ent_iob_, token.ent_type_) for token in doc]
    return [values, places]


def _is_sooner(nlp: Language, fast: FastPipeline) -> bool:
    """Whether the second reading of the sample is faster (the first fills caches)."""
    texts = _SAMPLE * 3
    started = time.process_time()
    list(nlp.pipe(texts))
    plain = time.process_time() - started
    started = time.process_time()
    list(fast.pipe(texts))
    return time.process_time() - started < plain
