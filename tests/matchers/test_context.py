"""Context rows: what surrounds a cue and a region, in words that a person can read."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quoteattr.matchers.candidate import Candidate
from quoteattr.matchers.context import cue_context, noun_class, region_context, verb_form
from quoteattr.matchers.generate import find_candidates
from quoteattr.text.parse import Parse

ParseOf = Callable[[str], Parse]


def first(parse: Parse, family: str) -> Candidate:
    """The first candidate of a family."""
    return next(candidate for candidate in find_candidates(parse) if candidate.family == family)


@pytest.mark.parametrize(
    ("text", "verb", "form"),
    [
        ("Novak said that taxes rise.", "said", "vbd"),
        ("Novak did not say that taxes rise.", "say", "vb+do+not"),
        ("Novak would say that taxes rise.", "say", "vb+would"),
        ("Novak was told that taxes rise.", "told", "vbn+be+passive"),
        ("Novak has said that taxes rise.", "said", "vbn+have"),
        ("Novak wants to say that taxes rise.", "say", "vb+to"),
    ],
)
def test_verb_form(parse_of: ParseOf, text: str, verb: str, form: str) -> None:
    """Tense, auxiliaries, negation and passive."""
    parse = parse_of(text)
    assert verb_form(parse, parse.words.index(verb)) == form


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("She left.", "She", "she"),
        ("Ada Novak left.", "Novak", "name"),
        ("The mayor left.", "mayor", "noun"),
        ("The mayors left.", "mayors", "nouns"),
    ],
)
def test_noun_class(parse_of: ParseOf, text: str, word: str, kind: str) -> None:
    """Pronouns by themselves, names, nouns by number; none for a missing token."""
    parse = parse_of(text)
    assert noun_class(parse, parse.words.index(word)) == kind
    assert noun_class(parse, -1) == "none"


def test_rows_of_a_cue(parse_of: ParseOf) -> None:
    """Subject, form and governor of the cue; its rivals."""
    parse = parse_of("She did not say that taxes “will rise” soon.")
    pairs = dict(cue_context(parse, first(parse, "clause-right")))
    assert pairs["clause-right.subject"] == "she"
    assert pairs["clause-right.form"] == "vb+do+not"
    assert pairs["clause-right.under"] == "root"
    assert pairs["rivals"] == "clause-right>quote"
    parse = parse_of("Novak thinks she will say that taxes rise.")
    says = [c for c in find_candidates(parse) if c.lemma == "say" and c.family == "clause-right"]
    assert dict(cue_context(parse, says[0]))["clause-right.under"] == "think"


@pytest.mark.parametrize(
    ("text", "size", "marks"),
    [
        ("She said that taxes rise.", "2", "none"),
        ("She said that taxes “will rise” soon.", "4-5", "part"),
        ("She said that all taxes on tolls, bridges and roads will rise again soon.", "9-12", "none"),
    ],
)
def test_rows_of_a_region(parse_of: ParseOf, text: str, size: str, marks: str) -> None:
    """How many words, how many of them inside marks."""
    parse = parse_of(text)
    candidate = first(parse, "clause-right")
    pairs = dict(region_context(parse, candidate, candidate.regions[0]))
    assert (pairs["clause-right.size"], pairs["clause-right.marks"]) == (size, marks)


def test_rows_are_short_words(parse_of: ParseOf) -> None:
    """No row of an ordinary sentence holds white space at an edge or a line break."""
    parse = parse_of("“Go home,” said Lind. The city, she said, “is broke.” He called for a ban, according to Novak.")
    for candidate in find_candidates(parse):
        for region in candidate.regions:
            for table, value in [*cue_context(parse, candidate), *region_context(parse, candidate, region)]:
                assert table
                assert table == table.strip()
                assert value == " ".join(value.split())
