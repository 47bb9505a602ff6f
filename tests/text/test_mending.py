"""Tags and arcs right behind a quotation that the parser gets wrong are put right; others stay."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from quoteattr.text.mending import mend

if TYPE_CHECKING:
    from collections.abc import Callable

    from quoteattr.text.parse import Parse

    Mended = Callable[[str, dict[int, str]], None]

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
    assert (parse.tags[6], parse.pos[6], parse.deps[5], parse.heads[5]) == ("VBZ", "VERB", "nsubj", 6)
    assert (parse.tags[5], parse.pos[5], parse.lemmas[5]) == ("NNP", "PROPN", "Lind")
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


@pytest.mark.parametrize(
    ("before", "changes"),
    [
        # Rain falls,” Lind notes.
        (NOTES, {5: "Lind/nsubj/6/NNP", 6: "notes/ROOT/6/VBZ"}),
        (NOTES.replace("./punct/6/.", "?/punct/6/."), {5: "Lind/nsubj/6/NNP", 6: "notes/ROOT/6/VBZ"}),
        (NOTES.replace("Lind/amod/6/JJ", "she/poss/6/PRP"), {5: "she/nsubj/6/PRP", 6: "notes/ROOT/6/VBZ"}),
        (NOTES.replace("Lind/amod/6/JJ", "Lind/compound/6/NN"), {5: "Lind/nsubj/6/NN", 6: "notes/ROOT/6/VBZ"}),
        (NOTES.replace("falls/dep/1/VBZ ,/punct/6/,", "falls/dep/1/VBZ ?/punct/6/."),
         {5: "Lind/nsubj/6/NNP", 6: "notes/ROOT/6/VBZ"}),
        # The noun hung on the quotation's verb.
        ("\"/punct/2/`` Rain/nsubj/2/NN falls/ROOT/2/VBZ \"/punct/2/'' ,/punct/2/, Lind/compound/6/NN "
         "notes/npadvmod/2/NNS ./punct/2/.",
         {2: "falls/ccomp/6/VBZ", 5: "Lind/nsubj/6/NN", 6: "notes/ROOT/6/VBZ"}),
        # A mention of several words.
        ("Rain/ROOT/0/NN ,/punct/0/, \"/punct/0/'' the/det/5/DT mayor/compound/5/NN notes/dep/0/NNS ./punct/0/.",
         {0: "Rain/ccomp/5/NN", 3: "the/det/4/DT", 4: "mayor/nsubj/5/NN", 5: "notes/ROOT/5/VBZ"}),
        # Fewer words than a sentence before the mark; a noun hung deep inside the quotation.
        (NOTES.replace(",/punct/6/,", "…/punct/6/."), {5: "Lind/nsubj/6/NNP", 6: "notes/ROOT/6/VBZ"}),
        (NOTES.replace("./punct/6/.", ".../punct/6/."), {5: "Lind/nsubj/6/NNP", 6: "notes/ROOT/6/VBZ"}),
        ("Rain/dep/4/NN \"/punct/4/'' ,/punct/4/, Lind/amod/4/JJ notes/ROOT/4/NNS ./punct/4/.",
         {3: "Lind/nsubj/4/NNP", 4: "notes/ROOT/4/VBZ"}),
        ("\"/punct/3/`` Rain/nsubj/2/NN falls/ccomp/3/VBZ means/ROOT/3/VBZ ,/punct/3/, \"/punct/3/'' Lind/amod/7/JJ "
         "notes/dep/2/NNS ./punct/3/.",
         {3: "means/ccomp/7/VBZ", 6: "Lind/nsubj/7/NNP", 7: "notes/ROOT/7/VBZ"}),
        # Nouns: other words behind them, nothing behind them, no stop in the marks, no marks.
        (NOTES.replace("./punct/6/.", "here/advmod/6/RB"), {}),
        (NOTES.removesuffix(" ./punct/6/."), {}),
        (NOTES.replace(",/punct/6/,", "down/advmod/2/RB"), {}),
        (NOTES.replace("\"/punct/6/''", "fine/amod/6/JJ"), {}),
        (NOTES.replace("\"/punct/6/''", ",/punct/6/,"), {}),
        (NOTES.replace("notes/", "Notes/"), {}),
        (NOTES.replace("notes/", "roads/"), {}),
        (NOTES.replace("Lind/amod/6/JJ", "old/amod/6/JJ"), {}),
        (NOTES.replace("Lind/amod/6/JJ", "L1/amod/6/JJ"), {}),
        (NOTES.replace("Lind/amod/6/JJ", "Lind/nsubj/1/NNP"), {}),
        # A clause of its own stands between the mark and the noun.
        ("Rain/ROOT/0/NN ,/punct/0/, \"/punct/0/'' falls/dep/0/VBZ Lind/compound/5/NN notes/dep/0/NNS ./punct/0/.", {}),
        ("notes/ROOT/0/NNS ./punct/0/.", {}),
    ],
)  # fmt: skip
def test_verbs_taken_for_nouns(assert_mended: Mended, before: str, changes: dict[int, str]) -> None:
    """Right behind a quotation and before a stop; its subject is a name, a noun or a pronoun."""
    assert_mended(before, changes)


@pytest.mark.parametrize(("words", "mended"), [(1, True), (9, True), (10, False)])
def test_a_mention_before_its_verb_is_short(tree: Callable[[str], Parse], words: int, *, mended: bool) -> None:
    """Ten words before *notes* are looked through for the mark, however far into the text that is."""
    before = NOTES.replace("Lind/amod/6/JJ notes", "big/amod/6/JJ " * words + "Lind/amod/6/JJ notes")
    before = "So/dep/0/RB " * 12 + re.sub(r"/6/", f"/{18 + words}/", before)
    parse = tree(before)
    parse.lemmas[18 + words] = "note"
    assert mend(parse) is mended
    assert parse.tags[18 + words] == ("VBZ" if mended else "NNS")


def test_no_auxiliary_stands_in_a_mention(tree: Callable[[str], Parse]) -> None:
    """*“…,” is Lind notes.* has a verb of its own, as with *falls*."""
    parse = tree(NOTES.replace("Lind/amod/6/JJ notes/ROOT/6", "is/dep/7/VBZ Lind/amod/7/JJ notes/ROOT/7"))
    parse.lemmas[7] = "note"
    parse.pos[5] = "AUX"
    assert not mend(parse)


TASS = {
    1: "fell/ccomp/5/VBD", 2: ",/punct/5/,", 3: "agency/compound/4/NN", 5: "reported/ROOT/5/VBD", 6: "./punct/5/.",
}  # fmt: skip
QUOTED = (
    "\"/punct/2/`` Rain/nsubj/2/NN fell/ROOT/2/VBD ,/punct/2/, \"/punct/2/'' agency/npadvmod/2/NN TASS/nsubj/7/NNP "
    "reported/relcl/5/VBD ./punct/2/."
)


@pytest.mark.parametrize(
    ("before", "changes"),
    [
        # Rain fell, agency TASS reported.
        (AGENCY, TASS),
        (AGENCY.replace("fell/ccomp", "fell/parataxis"), {**TASS, 1: "fell/parataxis/5/VBD"}),
        *((AGENCY.replace("relcl/3/VBD", f"relcl/3/{tag}"), {**TASS, 5: f"reported/ROOT/5/{tag}"})
          for tag in ("VBP", "VBZ")),
        # “Rain fell,” agency TASS reported.
        (QUOTED, {2: "fell/ccomp/7/VBD", 5: "agency/compound/6/NN", 7: "reported/ROOT/7/VBD"}),
        (QUOTED.replace(",/punct/2/,", "!/punct/2/."),
         {2: "fell/ccomp/7/VBD", 5: "agency/compound/6/NN", 7: "reported/ROOT/7/VBD"}),
        # “Rain,” the state agency TASS reported.
        ("\"/punct/5/`` Rain/dep/5/NN ,/punct/5/, \"/punct/5/'' the/det/6/DT state/compound/6/NN agency/ROOT/6/NN "
         "old/amod/8/JJ TASS/nsubj/9/NNP reported/relcl/6/VBD",
         {6: "agency/compound/8/NN", 9: "reported/ROOT/9/VBD"}),
        # “Salt,” a film Lind reported, opens.
        ("\"/punct/9/`` Salt/nsubj/9/NN ,/punct/9/, \"/punct/9/'' a/det/5/DT film/appos/9/NN Lind/nsubj/7/NNP "
         "reported/relcl/5/VBD ,/punct/9/, opens/ROOT/9/VBZ", {}),
        (AGENCY.replace("fell/ccomp/3/VBD", "fell/nmod/3/NN"), {}),
        (AGENCY.replace(",/punct/3/,", "so/advmod/3/RB"), {}),
        (QUOTED.replace(",/punct/2/,", "so/advmod/2/RB"), {}),
        (QUOTED.replace("\"/punct/2/''", "so/advmod/2/RB"), {}),
        (AGENCY.replace("TASS/nsubj/5/NNP", "it/nsubj/5/PRP"), {}),
        (AGENCY.replace("TASS/nsubj/5/NNP", "TASS/dobj/5/NNP"), {}),
        (AGENCY.replace("TASS/nsubj/5/NNP", "TASS/nsubj/1/NNP"), {}),
        (AGENCY.replace("agency/ROOT/3/NN", "it/ROOT/3/PRP"), {}),
        (AGENCY.replace("reported/relcl/3/VBD", "reported/relcl/3/VBN"), {}),
        (AGENCY.replace("reported/relcl/3/VBD", "reported/acl/3/VBD"), {}),
        (AGENCY.replace("reported/relcl/3/VBD", "praised/relcl/3/VBD"), {}),
        ("Rain/nsubj/1/NN fell/ccomp/3/VBD ,/punct/3/, agency/ROOT/3/NN here/advmod/3/RB TASS/nsubj/6/NNP "
         "reported/relcl/3/VBD", {}),
    ],
)  # fmt: skip
def test_descriptions_taken_for_the_head(assert_mended: Mended, before: str, changes: dict[int, str]) -> None:
    """A noun before a name before a verb of saying, behind a quotation or a clause."""
    assert_mended(before, changes)


@pytest.mark.parametrize("label", ["amod", "compound", "det", "nmod", "nummod", "poss", "appos"])
def test_words_before_a_description_belong_to_it(assert_mended: Mended, label: str) -> None:
    """Whatever kind of word they are, but not another mention beside it."""
    before = (
        f"Rain/nsubj/1/NN fell/ccomp/4/VBD ,/punct/4/, big/{label}/4/JJ agency/ROOT/4/NN TASS/nsubj/6/NNP "
        "reported/relcl/4/VBD"
    )
    after = {1: "fell/ccomp/6/VBD", 2: ",/punct/6/,", 4: "agency/compound/5/NN", 6: "reported/ROOT/6/VBD"}
    assert_mended(before, {} if label == "appos" else after)


@pytest.mark.parametrize("hidden", [-1, 0])
def test_a_quotation_behind_is_no_verb_of_the_sentence(tree: Callable[[str], Parse], hidden: int) -> None:
    """*“Rain,” agency TASS reported, “falls.”*: what stands for a quotation is not what the description is said of."""
    parse = tree(
        "\"/punct/8/`` Rain/nsubj/8/NN ,/punct/8/, \"/punct/8/'' agency/appos/8/NN TASS/nsubj/6/NNP "
        "reported/relcl/4/VBD ,/punct/8/, falls/ROOT/8/VBZ"
    )
    parse.lemmas[6] = "report"
    parse.hidden = [*parse.hidden[:8], hidden]
    assert mend(parse) is (hidden == 0)
    assert (parse.deps[6], parse.heads[8]) == (("ROOT", 6) if hidden == 0 else ("relcl", 8))


RESCUERS = (
    "She/nsubj/1/PRP told/ROOT/1/VBD reporters/compound/3/NNS rescuers/nsubj/5/NNS had/aux/5/VBD found/ccomp/1/VBN "
    "them/dobj/5/PRP"
)


@pytest.mark.parametrize(
    ("before", "changes"),
    [
        # She told reporters rescuers had found them.
        (RESCUERS, {2: "reporters/dobj/1/NNS"}),
        (RESCUERS.replace("rescuers/nsubj/5", "rescuers/nsubjpass/5"), {2: "reporters/dobj/1/NNS"}),
        (RESCUERS.replace("rescuers/nsubj/5", "rescuers/dobj/1"),
         {2: "reporters/dobj/1/NNS", 3: "rescuers/nsubj/5/NNS"}),
        (RESCUERS.replace("reporters/compound/3/NNS", "Reuters/compound/3/NNP"), {2: "Reuters/dobj/1/NNP"}),
        ("She/nsubj/1/PRP told/ROOT/1/VBD the/det/5/DT Fox/compound/5/NNP News/compound/5/NNP crews/nsubj/6/NNS "
         "left/ccomp/1/VBD",
         {2: "the/det/4/DT", 3: "Fox/compound/4/NNP", 4: "News/dobj/1/NNP"}),
        ("She/nsubj/1/PRP told/ROOT/1/VBD the/det/4/DT men/compound/4/NNS crews/nsubj/5/NNS left/ccomp/1/VBD",
         {2: "the/det/3/DT", 3: "men/dobj/1/NNS"}),
        # She told state officers had left; told reporters rescuers they had; told Ana Diaz; was told police officers.
        (RESCUERS.replace("reporters/compound/3/NNS", "state/compound/3/NN"), {}),
        (RESCUERS.replace("rescuers/nsubj/5", "rescuers/dobj/1").replace("had/aux/5/VBD", "they/nsubj/5/PRP"), {}),
        (RESCUERS.replace("rescuers/nsubj/5", "rescuers/dobj/1").replace("had/aux/5/VBD", "that/mark/5/IN"), {}),
        (RESCUERS.replace("rescuers/nsubj/5", "rescuers/attr/5"), {}),
        (RESCUERS.replace("rescuers/nsubj/5", "rescuers/pobj/1"), {}),
        (RESCUERS.replace("rescuers/", "Rescuers/"), {}),
        (RESCUERS.replace("She/nsubj", "She/nsubjpass"), {}),
        (RESCUERS.replace("She/nsubj/1/PRP", "was/auxpass/1/VBD"), {}),
        (RESCUERS.replace("She/nsubj/1/PRP", "her/dative/1/PRP"), {}),
        (RESCUERS.replace("found/ccomp", "found/advcl"), {}),
        (RESCUERS.replace("reporters/compound", "reporters/amod"), {}),
        (RESCUERS.replace("reporters/compound/3/NNS", "reporters/compound/3/VBZ"), {}),
        (RESCUERS.replace("told/", "asked/"), {}),
        ("She/nsubj/1/PRP told/ROOT/1/VBD reporters/compound/1/NNS", {}),
        ("She/nsubj/1/PRP told/ROOT/1/VBD", {}),
    ],
)  # fmt: skip
def test_two_nouns_behind_told(assert_mended: Mended, before: str, changes: dict[int, str]) -> None:
    """Who is told, and the subject of what is told; not where somebody else is told, or one noun names the other."""
    assert_mended(before, changes)


LETTER = (
    "Lind/nsubj/1/NNP said/ROOT/1/VBD in/prep/1/IN a/det/4/DT letter/pobj/2/NN sent/acl/4/VBN to/prep/5/IN "
    "members/pobj/6/NNS that/mark/10/IN fees/nsubj/10/NNS rose/ccomp/5/VBD"
)
DISPUTED = (
    "She/nsubj/1/PRP disputed/ROOT/1/VBD that/mark/4/IN ,/punct/4/, saying/ccomp/1/VBG rain/nsubj/6/NN fell/ccomp/4/VBD"
)


@pytest.mark.parametrize(
    ("before", "changes"),
    [
        # Lind said in a letter sent to members that fees rose.
        (LETTER, {10: "rose/ccomp/1/VBD"}),
        (LETTER.replace("rose/ccomp/5", "rose/acl/4"), {10: "rose/ccomp/1/VBD"}),
        (LETTER.replace("rose/ccomp/5", "rose/relcl/7"), {10: "rose/ccomp/1/VBD"}),
        (LETTER.replace("said/ROOT/1/VBD", "says/ROOT/1/VBZ"), {10: "rose/ccomp/1/VBD"}),
        # In a garden; a letter is no place where it is the object; what was said stands already; no verb of saying.
        (LETTER.replace("letter/", "garden/"), {}),
        (LETTER.replace("letter/pobj/2", "letter/dobj/2"), {}),
        (LETTER.replace("a/det/4/DT", "so/dobj/1/DT"), {}),
        (LETTER.replace("a/det/4/DT", "left/ccomp/1/VBD"), {}),
        (LETTER.replace("said/ROOT/1/VBD", "slept/ROOT/1/VBD"), {}),
        (LETTER.replace("said/ROOT/1/VBD", "said/ROOT/1/VBN"), {}),
        (LETTER.replace("rose/ccomp/5", "rose/advcl/5"), {}),
        (LETTER.replace("that/mark/10", "that/det/10"), {}),
        (LETTER.replace("in/prep/1", "in/ROOT/2"), {}),
        (LETTER.replace("said/ROOT/1/VBD", "said/ROOT/1/NN"), {}),
        # The letter stands behind, or too far above.
        ("that/mark/2/IN fees/nsubj/2/NNS rose/acl/6/VBD Lind/nsubj/4/NNP said/ROOT/4/VBD in/prep/4/IN "
         "letters/pobj/5/NNS", {}),
        ("Lind/nsubj/1/NNP said/ROOT/1/VBD in/prep/1/IN letter/pobj/2/NN "
         + " ".join(f"of/prep/{at}/IN men/pobj/{at + 1}/NNS" for at in range(3, 11, 2))
         + " that/mark/13/IN fees/nsubj/13/NNS rose/acl/11/VBD", {}),
        # She disputed that, saying rain fell.
        (DISPUTED, {2: "that/dobj/1/DT", 4: "saying/advcl/1/VBG"}),
        ("She/nsubj/1/PRP disputed/ROOT/1/VBD that/mark/5/IN ,/punct/5/, calmly/advmod/5/RB saying/ccomp/1/VBG",
         {2: "that/dobj/1/DT", 5: "saying/advcl/1/VBG"}),
        ("She/nsubj/1/PRP disputed/ROOT/1/VBD that/mark/6/IN ,/punct/6/, very/advmod/5/RB calmly/advmod/6/RB "
         "saying/ccomp/1/VBG", {}),
        (DISPUTED.replace(",/punct/4/,", "by/advmod/4/RB"), {}),
        (DISPUTED.replace("saying/ccomp/1/VBG", "said/ccomp/1/VBD"), {}),
        (DISPUTED.replace("saying/ccomp", "saying/advcl"), {}),
        (DISPUTED.replace("saying/ccomp/1", "saying/ccomp/4").replace("fell/ccomp/4", "fell/ROOT/6"), {}),
        ("that/mark/2/IN ,/punct/2/, saying/ROOT/2/VBG rain/dobj/2/NN", {}),
        ("saying/ccomp/1/VBG disputed/ROOT/1/VBD that/mark/0/IN", {}),  # a tree gone wrong, at the text's end
    ],
)  # fmt: skip
def test_that_behind_a_setting_or_a_verb(assert_mended: Mended, before: str, changes: dict[int, str]) -> None:
    """What was said hangs on the verb of saying, wherever it was said; a pronoun opens no clause."""
    assert_mended(before, changes)


def test_roots_of_other_names(tree: Callable[[str], Parse]) -> None:
    """A root is found where the parser gives it another label than *ROOT*: the search for it comes to an end."""
    parse = tree(NOTES.replace("falls/dep/1/VBZ", "falls/root/2/VBZ").replace("notes/ROOT/6", "notes/dep/2"))
    parse.lemmas[6] = "note"
    assert mend(parse)
    assert (parse.heads[6], parse.deps[6], parse.heads[2], parse.deps[2]) == (6, "ROOT", 6, "ccomp")
