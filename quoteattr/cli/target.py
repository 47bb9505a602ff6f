"""Where extractions are written: an output that is there already stays until the new one is whole."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from attrs import define

from quoteattr.files import part_of

__all__ = ["Target"]


@define(frozen=True, slots=True)
class Target:
    """The file that is written to: OUT itself where it is new, else one beside it that takes its place at the end.

    What an interrupted run leaves in either is what ``--resume`` goes on with. A device or a pipe is written itself.
    """

    output: Path
    path: Path

    @classmethod
    def of(cls, output: Path, *, resume: bool) -> Target:
        """The target of a run."""
        if output.exists() and not output.is_file():
            return cls(output, output)
        part = part_of(output)
        if resume:
            return cls(output, part if part.exists() else output)
        if output.exists() and os.access(output.parent, os.W_OK):
            return cls(output, part)
        part.unlink(missing_ok=True)  # left by a run that was given up
        return cls(output, output)

    @property
    def replaces(self) -> bool:
        """Whether an earlier output stands until this one is whole."""
        return self.path != self.output

    @contextlib.contextmanager
    def written(self, *, keep: bool) -> Iterator[Path]:
        """The path to write to; at the end it is OUT. ``keep``: what was written before an error may be resumed."""
        try:
            yield self.path
        except BaseException as error:
            if self.replaces and not (keep and self.path.exists() and self.path.stat().st_size):
                self.path.unlink(missing_ok=True)
            if isinstance(error, OSError) and error.filename is None:
                error.filename = str(self.output)
            raise
        if self.replaces:
            target = self.output.resolve()  # a link stays a link
            self.path.chmod(target.stat().st_mode)
            os.replace(self.path, target)
