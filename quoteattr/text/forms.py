"""Part of speech and lemma by the pipeline's own rules, each distinct token asked once: the same values, sooner.

spaCy's ``attribute_ruler`` and rule ``lemmatizer`` look at a token's word, tag and dependency label and, in a few
patterns, at a neighbour. So what they say is kept per (word, tag, label), and for the tokens that a pattern of two may
touch per (word, tag, label) of the neighbours too. What is not known yet is asked of the pipes themselves, in a
made-up Doc.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["Forms"]

_KEYS = frozenset("ORTH TEXT LOWER TAG DEP IS_SPACE IS_PUNCT IS_ALPHA IS_DIGIT SHAPE LENGTH".split())
"""What a pattern may look at: the word, its tag, its label. Operators and extensions are not read."""

_KEPT = 15_000
"""Distinct tokens kept: some 12 MB."""

_APART = ("…", ":", "punct")
"""Word, tag and label of the mark between tokens that are asked about together."""

Key = tuple[int, int, int]
Values = tuple[str, str, str, str, str, str]


class Forms:
    """Words, lower-case words, lemmas, tags, parts of speech and labels of Docs that were tagged and parsed only."""

    def __init__(self, nlp: Language, ruler: str | None, lemmatizer: str | None) -> None:
        """The names of the pipes; those that :meth:`reads` accepts."""
        self._vocab = nlp.vocab
        self._pipes: list[Any] = [] if ruler is None else [nlp.get_pipe(ruler)]
        if lemmatizer is not None:
            self._pipes.append(_with_sets(nlp, nlp.get_pipe(lemmatizer)))
        self._known: dict[Key, Values] = {}
        self._within: dict[tuple[Key, ...], Values] = {}
        self._bound: dict[Key, bool] = {}
        self._edges = _edge_matcher(nlp, ruler)

    @staticmethod
    def reads(nlp: Language, ruler: str | None, lemmatizer: str | None) -> bool:
        """Whether the rules of the pipes are of the kind that is kept here."""
        if ruler is not None:
            for rule in getattr(nlp.get_pipe(ruler), "patterns", [None]):
                if rule is None or not all(_is_plain(pattern) for pattern in rule["patterns"]):
                    return False
        if lemmatizer is not None:
            pipe: Any = nlp.get_pipe(lemmatizer)
            return type(pipe).__name__ == "EnglishLemmatizer" and pipe.mode == "rule"
        return True

    def __call__(self, doc: Doc) -> list[Values]:
        """The six values of every token."""
        keys = _keys([doc])
        self._meet(keys)
        known, bound = self._known, self._bound
        values = [known[key] for key in keys]
        for at, key in enumerate(keys):
            if bound[key]:
                values[at] = self._value_within(keys, at)
        return values

    def meet(self, docs: Sequence[Doc]) -> None:
        """Ask about the new tokens of many Docs at once, which is sooner than for one after another."""
        self._meet(_keys(docs))

    def _meet(self, keys: Sequence[Key]) -> None:
        known = self._known
        fresh = {key for key in keys if key not in known}
        if fresh:
            if len(known) + len(fresh) > _KEPT:
                known.clear()
                self._bound.clear()
                self._within.clear()
                fresh = set(keys)
            self._learn(sorted(fresh))

    def _learn(self, keys: Sequence[Key]) -> None:
        """Ask about all keys at once; a mark before each that a pattern of two might touch keeps it apart."""
        bound: set[int] = set()
        if self._edges is not None:
            bound = {start for _, start, _ in self._edges(self._make(keys))}
        strings = self._vocab.strings
        apart = (strings.add(_APART[0]), strings.add(_APART[1]), strings.add(_APART[2]))
        order = [at for at in range(len(keys)) if at not in bound]
        asked = [keys[at] for at in order]
        places = dict(zip(order, range(len(order)), strict=True))
        for at in sorted(bound):
            asked.append(apart)
            places[at] = len(asked)
            asked.append(keys[at])
        doc = self._make(asked)
        self._run(doc)
        for at, key in enumerate(keys):
            self._bound[key] = at in bound
            self._known[key] = _values(doc, places[at])

    def _value_within(self, keys: Sequence[Key], at: int) -> Values:
        """The values of a token that a pattern of two tokens might touch."""
        first = max(0, at - 1)
        context = (*keys[first : at + 2], (at - first, 0, 0))
        value = self._within.get(context)
        if value is None:
            if len(self._within) > _KEPT:
                self._within.clear()
            doc = self._make(keys[first : at + 2])
            self._run(doc)
            value = self._within[context] = _values(doc, at - first)
        return value

    def _make(self, keys: Sequence[Key]) -> Doc:
        from spacy.tokens import Doc

        strings = self._vocab.strings
        return Doc(
            self._vocab,
            words=[strings[orth] for orth, _, _ in keys],
            tags=[strings[tag] if tag else "" for _, tag, _ in keys],
            deps=[strings[dep] if dep else "" for _, _, dep in keys],
            heads=list(range(len(keys))),
        )

    def _run(self, doc: Doc) -> None:
        for pipe in self._pipes:
            pipe(doc)


def _keys(docs: Sequence[Doc]) -> list[Key]:
    from spacy.attrs import DEP, ORTH, TAG

    return [key for doc in docs for key in map(tuple, doc.to_array([ORTH, TAG, DEP]).tolist())]


def _values(doc: Doc, at: int) -> Values:
    token = doc[at]
    return token.text, token.lower_, token.lemma_, token.tag_, token.pos_, token.dep_


def _is_plain(pattern: Iterable[dict[str, Any]]) -> bool:
    tokens = list(pattern)
    return 0 < len(tokens) <= 2 and all(set(token) <= _KEYS for token in tokens)


def _edge_matcher(nlp: Language, ruler: str | None) -> Any:
    """A matcher of single tokens that may be part of a pattern of two; None where there is none."""
    from spacy.matcher import Matcher

    if ruler is None:
        return None
    rules: Any = nlp.get_pipe(ruler)
    patterns = [pattern for rule in rules.patterns for pattern in rule["patterns"] if len(pattern) > 1]
    tokens = [[token] for pattern in patterns for token in pattern]
    if not tokens:
        return None
    matcher = Matcher(nlp.vocab, validate=False)
    matcher.add("edge", tokens)
    return matcher


def _with_sets(nlp: Language, pipe: Any) -> Any:
    """A copy of a rule lemmatizer that finds known lemmas in a set; spaCy searches a list from its front."""
    from spacy.lookups import Lookups

    lookups = Lookups()
    for name in pipe.lookups.tables:
        table = dict(pipe.lookups.get_table(name))
        if name == "lemma_index":
            table = {part: frozenset(words) for part, words in table.items()}
        lookups.add_table(name, table)
    copied = type(pipe)(nlp.vocab, None, mode=pipe.mode, overwrite=pipe.overwrite)
    copied.lookups = lookups
    return copied
