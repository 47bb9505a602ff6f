"""Where an article's paragraphs begin and end."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from quoteattr.lexicon.words import load_words
from quoteattr.text.blanks import BLANKS
from quoteattr.text.lines import join_lines
from quoteattr.text.lost_breaks import part_at_marks

__all__ = ["LONGEST", "dateline_end", "find_paragraphs"]

# A paragraph longer than this (characters) is read in pieces, so that time and memory grow with the text and never
# with its square. The longest of 20,000 paragraphs of news in the corpora has 2,573.
LONGEST = 10_000

# Where an overlong paragraph may be cut: behind a sentence's end with the marks that close there, or at white space.
_CUT_AT_SENTENCE = regex.compile(r"""[.!?…]["”’'»)\]]{0,3}(?=\s)""")
_CUT_AT_SPACE = regex.compile(r"\s")
_CUTS_TRIED = 40


def find_paragraphs(text: str, longest: int = LONGEST) -> list[tuple[int, int]]:
    """Return the ``(start, end)`` character offsets of each paragraph, edge white space left out.

    Which line breaks end one says :func:`~quoteattr.text.lines.join_lines`.
    What is longer than ``longest`` characters comes in pieces, cut at a sentence's end outside of marks where there
    is one, else at any sentence's end, else at white space, else anywhere.
    """
    paragraphs = [part for line in join_lines(text) for part in part_at_marks(text, *line)]
    if all(end - start <= longest for start, end in paragraphs):
        return paragraphs
    return [piece for start, end in paragraphs for piece in _pieces(text, start, end, longest)]


def _pieces(text: str, start: int, end: int, longest: int) -> Iterator[tuple[int, int]]:
    """The parts of ``text[start:end]`` that are read apart, each of at most ``longest`` characters and trimmed."""
    while end - start > longest:
        cut = _cut(text, start, start + longest)
        while text[cut - 1] in BLANKS:
            cut -= 1
        yield start, cut
        start = cut
        while text[start] in BLANKS:
            start += 1
    yield start, end


def _cut(text: str, start: int, limit: int) -> int:
    """Where a piece that begins at ``start`` ends; in its second half, wherever that is possible."""
    middle = start + (limit - start) // 2
    ends = [match.end() for match in _CUT_AT_SENTENCE.finditer(text, middle, limit)]
    for end in reversed(ends[-_CUTS_TRIED:]):
        if text.count("“", start, end) == text.count("”", start, end) and text.count('"', start, end) % 2 == 0:
            return end
    if ends:
        return ends[-1]
    spaces = [match.start() for match in _CUT_AT_SPACE.finditer(text, middle, limit)]
    return spaces[-1] if spaces and spaces[-1] > start else limit


_DATELINE = regex.compile(
    r"""
    \p{Lu}[\p{L}.'’-]+
    (?: (?: [ ,/]+ [\p{L}\d.'’-]+ ){0,5} [ ]*                      # WASHINGTON, D.C. or VIENNA, June 3
        (?: \( [\p{L} /.]{2,20} \) [ ]* (?: [-–—―_]+ [ ]* )?       # (Reuters) -
          | [ ] (?: (?: -- | [–—―] | // ) [ ]* | - [ ] ) )         # or a dash, or two slashes
      | (?: [ ,]+ [\p{L}\d.'’-]+ ){0,7} [ ]*                       # AUSTIN, Texas, May 3, 2016
        / [\p{L} -]{2,20} / [ ]* [-–—―]+ [ ]* )                    # /PRNewswire/ --
    (?= ["“'‘\p{Lu}] )
    """,
    regex.VERBOSE,
)


# DUBAI: as papers of South Asia and Africa write it; LIND: is a label.
_CITY = regex.compile(r"(?P<city> \p{Lu}{2} [\p{Lu} .'’-]{1,28} ) : [ ]+ (?= \p{Lu} )", regex.VERBOSE)

# What stands in parentheses before a name and is no agency.
_NO_AGENCY = frozenset(
    {
        "above",
        "center",
        "centre",
        "dr",
        "left",
        "miss",
        "mrs",
        "ms",
        "pictured",
        "private",
        "proprietary",
        "pty",
        "pvt",
        "ret",
        "retd",
        "right",
        "rtd",
        "sic",
    }
)
_LEAD, _SHORTEST = 4000, 60  # characters in which such a dateline stands, and of the paragraph behind it


def _is_acronym(opening: str) -> bool:
    """Whether what stands in parentheses is short for the words before: *The Harbour Labour Congress (HLC) *; not
    *LONDON (Reuters) - *.
    """
    name, _, inner = opening.partition("(")
    letters = inner.partition(")")[0].replace(".", "").strip()
    words = [word for word in name.split() if word[0].isupper()]
    initials = "".join(word[0] for word in words)
    return len(letters) > 1 and letters.isupper() and not words[0].isupper() and initials.endswith(letters)


def dateline_end(text: str, start: int, end: int) -> int:
    """Where a paragraph's text begins after a dateline (*LONDON (Reuters) - *), ``start`` where it has none.

    A dateline names a place in capitals or has an agency in parentheses, which is no acronym of the words before; it is
    no part of the sentence behind it.
    """
    city = _CITY.match(text, start, min(end, start + 40)) if start < _LEAD else None
    if city is not None:
        places, name = load_words("nationalities"), city["city"]
        known = name.lower() in places["cities"] or name.lower() in places["countries"]
        # A speaker may be called Jordan or Austin: who speaks, speaks twice, and seldom so long.
        once = text[:_LEAD].count(f"{name}:") == 1 and end - city.end() > _SHORTEST
        return city.end() if known and once else start
    match = _DATELINE.match(text, start, min(end, start + 80))
    if match is None:
        return start
    place = match.group().split()[0].strip(".,'’-")
    inner = match.group().partition("(")[2].partition(")")[0].strip(" .").lower()
    if inner in _NO_AGENCY:
        return start  # Lt. Col. (Rtd) Ann Lee said
    signed = ("(" in match.group() and not _is_acronym(match.group())) or "/" in match.group()
    return match.end() if signed or (place.isupper() and len(place) > 2) else start
