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


@pytest.mark.parametrize(
    ("text", "noun", "content"),
    [
        ("The captain's faith that the wind would turn never left him.", "faith", "the wind would turn"),
        ("The shipyard's boast that no storm could sink her was bold.", "boast", "no storm could sink her"),
        ("Her claim that he lied and cheated is false.", "claim", "he lied and cheated"),
    ],
)
def test_a_clause_ends_before_its_nouns_own_verb(found_by: FoundBy, text: str, noun: str, content: str) -> None:
    """Whatever the parser takes for the clause, no way to draw it goes on into the sentence's main verb."""
    found = list(found_by(find_noun_cues, text, noun))
    assert found
    for frame, contents in found:
        assert frame == "noun-that"
        assert content in contents
        assert all(content.startswith(drawn) for drawn in contents)


def test_a_clause_behind_an_adjective_that_hangs_on_the_verb(tree: Callable[[str], Parse]) -> None:
    """*Lind was sure that it works*, whatever the parser hangs the clause on; *it was clear that* is nobody's."""
    written = "{}/nsubj/1 was/ROOT/1/VBD sure/acomp/1/JJ that/mark/5/IN it/nsubj/5/PRP works/ccomp/1/VBZ ./punct/1/."
    parse = tree(written.format("Lind"))
    parse.lemmas[1] = "be"
    (found,) = find_copular(parse, 1)
    assert (found.lemma, found.frame, found.cue_head) == ("sure", "adjective-that", 2)
    parse = tree(written.format("it"))
    parse.lemmas[1] = "be"
    assert [candidate.frame for candidate in find_copular(parse, 1)] == ["noun-is"]
