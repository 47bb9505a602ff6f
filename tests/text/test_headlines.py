"""Headlines: which lines are written With Capitals, and how they are put into sentence case."""

from __future__ import annotations

import pytest

from quoteattr.text.headlines import is_headline_case, names_of, sentence_case
from quoteattr.text.paragraphs import find_paragraphs

ARTICLE = (
    "Mayor Praises Lind Harbour Bridge Project\n\n"
    "Ada Lind said the bridge project in the harbour is good. The mayor praises it."
)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Mayor Praises New Harbour Bridge Project", True),
        ("MAYOR PRAISES NEW HARBOUR BRIDGE", True),
        ("Mayor Praises New Bridge With Long Words", True),
        ("Mayor praises new harbour bridge project", False),
        ("Mayor Praises New Harbour bridges Project", False),
        ("Mayor Lind Said", False),
        ("Mayor Lind Said Once", True),
        ("May Ana See Not", False),
        ("Mayor Lind Went over", True),
        ("Mayor Lind Went Into Town With Them", True),
        ("Mayor Lind Went over under into Town", False),
        (" ".join(["Mayor"] * 30), True),
        (" ".join(["Mayor"] * 31), False),
        ("", False),
    ],
)
def test_headline_case(line: str, expected: bool) -> None:
    """Nearly all longer words capitalised, enough of them, none long in lower case."""
    assert is_headline_case(line) is expected


def test_names_stand_capitalised_in_the_body_only() -> None:
    """*Lind* is a name; *Mayor* stands in lower case in the body; the headline itself is no evidence."""
    assert names_of(ARTICLE, find_paragraphs(ARTICLE)) == {"Ada", "Lind"}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Mayor Praises Lind Harbour Bridge", "Mayor praises Lind harbour bridge"),
        ("MAYOR PRAISES LIND HARBOUR BRIDGE", "Mayor praises Lind harbour bridge"),
        ("Lind And I Praise New Bridge", "Lind and I praise new bridge"),
        ("New Bridge For Ada In McLind’s Harbour", "New bridge for Ada in mclind’s harbour"),
        ("NEW BRIDGE FOR ADA in town", "New bridge for Ada in town"),
        ("ADA Lind’s New Bridge", "ADA Lind’s new bridge"),
    ],
)
def test_sentence_case_keeps_names_and_length(line: str, expected: str) -> None:
    """The first word and the article's names keep their capital, others lose it; lengths never change."""
    put = sentence_case(line, frozenset({"Ada", "Lind"}))
    assert put == expected
    assert len(put) == len(line)
