"""The house rules that linters do not know: who prints and exits, how large a file grows."""

from __future__ import annotations

import ast
import re
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
    text = path.read_text()
    given: list[str] = []
    for node in ast.parse(text).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            given.append("" if node.decorator_list else node.name)
        elif isinstance(node, ast.Assign):
            given += [target.id for target in node.targets if isinstance(target, ast.Name)]
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            given.append(node.target.id)
    assert not {name for name in given if name and given.count(name) > 1}
    private = {name for name in given if name.startswith("_") and not name.startswith("__")}
    assert not {name for name in private if len(re.findall(rf"\b{name}\b", text)) < 2}
