"""A clause that is told is the verb's, whatever noun it stands behind; a clause about that noun stays there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

TOLD = (
    "Lind/nsubj/1/NNP told/ROOT/1/VBD staff/dobj/1/NN on/prep/1/IN trains/pobj/3/NNS that/mark/7/IN rain/nsubj/7/NN "
    "fell/relcl/4/VBD ./punct/1/."
)
SAID = TOLD.replace("told/", "said/").replace("staff/dobj/1/NN", "once/advmod/1/RB")
OBJECT = TOLD.replace("that/mark/7/IN", "that/dobj/7/WDT")
MENDED = {7: "fell/ccomp/1/VBD"}


@pytest.mark.parametrize(
    ("before", "changes"),
    [
        (TOLD, MENDED),
        (TOLD.replace("fell/relcl", "fell/acl"), MENDED),
        (OBJECT, {5: "that/mark/7/IN", **MENDED}),
        (SAID, MENDED),
        # Lind told staff on trains that it left, that it brought rain; said once on the trains that it left
        (TOLD.replace("rain/nsubj/7/NN", "it/nsubj/7/PRP"), MENDED),
        (OBJECT.replace("rain/nsubj/7/NN", "it/nsubj/7/PRP"), {}),
        (
            OBJECT.replace("rain/nsubj/7/NN", "it/nsubj/7/PRP").replace("./punct/1/.", "rain/dobj/7/NN"),
            {5: "that/mark/7/IN", **MENDED},
        ),
        (SAID.replace("that/mark/7/IN", "that/dobj/7/WDT").replace("rain/nsubj/7/NN", "it/nsubj/7/PRP"), {}),
        (TOLD.replace("rain/nsubj/7/NN", "soon/advmod/7/RB"), {}),
        (TOLD.replace("on/prep", "about/prep"), {}),
        (TOLD.replace("on/prep", "of/prep"), {}),
        (TOLD.replace("trains", "condition"), {}),
        (TOLD.replace("staff", "story"), {}),
        (TOLD.replace("told/", "saw/"), {}),
        (TOLD.replace("told/", "said/"), {}),
        (SAID.replace("said/", "told/"), {}),
        (TOLD.replace("told/ROOT/1/VBD", "told/ROOT/1/VBN"), {}),
        (TOLD.replace("Lind/nsubj", "Lind/nsubjpass"), {}),
        (TOLD.replace("./punct/1/.", "go/xcomp/1/VB"), {}),
        (TOLD.replace("Lind/nsubj", "Then/advmod"), {}),
        (TOLD.replace("trains/pobj", "trains/dep"), {}),
    ],
)
def test_far_clauses(
    assert_mended: Callable[[str, dict[int, str]], None], before: str, changes: dict[int, str]
) -> None:
    """*told staff on trains that rain fell*: told, not about the trains; near misses keep their trees."""
    assert_mended(before, changes)
