"""Line breaks: which end a paragraph, and which only a line."""

from __future__ import annotations

import textwrap

import pytest

from quoteattr.text.lines import join_lines

COUNCIL = (
    "The council will wait for the second report before it decides on the bridge, the mayor said on Tuesday.",
    "“We have waited for nine years and we can wait for two more weeks,” said Ines Carro, who was elected in May.",
    "Her deputy was less patient. “This is a farce,” he told the assembly, and left the hall with two colleagues.",
    "The bridge was closed in 2016, when an engineer found cracks in three of its piers, and has been shut since.",
)


def joined(text: str) -> list[str]:
    """The stretches, each on one line."""
    return [" ".join(text[start:end].split()) for start, end in join_lines(text)]


@pytest.mark.parametrize(
    ("between", "width"), [("\n", 60), ("\n", 72), ("\n\n", 36), ("\n\n", 72), ("\r\n\r\n", 72), ("\n\n", 100)]
)
def test_hard_wrapped_text(between: str, width: int) -> None:
    """A break where the next word would not have fitted is none, however short the paragraph."""
    text = between.join(textwrap.fill(paragraph, width) for paragraph in COUNCIL)
    assert joined(text) == list(COUNCIL)


@pytest.mark.parametrize(("shorter", "joins"), [(1, True), (0, True), (-1, False), (-2, False)])
def test_a_word_that_would_just_have_fitted(shorter: int, joins: bool) -> None:
    """The longest line tells the width; what stands behind a line with room for its first word is a paragraph."""
    wrapped = [line for paragraph in COUNCIL for line in textwrap.wrap(paragraph, 60)]
    room = max(map(len, wrapped)) - len("Nobody")
    last = ("It snowed, it rained; " * 4)[: room + shorter - 1] + "."
    assert len(last) == room + shorter
    assert joined("\n".join([*wrapped, last, "Nobody came."]))[-1].endswith(f"{last} Nobody came.") is joins


def test_a_short_hard_wrapped_text() -> None:
    """Lines of nearly one length that end inside a sentence, under a headline that is longer."""
    block = [
        "The bridge was built by Ada Lind and her son",
        "Otto Lind, and it was sold to a firm of the",
        "Harbour Board, which then leased it to Max",
        "Holt, a ferryman, who came from the town of",
        "Ostrel and left it soon.",
    ]
    headline = "Of a bridge that has been closed for nine years, and of those who built it and sold it and never saw it"
    assert joined(f"{headline}\n\n" + "\n".join(block)) == [headline, " ".join(block)]
    assert joined(f"{headline}\n\n" + "\n".join(block[1:])) == [headline, *block[1:]]  # too few to tell


def test_a_long_line_in_hard_wrapped_text() -> None:
    """A headline that no program broke changes nothing."""
    headline = (
        "Council waits for a second report on the bridge that has been closed for nine years, and one man leaves it"
    )
    body = "\n\n".join(textwrap.fill(paragraph, 40) for paragraph in COUNCIL * 4)
    assert joined(f"{headline}\n\n{body}") == [headline, *COUNCIL * 4]


@pytest.mark.parametrize(
    "lines",
    [
        ["Tea, two boxes of it.", "Milk.", "Salt and pepper, in their mills.", "Rice.", "Eggs."],
        ["The mayor of the town said no on Monday."] * 8,
        ["Ines Carro, mayor", "Paul Reyes", "Ana Lind, who is of the union", "Max Holt, who reports", "Bo Hale"],
        [paragraph * 2 for paragraph in COUNCIL],
        ["The mayor of the town said no on Monday."] * 6 + ["How the town council said no to its mayors"] * 2,
        ["A history of the Ostrel bridge and of those who paid for it"] * 5 + ["Tea", "Milk", "Rice"] * 5,
        ["Dunmere", "Ostrel", "Harbour", "Westbank", "Old Mills", "Union Hill"],
    ],
)
def test_lines_that_are_paragraphs(lines: list[str]) -> None:
    """Lists, sentences of one length, lines longer than any that is wrapped."""
    assert joined("\n".join(lines)) == lines


SENTENCES = (
    ["The council will wait.", "It has waited for years."],
    ["“We can wait,” said Ines Carro.", "“Nine years is nothing.”"],
    ["Her deputy was less patient.", "He left the hall."],
    ["The bridge was closed in 2016.", "It has been shut since.", "Nobody knows for how long."],
)


def test_a_sentence_a_line() -> None:
    """Blank lines part the paragraphs where each sentence has its line."""
    text = "\n\n".join("\n".join(paragraph) for paragraph in SENTENCES)
    assert joined(text) == [" ".join(paragraph) for paragraph in SENTENCES]


def test_a_sentence_a_line_in_a_short_text() -> None:
    """Eight lines in three blocks tell."""
    text = "It rained.\nIt snowed.\nNo one came.\n\nHe left.\n“It is late.”\nShe stayed.\n\nHe wrote.\nShe read."
    assert len(joined(text)) == 3
    assert len(joined(text.removesuffix("\nShe read."))) == 7
    assert len(joined(text.replace("stayed.\n\n", "stayed.\n"))) == 8


@pytest.mark.parametrize(("lines", "paragraphs"), [(8, 3), (9, 27)])
def test_a_block_that_is_too_long_for_a_paragraph(lines: int, paragraphs: int) -> None:
    """It is an article of its own, of which nothing is known."""
    assert len(joined("\n\n".join(["\n".join(["It rained."] * lines)] * 3))) == paragraphs


def test_a_short_block_between_long_ones() -> None:
    """As little is known of it."""
    block = "\n".join(["It rained."] * 10)
    assert len(joined(f"{block}\n\nHe left.\nShe stayed.\n\n{block}")) == 22


def test_most_paragraphs_have_one_line() -> None:
    """So two lines that stand together are two paragraphs."""
    blocks = ["It rained.\nIt snowed."] * 3 + ["Nobody came."] * 5
    assert len(joined("\n\n".join(blocks))) == 11


def test_a_line_of_two_sentences_among_many_of_one() -> None:
    """It is a slip."""
    blocks = ["\n".join(paragraph) for paragraph in SENTENCES * 5]
    assert len(joined("\n\n".join([*blocks, "It rained. It snowed.\nNobody came."]))) == 21


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        (["The council said that", "it would wait."], 1),
        (["It was the Model X", "that won."], 1),
        (["The council said that", "Ana Lind would wait."], 2),
        (["The council waits.", "it is late"], 2),
        (["They saw Ana Lind (of Dunmere)", "leave."], 2),
        (["They saw “Ana Lind”", "leave."], 2),
    ],
)
def test_a_line_that_goes_on_in_small_letters(lines: list[str], paragraphs: int) -> None:
    """It has ended inside a sentence, unless it ends with a mark."""
    assert len(joined("\n".join(lines))) == paragraphs


def test_edges_of_lines_are_left_out() -> None:
    """Blanks of every kind, and nothing else."""
    assert join_lines(" \u200b\tXenia left.\u200b\n\u200b \nX marks it X\r\n") == [(3, 14), (19, 31)]


def test_lines_without_sentences() -> None:
    """A headline and a name above such text stay apart."""
    text = "\n\n".join(["Council to wait\nBy Ana Lind", *("\n".join(paragraph) for paragraph in SENTENCES)])
    assert joined(text)[:3] == ["Council to wait", "By Ana Lind", " ".join(SENTENCES[0])]


def test_lines_without_paragraphs() -> None:
    """Where no blank line stands nothing tells which sentences belong together."""
    lines = [line for paragraph in SENTENCES for line in paragraph]
    assert joined("\n".join(lines)) == lines


def test_lines_of_several_sentences() -> None:
    """Paragraphs on lines of their own, in sections."""
    sections = [
        ["It rained. It snowed.", "Nobody came. It was late."],
        ["She left. He did too.", "It rained on. It did."],
    ] * 2
    assert joined("\n\n".join("\n".join(section) for section in sections)) == [line for one in sections for line in one]


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        (["“We will wait.", "It is late,” she said.", "He left."], 2),
        (["“We will wait.", "Nobody came.", "It is late,” she said."], 1),
        (['"We will wait.', 'It is late," she said.'], 1),
        (["``We will wait.", "It is late,'' she said."], 1),
        (["«We will wait.", "It is late», she said."], 1),
        (["She said: “We will wait.", "It is late.”"], 1),
        (["“We will wait.", "“It is late,” she said."], 2),  # opened anew
        (['"We will wait.', '"It is late," she said.'], 2),
        (["“We will wait,” she said.", "It is late,” he said."], 2),  # a stray mark
        (["“We will wait.", "", "It is late,” she said."], 2),  # a blank line always ends one
        (["“We will wait.", "It is late."], 2),  # never closed
        (["“We will wait.", "Dean Baker, Centre for Policy Research.”"], 2),  # a signature inside the marks
        (["“We will wait,” he said of the 12” pipe.", "It is late,” she said."], 2),
        (["“We will wait. “It is late,” she said.", "“No,” he said."], 2),
        (["“We will wait.", "It is late,” she said. “We saw.", "Nobody came,” he said."], 1),  # and another
        # A line that ends in an open quotation may hold others.
        (["We do,” she said. “We will wait.", "It is late,” he said."], 1),
        (['We do," she said. "We will wait.', 'It is late," he said.'], 2),  # straight marks open and close by turn
        (['"We do," she said. "We will wait.', 'It is late," he said.'], 1),
        # A mark that closes stands behind a word and before none.
        (['"We will wait.', '" It is late," she said.'], 2),
        (['"We will wait.', 'It is " late," she said.'], 2),
        (["“We will wait.", 'The 12"x 4 pipe is late,” she said.'], 2),
    ],
)
def test_a_quotation_over_lines(lines: list[str], paragraphs: int) -> None:
    """A quotation goes on to the line that closes it, unless a mark is opened first."""
    assert len(join_lines("\n".join(lines))) == paragraphs


@pytest.mark.parametrize(("between", "paragraphs"), [(29, 1), (30, 32), (40, 42)])
def test_an_open_quotation_is_not_followed_for_ever(between: int, paragraphs: int) -> None:
    """A mark that nothing closes within thirty lines costs no paragraph."""
    lines = ["“We will wait.", *["Nobody came."] * between, "It is late,” she said."]
    assert len(join_lines("\n".join(lines))) == paragraphs
