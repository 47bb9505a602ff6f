"""Trees of another but equal analysis, made those that the rules read: parsers of English do not all choose alike.

*Ann Lee, Rob Stone and Mia Roe*: some hang a list of names on the first as appositions, or, in *according to
her lawyer, Ann Lee, it is over*, a name on the verb. *Lind, asked why it was shut,
said so*: what he was asked, as a clause of *said*. *adding that it was due and insisting that …*: the joint, on the
clause before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quoteattr.grammar import FINITE, NOMINAL_SUBJECTS, SUBJECT_PHRASES
from quoteattr.lexicon.words import load_words
from quoteattr.text.mending.far_clauses import mend_far_clause
from quoteattr.text.mending.surnames import mend_surname
from quoteattr.text.tree import children_of, could_speak, is_speech, sentence_of

if TYPE_CHECKING:
    from quoteattr.text.parse import Parse

__all__ = ["mend_other_tree"]

_JOINTS = frozenset({"and", "but"})
_JOINED = frozenset({"ccomp", "conj"})
_OBJECTS = frozenset({"dative", "dobj"})


def mend_other_tree(parse: Parse, token: int) -> bool:
    """Give one arc the form that the rules read; whether it had another."""
    dep = parse.deps[token]
    if dep == "appos":
        return parse.tags[token] == "NNP" and _mend_list(parse, token)
    if dep == "prep":
        return parse.lowers[token : token + 2] == ["according", "to"] and _mend_named(parse, token)
    if dep == "nsubj":
        if parse.lowers[token + 1 : token + 2] in (["later"], ["earlier"]):
            return _mend_later(parse, token)
        return (parse.lowers[token] == "which" and _mend_which(parse, token)) or _mend_two_subjects(parse, token)
    if dep in _JOINED and parse.lowers[token] != "asked":
        if dep == "conj":
            return _mend_joint(parse, token)
        return _mend_infinitive(parse, token) if parse.lowers[token - 1] == "to" else _mend_second(parse, token)
    if dep == "ccomp":
        return _mend_asked(parse, token)
    if dep in ("advmod", "npadvmod"):
        if parse.lowers[token].endswith("ly") and parse.words[token][:1].isupper():
            return mend_surname(parse, token)
        return parse.tags[token] == "NNP" and _mend_name(parse, token)
    if dep == "pobj":
        return parse.lowers[token] == "that" and _mend_no_object(parse, token)
    if dep == "advcl":
        return _mend_asked_for(parse, token) or _mend_described(parse, token)
    return dep == "xcomp" and _mend_finite(parse, token)


def _mend_list(parse: Parse, name: int) -> bool:
    """*Ann Lee, Rob Stone and Mia Roe were held*: three, and not Ann Lee, who is Rob Stone and Mia Roe.

    *The Duo, Lee and Roe, were held*, *Dorr, Kent and the sea* stay as they are: one list, of names of one kind.
    """
    first, label = parse.heads[name], parse.ents[name]
    if not first < name or parse.tags[first] != "NNP" or not label or parse.ents[first] != label:
        return False
    kids = children_of(parse, name)
    joint = next((kid for kid in kids if parse.deps[kid] == "cc" and parse.lowers[kid] == "and"), -1)
    last = next((kid for kid in kids if parse.deps[kid] == "conj" and kid > joint), -1)
    if joint < name or last < 0 or parse.ents[last] != label or parse.words[last + 1 : last + 2] == [","]:
        return False
    if parse.words[first + 1] != "," or any(parse.words[one] == "," for one in range(name, last)):
        return False
    parse.deps[name] = "conj"
    return True


def _mend_named(parse: Parse, according: int) -> bool:
    """*According to her lawyer, Ann Lee, the case is over*: who the lawyer is, where the verb has another subject.

    *According to police, Ann Lee, 34, was hurt*, *According to her lawyer, Ann Lee won* stay as they are.
    """
    noun = next((one for one in children_of(parse, according + 1) if parse.deps[one] == "pobj"), -1)
    name = noun + 2
    if noun < 0 or parse.words[noun + 1 : name] != [","] or parse.tags[noun] != "NN" or not could_speak(parse, noun):
        return False
    end = sentence_of(parse, noun).stop - 1
    while name < end and parse.deps[name] == "compound" and parse.heads[name] > name:
        name += 1
    if name >= end or parse.tags[name] != "NNP" or parse.ents[name] != "PERSON" or parse.words[name + 1] != ",":
        return False
    verb = parse.heads[name] if parse.words[parse.heads[name]] != "," else parse.heads[according]
    if verb < name:
        return False
    if not any(kid > name and parse.deps[kid] in SUBJECT_PHRASES for kid in children_of(parse, verb) if kid < verb):
        return False
    parse.heads[name], parse.deps[name] = noun, "appos"
    return True


def _mend_name(parse: Parse, name: int) -> bool:
    """*superintendent of business Lise Gagné warned*: who the superintendent is.

    *The head of news on BBC One warned*, *He went Monday* stay as they are.
    """
    verb = parse.heads[name]
    if verb != name + 1 or not is_speech(parse.lemmas[verb]):
        return False
    first = name
    while parse.tags[first - 1] == "NNP" and parse.heads[first - 1] == name:
        first -= 1
    noun = first - 1
    role = parse.heads[parse.heads[noun]]
    if parse.deps[noun] != "pobj" or parse.words[noun][:1].isupper() or not role < noun < first < name:
        return False
    if parse.heads[role] != verb or parse.deps[role] != "nsubj" or not could_speak(parse, role):
        return False
    parse.heads[name], parse.deps[name] = role, "appos"
    return True


def _mend_later(parse: Parse, time: int) -> bool:
    """*It would return in 2026, two quarters later than planned, it said*: a time, where another subject follows."""
    verb = parse.heads[time]
    kids = children_of(parse, verb)
    clause = next((kid for kid in kids if kid < time and parse.deps[kid] == "ccomp"), -1)
    if clause < 0 or not any(parse.deps[kid] in SUBJECT_PHRASES and time < kid < verb for kid in kids):
        return False
    parse.heads[time], parse.deps[time] = clause, "npadvmod"
    return True


def _mend_two_subjects(parse: Parse, name: int) -> bool:
    """*state news agency TASS reported*, *a spokesman for the harbour police said*: one verb has one subject.

    *The drivers Lind said were tired*, *The firm, Lind said, was late* stay as they are.
    """
    verb, before = parse.heads[name], name - 1
    if verb != name + 1 or not is_speech(parse.lemmas[verb]) or before < sentence_of(parse, name).start:
        return False
    if parse.tags[before] != "NN" or not parse.words[before].islower():
        return False
    if parse.heads[before] == verb and parse.deps[before] == "nsubj":
        if parse.tags[name] != "NNP" or parse.lowers[before] not in load_words("organizations")["nouns"]:
            return False
        kids = children_of(parse, before)
        if kids and (kids[-1] > before or parse.deps[kids[0]] == "det"):
            return False
        parse.heads[before], parse.deps[before] = name, "compound"
        return True
    preposition = parse.heads[before]
    who = parse.heads[preposition]
    if parse.deps[before] != "pobj" or parse.tags[name] not in ("NN", "NNS") or not who < preposition < before:
        return False
    if parse.heads[who] != verb or parse.deps[who] != "nsubj" or not could_speak(parse, name):
        return False
    for kid in children_of(parse, before):
        parse.heads[kid] = name
    parse.heads[name], parse.deps[name] = preposition, "pobj"
    parse.heads[before], parse.deps[before] = name, "compound"
    return True


def _mend_which(parse: Parse, which: int) -> bool:
    """*Shares of the firm, which said so*, *She works with Roe at Orvane, which said so*: what stands right before.

    *The report of the council, which said so*, *Roe of Orvane, who said so* stay as they are.
    """
    verb, before = parse.heads[which], which - 2
    noun = parse.heads[verb]
    if parse.deps[verb] != "relcl" or not noun < before or parse.words[which - 1] != ",":
        return False
    if not is_speech(parse.lemmas[verb]) or parse.deps[before] != "pobj" or parse.heads[before] < noun:
        return False
    if parse.ents[noun] == "PERSON" and parse.tags[before] == "NNP":
        parse.heads[verb] = before
        return True
    documents = load_words("documents")
    if could_speak(parse, noun) or any(parse.lemmas[noun].lower() in group for group in documents.values()):
        return False
    if parse.ents[noun] or not could_speak(parse, before):
        return False
    parse.heads[verb] = before
    return True


def _mend_joint(parse: Parse, verb: int) -> bool:
    """*adding that it was due and insisting that …*: where *and* hangs on the clause, the second participle does too.

    *adding that it was due and fair* stays as it is.
    """
    joint, above = verb - 1, parse.heads[verb]
    if parse.lowers[joint] not in _JOINTS or parse.deps[joint] != "cc" or parse.tags[verb] != "VBG":
        return False
    clause = parse.heads[joint]
    if not above < clause < joint or parse.heads[clause] != above or parse.deps[clause] != "ccomp":
        return False
    if parse.tags[above] != "VBG" or not is_speech(parse.lemmas[verb]):
        return False
    parse.heads[verb] = clause
    return True


def _mend_second(parse: Parse, clause: int) -> bool:
    """*said they were sure that it would open but, in truth, it would take months*: two clauses, joined.

    *In truth, he said, it would take months* stays as it is.
    """
    verb = parse.heads[clause]
    if verb > clause or not is_speech(parse.lemmas[verb]):
        return False
    first = next((kid for kid in children_of(parse, verb) if verb < kid < clause and parse.deps[kid] == "ccomp"), -1)
    if first < 0:
        return False
    kids = children_of(parse, clause)
    opens = min((clause, *kids))
    joint = opens - 1
    while joint > first and parse.words[joint] == ",":
        joint -= 1
    if parse.deps[joint] != "cc" or parse.lowers[joint] not in _JOINTS or '"' in parse.words[first:clause]:
        return False
    if not any(parse.deps[kid] in SUBJECT_PHRASES and kid < clause for kid in kids):
        return False
    parse.heads[clause], parse.deps[clause], parse.heads[joint] = first, "conj", first
    return True


def _mend_infinitive(parse: Parse, verb: int) -> bool:
    """*asked whether to close it*, *rang Lee to say so*: no clause with a subject of its own.

    *asked whether they were to close it*, *wanted Lee to say so* stay as they are.
    """
    above, kids = parse.heads[verb], children_of(parse, verb)
    if not above < verb or parse.tags[verb] != "VB" or parse.deps[verb - 1] != "aux":
        return False
    who = next((kid for kid in kids if parse.deps[kid] in SUBJECT_PHRASES), -1)
    if who < 0:
        if not any(parse.lowers[kid] == "whether" for kid in kids if kid < verb):
            return False
        parse.deps[verb] = "xcomp"
        return True
    if parse.lemmas[above] not in load_words("frames")["reaching"] or who != verb - 2 or min(kids) < who:
        return False
    parse.heads[who], parse.deps[who], parse.deps[verb] = above, "dobj", "advcl"
    return True


def _mend_asked(parse: Parse, asked: int) -> bool:
    """*Lind, asked why the pool was shut, said it was dirty*: about Lind, who *said*; not a clause of *said*.

    *Lind, Roe asked, was late*, *Lind asked why it was shut, Roe said* stay as they are.
    """
    verb, who = parse.heads[asked], asked - 2
    if verb < asked or who < 0 or parse.words[asked - 1] != "," or parse.stretches[asked] >= 0:
        return False
    if parse.heads[who] != asked or parse.deps[who] not in NOMINAL_SUBJECTS:
        return False
    if any(kid < verb and parse.deps[kid] in SUBJECT_PHRASES for kid in children_of(parse, verb)):
        return False
    if not any(parse.words[one] == "," for one in range(asked + 1, verb)) or parse.tags[verb] not in FINITE:
        return False
    parse.tags[asked] = "VBN"
    parse.heads[asked], parse.deps[asked] = who, "acl"
    parse.heads[asked - 1] = who
    parse.heads[who] = verb
    return True


def _mend_no_object(parse: Parse, that: int) -> bool:
    """*told half of the staff that it was over*: *that* is no object of a verb, nor of a word that has one.

    *told the woman that he lived with* stays as it is.
    """
    above = parse.heads[that]
    if parse.pos[above] == "ADP":
        if not any(kid != that and parse.deps[kid] == "pobj" for kid in children_of(parse, above)):
            return False
        clause = parse.heads[above]
    else:
        clause = above
    if clause < that:
        return False
    parse.heads[that] = clause
    return mend_far_clause(parse, that)


def _mend_asked_for(parse: Parse, verb: int) -> bool:
    """*asking for the ship to stay*: what is asked for, and no aim.

    *asking, for the ship to stay* and *begged him, for the ship to stay* stay as they are.
    """
    asks = parse.heads[verb]
    opener = asks + 1
    if parse.lemmas[asks].lower() != "ask" or not opener < verb or parse.lowers[opener] != "for":
        return False
    if parse.heads[opener] != verb or parse.deps[opener] != "mark":
        return False
    parse.heads[opener], parse.deps[opener] = asks, "prep"
    parse.heads[verb], parse.deps[verb] = opener, "pcomp"
    return True


def _mend_described(parse: Parse, adjective: int) -> bool:
    """*The plan, described by the mayor as costly, fell*: as what it was described; *fell, as late as ever*, stays."""
    opener, verb = adjective - 1, parse.heads[adjective]
    if parse.tags[adjective] != "JJ" or parse.lowers[opener] != "as" or parse.heads[opener] != adjective:
        return False
    if parse.lemmas[verb].lower() not in load_words("frames")["as-verbs"] or not verb < opener:
        return False
    if any(parse.heads[one] == adjective for one in range(adjective + 1, sentence_of(parse, verb).stop)):
        return False
    parse.heads[opener], parse.deps[opener] = verb, "prep"
    parse.heads[adjective], parse.deps[adjective] = opener, "amod"
    return True


def _mend_finite(parse: Parse, verb: int) -> bool:
    """*told farmers this weekend he would buy it*: a clause with a subject of its own.

    *told farmers to buy it*, *made them laugh* stay as they are.
    """
    above, kids = parse.heads[verb], children_of(parse, verb)
    if not above < verb or not is_speech(parse.lemmas[above]):
        return False
    if not any(parse.deps[kid] in SUBJECT_PHRASES and kid < verb for kid in kids):
        return False
    if not any(parse.tags[one] in FINITE for one in (verb, *kids) if one <= verb):
        return False
    parse.deps[verb] = "ccomp"
    who = next((kid for kid in children_of(parse, above) if above < kid < verb and parse.deps[kid] in _OBJECTS), -1)
    for kid in kids:
        if kid < verb and parse.deps[kid] == "npadvmod" and parse.ents[kid] in ("DATE", "TIME") and who >= 0:
            parse.heads[kid] = above
    return True
