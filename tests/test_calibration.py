"""Calibration on a small made-up gold: the rows are counted, and nothing edited by hand is touched."""

from __future__ import annotations

import hashlib
import math
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from quoteattr.calibration import calibrate, collect_cases, count_rows
from quoteattr.evaluation.gold import GoldArticle, GoldQuote
from quoteattr.lexicon.weights import read_weights
from quoteattr.records import QuoteType
from quoteattr.text.parse import Parse, parse_text

if TYPE_CHECKING:
    from spacy.language import Language

SAID = "Novak said that taxes will rise."
BUILT = "Novak built the house."


def gold_of(text: str, content: str = "", cue: str = "said") -> GoldArticle:
    """A gold article with one attribution, or with none."""

    def place(part: str) -> tuple[tuple[int, int], ...]:
        start = text.index(part)
        return ((start, start + len(part)),)

    quotes = ()
    if content:
        quotes = (GoldQuote(id="g1", content=place(content), type=QuoteType.INDIRECT, stated={"cue": place(cue)}),)
    return GoldArticle(id=text[:5], text=text, quotes=quotes)


@pytest.fixture(scope="module")
def parses(request: pytest.FixtureRequest) -> dict[str, Parse]:
    """The two sentences, parsed once."""
    nlp: Language = request.getfixturevalue("nlp")
    return {text: parse_text(nlp, text) for text in (SAID, BUILT)}


@pytest.mark.parametrize(
    ("content", "cue", "right", "exact"),
    [
        ("taxes will rise", "said", True, True),
        ("that taxes will rise", "said", True, True),
        ("will rise", "said", True, False),
        ("taxes will rise", "Novak", False, False),
        ("Novak", "said", False, False),
        ("", "said", False, False),
    ],
)
def test_examples_are_judged_by_content_and_cue(
    parses: dict[str, Parse], content: str, cue: str, right: bool, exact: bool
) -> None:
    """Right where content overlaps by half and the cue agrees; exact where the words are the same."""
    cases = collect_cases(parses[SAID], gold_of(SAID, content, cue))
    chosen = [region for case in cases if ("frame", "that-clause") in case.shared for region in case.regions]
    assert [(example.right, example.exact) for example in chosen] == [(right, exact)] * len(chosen)
    assert chosen


def test_rows_count_what_was_seen() -> None:
    """n candidates, of which so many right; a row that helps has a lift above nothing, one that harms below."""
    good, bad = [("frame", "good")], [("frame", "bad")]
    seen = [(good, True)] * 18 + [(good, False)] * 2 + [(bad, True)] * 2 + [(bad, False)] * 18
    rows = {(row.table, row.value): row for row in count_rows(seen)}
    assert (rows["base", ""].n, rows["base", ""].right) == (40, 20)
    assert math.isclose(rows["base", ""].lift, 0.0, abs_tol=1e-9)
    assert (rows["frame", "good"].n, rows["frame", "good"].right) == (20, 18)
    assert (rows["frame", "bad"].n, rows["frame", "bad"].right) == (20, 2)
    assert rows["frame", "good"].lift > 1 > -1 > rows["frame", "bad"].lift
    assert rows["frame", "good"].lift < math.log(18 / 2)


def test_rare_and_idle_rows_are_left_out() -> None:
    """Seen too seldom, or of no news: not in the table."""
    seen = [([("frame", "idle")], number < 20) for number in range(40)]
    seen += [([("frame", "rare")], number < 3) for number in range(6)]
    assert {row.value for row in count_rows(seen)} == {""}
    assert count_rows([]) == []


def test_calibrating_writes_both_tables_and_nothing_else(parses: dict[str, Parse], tmp_path: Path) -> None:
    """Twelve articles of each sentence: counts in the files, and the lexicon that ships stays as it is."""
    lexicon = resources.files("quoteattr.lexicon")
    shipped = [lexicon.joinpath("cues.toml"), *lexicon.joinpath("weights").iterdir()]
    before = [hashlib.sha256(file.read_bytes()).hexdigest() for file in shipped]
    articles = [(parses[SAID], gold_of(SAID, "taxes will rise")), (parses[BUILT], gold_of(BUILT))] * 12
    counts = calibrate(articles, tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["exact.tsv", "found.tsv"]
    found = read_weights(tmp_path / "found.tsv")
    exact = read_weights(tmp_path / "exact.tsv")
    assert (len(found), len(exact)) == counts
    rows = {(row.table, row.value): row for row in found}
    assert (rows["frame", "that-clause"].n, rows["frame", "that-clause"].right) == (12, 12)
    assert (rows["frame", "object"].n, rows["frame", "object"].right) == (12, 0)
    assert rows["frame", "that-clause"].lift > 0 > rows["frame", "object"].lift
    assert (exact[0].table, exact[0].n, exact[0].right) == ("base", 12, 12)
    assert [hashlib.sha256(file.read_bytes()).hexdigest() for file in shipped] == before
