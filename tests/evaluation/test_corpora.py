"""Gold turned into predictions scores 1 everywhere: the comparison forgives nothing that it should not need to."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from quoteattr.evaluation import GoldArticle, GoldQuote, read_gold, score
from quoteattr.records import (
    Act,
    Addressee,
    Cue,
    Extraction,
    Medium,
    Outlet,
    OutletRelation,
    Quote,
    Role,
    Source,
    SourceForm,
    Span,
    Speaker,
    SpeakerKind,
)

CORPORA = Path(__file__).parents[2].parent / "shared" / "corpora"
ARTICLES = Path(__file__).parents[2] / "fixtures" / "articles"


def as_extraction(article: GoldArticle) -> Extraction:
    """The gold as its own prediction, each field by the first accepted value."""
    quotes = tuple(as_quote(article, quote, number) for number, quote in enumerate(article.quotes))
    return Extraction(id=article.id, text=article.text, quotes=quotes)


def as_quote(article: GoldArticle, gold: GoldQuote, number: int) -> Quote:
    """One gold attribution as a prediction."""

    def spans(offsets: tuple[tuple[int, int], ...]) -> tuple[Span, ...]:
        return tuple(Span.of(article.text, start, end) for start, end in offsets)

    def first(name: str) -> str | None:
        said = gold.stated.get(name)
        return said[0] if said else None

    name, kind, act = first("speaker"), first("kind"), first("act")
    role, outlet, relation, medium = first("role"), first("outlet"), first("relation"), first("medium")
    addressee = first("addressee")
    where = article.text.find(addressee) if addressee else -1
    cue = spans(gold.spans("cue"))
    return Quote(
        id=f"q{number}",
        type=gold.type,
        content=spans(gold.content),
        cue=Cue(spans=cue, lemma="say", act=Act(act) if act in set(Act) else Act.ASSERTION) if cue else None,
        source=Source(spans=spans(gold.spans("source")), form=SourceForm.NAME),
        speaker=None
        if name is None
        else Speaker(
            id=f"s{number}",
            name=name.replace(" | ", " and "),
            kind=SpeakerKind(kind or "person"),
            anonymous=bool(gold.stated.get("anonymous")),
        ),
        role=Role(text=role, title=role, affiliation=first("affiliation"))
        if role
        else Role(text="-", title="", affiliation=first("affiliation"))
        if first("affiliation")
        else None,
        outlet=Outlet(name=outlet, relation=OutletRelation(relation if relation in set(OutletRelation) else "told"))
        if outlet
        else None,
        addressee=Addressee(span=Span.of(article.text, where, where + len(addressee)))
        if addressee and where >= 0
        else None,
        medium=Medium(medium) if medium in set(Medium) else None,
        rule="gold.itself",
        confidence=1.0,
    )


@pytest.mark.parametrize(
    "path",
    [
        ARTICLES,
        *(CORPORA / f"{name}.jsonl" for name in ("polnear.dev", "speakers.dev", "gum-news.dev", "mcae.dev")),
    ],
    ids=lambda path: path.name,
)
def test_gold_against_itself_is_perfect(path: Path) -> None:
    """All measures of all slices, but for what a made prediction cannot express; in a second or two."""
    if not path.exists():
        pytest.skip(f"{path} is not there")
    gold = read_gold(path)
    started = time.process_time()
    report = score(gold, [as_extraction(article) for article in gold])
    assert time.process_time() - started < 5
    # A role without a title is no record of ours, an addressee may be worded unlike the text, and one sentence may
    # be a statement of one name twice, with two kinds.
    loose = {"role", "affiliation", "addressee", "kind"}
    low = {
        f"{part} {measure}": round(figure.f1, 3)
        for part, measure, figure in report.rows()
        if figure.f1 < (0.9 if measure in loose else 1.0)
    }
    assert low == {}
    assert report.crashes == []
