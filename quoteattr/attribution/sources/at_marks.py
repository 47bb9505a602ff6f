"""Who speaks by the words that touch a quotation without a cue: a tag with a rare verb, a signature below."""

from __future__ import annotations

import regex

from quoteattr.lexicon.words import load_words
from quoteattr.matchers.candidate import Candidate
from quoteattr.syntax import child, subject
from quoteattr.text.parse import Parse
from quoteattr.text.tree import is_speech

__all__ = ["SOURCE_TAGS", "signed_below", "source_at_marks"]

SOURCE_TAGS = frozenset({"NNP", "NNPS", "NN", "NNS", "PRP", "WP", "CD", "DT"})
"""The tags of the words that can head a source mention."""

# A dash and a name behind a quotation or on the line below: at most a few words, then a comma or the end.
_SIGNATURE = regex.compile(
    r"""
    [.\s]{0,6} (?: \n \s{0,6} [-–—―]{1,2} | [–—―] ) \s{0,2}
    (?P<name> \p{Lu}[\p{L}.'’-]* (?: \ [\p{Lu}\p{Ll}][\p{L}.'’-]* ){0,5} )
    (?= \s* (?: [,;(\n] | \.\s | \.?$ ) )
    """,
    regex.VERBOSE,
)
_STOPS = frozenset({".", ",", ";", "!", "?"})
_COMES = frozenset({"came", "comes", "is", "ran", "runs", "was"})
_RUNS = frozenset({"ran", "runs"})
_HELPERS = frozenset({"be", "do", "have"})
_AT_WHOM = frozenset({"at", "back"})
# What may follow the verb of a tag: barked at the men, smiled as she left.
_BESIDE_TAG = _AT_WHOM | {
    "after", "as", "before", "during", "from", "in", "into", "on", "outside", "over", "through", "when",
    "while", "with",
}  # fmt: skip
# How many characters beside a quotation are looked at for who says it.
_BEFORE_MARKS = 60


def source_at_marks(parse: Parse, candidate: Candidate) -> int:
    """Who speaks by the words that touch a floating quotation, where their verb is no known cue; or -1.

    *“Go back,” Lind barked.*, *Lind had previously said, “We will see.”* -> Lind
    *“It rained.” Lind left.* -> nobody: the sentence was over
    """
    if not candidate.stretches:
        return -1
    stretch = parse.marked[candidate.stretches[-1]]
    signed = signed_below(parse, stretch.end)
    if signed >= 0:
        return signed
    said = parse.text[stretch.inner_start : stretch.inner_end].rstrip()
    if said.endswith((",", "?", "!", "—")):
        found = _answer_after(parse, stretch.end)
        if found >= 0:
            return found
        found = _tag_after(parse, stretch.end, told=said.endswith(","))
        if found >= 0 and (said.endswith(",") or parse.tags[found] in ("NNP", "PRP")):
            return found
    opened = parse.marked[candidate.stretches[0]].start
    before = parse.tokens_between(max(0, opened - _BEFORE_MARKS), opened)
    asked = _asked(parse, before, candidate.stretches[0])
    if asked >= 0:
        return asked
    while before and parse.words[before[-1]] in (",", ":"):
        before.pop()
        if before and parse.tags[before[-1]] in ("VBD", "VBZ") and parse.hidden[before[-1]] < 0:
            head, how = subject(parse, before[-1])
            return head if how in ("own", "shared") and parse.paras[head] == parse.paras[before[-1]] else -1
    return -1


def _asked(parse: Parse, before: list[int], stretch: int) -> int:
    """Whom the writer's question right before a quotation is about: *Does she mind? “Not at all.”*; or -1."""
    while before and parse.words[before[-1]] == '"':
        before.pop()
    if not before or parse.words[before[-1]] != "?" or parse.stretches[before[-1]] >= 0:
        return -1
    if parse.paras[before[-1]] != parse.marked[stretch].paragraph:
        return -1
    first, last = parse.sent_bounds[parse.sents[before[-1]]]
    for token in range(first, last):
        if parse.deps[token] in ("nsubj", "nsubjpass") and parse.stretches[token] < 0:
            return token if parse.lowers[token] in ("he", "she", "they") else -1
    return -1


def signed_below(parse: Parse, end: int) -> int:
    """The name behind a dash after a quotation or on the line below: *“We can.” ― Ada Lind*; or -1."""
    line = _SIGNATURE.match(parse.text, end)
    if line is None:
        return -1
    last = -1
    for token in parse.tokens_between(line.start("name"), line.end("name")):
        if parse.tags[token] in ("NNP", "NNPS"):
            last = token
        elif last >= 0:
            break
    return last


def _answer_after(parse: Parse, end: int) -> int:
    """Whose answer a quotation is that its verb calls so: *“No,” came the reply from Lind*, *“No,” was her answer* ->
    Lind, her; *“Pool shut,” ran the headline* -> headline; *“No,” came the reply* -> nobody.
    """
    tokens = [token for token in parse.tokens_between(end, end + _BEFORE_MARKS) if parse.words[token] != '"']
    if len(tokens) < 2 or parse.lowers[tokens[0]] not in _COMES or parse.paras[tokens[0]] != parse.paras[tokens[-1]]:
        return -1
    words = load_words("sources")
    noun = next((token for token in tokens[1:6] if parse.tags[token] == "NN"), -1)
    if noun >= 0 and parse.lowers[noun] in words["inscriptions"] and parse.lowers[tokens[0]] in _RUNS:
        return noun
    if noun < 0 or parse.lowers[noun] not in words["answers"]:
        return -1
    owner = next((token for token in tokens[1:] if token < noun and parse.deps[token] == "poss"), -1)
    behind = noun + 1 if noun + 1 < len(parse) and parse.lowers[noun + 1] in ("from", "of") else -1
    return owner if owner >= 0 or behind < 0 else child(parse, behind, "pobj")


def _tag_after(parse: Parse, end: int, *, told: bool) -> int:
    """The noun that heads *NAME VERB* right after a quotation, or -1; ``told``: a comma ends the quotation.

    *“Go,” Lind barked at the men.*, *“Back soon,” banners along the road roared.* -> Lind, banners
    *“Why now?” Lind shook her head.*, *because he is “no doctor,” he feels free to go* -> nobody
    """
    last, placed = -1, False
    for token in parse.tokens_between(end, min(len(parse.text), end + _BEFORE_MARKS)):
        tag = parse.tags[token]
        if "\n" in parse.text[end : parse.starts[token]] or parse.hidden[token] >= 0:
            return -1
        behind = parse.words[token + 1] if token + 1 < len(parse) else "."
        if last >= 0 and _is_verb_of_tag(parse, token, behind, placed=placed):
            beside = _BESIDE_TAG if told else _AT_WHOM
            return last if parse.tags[last] != "DT" and (behind in _STOPS or behind in beside) else -1
        if tag in SOURCE_TAGS and parse.words[token] not in ("''", '"'):
            last = last if placed else token
            if tag in ("PRP", "WP") and parse.lowers[token] not in ("he", "she", "they", "it", "i", "we"):
                return -1
        elif last >= 0 and tag == "IN" and told:
            placed = True
        elif tag not in ("JJ", "CD", "HYPH", "POS", "``", "''", "MD", "RB", ",") or (tag == "," and last >= 0):
            return -1
    return -1


def _is_verb_of_tag(parse: Parse, token: int, behind: str, *, placed: bool) -> bool:
    """Whether a word is the verb of a tag; behind a place, one of saying: *the note on the door read*."""
    tag, lemma = parse.tags[token], parse.lemmas[token]
    if placed:
        return tag in ("VBD", "VBZ") and is_speech(lemma)
    return (tag in ("VBD", "VBZ") and lemma not in _HELPERS) or (tag[:2] == "VB" and behind == ".")
