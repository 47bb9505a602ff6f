"""Plots of an audit by matplotlib (extra ``plots``): bars of share of voice, and speakers with their outlets."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from quoteattr.auditing.sources import Audit
from quoteattr.errors import MissingExtraError

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["plot_outlets", "plot_shares"]

_DIRECT, _MIXED, _INDIRECT = "#1f5fa8", "#7aa6d8", "#c9d9ec"
_LABEL_LENGTH = 40


def plot_shares(audit: Audit, *, top: int = 15) -> Figure:
    """Bars of the share of voice: the ``top`` speakers by words, a bar parted by direct, mixed and indirect quotes.

    Raises MissingExtraError without matplotlib.
    """
    figure: Figure = _figure(height=1.2 + 0.34 * min(top, max(1, len(audit.overall))))
    axes = figure.subplots()
    rows = list(reversed(audit.overall[:top]))
    labels = [_short(row.speaker or "(nobody linked)") for row in rows]
    left = [0.0] * len(rows)
    for name, colour in (("direct", _DIRECT), ("mixed", _MIXED), ("indirect", _INDIRECT)):
        widths = [100 * row.share * getattr(row, name) / max(1, row.quotes) for row in rows]
        axes.barh(range(len(rows)), widths, left=left, color=colour, edgecolor="#333333", linewidth=0.4, label=name)
        left = [before + width for before, width in zip(left, widths, strict=True)]
    axes.set_yticks(range(len(rows)), labels, parse_math=False)
    axes.set_xlabel("share of the quoted words, %")
    axes.spines[["top", "right"]].set_visible(False)
    axes.legend(frameon=False, loc="lower right")
    return figure


def plot_outlets(audit: Audit, *, top: int = 15) -> Figure:
    """The network of speakers (left) and outlets (right): a line's width is the number of quotes.

    Raises MissingExtraError without matplotlib.
    """
    shares = audit.outlets[:top]
    speakers = list(dict.fromkeys(name for share in shares for name in share.speakers))
    figure: Figure = _figure(height=1.2 + 0.34 * max(len(speakers), len(shares), 1))
    axes = figure.subplots()
    left = {name: -float(at) for at, name in enumerate(speakers)}
    step = (len(speakers) - 1) / max(1, len(shares) - 1)
    right = {share.outlet: -step * at for at, share in enumerate(shares)}
    for speaker, outlet, count in _edges(audit, set(left), set(right)):
        width = 0.8 + 1.2 * (count - 1)
        axes.plot([0, 1], [left[speaker], right[outlet]], color=_DIRECT, alpha=0.6, linewidth=width)
    for name, height in left.items():
        axes.text(-0.02, height, _short(name), ha="right", va="center", parse_math=False)
    for name, height in right.items():
        axes.text(1.02, height, _short(name), ha="left", va="center", parse_math=False)
    axes.set_xlim(-1, 2)
    axes.axis("off")
    return figure


def _edges(audit: Audit, speakers: set[str], outlets: set[str]) -> list[tuple[str, str, int]]:
    """Who spoke through what how often; names are those of the audit's rows."""
    by_key = {name.casefold().removeprefix("the "): name for name in outlets}
    counts: dict[tuple[str, str], int] = {}
    for _, link in audit.links:
        outlet = by_key.get((link.outlet or "").casefold().removeprefix("the "))
        said_by = (link.speaker or "").split()[-1:]
        speaker = next((name for name in speakers if said_by and name.split()[-1:] == said_by), None)
        if outlet and speaker:
            counts[speaker, outlet] = counts.get((speaker, outlet), 0) + link.quotes
    return [(speaker, outlet, count) for (speaker, outlet), count in counts.items()]


def _figure(height: float) -> Any:
    """A figure without pyplot's global state, so that it can be made in a server or a thread."""
    try:
        module = importlib.import_module("matplotlib.figure")
    except ImportError as error:
        raise MissingExtraError('matplotlib is not installed: pip install "quoteattr[plots]"') from error
    return module.Figure(figsize=(8, height), layout="constrained")


def _short(name: str) -> str:
    return name if len(name) <= _LABEL_LENGTH else name[: _LABEL_LENGTH - 1] + "…"
