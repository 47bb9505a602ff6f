"""Transcripts: paragraphs that open with who speaks, one after another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import regex
from attrs import define

from quoteattr.lexicon.words import load_words
from quoteattr.text.parse import Parse

__all__ = ["LETTERS", "Turn", "find_turns"]

_LABEL = regex.compile(
    r"""
    (?: \(\( \s? (?P<name> [^()\s] [^()\n]{0,39}? ) \s? \)\) :?  # ((Wikinews))
      | (?P<name> [QA] ) [.:]                                  # Q: or Q.
      | (?P<name> \p{Lu} [\p{L}\p{M}.'’()\- ]{0,48} ) : )  # Lena Ortiz:
    \s+ (?=\S)
    """,
    regex.VERBOSE,
)
_SAID = regex.compile(r"\b\p{L}*\p{Ll}\b")
LETTERS = frozenset({"Q", "A"})
_MAX_WORDS = 6
_SMALL = frozenset({"de", "del", "der", "di", "la", "of", "the", "van", "von"})
# So many labelled paragraphs, one label at least twice and one question, make a transcript. By judgement: the counts
# of delegates in polnear.train (Clinton: 547) need the question to stay out, and it has no transcripts.
_FEWEST = 3


@define(frozen=True, slots=True)
class Turn:
    """One turn: the characters of its label's name and where its text begins; letter: Q, A or nothing."""

    start: int
    end: int
    text: int
    letter: str


def find_turns(parse: Parse) -> Mapping[int, Turn]:
    """The turns of an article by paragraph; none where it is no transcript.

    *Q: Why? ⏎ A: Because. ⏎ Q: …*, *LEE: Why? ⏎ ORTIZ: … ⏎ LEE: …* -> a turn each
    *WHEN: Saturday ⏎ WHERE: the market* -> none: nobody speaks twice, nobody asks
    """
    turns: dict[int, Turn] = {}
    names: Counter[str] = Counter()
    asks = False
    pseudo = load_words("nonquotes")["pseudo-labels"].words
    for number, (start, end) in enumerate(parse.paragraphs):
        match = _LABEL.match(parse.text, start, min(end, start + 80))
        if match is None:
            continue
        name = match.group("name")
        words = name.split()
        last = words[-1].strip("().").lower()
        if len(words) > _MAX_WORDS or last in pseudo or words[0].lower() in pseudo:
            continue
        if any(word[:1].islower() and word not in _SMALL for word in words):
            continue  # He said:, The question is:
        if not _SAID.search(parse.text, match.end(), end):
            continue  # Clinton: 547
        asks = asks or "?" in parse.text[match.end() : end]
        names[last] += 1
        turns[number] = Turn(*match.span("name"), match.end(), name if name in LETTERS else "")
    asked = {turn.letter for turn in turns.values()} >= LETTERS
    if asked or (asks and len(turns) >= _FEWEST and len(names) > 1 and max(names.values()) > 1):
        return turns
    return {}
