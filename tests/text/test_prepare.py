"""Preparing the parsed copy: stand-ins for long quotations, marks written alike, and the way back."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from quoteattr.text.marks import find_marked
from quoteattr.text.paragraphs import find_paragraphs
from quoteattr.text.prepare import STAND_IN_MIN_WORDS, Segment, find_origins, find_segments


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
        ("OSTREL — “Go,” said Lind.", '"Go," said Lind.'),
        (" ".join(["Praises"] * 30), f"Praises{' praises' * 29}"),
        (" ".join(["Criticizes"] * 29), " ".join(["Criticizes"] * 29)),
        ("Go home,” said Lind.", 'Go home," said Lind.'),
        ("The Mayor said that the mayor of Dunmere lied.", "The Mayor said that the mayor of Dunmere lied."),
        ("Lind e-mailed an E-mail; e-motion, we-mail.", "Lind emailed an Email; e-motion, we-mail."),
        ("- The war must end.", "The war must end."),
        ("•Ann Lind left.", "Ann Lind left."),
        ("–– Ann Lind left.", "Ann Lind left."),
        ("-5 degrees are cold.", "-5 degrees are cold."),
        ("-I left.", "-I left."),
        ("Ana  Lind\t\tsaid\nso&nbsp;and &nbsp;left.", "Ana Lind said so and left."),
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
    assert [s.stretch for s in segments(f"{plain} {holding}")][-1] == 1
    assert [s.stretch for s in segments("“The boss told me that year: ‘never’” said Lind.")] == [-1, 0]
    assert [s.stretch for s in segments("“‘Never,’ the boss told me that year,” said Lind.")] == [-1, 0]


@pytest.mark.parametrize(("more", "hides"), [(0, True), (-1, False)])
def test_long_sentences_are_stood_in_for(more: int, hides: bool) -> None:
    """From so many words on."""
    (segment, *_) = segments(f"“The{' war' * (STAND_IN_MIN_WORDS + more - 1)},” said Lind.")
    assert (segment.text == '"It is so," said Lind.') is hides


def test_many_segments_lead_back_at_once() -> None:
    """As one after another does."""
    found = segments("Lind left.\n\n“The boss told me ‘never’ that year,” said Ana.\n\n“Never.” “Yes.” He left.")
    places = [(at, start) for at, segment in enumerate(found) for start in range(len(segment.text))]
    starts = np.array([start for _, start in places])
    together = find_origins(found, starts, starts + 1, [len(segment.text) for segment in found])
    assert len(found) == 5
    assert list(zip(*together, strict=True)) == [found[at].origin(start, start + 1) for at, start in places]


@pytest.mark.parametrize(
    ("text", "copies"),
    [
        ("It cost £3.2m. “We paid,” she said.", ["It cost £3.2m. ", '"We paid," she said.']),
        ("“No.” It is late. “Go,” she said.", ['"No." It is late. ', '"Go," she said.']),
        ("“Never.” “Yes.” He left.", ['"Never." ', '"Yes." He left.']),
        ("He met Sen. “Jolly” Lind.", ['He met Sen. "Jolly" Lind.']),
        ("He left. “and so on” is all.", ['He left. "and so on" is all.']),
        ("He left, “All,” she said.", ['He left, "All," she said.']),
        ("“Late. ‘Go,’ he said.” She left.", ['"Late. "Go," he said." She left.']),
    ],
)
def test_a_quotation_behind_a_sentence_starts_one(text: str, copies: list[str]) -> None:
    """Where it opens with a capital and stands in no other; the tokeniser may miss the full stop."""
    assert [segment.text for segment in segments(text) if segment.stretch < 0] == copies


def test_a_headline_is_copied_in_sentence_case() -> None:
    """Only the copy changes, and only in letters' case."""
    text = "Mayor Praises Lind Harbour Bridge Project\n\nAda Lind said the bridge project in the harbour is good."
    assert segments(text)[0].text == "Mayor praises Lind harbour bridge project"
    headline, body = text.split("\n\n")
    later = f"{' '.join([body] * 6)}\n\n{headline}"  # further down, as a caption
    assert segments(later)[-1].text == "Mayor praises Lind harbour bridge project"


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


@pytest.mark.parametrize(
    "text",
    [
        "“The war must end this year,” said Lind. «Go.» It’s  late.",
        "Go home,” said Lind, “now.",
        f"Lind said no. {'“‘' * 120} “The war must end this year,” she said. Ana&nbsp;Lind left.",
    ],
)
def test_pieces_lie_side_by_side(text: str) -> None:
    """Together they are the paragraph; what spans several leads from the first one's start to the last one's end."""
    (stretch,) = {hides for segment in segments(text) for hides in segment.stand_ins if hides >= 0} or {-1}
    covered = [origin for segment in segments(text) for origin in segment.origins]
    assert (covered[0][0], covered[-1][1]) == (0, len(text))
    assert all(one[1] == other[0] for one, other in pairwise(covered))
    for segment in segments(text):
        assert set(segment.stand_ins) <= {-1, stretch}
        single = [segment.origin(at, at + 1) for at in range(len(segment.text))]
        for first in range(0, len(single), 3):
            for last in range(first, min(first + 12, len(single))):
                wanted = (single[first][0], single[last][1], single[first][2])
                assert segment.origin(first, last + 1) == wanted


def test_an_empty_article_has_no_segments() -> None:
    """White space alone gives nothing to parse."""
    assert segments(" \n\n ") == []


NEST = "“‘" * 120


@pytest.mark.parametrize(
    ("text", "copy"),
    [
        (f"Lind said no. {NEST} Then she left.", "Lind said no. X Then she left."),
        (f"Lind {'a' * 150}“b”{'c' * 150} left.", "Lind X left."),
        (f"Lind {'a' * 90}“b”{'c' * 90} left.", f'Lind {"a" * 90}"b"{"c" * 90} left.'),
        (f"Lind {'a' * 300}.", "Lind X"),
        (f"Lind {NEST} and {NEST} or {NEST} left.", "Lind X and X or X left."),
        (f"Lind {NEST}“The war must end this year,” said Ana.", 'Lind XIt is so," said Ana.'),
        (f"“The war must end this year,” said Lind. {NEST} Now", '"It is so," said Lind. X Now'),
        (f"{NEST} “The war must end this year,” said Lind.", 'X "It is so," said Lind.'),
        (f"It rained. {'.' * 250}“The war must end this year,” said Lind.", 'It rained. X"It is so," said Lind.'),
    ],
)
def test_a_run_without_a_space_is_one_x(text: str, copy: str) -> None:
    """However many pieces it has; what stands around it is as it was, and all leads back."""
    found = segments(text)
    assert " ".join(segment.text for segment in found) == copy
    for segment in found:
        origins = [segment.origin(at, at + 1) for at in range(len(segment.text))]
        assert all(0 <= start < end <= len(text) for start, end, _ in origins)
        assert [start for start, _, _ in origins] == sorted(start for start, _, _ in origins)
        plain = [at for at in range(len(segment.text)) if segment.text[at] not in "X\"'"]
        copied = [at for at in plain if origins[at][1] - origins[at][0] == 1]
        assert all(text[origins[at][0]].lower() == segment.text[at].lower() for at in copied)


def test_the_x_stands_for_the_whole_run() -> None:
    """From its first character to its last."""
    text = f"Lind {'a' * 150}“b”{'c' * 150} left."
    (segment,) = segments(text)
    at = segment.text.index("X")
    start, end, hidden = segment.origin(at, at + 1)
    assert (text[start:end], hidden) == (f"{'a' * 150}“b”{'c' * 150}", -1)


def test_a_stand_in_beside_a_run_hides_its_stretch() -> None:
    """Though the copy is written anew."""
    (segment,) = segments(f"“The war must end this year,” said Lind. {NEST} Now")
    assert segment.origin(1, 3)[2] == 0
    assert {segment.origin(at, at + 1)[2] for at in range(segment.text.index("said"), len(segment.text))} == {-1}


def test_invisible_characters_are_spaces_in_the_copy() -> None:
    """Of the same length; joiners and soft hyphens stay."""
    (segment,) = segments("a\u200eb\u2028c".replace("\u2028", "\u00a0") + "\x01d e\u00adf g\u200dh")
    assert segment.text == "a b c d e\u00adf g\u200dh"
