"""A time limit for a block of code, in any thread.

In the main thread a timer signal ends the block where the system has timers: it also ends a call that sleeps. In other
threads, and on systems without such timers, the exception is raised between two steps of Python. Neither ends a loop
inside a compiled library before it returns; only ending the process does (:mod:`quoteattr.crew`).
"""

from __future__ import annotations

import contextlib
import ctypes
import signal
import threading
import time
from collections.abc import Iterator

__all__ = ["Expired", "limited"]


ARRIVES = 0.05
"""Seconds within which an exception raised in a thread has arrived there (it takes some steps of Python)."""


class Expired(BaseException):
    """The time is over. No Exception, so that no library on the way takes it for an error of its own."""


@contextlib.contextmanager
def limited(seconds: float | None) -> Iterator[None]:
    """Raise :class:`Expired` in the block after so many seconds, and again at its end where the block caught it; None:
    never.
    """
    if seconds is None:
        yield
    elif hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread():
        with _by_signal(seconds):
            yield
    else:
        with _by_thread(seconds):
            yield


@contextlib.contextmanager
def _by_signal(seconds: float) -> Iterator[None]:
    over, raised = threading.Event(), threading.Event()

    def stop(number: int, frame: object) -> None:
        if not over.is_set():
            raised.set()
            raise Expired

    started = time.monotonic()
    before = signal.getsignal(signal.SIGALRM)
    waiting = interval = 0.0
    try:
        try:
            signal.signal(signal.SIGALRM, stop)
            waiting, interval = signal.setitimer(signal.ITIMER_REAL, seconds)
            yield
        finally:
            over.set()  # from here on the signal raises nothing, so that all is put back
    except Exception:
        if raised.is_set():
            raise Expired from None  # something in the block caught it and failed
        raise
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, signal.SIG_DFL if before is None else before)
        if waiting:  # the caller's own timer goes on; one that ran out meanwhile rings at once
            left = waiting - (time.monotonic() - started)
            signal.setitimer(signal.ITIMER_REAL, max(left, 1e-6), interval)
    if raised.is_set():
        raise Expired  # something in the block caught it


@contextlib.contextmanager
def _by_thread(seconds: float) -> Iterator[None]:
    thread = ctypes.c_ulong(threading.get_ident())
    lock = threading.Lock()
    over, raised, arrived = threading.Event(), threading.Event(), False

    def fire() -> None:
        with lock:
            if not over.is_set():
                raised.set()
                ctypes.pythonapi.PyThreadState_SetAsyncExc(thread, ctypes.py_object(Expired))

    timer = threading.Timer(seconds, fire)
    timer.daemon = True
    timer.start()
    try:
        try:
            yield
        except Expired:
            arrived = True
            raise
        finally:
            with lock:
                over.set()
            if raised.is_set() and not arrived:
                # One that was raised and has not arrived must arrive here, not in what comes after the block. To take
                # it back (SetAsyncExc with NULL) leaves CPython 3.11 looking for it: under a tracer that never ends.
                until = time.monotonic() + ARRIVES
                while time.monotonic() < until:
                    pass
    except Exception:
        if raised.is_set():
            raise Expired from None  # something in the block caught it and failed
        raise
    finally:
        timer.cancel()
    if raised.is_set():
        raise Expired  # something in the block caught it
