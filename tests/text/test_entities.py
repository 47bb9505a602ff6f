"""Entities of many texts at once: those of spaCy's own recogniser, by whatever weights."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from quoteattr.text.entities import Entities

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

WORDS = "the mayor of Ostrel Ana Diaz , . and \n Harbour Radio 3 million on Friday U.S.".split(" ")


@pytest.fixture
def recognizer(nlp: Language) -> Iterator[Any]:
    """The shared pipeline's recogniser; a test may change the weights of its last layer."""
    pipe: Any = nlp.get_pipe("ner")
    layer = pipe.model.get_ref("upper")
    kept = {name: layer.get_param(name).copy() for name in ("W", "b")}
    yield pipe
    for name, values in kept.items():
        layer.set_param(name, values)


def make_docs(nlp: Language, seed: int) -> list[Doc]:
    """Docs by lot, of no words to twelve, some with sentence starts."""
    lot = random.Random(seed)
    docs = [nlp.make_doc(" ".join(lot.choice(WORDS) for _ in range(lot.randint(0, 12)))) for _ in range(80)]
    for doc in docs[::2]:
        for token in doc:
            token.is_sent_start = lot.random() < 0.3
    return docs


def entities(docs: list[Doc]) -> list[list[tuple[str, str]]]:
    """What each token is of which entity."""
    return [[(token.ent_iob_, token.ent_type_) for token in doc] for doc in docs]


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("by_lot", [True, False])
def test_entities_are_those_of_the_recognizer(nlp: Language, recognizer: Any, seed: int, by_lot: bool) -> None:
    """Long and short ones, beside each other, at a text's end and at a sentence's; weights by lot give more of each."""
    if by_lot:
        layer, numbers = recognizer.model.get_ref("upper"), np.random.default_rng(seed)
        kept = layer.get_param("W")
        layer.set_param("W", numbers.normal(scale=kept.std(), size=kept.shape).astype("f"))
        # A move without a label and that out of every entity would seldom be the best of so many.
        names = [recognizer.moves.get_class_name(number) for number in range(recognizer.moves.n_moves)]
        favour = np.array([(name[0] in "IB") + 2 * (name == "O") for name in names])
        layer.set_param("b", (numbers.normal(size=len(kept)) + favour * (seed % 3)).astype("f"))
    wanted, found = make_docs(nlp, seed), make_docs(nlp, seed)
    recognizer.set_annotations(wanted, recognizer.predict(wanted))
    Entities(recognizer)(found)
    assert entities(found) == entities(wanted)
    assert any(doc.ents for doc in found)


def test_no_texts(nlp: Language, recognizer: Any) -> None:
    """None, or none with a word, is nothing to do."""
    found = Entities(recognizer)
    found([])
    empty = nlp.make_doc("")
    found([empty])
    assert not empty.ents


def test_equal_scores_are_settled_as_spacy_does(nlp: Language, recognizer: Any) -> None:
    """By the lower number of the move."""
    layer = recognizer.model.get_ref("upper")
    names = [recognizer.moves.get_class_name(number) for number in range(recognizer.moves.n_moves)]
    layer.set_param("W", np.zeros_like(layer.get_param("W")))
    for best in ("B", "O", "U", "L", "I"):
        layer.set_param("b", np.array([float(name[0] == best) for name in names], dtype="f"))
        wanted, found = make_docs(nlp, 1)[:30], make_docs(nlp, 1)[:30]
        recognizer.set_annotations(wanted, recognizer.predict(wanted))
        Entities(recognizer)(found)
        assert entities(found) == entities(wanted)
