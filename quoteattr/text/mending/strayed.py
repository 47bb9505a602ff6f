"""Phrases that a parser hangs on the wrong word beside a verb of saying.

*warned the crew that it was late*: what was said is taken for a clause about the crew. *did not say when it closed*: a
time. *In her memoir, “Salt”, the cook says*: the title is taken for who says it. *Outside court, Ann Lee said*: so is
the place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quoteattr.grammar import FINITE_VERBS, NOUNS, SUBJECT_PHRASES
from quoteattr.lexicon.words import load_words
from quoteattr.text.mending.addressed import mend_addressed
from quoteattr.text.mending.agents import mend_agent
from quoteattr.text.mending.insisted import mend_insisted
from quoteattr.text.mending.stirred import mend_stirred
from quoteattr.text.tree import children_of, could_speak, is_speech, sentence_of

if TYPE_CHECKING:
    from quoteattr.text.parse import Parse

__all__ = ["mend_strayed"]

_PLACES = frozenset({"inside", "outside"})
_COMPLETES = frozenset({"acomp", "attr", "ccomp", "dobj", "xcomp"})
_ASKING = frozenset({"cross-examination", "examination", "grilling", "questioning"})
_STAYS = frozenset({"be", "come", "go", "live", "move", "stay", "work"})
_ASKED = frozenset({"asked", "pressed", "quizzed"})
_ASKS_WHEN = frozenset({"when", "where"})
_LOOSE = frozenset({"dep", "dobj", "npadvmod", "nsubj", "nmod"})
_ADDRESSED = load_words("frames")["addressed"].words
_AFTER_TAG = frozenset({"acl", "ccomp", "conj", "parataxis"})


def mend_strayed(parse: Parse, token: int) -> bool:
    """Put one phrase back where it belongs; whether any had strayed."""
    lower, dep = parse.lowers[token], parse.deps[token]
    if lower in ("as", "by") and dep in ("agent", "prep"):
        return mend_agent(parse, token)
    if dep == "prep" and parse.heads[token] > token:
        return _mend_opening(parse, token)
    if lower == "and" and dep == "cc" and parse.tags[token + 1 : token + 3] == ["NN", "NNP"]:
        return _mend_trades(parse, token)
    if lower == "that" and dep in ("mark", "dobj"):
        if dep == "mark" and (_mend_warned(parse, token) or _mend_under(parse, token)):
            return True
        return _mend_told_by(parse, token)
    if lower in _ASKS_WHEN and dep == "advmod":
        return _mend_when(parse, token)
    if dep == "amod":
        if lower in _PLACES:
            return _mend_place(parse, token)
        if not lower.endswith(("ed", "said")):
            return False
        return mend_stirred(parse, token) if parse.tags[token] == "JJ" else mend_insisted(parse, token)
    if lower == "there" and dep == "advmod":
        return _mend_there(parse, token)
    if lower in _ADDRESSED and dep in ("acl", "advcl", "ccomp", "ROOT"):
        return mend_addressed(parse, token)
    if dep == "nsubj" and parse.stretches[token] >= 0 and parse.hidden[token] < 0:
        return _mend_title(parse, token)
    if dep == "npadvmod" and parse.ents[token] == "DATE" and parse.tags[token + 1 : token + 2] in (["VBD"], ["VBZ"]):
        return _mend_dated(parse, token)
    if dep in _LOOSE and token + 1 < len(parse) and parse.words[token + 1] == ",":
        return _mend_parted(parse, token)
    return dep == "nsubj" and parse.words[token + 1 : token + 2] == ['"'] and _mend_broken_off(parse, token)


def _mend_dated(parse: Parse, day: int) -> bool:
    """*admitted last year was bad*: the year is what was bad, not when it was admitted.

    *admitted last year it was bad*, *He left last year and was ill* stay as they are.
    """
    verb, clause = parse.heads[day], day + 1
    if verb > day or parse.heads[clause] != verb or parse.deps[clause] != "ccomp":
        return False
    if parse.deps[verb] not in ("ROOT", "conj"):
        return False  # which he said last week was dead
    if any(parse.deps[kid] in SUBJECT_PHRASES for kid in children_of(parse, clause)):
        return False
    parse.heads[day], parse.deps[day] = clause, "nsubj"
    return True


def _mend_opening(parse: Parse, when: int) -> bool:
    """*On Monday a union official told them*: when he did, where it is hung on the official.

    *In what the mayor called a mistake*, *at least ten officials* stay as they are.
    """
    noun = parse.heads[when]
    if parse.tags[noun] not in NOUNS or parse.deps[noun] not in SUBJECT_PHRASES or parse.heads[noun] == noun:
        return False
    article = next((kid for kid in children_of(parse, noun) if kid > when and parse.tags[kid] in ("DT", "PRP$")), -1)
    if article < 0 or when != sentence_of(parse, when).start or parse.tags[when] != "IN":
        return False
    parse.heads[when] = parse.heads[noun]
    return True


def _mend_trades(parse: Parse, both: int) -> bool:
    """*The chef and writer Ann Lee said*: one person with two trades, who is named.

    *The chef and the writer Ann Lee said*, *The chef and writer Ann Lee were tired* stay as they are.
    """
    first, name = both - 1, both + 2
    while parse.tags[name + 1 : name + 2] == ["NNP"]:
        name += 1
    if (
        parse.heads[both] != first
        or parse.deps[name] not in ("appos", "conj")
        or parse.heads[name] not in (first, both + 1)
    ):
        return False
    trades = load_words("roles")["persons"]
    if parse.lowers[first] not in trades or parse.lowers[both + 1] not in trades or parse.ents[name] != "PERSON":
        return False
    verb = parse.heads[first]
    if any(parse.tags[one] == "VBP" or parse.lowers[one] == "were" for one in (verb, *children_of(parse, verb))):
        return False
    for kid in children_of(parse, first):
        if kid < first or kid > name:
            parse.heads[kid] = name
    parse.tags[first], parse.pos[first] = "NN", "NOUN"
    parse.heads[name], parse.deps[name] = verb, parse.deps[first]
    parse.heads[first], parse.deps[first] = name, "compound"
    parse.heads[both + 1], parse.deps[both + 1] = first, "conj"
    return True


def _mend_warned(parse: Parse, that: int) -> bool:
    """*warned the crew that it was late*: what they were warned of, where the verb's object is who is told.

    *told the story that made him famous*, *rejected the claim that it was late* stay as they are.
    """
    clause = parse.heads[that]
    who = parse.heads[clause]
    verb = parse.heads[who]
    if parse.deps[clause] not in ("acl", "relcl") or parse.deps[who] != "dobj" or not verb < who < that < clause:
        return False
    words = load_words("setting_words")
    if parse.lowers[verb] not in words["tell-verbs"] or parse.tags[who] not in NOUNS:
        return False
    if parse.lemmas[who].lower() in load_words("frames")["that-nouns"] or parse.lowers[who] in words["not-spoken-to"]:
        return False
    if parse.lemmas[who].lower() in load_words("frames")["told-things"] or parse.words[that - 1] == ",":
        return False
    if not any(parse.deps[kid] in SUBJECT_PHRASES and that < kid for kid in children_of(parse, clause)):
        return False
    parse.heads[clause], parse.deps[clause] = verb, "ccomp"
    return True


def _mend_under(parse: Parse, that: int) -> bool:
    """*conceded under questioning that it was late*: what was conceded, and not what was asked.

    *insisted on arguing that it was late* stays as it is.
    """
    clause = parse.heads[that]
    asking = parse.heads[clause]
    under = parse.heads[asking]
    verb = parse.heads[under]
    if parse.lowers[under] != "under" or asking != that - 1 or not verb < under < asking or clause < that:
        return False
    if parse.lowers[asking] not in _ASKING or not is_speech(parse.lemmas[verb]):
        return False
    parse.heads[clause], parse.deps[clause] = verb, "ccomp"
    return True


def _mend_there(parse: Parse, there: int) -> bool:
    """*Defence counsel submitted there was no case*: what they submitted, where the verb is taken for a participle.

    *The bids submitted there were late*, *Counsel, heard there, was late* stay as they are.
    """
    verb, be = there - 1, there + 1
    who = parse.heads[verb]
    if parse.deps[verb] != "acl" or parse.heads[there] != verb or not is_speech(parse.lemmas[verb]):
        return False
    if parse.lemmas[be : be + 1] != ["be"] or parse.heads[who] != be or parse.deps[who] not in SUBJECT_PHRASES:
        return False
    if not could_speak(parse, who) or not any(parse.deps[kid] == "attr" for kid in children_of(parse, be)):
        return False
    raised, label = parse.heads[be], parse.deps[be]
    parse.heads[verb], parse.deps[verb] = verb if raised == be else raised, label
    parse.heads[who], parse.deps[who] = verb, "nsubj"
    parse.heads[there], parse.deps[there] = be, "expl"
    parse.heads[be], parse.deps[be] = verb, "ccomp"
    parse.tags[verb], parse.pos[verb] = "VBD", "VERB"
    for kid in sentence_of(parse, verb):
        if parse.heads[kid] == be and (kid < who or parse.words[kid] == "."):
            parse.heads[kid] = verb
    return True


def _mend_told_by(parse: Parse, that: int) -> bool:
    """*was told by a nurse that the ward would shut*, *heard from a neighbour that Lind had lied*: what was told.

    *was told by the man that he met* stays as it is: a clause about the man.
    """
    clause = parse.heads[that]
    who = parse.heads[clause]
    preposition = parse.heads[who]
    verb = parse.heads[preposition]
    if parse.deps[clause] not in ("acl", "relcl") or parse.deps[who] != "pobj" or not verb < preposition < who < that:
        return False
    if parse.lowers[preposition] == "to":
        return _mend_written_to(parse, that, verb)
    heard = parse.lowers[preposition] == "from" and parse.lemmas[verb].lower() in ("hear", "learn")
    told = parse.deps[preposition] == "agent" and parse.lowers[verb] in load_words("setting_words")["tell-verbs"]
    kids = children_of(parse, clause)
    subjects = [kid for kid in kids if parse.deps[kid] in SUBJECT_PHRASES and that < kid < clause]
    if not (heard or told) or not subjects or parse.words[that - 1] == ",":
        return False
    behind = clause + 1 < len(parse) and parse.heads[clause + 1] == clause and parse.deps[clause + 1] != "punct"
    if parse.tags[subjects[0]] == "PRP" and subjects[0] == clause - 1 and not behind:
        return False
    parse.heads[clause], parse.deps[clause] = verb, "ccomp"
    parse.heads[that], parse.deps[that], parse.tags[that] = clause, "mark", "IN"
    return True


def _mend_written_to(parse: Parse, that: int, verb: int) -> bool:
    """*wrote to a partner that auditors were thieves*: what was written, where nothing is missing in it.

    *wrote to a firm that was closed*, *wrote to a woman that she knew*, *spoke to a friend that Roe had met* stay.
    """
    clause = parse.heads[that]
    kids = children_of(parse, clause)
    if not is_speech(parse.lemmas[verb].lower()) or parse.lemmas[verb].lower() in ("speak", "talk"):
        return False
    if not any(parse.deps[kid] in SUBJECT_PHRASES and that < kid < clause for kid in kids):
        return False
    if not any(kid > clause and parse.deps[kid] in _COMPLETES for kid in kids):
        if parse.lemmas[clause] not in _STAYS or not any(kid > clause and parse.deps[kid] == "prep" for kid in kids):
            return False  # wrote to a judge that she knew well from school
    parse.heads[clause], parse.deps[clause] = verb, "ccomp"
    return True


def _mend_when(parse: Parse, when: int) -> bool:
    """*did not say when it closed*: what was not said.

    *did not speak when it closed*, *did not say when asked*, *said no more when it closed* stay as they are.
    """
    clause = parse.heads[when]
    verb = parse.heads[clause]
    if parse.deps[clause] == "advcl" and verb == when - 1 and parse.lowers[verb] in _ASKED:
        return _mend_asked(parse, verb, clause)
    if parse.deps[clause] != "advcl" or verb != when - 1 or parse.lemmas[verb].lower() not in ("say", "specify"):
        return False
    if not any(parse.deps[kid] in SUBJECT_PHRASES and when < kid < clause for kid in children_of(parse, clause)):
        return False
    if not any(parse.deps[kid] == "neg" or parse.lowers[kid] == "to" for kid in children_of(parse, verb)):
        return False
    said_else = any(parse.lowers[kid] == "that" or parse.deps[kid] == "ccomp" for kid in children_of(parse, clause))
    if said_else or parse.lemmas[clause].lower() in load_words("frames")["asking-verbs"]:
        return False  # would not say when reporters called, did not say when he was held that he was armed
    parse.deps[clause] = "ccomp"
    return True


def _mend_asked(parse: Parse, asked: int, clause: int) -> bool:
    """*Asked when it would open, Roe laughed*: what was asked, no time; not: *He was asked when he came*."""
    if asked != sentence_of(parse, asked).start or parse.deps[asked] != "advcl" or parse.tags[asked] != "VBN":
        return False
    if not any(parse.deps[kid] in SUBJECT_PHRASES for kid in children_of(parse, clause)):
        return False
    parse.deps[clause] = "ccomp"
    return True


def _mend_place(parse: Parse, place: int) -> bool:
    """*Outside court, Ann Lee said it was over*: a place, where the verb has another subject behind the comma.

    *Outside advisers, Lee said, were tired* stays as it is.
    """
    noun = parse.heads[place]
    verb = parse.heads[noun]
    if noun != place + 1 or parse.sent_bounds[parse.sents[place]][0] != place or parse.tags[noun] != "NN":
        return False
    beside = parse.deps[noun] == "compound" and parse.tags[verb] == "NNP" and parse.deps[verb] in SUBJECT_PHRASES
    if beside and parse.lowers[noun] in ("church", "court", "parliament"):  # Outside court Ann Lee said
        verb = parse.heads[verb]
    elif parse.deps[noun] not in SUBJECT_PHRASES or parse.words[noun + 1 : noun + 2] != [","]:
        return False
    if not any(parse.deps[kid] in SUBJECT_PHRASES and noun < kid < verb for kid in children_of(parse, verb)):
        return False
    parse.heads[place], parse.deps[place], parse.tags[place], parse.pos[place] = verb, "prep", "IN", "ADP"
    parse.heads[noun], parse.deps[noun] = place, "pobj"
    return True


def _mend_title(parse: Parse, name: int) -> bool:
    """*In her memoir, “Salt and Smoke”, the cook says …*: a title, said of the noun before it, where the verb has
    another subject behind the mark.

    *“Good people, bad law,” Lind said*, *In May, “Salt” opened* stay as they are.
    """
    verb = parse.heads[name]
    others = [kid for kid in children_of(parse, verb) if parse.deps[kid] in SUBJECT_PHRASES and name < kid < verb]
    if not any(parse.stretches[kid] < 0 for kid in others):
        return False
    stretch = parse.marked[parse.stretches[name]]
    opens = next((token for token in sentence_of(parse, name) if parse.starts[token] >= stretch.start), -1)
    comma, noun = opens - 1, opens - 2
    if noun < parse.sent_bounds[parse.sents[name]][0] or parse.words[comma] != "," or parse.tags[noun] not in NOUNS:
        return False
    if parse.deps[noun] != "pobj" or (not is_speech(parse.lemmas[verb]) and parse.lemmas[verb] != "describe"):
        return False
    parse.heads[name], parse.deps[name] = noun, "appos"
    return True


def _mend_broken_off(parse: Parse, noun: int) -> bool:
    """*The mood “has never been so grim as it is now,” Lind said*: what the words in the marks are about, where the
    verb of saying has another subject behind them.

    *Lind “would never say so in public,” he said* stays as it is: *Lind* is what the verb in the marks has.
    """
    verb = parse.heads[noun]
    behind = noun + 2
    if behind >= verb or parse.hidden[behind] < 0 or not is_speech(parse.lemmas[verb]):
        return False
    said = parse.heads[behind] if parse.deps[behind] == "nsubj" else behind
    if parse.hidden[said] != parse.hidden[behind] or parse.heads[said] != verb:
        return False
    others = [kid for kid in children_of(parse, verb) if parse.deps[kid] in SUBJECT_PHRASES and said < kid]
    if not others or any(parse.deps[kid] == "conj" for kid in children_of(parse, noun)):
        return False
    parse.heads[noun] = said
    return True


def _mend_parted(parse: Parse, noun: int) -> bool:
    """*The drivers, Lind explained on Monday, were tired*: the subject of the verb behind the tag, which heads the
    sentence.

    *Last week, Lind said, was hard*, *The drivers, Lind explained, and were told so* stay as they are.
    """
    verb = parse.heads[noun]
    first = parse.sent_bounds[parse.sents[noun]][0]
    if verb <= noun or parse.deps[verb] != "ROOT" or parse.tags[verb] not in FINITE_VERBS:
        return False
    if parse.tags[noun] not in NOUNS or parse.ents[noun] in ("DATE", "TIME") or not is_speech(parse.lemmas[verb]):
        return False
    kids = children_of(parse, verb)
    who = next((kid for kid in kids if parse.deps[kid] in SUBJECT_PHRASES and noun + 1 < kid < verb), -1)
    if (
        who < 0
        or any(kid < noun for kid in kids)
        or any(parse.heads[one] not in range(first, noun + 1) for one in range(first, noun))
    ):
        return False
    for clause in kids:
        if clause < verb or parse.deps[clause] not in _AFTER_TAG or parse.stretches[clause] >= 0:
            continue
        inner = children_of(parse, clause)
        helpers = [kid for kid in inner if parse.deps[kid] in ("aux", "auxpass") and kid < clause]
        opens = min([clause, *helpers])
        finite = parse.tags[opens] in FINITE_VERBS or parse.tags[opens] == "MD"
        if not finite or parse.words[opens - 1] != "," or any(parse.deps[kid] in SUBJECT_PHRASES for kid in inner):
            return False
        parse.heads[noun], parse.deps[noun] = clause, "nsubj"
        parse.heads[clause], parse.deps[clause] = clause, "ROOT"
        parse.heads[verb], parse.deps[verb] = clause, "parataxis"
        for kid in kids:
            if kid > opens and kid != clause:
                parse.heads[kid] = clause
        return True
    return False
