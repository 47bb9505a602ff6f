"""Assembly: ids, scope, and only the speakers, outlets and marks that belong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from quoteattr.extractor import Extractor

ARTICLE = (
    "“We will pay,” Ada Lind told Harbour Radio. Ben Novak believes that taxes will rise. "
    "Cora Stone ate a cake. Novak criticised the “reckless” plan. Their “reforms” failed."
)


@pytest.mark.parametrize(
    ("text", "speech"),
    [
        ("Ada Lind said that taxes will rise.", True),
        ("Ada Lind asked whether taxes will rise.", True),
        ("Ada Lind believes that taxes will rise.", False),
    ],
)
def test_scope(extractor: Extractor, text: str, speech: bool) -> None:
    """Speech is returned in both scopes, thoughts in all alone."""
    assert len(extractor.extract(text, scope="all")) == 1
    assert len(extractor.extract(text, scope="speech")) == int(speech)


def test_ids_are_in_document_order(extractor: Extractor) -> None:
    """q1, q2, … whatever the scope."""
    for scope in ("speech", "all"):
        extraction = extractor.extract(ARTICLE, scope=scope)
        assert len(extraction) >= 1
        assert [quote.id for quote in extraction] == [f"q{n}" for n in range(1, len(extraction) + 1)]
        assert [quote.start for quote in extraction] == sorted(quote.start for quote in extraction)


def test_only_those_who_speak_are_speakers(extractor: Extractor) -> None:
    """Lind speaks; Novak only thinks and is a speaker in all; Stone never is."""
    speech = {speaker.name for speaker in extractor.extract("“We will pay,” said Ada Lind. Ben Novak slept.").speakers}
    assert speech == {"Ada Lind"}
    names = {speaker.name for speaker in extractor.extract(ARTICLE, scope="all").speakers}
    assert {"Ada Lind", "Ben Novak"} <= names
    assert "Cora Stone" not in names


def test_outlets_are_those_of_the_quotes(extractor: Extractor) -> None:
    """An outlet that no quote went through is not listed."""
    assert [outlet.name for outlet in extractor.extract(ARTICLE).outlets] == ["Harbour Radio"]
    assert extractor.extract("Ada Lind owns Harbour Radio. She said that taxes will rise.").outlets == ()


def test_marks_that_quote_nobody_are_listed_apart(extractor: Extractor) -> None:
    """*reforms* quotes nobody; what stands in a quote is not listed."""
    extraction = extractor.extract(ARTICLE, scope="all")
    assert "reforms" in [item.span.text for item in extraction.non_quotes]
    assert "We will pay" not in [item.span.text for item in extraction.non_quotes]


def test_verbatim_is_what_stands_inside_marks(extractor: Extractor) -> None:
    """The whole of a direct quote, the fragments of a mixed one, nothing of an indirect one."""
    direct, mixed, indirect = (
        extractor.extract(text).quotes[0]
        for text in (
            "“We will pay,” said Ada Lind.",
            "Ada Lind said that “nobody” will pay for it “ever again”.",
            "Ada Lind said that nobody will pay.",
        )
    )
    assert [span.text for span in direct.verbatim] == ["We will pay"]
    assert [span.text for span in mixed.verbatim] == ["nobody", "ever again"]
    assert indirect.verbatim == ()


def test_cue_parts_side_by_side_are_one_span(extractor: Extractor) -> None:
    """*pointed out* is one span; its lemma has the particle."""
    (quote,) = extractor.extract("Ada Lind pointed out that taxes will rise.")
    assert quote.cue is not None
    assert ([span.text for span in quote.cue.spans], quote.cue.lemma) == (["pointed out"], "point out")


def test_speaker_ids_have_no_gaps(extractor: Extractor) -> None:
    """s1, s2, … of those who are left in the scope, everywhere the same."""
    extraction = extractor.extract("Ben Novak believes that taxes will rise. Ada Lind said that taxes will fall.")
    assert [(speaker.id, speaker.name) for speaker in extraction.speakers] == [("s1", "Ada Lind")]
    assert [quote.speaker for quote in extraction] == list(extraction.speakers)
