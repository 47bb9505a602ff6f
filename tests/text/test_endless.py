"""Runs of characters without a space."""

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
