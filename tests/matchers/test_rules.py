"""Rule ids: each accepted construction has one, and every id is listed."""

from __future__ import annotations

import itertools

import pytest

from quoteattr.matchers.rules import RULES, rule_of
from quoteattr.records import QuoteType

DIRECT, MIXED, INDIRECT = QuoteType.DIRECT, QuoteType.MIXED, QuoteType.INDIRECT


@pytest.mark.parametrize(
    ("family", "frame", "region", "kind", "parts", "rule"),
    [
        ("quote", "quote-left-tag", "own", DIRECT, 1, "direct.trailing-cue"),
        ("quote", "quote-left-tag", "joined", DIRECT, 2, "direct.split"),
        ("quote", "quote-right-ccomp", "own", DIRECT, 1, "direct.leading-cue"),
        ("quote", "quote-right-pobj", "own", DIRECT, 1, "direct.phrase"),
        ("quote", "quote-right-colon", "own", DIRECT, 1, "direct.colon"),
        ("quote", "quote-label", "own", DIRECT, 1, "direct.label"),
        ("quote", "quote-paragraph-colon", "own", DIRECT, 1, "direct.block"),
        ("quote", "quote-sentence-before", "own", DIRECT, 1, "direct.sentence-before"),
        ("quote", "quote-left-tag", "run", DIRECT, 2, "direct.block"),
        ("quote", "quote-left-tag", "own-run", DIRECT, 2, "direct.trailing-cue"),
        ("float", "float-colon", "own", DIRECT, 1, "direct.colon"),
        ("float", "float-whole-alone", "own", DIRECT, 1, "direct.floating"),
        ("float", "float-whole-after-quote", "own", DIRECT, 1, "direct.floating-after"),
        ("float", "float-whole-after-open", "own", DIRECT, 1, "direct.floating-continued"),
        ("clause-right", "that-clause", "full", INDIRECT, 1, "indirect.that-clause"),
        ("clause-right", "that-clause", "full", MIXED, 1, "mixed.clause"),
        ("clause-right", "whether-clause", "full", INDIRECT, 1, "indirect.wh-clause"),
        ("clause-left", "left-clause", "full", INDIRECT, 1, "indirect.trailing-cue"),
        ("clause-left", "inserted", "split", INDIRECT, 2, "indirect.inserted-cue"),
        ("clause-left", "left-clause", "full", MIXED, 1, "mixed.trailing-cue"),
        ("according", "according-to-end", "x", INDIRECT, 1, "indirect.according-to"),
        ("according", "view-of-front", "x", INDIRECT, 1, "indirect.view-of"),
        ("noun", "noun-that", "x", INDIRECT, 1, "indirect.noun-that"),
        ("noun", "noun-of", "x", INDIRECT, 1, "indirect.noun-phrase"),
        ("label", "label-caps", "paragraph", MIXED, 1, "mixed.label"),
        ("object", "object", "x", MIXED, 1, "mixed.object"),
    ],
)
def test_rule_of(family: str, frame: str, region: str, kind: QuoteType, parts: int, rule: str) -> None:
    """Family, frame, region and type decide; more than one part makes a split quote."""
    assert rule_of(family, frame, region, kind, parts) == rule


@pytest.mark.parametrize(("named", "rule"), [(True, "direct.dash"), (False, "direct.floating")])
def test_a_quotation_without_a_cue_may_have_its_source_beside_it(named: bool, rule: str) -> None:
    """A name after a dash makes it a rule of its own."""
    assert rule_of("float", "float-start-alone", "own", DIRECT, named=named) == rule


FAMILIES = "as according noun object passive label prepositional infinitive adjective clause-right clause-left".split()


@pytest.mark.parametrize(("family", "kind"), list(itertools.product(FAMILIES, QuoteType)))
def test_every_family_has_a_listed_rule_for_every_type(family: str, kind: QuoteType) -> None:
    """No combination fails or gives an id that is not documented."""
    assert rule_of(family, "unheard-of", "own", kind) in RULES


def test_ids_begin_with_a_type_and_have_an_example() -> None:
    """Dotted, lower case, with words that show the construction."""
    for rule, example in RULES.items():
        kind, _, name = rule.partition(".")
        assert kind in list(QuoteType)
        assert name
        assert name == name.lower()
        assert len(example) > 10
