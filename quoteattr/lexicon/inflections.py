"""Regular forms of the verbs that the cue lexicon lists, for verbs that a lemmatizer's own list lacks.

spaCy reads *texted* as a form of *texte*, *blogged* of *blogge*, *griped* of *grip*.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from quoteattr.lexicon.cues import load_cues

__all__ = ["load_inflections"]

_VOWELS = frozenset("aeiou")
_NEVER_DOUBLED = frozenset("wxyhaeiou")


@cache
def load_inflections() -> Mapping[str, str]:
    """The lexicon's verb of one word that an inflected form belongs to; forms of two verbs are left out."""
    verbs = {lemma for pos, lemma in load_cues().acts if pos == "verb" and lemma.isalpha()}
    found: dict[str, str] = {}
    twice: set[str] = set()
    for verb in sorted(verbs):
        for form in _forms(verb):
            if found.setdefault(form, verb) != verb:
                twice.add(form)
    return MappingProxyType({form: verb for form, verb in found.items() if form not in twice | verbs})


def _forms(verb: str) -> Iterator[str]:
    """Past and present forms: *text* -> texted, texting, texts; *blog* -> blogged …; *decree* -> decreed …"""
    last = verb[-1]
    if last == "e":
        if len(verb) < 4:
            return  # see: *seed* is none of its forms
        yield from (f"{verb}d", f"{verb}s", f"{verb}ing" if verb.endswith(("ee", "ye", "oe")) else f"{verb[:-1]}ing")
    elif last == "y" and verb[-2] not in _VOWELS:
        yield from (f"{verb[:-1]}ied", f"{verb[:-1]}ies", f"{verb}ing")
    else:
        for stem in _stems(verb):
            yield from (f"{stem}ed", f"{stem}ing")
        yield f"{verb}es" if verb.endswith(("s", "x", "z", "ch", "sh")) else f"{verb}s"


def _stems(verb: str) -> tuple[str, ...]:
    """The verb before *-ed* and *-ing*: with its last letter doubled behind a single vowel (*blog*, *quip*), which
    longer verbs may do or not (*deadpan*, *counsel*).
    """
    before = verb[:-2].replace("qu", "q")
    if len(verb) < 3 or verb[-1] in _NEVER_DOUBLED or verb[-2] not in _VOWELS or before[-1:] in _VOWELS:
        return (verb,)
    doubled = verb + verb[-1]
    return (verb, doubled) if _VOWELS.intersection(before) else (doubled,)
