"""One pipeline for several threads: they take turns at it, so that each reads what it would read alone.

A spaCy pipeline and the tables that are kept beside it are changed by reading (new words, known forms). A lock per
pipeline, however many extractors share it, is held for a batch of texts, never while the caller's input is awaited.
"""

from __future__ import annotations

import threading
import weakref
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from quoteattr.text.fast import Reader

__all__ = ["TakingTurns"]

_locks: weakref.WeakKeyDictionary[Language, threading.RLock] = weakref.WeakKeyDictionary()
_guard = threading.Lock()


def _lock_of(nlp: Language) -> Any:
    with _guard:
        return _locks.setdefault(nlp, threading.RLock())


class TakingTurns:
    """A reader that one thread uses at a time."""

    def __init__(self, reader: Reader, nlp: Language) -> None:
        self._reader = reader
        self._lock = _lock_of(nlp)
        forms = getattr(reader, "forms", None)
        self.forms = None if forms is None else self._in_turn(forms)

    @property
    def max_length(self) -> int:
        """The longest text that is taken, in characters."""
        return self._reader.max_length

    def pipe(self, texts: Iterable[str], *, batch_size: int = 256) -> Iterator[Doc]:
        """Yield one Doc per text, in order; ``batch_size`` texts are read at once."""
        texts = iter(texts)
        while batch := list(islice(texts, batch_size)):
            with self._lock:
                docs = list(self._reader.pipe(batch, batch_size=batch_size))
            yield from docs

    def _in_turn(self, function: Any) -> Any:
        def call(*arguments: Any) -> Any:
            with self._lock:
                return function(*arguments)

        return call
