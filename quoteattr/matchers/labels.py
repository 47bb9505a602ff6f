"""Text behind a label: transcript turns and headlines that name who speaks, then a colon."""

from __future__ import annotations

from collections.abc import Iterator

from quoteattr.lexicon.words import load_words
from quoteattr.matchers.candidate import Candidate, draw
from quoteattr.syntax import is_verb
from quoteattr.text.parse import Parse

__all__ = ["find_labels"]

_MAX_LABEL = 8
_NAMES = frozenset({"NNP", "NNPS", "NN", "NNS"})


def find_labels(parse: Parse) -> Iterator[Candidate]:
    """Yield what follows a label at a paragraph's start, to the sentence's and to the paragraph's end.

    *LENA ORTIZ: We never asked.*      -> We never asked
    *Update: the road is open again.*  -> scored by its label
    *NAIROBI: The minister said …*     -> nothing: a dateline
    """
    previous = -1
    count = len(parse)
    for token in range(count):
        paragraph = parse.paras[token]
        if paragraph == previous:
            continue
        previous = paragraph
        colon = _colon(parse, token)
        if colon < 0:
            continue
        last = colon
        while last + 1 < count and parse.paras[last + 1] == paragraph:
            last += 1
        if last == colon or parse.hidden[colon + 1] >= 0 or parse.words[colon + 1] == '"':
            continue
        stop = parse.sent_bounds[parse.sents[colon + 1]][1] - 1
        head = _label_head(parse, token, colon)
        pseudo = load_words("nonquotes")["pseudo-labels"].words
        if head < 0 or parse.lowers[head] in pseudo or parse.lowers[token] in pseudo:
            continue  # Update at 4:32 p.m.: …
        if _is_city(parse, token, colon):
            continue
        headline = parse.text[parse.paragraphs[paragraph][1] - 1] not in ".!?\"”’'"
        yield from draw(
            parse,
            [("paragraph", [(colon + 1, last)]), ("sentence", [(colon + 1, min(stop, last))])],
            cue=(colon,),
            cue_head=colon,
            lemma=":",
            frame="label-caps" if parse.words[head].isupper() else "label-headline" if headline else "label",
            family="label",
            source_hint=head,
        )


def _colon(parse: Parse, first: int) -> int:
    for token in range(first, min(first + _MAX_LABEL, len(parse))):
        if parse.paras[token] != parse.paras[first] or parse.hidden[token] >= 0:
            return -1
        if parse.words[token] == ":":
            return token if token > first else -1
        if is_verb(parse, token) and parse.words[token].islower():
            return -1
    return -1


def _is_city(parse: Parse, first: int, colon: int) -> bool:
    """Whether a label is the place that a report comes from, as agencies of South Asia and Africa write it."""
    places = load_words("nationalities")
    label = parse.text[parse.starts[first] : parse.starts[colon]].strip()
    city = label.split(",")[0].lower()
    return label[:2].isupper() and (city in places["cities"].words or city in places["countries"].words)


def _label_head(parse: Parse, first: int, colon: int) -> int:
    for token in range(colon - 1, first - 1, -1):
        if parse.tags[token] in _NAMES:
            return token
    return -1
