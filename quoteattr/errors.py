"""The errors that misuse raises. News text itself never raises."""

from __future__ import annotations

__all__ = [
    "GoldError",
    "LexiconError",
    "MissingExtraError",
    "ModelError",
    "QuoteattrError",
    "SchemaError",
    "SettingsError",
    "WorkerError",
]


class QuoteattrError(Exception):
    """Base of all errors raised by quoteattr; the message says the remedy."""


class ModelError(QuoteattrError):
    """No usable spaCy pipeline: none installed, unknown, or one without a needed part."""


class MissingExtraError(QuoteattrError, ImportError):
    """A library that an optional part needs is not installed; the message names the extra that brings it."""


class SettingsError(QuoteattrError, ValueError):
    """An option has a value that it cannot take."""


class LexiconError(QuoteattrError, ValueError):
    """A lexicon file or entry is malformed; the message names the file and the entry."""


class SchemaError(QuoteattrError, ValueError):
    """JSON that is not an extraction of a schema this version reads."""


class GoldError(QuoteattrError, ValueError):
    """A gold file that cannot be read; the message names file, line and field."""


class WorkerError(QuoteattrError):
    """Worker processes cannot be started; the message says why and what to change."""
