"""*A former ferry captain told senators … Rodel Cruz, 41, who captained the ferry until May, said …*: whom an article's
first lines only describe, where the next paragraph names somebody and tells the same trade or age of him.
"""

from __future__ import annotations

from quoteattr.attribution.names.mentions import Mention, MentionTable
from quoteattr.attribution.names.phrases import is_role_word
from quoteattr.attribution.reference.ages import Ages
from quoteattr.attribution.roles.fit import ONCE, gender_of_noun
from quoteattr.attribution.roles.kinds import Description
from quoteattr.attribution.vocabulary import OFFICES, STATE_OFFICES
from quoteattr.grammar import NOMINAL_SUBJECTS

__all__ = ["find_told_alike", "is_for_another"]

_NEXT = 2  # paragraphs on
_CLAUSE = 12  # tokens behind a name
_ENDINGS = ("r", "er", "or")
_PAST = frozenset({"VBD", "VBN"})


def find_told_alike(table: MentionTable, ages: Ages, description: Description) -> int | None:
    """The first person named after the article's first lines, where the words beside the name tell the trade or the age
    that a description does.

    *A farmer blamed the mill … Tom Hale, who farms near Dorr, said* -> Tom Hale
    *A pilot blamed the tower … Tom Hale, who lives by the airport, said* -> None
    """
    parse, head = table.parse, description.head
    named = _first_named(table, head)
    if named is None or named.entity < 0 or parse.deps[named.last] not in NOMINAL_SUBJECTS:
        return None
    entity = table.entities[named.entity]
    gender = gender_of_noun(parse.lowers[head])
    if (gender and entity.gender and gender != entity.gender) or entity.mentions[0].start < parse.starts[head]:
        return None
    age = ages.of(parse.starts[description.first], parse.ends[description.last])
    if age is not None:
        return named.entity if ages.bearers(age) == [named.entity] else None
    return named.entity if _tells_trade(table, description, named) else None


def _first_named(table: MentionTable, head: int) -> Mention | None:
    """Who is named first after the paragraph of a noun, near it."""
    parse = table.parse
    for mention in table.mentions[table.before(parse.starts[head]) :]:
        gap = parse.paras[mention.last] - parse.paras[head]
        if gap > _NEXT:
            return None
        if mention.kind == "person" and not mention.quoted and not mention.headline:
            if gap > 0:
                return mention if len(mention.keys) > 1 else None
    return None


def _tells_trade(table: MentionTable, description: Description, named: Mention) -> bool:
    """Whether a bare trade stands before the name, or a clause behind it tells it: *teller* Ann Lee, Ann Lee, *who
    taught there*.
    """
    parse, noun = table.parse, table.parse.lowers[description.head]
    once = not ONCE.isdisjoint(parse.lowers[max(0, description.first - 1) : description.head])
    before = named.run_first - 1
    if before > 0 and parse.words[before] == noun and named.run_first == named.first:
        bare = parse.words[before - 1] == "," or parse.sents[before - 1] != parse.sents[before]
        return bare and noun not in OFFICES and noun not in STATE_OFFICES
    stop = min(parse.sent_bounds[parse.sents[named.last]][1], named.last + _CLAUSE)
    if named.titles or (before >= 0 and is_role_word(parse.lowers[before])):
        return False  # Police officer Ann Lee, who drives a van, is not the driver
    who = next((at for at in range(named.last + 1, stop) if parse.lowers[at] == "who"), -1)
    if who < 0 or any(parse.tags[at][:1] == "V" for at in range(named.last + 1, who)):
        return False
    for token in range(who + 1, stop):
        if parse.words[token] == ",":
            return False
        lemma, tag = parse.lemmas[token], parse.tags[token]
        if tag[:1] == "V" and (lemma == noun or any(lemma + end == noun for end in _ENDINGS)):
            return not once or tag in _PAST
        if tag[:1] == "N" and parse.lowers[token].startswith(noun):
            return not once or any(parse.tags[at] in _PAST for at in range(who + 1, token))
    return False


def is_for_another(table: MentionTable, description: Description, affiliations: list[str]) -> bool:
    """Whether a description and the roles of a person name those for whom the one works, in common words, and no word
    is both's: *a lawyer for the miners* is not Tom Hale, *a lawyer for the company*.
    """
    parse, head = table.parse, description.head
    if parse.lowers[head + 1 : head + 2] != ["for"] or description.last <= head + 1 or not affiliations:
        return False
    said = {parse.lowers[token] for token in range(head + 2, description.last + 1) if parse.tags[token][:2] == "NN"}
    return bool(said) and all(said.isdisjoint(body.lower().split()) for body in affiliations)
