"""Interviews in turns of *Q* and *A*: whom the letters stand for."""

from __future__ import annotations

from quoteattr.lexicon.words import load_words
from quoteattr.matchers.transcripts import find_turns
from quoteattr.syntax import noun_phrase
from quoteattr.text.parse import Parse

__all__ = ["find_interviewee", "letter_at"]

_LETTERS = frozenset({"Q", "A"})


def letter_at(parse: Parse, start: int) -> str:
    """``Q`` or ``A`` where a character opens the label of an interview's turn, else nothing."""
    before = parse.text[max(0, start - 9) : start].rstrip(" \t\xa0")
    if parse.text[start] not in _LETTERS or before[-1:] not in ("", "\n"):
        return ""
    return next((turn.letter for turn in find_turns(parse).values() if turn.start == start), "")


def find_interviewee(parse: Parse) -> int:
    """Who answers in an interview: the last word of the one person's name before its first turn, or -1.

    Who only asks is left out: *Herald reporter Tom Ode met the swimmer Dana Pell* -> Pell
    """
    opens = min(find_turns(parse), default=-1)
    reporters = load_words("nonquotes")["interviewers"].words
    found: dict[str, int] = {}
    for token in range(len(parse)):
        # By the letter and not the tag: in a headline, Stone is a noun.
        capital = parse.text[parse.starts[token]].isupper()
        if parse.paras[token] >= opens or parse.ents[token] != "PERSON" or not capital:
            continue
        if token + 1 < len(parse) and parse.ents[token + 1] == "PERSON" and parse.ent_iobs[token + 1] == 1:
            continue  # not the last word of the name
        first, last = noun_phrase(parse, token)
        if token == 0 or parse.ents[token - 1] != "PERSON":
            continue  # a word alone is as often a paper
        if not any(parse.lowers[other] in reporters for other in range(first, last + 1)):
            found[parse.lowers[token]] = token
    return next(iter(found.values())) if len(found) == 1 else -1
