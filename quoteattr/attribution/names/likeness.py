"""When two full names may be one person's: *J. Smith* and *John Smith*."""

from __future__ import annotations

from collections.abc import Sequence

import regex

__all__ = ["is_same_person_name"]

# Whose father, mother or child somebody is, no given name: *Abu Hassan Amer* is not *Sadeq Abu Amer*. Not *al*, *ben*
# and *van*, which are given names too.
_BOUND = frozenset({"abu", "bin", "bint", "ibn", "um", "umm"})
_DOUBLED = regex.compile(r"(\p{L})\1")  # spelt with one letter or two: Hillary, Phillip


def is_same_person_name(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two full names (lower-case units) may be one person's: same last name, first names that do not differ.

    *j. smith* and *john smith* -> may; *john smith* and *jane smith* -> may not
    """
    if not one or not other or one[-1] != other[-1]:
        return False
    short_name, long_name = sorted((tuple(one), tuple(other)), key=len)
    if long_name[-len(short_name) :] == short_name:
        return True  # De Niro and Robert De Niro
    first, second = one[0], other[0]
    if first == second:
        return first not in _BOUND or len(one) == len(other)
    if len(first) > 4 and _DOUBLED.sub(r"\1", first) == _DOUBLED.sub(r"\1", second):
        return True  # Hilary and Hillary
    if first[0] != second[0]:
        return (first in other[:-1] and first not in _BOUND) or (second in one[:-1] and second not in _BOUND)
    short, long = sorted((first.rstrip("."), second.rstrip(".")), key=len)
    return len(short) == 1 or (len(short) >= 3 and long.startswith(short))
