"""What the tests of mended parses share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quoteattr.text.mending import mend

if TYPE_CHECKING:
    from collections.abc import Callable

    from quoteattr.text.parse import Parse

LEMMAS = {
    "added": "add", "announced": "announce", "asked": "ask", "been": "be", "heard": "hear", "notes": "note",
    "pointed": "point", "posted": "post", "reported": "report", "said": "say", "saying": "say", "says": "say",
    "told": "tell", "wrote": "write",
}  # fmt: skip


def written(parse: Parse) -> list[str]:
    """The tokens of a parse as they are written for these tests."""
    rows = zip(parse.words, parse.deps, parse.heads, parse.tags, strict=True)
    return ["/".join(map(str, row)) for row in rows]


@pytest.fixture(scope="session")
def assert_mended(tree: Callable[[str], Parse]) -> Callable[[str, dict[int, str]], None]:
    """Mends a written parse: just the numbered tokens are changed; with no changes nothing was mended."""

    def check(before: str, changes: dict[int, str]) -> None:
        parse = tree(before)
        parse.lemmas = [LEMMAS.get(lemma, lemma) for lemma in parse.lemmas]
        tokens = written(parse)
        assert mend(parse) is bool(changes)
        assert written(parse) == [changes.get(at, token) for at, token in enumerate(tokens)]
        assert not mend(parse)

    return check
