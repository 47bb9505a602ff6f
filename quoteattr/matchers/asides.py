"""Quotations named by what is no tag: a headline's label behind them, *to quote X*, *is how X sums it up*, *According
to X:* above them.

PolNeAR has next to none of these, so that no table can score them: selection gives them a confidence by judgement.
"""

from __future__ import annotations

from collections.abc import Iterator

from quoteattr.grammar import DASHES, FINITE, NOUNS, SENTENCE_ENDS
from quoteattr.lexicon.words import load_words
from quoteattr.matchers.candidate import Candidate, Contents
from quoteattr.matchers.clefts import answered, said_all
from quoteattr.matchers.particles import cue_tokens
from quoteattr.matchers.sites import Site
from quoteattr.matchers.stretches import is_title
from quoteattr.syntax import child, is_passive, own_subject
from quoteattr.text.parse import Parse

__all__ = ["find_asides", "is_who"]

_LABEL_BEHIND = 6  # tokens
_IN_LABEL = frozenset({"CD", "DT", "JJ", "NN", "NNP", "NNPS", "NNS", "POS", "PRP$", "VBN"})
_ANYONE = frozenset({"you", "it", "this", "that", "which", "one"})
_HOW = frozenset({"characterise", "characterize", "describe", "phrase", "put", "put it", "see", "sum up"})
_REACH = 30  # tokens before a stretch


def find_asides(parse: Parse, site: Site, contents: Contents) -> Iterator[Candidate]:
    """Yield a candidate for each such construction beside a stretch, with the contents that its marks bound."""

    def named(cue: tuple[int, ...], head: int, lemma: str, frame: str, source: int = -1) -> Candidate:
        return Candidate(
            cue=cue,
            cue_head=head,
            lemma=lemma,
            frame=frame,
            family="quote",
            contents=contents,
            source_hint=source,
            stretches=(site.stretch, *site.joined),
        )

    label = _label_behind(parse, site)
    if label is not None:
        colon, name = label
        yield named((colon,), colon, ":", "quote-headline", name)
    quoted = _to_quote(parse, site)
    if quoted is not None:
        verb, who = quoted
        yield named((verb - 1, verb), verb, "quote", "quote-to", who)
    block = _according_above(parse, site)
    if block is not None:
        according, who = block
        yield Candidate(
            cue=(according, according + 1),
            cue_head=according,
            lemma="according to",
            frame="according-block",
            family="according",
            contents=contents,
            source_hint=who,
            stretches=(site.stretch, *site.joined),
        )
    verb = _is_how(parse, site)
    if verb >= 0:
        cue, lemma = cue_tokens(parse, verb)
        yield named(cue, verb, lemma, "quote-how")
    noun, whose = answered(parse, site)
    if noun >= 0:
        yield named(
            (noun, noun + 1) if noun < site.tokens[0] else (noun,), noun, parse.lowers[noun], "quote-answer", whose
        )
    verb = said_all(parse, site)
    if verb >= 0:
        cue, lemma = cue_tokens(parse, verb)
        yield named(cue, verb, lemma, "quote-how" if verb > site.tokens[0] else "quote-cleft")


def _label_behind(parse: Parse, site: Site) -> tuple[int, int] | None:
    """The colon and whoever a headline names behind it: *‘It came at dawn’: survivors speak out*; behind a dash where
    nothing follows: *‘Do not travel’ – first minister*.

    Only a name or a noun of people: *‘It is over’: how the town lost its mill* names nobody.
    """
    begin, finish = parse.paragraphs[parse.marked[site.stretch].paragraph]
    if site.before or site.after not in (":", *DASHES) or parse.text[begin:finish].rstrip()[-1:] in SENTENCE_ENDS:
        return None
    stretch = parse.marked[site.stretch]
    alone = len(parse.text[stretch.inner_start : stretch.inner_end].split()) < 2
    if is_title(parse, site.stretch) or (alone and site.after != ":"):
        return None  # “Hamlet” – actors
    colon = site.tokens[-1] + 1
    while colon < len(parse) and parse.words[colon] == '"':
        colon += 1
    if colon + 1 >= len(parse) or parse.words[colon] not in (":", *DASHES):
        return None
    found = -1
    for token in range(colon + 1, min(colon + 1 + _LABEL_BEHIND, len(parse))):
        if parse.paras[token] != parse.paras[colon] or parse.tags[token] not in _IN_LABEL:
            break  # by the tags, but in a headline a first name may be taken for a verb: MPs condemn
        found = token
    if found < 0 and parse.words[colon + 1][:1].isupper() and parse.tags[colon + 1] in ("VB", "VBP"):
        found = colon + 1
    if found < 0:
        return None
    if parse.words[colon] != ":" and (parse.text[parse.ends[found] : finish].strip() or parse.ents[found] == "PERSON"):
        return None  # a person behind a dash is the source of a quotation anywhere
    return (colon, found) if is_who(parse, found) else None


def is_who(parse: Parse, token: int) -> bool:
    """Whether a noun names somebody: a person or a body by its label, or a noun of people."""
    lower = parse.lowers[token]
    if parse.ents[token] in ("PERSON", "ORG", "NORP") and parse.tags[token] in NOUNS:
        return True
    roles, kin = load_words("roles"), load_words("relations")
    lists = (roles["persons"], roles["people"], roles["male"], roles["female"], *kin.values())
    return any(word in words for word in (lower, lower.removesuffix("s")) for words in lists)


def _to_quote(parse: Parse, site: Site) -> tuple[int, int] | None:
    """The verb and the name in *To quote the mayor, “nobody drowns in a budget”*; None for others."""
    if site.before != ",":
        return None
    first = site.tokens[0]
    start = max(parse.sent_bounds[parse.sents[first]][0], first - _REACH)
    quote = next((token for token in range(first - 1, start, -1) if parse.lowers[token] == "quote"), -1)
    if quote < 0 or parse.lowers[quote - 1] != "to" or quote - 1 > start + 1:
        return None
    who = child(parse, quote, "dobj")
    if not quote < who < first or not is_who(parse, who):
        return None  # to quote a phrase
    return quote, who


def _according_above(parse: Parse, site: Site) -> tuple[int, int] | None:
    """The cue and the source in *According to a copy of the letter:⏎“We must close.”*; None for others.

    *According to Lind, the port is shut. She wrote:⏎“…”* -> None: another sentence introduces it
    """
    last = site.tokens[0] - 1
    while last >= 0 and parse.words[last] == '"' and parse.paras[last] == parse.paras[site.tokens[0]]:
        last -= 1
    if site.before or last < 1 or parse.words[last] != ":" or parse.paras[last] == parse.paras[site.tokens[0]]:
        return None
    start = parse.sent_bounds[parse.sents[last]][0]
    if parse.lowers[start : start + 2] != ["according", "to"]:
        return None
    if any(parse.tags[token] in FINITE for token in range(start, last)):
        return None  # According to Lind, this is the plan:
    who = child(parse, start + 1, "pobj")
    return None if who < 0 else (start, who)


def _is_how(parse: Parse, site: Site) -> int:
    """The verb in *“We have no money” is how Lind sums it up*; -1 for others."""
    behind = site.tokens[-1] + 1
    while behind < len(parse) and parse.words[behind] == '"':
        behind += 1
    if parse.lowers[behind + 1 : behind + 2] != ["how"] or parse.lowers[behind] not in ("is", "was"):
        return -1
    verb = parse.heads[behind + 1]
    who = own_subject(parse, verb)
    if verb <= behind + 1 or who < 0 or parse.sents[verb] != parse.sents[behind] or parse.lowers[who] in _ANYONE:
        return -1
    lemma = cue_tokens(parse, verb)[1]
    return verb if lemma in _HOW and not is_passive(parse, verb) else -1
