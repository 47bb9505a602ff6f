"""Quotes of news articles as typed records: who said it, in what role, through which outlet, and where it stands.

``quoteattr.extract(text)`` is the whole of it; :func:`load` gives an extractor to keep. Importing the package
is cheap: spaCy is imported with the first use of a name that needs it.
"""

from __future__ import annotations

from quoteattr.errors import GoldError, LexiconError, ModelError, QuoteattrError, SchemaError, SettingsError
