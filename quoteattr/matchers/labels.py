"""Text behind a label: transcript turns and headlines that name who speaks, then a colon."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from quoteattr.grammar import NEUTER_PRONOUNS, NOUNS, SENTENCE_ENDS
from quoteattr.lexicon.words import load_words
from quoteattr.matchers.asides import is_who
from quoteattr.matchers.candidate import Candidate, Contents, Region, draw, trim
from quoteattr.matchers.transcripts import Turn, find_turns
from quoteattr.syntax import is_verb
from quoteattr.text.parse import Parse
from quoteattr.text.tree import could_speak

__all__ = ["find_labels"]

_MAX_LABEL = 8
_NO_WORDS = frozenset({"as it happened", "how it happened", "the key points", "what we know"})
_PREPOSITIONS = frozenset({"IN", "TO"})


def find_labels(parse: Parse) -> Iterator[Candidate]:
    """Yield what follows a label at a paragraph's start, to the sentence's and to the paragraph's end.

    *LENA ORTIZ: We never asked.*      -> We never asked
    *Update: the road is open again.*  -> scored by its label
    *NAIROBI: The minister said …*     -> nothing: a dateline
    *Lind: 1,769.*                     -> nothing: a figure
    """
    turns = find_turns(parse)
    previous = -1
    count = len(parse)
    for token in range(count):
        paragraph = parse.paras[token]
        if paragraph == previous:
            continue
        previous = paragraph
        if paragraph in turns:
            yield from _turn(parse, turns[paragraph], token)
            continue
        colon = _colon(parse, token)
        if colon < 0:
            continue
        last = colon
        while last + 1 < count and parse.paras[last + 1] == paragraph:
            last += 1
        if last == colon or parse.hidden[colon + 1] >= 0 or parse.words[colon + 1] == '"':
            continue
        if not any(parse.words[token].isalpha() for token in range(colon + 1, last + 1)):
            continue  # Lind: 1,769 (a count of votes)
        stop = parse.sent_bounds[parse.sents[colon + 1]][1] - 1
        head = _label_head(parse, token, colon)
        headline = parse.text[parse.paragraphs[paragraph][1] - 1] not in ".!?\"”’'"
        who = headline and paragraph == parse.paras[0] and _names_somebody(parse, token, head)
        states = who and _states(parse, colon + 1, last, person=parse.ents[head] == "PERSON")
        named = states and (head + 1 == colon or parse.tags[head + 1] in _PREPOSITIONS)  # Doctor Who: …
        if who and not states and parse.ents[head] == "PERSON":
            continue  # Ann Lee: the woman who built a bank
        pseudo = load_words("nonquotes")["pseudo-labels"].words
        if head < 0 or (not named and (parse.lowers[head] in pseudo or parse.lowers[token] in pseudo)):
            continue  # Update at 4:32 p.m.: …
        if _is_city(parse, token, colon) or (headline and " ".join(parse.lowers[colon + 1 : colon + 4]) in _NO_WORDS):
            continue
        frame = _frame(parse, head, headline=headline, named=named)
        if frame == "label" and not (
            _names_somebody(parse, token, head)
            or _is_body(parse, token, head, colon)
            or _takes_turns(parse, token, colon)
        ):
            continue  # Context on that email: …, Harbour Lane: The show is on Thursday.
        yield from draw(
            parse,
            [("paragraph", [(colon + 1, last)]), ("sentence", [(colon + 1, min(stop, last))])],
            cue=(colon,),
            cue_head=colon,
            lemma=":",
            frame=frame,
            family="label",
            source_hint=head,
        )


def _frame(parse: Parse, head: int, *, headline: bool, named: bool) -> str:
    if named:
        return "label-named"
    if parse.words[head].isupper():
        return "label-caps"
    return "label-headline" if headline else "label"


def _names_somebody(parse: Parse, first: int, head: int) -> bool:
    """Whether a headline's label names who or what says it: *Poll*, *Fire chief*, or a name that is a person's in the
    article; not *Brexit*, and not *Lind and Stone*, whom such a headline is about.

    Of 88 such labels that open an article of polnear.train what follows is annotated in 82.
    """
    if head < 0 or any(parse.lowers[one] == "and" for one in range(first, head)):
        return False
    name, texts = parse.lowers[head], load_words("documents")
    if name in load_words("nonquotes")["pseudo-labels"] and name != "poll":
        return False
    written = any(one in texts[key] for one in (name, name.removesuffix("s")) for key in ("documents", "data"))
    if written or is_who(parse, head):
        return True
    return any(parse.lowers[one] == name and parse.ents[one] == "PERSON" for one in range(head + 1, len(parse)))


def _is_body(parse: Parse, first: int, head: int, colon: int) -> bool:
    """Whether a label is a body that a report may call so: *The court*, *The party*; not *Harbour Lane*, nor one that
    is told about: *The club: It was founded in 1902*.
    """
    if first + 1 != head or parse.lowers[first] != "the" or not could_speak(parse, head):
        return False
    return parse.lowers[colon + 1] not in NEUTER_PRONOUNS


def _takes_turns(parse: Parse, first: int, colon: int) -> bool:
    """Whether a label is one of two sides, and the other's opens a paragraph too: *Defence: …⏎Prosecution: …*; not
    *Defence: Lee was solid.* alone.
    """
    sides = load_words("frames")["sides"].pairs
    other = sides.get(parse.lowers[first], "") if first + 1 == colon else ""
    return other != "" and f"\n{other.title()}: " in f"\n{parse.text}"


def _states(parse: Parse, first: int, last: int, *, person: bool) -> bool:
    """Whether what follows a label makes a statement: *no plans to resign*, *voters tired of tolls*.

    Not *Director: Ann Lee*, *Survey: tell us*, *Ann Lee: the woman who built a bank*; behind a person's name a
    participle alone is a list's: *10 best books ranked*.
    """
    tags = parse.tags[first : last + 1]
    if tags[0] == "VB" or any(tag in ("WP", "WDT") for tag in tags[1:4]):
        return False
    finite = any(tag in ("VBD", "VBZ", "VBP", "MD", "TO", "PRP") for tag in tags)
    said_of = any(tag[0] == "N" and after == "JJ" for tag, after in itertools.pairwise(tags))
    return finite or (not person and ("VBN" in tags or said_of))


def _turn(parse: Parse, turn: Turn, first: int) -> Iterator[Candidate]:
    """The turn of a transcript, to the end of its paragraph: *A: I panicked. Twice.* -> I panicked. Twice."""
    para, count = parse.paras[first], len(parse)
    label = first
    while label + 1 < count and parse.paras[label + 1] == para and parse.starts[label + 1] < turn.text:
        label += 1
    last = label
    while last + 1 < count and parse.paras[last + 1] == para and parse.starts[last + 1] >= turn.text:
        last += 1
    if last == label or (parse.words[label + 1] == '"' and parse.words[last] == '"'):
        return
    names = [token for token in range(first, label + 1) if turn.start <= parse.starts[token] < turn.end]
    head = max((token for token in names if parse.words[token][0].isalnum()), default=-2)
    said = trim(parse.text, parse.starts[label + 1], parse.ends[last])
    if said is not None:
        yield Candidate(
            cue=(label,),
            cue_head=label,
            lemma=":",
            frame="label-turn",
            family="label",
            contents=Contents.of((Region("paragraph", (said,), last),), "paragraph"),
            source_hint=head,
        )


def _colon(parse: Parse, first: int) -> int:
    for token in range(first, min(first + _MAX_LABEL, len(parse))):
        if parse.paras[token] != parse.paras[first] or parse.hidden[token] >= 0:
            return -1
        if parse.words[token] == ":":
            return token if token > first else -1
        if parse.words[token] in SENTENCE_ENDS or (is_verb(parse, token) and parse.words[token].islower()):
            return -1
    return -1


def _is_city(parse: Parse, first: int, colon: int) -> bool:
    """Whether a label is the place that a report comes from, as agencies of South Asia and Africa write it."""
    places = load_words("nationalities")
    label = parse.text[parse.starts[first] : parse.starts[colon]].strip()
    city = label.split(",")[0].lower()
    return label[:2].isupper() and (city in places["cities"].words or city in places["countries"].words)


def _label_head(parse: Parse, first: int, colon: int) -> int:
    """The noun of a label: the last one before a preposition, the speaker of *Lind to the council: …*."""
    found = -1
    for token in range(first, colon):
        if parse.tags[token] in _PREPOSITIONS and parse.lowers[token] != "of" and found >= 0:
            break
        if parse.tags[token] in NOUNS and len(parse.words[token]) > 1:
            found = token
    return found
