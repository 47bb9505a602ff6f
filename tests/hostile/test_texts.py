"""Text that no newsroom writes and every archive holds: runs without a space, broken encodings."""

from __future__ import annotations

import time

import pytest

from quoteattr.extractor import Extractor

# Far above what it takes (a second), far below what a tokeniser without the guard takes (half an hour).
LIMIT = 60.0


@pytest.mark.parametrize("run", ["“" * 100_000, '"' * 50_000, "x" * 200_000])
def test_a_run_without_a_space_takes_no_time(extractor: Extractor, run: str) -> None:
    """The quote behind it is found, and the run costs seconds at most."""
    started = time.perf_counter()
    found = extractor.extract(f"{run}\n\n“We will rebuild the bridge,” Ana Diaz said.")
    assert time.perf_counter() - started < LIMIT
    assert "We will rebuild the bridge" in [quote.text for quote in found]


def test_half_a_surrogate_pair_is_text_like_any_other(extractor: Extractor) -> None:
    """What UTF-8 cannot encode raises nothing and keeps its place in the offsets."""
    text = '"We \ud800won the race," said Ana Diaz.'
    found = extractor.extract(text)
    assert [quote.text for quote in found] == ["We \ud800won the race"]
    assert all(text[span.start : span.end] == span.text for quote in found for span in quote.content)
