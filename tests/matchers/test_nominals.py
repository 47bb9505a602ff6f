"""Nouns, adjectives, copulas, *according to* and views as cues."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quoteattr.matchers.nominals import (
    find_according_to,
    find_adjectives,
    find_copular,
    find_noun_cues,
    find_views,
)
from quoteattr.text.parse import Parse

FoundBy = Callable[..., list[tuple[str, set[str]]]]

FINDERS = {
    "noun": find_noun_cues,
    "adjective": find_adjectives,
    "copular": find_copular,
    "according": find_according_to,
    "view": find_views,
}


@pytest.mark.parametrize(
    ("finder", "text", "word", "content"),
    [
        ("noun", "Novak rejected her claim that he lied.", "claim", "he lied"),
        ("noun", "Novak rejected her criticism of the plan.", "criticism", "the plan"),
        ("adjective", "Novak is confident that the plan works.", "confident", "the plan works"),
        ("copular", "Her view is that the plan works.", "is", "the plan works"),
        ("according", "Sales fell last year, according to Novak.", "according", "Sales fell last year"),
        ("according", "According to Novak, sales fell last year.", "According", "sales fell last year"),
        ("according", "Sales, according to Novak, fell last year.", "according", "Sales … fell last year"),
        ("view", "In Novak's view, the plan is dead.", "view", "the plan is dead"),
        ("view", "In the view of Novak, the plan is dead.", "view", "the plan is dead"),
    ],
)
def test_nominals(found_by: FoundBy, finder: str, text: str, word: str, content: str) -> None:
    """The content of a cue that is no verb."""
    assert any(content in contents for _, contents in found_by(FINDERS[finder], text, word))


@pytest.mark.parametrize(
    ("finder", "text", "word"),
    [
        ("noun", "Novak rejected the claim.", "claim"),
        ("adjective", "Novak is tall.", "tall"),
        ("copular", "Her view was here.", "view"),
        ("copular", "Novak knows that the plan works.", "knows"),
        ("according", "Sales fell last year.", "fell"),
        ("view", "Novak has a view of the sea.", "view"),
        ("view", "The view is good.", "view"),
    ],
)
def test_no_nominal(found_by: FoundBy, finder: str, text: str, word: str) -> None:
    """A noun without complement, a plain adjective, a view of the sea."""
    assert found_by(FINDERS[finder], text, word) == []


def test_according_to_names_its_source(parse_of: Callable[[str], Parse]) -> None:
    """The object of *according to* is handed on as the source."""
    parse = parse_of("Sales fell last year, according to Novak.")
    (candidate, *_) = find_according_to(parse, parse.words.index("according"))
    assert parse.words[candidate.source_hint] == "Novak"
    assert candidate.lemma == "according to"
