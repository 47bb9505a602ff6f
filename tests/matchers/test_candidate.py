"""Candidates: trimming of content, and drawings that become regions."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quoteattr.matchers.candidate import make_regions, trim, trim_tokens
from quoteattr.text.parse import Parse

ParseOf = Callable[[str], Parse]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Go home,”", "Go home"),
        ("  Go home.  ", "Go home"),
        ("Go home?", "Go home?"),
        ("Go home!”", "Go home!"),
        ("— Go home …", "Go home"),
        ("They left the U.S.", "They left the U.S."),
        ("They left us.", "They left us"),
        ("It was the workers’", "It was the workers’"),
        ("‘It was theirs’", "It was theirs"),
        ("'It was theirs'", "It was theirs"),
        ("(Go home)", "(Go home)"),
        ("“Go” home", "Go” home"),
    ],
)
def test_trim(text: str, expected: str) -> None:
    """Marks, outer commas, full stops and white space go; question marks, abbreviations, possessives stay."""
    kept = trim(text, 0, len(text))
    assert kept is not None
    assert text[slice(*kept)] == expected


@pytest.mark.parametrize("text", ["", " ", "“”", "., ,.", "—"])
def test_trim_leaves_nothing(text: str) -> None:
    """None where no word is left."""
    assert trim(text, 0, len(text)) is None


@pytest.mark.parametrize(
    ("text", "keep_that", "expected"),
    [
        ("Novak said that taxes will rise.", False, "taxes will rise"),
        ("Novak said that taxes will rise.", True, "that taxes will rise"),
        ("Novak said taxes will rise (again).", False, "taxes will rise (again)"),
    ],
)
def test_trim_tokens(parse_of: ParseOf, text: str, keep_that: bool, expected: str) -> None:
    """A leading complementiser and outer punctuation go; a closing parenthesis stays."""
    parse = parse_of(text)
    first = parse.words.index("said") + 1
    kept = trim_tokens(parse, first, len(parse) - 1, keep_that=keep_that)
    assert kept is not None
    assert parse.surface(*kept) == expected


def test_trim_tokens_leaves_nothing(parse_of: ParseOf) -> None:
    """None where only punctuation stands."""
    parse = parse_of("Novak said.")
    assert trim_tokens(parse, 2, 2) is None


def test_equal_drawings_become_one_region(parse_of: ParseOf) -> None:
    """Names of drawings that coincide are joined by =, the pattern lists all regions; empty drawings go."""
    text = "Novak said that taxes will rise."
    parse = parse_of(text)
    regions, pattern = make_regions(
        parse, [("full", [(2, 5)]), ("end", [(3, 6)]), ("cut", [(3, 3)]), ("none", [(6, 6)]), ("two", [(0, 0), (3, 5)])]
    )
    assert [(region.name, [text[a:b] for a, b in region.ranges]) for region in regions] == [
        ("full=end", ["taxes will rise"]),
        ("cut", ["taxes"]),
        ("two", ["Novak", "taxes will rise"]),
    ]
    assert pattern == "full=end|cut|two"


def test_a_region_that_cuts_a_quotation_takes_it_whole(parse_of: ParseOf) -> None:
    """Where most of the marked words are inside; where few are, the edge stays."""
    text = "Novak said the plan is “dead and gone now” today."
    parse = parse_of(text)
    most = make_regions(parse, [("x", [(parse.words.index("the"), parse.words.index("gone"))])])[0]
    few = make_regions(parse, [("x", [(parse.words.index("the"), parse.words.index("dead"))])])[0]
    assert text[slice(*most[0].ranges[0])] == "the plan is “dead and gone now"
    assert text[slice(*few[0].ranges[0])] == "the plan is “dead"
