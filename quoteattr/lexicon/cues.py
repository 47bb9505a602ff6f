"""The cue lexicon: what a cue does with its content, pseudo-cues that block, and entries added by hand.

``acts.toml`` groups lemmas by act; ``cues.toml`` holds entries edited by hand, each with its reason; users pass further
entries to :meth:`CueLexicon.with_entries` or :func:`read_entries`. How reliable a lemma is in a frame is counted
(:mod:`quoteattr.lexicon.weights`), and an entry may raise or lower it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from attrs import define, evolve, field

from quoteattr.arguments import to_path
from quoteattr.errors import LexiconError
from quoteattr.lexicon.words import load_words
from quoteattr.records import Act

__all__ = ["CueEntry", "CueLexicon", "load_cues", "read_entries", "to_entry"]

_KEYS = frozenset({"lemma", "pos", "act", "lift", "frames", "block", "why"})
_POS = ("verb", "noun", "adjective", "phrase")
_JOINED = {"infinitive": "to", "for-infinitive": "for"}


def _to_lemma(given: Any) -> str:
    if not isinstance(given, str) or not given.strip():
        raise LexiconError(f"lemma must be a word or phrase, not {given!r}")
    return " ".join(given.lower().split())


def _to_pos(given: Any) -> str:
    if given not in _POS:
        raise LexiconError(f"pos must be one of {', '.join(_POS)}, not {given!r}")
    return str(given)


def _to_act(given: Any) -> Act | None:
    if given is not None and given not in list(Act):
        raise LexiconError(f"act must be one of {', '.join(Act)}, not {given!r}")
    return None if given is None else Act(given)


def _to_lift(given: Any) -> float:
    if not _is_number(given):
        raise LexiconError(f"lift must be a number of log-odds, not {given!r}")
    return float(given)


def _to_frames(given: Any) -> Mapping[str, float]:
    if not isinstance(given, Mapping) or not all(_is_number(value) for value in given.values()):
        raise LexiconError("frames maps a frame to the log-odds it adds, as in { that-clause = 1.0 }")
    return {str(name): float(value) for name, value in given.items()}


def _to_block(given: Any) -> bool:
    if not isinstance(given, bool):
        raise LexiconError(f"block is true or false, not {given!r}")
    return given


@define(frozen=True, slots=True, kw_only=True)
class CueEntry:
    """One entry of the cue lexicon.

    lemma: with its particle (*point out*), or for ``pos="phrase"`` lower-case words. act: what the cue does with its
    content.
    lift: log-odds added in every frame; frames: log-odds added per frame. block: the phrase never is a cue. why: the
    reason. Raises LexiconError for a value that a field cannot take.
    """

    lemma: str = field(converter=_to_lemma)
    pos: str = field(default="verb", converter=_to_pos)
    act: Act | None = field(default=None, converter=_to_act)
    lift: float = field(default=0.0, converter=_to_lift)
    frames: Mapping[str, float] = field(factory=dict, converter=_to_frames)
    block: bool = field(default=False, converter=_to_block)
    why: str = ""


@define(frozen=True, slots=True, kw_only=True, eq=False)
class CueLexicon:
    """Acts by (part of speech, lemma), hand-made entries, and blocked phrases by their words. Equal only to itself."""

    acts: Mapping[tuple[str, str], Act]
    entries: Mapping[tuple[str, str], CueEntry]
    blocks: Mapping[str, tuple[tuple[str, ...], ...]]

    def act(self, pos: str, lemma: str) -> Act | None:
        """The act of a lemma, or None where the lexicon does not know it."""
        entry = self.entries.get((pos, lemma))
        if entry is not None and entry.act is not None:
            return entry.act
        found = self.acts.get((pos, lemma))
        words = lemma.split()
        if found is None and len(words) > 1:
            found = self.acts.get((pos, words[0]))
        return found

    def joined(self, pos: str, lemma: str, frame: str) -> str:
        """The lemma with the preposition or *to* of its frame where the lexicon lists the two together, or the lemma.

        *call* before *for a ban*, *for them to stay* -> call for;  *agree* before *to sell* -> agree to;  *say* before
        *to him* -> say
        """
        word = _JOINED.get(frame) or (frame.split("-")[1] if frame.startswith("verb-") else "")
        joined = f"{lemma} {word}"
        return joined if word and (pos, joined) in self.acts else lemma

    def lift(self, pos: str, lemma: str, frame: str) -> float:
        """The log-odds that hand-made entries add to a cue in a frame."""
        entry = self.entries.get((pos, lemma))
        return 0.0 if entry is None else entry.lift + entry.frames.get(frame, 0.0)

    def blocks_at(self, lowers: list[str], token: int) -> bool:
        """Whether the token stands inside a blocked phrase (*needless to say*)."""
        for phrase in self.blocks.get(lowers[token], ()):
            for at, word in enumerate(phrase):
                start = token - at
                if word == lowers[token] and start >= 0 and tuple(lowers[start : start + len(phrase)]) == phrase:
                    return True
        return False

    def with_entries(self, entries: Iterable[CueEntry]) -> CueLexicon:
        """A lexicon with the entries added; an entry for a known lemma replaces the one before."""
        merged = dict(self.entries)
        blocks: dict[str, list[tuple[str, ...]]] = {key: list(phrases) for key, phrases in self.blocks.items()}
        for entry in entries:
            if entry.block:
                words = tuple(entry.lemma.split())
                for word in set(words):
                    blocks.setdefault(word, []).append(words)
            else:
                merged[entry.pos, entry.lemma] = entry
        return evolve(self, entries=merged, blocks={key: tuple(phrases) for key, phrases in blocks.items()})


@cache
def load_cues() -> CueLexicon:
    """The lexicon that ships."""
    acts: dict[tuple[str, str], Act] = {}
    for name, group in load_words("acts").items():
        act, _, kind = name.partition("-")
        pos = {"verbs": "verb", "nouns": "noun", "adjectives": "adjective", "phrases": "phrase"}.get(kind, "verb")
        for word in group.words:
            acts[pos, word] = Act(act)
    text = resources.files("quoteattr.lexicon").joinpath("cues.toml").read_text(encoding="utf-8")
    empty = CueLexicon(acts=acts, entries={}, blocks={})
    return empty.with_entries(_entries(text, "cues.toml"))


def read_entries(path: str | Path) -> list[CueEntry]:
    """Read entries from a TOML file of ``[[cue]]`` tables. Raises :class:`~quoteattr.errors.LexiconError`."""
    file = to_path(path, "a TOML file of cue entries")
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise LexiconError(f"{path}: cannot read the cue entries ({error}); give a UTF-8 TOML file") from error
    return _entries(text, str(path))


def _entries(text: str, name: str) -> list[CueEntry]:
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{name}: not valid TOML ({error})") from error
    except RecursionError as error:
        raise LexiconError(f"{name}: not TOML that can be read: too deeply nested") from error
    unknown = set(data) - {"cue"}
    if unknown or not isinstance(data.get("cue", []), list):
        raise LexiconError(f"{name}: unknown table {', '.join(sorted(unknown)) or 'cue'}; entries are [[cue]] tables")
    return [to_entry(item, f"{name}: cue {number}") for number, item in enumerate(data.get("cue", []), 1)]


def to_entry(item: Mapping[str, Any], where: str) -> CueEntry:
    """An entry from its keys; ``where`` it stands is said in front of an error. Raises LexiconError."""
    if not isinstance(item, Mapping):
        raise LexiconError(f"{where}: an entry is a table of keys")
    unknown = set(item) - _KEYS
    if unknown:
        raise LexiconError(
            f"{where}: unknown key {', '.join(sorted(unknown))}; the keys are {', '.join(sorted(_KEYS))}"
        )
    lemma = item.get("lemma")
    if not isinstance(lemma, str) or not lemma.strip():
        raise LexiconError(f"{where}: lemma must be a word or phrase, not {lemma!r}")
    where = f"{where} ({lemma})"
    if not isinstance(item.get("why"), str) or not item["why"].strip():
        raise LexiconError(f'{where}: say why the entry is there: why = "…"')
    try:
        return CueEntry(**item)
    except LexiconError as error:
        raise LexiconError(f"{where}: {error}") from error


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) < 100
