"""Readings of marked sentences, so that attribution is tested apart from the matchers."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from quoteattr.matchers.reading import Reading
from quoteattr.records import Act, QuoteType
from quoteattr.text.parse import Parse, parse_text

if TYPE_CHECKING:
    from spacy.language import Language

MarkedReader = Callable[[str], tuple[Parse, list[Reading]]]

_TAG = re.compile(r"(?P<opening>\[\[|\(\(|\*\*)(?P<number>\d?)|(?P<closing>\]\]|\)\))")
_KINDS = {"[[": "content", "]]": "content", "((": "source", "))": "source", "**": "cue"}


@pytest.fixture(scope="session")
def read_marked(nlp: Language) -> MarkedReader:
    """Reads ``[[content]] ((source)) **cue**`` into a parse and its readings; ``[[2…]]`` is reading 2's."""

    def read(marked: str) -> tuple[Parse, list[Reading]]:
        text, spans = _unmark(marked)
        parse = parse_text(nlp, text)
        return parse, [_make_reading(parse, spans[number]) for number in sorted(spans)]

    return read


def _unmark(marked: str) -> tuple[str, dict[int, dict[str, list[tuple[int, int]]]]]:
    text, position = "", 0
    spans: dict[int, dict[str, list[tuple[int, int]]]] = {}
    started: dict[str, list[tuple[int, int]]] = {"content": [], "source": [], "cue": []}
    for tag in _TAG.finditer(marked):
        text += marked[position : tag.start()]
        position = tag.end()
        kind = _KINDS[tag["opening"] or tag["closing"]]
        if started[kind] and (tag["closing"] or kind == "cue"):
            number, start = started[kind].pop()
            own = spans.setdefault(number, {"content": [], "source": [], "cue": []})
            own[kind].append((start, len(text)))
            text += tag["number"] or ""
        else:
            started[kind].append((int(tag["number"] or 1), len(text)))
    return text + marked[position:], spans


def _make_reading(parse: Parse, spans: dict[str, list[tuple[int, int]]]) -> Reading:
    cue = tuple(token for start, end in spans["cue"] for token in parse.tokens_between(start, end))
    cue_head = _head(parse, cue, ("VERB", "NOUN"))
    source = tuple(token for start, end in spans["source"] for token in parse.tokens_between(start, end))
    content = tuple(_trimmed(parse.text, start, end) for start, end in spans["content"])
    quoted = [parse.text[start - 1 : start] in '“"' for start, _ in content]
    return Reading(
        rule="test.marked",
        frame="",
        type=QuoteType.DIRECT if all(quoted) else QuoteType.INDIRECT,
        cue=cue,
        cue_head=cue_head,
        lemma=parse.lemmas[cue_head].lower() if cue_head >= 0 else "",
        content=content,
        source=tuple(spans["source"]),
        source_head=_head(parse, source, ("PROPN", "NOUN", "PRON")),
        act=Act.ASSERTION,
    )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while text[start] in '“" ':
        start += 1
    while text[end - 1] in '”", ':
        end -= 1
    return start, end


def _head(parse: Parse, tokens: tuple[int, ...], preferred: tuple[str, ...]) -> int:
    own = set(tokens)
    tops = [token for token in tokens if parse.heads[token] not in own or parse.heads[token] == token]
    return next((token for token in tops if parse.pos[token] in preferred), tops[0] if tops else -1)
