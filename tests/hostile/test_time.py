"""Time grows no faster than the text: every family of hostile texts, and every regular expression of the package."""

from __future__ import annotations

import ast
import importlib
import math
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import regex
from texts import FAMILIES, repeat

import quoteattr
from quoteattr.extractor import Extractor
from quoteattr.text.marks import find_marked
from quoteattr.text.paragraphs import find_paragraphs
from quoteattr.text.prepare import find_segments

MEGABYTE = 1_000_000
# A text of eight times the length may take so many times as long as n log n says: noise of a busy machine.
SLACK = 2.0
# A busy machine makes one series of measurements look worse than the text is; what grows too fast does so each time.
ATTEMPTS = 5
# Shorter than this (seconds) is noise, whatever the ratio.
TRIFLE = 0.25
QUICK = (
    "quotes",
    "a quotation over paragraphs",
    "nested marks",
    "straight marks, words",
    "labels in a line",
    "names",
    "according",
    "idioms",
    "interviews",
    "articles",
)
"""The families that every run takes through the whole extraction: each was slow once."""


def spent(run: Callable[[], object]) -> float:
    """The processor's time of one run."""
    started = time.process_time()
    run()
    return time.process_time() - started


def assert_grows_like_n_log_n(run: Callable[[str], object], piece: str, sizes: tuple[int, ...]) -> None:
    """Double the text: of no step may it take much longer than n log n says, of all steps together neither.

    What else the machine does slows a run down, never up: of each size the quickest of all attempts counts.
    """
    texts = {size: repeat(piece, size) for size in sizes}
    least = dict.fromkeys(sizes, math.inf)
    measured: list[tuple[int, float]] = []
    for _ in range(ATTEMPTS):
        for size, text in texts.items():
            least[size] = min(least[size], spent(lambda text=text: run(text)))  # type: ignore[misc]
        measured = [(size, seconds) for size, seconds in least.items() if seconds >= TRIFLE]
        if all(grows_as_allowed(*step) for step in zip(measured, measured[2:], strict=False)):
            return
    raise AssertionError(f"{piece!r}: {dict(measured)}")


def grows_as_allowed(before: tuple[int, float], after: tuple[int, float]) -> bool:
    """Whether a longer text takes no longer than n log n says, with slack."""
    (small, little), (large, much) = before, after
    return much <= SLACK * large * math.log(large) / (small * math.log(small)) * little


@pytest.mark.slow
@pytest.mark.parametrize("name", FAMILIES)
def test_marks_and_paragraphs_are_linear(name: str, long: bool) -> None:
    """Paragraphs, marks and the copies for the parser."""

    def prepare(text: str) -> None:
        paragraphs = find_paragraphs(text)
        find_segments(text, paragraphs, find_marked(text, paragraphs), nested=True)

    sizes = (62_500, 125_000, 250_000, 500_000, MEGABYTE) if long else (31_250, 62_500, 125_000)
    assert_grows_like_n_log_n(prepare, FAMILIES[name], sizes)


@pytest.mark.slow
@pytest.mark.parametrize("name", FAMILIES)
def test_extraction_is_linear(extractor: Extractor, name: str, long: bool) -> None:
    """The whole extraction, of every family to a megabyte under the long profile."""
    if not long and name not in QUICK:
        pytest.skip("in the long profile only (QUOTEATTR_LONG=1)")
    sizes = (62_500, 125_000, 250_000, 500_000, MEGABYTE) if long else (10_000, 20_000, 40_000)
    assert_grows_like_n_log_n(lambda text: extractor.extract(text, scope="all"), FAMILIES[name], sizes)


def sources() -> dict[str, str]:
    """The source of every module of the package."""
    root = Path(quoteattr.__file__).parent
    files = [file for file in sorted(root.rglob("*.py")) if file.name != "__main__.py"]
    names = [".".join(("quoteattr", *file.relative_to(root).with_suffix("").parts)) for file in files]
    texts = [file.read_text(encoding="utf-8") for file in files]
    return dict(zip([name.removesuffix(".__init__") for name in names], texts, strict=True))


def patterns() -> Iterator[tuple[str, re.Pattern[str], bool]]:
    """Every compiled expression at module level with its name, and whether it is searched for or only matched."""
    everything = "\n".join(sources().values())
    for module in sources():
        for name, value in vars(importlib.import_module(module)).items():
            if isinstance(value, re.Pattern | regex.Pattern):
                uses = set(re.findall(rf"\b{name}\.(\w+)", everything))
                yield f"{module}.{name}", value, not uses <= {"match", "fullmatch"}  # type: ignore[misc]


# What the expressions of the package are made of, again and again.
PUMPS = ["a", "A", "1", " ", ".", ",", "'", '"', "-", "(", "[", "&", "?", "_", "Aa", "a ", "A ", "A. ", "A.", "1,"]
PUMPS += ["a'", ", ", "per ", "on ", "June 1", "said ", "<a", "LIND: ", "[a", "a[", "and ", " & ", "x.", "St."]
PUMPS += ["“", "—", "…"]
PIECES = 4_000


@pytest.mark.parametrize(
    ("pattern", "searched"),
    [pytest.param(pattern, searched, id=name) for name, pattern, searched in patterns()],
)
def test_every_expression_is_linear(pattern: re.Pattern[str], searched: bool) -> None:
    """Over runs that almost match, with a sting in the tail that makes them fail."""

    def run(pump: str, size: int) -> float:
        text = repeat(pump, size) + "\x00"
        started = time.process_time()
        pattern.match(text)
        pattern.fullmatch(text)
        if searched:
            for _ in pattern.finditer(text):
                pass
        return time.process_time() - started

    def quickest(pump: str, size: int) -> float:
        return min(run(pump, size) for _ in range(3))

    for pump in PUMPS:
        if run(pump, PIECES) > 0.005 and (small := quickest(pump, PIECES)) > 0.005:
            assert small < 0.5, f"{pump!r}: {PIECES} characters take {small:.3f} s"
            large = quickest(pump, 4 * PIECES)
            for _ in range(ATTEMPTS - 1):
                if large >= 8 * small:
                    small, large = quickest(pump, PIECES), quickest(pump, 4 * PIECES)
            assert large < 8 * small, f"{pump!r}: {small:.4f} s, four times the text {large:.4f} s"


def test_expressions_stand_at_module_level() -> None:
    """So that the test above sees them all: none is compiled inside a function."""
    inside = re.compile(r"^[ \t].*\bre(?:gex)?\.compile\(", re.MULTILINE)
    assert {name: inside.findall(text) for name, text in sources().items() if inside.search(text)} == {}


def test_constant_sets_are_joined_at_module_level() -> None:
    """Never inside a function, where thousands of words would be copied for every token that asks."""
    found: dict[str, list[str]] = {}
    for name, text in sources().items():
        constants = vars(importlib.import_module(name))
        for function in (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef)):
            for node in ast.walk(function):
                if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr | ast.Sub):
                    sides = (
                        isinstance(constants.get(ast.unparse(side)), frozenset) for side in (node.left, node.right)
                    )
                    if all(sides):
                        found.setdefault(name, []).append(ast.unparse(node))
    assert found == {}
