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
    ],
)
def test_a_quotation_over_lines(lines: list[str], paragraphs: int) -> None:
    """A quotation goes on to the line that closes it, unless a mark is opened first."""
    assert len(join_lines("\n".join(lines))) == paragraphs


def test_an_open_quotation_is_not_followed_for_ever() -> None:
    """A mark that nothing closes within thirty lines costs no paragraph."""
    assert len(join_lines("\n".join(["“We will wait.", *["Nobody came."] * 40, "It is late,” she said."]))) == 42
