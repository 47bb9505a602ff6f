"""Asking spaCy for less: the same annotation as the whole pipeline gives, or else the pipeline itself."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import spacy
from spacy.language import Language
from thinc.api import NumpyOps

from quoteattr.errors import SettingsError
from quoteattr.extractor import Extractor, Settings
from quoteattr.serialize import to_json
from quoteattr.text import fast as fast_module
from quoteattr.text import forms as forms_module
from quoteattr.text.entities import Entities
from quoteattr.text.fast import FastPipeline, make_fast, make_reader
from quoteattr.text.forms import Forms
from quoteattr.text.parse import parse_text
from quoteattr.text.pipeline import load_pipeline
from quoteattr.text.vectors import TokenVectors

if TYPE_CHECKING:
    from collections.abc import Callable

TEXTS = (
    "Mayor Ines Carro told Harbour Radio on Friday that the bridge wouldn't reopen before March 2027.",
    '"We\'re gonna rebuild," she said. "Y\'all will see." There\'s no money, the U.S. Treasury replied.',
    "The New York Board of Estimate, Jean-Paul van der Meer's old employer, and Acme Corp. both declined to comment.",
    "Let's go.",
    "",
    " \n ",
    "  Two  spaces , and\ttabs\u00a0too. Ain't it odd? C'mon!",
    "He said he'd have to; but, had he known, he did. I saw it. It saw me.",
    "A b c d e f g h i j k l m n o p q r s t u v w x y z " * 30,
    "Naïve café owners in São Paulo paid €5,000 — “too much”, said ‘Zé’ … 😀 https://example.org/a?b=c",
)


@pytest.fixture(scope="module")
def fast(nlp: Language) -> FastPipeline:
    """The fast way of reading with the shared pipeline."""
    return FastPipeline(nlp)


def annotation(parse_of: Callable[[str], object], text: str) -> dict[str, object]:
    """All lists of a parse."""
    parse = parse_of(text)
    names = "words lowers lemmas tags pos deps heads ents ent_iobs starts ends sents paras hidden sent_bounds".split()
    return {name: getattr(parse, name) for name in names}


@pytest.mark.parametrize("text", TEXTS)
def test_annotation_is_that_of_the_pipeline(nlp: Language, fast: FastPipeline, text: str) -> None:
    """Words, lemmas, tags, trees, sentences and entities are equal, list by list."""
    assert annotation(lambda t: parse_text(fast, t), text) == annotation(lambda t: parse_text(nlp, t), text)


def test_forms_that_are_forgotten_are_asked_again(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    """However few tokens are remembered, words, lemmas and parts of speech stay what they are."""
    monkeypatch.setattr(forms_module, "_KEPT", 3)
    text = "\n\n".join(TEXTS)
    few = FastPipeline(nlp)
    for _ in range(2):
        assert annotation(lambda t: parse_text(few, t), text) == annotation(lambda t: parse_text(nlp, t), text)


def test_a_rule_reads_neighbours_of_one_text_only(nlp: Language) -> None:
    """*Let* at the end of a paragraph and *'s* at the start of the next are not *let's*."""
    text = "Let\n\n's go"
    assert annotation(lambda t: parse_text(FastPipeline(nlp), t), text) == annotation(
        lambda t: parse_text(nlp, t), text
    )


def test_batches_read_as_single_texts_do(nlp: Language, fast: FastPipeline) -> None:
    """What stands beside a text in the batch changes nothing, in whatever size of batch."""
    wanted = [[(token.head.i, token.ent_iob_, token.ent_type_) for token in nlp(text)] for text in TEXTS]
    for size in (1, 3, 256):
        docs = fast.pipe(TEXTS * 2, batch_size=size)
        found = [[(token.head.i, token.ent_iob_, token.ent_type_) for token in doc] for doc in docs]
        assert found == [*wanted, *wanted]


def test_other_models_are_not_read(nlp: Language) -> None:
    """Only layers of the known kind are computed here."""
    assert not TokenVectors.reads(nlp.get_pipe("tagger").model)  # type: ignore[attr-defined]
    assert not Entities.reads(nlp.get_pipe("parser"))
    assert Entities.reads(nlp.get_pipe("ner"))


@pytest.mark.parametrize(
    ("pipes", "kept"),
    [
        ("tagger parser attribute_ruler", True),
        ("parser tagger attribute_ruler lemmatizer", True),
        ("tagger parser", False),
        ("tagger attribute_ruler", False),
        ("parser attribute_ruler", False),
        ("tagger attribute_ruler parser", False),
        ("parser attribute_ruler tagger", False),
        ("attribute_ruler tagger parser", False),
        ("tagger parser lemmatizer attribute_ruler", False),
        ("lemmatizer tagger parser attribute_ruler", False),
        ("tagger parser morphologizer attribute_ruler", False),
    ],
)
def test_forms_are_kept_where_rules_follow_the_models(pipes: str, kept: bool) -> None:
    """Rules that run before tagger or parser, or in another order, or beside a model of forms, run as they are."""
    blank = spacy.blank("en")
    for number, pipe in enumerate(pipes.split()):
        blank.add_pipe(pipe, name=f"{number}-{pipe}")
    assert (FastPipeline(blank).forms is not None) is kept


def test_what_nobody_reads_is_left_out(nlp: Language, fast: FastPipeline) -> None:
    """Rules whose answers are kept do not run over every Doc; models do, but for entities where none are asked for."""
    (doc,) = fast.pipe([TEXTS[0]])
    assert not any(token.pos_ or token.lemma_ for token in doc)
    assert all(token.tag_ and token.dep_ for token in doc)
    assert doc.ents
    (doc,) = FastPipeline(nlp, entities=False).pipe([TEXTS[0]])
    assert not any(token.pos_ or token.lemma_ or token.ent_type_ for token in doc)
    assert all(token.tag_ and token.dep_ for token in doc)


def test_models_of_the_known_kind_are_computed_here(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    """Vectors, trees and entities, in the pipeline's order."""
    called: list[str] = []

    def count(kind: Any) -> None:
        call = kind.__call__
        monkeypatch.setattr(kind, "__call__", lambda self, docs: called.append(kind.__name__) or call(self, docs))

    for kind in (fast_module._TensorStep, fast_module.Arcs, Entities):
        count(kind)
    list(FastPipeline(nlp).pipe([TEXTS[0]]))
    assert called == ["_TensorStep", "Arcs", "Entities"]


def test_rules_that_are_not_kept_run(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    """Then the Docs themselves have part of speech and lemma."""
    monkeypatch.setattr(Forms, "reads", lambda *arguments: False)
    whole = FastPipeline(nlp)
    assert whole.forms is None
    assert annotation(lambda t: parse_text(whole, t), TEXTS[1]) == annotation(lambda t: parse_text(nlp, t), TEXTS[1])


def test_the_longest_text_is_the_pipelines(nlp: Language, fast: FastPipeline, monkeypatch: pytest.MonkeyPatch) -> None:
    """However it is read."""
    monkeypatch.setattr(nlp, "max_length", 77)
    assert fast.max_length == make_reader(nlp, fast=False, entities=False).max_length == 77


def test_entities_by_rule_are_left_out_too() -> None:
    """Where no entities are asked for."""
    own = spacy.blank("en")
    own.add_pipe("entity_ruler").add_patterns([{"label": "GPE", "pattern": "Ostrel"}])  # type: ignore[attr-defined]
    texts = ["Ostrel sleeps."] * 3
    assert [len(doc.ents) for doc in make_reader(own, fast=False).pipe(texts)] == [1, 1, 1]
    assert [len(doc.ents) for doc in make_reader(own, fast=False, entities=False).pipe(texts)] == [0, 0, 0]


def test_products_are_numpys() -> None:
    """Either factor may be turned, and the result may be put where it is wanted."""
    numbers = np.random.default_rng(1)
    one, other = (numbers.normal(size=size).astype("f") for size in ((4, 3), (3, 5)))
    ops, wanted = fast_module._numpy_ops(), one @ other
    for turned, also in ((False, False), (True, False), (False, True), (True, True)):
        left, right = (one.T if turned else one), (other.T if also else other)
        np.testing.assert_allclose(ops.gemm(left, right, trans1=turned, trans2=also), wanted, rtol=1e-5)
    out = np.zeros((4, 5), dtype="f")
    assert ops.gemm(one, other, out=out) is out
    np.testing.assert_allclose(out, wanted, rtol=1e-5)


@pytest.mark.parametrize(("plain", "fast", "sooner"), [(2.0, 1.0, True), (1.0, 1.0, False), (1.0, 2.0, False)])
def test_time_is_measured(plain: float, fast: float, sooner: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the processor's time of either way for the same texts, whatever the clock showed before."""
    clock = [100.0]
    monkeypatch.setattr(fast_module.time, "process_time", lambda: clock[0])

    def reader(takes: float) -> Any:
        def pipe(texts: list[str]) -> Iterator[str]:
            for text in texts:
                clock[0] += takes
                yield text

        return SimpleNamespace(pipe=pipe)

    assert fast_module._is_sooner(reader(plain), reader(fast)) is sooner


def test_texts_are_read_in_batches(fast: FastPipeline, monkeypatch: pytest.MonkeyPatch) -> None:
    """As many as are asked for, 256 where nothing is said, and no sooner than their Docs are wanted."""
    read: list[int] = []
    monkeypatch.setattr(FastPipeline, "_read", lambda self, texts: read.append(len(texts)) or list(texts))
    docs = fast.pipe(str(number) for number in range(600))
    assert read == []
    assert next(docs) == "0"  # type: ignore[comparison-overlap]
    assert read == [256]
    assert [int(str(text)) for text in docs] == list(range(1, 600))
    assert read == [256, 256, 88]
    list(fast.pipe(["a"] * 5, batch_size=2))
    assert read[3:] == [2, 2, 1]


def test_a_model_of_another_kind_multiplies_with_numpy() -> None:
    """Where it would with blis; operations of another kind, as those of another device, are not touched."""

    class OtherOps(NumpyOps):  # type: ignore[misc]
        pass

    nodes = [SimpleNamespace(ops=NumpyOps()), SimpleNamespace(ops=OtherOps())]
    fast_module._PipeStep(SimpleNamespace(model=SimpleNamespace(walk=lambda: nodes)))
    assert nodes[0].ops is fast_module._numpy_ops()
    assert type(nodes[1].ops) is OtherOps
    fast_module._PipeStep(SimpleNamespace(model=True))  # a pipe of rules


def test_pipes_behind_the_entity_model_run() -> None:
    """Also where it is left out."""
    own = spacy.blank("en")
    own.add_pipe("ner")
    own.add_pipe("sentencizer")
    (doc,) = FastPipeline(own, entities=False).pipe(["It rains. It snows."])
    assert [str(sentence) for sentence in doc.sents] == ["It rains.", "It snows."]


@pytest.mark.parametrize(
    ("pipes", "known"),
    [
        ("tok2vec tagger parser attribute_ruler lemmatizer ner senter", True),
        ("transformer tagger morphologizer parser lemmatizer ner", True),
        ("tok2vec tagger parser ner entity_linker", False),
        ("sentencizer tok2vec tagger parser", False),
    ],
)
def test_the_pipes_of_spacys_own_pipelines_are_known(pipes: str, known: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Under whatever names, the small ones and those with a transformer."""
    for check in ("_reads_alike", "_is_sooner"):
        monkeypatch.setattr(fast_module, check, lambda nlp, fast: True)
    monkeypatch.setattr(fast_module, "FastPipeline", lambda nlp: "fast")
    kinds = {f"my {kind}": SimpleNamespace(factory=kind) for kind in pipes.split()}
    nlp: Any = SimpleNamespace(pipe_names=list(kinds), get_pipe_meta=kinds.__getitem__)
    assert make_fast(nlp) == ("fast" if known else None)


def test_a_pipeline_with_pipes_of_its_own_is_left_alone(nlp: Language) -> None:
    """An unknown pipe might read what would be left out, so the pipeline runs whole."""
    own = load_pipeline()
    assert make_reader(own, fast=False) is own
    own.add_pipe("entity_ruler", before="ner")
    assert make_fast(own) is None
    assert make_reader(own) is own


def test_different_annotation_means_no_fast_way(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the short test text is read differently the fast way is not taken."""
    monkeypatch.setattr(fast_module, "_is_sooner", lambda nlp, fast: True)
    assert make_fast(nlp) is not None
    search = Entities._search
    monkeypatch.setattr(Entities, "_search", lambda *arguments: search(*arguments)[1:])
    assert make_fast(nlp) is None


def test_no_gain_means_no_fast_way(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no time is gained the pipeline is used as it is."""
    monkeypatch.setattr(fast_module, "_is_sooner", lambda nlp, fast: False)
    assert make_fast(nlp) is None
    assert make_reader(nlp) is nlp


def test_extraction_is_the_same(nlp: Language) -> None:
    """The records made in the fast way are those of the whole pipeline."""
    text = "\n\n".join(TEXTS)
    assert to_json(Extractor(nlp, Settings(fast=True)).extract(text)) == to_json(
        Extractor(nlp, Settings(fast=False)).extract(text)
    )


@pytest.mark.parametrize("is_fast", [True, False])
def test_grammar_asks_no_entity_model(nlp: Language, is_fast: bool) -> None:
    """With ``entities="grammar"`` no token has a label; speakers are found all the same."""
    reader = make_reader(nlp, fast=is_fast, entities=False)
    assert not any(parse_text(reader, TEXTS[0]).ents)
    assert any(parse_text(nlp, TEXTS[0]).ents)
    extraction = Extractor(nlp, Settings(fast=is_fast, entities="grammar")).extract(TEXTS[0])
    assert [quote.speaker.name for quote in extraction.quotes if quote.speaker] == ["Ines Carro"]


def test_entities_are_by_model_or_by_grammar() -> None:
    """Any other word is refused, and the message names both."""
    with pytest.raises(SettingsError, match="'ner' or 'grammar'"):
        Settings(entities="model")


def test_the_pipeline_still_copies(nlp: Language, fast: FastPipeline) -> None:
    """The operations set on the parser's model do not hinder writing the pipeline to bytes or copying its model."""
    copied = copy.deepcopy(nlp.get_pipe("parser").model)  # type: ignore[attr-defined]
    assert copied.to_bytes() == nlp.get_pipe("parser").model.to_bytes()  # type: ignore[attr-defined]
