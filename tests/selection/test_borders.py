"""Where contents end and begin in the light of the others: behind a tag, behind a semicolon, before a participle."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quoteattr.extractor import Extractor
from quoteattr.selection.borders import _is_silence
from quoteattr.text.parse import parse_text

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.fixture(scope="module")
def contents_of(request: pytest.FixtureRequest) -> Extractor:
    """An extractor on the shared pipeline."""
    nlp: Language = request.getfixturevalue("nlp")
    return Extractor(nlp)


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        (
            "The bridge is unsafe, the engineer said, but it will stay open until June.",
            "said",
            "The bridge is unsafe … but it will stay open until June",
        ),
        (
            "The bridge is unsafe, the engineer said, and the council must close it by Friday.",
            "said",
            "The bridge is unsafe … and the council must close it by Friday",
        ),
        (
            "The bridge is unsafe, the engineer said, but the mayor warned that traffic would suffer.",
            "said",
            "The bridge is unsafe",
        ),
        ("The bridge is unsafe, the engineer said, and left the room.", "said", "The bridge is unsafe"),
        (
            "The mill closed in 1980; the roof, the surveyor said, has since collapsed.",
            "said",
            "the roof … has since collapsed",
        ),
        (
            "The mill closed in 1980; the roof, according to the council, has since collapsed.",
            "according to",
            "the roof … has since collapsed",
        ),
        ("Row over toll deepens; move 'a disgrace', says Marta Lind", "says", "move 'a disgrace"),
        (
            "The chief executive told the board the merger had been approved and was now complete.",
            "told",
            "the merger had been approved and was now complete",
        ),
        (
            "Marta Lind told the committee the levy had been agreed in March and left the room.",
            "told",
            "the levy had been agreed in March",
        ),
        ("Lind said the fund was “empty”, adding that nobody knew.", "said", "the fund was “empty"),
    ],
)
def test_borders(contents_of: Extractor, text: str, cue: str, content: str) -> None:
    """What goes on with the content is in it; what has a cue of its own, or only tells what came next, is not."""
    found = {
        quote.cue.text: " … ".join(span.text for span in quote.content)
        for quote in contents_of.extract(text).quotes
        if quote.cue is not None
    }
    assert found.get(cue) == content


@pytest.mark.parametrize(
    "text", ["She said it was late and", "She said it was late and he", "She said it was late and gave"]
)
def test_nothing_follows_a_conjunction_at_the_end(nlp: Language, text: str) -> None:
    """An article may break off there."""
    parse = parse_text(nlp, text)
    joint = parse.lowers.index("and")
    assert not _is_silence(parse, joint + 1, len(parse) - 1)
