"""Phrasal content: infinitives, objects, passives, relative objects, prepositional objects, predicates."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quoteattr.matchers.passives import find_passive_subjects, find_relative_objects
from quoteattr.matchers.phrases import (
    find_infinitives,
    find_objects,
    find_predicates,
    find_prepositional,
)

FoundBy = Callable[..., list[tuple[str, set[str]]]]

FINDERS = {
    "infinitives": find_infinitives,
    "objects": find_objects,
    "passives": find_passive_subjects,
    "relatives": find_relative_objects,
    "prepositional": find_prepositional,
    "predicates": find_predicates,
}


@pytest.mark.parametrize(
    ("finder", "text", "verb", "frame", "content"),
    [
        ("infinitives", "Novak vowed to fight the ban.", "vowed", "infinitive", "to fight the ban"),
        (
            "infinitives",
            "Novak urged the council to sell the bridge.",
            "urged",
            "object-infinitive",
            "the council to sell the bridge",
        ),
        ("infinitives", "Novak denied raising taxes.", "denied", "gerund-owned", "raising taxes"),
        ("objects", "Novak criticised the plan.", "criticised", "object", "the plan"),
        ("objects", "Novak criticised the plan for the bridge.", "criticised", "object", "the plan for the bridge"),
        ("passives", "The plan was criticised by Novak.", "criticised", "passive-by", "The plan"),
        ("relatives", "The cut that Novak proposed is deep.", "proposed", "relative-object", "The cut"),
        ("prepositional", "Novak called for a ban on tolls.", "called", "verb-for", "a ban on tolls"),
        ("prepositional", "Novak spoke about the weather.", "spoke", "verb-about", "the weather"),
        ("predicates", "Novak called the ruling a mistake.", "called", "object-predicate", "a mistake"),
        ("predicates", "Novak described it as unfair.", "described", "as-predicate", "it as unfair"),
    ],
)
def test_phrases(found_by: FoundBy, finder: str, text: str, verb: str, frame: str, content: str) -> None:
    """The phrase that the cue governs, with its frame."""
    found = dict(found_by(FINDERS[finder], text, verb))
    assert content in found[frame]


@pytest.mark.parametrize(
    ("finder", "text", "verb"),
    [
        ("infinitives", "Novak criticised the plan.", "criticised"),
        ("infinitives", "Novak said that taxes will rise.", "said"),
        ("objects", "Novak vowed to fight.", "vowed"),
        ("objects", "Novak slept.", "slept"),
        ("passives", "Novak criticised the plan.", "criticised"),
        ("relatives", "Novak proposed a cut.", "proposed"),
        ("relatives", "The man who proposed a cut left.", "proposed"),
        ("prepositional", "Novak criticised the plan.", "criticised"),
        ("predicates", "Novak slept.", "slept"),
    ],
)
def test_no_phrase(found_by: FoundBy, finder: str, text: str, verb: str) -> None:
    """Nothing where the verb has no such phrase."""
    assert found_by(FINDERS[finder], text, verb) == []
