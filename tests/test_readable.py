"""A quote's words for people."""

from __future__ import annotations

import pytest

from quoteattr.records import Span
from quoteattr.serialize.readable import readable_words


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("the bridge was “beyond repair", "the bridge was “beyond repair”"),
        ("she is ‘heartbroken", "she is ‘heartbroken’"),
        ("the mayor’s plan was ‘a joke", "the mayor’s plan was ‘a joke’"),
        ('the buses "a taxi service', 'the buses "a taxi service"'),
        ("the buses 'a taxi service", "the buses 'a taxi service'"),
        ("the buses ``a taxi service", "the buses ``a taxi service''"),
        ("the buses «a taxi service", "the buses «a taxi service»"),
        ("the buses „a taxi service", "the buses „a taxi service“"),
        ("the buses ‹a taxi service", "the buses ‹a taxi service›"),
        ("the buses ‚a taxi service", "the buses ‚a taxi service‘"),
        ("the buses ``a taxi'' service", "the buses ``a taxi'' service"),
        ("“a taxi service” was her word", "“a taxi service” was her word"),
        ("As one put it: “That was ‘no joke", "As one put it: “That was ‘no joke’”"),
        ("beyond repair” and should be sold", "“beyond repair” and should be sold"),
        ("beyond repair» and should be sold", "«beyond repair» and should be sold"),
        ("beyond repair› and should be sold", "‹beyond repair› and should be sold"),
        ('beyond repair" and should be sold', '"beyond repair" and should be sold'),
        ("a 6\" pipe and a 5' rod", "a 6\" pipe and a 5' rod"),
        ("the ‘90s, the mayors’ plan", "the ‘90s, the mayors’ plan"),
        ("the ’90s weren’t “so bad” for him", "the ’90s weren’t “so bad” for him"),
        ("the workers' plan didn't work", "the workers' plan didn't work"),
        ('taxes would "never" rise', 'taxes would "never" rise'),
        ("“", "“”"),
        ("", ""),
    ],
)
def test_marks_have_partners(words: str, shown: str) -> None:
    """What the content's edges cut off is put back; apostrophes and inches are no marks."""
    assert readable_words([Span.of(words, 0, len(words))]) == shown


def test_parts() -> None:
    """Parts are joined by an ellipsis, on one line; a mark may open in one and close in the next."""
    text = "The marina was “worth\n  more ... than” that"
    assert readable_words([Span.of(text, 0, 10), Span.of(text, 11, 28)]) == "The marina … was “worth more”"
    assert readable_words([Span.of(text, 11, 28), Span.of(text, 33, len(text))]) == "was “worth more … than” that"


@pytest.mark.parametrize(
    ("words", "verbatim", "shown"),
    [
        ("brave’ striker after the win", "brave", "‘brave’ striker after the win"),
        ("brave' striker after the win", "brave", "'brave' striker after the win"),
        ("brave” striker after the win", "brave", "“brave” striker after the win"),
        ("brave,” he said of it", "brave", "“brave,” he said of it"),
        ("brave striker", "brave striker", "brave striker"),
        ("the ‘brave’ striker", "brave", "the ‘brave’ striker"),
    ],
)
def test_marks_in_front(words: str, verbatim: str, shown: str) -> None:
    """Where the content starts inside marks that close in it, its opening mark is put back."""
    start = words.index(verbatim)
    marked = Span.of(words, start, start + len(verbatim))
    assert readable_words([Span.of(words, 0, len(words))], [marked]) == shown
    text = f"He called her a {words}"  # wherever in the article it stands
    start = text.index(words)
    content, marked = (
        Span.of(text, start + span.start, start + span.end) for span in (Span.of(words, 0, len(words)), marked)
    )
    assert readable_words([content], [marked]) == shown
