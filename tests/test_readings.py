"""Readings: type, polarity, nesting, and sources carried on to quotations without a cue."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quoteattr.readings import type_of
from quoteattr.records import QuoteType
from quoteattr.text.parse import parse_text

if TYPE_CHECKING:
    from spacy.language import Language

    from quoteattr.extractor import Extractor


@pytest.mark.parametrize(
    ("text", "contents", "expected"),
    [
        ("“Go home,” said Lind.", ["Go home"], QuoteType.DIRECT),
        ("“Go home,” said Lind. “Now.”", ["Go home", "Now"], QuoteType.DIRECT),
        ("Lind said it was “over”.", ["it was “over"], QuoteType.MIXED),
        ("The city “is broke,” Lind said. “Go.”", ["The city “is broke", "Go"], QuoteType.MIXED),
        ("Lind said it was over.", ["it was over"], QuoteType.INDIRECT),
        ("Lind said it was the workers’ day.", ["it was the workers’ day"], QuoteType.INDIRECT),
        ("“Go,” — “home,” said Lind.", ["Go,” — “home"], QuoteType.DIRECT),
    ],
)
def test_type(nlp: Language, text: str, contents: list[str], expected: QuoteType) -> None:
    """All words inside marks, some, or none; what stands between marks without a word is nothing."""
    parse = parse_text(nlp, text)
    ranges = tuple((text.index(part), text.index(part) + len(part)) for part in contents)
    assert type_of(parse, ranges) is expected


@pytest.mark.parametrize(
    ("text", "negated", "hypothetical"),
    [
        ("Ada Lind said that taxes will rise.", False, False),
        ("Ada Lind did not say that taxes will rise.", True, False),
        ("Ada Lind will say that taxes will rise.", False, True),
        ("Ada Lind is expected to say that taxes will rise.", False, True),
        ("Ada Lind said that taxes will not rise.", False, False),
    ],
)
def test_polarity(extractor: Extractor, text: str, negated: bool, hypothetical: bool) -> None:
    """Of the cue, never of the content."""
    (cue,) = [quote.cue for quote in extractor.extract(text, scope="all") if quote.text.startswith("taxes")]
    assert cue is not None
    assert (cue.negated, cue.hypothetical) == (negated, hypothetical)


@pytest.mark.parametrize(
    ("text", "nested"),
    [
        ("“My mother said, ‘Never sell the boat,’ and she meant it,” said Ada Lind.", True),
        ("Ada Lind said that taxes will rise. Novak warned that rents will fall.", False),
    ],
)
def test_nesting(extractor: Extractor, text: str, nested: bool) -> None:
    """A quote inside another's content names it as its parent."""
    first, second = extractor.extract(text)
    assert first.parent is None
    assert second.parent == (first.id if nested else None)


def test_a_quotation_without_a_cue_carries_the_source_before_it(extractor: Extractor) -> None:
    """The speaker of the quote before it; where a cue names another, that one."""
    text = "“We will pay for the bridge this year,” said Ada Lind.\n\n“{}”"
    carried = extractor.extract(text.format("Nobody else will ever have to pay for it again."))
    assert [quote.speaker and quote.speaker.name for quote in carried] == ["Ada Lind", "Ada Lind"]
    assert [quote.cue is None for quote in carried] == [False, True]
    other = extractor.extract(text.format("Nobody will ever have to pay for it,” said Ben Novak. “Never."))
    assert [quote.speaker and quote.speaker.name for quote in other] == ["Ada Lind", "Ben Novak"]


@pytest.mark.parametrize(
    ("text", "flagged"),
    [("The bridge is shut for good,” said Lind.", True), ("“The bridge is shut for good,” said Lind.", False)],
)
def test_repaired_marks_are_flagged(extractor: Extractor, text: str, flagged: bool) -> None:
    """Whoever reads the quote learns that a mark is missing."""
    (quote,) = extractor.extract(text)
    assert ("unclosed_mark" in quote.flags) is flagged


@pytest.mark.parametrize(
    ("text", "rule", "source"),
    [
        (
            "Joel Abara laughed at the bill. “It is always the council, and never us.”",
            "direct.sentence-before",
            "Joel Abara",
        ),
        ("The room was quiet. “It is always the council, and never us.”", "direct.floating", ""),
        ("“It rained all night,” as Lind put it.", "direct.as-clause", "Lind"),
        ("“It rained all night,” Lind said.", "direct.trailing-cue", "Lind"),
    ],
)
def test_rule_and_source_of_a_quotation(extractor: Extractor, text: str, rule: str, source: str) -> None:
    """A person named in the sentence before speaks where nobody else does; *as* makes an as-clause."""
    quote = extractor.extract(text).quotes[-1]
    assert (quote.rule, quote.source.text or "") == (rule, source)
