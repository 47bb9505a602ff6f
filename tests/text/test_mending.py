"""Tags and arcs right behind a quotation that the parser gets wrong are put right; others stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quoteattr.text.mending import mend

if TYPE_CHECKING:
    from collections.abc import Callable

    from quoteattr.text.parse import Parse

NOTES = (
    '"/punct/6/`` Rain/ccomp/6/NN falls/dep/1/VBZ ,/punct/6/, '
    "\"/punct/6/'' Lind/amod/6/JJ notes/ROOT/6/NNS ./punct/6/."
)
AGENCY = (
    "Rain/nsubj/1/NN fell/ccomp/3/VBD ,/punct/3/, agency/ROOT/3/NN TASS/nsubj/5/NNP reported/relcl/3/VBD ./punct/3/."
)


def test_a_verb_behind_a_quotation_that_was_taken_for_a_noun(tree: Callable[[str], Parse]) -> None:
    """*“…,” Lind notes.*: the verb is a verb and the name its subject; without the marks it stays a noun."""
    parse = tree(NOTES)
    parse.lemmas[6] = "note"
    assert mend(parse)
    assert (parse.tags[6], parse.pos[6], parse.deps[5], parse.tags[5], parse.heads[5]) == (
        "VBZ",
        "VERB",
        "nsubj",
        "NNP",
        6,
    )
    parse = tree(NOTES.replace('"/punct/6/``', "the/det/6/DT").replace("\"/punct/6/''", "fine/amod/6/JJ"))
    parse.lemmas[6] = "note"
    assert not mend(parse)
    assert parse.tags[6] == "NNS"


def test_a_description_before_a_name_that_was_taken_for_the_head_of_a_relative_clause(
    tree: Callable[[str], Parse],
) -> None:
    """*Rain fell, agency TASS reported*: the verb heads the sentence; *Rain, a thing Lind reported* stays."""
    parse = tree(AGENCY)
    parse.lemmas[5] = "report"
    assert mend(parse)
    assert (parse.deps[5], parse.heads[5], parse.heads[3], parse.deps[3], parse.heads[1]) == (
        "ROOT",
        5,
        4,
        "compound",
        5,
    )
    parse = tree(AGENCY.replace("fell/ccomp/3/VBD", "fell/nmod/3/NN"))
    parse.lemmas[5] = "report"
    assert not mend(parse)
