"""Why a quote was found, and why something else was not.

``explain_quote`` (``Quote.explain``) reads the record alone; ``explain_text`` runs the stages again and shows the
candidates with the counted rows that decided.
"""

from __future__ import annotations

from quoteattr.explaining.decisions import Decision, Outcome, Row, explain_text
from quoteattr.explaining.quotes import Evidence, Explanation, explain_quote

__all__ = ["Decision", "Evidence", "Explanation", "Outcome", "Row", "explain_quote", "explain_text"]
