"""Fuzz one target with atheris (Linux; ``pip install atheris``).

    python fuzz/fuzz.py marks -max_total_time=300

What follows the target goes to libFuzzer. New inputs are kept in ``fuzz/corpus/TARGET``, an input that fails in the
current folder (``-artifact_prefix=`` says where); put it in ``fuzz/found/TARGET`` and ``tests/fuzz`` replays it.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

with atheris.instrument_imports(include=["quoteattr", "cattrs"]):
    import targets


def main() -> None:
    """Write the seeds and start."""
    if len(sys.argv) < 2 or sys.argv[1] not in targets.TARGETS:
        raise SystemExit(f"usage: fuzz.py {'|'.join(targets.TARGETS)} [libFuzzer options]")
    name = sys.argv.pop(1)
    corpus = HERE / "corpus" / name
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(targets.make_seeds()[name]):
        (corpus / f"seed-{number}").write_bytes(seed)
    atheris.Setup([sys.argv[0], str(corpus), *sys.argv[1:]], targets.TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
