"""The cue lexicon: acts, lifts, blocked phrases, and what its errors say."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from quoteattr.errors import LexiconError
from quoteattr.extractor import Extractor
from quoteattr.lexicon.cues import CueEntry, load_cues, read_entries
from quoteattr.records import Act

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.mark.parametrize(
    ("pos", "lemma", "act"),
    [
        ("verb", "say", Act.ASSERTION),
        ("verb", "ask", Act.QUESTION),
        ("verb", "urge", Act.REQUEST),
        ("verb", "vow", Act.PROMISE),
        ("verb", "deny", Act.DENIAL),
        ("verb", "believe", Act.BELIEF),
        ("verb", "criticise", Act.EVALUATION),
        ("verb", "say on", Act.ASSERTION),
        ("verb", "zzz", None),
        ("verb", "zzz on", None),
        ("noun", "say", None),
    ],
)
def test_act(pos: str, lemma: str, act: Act | None) -> None:
    """The act of a lemma by its part of speech; with an unknown particle that of the bare verb."""
    assert load_cues().act(pos, lemma) is act


@pytest.mark.parametrize(
    ("words", "at", "blocked"),
    [
        ("needless to say , it rained", "say", True),
        ("that said , it rained", "said", True),
        ("a letter that said the lake was safe", "said", False),
        ("all told , forty came", "told", True),
        ("they all told us", "told", False),
        ("she said that it rained", "said", False),
        ("it was needless , they say", "say", False),
        ("said that", "said", False),
    ],
)
def test_blocked_phrases(words: str, at: str, blocked: bool) -> None:
    """A cue inside a blocked phrase is blocked; the same word elsewhere is not."""
    lowers = words.split()
    assert load_cues().blocks_at(lowers, lowers.index(at)) is blocked


def test_added_entries_change_only_the_copy() -> None:
    """An entry sets act and lifts; the lexicon that ships stays as it is."""
    entry = CueEntry(lemma="zorp", act=Act.REQUEST, lift=1.0, frames={"that-clause": 0.5}, why="test")
    cues = load_cues().with_entries([entry, CueEntry(lemma="zorp it up", block=True, why="test")])
    assert cues.act("verb", "zorp") is Act.REQUEST
    assert cues.lift("verb", "zorp", "that-clause") == 1.5
    assert cues.lift("verb", "zorp", "object") == 1.0
    assert cues.lift("noun", "zorp", "that-clause") == 0.0
    assert cues.blocks_at(["zorp", "it", "up"], 0)
    assert not cues.blocks_at(["zorp", "it"], 0)
    assert load_cues().act("verb", "zorp") is None
    assert load_cues().lift("verb", "zorp", "object") == 0.0


def test_entries_are_read_from_a_file(tmp_path: Path) -> None:
    """Every key of an entry; lemmas in lower case with single spaces."""
    path = tmp_path / "mine.toml"
    path.write_text(
        '[[cue]]\nlemma = "Zorp  out"\nact = "request"\nlift = 1\nframes = { that-clause = 0.5 }\nwhy = "slang"\n\n'
        '[[cue]]\nlemma = "zorp"\npos = "noun"\nblock = true\nwhy = "a name"\n',
        encoding="utf-8",
    )
    first, second = read_entries(path)
    assert first == CueEntry(lemma="zorp out", act=Act.REQUEST, lift=1.0, frames={"that-clause": 0.5}, why="slang")
    assert (second.lemma, second.pos, second.block) == ("zorp", "noun", True)


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ('[[cue]]\nlemma = "zorp"\nwhy = "x"\nlemmma = "zorp"', r"cue 1: unknown key lemmma; the keys are act, block"),
        ('[[cue]]\nwhy = "x"', r"cue 1: lemma must be a word or phrase, not None"),
        ('[[cue]]\nlemma = "  "\nwhy = "x"', r"lemma must be a word or phrase"),
        ('[[cue]]\nlemma = 7\nwhy = "x"', r"lemma must be a word or phrase, not 7"),
        ('[[cue]]\nlemma = "zorp"', r"cue 1 \(zorp\): say why the entry is there"),
        ('[[cue]]\nlemma = "zorp"\nwhy = " "', r"say why the entry is there"),
        ('[[cue]]\nlemma = "zorp"\nwhy = "x"\npos = "adverb"', r"pos must be one of verb, noun.*not 'adverb'"),
        ('[[cue]]\nlemma = "zorp"\nwhy = "x"\nact = "shout"', r"act must be one of assertion.*not 'shout'"),
        ('[[cue]]\nlemma = "zorp"\nwhy = "x"\nframes = ["object"]', r"frames maps a frame to the log-odds"),
        ('[[cue]]\nlemma = "zorp"\nwhy = "x"\nframes = { object = "high" }', r"frames maps a frame"),
        ('[[cue]]\nlemma = "zorp"\nwhy = "x"\nlift = "high"', r"lift must be a number of log-odds, not 'high'"),
        ('[[cue]]\nlemma = "zorp"\nwhy = "x"\nlift = true', r"lift must be a number"),
        ('[[cue]]\nlemma = "zorp"\nwhy = "x"\nlift = 1e9', r"lift must be a number"),
        ('[[cue]]\nlemma = "zorp"\nwhy = "x"\nlift = nan', r"lift must be a number"),
        ('[[cue]]\nlemma = "zorp"\nwhy = "x"\nblock = "yes"', r"block is true or false, not 'yes'"),
        ('[[cue]]\nlemma = "a"\nwhy = "x"\n[[cue]]\nlemma = "b"', r"cue 2 \(b\)"),
        ('[[verb]]\nlemma = "zorp"', r"unknown table verb; entries are \[\[cue\]\] tables"),
        ('[cue]\nlemma = "zorp"', r"entries are \[\[cue\]\] tables"),
        ('cue = ["zorp"]', r"cue 1: an entry is a table of keys"),
        ("[[cue", r"not valid TOML"),
    ],
)
def test_bad_entries_say_what_is_wrong(tmp_path: Path, toml: str, message: str) -> None:
    """The message names file, entry and remedy."""
    path = tmp_path / "mine.toml"
    path.write_text(toml, encoding="utf-8")
    with pytest.raises(LexiconError, match=message) as caught:
        read_entries(path)
    assert "mine.toml" in str(caught.value)


def test_unreadable_files_say_so(tmp_path: Path) -> None:
    """A missing file, and one in another encoding."""
    with pytest.raises(LexiconError, match="cannot read the cue entries"):
        read_entries(tmp_path / "none.toml")
    path = tmp_path / "latin.toml"
    path.write_bytes("# é".encode("latin-1"))
    with pytest.raises(LexiconError, match="UTF-8"):
        read_entries(path)


def test_an_entry_turns_a_cue_off(nlp: Language) -> None:
    """A negative lift takes the quote away; a blocked phrase too; without entries it is found."""
    text = "Ada Lind warned that taxes will rise."
    assert len(Extractor(nlp).extract(text)) == 1
    from quoteattr.extractor import Settings

    for entry in (
        CueEntry(lemma="warn", lift=-20.0, why="test"),
        CueEntry(lemma="warned that", block=True, why="test"),
    ):
        assert len(Extractor(nlp, Settings(cues=(entry,))).extract(text)) == 0
