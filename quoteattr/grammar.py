"""The closed classes of English that rules ask for again and again: tags, dependency labels and function words.

Tags are those of the Penn Treebank, labels those of spaCy's English pipelines (CLEAR style). A group that one rule
alone asks for stands with that rule; words that a person may want to change stand in ``lexicon/``.
"""

from __future__ import annotations

__all__ = [
    "ARTICLES",
    "DASHES",
    "DOERS",
    "FINITE",
    "FINITE_VERBS",
    "NEUTER_PRONOUNS",
    "NOMINAL_SUBJECTS",
    "NOMINATIVES",
    "NOUNS",
    "ONLY",
    "PROPER_NOUNS",
    "RELATIVE_PRONOUNS",
    "SENTENCE_ENDS",
    "SUBJECTS",
    "SUBJECT_PHRASES",
    "THIRD_PERSONS",
    "VERBS",
    "WH",
]

NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
PROPER_NOUNS = frozenset({"NNP", "NNPS"})
VERBS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
FINITE_VERBS = frozenset({"VBD", "VBP", "VBZ"})
FINITE = FINITE_VERBS | {"MD"}
"""Tags of the verbs and auxiliaries that make a clause stand by itself."""
WH = frozenset({"WDT", "WP", "WP$", "WRB"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
"""Labels of every subject: phrases, clauses and *there*."""
NOMINAL_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
SUBJECT_PHRASES = NOMINAL_SUBJECTS | {"expl"}
DOERS = NOMINAL_SUBJECTS | {"agent", "csubj"}
"""Labels of what a verb says something of, or who does it."""
ARTICLES = frozenset({"a", "an", "the"})
THIRD_PERSONS = frozenset({"he", "it", "she", "they"})
NOMINATIVES = frozenset({"he", "i", "she", "they", "we"})
"""Pronouns of persons that are nothing but subjects."""
NEUTER_PRONOUNS = frozenset({"it", "that", "there", "this"})
"""Words that stand for no person."""
RELATIVE_PRONOUNS = frozenset({"that", "which", "who", "whom", "whose"})
SENTENCE_ENDS = frozenset(".!?")
DASHES = frozenset({"-", "--", "–", "—"})
ONLY = frozenset({"just", "merely", "only", "simply"})
"""Adverbs that say that something is not all: *did not just blame them*, *said only that it was over*."""
