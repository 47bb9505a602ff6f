"""What was said, far from its verb: the parser hangs the clause on a noun between the two.

*told reporters aboard the plane that he had met them*, *told the council's committee that talks had failed*: the clause
is taken for one about the plane or the committee.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quoteattr.grammar import FINITE, FINITE_VERBS, SUBJECT_PHRASES
from quoteattr.lexicon.words import load_words
from quoteattr.text.tree import children_of, is_speech, sentence_of

if TYPE_CHECKING:
    from quoteattr.text.parse import Parse

__all__ = ["mend_far_clause"]

_ABOUT = frozenset({"acl", "ccomp", "relcl"})
_ON_THE_WAY = frozenset({"advmod", "appos", "conj", "dative", "dobj", "pobj", "prep"})
_PLACES = frozenset(
    {
        "aboard",
        "after",
        "amid",
        "at",
        "before",
        "by",
        "during",
        "from",
        "in",
        "inside",
        "on",
        "outside",
        "through",
        "via",
        "with",
    }
)
_TELLS = frozenset({"assure", "inform", "notify", "reassure", "remind", "tell"})
_SAID = frozenset({"all", "as", "it", "little", "more", "much", "nothing", "otherwise", "so", "that", "this", "what"})
_CONTENT = frozenset({"ccomp", "parataxis", "xcomp"})
_FILLS = frozenset({"acomp", "attr", "ccomp", "dobj", "xcomp"})
"""What a clause holds that lacks no object."""
_LONGEST = 12
"""Arcs from the clause to its verb (set by judgement)."""


def mend_far_clause(parse: Parse, that: int) -> bool:
    """*told reporters aboard the plane that he had met them*: what was told.

    *told the crowd about the plane that he had bought*, *said on condition that he was not named* stay: a clause
    about the plane, about the condition.
    """
    clause = _clause_of(parse, that)
    if clause is None:
        return False
    verb = _verb_above(parse, clause, that)
    if verb is None or parse.tags[verb] not in FINITE_VERBS or parse.stretches[verb] >= 0:
        return False
    lemma, kids = parse.lemmas[verb].lower(), children_of(parse, verb)
    if not is_speech(lemma) or any(parse.deps[kid] in (*_CONTENT, "auxpass", "nsubjpass") for kid in kids):
        return False
    if parse.deps[that] == "dobj" and parse.tags[that + 1] == "PRP":
        filled = any(parse.deps[kid] in _FILLS and kid != that for kid in children_of(parse, clause))
        if (lemma not in _TELLS or not filled) and not _lacks_content(parse, verb, clause):
            return False  # said at the plant that he owns, told the man that he met
    told = next((kid for kid in kids if parse.deps[kid] in ("dative", "dobj") and kid > verb), None)
    if (lemma in _TELLS) is (told is None):
        return False
    if told is not None and (told > that or parse.lemmas[told].lower() in load_words("frames")["told-things"]):
        return False
    if not any(parse.deps[kid] in SUBJECT_PHRASES for kid in kids if kid < verb):
        return False
    parse.heads[clause], parse.deps[clause] = verb, "ccomp"
    parse.heads[that], parse.deps[that], parse.tags[that] = clause, "mark", "IN"
    return True


def _lacks_content(parse: Parse, verb: int, clause: int) -> bool:
    """Whether the verb says nothing unless the clause behind the text is said: *admitted in a letter that he lied*.

    *complained in a letter that he sent*, *“No,” she said in a speech that he heard* -> it need not, it does
    """
    words = load_words("frames")
    if (
        parse.lemmas[verb].lower() not in words["content-needed"]
        or parse.lemmas[parse.heads[clause]] in words["that-nouns"]
    ):
        return False
    place = parse.heads[clause]
    while place > verb + 1 and parse.lemmas[place] not in words["told-in"]:
        place = parse.heads[place]
    if place <= verb + 1 or parse.heads[parse.heads[place]] != verb:
        return False
    if parse.lemmas[clause] in words["written"] or parse.lowers[verb + 1] in _SAID:
        return False  # in a letter that he had written that it was over; said so in a post that she deleted
    before = range(sentence_of(parse, verb).start, verb)
    told = any(
        parse.words[one] == "," and any(parse.tags[i] in FINITE for i in range(before.start, one)) for one in before
    )
    return not told and all(
        parse.stretches[one] < 0 for one in before
    )  # The road is safe, she said in a note that he lost


def _clause_of(parse: Parse, that: int) -> int | None:
    """The clause that *that* opens, where it has a subject of its own and hangs on a noun before it."""
    clause = parse.heads[that]
    if parse.deps[clause] == "xcomp":
        clause = parse.heads[clause]  # told the board that he wants to sell: that hangs on the infinitive
    if clause < that or parse.deps[clause] not in _ABOUT or parse.heads[clause] > that:
        return None
    if parse.pos[parse.heads[clause]] not in ("ADV", "NOUN", "PROPN") or parse.words[that - 1] == ",":
        return None
    subjects = (kid for kid in children_of(parse, clause) if parse.deps[kid] in SUBJECT_PHRASES and that < kid < clause)
    who = next(subjects, None)
    return None if who is None else clause


def _verb_above(parse: Parse, clause: int, that: int) -> int | None:
    """The first verb above the clause, where only nouns and words of place lie between."""
    token = parse.heads[clause]
    if parse.lemmas[token].lower() in load_words("frames")["that-nouns"]:
        return None
    for _ in range(_LONGEST):
        head = parse.heads[token]
        if parse.deps[token] not in _ON_THE_WAY or head == token or head > that:
            return None
        if parse.lowers[token] == "about" or (
            parse.deps[token] == "prep" and parse.pos[head] == "VERB" and parse.lowers[token] not in _PLACES
        ):
            return None
        token = head
        if parse.pos[token] == "VERB":
            return token
    return None
