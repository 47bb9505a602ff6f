"""Where quotations stand, and which of them are one quote broken off by its cue."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quoteattr.matchers.clauses import find_complements
from quoteattr.matchers.sites import extend_joined, find_quote_sites
from quoteattr.text.parse import Parse

ParseOf = Callable[[str], Parse]


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("“Go home,” said Lind. “Now.”", [(1,), ()]),
        ("“Go home,” Lind said, “and stay there.”", [(1,), ()]),
        ("“Go,” he said on “This Week.” “Now.”", [(2,), (), ()]),
        ("“Go home.\n\n“It is late,” said Lind.", [(1,), ()]),
        ("“Go home.\n\n“It is late.\n\n“Sleep,” said Lind.", [(1, 2), (2,), ()]),
        ("“Go home,” said Lind. Ana said “no”.", [(), ()]),
        ("“Go,” said Lind. “No,” said Ana.", [(), ()]),
        ("“Go,” he said, and she said, “Now.”", [(), ()]),
        ("“Go.” Lind said: “Now.”", [(), ()]),
        ("“Go home,” Lind said: “It is late.”", [(1,), ()]),
        ("“Go home,” Lind said, adding: “It is late.”", [(), ()]),
        ("Lind said she was “very sad”, and wrote on Monday: “It is late.”", [(), ()]),
        ("“Go home.” “Now.”", [(), ()]),
        ("“Go home,” said Lind.\n\n“Now.”", [(), ()]),
        ("“Go home,” said Lind. He left. “Now.”", [(), ()]),
    ],
)
def test_joined(parse_of: ParseOf, text: str, joined: list[tuple[int, ...]]) -> None:
    """A quote goes on across its tag and across reopened paragraphs; not across a sentence or another tag."""
    assert [site.joined for site in find_quote_sites(parse_of(text))] == joined


@pytest.mark.parametrize(
    ("text", "before", "last", "after", "sentence_like", "whole"),
    [
        ("“Go home,” said Lind.", "", ",", "s", True, False),
        ("“Go home.”", "", ".", "", True, True),
        ("Lind wrote: “Go home.”", ":", ".", "", True, False),
        ("Their “reforms” failed.", "r", "s", "f", False, False),
        ("They paid “$5 each” then.", "d", "h", "t", True, False),
    ],
)
def test_surroundings(
    parse_of: ParseOf, text: str, before: str, last: str, after: str, sentence_like: bool, whole: bool
) -> None:
    """The characters next to the marks; whether the words begin like a sentence and fill the paragraph."""
    (site,) = find_quote_sites(parse_of(text))
    assert (site.before, site.last, site.after) == (before, last, after)
    assert (site.sentence_like, site.whole) == (sentence_like, whole)


def test_inner_marks_are_no_sites(parse_of: ParseOf) -> None:
    """Only outermost stretches are."""
    parse = parse_of("“She said ‘never’ twice,” said Lind. “Go,” she added.")
    assert [parse.marked[site.stretch].depth for site in find_quote_sites(parse)] == [0, 0]


def test_a_long_quotation_is_anchored_at_its_stand_in(parse_of: ParseOf) -> None:
    """All of its tokens hide the stretch; the anchor is one of them."""
    parse = parse_of("“The war must end this year,” said Lind.")
    (site,) = find_quote_sites(parse)
    assert all(parse.hidden[token] == site.stretch for token in site.tokens)
    assert site.anchor in site.tokens


@pytest.mark.parametrize(
    ("text", "extended"),
    [
        ("The city “is broke,” Lind said. “It has been for years.”", True),
        ("The city “is broke,” Lind said. It has been for years.", False),
        ("The city is broke, Lind said. “It has been for years.”", False),
    ],
)
def test_a_clause_goes_on_in_the_quotation_after_its_tag(parse_of: ParseOf, text: str, extended: bool) -> None:
    """Only where the clause ends in marks, and marks follow the tag."""
    parse = parse_of(text)
    candidates = list(find_complements(parse, parse.words.index("said")))
    assert candidates
    names = [r.name for c in extend_joined(parse, candidates, find_quote_sites(parse)) for r in c.regions]
    assert any(name.endswith("+joined") for name in names) is extended
