"""The verb of a tag at the end of its sentence is the root; sentences that only look like it keep their trees."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from quoteattr.text.parse import Parse

CONJOINED = (
    "Fares/nsubj/1/NNS rose/ROOT/1/VBD ,/punct/1/, officials/nsubj/1/NNS told/conj/1/VBD Reuters/dobj/4/NNP ./punct/1/."
)
APPOSED = (
    "Fares/nsubj/1/NNS rose/ROOT/1/VBD ,/punct/1/, Lind/conj/1/NNP ,/punct/3/, the/det/6/DT mayor/appos/3/NN "
    ",/punct/1/, said/advcl/1/VBD in/prep/8/IN May/pobj/9/NNP ./punct/1/."
)
NAMED_FIRST = (
    "Fares/nsubj/1/NNS rose/ROOT/1/VBD ,/punct/1/, Lind/nsubj/8/NNP ,/punct/3/, the/det/6/DT mayor/nsubj/8/NN "
    "once/advmod/8/RB said/conj/1/VBD ./punct/1/."
)


@pytest.mark.parametrize(
    ("before", "changes"),
    [
        (
            CONJOINED,
            {
                1: "rose/ccomp/4/VBD",
                3: "officials/nsubj/4/NNS",
                4: "told/ROOT/4/VBD",
                6: "./punct/4/.",
            },
        ),
        (
            APPOSED,
            {
                1: "rose/ccomp/8/VBD",
                3: "Lind/nsubj/8/NNP",
                7: ",/punct/3/,",
                8: "said/ROOT/8/VBD",
                11: "./punct/8/.",
            },
        ),
        (CONJOINED.replace("told/conj/1/VBD", "saw/conj/1/VBD"), {}),
        (CONJOINED.replace("told/conj/1/VBD", "told/conj/1/VBN"), {}),
        (CONJOINED.replace("told/conj/1/VBD", "announced/conj/1/VBD").replace("Reuters", "plans"), {}),
        (CONJOINED.replace("rose/ROOT/1/VBD", "rising/ROOT/1/VBG"), {}),
        (CONJOINED.replace("Fares/nsubj/1/NNS", "When/advmod/1/WRB").replace("rose/ROOT", "rose/ROOT"), {}),
        (CONJOINED.replace(",/punct/1/,", "and/cc/1/CC"), {}),
        (CONJOINED.replace("officials/nsubj/1/NNS", "which/nsubj/4/WDT"), {}),
        (
            CONJOINED.replace("told/conj/1/VBD", "told/parataxis/1/VBD").replace(
                "officials/nsubj/1", "officials/nsubj/4"
            ),
            {},
        ),
        (CONJOINED.replace("told/conj/1/VBD", "told/relcl/3/VBD"), {}),
        (APPOSED.replace("in/prep", "of/prep"), {}),
    ],
)
def test_tags(assert_mended: Callable[[str, dict[int, str]], None], before: str, changes: dict[int, str]) -> None:
    """*Fares rose, officials told Reuters*: told; no verb of saying, no main clause before, more behind: as it was."""
    assert_mended(before, changes)


def test_a_name_before_its_description(tree: Callable[[str], Parse]) -> None:
    """*…, Lind, the mayor once said*: a person's name is the subject; another name ends the clause."""
    from quoteattr.text.mending import mend

    for label, subject in (("PERSON", 3), ("GPE", 6)):
        parse = tree(NAMED_FIRST)
        parse.lemmas[8] = "say"
        parse.ents[3] = label
        assert mend(parse)
        assert [token for token, dep in enumerate(parse.deps) if dep == "nsubj" and parse.heads[token] == 8] == [
            subject
        ]
