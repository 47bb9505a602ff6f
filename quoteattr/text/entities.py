"""Named entities by spaCy's own model, its greedy search done for all tokens at once: the same entities, sooner.

Outside an entity the model's state is the next token alone, so the best move of every token is known from one matrix
product.
Inside one it depends on the token, the one before and the entity's first: those few are followed step by step, for all
entities of the batch together. The rules of which move is allowed are those of spaCy's BILUO transition system
(Ratinov and Roth 2009, "Design challenges and misconceptions in named entity recognition").
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from quoteattr.text.vectors import TokenVectors

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["Entities"]

_FEATURES = 3  # the token, the entity's first token, the token before: spaCy's entity model without extra state tokens
_PIECES = 2

Floats = NDArray[np.float32]
Numbers = NDArray[np.intp]
Flags = NDArray[np.bool_]


class Entities:
    """Sets the entities of Docs that have none yet; the pipe whose model it reads is not changed."""

    def __init__(self, pipe: Any) -> None:
        """``pipe`` is one that :meth:`reads` accepts."""
        tok2vec, _, linear = pipe.model.get_ref("tok2vec").layers
        lower, upper = pipe.model.get_ref("lower"), pipe.model.get_ref("upper")
        self._vectors = TokenVectors(tok2vec)
        self._narrow, self._narrow_bias = linear.get_param("W").T.copy(), linear.get_param("b")
        weights = lower.get_param("W")
        self._wide = np.ascontiguousarray(weights.reshape(-1, weights.shape[-1]).T)
        self._padding = lower.get_param("pad").reshape(_FEATURES, -1)
        self._lower_bias = lower.get_param("b").reshape(-1)
        self._upper, self._upper_bias = upper.get_param("W"), upper.get_param("b")
        moves = [pipe.moves.get_class_name(number) for number in range(pipe.moves.n_moves)]
        kinds = [move.partition("-")[0] for move in moves]
        self.labels = sorted({move.partition("-")[2] for move in moves if "-" in move} - {""})
        number = {move: at for at, move in enumerate(moves)}
        self._inside = np.array([number[f"I-{label}"] for label in self.labels])
        self._last = np.array([number[f"L-{label}"] for label in self.labels])
        of_label = {label: at for at, label in enumerate(self.labels)}
        self._label_of = np.array([of_label.get(move.partition("-")[2], -1) for move in moves])
        self._begins = np.array([kind == "B" for kind in kinds])
        self._outside = number["O"]
        # Between entities: B, U and O; a unit without a label only repeats what was set before.
        allowed = [
            kind == "O" or (kind in "BU" and bool(move.partition("-")[2]))
            for kind, move in zip(kinds, moves, strict=True)
        ]
        self._open = np.where(allowed, np.float32(0), np.float32(-np.inf))

    @staticmethod
    def reads(pipe: Any) -> bool:
        """Whether a pipe is an entity recogniser of just the kind that is computed here."""
        try:
            model = pipe.model
            tok2vec, to_array, linear = model.get_ref("tok2vec").layers
            lower, upper = model.get_ref("lower"), model.get_ref("upper")
            names = [pipe.moves.get_class_name(number) for number in range(pipe.moves.n_moves)]
            labels = {name.partition("-")[2] for name in names if "-" in name} - {""}
            return (
                type(pipe).__name__ == "EntityRecognizer"
                and pipe.cfg["beam_width"] == 1
                and not model.attrs["unseen_classes"]
                and model.attrs["has_upper"]
                and TokenVectors.reads(tok2vec)
                and (to_array.name, linear.name, upper.name) == ("list2array", "linear", "linear")
                and (lower.get_dim("nF"), lower.get_dim("nP")) == (_FEATURES, _PIECES)
                and "O" in names
                and all(f"{move}-{label}" in names for move in "BILU" for label in labels)
            )
        except (AttributeError, KeyError, TypeError, ValueError, IndexError):
            return False

    def __call__(self, docs: Sequence[Doc]) -> None:
        """Set the entities of the Docs; those that are empty stay so."""
        from spacy.attrs import IS_SPACE, SENT_START
        from spacy.tokens import Span

        docs = [doc for doc in docs if len(doc)]
        if not docs:
            return
        borders = np.cumsum([0, *(len(doc) for doc in docs)])
        columns = np.concatenate([doc.to_array([IS_SPACE, SENT_START]) for doc in docs]).astype(np.int64)
        # An entity may go on from a token that is not the last of its sentence or text.
        goes_on = np.ones(len(columns), dtype=bool)
        goes_on[:-1] = columns[1:, 1] != 1
        goes_on[borders[1:] - 1] = False
        found = self._search(docs, columns[:, 0] != 0, goes_on)
        at = 0
        for number, doc in enumerate(docs):
            base, end = int(borders[number]), int(borders[number + 1])
            entities = []
            taken = base  # entities come one after another: what starts inside one is none
            while at < len(found) and found[at][0] < end:
                first, last, label = found[at]
                at += 1
                if first >= taken:
                    entities.append(Span(doc, first - base, last + 1 - base, label=self.labels[label]))
                    taken = last + 1
            doc.set_ents(entities, default="outside")

    def _search(self, docs: Sequence[Doc], is_space: Flags, goes_on: Flags) -> list[tuple[int, int, int]]:
        """Every entity that could start at a token, as first and last token and label, in order."""
        vectors = np.concatenate(self._vectors(docs)) @ self._narrow + self._narrow_bias
        features = (vectors @ self._wide).reshape(len(vectors), _FEATURES, -1)
        scores = self._score(features[:, 0] + self._padding[1] + self._padding[2])
        scores += self._open
        scores[np.ix_(~goes_on, self._begins)] = -np.inf
        moves = scores.argmax(axis=1)
        moves[is_space] = self._outside
        starts = np.flatnonzero(moves != self._outside)
        labels = self._label_of[moves[starts]]
        ends = starts.copy()
        active = np.flatnonzero(self._begins[moves[starts]])
        while len(active):
            ends[active] += 1
            token, first, label = ends[active], starts[active], labels[active]
            hidden = self._hide(features[token, 0] + features[first, 1] + features[token - 1, 2])
            inside, last = self._inside[label], self._last[label]
            stays = self._value(hidden, inside)
            leaves = self._value(hidden, last)
            # Of two equal scores the move with the lower number wins, as in spaCy.
            continues = goes_on[token] & ((stays > leaves) | ((stays == leaves) & (inside < last)))
            active = active[continues]
        return list(zip(starts.tolist(), ends.tolist(), labels.tolist(), strict=True))

    def _hide(self, summed: Floats) -> Floats:
        summed = summed + self._lower_bias
        pairs = summed.reshape(len(summed), -1, _PIECES)
        return np.maximum(pairs[:, :, 0], pairs[:, :, 1])

    def _score(self, summed: Floats) -> Floats:
        scores: Floats = self._hide(summed) @ self._upper.T
        scores += self._upper_bias
        return scores

    def _value(self, hidden: Floats, moves: Numbers) -> Floats:
        """The score of one move per row."""
        value: Floats = np.einsum("ij,ij->i", hidden, self._upper[moves]) + self._upper_bias[moves]
        return value
