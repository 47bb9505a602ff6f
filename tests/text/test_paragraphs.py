"""Paragraphs and datelines: where an article's parts begin and end."""

from __future__ import annotations

import pytest

from quoteattr.text.paragraphs import dateline_end, find_paragraphs

WRAPPED = (
    "The long line of this text goes on and\non over the edge of this line here to\n"
    "the next line of it that goes on over\n"
    "and over until the line is at its end\nand the text has come to a stop now."
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("One.\nTwo.", ["One.", "Two."]),
        ("  One.  \r\n\r\n Two. ", ["One.", "Two."]),
        ("One.\u2028Two.", ["One.", "Two."]),
        ("He stated that\nTurkey will go.", ["He stated that", "Turkey will go."]),
        ("He went into the\ncity to go.", ["He went into the\ncity to go."]),
        ("He went.\ncity hall was shut.", ["He went.", "city hall was shut."]),
        ("He said “no”\nand left.", ["He said “no”", "and left."]),
        (WRAPPED, [WRAPPED]),
        ("Tea.\nMilk.\nSalt.\nRice.\nEggs.\nBread.", ["Tea.", "Milk.", "Salt.", "Rice.", "Eggs.", "Bread."]),
        (f"{WRAPPED}\n\nEnd.", [WRAPPED, "End."]),
        ("", []),
        ("\n \n\t\n", []),
    ],
)
def test_paragraphs(text: str, expected: list[str]) -> None:
    """Blank lines always part; single breaks do unless the line goes on; edges are trimmed."""
    assert [text[start:end] for start, end in find_paragraphs(text)] == expected


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("LONDON (Reuters) - The plan is dead.", "The plan is dead."),
        ("VIENNA, June 3 (Reuters) - The plan is dead.", "The plan is dead."),
        ("WASHINGTON -- The plan is dead.", "The plan is dead."),
        ("Ostrel (AP) The plan is dead.", "The plan is dead."),
        ("OSTREL — “The plan is dead.”", "“The plan is dead.”"),
        ("The plan (Reuters) said it is dead.", "The plan (Reuters) said it is dead."),
        ("Mayor Lind -- The plan is dead.", "Mayor Lind -- The plan is dead."),
        ("The plan is dead.", "The plan is dead."),
        ("", ""),
    ],
)
def test_dateline(text: str, rest: str) -> None:
    """A place in capitals or with an agency is no part of the sentence; other openings are."""
    assert text[dateline_end(text, 0, len(text)) :] == rest
