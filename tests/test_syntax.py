"""Dependency questions: subjects, passives, noun phrases, clause starts, on short sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quoteattr.syntax import (
    auxiliaries,
    child,
    is_passive,
    is_relative_pronoun,
    is_verb,
    noun_phrase,
    own_subject,
    subject,
)
from quoteattr.text.parse import Parse, parse_text

if TYPE_CHECKING:
    from spacy.language import Language


def read(nlp: Language, text: str, word: str) -> tuple[Parse, int]:
    """The parse of a sentence and the number of a word's first token in it."""
    parse = parse_text(nlp, text)
    return parse, parse.words.index(word)


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("Novak said that taxes will rise.", "said", ("Novak", "own")),
        ("Novak said no and warned that taxes will rise.", "warned", ("Novak", "shared")),
        ("Novak wants to say that taxes will rise.", "say", ("Novak", "controlled")),
        ("Novak left the room, adding that taxes will rise.", "adding", ("Novak", "participle")),
        ("Novak said the taxes had risen, adding that wages will fall.", "adding", ("Novak", "participle")),
        ("The taxes that Novak hated had risen, adding to the costs.", "adding", ("taxes", "participle")),
        ("Novak, who said that taxes will rise, left.", "said", ("who", "relative")),
        ("The minister sent a letter saying that taxes will rise.", "saying", ("minister", "participle")),
        ("The council, saying that taxes will rise, left.", "saying", ("council", "participle")),
        ("Say that taxes will rise.", "Say", ("", "none")),
    ],
)
def test_subject(nlp: Language, text: str, verb: str, expected: tuple[str, str]) -> None:
    """The understood subject and the way it was found; none where the sentence has none."""
    parse, token = read(nlp, text, verb)
    found, how = subject(parse, token)
    assert (parse.words[found] if found >= 0 else "", how) == expected


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("Novak was told that taxes will rise.", "told", True),
        ("The plan presented by Novak is dead.", "presented", True),
        ("Novak told us that taxes will rise.", "told", False),
        ("Novak has told us that taxes will rise.", "told", False),
    ],
)
def test_passive(nlp: Language, text: str, verb: str, expected: bool) -> None:
    """With an auxiliary or as a bare participle; perfects are none."""
    parse, token = read(nlp, text, verb)
    assert is_passive(parse, token) is expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Novak will leave.", "leave", True),
        ("Novak will leave.", "will", False),
        ("Novak was told the news.", "was", False),
        ("Novak was late.", "was", True),
        ("The bridge fell.", "bridge", False),
    ],
)
def test_is_verb(nlp: Language, text: str, word: str, expected: bool) -> None:
    """Verbs that head clauses; auxiliaries and nouns do not."""
    parse, token = read(nlp, text, word)
    assert is_verb(parse, token) is expected


def test_auxiliaries_in_order(nlp: Language) -> None:
    """Auxiliaries and negation of the verb, in the order of the text."""
    parse, verb = read(nlp, "Novak did not say that taxes will rise.", "say")
    assert [parse.words[token] for token in auxiliaries(parse, verb)] == ["did", "not"]
    parse, verb = read(nlp, "Novak said that taxes will rise.", "said")
    assert auxiliaries(parse, verb) == []


def test_child_is_the_first_with_a_label_or_none(nlp: Language) -> None:
    """-1 where no child has one of the labels."""
    parse, verb = read(nlp, "Novak told reporters the news.", "told")
    assert parse.words[child(parse, verb, "nsubj")] == "Novak"
    assert child(parse, verb, "agent") == -1
    assert parse.words[own_subject(parse, verb)] == "Novak"


def test_a_stand_in_is_no_subject(nlp: Language) -> None:
    """The quotation's stand-in never says anything; its tag's own subject does."""
    parse, verb = read(nlp, "“The war must end this year,” said Lind.", "said")
    assert parse.words[own_subject(parse, verb)] == "Lind"
    stand_in = parse.words.index("is")
    assert parse.hidden[stand_in] >= 0
    assert own_subject(parse, stand_in) == -1


@pytest.mark.parametrize(
    ("text", "noun", "expected"),
    [
        ("The mayor of Ostrel, who left early, said no.", "mayor", "The mayor of Ostrel"),
        ("The mayor of Ostrel said no.", "mayor", "The mayor of Ostrel"),
        ("Ada Lind, the mayor of Ostrel, said no.", "Lind", "Ada Lind, the mayor of Ostrel"),
    ],
)
def test_noun_phrase(nlp: Language, text: str, noun: str, expected: str) -> None:
    """Relative clauses are left out, appositions and *of* phrases stay."""
    parse, token = read(nlp, text, noun)
    assert parse.surface(*noun_phrase(parse, token)) == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [("Novak, who left, said no.", "who", True), ("Novak, a baker, said no.", "baker", False)],
)
def test_relative_pronouns(nlp: Language, text: str, word: str, expected: bool) -> None:
    """*who* stands for the noun before it; a noun stands for itself."""
    parse, token = read(nlp, text, word)
    assert is_relative_pronoun(parse, token) is expected
