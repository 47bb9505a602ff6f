"""Runs that are killed and resumed end as one that was not: the small edition of ``benchmarks/interrupted.py``."""

from __future__ import annotations

import importlib.util
import os
import random
import signal
import sys
import time
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "interrupted.py"


@pytest.fixture
def interrupted(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script, its runs in the environment of the tests."""
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(sys.path))
    spec = importlib.util.spec_from_file_location("interrupted", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="the system cannot kill so")
@pytest.mark.parametrize(("name", "processes"), [("out.jsonl", 1), ("out.jsonl.gz", 2)])
def test_killed_and_resumed(interrupted: ModuleType, name: str, processes: int, tmp_path: Path) -> None:
    """Killed at random moments, the end has every article once, in order; no process and no file is left."""
    source, whole = tmp_path / "in.jsonl", tmp_path / "whole.jsonl"
    interrupted.write_articles(source, 300)
    began = time.monotonic()
    assert interrupted.start(source, whole, 1, resume=False).wait() == 0
    seconds = time.monotonic() - began
    place = tmp_path / "runs"
    place.mkdir()
    chance = random.Random(name)
    assert interrupted.one_run(source, place / name, processes, whole.read_bytes(), seconds, chance) == ""


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="the system cannot kill so")
def test_killed_while_it_writes(interrupted: ModuleType, tmp_path: Path) -> None:
    """Killed as soon as some articles are written: what was written is kept, and is the beginning of the whole."""
    source, whole, out = tmp_path / "in.jsonl", tmp_path / "whole.jsonl", tmp_path / "out.jsonl"
    interrupted.write_articles(source, 600)
    assert interrupted.start(source, whole, 1, resume=False).wait() == 0
    for _ in range(5):  # on a busy machine a run may come to its end before this process has its turn to kill it
        out.unlink(missing_ok=True)
        run = interrupted.start(source, out, 1)
        end = time.monotonic() + 300
        while (not out.exists() or out.stat().st_size < 20_000) and time.monotonic() < end:
            time.sleep(0.01)
        os.kill(run.pid, signal.SIGKILL)
        run.wait()
        cut = out.read_bytes()
        if len(cut) < whole.stat().st_size:
            break
    assert 20_000 <= len(cut) < whole.stat().st_size
    assert whole.read_bytes().startswith(cut)
    assert interrupted.start(source, out, 1).wait() == 0
    assert out.read_bytes() == whole.read_bytes()
