"""Word files: what they may hold, and what the loader says of one that is malformed."""

from __future__ import annotations

import pytest

from quoteattr.errors import LexiconError
from quoteattr.lexicon.words import load_words, read_words

GOOD = """
[titles]
why = "stand before names"
words = ["mr", "mrs"]
[forms]
why = "short for long"
pairs = { sen = "senator" }
"""


def test_groups_hold_words_or_pairs() -> None:
    """A group of words is a set, a group of pairs maps and contains its keys."""
    words = read_words(GOOD, "good.toml", "titles", "forms")
    assert "mr" in words["titles"]
    assert "sir" not in words["titles"]
    assert words["forms"].pairs["sen"] == "senator"
    assert "sen" in words["forms"]


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("[a]\nwhy = 'x'\nword = ['b']", "unknown key 'word'"),
        ("[a]\nwords = ['b']", "'why'"),
        ("[a]\nwhy = 'x'", "either 'words'"),
        ("[a]\nwhy = 'x'\nwords = ['b']\npairs = {c = 'd'}", "either 'words'"),
        ("[a]\nwhy = 'x'\nwords = [1]", "list of non-empty strings"),
        ("[a]\nwhy = 'x'\nwords = ['b', 'b']", "given twice"),
        ("[a]\nwhy = 'x'\npairs = {c = 1}", "table of strings"),
        ("a = 1", "outside a group"),
        ("[a", "not TOML"),
    ],
)
def test_malformed_files_say_what_is_wrong(toml: str, message: str) -> None:
    """Each fault names the file and the remedy."""
    with pytest.raises(LexiconError, match=r"bad\.toml") as caught:
        read_words(toml, "bad.toml")
    assert message in str(caught.value)


def test_unknown_and_missing_groups_are_errors() -> None:
    """A file must hold exactly the groups its reader asks for."""
    with pytest.raises(LexiconError, match="unknown group 'forms'"):
        read_words(GOOD, "good.toml", "titles")
    with pytest.raises(LexiconError, match="group 'more' is missing"):
        read_words(GOOD, "good.toml", "titles", "forms", "more")
    with pytest.raises(LexiconError, match="no word file"):
        load_words("nowhere")
