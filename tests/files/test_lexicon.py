"""What strangers wrote where entries and weights are read: one line that names file and entry."""

from __future__ import annotations

from pathlib import Path

import pytest

from quoteattr.errors import LexiconError, QuoteattrError
from quoteattr.lexicon.cues import read_entries
from quoteattr.lexicon.weights import read_weights


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("cue = 5", "unknown table cue"),
        ("cue = [5]", "cue 1: an entry is a table"),
        ("[[cue]]\nlemma = 5", "cue 1: lemma must be a word"),
        ("[[cue]]\nlemma = 'moo'", r"cue 1 \(moo\): say why"),
        ("[[cue]]\nlemma = 'moo'\nwhy = 'x'\nlift = nan", "lift must be a number"),
        ("[[cue]]\nlemma = 'moo'\nwhy = 'x'\nlift = 1e300", "lift must be a number"),
        ("[[cue]]\nlemma = 'moo'\nwhy = 'x'\npos = ['verb']", "pos must be one of"),
        ("[[cue]]\nlemma = 'moo'\nwhy = 'x'\nact = []", "act must be one of"),
        ("[[cue]]\nlemma = 'moo'\nwhy = 'x'\nframes = 5", "frames maps a frame"),
        ("[[cue]]\nlemma = 'moo'\nwhy = 'x'\nblock = 1", "block is true or false"),
        ("[[cue]]\nlema = 'moo'", "unknown key lema"),
        ("x = " + "[" * 50_000, "not TOML|not valid TOML"),
        ("[[cue", "not valid TOML"),
    ],
)
def test_cue_entries(toml: str, message: str, tmp_path: Path) -> None:
    """File, entry and key."""
    path = tmp_path / "cues.toml"
    path.write_text(toml)
    with pytest.raises(LexiconError, match=message) as caught:
        read_entries(path)
    assert str(caught.value).startswith(str(path))


@pytest.mark.parametrize("name", ["missing.toml", ".", "a\0b.toml"])
def test_cue_entries_that_cannot_be_read(name: str, tmp_path: Path) -> None:
    """A missing file, a folder, a name that is none."""
    with pytest.raises(LexiconError, match="cannot read the cue entries"):
        read_entries(tmp_path / name)
    with pytest.raises(QuoteattrError, match="must be given as a path, not 5"):
        read_entries(5)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("frame\tx\tnan\t1\t1", "line 2: lift must be a number of log-odds, not nan"),
        ("frame\tx\tinf\t1\t1", "line 2: lift must be a number"),
        ("frame\tx\t1e9\t1\t1", "line 2: lift must be a number"),
        ("frame\tx\t1\t1\t1\nframe\tx\t2\t1\t1", "line 3: frame 'x' stands in line 2 already"),
        ("frame\tx\t1\t1.5\t1", "line 2: expected table value lift n right"),
        ("frame\tx", "line 2: expected table value lift n right"),
    ],
)
def test_weights(rows: str, message: str, tmp_path: Path) -> None:
    """File and line."""
    path = tmp_path / "found.tsv"
    path.write_text("table\tvalue\tlift\tn\tright\n" + rows + "\n")
    with pytest.raises(LexiconError, match=message) as caught:
        read_weights(path)
    assert str(caught.value).startswith(str(path))
