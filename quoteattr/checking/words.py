"""The words of a claim and of an article, so that marks, spaces, dashes and the forms of a number do not matter."""

from __future__ import annotations

import unicodedata

import regex
from attrs import define

__all__ = ["Piece", "Word", "split_claim", "split_words"]

_WORD = regex.compile(
    r"""
    per\s+cent\b                                  # one word, as in %
  | %
  | \p{N}+ (?: [.,] \p{N}+ )*                      # 1,200 and 3.5
  | (?: \p{L} \. ){2,}                             # U.S.
  | [\p{L}\p{M}\p{N}]+ (?: ['’‘`´] [\p{L}\p{M}]+ )*   # don't
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_ELLIPSIS = r"(?: … | \.(?:\s?\.){2,3} )"
_GAP = regex.compile(
    rf"""
    (?P<letter> \[ (?P<first>\p{{L}}) \] (?=[\p{{L}}'’]) )            # [T]he: another capital, the same word
  | (?P<skip> [\[(] \s* {_ELLIPSIS} \s* [\])] | {_ELLIPSIS} )         # […], (...), …
  | (?P<bracket> (?: (?<!\p{{L}}) \p{{L}}++ )? \[ [^\[\]]{{0,200}} \] \p{{L}}* )             # [the mayor], want[ed]
    """,
    regex.VERBOSE,
)
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'"})


@define(frozen=True, slots=True)
class Word:
    """A word's form for comparing, and where it stands."""

    form: str
    start: int
    end: int


@define(frozen=True, slots=True)
class Piece:
    """A stretch of a claim without a gap.

    ``gap`` says how it is joined to the piece before: "" (the first), ``skip`` (an ellipsis: words are left out) or
    ``bracket`` (an insertion: a few words may be replaced by it).
    """

    gap: str
    words: tuple[Word, ...]


def split_words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of ``text[start:end]``; offsets are those of ``text``.

    *“It’s 40 per cent,” he said*  -> it's, 40, %, he, said
    """
    stop = len(text) if end is None else end
    return [Word(_form(match[0]), match.start(), match.end()) for match in _WORD.finditer(text, start, stop)]


def split_claim(text: str) -> list[Piece]:
    """The pieces of a claim between its ellipses and bracketed insertions; offsets are those of ``text``.

    *[W]e will … rebuild*  -> we will | rebuild
    """
    pieces: list[Piece] = []
    gap, at, masked = "", 0, text
    for match in _GAP.finditer(text):
        if match["letter"]:
            # Brackets out, with as many spaces behind the word's place, so that offsets stay.
            masked = masked[: match.start()] + "\u200b" + match["first"] + "\u200b" + masked[match.end() :]
    # Zero-width spaces would part the word: move the letter up against its rest.
    masked = regex.sub("\u200b(.)\u200b", "\u200b\u200b\\1", masked)
    for match in [*_GAP.finditer(masked), None]:
        stop = match.start() if match else len(masked)
        words = tuple(split_words(masked, at, stop))
        if words:
            pieces.append(Piece(gap if pieces else "", words))
            gap = ""
        if match:
            kind = "skip" if match["skip"] else "bracket"
            gap = kind if gap != "skip" else gap
            at = match.end()
    return pieces


def _form(word: str) -> str:
    plain = unicodedata.normalize("NFKC", word.translate(_APOSTROPHES)).casefold()
    if plain.startswith("per") and plain.endswith("cent") and any(char.isspace() for char in plain):
        return "%"
    if plain == "percent":
        return "%"
    if plain[0].isdigit():
        return plain.replace(",", "")
    return plain.replace(".", "")
