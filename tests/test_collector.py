"""The garbage collector waits while an article is read, and is as it was before afterwards."""

from __future__ import annotations

import gc

import pytest

from quoteattr.collector import collector_kept, collector_paused


def test_it_waits_and_goes_on() -> None:
    """Also after an error, and in blocks inside one another."""
    assert gc.isenabled()
    with collector_paused():
        assert not gc.isenabled()
        with collector_paused():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(ValueError, match="odd"), collector_paused():
        raise ValueError("odd")
    assert gc.isenabled()


def test_one_that_is_off_stays_off() -> None:
    """Who switched it off has a reason."""
    gc.disable()
    try:
        with collector_paused():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_it_is_kept_whatever_happens_inside() -> None:
    """A pause that was cut off before its end does not last."""
    with collector_kept():
        gc.disable()
    assert gc.isenabled()
