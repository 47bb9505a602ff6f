"""Plain HTML of an article: marked quotes, escaped text, nothing else."""

from __future__ import annotations

import html
import re

import attrs
import pytest

from quoteattr.errors import SettingsError
from quoteattr.records import Extraction, Quote, QuoteType, Role, Source, Span, Speaker, SpeakerKind
from quoteattr.viewer import to_fragment

TEXT = "“We <lost> & won,” she said, “he called it ‘mad’.”\n\nNobody\x00 else."


def make() -> Extraction:
    """A split quote with another inside, of a speaker whose name needs escaping."""
    speaker = Speaker(id="s1", name='Ada "A" Lind', kind=SpeakerKind.PERSON)

    def quote(id: str, *words: str, parent: str | None = None, speaker: Speaker | None = None) -> Quote:
        content = tuple(Span.of(TEXT, TEXT.index(part), TEXT.index(part) + len(part)) for part in words)
        role = Role(text="the mayor", title="mayor") if speaker else None
        return Quote(
            id=id, type=QuoteType.DIRECT, content=content, verbatim=content, source=Source(),
            speaker=speaker, role=role, parent=parent, rule="direct.split", confidence=0.9,
        )  # fmt: skip

    quotes = (quote("q1", "We <lost> & won", "he called it ‘mad", speaker=speaker), quote("q2", "mad", parent="q1"))
    return Extraction(text=TEXT, quotes=quotes, speakers=(speaker,))


def test_marks() -> None:
    """Each part of a quote is a mark with ids, type and speaker; the innermost quote names it."""
    first, second = to_fragment(make()).splitlines()
    mine = 'data-speaker="s1" title="Ada &quot;A&quot; Lind, mayor"'
    assert first == (
        f'<p>“<mark class="quote direct" data-quotes="q1" {mine}>We &lt;lost&gt; &amp; won</mark>,” she said, '
        f'“<mark class="quote direct" data-quotes="q1" {mine}>he called it ‘</mark>'
        '<mark class="quote direct" data-quotes="q1 q2">mad</mark>’.”</p>'
    )
    assert second == "<p>Nobody\ufffd else.</p>"


def test_nothing_is_lost() -> None:
    """Without its tags the fragment is the article, but for the space between paragraphs."""
    plain = html.unescape(re.sub(r"<[^>]*>", "", to_fragment(make())))
    assert plain.split() == TEXT.replace("\x00", "\ufffd").split()
    assert to_fragment(attrs.evolve(make(), text="", quotes=(), speakers=())) == ""
    with pytest.raises(SettingsError, match="an extraction is wanted"):
        to_fragment(TEXT)  # type: ignore[arg-type]
