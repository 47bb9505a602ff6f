"""Rows of a region: its size and marks, what stands right beyond it, and its last part."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quoteattr.matchers.candidate import Candidate
from quoteattr.matchers.context import cue_context
from quoteattr.matchers.edges import region_context
from quoteattr.matchers.generate import find_candidates
from quoteattr.text.parse import Parse

ParseOf = Callable[[str], Parse]


def first(parse: Parse, family: str) -> Candidate:
    """The first candidate of a family."""
    return next(candidate for candidate in find_candidates(parse) if candidate.family == family)


@pytest.mark.parametrize(
    ("text", "size", "marks"),
    [
        ("She said that taxes rise.", "2", "none"),
        ("She said that taxes “will rise” soon.", "4-5", "part"),
        ("She said that all taxes on tolls, bridges and roads will rise again soon.", "9-12", "none"),
    ],
)
def test_rows_of_a_region(parse_of: ParseOf, text: str, size: str, marks: str) -> None:
    """How many words, how many of them inside marks."""
    parse = parse_of(text)
    candidate = first(parse, "clause-right")
    pairs = dict(region_context(parse, candidate, candidate.regions[0]))
    assert (pairs["clause-right.size"], pairs["clause-right.marks"]) == (size, marks)


def test_rows_are_short_words(parse_of: ParseOf) -> None:
    """No row of an ordinary sentence holds white space at an edge or a line break."""
    parse = parse_of("“Go home,” said Lind. The city, she said, “is broke.” He called for a ban, according to Novak.")
    for candidate in find_candidates(parse):
        for region in candidate.regions:
            for table, value in [*cue_context(parse, candidate), *region_context(parse, candidate, region)]:
                assert table
                assert table == table.strip()
                assert value == " ".join(value.split())


def rows_of(parse: Parse, content: str) -> dict[str, str]:
    """The rows of the region of the first right-hand clause that ends with some words."""
    candidate = first(parse, "clause-right")
    for region in candidate.regions:
        start, end = region.ranges[-1]
        if parse.text[start:end].endswith(content):
            return dict(region_context(parse, candidate, region))
    raise AssertionError([parse.text[slice(*region.ranges[-1])] for region in candidate.regions])


@pytest.mark.parametrize(
    ("text", "content", "beyond", "tail"),
    [
        ("Lind said the fund was empty.", "empty", "end", "none"),
        ("Lind said the fund was empty, adding that nobody knew.", "empty", ",advcl:VBG cue", "none"),
        ("Lind said the fund was empty and would close.", "close", "end", "and conj:VB"),
        ("Lind said the fund was empty, and the union agreed.", "agreed", "end", "and conj:VBDs"),
    ],
)
def test_rows_of_the_edges(parse_of: ParseOf, text: str, content: str, beyond: str, tail: str) -> None:
    """What is cut off is named by its label and tag, with its conjunction and *s* for a subject of its own."""
    rows = rows_of(parse_of(text), content)
    assert (rows["clause-right.beyond"], rows["clause-right.tail"]) == (beyond, tail)
