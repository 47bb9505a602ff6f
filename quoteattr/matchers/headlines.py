"""Headlines that end with who says it or who was told: *Bridge to close, mayor says*; *Nurse ‘ignored’, inquest told*.

A parser makes little of them, and PolNeAR has few, so that selection gives them a confidence by judgement.
"""

from __future__ import annotations

from collections.abc import Iterator

from quoteattr.grammar import NOUNS
from quoteattr.lexicon.inflections import load_inflections
from quoteattr.lexicon.words import load_words
from quoteattr.matchers.asides import is_who
from quoteattr.matchers.candidate import Candidate, Contents, Region, trim
from quoteattr.text.parse import Parse

__all__ = ["find_headlines", "is_open_line"]

_TOLD = frozenset({"hear", "hears", "told"})
_SAYS = load_words("frames")["headline-verbs"].words
_CLAIMS = load_words("frames")["headline-claims"].words
_IN_NAME = NOUNS | {"CD", "DT", "JJ", "POS"}
_OPENS = NOUNS | {"CD", "DT", "PRP$"}
_STOPS = frozenset(".?!;")
_LONGEST = 24  # tokens of a headline
_TAG = 6  # tokens behind its last comma


def is_open_line(text: str) -> bool:
    """Whether a paragraph ends as headlines do: without a stop, a colon or a mark."""
    return text.rstrip()[-1:].isalnum()


def find_headlines(parse: Parse) -> Iterator[Candidate]:
    """Yield what stands before the tag of each headline."""
    paras = parse.paras
    first = 0
    while first < len(parse):
        paragraph = paras[first]
        last = first
        while last + 1 < len(parse) and paras[last + 1] == paragraph:
            last += 1
        begin, finish = parse.paragraphs[paragraph]
        if last - first < _LONGEST and is_open_line(parse.text[begin:finish].rstrip("\"”’'")):
            yield from _tagged(parse, first, last)
            yield from _said(parse, first, last)
        first = last + 1


def _tagged(parse: Parse, first: int, last: int) -> Iterator[Candidate]:
    comma = next((at for at in range(last - 1, max(first + 1, last - _TAG - 1), -1) if parse.words[at] == ","), -1)
    if comma < 0 or parse.stretches[comma] >= 0:
        return
    start = next((at + 1 for at in range(first, comma) if parse.words[at] == ":"), first)  # Exclusive: …
    content = trim(parse.text, parse.starts[start], parse.starts[comma]) if start < comma else None
    if content is None or not _states(parse, start, comma):
        return
    tag = range(comma + 1, last + 1)
    contents = Contents.of((Region("full", (content,)),), "full")
    if _is_hearing(parse, tag):
        lemma = "tell" if parse.lowers[last] == "told" else "hear"
        yield _candidate(last, lemma, "left-told", contents, -2)
        return
    for verb, name in ((tag[-1], tag[:-1]), (tag[0], tag[1:])):
        if len(name) == 0 or parse.words[verb] not in _SAYS or any(parse.stretches[one] >= 0 for one in tag):
            continue
        named = all(parse.tags[one] in _IN_NAME for one in name) and parse.tags[name[-1]] in NOUNS
        if named and (verb > name[0] or _may_say(parse, name[-1])):
            lemma = load_inflections().get(parse.words[verb], parse.words[verb])
            yield _candidate(verb, lemma, "left-headline", contents, name[-1])
            return


def _may_say(parse: Parse, noun: int) -> bool:
    return is_who(parse, noun) or parse.lowers[noun] in load_words("organizations")["nouns"]


def _states(parse: Parse, first: int, stop: int) -> bool:
    """Whether a headline's words make a statement, if a short one: *Hale to stay*, *bridge safe*; not *Man, 34*.

    Nor a quotation, which has a tag of its own, nor the end of another sentence.
    """
    inside = range(first, stop)
    if parse.words[first] == '"' or any(parse.words[one] in _STOPS for one in inside):
        return False
    predicate = any(parse.tags[one].startswith("V") or parse.tags[one] in ("MD", "TO") for one in inside)
    return len(inside) > 1 and (predicate or parse.tags[stop - 1] == "JJ")


def _said(parse: Parse, first: int, last: int) -> Iterator[Candidate]:
    """What follows a verb of saying without a verb of its own: *Firm says outage caused by ‘fat-finger’ error*."""
    for verb in range(first + 1, last - 1):
        if parse.lemmas[verb] in _CLAIMS and parse.tags[verb] in ("VBZ", "VBP") and parse.hidden[verb] < 0:
            content = trim(parse.text, parse.starts[verb + 1], parse.ends[last])
            if parse.tags[verb - 1] not in NOUNS or parse.tags[verb + 1] not in _OPENS or content is None:
                return
            if parse.stretches[verb] < 0 and any(parse.tags[one] == "VBN" for one in range(verb + 2, last)):
                contents = Contents.of((Region("full", (content,)),), "full")
                yield _candidate(verb, parse.lemmas[verb], "right-headline", contents, -1, family="clause-right")
            return


def _candidate(
    verb: int, lemma: str, frame: str, contents: Contents, source: int, family: str = "clause-left"
) -> Candidate:
    return Candidate(
        cue=(verb,),
        cue_head=verb,
        lemma=lemma,
        frame=frame,
        family=family,
        contents=contents,
        source_hint=source,
    )


def _is_hearing(parse: Parse, tag: range) -> bool:
    """Whether a tag names those who listened and nobody who spoke: *MPs told*, *court hears*."""
    verb, listeners = tag[-1], tag[:-1]
    if parse.words[verb] not in _TOLD or len(listeners) == 0:
        return False
    if parse.lowers[listeners[-1]] in load_words("frames")["hearings"]:
        return True
    return parse.words[verb] == "told" and all(parse.tags[one] in NOUNS for one in listeners)
