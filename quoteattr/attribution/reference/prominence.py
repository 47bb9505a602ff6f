"""How much a mention stands out by its place in the clause, as centering has it: subjects before objects.

Weights are set by hand, between 0 and 1; nothing here knows who is meant.
"""

from __future__ import annotations

from quoteattr.attribution.names.genders import gender_of_pronoun
from quoteattr.attribution.vocabulary import DATA_NOUNS, DOCUMENT_NOUNS, MASTHEADS, is_role_noun
from quoteattr.grammar import DOERS
from quoteattr.lexicon.words import load_words
from quoteattr.syntax import child
from quoteattr.text.parse import Parse

__all__ = [
    "AS_MODIFIER",
    "INNER_SUBJECT",
    "OWNER_OF_SUBJECT",
    "POSSESSOR",
    "SIDE_SUBJECT",
    "SUBJECT",
    "has_the_word",
    "is_about_one",
    "is_parent_of",
    "opens_for_subject",
    "place_in_clause",
    "subjects_above",
    "weigh_asked",
]

# Weights of a mention by its place in the clause; who is given the word speaks next.
NEXT_SPEAKER = 1.5
SUBJECT, SIDE_SUBJECT, INNER_SUBJECT, OWNER_OF_SUBJECT = 1.0, 0.9, 0.8, 0.7
OBJECT, OTHER, POSSESSOR, AS_MODIFIER = 0.6, 0.45, 0.4, 0.3
# What the subject of the next clause above a pronoun gains, and of one further up.
PARALLEL, PARALLEL_FAR = 0.9, 0.45

_OBJECTS = frozenset({"dobj", "dative", "attr", "obj", "iobj"})
_GIVING = frozenset(
    {"left", "fell", "came", "went", "goes", "comes", "falls", "was", "belonged", "belongs", "turned", "up"}
)
_PEOPLE_PRONOUNS = frozenset({"he", "she", "i", "we", "they", "you"})
_COUNTED = frozenset({"dozens", "hundreds", "scores", "tens", "thousands"})
_PARTS = frozenset({"affiliate", "arm", "brand", "branch", "division", "part", "subsidiary", "unit"})
_ASKING = frozenset({"approach", "ask", "contact"})
_PAPERS = MASTHEADS | load_words("descriptions")["papers"].words
_PUBLISH = frozenset({"air", "broadcast", "leak", "print", "publish"})
_TEXTS = DATA_NOUNS | DOCUMENT_NOUNS
_AROUND, _LONG_PRONOUN = '“”‘".,;:!?', 6
_OPENING = 60  # tokens before a pronoun that may open its sentence


def subjects_above(parse: Parse, token: int) -> dict[int, float]:
    """The subjects before a pronoun of the clauses that hold its own clause or that it is joined to, and what each
    gains: the nearest most.

    *Rubio gave an interview, and he condemned …*, *Roe said that he …*: *he* is the subject's more often than not.
    """
    found: dict[int, float] = {}
    current = token
    for _ in range(8):
        head = parse.heads[current]
        if head == current:
            break
        subjects: list[int] = []
        if head < token:
            subjects = [kid for kid in parse.children[head] if kid < token and parse.deps[kid] in DOERS]
        elif current == token:
            # Before the verb, in what opens the sentence: While *Obama* may win applause, his words are …
            first = max(parse.lefts[head], token - _OPENING)
            subjects = [one for one in range(first, token) if parse.deps[one] in DOERS]
            subjects = [one for one in subjects if not _is_published(parse, one)]
        gain = PARALLEL_FAR if found else PARALLEL
        found.update((one, gain) for one in subjects if one not in found)
        current = head
    return found


def opens_for_subject(parse: Parse, token: int) -> bool:
    """Whether a pronoun stands in a participle before the subject that it most likely means: *Asked by Lee if she was
    late, Roe laughed.*
    """
    current = token
    for _ in range(6):
        head = parse.heads[current]
        if head == current:
            return False
        if parse.deps[current] == "advcl" and head > token and parse.tags[current] in ("VBG", "VBN"):
            return parse.deps[token] != "poss"
        current = head
    return False


def _is_published(parse: Parse, subject: int) -> bool:
    """Whether a text is only said to have come out: *A day after the report was published, it said …* is another's."""
    return parse.deps[subject] == "nsubjpass" and parse.lemmas[parse.heads[subject]] in _PUBLISH


def _is_topic(parse: Parse, token: int) -> bool:
    """Whether a noun is what its sentence is about: *As for Trump, he said …*."""
    prep = parse.heads[token]
    first = parse.sent_bounds[parse.sents[token]][0]
    if prep == first and parse.lowers[prep] == "for":
        return parse.words[parse.rights[prep] + 1 : parse.rights[prep] + 2] == [","]  # For Ann Lee, it was the end
    opens = prep - 1 == first or (prep - 2 == first and parse.lowers[first] in ("and", "but"))
    return parse.lowers[prep] == "for" and opens and parse.lowers[prep - 1] == "as"


def has_the_word(parse: Parse, token: int) -> bool:
    """Whether a sentence gives the word to somebody: *It was left to Roe to sum up*, *A warning came from Roe*."""
    preposition = parse.heads[token]
    if parse.lowers[preposition] not in ("to", "from", "for"):
        return False
    verb = parse.heads[preposition]
    subjects = [kid for kid in parse.children[verb] if parse.deps[kid] in DOERS or parse.deps[kid] == "expl"]
    return bool(subjects) and parse.lowers[verb] in _GIVING and parse.lowers[subjects[0]] not in _PEOPLE_PRONOUNS


def _is_done_to_someone(parse: Parse, verb: int) -> bool:
    """Whether a passive clause stands by itself and is of no text, which speaks for itself: *the study was done by*."""
    done = child(parse, verb, "nsubjpass")
    return parse.deps[verb] == "ROOT" and not (done >= 0 and parse.lowers[done] in _TEXTS)


def _weigh_clause(parse: Parse, verb: int) -> float:
    """The weight of a subject by its clause: main clauses and what stands before their tag, then clauses beside them
    (*when Trump spoke*), then what is said, meant or told apart (*that Trump would win*, *for Trump to run*).
    """
    if parse.tags[verb] == "VB" and parse.deps[verb] != "ROOT":
        return INNER_SUBJECT
    weight = SUBJECT
    for _ in range(4):
        dep, head = parse.deps[verb], parse.heads[verb]
        if head == verb:
            return weight
        if dep == "advcl":
            weight = SIDE_SUBJECT
        elif not (dep in ("conj", "parataxis") or (dep == "ccomp" and verb < head)):
            break
        verb = head
    return INNER_SUBJECT


def weigh_asked(parse: Parse, token: int) -> float | None:
    """The weight of a paper that asks a body for its word and of the body asked, which speaks next: *The Herald
    approached Harbour Bank. It said …*; None for all others.
    """
    dep, verb = parse.deps[token], parse.heads[token]
    if parse.lemmas[verb] not in _ASKING or dep not in ("nsubj", "dobj") or parse.deps[verb] != "ROOT":
        return None
    asker = child(parse, verb, "nsubj")
    if asker < 0 or parse.lowers[asker] not in _PAPERS or child(parse, verb, "dobj") < 0:
        return None
    return OTHER if dep == "nsubj" else SUBJECT


def _is_met_by_writer(parse: Parse, token: int) -> bool:
    """Whether the writer or his paper turns to somebody: So I called *Roe*. “They count on it,” he said."""
    verb = parse.heads[token]
    if parse.deps[verb] not in ("ROOT", "conj"):
        return False  # Stone said we beat Roe
    doer = child(parse, verb, "nsubj")
    return doer >= 0 and parse.lowers[doer] in ("i", "we") and parse.stretches[verb] < 0 and parse.tags[token] == "NNP"


def is_parent_of(parse: Parse, token: int) -> bool:
    """Whether a body only tells to whom another belongs: Orvane, a unit of *Vela Holdings*."""
    above = parse.heads[parse.heads[token]]
    belongs = parse.deps[token] == "pobj" and parse.lowers[parse.heads[token]] == "of"
    return belongs and parse.lowers[above] in _PARTS and parse.deps[above] == "appos"


def place_in_clause(parse: Parse, token: int) -> float:
    """The weight of a mention by its grammatical place; an apposition and a second conjunct have that of the first."""
    heads, deps = parse.heads, parse.deps
    while True:
        dep = deps[token]
        if dep in ("compound", "flat", "nmod"):
            dep = deps[heads[token]] if heads[token] != token else dep
        if dep == "poss" and deps[heads[token]] in DOERS:
            # Roe's office said …; but Roe's lawyer is somebody else
            return POSSESSOR if is_role_noun(parse.lowers[heads[token]]) else OWNER_OF_SUBJECT
        if dep == "pobj" and deps[heads[token]] == "agent" and _is_done_to_someone(parse, heads[heads[token]]):
            return SIDE_SUBJECT  # the bride is played by Roe
        if dep in DOERS:
            if _is_published(parse, token):
                return OTHER
            return _weigh_clause(parse, heads[token])
        if dep == "pobj" and is_parent_of(parse, token):
            return AS_MODIFIER
        if dep == "pobj" and parse.lowers[heads[token]] == "of" and parse.lowers[heads[heads[token]]] in _COUNTED:
            token = heads[heads[token]]  # hundreds of protesters
            continue
        if dep != "appos" and not (dep == "conj" and deps[heads[token]] != "conj"):
            break
        if heads[token] == token:
            return OTHER
        token = heads[token]
    if dep == "attr" and not any(parse.deps[kid] in DOERS for kid in parse.children[parse.heads[token]]):
        return SUBJECT  # Among them is Roe
    if dep in _OBJECTS:
        return SUBJECT if _is_met_by_writer(parse, token) else OBJECT
    if dep == "poss":
        return POSSESSOR
    if dep == "pobj" and has_the_word(parse, token):
        return NEXT_SPEAKER
    if dep == "pobj" and _is_topic(parse, token):
        return SUBJECT
    return 0.8 if dep == "ROOT" else OTHER


def is_about_one(parse: Parse, pronoun: int) -> bool:
    """Whether the words before a tag are about somebody of its pronoun's gender: *“He was a good man,” he said.*"""
    gender = gender_of_pronoun(parse.lowers[pronoun])
    first = parse.paragraphs[parse.paras[pronoun]][0]
    words = parse.text[first : parse.starts[pronoun]].lower().replace("’", " ").replace("'", " ").split()
    return any(gender_of_pronoun(word.strip(_AROUND)) == gender for word in words if len(word) <= _LONG_PRONOUN)
