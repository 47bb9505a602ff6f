"""One extractor over groups of articles: what cannot be read becomes a :class:`Failure`, and nothing raises."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from typing import Any

from attrs import define

from quoteattr.collector import collector_kept
from quoteattr.deadline import Expired, limited
from quoteattr.extractor import Extractor
from quoteattr.records import Extraction

__all__ = ["Failure", "Item", "Outcome", "Worker", "make_failure"]

_NEW_WORDS = 10_000
"""Distinct words after which spaCy's store of them is emptied: some 10 MB."""


@define(frozen=True, slots=True, kw_only=True)
class Failure:
    """An article that could not be read: its place in the input (from 0), its id, and the error."""

    index: int
    id: str | None
    error: str
    message: str

    def __str__(self) -> str:
        name = f"article {self.index}" if self.id is None else f"article {self.id}"
        return f"{name}: {self.error}: {self.message}"


Item = tuple[int, Any]
"""An article and its place in the input."""

Outcome = Extraction | Failure


class Worker:
    """An extractor that reads groups of articles."""

    def __init__(self, extractor: Extractor, *, owns: bool) -> None:
        """``owns``: nobody else uses the pipeline, so that the words it has met may be forgotten."""
        self._extractor = extractor
        self._owns = owns
        self._zone = contextlib.ExitStack()
        self._base = 0

    def run(self, group: Sequence[Item], time_limit: float | None) -> list[Outcome]:
        """One outcome per article; where the group as a whole fails each article is read alone."""
        try:
            return list(self.read(group, time_limit))
        except Exception as error:  # of any kind, in any library: the run goes on
            if len(group) == 1:
                return [make_failure(*group[0], type(error).__name__, str(error))]
        return [outcome for item in group for outcome in self.run([item], time_limit)]

    def read(self, group: Sequence[Item], time_limit: float | None) -> list[Extraction]:
        """One extraction per article, or an error for the group; TimeoutError where one limit did not do for all."""
        self._forget()
        try:
            with collector_kept(), limited(time_limit):
                return list(self._extractor.extract_many([item for _, item in group]))
        except Expired:
            raise TimeoutError(f"not read within {time_limit:g} seconds") from None

    def close(self) -> None:
        """Leave the pipeline as it was found."""
        self._zone.close()
        self._base = 0

    def _forget(self) -> None:
        """Empty the pipeline's store of words where it has grown; between groups no Doc is alive."""
        if not self._owns:
            return
        vocab = self._extractor.nlp.vocab
        if not self._base or len(vocab) - self._base > _NEW_WORDS:
            self._zone.close()
            self._base = len(vocab)
            self._zone.enter_context(self._extractor.nlp.memory_zone())


def make_failure(index: int, item: Any, error: str, message: str) -> Failure:
    """The record of an article that could not be read, its id found where the caller gave one."""
    fields = item[1] if isinstance(item, tuple) and len(item) == 2 else item
    known = fields.get("id") if isinstance(fields, Mapping) else None
    return Failure(
        index=index, id=None if known is None else str(known), error=error, message=" ".join(message.split())[:500]
    )
