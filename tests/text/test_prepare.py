"""Preparing the parsed copy: stand-ins for long quotations, marks written alike, and the way back."""

from __future__ import annotations

import pytest

from quoteattr.text.marks import find_marked
from quoteattr.text.paragraphs import find_paragraphs
from quoteattr.text.prepare import Segment, find_segments


def segments(text: str, nested: bool = False) -> list[Segment]:
    """The segments of an article."""
    paragraphs = find_paragraphs(text)
    return find_segments(text, paragraphs, find_marked(text, paragraphs), nested=nested)


@pytest.mark.parametrize(
    ("text", "copy"),
    [
        ("“The war must end this year,” said Lind.", '"It is so," said Lind.'),
        ("“Must the war end this year?” asked Lind.", '"Is it so?" asked Lind.'),
        ("‘The war must end this year’, said Lind.", '"It is so", said Lind.'),
        ("“The war must end,” said Lind.", '"The war must end," said Lind.'),
        ("Lind said “the end of the whole old war” came.", 'Lind said "the end of the whole old war" came.'),
        ("«Go», said Lind. It’s\u00a0late.", '"Go", said Lind. It\'s late.'),
        ("LONDON (Reuters) - The war must end.", "The war must end."),
    ],
)
def test_copy(text: str, copy: str) -> None:
    """Long sentences inside marks are stood in for; short ones and fragments stay; datelines are left out."""
    assert [segment.text for segment in segments(text)] == [copy]


def test_insides_are_segments_only_where_asked_for() -> None:
    """What a stand-in hides is parsed for nested speech, or where marks stand inside it."""
    plain = "“The war must end this year,” said Lind."
    assert [s.stretch for s in segments(plain)] == [-1]
    assert [(s.stretch, s.text) for s in segments(plain, nested=True)] == [
        (-1, '"It is so," said Lind.'),
        (0, "The war must end this year,"),
    ]
    holding = "“The boss told me ‘never’ that year,” said Lind."
    assert [s.stretch for s in segments(holding)] == [-1, 0]


def test_a_headline_is_copied_in_sentence_case() -> None:
    """Only the copy changes, and only in letters' case."""
    text = "Mayor Praises Lind Harbour Bridge Project\n\nAda Lind said the bridge project in the harbour is good."
    assert segments(text)[0].text == "Mayor praises Lind harbour bridge project"


@pytest.mark.parametrize(
    "text",
    [
        "“The war must end this year,” said Lind.",
        "Lind told us, ‘We won’t go back there again.’ She left.",
        "No marks here.",
        "''The war must end this year,'' said Lind. ''Go.''",
    ],
)
def test_copied_characters_lead_back_to_themselves(text: str) -> None:
    """Each letter outside a stand-in maps to the same letter; a stand-in maps to all that it hides."""
    for segment in segments(text, nested=True):
        for at, character in enumerate(segment.text):
            start, end, hides = segment.origin(at, at + 1)
            if hides >= 0:
                assert end - start > 1
            elif character.isalpha():
                assert text[start:end] == character


def test_an_empty_article_has_no_segments() -> None:
    """White space alone gives nothing to parse."""
    assert segments(" \n\n ") == []
