"""What stands for some characters of a text."""

from __future__ import annotations

__all__ = ["Edit"]

Edit = tuple[int, int, str]
"""The characters ``start:end`` and what stands for them. Edits of a text are in order and apart."""
