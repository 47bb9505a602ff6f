"""The verb of a tag at the end of its sentence is the root; sentences that only look like it keep their trees."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from quoteattr.text.parse import Parse

ROSE = "Fares/nsubj/1/NNS rose/ROOT/1/VBD ,/punct/1/, "
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
        (  # Soon fares rose, officials told Reuters: two broken trees in one
            "Soon/ROOT/0/RB fares/nsubj/2/NNS rose/conj/0/VBD ,/punct/0/, officials/nsubj/2/NNS told/conj/2/VBD "
            "Reuters/dobj/5/NNP ./punct/0/.",
            {
                0: "Soon/dep/2/RB",
                2: "rose/ccomp/5/VBD",
                4: "officials/nsubj/5/NNS",
                5: "told/ROOT/5/VBD",
                7: "./punct/5/.",
            },
        ),
        (  # Fares will rise, the head of the port, Ann Lee, here told TASS today
            "Fares/nsubj/2/NNS will/aux/2/MD rise/ROOT/2/VB ,/punct/2/, the/det/5/DT head/dobj/2/NN of/prep/5/IN "
            "ports/pobj/6/NNS ,/punct/2/, Ann/compound/10/NNP Lee/conj/2/NNP ,/punct/2/, here/advmod/2/RB "
            "told/conj/2/VBD TASS/dobj/13/NNP today/npadvmod/2/NN ./punct/2/.",
            {
                2: "rise/ccomp/13/VB",
                5: "head/nsubj/13/NN",
                8: ",/punct/5/,",
                10: "Lee/appos/5/NNP",
                11: ",/punct/5/,",
                12: "here/advmod/13/RB",
                13: "told/ROOT/13/VBD",
                15: "today/npadvmod/13/NN",
                16: "./punct/13/.",
            },
        ),
        (  # Fares rose, port chief Lee told Reuters: two nouns hang on the clause
            f"{ROSE}port/dobj/1/NN chief/dobj/1/NN Lee/nsubj/1/NNP told/conj/1/VBD Reuters/dobj/6/NNP ./punct/1/.",
            {
                1: "rose/ccomp/6/VBD",
                3: "port/compound/5/NN",
                4: "chief/compound/5/NN",
                5: "Lee/nsubj/6/NNP",
                6: "told/ROOT/6/VBD",
                8: "./punct/6/.",
            },
        ),
        *(  # Fares rose, officials abroad today told Reuters: the subject is no last noun
            (
                f"{ROSE}officials/{label}/1/NNS abroad/advmod/1/RB today/npadvmod/1/NN told/conj/1/VBD "
                "Reuters/dobj/6/NNP ./punct/1/.",
                {
                    1: "rose/ccomp/6/VBD",
                    3: "officials/nsubj/6/NNS",
                    4: "abroad/advmod/3/RB",
                    5: "today/appos/3/NN",
                    6: "told/ROOT/6/VBD",
                    8: "./punct/6/.",
                },
            )
            for label in ("nsubj", "nsubjpass")
        ),
        (  # Fares were raised, officials had told Reuters
            "Fares/nsubjpass/2/NNS were/auxpass/2/VBD raised/ROOT/2/VBN ,/punct/2/, officials/nsubj/2/NNS "
            "had/aux/2/VBD told/conj/2/VBN Reuters/dobj/6/NNP ./punct/2/.",
            {
                2: "raised/ccomp/6/VBN",
                4: "officials/nsubj/6/NNS",
                5: "had/aux/6/VBD",
                6: "told/ROOT/6/VBN",
                8: "./punct/6/.",
            },
        ),
        (  # Fares rose we fear, officials told Reuters: the clause is what hangs highest
            "Fares/nsubj/1/NNS rose/ccomp/3/VBD we/nsubj/3/PRP fear/ROOT/3/VBP ,/punct/3/, officials/nsubj/3/NNS "
            "told/conj/3/VBD Reuters/dobj/6/NNP ./punct/3/.",
            {
                3: "fear/ccomp/6/VBP",
                5: "officials/nsubj/6/NNS",
                6: "told/ROOT/6/VBD",
                8: "./punct/6/.",
            },
        ),
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


NEAR = [
    # The verb is finite, or a participle behind *have*.
    (f"{ROSE}officials/nsubj/1/NNS told/conj/1/VBZ staff/dobj/4/NNS ./punct/1/.", True),
    (f"{ROSE}officials/nsubj/1/NNS told/conj/1/VBP staff/dobj/4/NNS ./punct/1/.", True),
    *(
        (f"{ROSE}officials/nsubj/1/NNS {word}/aux/5/VBD told/conj/1/VBN staff/dobj/5/NNS ./punct/1/.", word != "being")
        for word in ("has", "have", "had", "being")
    ),
    # A mention goes on over no bracket, colon or dash, and holds no verb and nothing that opens a clause.
    *(
        (f"{ROSE}officials/nsubj/1/NNS {word} told/conj/1/VBD staff/dobj/5/NNS ./punct/1/.", mended)
        for word, mended in [
            *((f"{mark}/punct/3/:", False) for mark in ("(", ")", ";", ":", '"', "--", "–", "—", "-")),
            *((f"some/dep/3/{tag}", False) for tag in ("VBD", "VBP", "VBZ", "MD", "WDT", "WP", "WP$", "WRB")),
            ("here/advmod/3/RB", True),
            ("today/npadvmod/3/NN", True),
        ]
    ),
    # It begins with a noun or what stands before one.
    *(
        (f"{ROSE}some/dep/1/{tag} men/nsubj/1/NNS told/conj/1/VBD staff/dobj/5/NNS ./punct/1/.", tag == "DT")
        for tag in ("DT", "CC", "IN", "VBG", "VBN", "WDT", "WP", "WP$", "WRB")
    ),
    (f"{ROSE}she/nsubj/1/PRP told/conj/1/VBD staff/dobj/4/NNS ./punct/1/.", True),
    (f"{ROSE}the/det/1/DT told/conj/1/VBD staff/dobj/4/NNS ./punct/1/.", False),
    # An apposition holds a verb only in a clause of its own.
    *(
        (
            f"{ROSE}Lind/nsubj/1/NNP ,/punct/3/, who/nsubj/6/{tag} rides/relcl/3/VBZ ,/punct/3/, told/conj/1/VBD "
            "staff/dobj/8/NNS ./punct/1/.",
            tag != "PRP",
        )
        for tag in ("WP", "WDT", "PRP")
    ),
    (f"{ROSE}the/det/4/DT told/conj/1/VBD ,/punct/1/, told/conj/1/VBD staff/dobj/6/NNS ./punct/1/.", False),
    (
        f"{ROSE}Lind/nsubj/1/NNP ,/punct/3/, rides/relcl/3/VBZ here/advmod/5/RB ,/punct/3/, told/conj/1/VBD "
        "staff/dobj/8/NNS ./punct/1/.",
        False,
    ),
    # Sixteen tokens are a long mention, thirty a long end.
    *(
        (
            f"{ROSE}{'old/amod/1/JJ ' * more}men/nsubj/1/NNS said/conj/1/VBD in/prep/1/IN May/pobj/1/NNP ./punct/1/.",
            more < 16,
        )
        for more in (15, 16)
    ),
    *(
        (f"{ROSE}men/nsubj/1/NNS said/conj/1/VBD in/prep/4/IN {'May/pobj/5/NNP ' * more}./punct/1/.", more < 30)
        for more in (29, 30)
    ),
    # Behind the verb stand an addressee, a time or a setting.
    *(
        (f"{ROSE}men/nsubj/1/NNS said/conj/1/VBD {word}/prep/4/IN May/pobj/5/NNP ./punct/1/.", word != "of")
        for word in "after at before by during from in on over through via of".split()
    ),
    *(
        (f"{ROSE}men/nsubj/1/NNS told/conj/1/VBD us/dobj/4/{tag} ./punct/1/.", tag != "IN")
        for tag in ("DT", "PRP", "PRP$", "JJ", "CD", "NN", "NNP", "NNPS", "IN")
    ),
    *(
        (
            f"{ROSE}men/nsubj/1/NNS told/conj/1/VBD us/dobj/4/PRP {word}/prep/{head}/IN Lind/pobj/6/NNP ./punct/1/.",
            head == 5,
        )
        for word in ("about", "against", "of", "that", "to")
        for head in (4, 5)
    ),
    *(
        (f"{ROSE}men/nsubj/1/NNS told/conj/1/VBD us/dobj/4/PRP {word} it/dep/4/PRP ./punct/1/.", False)
        for word in ("left/dep/4/VBD", "may/dep/4/MD", ",/punct/4/,", ":/punct/4/:", ";/punct/4/:")
    ),
    (f"{ROSE}men/nsubj/1/NNS told/conj/1/VBD twice/advmod/4/RB staff/dobj/4/NNS ./punct/1/.", True),
    (f"{ROSE}men/nsubj/1/NNS said/conj/1/VBD ./punct/1/.", True),
    (f'{ROSE}men/nsubj/1/NNS said/conj/1/VBD ./punct/1/. "/punct/1/', True),
    (f"{ROSE}men/nsubj/1/NNS said/conj/1/VBD", True),
    (f"{ROSE}men/nsubj/1/NNS said/conj/1/VBD in/prep/4/IN left/dep/4/VBD", False),
    # A tree that is sound: the clause hangs on the verb, and what stands before its subject on that.
    *(
        (
            f"Fares/nsubj/1/NNS rose/{label}/6/VBD ,/punct/6/, port/compound/5/NN here/advmod/3/RB "
            f"chiefs/{subject}/6/NNS told/ROOT/6/VBD staff/dobj/6/NNS ./punct/6/.",
            label == "advcl" or subject == "nsubjpass",
        )
        for label in ("ccomp", "parataxis", "advcl")
        for subject in ("nsubj", "nsubjpass")
    ),
    (
        "Fares/nsubj/1/NNS rose/ccomp/5/VBD ,/punct/5/, port/dobj/1/NN chiefs/nsubj/5/NNS told/ROOT/5/VBD "
        "staff/dobj/5/NNS ./punct/5/.",
        True,
    ),
    # The clause before is a main one.
    *(
        (
            f"The/det/1/DT fares/ROOT/1/NNS that/nsubj/3/WDT rose/{label}/1/VBD ,/punct/1/, men/nsubj/1/NNS "
            "told/conj/1/VBD staff/dobj/6/NNS ./punct/1/.",
            label == "ccomp",
        )
        for label in ("ccomp", "acl", "advcl", "csubj", "pcomp", "relcl")
    ),
    (CONJOINED.replace("rose/ROOT/1", "rose/advcl/4").replace("told/conj/1", "told/ROOT/4"), True),
    *(
        (
            f"{word}/advmod/2/IN fares/nsubj/2/NNS rose/ROOT/2/VBD ,/punct/2/, men/nsubj/2/NNS told/conj/2/VBD "
            "staff/dobj/5/NNS ./punct/2/.",
            word == "Thus",
        )
        for word in "After Although As Because Before If Once Since Though Until When Thus".split()
    ),
    (
        "Fares/nsubj/2/NNS were/auxpass/2/VBD raised/ROOT/2/VBN ,/punct/2/, men/nsubj/2/NNS told/conj/2/VBD "
        "staff/dobj/5/NNS ./punct/2/.",
        True,
    ),
    (CONJOINED.replace("Fares", "That").replace("rose", "said"), False),
    (CONJOINED.replace("told/conj/1", "told/acl/3"), False),
    (CONJOINED.replace("told/conj/1", "told/acl/1"), True),
    # Fares rose and on Monday, or: and, so, men told staff: the tag is joined to the clause.
    *(
        (
            f"Fares/nsubj/1/NNS rose/ROOT/1/VBD {before}and/cc/1/CC {word}/advmod/1/RB now/advmod/1/RB ,/punct/1/, "
            f"men/nsubj/1/NNS told/conj/1/VBD staff/dobj/{last}/NNS ./punct/1/.",
            mended,
        )
        for before, word, last, mended in [
            ("", "on", 7, False),
            (",/punct/1/, ", "so", 8, False),
            ("", "so", 7, True),
        ]
    ),
    (
        "Fares/nsubj/1/NNS rose/ROOT/1/VBD ,/punct/1/, and/cc/1/CC they/nsubj/5/PRP fell/conj/1/VBD ,/punct/1/, "
        "men/nsubj/1/NNS told/conj/1/VBD staff/dobj/8/NNS ./punct/1/.",
        True,
    ),
    (  # what is in marks has its own way
        "\"/punct/2/`` Fares/nsubj/2/NNS rose/ROOT/2/VBD \"/punct/2/'' ,/punct/2/, men/nsubj/2/NNS told/conj/2/VBD "
        "staff/dobj/6/NNS ./punct/2/.",
        False,
    ),
]


def mended(tree: Callable[[str], Parse], before: str, **sets: dict[int, object]) -> Parse | None:
    """The mended parse of a written sentence whose fields have some other values; None: nothing was mended."""
    from quoteattr.text.mending.tags import mend_trailing_tag

    parse = tree(before)
    for name, values in sets.items():
        for token, value in values.items():
            getattr(parse, name)[token] = value
    lemmas = {"told": "tell", "said": "say"}
    parse.lemmas = [lemmas.get(lemma, lemma) for lemma in parse.lemmas]
    verb = max(token for token, lemma in enumerate(parse.lemmas) if lemma in lemmas.values())
    return parse if mend_trailing_tag(parse, verb) else None


@pytest.mark.parametrize(("before", "changed"), NEAR)
def test_what_a_tag_is_made_of(tree: Callable[[str], Parse], before: str, changed: bool) -> None:
    """A clause, a comma, a mention and a verb, with little behind it; other sentences keep their trees."""
    parse = mended(tree, before)
    assert (parse is not None) is changed
    if parse is not None:
        verb = max(token for token, lemma in enumerate(parse.lemmas) if lemma in ("tell", "say"))
        assert (parse.heads[verb], parse.deps[verb]) == (verb, "ROOT")


def test_a_time_behind_the_verb(tree: Callable[[str], Parse]) -> None:
    """*Fares rose, men said Monday*."""
    text = f"{ROSE}men/nsubj/1/NNS said/conj/1/VBD Monday/npadvmod/4/NNP ./punct/1/."
    assert mended(tree, text, ents={5: "DATE"})
    assert mended(tree, text, ents={5: "TIME"})
    assert not mended(tree, text, ents={5: "GPE"})


def test_a_hyphen_is_no_dash(tree: Callable[[str], Parse]) -> None:
    """It touches the word before it."""
    text = f"{ROSE}vice/compound/5/NN -/punct/5/HYPH chairs/nsubj/1/NNS said/conj/1/VBD ./punct/1/."
    parse = tree(text)
    assert not mended(tree, text)
    assert mended(tree, text, starts={4: parse.ends[3]})


def test_what_stands_in_for_a_quotation_is_no_mention(tree: Callable[[str], Parse]) -> None:
    """Nor a clause; and a verb inside one has no tag's place."""
    assert mended(tree, CONJOINED, hidden={1: -1})
    assert not mended(tree, CONJOINED, hidden={3: 0})
    assert not mended(tree, CONJOINED, hidden={1: 0})
    assert not mended(tree, CONJOINED, stretches={4: 0})


TWO = (
    "It/nsubj/1/PRP snowed/ROOT/1/VBD ./punct/1/. Fares/nsubj/4/NNS rose/ROOT/4/VBD ,/punct/{}/, men/nsubj/7/NNS "
    "told/ROOT/7/VBD staff/dobj/7/NNS ./punct/7/. It/nsubj/11/PRP rained/ROOT/11/VBD ./punct/11/."
)


@pytest.mark.parametrize("comma", [4, 7])
def test_a_tag_that_was_parted_from_its_clause(tree: Callable[[str], Parse], comma: int) -> None:
    """*Fares rose, | men told staff.*: the two sentences become one, wherever the comma stands."""
    parse = mended(tree, TWO.format(comma))
    assert parse is not None
    assert list(parse.sent_bounds) == [(0, 3), (3, 10), (10, 13)]
    assert list(parse.sents) == [0] * 3 + [1] * 7 + [2] * 3
    assert (parse.heads[4], parse.deps[4], parse.heads[7], parse.deps[7]) == (7, "ccomp", 7, "ROOT")
    assert (parse.heads[5], parse.heads[9]) == (comma, 7)


def test_sentences_that_stay_apart(tree: Callable[[str], Parse]) -> None:
    """No comma between them, another paragraph, text that was left out, or a quotation that is parsed behind its
    paragraph.
    """
    text = TWO.format(4)
    parse = tree(text)
    gap = parse.text.index("men")
    assert not mended(tree, text.replace(",/punct/4/,", "!/punct/4/."))
    for mark in ("", "!/punct/1/. "):
        apart = f"{ROSE}too/advmod/1/RB {mark}men/nsubj/{{0}}/NNS told/ROOT/{{0}}/VBD staff/dobj/{{0}}/NNS"
        assert not mended(tree, apart.format(5 + bool(mark)))
    assert not mended(tree, text, paras=dict.fromkeys(range(6, 13), 1))
    assert not mended(tree, text, starts={6: gap + 3})
    assert not mended(tree, text, ends={5: gap + 1})
