"""In which form it was said."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quoteattr.attribution.setting.finding import resolve_settings
from quoteattr.matchers.reading import Reading
from quoteattr.records import Medium
from quoteattr.text.parse import Parse

Read = Callable[[str], tuple[Parse, list[Reading]]]


@pytest.mark.parametrize(
    ("marked", "medium"),
    [
        ("((Ms Holt)) **said** in a statement [[that the quay was safe]].", Medium.STATEMENT),
        ("In an emailed statement, ((Ms Holt)) **said** [[the quay was safe]].", Medium.STATEMENT),
        ("((Ms Holt)) **said** in a speech on the quay [[that it was safe]].", Medium.SPEECH),
        ("((Ms Holt)) **said** in an interview [[that the quay was safe]].", Medium.INTERVIEW),
        ("((Ms Holt)) **said** at a news conference [[that the quay was safe]].", Medium.BRIEFING),
        ("((Ms Holt)) **said** in a letter to the council [[that the quay was safe]].", Medium.LETTER),
        ("((Ms Holt)) **said** by email [[that the quay was safe]].", Medium.EMAIL),
        ("((Ms Holt)) **said** during the debate [[that the quay was safe]].", Medium.DEBATE),
        ("((Ms Holt)) **said** in a phone call [[that the quay was safe]].", Medium.CALL),
        ("((Ms Holt)) **said** in sworn testimony [[that the quay was safe]].", Medium.TESTIMONY),
        ("((Ms Holt)) **tweeted** [[that the quay was safe]].", Medium.POST),
        ("((Ms Holt)) **wrote** on Facebook [[that the quay was safe]].", Medium.POST),
        ("((Ms Holt)) **testified** [[that the quay was safe]].", Medium.TESTIMONY),
        ("((A statement from the council)) **said** [[that the quay was safe]].", Medium.STATEMENT),
        ("((The report)) **said** [[that the quay was safe]].", Medium.REPORT),
        ("((A poll)) **showed** [[that voters were tired]].", Medium.POLL),
        ("((The engineers I interviewed)) **said** [[that the quay was safe]].", Medium.INTERVIEW),
        ("((Ms Holt)) **said** in an emailed response [[that the quay was safe]].", Medium.EMAIL),
        ("((Ms Holt)) **said** in a written answer [[that the quay was safe]].", Medium.STATEMENT),
        ("((Ms Holt)) **said** in a sharp answer [[that the quay was safe]].", None),
        ("((Analysts at Harbour Bank)) **said** in a note [[that the quay was safe]].", Medium.REPORT),
        ("((Ms Holt)) **wrote** in a note to staff [[that the quay was safe]].", Medium.LETTER),
        ("((Ms Holt)) **wrote** in a note to clients [[that the quay was safe]].", Medium.REPORT),
        ("((Ms Holt)) **said** in a research note [[that the quay was safe]].", Medium.REPORT),
        ("((Ms Holt)) **told** analysts on an investor call [[that the quay was safe]].", Medium.CALL),
        ("((Ms Holt)) **told** analysts on a call [[that the quay was safe]].", Medium.CALL),
        ("((Ms Holt)) **told** a news conference [[that the quay was safe]].", Medium.BRIEFING),
        # near misses
        ("((Ms Holt)) **told** a conference [[that the quay was safe]].", None),
        ("((Ms Holt)) **said** on a sour note [[that the quay was safe]].", None),
        ("((Ms Holt)) **said** in a voice note [[that the quay was safe]].", None),
        ("((Ms Holt)) **said** [[that the quay was safe]].", None),
        ("((Ms Holt)) **said** in Ostrel [[that the quay was safe]].", None),
        ("((Ms Holt)) **said** before the next debate [[that the quay was safe]].", None),
        ("((Ms Holt)) **said** at a conference in Ostrel [[that the quay was safe]].", None),
        ("((Ms Holt)) **said** [[that the report was wrong]].", None),
        ("((Ms Holt), who wrote the report)) **said** [[that the quay was safe]].", None),
        ("((Ms Holt)) **said** in the Lakeview Post Office [[that the quay was safe]].", None),
    ],
)
def test_medium(read_marked: Read, marked: str, medium: Medium | None) -> None:
    """The phrase beside the cue, the cue itself and the source's noun name the form; the content's does not."""
    assert resolve_settings(*read_marked(marked))[0].medium is medium


def test_medium_is_carried(read_marked: Read) -> None:
    """A statement goes on in the next sentence of the same speaker, and not with another."""
    start = "((Ms Holt)) **said** in a statement [[that the quay was safe]]. "
    same = resolve_settings(*read_marked(start + "[[2“It will hold,”]] ((2she)) **2added**."))
    other = resolve_settings(*read_marked(start + "[[2“It will fall,”]] ((2Mr Brand)) **2said**."))
    assert (same[1].medium, same[1].carried_medium) == (Medium.STATEMENT, True)
    assert other[1].medium is None
