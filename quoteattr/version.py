"""The version of the package: read by the build and written into each extraction's ``meta``."""

from __future__ import annotations

__all__ = ["VERSION"]

VERSION = "0.1.0"
