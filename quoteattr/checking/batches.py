"""Claims about many articles, and the claims that a running text makes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from quoteattr.arguments import to_extractions, to_series
from quoteattr.checking.claims import check, extract_with
from quoteattr.checking.verdicts import Check, Claim, to_claim
from quoteattr.errors import SettingsError
from quoteattr.records import Extraction

if TYPE_CHECKING:
    from quoteattr.extractor import Extractor

__all__ = ["check_many", "find_claims"]


def check_many(articles: Iterable[Extraction], claims: Iterable[Claim | Mapping[str, Any]]) -> list[Check]:
    """Check claims about several articles, in the order of the claims.

    articles: extractions with ids (made with ``scope="all"``: what is thought or decided can be claimed too); read one
    after another, none is kept. claims: as :func:`quoteattr.check` takes them, each with ``article``, the id of its
    article. Raises SettingsError for a claim without one, an id that no article has, and one that two have.
    """
    wanted = [to_claim(claim) for claim in to_series(claims, "claims", "a list of claims")]
    places: dict[str, list[int]] = defaultdict(list)
    for number, claim in enumerate(wanted):
        if claim.article is None:
            raise SettingsError(
                f"number {number} of the claims (from 0) needs the key 'article', the id of its article"
            )
        places[claim.article].append(number)
    found: dict[int, Check] = {}
    for article in to_extractions(articles):
        numbers = places.get(article.id or "", [])
        if numbers and numbers[0] in found:
            raise SettingsError(f"two articles have the id {article.id!r}: claims cannot be told apart")
        found.update(zip(numbers, check(article, [wanted[number] for number in numbers]), strict=True))
    for number, claim in enumerate(wanted):
        if number not in found:
            raise SettingsError(f"number {number} of the claims (from 0): no article has the id {claim.article!r}")
    return [found[number] for number in range(len(wanted))]


def find_claims(text: str, *, extractor: Extractor | None = None, article: str | None = None) -> list[Claim]:
    """What a running text (a summary, a post) says that somebody said: its own quotes as claims, parts joined by …

    *Carro said the bridge is lost.*  -> *the bridge is lost*, of Carro
    *Carro said the bridge was “beyond repair”.*  -> *beyond repair*: of a mixed quote the marked words alone

    ``article`` is the id of the article that it is about. Raises SettingsError for what is no text.
    """
    return [
        Claim(
            text=" … ".join(span.text for span in (quote.content if quote.type == "indirect" else quote.verbatim)),
            speaker=quote.speaker.name if quote.speaker else None,
            id=quote.id,
            article=article,
        )
        for quote in extract_with(extractor, text, scope="speech")
    ]
