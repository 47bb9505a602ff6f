"""Articles that break off, or begin, at any word: feeds cut them, and so do people who copy them.

Made of the cases' own sentences, which hold every construction: what a rule reads behind a word may not be there.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from quoteattr import Failure, extract_many

if TYPE_CHECKING:
    from spacy.language import Language

CASES = sorted((Path(__file__).parents[2] / "fixtures/cases").glob("*.toml"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_cut_at_any_word(nlp: Language, path: Path) -> None:
    """Nothing raises, whichever words are left of a text."""
    cut: set[str] = set()
    for text in set(_texts(tomllib.loads(path.read_text(encoding="utf-8")))):
        words = text.split(" ")
        for at in range(1, len(words)):
            cut.update((" ".join(words[:at]), " ".join(words[at:])))
    texts = sorted(cut)
    outcomes = zip(texts, extract_many(texts, nlp=nlp, scope="all"), strict=True)
    assert texts
    assert not [(text, str(outcome)) for text, outcome in outcomes if isinstance(outcome, Failure)]


def _texts(part: Any) -> Iterator[str]:
    """The texts of a file of cases."""
    if isinstance(part, dict):
        if isinstance(part.get("text"), str):
            yield part["text"]
        part = list(part.values())
    for inner in part if isinstance(part, list) else ():
        yield from _texts(inner)
