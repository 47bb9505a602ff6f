"""The one whom a profile, an interview or an obituary is about: named at its start and all through it.

*She* in such an article is the protagonist wherever nobody else is clearly meant, and in the writer's own questions
(*Does she mind? “I do,” she says*), whoever was quoted last.
"""

from __future__ import annotations

from quoteattr.attribution.names.mentions import Entity, MentionTable

__all__ = ["find_protagonist", "is_asked_by_writer"]

# Paragraphs in which the protagonist is named at least, and how many times those of anybody else.
_NAMED, _MORE_OFTEN = 3, 2
_OPENING = 2  # paragraphs, headline and summary among them, within which the protagonist is named


def find_protagonist(table: MentionTable, kind: str = "person") -> int | None:
    """The number of the person or body that the article is about, or None where it is about several or none."""
    paragraphs = {entity.number: _paragraphs(table, entity) for entity in table.entities if entity.kind == kind}
    ranked = sorted(paragraphs, key=lambda number: -len(paragraphs[number]))
    if not ranked:
        return None
    first = paragraphs[ranked[0]]
    second = len(paragraphs[ranked[1]]) if len(ranked) > 1 else 0
    opens = 0 in first and all(0 not in paragraphs[number] for number in ranked[1:])  # alone in the headline or lead
    often = len(first) >= _MORE_OFTEN * second or (opens and len(first) > second)
    return ranked[0] if len(first) >= _NAMED and often and min(first) <= _OPENING else None


def _paragraphs(table: MentionTable, entity: Entity) -> set[int]:
    return {table.parse.paras[mention.last] for mention in entity.mentions if not mention.quoted and not mention.byline}


def is_asked_by_writer(table: MentionTable, token: int) -> bool:
    """Whether a token stands in a question of the writer's: *Does she mind?*; not in anybody's marks."""
    parse = table.parse
    if parse.stretches[token] >= 0 or parse.hidden[token] >= 0:
        return False
    last = parse.sent_bounds[parse.sents[token]][1] - 1
    return parse.words[last] == "?" and parse.stretches[last] < 0
