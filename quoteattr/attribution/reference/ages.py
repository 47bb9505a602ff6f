"""Ages: *the 51-year-old* is whom the article gives that age: *Gareth Pownall, 51*, *51-year-old Gareth Pownall*."""

from __future__ import annotations

import regex
from attrs import define, field

from quoteattr.attribution.names.mentions import Mention, MentionTable
from quoteattr.grammar import FINITE
from quoteattr.lexicon.words import load_words

__all__ = ["Ages"]

_OLD = regex.compile(r"\b(?P<age>\d{1,3})[-‑– ]year[-‑– ]olds?\b", regex.IGNORECASE)
_BEHIND = regex.compile(
    r"""
    (?: ,\ (?:aged\ |who\ is\ |who\ was\ |now\ )? | \ \( (?:aged\ )? | \ is\ | ,?\ (?:a|an|the)\ )
    (?P<age>\d{1,3}) (?: (?=[,.;:)—–]|\ and\b|\ from\b|\ of\b|\ who\b|\ told\b|\ said\b) | [-‑–\ ]year[-‑–\ ]old )
    """,
    regex.VERBOSE,
)
_BEFORE = regex.compile(r"(?P<age>\d{1,3})[-‑– ]year[-‑– ]old (?:[\p{Ll}-]+ ){0,5}$", regex.IGNORECASE)
_OF_NOUNS = load_words("descriptions")["ages"].pairs
_JOINS = frozenset({"CC", "IN", "TO", "WDT", "WP"})
_REACH = 60  # characters before a name that its age may stand in


@define(slots=True, eq=False)
class Ages:
    """The ages that the article gives the people it names."""

    table: MentionTable
    _ages: dict[int, set[int]] | None = field(init=False, default=None)

    def of(self, start: int, end: int) -> int | None:
        """The age in a description at the characters ``start:end``: *the 51-year-old* -> 51."""
        found = _OLD.search(self.table.parse.text, start, end)
        return int(found["age"]) if found is not None else None

    def of_noun(self, noun: str) -> range | None:
        """The ages that a noun says: *teenager* -> 13 to 19."""
        low, _, high = _OF_NOUNS.get(noun, "").partition("-")
        return range(int(low), int(high) + 1) if high else None

    def within(self, years: range) -> list[int]:
        """The people of the article whose age is among some."""
        return [number for number, ages in self._told().items() if any(age in years for age in ages)]

    def is_beyond(self, number: int, years: range) -> bool:
        """Whether a person is given an age, and none among some."""
        told = self._told().get(number)
        return told is not None and not any(age in years for age in told)

    def bearers(self, age: int) -> list[int]:
        """The people of the article that are given an age."""
        return [number for number, ages in self._told().items() if age in ages]

    def is_other(self, number: int, age: int) -> bool:
        """Whether a person is given another age only."""
        told = self._told().get(number)
        return told is not None and age not in told

    def _told(self) -> dict[int, set[int]]:
        if self._ages is None:
            self._ages = {}
            for mention in self.table.mentions:
                if mention.kind == "person" and mention.entity >= 0:
                    found = self._at(mention)
                    if found is not None:
                        self._ages.setdefault(mention.entity, set()).add(int(found["age"]))
        return self._ages

    def _at(self, mention: Mention) -> regex.Match[str] | None:
        text, parse = self.table.parse.text, self.table.parse
        behind = _BEHIND.match(text, mention.end)
        if behind is not None:
            return behind
        start = parse.starts[mention.run_first]
        found = _BEFORE.search(text, max(0, start - _REACH), start)
        return None if found is None or self._is_of_another(mention.run_first - 1, found.start()) else found

    def _is_of_another(self, token: int, position: int) -> bool:
        """Whether what stands between an age and a name tells of who has the age: *the 48-year-old said that striker
        Rob Stone*, *an 18-year-old from Ann Lee's school*; not *38-year-old father of two Rob Stone*.
        """
        parse = self.table.parse
        while token >= 0 and parse.starts[token] > position:
            joins = parse.tags[token] in _JOINS and parse.lowers[token] != "of"
            if joins or parse.tags[token] in FINITE:
                return True
            token -= 1
        return False
