"""Clauses and verbs that the parser hangs on a noun beside a verb of saying are put right; others stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quoteattr.text.mending import mend

if TYPE_CHECKING:
    from collections.abc import Callable

    from quoteattr.text.parse import Parse

    Mended = Callable[[str, dict[int, str]], None]

# Lind told the meeting the bank would wait.
TOLD = (
    "Lind/nsubj/1/NNP told/ROOT/1/VBD the/det/3/DT meeting/dobj/1/NN the/det/5/DT bank/nsubj/7/NN would/aux/7/MD "
    "wait/relcl/3/VB ./punct/1/."
)
WAIT = {7: "wait/ccomp/1/VB"}
# Lind told members the bank left.
LEFT = "Lind/nsubj/1/NNP told/ROOT/1/VBD members/dobj/1/NNS the/det/4/DT bank/nsubj/5/NN left/relcl/2/VBD"
# Lind told detectives that they argued.
ARGUED = (
    "Lind/nsubj/1/NNP told/ROOT/1/VBD detectives/dobj/1/NNS that/dobj/5/IN they/nsubj/5/PRP argued/relcl/2/VBD "
    "./punct/1/."
)


@pytest.mark.parametrize(
    ("before", "changes"),
    [
        (TOLD, WAIT),
        # Lind told heads of unions the bank would wait; heads near unions the bank would wait.
        ("Lind/nsubj/1/NNP told/ROOT/1/VBD heads/dobj/1/NNS of/prep/2/IN unions/pobj/3/NNS bank/nsubj/7/NN "
         "would/aux/7/MD wait/relcl/4/VB", WAIT),
        ("Lind/nsubj/1/NNP told/ROOT/1/VBD heads/dobj/1/NNS near/prep/2/IN unions/pobj/3/NNS bank/nsubj/7/NN "
         "would/aux/7/MD wait/relcl/4/VB", {}),
        (TOLD.replace("wait/relcl", "wait/acl"), WAIT),
        (TOLD.replace("meeting/dobj", "meeting/dative"), WAIT),
        (TOLD.replace("meeting/dobj/1/NN", "Greens/dobj/1/NNPS"), WAIT),
        (TOLD.replace("the/det/3/DT", "soon/advmod/1/RB"), WAIT),
        # The clause lacks nothing: the bank left it, was a bank, seemed old, was sold, is.
        *((f"{LEFT} it/{label}/5/PRP", {5: "left/ccomp/1/VBD"}) for label in ("dobj", "attr", "acomp")),
        (LEFT.replace("bank/nsubj", "bank/nsubjpass"), {5: "left/ccomp/1/VBD"}),
        (LEFT.replace("left/", "been/"), {5: "been/ccomp/1/VBD"}),
        # The members the bank left, by night.
        (LEFT, {}),
        (f"{LEFT} late/advmod/5/RB", {}),
        # The woman who, whom the bank would …, whose bank would wait.
        *((TOLD.replace("the/det/5/DT", f"wh/dobj/7/{tag}"), {}) for tag in ("WDT", "WP", "WRB")),
        (TOLD.replace("the/det/5/DT bank/nsubj/7/NN", "who/nsubj/7/WP soon/advmod/7/RB"), {}),
        (TOLD.replace("the/det/5/DT", "whose/poss/5/WP$"), {}),
        # If the bank would wait; the meeting, soon to wait; no clause.
        (TOLD.replace("the/det/5/DT", "if/mark/7/IN"), {}),
        (TOLD.replace("the/det/5/DT bank/nsubj/7/NN", "the/det/3/DT soon/advmod/7/RB"), {}),
        ("Lind/nsubj/1/NNP told/ROOT/1/VBD members/dobj/1/NNS ./punct/1/.", {}),
        ("Lind/nsubj/1/NNP told/ROOT/1/VBD members/dobj/1/NNS standing/acl/2/VBG ./punct/1/.", {}),
        # What was told stands already; who was told stands before the verb; no noun; a story.
        (TOLD.replace("./punct/1/.", "left/ccomp/1/VBD"), {}),
        (TOLD.replace("Lind/nsubj/1/NNP", "was/auxpass/1/VBD"), {}),
        (TOLD.replace("Lind/nsubj", "Lind/nsubjpass"), {}),
        (TOLD.replace("meeting/dobj/1/NN", "him/dobj/1/PRP"), {}),
        (TOLD.replace("meeting/", "Story/"), {}),
        # Told detectives that they argued; which they argued, so they argued.
        (ARGUED, {3: "that/mark/5/IN", 5: "argued/ccomp/1/VBD"}),
        (ARGUED.replace("they/nsubj/5", "they/nsubjpass/5"), {3: "that/mark/5/IN", 5: "argued/ccomp/1/VBD"}),
        (ARGUED.replace("that/dobj/5/IN", "that/dobj/5/WDT"), {}),
        (ARGUED.replace("that/dobj/5/IN", "as/advmod/5/IN"), {}),
    ],
)  # fmt: skip
def test_what_was_told_is_no_clause_about_who_was_told(
    assert_mended: Mended, before: str, changes: dict[int, str]
) -> None:
    """*told the meeting the bank would wait*; a clause that lacks its object is about the noun, one of a story too."""
    assert_mended(before, changes)


POST = (
    "Lind/nsubj/1/NNP said/ROOT/1/VBD in/prep/1/IN a/det/4/DT post/pobj/2/NN fees/nsubj/7/NNS would/aux/7/MD "
    "rise/relcl/4/VB"
)
HEARD = (
    "Lind/nsubj/1/NNP said/ROOT/1/VBD in/prep/1/IN a/det/4/DT post/pobj/2/NN she/nsubj/6/PRP heard/relcl/4/VBD "
    "of/prep/6/IN it/pobj/7/PRP"
)


@pytest.mark.parametrize(
    ("before", "changes"),
    [
        # Lind said in a post fees would rise; … she heard of it.
        (POST, {7: "rise/ccomp/1/VB"}),
        (POST.replace("rise/relcl/4/VB", "be/relcl/4/VB").replace("would/aux/7/MD", "had/aux/7/VBD"),
         {7: "be/ccomp/1/VB"}),
        (HEARD, {6: "heard/ccomp/1/VBD"}),
        (HEARD.replace("of/prep/6/IN", "fire/dobj/6/NN"), {6: "heard/ccomp/1/VBD"}),
        # … she heard to it, … she wrote of it: the post may be what she heard or wrote.
        (HEARD.replace("of/prep", "to/prep"), {}),
        (HEARD.replace("heard", "wrote"), {}),
        # In a garden; no place; not said; no finite verb; a clause of its own; no subject; a relative pronoun.
        (POST.replace("post/", "garden/"), {}),
        (POST.replace("post/pobj/2", "post/dobj/2"), {}),
        (POST.replace("said/ROOT/1/VBD", "slept/ROOT/1/VBD"), {}),
        (POST.replace("said/ROOT/1/VBD", "said/ROOT/1/VBN"), {}),
        (POST.replace("a/det/4/DT", "left/ccomp/1/VBD"), {}),
        (POST.replace("fees/nsubj/7/NNS", "fees/npadvmod/7/NNS"), {}),
        (POST.replace("fees/nsubj/7/NNS", "who/nsubj/7/WP"), {}),
        (POST.replace("fees/nsubj/7/NNS", "whose/poss/6/WP$ fees/nsubj/8/NNS").replace("/7/MD", "/8/MD"), {}),
        (POST.replace("a/det/4/DT", "if/mark/7/IN"), {}),
        # … a post she could not finish.
        (POST.replace("fees/nsubj/7/NNS", "she/nsubj/7/PRP"), {}),
    ],
)  # fmt: skip
def test_a_clause_behind_a_setting(assert_mended: Mended, before: str, changes: dict[int, str]) -> None:
    """What was said in a post is no clause about the post, where the clause lacks nothing."""
    assert_mended(before, changes)


@pytest.mark.parametrize(("stretch", "mended"), [(-1, True), (0, False)])
def test_a_clause_behind_a_setting_and_a_quotation(tree: Callable[[str], Parse], stretch: int, *, mended: bool) -> None:
    """Behind a quotation the verb has its content: *“It was late,” Lind said in a post fees would bury.*"""
    parse = tree(POST)
    parse.lemmas[1] = "say"
    parse.stretches = [stretch] + [-1] * 7
    assert mend(parse) is mended
    assert parse.heads[7] == (1 if mended else 4)


# “Shocked,” its founder, Brow, posted online.
TAG = (
    "\"/punct/1/`` Shocked/ROOT/1/JJ ,/punct/1/, \"/punct/1/'' its/poss/5/PRP$ founder/appos/1/NN ,/punct/5/, "
    "Brow/appos/5/NNP ,/punct/5/, posted/acl/5/VBN online/advmod/9/RB ./punct/1/."
)
POSTED = {1: "Shocked/ccomp/9/JJ", 5: "founder/nsubj/9/NN", 9: "posted/ROOT/9/VBD", 11: "./punct/9/."}
# The same with the founder as the sentence's head: nothing but the founder's own words stays with it.
TAG_OF_NOUN = (
    "\"/punct/5/`` Rain/dep/5/NN ,/punct/5/, \"/punct/5/'' its/poss/5/PRP$ founder/ROOT/5/NN ,/punct/5/, "
    "Brow/appos/5/NNP ,/punct/5/, posted/acl/5/VBN today/npadvmod/5/NN ./punct/5/."
)


@pytest.mark.parametrize(
    ("before", "changes"),
    [
        (TAG, POSTED),
        (TAG.replace("Shocked/ROOT/1/JJ", "Rains/ROOT/1/VBZ"), {**POSTED, 1: "Rains/ccomp/9/VBZ"}),
        (TAG.replace("online/advmod", "sold/advcl").replace("9/RB", "9/VBN"), POSTED),
        (TAG.replace("online/advmod", "shocked/conj").replace("9/RB", "9/JJ"), POSTED),
        (TAG_OF_NOUN,
         {0: '"/punct/9/``', 1: "Rain/dep/9/NN", 2: ",/punct/9/,", 3: "\"/punct/9/''", 5: "founder/nsubj/9/NN",
          9: "posted/ROOT/9/VBD", 10: "today/npadvmod/9/NN", 11: "./punct/9/."}),
        # Another verb of the sentence is finite, or a participle goes on after this one.
        *((TAG.replace("online/advmod/9/RB", f"sells/ccomp/9/{tag}"), {}) for tag in ("VBD", "VBZ", "VBP", "MD")),
        *((TAG.replace("online/advmod/9/RB", f"sold/{label}/9/VBN"), {}) for label in ("acl", "conj", "dep")),
        (TAG.replace("founder/", "Film/"), {}),
        # No comma before it, no mark before the noun, no noun, no verb of saying, no past form; whatever its arc is.
        (TAG.replace("Brow/appos/5/NNP ,/punct/5/, posted", "Brow/appos/5/NNP well/advmod/5/RB posted"), {}),
        (TAG.replace("\"/punct/1/'' ", "so/advmod/1/RB "), {}),
        (TAG.replace("founder/appos/1/NN", "low/appos/1/JJ"), {}),
        (TAG.replace("posted/", "painted/"), {}),
        (TAG.replace("posted/", "said/"), {**POSTED, 9: "said/ROOT/9/VBD"}),
        (TAG.replace("posted/acl/5/VBN", "posted/acl/5/VBG"), {}),
        (TAG.replace("posted/acl/5/VBN", "posted/appos/5/VBN"), POSTED),
    ],
)  # fmt: skip
def test_the_verb_of_a_tag_is_no_participle(assert_mended: Mended, before: str, changes: dict[int, str]) -> None:
    """*“Shocked,” its founder, Brow, posted online*; *“Salt,” a memoir announced in May, sold well* stays."""
    assert_mended(before, changes)


# The daughter, who is shy, posted online that he was kind.
STATEMENT = (
    "The/det/1/DT daughter/ROOT/1/NN ,/punct/1/, who/nsubj/4/WP is/relcl/1/VBZ shy/acomp/4/JJ ,/punct/1/, "
    "posted/acl/1/VBN online/advmod/1/RB that/mark/11/IN he/nsubj/11/PRP was/relcl/1/VBD kind/acomp/11/JJ ./punct/1/."
)
SAID = {
    1: "daughter/nsubj/7/NN", 7: "posted/ROOT/7/VBD", 8: "online/advmod/7/RB", 11: "was/ccomp/7/VBD", 13: "./punct/7/.",
}  # fmt: skip


@pytest.mark.parametrize(
    ("before", "changes"),
    [
        (STATEMENT, SAID),
        (STATEMENT.replace("that/mark/11/IN", "that/nsubj/11/WDT"), {**SAID, 9: "that/mark/11/WDT"}),
        (STATEMENT.replace("was/relcl/1", "was/advcl/7"), SAID),
        (STATEMENT.replace("that/mark", "what/mark"), {}),
        (STATEMENT.replace("that/mark", "that/det"), {}),
        (STATEMENT.replace("that/mark/11", "that/mark/7"), {}),  # nothing behind that opens with it
        (STATEMENT.replace("was/relcl/1", "was/relcl/5"), {}),
        (STATEMENT.replace("online/advmod/1/RB", ",/punct/1/,"), {}),
        (STATEMENT.replace("kind/acomp/11/JJ", "sold/conj/1/VBD"), {}),  # another verb of the noun's
        (STATEMENT.replace("daughter/ROOT/1/NN", "daughter/dep/1/NN"), {}),
        (STATEMENT.replace("daughter/ROOT/1/NN", "low/ROOT/1/JJ"), {}),
        (STATEMENT.replace("posted/", "painted/"), {}),
        (STATEMENT.replace("posted/", "said/"), {}),
        ("posted/acl/1/VBN daughter/ROOT/1/NN that/mark/4/IN he/nsubj/4/PRP left/relcl/1/VBD", {}),
    ],
)
def test_the_verb_of_a_statement_is_no_participle(assert_mended: Mended, before: str, changes: dict[int, str]) -> None:
    """*The daughter, who is shy, posted online that he was kind.*"""
    assert_mended(before, changes)


@pytest.mark.parametrize(
    ("before", "changes"),
    [
        ("Bozell/compound/1/NNP notes/ROOT/1/VBZ ./punct/1/.", {0: "Bozell/nsubj/1/NNP"}),
        ("Bozell/compound/1/NNP notes/ROOT/1/NNP ./punct/1/.", {}),
        ("Bozell/compound/2/NNP Ann/ROOT/1/VBZ notes/dep/1/NN", {}),
        ("It/nsubj/2/PRP Bozell/compound/2/NNP notes/ROOT/2/VBZ", {}),
        ("It/nsubjpass/2/PRP Bozell/compound/2/NNP notes/ROOT/2/VBZ", {}),
        ("Bozell/nsubj/1/NNP notes/ROOT/1/VBZ ./punct/1/.", {}),
        ("new/compound/1/JJ notes/ROOT/1/VBZ ./punct/1/.", {}),
    ],
)
def test_a_name_before_its_verb_is_the_subject(assert_mended: Mended, before: str, changes: dict[int, str]) -> None:
    """*Bozell notes*, where the parser makes a compound of a name and a verb."""
    assert_mended(before, changes)


@pytest.mark.parametrize(
    ("word", "tag", "lemma", "expected"),
    [
        ("texted", "VBD", "texte", "text"),  # spaCy's lemma, which no verb has
        ("texted", "VBD", "say", "say"),  # a verb of the lexicon already
        ("texts", "NNS", "texts", "texts"),
        ("walked", "VBD", "walke", "walke"),  # no verb of the lexicon
    ],
)
def test_lemmas_of_the_lexicons_verbs(
    tree: Callable[[str], Parse], word: str, tag: str, lemma: str, expected: str
) -> None:
    """A form that the lemmatizer does not know is read as its verb's; that alone mends no tree."""
    parse = tree(f"Lind/nsubj/1/NNP {word}/ROOT/1/{tag} Diaz/dobj/1/NNP")
    parse.lemmas[1] = lemma
    assert not mend(parse)
    assert parse.lemmas == ["lind", expected, "diaz"]
