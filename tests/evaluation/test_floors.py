"""The gate: floors hold, fall, are raised, and are lowered only on an explicit word."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import attrs
import pytest

from quoteattr.errors import GoldError
from quoteattr.evaluation import Report, load_floors, score
from quoteattr.evaluation.floors import (
    Floor,
    Floors,
    GoldFloors,
    hash_gold,
    new_entry,
    relative_file,
    write_floors,
)
from quoteattr.records import Scope

ADA, BEN = "alpha beta gamma delta", "one two three four five six"


@pytest.fixture
def report(toy: str, make_gold: Any, make_prediction: Any) -> Report:
    """Content F1 2/3 (precision 1, recall 1/2)."""
    return score([make_gold(toy, (ADA, {}), (BEN, {}))], [make_prediction(toy, (ADA, {}))])


def entry(*floors: Floor, sha256: str = "abc") -> GoldFloors:
    """An entry with these floors."""
    return GoldFloors(corpus="toy", split="dev", file="toy.dev.jsonl", sha256=sha256, floors=floors)


def content(floor: float, figure: str = "f1") -> Floor:
    """A floor of content."""
    return Floor(field="content", figure=figure, floor=floor)


@pytest.mark.parametrize(
    ("floor", "held", "measured"),
    [
        (content(0.666), True, 0.666),
        (content(0.667), False, 0.666),  # 2/3 is rounded down, never up to its floor
        (content(0.5, "recall"), True, 0.5),
        (content(0.501, "recall"), False, 0.5),
        (content(1.0, "precision"), True, 1.0),
        (Floor(field="speaker", floor=0.0), False, None),
        (Floor(type="direct", field="content", floor=0.0), False, None),
    ],
)
def test_a_floor_holds_or_falls(floor: Floor, held: bool, measured: float | None, report: Report) -> None:
    """At the floor is enough; what was not measured has fallen."""
    (verdict,) = entry(floor).check(report, "abc")
    assert (verdict.held, verdict.measured) == (held, measured)


def test_all_floors_fall_when_the_gold_has_changed(report: Report) -> None:
    """Figures on another gold say nothing about the floor."""
    (verdict,) = entry(content(0.1)).check(report, "another")
    assert not verdict.held
    assert "the gold has changed" in str(verdict)


def test_an_update_raises_and_never_lowers(report: Report) -> None:
    """A better figure raises its floor, a worse one is refused with the way to do it on purpose."""
    raised = entry(content(0.5)).update(report, "abc", model="toy_model")
    assert (raised.floors, raised.model) == ((content(0.666),), "toy_model")
    with pytest.raises(GoldError, match=r"overall\.content\.f1 is 0\.666, below its floor 0\.700; .*--allow-lower"):
        entry(content(0.7)).update(report, "abc")
    assert entry(content(0.7)).update(report, "abc", allow_lower=True).floors == (content(0.666),)


def test_one_fallen_floor_keeps_all_from_being_raised(report: Report) -> None:
    """An update is all or nothing."""
    with pytest.raises(GoldError):
        entry(content(0.1), content(0.9, "recall")).update(report, "abc")


def test_a_changed_gold_needs_the_explicit_word(report: Report) -> None:
    """Otherwise a floor could be lowered by editing the gold."""
    with pytest.raises(GoldError, match="the gold has changed"):
        entry(content(0.1)).update(report, "another")
    assert entry(content(0.9)).update(report, "another", allow_lower=True).sha256 == "another"


def test_a_floor_of_what_is_not_measured_is_not_dropped_silently(report: Report) -> None:
    """Even with the word to lower floors, it is removed by hand."""
    with pytest.raises(GoldError, match=r"overall\.speaker\.f1 has a floor but is not measured"):
        entry(Floor(field="speaker", floor=0.1)).update(report, "abc", allow_lower=True)


def test_a_new_gold_gets_floors_for_what_has_enough_gold(make_gold: Any, make_prediction: Any) -> None:
    """All measures overall and content by type, from five gold values on."""
    text = " ".join(f"word{number} said rain{number}." for number in range(6)) + " “No,” she said."
    golds = [(f"rain{number}", {"speaker": "Ada Stone"} if number < 4 else {}) for number in range(6)]
    gold = make_gold(text, *golds, ("“No,”", {"type": "direct"}))
    report = score([gold], [make_prediction(text, *((content, {}) for content, _ in golds))])
    made = new_entry("toy.dev.jsonl", Scope.ALL, None).update(report, "abc")
    assert (made.corpus, made.split) == ("toy", "dev")
    names = {floor.name for floor in made.floors}
    assert {"overall.content.f1", "overall.exact.f1", "indirect.content.f1"} <= names
    assert not {"direct.content.f1", "overall.speaker.f1", "indirect.type.f1"} & names


def test_floors_come_back_as_they_were_written(tmp_path: Path) -> None:
    """Entries, options and order; the same floors are the same bytes."""
    floors = Floors(
        golds=(
            entry(content(0.5), Floor(type="direct", field="exact", figure="precision", floor=0.125)),
            attrs.evolve(entry(content(1.0)), scope=Scope.SPEECH, articles=20, model="toy “model”"),
        )
    )
    write_floors(tmp_path / "floors.toml", floors)
    assert load_floors(tmp_path / "floors.toml") == floors
    first = (tmp_path / "floors.toml").read_bytes()
    write_floors(tmp_path / "floors.toml", load_floors(tmp_path / "floors.toml"))
    assert (tmp_path / "floors.toml").read_bytes() == first


def test_entries_are_found_by_gold_scope_and_number_of_articles() -> None:
    """Replacing keeps the place; a new entry goes to the end."""
    whole, part = entry(content(0.5)), attrs.evolve(entry(content(0.4)), articles=20)
    floors = Floors(golds=(whole, part))
    assert floors.find("toy.dev.jsonl", Scope.ALL, 20) == part
    assert floors.find("toy.dev.jsonl", Scope.SPEECH, None) is None
    better = attrs.evolve(whole, floors=(content(0.6),))
    assert floors.replace(better).golds == (better, part)
    other = attrs.evolve(whole, file="other.jsonl")
    assert floors.replace(other).golds == (whole, part, other)


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("[[gold]\n", "not TOML"),
        ("[[golds]]\n", "unknown key 'golds'"),
        ('[[gold]]\ncorpus = "x"\nfile = "x"\nsha256 = "y"\nscop = "all"\n', "gold 1: .*scop"),
        (
            '[[gold]]\ncorpus = "x"\nfile = "x"\nsha256 = "y"\n[[gold.floor]]\nfield = "contents"\nfloor = 1\n',
            "'contents'",
        ),
        ('[[gold]]\ncorpus = "x"\nfile = "x"\nsha256 = "y"\n[[gold.floor]]\nfield = "content"\nfloor = 73\n', "0 to 1"),
    ],
)
def test_faults_in_a_floors_file_are_named(toml: str, message: str, tmp_path: Path) -> None:
    """A misspelt floor must not pass as none."""
    (tmp_path / "floors.toml").write_text(toml, encoding="utf-8")
    with pytest.raises(GoldError, match=message):
        load_floors(tmp_path / "floors.toml")
    with pytest.raises(GoldError, match="cannot be read"):
        load_floors(tmp_path / "absent.toml")


def test_the_checksum_is_of_names_and_contents(tmp_path: Path) -> None:
    """A changed, renamed or added gold file changes it; another file beside it does not."""
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "a.jsonl").write_text("1", encoding="utf-8")
    first = hash_gold(folder)
    (folder / "notes.md").write_text("x", encoding="utf-8")
    assert hash_gold(folder) == first
    (folder / "a.jsonl").write_text("2", encoding="utf-8")
    changed = hash_gold(folder)
    (folder / "a.jsonl").rename(folder / "b.jsonl")
    assert len({first, changed, hash_gold(folder)}) == 3


def test_a_gold_is_called_by_its_way_from_the_floors_file(tmp_path: Path) -> None:
    """Floors move with the repository, not with the machine."""
    assert relative_file(tmp_path / "shared" / "x.jsonl", tmp_path / "main" / "floors.toml") == "../shared/x.jsonl"
