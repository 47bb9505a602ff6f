"""Speakers in a file of their own, joined onto the articles of another."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from quoteattr.errors import GoldError
from quoteattr.evaluation import read_gold

Writer = Callable[..., Path]


TEXT = "“It rained,” Ada Stone said, “all\nday.”\n\nBen Lind told the Harbor Times that it “poured” at sea."


def at(phrase: str, text: str = TEXT) -> tuple[int, int]:
    """The offsets of a phrase."""
    start = text.index(phrase)
    return (start, start + len(phrase))


def layer(aid: str = "E2", **said: Any) -> dict[str, Any]:
    """A line of a speaker layer."""
    attribution = {
        "aid": aid, "speaker": "Ben Lind", "kind": "person", "anonymous": False, "role": ["sailor", "old sailor"],
        "affiliation": [], "outlet": "Harbor Times", "outlet_relation": "told", "addressee": None, "medium": None,
        "act": "assertion", "reported_speech": True, "doubt": False, **said,
    }  # fmt: skip
    return {"id": "a1", "attributions": [attribution]}


OFFSETS_LINE = {
    "id": "a1",
    "text": TEXT,
    "quotes": [
        {"aid": "E1", "type": "direct", "content": [list(at("“It rained,”"))], "speaker": None, "kind": None},
        {"aid": "E2", "type": "mixed", "content": [list(at("it “poured” at sea"))], "speaker": None, "kind": None},
    ],
}


def test_a_speaker_layer_is_joined_by_id_and_aid(write_lines: Writer) -> None:
    """The texts come from the file of the same split beside it; null says that there is none."""
    write_lines("base.dev.jsonl", {"id": "other", "text": "x", "quotes": []}, OFFSETS_LINE)
    write_lines("base.train.jsonl", {**OFFSETS_LINE, "text": "another split"})
    (article,) = read_gold(write_lines("speakers.dev.jsonl", layer()))
    assert article.corpus == "speakers.dev"
    assert article.quotes[0].stated == {}
    assert article.quotes[0].speech is None
    assert article.quotes[1].speech is True
    assert article.quotes[1].stated == {
        "speaker": ("Ben Lind",), "kind": ("person",), "anonymous": False, "role": ("sailor", "old sailor"),
        "affiliation": None, "outlet": ("Harbor Times",), "relation": ("told",), "addressee": None, "medium": None,
        "act": ("assertion",),
    }  # fmt: skip


def test_a_layer_of_no_speaker_states_that_there_is_none(write_lines: Writer) -> None:
    """Kind *none* is no kind, *event_or_data* is data."""
    texts = write_lines("elsewhere.jsonl", OFFSETS_LINE)
    path = write_lines("speakers.dev.jsonl", layer(speaker=None, kind="none", role=[]))
    (article,) = read_gold(path, texts=texts)
    stated = article.quotes[1].stated
    assert (stated["speaker"], stated["kind"], stated["role"]) == (None, None, None)
    path = write_lines("speakers.dev.jsonl", layer(kind="event_or_data"))
    assert read_gold(path, texts=texts)[0].quotes[1].stated["kind"] == ("data",)


@pytest.mark.parametrize(("aid", "with_texts", "message"), [("E9", True, "the aid 'E9'"), ("E2", False, "no article")])
def test_a_layer_that_does_not_fit_is_refused(aid: str, with_texts: bool, message: str, write_lines: Writer) -> None:
    """An aid that the article lacks, or texts that are nowhere."""
    if with_texts:
        write_lines("base.dev.jsonl", OFFSETS_LINE)
    with pytest.raises(GoldError, match=message):
        read_gold(write_lines("speakers.dev.jsonl", layer(aid)))
