"""Words as positions: what the comparison of contents sees."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteattr.evaluation.words import Words, jaccard


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It’s 1.5 million, isn't it?", 5),
        ("''so'' she said", 3),
        ("rain—the first—fell", 4),
        ("well-known", 2),
        ("end.Next", 2),
        ("« … » – — “”", 0),
        ("Peña Nieto", 2),
    ],
)
def test_words_are_letters_and_digits(text: str, words: int) -> None:
    """Marks, dashes and punctuation are no words; apostrophes and decimal points inside a word do not part it."""
    assert len(Words(text)) == words


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("that it rained.", "it rained", True),
        ("“it rained,”", "it rained", True),
        ("That it rained", "it rained", True),
        ("it rained that day", "it rained", False),
        ("that that it rained", "it rained", False),
    ],
)
def test_a_leading_that_and_marks_do_not_count(one: str, other: str, same: bool) -> None:
    """Only the first word of a content may be a *that* that does not count."""
    text = f"Ada said {one} and left."
    words = Words(text)
    start = text.index(one)
    inner = text.index(other)
    first = words.content([(start, start + len(one))])
    assert (first == words.content([(inner, inner + len(other))])) is same


def test_a_content_of_that_alone_keeps_it() -> None:
    """*She said that.* has the content *that*."""
    assert Words("She said that.").content([(9, 13)]) == {2}


@pytest.mark.parametrize(("end", "inside"), [(12, {1}), (9, {1}), (8, set())])
def test_a_word_is_inside_from_half_its_characters_on(end: int, inside: set[int]) -> None:
    """A span that ends inside *rained* takes the word in where it covers three of its six letters."""
    assert Words("Ada’s rained").inside([(6, end)]) == inside


def test_jaccard_of_disjoint_and_empty_sets_is_zero() -> None:
    """No shared word, no likeness; two empty sets are not alike."""
    assert jaccard(frozenset(), frozenset()) == 0.0
    assert jaccard(frozenset({1}), frozenset({2})) == 0.0
    assert jaccard(frozenset({1, 2, 3}), frozenset({2, 3, 4})) == 0.5


@given(st.text(alphabet="ab '’.,1“”\n", max_size=60), st.data())
def test_words_inside_agree_with_a_count_of_characters(text: str, data: st.DataObject) -> None:
    """Against the plain definition: a word is inside where at least half of its characters are."""
    words = Words(text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    inside = words.inside([(start, end)])
    for number in range(len(words)):
        first, last = words.offsets([number]) or (0, 0)
        covered = sum(start <= at < end for at in range(first, last))
        assert (number in inside) == (2 * covered >= last - first)
