"""When it was said, and which day that was."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest

from quoteattr.attribution.setting.finding import resolve_settings
from quoteattr.attribution.setting.times import resolve_date
from quoteattr.matchers.reading import Reading
from quoteattr.text.parse import Parse

PUBLISHED = datetime.date(2024, 5, 2)  # a Thursday


@pytest.mark.parametrize(
    ("marked", "expression"),
    [
        ("((Ms Holt)) **said** on Tuesday [[that the quay was safe]].", "on Tuesday"),
        ("On Tuesday, ((Ms Holt)) **said** [[the quay was safe]].", "On Tuesday"),
        ("((Ms Holt)) **said** Tuesday night [[that the quay was safe]].", "Tuesday night"),
        ("((Ms Holt)) **told** Reuters last month [[that the quay was safe]].", "last month"),
        ("((Ms Holt)) **told** Reuters earlier this week [[that the quay was safe]].", "earlier this week"),
        ("((Ms Holt)) **said** yesterday [[that the quay was safe]].", "yesterday"),
        ("((Ms Holt)) **wrote** in March [[that the quay was safe]].", "in March"),
        ("((Ms Holt)) **wrote** in 2019 [[that the quay was safe]].", "in 2019"),
        ("((Ms Holt)) **said** on 3 April [[that the quay was safe]].", "on 3 April"),
        ("((Ms Holt)) **said** two weeks ago [[that the quay was safe]].", "two weeks ago"),
        # near misses
        ("((Ms Holt)) **said** [[that the quay was safe on Tuesday]].", None),
        ("((Ms Holt, elected on Tuesday,)) **said** [[that the quay was safe]].", None),
        ("((Ms Holt)) **said** before Tuesday's vote [[that the quay was safe]].", None),
        ("((Ms March)) **said** [[that the quay was safe]].", None),
        ("((Ms Holt)) **said** that 2019 engineers [[had checked the quay]].", None),
    ],
)
def test_expression(
    read_marked: Callable[[str], tuple[Parse, list[Reading]]], marked: str, expression: str | None
) -> None:
    """The cue's own expression is found, not that of the content, of the source or before a noun."""
    found = resolve_settings(*read_marked(marked))[0].time
    assert (found.span.text if found else None) == expression


@pytest.mark.parametrize(
    ("expression", "date"),
    [
        ("Tuesday", datetime.date(2024, 4, 30)),
        ("Tuesday night", datetime.date(2024, 4, 30)),
        ("on Tuesday", datetime.date(2024, 4, 30)),
        ("On Tuesday", datetime.date(2024, 4, 30)),
        ("Thursday", datetime.date(2024, 5, 2)),
        ("Friday", datetime.date(2024, 4, 26)),
        ("yesterday", datetime.date(2024, 5, 1)),
        ("today", datetime.date(2024, 5, 2)),
        ("3 April", datetime.date(2024, 4, 3)),
        ("April 3", datetime.date(2024, 4, 3)),
        ("Dec. 24", datetime.date(2023, 12, 24)),
        ("June 1, 2021", datetime.date(2021, 6, 1)),
        ("two days ago", datetime.date(2024, 4, 30)),
        ("last month", None),
        ("last Tuesday", None),
        ("March", None),
        ("2019", None),
        ("earlier this week", None),
        ("two weeks ago", None),
        ("several years ago", None),
        ("30 February", None),
        ("the other day", None),
    ],
)
def test_date(expression: str, date: datetime.date | None) -> None:
    """One plain day is resolved against the day of publication, never to a later day; anything vaguer is left open."""
    assert resolve_date(expression, PUBLISHED) == date


def test_days_before_the_first() -> None:
    """A day that dates cannot name is left open."""
    assert resolve_date("yesterday", datetime.date.min) is None


def test_date_needs_a_publication_day(read_marked: Callable[[str], tuple[Parse, list[Reading]]]) -> None:
    """Without the day of publication there is a span and no date."""
    parse, readings = read_marked("((Ms Holt)) **said** on Tuesday [[that the quay was safe]].")
    without, dated = (resolve_settings(parse, readings, published=day)[0].time for day in (None, PUBLISHED))
    assert without is not None
    assert without.date is None
    assert dated is not None
    assert dated.date == datetime.date(2024, 4, 30)
