"""The package's metadata lead to real things, and the set-up script says what it cannot do."""

from __future__ import annotations

import importlib
import os
import re
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest

import quoteattr

ROOT = Path(__file__).parents[1]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
ENTRY_POINTS = {"scripts": PROJECT["scripts"], **PROJECT["entry-points"]}


@pytest.mark.parametrize("group", sorted(ENTRY_POINTS))
def test_entry_points_lead_somewhere(group: str) -> None:
    """Each entry point names a module and, behind the colon, something in it."""
    for target in ENTRY_POINTS[group].values():
        module, _, name = target.partition(":")
        loaded = importlib.import_module(module)
        assert not name or callable(getattr(loaded, name))


def test_entry_point_groups() -> None:
    """The console command, the spaCy factory and the pytest plugin are announced."""
    assert sorted(ENTRY_POINTS) == ["pytest11", "scripts", "spacy_factories"]
    assert all("quoteattr" in points for points in ENTRY_POINTS.values())


def test_version() -> None:
    """A version as packaging wants it, and one place that says it."""
    assert re.fullmatch(r"\d+\.\d+\.\d+([ab]\d+|rc\d+)?", quoteattr.__version__)
    assert "version" not in PROJECT, "the build reads quoteattr/version.py"


def test_the_citation_names_this_version() -> None:
    """Who cites the file cites the version that was used."""
    assert f"\nversion: {quoteattr.__version__}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")


def test_changelog_has_a_place_for_this_version() -> None:
    """The changelog is kept: it has unreleased changes or names the present version."""
    changelog = (ROOT / "CHANGELOG.md").read_text()
    assert "## [Unreleased]" in changelog or f"## [{quoteattr.__version__}]" in changelog


def run_script(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Call ./run from another directory."""
    return subprocess.run(
        [ROOT / "run", *arguments],
        cwd="/",
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_run_says_what_it_can_do() -> None:
    """Without a command the help, with an unknown one the help and a failure."""
    helped = run_script()
    assert helped.returncode == 0
    for command in ("demo", "test", "lint", "setup"):
        assert f"./run {command}" in helped.stdout
    unknown = run_script("dmeo")
    assert unknown.returncode == 2
    assert unknown.stdout == helped.stdout


@pytest.mark.parametrize("python", ["/nowhere/python", "false"])
def test_run_names_an_unfit_python(python: str, tmp_path: Path) -> None:
    """An interpreter that is not there or too old is named; nothing is made."""
    script = tmp_path / "run"
    script.write_text((ROOT / "run").read_text())
    script.chmod(0o755)
    (tmp_path / "pyproject.toml").touch()
    done = subprocess.run(
        [script, "setup"], env={**os.environ, "PYTHON": python}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stderr == f"run: PYTHON={python} is not Python 3.11 or newer\n"
    assert not (tmp_path / ".venv").exists()
