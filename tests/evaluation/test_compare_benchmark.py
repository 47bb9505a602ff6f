"""The peer in ``benchmarks/compare.py``: textacy's quotes as our records, its exceptions as crashes."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest

from quoteattr.evaluation import Crash, score
from quoteattr.records import Extraction, QuoteType

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "compare.py"

QUOTED = "“The old bridge will close in May,” Ada Stone said on Monday."
ODD = "“The old bridge will close in May, Ada Stone said on Monday."


@pytest.fixture
def textacy_extractor(nlp: Any) -> Any:
    """textacy as an extractor, on the tests' pipeline."""
    pytest.importorskip("textacy", reason="textacy is not installed: the benchmark's peer is not tested")
    spec = importlib.util.spec_from_file_location("compare", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.Textacy(nlp)


def test_a_direct_quote_becomes_a_record(textacy_extractor: Any) -> None:
    """Content, cue and source stand where textacy found them."""
    (extraction,) = textacy_extractor.extract_many([QUOTED], scope="all")
    assert isinstance(extraction, Extraction)
    (quote,) = extraction.quotes
    assert quote.type is QuoteType.DIRECT
    assert quote.text == "“The old bridge will close in May,”"
    assert (quote.cue.text, quote.source.text, quote.speaker.name) == ("said", "Ada Stone", "Ada Stone")


def test_an_exception_is_a_crash_and_the_next_article_goes_on(textacy_extractor: Any, make_gold: Any) -> None:
    """An odd number of marks: textacy raises, its gold is missed, the article after it is scored."""
    first, second = textacy_extractor.extract_many([ODD, QUOTED], scope="all")
    assert isinstance(first, Crash)
    assert "1 quotation marks found" in first.error
    assert isinstance(second, Extraction)
    golds = [
        make_gold(ODD, ("The old bridge will close in May", {}), name="odd"),
        make_gold(QUOTED, ("“The old bridge will close in May,”", {"type": "direct"}), name="even"),
    ]
    report = score(golds, textacy_extractor)
    assert [name for name, _ in report.crashes] == ["odd"]
    assert (report.figure().recall, report.figure().precision) == (0.5, 1.0)
