"""Content behind a clause that announces it: *What she said was that it was safe*, *All he said was “no”*.

PolNeAR has next to none of these, so that no table can score them: selection gives them a confidence by judgement.
"""

from __future__ import annotations

from collections.abc import Iterator

from quoteattr.grammar import FINITE, NEUTER_PRONOUNS, NOUNS, PROPER_NOUNS
from quoteattr.lexicon.cues import load_cues
from quoteattr.lexicon.words import load_words
from quoteattr.matchers.candidate import Candidate, draw
from quoteattr.matchers.clauses import clause_drawings
from quoteattr.matchers.particles import cue_tokens
from quoteattr.matchers.sites import Site
from quoteattr.syntax import child, is_verb, own_subject
from quoteattr.text.parse import Parse
from quoteattr.text.tree import could_speak, is_speech

__all__ = ["answered", "arises", "find_arising", "find_blunt", "find_clefts", "said_all"]

_BE = frozenset({"is", "was", "were"})
_ANSWERS = frozenset({"answer", "reply", "response", "retort"})
_YES = frozenset({"maybe", "never", "no", "nothing", "perhaps", "yes"})
_ALL = frozenset({"all", "what"})
_THINGS = frozenset({"thing", "things", "word", "words"})
_WORKS = frozenset({"thing", "things"})  # “Salt” was the last thing he wrote: a book
_WITHIN = 8  # tokens from the verb to *was*: told the court on Monday was
_REACH = 20  # tokens from *was* to the verb: was the only word that the old chairman would say
_SAYERS = NOUNS | {"PRP"}


def find_clefts(parse: Parse, verb: int) -> Iterator[Candidate]:
    """Yield the clause with *that* behind *What X said was*.

    *What she told the court was that the road was safe.* -> the road was safe
    *What she said was true.*, *What she said was that bad.* -> nothing
    """
    be = next((at for at in range(verb + 1, min(verb + _WITHIN, len(parse) - 2)) if parse.lowers[at] in _BE), -1)
    if be < 0 or parse.lowers[be + 1] != "that" or not _announces(parse, verb, be):
        return
    clause = child(parse, be, "ccomp", "attr", "acomp")
    if clause <= be + 1 or parse.heads[be + 1] != clause or parse.deps[be + 1] not in ("mark", "nsubj"):
        return
    cue, lemma = cue_tokens(parse, verb)
    yield from draw(
        parse,
        clause_drawings(parse, be, be + 1, parse.rights[clause], clause),
        cue=cue,
        cue_head=verb,
        lemma=lemma,
        frame="cleft",
        family="clause-right",
        link=clause,
        object=child(parse, verb, "dobj", "dative"),
    )


def find_arising(parse: Parse, verb: int) -> Iterator[Candidate]:
    """Yield the clause of a noun of saying or thinking behind the verb by which that arises, grows or fades.

    *Fears are growing that the talks will fail.* -> the talks will fail
    *The number of voters is growing that we see.* -> nothing
    """
    noun, clause = arises(parse, verb)
    if noun < 0:
        return
    yield from draw(
        parse,
        clause_drawings(parse, verb, parse.lefts[clause], parse.rights[clause], clause),
        cue=(noun,),
        cue_head=noun,
        lemma=parse.lemmas[noun].lower(),
        frame="noun-arises",
        family="noun",
        link=clause,
    )


def arises(parse: Parse, verb: int) -> tuple[int, int]:
    """The noun and its clause with *that* on the other side of a verb of arising; -1 twice for others."""
    if parse.lemmas[verb] not in load_words("frames")["arising"]:
        return -1, -1
    noun, clause = own_subject(parse, verb), child(parse, verb, "ccomp")
    if not 0 <= noun < verb < clause or parse.lowers[parse.lefts[clause]] != "that":
        return -1, -1
    return (noun, clause) if load_cues().act("noun", parse.lemmas[noun].lower()) is not None else (-1, -1)


def find_blunt(parse: Parse, verb: int) -> Iterator[Candidate]:
    """Yield the clause behind a colon and an adjective of plain speaking.

    *The mayor was blunt: the pier is dead.* -> the pier is dead
    *The sky was clear: stars shone.*, *The mayor was ill: he had flu.* -> nothing
    """
    adjective = child(parse, verb, "acomp")
    colon = adjective + 1
    if not verb < adjective or parse.words[colon : colon + 1] != [":"] or parse.lemmas[verb] != "be":
        return
    act = load_cues().act("adjective", parse.lowers[adjective])
    who = own_subject(parse, verb)
    if act is None or not act.is_speech or who < 0 or not (parse.tags[who] in PROPER_NOUNS or could_speak(parse, who)):
        return
    stop = parse.sent_bounds[parse.sents[adjective]][1]
    if parse.lowers[who] in NEUTER_PRONOUNS or colon + 2 >= stop or parse.words[colon + 1] == '"':
        return
    yield from draw(
        parse,
        [("end", [(colon + 1, stop - 1)])],
        cue=(adjective,),
        cue_head=adjective,
        lemma=parse.lowers[adjective],
        frame="colon-adjective",
        family="adjective",
        link=colon + 1,
    )


def _announces(parse: Parse, verb: int, be: int) -> bool:
    """Whether a clause with a subject of its own stands right before *was*, and lacks what was said: *All Lind would
    say was*, *The first thing she told them was*; not *The man who said so was*.
    """
    if load_cues().act("verb", cue_tokens(parse, verb)[1]) is None or not verb < be:
        return False
    who = own_subject(parse, verb)
    if not 0 <= who < verb or any(is_verb(parse, at) or parse.tags[at] in FINITE for at in range(verb + 1, be)):
        return False
    opens = parse.lefts[who] - 1
    if opens >= 0 and parse.lowers[opens] == "that":
        opens -= 1  # the first thing that she said
    if opens < 0 or parse.sents[opens] != parse.sents[verb]:
        return False
    return parse.lowers[opens] in _ALL or parse.lowers[opens] in _THINGS


def said_all(parse: Parse, site: Site) -> int:
    """The verb in *All Lind would say was “no”*, *“No” was the only word he said*; -1 for others.

    *What he said was “racist”*, *All he said was “mad”, the union said* -> -1: somebody says it of his words
    """
    before = site.tokens[0] - 1
    while before > 0 and parse.words[before] in ('"', ",", ":"):
        before -= 1
    if parse.lowers[before] in _BE and before > 1 and parse.paras[before] == parse.paras[site.tokens[0]]:
        return -1 if site.after == "," else _said_before(parse, site, before)
    be = site.tokens[-1] + 1
    while be < len(parse) and parse.words[be] == '"':
        be += 1
    if site.before or be + 2 >= len(parse) or parse.lowers[be] not in _BE:
        return -1
    return _said_behind(parse, be)


def answered(parse: Parse, site: Site) -> tuple[int, int]:
    """The noun and whose it is in *His answer was “no”*, *Lind's reply was “not yet”*; -1 twice for others.

    *Their response was “overwhelming”*, *His answer was “mad”, Roe said* -> -1: somebody says it of the answer
    """
    be = site.tokens[0] - 1
    while be > 0 and parse.words[be] in ('"', ",", ":"):
        be -= 1
    noun = be - 1
    if noun < 1 or parse.lowers[be] not in _BE or parse.lowers[noun] not in _ANSWERS or site.after == ",":
        noun = _answer_behind(parse, site)
    if noun < 0:
        return -1, -1
    stretch = parse.marked[site.stretch]
    inner = parse.text[stretch.inner_start : stretch.inner_end].strip()
    whose = child(parse, noun, "poss")
    if whose < 0 or not (" " in inner or inner[-1:] in ".!?" or inner.rstrip(".").lower() in _YES):
        return -1, -1
    return noun, whose


def _answer_behind(parse: Parse, site: Site) -> int:
    """The noun of *“No” was her answer*, *“Not yet,” was Lind's only reply*, or -1.

    *“No” was her answer to them, Roe said*, *“No” was the answer*, *“Salt” was his answer song* -> -1
    """
    be = site.tokens[-1] + 1
    while be < len(parse) and parse.words[be] in ('"', ","):
        be += 1
    if be + 2 >= len(parse) or parse.lowers[be] not in _BE or parse.paras[be] != parse.paras[site.tokens[0]]:
        return -1
    stop = min(be + _WITHIN, parse.sent_bounds[parse.sents[be]][1])
    noun = next((at for at in range(be + 1, stop) if parse.lowers[at] in _ANSWERS), -1)
    ends = 0 <= noun < stop and parse.words[noun + 1 : noun + 2] in ([], ["."], ["!"], ["\n"])
    return noun if ends and child(parse, noun, "poss") > be else -1


def _said_before(parse: Parse, site: Site, be: int) -> int:
    verb = next((at for at in range(be - 1, max(-1, be - _WITHIN), -1) if is_verb(parse, at)), -1)
    if verb < 0 or not _announces(parse, verb, be) or not is_speech(parse.lemmas[verb]):
        return -1
    opener = parse.lowers[parse.lefts[own_subject(parse, verb)] - 1]
    return verb if opener != "what" or parse.text[parse.marked[site.stretch].inner_start].isupper() else -1


def _said_behind(parse: Parse, be: int) -> int:
    stop = min(parse.sent_bounds[parse.sents[be + 1]][1], be + _REACH)
    verb = next((at for at in range(be + 1, stop) if is_verb(parse, at) and is_speech(parse.lemmas[at])), -1)
    who = next((at for at in range(verb - 1, be, -1) if parse.tags[at] in _SAYERS), -1) if verb >= 0 else -1
    if who < 0 or "," in parse.words[be:verb] or child(parse, verb, "dobj", "ccomp", "xcomp") > verb:
        return -1
    named = next((at for at in range(be + 1, who) if parse.lowers[at] == "all" or parse.lowers[at] in _THINGS), -1)
    if named < 0 or any(parse.lowers[at] == "of" and parse.tags[at - 1] in NOUNS for at in range(be, named)):
        return -1  # “Salt” was the name of the thing he wrote
    return verb if parse.lemmas[verb] != "write" or parse.lowers[named] not in _WORKS or _is_told(parse, be) else -1


def _is_told(parse: Parse, be: int) -> bool:
    """Whether the words in marks before *was* are no title: *I am done*; not *Salt*, *The Old Man and the Sea*."""
    last = be - 1
    while last > 0 and parse.words[last] in ('"', ",", "."):
        last -= 1
    return parse.words[last].islower() and parse.tags[last][0] != "N"
