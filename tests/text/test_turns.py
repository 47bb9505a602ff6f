"""One pipeline for several threads: one reads at a time, and nobody waits for another's input."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
import spacy
from spacy.tokens import Doc

from quoteattr.text.turns import TakingTurns

VOCAB = spacy.blank("en").vocab


class Reader:
    """Notes the sizes of its batches and how many threads were in it at once."""

    max_length = 123

    def __init__(self) -> None:
        self.sizes: list[int] = []
        self.most = self._within = 0

    def pipe(self, texts: Sequence[str], *, batch_size: int) -> Iterator[Doc]:
        """Docs of one word."""
        self._enter()
        self.sizes.append(batch_size)
        for text in texts:
            yield Doc(VOCAB, words=[text])
        self._within -= 1

    def forms(self, *arguments: int) -> int:
        """Their sum."""
        self._enter()
        self._within -= 1
        return sum(arguments)

    def _enter(self) -> None:
        self._within += 1
        self.most = max(self.most, self._within)
        time.sleep(0.002)


def test_docs_in_order_and_in_batches() -> None:
    """As many texts at once as are asked for, 256 where nothing is said."""
    turns = TakingTurns(Reader(), spacy.blank("en"))
    texts = [str(number) for number in range(600)]
    assert [doc.text.strip() for doc in turns.pipe(iter(texts))] == texts
    assert [doc.text.strip() for doc in turns.pipe(texts[:5], batch_size=2)] == texts[:5]
    assert turns._reader.sizes == [256, 256, 256, 2, 2, 2]
    assert turns.max_length == 123


def test_forms_are_the_readers() -> None:
    """Where it has none there are none."""
    assert TakingTurns(Reader(), spacy.blank("en")).forms(1, 2) == 3
    without: Any = type("Plain", (), {"max_length": 1})()
    assert TakingTurns(without, spacy.blank("en")).forms is None


@pytest.mark.parametrize("shared", [True, False])
def test_one_thread_at_a_time(shared: bool) -> None:
    """In a pipeline, however many readers share it; those of two pipelines wait for nothing."""
    reader, nlp = Reader(), spacy.blank("en")
    all_turns = [TakingTurns(reader, nlp if shared else spacy.blank("en")) for _ in range(4)]

    def read(turns: TakingTurns) -> None:
        for _ in range(5):
            list(turns.pipe(["a", "b"], batch_size=1))
            turns.forms(1)

    threads = [threading.Thread(target=read, args=(turns,)) for turns in all_turns]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (reader.most == 1) is shared


def test_input_that_is_awaited_holds_nobody_up() -> None:
    """While one thread waits for its next text another reads."""
    nlp = spacy.blank("en")
    one, other = TakingTurns(Reader(), nlp), TakingTurns(Reader(), nlp)

    def texts() -> Iterator[str]:
        thread = threading.Thread(target=lambda: list(other.pipe(["x"])), daemon=True)
        thread.start()
        thread.join(timeout=10)
        assert not thread.is_alive()
        yield "a"

    docs = one.pipe(texts(), batch_size=1)
    assert next(docs).text.strip() == "a"
    list(other.pipe(["y"]))
    assert list(docs) == []
