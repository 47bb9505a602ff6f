"""Who is spoken to, and phrases that look like it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quoteattr.attribution.setting.finding import resolve_settings
from quoteattr.matchers.reading import Reading
from quoteattr.text.parse import Parse


@pytest.mark.parametrize(
    ("marked", "addressee"),
    [
        ("((Ms Holt)) **told** lawmakers [[that the quay was safe]].", "lawmakers"),
        ("((Ms Holt)) **told** the Senate committee [[that the quay was safe]].", "the Senate committee"),
        ("((Ms Holt)) **told** members of the committee [[that the quay was safe]].", "members of the committee"),
        ("((Ms Holt)) **told** Monday’s meeting of the cabinet [[that it was so]].", "Monday’s meeting of the cabinet"),
        ("((Ms Holt)) **told** reporters the same thing [[that the quay was safe]].", "reporters"),
        ("((Ms Holt)) **told** her two sons [[that the quay was safe]].", "her two sons"),
        ("((Ms Holt)) **asked** the minister [[whether the quay was safe]].", "the minister"),
        ("((The committee)) **asked** Ms Holt [[why the quay had sunk]].", "Ms Holt"),
        ("((Ms Holt)) **told** Roe Sunday [[that the quay was safe]].", "Roe"),
        ("((Ms Holt)) **told** Roe Sunday evening [[that the quay was safe]].", "Roe"),
        ("((Ms Holt)) **told** Sunday worshippers [[that the quay was safe]].", "Sunday worshippers"),
        ("((Ms Holt)) **told** Monday's meeting [[that the quay was safe]].", "Monday's meeting"),
        ("((Ms Holt)) **said** to reporters [[that the quay was safe]].", "reporters"),
        ("((Ms Holt)) **wrote** to the prime minister [[that the quay was safe]].", "the prime minister"),
        ("((Ms Holt)) **said** in a letter to shareholders [[that the quay was safe]].", "shareholders"),
        ("((Ms Holt)) **urged** [[Congress to act]].", "Congress"),
        ("((Ms Holt)) **called** on [[the president to act]].", "the president"),
        ("((Ms Holt)) spoke to farmers, **promising** [[lower rents]].", "farmers"),
        ("Residents were **told** [[that the quay was safe]].", "Residents"),
        ("((Ms Holt)) **reminded** him [[that the quay was safe]].", "him"),
        ("((Ms Holt)) **promised** residents [[a full inquiry]].", "residents"),
        ("**Asked** [[whether the quay was safe]], Ms Holt said it was.", "Ms Holt"),
        ("Speaking to reporters outside court, ((Ms Holt)) **said** [[that the quay was safe]].", "reporters"),
        ("((Ms Holt)), speaking to reporters in Dorr, **said** [[that the quay was safe]].", "reporters"),
        ("Talking to media persons, ((Ms Holt)) **said** [[that the quay was safe]].", "media persons"),
        ("Addressing dock workers, ((Ms Holt)) **said** [[that the quay was safe]].", "dock workers"),
        ("In a text message to tenants, ((Ms Holt)) **said** [[that the quay was safe]].", "tenants"),
        ("((Ms Holt)) **noted** in an email to staff [[that the quay was safe]].", "staff"),
        ("((Ms Holt)) **told** this reporter [[that the quay was safe]].", "this reporter"),
        # near misses
        ("Speaking to the issue, ((Ms Holt)) **said** [[that the quay was safe]].", None),
        ("Speaking of reporters, ((Ms Holt)) **said** [[that the quay was safe]].", None),
        ("In response to the flood, ((Ms Holt)) **said** [[that the quay was safe]].", None),
        ("Speaking to Reuters, ((Ms Holt)) **said** [[that the quay was safe]].", None),
        ("((Ms Holt)) **promised** [[a full inquiry into the leak]].", None),
        ("**Asked** by Reuters [[whether the quay was safe]], Ms Holt said it was.", None),
        ("((Ms Holt)) **told** Reuters [[that the quay was safe]].", None),
        ("((Ms Holt)) **told** a news conference [[that the quay was safe]].", None),
        ("((Ms Holt)) **told** Sunday [[that the quay was safe]].", None),
        ("((Ms Holt)) **told** The Oaklander [[that the quay was safe]].", None),
        ("((Ms Holt)) **told** herself [[that the quay was safe]].", None),
        ("((Ms Holt)) **said** [[that the quay was safe]].", None),
        ("((Ms Holt)) **asked** [[why the quay had sunk]].", None),
        ("((Ms Holt)) **warned** [[Congress would act]].", None),
        ("((Ms Holt)) **urged** [[calm on the quays]].", None),
        ("((Ms Holt)) **said** on the way to work [[that the quay was safe]].", None),
        ("((Ms Holt)) **told** [[the truth]].", None),
        ("((Ms Holt)) **added** [[that she had told lawmakers so]].", None),
    ],
)
def test_addressee(
    read_marked: Callable[[str], tuple[Parse, list[Reading]]], marked: str, addressee: str | None
) -> None:
    """The object of tell and ask, what follows *to*, and the subject of *were told*; outlets and clauses are none."""
    parse, readings = read_marked(marked)
    found = resolve_settings(parse, readings)[0].addressee
    assert (parse.text[found.start : found.end] if found else None) == addressee


def test_head(read_marked: Callable[[str], tuple[Parse, list[Reading]]]) -> None:
    """The head is the noun that names the addressee, not the last noun of its *of* phrase."""
    parse, readings = read_marked("((Ms Holt)) **told** a group of farmers [[that the quay was safe]].")
    found = resolve_settings(parse, readings)[0].addressee
    assert found is not None
    assert parse.words[found.head] == "group"
