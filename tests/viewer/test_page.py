"""The viewer's page as HTML: nothing of the text lost, nothing of it run, and its weight."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import attrs
import pytest

from quoteattr.records import Extraction, NonQuote, NonQuoteKind, Quote, QuoteType, Span, Speaker, SpeakerKind
from quoteattr.serialize import from_json
from quoteattr.text.paragraphs import find_paragraphs
from quoteattr.viewer import to_displacy, to_html, to_notebook, write_brat
from quoteattr.viewer.pieces import cut_paragraphs

ARTICLES = sorted((Path(__file__).parents[2] / "fixtures" / "articles").glob("*.json"))
EVIL = (
    "<script>alert(1)</script> \" & ' </style> <!-- </title><img src=x onerror=alert(2)> ]]> {{ 7*7 }} "
    "javascript:alert(3)"
)
WEIGHT_BAR = 500_000
"""Bytes that the page of a 5,000-word article may weigh."""


class _Reader(HTMLParser):
    """Collects tags, attributes and the text of the article's column."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs


def read(page: str) -> _Reader:
    """The page, parsed."""
    reader = _Reader()
    reader.feed(page)
    return reader


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_no_character_is_lost(path: Path) -> None:
    """A paragraph's pieces are its text, and each quote's pieces its content."""
    extraction = from_json(path.read_text())
    paragraphs = cut_paragraphs(extraction)
    assert ["".join(piece.text for piece in pieces) for pieces in paragraphs] == [
        extraction.text[start:end] for start, end in find_paragraphs(extraction.text)
    ]
    for index, quote in enumerate(extraction.quotes):
        shown = "".join(piece.text for pieces in paragraphs for piece in pieces if index in piece.quotes)
        assert shown.split() == "".join(span.text for span in quote.content).split()
    begun = [index for pieces in paragraphs for piece in pieces for index in piece.begins]
    assert sorted(begun) == list(range(len(extraction)))


def make_evil() -> Extraction:
    """An extraction in which text, name, id, role and non-quote are markup."""
    text = f"{EVIL} said {EVIL}"
    speaker = Speaker(id=EVIL, name=EVIL, kind=SpeakerKind.PERSON, mentions=())
    quote = Quote(
        id=EVIL,
        type=QuoteType.DIRECT,
        content=(Span.of(text, 0, len(EVIL)),),
        speaker=speaker,
        rule=EVIL,
        confidence=0.5,
        link=EVIL,
    )
    other = NonQuote(span=Span.of(text, len(EVIL) + 6, len(text)), kind=NonQuoteKind.SCARE)
    return Extraction(text=text, id=EVIL, quotes=(quote,), speakers=(speaker,), non_quotes=(other,))


def test_everything_is_escaped() -> None:
    """Markup in text, name and id makes no tag and no attribute of its own."""
    evil, tame = make_evil(), attrs.evolve(from_json(ARTICLES[0].read_text()), id="a")
    allowed = read(to_html([tame, tame]))
    found = read(to_html([evil, evil], title=EVIL))
    assert set(found.tags) <= set(allowed.tags)
    assert found.tags.count("script") == found.tags.count("style") == 1
    assert {name for name, _ in found.attributes} <= {name for name, _ in allowed.attributes} | {"title"}
    assert not any(value and "onerror" in value for name, value in found.attributes if name in ("id", "href", "style"))
    assert "49" not in re.findall(r"<title>(.*?)</title>", to_html(evil), re.DOTALL)[0]
    assert read(to_notebook(evil)).tags == ["iframe"]


def test_needs_no_network() -> None:
    """Nothing in the page is fetched."""
    page = to_html(from_json(ARTICLES[0].read_text()))
    assert not re.findall(r"(?:src|href)=\"(?!#)", page)
    assert "url(" not in page
    assert "@import" not in page


def test_odd_texts() -> None:
    """Empty texts, lone surrogates and control characters give a page that can be written."""
    for text in ("", " \n ", "a\x00b\ud800c"):
        to_html(Extraction(text=text)).encode()
    assert "�" in to_html(Extraction(text="a\x00b"))
    assert to_html([]).count("<section") == 0


def long_article() -> Extraction:
    """An article of 5,000 words: the fixture articles one after another."""
    text, quotes, speakers = "", [], []
    for number, path in enumerate(ARTICLES * 3):
        if len(text.split()) >= 5000:
            break
        extraction = from_json(path.read_text())
        shift = len(text)
        text += extraction.text + "\n\n"
        quotes += [shifted(quote, shift, f"{number}") for quote in extraction.quotes]
        speakers += [
            attrs.evolve(speaker, id=f"{number}-{speaker.id}", mentions=(), roles=(), members=(), anonymity=None)
            for speaker in extraction.speakers
        ]
    by_id = {speaker.id: speaker for speaker in speakers}
    linked = tuple(attrs.evolve(quote, speaker=by_id[quote.speaker.id] if quote.speaker else None) for quote in quotes)
    return Extraction(text=text, id="long", quotes=linked, speakers=tuple(speakers))


def shifted(quote: Quote, by: int, prefix: str) -> Quote:
    """The quote's content and cue in a longer text."""

    def move(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(Span(start=span.start + by, end=span.end + by, text=span.text) for span in spans)

    speaker = attrs.evolve(quote.speaker, id=f"{prefix}-{quote.speaker.id}") if quote.speaker else None
    return attrs.evolve(
        quote,
        id=f"{prefix}-{quote.id}",
        content=move(quote.content),
        verbatim=move(quote.verbatim),
        cue=attrs.evolve(quote.cue, spans=move(quote.cue.spans)) if quote.cue else None,
        source=attrs.evolve(quote.source, spans=move(quote.source.spans), head=None),
        speaker=speaker,
        parent=None,
        addressee=None,
        candidates=(),
    )


def test_weight() -> None:
    """The page of a 5,000-word article keeps its weight."""
    article = long_article()
    assert len(article.text.split()) >= 5000
    assert len(article) > 150
    assert len(to_html(article).encode()) < WEIGHT_BAR


def test_displacy(extraction: Extraction) -> None:
    """The displaCy form covers the records' words and is drawn by displaCy."""
    from spacy import displacy

    data = to_displacy(extraction)
    labels = {
        (span["label"], " ".join(data["tokens"][span["start_token"] : span["end_token"]])) for span in data["spans"]
    }
    assert {("DIRECT", "We will rebuild"), ("CUE", "told"), ("OUTLET", "Harbour Radio")} <= labels
    assert "Harbour" in displacy.render(data, style="span", manual=True, jupyter=False)


def test_brat(tmp_path: Path) -> None:
    """The brat export reads back with the same contents, cues and sources."""
    from quoteattr.evaluation import read_gold

    extractions = [from_json(path.read_text()) for path in ARTICLES[:2]]
    write_brat(extractions, tmp_path)
    read_back = {article.id: article for article in read_gold(tmp_path)}
    for extraction in extractions:
        quotes = read_back[str(extraction.id)].quotes
        assert [quote.content[0][0] for quote in quotes] == [quote.start for quote in extraction]
        cues = [quote.cue.spans[0].start if quote.cue else None for quote in extraction]
        assert [quote.spans("cue")[0][0] if quote.spans("cue") else None for quote in quotes] == cues
