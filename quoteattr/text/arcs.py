"""Dependency trees by spaCy's own model, the greedy search of many texts in step: the same trees, sooner.

spaCy's parser (arc-eager with a break between sentences and words put back; Honnibal and Johnson 2015, "An improved
non-monotonic transition system for dependency parsing") chooses one move at a time for one text after another. Here all
texts of a batch make their next move together, so that each of the few dozen array operations of a step serves hundreds
of texts. The moves, when they are allowed and what they do are spaCy's. Long texts, whose last steps nobody shares,
are left to the pipe itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["Arcs"]

_FEATURES = 8  # two words of the buffer, three of the stack, outermost dependents: spaCy's parser model
_PIECES = 2
_SHIFT, _REDUCE, _LEFT, _RIGHT, _BREAK = range(5)
_KINDS = "SDLRB"
"""The moves by the first letter of their names, in spaCy's order."""

# What decides which moves are allowed, as bits of a state.
_OPENS, _WAS_PUT_BACK, _NEVER_OPENS, _ENDED = 1, 2, 4, 8  # the first word of the buffer; none: it has ended
_NO_BREAK, _NO_SECOND, _ADJACENT = 16, 32, 64  # the word after it: starts a sentence or may not, none, next in the text
_EMPTY, _LAST = 128, 256  # the stack: empty, or with one word


def _allow(state: int) -> int:
    """The kinds of move that are allowed: shift 1, reduce 2, left and right 4, break 8."""
    empty, ended, no_second = bool(state & _EMPTY), bool(state & _ENDED), bool(state & (_NO_SECOND | _ENDED))
    shift = empty or not (no_second or state & (_OPENS | _WAS_PUT_BACK))
    reduce = not empty and (ended or not (state & _LAST and state & _NEVER_OPENS))
    arc = not (empty or ended or state & _OPENS)
    breaks = not no_second and bool(state & _ADJACENT) and not state & _NO_BREAK
    return shift + 2 * reduce + 4 * arc + 8 * breaks


_ALLOWED = np.array([_allow(state) for state in range(512)])

_CHUNK_TOKENS = 4_500
"""Tokens searched at once: their features take 18 MB (measured: 3,000 and 6,000 are a little slower)."""

_FEWEST = 10
"""Texts that must go in step for the arrays to pay."""

_DECORATED = "||"
"""Stands in a label where the arc crosses others and has to be moved."""

Floats = NDArray[np.float32]
Numbers = NDArray[np.intp]
Flags = NDArray[np.bool_]


class Arcs:
    """Sets heads, labels and sentence starts of Docs that have their vectors; the pipe's model is not changed."""

    def __init__(self, pipe: Any) -> None:
        """``pipe`` is one that :meth:`reads` accepts."""
        _, _, linear = pipe.model.get_ref("tok2vec").layers
        lower, upper = pipe.model.get_ref("lower"), pipe.model.get_ref("upper")
        self._pipe = pipe
        self._narrow, self._narrow_bias = linear.get_param("W").T.copy(), linear.get_param("b")
        # Of every feature first the one half of all maxout pairs, then the other.
        weights = lower.get_param("W").transpose(0, 2, 1, 3)
        self._wide = np.ascontiguousarray(weights.reshape(_FEATURES, -1, weights.shape[-1]).transpose(0, 2, 1))
        self._padding = lower.get_param("pad")[0].transpose(0, 2, 1).reshape(_FEATURES, -1)
        self._lower_bias = lower.get_param("b").T.reshape(-1)
        self._upper, self._upper_bias = np.ascontiguousarray(upper.get_param("W").T), upper.get_param("b")
        names = [pipe.moves.get_class_name(number) for number in range(pipe.moves.n_moves)]
        self._kinds = np.array([_KINDS.index(name[0]) for name in names])
        strings = pipe.vocab.strings
        self._labels = np.array([strings.add(name.partition("-")[2]) for name in names], dtype=np.uint64)
        self._decorated = np.array([_DECORATED in name for name in names])
        self._root = np.uint64(strings.add("ROOT"))
        self._buffer: Floats = np.empty((0, self._padding.shape[1]), dtype=np.float32)
        # A row per set of allowed kinds of move: nothing is added to what is allowed, minus infinity to the rest.
        bits = np.array([1, 2, 4, 4, 8])[self._kinds]
        self._penalties = np.where(np.arange(16)[:, None] & bits, np.float32(0), np.float32(-np.inf))

    @staticmethod
    def reads(pipe: Any) -> bool:
        """Whether a pipe is a dependency parser of just the kind that is computed here."""
        try:
            model = pipe.model
            listener, to_array, linear = model.get_ref("tok2vec").layers
            lower, upper = model.get_ref("lower"), model.get_ref("upper")
            names = [pipe.moves.get_class_name(number) for number in range(pipe.moves.n_moves)]
            return (
                type(pipe).__name__ == "DependencyParser"
                and isinstance(upper.get_param("W"), np.ndarray)
                and pipe.cfg["beam_width"] == 1
                and not pipe.cfg["learn_tokens"]
                and not model.attrs["unseen_classes"]
                and model.attrs["has_upper"]
                and (listener.name, to_array.name) == ("tok2vec-listener", "list2array")
                and (linear.name, upper.name) == ("linear", "linear")
                and (lower.get_dim("nF"), lower.get_dim("nP")) == (_FEATURES, _PIECES)
                and all(name[0] in _KINDS and "subtok" not in name for name in names)
                and {"S", "D", "B-ROOT"} <= set(names)
                and not any(name[0] in "SD" and len(name) > 1 for name in names)
                and [name for name in names if name[0] == "B"] == ["B-ROOT"]
            )
        except (AttributeError, KeyError, TypeError, ValueError, IndexError):
            return False

    def __call__(self, docs: Sequence[Doc]) -> None:
        """Parse the Docs; those that are empty stay so."""
        ordered = sorted((doc for doc in docs if len(doc)), key=len, reverse=True)
        # The last steps of the longest texts are shared by too few to be sooner than spaCy's own loop.
        shared = len(ordered[_FEWEST]) if len(ordered) > _FEWEST else 0
        alone = [doc for doc in ordered if len(doc) > shared + shared // 2]
        if alone:
            self._pipe.set_annotations(alone, self._pipe.predict(alone))
        for chunk in _chunks(ordered[len(alone) :]):
            self._parse(chunk)

    def _parse(self, docs: Sequence[Doc]) -> None:
        from spacy.attrs import DEP, HEAD

        heads, moves = self._search(docs)
        count = len(heads)
        offsets = heads - np.arange(count)
        has_head = heads < count
        values = np.zeros((count, 2), dtype=np.uint64)
        values[:, 0] = np.where(has_head, offsets, 0).astype(np.int64).view(np.uint64)
        values[:, 1] = np.where(has_head, self._labels[moves], self._root)
        crossing = has_head & self._decorated[moves]
        start = 0
        for doc in docs:
            end = start + len(doc)
            doc.from_array([HEAD, DEP], values[start:end])  # type: ignore[arg-type]
            if crossing[start:end].any():
                for finish in self._pipe.postprocesses:
                    finish(doc)
            start = end

    def _search(self, docs: Sequence[Doc]) -> tuple[Numbers, Numbers]:
        """The head of every token (their number: none) and the move that attached it."""
        from spacy.attrs import SENT_START

        lengths = np.array([len(doc) for doc in docs])
        ends = np.cumsum(lengths)
        count = none = int(ends[-1])
        add_features = self._features(np.concatenate([doc.tensor for doc in docs]))
        given = np.concatenate([doc.to_array(SENT_START) for doc in docs]).astype(np.int64)

        # Stack and buffer of a text are chains of tokens; ``none`` ends them and is its own successor.
        below = np.full(count + 1, none)
        after = np.arange(1, count + 2)
        after[ends - 1] = none
        after[none] = none
        heads, moves = np.full(count + 1, none), np.zeros(count + 1, dtype=np.intp)
        first_left, last_right, earlier_right = (np.full(count + 1, none) for _ in range(3))
        as_front, as_second = np.zeros(count + 1, dtype=np.intp), np.zeros(count + 1, dtype=np.intp)
        as_front[:-1] = np.where(given == 1, _OPENS, np.where(given == -1, _NEVER_OPENS, 0))
        as_second[:-1] = np.where(given != 0, _NO_BREAK, 0)
        as_front[none], as_second[none] = _ENDED, _NO_SECOND

        front = ends - lengths
        top = np.full(len(docs), none)
        while len(front):
            second, under = after.take(front), below.take(top)
            state = as_front.take(front) + as_second.take(second)
            state += _EMPTY * (top == none)
            state += _LAST * (under == none)
            state += _ADJACENT * (second == front + 1)
            allowed = _ALLOWED.take(state)
            scores = add_features(
                front,
                second,
                top,
                under,
                below.take(under),
                first_left.take(front),
                first_left.take(top),
                last_right.take(top),
            )
            scores += self._penalties.take(allowed, axis=0)
            move = scores.argmax(axis=1)
            kind = self._kinds.take(move)

            pushes, pops = (kind == _RIGHT) | (kind == _SHIFT), (kind == _LEFT) | (kind == _REDUCE)
            # A word without a head that is not the last of the stack returns to the buffer.
            back = (kind == _REDUCE) & (heads.take(top) == none) & (under != none)
            if (at := np.flatnonzero(kind == _LEFT)).size:
                attached, head = top[at], front[at]
                former = heads[attached]  # a dependent of the word below it that now gets another head
                last_right[former] = earlier_right[attached]
                last_right[none] = none
                heads[attached], moves[attached] = head, move[at]
                first_left[head] = attached
                as_front[head] &= ~_WAS_PUT_BACK
            if (at := np.flatnonzero(kind == _RIGHT)).size:
                attached, head = front[at], top[at]
                heads[attached], moves[attached] = head, move[at]
                earlier_right[attached] = last_right[head]
                last_right[head] = attached
            if (at := np.flatnonzero(kind == _BREAK)).size:
                opening = second[at]
                as_front[opening] |= _OPENS
                as_second[opening] |= _NO_BREAK
            if (at := np.flatnonzero(back)).size:
                returned = top[at]
                as_front[returned] |= _WAS_PUT_BACK
                after[returned] = front[at]
            at = np.flatnonzero(pushes)
            below[front[at]] = top[at]

            top, front = (
                np.where(pushes, front, np.where(pops, under, top)),
                np.where(pushes, second, np.where(back, top, front)),
            )
            if not allowed.all():  # spaCy ends a text that has no move left
                top[allowed == 0] = front[allowed == 0] = none
            going = (top != none) | (front != none)
            if not going.all():
                top, front = top[going], front[going]
        return heads[:-1], moves[:-1]

    def _features(self, vectors: Floats) -> Callable[..., Floats]:
        """A function from the words of each place of the context to the scores of all moves.

        What each word adds in each place is computed once: a row per place and word, and one for no word at the end.
        """
        rows_each, width = len(vectors) + 1, self._padding.shape[1]
        if len(self._buffer) < rows_each * _FEATURES:
            self._buffer = np.empty((max(rows_each, _CHUNK_TOKENS + 1) * _FEATURES, width), dtype=np.float32)
        table = self._buffer[: rows_each * _FEATURES]
        narrow = vectors @ self._narrow + self._narrow_bias
        for place in range(_FEATURES):
            rows = table[place * rows_each : (place + 1) * rows_each]
            np.matmul(narrow, self._wide[place], out=rows[:-1])
            rows[-1] = self._padding[place]
        offsets = np.arange(_FEATURES)[:, None] * rows_each
        half = width // _PIECES

        def scores(*context: Numbers) -> Floats:
            summed = table.take(np.array(context) + offsets, axis=0).sum(axis=0)
            summed += self._lower_bias
            found: Floats = np.maximum(summed[:, :half], summed[:, half:]) @ self._upper
            found += self._upper_bias
            return found

        return scores


def _chunks(docs: Sequence[Doc]) -> Iterator[list[Doc]]:
    """The Docs, longest first, in groups of so many tokens."""
    chunk: list[Doc] = []
    size = 0
    for doc in docs:
        if chunk and size + len(doc) > _CHUNK_TOKENS:
            yield chunk
            chunk, size = [], 0
        chunk.append(doc)
        size += len(doc)
    if chunk:
        yield chunk
