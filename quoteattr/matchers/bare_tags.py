"""A few words without a verb before a tag that ends their sentence: *Nonsense, says Roe.*

PolNeAR has next to none of these, so that no table can score them: selection gives them a confidence by judgement.
"""

from __future__ import annotations

from collections.abc import Iterator

from quoteattr.grammar import FINITE, FINITE_VERBS, NOUNS
from quoteattr.matchers.candidate import Candidate, draw
from quoteattr.matchers.particles import cue_tokens
from quoteattr.syntax import child
from quoteattr.text.parse import Parse
from quoteattr.text.tree import is_speech

__all__ = ["find_bare_tags"]

_LONGEST = 12  # tokens before the tag; by judgement
_OPENS = NOUNS | {"DT", "JJ", "JJR", "JJS", "UH"}
_DEGREES = frozenset({"far", "hardly", "never", "not", "too", "very"})


def find_bare_tags(parse: Parse, verb: int) -> Iterator[Candidate]:
    """Yield what stands before *says Roe* where that ends the sentence and nothing else has a verb.

    *Not so, says the council.*, *Too late, say critics.* -> Not so, Too late
    *In May, says Roe.*, *Then, said Roe, it fell.*      -> nothing
    """
    start, stop = parse.sent_bounds[parse.sents[verb]]
    last = verb - 2
    if parse.tags[verb] not in FINITE_VERBS or not start <= last < start + _LONGEST or parse.words[verb - 1] != ",":
        return
    who = max((kid for kid in parse.children[verb] if kid > verb and parse.deps[kid] == "nsubj"), default=-1)
    if who < 0 or parse.lefts[who] != verb + 1 or child(parse, verb, "ccomp", "dobj", "parataxis", "xcomp") >= 0:
        return
    if any(parse.words[one] == "," and parse.tags[one + 1] in FINITE for one in range(verb, stop - 1)):
        return  # Next to speak, says the list, is Roe
    behind = range(parse.rights[who] + 1, stop)
    if not is_speech(parse.lemmas[verb]) or any(parse.words[one].isalpha() for one in behind):
        return
    said = range(start, last + 1)
    if any(parse.tags[one] in FINITE or parse.words[one] == '"' or parse.hidden[one] >= 0 for one in said):
        return
    if parse.ents[start] in ("DATE", "GPE", "PERSON", "TIME"):
        return
    if not (parse.tags[start] in _OPENS or (last > start and parse.lowers[start] in _DEGREES)):
        return
    cue, lemma = cue_tokens(parse, verb)
    yield from draw(
        parse,
        [("start", [(start, last)])],
        cue=cue,
        cue_head=verb,
        lemma=lemma,
        frame="left-bare",
        family="clause-left",
        link=start,
        source_hint=who,
    )
