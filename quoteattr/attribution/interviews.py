"""Interviews in turns of *Q* and *A*: whom the letters stand for."""

from __future__ import annotations

from collections.abc import Mapping

from quoteattr.lexicon.words import load_words
from quoteattr.matchers.transcripts import find_turns
from quoteattr.syntax import noun_phrase
from quoteattr.text.parse import Parse

__all__ = ["find_interviewee", "find_letters"]


def find_letters(parse: Parse) -> Mapping[int, str]:
    """Where the labels of an interview's turns open (character offsets), and their letters."""
    return {turn.start: turn.letter for turn in find_turns(parse).values() if turn.letter}


def find_interviewee(parse: Parse) -> int:
    """Who answers in an interview: the last word of the one person's name before its first turn, or -1.

    Who only asks is left out: *Herald reporter Tom Ode met the swimmer Dana Pell* -> Pell
    """
    opens = min(find_turns(parse), default=-1)
    if opens < 0:
        return -1
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
