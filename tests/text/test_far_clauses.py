"""A clause that is told is the verb's, whatever noun it stands behind; a clause about that noun stays there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quoteattr.text.mending.far_clauses import mend_far_clause

if TYPE_CHECKING:
    from collections.abc import Callable

    from quoteattr.text.parse import Parse

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
        # Whatever hangs between the two, and whatever the clause's subject is called.
        *(
            (TOLD.replace("trains/pobj", f"trains/{label}"), MENDED)
            for label in ("advmod", "appos", "conj", "dative", "dobj", "prep")
        ),
        *((TOLD.replace("rain/nsubj", f"it/{label}"), MENDED) for label in ("expl", "nsubjpass")),
        *(
            (TOLD.replace("on/prep", f"{place}/prep"), MENDED)
            for place in "aboard after at before during from in inside outside via".split()
        ),
        (TOLD.replace("told/ROOT/1/VBD", "told/ROOT/1/VBP"), MENDED),
        (TOLD.replace("told/ROOT/1/VBD", "told/ROOT/1/VBZ"), MENDED),
        (TOLD.replace("staff/dobj", "staff/dative"), MENDED),
        (TOLD.replace("Lind/nsubj", "There/expl"), MENDED),
        (TOLD.replace("fell/relcl", "fell/ccomp"), MENDED),
        # The verb has its clause, or is a passive.
        *(
            (TOLD.replace("./punct/1/.", f"go/{label}/1/VB"), {})
            for label in ("ccomp", "parataxis", "auxpass", "nsubjpass")
        ),
        # What fills the clause is not *that*.
        *(
            (
                OBJECT.replace("rain/nsubj/7/NN", "it/nsubj/7/PRP").replace("./punct/1/.", f"rain/{label}/7/NN"),
                {5: "that/mark/7/IN", **MENDED},
            )
            for label in ("acomp", "attr", "ccomp", "xcomp")
        ),
        # Lind told staff on trains that it wants to fall: that hangs on the infinitive
        (
            TOLD.replace("that/mark/7", "that/mark/9").replace("rain/", "it/").replace("./punct/1/.", "")
            + "to/aux/9/TO fall/xcomp/7/VB",
            {5: "that/mark/7/IN", **MENDED},
        ),
        # A clause of another kind, or set apart, or with *that* as its subject; one that is told about
        (TOLD.replace("fell/relcl", "fell/advcl"), {}),
        (
            "Lind/nsubj/1/NNP told/ROOT/1/VBD staff/dobj/1/NN on/prep/1/IN trains/pobj/3/NNS ,/punct/4/, "
            "that/mark/8/IN rain/nsubj/8/NN fell/relcl/4/VBD ./punct/1/.",
            {},
        ),
        (TOLD.replace("that/mark/7/IN", "that/nsubj/7/WDT").replace("rain/nsubj/7/NN", "soon/advmod/7/RB"), {}),
        (
            "Lind/nsubj/1/NNP told/ROOT/1/VBD staff/dobj/1/NN on/prep/1/IN plans/pobj/3/NNS about/prep/4/IN "
            "trains/pobj/5/NNS that/mark/9/IN rain/nsubj/9/NN fell/relcl/6/VBD ./punct/1/.",
            {},
        ),
    ],
)
def test_far_clauses(
    assert_mended: Callable[[str, dict[int, str]], None], before: str, changes: dict[int, str]
) -> None:
    """*told staff on trains that rain fell*: told, not about the trains; near misses keep their trees."""
    assert_mended(before, changes)


@pytest.mark.parametrize(("kind", "changed"), [("NOUN", True), ("PROPN", True), ("ADV", True), ("ADJ", False)])
def test_what_a_clause_may_hang_on(tree: Callable[[str], Parse], kind: str, changed: bool) -> None:
    """A noun, a name, or *there*."""
    parse = tree(TOLD)
    parse.lemmas[1], parse.pos[4] = "tell", kind
    assert mend_far_clause(parse, 5) is changed


def test_a_quotation_has_its_own_way(tree: Callable[[str], Parse]) -> None:
    """What is told inside marks is no clause of the verb's sentence."""
    parse = tree(TOLD)
    parse.lemmas[1], parse.stretches[1] = "tell", 0
    assert not mend_far_clause(parse, 5)
