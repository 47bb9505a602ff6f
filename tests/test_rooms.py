"""The house rules that linters do not know: who prints and exits, how large a file grows."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import quoteattr

PACKAGE = Path(quoteattr.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
LARGEST = 400
"""Lines, with one reason to change."""

EXITS = re.compile(r"sys\.exit|\bSystemExit\b|os\._exit|\bprint\(|\bquit\(")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_modules(path: Path) -> None:
    """A module has a docstring and a size that can be read; only the command line prints and exits."""
    text = path.read_text()
    assert not text.strip() or text.startswith('"""'), "no module docstring"
    assert text.count("\n") <= LARGEST
    name = path.relative_to(PACKAGE).as_posix()
    if not name.startswith("cli/") and name != "__main__.py":
        code = re.sub(r'"""[\s\S]*?"""|#.*', "", text)
        assert not EXITS.search(code)


def test_names() -> None:
    """No room for whatever has no place."""
    forbidden = {"utils", "helpers", "common", "base", "manager"}
    assert not [path for path in MODULES if path.stem in forbidden or path.parent.name in forbidden]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_module_names(path: Path) -> None:
    """A module gives a name once, and uses each private one: a second value would hide the first."""
    tree = ast.parse(path.read_text())
    given = list(_names_given(tree))
    assert not {name for name in given if given.count(name) > 1}
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}
    assert not {name for name in given if name.startswith("_") and not name.startswith("__")} - used


def _names_given(tree: ast.Module) -> Iterator[str]:
    """The names that a module's own statements give; one that a decorator registers elsewhere is none."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            called = [one.func if isinstance(one, ast.Call) else one for one in node.decorator_list]
            if not any(isinstance(one, ast.Attribute) or getattr(one, "id", "") == "overload" for one in called):
                yield node.name
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            for target in targets:
                yield from (one.id for one in ast.walk(target) if isinstance(one, ast.Name))
