"""Counting sources: rows per speaker and article, and over all articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from attrs import asdict, define, evolve, fields

from quoteattr.arguments import to_extractions
from quoteattr.auditing.copies import find_copies
from quoteattr.links import Link, find_links
from quoteattr.records import Extraction, Quote, QuoteType, Speaker

if TYPE_CHECKING:
    import pandas

__all__ = ["Audit", "Copies", "Share", "SourceRow", "audit"]


@define(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """One speaker in one article, or (``article`` None) in all.

    ``speaker`` is None for quotes that nobody could be linked to. ``words`` counts the words of the contents,
    ``position`` is where the first one starts, as a share of the text (0: at the top; over all articles the mean).
    ``share`` is the part of all quoted words of the article, or of all. ``articles`` counts the articles that quote the
    speaker. A quote inside another counts for its own speaker; its words count for the outer one.
    """

    article: str | None
    speaker: str | None
    kind: str | None
    anonymous: bool
    role: str | None
    affiliation: str | None
    quotes: int
    words: int
    direct: int
    mixed: int
    indirect: int
    position: float
    outlets: tuple[str, ...]
    share: float
    articles: int


@define(frozen=True, slots=True, kw_only=True)
class Share:
    """An outlet's part: how many quotes and words came through it, from whom, and in how many articles."""

    outlet: str
    quotes: int
    words: int
    speakers: tuple[str, ...]
    articles: int


@define(frozen=True, slots=True, kw_only=True)
class Copies:
    """One quote that runs in several articles: its first wording and the articles, in order."""

    text: str
    speaker: str | None
    articles: tuple[str, ...]


_KINDS: dict[str, type] = {
    "quotes": int, "words": int, "direct": int, "mixed": int, "indirect": int, "articles": int,
    "anonymous": bool, "position": float, "share": float,
}  # fmt: skip
"""The columns of a table of sources that are no strings."""


@define(frozen=True, slots=True, kw_only=True, repr=False)
class Audit:
    """Who is quoted: per article, over all (wire copies once), through which outlets.

    ``articles`` are the names in order; ``per_article`` and ``overall`` are rows with the most words first;
    ``anonymous_share`` is the part of the quoted words that unnamed sources have, by article and under None over all.
    """

    articles: tuple[str, ...]
    per_article: tuple[SourceRow, ...]
    overall: tuple[SourceRow, ...]
    outlets: tuple[Share, ...]
    links: tuple[tuple[str, Link], ...]
    copies: tuple[Copies, ...]
    anonymous_share: dict[str | None, float]

    def __repr__(self) -> str:
        quotes = sum(row.quotes for row in self.overall)
        return f"Audit({len(self.articles)} articles, {len(self.overall)} sources, {quotes} quotes)"

    def rows_by_article(self) -> dict[str, list[SourceRow]]:
        """The rows of each article, by its name; none where it quotes nobody."""
        rows: dict[str, list[SourceRow]] = {name: [] for name in self.articles}
        for row in self.per_article:
            rows[row.article or ""].append(row)
        return rows

    def to_rows(self, *, per_article: bool = False) -> list[dict[str, Any]]:
        """A flat row per source over all articles, or per source and article; ``outlets`` joined by semicolons."""
        rows = self.per_article if per_article else self.overall
        return [{**asdict(row), "outlets": "; ".join(row.outlets)} for row in rows]

    def to_pandas(self, *, per_article: bool = False) -> pandas.DataFrame:
        """The rows as a pandas data frame. Raises MissingExtraError where pandas is not installed."""
        from quoteattr.serialize.frames import columns_to_pandas

        rows = self.to_rows(per_article=per_article)
        names = [attribute.name for attribute in fields(SourceRow)]
        return columns_to_pandas(
            {name: [row[name] for row in rows] for name in names}, {name: _KINDS.get(name, str) for name in names}
        )

    def _repr_html_(self) -> str:
        from quoteattr.auditing.html import to_table

        return to_table(self)

    def to_html(self, *, title: str = "Source audit") -> str:
        """The audit as one self-contained page."""
        from quoteattr.auditing.html import to_html

        return to_html(self, title=title)


@define(frozen=True, slots=True)
class _Said:
    """One quote with its article; ``name`` is its speaker's key over all articles."""

    article: str
    size: int
    quote: Quote
    name: str
    is_copy: bool = False


def audit(extractions: Extraction | Iterable[Extraction]) -> Audit:
    """Count who is quoted in one or many articles.

    Speakers of several articles are one where their names are the same, or one is the surname alone of the only person
    of that surname. The same quote in several articles (wire copies) counts once over all, and in each of its articles.
    """
    items = list(to_extractions(extractions))
    names = _article_names(items)
    fullest = _fullest_names(items)
    said = [
        _Said(name, len(extraction.text), quote, _name(quote.speaker, fullest))
        for name, extraction in zip(names, items, strict=True)
        for quote in extraction.quotes
    ]
    first = find_copies([(one.article, one.name, one.quote.text) for one in said])
    said = [evolve(one, is_copy=first[index] != index) for index, one in enumerate(said)]
    said_in: dict[str, list[_Said]] = {name: [] for name in names}
    for one in said:
        said_in[one.article].append(one)
    rows_of = {name: _rows(theirs, name) for name, theirs in said_in.items()}
    overall = _rows(said, None)
    shares: dict[str | None, float] = {name: _anonymous_share(rows) for name, rows in rows_of.items()}
    return Audit(
        articles=tuple(names),
        per_article=tuple(row for rows in rows_of.values() for row in rows),
        overall=tuple(overall),
        outlets=tuple(_outlets(said)),
        links=tuple(
            (name, link) for name, extraction in zip(names, items, strict=True) for link in find_links(extraction)
        ),
        copies=tuple(_copies(said, first)),
        anonymous_share={**shares, None: _anonymous_share(overall)},
    )


def _article_names(items: Sequence[Extraction]) -> list[str]:
    """The ids, made distinct; articles without one are numbered."""
    names: dict[str, None] = {}  # a set in order
    for number, extraction in enumerate(items, start=1):
        name = extraction.id or f"article {number}"
        while name in names:
            name = f"{name} ({number})"
        names[name] = None
    return list(names)


def _fullest_names(items: Sequence[Extraction]) -> dict[str, str]:
    """Bare surnames to the one full name of that surname, over all articles."""
    full: dict[str, set[str]] = defaultdict(set)
    for extraction in items:
        for speaker in extraction.speakers:
            words = speaker.name.split()
            if speaker.kind == "person" and not speaker.anonymous and len(words) > 1:
                full[words[-1].casefold()].add(speaker.name)
    return {surname: next(iter(names)) for surname, names in full.items() if len(names) == 1}


def _name(speaker: Speaker | None, fullest: dict[str, str]) -> str:
    if speaker is None:
        return ""
    if speaker.kind == "person" and not speaker.anonymous and " " not in speaker.name:
        return fullest.get(speaker.name.casefold(), speaker.name)
    return speaker.name


def _rows(said: Sequence[_Said], article: str | None) -> list[SourceRow]:
    by_name: dict[tuple[str, bool], list[_Said]] = defaultdict(list)
    for one in said:
        # Unnamed sources of different articles are different people, whatever they are called.
        unnamed = bool(one.quote.speaker and one.quote.speaker.anonymous)
        by_name[one.name.casefold() + (f"\0{one.article}" if unnamed and article is None else ""), unnamed].append(one)
    total = sum(_words(one) for one in said if article is not None or not one.is_copy)
    rows = [_row(theirs, article, total) for theirs in by_name.values()]
    return sorted(rows, key=lambda row: (-row.words, row.position, row.speaker or ""))


def _row(theirs: Sequence[_Said], article: str | None, total: int) -> SourceRow:
    counted = [one for one in theirs if article is not None or not one.is_copy]
    speaker = next((one.quote.speaker for one in theirs if one.quote.speaker), None)
    roles = [one.quote.role for one in theirs if one.quote.role]
    roles += [role for one in theirs if one.quote.speaker for role in one.quote.speaker.roles]
    words = sum(_words(one) for one in counted)
    firsts: dict[str, float] = {}
    for one in theirs:
        place = one.quote.start / max(1, one.size)
        firsts[one.article] = min(place, firsts.get(one.article, 1.0))
    types = [one.quote.type for one in counted]
    return SourceRow(
        article=article,
        speaker=theirs[0].name or None,
        kind=speaker.kind.value if speaker else None,
        anonymous=bool(speaker and speaker.anonymous),
        role=next((role.title for role in roles if role.title), None),
        affiliation=next((role.affiliation for role in roles if role.affiliation), None),
        quotes=len(counted),
        words=words,
        direct=types.count(QuoteType.DIRECT),
        mixed=types.count(QuoteType.MIXED),
        indirect=types.count(QuoteType.INDIRECT),
        position=sum(firsts.values()) / len(firsts),
        outlets=tuple(dict.fromkeys(one.quote.outlet.name for one in theirs if one.quote.outlet)),
        share=words / total if total else 0.0,
        articles=len(firsts),
    )


def _words(one: _Said) -> int:
    """The quote's words; those of a quote inside another are the outer one's."""
    return 0 if one.quote.parent else len(one.quote.text.split())


def _anonymous_share(rows: Sequence[SourceRow]) -> float:
    total = sum(row.words for row in rows)
    return sum(row.words for row in rows if row.anonymous) / total if total else 0.0


def _outlets(said: Sequence[_Said]) -> list[Share]:
    by_outlet: dict[str, list[_Said]] = defaultdict(list)
    for one in said:
        if one.quote.outlet:
            by_outlet[one.quote.outlet.name.removeprefix("The ").casefold()].append(one)
    shares = [
        Share(
            outlet=next(one.quote.outlet.name for one in through if one.quote.outlet),
            quotes=sum(not one.is_copy for one in through),
            words=sum(_words(one) for one in through if not one.is_copy),
            speakers=tuple(dict.fromkeys(one.name for one in through if one.name)),
            articles=len({one.article for one in through}),
        )
        for through in by_outlet.values()
    ]
    return sorted(shares, key=lambda share: (-share.quotes, share.outlet))


def _copies(said: Sequence[_Said], first: Sequence[int]) -> list[Copies]:
    groups: dict[int, list[int]] = defaultdict(list)
    for index, origin in enumerate(first):
        groups[origin].append(index)
    return [
        Copies(
            text=said[origin].quote.text,
            speaker=next((said[index].name for index in group if said[index].name), None),
            articles=tuple(dict.fromkeys(said[index].article for index in group)),
        )
        for origin, group in groups.items()
        if len(group) > 1
    ]
