"""Part of speech and lemma kept per word, tag and label: those of the rules themselves, whatever they look at."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.lookups import Lookups
from spacy.tokens import Doc

from quoteattr.text import forms as forms_module
from quoteattr.text.forms import Forms, form_attributes

WORDS = ("so", "So", "far", "let", "'s", "that", "ships")
TAGS = ("RB", "IN", "VB", "NNS")
LABELS = ("advmod", "mark", "aux", "nsubj")

RULES: list[tuple[list[dict[str, Any]], dict[str, str], int]] = [
    ([{"LOWER": "so"}], {"POS": "ADV"}, 0),
    ([{"TAG": "NNS"}], {"POS": "NOUN", "LEMMA": "ship"}, 0),
    ([{"TAG": "IN", "DEP": "mark"}], {"POS": "SCONJ"}, 0),
    ([{"TAG": "IN", "DEP": {"NOT_IN": ["mark"]}}], {"POS": "ADP"}, 0),
    ([{"DEP": "aux"}], {"POS": "AUX"}, 0),
    ([{"LOWER": "let"}, {"LOWER": "'s"}], {"POS": "VERB", "LEMMA": "let"}, 0),
    ([{"LOWER": "let"}, {"LOWER": "'s"}], {"POS": "PRON", "LEMMA": "us"}, 1),
    ([{"TAG": "RB"}, {"LOWER": "far", "DEP": "advmod"}], {"POS": "PART"}, 1),
    ([{"LOWER": "'s"}, {"TAG": "VB"}], {"LEMMA": "be"}, 0),
]


@pytest.fixture(scope="module")
def ruled() -> Language:
    """A pipeline with rules over words, tags, labels and neighbours; do not change it."""
    blank = Language()
    ruler: Any = blank.add_pipe("attribute_ruler")
    for pattern, attributes, index in RULES:
        ruler.add([pattern], attributes, index=index)
    return blank


def make_doc(nlp: Language, words: Sequence[str], tags: Sequence[str], labels: Sequence[str] = ()) -> Doc:
    """A Doc as tagger and parser leave it."""
    return Doc(
        nlp.vocab,
        words=list(words),
        tags=list(tags),
        deps=list(labels or ["ROOT"] * len(words)),
        heads=list(range(len(words))),
    )


def make_docs(nlp: Language, seed: int, count: int = 40) -> list[Doc]:
    """Docs of one to six random words, tags and labels."""
    rng = random.Random(seed)
    made = []
    for _ in range(count):
        size = rng.randint(1, 6)
        words, tags, labels = ([rng.choice(all_) for _ in range(size)] for all_ in (WORDS, TAGS, LABELS))
        made.append(make_doc(nlp, words, tags, labels))
    return made


def read(forms: Forms, docs: Sequence[Doc]) -> list[tuple[str, ...]]:
    """The six values of every token."""
    firsts = np.cumsum([0, *(len(doc) for doc in docs)])[:-1].tolist()
    return list(zip(*forms(np.concatenate([doc.to_array(form_attributes()) for doc in docs]), firsts), strict=True))


def asked(nlp: Language, docs: Sequence[Doc]) -> list[tuple[str, ...]]:
    """What the rules say of every token in its own Doc."""
    done = list(docs)
    for name in nlp.pipe_names:
        done = [nlp.get_pipe(name)(doc) for doc in done]
    return [(t.text, t.lower_, t.lemma_, t.tag_, t.pos_, t.dep_) for doc in done for t in doc]


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("kept", [2, 15_000])
def test_values_are_those_of_the_rules(ruled: Language, seed: int, kept: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether a rule looks at word, tag, label or neighbour, also when what was kept is forgotten."""
    monkeypatch.setattr(forms_module, "_KEPT", kept)
    forms = Forms(ruled, "attribute_ruler", None)
    for part in range(3):
        docs = make_docs(ruled, 10 * seed + part)
        found = read(forms, docs)
        assert found == asked(ruled, docs)
        assert {values[4] for values in found} >= {"ADV", "SCONJ", "ADP", "AUX", "NOUN"}


@pytest.mark.parametrize(
    "rule", [{"DEP": "dep"}, {"DEP": {"NOT_IN": ["mark"]}}, {"DEP": {"IN": ["dep", "aux"]}}, {"DEP": {"IN": ["aux"]}}]
)
def test_rules_over_labels_alone(rule: dict[str, Any]) -> None:
    """Whatever they say of a label, and also of that which stands for all where none matters."""
    blank = Language()
    ruler: Any = blank.add_pipe("attribute_ruler")
    ruler.add([[rule]], {"POS": "X"})
    docs = [make_doc(blank, ["so"] * 4, ["RB"] * 4, ("mark", "dep", "aux", "nsubj"))]
    assert read(Forms(blank, "attribute_ruler", None), docs) == asked(blank, docs)


@pytest.mark.parametrize(
    ("pattern", "read"),
    [
        ([{"LOWER": "so"}], True),
        ([{"LOWER": "so"}, {"TAG": "IN"}], True),
        ([{"LOWER": "so"}, {"TAG": "IN"}, {"LOWER": "far"}], False),
        ([{"LOWER": "so", "OP": "+"}], False),
        ([{"LEMMA": "so"}], False),
        ([{"LOWER": "so"}, {"LEMMA": "so"}], False),
        *(([{key: "so"}], True) for key in ("ORTH", "TEXT", "TAG", "DEP", "SHAPE")),
        *(([{key: True}], True) for key in ("IS_SPACE", "IS_PUNCT", "IS_ALPHA", "IS_DIGIT")),
        ([{"LENGTH": 2}], True),
    ],
)
def test_only_rules_over_word_tag_and_label_are_kept(pattern: list[dict[str, Any]], read: bool) -> None:
    """A rule of three tokens, with an operator or over another attribute keeps the pipes in use."""
    blank = Language()
    ruler: Any = blank.add_pipe("attribute_ruler")
    ruler.add([pattern], {"POS": "ADV"})
    assert Forms.reads(blank, "attribute_ruler", None) is read


@pytest.mark.parametrize(
    ("language", "mode", "kept"), [("en", "rule", True), ("en", "lookup", False), ("nl", "rule", False)]
)
def test_only_the_english_rules_of_lemmas_are_kept(language: str, mode: str, kept: bool) -> None:
    """Another mode or another language's lemmatizer may look at more."""
    blank = spacy.blank(language)
    blank.add_pipe("attribute_ruler")
    blank.add_pipe("lemmatizer", config={"mode": mode})
    assert Forms.reads(blank, "attribute_ruler", "lemmatizer") is kept


@pytest.mark.parametrize("seed", range(4))
def test_values_are_the_same_one_doc_at_a_time(ruled: Language, seed: int) -> None:
    """Met together or not, and in whatever order they come."""
    forms = Forms(ruled, "attribute_ruler", None)
    docs = make_docs(ruled, seed)
    forms.meet(docs[:20])
    forms.meet([])
    singly = [values for doc in reversed(docs) for values in reversed(read(forms, [doc]))]
    assert singly[::-1] == asked(ruled, docs)


def test_lemmas_are_those_of_the_rules() -> None:
    """By exceptions, by rules and the words that are known to exist, and as they stand; the pipe's tables stay."""
    blank = spacy.blank("en")
    ruler: Any = blank.add_pipe("attribute_ruler")
    for tag, pos in (("VBD", "VERB"), ("NNS", "NOUN"), ("IN", "ADP")):
        ruler.add([[{"TAG": tag}]], {"POS": pos})
    lemmatizer: Any = blank.add_pipe("lemmatizer", config={"mode": "rule"})
    tables = Lookups()
    tables.add_table("lemma_rules", {"verb": [["ed", ""], ["ed", "e"]], "noun": [["s", ""]]})
    tables.add_table("lemma_index", {"verb": ["hope"], "noun": ["hop"]})
    tables.add_table("lemma_exc", {"verb": {"told": ["tell"]}, "noun": {}})
    lemmatizer.initialize(lookups=tables)
    words, tags = ["told", "hoped", "hops", "Blogged", "On"], ["VBD", "VBD", "NNS", "VBD", "IN"]
    found = read(Forms(blank, "attribute_ruler", "lemmatizer"), [make_doc(blank, words, tags)])
    assert [values[2] for values in found] == ["tell", "hope", "hop", "blogg", "on"]
    assert found == asked(blank, [make_doc(blank, words, tags)])
    assert list(lemmatizer.lookups.get_table("lemma_index").values()) == [["hope"], ["hop"]]


def test_only_neighbours_that_fit_are_asked_about_together(ruled: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not *let* and *'s* with a word or a Doc's end between them; and once only."""
    forms = Forms(ruled, "attribute_ruler", None)
    ran: list[int] = []
    run = Forms._run
    monkeypatch.setattr(Forms, "_run", lambda self, keys: ran.append(len(keys)) or run(self, keys))
    read(forms, [make_doc(ruled, ["let", "so", "'s"], ["NN", "NN", "NN"]), make_doc(ruled, ["'s"], ["NN"])])
    assert not forms._beside
    ran.clear()
    for _ in range(2):
        read(forms, [make_doc(ruled, ["let", "'s"], ["NN", "NN"])])
        assert ran == [2, 2]


def test_which_patterns_fit(ruled: Language) -> None:
    """A bit for each pattern, at the tokens that it fits."""
    doc = make_doc(ruled, ["so", "far", "that"], ["IN", "RB", "IN"])
    matched = forms_module._Matched(ruled, [{"LOWER": "far"}, {"LOWER": "so"}, {"TAG": "IN"}])
    assert matched(doc) == {0: 0b110, 1: 0b001, 2: 0b100}
    assert forms_module._Matched(ruled, [])(doc) == {}


def test_rules_that_are_not_shown_are_not_kept() -> None:
    """A pipe of rules without a list of patterns may look at anything."""
    blank = Language()
    blank.add_pipe("sentencizer")
    assert not Forms.reads(blank, "sentencizer", None)


def test_neighbours_count_within_a_doc_only(ruled: Language) -> None:
    """*let* and *'s* at the end of one text and the start of the next are not *let's*; in one text they are."""
    forms = Forms(ruled, "attribute_ruler", None)

    def lemmas(*texts: str) -> list[str]:
        docs = [make_doc(ruled, text.split(), ["NN"] * len(text.split())) for text in texts]
        return [values[2] for values in read(forms, docs)]

    assert lemmas("so let 's so") == ["", "let", "us", ""]
    assert lemmas("so let", "'s so") == [""] * 4
    assert lemmas("let 's") == ["let", "us"]
    assert lemmas("let", "'s") == ["", ""]
    assert lemmas("let 's let 's") == ["let", "us", "let", "us"]


def test_no_tokens(ruled: Language) -> None:
    """Six empty lists."""
    features = np.zeros((0, 3), dtype=np.uint64)
    assert Forms(ruled, "attribute_ruler", None)(features, []) == ([], [], [], [], [], [])


def test_what_is_kept_is_bounded(ruled: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many different words are read, two generations of rows and as many answers are kept."""
    monkeypatch.setattr(forms_module, "_KEPT", 50)
    forms = Forms(ruled, "attribute_ruler", None)
    for number in range(150):
        words = [f"{'a' * (1 + number % 30)}{number}", "let", "'s", f"b{number}", "let", "'s"]
        read(forms, [make_doc(ruled, words, ["NNS", "VB", "VB", f"T{number}", "VB", "VB"])])
        assert max(len(forms._known), len(forms._older)) <= 50
        assert len(forms._asked) <= 50 + 6
        assert len(forms._beside) <= 51
    assert len(forms._known) + len(forms._older) > 50


def test_frequent_words_are_asked_about_once(ruled: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes in every text is still known when the older generation is forgotten."""
    monkeypatch.setattr(forms_module, "_KEPT", 10)
    forms = Forms(ruled, "attribute_ruler", None)
    learned: list[int] = []
    learn = Forms._learn
    monkeypatch.setattr(Forms, "_learn", lambda self, keys: learned.append(len(keys)) or learn(self, keys))
    for number in range(40):
        read(forms, [make_doc(ruled, ["so", "far", f"b{number}"], ["RB", "RB", "VB"])])
    assert learned == [3] + [1] * 39
