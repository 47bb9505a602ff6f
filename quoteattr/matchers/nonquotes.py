"""Marks that quote nobody: scare quotes, titles of works, nicknames, words as words, slogans."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

import regex

from quoteattr.lexicon.words import load_words
from quoteattr.matchers.candidate import Ranges, trim
from quoteattr.matchers.stretches import SMALL_WORDS, is_entitled, is_slogan
from quoteattr.records import NonQuote, NonQuoteKind, Span
from quoteattr.text.parse import Parse

__all__ = ["find_non_quotes"]

# Longer stretches are somebody's words even where no cue was found; they are not called scare quotes.
_MAX_WORDS = 10
_SENTENCE_WORDS = 4
_REACH = 60
_WORD = regex.compile(r"[\w’'-]+")


def find_non_quotes(parse: Parse, contents: Sequence[Ranges], slogans: Sequence[Ranges] = ()) -> Iterator[NonQuote]:
    """Yield the short outermost stretches that no quote covers, with the kind that their neighbourhood shows.

    *Roberto “Bobby” Diaz* -> nickname;  *the film “Night Train”* -> title;  *the word “never”* -> term;
    *placards reading “Enough”* -> slogan;  *their “reforms”* -> scare

    ``slogans`` are the contents that are known to be slogans.
    """
    words = load_words("nonquotes")
    covered, carried = _Covered(contents), _Covered(slogans)
    text = parse.text
    for stretch in parse.marked:
        if stretch.depth or not stretch.closed:
            continue
        inner = trim(text, stretch.inner_start, stretch.inner_end)
        if inner is None or covered.holds(*inner):
            continue
        tokens = text[inner[0] : inner[1]].split()
        begin, finish = parse.paragraphs[stretch.paragraph]
        known = carried.holds(*inner)
        slogan = known or is_slogan(text, begin, stretch.start)
        if (len(tokens) > _MAX_WORDS and not known) or (not slogan and _is_sentence(text, stretch.inner_end, tokens)):
            continue
        before = [w.lower() for w in _WORD.findall(text[max(begin, stretch.start - _REACH) : stretch.start])][-5:]
        raw_before = text[max(begin, stretch.start - _REACH) : stretch.start].split()[-1:]
        after = text[stretch.end : min(finish, stretch.end + _REACH)].split()[:1]
        kind = NonQuoteKind.SCARE
        if slogan:
            kind = NonQuoteKind.SLOGAN
        elif _is_nickname(tokens, raw_before, after):
            kind = NonQuoteKind.NICKNAME
        elif any(word in words["term-nouns"] for word in before[-3:]):
            kind = NonQuoteKind.TERM
        elif is_entitled(text, begin, stretch.start) or _is_work(tokens, before):
            kind = NonQuoteKind.TITLE
        yield NonQuote(span=Span.of(text, *inner), kind=kind)


def _is_sentence(text: str, inner_end: int, tokens: list[str]) -> bool:
    """Whether the stretch is a sentence with its full stop inside the marks: somebody's words, whoever's."""
    return len(tokens) >= _SENTENCE_WORDS and text[inner_end - 1] in ".!?" and tokens[0][:1].isupper()


class _Covered:
    """The ranges of all contents, looked up by place."""

    def __init__(self, contents: Iterable[Ranges]) -> None:
        ordered = sorted(one for ranges in contents for one in ranges)
        self._starts = [start for start, _ in ordered]
        self._farthest = list(accumulate((end for _, end in ordered), max))

    def holds(self, start: int, end: int) -> bool:
        """Whether one range holds all of ``start:end``."""
        at = bisect.bisect_right(self._starts, start) - 1
        return at >= 0 and end <= self._farthest[at]


def _is_nickname(tokens: list[str], before: list[str], after: list[str]) -> bool:
    return (
        len(tokens) <= 2
        and tokens[0][:1].isupper()
        and bool(before and after)
        and before[0][:1].isupper()
        and before[0][-1:].isalpha()
        and after[0][:1].isupper()
    )


def _is_work(tokens: list[str], before: list[str]) -> bool:
    """Whether the words are written as titles are; a single one only behind a noun for a work."""
    written = tokens[0][:1].isupper() and all(
        token[:1].isupper() or not token[:1].isalpha() or token in SMALL_WORDS for token in tokens
    )
    return written and (len(tokens) > 1 or any(word in load_words("nonquotes")["work-nouns"] for word in before))
