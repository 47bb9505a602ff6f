"""Clausal content: complements right and left of the cue, inserted cues, as-clauses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from quoteattr.matchers.as_clauses import find_as_clauses
from quoteattr.matchers.clauses import find_complements, find_inserted_cues
from quoteattr.matchers.particles import cue_tokens
from quoteattr.text.parse import Parse

FoundBy = Callable[..., list[tuple[str, set[str]]]]


@pytest.mark.parametrize(
    ("text", "verb", "cue", "lemma"),
    [
        ("Novak pointed out that taxes will rise.", "pointed", "pointed out", "point out"),
        ("Novak pointed that out.", "pointed", "pointed out", "point out"),
        ("Novak said that taxes will rise.", "said", "said", "say"),
        ("Novak walked outside.", "walked", "walked", "walk"),
        ("As Novak put it, taxes will rise.", "put", "put it", "put it"),
        ("Novak put the book here.", "put", "put", "put"),
    ],
)
def test_cue_tokens(parse_of: Callable[[str], Parse], text: str, verb: str, cue: str, lemma: str) -> None:
    """A particle belongs to the cue and its lemma; an adverb does not."""
    parse = parse_of(text)
    tokens, found = cue_tokens(parse, parse.words.index(verb))
    assert (" ".join(parse.words[token] for token in tokens), found) == (cue, lemma)


@pytest.mark.parametrize(
    ("text", "verb", "frame", "content"),
    [
        ("Novak said that taxes will rise.", "said", "that-clause", "taxes will rise"),
        ("Novak said taxes will rise.", "said", "zero-that", "taxes will rise"),
        ("Novak asked whether taxes will rise.", "asked", "whether-clause", "whether taxes will rise"),
        ("Novak explained why taxes will rise.", "explained", "wh-clause", "why taxes will rise"),
        ("Taxes will rise, Novak said.", "said", "left-clause", "Taxes will rise"),
        ("Taxes will rise, Novak told the council on Friday.", "told", "left-clause", "Taxes will rise"),
    ],
)
def test_complements(found_by: FoundBy, text: str, verb: str, frame: str, content: str) -> None:
    """The clause under the cue, with its frame; the complementiser is left out, *whether* is kept."""
    found = dict(found_by(find_complements, text, verb))
    assert content in found[frame]


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The mayor wants a drink.", "wants"),
        ("Novak said no.", "said"),
        ("Novak slept.", "slept"),
        ("Novak criticised the plan.", "criticised"),
    ],
)
def test_no_complement(found_by: FoundBy, text: str, verb: str) -> None:
    """Nothing where no clause depends on the verb."""
    assert found_by(find_complements, text, verb) == []


def test_drawings_stop_before_what_follows(found_by: FoundBy) -> None:
    """The whole clause and the clause cut at a comma are both offered."""
    ((_, contents),) = found_by(find_complements, "Novak said that taxes will rise, while rents will fall.", "said")
    assert {"taxes will rise", "taxes will rise, while rents will fall"} <= contents


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The plant, Novak said, would close.", "The plant … would close"),
        ("The plant, Novak said on Friday, would close.", "The plant … would close"),
    ],
)
def test_inserted_cues(found_by: FoundBy, text: str, content: str) -> None:
    """The clause around the tag in two parts, without the tag."""
    found = [contents for _, contents in found_by(find_inserted_cues, text, "said")]
    assert any(content in contents for contents in found)


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The plant that Novak owned would close.", "owned"),
        ("Novak said that the plant would close.", "said"),
        ("The plant would close.", "close"),
    ],
)
def test_no_inserted_cue(found_by: FoundBy, text: str, verb: str) -> None:
    """Relative clauses and main verbs are not inserted."""
    assert found_by(find_inserted_cues, text, verb) == []


@pytest.mark.parametrize(
    ("text", "verb", "content"),
    [
        ("As Novak says, the plan is dead.", "says", "the plan is dead"),
        ("The plan is dead, as Novak says.", "says", "The plan is dead"),
    ],
)
def test_as_clauses(found_by: FoundBy, text: str, verb: str, content: str) -> None:
    """The clause that an *as* clause stands beside."""
    found: list[Any] = found_by(find_as_clauses, text, verb)
    assert any(content in contents for _, contents in found)


@pytest.mark.parametrize(
    ("text", "verb"), [("When Novak says so, the plan is dead.", "says"), ("Novak says the plan is dead.", "says")]
)
def test_no_as_clause(found_by: FoundBy, text: str, verb: str) -> None:
    """Other adverbial clauses and main clauses are none."""
    assert found_by(find_as_clauses, text, verb) == []
