"""All candidates of an article: every construction tried on every token that could head a cue, in one pass."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from quoteattr.lexicon.cues import load_cues
from quoteattr.lexicon.words import load_words
from quoteattr.matchers.as_clauses import find_as_clauses
from quoteattr.matchers.bare_tags import find_bare_tags
from quoteattr.matchers.candidate import Candidate
from quoteattr.matchers.clauses import find_complements, find_inserted_cues
from quoteattr.matchers.clefts import arises, find_arising, find_blunt, find_clefts
from quoteattr.matchers.headlines import find_headlines
from quoteattr.matchers.idioms import find_idioms
from quoteattr.matchers.labels import find_labels
from quoteattr.matchers.literal import is_literal
from quoteattr.matchers.naming import gives_name, is_known_as
from quoteattr.matchers.nominals import find_according_to, find_adjectives, find_copular, find_noun_cues, find_views
from quoteattr.matchers.passives import find_passive_subjects, find_relative_objects
from quoteattr.matchers.phrases import (
    find_infinitives,
    find_objects,
    find_predicates,
    find_prepositional,
)
from quoteattr.matchers.pleas import find_pleas
from quoteattr.matchers.quotes import find_quotes
from quoteattr.matchers.sites import extend_joined, find_quote_sites
from quoteattr.records import Act
from quoteattr.syntax import is_passive, is_verb, own_subject
from quoteattr.text.parse import Parse

__all__ = ["find_candidates"]

Finder = Callable[[Parse, int], Iterable[Candidate]]

_CLAUSES = frozenset({"ccomp", "parataxis", "csubj", "csubjpass", "advcl"})
_NONE: frozenset[str] = frozenset()

_VERB_FINDERS: tuple[tuple[Finder, frozenset[str], frozenset[str]], ...] = (
    (find_complements, _CLAUSES, _NONE),
    (find_inserted_cues, _NONE, frozenset({"parataxis", "ccomp", "advcl", "dep", "relcl", "conj"})),
    (find_as_clauses, _NONE, frozenset({"advcl", "parataxis", "ccomp", "dep"})),
    (find_infinitives, frozenset({"xcomp", "advcl"}), _NONE),
    (find_objects, frozenset({"dobj"}), _NONE),
    (find_passive_subjects, frozenset({"nsubjpass"}), frozenset({"acl"})),
    (find_relative_objects, _NONE, frozenset({"relcl"})),
    (find_predicates, frozenset({"oprd", "prep"}), _NONE),
    (find_prepositional, frozenset({"prep"}), _NONE),
    (find_copular, frozenset({"ccomp", "xcomp"}), _NONE),
    (find_bare_tags, _NONE, frozenset({"ROOT"})),
    (find_blunt, frozenset({"acomp"}), _NONE),
    (find_pleas, frozenset({"acomp", "oprd", "neg"}), _NONE),
    (find_clefts, _NONE, frozenset({"csubj", "relcl"})),
)
"""What is tried on a verb: where a dependent has one of the first labels or the verb itself one of the second.

A finder finds nothing elsewhere (a test tries them all), so this only saves asking it.
"""

_VIEWS = load_words("frames")["views"].words


_ADVISED = load_words("frames")["advised"].words
_WORTH = load_words("frames")["worth"].words
_CLAIMED = load_words("frames")["weighed-claims"].words
_WEIGHED = load_words("frames")["weighed"].words
_PICTURED = load_words("frames")["pictured"].words
_ACCORDING = frozenset({"according", "per", "via"})


def find_candidates(parse: Parse, *, idioms: bool = True) -> list[Candidate]:
    """Return every candidate of the article, cues in the order of its tokens, then marked stretches, then idioms.

    Without ``idioms`` those are left out: the tables are counted so. An idiom's content is another candidate's of the
    same verb in part, and 80 such pairs in train shift rows that thousands share (content F1 .0014 lower on a
    held-back third of train, dev alike).
    """
    found: list[Candidate] = []
    several: list[Candidate] = []
    hidden, pos, lowers, deps, children = parse.hidden, parse.pos, parse.lowers, parse.deps, parse.children
    for token in range(len(parse)):
        if hidden[token] >= 0:
            continue
        kids = children[token]
        if not kids:
            pass  # most tokens; content hangs on its cue, or its subject does
        elif is_verb(parse, token):
            if _says_nothing(parse, token):
                continue
            if arises(parse, token)[0] >= 0:
                found.extend(find_arising(parse, token))
                continue
            if idioms:
                several.extend(find_idioms(parse, token))
            own, labels = deps[token], {deps[kid] for kid in kids}
            for finder, of_dependents, of_verb in _VERB_FINDERS:
                if own in of_verb or not labels.isdisjoint(of_dependents):
                    found.extend(finder(parse, token))
        elif pos[token] == "NOUN":
            found.extend(find_noun_cues(parse, token))
        elif pos[token] == "ADJ":
            found.extend(find_adjectives(parse, token))
        if lowers[token] in _ACCORDING:
            found.extend(find_according_to(parse, token))
        elif lowers[token] in _VIEWS and pos[token] == "NOUN" and not is_verb(parse, token):
            found.extend(find_views(parse, token))
    found.extend(find_labels(parse))
    found.extend(find_headlines(parse))
    sites = find_quote_sites(parse)
    found = extend_joined(parse, found, sites)
    found.extend(find_quotes(parse, sites))
    told = {candidate.cue_head for candidate in found if candidate.frame == "left-told"}
    if told:  # their cue has no other reading
        found = [candidate for candidate in found if candidate.frame == "left-told" or candidate.cue_head not in told]
    return [*_name_rivals(found), *extend_joined(parse, several, sites)]


def _says_nothing(parse: Parse, verb: int) -> bool:
    """Whether a verb that could be a cue is none here: *Police were called to reports of a fight*, *The firm is called
    Veltron*, *The tax is known as the “tea levy”*, *It is important to note that*, *It would be wrong to say that*,
    *They were seen forming a “chain”*, *She slammed the door*, *He denied saying so*.
    """
    lower, kids = parse.lowers[verb], parse.children[verb]
    if parse.tags[verb] == "VBG" and parse.deps[verb] == "xcomp" and parse.lemmas[parse.heads[verb]] == "deny":
        return True
    if parse.lemmas[verb] == "call":
        to = any(kid > verb and parse.deps[kid] == "prep" and parse.lowers[kid] == "to" for kid in kids)
        return (to and is_passive(parse, verb)) or gives_name(parse, verb)
    if lower == "known":
        return is_known_as(parse, verb)
    if parse.lowers[verb - 1] == "to" and (lower in _ADVISED or lower in _CLAIMED):
        above = parse.heads[verb]
        it = max(own_subject(parse, above), own_subject(parse, parse.heads[above]))
        judged = parse.lowers[verb - 2] in (_WORTH if lower in _ADVISED else _WEIGHED)
        return judged and it >= 0 and parse.lowers[it] == "it"
    if lower in _PICTURED and is_passive(parse, verb):
        doing = next((kid for kid in kids if kid > verb and parse.tags[kid] == "VBG"), -1)
        act = load_cues().act("verb", parse.lemmas[doing]) if doing >= 0 else Act.ASSERTION
        return act is None or not act.is_speech
    return is_literal(parse, verb)


def _name_rivals(candidates: list[Candidate]) -> list[Candidate]:
    """Tell each candidate which other families of content its cue could have."""
    families: dict[int, list[str]] = {}
    for candidate in candidates:
        of_cue = families.setdefault(candidate.cue_head, [])
        if candidate.family not in of_cue:
            of_cue.append(candidate.family)
    named: list[Candidate] = []
    for candidate in candidates:
        of_cue = families[candidate.cue_head]
        if candidate.cue_head >= 0 and len(of_cue) > 1:
            candidate = candidate.renewed(
                rivals="+".join(sorted([other for other in of_cue if other != candidate.family]))
            )
        named.append(candidate)
    return named
