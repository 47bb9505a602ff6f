"""Labels: transcript turns and headlines that name who speaks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quoteattr.matchers.labels import find_labels
from quoteattr.text.parse import Parse

ParseOf = Callable[[str], Parse]


@pytest.mark.parametrize(
    ("text", "frame", "source", "contents"),
    [
        ("LENA ORTIZ: We never asked. We went.", "label-caps", "ORTIZ", ["We never asked. We went", "We never asked"]),
        ("Lena Ortiz: We never asked.", "label", "Ortiz", ["We never asked"]),
        ("Stone: no new tolls", "label-headline", "Stone", ["no new tolls"]),
        ("He left.\n\nORTIZ: We never asked.", "label-caps", "ORTIZ", ["We never asked"]),
    ],
)
def test_labels(parse_of: ParseOf, text: str, frame: str, source: str, contents: list[str]) -> None:
    """What follows the colon, to the paragraph's and to the sentence's end; the label is the source."""
    parse = parse_of(text)
    (candidate,) = find_labels(parse)
    assert (candidate.frame, parse.words[candidate.source_hint]) == (frame, source)
    assert [text[slice(*region.ranges[0])] for region in candidate.regions] == contents


@pytest.mark.parametrize(
    "text",
    [
        "Update: the road is open again.",
        "He said: we never asked.",
        "The tolls (see the table above): none.",
        "LENA ORTIZ: “We never asked.”",
        "Lena Ortiz:",
        "Lena Ortiz left. Then: nothing.",
        "The harbour at dawn. Image: Lena Ortiz",
        "((  )) We never asked.",
        "Pros: The case is light.\n\nCons: Who needs a second screen?\n\nPros: It lasts a day.",
        "Weather: Sunny at noon.\n\nTraffic: Is your train late?\n\nWeather: It will rain at night.",
        "Name: Ada Lind, a nurse\n\nAge: What is it to you?\n\nName: Bob Stone, a clerk",
        "",
    ],
)
def test_no_labels(parse_of: ParseOf, text: str) -> None:
    """Known pseudo-labels, verbs before the colon, marks after it (another matcher's), nothing after it."""
    assert list(find_labels(parse_of(text))) == []


def test_turns_of_a_transcript(parse_of: ParseOf) -> None:
    """The label is the source, a letter too; counts behind names are nothing."""
    parse = parse_of("Ada Lind met us.\n\nQ: And why?\n\nA: We never asked. We went.")
    found = [(candidate.frame, parse.words[candidate.source_hint]) for candidate in find_labels(parse)]
    assert found == [("label-turn", "Q"), ("label-turn", "A")]
    counts = parse_of("Who won?\n\nLind: 547\n\nStone: 46\n\nLind: 12")
    assert list(find_labels(counts)) == []


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Novak to the council: The bridge will fall.", "Novak"),
        ("Former minister Novak at fair: The bridge will fall.", "Novak"),
        ("University of Ostrel study: The bridge will fall.", "study"),
    ],
)
def test_who_a_label_names(parse_of: ParseOf, text: str, source: str) -> None:
    """The noun before the first preposition that is not *of*."""
    parse = parse_of(text)
    assert [parse.words[candidate.source_hint] for candidate in find_labels(parse)] == [source]
