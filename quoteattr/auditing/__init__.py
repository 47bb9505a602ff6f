"""The source audit: who is quoted in a set of articles, how much, how, through whom; wire copies counted once.

``quoteattr.audit(extractions)`` gives an :class:`Audit`; its tables are lists of plain rows.
"""

from __future__ import annotations

from quoteattr.auditing.copies import find_copies
from quoteattr.auditing.sources import Audit, Copies, Share, SourceRow, audit

__all__ = ["Audit", "Copies", "Share", "SourceRow", "audit", "find_copies"]
