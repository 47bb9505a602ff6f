"""The command line in the tests' own process takes the shared pipeline."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _one_model(one_model: None) -> None:
    """For every test of the command line."""
