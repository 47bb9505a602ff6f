"""Interviews: whom the letters of *Q* and *A* stand for, and who answers where questions stand without any label."""

from __future__ import annotations

import bisect
from collections.abc import Mapping, Sequence

from quoteattr.attribution.names.mentions import MentionTable
from quoteattr.grammar import NOMINAL_SUBJECTS
from quoteattr.lexicon.words import load_words
from quoteattr.matchers.reading import Reading
from quoteattr.matchers.transcripts import find_turns
from quoteattr.syntax import noun_phrase
from quoteattr.text.parse import Parse

__all__ = ["find_answerer", "find_interviewee", "find_letters", "find_untagged"]

_FEWEST = 2
"""Answers behind a question that make an interview."""


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


def find_untagged(parse: Parse, readings: Sequence[Reading]) -> list[int]:
    """The readings without a tag that answer an interviewer whose questions have no label; by their numbers."""
    floating = [index for index, one in enumerate(readings) if one.cue_head < 0 and one.parent < 0]
    answers = _find_answers(parse) if len(floating) > 1 else frozenset()
    if not answers:
        return []
    starts = [start for start, _ in parse.paragraphs]
    return [index for index in floating if bisect.bisect_right(starts, readings[index].content[0][0]) - 1 in answers]


def _find_answers(parse: Parse) -> frozenset[int]:
    """The paragraphs that a quotation opens behind a paragraph of the interviewer's own, which ends in a question; none
    where there are too few for an interview.

    *Was that the plan?⏎“No. The plan was 38.”⏎Did she say anything?⏎“She did.”* -> both quotations
    """
    text = parse.text
    opened = {stretch.start for stretch in parse.marked if not stretch.depth}
    asked = [
        number
        for number, (start, end) in enumerate(parse.paragraphs)
        if start not in opened and text[start:end].rstrip()[-1:] == "?"
    ]
    answers = {number + 1 for number in asked if number + 1 < len(parse.paragraphs)}
    answers = {number for number in answers if parse.paragraphs[number][0] in opened}
    return frozenset(answers) if len(answers) >= _FEWEST else frozenset()


def find_answerer(table: MentionTable) -> int | None:
    """The person whom an interview is with: the first one whom it names, as a subject, before its first answer."""
    parse = table.parse
    first = min(_find_answers(parse), default=0)
    for mention in table.mentions:
        if parse.paras[mention.last] >= first:
            break
        if mention.kind != "person" or mention.entity < 0 or mention.headline or mention.byline or mention.quoted:
            continue
        named = len(mention.keys) > 1 and parse.deps[mention.last] in NOMINAL_SUBJECTS
        return mention.entity if named else None
    return None
