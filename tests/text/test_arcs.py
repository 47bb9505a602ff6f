"""Dependency trees of many texts at once: those of spaCy's own parser."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import spacy
from spacy.attrs import DEP, HEAD, SENT_START
from spacy.tokens import Doc

from quoteattr.text import arcs as arcs_module
from quoteattr.text.arcs import Arcs

if TYPE_CHECKING:
    from spacy.language import Language

FIXTURES = Path(__file__).parents[2] / "fixtures" / "articles"

TEXTS = (
    "Mayor Ines Carro told Harbour Radio on Friday that the bridge wouldn't reopen before March 2027.",
    "What did she say the council had wanted to sell, and to whom? Nobody knows. He does, though.",
    "A report came out on Monday that nobody had asked for, and which few will read.",
    "Let's go.",
    "  Two  spaces , and\ttabs. Ain't it odd? C'mon! No; yes: “so”, he said. (She had.) — And then?",
    "He said he'd have to; but, had he known, he did. I saw it. It saw me. It said so",
    "a b c d e f g h i j k l m n o p q r s t u v w x y z",
    "!",
    "Buffalo buffalo Buffalo buffalo buffalo buffalo Buffalo buffalo .",
    "the of and to in , , , . . . that that that who which",
)


@pytest.fixture(scope="module")
def arcs(nlp: Language) -> Arcs:
    """The search with the shared pipeline's parser."""
    return Arcs(nlp.get_pipe("parser"))


def with_vectors(nlp: Language, texts: list[str]) -> list[Doc]:
    """Docs of the texts as the parser meets them."""
    docs = [nlp.make_doc(text) for text in texts]
    pipe = nlp.get_pipe("tok2vec")
    pipe.set_annotations(docs, pipe.predict(docs))  # type: ignore[attr-defined]
    return docs


def trees(docs: list[Doc]) -> list[list[list[int]]]:
    """Heads, labels and sentence starts."""
    return [doc.to_array([HEAD, DEP, SENT_START]).tolist() for doc in docs]


def paragraphs() -> list[str]:
    """The paragraphs of the fixtures' articles and the texts above, shuffled."""
    found = [line for file in sorted(FIXTURES.glob("*.txt")) for line in file.read_text("utf-8").split("\n") if line]
    mixed = [*found[:400], *TEXTS * 3]
    random.Random(1).shuffle(mixed)
    return mixed


def test_trees_are_those_of_the_parser(nlp: Language, arcs: Arcs) -> None:
    """Whatever stands beside a text in the batch, its tree is the one that spaCy gives."""
    texts = paragraphs()
    wanted, found = with_vectors(nlp, texts), with_vectors(nlp, texts)
    parser = nlp.get_pipe("parser")
    parser.set_annotations(wanted, parser.predict(wanted))  # type: ignore[attr-defined]
    arcs(found)
    assert trees(found) == trees(wanted)
    assert any(len(list(doc.sents)) > 2 for doc in found)


@pytest.fixture
def upper(nlp: Language) -> Iterator[Any]:
    """The layer of the parser that scores moves; a test may change its weights."""
    layer = nlp.get_pipe("parser").model.get_ref("upper")  # type: ignore[attr-defined]
    kept = {name: layer.get_param(name).copy() for name in ("W", "b")}
    yield layer
    for name, values in kept.items():
        layer.set_param(name, values)


@pytest.mark.parametrize("seed", range(6))
def test_trees_of_senseless_weights_are_those_of_the_parser(nlp: Language, upper: Any, seed: int) -> None:
    """Weights by lot lead to every move and to the edges of what is allowed: words put back, one-word sentences."""
    pipe: Any = nlp.get_pipe("parser")
    lot, numbers = random.Random(seed), np.random.default_rng(seed)
    kept = upper.get_param("W")
    upper.set_param("W", numbers.normal(scale=kept.std(), size=kept.shape).astype("f"))
    # There are many attachments to one move of the other kinds, which come the oftener the higher the seed.
    others = np.array([pipe.moves.get_class_name(number)[0] in "SDB" for number in range(pipe.moves.n_moves)])
    upper.set_param("b", (numbers.normal(size=len(kept)) + seed * others).astype("f"))
    words = "the mayor said that bridge , . and sold she Ana to of".split()
    texts = [" ".join(lot.choice(words) for _ in range(lot.randint(1, 12))) for _ in range(60)]
    wanted, found = with_vectors(nlp, texts), with_vectors(nlp, texts)
    pipe.set_annotations(wanted, pipe.predict(wanted))
    Arcs(pipe)(found)
    assert trees(found) == trees(wanted)


@pytest.mark.parametrize(
    ("sizes", "chunks"),
    [
        ([], []),
        ([9], [[9]]),
        ([5, 3, 2], [[5, 3, 2]]),
        ([5, 4, 2, 1], [[5, 4], [2, 1]]),
        ([12, 11, 1], [[12], [11], [1]]),
        ([6, 5, 5, 4], [[6], [5, 5], [4]]),
    ],
)
def test_chunks(sizes: list[int], chunks: list[list[int]], monkeypatch: pytest.MonkeyPatch) -> None:
    """As many texts as have so many tokens together, at least one."""
    monkeypatch.setattr(arcs_module, "_CHUNK_TOKENS", 10)
    vocab = spacy.blank("en").vocab
    docs = [Doc(vocab, words=["a"] * size) for size in sizes]
    assert [[len(doc) for doc in chunk] for chunk in arcs_module._chunks(docs)] == chunks


def test_texts_may_be_longer_than_a_group(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is then one of its own, also behind shorter ones."""
    monkeypatch.setattr(arcs_module, "_CHUNK_TOKENS", 4)
    search = Arcs(nlp.get_pipe("parser"))
    parser: Any = nlp.get_pipe("parser")
    for texts in (["It rained."] * 12, [TEXTS[0]] * 12, [TEXTS[1]] * 12):
        wanted, found = with_vectors(nlp, texts), with_vectors(nlp, texts)
        parser.set_annotations(wanted, parser.predict(wanted))
        search(found)
        assert trees(found) == trees(wanted)


def test_many_texts_go_in_step(nlp: Language, arcs: Arcs, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of many texts only those that are much longer than the others go to the pipe itself, of a few texts all."""
    asked: list[int] = []
    search = Arcs._search

    def counted(self: Arcs, docs: list[Doc]) -> object:
        asked.append(len(docs))
        return search(self, docs)

    monkeypatch.setattr(Arcs, "_search", counted)
    arcs(with_vectors(nlp, [TEXTS[0]] * 12 + [" ".join(TEXTS)]))
    assert asked == [12]
    arcs(with_vectors(nlp, list(TEXTS[:3])))
    assert asked == [12]
    arcs([])
    arcs(with_vectors(nlp, [""]))
    assert asked == [12]


@pytest.mark.parametrize("given", [True, False])
def test_sentence_starts_that_are_given_are_kept(nlp: Language, arcs: Arcs, given: bool) -> None:
    """A sentence starts where an earlier pipe said so, and nowhere that it said no."""
    texts = [TEXTS[4], TEXTS[5]] * 8
    wanted, found = with_vectors(nlp, texts), with_vectors(nlp, texts)
    for doc in (*wanted, *found):
        for token in list(doc)[2::3]:
            token.is_sent_start = given
    parser = nlp.get_pipe("parser")
    parser.set_annotations(wanted, parser.predict(wanted))  # type: ignore[attr-defined]
    arcs(found)
    assert trees(found) == trees(wanted)
    assert all(token.is_sent_start is given for token in list(found[0])[2::3])


def test_other_pipes_are_not_read(nlp: Language) -> None:
    """Only a greedy dependency parser of spaCy's shape is computed here."""
    assert Arcs.reads(nlp.get_pipe("parser"))
    assert not Arcs.reads(nlp.get_pipe("ner"))
    assert not Arcs.reads(nlp.get_pipe("tagger"))
