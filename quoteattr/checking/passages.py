"""The passages of an article that a claim may have been taken from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum

from attrs import define

from quoteattr.checking.words import Word, split_words
from quoteattr.records import Extraction, Quote, Span
from quoteattr.text.marks import find_marked
from quoteattr.text.paragraphs import find_paragraphs

__all__ = ["Passage", "PassageKind", "find_passages"]

JOIN_WORDS = 40
"""Words between two stretches of one speaker's speech that may still be printed as one quote (a tag, a long one)."""


class PassageKind(StrEnum):
    """What a passage is: one quote's content, several of one speaker in a row, marked words that are no
    quote's, or the article's own words."""

    QUOTE = "quote"
    RUN = "run"
    MARKED = "marked"
    NARRATION = "narration"


@define(frozen=True, slots=True)
class Passage:
    """Words in a row with where they stand.

    ``marked[i]``: whether word ``i`` stands inside marks; ``owners[i]`` is the index in ``quotes`` of the quote
    it belongs to.
    """

    kind: PassageKind
    words: tuple[Word, ...]
    marked: tuple[bool, ...]
    owners: tuple[int, ...]
    quotes: tuple[Quote, ...]


def find_passages(extraction: Extraction) -> list[Passage]:
    """All passages: quotes first, then runs of quotes of one speaker, other marked stretches, paragraphs."""
    text = extraction.text
    single = [_of_quote(text, quote) for quote in extraction.quotes]
    marked = [
        _plain(text, PassageKind.MARKED, stretch.inner_start, stretch.inner_end, True)
        for stretch in find_marked(text, find_paragraphs(text))
        if not _is_covered(extraction, stretch.inner_start, stretch.inner_end)
    ]
    narration = [_plain(text, PassageKind.NARRATION, start, end, False) for start, end in find_paragraphs(text)]
    return [*single, *_runs(single), *marked, *narration]


def _of_quote(text: str, quote: Quote) -> Passage:
    words = [word for span in quote.content for word in split_words(text, span.start, span.end)]
    marked = tuple(_is_inside(quote.verbatim, word) for word in words)
    return Passage(PassageKind.QUOTE, tuple(words), marked, (0,) * len(words), (quote,))


def _is_inside(spans: Sequence[Span], word: Word) -> bool:
    return any(span.start <= word.start and word.end <= span.end for span in spans)


def _plain(text: str, kind: PassageKind, start: int, end: int, marked: bool) -> Passage:
    words = tuple(split_words(text, start, end))
    return Passage(kind, words, (marked,) * len(words), (-1,) * len(words), ())


def _is_covered(extraction: Extraction, start: int, end: int) -> bool:
    """Whether a marked stretch belongs to a quote or quotes nobody."""
    spans = [span for quote in extraction.quotes for span in quote.content]
    spans += [other.span for other in extraction.non_quotes]
    return any(span.start < end and start < span.end for span in spans)


def _runs(passages: Sequence[Passage]) -> Iterator[Passage]:
    """Neighbouring quotes of one speaker: *“We lost,” she said. “We will be back.”* may be printed as one."""
    run: list[Passage] = []
    for passage in sorted(passages, key=lambda item: item.quotes[0].start):
        quote = passage.quotes[0]
        if quote.parent is not None:
            continue
        if run and not _continues(run[-1].quotes[0], quote):
            yield from _join(run)
            run = []
        run.append(passage)
    yield from _join(run)


def _continues(before: Quote, after: Quote) -> bool:
    if before.speaker is None or after.speaker is None or before.speaker.id != after.speaker.id:
        return False
    # Characters stand for words: six in a row with their space.
    return bool(before.verbatim and after.verbatim) and after.start - before.end <= 6 * JOIN_WORDS


def _join(run: Sequence[Passage]) -> Iterator[Passage]:
    if len(run) > 1:
        yield Passage(
            PassageKind.RUN,
            tuple(word for passage in run for word in passage.words),
            tuple(flag for passage in run for flag in passage.marked),
            tuple(index for index, passage in enumerate(run) for _ in passage.words),
            tuple(passage.quotes[0] for passage in run),
        )
