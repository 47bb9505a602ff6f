"""Which contents say the same twice: words are counted by their places as splitting would count them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quoteattr.selection.overlaps import _WordCounts

BLANKS = " \t\n\r\x0b\x1c\x1f\x85\xa0\u2003\u2028\u3000"


@given(st.text(alphabet="ab’" + BLANKS + "\u200b", max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_words_are_counted_as_split_counts_them(text: str, start: int, end: int) -> None:
    """Whatever the blanks, and where a stretch begins or ends inside a word."""
    start, end = min(start, len(text)), min(end, len(text))
    counts = _WordCounts(text)
    assert counts.between(start, end) == len(text[start:end].split())
    assert counts.between(0, len(text)) == len(text.split())
