"""Part of speech and lemma by the pipeline's own rules, each distinct token asked once: the same values, sooner.

spaCy's ``attribute_ruler`` and rule ``lemmatizer`` look at a token's word and tag, in a few patterns at its dependency
label and in fewer at a neighbour. So what they say is kept per (word, tag, label), and asked once per (word, tag) where
no pattern could look at the label. Where two neighbours fit a pattern of two they are asked again side by side. What
is not known yet is asked of the pipes themselves, in a made-up Doc.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from sys import intern
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["Columns", "Forms", "form_attributes"]

_KEYS = frozenset("ORTH TEXT LOWER TAG DEP IS_SPACE IS_PUNCT IS_ALPHA IS_DIGIT SHAPE LENGTH".split())
"""What a pattern may look at: the word, its tag, its label. Operators and extensions are not read."""

_KEPT = 10_000
"""Distinct tokens kept in each of two generations: together some 4 MB (15,000 were no sooner on 420 articles)."""

_APART = ("…", ":", "punct")
"""Word, tag and label of the mark between tokens that are asked about together."""

_MIX = np.uint64(0x9E3779B97F4A7C15)

_ANY_LABEL = "dep"
"""Stands for all labels where none matters."""

Key = tuple[int, int, int]
Values = tuple[str, str, str, str, str, str]
Columns = tuple[list[str], list[str], list[str], list[str], list[str], list[str]]
"""Words, lower-case words, lemmas, tags, parts of speech and labels."""

_Row = tuple[str, str, str, str, str, str, int, int]
"""A token's six values, and the patterns of two that it may begin or end, as bits."""


def form_attributes() -> list[int | str]:
    """What a row of features holds: word, tag, label."""
    from spacy.attrs import DEP, ORTH, TAG

    return [ORTH, TAG, DEP]


class Forms:
    """The words, lemmas and parts of speech of Docs that were tagged and parsed only."""

    def __init__(self, nlp: Language, ruler: str | None, lemmatizer: str | None) -> None:
        """The names of the pipes; those that :meth:`reads` accepts."""
        self._vocab = nlp.vocab
        self._pipes: list[Any] = [] if ruler is None else [nlp.get_pipe(ruler)]
        if lemmatizer is not None:
            self._pipes.append(_with_sets(nlp, nlp.get_pipe(lemmatizer)))
        patterns = _patterns(nlp, ruler)
        pairs = [pattern for pattern in patterns if len(pattern) == 2]
        self._begins, self._ends = (_Matched(nlp, [pair[side] for pair in pairs]) for side in (0, 1))
        # Whose label may matter: a pattern that names labels fits in all else.
        labelled = [token for pattern in patterns for token in pattern if "DEP" in token]
        self._telling = _Matched(nlp, [_without_label(token) for token in labelled])
        self._any_label = nlp.vocab.strings.add(_ANY_LABEL)
        self._known: dict[int, _Row] = {}
        self._older: dict[int, _Row] = {}
        self._asked: dict[Key, Values] = {}
        self._beside: dict[tuple[tuple[Key, ...], int], Values] = {}

    @staticmethod
    def reads(nlp: Language, ruler: str | None, lemmatizer: str | None) -> bool:
        """Whether the rules of the pipes are of the kind that is kept here."""
        if not all(_is_plain(pattern) for pattern in _patterns(nlp, ruler)):
            return False
        if lemmatizer is not None:
            pipe: Any = nlp.get_pipe(lemmatizer)
            return type(pipe).__name__ == "EnglishLemmatizer" and pipe.mode == "rule"
        return True

    def __call__(self, features: NDArray[Any], firsts: Iterable[int]) -> Columns:
        """The six values of all tokens of some Docs, a list each; ``firsts`` are the rows that begin a Doc."""
        if not len(features):
            return [], [], [], [], [], []
        rows = self._rows(features)
        words, lowers, lemmas, tags, pos, deps, begins, ends = map(list, zip(*rows, strict=True))
        columns: Columns = words, lowers, lemmas, tags, pos, deps
        pairs = [at for at, (one, other) in enumerate(zip(begins, ends[1:], strict=False)) if one & other]
        if pairs:
            edges = {*firsts, len(rows)}
            for at in {token for pair in pairs if pair + 1 not in edges for token in (pair, pair + 1)}:
                first, stop = at if at in edges else at - 1, at + 1 if at + 1 in edges else at + 2
                values = self._values_beside(_keys(features[first:stop]), at - first)
                for column, value in zip(columns, values, strict=True):
                    column[at] = value
        return columns

    def meet(self, docs: Sequence[Doc]) -> None:
        """Ask about the new tokens of many Docs at once, which is sooner than for one after another."""
        if docs:
            self._rows(np.concatenate([doc.to_array(form_attributes()) for doc in docs]))

    def _rows(self, features: NDArray[np.uint64]) -> list[_Row]:
        hashes = ((features[:, 0] * _MIX ^ features[:, 1]) * _MIX ^ features[:, 2]).tolist()
        rows: list[Any] = list(map(self._known.get, hashes))
        missing = {hash: at for at, (hash, row) in enumerate(zip(hashes, rows, strict=True)) if row is None}
        if missing:
            found = {hash: self._older[hash] for hash in missing if hash in self._older}
            fresh = [hash for hash in missing if hash not in found]
            found.update(zip(fresh, self._learn(_keys(features[[missing[hash] for hash in fresh]])), strict=True))
            # What comes often is in the new generation again before the old one is forgotten.
            if len(self._known) + len(found) > _KEPT:
                self._older, self._known = self._known, {}
            self._known.update(found)
            rows = [found[hash] if row is None else row for hash, row in zip(hashes, rows, strict=True)]
        return rows

    def _learn(self, keys: Sequence[Key]) -> list[_Row]:
        doc = self._make(keys)
        begins, ends, telling = self._begins(doc), self._ends(doc), self._telling(doc)
        asked = [key if at in telling else (key[0], key[1], self._any_label) for at, key in enumerate(keys)]
        if len(self._asked) > _KEPT:
            self._asked.clear()
        self._ask({key: at in ends for at, key in enumerate(asked) if key not in self._asked})
        rows: list[_Row] = []
        for at, (key, short) in enumerate(zip(keys, asked, strict=True)):
            values = self._asked[short]
            if short != key:
                values = (*values[:5], intern(self._vocab.strings[key[2]]))
            rows.append((*values, begins.get(at, 0), ends.get(at, 0)))
        return rows

    def _ask(self, keys: Mapping[Key, bool]) -> None:
        """Ask about all keys at once; those that might end a pattern of two stand behind a mark of their own."""
        word, tag, label = map(self._vocab.strings.add, _APART)
        order = [key for key, bound in keys.items() if not bound]
        for key, bound in keys.items():
            if bound:
                order += [(word, tag, label), key]
        if order:
            doc = self._run(order)
            self._asked.update((key, _values(doc, at)) for at, key in enumerate(order) if key in keys)

    def _values_beside(self, keys: Sequence[Key], at: int) -> Values:
        """The values of a token among its neighbours."""
        context = tuple(keys), at
        values = self._beside.get(context)
        if values is None:
            if len(self._beside) > _KEPT:
                self._beside.clear()
            values = self._beside[context] = _values(self._run(keys), at)
        return values

    def _make(self, keys: Sequence[Key]) -> Doc:
        from spacy.tokens import Doc

        strings = self._vocab.strings
        return Doc(
            self._vocab,
            words=[strings[orth] for orth, _, _ in keys],
            tags=[strings[tag] for _, tag, _ in keys],
            deps=[strings[dep] for _, _, dep in keys],
            heads=list(range(len(keys))),
        )

    def _run(self, keys: Sequence[Key]) -> Doc:
        doc = self._make(keys)
        for pipe in self._pipes:
            pipe(doc)
        return doc


class _Matched:
    """Which patterns of one token fit the tokens of a Doc, as bits by position; where none fits there is no entry."""

    def __init__(self, nlp: Language, tokens: Sequence[Mapping[str, Any]]) -> None:
        from spacy.matcher import Matcher

        self._matcher = Matcher(nlp.vocab, validate=False)
        self._bits: dict[int, int] = {}
        for number, token in enumerate(tokens):
            self._matcher.add(str(number), [[dict(token)]])
            self._bits[nlp.vocab.strings[str(number)]] = 1 << number

    def __call__(self, doc: Doc) -> dict[int, int]:
        found: dict[int, int] = {}
        if self._bits:
            for match, at, _ in self._matcher(doc):
                found[at] = found.get(at, 0) | self._bits[match]
        return found


def _keys(features: NDArray[np.uint64]) -> list[Key]:
    return [(orth, tag, dep) for orth, tag, dep in features.tolist()]


def _values(doc: Doc, at: int) -> Values:
    token = doc[at]
    word, lower, lemma = intern(token.text), intern(token.lower_), intern(token.lemma_)
    return word, lower, lemma, intern(token.tag_), intern(token.pos_), intern(token.dep_)


def _patterns(nlp: Language, ruler: str | None) -> list[list[dict[str, Any]]]:
    """The patterns of the ruler; an empty one, which is not plain, for a ruler that does not show them."""
    if ruler is None:
        return []
    rules = getattr(nlp.get_pipe(ruler), "patterns", None)
    return [[]] if rules is None else [list(pattern) for rule in rules for pattern in rule["patterns"]]


def _is_plain(tokens: Sequence[Mapping[str, Any]]) -> bool:
    return 0 < len(tokens) <= 2 and all(set(token) <= _KEYS for token in tokens)


def _without_label(token: Mapping[str, Any]) -> Mapping[str, Any]:
    """A pattern for the words whose label the pattern asks about: whatever fits in all else."""
    label, others = token["DEP"], {name: value for name, value in token.items() if name != "DEP"}
    # Where only the label is asked about, and by its name, the words with other labels need not be told apart.
    return others or (token if isinstance(label, str) and label != _ANY_LABEL else others)


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
