"""Hypothesis strategies of texts: hostile ones from pieces, and plain news from whole sentences."""

from __future__ import annotations

from hypothesis import strategies as st
from texts import BROKEN, MARKS, MARKUP, ODD, PHRASES, POINTS, SPACES, WORDS

PIECES = st.one_of(
    st.sampled_from(MARKS),
    st.sampled_from(WORDS),
    st.sampled_from(POINTS),
    st.sampled_from(SPACES),
    st.sampled_from([*MARKUP, *BROKEN, *ODD]),
)
ANYTHING = st.text(alphabet=st.one_of(st.sampled_from("\"“”‘’'«» .,\n"), st.characters()), max_size=80)
"""Any str: every character, half surrogate pairs too."""

HOSTILE = st.one_of(
    st.lists(PIECES, max_size=60).map("".join),
    st.lists(PIECES, max_size=40).map(" ".join),
    st.lists(st.one_of(st.sampled_from(PHRASES), PIECES), max_size=12).map(" ".join),
    ANYTHING,
)
"""What a scraper may hand over."""

NEWS = st.lists(st.lists(st.sampled_from(PHRASES), min_size=1, max_size=3).map(" ".join), min_size=1, max_size=5)
"""Paragraphs of ordinary sentences."""
