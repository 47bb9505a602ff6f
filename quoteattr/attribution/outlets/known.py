"""The list of known outlets, and how a name in the text is found in it: one dictionary look-up per capitalised word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from attrs import define, evolve, field

from quoteattr.errors import SettingsError
from quoteattr.lexicon.words import load_words
from quoteattr.records import OutletKind

__all__ = ["KnownOutlet", "OutletList", "load_outlets"]

_FIRST_WORD = re.compile(r"[^\W_]+|\S")


@define(frozen=True, slots=True, kw_only=True)
class KnownOutlet:
    """A name as papers print it. ``doubtful``: also a common word, a person, a company; ``long_form``: what it is
    short for.
    """

    name: str
    kind: OutletKind
    doubtful: bool = False
    long_form: str | None = None
    needs_article: bool = False
    """Only after *the*: *the Atlantic*."""


@define(frozen=True, slots=True, eq=False)
class OutletList:
    """Known outlets by the first word of their names."""

    _by_first: Mapping[str, tuple[KnownOutlet, ...]] = field(alias="by_first", repr=False)
    openings: frozenset[str] = field(repr=False)
    """The first three characters of each known name; a shorter name whole."""

    def __iter__(self) -> Iterator[KnownOutlet]:
        for outlets in self._by_first.values():
            yield from outlets

    def __len__(self) -> int:
        return sum(len(outlets) for outlets in self._by_first.values())

    def may_start(self, text: str, start: int) -> bool:
        """Whether a known name may start at a character; at nine in ten words none does."""
        opening = text[start : start + 3]
        return opening in self.openings or opening[:2] in self.openings or opening[:1] in self.openings

    def find(self, text: str, start: int) -> KnownOutlet | None:
        """The longest known name that starts at character ``start`` of ``text`` (its apostrophes straight), or None.

        *told the Washington Post on Monday*, at *Washington*  -> Washington Post
        *told the Washingtonians*  -> None: the name must end where a word ends
        """
        if not self.may_start(text, start):
            return None
        match = _FIRST_WORD.match(text, start)
        if match is None:
            return None
        for outlet in self._by_first.get(match[0], ()):
            end = start + len(outlet.name)
            if text.startswith(outlet.name, start) and not (
                text[end : end + 1].isalnum() and outlet.name[-1].isalnum()
            ):
                return outlet
        return None

    def extended(self, names: Mapping[str, OutletKind | str]) -> OutletList:
        """A list that also knows ``names``, each with its kind: ``{"Quartzline": "site"}``.

        Raises :class:`~quoteattr.errors.SettingsError` for an unknown kind or an empty name.
        """
        added = []
        for name, kind in names.items():
            if not isinstance(name, str) or not name.strip():
                raise SettingsError("an outlet needs a name that is not empty")
            try:
                added.append(KnownOutlet(name=_straight(name.strip()), kind=OutletKind(kind)))
            except ValueError:
                known = ", ".join(OutletKind)
                raise SettingsError(f"unknown kind of outlet {kind!r} for {name!r}; the kinds are {known}") from None
        # An article that names an outlet of its own comes through here: only what changes is made anew.
        more = _group(added)
        replaced = {outlet.name for outlet in added}
        by_first = dict(self._by_first)
        for first, found in more.items():
            kept = (outlet for outlet in by_first.get(first, ()) if outlet.name not in replaced)
            by_first[first] = tuple(sorted((*found, *kept), key=_length, reverse=True))
        return OutletList(by_first, self.openings | {name[:3] for name in replaced})


def _straight(text: str) -> str:
    return text.replace("’", "'")


def _group(outlets: Iterable[KnownOutlet]) -> dict[str, list[KnownOutlet]]:
    """The outlets by the first word of their names."""
    by_first: dict[str, list[KnownOutlet]] = {}
    for outlet in outlets:
        match = _FIRST_WORD.match(outlet.name)
        assert match is not None  # names are not empty
        by_first.setdefault(match[0], []).append(outlet)
    return by_first


def _length(outlet: KnownOutlet) -> int:
    return len(outlet.name)


@cache
def load_outlets() -> OutletList:
    """The outlets of ``lexicon/outlets.toml``."""
    groups = load_words("outlets", *OutletKind, "also-words", "short-forms")
    doubtful = groups["also-words"].words
    kinds = {_straight(name): kind for kind in OutletKind for name in groups[kind].words}
    found = [KnownOutlet(name=name, kind=kind, doubtful=name in doubtful) for name, kind in kinds.items()]
    for outlet in list(found):
        bare = outlet.name.removeprefix("The ")
        if bare != outlet.name and bare not in kinds:
            found.append(evolve(outlet, name=bare, doubtful=True, needs_article=True))
    for name, long_form in groups["short-forms"].pairs.items():
        found.append(KnownOutlet(name=name, kind=kinds[long_form], doubtful=name in doubtful, long_form=long_form))
    by_first = {first: tuple(sorted(same, key=_length, reverse=True)) for first, same in _group(found).items()}
    return OutletList(by_first, frozenset(outlet.name[:3] for outlet in found))
