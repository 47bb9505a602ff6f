"""For whom *a spokeswoman* speaks of whom nothing more is said: *The Harbour Board declined to comment. A spokeswoman
said …*"""

from __future__ import annotations

from quoteattr.attribution.names.phrases import surface
from quoteattr.attribution.reference.coreference import Focus, Referent
from quoteattr.attribution.roles.kinds import Description
from quoteattr.attribution.vocabulary import ORGANIZATION_NOUNS
from quoteattr.lexicon.words import load_words
from quoteattr.text.parse import Parse
from quoteattr.text.tree import is_speech

__all__ = ["find_employer", "name_of_body"]

_PARAGRAPHS_BACK = 1
_DECLINES = load_words("border_words")["refusing-verbs"].words


def find_employer(description: Description, focus: Focus) -> str | None:
    """The one body that the sentences before are about, where *a spokesman* alone comes next; else None.

    *The council said … A spokesman added …* -> council
    *The council wrote to Harbour Bank, which refused. A spokesman said …* -> None: it may be either's
    *The council wrote to Ann Lee, who refused. A spokesman said …* -> None: she may have one
    """
    parse, head = focus.table.parse, description.head
    alone = description.first == head == description.last
    if not alone or not parse.lowers[head].startswith("spokes") or description.plural:
        return None
    if description.determiner != "indefinite":
        return None
    earliest = parse.paras[head] - _PARAGRAPHS_BACK
    start = parse.starts[head]
    near = [
        seen
        for seen in (*focus.things, *focus.persons)
        if not seen.quoted and seen.paragraph >= earliest and parse.starts[seen.token] < start
    ]
    bodies = {name for seen in near if (name := name_of_body(focus, seen.referent)) is not None}
    people = any(seen in focus.persons and not _is_named_body(focus, seen.referent) for seen in near)
    told = any(
        seen.subject and name_of_body(focus, seen.referent) is not None and _tells(parse, seen.token) for seen in near
    )
    return bodies.pop() if len(bodies) == 1 and told and not people else None


def _tells(parse: Parse, token: int) -> bool:
    """Whether a body says or declines something: not *the church was robbed*, *Harbour City won*."""
    verb = parse.heads[token]
    joined = any(parse.deps[kid] == "conj" for kid in parse.children[token])
    says = is_speech(parse.lemmas[verb]) or parse.lemmas[verb] in _DECLINES
    return parse.deps[token] == "nsubj" and says and not joined


def _is_named_body(focus: Focus, referent: Referent) -> bool:
    kind, number = referent
    return kind == "entity" and focus.table.entities[number].kind == "organization"


def name_of_body(focus: Focus, referent: Referent, *, any_entity: bool = False) -> str | None:
    """What a body is called; None for what is none. ``any_entity``: whatever bears a name is taken for one."""
    kind, number = referent
    if kind == "entity":
        entity = focus.table.entities[number]
        return entity.name if any_entity or entity.kind == "organization" else None
    parse = focus.table.parse
    if parse.lowers[number] not in ORGANIZATION_NOUNS or parse.tags[number] != "NN":
        return None
    first = parse.lefts[number]
    while first < number and parse.tags[first] in ("DT", "PRP$", "PDT", "CD", "IN", "CC", "RB"):
        first += 1
    if parse.words[first] == "-":
        return None  # the three-year-old company
    return surface(parse, first, number)
