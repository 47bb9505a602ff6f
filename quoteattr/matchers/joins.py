"""Which marked stretches are one quote: broken off by a tag, or its marks opened anew at each paragraph."""

from __future__ import annotations

import regex

from quoteattr.lexicon.cues import load_cues
from quoteattr.lexicon.words import load_words
from quoteattr.syntax import is_verb, own_subject
from quoteattr.text.marks import Marked
from quoteattr.text.parse import Parse
from quoteattr.text.tree import is_speech

__all__ = ["find_joins", "last_inside", "opens_sentence"]

# The feasibility study counted 90-98 % of such stretches as one quote for gaps of up to 30 words; the wider reach here
# is bounded by the sentence and was not counted on its own.
_JOIN_MAX_WORDS = 60
# The parts of one quotation: what goes beyond (a speech, its marks opened anew in each paragraph) is another quote.
_JOIN_MAX_PARTS = 40
_CLOSERS = " \t\n\u00a0'’›\"”»"
_SENTENCE_ENDS = ".!?\"”’'"
_RELATIVE = regex.compile(r"[\"”’'»]*\s+(?:which|who|where)\b")
# What opens a tag behind a comma outside the marks (‘No’, she added), and behind a question (“Why?” asked Roe).
_NO_TAG = r"(?!(?:which|who|where|and|but|or|so|because|though|although|if|in|with)\b)"
_TAG = regex.compile(rf",\s+{_NO_TAG}\p{{L}}")
_LOWER_TAG = regex.compile(rf"\s+{_NO_TAG}\p{{Ll}}")
_CAPITAL_PRONOUN = regex.compile(r"\s+(?:He|She|They|We|It)\s+(?!\w+[.,:])(?P<verb>\w+)")
_TAG_AT_END = regex.compile(
    r"""\s\p{Ll}[^.!?:;"“”\n]{1,160}?,\s(?:he|she|they|it|\p{Lu}[\w'’-]*(?:\s\p{Lu}[\w'’-]*){0,3})
    \s(?P<verb>\p{Ll}+)(?:\s[^.,!?:;"“”\n]{1,40})?\.""",
    regex.VERBOSE,
)
_TAG_REACH = 60  # characters; by judgement
# The clause of a fragment that goes on behind the tag.
_GOES_ON = regex.compile(r",\s+(?:and|but)\s+(?:\p{Ll}[\w'’-]*\s+){3}")
# The tag of a sentence that is no tag of the one before: *“What for?” He answered, “…”*
_NEW_SENTENCE = regex.compile(r"(?:He|She|They|We|I|It|But|And|Then|In|On|At|After|Of)\b")
_TITLES = load_words("titles")
_WITH_STOPS = "|".join(sorted(word.capitalize() for word in _TITLES["abbreviated"].words | _TITLES["with-stops"].words))
_SENTENCE_BREAK = regex.compile(rf"(?<!\b(?:[A-Z]|{_WITH_STOPS}|vs))[.!?][\"”’']*\s+\p{{Lu}}")


def find_joins(parse: Parse, outer: list[int]) -> dict[int, tuple[int, ...]]:
    """Which stretches go on a quote that was broken off by its cue.

    *“Go,” said Lind. “Now.”* -> both;  *“Go,” said Lind. Ana said “no”.* -> not: a sentence stands between
    """
    found: dict[int, tuple[int, ...]] = {}
    for position, index in enumerate(outer):
        chain: list[int] = []
        current = index
        for following in outer[position + 1 :]:
            one, other = parse.marked[current], parse.marked[following]
            if len(chain) == _JOIN_MAX_PARTS - 1:
                break
            if (
                one.continues
                and other.paragraph == one.paragraph + 1
                and other.start == parse.paragraphs[other.paragraph][0]
            ):
                # Marks opened anew at each paragraph of one quotation.
                chain.append(following)
                current = following
                continue
            if other.paragraph != one.paragraph:
                break
            late = not chain and (_is_tagged_later(parse, one.end, other.start) or _is_tagged_bare(parse, one, other))
            verdict = _joins_on(parse.text, one, other, bool(chain) or late, late)
            if verdict and (
                _introduces_another(parse, one.end, other.start)
                or _is_called_itself(parse, one, other)
                or _is_tagged_at_end(parse, one, other)
            ):
                break
            if verdict is None:
                # A title or a fragment inside the tag: “…,” he said on “This Week.” “…”
                continue
            if not verdict:
                break
            chain.append(following)
            current = following
        if chain:
            found[index] = tuple(chain)
    return found


def _is_tagged_itself(text: str, other: Marked) -> bool:
    """Whether a comma ends a stretch after a full stop, inside its marks or outside: a tag of its own follows, and not
    a clause about its end.
    """
    if last_inside(text, other) == ",":
        return not _RELATIVE.match(text, other.end)
    return _TAG.match(text, other.end) is not None


def _is_called_itself(parse: Parse, one: Marked, other: Marked) -> bool:
    """Whether a question or a call after a full stop has a tag of its own: *“I left,” said Lee. “Why?” Roe asked.*"""
    text = parse.text
    if text[one.end : other.start].rstrip()[-1:] != "." or last_inside(text, other) not in ("?", "!"):
        return False
    if _LOWER_TAG.match(text, other.end):
        return True
    if opens_sentence(parse, other):
        return False
    after = parse.tokens_between(other.end, min(other.end + _TAG_REACH, parse.paragraphs[other.paragraph][1]))
    verb = next((token for token in after if is_verb(parse, token) or parse.deps[token] == "punct"), -1)
    if verb < 0 or parse.deps[verb] == "punct":
        return False
    if any(kid > verb and parse.deps[kid] in ("ccomp", "xcomp") for kid in parse.children[verb]):
        return False  # “Why?” The union said it would strike.
    act = load_cues().act("verb", parse.lemmas[verb])
    return act is not None and act.is_speech and own_subject(parse, verb) >= after[0]


def _is_tagged_at_end(parse: Parse, one: Marked, other: Marked) -> bool:
    """Whether a sentence after a full stop begins with a stretch, goes on outside its marks and has a tag of its own:
    *“…,” Lee said. “You must show people” that it is safe, she said.*
    """
    text = parse.text
    if text[one.end : other.start].rstrip()[-1:] != "." or not last_inside(text, other).isalnum():
        return False
    tag = _TAG_AT_END.match(text, other.end, parse.paragraphs[other.paragraph][1])
    return tag is not None and any(is_speech(parse.lemmas[token]) for token in parse.tokens_between(*tag.span("verb")))


def opens_sentence(parse: Parse, stretch: Marked) -> bool:
    """Whether a pronoun with a capital behind a question or a call opens a sentence: *“Why?” He read out a list.*; not
    the tag of a careless writer: *“Why?” He asked.*, *“Why?” He asked the crowd.*
    """
    if last_inside(parse.text, stretch) not in ("?", "!"):
        return False
    behind = _CAPITAL_PRONOUN.match(parse.text, stretch.end)
    return behind is not None and not any(
        is_speech(parse.lemmas[token].lower()) for token in parse.tokens_between(*behind.span("verb"))
    )


def last_inside(text: str, stretch: Marked) -> str:
    """The last character inside the marks, inner closing marks left out: the comma of *“I said, ‘no,’”*."""
    return text[stretch.inner_start : stretch.inner_end].rstrip(_CLOSERS)[-1:]


def _introduces_another(parse: Parse, start: int, end: int) -> bool:
    """Whether what stands between two stretches introduces the second. After a full stop nothing introduces it: one
    person goes on, however many verbs the tag has (all 17 such pairs of PolNeAR train and dev).
    """
    if parse.text[start:end].rstrip()[-1:] == ".":
        return False
    return _has_two_tags(parse, start, end) or _has_own_colon(parse, start, end)


def _has_two_tags(parse: Parse, start: int, end: int) -> bool:
    """Whether a second cue stands right before the other stretch: *“…,” he said, and she said, “…”*."""
    tokens = [token for token in parse.tokens_between(start, end) if parse.deps[token] != "punct"]
    if not tokens or not is_verb(parse, tokens[-1]):
        return False
    # likes to say: one tag
    verbs = [token for token in tokens if is_verb(parse, token) and parse.deps[token] != "xcomp"]
    cued = [token for token in verbs if (who := own_subject(parse, token)) < 0 or parse.starts[who] >= start]
    return len(cued) > 1 and cued[-1] == tokens[-1]


def _has_own_colon(parse: Parse, start: int, end: int) -> bool:
    """Whether a colon introduces the other stretch after a verb that is not the tag of the first: *said she was “sad”,
    and wrote: “…”*, *“…,” he said, adding: “…”*, not *“…,” he said: “…”*.
    """
    tokens = parse.tokens_between(start, end)
    if ":" not in [parse.words[token] for token in tokens[-2:]]:
        return False
    verbs = [token for token in tokens if is_verb(parse, token)]
    return bool(verbs) and (len(verbs) > 1 or own_subject(parse, verbs[0]) < tokens[0])


def _is_tagged_later(parse: Parse, start: int, end: int) -> bool:
    """Whether words go on after the marks up to a comma before the tag: *“It was fun” at first, she said. “…”*"""
    gap = parse.text[start:end]
    if not gap.startswith(" ") or "," not in gap:
        return False
    tokens = parse.tokens_between(start, end)
    comma = next((token for token in tokens if parse.words[token] == ","), -1)
    if comma < 0 or any(is_verb(parse, token) for token in tokens if token < comma):
        return False
    tag = next((token for token in tokens if token > comma and is_verb(parse, token)), -1)
    return tag >= 0 and own_subject(parse, tag) > comma  # not: “…” at first, but said it was late. “…”


def _is_tagged_bare(parse: Parse, one: Marked, other: Marked) -> bool:
    """Whether the comma before the tag of a whole sentence was forgotten: *“It is a battle” Pell said. “…”*"""
    text = parse.text
    before = text[parse.paragraphs[one.paragraph][0] : one.start].rstrip()[-1:]
    if (before and before not in _SENTENCE_ENDS) or not text[one.inner_start : one.inner_start + 1].isupper():
        return False
    if not last_inside(text, one).isalnum() or not text[one.end : other.start].startswith(" "):
        return False
    tokens = parse.tokens_between(one.end, other.start)
    tag = next((token for token in tokens if parse.heads[token] == token and is_verb(parse, token)), -1)
    if tag < 0:
        return False
    who = own_subject(parse, tag)
    return who >= tokens[0] and tokens[0] in (parse.lefts[who], tag)


def _joins_on(text: str, one: Marked, other: Marked, chained: bool, late: bool = False) -> bool | None:
    """Whether a stretch goes on the quote of one before it; None where it only stands in the gap."""
    gap = text[one.end : other.start].strip()
    last = last_inside(text, one)
    first = text[other.inner_start : other.inner_end].lstrip("[(. ")[:1]
    if not gap or len(gap.split()) > _JOIN_MAX_WORDS or _SENTENCE_BREAK.search(gap):
        return False
    broken = last in ",?!—–-" or gap[:1] == "," or (chained and last == ".") or late
    if not broken:
        return False
    if gap[:1] == "," and _GOES_ON.search(gap) and text[one.inner_start : one.inner_start + 1].islower():
        return False  # The note was “short”, Lind said, and had been lost by a clerk. “I wrote it.”
    tail = gap.rstrip("\"”’'»")[-1:]
    if tail == "." and text[one.inner_start : one.inner_end] and _is_tagged_itself(text, other):
        return False
    if tail == "." and (first.isupper() or not first.isalpha()):
        return True
    if tail in ",—–:":
        return not (last in ".?!" and (tail == ":" or _NEW_SENTENCE.match(gap)))
    return None
