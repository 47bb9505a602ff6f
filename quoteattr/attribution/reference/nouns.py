"""The article's common nouns that pronouns and descriptions may mean: people, bodies, documents, data.

Only what later words can take up is kept; each list is in the order of the tokens, indices by noun are made when
asked for.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import define, field

from quoteattr.attribution.names.mentions import MentionTable
from quoteattr.attribution.vocabulary import (
    CROWDS,
    DATA_NOUNS,
    DOCUMENT_NOUNS,
    KIN,
    ORGANIZATION_NOUNS,
    OWNED_NOUNS,
    PEOPLE_NOUNS,
    PEOPLE_PLURALS,
    ROLE_NOUNS,
    ROLE_PLURALS,
)
from quoteattr.grammar import NOMINAL_SUBJECTS, NOUNS
from quoteattr.lexicon.words import load_words
from quoteattr.text.parse import Parse

__all__ = ["NounIndex"]

_PLURAL_THINGS = ROLE_PLURALS | PEOPLE_PLURALS | CROWDS
_SINGULAR_THINGS = ORGANIZATION_NOUNS | DOCUMENT_NOUNS | DATA_NOUNS | CROWDS
_TEXTS = DOCUMENT_NOUNS | DATA_NOUNS
_PARTY_PLURALS = frozenset({"republicans", "democrats", "conservatives", "liberals"})
_WANTED = {"NNS": _PLURAL_THINGS, "NN": _SINGULAR_THINGS, "NNPS": _PARTY_PLURALS}
_UNCOUNTED = frozenset({"group", "lead", "one", "other"}) | CROWDS
_PERSON_NOUNS = (ROLE_NOUNS | PEOPLE_NOUNS | KIN) - ORGANIZATION_NOUNS - _UNCOUNTED
# Who stands beside the story's people: only of them is *the judge* somebody whom nothing has introduced.
_TAKEN_FOR_KNOWN = (
    load_words("descriptions")["beside-the-story"].words | load_words("descriptions")["counterparts"].words
)
_IN_OFFICE = load_words("descriptions")["in-office"].words
_NO_REFERENT = frozenset({"attr", "appos", "compound", "oprd", "nmod"})
_TITLE_TAGS = frozenset({"JJ", "NN", "NNP"})
_INTRODUCING = frozenset({"a", "an", "another", "one"})
# How many earlier nouns of one word are looked at: enough for any article's focus, and linear for a book.
_MEMORY = 40


@define(slots=True, eq=False)
class NounIndex:
    """The nouns by what later words may take them up as.

    ``things``: what a later *it* or *they* may mean. ``people``: unnamed persons that the article introduces (*a young
    woman*), whom *she* or *the woman* may mean. ``resumed``: later mentions of them (*the woman's*), and of whom.
    ``known``: subjects whom it takes for known (*the judge*), and where it first did. ``kin``: subjects who are
    somebody's relatives (*his brother drove*), whom *he* means where it can mean nobody else. ``bearers``: subjects
    that an office alone names (*the whip laughed*), whoever bears it. ``named``: who of ``people`` is a person that the
    next paragraphs name.
    """

    table: MentionTable
    things: list[int] = field(init=False, factory=list)
    people: list[int] = field(init=False, factory=list)
    resumed: dict[int, int] = field(init=False, factory=dict)
    known: dict[int, int] = field(init=False, factory=dict)
    kin: list[int] = field(init=False, factory=list)
    bearers: list[int] = field(init=False, factory=list)
    named: dict[int, int] = field(init=False, factory=dict)
    _people_by_noun: dict[str, list[int]] = field(init=False, factory=dict)
    _texts: dict[str, list[int]] | None = field(init=False, default=None)
    _owned: dict[str, list[int]] | None = field(init=False, default=None)

    def __attrs_post_init__(self) -> None:
        parse = self.table.parse
        lowers = parse.lowers
        first_known: dict[str, int] = {}
        for token, tag in enumerate(parse.tags):
            if tag == "NNP" and parse.words[token].islower():
                tag = "NN"  # Pakistan's foreign ministry, as the tagger has it
            if tag == "NN" and lowers[token] in ROLE_NOUNS and self._is_subject(token):
                self.bearers.append(token)
            if tag in ("NN", "NNP") and lowers[token] in _IN_OFFICE and self._is_in_office(token):
                self.known[token] = first_known.setdefault(lowers[token], token)
                continue
            words = _WANTED.get(tag)
            if words is None:
                continue
            lower = lowers[token]
            if tag == "NN" and lower in _PERSON_NOUNS:
                if self._is_introduced(token):
                    self.people.append(token)
                    self._people_by_noun.setdefault(lower, []).append(token)
                    continue
                if lower in self._people_by_noun and lower in PEOPLE_NOUNS and self._is_resumed(token):
                    self.resumed[token] = self._people_by_noun[lower][-1]
                elif lower in _TAKEN_FOR_KNOWN and self._is_known(token):
                    earlier = self._people_by_noun.get(lower)
                    self.known[token] = earlier[-1] if earlier else first_known.setdefault(lower, token)
                elif lower in KIN and self._is_relative(token):
                    self.kin.append(token)
            if lower in words and self._stands_for_itself(token, tag, words):
                self.things.append(token)

    def _is_introduced(self, token: int) -> bool:
        """Whether a noun introduces an unnamed person: *a woman said*; not *she is a woman*, *Ann Lee, a nurse,*."""
        parse = self.table.parse
        if parse.hidden[token] >= 0 or parse.deps[token] in _NO_REFERENT or parse.tags[parse.rights[token]] == "NNP":
            return False
        if parse.lowers[parse.heads[token]] == "as":
            return False
        after = token + 1
        if after < len(parse) and (after in self.table.at or parse.tags[after] in NOUNS):
            return False
        return any(parse.lowers[child] in _INTRODUCING for child in parse.children[token])

    def _is_known(self, token: int) -> bool:
        """Whether a noun is the subject of its clause and stands for itself: *the judge* jailed him."""
        parse = self.table.parse
        after = token + 1
        named = after in self.table.at or parse.tags[after : after + 1] == ["NNP"]
        return parse.deps[token] in NOMINAL_SUBJECTS and not named and self._is_resumed(token)

    def _is_subject(self, token: int) -> bool:
        """Whether an office with its article is the subject of a clause outside marks: *the whip laughed*."""
        parse = self.table.parse
        if parse.deps[token] not in NOMINAL_SUBJECTS or parse.stretches[token] >= 0:
            return False
        return parse.lowers[parse.lefts[token]] == "the" and token + 1 not in self.table.at

    def _is_relative(self, token: int) -> bool:
        """Whether a noun for a relative is owned and the subject of its clause: *my brother drove*, *Lee's son said*;
        not *his brother, Rob,* or *her son Rob*."""
        parse = self.table.parse
        before, after = token - 1, token + 1
        if parse.deps[token] not in NOMINAL_SUBJECTS or parse.hidden[token] >= 0 or before < 0:
            return False
        if parse.tags[before] == "JJ":
            before -= 1
        named = after in self.table.at or (parse.words[after : after + 1] == [","] and after + 1 in self.table.at)
        return parse.tags[before] in ("PRP$", "POS") and not named

    def _is_in_office(self, token: int) -> bool:
        """Whether the subject of a clause is an office alone: *the president* flew home, *the First Minister* met them;
        not *the president's* son, *the president, Ann Lee,* or *Minister Lee*.
        """
        parse = self.table.parse
        first, after = parse.lefts[token], token + 1
        if parse.deps[token] not in NOMINAL_SUBJECTS or parse.hidden[token] >= 0 or parse.lowers[first] != "the":
            return False
        if token - first > 2 or after + 1 >= len(parse) or after in self.table.at:
            return False
        if parse.words[after] == "," and parse.lowers[after + 1] != "who":
            return False
        return all(parse.tags[one] in _TITLE_TAGS for one in range(first + 1, token))

    def _is_resumed(self, token: int) -> bool:
        parse = self.table.parse
        return token > 0 and parse.hidden[token] < 0 and parse.lowers[token - 1] in ("the", "this", "that")

    def _stands_for_itself(self, token: int, tag: str, words: frozenset[str]) -> bool:
        """Whether a noun is no modifier and no part of a larger phrase of its kind: *panel of reporters*, *leaders
        and CEOs*."""
        parse = self.table.parse
        if parse.hidden[token] >= 0:
            return False
        head = parse.heads[token]
        if parse.deps[token] == "conj" and parse.tags[head] == tag and parse.lowers[head] in words:
            return False
        if parse.deps[token] == "pobj" and parse.lowers[head] == "of":
            above = parse.heads[head]
            if parse.lowers[above] in _WANTED.get(parse.tags[above], ()):
                return False
        if tag == "NN" and (_is_mass(parse, token) or (parse.lowers[token] == "side" and parse.lowers[head] == "on")):
            return False  # on one side
        if parse.deps[token] == "compound" and parse.tags[head].startswith("NNP"):
            return False  # pump maker Kaveri Tools
        return not (head == token + 1 and parse.tags[head] in NOUNS)

    def phrase(self, token: int) -> list[int]:
        """The tokens of the noun phrase that a noun heads."""
        parse = self.table.parse
        joint = self._joint_of(token) if parse.tags[token] == "NN" else len(parse)
        found = [
            one
            for one in parse.subtree(token)
            if one < joint and parse.hidden[one] < 0 and parse.sents[one] == parse.sents[token]
        ]
        return found or [token]

    def _joint_of(self, token: int) -> int:
        """Where somebody else is joined to a person: *a man* and *a woman* were held."""
        parse = self.table.parse
        if parse.lowers[token] in _PERSON_NOUNS:
            for kid in parse.children[token]:
                if parse.deps[kid] == "cc" and kid > token:
                    return kid
        return len(parse)

    def introduced_before(self, noun: int) -> int:
        """The last unnamed person that the article introduced by the same noun before: *a woman* for *the woman*; or
        -1."""
        parse = self.table.parse
        return next(self._before(self._people_by_noun.get(parse.lowers[noun], ()), parse.starts[noun]), -1)

    def texts_before(self, noun: int) -> Iterator[int]:
        """Earlier mentions of a document or of data by the same noun, the last first."""
        parse = self.table.parse
        if self._texts is None:
            self._texts = {}
            for token in self.things:
                lower = parse.lowers[token]
                if (lower in DOCUMENT_NOUNS or lower in DATA_NOUNS) and parse.stretches[token] < 0:
                    self._texts.setdefault(lower, []).append(token)
        return self._before(self._texts.get(parse.lowers[noun], ()), parse.starts[noun])

    def owned_before(self, noun: int) -> Iterator[int]:
        """Earlier mentions of a body by the same noun with its owner's name, the last first: *the Clinton campaign*."""
        parse = self.table.parse
        if self._owned is None:
            self._owned = {}
            for token, lower in enumerate(parse.lowers):
                if lower in OWNED_NOUNS and token and parse.words[token][0].islower() and self.owner_of(token) >= 0:
                    self._owned.setdefault(lower, []).append(token)
        return self._before(self._owned.get(parse.lowers[noun], ()), parse.starts[noun])

    def owner_of(self, token: int) -> int:
        """The last token of the name that owns a body: *Clinton* in *the Clinton campaign*, *Clinton's campaign*; or
        -1."""
        before = token - 1
        if self.table.parse.tags[before] == "POS":
            before -= 1
        return before if before in self.table.at else -1

    def _before(self, tokens: list[int] | tuple[int, ...], position: int) -> Iterator[int]:
        """Of tokens in numbering order those that start before a character, the last first.

        The numbering follows the article except inside quotations, so the walk back starts at the token's own place.
        """
        starts = self.table.parse.starts
        low, high = 0, len(tokens)
        while low < high:
            middle = (low + high) // 2
            if starts[tokens[middle]] < position:
                low = middle + 1
            else:
                high = middle
        for at in range(low - 1, max(-1, low - 1 - _MEMORY), -1):
            if starts[tokens[at]] < position:
                yield tokens[at]


def _is_mass(parse: Parse, token: int) -> bool:
    """Whether a text or data are meant as a mass, which nothing takes up: the details of health care *policy*."""
    if parse.lowers[token] not in _TEXTS or parse.deps[token] not in ("pobj", "dobj", "conj"):
        return False
    return not any(
        parse.tags[kid] in ("DT", "PRP$", "CD", "NNP", "PDT") or parse.deps[kid] in ("poss", "det")
        for kid in parse.children[token]
    )
