"""Marks that quote nobody, by their kind."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quoteattr.matchers.nonquotes import find_non_quotes
from quoteattr.text.parse import Parse

ParseOf = Callable[[str], Parse]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Roberto “Bobby” Diaz left.", ("Bobby", "nickname")),
        ("Roberto saw “Bobby” there.", ("Bobby", "scare")),
        ("He saw the film “Night Train” twice.", ("Night Train", "title")),
        ("He saw the “night train” twice.", ("night train", "scare")),
        ("He read “The Long Way to the Sea” once.", ("The Long Way to the Sea", "title")),
        ("The word “never” is short.", ("never", "term")),
        ("They held placards reading “Enough”.", ("Enough", "slogan")),
        ("Their “reforms” failed.", ("reforms", "scare")),
        ("Their ‘reforms’ failed.", ("reforms", "scare")),
    ],
)
def test_kinds(parse_of: ParseOf, text: str, expected: tuple[str, str]) -> None:
    """The neighbourhood of the marks tells the kind; without evidence they are scare quotes."""
    (found,) = find_non_quotes(parse_of(text), [])
    assert (found.span.text, found.kind.value) == expected
    assert text[found.span.start : found.span.end] == found.span.text


@pytest.mark.parametrize(
    "text",
    [
        "Their “reforms failed.",
        "He wrote “the long way to the sea and back to the land again”.",
        "He wrote “” twice.",
        "Lind’s reforms failed.",
    ],
)
def test_not_called_non_quotes(parse_of: ParseOf, text: str) -> None:
    """Unclosed, long and empty stretches, and apostrophes, are not judged."""
    assert list(find_non_quotes(parse_of(text), [])) == []


def test_what_a_quote_covers_is_none(parse_of: ParseOf) -> None:
    """Marks inside an accepted content belong to it; others are still judged."""
    text = "Their “reforms” failed and so did the “plan”."
    start = text.index("reforms")
    found = find_non_quotes(parse_of(text), [((start, start + len("reforms")),)])
    assert [item.span.text for item in found] == ["plan"]
