"""Sentences without a blank between them, and words that a line's end has parted."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from quoteattr.lexicon.words import load_words
from quoteattr.text.layers.edit import Edit

__all__ = ["applies", "edits"]

_JOINT = regex.compile(
    r"""
    (?<= (?: [\p{Ll}\p{Lu}]{2} | \d | [)\]%] ) [.!?…] )
      (?: (?P<bare>) (?= [“‘]? \p{Lu} (?: \p{Ll} | \s ) ) (?! \S{1,40} @ )  # It was old.The mill
        | (?P<straight> " ) (?= "? \p{Lu} (?: [\p{Ll}’'] | \s ) ) # It was old."The mill: before the mark or behind it
        | (?: [”’] ) (?P<behind>) (?= [“‘]? \p{Lu} ) )          # “It was old.”The mill
    | (?<= \p{Ll}{2} ) (?P<hyphen> -\r?\n ) (?= \p{Ll}{2} )    # gov-⏎ernment
    """,
    regex.VERBOSE,
)
_WORDS = load_words("letters", "stopped-titles", "stopped-words", "suffixes", "tags", "words-too")
# Behind these no sentence ends, and no address has a sentence in it.
_SHORT = regex.compile(
    rf"(?:\b(?:{'|'.join([*_WORDS['stopped-titles'], *_WORDS['stopped-words']])})\.|(?:https?:|www\.|@)\S*)\Z"
)
_SUFFIX = regex.compile(rf"(?:{'|'.join(_WORDS['suffixes'])})\b")
# A joint that cannot be a name's own stop: *It was old.The mill*, not *Mt.Gox*, *Stop!Now*, *9.The*.
_SENTENCE = regex.compile(r"(?<![\p{L}\d.])\p{Ll}{2,}[.!?…]\Z")
_FEWEST = 2  # sentences of a line that touch their next, where each ends a paragraph; by judgement
_REACH = 60  # characters of a word in front of a joint


def applies(text: str) -> bool:
    """Whether two sentences or the parts of a word touch."""
    return _JOINT.search(text) is not None


def edits(text: str) -> Iterator[Edit]:
    """A paragraph's end between sentences of a line in which several touch, else a blank.

    Who joins paragraphs without a blank joins all of them; one blank too few is a slip.
    """
    line: list[regex.Match[str]] = []
    for match in _JOINT.finditer(text):
        if match["hyphen"]:
            yield from _between(text, line)
            yield match.start(), match.end(), ""
            line = []
        elif not _is_inside_word(text, match):
            if line and text.find("\n", line[-1].end(), match.start()) >= 0:
                yield from _between(text, line)
                line = []
            line.append(match)
    yield from _between(text, line)


def _is_inside_word(text: str, match: regex.Match[str]) -> bool:
    before = max(0, match.start() - _REACH)
    return _SHORT.search(text, before, match.start()) is not None or _SUFFIX.match(text, match.end()) is not None


def _between(text: str, line: list[regex.Match[str]]) -> Iterator[Edit]:
    """What parts the sentences of a line that touch at these joints; nothing where each may be a name's own stop."""
    sure = [match for match in line if match["bare"] is None or _ends_sentence(text, match.start())]
    if not sure:
        return
    between = "\n\n" if len(sure) >= _FEWEST else " "
    counted = text.rfind("\n", 0, line[0].start()) + 1
    marks = opened = 0  # the straight marks of the line so far, and the curly ones that are open
    for match in line:
        start, end = match.span()
        marks += text.count('"', counted, start)
        opened += text.count("“", counted, start) - text.count("”", counted, start)
        counted = start
        closes = match["straight"] is None or marks % 2 == 1
        at = end if closes else start
        inside = opened > (text[start:end] == "”") or (match["straight"] is None and marks % 2 == 1)
        yield at, at, " " if inside else between


def _ends_sentence(text: str, end: int) -> bool:
    return _SENTENCE.search(text, max(0, end - _REACH), end) is not None
