"""What the article tells of a person's gender: pronouns that can mean one person only, and nouns beside the name."""

from __future__ import annotations

from quoteattr.attribution.names.mentions import Entity, Gender, Mention, MentionTable
from quoteattr.attribution.vocabulary import FEMALE_NOUNS, MALE_NOUNS
from quoteattr.syntax import clause_subject
from quoteattr.text.parse import Parse

__all__ = ["gender_of_pronoun", "learn_gender", "learn_genders"]

# What a pronoun counts as evidence of gender that contradicts what is known of the one person named before it.
AGAINST_NAME = 0.3
# What a noun beside the name counts (*spokeswoman Ann Lee*), and how many appositions are followed up.
NOUN_SAYS, _APPOSED = 2.0, 3

_MALE = frozenset({"he", "him", "his", "himself"})
_FEMALE = frozenset({"she", "her", "hers", "herself"})
_GENDERED = _MALE | _FEMALE


def gender_of_pronoun(lower: str) -> Gender:
    """``m`` for *he*, ``f`` for *she*, empty for all others."""
    return "m" if lower in _MALE else "f" if lower in _FEMALE else ""


def learn_genders(table: MentionTable) -> None:
    """Count the pronouns that can mean one person only as evidence of gender, before anything is resolved.

    *Ann Lee said her office …*: one person in the sentence so far, so *her* speaks for a woman; half as much where
    the person stands in the sentence before.
    """
    parse = table.parse
    lowers, sents, stretches = parse.lowers, parse.sents, parse.stretches
    for mention in table.mentions:
        if mention.entity >= 0 and mention.kind == "person" and not mention.quoted:
            told = _gender_beside(parse, mention)
            if told:
                table.entities[mention.entity].vote(told, NOUN_SAYS)
    by_sentence: dict[int, list[tuple[int, int]]] = {}
    for mention in table.mentions:
        if mention.entity >= 0 and table.entities[mention.entity].kind == "person" and not mention.quoted:
            by_sentence.setdefault(sents[mention.last], []).append((mention.last, mention.entity))
    for token, lower in enumerate(lowers):
        if lower not in _GENDERED or stretches[token] >= 0 or parse.hidden[token] >= 0:
            continue
        sent = sents[token]
        own = clause_subject(parse, token)
        here = {
            entity
            for last, entity in by_sentence.get(sent, ())
            if last < token and (own < 0 or not parse.lefts[own] <= last <= parse.rights[own])
        }
        weight = 1.0
        if not here:
            here, weight = {entity for _, entity in by_sentence.get(sent - 1, ())}, 0.5
            if parse.paras[token] != parse.paras[parse.sent_bounds[sent - 1][0]]:
                continue
        if len(here) == 1:
            entity = table.entities[here.pop()]
            told = gender_of_pronoun(lower)
            if entity.gender in ("", told):
                entity.vote(told, weight)
            elif weight == 1.0:
                entity.vote(told, AGAINST_NAME)  # *Melanie watched his rally*: seldom her own


def _gender_beside(parse: Parse, mention: Mention) -> Gender:
    """What the nouns that describe a name say: *spokeswoman Ann Lee*, *her son, the broadcaster Giles Orme*."""
    token = mention.last
    nouns = [kid for kid in parse.children[token] if parse.deps[kid] in ("appos", "compound", "nmod")]
    for _ in range(_APPOSED):
        if parse.deps[token] != "appos":
            break
        token = parse.heads[token]
        nouns.append(token)
    for noun in nouns:
        if not mention.run_first <= noun <= mention.last:
            if parse.lowers[noun] in MALE_NOUNS:
                return "m"
            if parse.lowers[noun] in FEMALE_NOUNS:
                return "f"
    return ""


def learn_gender(entity: Entity, gender: Gender, weight: float = 0.5) -> None:
    """Count a resolved pronoun as weak evidence of gender."""
    if not entity.gender:
        entity.vote(gender, weight)
