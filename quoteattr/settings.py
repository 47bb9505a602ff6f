"""How to extract: the options of an extractor, each checked when it is given."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import attrs
from attrs import define, field

from quoteattr.arguments import to_scope, to_whole
from quoteattr.errors import SettingsError
from quoteattr.lexicon.cues import CueEntry, to_entry
from quoteattr.lexicon.weights import Weights, load_weights
from quoteattr.records import Scope
from quoteattr.selection import DEFAULT_THRESHOLD

__all__ = ["ENTITY_KINDS", "Settings", "load_found", "make_settings"]

ENTITY_KINDS = ("ner", "grammar")
"""How names are told from other words."""


def _to_threshold(given: object) -> float:
    if isinstance(given, bool) or not isinstance(given, int | float) or not 0 <= given <= 1:
        raise SettingsError(f"threshold must be a number from 0 to 1, not {given!r}")
    return float(given)


def _to_cues(given: Any) -> tuple[CueEntry, ...]:
    entries = () if given is None else given
    known = "entries, as quoteattr.lexicon.cues.read_entries('cues.toml') gives them, or mappings with their keys"
    if isinstance(entries, str | bytes | Mapping) or not isinstance(entries, Iterable):
        raise SettingsError(f"cues must be a list of {known}; not {given!r}")
    found = tuple(
        to_entry(entry, f"cues[{number}]") if isinstance(entry, Mapping) else entry
        for number, entry in enumerate(entries)
    )
    for entry in found:
        if not isinstance(entry, CueEntry):
            raise SettingsError(f"cues must be {known}; one of them is {entry!r}")
    return found


def _to_outlets(given: Any) -> Mapping[str, str]:
    if given is None:
        return {}
    if not isinstance(given, Mapping):
        raise SettingsError(f"outlets must map names to kinds, as in {{'Quartzline': 'site'}}; not {given!r}")
    return dict(given)


def _to_folder(given: Any) -> Path | None:
    if given is not None and not isinstance(given, str | os.PathLike):
        raise SettingsError(
            f"weights must be a folder with found.tsv and exact.tsv, as `quoteattr calibrate` writes; not {given!r}"
        )
    return None if given is None else Path(given)


def _to_batch_size(given: Any) -> int:
    return to_whole(given, "batch_size")


def _check_bool(settings: Settings, attribute: attrs.Attribute[bool], value: Any) -> None:
    if not isinstance(value, bool):
        raise SettingsError(f"{attribute.name} must be True or False, not {value!r}")


@define(frozen=True, slots=True, kw_only=True)
class Settings:
    """How to extract.

    scope: ``speech`` (statements, questions, requests, promises, denials) or ``all`` (thoughts and acts too).
    threshold: the least confidence of a quote that is returned; 0.33 gives the best F1, more gives precision. Up to
    0.33 a paragraph all in marks is returned from 0.2 on, and marks with a name behind a dash or before a colon from
    0.3.
    nested: also look for unmarked speech inside direct quotations (they are parsed a second time).
    cues: entries added to the cue lexicon (see :func:`quoteattr.lexicon.cues.read_entries`), or mappings with their
    keys.
    outlets: further outlets, their names with their kinds (*{"Quartzline": "site"}*).
    weights: a folder with ``found.tsv`` and ``exact.tsv`` as ``quoteattr calibrate`` writes them, used instead of the
    tables that ship.
    batch_size: paragraphs that spaCy parses at once.
    entities: ``ner`` reads names with the pipeline's entity model, ``grammar`` by capitals, titles and words alone
    (sooner).
    fast: compute the same annotation by fewer operations where the pipeline is of a known kind and time is gained.
    """

    scope: Scope = field(default=Scope.SPEECH, converter=to_scope)
    threshold: float = field(default=DEFAULT_THRESHOLD, converter=_to_threshold)
    nested: bool = field(default=False, validator=_check_bool)
    cues: tuple[CueEntry, ...] = field(default=(), converter=_to_cues)
    outlets: Mapping[str, str] = field(factory=dict, converter=_to_outlets)
    weights: Path | None = field(default=None, converter=_to_folder)
    batch_size: int = field(default=512, converter=_to_batch_size)
    entities: str = field(default="ner")
    fast: bool = field(default=True, validator=_check_bool)

    @entities.validator
    def _check_entities(self, attribute: attrs.Attribute[str], value: str) -> None:
        if value not in ENTITY_KINDS:
            raise SettingsError(f"entities must be 'ner' or 'grammar', not {value!r}")


def make_settings(options: Mapping[str, Any]) -> Settings:
    """Settings from named options. Raises SettingsError for an unknown one, with those that exist."""
    known = {attribute.name for attribute in attrs.fields(Settings)}
    unknown = set(options) - known
    if unknown:
        raise SettingsError(f"unknown option {', '.join(sorted(unknown))}; the options are {', '.join(sorted(known))}")
    return Settings(**options)


def load_found(settings: Settings) -> Weights:
    """The weights that find quotes under these settings."""
    weights = load_weights("found", settings.weights)
    # The counts say that nothing stands inside reported content: their gold marks nothing there.
    return weights.without("inside", "inside-marks") if settings.nested else weights
