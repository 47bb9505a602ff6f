"""The words of an article in reading order, for grammar that goes from word to word rather than by the tree.

Positions count visible tokens. A quotation's words stand where the reader meets them, not where the parse keeps them.
"""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from quoteattr.text.parse import Parse

__all__ = ["OPENING", "QUOTES", "Flow"]

QUOTES = frozenset("\"“”‘’'") | {"''", "``"}
OPENING = frozenset({'"', "“", "‘", "'", "''", "``", "("})
_HEADLINE = 0.75  # share of capitals among the longer words
_ENDS = frozenset({".", "?", "!", ":", ";"})


class Flow:
    """Lists over positions, made once per article: words, lowers, tags, paras, starts, ends; ``token[p]`` is the
    Parse's number.
    """

    def __init__(self, parse: Parse) -> None:
        order = [token for token in parse.visible if not parse.words[token].isspace()]
        self.parse = parse
        self.token = order
        self.words = list(map(parse.words.__getitem__, order))
        lowers = map(parse.lowers.__getitem__, order)
        self.lowers = [lower.replace("’", "'") if "’" in lower else lower for lower in lowers]
        self.tags = list(map(parse.tags.__getitem__, order))
        self.ents = list(map(parse.ents.__getitem__, order))
        self.paras = list(map(parse.paras.__getitem__, order))
        self.starts = list(map(parse.starts.__getitem__, order))
        self.ends = list(map(parse.ends.__getitem__, order))
        self.straight = parse.text.replace("’", "'")
        self.position = {token: position for position, token in enumerate(order)}
        self.headlines = self._find_headlines()

    def __len__(self) -> int:
        return len(self.words)

    def starting_at(self, char: int) -> int:
        """The position of the word that starts at ``char``, or -1."""
        return _find(self.starts, char)

    def ending_at(self, char: int) -> int:
        """The position of the word that ends at ``char``, or -1."""
        return _find(self.ends, char)

    def after_char(self, char: int) -> int:
        """The position of the first word that starts at or after ``char``, or -1."""
        position = bisect.bisect_left(self.starts, char)
        return position if position < len(self.starts) else -1

    def is_capital(self, position: int) -> bool:
        """Whether the word is written as part of a name: *Herald*, *CNN*, *iStories* not."""
        return self.words[position][0].isupper()

    def joins(self, position: int) -> bool:
        """Whether no space stands between the word and the one before it."""
        return position > 0 and self.starts[position] == self.ends[position - 1]

    def same_para(self, one: int, other: int) -> bool:
        """Whether both positions exist and stand in one paragraph."""
        paras = self.paras
        return 0 <= one < len(paras) and 0 <= other < len(paras) and paras[one] == paras[other]

    def opens_sentence(self, position: int) -> bool:
        """Whether a capital at this position may be owed to the start of a sentence."""
        before = position - 1
        while self.same_para(before, position) and self.words[before] in OPENING:
            before -= 1
        return not self.same_para(before, position) or self.words[before] in _ENDS

    def text(self, first: int, last: int) -> str:
        """The article's text from the word at ``first`` through the word at ``last``."""
        return self.parse.text[self.starts[first] : self.ends[last]]

    def between(self, start: int, end: int) -> range:
        """The positions of the words within the characters ``start:end``."""
        return range(bisect.bisect_left(self.starts, start), bisect.bisect_right(self.ends, end))

    def _find_headlines(self) -> frozenset[int]:
        """Paragraphs whose longer words are nearly all capitalised: capitals say nothing there.

        Words of a quotation that the parse leaves out count too: “…,” *Ann Lee told Harbour Radio in Dorr* is none.
        """
        counts: dict[int, list[int]] = {}
        for position, word in enumerate(self.words):
            if len(word) > 3 and word.isalpha():
                tally = counts.setdefault(self.paras[position], [0, 0])
                tally[0] += 1
                tally[1] += word[0].isupper()
        for stretch in self.parse.marked:
            count = counts.get(stretch.paragraph)
            if count is None or count[1] < _HEADLINE * count[0]:
                continue
            said = [word for word in self.parse.text[stretch.start : stretch.end].split() if len(word) > 3]
            count[0] += len(said)
            count[1] += sum(not word.strip("\"“”‘’'").islower() for word in said)
        return frozenset(
            para for para, (words, capitals) in counts.items() if words >= 4 and capitals >= _HEADLINE * words
        )


def _find(places: Sequence[int], place: int) -> int:
    position = bisect.bisect_left(places, place)
    return position if position < len(places) and places[position] == place else -1
