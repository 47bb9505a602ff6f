"""Asking spaCy for less: the same annotation as the whole pipeline gives, or else the pipeline itself."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

import pytest
import spacy
from spacy.language import Language

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
    ("pattern", "read"),
    [
        ([{"LOWER": "so"}], True),
        ([{"LOWER": "so"}, {"TAG": "IN"}], True),
        ([{"LOWER": "so"}, {"TAG": "IN"}, {"LOWER": "far"}], False),
        ([{"LOWER": "so", "OP": "+"}], False),
        ([{"LEMMA": "so"}], False),
    ],
)
def test_only_rules_over_word_tag_and_label_are_kept(pattern: list[dict[str, str]], read: bool) -> None:
    """A rule of three tokens, with an operator or over another attribute keeps the pipes in use."""
    blank = spacy.blank("en")
    ruler = blank.add_pipe("attribute_ruler")
    ruler.add([pattern], {"POS": "ADV"})  # type: ignore[attr-defined]
    assert Forms.reads(blank, "attribute_ruler", None) is read


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
