"""Explaining: a quote by its record alone, and an article's candidates by the rows that decided."""

from __future__ import annotations

import math
from pathlib import Path

import attrs
import pytest

from quoteattr.explaining import Outcome, explain_text
from quoteattr.extractor import Extractor
from quoteattr.matchers.rules import RULES
from quoteattr.records import Extraction, Flag, Scope
from quoteattr.selection import WHOLE_THRESHOLD
from quoteattr.serialize import from_json

TEXT = (
    "The mayor said that taxes will rise. The harbour was said to be old. "
    "Tomasz Wilk fears that the port will be sold. “We will rebuild,” said Ines Carro."
)
ARTICLES = sorted((Path(__file__).parents[1] / "fixtures" / "articles").glob("*.json"))


def test_a_quote_by_its_record(extraction: Extraction) -> None:
    """Rule, example, and each field with its place; nothing but the record is read."""
    quote = attrs.evolve(extraction.quotes[0], rule="direct.colon")
    found = quote.explain(attrs.evolve(extraction, text=""))
    assert found.example == RULES["direct.colon"]
    places = {item.label: item for item in found.evidence}
    assert places["cue"].spans == quote.cue.spans if quote.cue else False
    assert "the source is named" in places["speaker"].value
    assert places["outlet"].value == "Harbour Radio (told)"
    assert "hypothetical" in places["cue"].value
    printed = str(found)
    assert "direct.colon" in printed
    assert "0.97" in printed


def test_a_quote_without_a_speaker(extraction: Extraction) -> None:
    """Where no link was made, who it could be and what the flags mean are told."""
    found = extraction.quotes[1].explain(extraction)
    assert found.could_be == ("Ines Carro", "the council")
    assert any("more than one speaker" in note for note in found.notes)
    assert "speaker" not in {item.label for item in found.evidence}


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_gold_records(path: Path) -> None:
    """Every record of the fixture articles is explained, whatever fields it lacks."""
    extraction = from_json(path.read_text())
    for quote in extraction:
        found = quote.explain(extraction)
        labels = {item.label for item in found.evidence}
        assert ("cue" in labels) == (quote.cue is not None)
        assert ("speaker" in labels) == (quote.speaker is not None)
        assert len(found.notes) == len(quote.flags)


def test_every_flag_has_words(extraction: Extraction) -> None:
    """A new flag needs a sentence."""
    quote = attrs.evolve(extraction.quotes[0], flags=tuple(Flag))
    assert len(quote.explain(extraction).notes) == len(Flag)


def test_candidates(extractor: Extractor) -> None:
    """At least the quotes are accepted; each lost candidate has its reason; the rows sum to the score."""
    decisions = explain_text(TEXT, extractor=extractor)
    accepted = [decision for decision in decisions if decision.outcome is Outcome.ACCEPTED]
    contents = {" ".join(span.text for span in decision.content) for decision in accepted}
    assert {"taxes will rise", "We will rebuild"} <= contents
    assert len(decisions) > len(accepted)
    for decision in decisions:
        assert decision.reason
        assert all(TEXT[span.start : span.end] == span.text for span in decision.content)
        odds = sum(row.lift for row in decision.rows)
        assert 1 / (1 + math.exp(-odds)) == pytest.approx(decision.probability, abs=0.02)
        assert decision.rows[0].table == "base"


def test_lost_readings(extractor: Extractor) -> None:
    """A second reading of an accepted cue is outdone, and says by what; an unlikely candidate names the threshold."""
    decisions = explain_text(TEXT, extractor=extractor)
    outdone = [decision for decision in decisions if decision.outcome is Outcome.OUTDONE]
    unlikely = [decision for decision in decisions if decision.outcome is Outcome.UNLIKELY]
    assert any("the same cue reads better" in decision.reason for decision in outdone)
    assert all("threshold" in decision.reason for decision in unlikely)
    assert all(decision.probability < extractor.settings.threshold for decision in unlikely)


def test_the_threshold_that_counted_is_told(extractor: Extractor) -> None:
    """A paragraph all in marks is accepted from a lower threshold, and the reason names that one."""
    text = "The council met on Monday. It was a long evening.\n\n“It was a long night of it”\n\nThe vote was put off."
    decisions = explain_text(text, extractor=extractor)
    (accepted,) = [decision for decision in decisions if decision.outcome is Outcome.ACCEPTED]
    assert accepted.probability < extractor.settings.threshold
    assert f"threshold of {WHOLE_THRESHOLD:.2f}" in accepted.reason


def test_place(extractor: Extractor) -> None:
    """Only candidates at the asked place are shown."""
    start = TEXT.index("Tomasz")
    decisions = explain_text(TEXT, extractor=extractor, start=start, end=start + len("Tomasz Wilk fears that the port"))
    assert decisions
    assert all("fears" in str(decision) or "port" in str(decision) for decision in decisions)
    assert explain_text(TEXT, extractor=extractor, start=0, end=0) == []


def test_scope_is_told(extractor: Extractor) -> None:
    """A thought that was found but is not returned says so."""
    fears = [decision for decision in explain_text(TEXT, extractor=extractor) if "fears" in str(decision)]
    accepted = [decision for decision in fears if decision.outcome is Outcome.ACCEPTED]
    assert accepted
    assert 'scope="all"' in accepted[0].reason
    said = [
        decision for decision in explain_text(TEXT, extractor=extractor) if decision.cue and "said" in str(decision)
    ]
    assert not any('scope="all"' in decision.reason for decision in said)


@pytest.mark.parametrize(
    "text",
    [
        "Lind branded the ruling “a stain”.",  # words in marks
        "She accused the ministry of wasting the money.",  # blame that is uttered
        "The council announced a ban on cars in the old town.",
        "She opposed the plan for the harbour.",
        "The council supported the merger.",
        "Novak dismissed the report.",
        "He demanded an apology.",
    ],
)
@pytest.mark.parametrize("scope", [Scope.SPEECH, Scope.ALL])
def test_scope_is_told_as_it_is_decided(extractor: Extractor, text: str, scope: Scope) -> None:
    """The reason says that only ``scope="all"`` returns a quote just where the extraction leaves it out."""
    scoped = Extractor(extractor.nlp, attrs.evolve(extractor.settings, scope=scope))
    decisions = explain_text(text, extractor=scoped)
    accepted = [decision for decision in decisions if decision.outcome is Outcome.ACCEPTED]
    assert accepted
    returned = [decision.content for decision in accepted if 'scope="all"' not in decision.reason]
    assert returned == [quote.content for quote in scoped.extract(text)]


def test_speech_inside_quotations_is_explained_as_it_was_scored(extractor: Extractor) -> None:
    """With ``nested=True`` the rows that say "nothing stands inside reported content" do not count, nor are shown."""
    text = "“The engineers told us that the bridge would fall within a year. We had no choice,” she said."
    nested = Extractor(extractor.nlp, attrs.evolve(extractor.settings, nested=True))
    decisions = explain_text(text, extractor=nested)
    (inner,) = [one for one in decisions if "bridge would fall" in str(one) and one.outcome is Outcome.ACCEPTED][1:]
    assert inner.cue is not None
    assert inner.cue.text == "told"
    tables = {row.table for decision in decisions for row in decision.rows}
    assert not tables & {"inside", "inside-marks", "rest"}
    for decision in decisions:
        odds = sum(row.lift for row in decision.rows)
        assert 1 / (1 + math.exp(-odds)) == pytest.approx(decision.probability, abs=0.02)
