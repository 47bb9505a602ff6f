"""Interrupted runs: ``quoteattr extract --resume`` is killed (SIGKILL) at random moments, then let end.

The final output must be that of an undisturbed run, byte for byte (once decompressed), and no process may be left.
Outputs are plain and compressed by turns, with one process and two, over nothing and over an earlier output.

    python benchmarks/interrupted.py [--runs 20] [--articles 2000] [--seed 0]
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from quoteattr.cli.streams import open_bytes

NAMES = ("Ines Carro", "Paul Reyes", "Marta Lind", "Omar Haddad", "Lena Fischer")


def write_articles(path: Path, count: int) -> None:
    """Short articles; some ids stand twice, some articles have none."""
    with path.open("w", encoding="utf-8") as out:
        for number in range(count):
            name = NAMES[number % len(NAMES)]
            text = f"{name} told reporters that bridge {number} will close. “We wait for ship {number % 17},” she said."
            article = {"id": f"a{number - (number % 50 == 7)}", "text": text, "desk": number % 3}
            if number % 41 == 5:
                del article["id"]
            out.write(json.dumps(article, ensure_ascii=False) + "\n")


def read(path: Path) -> bytes:
    """The output, decompressed."""
    with contextlib.closing(open_bytes(path)) as stream:
        return b"".join(iter(lambda: stream.read(1 << 20), b""))


def start(source: Path, out: Path, processes: int, *, resume: bool = True) -> subprocess.Popen[bytes]:
    """A run in a session of its own."""
    command = [sys.executable, "-m", "quoteattr", "extract", str(source), "-o", str(out), "-p", str(processes)]
    return subprocess.Popen([*command, *(["--resume"] if resume else [])], start_new_session=True)


def left_in(session: int) -> list[int]:
    """The processes of a session that are still there (on Linux)."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError, ValueError, IndexError):
            fields = (process / "stat").read_text().rpartition(")")[2].split()
            if int(fields[3]) == session and fields[0] != "Z":
                found.append(int(process.name))
    return found


def wait_for_none(session: int, seconds: float = 30) -> bool:
    """Whether all processes of the session end by themselves."""
    end = time.monotonic() + seconds
    while left_in(session):
        if time.monotonic() > end:
            return False
        time.sleep(0.1)
    return True


def one_run(source: Path, out: Path, processes: int, wanted: bytes, seconds: float, chance: random.Random) -> str:
    """Kill once to three times, let the last run end; what is wrong, or nothing."""
    moments = []
    for number in range(chance.randint(1, 3)):
        # Over an earlier output the first run begins anew; those after it go on.
        run = start(source, out, processes, resume=number > 0 or not out.exists())
        moments.append(chance.uniform(0.05, 1.0) * seconds)
        with contextlib.suppress(subprocess.TimeoutExpired):
            run.wait(moments[-1])
        with contextlib.suppress(ProcessLookupError):
            os.kill(run.pid, signal.SIGKILL)
        run.wait()
        if not wait_for_none(run.pid):
            return "a worker process was left"
    last = start(source, out, processes)
    if last.wait() != 0:
        return f"the last run ended with {last.returncode}"
    if read(out) != wanted:
        return f"another output, killed after {', '.join(f'{moment:.2f}' for moment in moments)} s"
    left = [path.name for path in out.parent.iterdir() if path.name.startswith(".")]
    return f"left behind: {', '.join(left)}" if left else ""


def main() -> int:
    """Run and report; exit status 1 where a run differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "in.jsonl")
        write_articles(source, options.articles)
        whole = Path(folder, "whole.jsonl")
        began = time.monotonic()
        if start(source, whole, 1, resume=False).wait() != 0:
            raise SystemExit("the undisturbed run failed")
        seconds = time.monotonic() - began
        wanted = whole.read_bytes()
        print(f"{options.articles} articles, undisturbed: {seconds:.1f} s, {len(wanted)} bytes", flush=True)
        equal = 0
        for run in range(options.runs):
            suffix, processes, earlier = (".jsonl", ".jsonl.gz", ".jsonl.zst")[run % 3], 1 + run % 2, run % 4 == 3
            place = Path(folder, f"run{run}")
            place.mkdir()
            out = place / f"out{suffix}"
            if earlier:
                with open_bytes(out, "wb") as stream:
                    stream.write(wanted[: len(wanted) // 3].rpartition(b"\n")[0] + b"\n")
            fault = one_run(source, out, processes, wanted, seconds, chance)
            equal += not fault
            kind = f"{suffix}, processes: {processes}{', over an earlier output' if earlier else ''}"
            print(f"run {run + 1}: {kind}: {fault or 'equal'}", flush=True)
    print(f"{equal} of {options.runs} equal")
    return int(equal != options.runs)


if __name__ == "__main__":
    raise SystemExit(main())
