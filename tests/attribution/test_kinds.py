"""Kinds of speakers, their names, anonymity and issuers, for sources that are described."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quoteattr.attribution.speakers import resolve_speakers
from quoteattr.records import Speaker, SpeakerKind

if TYPE_CHECKING:
    from tests.attribution.conftest import MarkedReader


def _speaker(read_marked: MarkedReader, marked: str) -> Speaker:
    parse, readings = read_marked(marked)
    resolution = resolve_speakers(parse, readings)
    index = resolution.links[-1].speaker
    assert index is not None
    return resolution.speakers[index]


KINDS = [
    ("((A senior official)) said [[it was over]].", "senior official", "person"),
    ("((Several senior officials)) said [[it was over]].", "senior officials", "group"),
    ("((The city's foreign ministry)) said [[it was over]].", "city's foreign ministry", "organization"),
    ("Researchers met. ((The paper)) said [[it was over]].", "paper", "document"),
    ("((A leaked memo)) said [[it was over]].", "leaked memo", "document"),
    ("((A new poll)) said [[it was over]].", "poll", "data"),
    ("((Ankara)) said [[it was over]].", "Ankara", "place"),
    ("((ScotRail)) said [[it was over]].", "ScotRail", "organization"),
    ("((The White House)) said [[it was over]].", "White House", "place"),
    ("((Republicans)) said [[it was over]].", "Republicans", "group"),
    ("((The Merrow campaign)) said [[it was over]].", "Merrow campaign", "organization"),
    ("((A number of tax experts)) said [[it was over]].", "tax experts", "group"),
    ("((One of the lawyers)) said [[it was over]].", "lawyers", "person"),
    ("((Parents, students and school staff)) said [[it was over]].", "Parents, students and school staff", "group"),
    ("((All the experts I interviewed)) said [[it was over]].", "experts I interviewed", "group"),
    ("((Everyone I interviewed)) said [[it was over]].", "Everyone I interviewed", "group"),
    ("((A Harbour Times poll released last week)) said [[it was over]].", "Harbour Times poll", "data"),
    ("((The teenager himself)) said [[it was over]].", "teenager", "person"),
    ("((An ornithologist in Ostrel)) said [[it was over]].", "ornithologist in Ostrel", "person"),
]


@pytest.mark.parametrize(("marked", "name", "kind"), KINDS)
def test_kinds(read_marked: MarkedReader, marked: str, name: str, kind: str) -> None:
    """The head noun tells the kind; determiners and counting words are left out of the name."""
    speaker = _speaker(read_marked, marked)
    assert (speaker.name, speaker.kind.value) == (name, kind)


ANONYMITY = [
    ("((A senior official)) said [[it was over]].", "senior official"),
    ("((Many Democrats)) said [[it was over]].", "Democrats"),
    (
        "((A senior official)), who spoke on condition of anonymity because the plan is secret, said [[it was over]].",
        "who spoke on condition of anonymity because the plan is secret",
    ),
    ("((Republicans)) said [[it was over]].", None),
    ("((The ministry)) said [[it was over]].", None),
    ("((Ann Merrow)) said [[it was over]].", None),
]


@pytest.mark.parametrize(("marked", "phrase"), ANONYMITY)
def test_anonymity(read_marked: MarkedReader, marked: str, phrase: str | None) -> None:
    """An unnamed person or group is anonymous, with the phrase that says so; parties, bodies and names are not."""
    speaker = _speaker(read_marked, marked)
    assert speaker.anonymous is (phrase is not None)
    assert (speaker.anonymity.text if speaker.anonymity else None) == phrase


ISSUERS = [
    ("((A statement released by Mr Erdem's office on Wednesday)) said [[it was over]].", "Mr Erdem's office"),
    ("((An email from Neera Tandal)) said [[it was over]].", "Neera Tandal"),
    ("((The ministry's report)) said [[it was over]].", "ministry"),
    ("((A Harbour Institute study)) said [[it was over]].", "Harbour Institute"),
    ("((A report about harbours)) said [[it was over]].", None),
]


@pytest.mark.parametrize(("marked", "issuer"), ISSUERS)
def test_issuers(read_marked: MarkedReader, marked: str, issuer: str | None) -> None:
    """A document names who issued it: *by* and *from*, a possessor, a name before it."""
    speaker = _speaker(read_marked, marked)
    assert speaker.kind is SpeakerKind.DOCUMENT
    assert speaker.issuer == issuer
