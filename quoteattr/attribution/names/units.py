"""The units of a name: what of a capitalised run stands between white space, *Holtz-Eakin*, *J.*, *Mr.*"""

from __future__ import annotations

from attrs import define

from quoteattr.attribution.vocabulary import HONORIFICS, OFFICES, PARENT_OF
from quoteattr.text.parse import Parse

__all__ = ["Unit", "read_units"]

_OPENING = frozenset({'"', "(", "“", "‘", "'"})


@define(slots=True, eq=False)
class Unit:
    """A stretch of a run without white space: *Holtz-Eakin*, *J.*, *Mr.*; ``key`` is lower-case without final stop."""

    key: str
    first: int
    last: int
    text: str
    nickname: bool = False

    @property
    def is_office(self) -> bool:
        """Whether the unit is an office: *Gov*, *Editor-in-Chief*, *President-elect*."""
        parent = PARENT_OF.search(self.key) is not None  # Mum-of-three Kayleigh
        return not self.nickname and (
            parent or self.key in OFFICES or ("-" in self.key and self.key.split("-")[0] in OFFICES)
        )


def read_units(parse: Parse, first: int, last: int) -> list[Unit]:
    """The run's white-space separated units."""
    units: list[Unit] = []
    starts, ends, text = parse.starts, parse.ends, parse.text
    begin = first
    for token in range(first, last + 1):
        if token == last or starts[token + 1] > ends[token]:
            surface = text[starts[begin] : ends[token]].strip("\"“”()'‘’")
            key = surface.lower().replace("’", "'")
            key = key if len(key) < 3 and "." in key else key.rstrip(".,")
            nickname = begin > first and text[starts[begin]] in _OPENING and key not in HONORIFICS
            units.append(Unit(key, begin, token, surface, nickname))
            begin = token + 1
    return [unit for unit in units if unit.text]
