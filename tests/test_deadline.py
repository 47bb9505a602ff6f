"""A time limit ends its block, in any thread and under a tracer, and touches nothing after it."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable

import pytest

from quoteattr.deadline import Expired, limited


def outcome(seconds: float | None, block: Callable[[], object]) -> str:
    """How a limited block ended: *expired*, *done* or the name of its own error."""
    try:
        with limited(seconds):
            block()
    except Expired:
        return "expired"
    except Exception as error:
        return type(error).__name__
    return "done"


def spin() -> None:
    while True:
        pass


def catch_all() -> None:
    """A block that catches whatever arrives, and goes on for a while."""
    until = time.monotonic() + 0.3
    while time.monotonic() < until:
        try:
            sum(range(1000))
        except BaseException:
            continue


def fail() -> None:
    raise ValueError


def fail_late() -> None:
    """A block that makes another error of what arrives."""
    try:
        spin()
    except BaseException as error:
        raise ValueError from error


CASES: list[tuple[float | None, Callable[[], object], str]] = [
    (0.05, spin, "expired"),
    (0.05, catch_all, "expired"),
    (0.05, fail_late, "expired"),
    (60, fail, "ValueError"),
    (60, list, "done"),
    (None, list, "done"),
]


@pytest.mark.parametrize("threaded", [False, True])
@pytest.mark.parametrize(("seconds", "block", "wanted"), CASES)
def test_how_a_block_ends(seconds: float | None, block: Callable[[], object], wanted: str, *, threaded: bool) -> None:
    """In the main thread by a signal, in others by an exception raised there; one that is caught is raised again."""
    found: list[str] = []
    if threaded:
        thread = threading.Thread(target=lambda: found.append(outcome(seconds, block)), daemon=True)
        thread.start()
        thread.join(30)
    else:
        found.append(outcome(seconds, block))
    assert found == [wanted]


def test_nothing_arrives_after_the_block() -> None:
    """Limits that end just as their block does: the exception comes out of the block or never."""
    found: list[str] = []

    def run() -> None:
        for number in range(300):
            found.append(outcome(0.0001 * (number % 9) + 0.00001, lambda n=number: sum(range(n))))

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(60)
    assert len(found) == 300
    assert {*found} <= {"done", "expired"}


def test_it_ends_under_a_tracer() -> None:
    """As debuggers and coverage trace: in a process of its own, since a loop here would never end.

    CPython 3.12 and 3.13 pass by the handlers of the traced block where the limit arrives inside the tracer: the
    thread ends by it then.
    """
    code = (
        "import sys, threading\n"
        "from quoteattr.deadline import Expired, limited\n"
        "def spin():\n"
        "    try:\n"
        "        with limited(0.05):\n"
        "            while True: pass\n"
        "    except Expired:\n"
        "        print('expired', flush=True)\n"
        "def trace(*of): return trace\n"
        "threading.settrace(trace)\n"
        "thread = threading.Thread(target=spin)\n"
        "thread.start(); thread.join()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    newer = sys.version_info[:2] in ((3, 12), (3, 13))
    passed_by = newer and done.stderr.rstrip().endswith("quoteattr.deadline.Expired")
    assert done.stdout.split() == ["expired"] or passed_by
