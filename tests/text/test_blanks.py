"""Characters that show nothing: told from Unicode's own properties."""

from __future__ import annotations

import sys
import unicodedata

import pytest

from quoteattr.text.blanks import BLANKS, INLINE_BLANKS, LINE_BREAKS, PLAIN_SPACES, single_spaced

DIRECTIONS = frozenset("LRE RLE LRO RLO PDF LRI RLI FSI PDI".split())
NAMED = frozenset(
    map(
        unicodedata.lookup,
        (
            "ZERO WIDTH SPACE",
            "WORD JOINER",
            "ZERO WIDTH NO-BREAK SPACE",
            "LEFT-TO-RIGHT MARK",
            "RIGHT-TO-LEFT MARK",
        ),
    )
)


def test_blanks_are_spaces_controls_and_marks_of_direction() -> None:
    """Of all characters just those; the joiners inside emoji and words show something."""
    wanted = {
        character
        for character in map(chr, range(sys.maxunicode + 1))
        if character.isspace()
        or unicodedata.category(character) in ("Zs", "Zl", "Zp", "Cc")
        or unicodedata.bidirectional(character) in DIRECTIONS
    }
    assert wanted | NAMED == BLANKS
    assert not BLANKS & {"\u200c", "\u200d", "\u00ad"}


def test_line_breaks_end_a_line() -> None:
    """Those at which Python splits lines, but for the separators of data (file, group and record)."""
    assert {blank for blank in BLANKS if len(f"a{blank}b".splitlines()) == 2} - set("\x1c\x1d\x1e") == LINE_BREAKS
    assert set(INLINE_BLANKS) == BLANKS - LINE_BREAKS
    assert len(INLINE_BLANKS) == len(BLANKS - LINE_BREAKS)


def test_plain_spaces_keep_lines_and_tabs() -> None:
    """Each other blank is one space, so that no offset moves."""
    text = "a\tb\nc\u00a0d\r\u2066e\u200df"
    assert text.translate(PLAIN_SPACES) == "a\tb\nc d  e\u200df"
    assert "".join(BLANKS - {"\n", "\t"}).translate(PLAIN_SPACES) == " " * (len(BLANKS) - 2)


@pytest.mark.parametrize(
    ("text", "spaced"),
    [
        ("Otto Brandt", "Otto Brandt"),
        (" Otto \t\n Brandt ", "Otto Brandt"),
        ("Otto\u200b Brandt", "Otto Brandt"),
        ("Otto\u00a0\u2009Brandt", "Otto Brandt"),
        ("Otto&nbsp;Brandt&nbsp;", "Otto Brandt"),
        ("José&nbsp;\u200eLind", "José Lind"),
        ("\u2028", ""),
    ],
)
def test_single_spaced(text: str, spaced: str) -> None:
    """Words with one plain space between them, in whatever way they were parted."""
    assert single_spaced(text) == spaced
