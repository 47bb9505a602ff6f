"""Every example of the README and the docs runs and prints what it says."""

from __future__ import annotations

import doctest
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import attrs
import pytest
from sybil import Document, Example, Sybil
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser

import quoteattr
import quoteattr.component  # where the package is not installed, spaCy does not find it by itself
from quoteattr.serialize import from_dict
from quoteattr.text.pipeline import MODELS

ROOT = Path(__file__).parents[1]
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
FENCE = re.compile(r"^ *```(?P<language>[^\s`]*)")
TESTED_LANGUAGES = frozenset({"python", "console", "json", "toml"})
PLAIN_LANGUAGES = frozenset({"text", "mermaid"})
"""Blocks that hold no example: output, pictures. A block in any other language would go untested unseen."""


def run_console(example: Example) -> str | None:
    """Run each ``$ `` line and compare what it prints with the lines under it, if there are any."""
    checker = doctest.OutputChecker()
    for command, expected in find_commands(str(example.parsed)):
        printed = run_command(command)
        if printed is not None and expected and not checker.check_output(expected, printed, FLAGS):
            return f"$ {command}\nexpected:\n{expected}\nprinted:\n{printed}"
    return None


def find_commands(block: str) -> Iterator[tuple[str, str]]:
    """The commands of a console block, each with its output as shown."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        yield command, output.strip("\n") + "\n" if output.strip() else ""


def run_command(command: str) -> str | None:
    """Run a command as the reader would, or check one that would install something; None where nothing was run."""
    words = shlex.split(command)
    if words[:2] == ["pip", "install"]:
        extras = re.fullmatch(r"quoteattr(?:\[(?P<extras>.*)\])?", words[-1])
        assert extras, f"{command}: installs something else"
        known = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["optional-dependencies"]
        assert set((extras["extras"] or "en").split(",")) <= set(known), f"{command}: no such extra"
        return None
    if words[:4] == ["python", "-m", "spacy", "download"]:
        assert words[4] in MODELS
        return None
    if words[0] == "./run":
        script = (ROOT / "run").read_text()
        assert f"    {words[1]})\n" in script, f"{command}: the script has no such command"
        if words[1] != "demo":
            return None
        article = re.search(r"^DEMO_ARTICLE=(.*)$", script, re.MULTILINE)
        assert article
        command = f"quoteattr extract --format table {article[1]}"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"$ {command}\n{done.stderr}"
    return done.stdout


def check_json(example: Example) -> None:
    """A JSON block is JSON; one with our schema is an extraction."""
    data = json.loads(str(example.parsed))
    if "schema" in data:
        from_dict(data)


def check_toml(example: Example) -> None:
    """A TOML block is TOML."""
    tomllib.loads(str(example.parsed))


SYBIL = Sybil(
    [
        PythonCodeBlockParser(doctest_optionflags=FLAGS),
        CodeBlockParser("console", run_console),
        CodeBlockParser("json", check_json),
        CodeBlockParser("toml", check_toml),
    ]
)


def parse(path: Path) -> Document:
    """The document's examples."""
    return SYBIL.parse(path)


@pytest.fixture
def reader_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder as a reader of the repository has it, with ``quoteattr`` as a command."""
    folder, commands = tmp_path / "repository", tmp_path / "bin"
    folder.mkdir()
    commands.mkdir()
    shutil.copytree(ROOT / "fixtures", folder / "fixtures")
    shutil.copytree(ROOT / "docs", folder / "docs")
    command = commands / "quoteattr"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m quoteattr "$@"\n')
    command.chmod(0o755)
    monkeypatch.setenv("PATH", f"{commands}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_examples(path: Path, reader_folder: Path) -> None:
    """The examples of a document run one after another, in one namespace, and print what is shown."""
    for example in parse(path).examples():
        example.evaluate()


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_block_goes_unseen(path: Path) -> None:
    """Each code block is in a language that is tested, or in one that holds no example."""
    tested_lines = {example.line for example in parse(path).examples()}
    for language, lines in find_blocks(path):
        assert language in TESTED_LANGUAGES | PLAIN_LANGUAGES
        assert language in PLAIN_LANGUAGES or tested_lines & set(lines), f"line {lines.start}: not run"


def find_blocks(path: Path) -> Iterator[tuple[str, range]]:
    """Each fenced block's language and its line numbers."""
    opened: tuple[str, int] | None = None
    for number, line in enumerate(path.read_text().splitlines(), start=1):
        if fence := FENCE.match(line):
            if opened is None:
                opened = fence["language"], number
            else:
                yield opened[0], range(opened[1], number + 1)
                opened = None


@pytest.mark.parametrize(
    ("block", "is_right"),
    [
        ("$ echo  a   b\na b\n", True),
        ("$ echo a b c\na ... c\n", True),
        ("$ echo a\n$ echo b\nb\n", True),
        ("$ echo a\nb\n", False),
    ],
)
def test_the_console_runner_can_fail(block: str, is_right: bool, tmp_path: Path) -> None:
    """A console block whose output is not what is shown is reported."""
    path = tmp_path / "page.md"
    path.write_text(f"```console\n{block}```\n")
    (example,) = parse(path).examples()
    if is_right:
        example.evaluate()
    else:
        with pytest.raises(Exception, match="expected:"):
            example.evaluate()


def test_links_lead_somewhere() -> None:
    """Relative links between the documents and into the repository lead to files."""
    link = re.compile(r"\]\((?!https?://|#|mailto:)(?P<target>[^)#\s]+)")
    for path in DOCUMENTS:
        for target in link.findall(path.read_text()):
            assert (path.parent / target).exists(), f"{path.name}: {target}"


def test_the_reference_is_complete() -> None:
    """docs/api.md names every public name, every field of every record and every value of every enumeration."""
    reference = (ROOT / "docs" / "api.md").read_text()
    for name in set(quoteattr.__all__) - {"__version__"}:
        assert f"`{name}" in reference, name
        public = getattr(quoteattr, name)
        if isinstance(public, type) and issubclass(public, StrEnum):
            (row,) = re.findall(rf"^\| `{name}` \|.*", reference, re.MULTILINE)
            assert re.findall(r"`([a-z_]+)`", row) == [member.value for member in public]
        elif attrs.has(public):
            _, _, section = reference.partition(f"### `{name}`\n")
            fields = re.findall(r"^\| `([a-z_]+)` \|", section.partition("\n#")[0], re.MULTILINE)
            assert fields == [field.name for field in attrs.fields(public)], name
