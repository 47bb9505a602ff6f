"""Properties of the whole extraction: nothing raises, the record contract holds, harmless changes change nothing."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest
from contract import check, spans_of
from hypothesis import given, settings
from hypothesis import strategies as st
from pipelines import make_stub
from strategies import HOSTILE, NEWS

from quoteattr.extractor import Extractor, Settings
from quoteattr.records import Extraction, Quote


def many(count: int) -> settings:
    """Settings for a number of examples; the long profile takes more."""
    return settings(max_examples=count)


@pytest.fixture(scope="module")
def stub() -> Extractor:
    """An extractor whose parser draws its trees at random."""
    return Extractor(make_stub(), Settings(nested=True, scope="all"))


@many(200)
@given(text=HOSTILE)
def test_any_text_gives_a_true_extraction(extractor: Extractor, text: str) -> None:
    """With the real pipeline: nothing raises, spans are true, sorted, nested, and JSON reads back equal."""
    check(extractor.extract(text, scope="all", published="2026-03-06"), text)


@many(300)
@given(text=HOSTILE)
def test_any_tree_gives_a_true_extraction(stub: Extractor, text: str) -> None:
    """The same over trees that no trained parser makes, with speech inside quotations looked for."""
    check(stub.extract(text, published="2026-03-06"), text)


def shape(quote: Quote, place: Callable[[int], int] = lambda at: at) -> tuple[Any, ...]:
    """Where a quote and all that belongs to it stand, each offset put through ``place``, and what was read of it."""
    spans = [(place(span.start), place(span.end)) for span in spans_of(quote)]
    who = quote.speaker.name.split() if quote.speaker else None
    return spans, quote.type, quote.rule, who, quote.flags


def shapes(extraction: Extraction, place: Callable[[int], int] = lambda at: at) -> list[tuple[Any, ...]]:
    """The shapes of all quotes."""
    return [shape(quote, place) for quote in extraction]


@many(60)
@given(paragraphs=NEWS)
def test_an_appended_paragraph_changes_no_earlier_quote(extractor: Extractor, paragraphs: list[str]) -> None:
    """Rain on the hills is nothing to those who spoke before."""
    text = "\n\n".join(paragraphs)
    before = shapes(extractor.extract(text))
    after = shapes(extractor.extract(f"{text}\n\nrain fell on the hills for two days."))
    assert after[: len(before)] == before


FRAMES = {
    "a blank line at the end": ("", "\n\n"),
    "spaces at the end": ("", "  "),
    "blank lines in front": ("\n \n", ""),
    "a byte order mark in front": ("\ufeff", ""),
    "a zero-width space in front": ("\u200b", ""),
    "a mark of direction in front": ("\u200e", ""),
    "NUL at the end": ("", "\x00"),
}


@pytest.mark.parametrize("name", FRAMES)
@many(15)
@given(paragraphs=NEWS)
def test_what_shows_nothing_around_an_article_changes_nothing(
    extractor: Extractor, name: str, paragraphs: list[str]
) -> None:
    """The same quotes, moved by what stands in front."""
    front, end = FRAMES[name]
    text = "\n\n".join(paragraphs)
    moved = extractor.extract(f"{front}{text}{end}")
    assert shapes(moved, lambda at: at - len(front)) == shapes(extractor.extract(text))


LINE_ENDS = {"CR LF": "\r\n", "CR": "\r", "line separators": "\u2028", "a space before": " \n"}


@pytest.mark.parametrize("name", LINE_ENDS)
@many(25)
@given(paragraphs=NEWS)
def test_other_line_ends_change_nothing(extractor: Extractor, name: str, paragraphs: list[str]) -> None:
    """The same quotes at the same words."""
    text = "\n\n".join(paragraphs)
    end = LINE_ENDS[name]
    changed = extractor.extract(text.replace("\n", end))
    back = changed.text

    def place(at: int) -> int:
        return len(back[:at].replace(end, "\n"))

    assert shapes(changed, place) == shapes(extractor.extract(text))


@many(15)
@given(texts=st.lists(st.one_of(NEWS.map("\n\n".join), HOSTILE), min_size=1, max_size=6), seed=st.integers())
def test_neither_order_nor_company_changes_an_extraction(extractor: Extractor, texts: list[str], seed: int) -> None:
    """One by one, all at once, in another order, in batches of two: the same records."""
    alone = [extractor.extract(text) for text in texts]
    assert list(extractor.extract_many(texts)) == alone
    order = list(range(len(texts)))
    random.Random(seed).shuffle(order)
    assert list(extractor.extract_many([texts[at] for at in order])) == [alone[at] for at in order]
    assert [extractor.extract(text) for text in texts] == alone


def test_the_size_of_the_batch_changes_nothing(extractor: Extractor) -> None:
    """Two segments at once or hundreds."""
    from texts import PHRASES

    text = "\n\n".join(PHRASES * 3)
    small = Extractor(extractor.nlp, Settings(batch_size=2))
    assert shapes(small.extract(text)) == shapes(extractor.extract(text))
