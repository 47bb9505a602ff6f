"""*Ann Lee had no complaints. The Brunswick coach said …*: a sentence that gives somebody the word by name, and the
next one that says of which body or place he holds an office.
"""

from __future__ import annotations

from quoteattr.attribution.names.mentions import MentionTable
from quoteattr.attribution.reference.offices import Offices
from quoteattr.attribution.reference.prominence import has_the_word
from quoteattr.attribution.roles.fit import gender_of_noun, modifiers_of
from quoteattr.attribution.roles.kinds import Description
from quoteattr.grammar import NOMINAL_SUBJECTS
from quoteattr.lexicon.cues import load_cues
from quoteattr.lexicon.words import load_words
from quoteattr.syntax import child

__all__ = ["find_presented"]

_WORDS = load_words("descriptions")
_REACTS, _BESIDE = _WORDS["reacting-verbs"].words, _WORDS["beside-the-story"].words
_ON_FEET = frozenset({"attorney", "barrister", "lawyer", "prosecutor", "solicitor"})
_LONGEST = 24  # tokens of the sentence that gives the word


def find_presented(table: MentionTable, offices: Offices, description: Description) -> int | None:
    """Whom the sentence before gives the word, where the article tells no office of that one and names nobody else.

    *It was left to Ann Lee to ask. The Harbour Party's health spokeswoman wanted to know …* -> Ann Lee
    *Ann Lee was sacked on Friday. The club's chairman said …*, *Mayor Ann Lee was blunt. The Harbour Party leader
    said …*, *Ann Lee wept. The judge said …* -> None
    """
    parse, head = table.parse, description.head
    sentence = parse.sents[head]
    if sentence == 0 or parse.stretches[head] >= 0 or parse.deps[head] not in NOMINAL_SUBJECTS or description.plural:
        return None
    start, stop = parse.sent_bounds[sentence - 1]
    if stop - start > _LONGEST or parse.paras[start] != parse.paras[head] or parse.paras[start] < 0:
        return None
    if not _tells_of_him(table, description, parse.lowers[start:stop]):
        return None
    inside = (table.at.get(token) for token in range(start, stop))
    named = {mention.entity: mention for mention in inside if mention is not None and mention.entity >= 0}
    people = [one for one in named.values() if table.entities[one.entity].kind == "person" and not one.quoted]
    if len(people) != 1 or offices.has_office(people[0].entity):
        return None
    gender = gender_of_noun(parse.lowers[head])
    entity = table.entities[people[0].entity]
    if gender and entity.gender and gender != entity.gender:
        return None
    return entity.number if _has_the_turn(table, people[0].last) else None


def _tells_of_him(table: MentionTable, description: Description, before: list[str]) -> bool:
    """Whether a description is likely to be of whom the sentence before names: *the Brunswick coach*, and *the defense
    attorney* of who is on his feet; not *the doctor*, *the chairman*, *the judge*, who answer him as often.
    """
    noun = table.parse.lowers[description.head]
    if noun in _ON_FEET:
        return "feet" in before
    capitals = (table.parse.words[token][0].isupper() for token in modifiers_of(table, description))
    return noun not in _BESIDE and any(capitals)


def _has_the_turn(table: MentionTable, name: int) -> bool:
    """Whether somebody is about to speak: *It was left to Lee*, *Lee had no qualms*, *It was not enough for Lee*."""
    parse = table.parse
    verb, dep = parse.heads[name], parse.deps[name]
    if dep == "pobj":
        opened = parse.lowers[verb] == "for" and parse.lemmas[parse.heads[verb]] in ("be", "enough", "good")
        return has_the_word(parse, name) or opened
    if dep != "nsubj" or parse.deps[verb] not in ("ROOT", "ccomp"):
        return False
    if parse.lemmas[verb] == "be":
        states = (parse.lowers[kid] for kid in parse.children[verb] if parse.deps[kid] == "acomp")
        feels = any(load_cues().act("adjective", word) is not None or word.startswith("un") for word in states)
        return feels or parse.lowers[verb + 1 : verb + 4 : 2] == ["on", "feet"]
    if parse.lemmas[verb] == "have":
        had = child(parse, verb, "dobj")
        return had >= 0 and parse.lowers[parse.lefts[had]] in ("little", "no", "none")
    return parse.lemmas[verb] in _REACTS
