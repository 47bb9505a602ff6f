"""What a source does next with words, where the parser gives it to whom the source speaks of.

*The report said the scheme was late and criticised the department*: no scheme criticises.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quoteattr.grammar import FINITE_VERBS, SUBJECT_PHRASES
from quoteattr.lexicon.cues import load_cues
from quoteattr.lexicon.words import load_words
from quoteattr.text.tree import children_of, could_speak, is_speech

if TYPE_CHECKING:
    from quoteattr.text.parse import Parse

__all__ = ["mend_next_act", "mend_next_participle"]

_ACTS = load_words("frames")["own-acts"].words
_JOINTS = frozenset({"and", "but"})
_HELPERS = frozenset({"aux", "auxpass", "neg"})
_AHEAD = frozenset({"'d", "'ll", "can", "could", "may", "might", "must", "should", "will", "would"})
_ONE = frozenset({"he", "she"})
_OTHERS = frozenset({"her", "him"})
_WRITINGS = frozenset().union(
    *(load_words("frames")[group].words for group in ("judging-works", "talking-things", "told-in"))
)


def mend_next_act(parse: Parse, verb: int) -> bool:
    """*The mayor said the road was unsafe and blamed the county*: the mayor did, and no road.

    *said Roe had lied and blamed the county*, *said the law was cruel and punished the poor*, *said the report was late
    and blamed the county* stay as they are.
    """
    if parse.lemmas[verb] not in _ACTS or parse.stretches[verb] >= 0:
        return False
    clause = parse.heads[verb]
    if parse.deps[verb] == "ccomp":  # two clauses of one verb, for the parser: said it was late and warned that …
        clause = next(
            (kid for kid in children_of(parse, clause) if clause < kid < verb and parse.deps[kid] == "ccomp"), -1
        )
        if clause < 0:
            return False
    cue = parse.heads[clause]
    if parse.deps[clause] != "ccomp" or not cue < clause < verb:
        return False
    after_will = parse.tags[verb] == "VBN" and parse.tags[clause] == "VB"  # said it would fail and blamed them
    if parse.tags[cue] != parse.tags[verb] and not (after_will and parse.tags[cue] == "VBD"):
        return False
    if parse.tags[cue] not in FINITE_VERBS or load_cues().act("verb", parse.lemmas[cue]) is None:
        return False
    own = children_of(parse, verb)
    if any(parse.deps[kid] in SUBJECT_PHRASES or parse.deps[kid] in _HELPERS for kid in own):
        return False
    joint = next((token for token in range(verb - 1, clause, -1) if parse.tags[token] != "RB"), clause)
    listed = parse.words[joint] == "," and any(parse.deps[kid] == "conj" for kid in own)
    if (parse.lowers[joint] not in _JOINTS and not listed) or parse.heads[joint] not in (clause, cue):
        return False
    inner = children_of(parse, clause)
    whose = next((kid for kid in inner if kid < clause and parse.deps[kid] in SUBJECT_PHRASES), -1)
    source = next((kid for kid in children_of(parse, cue) if parse.deps[kid] in SUBJECT_PHRASES), -1)
    if whose < 0 or source < 0 or parse.lowers[whose] in ("who", "which", "that"):
        return False
    ahead = any(parse.lowers[kid] in _AHEAD for kid in inner if kid < clause) and parse.tags[clause] == "VB"
    if not ahead and not _is_of_source(parse, whose, source, verb):
        return False
    for kid in inner:
        if kid >= joint:
            parse.heads[kid] = cue
    parse.deps[verb] = "conj"
    parse.tags[verb] = parse.tags[cue]
    return True


def mend_next_participle(parse: Parse, participle: int) -> bool:
    """*told them she was tough, before joking that he was free*: the source jokes, and not she.

    *said Lee had praised the crew before telling them to go*, *said it was rich before joking became a crime* stay.
    """
    before = parse.heads[participle]
    clause = parse.heads[before]
    cue = parse.heads[clause]
    if parse.lowers[before] != "before" or participle != before + 1 or parse.deps[clause] != "ccomp":
        return False
    if not cue < clause < before or parse.tags[cue] not in FINITE_VERBS or not is_speech(parse.lemmas[cue]):
        return False
    if not is_speech(parse.lemmas[participle]) or not any(
        parse.deps[kid] in ("ccomp", "xcomp") for kid in children_of(parse, participle)
    ):
        return False
    whose = next((kid for kid in children_of(parse, clause) if parse.deps[kid] in SUBJECT_PHRASES), -1)
    if parse.words[before - 1] != "," and (whose < 0 or parse.tags[whose] != "NN" or could_speak(parse, whose)):
        return False
    parse.heads[before] = cue
    if parse.heads[before - 1] == clause:
        parse.heads[before - 1] = cue
    return True


def _is_of_source(parse: Parse, whose: int, source: int, verb: int) -> bool:
    """Whether the act can only be the source's, or is in any case: of a thing, *it*, or the source's own pronoun.

    *The club said the player had left and thanked him*: the club did.
    """
    who = parse.lowers[whose]
    person = parse.ents[source] == "PERSON" or parse.lemmas[source].lower() in load_words("roles")["persons"]
    if parse.tags[whose] != "PRP":
        if not could_speak(parse, whose):
            return parse.tags[whose] in ("NN", "NNS") and not _might(parse.lemmas[whose].lower(), parse.lemmas[verb])
        return parse.tags[whose] in ("NN", "NNP") and _is_another(parse, source, verb, person)
    if who in _ONE:
        if parse.tags[source] == "PRP":
            return parse.lowers[source] == who
        alike = any(parse.deps[kid] == "dobj" and parse.lowers[kid] in _OTHERS for kid in children_of(parse, verb))
        return person is not alike
    if who == "they":
        return not person and parse.lowers[source] not in (*_ONE, "i")
    return who == "it" or who == parse.lowers[source]


def _might(thing: str, act: str) -> bool:
    """Whether a thing does so in its way: *the report criticised the county*, *the plan called for 400 homes*."""
    return thing in _WRITINGS or (act in ("call", "demand") and thing in load_words("frames")["demanding-things"])


def _is_another(parse: Parse, source: int, verb: int, person: bool) -> bool:
    """Whether the act is done to whom the clause is about, by a source that is no person."""
    if person or parse.tags[source] == "PRP" or parse.ents[source] == "PERSON":
        return False
    return any(parse.deps[kid] == "dobj" and parse.lowers[kid] in _OTHERS for kid in children_of(parse, verb))
