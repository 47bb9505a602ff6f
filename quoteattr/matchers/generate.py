"""All candidates of an article: every construction tried on every token that could head a cue, in one pass."""

from __future__ import annotations

from attrs import evolve

from quoteattr.matchers.candidate import Candidate
from quoteattr.matchers.clauses import find_as_clauses, find_complements, find_inserted_cues
from quoteattr.matchers.labels import find_labels
from quoteattr.matchers.nominals import find_according_to, find_adjectives, find_copular, find_noun_cues, find_views
from quoteattr.matchers.phrases import (
    find_infinitives,
    find_objects,
    find_passive_subjects,
    find_predicates,
    find_prepositional,
    find_relative_objects,
)
from quoteattr.matchers.quotes import find_quotes
from quoteattr.matchers.sites import extend_joined, find_quote_sites
from quoteattr.syntax import is_verb
from quoteattr.text.parse import Parse

__all__ = ["find_candidates"]

_VERB_FINDERS = (
    find_complements,
    find_inserted_cues,
    find_as_clauses,
    find_infinitives,
    find_objects,
    find_passive_subjects,
    find_relative_objects,
    find_predicates,
    find_prepositional,
    find_copular,
)
_VIEWS = frozenset(
    {"view", "views", "opinion", "words", "eyes", "mind", "estimation", "account", "telling", "judgment", "reckoning"}
)


def find_candidates(parse: Parse) -> list[Candidate]:
    """Return every candidate of the article, cues in the order of its tokens, marked stretches last."""
    found: list[Candidate] = []
    hidden, pos, lowers = parse.hidden, parse.pos, parse.lowers
    for token in range(len(parse)):
        if hidden[token] >= 0:
            continue
        if is_verb(parse, token):
            for finder in _VERB_FINDERS:
                found.extend(finder(parse, token))
        elif pos[token] == "NOUN":
            if parse.children[token]:
                found.extend(find_noun_cues(parse, token))
            if lowers[token] in _VIEWS:
                found.extend(find_views(parse, token))
        elif pos[token] == "ADJ" and parse.children[token]:
            found.extend(find_adjectives(parse, token))
        if lowers[token] in ("according", "per", "via"):
            found.extend(find_according_to(parse, token))
    found.extend(find_labels(parse))
    sites = find_quote_sites(parse)
    found = extend_joined(parse, found, sites)
    found.extend(find_quotes(parse, sites))
    return _name_rivals(found)


def _name_rivals(candidates: list[Candidate]) -> list[Candidate]:
    """Tell each candidate which other families of content its cue could have."""
    families: dict[int, set[str]] = {}
    for candidate in candidates:
        if candidate.cue_head >= 0:
            families.setdefault(candidate.cue_head, set()).add(candidate.family)
    return [
        evolve(candidate, rivals="+".join(sorted(families[candidate.cue_head] - {candidate.family})))
        if candidate.cue_head >= 0 and len(families[candidate.cue_head]) > 1
        else candidate
        for candidate in candidates
    ]
