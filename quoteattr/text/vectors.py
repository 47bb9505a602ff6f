"""Token vectors of a spaCy pipeline by fewer and larger operations: the same numbers as thinc's layers, sooner.

The layers are those of spaCy's English pipelines: hash embeddings of lexical attributes (in the middle and large ones
word vectors too), one maxout, then
convolutions over windows of three words with maxout, layer normalisation and a residual connection (Honnibal 2016,
"Embed, encode, attend, predict"). Three things make the difference: every distinct token is embedded once and kept; the
convolutions run over stretches that fit the processor's cache, in buffers that are used again; the matrix product
is numpy's.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["TokenVectors"]

_KEPT_ROWS = 12_000
"""Distinct tokens kept: 6 MB at a width of 96. A million words of news have twice as many that come more than once;
all are forgotten at once and the frequent ones soon back, while memory is as flat as it can be."""

_CHUNK_ROWS = 768
"""Tokens convolved at once: window and product stay in the second-level cache (measured: 512 to 1,024 are alike)."""

_EMBED = ("extract_features", "list2ragged", "with_array(", "with_array(", "ragged2list")
_CONVOLUTION = ("expand_window", "maxout", "layernorm", "dropout")

Floats = NDArray[np.float32]


class TokenVectors:
    """The output of one ``tok2vec`` model for Docs, computed apart from it; the model itself is not changed."""

    def __init__(self, model: Any) -> None:
        """``model`` is a model that :meth:`reads` accepts."""
        embed, encode = model.layers
        extract, self._lookup, self._static, self._mix = _read_embedding(embed)
        self._features = extract.attrs["columns"]
        self._pad = int(encode.attrs["pad"])
        self._layers = [_Convolution(block.layers[0]) for block in _blocks(encode)]
        self.width = self._layers[0].width
        self._rows: dict[int, int] = {}
        self._table: Floats = np.zeros((1024, self.width), dtype=np.float32)
        self._buffer: Floats = np.zeros((0, self.width), dtype=np.float32)

    @staticmethod
    def reads(model: Any) -> bool:
        """Whether a model has just the layers that are computed here."""
        try:
            embed, encode = model.layers
            _read_embedding(embed)
            return (
                encode.name.startswith("with_array(")
                and bool(_blocks(encode))
                and all(_Convolution.reads(block) for block in _blocks(encode))
                and encode.attrs["pad"] >= len(_blocks(encode))
            )
        except (AttributeError, KeyError, TypeError, ValueError, IndexError):
            return False

    def __call__(self, docs: Sequence[Doc]) -> list[Floats]:
        """One array of (tokens, width) per Doc."""
        lengths = [len(doc) for doc in docs]
        rows = self._embed(docs)
        found: list[Floats] = []
        first, size, start = 0, self._pad, 0
        for at, length in enumerate(lengths):
            if at > first and size + length + self._pad > _CHUNK_ROWS:
                found += self._encode(rows[start : sum(lengths[first:at], start)], lengths[first:at])
                start += sum(lengths[first:at])
                first, size = at, self._pad
            size += length + self._pad
        if lengths:
            found += self._encode(rows[start:], lengths[first:])
        return found

    def _embed(self, docs: Sequence[Doc]) -> NDArray[np.intp]:
        """The row of :attr:`_table` for every token of the Docs, new tokens embedded and added."""
        from spacy.attrs import ORTH

        columns = [ORTH, *self._features]
        features = np.concatenate([doc.to_array(columns).reshape(len(doc), len(columns)) for doc in docs])
        if not len(features):
            return np.zeros(0, dtype=np.intp)
        # A word has one prefix, suffix and shape; only its norm may be another by the tokenizer's exceptions.
        keys = features[:, 0].copy()
        for column in range(1, features.shape[1]):
            keys *= np.uint64(0x9E3779B97F4A7C15)
            keys ^= features[:, column]
        distinct, places, inverse = np.unique(keys, return_index=True, return_inverse=True)
        known = self._rows
        if len(known) + len(distinct) > _KEPT_ROWS:
            known.clear()
        keyed = distinct.tolist()
        fresh = [at for at, key in enumerate(keyed) if key not in known]
        if fresh:
            vectors = self._mix.predict(self._look_up(features[places[fresh]], docs[0]))
            needed = len(known) + len(fresh)
            if needed > len(self._table):
                grown = np.zeros((max(needed, 2 * len(self._table)), self.width), dtype=np.float32)
                grown[: len(known)] = self._table[: len(known)]
                self._table = grown
            self._table[len(known) : needed] = vectors
            for at in fresh:
                known[keyed[at]] = len(known)
        return np.array([known[key] for key in keyed], dtype=np.intp)[inverse]

    def _look_up(self, features: NDArray[np.uint64], doc: Doc) -> Floats:
        """The embeddings of tokens, a row of word and features each; ``doc`` is one of their vocabulary."""
        found: Floats = self._lookup.predict(np.ascontiguousarray(features[:, 1:]))
        if self._static is None:
            return found
        strings = doc.vocab.strings
        words = type(doc)(doc.vocab, words=[strings[word] for word in features[:, 0].tolist()])
        return np.concatenate([found, self._static.predict([words]).data], axis=1)

    def _encode(self, rows: NDArray[np.intp], lengths: Sequence[int]) -> list[Floats]:
        """The vectors of a stretch of Docs; zeros stand between them, as many as a vector can see."""
        pad = self._pad
        size = sum(lengths) + pad * (len(lengths) + 1)
        if len(self._buffer) < size + 2:
            self._buffer = np.empty((max(size, _CHUNK_ROWS) + 2, self.width), dtype=np.float32)
        values = self._buffer[: size + 2]  # one more row of zeros at each end: the windows of the edges
        values[:] = 0
        places: list[int] = []
        at = pad + 1
        start = 0
        for length in lengths:
            places.append(at)
            np.take(self._table, rows[start : start + length], axis=0, out=values[at : at + length], mode="clip")
            start += length
            at += length + pad
        for layer in self._layers:
            layer.add_to(values)
        return [values[place : place + length].copy() for place, length in zip(places, lengths, strict=True)]


class _Convolution:
    """``residual(expand_window >> maxout >> layernorm)`` with its weights laid out piece by piece."""

    def __init__(self, chain: Any) -> None:
        _, maxout, norm, _ = _leaves(chain)
        weights = maxout.get_param("W")  # (width, pieces, 3 * width)
        self.width, self.pieces, wide = weights.shape
        bias = maxout.get_param("b").T.reshape(1, -1)
        self._weights = np.concatenate([weights.transpose(1, 0, 2).reshape(-1, wide).T, bias])
        self._mean: Floats = np.full(self.width, 1 / self.width, dtype=np.float32)
        self._gain, self._shift = norm.get_param("G"), norm.get_param("b")
        no_room: Floats = np.empty((0, 0), dtype=np.float32)
        self._window, self._product, self._best = no_room, no_room, no_room

    @staticmethod
    def reads(block: Any) -> bool:
        """Whether a layer is such a residual block over windows of three."""
        if not block.name.startswith("residual(") or len(block.layers) != 1:
            return False
        layers = _leaves(block.layers[0])
        if tuple(layer.name for layer in layers) != _CONVOLUTION or layers[0].attrs["window_size"] != 1:
            return False
        weights = layers[1].get_param("W")
        width, _, wide = weights.shape
        return isinstance(weights, np.ndarray) and bool(wide == 3 * width) and weights.shape[1] > 1

    def add_to(self, values: Floats) -> None:
        """Add the layer's output to all rows but the first and the last."""
        size, width = len(values) - 2, self.width
        if len(self._window) < size:
            self._window = np.ones((size, 3 * width + 1), dtype=np.float32)  # the last column is the bias's
            self._product = np.empty((size, width * self.pieces), dtype=np.float32)
            self._best = np.empty((size, width), dtype=np.float32)
        window, product = self._window[:size], self._product[:size]
        for shift in range(3):
            window[:, shift * width : (shift + 1) * width] = values[shift : shift + size]
        np.matmul(window, self._weights, out=product)
        best = self._best[: len(product)]
        np.maximum(product[:, :width], product[:, width : 2 * width], out=best)
        for piece in range(2, self.pieces):
            np.maximum(best, product[:, piece * width : (piece + 1) * width], out=best)
        best -= (best @ self._mean)[:, None]
        scale = np.einsum("ij,ij->i", best, best)
        scale /= width
        scale += 1e-08
        np.sqrt(scale, out=scale)
        np.reciprocal(scale, out=scale)
        best *= scale[:, None]
        best *= self._gain
        best += self._shift
        values[1:-1] += best


def _read_embedding(embed: Any) -> tuple[Any, Any, Any, Any]:
    """The layers that read features, look them up, look up word vectors (None: there are none) and mix them.

    Raises ValueError for an embedding of another kind.
    """
    layers, static = list(embed.layers), None
    if [layer.name for layer in layers[0].layers][1:] == ["static_vectors"]:
        lookup, static = layers[0].layers
        layers[:1] = lookup.layers
    names = [layer.name for layer in layers]
    if len(names) != len(_EMBED) or not all(map(str.startswith, names, _EMBED)):
        raise ValueError(f"an embedding of the layers {names}")
    return layers[0], layers[2], static, layers[3]


def _blocks(encode: Any) -> list[Any]:
    """The residual blocks of an encoder, whether it has one or a chain of them."""
    inner = encode.layers[0]
    return [inner] if inner.name.startswith("residual(") and len(inner.layers) == 1 else list(inner.layers)


def _leaves(chain: Any) -> list[Any]:
    """The innermost layers of a chain, in order; dropout does nothing outside training."""
    return [node for node in chain.walk(order="dfs_pre") if not node.layers]
