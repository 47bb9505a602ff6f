"""Paragraphs and datelines: where an article's parts begin and end."""

from __future__ import annotations

import pytest

from quoteattr.text.paragraphs import LONGEST, dateline_end, find_paragraphs

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
        ("He said “no.”\nand left.", ["He said “no.”", "and left."]),
        ("He said (no.)”\nand left.", ["He said (no.)”", "and left."]),
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


OPEN, SHUT = "Lind and Ana go on with a plan", "Lind and Ana left it to a man."


@pytest.mark.parametrize(
    ("lines", "wrapped"),
    [
        ([OPEN] * 5, True),
        ([OPEN] * 4, False),
        ([OPEN] * 4 + ["End."], True),
        ([OPEN] * 3 + [SHUT] * 2 + ["End."], True),
        ([OPEN] * 3 + [SHUT] * 3 + ["End."], False),
        ([OPEN] * 3 + ["Lind: “Ana left it to a man.”"] * 3 + ["End."], False),
        ([OPEN, OPEN, "Lind and Ana goes", OPEN, "End."], False),
        ([OPEN, OPEN, "Lind and Ana go on", OPEN, "End."], True),
        ([OPEN[:-1]] * 5, False),
        ([f"L{'o' * 119}"] * 5, True),
        ([f"L{'o' * 120}"] * 5, False),
        ([SHUT] * 6, False),
    ],
)
def test_hard_wrapped_lines_are_one_paragraph(lines: list[str], wrapped: bool) -> None:
    """Four or more lines of about one length that is no name's, most of which end inside a sentence, and a last one."""
    text = "\n".join(lines)
    found = [text[start:end] for start, end in find_paragraphs(text)]
    assert found == ([text] if wrapped else lines)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("LONDON (Reuters) - The plan is dead.", "The plan is dead."),
        ("VIENNA, June 3 (Reuters) - The plan is dead.", "The plan is dead."),
        ("WASHINGTON -- The plan is dead.", "The plan is dead."),
        ("OSTREL, N.H. - The plan is dead.", "The plan is dead."),
        ("Mayor Lind - The plan is dead.", "Mayor Lind - The plan is dead."),
        ("Ostrel (AP) The plan is dead.", "The plan is dead."),
        ("OSTREL — “The plan is dead.”", "“The plan is dead.”"),
        ("The plan (Reuters) said it is dead.", "The plan (Reuters) said it is dead."),
        ("Mayor Lind -- The plan is dead.", "Mayor Lind -- The plan is dead."),
        ("The plan is dead.", "The plan is dead."),
        ("US — “The plan is dead.”", "US — “The plan is dead.”"),
        ("RIO — “The plan is dead.”", "“The plan is dead.”"),
        ("", ""),
        ("AUSTIN, Texas, May 3, 2016 /PRNewswire/ -- Lind said", "Lind said"),
        ("Austin, Texas, May 3, 2016 /PRNewswire/ -- Lind said", "Lind said"),
        ("U.N. -- The plan is dead.", "The plan is dead."),
        ("U.S. -- The plan is dead.", "The plan is dead."),
    ],
)
def test_dateline(text: str, rest: str) -> None:
    """A place in capitals or with an agency is no part of the sentence; other openings are."""
    assert text[dateline_end(text, 0, len(text)) :] == rest


LONG = "The plan for the bridge is dead, and nobody in the town knew."


@pytest.mark.parametrize(
    ("before", "text", "is_dateline"),
    [
        ("", f"DUBAI: {LONG}", True),
        ("", f"QATAR: {LONG}", True),
        ("", f"NEW DELHI:  {LONG}", True),
        ("", f"DUBAI: {LONG} And DUBAI, too, is of it.", True),
        ("It rained.\n\n", f"DUBAI: {LONG}", True),
        ("", f"LIND: {LONG}", False),
        ("", f"Dubai: {LONG}", False),
        ("", f"DUBAI:{LONG}", False),
        ("", f"DUBAI: {LONG[1:]}", False),
        ("", f"JORDAN: {LONG} JORDAN: {LONG}", False),
        (f"JORDAN: {LONG}\n\n", f"JORDAN: {LONG}", False),
        ("", f"JORDAN: {LONG} {LONG * 70} JORDAN: {LONG}", True),
        ("", f"DUBAI: T{LONG[2:]}", False),  # no longer than a label's
        ("x" * 3999, f"DUBAI: {LONG}", False),  # cut off: its colon stands behind the lead
        ("x" * 3990, f"DUBAI: {LONG}", True),
        ("x" * 4000, f"DUBAI: {LONG}", False),
    ],
)
def test_a_city_before_a_colon(before: str, text: str, is_dateline: bool) -> None:
    """One of the lists, once, before a paragraph of some length, in the lead; else it is the label of who speaks."""
    assert len(LONG) == 61
    end = dateline_end(before + text, len(before), len(before + text)) - len(before)
    assert end == (text.index("The plan") if is_dateline else 0)


def pieces(text: str, longest: int) -> list[str]:
    """The texts of the paragraphs."""
    return [text[start:end] for start, end in find_paragraphs(text, longest)]


@pytest.mark.parametrize(
    ("text", "longest", "expected"),
    [
        ("It rained. It snowed.", 21, ["It rained. It snowed."]),
        ("It has rained. It snowed.", 24, ["It has rained.", "It snowed."]),
        ("It rained. It snowed and it hailed.", 16, ["It rained.", "It snowed and", "it hailed."]),
        ("rain and snow and hail", 10, ["rain and", "snow and", "hail"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("“Go. Now,” he said. We did.", 22, ["“Go. Now,” he said.", "We did."]),
        ("He came. “Go. Now. Do. It.”", 20, ["He came. “Go. Now.", "Do. It.”"]),
        ("It rained! “Go now. Do it.” He did.", 24, ["It rained! “Go now.", "Do it.” He did."]),
        ('He said "go. Now. Do" it. So.', 27, ['He said "go. Now. Do" it.', "So."]),
        ("It rained.\u00a0\u200b \ufeffIt snowed.", 14, ["It rained.", "It snowed."]),
        ("one\n\nIt rained. It snowed.", 12, ["one", "It rained.", "It snowed."]),
        ("rain and  snow", 9, ["rain and", "snow"]),
        ("rain and   snow", 10, ["rain and", "snow"]),
        ('It has rained. "No. Go" on.', 20, ["It has rained.", '"No. Go" on.']),
        ("It has rained. “No. Go” on.", 20, ["It has rained.", "“No. Go” on."]),
        ("It has rained. No.” Go on.", 20, ["It has rained.", "No.” Go on."]),
        ('So "he" ate it. "No. Go" on.', 21, ['So "he" ate it.', '"No. Go" on.']),
        ("a b", 1, ["a", "b"]),
    ],
)
def test_an_overlong_paragraph_comes_in_pieces(text: str, longest: int, expected: list[str]) -> None:
    """Cut in the second half: outside of marks before inside, at a sentence's end before a space before anywhere."""
    assert pieces(text, longest) == expected


def test_the_greatest_length_is_far_beyond_news() -> None:
    """What is read in one piece today stays so."""
    text = "It rained. " * (LONGEST // 11)
    assert pieces(text, LONGEST) == [text.strip()]
    assert len(pieces(text + text, LONGEST)) == 2


@pytest.mark.parametrize("blank", ["\ufeff", "\u200b", "\u200e", "\x00", "\u3000", "\x1c"])
def test_invisible_characters_are_no_part_of_a_paragraph(blank: str) -> None:
    """At its edges, and alone in a line; inside they stay."""
    text = f"{blank}It{blank}rained.{blank}\n{blank}\nIt snowed."
    assert pieces(text, LONGEST) == [f"It{blank}rained.", "It snowed."]
