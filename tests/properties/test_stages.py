"""Properties of the stages before the parse, on any text: order, nesting, offsets that lead back to the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import spacy
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from strategies import HOSTILE

from quoteattr.matchers.candidate import trim
from quoteattr.text.blanks import BLANKS
from quoteattr.text.marks import Marked, find_marked
from quoteattr.text.paragraphs import find_paragraphs
from quoteattr.text.parse import parse_text
from quoteattr.text.prepare import find_segments

if TYPE_CHECKING:
    from spacy.language import Language


def many(count: int) -> settings:
    """Settings for a number of examples; in CI the same ones each time."""
    return settings(max_examples=count)


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
@given(HOSTILE)
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
@given(HOSTILE, HOSTILE)
def test_an_appended_paragraph_changes_no_earlier_mark(text: str, more: str) -> None:
    """A paragraph that does not open with a mark leaves all stretches before it as they were.

    Unless it changes what the lines are taken for: whether a program broke them is told by all of the text.
    """
    longer, paragraphs = f"{text}\n\nThen, {more}", find_paragraphs(text)
    assume(find_paragraphs(longer)[: len(paragraphs)] == paragraphs)
    assert marked(longer)[: len(marked(text))] == marked(text)


@many(400)
@given(HOSTILE)
def test_paragraphs_part_the_text(text: str) -> None:
    """In order, apart, trimmed, and only white space is left between them."""
    position = 0
    for start, end in find_paragraphs(text):
        assert BLANKS.issuperset(text[position:start])
        assert start < end
        assert not BLANKS & {text[start], text[end - 1]}
        position = end
    assert BLANKS.issuperset(text[position:])


@many(400)
@given(HOSTILE, st.integers(1, 40))
def test_no_paragraph_is_longer_than_wanted(text: str, longest: int) -> None:
    """Pieces of an overlong paragraph leave out nothing but blanks; where none is too long, nothing is cut."""
    pieces = find_paragraphs(text, longest)
    whole = find_paragraphs(text)
    assert all(end - start <= longest for start, end in pieces)
    assert {start for start, _ in whole} <= {start for start, _ in pieces}
    position = 0
    for start, end in pieces:
        assert BLANKS.issuperset(text[position:start])
        position = end
    assert BLANKS.issuperset(text[position:])
    assert max((end - start for start, end in whole), default=0) > longest or pieces == whole


@many(400)
@given(HOSTILE, st.integers(0, 80), st.integers(0, 80))
def test_trim_stays_inside_and_is_settled(text: str, one: int, other: int) -> None:
    """Never outside the range given, never empty."""
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    kept = trim(text, start, end)
    if kept is not None:
        assert start <= kept[0] < kept[1] <= end


@many(400)
@given(HOSTILE, st.booleans())
def test_segments_lead_back_to_the_article(text: str, nested: bool) -> None:
    """Every character of a parsed copy has a place inside its paragraph."""
    paragraphs = find_paragraphs(text)
    for segment in find_segments(text, paragraphs, find_marked(text, paragraphs), nested=nested):
        low, high = paragraphs[segment.paragraph]
        for at in range(len(segment.text)):
            start, end, _ = segment.origin(at, at + 1)
            assert low <= start < end <= high


@many(400)
@given(text=HOSTILE, nested=st.booleans())
def test_tokens_lie_in_the_article(blank: Language, text: str, nested: bool) -> None:
    """With any pipeline: true offsets, visible tokens in order, trees that end."""
    parse = parse_text(blank, text, nested=nested)
    assert all(0 <= a < b <= len(parse.text) for a, b in zip(parse.starts, parse.ends, strict=True))
    assert [parse.starts[token] for token in parse.visible] == sorted(parse.starts[token] for token in parse.visible)
    assert all(parse.heads[parse.heads[token]] >= 0 for token in range(len(parse)))
