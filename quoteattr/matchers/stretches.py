"""What a marked stretch looks like and what stands beside it, as the values that context tables are keyed by."""

from __future__ import annotations

from functools import lru_cache

import regex

from quoteattr.lexicon.words import load_words
from quoteattr.matchers.candidate import Candidate, Ranges, trim
from quoteattr.syntax import is_relative_pronoun, own_subject
from quoteattr.text.parse import Parse

__all__ = [
    "SMALL_WORDS",
    "carries_slogan",
    "find_slogans",
    "float_context",
    "in_title_case",
    "is_entitled",
    "is_named",
    "is_slogan",
    "is_title",
    "last_word",
    "stretch_context",
]

_JOINING = frozenset({"and", "or"})
# So many stretches tell what an article's plain marks are; set by judgement.
_FIRST = 100
# Words that titles write small.
SMALL_WORDS = frozenset("a an and as at by for from in into is it of on or the to with vs".split())

_WORD = regex.compile(r"[\w’'-]+")
_STOP = regex.compile(r"[.!?][\"”’']*\s")

_NAMING = [[word] for word in load_words("nonquotes")["naming"]]

Pairs = list[tuple[str, str]]


def float_context(parse: Parse, candidate: Candidate) -> Pairs:
    """The values of a stretch without a cue."""
    stretch = parse.marked[candidate.stretches[0]]
    text = parse.text
    inner = text[stretch.inner_start : stretch.inner_end].strip()
    begin, finish = parse.paragraphs[stretch.paragraph]
    before = text[begin : stretch.start].rstrip()[-1:]
    after = text[stretch.end : finish].lstrip()[:1]
    last = "word" if inner[-1:].isalnum() else inner[-1:]
    title, work = _title_case(inner), _work(text, begin, stretch.start)
    return [
        ("float.last", last),
        ("float.first", "upper" if inner[:1].isupper() else "lower" if inner[:1].islower() else "other"),
        ("float.mark-before", "word" if before.isalnum() else before or "edge"),
        ("float.mark-after", "word" if after.isalnum() else after or "edge"),
        ("float.single", str(stretch.single and not _single_throughout(parse))),
        ("float.title-case", title),
        ("float.title", f"{title}.{last if last in ',.?!' else 'open'}.{work}"),
        ("float.place", f"{candidate.frame}.{last}.{'upper' if inner[:1].isupper() else 'other'}"),
        ("float.word-before", last_word(text[max(begin, stretch.start - 12) : stretch.start])),
        ("float.work", work),
    ]


def _single_throughout(parse: Parse) -> bool:
    """Whether the article quotes in single marks: they are its plain marks then (its first stretches tell)."""
    return all(stretch.single for stretch in parse.marked[:_FIRST] if not stretch.depth)


def stretch_context(parse: Parse, candidate: Candidate) -> Pairs:
    """Whether the stretch that a cue takes looks like a title, and whether a work is named before it."""
    index = candidate.stretches[0] if candidate.stretches else parse.stretches[candidate.link]
    if index < 0:
        return []
    title, end, work = _look(parse, index)
    return [
        (f"{candidate.family}.title", f"{title}.{end}"),
        ("title-frame", f"{candidate.frame}.{title}"),
        ("title-lemma", f"{candidate.lemma}.{title}"),
        (f"{candidate.family}.work", work),
    ]


@lru_cache(maxsize=4)  # few: what is kept keeps its article's parse
def _look(parse: Parse, index: int) -> tuple[str, str, str]:
    """The capitals of a stretch, whether a stop ends it, and whether a work is named before it; several cues ask."""
    stretch = parse.marked[index]
    inner = parse.text[stretch.inner_start : stretch.inner_end].strip()
    begin = parse.paragraphs[stretch.paragraph][0]
    end = "stop" if inner[-1:] in ",.?!" else "open"
    return _title_case(inner), end, _work(parse.text, begin, stretch.start)


def is_slogan(text: str, begin: int, start: int) -> bool:
    """Whether one of the last words before a stretch names what carries a slogan: *stickers that said “…”*.

    begin: where its paragraph starts; start: where the stretch does (characters).
    """
    sentence = _STOP.split(text[max(begin, start - 60) : start])[-1]
    bearers = load_words("nonquotes")["slogan-bearers"]
    return any(word.lower() in bearers for word in _WORD.findall(sentence)[-5:])


def carries_slogan(parse: Parse, cue: int) -> bool:
    """Whether what says something is a thing that carries a slogan: *signs reading “…”*, *a banner that read “…”*."""
    bearers = load_words("nonquotes")["slogan-bearers"]
    if cue < 1 or parse.lemmas[cue] not in load_words("nonquotes")["slogan-verbs"].words:
        return False
    who = own_subject(parse, cue)
    if who < 0 or is_relative_pronoun(parse, who):
        who = parse.heads[cue] if parse.deps[cue] in ("acl", "relcl") else cue - 1
    return parse.lowers[who] in bearers


def find_slogans(parse: Parse, cue: int, ranges: Ranges) -> Ranges:
    """The words of each slogan that a thing carries, where the content is nothing else; empty for other contents.

    *signs reading “Enough” and “Go Home”* -> two; *a sign that said they were “done”* -> none
    """
    start, end = ranges[0][0], ranges[-1][1]
    marked = [stretch for stretch in reversed(parse.marked_near(start, end)) if not stretch.depth]
    if not marked or not carries_slogan(parse, cue):
        return ()
    begins = [start, *(stretch.end for stretch in marked)]
    ends = [*(stretch.start for stretch in marked), end]
    between = " ".join(parse.text[begin:finish] for begin, finish in zip(begins, ends, strict=True) if begin < finish)
    if any(word not in _JOINING for word in _WORD.findall(between)):
        return ()
    inner = [trim(parse.text, max(start, one.inner_start), min(end, one.inner_end)) for one in marked]
    return tuple([one for one in inner if one is not None])


def is_entitled(text: str, begin: int, start: int) -> bool:
    """Whether a participle right before a stretch says that a title follows: *a note titled “Pump and slump”*."""
    before = text[max(begin, start - 20) : start].rstrip(" ,:")
    return _WORD.findall(before)[-1:] != [] and before.split()[-1] in load_words("nonquotes")["entitled"]


def is_named(text: str, begin: int, start: int) -> bool:
    """Whether a participle right before a stretch says that a name follows: *a storm named “Otto,” killed 12*."""
    return text[max(begin, start - 20) : start].lower().split()[-1:] in _NAMING


def is_title(parse: Parse, index: int) -> bool:
    """Whether a stretch is the title of a work, by its capitals and the noun beside it.

    *her first novel, “The Salt Path,” sold well*, *“Home,” the song that closes the show,* -> yes
    *a note titled “Pump and slump,”* -> yes, whatever its capitals
    *“Home,” the singer said*, *the song is “over now,” she said*, *the film director said. “Home,” his wife said* -> no
    """
    stretch = parse.marked[index]
    inner = parse.text[stretch.inner_start : stretch.inner_end].strip()
    begin, finish = parse.paragraphs[stretch.paragraph]
    if inner[:1].isupper() and is_entitled(parse.text, begin, stretch.start):
        return True
    if inner[-1:] in ".?!" or not inner[:1].isupper() or _title_case(inner) not in ("all", "one"):
        return False
    if any(word[:1].islower() and word not in SMALL_WORDS for word in _WORD.findall(inner)):
        return False
    opens = max(
        (stop.end() for stop in _STOP.finditer(parse.text, max(begin, stretch.start - 40), stretch.start)), default=0
    )
    if _work(parse.text, max(begin, opens), stretch.start) == "yes":
        return True
    behind = _APPOSED.match(parse.text, stretch.end, finish)
    if behind is None or not (inner[-1:] == "," or behind.group("comma")):
        return False
    return any(word in load_words("nonquotes")["work-nouns"] for word in behind.group("words").lower().split())


# What stands behind a title as its apposition, up to a comma or *that*: “Home,” the new song by …
_APPOSED = regex.compile(
    r"""(?P<comma>,?) \s* (?: the | an? | his | her | their | its | \w+['’]s ) \s
        (?P<words> (?: [\w-]+ \s ){0,3} [\w-]+ )
        (?: , | \s (?: about | by | from | of | on | that | which | with ) \b )""",
    regex.VERBOSE,
)


def _work(text: str, begin: int, start: int) -> str:
    """Whether one of the last words before a stretch names a work: *his new novel, “…”*."""
    before = text[max(begin, start - 40) : start].lower().replace(",", " ").split()[-3:]
    return "yes" if any(word in load_words("nonquotes")["work-nouns"] for word in before) else "no"


def _title_case(inner: str) -> str:
    words = [word for word in inner.split(None, 8)[:8] if word[:1].isalpha() and word not in SMALL_WORDS]
    capitals = sum([word[:1].isupper() for word in words])
    if len(words) < 2 or capitals < 2:
        return "one" if len(words) == 1 and capitals else "no"
    return "all" if capitals == len(words) else "most" if capitals * 2 > len(words) else "no"


def in_title_case(inner: str) -> bool:
    """Whether the words of a stretch are written with capitals, as titles are: *Never Again.*, *The Old Way*."""
    return _title_case(inner) == "all"


def last_word(before: str) -> str:
    """The word that stands before a content, where it is a small one."""
    word = before.split()[-1:]
    return word[0] if word and len(word[0]) <= 5 and word[0].isalpha() and word[0].islower() else "word"
