"""Cues of several words that are no verb with its particle: *made clear that*, *took issue with*, *let slip that*.

The lexicon lists them among the verbs of ``acts.toml``. A small parser seldom makes one tree of such a cue, so that its
words are looked for in a row, and the content behind the last of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from quoteattr.grammar import ARTICLES
from quoteattr.lexicon.cues import load_cues
from quoteattr.lexicon.words import load_words
from quoteattr.matchers.candidate import Candidate, draw
from quoteattr.matchers.clauses import clause_drawings
from quoteattr.syntax import child, noun_phrase, own_subject
from quoteattr.text.parse import Parse
from quoteattr.text.tree import could_speak

__all__ = ["find_idioms"]

# Words that may stand between those of an idiom: made it very clear, took strong issue with, made the point.
_BETWEEN = frozenset({"DT", "RB", "PRP$", "JJ"})
_OPENERS = {
    "that": "that-clause",
    "whether": "whether-clause",
    **dict.fromkeys(("what", "why", "how", "who", "when", "where", "which"), "wh-clause"),
}
# Whom and when, between an idiom and its clause.
_SETTING = frozenset({"TO", "IN", "DT", "NN", "NNS", "NNP", "NNPS", "PRP", "PRP$", "JJ", "CD", "POS"})
_REACH = 10
# Tokens behind an idiom among which its clause's verb is looked for, and arcs that are followed up from each.
_CLAUSE, _DEEPEST = 60, 60
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VB", "VBN", "MD"})


@cache
def load_idioms() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """The idioms by their verb: the words that follow it, without articles, and the lemma; the longest first."""
    particles = load_words("frames")["particles"].words
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for pos, lemma in load_cues().acts:
        verb, *rest = lemma.replace("-", " - ").split()
        words = tuple(word for word in rest if word not in ARTICLES)
        if pos == "verb" and words and not particles.issuperset(words):
            found.setdefault(verb, []).append((words, lemma))
    return {verb: tuple(sorted(idioms, key=lambda idiom: -len(idiom[0]))) for verb, idioms in found.items()}


def find_idioms(parse: Parse, verb: int) -> Iterator[Candidate]:
    """Yield the clause behind a cue of several words, or the phrase behind one that ends in a preposition.

    *The mayor made clear that the toll would stay.* -> the toll would stay
    *Lind took issue with the plan.*                 -> the plan
    *Lind made the clear soup.*                      -> nothing
    """
    for words, lemma in load_idioms().get(parse.lemmas[verb].lower(), ()):
        last = _last_of(parse, verb, words)
        if last < 0:
            continue
        if lemma in load_words("frames")["idioms-of-people"] and not _is_of_somebody(parse, verb):
            return
        found = _phrase if words[-1] in load_words("frames")["particles"].words else _clause
        yield from found(parse, verb, last, lemma)
        return


def _is_of_somebody(parse: Parse, verb: int) -> bool:
    who = own_subject(parse, verb)
    return who >= 0 and (parse.tags[who] == "WP" or could_speak(parse, who))


def _clause(parse: Parse, verb: int, last: int, lemma: str) -> Iterator[Candidate]:
    """The clause behind an idiom, or behind whom it is said to and when: *made it clear to staff on Monday that …*."""
    stop = parse.sent_bounds[parse.sents[verb]][1]
    first = last + 1
    while first < min(stop, last + _REACH) and parse.lowers[first] not in _OPENERS and parse.tags[first] in _SETTING:
        first += 1
    frame = _OPENERS.get(parse.lowers[first], "") if first < stop else ""
    head = _clause_head(parse, first) if frame and (first == last + 1 or frame == "that-clause") else -1
    if head >= 0:
        yield from draw(
            parse,
            clause_drawings(parse, verb, first, max(head, parse.rights[head]), head),
            cue=tuple(range(verb, last + 1)),
            cue_head=verb,
            lemma=lemma,
            frame=frame,
            family="clause-right",
            link=head,
        )


def _phrase(parse: Parse, verb: int, prep: int, lemma: str) -> Iterator[Candidate]:
    """The object of the preposition that an idiom ends in."""
    target = child(parse, prep, "pobj", "pcomp")
    if target < prep or parse.ents[target] in ("DATE", "TIME"):
        return
    first, end = prep + 1, parse.rights[prep]
    drawings = [("phrase", [(first, end)])]
    if parse.deps[target] == "pobj":
        drawings.append(("noun", [(first, max(first, noun_phrase(parse, target)[1]))]))
    yield from draw(
        parse,
        drawings,
        cue=tuple(range(verb, prep + 1)),
        cue_head=verb,
        lemma=lemma,
        frame=f"verb-{parse.lowers[prep]}" + ("-clause" if parse.deps[target] == "pcomp" else ""),
        family="prepositional",
        link=target,
    )


def _last_of(parse: Parse, verb: int, words: tuple[str, ...]) -> int:
    """The last token of an idiom whose words stand behind the verb, or -1."""
    token = verb
    for word in words:
        token += 1
        while token < len(parse) and parse.lowers[token] != word and _may_stand_between(parse, token):
            token += 1
        if token >= len(parse) or parse.lowers[token] != word or parse.sents[token] != parse.sents[verb]:
            return -1
    return token


def _may_stand_between(parse: Parse, token: int) -> bool:
    """Whether a token may part an idiom: made *it very* clear, pleaded guilty *on Monday* to."""
    if parse.tags[token] in _BETWEEN or parse.lowers[token] == "it" or parse.ents[token] in ("DATE", "TIME"):
        return True
    return parse.lowers[token] in ("in", "on") and parse.ents[token + 1 : token + 2] == ["DATE"]


def _clause_head(parse: Parse, first: int) -> int:
    """The verb of the clause that opens at ``first``: of those behind it the one that the others hang on."""
    stop = min(parse.sent_bounds[parse.sents[first]][1], first + _CLAUSE)
    verbs = [token for token in range(first + 1, stop) if parse.tags[token] in _FINITE and parse.hidden[token] < 0]
    return min(verbs, key=lambda token: (_depth(parse, token), token), default=-1)


def _depth(parse: Parse, token: int) -> int:
    depth = 0
    while parse.heads[token] != token and depth < _DEEPEST:
        token = parse.heads[token]
        depth += 1
    return depth
