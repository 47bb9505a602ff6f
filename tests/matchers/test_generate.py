"""All candidates of an article."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language

from quoteattr.matchers.generate import _VERB_FINDERS, find_candidates
from quoteattr.syntax import is_verb
from quoteattr.text.parse import Parse, parse_texts

FIXTURES = Path(__file__).parents[2] / "fixtures" / "articles"


@pytest.fixture(scope="module")
def parses(nlp: Language) -> list[Parse]:
    """The articles of the fixtures."""
    return list(parse_texts(nlp, [file.read_text(encoding="utf-8") for file in sorted(FIXTURES.glob("*.txt"))]))


def test_no_construction_is_missed_by_its_labels(parses: list[Parse]) -> None:
    """A finder that is not asked, since no label speaks for it, would have found nothing."""
    asked = left_out = 0
    for parse in parses:
        for token in range(len(parse)):
            if not is_verb(parse, token):
                continue
            labels = {parse.deps[kid] for kid in parse.children[token]}
            for finder, of_dependents, of_verb in _VERB_FINDERS:
                if parse.deps[token] in of_verb or labels & of_dependents:
                    asked += 1
                    continue
                left_out += 1
                assert not list(finder(parse, token)), (finder, parse.words[token])
    assert asked
    assert left_out


def test_rivals_are_the_other_families_of_a_cue(parses: list[Parse]) -> None:
    """Each candidate names the other families that its cue has candidates of, and none its own."""
    for parse in parses:
        candidates = find_candidates(parse)
        for candidate in candidates:
            others = {other.family for other in candidates if other.cue_head == candidate.cue_head >= 0} - {
                candidate.family
            }
            assert candidate.rivals == "+".join(sorted(others))
    assert any(candidate.rivals for candidate in find_candidates(parses[0]))
