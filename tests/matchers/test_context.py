"""Context rows: what surrounds a cue, in words that a person can read."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quoteattr.matchers.candidate import Candidate
from quoteattr.matchers.context import cue_context, noun_class, verb_form
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
    assert pairs["clause-right.content-verb"] == "rise"
    parse = parse_of("Novak thinks she will say that taxes rise.")
    says = [c for c in find_candidates(parse) if c.lemma == "say" and c.family == "clause-right"]
    assert dict(cue_context(parse, says[0]))["clause-right.under"] == "think"


@pytest.mark.parametrize(
    ("text", "complement"),
    [
        ("Novak voiced support for the ban.", "for"),
        ("Novak announced plans to sell the fund.", "to"),
        ("Novak criticised the plan that Lind made.", "relative"),
        ("Novak criticised the plan.", "none"),
    ],
)
def test_rows_of_an_object(parse_of: ParseOf, text: str, complement: str) -> None:
    """What completes the object's noun: the content may be that, and not the noun."""
    parse = parse_of(text)
    assert dict(cue_context(parse, first(parse, "object")))["object.complement"] == complement
