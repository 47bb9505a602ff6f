"""What the tests of matchers share: a parse of a text, and candidates as plain strings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

import pytest

from quoteattr.matchers.candidate import Candidate
from quoteattr.text.parse import Parse, parse_text

if TYPE_CHECKING:
    from spacy.language import Language

Finder = Callable[[Parse, int], Iterator[Candidate]]


@pytest.fixture
def parse_of(nlp: Language) -> Callable[[str], Parse]:
    """Parses a text with the shared pipeline."""
    return lambda text: parse_text(nlp, text)


@pytest.fixture
def found_by(nlp: Language) -> Callable[[Finder, str, str], list[tuple[str, set[str]]]]:
    """What a finder yields for a word of a text: each candidate's frame and its possible contents."""

    def find(finder: Finder, text: str, word: str) -> list[tuple[str, set[str]]]:
        parse = parse_text(nlp, text)
        return readable(text, finder(parse, parse.words.index(word)))

    return find


def readable(text: str, candidates: Iterable[Candidate]) -> list[tuple[str, set[str]]]:
    """Each candidate's frame and its possible contents, parts joined by `` … ``."""
    return [
        (
            candidate.frame,
            {" … ".join(text[start:end] for start, end in region.ranges) for region in candidate.regions},
        )
        for candidate in candidates
    ]
