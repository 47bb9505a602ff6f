"""Made-up texts for every test here, and how long to look: ``QUOTEATTR_LONG=1`` takes twenty times the examples."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

sys.path.insert(0, str(Path(__file__).parents[2] / "fuzz"))

LONG = bool(os.environ.get("QUOTEATTR_LONG"))

settings.register_profile("any", deadline=None, suppress_health_check=list(HealthCheck), print_blob=True)
settings.register_profile("ci", settings.get_profile("any"), derandomize=True, database=None)
settings.load_profile("any" if LONG or not os.environ.get("CI") else "ci")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Twenty times the examples of each property under the long profile."""
    if not LONG:
        return
    for item in items:
        test = getattr(item, "obj", None)
        own = getattr(test, "_hypothesis_internal_use_settings", None)
        if own is not None:
            test._hypothesis_internal_use_settings = settings(own, max_examples=20 * own.max_examples)
