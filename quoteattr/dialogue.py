"""Whose turn it is where quotations follow each other without tags: questions and answers change the speaker."""

from __future__ import annotations

from collections.abc import Sequence

import regex
from attrs import define, field

from quoteattr.attribution.vocabulary import HONORIFICS
from quoteattr.matchers.reading import Reading
from quoteattr.records import Act
from quoteattr.text.parse import Parse

__all__ = ["Dialogue"]

_PLAIN = frozenset({"add", "say"})
_STATED = regex.compile(r"(?<!\w)(\w{1,30})[.!]\s")


@define(slots=True, eq=False)
class Dialogue:
    """Who asks and who answers, as readings with their number in the article; -1 for nobody."""

    parse: Parse
    asker: int = field(init=False, default=-1)
    answerer: int = field(init=False, default=-1)
    _last: int = field(init=False, default=-1)
    _asked_last: bool = field(init=False, default=False)

    def tell(self, readings: Sequence[Reading], index: int) -> None:
        """Note a quotation with a source of its own.

        *“Why?” Lee asked.⏎“It was late,” Roe said.* -> Lee asks, Roe answers
        """
        reading = readings[index]
        asks = _asks(self.parse, reading)
        if not self._goes_on(readings, index):
            self.asker = self.answerer = -1
        if asks and _is_asked(reading) and (self.answerer < 0 or not self._is_same(readings, self.answerer, index)):
            self.asker = index
        elif self.asker >= 0 and not self._is_same(readings, self.asker, index):
            self.answerer = index
        self._last, self._asked_last = index, asks

    def turn(self, readings: Sequence[Reading], index: int, origin: int) -> int:
        """Whose turn a quotation without a tag is, a paragraph of its own; ``origin``: who spoke before it.

        *“Why?” Lee asked.⏎“It was late,” Roe said.⏎“And then?”⏎“I left.”* -> Lee, Roe
        """
        reading = readings[index]
        asks = _asks(self.parse, reading)
        if not self._goes_on(readings, index) or not _is_paragraph(self.parse, reading):
            return origin
        found = origin
        if self.asker >= 0 and self.answerer >= 0:
            if asks and origin == self.answerer and not _states(self.parse, reading):
                found = self.asker
            elif self._asked_last and origin == self.asker:
                found = self.answerer
        self._last, self._asked_last = index, asks
        return found

    def goes_on(self, readings: Sequence[Reading], index: int) -> bool:
        """Whether a quotation follows the last turn of two who ask and answer."""
        return self.asker >= 0 and self.answerer >= 0 and self._goes_on(readings, index)

    def _goes_on(self, readings: Sequence[Reading], index: int) -> bool:
        """Whether a quotation stands in the paragraph of the last one or in the next."""
        if self._last < 0:
            return False
        last = self._paragraph(readings[self._last].content[-1][1] - 1)
        return 0 <= self._paragraph(readings[index].content[0][0]) - last <= 1

    def _paragraph(self, position: int) -> int:
        tokens = self.parse.tokens_between(max(0, position - 40), position + 40)
        near = min(tokens, key=lambda token: abs(self.parse.starts[token] - position), default=-1)
        return self.parse.paras[near] if near >= 0 else -1

    def _is_same(self, readings: Sequence[Reading], one: int, other: int) -> bool:
        heads = readings[one].source_head, readings[other].source_head
        return min(heads) < 0 or self.parse.lowers[heads[0]] == self.parse.lowers[heads[1]]


def _asks(parse: Parse, reading: Reading) -> bool:
    """Whether the quoted words end in a question mark, or what is told is a question."""
    if reading.act is Act.QUESTION and reading.cue:
        return True
    end = reading.content[-1][1]
    return "?" in parse.text[end - 1 : end + 1]


def _is_asked(reading: Reading) -> bool:
    """Whether the verb says that it was asked of somebody: *“Why?” Lee asked*; not *“Who cares?” said Lee, a nurse*."""
    return reading.lemma not in _PLAIN and reading.act is Act.QUESTION


def _states(parse: Parse, reading: Reading) -> bool:
    """Whether the quoted words say something before they ask: *It is a mess. Who pays?*; not *And Mr. Lee?*"""
    ends = _STATED.finditer(parse.text, reading.content[0][0], reading.content[-1][1])
    return any(end.group(1).lower() not in HONORIFICS for end in ends)


def _is_paragraph(parse: Parse, reading: Reading) -> bool:
    """Whether a quotation is a paragraph and nothing stands beside it."""
    start, end = reading.content[0][0], reading.content[-1][1]
    before, after = parse.text[max(0, start - 3) : start], parse.text[end : end + 4]
    return ("\n" in before or start < 3) and ("\n" in after or end + 4 > len(parse.text))
