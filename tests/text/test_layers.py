"""What each layer undoes, what stands beside it and stays, and that its edits lie in order and apart."""

from __future__ import annotations

from itertools import pairwise

import pytest

from quoteattr.text.layers import asked, caseless, encodings, glued, markdown, markup, tokens
from quoteattr.text.plain import find_plain_text

ASKED = [
    ("?We go, said Lind.", "“We go, said Lind."),  # a capital is enough of a sign
    ("?sort is a word, said Lind.", None),
    # What no mark has opened none closes.
    ("Is it late?? ?We go,? said Lind.", "Is it late?? “We go,” said Lind."),
    ("?Why?? Is it true?? ?We go,? she said.", "“Why?” Is it true?? “We go,” she said."),
    ("?We go,? said Lind. Is it the bus?, she asked.", "“We go,” said Lind. Is it the bus?, she asked."),
]
ENCODED = [
    ('Lind said ""we go"" and left.', 'Lind said "we go" and left.'),
    ('Lind said ""we go and left.', None),
]
MARKED = [
    ("*A* bus is late.", "A bus is late."),
    ('<img src="bus.png"> The bus left.', " The bus left."),
    ("She wrote <i> and AT&amp;T.", "She wrote <i> and AT&T."),
    ("&nosuch; was left.", None),
]
CASELESS = [
    # The pronoun; a name that stands behind a title, later alone, owns something; of three letters.
    (
        "the bus left before i came, said mr. lind voting no. then lind's party and lind’s bus left for mr orr.",
        "The bus left before I came, said Mr. Lind voting no. Then Lind's party and Lind’s bus left for Mr Orr.",
    ),
    # Each block is judged alone, whatever stands in front of it.
    (
        "the council of the town will not go on with the old plans for its second bridge.\n\nThe bus left.\n\n"
        "the mayor of the town will not go on with the old plans for its second bridge.",
        "The council of the town will not go on with the old plans for its second bridge.\n\nThe bus left.\n\n"
        "The mayor of the town will not go on with the old plans for its second bridge.",
    ),
    # Words that are places too.
    (
        "they ate turkey in march, and the ore and the art that they mark in chile is up to us, she said.",
        "They ate turkey in march, and the ore and the art that they mark in Chile is up to us, she said.",
    ),
]
TITLES = ("mr", "mrs", "ms", "dr", "sen", "rep", "gov", "gen", "col", "sgt", "capt", "prof", "rev")
GLUED = [
    # Names and addresses beside sentences that touch.
    ("He left.The bus is late.Visit Booking.Com now.", "He left.\n\nThe bus is late.\n\nVisit Booking.Com now."),
    ("Mr.Lind left.The bus is late.", "Mr.Lind left. The bus is late."),
    ("late.The bus left.", "late. The bus left."),
    # Inside marks they are one paragraph; marks are counted line by line.
    ("“We go.The bus left.No one came,” said Lind.He left.She came.",
     "“We go. The bus left. No one came,” said Lind.\n\nHe left.\n\nShe came."),
    ('"We go," he said. "It is late.The bus left.Go home," said Lind.He left.',
     '"We go," he said. "It is late. The bus left. Go home," said Lind.\n\nHe left.'),
    ('"We go."The bus left."Go home."No one came.', '"We go."\n\nThe bus left.\n\n"Go home."\n\nNo one came.'),
    ('The 12" pipe.\n"We go."The bus left."Go home," said Lind.',
     'The 12" pipe.\n"We go."\n\nThe bus left.\n\n"Go home," said Lind.'),
]  # fmt: skip
TOKENS = [
    ('" It is late .\r\nGo home , " she said .', '"It is late.\r\nGo home," she said.'),
    ('" We go .\n  " You go , " she said .', '"We go.\n  "You go," she said.'),  # opened anew at a line's start
    ('He said : "\nWe go . "', 'He said: "\nWe go."'),
    ('He said , "We go ," and left . " You go . "', 'He said, "We go," and left. "You go."'),
    ('"We go , " he said .', '"We go," he said.'),
    ("THE WORKERS ' BUS , NUMBER 4 , IS GONE .", "THE WORKERS’ BUS, NUMBER 4, IS GONE."),
    ("He called it ` a farce ' and rock ' n ' roll .", "He called it ‘a farce’ and rock ' n ' roll."),
    ("A bus , and rock ' n ' roll .", "A bus, and rock ' n ' roll."),
    ("-LCB- a bus -RCB- , he said .", "{a bus}, he said."),
    ("She left .", "She left."),
    ("She left , he said", "She left, he said"),
]
CASES = [*ASKED, *ENCODED, *MARKED, *CASELESS, *GLUED, *TOKENS]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_layers(text: str, expected: str | None) -> None:
    """Each undoes its damage and leaves the rest; None: there was none."""
    plain = find_plain_text(text)
    assert (plain and plain.text) == expected


@pytest.mark.parametrize("text", [*(text for text, _ in CASES), "I SAW A BUS LEAVE. " * 20])
def test_edits_are_in_order_and_apart(text: str) -> None:
    """And each changes something."""
    for layer in (encodings, asked, markup, markdown, tokens, glued, caseless):
        edits = list(layer.edits(text)) if layer.applies(text) else []
        assert all(text[start:end] != words for start, end, words in edits)
        assert all(one[1] <= other[0] for one, other in pairwise(edits))


@pytest.mark.parametrize("text", ["Why? Did he go?", "Q&A; it is 5 < 6.", "He left. She did, too."])
def test_text_without_a_sign_is_not_read(text: str) -> None:
    """A look tells that there is nothing to undo."""
    assert not any(layer.applies(text) for layer in (encodings, asked, markup, markdown, tokens, glued, caseless))


@pytest.mark.parametrize("title", TITLES)
def test_a_name_behind_a_title(title: str) -> None:
    """Without capitals it is known by the title."""
    plain = find_plain_text(f"the council of the town will not go on with the plans, said {title}. brandt on his way.")
    assert plain is not None
    assert f" said {title.title()}. Brandt on his way." in plain.text


@pytest.mark.parametrize(("letter", "letters"), [("b", 60), ("B", 200)])
def test_how_many_letters_tell_a_case(letter: str, letters: int) -> None:
    """A label or a headline has fewer; blanks and digits are none."""
    words = " 12 ".join([letter * 10] * (letters // 10))
    assert find_plain_text(words) is not None
    assert find_plain_text(words[1:]) is None


def test_a_capital_without_a_small_letter_of_its_size_stays() -> None:
    """The edits keep each letter's place."""
    plain = find_plain_text(f"{'THE BUS TO İZMİR LEFT. ' * 12}")
    assert plain is not None
    assert plain.text == "The bus to İZMİR left. " * 12


@pytest.mark.parametrize(("apart", "joined", "undone"), [(5, 1, True), (4, 1, False), (10, 2, True), (9, 2, False)])
def test_how_many_stops_stand_apart(apart: int, joined: int, undone: bool) -> None:
    """A text of tokens has five behind a blank for each that is not."""
    text = "She left . " * apart + "She left. " * joined
    assert (find_plain_text(text) is not None) is undone
