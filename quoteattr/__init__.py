"""Quotes of news articles as typed records: who said it, in what role, through which outlet, and where it stands.

``quoteattr.extract(text)`` is the whole of it; :func:`load` gives an extractor to keep. Importing the package
is cheap: each name is imported when it is first used, and spaCy with the first pipeline.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from quoteattr.version import VERSION as __version__

if TYPE_CHECKING:
    from quoteattr.auditing import audit
    from quoteattr.batch import Failure, extract_many
    from quoteattr.checking import check
    from quoteattr.errors import (
        GoldError,
        LexiconError,
        MissingExtraError,
        ModelError,
        QuoteattrError,
        SchemaError,
        SettingsError,
        WorkerError,
    )
    from quoteattr.extractor import Extractor, Settings, extract, load
    from quoteattr.records import (
        Act,
        Addressee,
        Cue,
        Extraction,
        Flag,
        Medium,
        NonQuote,
        NonQuoteKind,
        Outlet,
        OutletKind,
        OutletRelation,
        Quote,
        QuoteType,
        Role,
        Scope,
        Source,
        SourceForm,
        Span,
        Speaker,
        SpeakerKind,
        TimeReference,
    )

__all__ = [
    "Act",
    "Addressee",
    "Cue",
    "Extraction",
    "Extractor",
    "Failure",
    "Flag",
    "GoldError",
    "LexiconError",
    "Medium",
    "MissingExtraError",
    "ModelError",
    "NonQuote",
    "NonQuoteKind",
    "Outlet",
    "OutletKind",
    "OutletRelation",
    "Quote",
    "QuoteType",
    "QuoteattrError",
    "Role",
    "SchemaError",
    "Scope",
    "Settings",
    "SettingsError",
    "Source",
    "SourceForm",
    "Span",
    "Speaker",
    "SpeakerKind",
    "TimeReference",
    "WorkerError",
    "__version__",
    "audit",
    "check",
    "extract",
    "extract_many",
    "load",
]

_ROOMS = ("errors", "records", "extractor", "batch", "checking", "auditing")
"""The modules that hold the public names, the cheapest first."""


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used (PEP 562)."""
    if name in __all__:
        for room in _ROOMS:
            module = importlib.import_module(f"quoteattr.{room}")
            if name in module.__all__:
                value = getattr(module, name)
                globals()[name] = value
                return value
    from importlib.util import find_spec

    is_room = not name.startswith("_") and find_spec(f"quoteattr.{name}") is not None
    hint = f": import quoteattr.{name} first" if is_room else ""
    raise AttributeError(f"module 'quoteattr' has no attribute {name!r}{hint}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
