"""Properties of any text: nothing raises, offsets are true, order, round trips, independence of paragraphs."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quoteattr.extractor import Extractor
from quoteattr.matchers.candidate import trim
from quoteattr.records import Extraction, Span
from quoteattr.serialize import from_json, to_json
from quoteattr.text.marks import Marked, find_marked
from quoteattr.text.paragraphs import find_paragraphs
from quoteattr.text.parse import parse_text
from quoteattr.text.prepare import find_segments

if TYPE_CHECKING:
    from spacy.language import Language

MARKS = "\"“”„‟«»＂〝〞❝❞'‘’‚‛`‹›´"
WORDS = "said Lind the mayor of Ostrel she told Harbour Radio that taxes will rise No we".split()
SPACES = [*" \n\t\u00a0\u200b", "\n\n", "\r\n", "\u2028", "\x00"]
POINTS = [*".,?!:;—-()", ", ", ". ", "’s ", "6'2\"", "LIND: ", '12" pipe', "’90s", "😀", "é", "ǆ", "according to "]
PIECES = st.sampled_from([*MARKS, "''", "``", "’’", "“", "”", '"', *SPACES, *POINTS, *WORDS])
ANYTHING = st.text(
    alphabet=st.one_of(st.sampled_from(MARKS + " .,\n"), st.characters(exclude_categories=["Cs"])), max_size=80
)
TEXTS = st.one_of(st.lists(PIECES, max_size=60).map("".join), st.lists(PIECES, max_size=40).map(" ".join), ANYTHING)
SENTENCES = st.lists(
    st.sampled_from(
        [
            "“Go home,” said Ada Lind.",
            "Taxes will rise, she told Harbour Radio.",
            "The mayor of Ostrel, Ada Lind, said that “nobody” will pay.",
            "“We never asked for any of this,” he added. “Now go.”",
            "According to the council, the bridge is shut.",
            "'Don't go,' the workers' leader said.",
            "“It is late.",
            "LIND: We are done.",
            "She did not say why.",
            "Their “reforms” failed.",
            "\n\n",
            "”",
            '"',
        ]
    ),
    max_size=8,
).map(" ".join)

settings.register_profile("any", deadline=None, suppress_health_check=list(HealthCheck), print_blob=True)
settings.register_profile("ci", settings.get_profile("any"), derandomize=True, database=None)
PROFILE = settings.get_profile("ci" if os.environ.get("CI") else "any")


def many(count: int) -> settings:
    """Settings for a number of examples; in CI the same ones each time."""
    return settings(PROFILE, max_examples=count)


def marked(text: str) -> list[Marked]:
    """The marked stretches of an article."""
    return find_marked(text, find_paragraphs(text))


@pytest.fixture(scope="module")
def blank() -> Language:
    """A pipeline of a tokenizer and sentence ends alone."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return nlp


@many(1000)
@given(TEXTS)
def test_marks_are_ordered_nested_and_inside_their_paragraph(text: str) -> None:
    """Stretches come by start, lie in their paragraph, and never cross one another."""
    paragraphs = find_paragraphs(text)
    open_: list[Marked] = []
    last = 0
    for stretch in find_marked(text, paragraphs):
        start, end = paragraphs[stretch.paragraph]
        assert start <= stretch.start <= stretch.inner_start < stretch.inner_end <= stretch.end <= end
        assert stretch.start >= last
        last = stretch.start
        open_ = [outer for outer in open_ if outer.end > stretch.start]
        assert all(stretch.end <= outer.end for outer in open_)
        assert stretch.depth == len(open_)
        open_.append(stretch)


@many(600)
@given(TEXTS, SENTENCES)
def test_an_appended_paragraph_changes_no_earlier_mark(text: str, more: str) -> None:
    """A paragraph that does not open with a mark leaves all stretches before it as they were."""
    assert marked(f"{text}\n\nThen, {more}")[: len(marked(text))] == marked(text)


@many(400)
@given(TEXTS)
def test_paragraphs_part_the_text(text: str) -> None:
    """In order, apart, trimmed, and only white space is left between them."""
    position = 0
    for start, end in find_paragraphs(text):
        assert not text[position:start].strip()
        assert text[start:end] == text[start:end].strip() != ""
        position = end
    assert not text[position:].strip()


@many(400)
@given(TEXTS, st.integers(0, 80), st.integers(0, 80))
def test_trim_stays_inside_and_is_settled(text: str, one: int, other: int) -> None:
    """Never outside the range given, never empty."""
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    kept = trim(text, start, end)
    if kept is not None:
        assert start <= kept[0] < kept[1] <= end


@many(400)
@given(TEXTS, st.booleans())
def test_segments_lead_back_to_the_article(text: str, nested: bool) -> None:
    """Every character of a parsed copy has a place inside its paragraph."""
    paragraphs = find_paragraphs(text)
    for segment in find_segments(text, paragraphs, find_marked(text, paragraphs), nested=nested):
        low, high = paragraphs[segment.paragraph]
        for at in range(len(segment.text)):
            start, end, _ = segment.origin(at, at + 1)
            assert low <= start < end <= high


@many(400)
@given(text=TEXTS, nested=st.booleans())
def test_tokens_lie_in_the_article(blank: Language, text: str, nested: bool) -> None:
    """With any pipeline: true offsets, visible tokens in order, trees that end."""
    parse = parse_text(blank, text, nested=nested)
    assert all(0 <= a < b <= len(text) for a, b in zip(parse.starts, parse.ends, strict=True))
    assert [parse.starts[token] for token in parse.visible] == sorted(parse.starts[token] for token in parse.visible)
    assert all(parse.heads[parse.heads[token]] >= 0 for token in range(len(parse)))


def check(extraction: Extraction, text: str) -> None:
    """What must hold of every extraction."""
    assert extraction.text == text

    def is_true(span: Span | None) -> bool:
        return span is None or text[span.start : span.end] == span.text != ""

    starts = [quote.start for quote in extraction]
    assert starts == sorted(starts)
    ids = [quote.id for quote in extraction]
    speakers = {speaker.id for speaker in extraction.speakers}
    assert len(set(ids)) == len(ids)
    for quote in extraction:
        spans = [*quote.content, *quote.verbatim, *quote.source.spans, quote.source.head]
        spans += quote.cue.spans if quote.cue else ()
        spans += quote.outlet.spans if quote.outlet else ()
        spans += [quote.addressee.span] if quote.addressee else []
        spans += [quote.time.span] if quote.time else []
        assert all(is_true(span) for span in spans)
        assert all(one.end <= other.start for one, other in zip(quote.content, quote.content[1:], strict=False))
        assert quote.parent is None or quote.parent in ids
        assert quote.speaker is None or quote.speaker.id in speakers
    for speaker in extraction.speakers:
        assert all(is_true(span) for span in (*speaker.mentions, speaker.anonymity))
        assert all(is_true(role.span) for role in speaker.roles)
    assert all(is_true(item.span) for item in extraction.non_quotes)
    assert from_json(to_json(extraction)) == extraction


@many(250)
@given(text=st.one_of(SENTENCES, TEXTS))
def test_extraction_holds_its_contract(extractor: Extractor, text: str) -> None:
    """With the real pipeline: nothing raises, spans are true, order, ids, and JSON reads back as it was."""
    check(extractor.extract(text, scope="all"), text)


@many(60)
@given(text=SENTENCES)
def test_an_appended_paragraph_changes_no_earlier_quotation(extractor: Extractor, text: str) -> None:
    """Direct quotes with a cue keep their spans when an unrelated paragraph follows."""

    def spans(article: str) -> list[tuple[Span, ...]]:
        return [q.content for q in extractor.extract(article) if q.cue and q.rule == "direct.trailing-cue"]

    before = spans(text)
    after = spans(f"{text}\n\nRain fell on the hills for two days.")
    assert after[: len(before)] == before
