"""Python's cyclic garbage collector, kept waiting while an article is read.

An article makes many small objects that live until its end, and next to no cycles: looking through them again and
again costs a tenth of the time of the library's own stages.
"""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator

__all__ = ["collector_kept", "collector_paused"]


@contextlib.contextmanager
def collector_paused() -> Iterator[None]:
    """No collections in the block; a collector that was off before stays off.

    The collector is one for all threads: where blocks overlap, the first that began ends the pause for all.
    """
    enabled = gc.isenabled()
    try:
        gc.disable()
        yield
    finally:
        if enabled:
            gc.enable()


@contextlib.contextmanager
def collector_kept() -> Iterator[None]:
    """Leave the collector as it was, whatever interrupts the block: a time limit may ring while a pause ends."""
    enabled = gc.isenabled()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
