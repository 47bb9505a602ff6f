"""Articles of tokens, character references and tags: the records lie in the article as it was given."""

from __future__ import annotations

import pytest

from quoteattr.explaining import explain_text
from quoteattr.extractor import Extractor
from quoteattr.records import Extraction
from quoteattr.serialize import from_json, to_dict, to_json

TOKENS = (
    "`` We wo n't pay for the bridge , '' said Ines Carro -LRB- 47 -RRB- , mayor of Ostrel , on Monday . "
    "`` It is n't ours . ''\n\nShe told the Harbour Times that the town 's fund `` is empty '' ."
)
MARKUP = (
    "<p>&ldquo;We will not pay for the bridge,&rdquo; said <b>Ines Carro</b>, mayor of Ostrel.</p>"
    "<p>She told the <i>Harbour Times</i> that it &quot;is&nbsp;empty&quot;.</p>"
)


def check(found: Extraction, article: str) -> None:
    """Each span of the records is the article's."""
    assert found.text == article
    waiting: list[object] = [to_dict(found)]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict) and {"start", "end", "text"} <= value.keys():
            assert article[value["start"] : value["end"]] == value["text"]
        waiting += value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    assert from_json(to_json(found)) == found


@pytest.mark.parametrize(
    ("article", "contents"),
    [
        (TOKENS, ["We wo n't pay for the bridge It is n't ours", "the town 's fund `` is empty"]),
        (MARKUP, ["We will not pay for the bridge", "it &quot;is&nbsp;empty"]),
    ],
)
def test_records_lie_in_the_article(extractor: Extractor, article: str, contents: list[str]) -> None:
    """Offsets and words are the article's, names and outlets are read in plain text."""
    found = extractor.extract(article)
    check(found, article)
    assert [quote.text for quote in found] == contents
    assert {quote.speaker.name for quote in found if quote.speaker} == {"Ines Carro"}
    first, second = found.quotes
    assert first.role is not None
    assert (first.role.title, first.role.affiliation) == ("mayor", "Ostrel")
    assert second.outlet is not None
    assert second.outlet.name == "Harbour Times"
    assert next(iter(extractor.extract_many([article]))) == found


def test_clusters_are_in_the_articles_offsets(extractor: Extractor) -> None:
    """The caller counts characters in what was given."""
    article = "`` No , '' said Ines Carro . `` No , '' said Paul Reyes .\n\nThe other one said `` never '' , too ."
    cluster = [
        (article.index("Ines Carro"), article.index(" . ``")),
        (article.index("The other"), article.index(" said `` never")),
    ]
    found = extractor.extract(article, clusters=[cluster])
    assert found.quotes[-1].speaker is not None
    assert found.quotes[-1].speaker.name == "Ines Carro"


def test_explained_in_the_article(extractor: Extractor) -> None:
    """Candidates are asked for and shown by the article's own offsets."""
    start = TOKENS.index("She told")
    decisions = explain_text(TOKENS, extractor=extractor, start=start)
    assert decisions
    for decision in decisions:
        assert all(TOKENS[span.start : span.end] == span.text and span.end > start for span in decision.content)
