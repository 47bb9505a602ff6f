"""How far a quotation goes: words outside its marks that belong to it, and marks that no content cuts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quoteattr.matchers.generate import find_candidates
from quoteattr.text.parse import Parse

ParseOf = Callable[[str], Parse]


def contents(parse: Parse, family: str) -> set[str]:
    """Every content that candidates of a family offer."""
    return {
        " … ".join(parse.text[start:end] for start, end in region.ranges)
        for candidate in find_candidates(parse)
        if candidate.family == family
        for region in candidate.regions
    }


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("“He may well win” the race, said Lind.", "He may well win” the race"),
        ("“It was fun” at first, she said. “Then it rained.”", "It was fun” at first … Then it rained"),
        ("“It was fun,” she said. “Then we saw” the rain.", "It was fun … Then we saw” the rain"),
        ("Lind called on the members to “stay at home”.", "the members to “stay at home"),
        ("“It is over,” Lind said of the strike.", "It is over … the strike"),
        ("The film was called “a stain” by Lind.", "The film … a stain"),
    ],
)
def test_words_outside_the_marks_may_belong_to_them(parse_of: ParseOf, text: str, offered: str) -> None:
    """Each place where a quotation runs on outside its marks is offered as a region."""
    assert offered in contents(parse_of(text), "quote")


@pytest.mark.parametrize(
    ("text", "not_offered"),
    [
        ("“He may well win,” in the end, said Lind.", "He may well win … the end"),
        ("“It was fun,” she said. She left. “Then it rained.”", "It was fun … Then it rained"),
        ("Lind said at noon: “It is over.”", "at noon: “It is over"),
    ],
)
def test_words_that_only_stand_beside_marks_do_not(parse_of: ParseOf, text: str, not_offered: str) -> None:
    """Near misses: a comma inside the marks, a sentence between, a colon before them."""
    assert not_offered not in contents(parse_of(text), "quote")


def test_no_content_ends_inside_marks(parse_of: ParseOf) -> None:
    """A clause that enters marks takes all that they hold, over the end of their first sentence."""
    text = "Lind said he would “close the old mill. Nobody will know who did it or why it was done.”"
    offered = contents(parse_of(text), "clause-right")
    assert "he would “close the old mill. Nobody will know who did it or why it was done" in offered
    assert "he would “close the old mill" not in offered


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("“I said, ‘never again,’” she recalled. “They laughed.”", "I said, ‘never again … They laughed"),
        ("''I said, 'never again,''' she recalled. ''They laughed.''", "I said, 'never again … They laughed"),
    ],
)
def test_inner_marks_at_the_end_do_not_hide_the_comma(parse_of: ParseOf, text: str, joined: str) -> None:
    """A quotation broken off by its tag goes on, whatever closes before its last mark."""
    assert joined in contents(parse_of(text), "quote")
