"""In which form something was said: *in a statement*, *tweeted*, *the study found*."""

from __future__ import annotations

from functools import cache

from quoteattr.attribution.outlets.flow import Flow
from quoteattr.attribution.setting.values import Frame
from quoteattr.lexicon.words import WordGroup, load_words
from quoteattr.matchers.reading import Reading
from quoteattr.records import Medium

__all__ = ["find_loose_media", "find_medium"]

_PREPOSITIONS = frozenset({"in", "during", "at", "from", "through", "by", "via", "throughout", "on", "over", "under"})
_NEEDS = {
    "conference": frozenset({"news", "press", "telephone", "video"}),
    "release": frozenset({"news", "press"}),
    "call": frozenset(
        """
        a an analyst conference earnings her his investor its media my our phone press telephone the their video zoom
        """.split()
    ),
    "phone": frozenset({"the", "by"}),
    "video": frozenset({"a", "the", "posted", "youtube", "online", "short", "his", "her"}),
    "address": frozenset(
        {"televised", "an", "keynote", "nationwide", "his", "her", "national", "inaugural", "the", "video"}
    ),
    "conversation": frozenset({"telephone", "phone"}),
}
_GATHERINGS = load_words("setting_words")["gatherings"].words
_INVESTORS = (["clients"], ["investors"], ["customers"])
_ANALYSTS = load_words("setting_words")["analysts"].words
_ANSWERS = load_words("setting_words")["answers"].words
_ANSWERED = {"emailed": "email", "e-mailed": "email", "email": "email", "written": "statement", "telephone": "call"}
_TO_PARTICIPLE = 6  # words from a letter to the participle that says what it says
_NOT_YET = frozenset({"upcoming", "next", "coming", "future", "no", "first"})


@cache
def _words() -> dict[str, WordGroup]:
    return dict(load_words("media", "cues", "phrase-nouns", "source-nouns"))


def find_medium(flow: Flow, frame: Frame, reading: Reading) -> Medium | None:
    """The medium that the reading's own frame names: by its source, its cue, or a phrase beside them.

    *she said in an emailed statement*  -> statement
    *she said in Berlin*  -> None
    """
    words = _words()
    head = frame.source_head
    if head >= 0 and (not flow.is_capital(head) or flow.opens_sentence(head)):
        named = words["source-nouns"].pairs.get(flow.lowers[frame.source_head])
        if named is not None:
            return Medium(named)
    found = _phrase_medium(flow, frame) or _saying_medium(flow, frame)
    if found is not None:
        return found
    for at in frame.cue:
        named = words["phrase-nouns"].pairs.get(flow.lowers[at])
        if named is not None and flow.tags[at].startswith("N") and flow.lowers[at] not in _NEEDS:
            return Medium(named)
    if _was_asked(flow, frame):
        return Medium.INTERVIEW
    by_cue = words["cues"].pairs.get(reading.lemma.split(" ")[0])
    return Medium(by_cue) if by_cue is not None else None


def _saying_medium(flow: Flow, frame: Frame) -> Medium | None:
    """The text that a participle goes on with: *issued a statement saying*, *a letter from residents asking*; not *left
    the speech, saying*.
    """
    at = frame.head
    if at < 1 or flow.tags[at] != "VBG" or flow.tags[at - 1] in {"IN", "WRB"}:
        return None  # lost the debate by saying
    nouns = _words()["phrase-nouns"].pairs
    for before in range(at - 1, at - _TO_PARTICIPLE, -1):
        if not flow.same_para(before, at) or before not in frame.inside or flow.words[before] in {",", ".", ";"}:
            return None
        if flow.tags[before][:1] in {"V", "M"} or flow.is_capital(before):
            continue
        lower = flow.lowers[before]
        if lower in nouns and lower not in _NEEDS and flow.tags[before] in ("NN", "NNS"):
            alone = before == at - 1 or flow.tags[before + 1] in {"IN", "TO"}
            return Medium(nouns[lower]) if alone else None
    return None


def _was_asked(flow: Flow, frame: Frame) -> bool:
    """*the experts I interviewed*, *people I spoke to*: the source says that the writer talked to it."""
    pairs = zip(frame.source, frame.source[1:], strict=False)
    return any(
        flow.lowers[one] in {"i", "we"} and flow.lowers[two] in {"interviewed", "spoke", "talked"} for one, two in pairs
    )


def _phrase_medium(flow: Flow, frame: Frame) -> Medium | None:
    nouns = _words()["phrase-nouns"].pairs
    best: tuple[int, Medium] | None = None
    for position in frame.positions:
        medium = nouns.get(flow.lowers[position]) or _answer(flow, position)
        if (
            medium is None
            or flow.is_capital(position)
            or position in frame.source_set
            or not flow.tags[position].startswith("N")
        ):
            continue
        start = _preposition_before(flow, position, frame)
        if start < 0:
            continue
        if any(flow.lowers[at] in _NOT_YET for at in range(start, position)):
            continue
        needed = _NEEDS.get(flow.lowers[position])
        if needed is not None and not any(flow.lowers[at] in needed for at in range(start, position)):
            continue
        if flow.lowers[position] == "note":
            if flow.lowers[start] != "in" or flow.lowers[position - 1] == "voice":
                continue  # on a sour note
            by_analysts = any(flow.lowers[at] in _ANALYSTS for at in frame.source)
            medium = Medium.REPORT if by_analysts or _is_for_investors(flow, position) else medium
        distance = min((abs(position - at) for at in frame.cue), default=position)
        if best is None or distance < best[0]:
            best = distance, Medium(medium)
    return best[1] if best else None


def _answer(flow: Flow, noun: int) -> str | None:
    """The form of an answer that is told beside it: *in an emailed response*, *in written answers*."""
    if noun < 1 or flow.lowers[noun] not in _ANSWERS or not flow.same_para(noun - 1, noun):
        return None
    return _ANSWERED.get(flow.lowers[noun - 1])


def _is_for_investors(flow: Flow, note: int) -> bool:
    """Whether a note is an analyst's: *a research note*, *a note to clients*; not *a note to staff*."""
    before = flow.lowers[note - 1] if note else ""
    return before in {"research", "client", "analyst"} or (
        flow.lowers[note + 1 : note + 2] in (["to"], ["for"]) and flow.lowers[note + 2 : note + 3] in _INVESTORS
    )


def _preposition_before(flow: Flow, position: int, frame: Frame) -> int:
    """The position of the preposition whose phrase the noun heads, or -1."""
    following = position + 1
    if flow.same_para(following, position) and flow.tags[following] in {"NN", "NNS"}:
        return -1
    during = flow.lowers[following : following + 2] == [",", "when"]
    at = position - 1
    while at >= position - 7 and flow.same_para(at, position) and at in frame.inside:
        told = at in frame.cue and flow.lowers[position] in _GATHERINGS  # told a news conference
        if flow.lowers[at] in _PREPOSITIONS or told or (during and flow.lowers[at] == "after"):
            return at  # after the debate, she said -> no; after the debate, when she said -> during it
        if (flow.tags[at][:1] in {"V", "M"} and flow.tags[at] not in {"VBN", "VBG"}) or flow.words[at] in {
            ",",
            ".",
            ";",
            ":",
        }:
            return -1
        at -= 1
    return -1


def find_loose_media(flow: Flow, taken: frozenset[int]) -> list[tuple[int, Medium]]:
    """Media of sentences that hold no quote, by position: *In a statement on Tuesday, Roe was careful. She called …*

    Only phrases that open the sentence count; ``taken`` are the positions of contents and of the readings' frames.
    """
    nouns = _words()["phrase-nouns"].pairs
    found: list[tuple[int, Medium]] = []
    for start, word in enumerate(flow.lowers):
        if word not in {"in", "during", "at"} or start in taken or not flow.opens_sentence(start):
            continue
        for at in range(start + 1, start + 6):
            if not flow.same_para(at, start) or at in taken or flow.words[at] in {",", "."}:
                break
            medium = nouns.get(flow.lowers[at])
            if medium is None or not flow.tags[at].startswith("N") or flow.is_capital(at):
                continue
            between = {flow.lowers[one] for one in range(start, at)}
            if not between & _NOT_YET and (flow.lowers[at] not in _NEEDS or between & _NEEDS[flow.lowers[at]]):
                found.append((at, Medium(medium)))
            break
    return found
