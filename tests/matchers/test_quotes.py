"""Quotations as content: a cue beside them, a label or dash, a colon, or nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quoteattr.matchers.quotes import find_quotes
from quoteattr.matchers.sites import find_quote_sites
from quoteattr.text.parse import Parse

ParseOf = Callable[[str], Parse]


def found(parse: Parse) -> list[tuple[str, str, str]]:
    """Frame, cue lemma and widest content of each candidate."""
    return [
        (
            candidate.frame,
            candidate.lemma,
            " … ".join(parse.text[start:end] for start, end in candidate.regions[-1].ranges),
        )
        for candidate in find_quotes(parse, find_quote_sites(parse))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Go home,” said Lind.", ("quote-left-tag", "say", "Go home")),
        ("“Go home,” Lind said.", ("quote-left-tag", "say", "Go home")),
        ("“Go home?” asked the mayor.", ("quote-left-tag", "ask", "Go home?")),
        ("‘Go home’, said Lind.", ("quote-left-tag", "say", "Go home")),
        ("“Go home,” said Lind. “Now.”", ("quote-left-tag", "say", "Go home … Now")),
        ("Lind said, “Go home now and stay.”", ("quote-right-ccomp", "say", "Go home now and stay")),
        ("Lind said: “Now.”", ("quote-right-colon", "say", "Now")),
        ("Lind wrote:\n\n“Go home now and stay.”", ("quote-paragraph-colon", "write", "Go home now and stay")),
        ("Stone: ‘No new tolls’", ("quote-label", ":", "No new tolls")),
        ("Lind was blunt: “Go home now.”", ("float-colon", "", "Go home now")),
        ("Lind was furious. “Go home now and stay.”", ("quote-sentence-before", "be", "Go home now and stay")),
        ("“Go home now.”", ("float-whole-alone", "", "Go home now")),
        ("“Go,” said Lind.\n\n“Now.”", ("float-whole-after-quote", "", "Now")),
        ("“Go home.\n\n“It is late,” said Lind.", ("float-whole-alone", "", "Go home … It is late")),
    ],
)
def test_candidates(parse_of: ParseOf, text: str, expected: tuple[str, str, str]) -> None:
    """Each construction offers its frame with its cue and content."""
    assert expected in found(parse_of(text))


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("“Salt” was sung by all.", "quote-left-tag"),
        ("Lind left. The “reforms” failed.", "quote-label"),
        ("Lind said: “Now.”", "quote-label"),
        ("Update: “No new tolls”", "quote-label"),
        ("“No,” she said. Then, after a long silence: “We leave tonight.”", "quote-label"),
        ("Lind was blunt. “Go home now.”", "float-colon"),
        ("Lind wrote.\n\n“Go home now and stay.”", "quote-paragraph-colon"),
        ("Lind was furious.\n\n“Go home now and stay.”", "quote-sentence-before"),
    ],
)
def test_near_misses(parse_of: ParseOf, text: str, frame: str) -> None:
    """The same words without what makes the construction do not offer its frame."""
    assert frame not in [found_frame for found_frame, _, _ in found(parse_of(text))]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("“Go home now and stay.” – Ada Stone", "Stone"),
        ("“Go home now and stay.” — Ada Stone, a baker", "Stone"),
        ("“Go home now and stay.” — Ada Stone\n\nHe left.", "Stone"),
        ("“Go home now and stay.” – a line that Stone used.", ""),
        ("“Go home now and stay.” Ada Stone", ""),
        ("“Go home now and stay.”", ""),
    ],
)
def test_a_name_after_a_dash_is_the_source(parse_of: ParseOf, text: str, source: str) -> None:
    """A name with no verb behind the marks and a dash; without the dash, or with a verb, none."""
    parse = parse_of(text)
    (candidate,) = [c for c in find_quotes(parse, find_quote_sites(parse)) if c.family == "float"]
    assert (parse.words[candidate.source_hint] if candidate.source_hint >= 0 else "") == source


def test_words_before_the_marks_may_belong_to_it(parse_of: ParseOf) -> None:
    """A region from the sentence's start is offered beside the marked words alone."""
    parse = parse_of("The city “is broke,” Lind said.")
    (candidate, *_) = find_quotes(parse, find_quote_sites(parse))
    contents = [parse.text[slice(*region.ranges[0])] for region in candidate.regions]
    assert contents == ["is broke", "The city “is broke"]


def test_no_marks_no_candidates(parse_of: ParseOf) -> None:
    """An article without marks has no quotations."""
    assert found(parse_of("Lind said that taxes will rise.")) == []
