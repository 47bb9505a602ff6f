"""Phrases that hang on the wrong word beside a verb of saying; other sentences stay as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quoteattr.text.mending.strayed import mend_strayed

if TYPE_CHECKING:
    from collections.abc import Callable

    from quoteattr.text.parse import Parse

WARNED = (
    "She/nsubj/1/PRP warned/ROOT/1/VBD the/det/3/DT crew/dobj/1/NN that/mark/6/IN it/nsubj/6/PRP was/acl/3/VBD "
    "late/acomp/6/JJ"
)
MENDED = {6: "was/ccomp/1/VBD"}
WHEN = (
    "She/nsubj/3/PRP did/aux/3/VBD not/neg/3/RB say/ROOT/3/VB when/advmod/6/WRB it/nsubj/6/PRP closed/advcl/3/VBD "
    "./punct/3/."
)
PLACE = (
    "Outside/amod/1/JJ court/nsubj/5/NN ,/punct/5/, Ann/compound/4/NNP Lee/nsubj/5/NNP said/ROOT/5/VBD it/nsubj/7/PRP "
    "was/ccomp/5/VBD over/advmod/7/RB"
)
PARTED = (
    "The/det/1/DT drivers/dep/4/NNS ,/punct/4/, Lind/nsubj/4/NNP said/ROOT/4/VBD ,/punct/4/, were/ccomp/4/VBD "
    "tired/acomp/6/JJ ./punct/4/."
)
MENDED_PARTED = {
    1: "drivers/nsubj/6/NNS",
    4: "said/parataxis/6/VBD",
    6: "were/ROOT/6/VBD",
    8: "./punct/6/.",
}
CALLED = (
    "It/nsubjpass/2/PRP was/auxpass/2/VBD called/ROOT/2/VBN \"/punct/4/`` thin/oprd/2/JJ \"/punct/4/'' by/prep/4/IN "
    "the/det/8/DT auditor/pobj/6/NN"
)


@pytest.mark.parametrize(
    ("before", "changes"),
    [
        (WARNED, MENDED),
        (WARNED.replace("was/acl", "was/relcl"), MENDED),
        (WARNED.replace("was/acl", "was/advcl"), {}),
        (WARNED.replace("crew/dobj", "crew/pobj"), {}),
        (WARNED.replace("warned", "met"), {}),
        (WARNED.replace("crew/dobj/1/NN", "me/dobj/1/PRP"), {}),
        (WARNED.replace("crew", "story"), {}),  # what was told, not who
        (WARNED.replace("crew", "claim"), {}),  # the claim that it was late
        (WARNED.replace("it/nsubj/6/PRP", "there/advmod/6/RB"), {}),
        (WARNED.replace("that/mark", "that/nsubj"), {}),
        (WARNED.replace("that/mark/6", ",/punct/3/, that/mark/7").replace("/6/", "/7/"), {}),
        (WHEN, {6: "closed/ccomp/3/VBD"}),
        (WHEN.replace("when", "where"), {6: "closed/ccomp/3/VBD"}),
        (WHEN.replace("say/", "specify/"), {6: "closed/ccomp/3/VBD"}),
        (WHEN.replace("not/neg/3/RB", "to/aux/3/TO"), {6: "closed/ccomp/3/VBD"}),
        (WHEN.replace("say/", "speak/"), {}),
        (WHEN.replace("when/advmod", "how/advmod"), {}),
        (WHEN.replace("not/neg", "so/advmod"), {}),
        (WHEN.replace("closed/advcl", "closed/relcl"), {}),
        (WHEN.replace("closed", "called"), {}),  # would not say when reporters called
        (WHEN.replace("it/nsubj", "then/advmod"), {}),
        (WHEN.replace("./punct/3/.", "that/mark/6/IN"), {}),  # when he was held that he was armed
        (WHEN.replace("./punct/3/.", "left/ccomp/6/VBD"), {}),
        (PLACE, {0: "Outside/prep/5/IN", 1: "court/pobj/0/NN"}),
        (PLACE.replace("Outside", "Inside"), {0: "Inside/prep/5/IN", 1: "court/pobj/0/NN"}),
        (PLACE.replace("Outside", "Supreme"), {}),
        (PLACE.replace("court/nsubj/5/NN", "advisers/nsubj/5/NNS"), {}),
        (PLACE.replace("court/nsubj", "court/dobj"), {}),
        (PLACE.replace(",/punct", "then/advmod"), {}),
        (PLACE.replace("Lee/nsubj", "Lee/npadvmod"), {}),  # Outside counsel, for once, said
        (PARTED, MENDED_PARTED),
        (PARTED.replace("drivers/dep", "drivers/npadvmod"), MENDED_PARTED),
        (
            PARTED.replace("were/ccomp/4/VBD tired/acomp/6/JJ", "were/auxpass/7/VBD taken/ccomp/4/VBN"),
            {1: "drivers/nsubj/7/NNS", 4: "said/parataxis/7/VBD", 7: "taken/ROOT/7/VBN", 8: "./punct/7/."},
        ),
        (PARTED.replace("said", "left"), {}),
        (PARTED.replace("drivers/dep/4/NNS", "here/dep/4/RB"), {}),
        (PARTED.replace("were/ccomp/4/VBD", "being/ccomp/4/VBG"), {}),
        (PARTED.replace(",/punct/4/, were", "and/cc/4/CC were"), {}),
        (PARTED.replace("tired/acomp/6/JJ", "they/nsubj/6/PRP"), {}),
        (PARTED.replace("Lind/nsubj", "Lind/dobj"), {}),
        (CALLED, {6: "by/agent/2/IN"}),
        (CALLED.replace("the/det/8/DT auditor/pobj/6/NN", "own/amod/8/JJ name/pobj/6/NN"), {}),
        (CALLED.replace("the/det/8/DT auditor/pobj/6/NN", "any/det/8/DT measure/pobj/6/NN"), {}),
        (CALLED.replace("called/ROOT/2/VBN", "calls/ROOT/2/VBZ"), {}),
        (CALLED.replace("It/nsubjpass", "It/nsubj"), {6: "by/agent/2/IN"}),
        (CALLED.replace("was/auxpass", "has/aux").replace("It/nsubjpass", "It/nsubj"), {}),
        (CALLED.replace("by/prep/4/IN", "by/agent/2/IN").replace("auditor", "end"), {6: "by/prep/2/IN"}),
        (CALLED.replace("by/prep/4/IN", "by/agent/2/IN"), {}),
    ],
)
def test_strayed_phrases(tree: Callable[[str], Parse], before: str, changes: dict[int, str]) -> None:
    """Just the numbered tokens change; with no changes nothing was mended."""
    parse = tree(before)
    tokens = before.split()
    lemmas = {"said": "say", "warned": "warn", "called": "call", "closed": "close", "met": "meet", "left": "leave"}
    parse.lemmas = [lemmas.get(word, word) for word in parse.lowers]
    mended = [mend_strayed(parse, token) for token in range(len(parse))]
    rows = zip(parse.words, parse.deps, parse.heads, parse.tags, strict=True)
    after = ["/".join(map(str, row)) for row in rows]
    assert after == [changes.get(at, token) for at, token in enumerate(tokens)]
    assert any(mended) is bool(changes)
