"""Paragraph ends that a text of one line has lost."""

from __future__ import annotations

import pytest

import quoteattr
from quoteattr.text.lost_breaks import part_at_marks

FILL = "The mill stood empty all winter, and nobody in the valley was asked about it. " * 10


def parts(text: str) -> list[str]:
    """The parts of a long text that ends with ``text``, without what fills it up."""
    whole = FILL + text
    return [whole[start:end].removeprefix(FILL) for start, end in part_at_marks(whole, 0, len(whole))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A quotation opens anew.
        ("She said: “It was old. “Nobody asked.” He left.", ["She said: “It was old.", "“Nobody asked.” He left."]),
        ('She said: "It was old. "Nobody asked." He left.', ['She said: "It was old.', '"Nobody asked." He left.']),
        ("“One. “Two! “Three.” So she said.", ["“One.", "“Two!", "“Three.” So she said."]),
        # A name behind a dash ends a paragraph of quotations.
        ("“It was old.” ― Ana Ruiz “We knew.” ― Joe Lee", ["“It was old.” ― Ana Ruiz", "“We knew.” ― Joe Lee"]),
        # Behind one inside, and behind a bracket or a dash.
        (
            '"It was old. "Stop" was the word. "Nobody asked." He left.',
            ['"It was old. "Stop" was the word.', '"Nobody asked." He left.'],
        ),
        ("He left (“We knew. “It was old.” He said.)", ["He left (“We knew.", "“It was old.” He said.)"]),
        ("He left [“We knew. “It was old.” He said.]", ["He left [“We knew.", "“It was old.” He said.]"]),
        ("He left —“We knew. “It was old.” He said.", ["He left —“We knew.", "“It was old.” He said."]),
        ("He left –“We knew. “It was old.” He said.", ["He left –“We knew.", "“It was old.” He said."]),
        # A mark that touches the word before it or stands between blanks closes.
        ('"It was old."He left again. "Nobody asked."', None),
        ("“It was old. ” He left again. “Nobody asked.”", None),
        # The mark that closes is missing: a tag stands between, or the next mark inside a sentence.
        ("“It was old, she said. “Nobody asked.”", None),
        (
            "“It was old, Lind conceded. He added. “Nobody asked.”",
            ["“It was old, Lind conceded. He added.", "“Nobody asked.”"],
        ),
        ("“It was old, she added, calling it “a ruin”.", None),
        # Whole quotations.
        ("“It was old.” She left. “Nobody asked.”", None),
        ('"It was old," she said. "Nobody asked."', None),
        ("“It was ‘old’. Nobody asked.”", None),
        ('"It was old. "Stop" was the word, and we stopped," she said.', None),  # one inside
        ('"He told me to wait... "Wait for it, he said, and we waited," she said.', None),
    ],
)
def test_a_quotation_that_opens_anew_begins_a_paragraph(text: str, expected: list[str] | None) -> None:
    """Where the stretch before is open, and a sentence has ended."""
    assert parts(text) == (expected or [text])


def test_a_short_stretch_is_not_parted() -> None:
    """It is a paragraph with a mark too few, wherever it stands."""
    text = "She said: “It was old. “Nobody asked.”"
    assert list(part_at_marks(text, 0, len(text))) == [(0, len(text))]
    whole = FILL + text
    assert list(part_at_marks(whole, len(FILL), len(whole))) == [(len(FILL), len(whole))]


@pytest.mark.parametrize(("length", "count"), [(199, 1), (200, 2)])
def test_how_long_a_stretch_is_parted(length: int, count: int) -> None:
    """From two hundred characters on."""
    text = "“It was old. “Nobody asked.” " + FILL
    assert len(list(part_at_marks(text, 0, length))) == count


def test_a_long_article_is_parted_to_its_end() -> None:
    """A mark opens at the stretch's own start, too, and lengths are counted from there."""
    whole = f"{FILL * 4}“It was old. “Nobody asked.” {FILL}“It was late. “Nobody came.”"
    start = whole.index("“")
    parted = [whole[one:other] for one, other in part_at_marks(whole, start, len(whole))]
    assert parted == ["“It was old.", f"“Nobody asked.” {FILL}“It was late.", "“Nobody came.”"]


def test_a_quotation_too_long_for_a_paragraph_is_not_parted() -> None:
    """A mark that is open for thousands of characters was never one that opens."""
    text = "She said: “It was old. " + FILL * 4 + "“Nobody asked.”"
    assert list(part_at_marks(text, 0, len(text))) == [(0, len(text))]


def test_a_statement_of_two_paragraphs_in_one_line_is_one_quote() -> None:
    """As it is where each paragraph has a line."""
    said = "A spokesman added: “The filter failed. It was old. “Some users had put in another.” The firm is to pay."
    quotes = [quote for quote in quoteattr.extract(FILL + said).quotes if quote.type.value == "direct"]
    assert [[span.text for span in quote.content] for quote in quotes] == [
        ["The filter failed. It was old", "Some users had put in another"]
    ]
    assert quotes[0].source is not None
    assert quotes[0].source.text == "A spokesman"
