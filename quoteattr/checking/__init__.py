"""Checking quotes: does the article have the words that somebody says it has, and from whom?

``quoteattr.check(text, claims)`` gives each claimed quote (from a language model, a CMS, a social post) a verdict, with
the place in the article and a word diff; :func:`check_many` does so for many articles, :func:`find_claims` reads the
claims out of a running text.
"""

from __future__ import annotations

from quoteattr.checking.batches import check_many, find_claims
from quoteattr.checking.claims import check
from quoteattr.checking.verdicts import Check, Claim, Edit, EditKind, Verdict, to_claim

__all__ = ["Check", "Claim", "Edit", "EditKind", "Verdict", "check", "check_many", "find_claims", "to_claim"]
