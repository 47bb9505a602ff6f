"""Token vectors: those of the pipeline's own model to rounding, whatever is kept and whatever stands beside a text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import spacy
from spacy.ml.models.tok2vec import build_hash_embed_cnn_tok2vec
from spacy.vectors import Vectors

from quoteattr.text import vectors as vectors_module
from quoteattr.text.vectors import TokenVectors

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

TEXTS = (
    "Mayor Ines Carro told Harbour Radio on Friday that the bridge wouldn't reopen before March 2027.",
    '"We\'re gonna rebuild," she said. "Y\'all will see." There\'s no money, the U.S. Treasury replied.',
    "",
    " \n ",
    "Let's go.",
    "A b c d e f g h i j k l m n o p q r s t u v w x y z " * 30,
    "Naïve café owners in São Paulo paid €5,000 — “too much”, said ‘Zé’ … 😀 https://example.org/a?b=c",
)


@pytest.fixture(scope="module")
def model(nlp: Language) -> Any:
    """The shared pipeline's model of token vectors."""
    return nlp.get_pipe("tok2vec").model  # type: ignore[attr-defined]


def assert_alike(vectors: TokenVectors, model: Any, docs: Sequence[Doc]) -> None:
    """Each Doc's vectors are thinc's."""
    found, wanted = vectors(docs), model.predict(docs)
    assert [len(rows) for rows in found] == [len(doc) for doc in docs]
    for mine, theirs in zip(found, wanted, strict=True):
        np.testing.assert_allclose(mine, theirs, atol=1e-4)


def test_vectors_are_the_models(nlp: Language, model: Any) -> None:
    """Of many texts, of one after a longer one, of none, and once the kept rows are thrown away."""
    assert TokenVectors.reads(model)
    vectors = TokenVectors(model)
    docs = [nlp.make_doc(text) for text in TEXTS]
    for _ in range(2):
        assert_alike(vectors, model, docs)
        for doc in docs:
            if len(doc) or not nlp.vocab.vectors.size:  # a model with word vectors fails on an empty Doc alone
                assert_alike(vectors, model, [doc])
        vectors._rows.clear()
    assert vectors([docs[2]])[0].shape == (0, vectors.width)


def test_vectors_are_given_away(nlp: Language, model: Any) -> None:
    """Later texts do not write over those of earlier ones."""
    vectors = TokenVectors(model)
    (first,) = vectors([nlp.make_doc(TEXTS[0])])
    before = first.copy()
    vectors([nlp.make_doc(TEXTS[5])])
    np.testing.assert_array_equal(first, before)


@pytest.mark.parametrize("rows", [1, 30, 57, 100])
def test_texts_are_read_in_stretches(nlp: Language, model: Any, rows: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """As many texts as have so many rows together, with the zeros between and around them; at least one."""
    monkeypatch.setattr(vectors_module, "_CHUNK_ROWS", rows)
    seen: list[list[int]] = []
    encode = TokenVectors._encode

    def counted(self: TokenVectors, table: Any, lengths: Sequence[int]) -> Any:
        seen.append(list(lengths))
        return encode(self, table, lengths)

    monkeypatch.setattr(TokenVectors, "_encode", counted)
    docs = [nlp.make_doc(text) for text in TEXTS * 2]
    assert_alike(TokenVectors(model), model, docs)
    assert [length for lengths in seen for length in lengths] == [len(doc) for doc in docs]
    pad = model.layers[1].attrs["pad"]

    def size(lengths: Sequence[int]) -> int:
        return sum(lengths) + pad * (len(lengths) + 1)

    assert all(len(lengths) == 1 or size(lengths) <= rows for lengths in seen)
    assert all(size([*one, other[0]]) > rows for one, other in pairwise(seen))


def test_texts_may_grow(nlp: Language, model: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each longer by a token than the longest so far, for which there is no room yet."""
    monkeypatch.setattr(vectors_module, "_CHUNK_ROWS", 1)
    vectors = TokenVectors(model)
    for length in range(1, 12):
        assert_alike(vectors, model, [nlp.make_doc("so " * length)])


def test_what_is_kept_is_bounded(nlp: Language, model: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond that many tokens all are forgotten, but for those being read."""
    monkeypatch.setattr(vectors_module, "_KEPT_ROWS", 20)
    vectors = TokenVectors(model)
    for number in range(12):
        assert_alike(vectors, model, [nlp.make_doc(f"the {number}th bridge of {number} towns")])
        assert 6 <= len(vectors._rows) <= 20


def test_as_many_are_kept_as_there_is_room_for(nlp: Language, model: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """One more, and all but those being read are forgotten."""
    monkeypatch.setattr(vectors_module, "_KEPT_ROWS", 4)
    vectors = TokenVectors(model)
    for text, kept in (("so it", 2), ("is here", 4), ("was", 1), ("so it is", 4), ("so", 1)):
        vectors([nlp.make_doc(text)])
        assert len(vectors._rows) == kept


def test_room_is_made_no_sooner_than_it_is_needed(nlp: Language, model: Any) -> None:
    """The first table does for 1,024 words; then it doubles, or has room for what is read."""

    def sizes(*words: tuple[int, int]) -> list[int]:
        vectors, found = TokenVectors(model), []
        for first, stop in words:
            vectors([nlp.make_doc(" ".join(f"w{number}" for number in range(first, stop)))])
            found.append(len(vectors._table))
        return found

    assert sizes((0, 1024), (1000, 1025)) == [1024, 2048]
    assert sizes((0, 2100)) == [2100]


def test_a_known_token_is_embedded_once(nlp: Language, model: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """However often and in whatever text it comes."""
    asked: list[int] = []
    look_up = TokenVectors._look_up

    def counted(self: TokenVectors, features: Any, doc: Doc) -> Any:
        asked.append(len(features))
        return look_up(self, features, doc)

    monkeypatch.setattr(TokenVectors, "_look_up", counted)
    vectors = TokenVectors(model)
    for text in ("to be or not to be so", "not to be or so", "to see or so"):
        vectors([nlp.make_doc(text)])
    assert asked == [5, 1]


def test_there_is_room_for_many_tokens(nlp: Language, model: Any) -> None:
    """The table grows, by much or by little, and what stood in it stays."""
    vectors = TokenVectors(model)
    for first, stop in ((0, 1000), (1000, 1100), (1100, 3000), (0, 3000)):
        assert_alike(vectors, model, [nlp.make_doc(" ".join([*(f"w{number}" for number in range(first, stop)), "so"]))])
    assert len(vectors._rows) == 3001


@pytest.mark.parametrize(("depth", "pieces", "static"), [(2, 3, True), (2, 2, False), (1, 3, False), (3, 5, True)])
def test_other_sizes_are_read(depth: int, pieces: int, static: bool) -> None:
    """Models of the middle and large pipelines also look words up in a table: unknown words are zeros there."""
    blank = spacy.blank("en")
    words = ["bridge", "She", "money", "."]
    blank.vocab.vectors = Vectors(data=np.random.default_rng(1).normal(size=(4, 30)).astype("f"), keys=words)
    blank.vocab["brodge"].norm_ = "bridge"  # looks like one in all but its vector
    docs = [blank.make_doc(text) for text in (*TEXTS, "The bridge, the brodge, the bridge.")]
    for window in (1, 2):
        model = build_hash_embed_cnn_tok2vec(
            width=24,
            depth=depth,
            embed_size=50,
            window_size=window,
            maxout_pieces=pieces,
            subword_features=True,
            pretrained_vectors=static,
        )
        model.initialize(X=docs)
        assert TokenVectors.reads(model) is (window == 1)
        if window == 1:
            assert_alike(TokenVectors(model), model, docs)
