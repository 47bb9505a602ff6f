"""Regular forms of the lexicon's verbs."""

from __future__ import annotations

import pytest

from quoteattr.lexicon.inflections import load_inflections


@pytest.mark.parametrize(
    ("form", "verb"),
    [
        ("texted", "text"),
        ("blogging", "blog"),
        ("quipped", "quip"),
        ("griped", "gripe"),
        ("hoping", "hope"),
        ("decreed", "decree"),
        ("counselled", "counsel"),
        ("counseled", "counsel"),
        ("deadpanned", "deadpan"),
        ("denies", "deny"),
        ("preaches", "preach"),
        ("agreeing", "agree"),
        ("bloged", None),
        ("seed", None),
        ("hopping", None),
        ("post", None),
        ("pooled", None),
    ],
)
def test_forms(form: str, verb: str | None) -> None:
    """A form leads to its verb; no form of a verb that the lexicon does not list, and no base form, leads anywhere."""
    assert load_inflections().get(form) == verb
