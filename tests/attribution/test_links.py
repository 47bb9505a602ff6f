"""The speaker-outlet links of an article."""

from __future__ import annotations

from attrs import evolve

from quoteattr.links import find_links
from quoteattr.records import Extraction, Outlet, OutletRelation, Quote, QuoteType, Role, Span, Speaker, SpeakerKind

TEXT = "We will stay and rebuild the quay. It must hold. No."
HOLT = Speaker(id="s1", name="Ada Holt", kind=SpeakerKind.PERSON)
BRAND = Speaker(id="s2", name="Ned Brand", kind=SpeakerKind.PERSON)
MAYOR = Role(text="mayor of Ostrel", title="mayor", affiliation="Ostrel")


def _quote(
    number: int, content: str, speaker: Speaker | None, outlet: Outlet | None, role: Role | None = None
) -> Quote:
    start = TEXT.index(content)
    return Quote(
        id=f"q{number}",
        type=QuoteType.DIRECT,
        content=(Span.of(TEXT, start, start + len(content)),),
        speaker=speaker,
        outlet=outlet,
        role=role,
        rule="test.links",
        confidence=1.0,
    )


def _article() -> Extraction:
    told = Outlet(name="The Gazette", relation=OutletRelation.TOLD)
    return Extraction(
        text=TEXT,
        quotes=(
            _quote(1, "We will stay and rebuild the quay", HOLT, told, MAYOR),
            _quote(2, "It must hold", HOLT, evolve(told, name="Gazette")),
            _quote(3, "No", BRAND, None),
        ),
        speakers=(HOLT, BRAND),
    )


def test_links() -> None:
    """Quotes of one speaker through one outlet are one row with their numbers of quotes and words."""
    (link,) = find_links(_article())
    assert (link.speaker, link.role, link.affiliation) == ("Ada Holt", "mayor", "Ostrel")
    assert (link.outlet, link.relation, link.quotes, link.words) == ("The Gazette", OutletRelation.TOLD, 2, 10)


def test_quotes_without_outlet() -> None:
    """What went through no outlet is a row only where it is asked for."""
    assert [(link.speaker, link.outlet) for link in find_links(_article(), without_outlet=True)] == [
        ("Ada Holt", "The Gazette"),
        ("Ned Brand", None),
    ]


def test_relations_are_kept_apart() -> None:
    """The same outlet in another relation is another row."""
    article = _article()
    told, second, third = article.quotes
    assert second.outlet is not None
    wrote = evolve(second, outlet=evolve(second.outlet, relation=OutletRelation.WROTE_IN))
    assert len(find_links(evolve(article, quotes=(told, wrote, third)))) == 2
