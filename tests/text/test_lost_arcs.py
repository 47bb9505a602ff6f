"""What was asked, and whose words they are, where the parser lost the arc; other sentences stay as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quoteattr.text.mending.lost_arcs import mend_lost

if TYPE_CHECKING:
    from collections.abc import Callable

    from quoteattr.text.parse import Parse

QUESTION = (
    "She/nsubj/1/PRP asked/ROOT/1/VBD the/det/3/DT clerk/dobj/1/NN if/mark/6/IN it/nsubj/6/PRP was/advcl/1/VBD "
    "open/acomp/6/JJ"
)
AGED = (
    "The/det/6/DT 34/nummod/3/CD -/punct/3/HYPH year/npadvmod/5/NN -/punct/5/HYPH old/amod/6/JJ added/ROOT/6/VBD "
    "that/mark/9/IN she/nsubj/9/PRP left/ccomp/6/VBD"
)
AGED_LATER = (
    "The/det/7/DT 34/nummod/3/CD -/punct/3/HYPH year/npadvmod/5/NN -/punct/5/HYPH old/amod/6/JJ later/advmod/7/RB "
    "said/ROOT/7/VBD that/mark/10/IN she/nsubj/10/PRP left/ccomp/7/VBD"
)
AGED_CLAIMS = (
    "The/det/6/DT 34/nummod/3/CD -/punct/3/HYPH year/npadvmod/5/NN -/punct/5/HYPH old/amod/6/JJ says/ROOT/6/NNS "
    "she/nsubj/8/PRP left/relcl/6/VBD"
)
MENDED_CLAIMS = {0: "The/det/5/DT", 5: "old/nsubj/6/NN", 6: "says/ROOT/6/VBZ", 8: "left/ccomp/6/VBD"}
AGED_TOLD = (
    "The/det/7/DT 34/nummod/3/CD -/punct/3/HYPH year/npadvmod/5/NN -/punct/5/HYPH old/amod/7/JJ told/amod/7/VBD "
    "police/ROOT/7/NNS she/nsubj/9/PRP left/relcl/7/VBD"
)
INVERTED = (
    "Rain/nsubj/1/NN fell/ROOT/1/VBD ,/punct/1/, pointed/conj/1/VBD out/prt/3/RP Ann/compound/6/NNP Lee/dobj/3/NNP"
)
READ = (
    "\"/punct/6/`` Rain/nsubj/2/NN falls/ccomp/6/VBZ \"/punct/6/'' one/nummod/6/CD note/compound/6/NN read/ROOT/6/NN ."
)


@pytest.mark.parametrize(
    ("before", "changes"),
    [
        (QUESTION, {6: "was/ccomp/1/VBD"}),
        (QUESTION.replace("if/", "whether/"), {6: "was/ccomp/1/VBD"}),
        (QUESTION.replace("clerk/dobj", "clerk/pobj").replace("the/det/3/DT", "for/prep/1/IN"), {}),
        (QUESTION.replace("asked", "paid"), {}),
        (AGED, {0: "The/det/5/DT", 5: "old/nsubj/6/NN"}),
        (AGED_LATER, {0: "The/det/5/DT", 5: "old/nsubj/7/NN"}),
        (AGED.replace("added/ROOT/6/VBD", "mother/ROOT/6/NN"), {}),
        (AGED_CLAIMS, MENDED_CLAIMS),
        (AGED_CLAIMS.replace("says/", "notes/").replace("she/nsubj/8/PRP", "long/advmod/8/RB"), {}),
        (
            AGED_TOLD,
            {
                0: "The/det/5/DT",
                5: "old/nsubj/6/NN",
                6: "told/ROOT/6/VBD",
                7: "police/dobj/6/NNS",
                9: "left/ccomp/6/VBD",
            },
        ),
        (
            INVERTED,
            {1: "fell/ccomp/3/VBD", 3: "pointed/ROOT/3/VBD", 6: "Lee/nsubj/3/NNP"},
        ),
        (INVERTED.replace("Lee/dobj/3/NNP", "leaks/dobj/3/NNS"), {}),
        (INVERTED.replace("Rain/nsubj/1/NN", "Lind/nsubj/3/NNP"), {}),
        # Other openers, or a comma: no question. Who is asked and when may stand between.
        (QUESTION.replace("if/mark", "that/mark"), {}),
        (QUESTION.replace("if/mark", "if/advmod"), {}),
        (QUESTION.replace("was/advcl", "was/relcl"), {}),
        (QUESTION.replace("the/det/3/DT", ",/punct/1/,"), {}),
        (QUESTION.replace("the/det/3/DT clerk/dobj/1/NN", "him/dobj/1/PRP ,/punct/2/,"), {}),
        *(
            (
                QUESTION.replace("the/det/3/DT clerk/dobj/1/NN", f"him/dative/1/PRP once/{label}/1/RB"),
                {6: "was/ccomp/1/VBD"},
            )
            for label in ("advmod", "npadvmod")
        ),
        (QUESTION.replace("clerk/dobj", "clerk/agent"), {6: "was/ccomp/1/VBD"}),
        # The adjective by another name; without a hyphen, with a subject behind the verb, another word.
        (AGED.replace("old/amod", "old/acomp"), {0: "The/det/5/DT", 5: "old/nsubj/6/NN"}),
        (AGED.replace("old/amod", "old/advmod"), {0: "The/det/5/DT", 5: "old/nsubj/6/NN"}),
        (AGED.replace("year/npadvmod/5", "year/npadvmod/6"), {0: "The/det/5/DT", 5: "old/nsubj/6/NN"}),
        (AGED.replace("old/amod", "old/dep"), {}),
        (AGED.replace("old/amod", "young/amod"), {}),
        (AGED.replace("-/punct/5/HYPH", "very/advmod/5/RB"), {}),
        (AGED.replace("that/mark/9/IN", "Lind/nsubj/6/NNP"), {}),
        *(
            (AGED.replace("added/ROOT/6/VBD", f"added/ROOT/6/{tag}"), {0: "The/det/5/DT", 5: "old/nsubj/6/NN"})
            for tag in ("VBP", "VBZ")
        ),
        (AGED_LATER.replace("later/advmod/7/RB", "would/aux/7/MD"), {0: "The/det/5/DT", 5: "old/nsubj/7/NN"}),
        (
            AGED_TOLD.replace("told/amod/7/VBD", "told/amod/7/VBN"),
            {
                0: "The/det/5/DT",
                5: "old/nsubj/6/NN",
                6: "told/ROOT/6/VBD",
                7: "police/dobj/6/NNS",
                9: "left/ccomp/6/VBD",
            },
        ),
        (AGED_TOLD.replace("told/amod/7/VBD", "told/amod/7/JJ"), {}),
        (AGED_TOLD.replace("told/", "paid/"), {}),
        (AGED_TOLD.replace("left/relcl", "left/advcl"), {}),
        (AGED_CLAIMS.replace("left/relcl", "left/acl"), MENDED_CLAIMS),
        (AGED_CLAIMS.replace("she/nsubj", "she/nsubjpass"), MENDED_CLAIMS),
        (AGED_CLAIMS.replace("she/nsubj", "there/expl"), MENDED_CLAIMS),
        (AGED_CLAIMS.replace("she/nsubj/8/PRP", "she/nsubj/6/PRP"), {}),
        # Who points out is a person; another verb, another particle, no clause before it, one that goes on.
        *(
            (
                INVERTED.replace("Lee/dobj/3/NNP", f"Lee/dobj/3/{tag}"),
                {1: "fell/ccomp/3/VBD", 3: "pointed/ROOT/3/VBD", 6: f"Lee/nsubj/3/{tag}"},
            )
            for tag in ("NNPS", "PRP")
        ),
        (
            INVERTED.replace("Ann/compound/6/NNP", "today/npadvmod/3/NN"),
            {1: "fell/ccomp/3/VBD", 3: "pointed/ROOT/3/VBD", 6: "Lee/nsubj/3/NNP"},
        ),
        (INVERTED.replace("out/prt/3/RP", "out/advmod/3/RP"), {}),
        (INVERTED.replace("out/prt/3/RP", "out/prt/3/IN"), {}),
        (INVERTED.replace("out/prt/3/RP", "out/prt/1/RP"), {}),
        (INVERTED.replace("pointed/conj/1/VBD", "pointed/conj/1/VBG"), {}),
        (INVERTED.replace("pointed/", "carried/"), {}),
        (INVERTED.replace(",/punct/1/,", "and/cc/1/CC"), {}),
        (INVERTED.replace(",/punct/1/,", "soon/advmod/3/RB"), {}),
        (INVERTED.replace("pointed/conj", "pointed/advcl"), {}),
        (INVERTED.replace("Rain/nsubj/1/NN", "and/cc/1/CC"), {}),
        (
            INVERTED.replace("Rain/nsubj/1/NN fell/ROOT/1/VBD", "may/aux/1/MD fall/ROOT/1/VB"),
            {1: "fall/ccomp/3/VB", 3: "pointed/ROOT/3/VBD", 6: "Lee/nsubj/3/NNP"},
        ),
        (
            INVERTED.replace("fell/ROOT/1", "fell/ccomp/3").replace("pointed/conj/1", "pointed/ROOT/3"),
            {6: "Lee/nsubj/3/NNP"},
        ),
        (INVERTED.replace("fell/ROOT/1", "fell/advcl/3").replace("pointed/conj/1", "pointed/ROOT/3"), {}),
    ],
)
def test_lost_arcs(assert_mended: Callable[[str, dict[int, str]], None], before: str, changes: dict[int, str]) -> None:
    """A question is a clause of *asked*, an age and an inverted name are subjects; near misses keep their trees."""
    assert_mended(before, changes)


def test_read_behind_a_quotation(assert_mended: Callable[[str, dict[int, str]], None]) -> None:
    """*“…” one note read.*: a verb and its subject; without the marks it stays a noun."""
    before = READ.replace(" .", " ./punct/6/.")
    assert_mended(before, {4: "one/nummod/5/CD", 5: "note/nsubj/6/NN", 6: "read/ROOT/6/VBD"})
    assert_mended(
        before.replace("note/compound/6/NN", "Lee/compound/6/NNP"),
        {4: "one/nummod/5/CD", 5: "Lee/nsubj/6/NNP", 6: "read/ROOT/6/VBD"},
    )
    assert_mended(
        before.replace("./punct", ",/punct"), {4: "one/nummod/5/CD", 5: "note/nsubj/6/NN", 6: "read/ROOT/6/VBD"}
    )
    for near in ("\"/punct/6/'' so/advmod/2/RB", "note/compound note/amod", "./punct !/punct"):
        old, new = near.split()
        assert_mended(before.replace(old, new), {})
    longer = before.replace("one/nummod/6/CD note/compound/6/NN", "one/nummod/7/CD odd/amod/7/JJ note/compound/7/NN")
    longer = longer.replace("/6/", "/7/")
    assert_mended(longer, {4: "one/nummod/6/CD", 5: "odd/amod/6/JJ", 6: "note/nsubj/7/NN", 7: "read/ROOT/7/VBD"})
    assert_mended(before.replace("note/compound/6/NN read", "good/compound/6/JJ read"), {})
    assert_mended(before.replace("read/ROOT/6/NN", "book/ROOT/6/NN"), {})


@pytest.mark.parametrize(
    ("before", "token", "verb", "lemma"),
    [
        (AGED, 5, 6, "add"),
        (AGED_TOLD, 5, 6, "tell"),
        (READ.replace(" .", " ./punct/6/."), 6, 6, "read"),
    ],
)
def test_kinds_and_lemmas_are_mended_too(
    tree: Callable[[str], Parse], before: str, token: int, verb: int, lemma: str
) -> None:
    """The matchers ask for them."""
    parse = tree(before)
    parse.lemmas[6] = {"added": "add", "told": "tell", "read": "reading"}[parse.lowers[6]]
    assert mend_lost(parse, token)
    assert (parse.pos[verb], parse.lemmas[verb]) == ("VERB", lemma)
    assert parse.pos[token] == ("VERB" if token == verb else "NOUN")


@pytest.mark.parametrize(("tag", "helper", "changed"), [("VBG", "RB", False), ("VB", "MD", True), ("VBZ", "RB", True)])
def test_who_points_out_stands_behind_a_whole_clause(
    tree: Callable[[str], Parse], tag: str, helper: str, changed: bool
) -> None:
    """It has a finite verb."""
    parse = tree(INVERTED.replace("Rain/nsubj/1/NN fell/ROOT/1/VBD", f"soon/advmod/1/{helper} fall/ROOT/1/{tag}"))
    parse.lemmas[3] = "point"
    assert mend_lost(parse, 4) is changed
