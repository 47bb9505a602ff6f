"""Who speaks through which outlet, as rows: the links from speakers to outlets of one article."""

from __future__ import annotations

from attrs import define

from quoteattr.arguments import to_extraction
from quoteattr.records import Extraction, OutletRelation, Quote

__all__ = ["Link", "find_links"]


@define(frozen=True, slots=True, kw_only=True)
class Link:
    """One speaker in one relation to one outlet, and how much went that way.

    ``speaker`` is the fullest name, None where no quote's source could be linked to one; ``role`` and
    ``affiliation`` are the first
    that a quote of the link states. ``outlet`` and ``relation`` are None for what a speaker said to no outlet.
    ``quotes`` counts quotes, ``words`` the words of their contents.
    """

    speaker: str | None
    role: str | None
    affiliation: str | None
    outlet: str | None
    relation: OutletRelation | None
    quotes: int
    words: int


def find_links(extraction: Extraction, *, without_outlet: bool = False) -> tuple[Link, ...]:
    """The speaker–outlet links of an article, the most quotes first, then in the order of the text.

    *“…,” Goksu told Anadolu. “…,” he told Anadolu.*  -> one link Goksu – Anadolu with two quotes
    *The mayor said …*  -> no link, or with ``without_outlet`` one whose outlet is None

    Two mentions of an outlet are one when their names are the same but for *the*; a quote inside another counts for
    itself.
    """
    extraction = to_extraction(extraction)
    rows: dict[tuple[str | None, str | None, OutletRelation | None], Link] = {}
    for quote in extraction.quotes:
        if quote.outlet is None and not without_outlet:
            continue
        key = _key(quote)
        before = rows.get(key)
        role, affiliation = _role_of(quote)
        rows[key] = Link(
            speaker=quote.speaker.name if quote.speaker else None,
            role=before.role if before and before.role else role,
            affiliation=before.affiliation if before and before.affiliation else affiliation,
            outlet=before.outlet if before else (quote.outlet.name if quote.outlet else None),
            relation=quote.outlet.relation if quote.outlet else None,
            quotes=(before.quotes if before else 0) + 1,
            words=(before.words if before else 0) + len(quote.text.split()),
        )
    return tuple(sorted(rows.values(), key=lambda row: -row.quotes))


def _key(quote: Quote) -> tuple[str | None, str | None, OutletRelation | None]:
    speaker = quote.speaker.id if quote.speaker else None
    if quote.outlet is None:
        return speaker, None, None
    return speaker, quote.outlet.name.removeprefix("The ").casefold(), quote.outlet.relation


def _role_of(quote: Quote) -> tuple[str | None, str | None]:
    role = quote.role or (quote.speaker.roles[0] if quote.speaker and quote.speaker.roles else None)
    return (role.title, role.affiliation) if role else (None, None)
