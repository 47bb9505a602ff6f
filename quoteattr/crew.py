"""Worker processes, each watched by a thread that hands it groups of articles and starts another where it dies.

A process that dies loses only its own group, whose articles are then read one by one: the one that ends the process
again becomes a Failure. With a time limit a process that does not answer in time (it may be inside a compiled loop) is
killed.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import queue
import signal
import threading
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Any

from quoteattr.errors import WorkerError
from quoteattr.worker import Item, Outcome, Worker, make_failure

__all__ = ["Crew"]

GRACE = 2.0
"""Seconds beyond the time limit after which a process is killed: it should have said by itself that time is over."""

START_SECONDS = 600.0
"""Seconds within which a process must have loaded its pipeline."""

STARTS = 3
"""Starts that may fail one after another before the run is given up."""

Error = tuple[str, str]
"""The name and the message of an error, as they cross the processes."""


class Crew:
    """``n`` processes that read groups of articles; :meth:`close` ends them."""

    def __init__(self, model: str | Path | None, options: Mapping[str, Any], n: int, time_limit: float | None) -> None:
        self._tasks: queue.SimpleQueue[tuple[list[Item], Future[list[Outcome]]] | None] = queue.SimpleQueue()
        self._watchers = [_Watcher(model, options, time_limit, self._tasks) for _ in range(n)]

    def submit(self, group: list[Item]) -> Future[list[Outcome]]:
        """Hand a group to the next free process."""
        future: Future[list[Outcome]] = Future()
        self._tasks.put((group, future))
        return future

    def close(self) -> None:
        """End the processes; what they have not finished is dropped."""
        for watcher in self._watchers:
            watcher.stop()
        for _ in self._watchers:
            self._tasks.put(None)
        for watcher in self._watchers:
            watcher.join()


class _ClosedError(Exception):
    """The crew was closed while a group was read."""


class _Watcher:
    """A thread with one process."""

    def __init__(
        self, model: str | Path | None, options: Mapping[str, Any], time_limit: float | None, tasks: Any
    ) -> None:
        self._arguments = (model, dict(options), time_limit)
        self._time_limit = time_limit
        self._tasks = tasks
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None
        self._closing = False
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._watch, name="quoteattr-crew", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Let the thread end soon: its process is killed."""
        with self._lock:
            self._closing = True
            if self._process is not None:
                self._process.kill()

    def join(self) -> None:
        """Wait for the thread's end."""
        self._thread.join()

    def _watch(self) -> None:
        try:
            while (task := self._tasks.get()) is not None and not self._closing:
                group, future = task
                try:
                    future.set_result(self._read(group))
                except BaseException as error:  # told where the result is waited for
                    future.set_exception(error)
        finally:
            self._end()

    def _read(self, group: list[Item]) -> list[Outcome]:
        answer = self._ask(group)
        if isinstance(answer, list):
            return answer
        if len(group) == 1:
            return [make_failure(*group[0], *answer)]
        return [outcome for item in group for outcome in self._read([item])]

    def _ask(self, group: list[Item]) -> list[Outcome] | Error:
        """What the process makes of a group: outcomes, or why there are none."""
        pipe = self._ready()
        try:
            pipe.send(group)
        except OSError:
            return self._lost()
        except Exception as error:  # of any kind: what cannot be pickled says so in many ways
            return type(error).__name__, f"it cannot be handed to another process: {error}"
        try:
            if not pipe.poll(None if self._time_limit is None else self._time_limit + GRACE):
                self._end()
                return "TimeoutError", f"not read within {self._time_limit:g} seconds; its process was ended"
            answer: list[Outcome] | Error = pipe.recv()
        except (EOFError, OSError):
            return self._lost()
        return answer

    def _lost(self) -> Error:
        self._end()
        if self._closing:
            raise _ClosedError
        return "WorkerDied", "the process that read it died (memory, or a crash)"

    def _ready(self) -> Connection:
        """The pipe to a process that has loaded its pipeline, started where there is none."""
        failures: list[str] = []
        while self._pipe is None:
            reason = self._start()
            if self._closing:
                raise _ClosedError
            if reason is not None:
                failures.append(reason)
                self._end()
                if len(failures) >= STARTS:
                    raise WorkerError(
                        f"the worker processes end before they are ready: {failures[-1]}. In a script, what starts "
                        'them must stand below `if __name__ == "__main__":`; else give fewer processes (n_process)'
                    )
                time.sleep(0.1 * len(failures))
        return self._pipe

    def _start(self) -> str | None:
        """Start a process; why it is not ready, or None where it is."""
        context = multiprocessing.get_context("spawn")  # never forked: a copy of a process with threads may hang
        here, there = context.Pipe()
        process = context.Process(target=_serve, args=(there, *self._arguments), daemon=True)
        with self._lock:
            if self._closing:
                return None
            process.start()
            self._process, self._pipe = process, here
        there.close()
        try:
            if not here.poll(START_SECONDS):
                return f"not ready within {START_SECONDS:g} seconds"
            said: Error | None = here.recv()
        except (EOFError, OSError):
            process.join(5)
            return f"exit status {process.exitcode}"
        return None if said is None else f"{said[0]}: {said[1]}"

    def _end(self) -> None:
        """End the process, if there is one."""
        with self._lock:
            process, pipe = self._process, self._pipe
            self._process = self._pipe = None
        if pipe is not None:
            pipe.close()
        if process is not None:
            process.kill()
            process.join()
            process.close()


def _serve(pipe: Connection, model: str | Path | None, options: Mapping[str, Any], time_limit: float | None) -> None:
    """A worker process: load, say so, then read groups until the other end of the pipe is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the caller's process, which ends this one
    # Where the other end is gone nobody is left to be told anything.
    with contextlib.suppress(EOFError, OSError):
        try:
            worker = _load(model, options)
        except Exception as error:
            pipe.send((type(error).__name__, str(error)))
            return
        pipe.send(None)
        while True:
            pipe.send(_answer(worker, pipe, time_limit))


def _answer(worker: Worker, pipe: Connection, time_limit: float | None) -> Sequence[Outcome] | Error:
    try:
        group = pipe.recv()
    except (EOFError, OSError):
        raise
    except Exception as error:  # what was pickled there cannot be read here
        return type(error).__name__, str(error)
    try:
        return worker.read(group, time_limit)
    except Exception as error:  # of any kind, in any library: the watcher asks for the articles one by one
        return type(error).__name__, str(error)


def _load(model: str | Path | None, options: Mapping[str, Any]) -> Worker:
    from threadpoolctl import threadpool_limits

    from quoteattr.extractor import load

    threadpool_limits(1)  # the processes are the parallelism
    worker = Worker(load(model, **options), owns=True)
    # The process is this module's own: what is loaded stays, so the collector need not look at it again and again.
    gc.freeze()
    return worker
