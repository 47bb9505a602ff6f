"""Quotation marks: every kind of glyph, direction, nesting, repair, and what only looks like a mark."""

from __future__ import annotations

import pytest

from quoteattr.text.marks import Marked, find_marked
from quoteattr.text.paragraphs import find_paragraphs


def marked(text: str) -> list[Marked]:
    """The marked stretches of an article."""
    return find_marked(text, find_paragraphs(text))


def inner(text: str) -> list[str]:
    """The words inside each stretch's marks."""
    return [text[stretch.inner_start : stretch.inner_end] for stretch in marked(text)]


GLYPHS = {
    "curly": "“Go home”, said Lind.",
    "straight": '"Go home", said Lind.',
    "wide": "＂Go home＂, said Lind.",
    "heavy": "❝Go home❞, said Lind.",
    "prime-like": "〝Go home〞, said Lind.",
    "guillemets": "«Go home», said Lind.",
    "inward guillemets": "»Go home«, said Lind.",
    "low-high": "„Go home“, said Lind.",
    "low-high, Polish": "„Go home”, said Lind.",
    "two apostrophes": "''Go home'', said Lind.",
    "backticks and apostrophes": "``Go home'', said Lind.",
    "backticks": "``Go home``, said Lind.",
    "two acutes": "´´Go home´´, said Lind.",
    "two curly apostrophes": "’’Go home’’, said Lind.",
    "opened by a closing mark": "”Go home”, said Lind.",
    "closed by an opening mark": "“Go home“, said Lind.",
    "curly and straight": '“Go home", said Lind.',
    "straight and curly": '"Go home”, said Lind.',
    "British single": "‘Go home’, said Lind.",
    "straight single": "'Go home', said Lind.",
    "backtick and apostrophe": "`Go home', said Lind.",
    "single guillemets": "‹Go home›, said Lind.",
    "single low-high": "‚Go home‘, said Lind.",
    "single closed by an opening mark": "‘Go home‘, said Lind.",
    "corner brackets": "「Go home」, said Lind.",
    "white corner brackets without spaces": "Lind『Go home』said.",
    "in parentheses": '("Go home")',
    "after a dash": "Lind said—“Go home”—and left.",
    "behind a no-break space": "Lind said\u00a0“Go home”\u00a0twice.",
}


@pytest.mark.parametrize("text", GLYPHS.values(), ids=GLYPHS.keys())
def test_every_kind_of_mark_encloses_its_words(text: str) -> None:
    """One stretch, at depth 0, closed, whose outer edges take the marks in."""
    (stretch,) = marked(text)
    assert text[stretch.inner_start : stretch.inner_end] == "Go home"
    assert (stretch.depth, stretch.closed, stretch.continues) == (0, True, False)
    assert stretch.start < stretch.inner_start
    assert stretch.inner_end < stretch.end


@pytest.mark.parametrize(
    "text",
    [
        "Lind's dog isn't the workers' dog.",
        "Lind’s dog isn’t the workers’ dog.",
        "The bosses’ plan and the workers’ plan failed.",
        "It was the ’90s and rock ’n’ roll.",
        "It was the '90s, 'cause of 'em, 'til the end of '05.",
        "‘Twas late when the workers’ bus came.",
        "He is 6'2\" tall and 5'10” at rest.",
        "She is 5’4” and he is 6’1”.",
        'A 12" pipe and a 10"-wide pipe were laid.',
        "“”",
        '"" said Lind.',
        "‘Go home. It is late.\n\nHe left.",
        '"',
        "'",
        "It was ’so’ he left.",
        "It was late: “",
        "Model X‘a’ went.",
        "He said ‘Go’Xavier.",
        "‘Go home.\n\nXavier left.",
        "‘Go home, men.\n\n‘ Late.",
        "The city said nothing.",
        "",
    ],
)
def test_apostrophes_elisions_and_measures_are_no_marks(text: str) -> None:
    """Nothing is marked where no quotation stands."""
    assert marked(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("‘Don’t go,’ said Lind. ‘It’s late.’", ["Don’t go,", "It’s late."]),
        ("'Don't go,' said Lind. 'It's late.'", ["Don't go,", "It's late."]),
        ("‘The workers’ rights matter,’ said Lind.", ["The workers’ rights matter,"]),
        ("Ham is ‘extremely careless’ but kind.\n\n‘We know,’ said Lind.", ["extremely careless", "We know,"]),
        ("They want a ‘Grand Bargain’ to end it.\n\n‘Go,’ said Lind.", ["Grand Bargain", "Go,"]),
        ("He calls them ‘robust steps’ today.\n\n‘Go,’ said Lind.", ["robust steps", "Go,"]),
        ("He calls him ‘Lyin’ Ted’ and laughs.", ["Lyin’ Ted"]),
        ("The bosses' 'plan' failed.", ["plan"]),
        ("Lind's ‘reckless’ plan", ["reckless"]),
        ("He is 6’2” tall, “a giant,” said Lind.", ["a giant,"]),
        ('A 12" pipe: “Too wide,” said Lind.', ["Too wide,"]),
        ("In the ’90s, ‘nobody cared,’ said Lind.", ["nobody cared,"]),
        ("The girls' coach: 'They can't lose.'", ["They can't lose."]),
        ('"It is a 12" pipe," said Lind.', ['It is a 12" pipe,']),
        ('"It came to 12" and he left.', ["It came to 12"]),
        ('"It is a 12" pipe and a 10" pipe," said Lind.', ['It is a 12" pipe and a 10" pipe,']),
        ("‘Go home.’ The boy o’ the house left.", ["Go home."]),
        ("‘He said ‘no’ to it.’ ‘Go.’", ["He said ‘no", "Go."]),
        ("’Go home,’ said Lind.", ["Go home,"]),
        ("‘It is five o‘clock now,’ said Lind.", ["It is five o‘clock now,"]),
        ("‘We feed the workers’, said the man o’ the house.", ["We feed the workers"]),
        ("‘We feed the workers.’ The man o’ the house left.", ["We feed the workers."]),
        ("‘The workers’ bus is late’ was painted there.", ["The workers’ bus is late"]),
        ('"It came to 12" and 10" and he left.', ['It came to 12" and 10']),
        ("“The ‘plan,” said Lind, “is’ dead.” ‘Go,’ said Ana.", ["The ‘plan,", "is’ dead.", "Go,"]),
        ("Lind’s ‘plan “is’ dead,” said Ana.", ["is’ dead,"]),
        ("“Go,” said Lind. ‘Stay “here” now,’ said Ana. “No.”", ["Go,", "Stay “here” now,", "here", "No."]),
        ("“She said ‘no,” he said.\n\n‘Go,’ said Ana.", ["She said ‘no,", "Go,"]),
        ("'No,' he said.\n\nIt was the ‘end of it.", ["No,"]),
        ("It was late.\n\nIt was the ‘end of it.\n\n‘No.’", ["end of it.", "No."]),
        ("“She said ‘no.\n\n‘Go,’ said Ana.", ["She said ‘no.", "Go,"]),
        ('He said " go home " and left.', [" go home "]),
        ("He said “ go home ” and left.", [" go home "]),
        ('X"Go"X, said X.', ["Go"]),
    ],
)
def test_marks_are_told_from_apostrophes_beside_them(text: str, expected: list[str]) -> None:
    """Single marks and apostrophes, marks and measures in one sentence."""
    assert inner(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“She said ‘never’ twice,” said Lind.", [("She said ‘never’ twice,", 0), ("never", 1)]),
        ("‘She said “never” twice,’ said Lind.", [("She said “never” twice,", 0), ("never", 1)]),
        ("\"She said 'never' twice,\" said Lind.", [("She said 'never' twice,", 0), ("never", 1)]),
        ('"She said "never" twice," said Lind.', [('She said "never" twice,', 0), ("never", 1)]),
        ("“She said “never” twice,” said Lind.", [("She said “never” twice,", 0), ("never", 1)]),
        ("“‘Never’ is her word,” said Lind.", [("‘Never’ is her word,", 0), ("Never", 1)]),
        ("«She said “never” twice», said Lind.", [("She said “never” twice", 0), ("never", 1)]),
        ("''They had me at 'never,''' said Lind.", [("They had me at 'never,'", 0), ("never,", 1)]),
        ("'''Tis never,'' said Lind.", [("'Tis never,", 0)]),
        ("“Never,” said Lind. ‘Ever,’ said Ana.", [("Never,", 0), ("Ever,", 0)]),
        ("“One.” ‘Two “three’ four.”", [("One.", 0), ("three’ four.", 0)]),
        ("She said: “He said ‘no.”\n\n‘Go,’ said Ana.", [("He said ‘no.", 0), ("Go,", 0)]),
        ("“Go.”“Stay.”", [("Go.", 0), ("Stay.", 0)]),
        ("“” “Go.”", [("Go.", 0)]),
        ("'Go,' she said,” he recalled.", [("'Go,' she said,", 0), ("Go,", 1)]),
        ("He said: “It is a «no.", [("It is a «no.", 0), ("no.", 1)]),
        (
            "“A «b ‘c’ d» ‘e’ f.” ‘G.’",
            [("A «b ‘c’ d» ‘e’ f.", 0), ("b ‘c’ d", 1), ("c", 2), ("e", 1), ("G.", 0)],
        ),
    ],
)
def test_depth_counts_the_marks_around(text: str, expected: list[tuple[str, int]]) -> None:
    """Marks inside marks are one deeper; marks side by side are not."""
    assert [(text[s.inner_start : s.inner_end], s.depth) for s in marked(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Go home. It is late.\n\nThe next paragraph.", ["Go home. It is late."]),
        ("Go home,” said Lind.\n\nHe left.", ["Go home,"]),
        ("He said, “Go home. Then he left. “Now,” he said.", ["Go home.", "Now,"]),
        ("“Go home.\n\nHe left. “Now,” he said.", ["Go home.", "Now,"]),
        ("“Go home, said Lind. It was late.", ["Go home,"]),
        ("“Go home, the old mayor said. It was late.", ["Go home,"]),
        ("“Go home, old mayor. It was late.", ["Go home, old mayor. It was late."]),
        ("Go home ” said Lind.", ["Go home "]),
        ("Lind: “Go home “Stay,” she said.", ["Go home", "Stay,"]),
        ("“Go, said Lind. «Stay», she said.", ["Go,", "Stay"]),
        ('He said "go. “Home,” she said.', ["go.", "Home,"]),
        ("He said: “\n\nGo home,” said Lind.", ["Go home,"]),
    ],
)
def test_a_missing_mark_costs_one_quote(text: str, expected: list[str]) -> None:
    """The broken stretch is repaired and says so; the next one is whole."""
    stretches = marked(text)
    assert [text[s.inner_start : s.inner_end] for s in stretches] == expected
    assert [s.closed for s in stretches] == [False] + [True] * (len(expected) - 1)


@pytest.mark.parametrize(
    ("text", "continues"),
    [
        ("“Go home.\n\n“It is late,” said Lind.", [True, False]),
        ("“Go home.\n\n“It is late.\n\n“Sleep,” said Lind.", [True, True, False]),
        ('"Go home.\n\n"It is late," said Lind.', [True, False]),
        ("“Go home.”\n\n“It is late,” said Lind.", [False, False]),
        ("“Go home.\n\nIt is late, said Lind.", [False]),
        ("‘Go home.\n\n‘It is late,’ said Lind.", [True, False]),
        ("'Go home.\n\n'It isn't late,' said Lind.", [True, False]),
        ("‘The workers’ bus.\n\n‘It is late.\n\n‘Sleep,’ said Lind.", [True, True, False]),
        ("‘Go home.’\n\n‘It is late,’ said Lind.", [False, False]),
        ("‘The workers’ bus.\n\n‘It is late.’\n\nHe left.", [True, False]),
        ("He left.\n\n‘The workers’ bus is late, said Lind.\n\nHe left.", [False]),
        ("“Go home.\n\n‘It is late,’ said Lind.", [False, False]),
    ],
)
def test_marks_reopened_per_paragraph_continue(text: str, continues: list[bool]) -> None:
    """A paragraph left open before one that opens anew goes on there; a closed one does not."""
    assert [stretch.continues for stretch in marked(text)] == continues
    assert all(stretch.single for stretch in marked(text) if text[stretch.start] in "‘'")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“No,” said Ana. It is late. Go home,” said Lind.", ["No,", "Go home,"]),
        ("“No,” said Ana. Xavier left!” said Lind.", ["No,", "Xavier left!"]),
        ("“No,” Go home,” said Lind.", ["No,", "Go home,"]),
        ("“No,” said Ana. It is late. Go home!?” said Lind.", ["No,", "Go home!?"]),
        ("“No!”! Go home,” said Lind.", ["No!", "Go home,"]),
        ("He left.\n\n“No,” said Ana. It is late. Go home,” said Lind.", ["No,", "Go home,"]),
        ("He said: “\n\nNo, “Yes,” said Ana. It is late. Go home,” said Lind.", ["Yes,", "Go home,"]),
        ("Go home,” said Lind. It is late,” said Ana.", ["Go home,", "It is late,"]),
        ("“Go home. It is late.\n\nSleep. It is dark,” said Lind.", ["Go home. It is late.", "Sleep. It is dark,"]),
        ("“Go home.\n\nShe is “late” now. Sleep,” said Lind.", ["Go home.", "She is “late” now. Sleep,", "late"]),
        ("Lind: “Go home. “Stay,” she said. “No.” It is late,” said Ana.", ["Go home.", "Stay,", "No.", "It is late,"]),
    ],
)
def test_a_closing_mark_without_an_opening_one(text: str, expected: list[str]) -> None:
    """It encloses its sentence, or its paragraph where the one before was left open."""
    assert inner(text) == expected


def test_marks_deep_in_one_another_are_noise() -> None:
    """Eight levels are kept, and what stands behind them."""
    text = "「『" * 6 + "a" + "』」" * 6 + " “Go.”"
    assert [stretch.depth for stretch in marked(text)] == [*range(8), 0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“ORTIZ: We never asked,” the record says.", "We never asked,"),
        ("“LENA ORTIZ: We never asked,” the record says.", "We never asked,"),
        ("“Note: we never asked,” the record says.", "Note: we never asked,"),
        ("“NATO is slow,” the record says.", "NATO is slow,"),
        ("“ORTIZ: ” the record says.", "ORTIZ: "),
    ],
)
def test_a_transcript_label_inside_the_marks_is_left_out(text: str, expected: str) -> None:
    """Capitals and a colon name who speaks; other words before a colon are spoken."""
    assert inner(text) == [expected]


def test_stretches_are_ordered_and_numbered_by_paragraph() -> None:
    """Order of start, outer before inner, each with its paragraph's number."""
    text = "“She said ‘never’ twice,” said Lind.\n\nHe left.\n\n‘Good,’ said Ana."
    assert [(s.paragraph, s.single) for s in marked(text)] == [(0, False), (0, True), (2, True)]
    starts = [s.start for s in marked(text)]
    assert starts == sorted(starts)
