"""The families of hostile texts, and how far to go: ``QUOTEATTR_LONG=1`` doubles every family up to a megabyte."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "fuzz"))


@pytest.fixture(scope="session")
def long() -> bool:
    """Whether the long profile was asked for."""
    return bool(os.environ.get("QUOTEATTR_LONG"))
