"""The pytest plugin, run by other projects: each test starts pytest anew in a project of its own."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from quoteattr.evaluation import write_jsonl_gold
from quoteattr.evaluation.floors import Floor, Floors, GoldFloors, hash_gold, write_floors
from quoteattr.records import Scope

ROOT = Path(__file__).parents[2]
TEXT = "Ada Stone said the old bridge will close. Ben Lind said tolls will rise."

# The outside project's extractor: finds the first statement, raises on an article that asks for it.
EXTRACTOR = """
from quoteattr.records import Act, Cue, Extraction, Quote, QuoteType, Span

def find(text):
    if "raise" in text:
        raise RuntimeError("cannot read this")
    start, end = text.index("the old"), text.index(".")
    cue = Cue(spans=(Span.of(text, start - 5, start - 1),), lemma="say", act=Act.ASSERTION)
    quote = Quote(
        id="q1", type=QuoteType.INDIRECT, content=(Span.of(text, start, end),), cue=cue, rule="own.rule", confidence=0.5
    )
    return Extraction(text=text, quotes=(quote,))
"""


@pytest.fixture
def project(tmp_path: Path, make_gold: Any) -> Path:
    """A project with an extractor of its own, a gold file of two articles and one plain test."""
    (tmp_path / "own.py").write_text(EXTRACTOR, encoding="utf-8")
    (tmp_path / "test_plain.py").write_text("def test_plain():\n    pass\n", encoding="utf-8")
    first, second = ("the old bridge will close", {"cue": "said"}), ("tolls will rise", {"cue": "Ben Lind said"})
    gold = [make_gold(TEXT, first, name="whole"), make_gold(TEXT.partition(" Ben")[0], first, name="half")]
    write_jsonl_gold([gold[0], gold[1]], tmp_path / "gold.jsonl")
    write_jsonl_gold([make_gold(TEXT, first, second, name="both")], tmp_path / "both.jsonl")
    return tmp_path


def run(project: Path, *options: str) -> tuple[int, str]:
    """Run pytest in the project with the plugin; its status and output."""
    installed = any(point.name == "quoteattr" for point in entry_points(group="pytest11"))
    plugin = [] if installed else ["-p", "quoteattr.evaluation.pytest_plugin"]
    path = os.pathsep.join([str(ROOT), str(project), os.environ.get("PYTHONPATH", "")])
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *plugin, "-p", "no:cacheprovider", "-q", "-rA", *options],
        cwd=project,
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        timeout=600,
    )
    return done.returncode, done.stdout + done.stderr


OWN = ("--quoteattr-extractor", "own:find")


def test_the_plugin_is_an_entry_point() -> None:
    """Installing quoteattr is enough for other projects."""
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["entry-points"][
        "pytest11"
    ]
    assert declared == {"quoteattr": "quoteattr.evaluation.pytest_plugin"}


def test_each_gold_article_is_an_item(project: Path) -> None:
    """Two articles beside the project's own test; the article with a quote too many or too few fails."""
    status, output = run(project, "--quoteattr-gold", "gold.jsonl", *OWN)
    assert status == 0, output
    assert "3 passed" in output
    status, output = run(project, "--quoteattr-gold", "gold.jsonl", "--quoteattr-gold", "both.jsonl", *OWN)
    assert status == 1
    assert "1 failed, 3 passed" in output


def test_a_failure_shows_gold_and_prediction_side_by_side(project: Path) -> None:
    """The found quote in both columns, the missed one in the left, no traceback."""
    _, output = run(project, "--quoteattr-gold", "both.jsonl", *OWN)
    assert "both: content F1 0.667, 2 in the gold, 1 predicted, 0 wrong fields" in output
    assert re.search(r"^= the old bridge will close indirect .* \| own\.rule 0\.50 indirect", output, re.MULTILINE)
    assert re.search(r"^- tolls will rise indirect \[none\] tolls will rise +\|$", output, re.MULTILINE)
    assert "Traceback" not in output
    assert "Shortfall" not in output


def test_a_wrong_field_fails_too(project: Path, make_gold: Any) -> None:
    """Without floors every stated field must be right."""
    gold = make_gold(TEXT.partition(" Ben")[0], ("the old bridge will close", {"speaker": "Ada Stone"}))
    write_jsonl_gold([gold], project / "speaker.jsonl")
    status, output = run(project, "--quoteattr-gold", "speaker.jsonl", *OWN)
    assert status == 1
    assert "    speaker: wanted Ada Stone, got none" in output


def test_a_lower_demand_on_articles(project: Path) -> None:
    """With an F1 asked for, an article at or above it passes."""
    assert run(project, "--quoteattr-gold", "both.jsonl", "--quoteattr-article-f1", "0.6", *OWN)[0] == 0
    assert run(project, "--quoteattr-gold", "both.jsonl", "--quoteattr-article-f1", "0.7", *OWN)[0] == 1


def test_items_are_selected_like_others(project: Path) -> None:
    """-k selects among articles by their names."""
    status, output = run(project, "--quoteattr-gold", "gold.jsonl", "-k", "half", *OWN)
    assert status == 0
    assert "1 passed, 2 deselected" in output
    assert "gold.jsonl::article[half]" in output


def write_gate(project: Path, f1: float) -> None:
    """A floors file with one floor of the gold *both*, set to this value."""
    entry = GoldFloors(
        corpus="both",
        file="both.jsonl",
        sha256=hash_gold(project / "both.jsonl"),
        floors=(Floor(field="content", floor=f1),),
    )
    write_floors(project / "floors.toml", Floors(golds=(entry,)))


@pytest.mark.parametrize(("floor", "status", "line"), [(0.666, 0, "3 passed"), (0.7, 1, "1 failed, 2 passed")])
def test_each_floor_is_an_item(floor: float, status: int, line: str, project: Path) -> None:
    """With floors, articles only show that they do not crash, and each floor is asked for."""
    write_gate(project, floor)
    found, output = run(project, "--quoteattr-gold", "both.jsonl", "--quoteattr-floors", "floors.toml", *OWN)
    assert found == status, output
    assert line in output
    assert "both.jsonl::floor[overall.content.f1]" in output
    assert ("FELL overall.content.f1: 0.666, floor 0.700" in output) is bool(status)


def test_a_crash_fails_the_article_even_with_floors(project: Path, make_gold: Any) -> None:
    """The error is the message."""
    write_jsonl_gold(
        [make_gold("They raise the old bridge.", ("the old bridge", {}), name="bad")], project / "bad.jsonl"
    )
    status, output = run(project, "--quoteattr-gold", "bad.jsonl", "--quoteattr-article-f1", "0", *OWN)
    assert status == 1
    assert "bad: RuntimeError: cannot read this" in output


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--quoteattr-gold", "absent.jsonl"], "absent.jsonl: no such file or directory"),
        (["--quoteattr-gold", "own.py"], "unknown kind of gold file"),
        (["--quoteattr-gold", "both.jsonl", "--quoteattr-floors", "none.toml"], "the floors file cannot be read"),
        (["--quoteattr-gold", "gold.jsonl", "--quoteattr-floors", "floors.toml"], "has no floors for gold.jsonl"),
    ],
)
def test_misuse_is_a_usage_error(options: list[str], message: str, project: Path) -> None:
    """Status 4 and the remedy, no traceback."""
    write_gate(project, 0.5)
    status, output = run(project, *options)
    assert status == 4, output
    assert message in output
    assert "Traceback" not in output


def test_floors_of_several_scopes(project: Path) -> None:
    """Where a gold has floors in both scopes, one must be chosen."""
    entry = GoldFloors(
        corpus="both",
        file="both.jsonl",
        sha256=hash_gold(project / "both.jsonl"),
        floors=(Floor(field="content", floor=0.5),),
    )
    other = evolve(entry, scope=Scope.SPEECH)
    write_floors(project / "floors.toml", Floors(golds=(entry, other)))
    options = ("--quoteattr-gold", "both.jsonl", "--quoteattr-floors", "floors.toml", *OWN)
    status, output = run(project, *options)
    assert status == 4
    assert "has several floors for both.jsonl: choose with --quoteattr-scope" in output
    assert run(project, *options, "--quoteattr-scope", "all")[0] == 0


def test_the_own_extractor_is_the_default(project: Path) -> None:
    """Without an extractor of its own the library's is loaded, with a model that can be named."""
    status, output = run(project, "--quoteattr-gold", "both.jsonl", "--quoteattr-model", "no_such_model")
    assert status == 1
    assert "no_such_model" in output
    assert "Traceback" not in output


def test_another_error_keeps_its_traceback(project: Path) -> None:
    """An extractor that is not there is no shortfall."""
    status, output = run(project, "--quoteattr-gold", "both.jsonl", "--quoteattr-extractor", "own:missing")
    assert status == 1
    assert "AttributeError: module 'own' has no attribute 'missing'" in output


def test_unused_it_imports_nothing(project: Path) -> None:
    """Without --quoteattr-gold neither spaCy nor the rest of the package is loaded."""
    probe = "import sys, json\ndef test_loaded():\n    print('LOADED', json.dumps(sorted(sys.modules)))\n"
    (project / "test_probe.py").write_text(probe, encoding="utf-8")
    _, output = run(project, "-s", "test_probe.py")
    loaded = json.loads(output.split("LOADED ")[1].splitlines()[0])
    ours = {name for name in loaded if name.startswith("quoteattr")}
    assert ours <= {"quoteattr", "quoteattr.version", "quoteattr.evaluation", "quoteattr.evaluation.pytest_plugin"}
    assert not {"spacy", "numpy", "attrs"} & set(loaded)


def test_the_scope_can_be_chosen(project: Path, make_gold: Any) -> None:
    """In the speech scope a thought in the gold is not asked for."""
    thought = ("tolls will rise", {"speech": False})
    gold = make_gold(TEXT, ("the old bridge will close", {"speech": True}), thought, name="thought")
    write_jsonl_gold([gold], project / "thought.jsonl")
    assert run(project, "--quoteattr-gold", "thought.jsonl", *OWN)[0] == 1
    assert run(project, "--quoteattr-gold", "thought.jsonl", "--quoteattr-scope", "speech", *OWN)[0] == 0
