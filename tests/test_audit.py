"""The source audit: counts, shares, merged speakers, wire copies, outlets, page and plots."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest

from quoteattr.auditing import audit, find_copies
from quoteattr.auditing.plots import plot_outlets, plot_shares
from quoteattr.records import Extraction, Outlet, OutletRelation, Quote, QuoteType, Role, Span, Speaker, SpeakerKind
from quoteattr.serialize import from_json

ARTICLES = sorted((Path(__file__).parents[1] / "fixtures" / "articles").glob("*.json"))
WIRE = "we will rebuild the old bridge before the winter comes"
CUT = "we will rebuild the old bridge"


def make(id: str, *said: tuple[str, str, str], anonymous: bool = False, outlet: str | None = None) -> Extraction:
    """An article of quotes given as (speaker, type, words)."""
    text = "\n".join(words for _, _, words in said)
    speakers = {
        name: Speaker(
            id=f"s{number}",
            name=name,
            kind=SpeakerKind.PERSON,
            anonymous=anonymous,
            roles=(Role(text="a mayor", title="mayor"),),
        )
        for number, name in enumerate(dict.fromkeys(name for name, _, _ in said if name))
    }
    quotes = []
    at = 0
    for number, (name, kind, words) in enumerate(said):
        quotes.append(
            Quote(
                id=f"q{number}",
                type=QuoteType(kind),
                content=(Span.of(text, at, at + len(words)),),
                speaker=speakers.get(name),
                outlet=Outlet(name=outlet, relation=OutletRelation.TOLD) if outlet else None,
                rule="a.b",
                confidence=0.9,
            )
        )
        at += len(words) + 1
    return Extraction(id=id, text=text, quotes=tuple(quotes), speakers=tuple(speakers.values()))


def test_one_article() -> None:
    """Quotes, words, types, share, position and role of each speaker; the most words first."""
    found = audit(
        make("a", ("Ben Lind", "indirect", "one two"), ("Ada Stone", "direct", "one two three four five six"))
    )
    first, second = found.per_article
    assert (first.speaker, first.quotes, first.words, first.direct, first.share) == ("Ada Stone", 1, 6, 1, 0.75)
    assert (second.speaker, second.indirect, second.position, second.role) == ("Ben Lind", 1, 0.0, "mayor")
    assert 0 < first.position < 1
    assert [attrs.evolve(row, article="a") for row in found.overall] == list(found.per_article)


def test_speakers_of_several_articles() -> None:
    """A bare surname is the one full name of that surname; with two of them it stays alone."""
    one, two = make("a", ("Ada Stone", "direct", "yes it is")), make("b", ("Stone", "direct", "no it is not"))
    assert [(row.speaker, row.articles, row.quotes) for row in audit([one, two]).overall] == [("Ada Stone", 2, 2)]
    three = make("c", ("Max Stone", "direct", "perhaps"))
    assert {row.speaker for row in audit([one, two, three]).overall} == {"Ada Stone", "Stone", "Max Stone"}


def test_unnamed_sources_stay_apart() -> None:
    """An official of one article is not the official of another; their share is told."""
    items = [make(name, ("official", "direct", f"yes it {name}"), anonymous=True) for name in "ab"]
    found = audit([*items, make("c", ("Ada Stone", "direct", "no it is"))])
    assert [row.articles for row in found.overall] == [1, 1, 1]
    assert found.anonymous_share == {"a": 1.0, "b": 1.0, "c": 0.0, None: pytest.approx(2 / 3)}


def test_wire_copies_count_once() -> None:
    """The same quote in two articles counts in each and once over all."""
    found = audit([make("a", ("Ada Stone", "direct", WIRE)), make("b", ("Stone", "direct", CUT))])
    assert [row.quotes for row in found.per_article] == [1, 1]
    assert [(row.quotes, row.words, row.articles) for row in found.overall] == [(1, 10, 2)]
    assert [(copy.speaker, copy.articles) for copy in found.copies] == [("Ada Stone", ("a", "b"))]


@pytest.mark.parametrize(
    ("other", "is_copy"),
    [
        (("b", "Ada Stone", WIRE.upper() + "!"), True),
        (("b", "", CUT), True),
        (("b", "Stone", "We will rebuild the old bridge, and soon"), True),
        (("a", "Ada Stone", WIRE), False),
        (("b", "Ben Lind", WIRE), False),
        (("b", "Ada Stone", "we will rebuild nothing before the old bridge has been sold to somebody else"), False),
        (("b", "Ada Stone", ""), False),
    ],
)
def test_copies(other: tuple[str, str, str], is_copy: bool) -> None:
    """Copies may be cut and edited; another speaker, the same article or other words make two quotes."""
    assert find_copies([("a", "Ada Stone", WIRE), other]) == [0, 0 if is_copy else 1]


@pytest.mark.parametrize(("speaker", "is_copy"), [("Ada Stone", True), ("", False)])
def test_short_quotes(speaker: str, is_copy: bool) -> None:
    """A short quote is a copy only of the same words of the same named speaker."""
    found = find_copies([("a", speaker, "No comment"), ("b", speaker, "no comment"), ("c", speaker, "no comment yet")])
    assert found == [0, 0 if is_copy else 1, 2]


def test_outlets() -> None:
    """Through whom how much came, in how many articles; The is no part of the name."""
    items = [
        make("a", ("Ada Stone", "direct", "one two"), outlet="The Post"),
        make("b", ("Ben Lind", "direct", "three"), outlet="Post"),
    ]
    (share,) = audit(items).outlets
    assert (share.outlet, share.quotes, share.words, share.articles) == ("The Post", 2, 3, 2)
    assert share.speakers == ("Ada Stone", "Ben Lind")
    assert [(name, link.speaker) for name, link in audit(items).links] == [("a", "Ada Stone"), ("b", "Ben Lind")]


def test_tables() -> None:
    """Rows and a data frame, over all articles or per article; the same columns and types where there is nothing."""
    said = [
        make("a", ("Ada", "direct", "one two"), outlet="X"),
        make("b", ("Ada", "mixed", "three"), ("", "direct", "no")),
    ]
    found = audit(said)
    assert repr(found) == "Audit(2 articles, 2 sources, 3 quotes)"
    assert [(row["speaker"], row["quotes"], row["outlets"]) for row in found.to_rows()] == [
        ("Ada", 2, "X"), (None, 1, ""),
    ]  # fmt: skip
    assert [row["article"] for row in found.to_rows(per_article=True)] == ["a", "b", "b"]
    frame = found.to_pandas(per_article=True)
    assert frame.groupby("article").words.sum().to_dict() == {"a": 2, "b": 2}
    assert audit([]).to_pandas().dtypes.to_dict() == frame.dtypes.to_dict()


def test_articles_of_one_name() -> None:
    """Ids that are taken are made distinct, whatever other ids look like; each article keeps its rows."""
    said = [make(name, ("Ada", "direct", f"number {number}")) for number, name in enumerate(["a", "a (3)", "a"])]
    found = audit([*said, make("b")])
    assert found.articles == ("a", "a (3)", "a (3) (3)", "b")
    assert [len(rows) for rows in found.rows_by_article().values()] == [1, 1, 1, 0]


def test_fixtures_add_up() -> None:
    """On the fixture articles every quote is in one row, and the shares of each article sum to one."""
    items = [from_json(path.read_text()) for path in ARTICLES]
    found = audit(items)
    assert sum(row.quotes for row in found.per_article) == sum(map(len, items))
    for name in found.articles:
        assert sum(row.share for row in found.per_article if row.article == name) == pytest.approx(1)
    assert sum(row.share for row in found.overall) == pytest.approx(1)


def test_nothing() -> None:
    """No article and no quote are no error."""
    assert audit([]).overall == ()
    empty = audit([Extraction(text=""), Extraction(text="")])
    assert empty.articles == ("article 1", "article 2")
    assert empty.anonymous_share[None] == 0
    assert "<table>" in empty.to_html()
    plot_shares(empty)
    plot_outlets(empty)


def test_page_escapes() -> None:
    """Names and words are escaped in the page and in the notebook's table."""
    evil = "<script>alert(1)</script>"
    items = [make(f"{evil}{number}", (evil, "direct", f"{evil} {WIRE}"), outlet=evil) for number in range(2)]
    found = audit(items)
    assert len(found.copies) == 1
    for page in (found.to_html(title=evil), found._repr_html_()):
        assert "<script" not in page
        assert "&lt;script&gt;" in page


def test_plots(tmp_path: Path) -> None:
    """Both plots are drawn, names with dollar signs too."""
    found = audit([make("a", ("Ada $tone $x$", "direct", "one two"), outlet="$y$ Post")])
    for figure in (plot_shares(found), plot_outlets(found)):
        figure.savefig(tmp_path / "plot.svg")
        assert (tmp_path / "plot.svg").stat().st_size > 1000
    assert [text.get_text() for text in plot_outlets(found).axes[0].texts] == ["Ada $tone $x$", "$y$ Post"]
