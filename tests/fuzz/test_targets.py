"""What fuzzing found once, and the seeds that it starts from, put through the targets again."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from targets import TARGETS, make_seeds

FOUND = sorted(file for file in (Path(__file__).parents[2] / "fuzz" / "found").glob("*/*") if file.is_file())


@pytest.mark.parametrize("file", FOUND, ids=lambda file: f"{file.parent.name}-{file.name}")
def test_what_was_found_is_mended(file: Path) -> None:
    """The folder names the target."""
    TARGETS[file.parent.name](file.read_bytes())


def test_something_was_found() -> None:
    """The test above has inputs to replay."""
    assert len(FOUND) > 5


@pytest.mark.parametrize("target", TARGETS)
def test_seeds_and_their_neighbours_pass(target: str) -> None:
    """Each seed as it is, cut off, with a byte changed, and with a stretch of another seed in it."""
    seeds = make_seeds()[target]
    rng = random.Random(target)
    for seed in seeds:
        other = rng.choice(seeds)
        at = rng.randrange(len(seed) or 1)
        changed = seed[:at] + bytes([rng.randrange(256)]) + seed[at + 1 :]
        for data in (seed, seed[:at], changed, seed[:at] + other[at : at + 40] + seed[at:]):
            TARGETS[target](data)
