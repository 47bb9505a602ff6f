"""All candidates of an article: every construction tried on every token that could head a cue, in one pass."""

from __future__ import annotations

from quoteattr.matchers.candidate import Candidate
from quoteattr.matchers.clauses import find_as_clauses, find_complements, find_inserted_cues
from quoteattr.matchers.nominals import find_according_to, find_adjectives, find_copular, find_noun_cues, find_views
from quoteattr.matchers.phrases import find_infinitives, find_objects, find_predicates, find_prepositional
from quoteattr.matchers.quotes import find_quote_sites, find_quotes
from quoteattr.syntax import is_verb
from quoteattr.text.parse import Parse

__all__ = ["find_candidates"]

_VERB_FINDERS = (
    find_complements,
    find_inserted_cues,
    find_as_clauses,
    find_infinitives,
    find_objects,
    find_predicates,
    find_prepositional,
    find_copular,
)
_VIEWS = frozenset({"view", "views", "opinion", "words", "eyes", "mind", "estimation", "account", "telling", "judgment", "reckoning"})


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
    found.extend(find_quotes(parse, find_quote_sites(parse)))
    return found
