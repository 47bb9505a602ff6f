"""Quotes within quotes: marks inside a quotation that a cue of its own stands beside, and speech without marks there.

The gold that the tables are counted on marks none of these, so they are found by rule alone and their confidence is
set by hand.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from quoteattr.attribution.polarity import resolve_polarity
from quoteattr.attribution.sources.finding import find_source
from quoteattr.lexicon.cues import CueLexicon
from quoteattr.matchers.candidate import Candidate, Contents, Region, trim
from quoteattr.matchers.particles import cue_tokens
from quoteattr.matchers.reading import Reading
from quoteattr.records import QuoteType
from quoteattr.selection.scored import Scored
from quoteattr.syntax import is_verb, own_subject
from quoteattr.text.marks import Marked
from quoteattr.text.parse import Parse

__all__ = ["NESTED_CONFIDENCE", "choose_unmarked", "find_nested"]

# Set by hand and not calibrated: no gold marks these. On PolNeAR dev nine were found and read, not scored.
NESTED_CONFIDENCE = 0.7
_REACH = 8
_REACH_CHARACTERS = 400
# What is told inside a quotation: clauses and pleas; of objects (asked for soup) most are no speech.
_FRAMES = frozenset(
    {
        "bare-clause",
        "inserted",
        "left-clause",
        "object+infinitive",
        "object-infinitive",
        "that-clause",
        "whether-clause",
    }
    | {"wh-clause", "zero-that"}
)
_SELVES = frozenset({"i", "we"})
# What may stand between a cue and the mark it opens: told me, said to my husband.
_BETWEEN = frozenset({"PRP", "PRP$", "NNP", "NN", "NNS", "DT", "IN", "TO", "RB"})


def find_nested(parse: Parse, readings: Sequence[Reading], cues: CueLexicon) -> list[Reading]:
    """Return a reading for each marked stretch inside a quotation that a verb of saying introduces or follows.

    *“She told me, ‘Wait here,’ and left,” Obi said.*  -> Wait here, source She
    *“I never liked ‘Salt’,” Obi said.*                -> nothing: no verb of saying beside it
    """
    quoted = [span for reading in readings if reading.type is not QuoteType.INDIRECT for span in reading.content]
    found: list[Reading] = []
    for index, stretch in enumerate(parse.marked):
        content = trim(parse.text, stretch.inner_start, stretch.inner_end) if stretch.depth else None
        if content is None or not any(start <= stretch.start and content[1] <= end for start, end in quoted):
            continue
        verb = _cue_beside(parse, index, cues)
        if verb < 0 or not _is_said(parse, verb):
            continue
        cue, lemma = cue_tokens(parse, verb)
        candidate = Candidate(
            cue=cue,
            cue_head=verb,
            lemma=lemma,
            frame="quote-nested",
            family="quote",
            contents=Contents.of((Region("own", (content,)),), "own"),
            stretches=(index,),
        )
        mention = find_source(parse, candidate)
        if mention.head < 0 or _is_title(parse, index, lemma, mention.head):
            continue
        source = trim(parse.text, parse.starts[mention.first], parse.ends[mention.last])
        act = cues.act("verb", lemma)
        if source is None or act is None:
            continue
        negated, hypothetical = resolve_polarity(parse, verb)
        found.append(
            Reading(
                rule="direct.nested",
                frame="quote-nested",
                type=QuoteType.DIRECT,
                cue=cue,
                cue_head=verb,
                lemma=lemma,
                content=(content,),
                source=(source,),
                source_head=mention.head,
                act=act,
                negated=negated,
                hypothetical=hypothetical,
                confidence=NESTED_CONFIDENCE,
            )
        )
    return found


def choose_unmarked(
    parse: Parse, scored: Sequence[Scored], accepted: Sequence[Scored], cues: CueLexicon
) -> list[Scored]:
    """The accepted readings, those inside a quotation chosen anew: what somebody is said to have said there.

    *“He told me to fetch Mum, and I went,” Obi said.*    -> to fetch Mum
    *“I asked for soup and we spoke about Mum,” Obi said.* -> nothing
    *“I tell you it is over,” Obi said.*                   -> nothing: it is what he says himself

    The tables are counted on text outside of quotations and score all of these low, so that their confidence is set
    by hand.
    """
    quoted = [
        stretch
        for stretch in parse.marked
        if stretch.depth == 0
        and any(
            start <= stretch.inner_start and stretch.inner_end - 2 <= end
            for item in accepted
            for start, end in item.region.ranges
            if not _stands_in(parse, item, stretch)
        )
    ]
    best: dict[int, Scored] = {}
    for item in scored:
        cue = item.candidate.cue_head
        around = next((stretch for stretch in quoted if _stands_in(parse, item, stretch)), None)
        if around is None or item.candidate.frame not in _FRAMES or not _is_told(parse, cue, cues):
            continue
        if not all(around.inner_start <= start and end <= around.inner_end for start, end in item.region.ranges):
            continue
        other = best.get(cue)
        if other is None or item.found * (1 + item.exact) > other.found * (1 + other.exact):
            best[cue] = item
    kept = [item for item in accepted if not any(_stands_in(parse, item, stretch) for stretch in quoted)]
    return [*kept, *(evolve(item, found=NESTED_CONFIDENCE) for item in best.values())]


def _stands_in(parse: Parse, item: Scored, stretch: Marked) -> bool:
    cue = item.candidate.cue_head
    return cue >= 0 and stretch.inner_start <= parse.starts[cue] < stretch.inner_end


def _is_told(parse: Parse, verb: int, cues: CueLexicon) -> bool:
    """Whether somebody said it, and not the speaker there and then."""
    tag, who = parse.tags[verb], own_subject(parse, verb)
    if tag not in ("VBD", "VBN", "VBP", "VBZ") or who < 0 or not _says(parse, verb, cues):
        return False
    if parse.lowers[who] in _SELVES and tag == "VBP":
        return False
    negated, hypothetical = resolve_polarity(parse, verb)
    return not negated and not hypothetical


def _is_title(parse: Parse, index: int, lemma: str, who: int) -> bool:
    """Whether it is a book or a song: *We read ‘Emma’*, *She sang ‘Jerusalem’*; not *The sign read ‘Keep out’*."""
    if lemma not in ("read", "sing") or parse.tags[who] not in ("NNP", "PRP"):
        return False
    words = parse.text[parse.marked[index].inner_start : parse.marked[index].inner_end].split()
    return sum(word[0].isupper() for word in words) * 2 > len(words)


def _is_said(parse: Parse, verb: int) -> bool:
    """Whether it was said at all: *he said, ‘no’*, *he left, shouting ‘no’*; not *he would say ‘no’*, *them saying
    ‘no’*.
    """
    tag = parse.tags[verb]
    return tag in ("VBD", "VBN", "VBP", "VBZ") or (tag == "VBG" and own_subject(parse, verb) < 0)


def _cue_beside(parse: Parse, index: int, cues: CueLexicon) -> int:
    """The verb of saying right before the opening or right after the closing mark, inside the quotation around it."""
    stretch = parse.marked[index]
    outer = _around(parse, index)
    if outer is None:
        return -1
    before = parse.tokens_between(max(outer.inner_start, stretch.start - _REACH_CHARACTERS), stretch.start)[-_REACH:]
    words = [token for token in before if parse.deps[token] != "punct"]
    if words and parse.tags[words[-1]] in ("DT", "IN") and parse.lowers[words[-1]] != "that":
        before = []  # announced a ‘pivot’, described her as ‘brisk’: a name or a term
    for token in reversed(before):
        if parse.words[token] in (".", "?", "!", ";"):
            break
        if is_verb(parse, token):
            return token if _says(parse, token, cues) else -1
        if parse.deps[token] != "punct" and parse.tags[token] not in _BETWEEN:
            break
    after = parse.tokens_between(stretch.end, min(outer.inner_end, stretch.end + _REACH_CHARACTERS))[:_REACH]
    if parse.text[stretch.inner_end - 1] not in ",?!" and not (after and parse.words[after[0]] == ","):
        return -1
    for token in after:
        if is_verb(parse, token):
            return token if _says(parse, token, cues) and own_subject(parse, token) >= after[0] else -1
    return -1


def _around(parse: Parse, index: int) -> Marked | None:
    """The nearest stretch around another; no look goes behind an outermost one."""
    stretch = parse.marked[index]
    for earlier in range(index - 1, -1, -1):
        other = parse.marked[earlier]
        if other.start < stretch.start and stretch.end <= other.end:
            return other
        if other.depth == 0:
            return None
    return None


def _says(parse: Parse, verb: int, cues: CueLexicon) -> bool:
    act = cues.act("verb", cue_tokens(parse, verb)[1])
    return act is not None and act.is_speech
