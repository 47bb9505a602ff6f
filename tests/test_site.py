"""The documentation's site is built without a warning, with the page of rules."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from quoteattr.matchers.rules import RULES

ROOT = Path(__file__).parents[1]


def test_site(tmp_path: Path) -> None:
    """``mkdocs build --strict`` passes; every rule has its entry; nothing is fetched from elsewhere."""
    pytest.importorskip("mkdocs", reason="mkdocs-material is not installed")
    pytest.importorskip("mkdocstrings", reason="mkdocstrings is not installed")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    rules = (tmp_path / "rules" / "index.html").read_text()
    assert not [rule for rule in RULES if f"<code>{rule}</code>" not in rules]
    assert "fonts.googleapis" not in rules
