"""Python's cyclic garbage collector, kept waiting while an article is read.

An article makes many small objects that live until its end, and next to no cycles: looking through them again and
again costs a tenth of the time of the library's own stages.
"""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator

__all__ = ["collector_paused"]


@contextlib.contextmanager
def collector_paused() -> Iterator[None]:
    """No collections in the block, in any thread; one that was switched off before stays off."""
    enabled = gc.isenabled()
    try:
        gc.disable()
        yield
    finally:
        if enabled:
            gc.enable()
