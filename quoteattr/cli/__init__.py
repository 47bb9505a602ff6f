"""The command line: the only room that prints or exits.

Each command is one function in a module of its own, ``quoteattr/cli/<command>.py``, and is imported only when
it is called (or listed by ``--help``).
"""

from __future__ import annotations

import importlib
import importlib.util
import os
import sys
from collections.abc import Sequence
from typing import Any

import typer
import typer.core
import typer.main

from quoteattr.errors import QuoteattrError
from quoteattr.version import VERSION

__all__ = ["COMMANDS", "app", "main"]

COMMANDS = ("extract", "view", "audit", "check", "explain", "score", "calibrate")
"""The commands in the order of ``--help``; one whose module is not there is not offered."""

MISUSE_STATUS = 2
"""Exit status of misuse (as for an unknown option): an unreadable model, a file that cannot be written."""

INTERRUPTED_STATUS = 130
"""Exit status after Ctrl-C: 128 + SIGINT, as shells have it."""


class _LazyCommands(typer.core.TyperGroup):
    """A group that imports a command's module when the command is looked up."""

    def list_commands(self, ctx: Any) -> list[str]:
        return [name for name in COMMANDS if importlib.util.find_spec(f"{__name__}.{name}")]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in self.list_commands(ctx):
            return None
        module = importlib.import_module(f"{__name__}.{cmd_name}")
        single = typer.Typer(add_completion=False)
        single.command(name=cmd_name)(getattr(module, cmd_name))
        return typer.main.get_command(single)


app = typer.Typer(
    cls=_LazyCommands,
    name="quoteattr",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"quoteattr {VERSION}")
        raise typer.Exit()


@app.callback()
def _options(
    version: bool = typer.Option(
        False, "--version", callback=_print_version, is_eager=True, help="Print the version and exit."
    ),
) -> None:
    """Quotes of news articles: who said it, in what role, through which outlet, and where it stands."""


def main(args: Sequence[str] | None = None) -> int:
    """Run the command line with ``args`` (by default those of the process) and return its exit status."""
    try:
        status = _run(args)
        if sys.stdout is not None and not sys.stdout.closed:
            sys.stdout.flush()  # a full disk may show only now, and Python's own complaint at exit helps nobody
    except QuoteattrError as error:
        return _report(str(error))
    except BrokenPipeError:
        _drop_standard_output()  # the reader (`| head`) has gone
        return 1
    except OSError as error:
        _drop_standard_output()
        return _report(f"{error.filename or 'standard input or output'}: {error.strerror or error}")
    except KeyboardInterrupt:
        return INTERRUPTED_STATUS
    return status


def _run(args: Sequence[str] | None) -> int:
    try:
        typer.main.get_command(app).main(args=None if args is None else list(args), prog_name="quoteattr")
    except SystemExit as ending:
        return ending.code if isinstance(ending.code, int) else int(ending.code is not None)
    return 0


def _drop_standard_output() -> None:
    """Send what is still held to nowhere where it cannot be written; Python would complain once more at exit."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except ValueError:  # it is closed
        pass


def _report(message: str) -> int:
    print(f"quoteattr: {message}", file=sys.stderr)
    return MISUSE_STATUS
