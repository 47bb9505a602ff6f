"""The site's page of rules, made from the rule ids and their cases whenever the site is built (a MkDocs hook)."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from quoteattr.matchers.rules import RULES

ROOT = Path(__file__).parents[1]
SHOWN = 2
"""Cases shown of each rule on either side."""

HEAD = """# Rules

Each quote carries the id of the construction that found it. Below is each id with its construction, sentences that
match (the reported words in bold) and near misses, which quote nobody or are another construction. The sentences are
those of `fixtures/cases`, which the tests run; this page is made from them when the site is built.

Rows of the tables in `quoteattr/lexicon/weights` decide which candidate is taken: [explaining](explaining.md) shows
them.
"""


def make_page() -> str:
    """The page."""
    cases: dict[str, list[dict[str, Any]]] = {}
    for path in sorted((ROOT / "fixtures" / "cases").glob("*.toml")):
        _collect(tomllib.loads(path.read_text(encoding="utf-8")), "", cases)
    parts = [HEAD]
    for family in ("direct", "mixed", "indirect"):
        parts.append(f"## {family.capitalize()}\n")
        for rule, example in RULES.items():
            if rule.startswith(f"{family}."):
                parts.append(_section(rule, example, cases.get(rule, [])))
    return "\n".join(parts)


def _collect(table: dict[str, Any], prefix: str, cases: dict[str, list[dict[str, Any]]]) -> None:
    for name, value in table.items():
        rule = f"{prefix}{name}"
        if isinstance(value, list) and all(isinstance(item, dict) for item in value):
            cases.setdefault(rule, []).extend(value)
        elif isinstance(value, dict):
            _collect(value, f"{rule}.", cases)


def _section(rule: str, example: str, cases: list[dict[str, Any]]) -> str:
    # Cases with ``open`` are what is not read rightly yet: they show nothing.
    passing = [case for case in cases if "open" not in case]
    right = [case for case in passing if "quotes" in case and not case.get("not_rule")][:SHOWN]
    wrong = [case for case in passing if case.get("none") or case.get("not_rule")][:SHOWN]
    lines = [f"### `{rule}`\n", f"{example}\n"]
    lines += [f"- {_marked(case)}" for case in right]
    lines += [f"- not this: {_plain(case['text'])}" for case in wrong]
    return "\n".join([*lines, ""])


def _marked(case: dict[str, Any]) -> str:
    text = case["text"]
    for quote in case["quotes"][:1]:
        for content in quote.get("content", []):
            if text.count(content) == 1:
                text = text.replace(content, f"\0{content}\1")
    return _plain(text).replace("\0", "**").replace("\1", "**")


def _plain(text: str) -> str:
    """The text on one line, with nothing in it that Markdown would read as markup."""
    shown = " ".join(text.split())
    for mark in "\\`*_[]<>#|":
        shown = shown.replace(mark, f"\\{mark}")
    return shown


def on_files(files: Any, config: Any) -> Any:
    """Add the page to the site (called by MkDocs)."""
    from mkdocs.structure.files import File

    files.append(File.generated(config, "rules.md", content=make_page()))
    return files
