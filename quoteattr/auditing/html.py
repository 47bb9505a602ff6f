"""The audit as an HTML page and as a table for notebooks; everything from the articles is escaped."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from jinja2 import BaseLoader, Environment, Template

if TYPE_CHECKING:
    from quoteattr.auditing.sources import Audit

__all__ = ["to_html", "to_table"]


def to_html(audit: Audit, *, title: str = "Source audit") -> str:
    """One self-contained page: totals, share of voice as bars, rows per article, outlets, links and wire copies."""
    return _template("audit.html.j2").render(audit=audit, title=title)


def to_table(audit: Audit) -> str:
    """The rows over all articles as a table."""
    return _template("table.html.j2").render(audit=audit)


@cache
def _template(name: str) -> Template:
    environment = Environment(loader=BaseLoader(), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(
        resources.files("quoteattr.auditing").joinpath("assets", name).read_text(encoding="utf-8")
    )
