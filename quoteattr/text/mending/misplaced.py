"""Clauses that a parser hangs on the wrong word beside a verb of saying.

*All Lind said was that it was late*: what he said is taken for a determiner of his. *according to police, who said so*:
the clause is hung on what the sentence is about. *…, she said, and added that …*: so is the second verb of saying.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quoteattr.grammar import FINITE_VERBS, NEUTER_PRONOUNS, NOUNS, SUBJECT_PHRASES
from quoteattr.lexicon.words import load_words
from quoteattr.text.mending.next_acts import mend_next_act, mend_next_participle
from quoteattr.text.mending.told import mend_plea
from quoteattr.text.tree import children_of, could_speak, is_speech, raise_verb, sentence_of

if TYPE_CHECKING:
    from quoteattr.text.parse import Parse

__all__ = ["mend_clauses"]

_DESCRIBES = frozenset({"call", "describe", "see", "view"})
_BREAKS = frozenset({":", ";"})
_ALL = frozenset({"all", "what"})
_COMMON = frozenset({"JJS", "NN"})
_JOINTS = frozenset({"and", "but"})
_WHERE = frozenset({"at", "during", "in", "on"})
_SETS_OFF = frozenset({",", "-", "--", "–", "—"})
_PAST = FINITE_VERBS | {"VBN"}
_IN_MENTION = frozenset({"appos", "compound", "conj"})


def mend_clauses(parse: Parse, token: int) -> bool:
    """Put one clause back where it belongs; whether any hung on the wrong word."""
    dep = parse.deps[token]
    if dep == "nsubj":
        if parse.words[token + 1 : token + 2] == [":"]:
            return _mend_label(parse, token)
        if parse.lowers[token] == "who":
            return _mend_who(parse, token)
        return parse.tags[token] in _COMMON and _mend_fronted(parse, token)
    if dep in ("det", "predet"):
        return parse.lowers[token] in _ALL and (_mend_cleft(parse, token) or _mend_described(parse, token))
    if dep == "ccomp" and parse.tags[token] in FINITE_VERBS and parse.heads[token] > token:
        return _mend_colon(parse, token)
    if dep in ("acl", "relcl"):
        return (parse.stretches[token] >= 0 and _mend_marked(parse, token)) or (
            dep == "acl" and mend_plea(parse, token)
        )
    if dep == "advcl":
        return (parse.tags[token] == "VBG" and _mend_behind_aside(parse, token)) or _mend_condition(parse, token)
    if dep == "prep":
        return parse.stretches[token] >= 0 and _mend_marked_end(parse, token)
    if dep == "pcomp":
        return parse.tags[token] == "VBG" and mend_next_participle(parse, token)
    if dep in ("ccomp", "conj") and parse.tags[token] in _PAST and mend_next_act(parse, token):
        return True
    if dep == "conj" and parse.tags[token] in _PAST and parse.lowers[token - 1] in _JOINTS:
        return _mend_said_next(parse, token) or (parse.lowers[token - 1] == "and" and _mend_next(parse, token))
    return False


def _mend_marked(parse: Parse, clause: int) -> bool:
    """*complained in a statement “the fire was near”*: what was said, no clause about the statement.

    *posted a picture “he had kept”*, *complained of a statement “he had read”* stay as they are.
    """
    noun = parse.heads[clause]
    place = parse.heads[noun]
    verb = parse.heads[place]
    if clause < noun or parse.stretches[noun] >= 0 or parse.words[noun + 1] != '"' or not verb < place:
        return False
    if (
        parse.deps[noun] != "pobj"
        or parse.lowers[place] not in _WHERE
        or parse.tags[verb] not in FINITE_VERBS
        or not is_speech(parse.lemmas[verb])
    ):
        return False
    if any(parse.deps[kid] in ("ccomp", "dobj") for kid in children_of(parse, verb)):
        return False
    who = next((kid for kid in children_of(parse, clause) if parse.deps[kid] in SUBJECT_PHRASES and kid < clause), -1)
    if who < 0 or any(parse.deps[kid] in ("mark", "dobj") and kid < who for kid in children_of(parse, clause)):
        return False
    parse.heads[clause], parse.deps[clause] = verb, "ccomp"
    return True


def _mend_condition(parse: Parse, clause: int) -> bool:
    """*vowed to resign if anyone was harmed*: the condition of resigning, and not of the vow.

    *promised to resign when he was asked*, *will vow to fight if Roe wins* stay as they are.
    """
    verb = parse.heads[clause]
    mark = next((kid for kid in children_of(parse, clause) if parse.deps[kid] == "mark"), -1)
    if (
        mark < verb
        or parse.lowers[mark] not in ("if", "unless")
        or parse.lemmas[verb] not in load_words("frames")["pledges"]
    ):
        return False
    pledged = next((kid for kid in children_of(parse, verb) if parse.deps[kid] == "xcomp" and kid > verb), -1)
    if not verb < pledged < mark or parse.tags[verb] not in FINITE_VERBS or parse.words[mark - 1] == ",":
        return False
    parse.heads[clause] = pledged
    return True


def _mend_marked_end(parse: Parse, preposition: int) -> bool:
    """*said London was ready “from day one”*: how ready it was, where no comma parts the marks from what was said.

    *said London was ready “in a tweet” that he sent* stays as it is: what follows tells of the marks.
    """
    verb, mark = parse.heads[preposition], preposition - 1
    clause = next((kid for kid in children_of(parse, verb) if verb < kid < mark and parse.deps[kid] == "ccomp"), -1)
    if clause < 0 or parse.words[mark] != '"' or parse.words[mark - 1] == "," or not is_speech(parse.lemmas[verb]):
        return False
    last = max(
        (one for one in sentence_of(parse, verb) if parse.stretches[one] == parse.stretches[preposition]), default=-1
    )
    behind = parse.words[last + 2 : last + 3] if parse.words[last + 1 : last + 2] == ['"'] else []
    if behind and behind[0] not in (".", ",", "and", "but"):
        return False
    parse.heads[preposition] = clause
    return True


def _mend_behind_aside(parse: Parse, participle: int) -> bool:
    """*They marched past the bank, where staff watched, while chanting “Shame”*: they chant, and no staff.

    *They passed a bank where staff danced while singing “Joy”* stays as it is: no comma ends the clause.
    """
    aside, dash = parse.heads[participle], participle - 2
    opener = next((kid for kid in children_of(parse, aside) if parse.tags[kid] in ("WRB", "WDT")), -1)
    if not 0 < opener < aside < dash or parse.lowers[participle - 1] not in ("while", "before", "after"):
        return False
    if parse.words[dash] not in _SETS_OFF or parse.words[opener - 1] not in _SETS_OFF:
        return False
    if not is_speech(parse.lemmas[participle]) or parse.deps[aside] not in ("relcl", "ccomp", "advcl"):
        return False
    main = parse.heads[aside]
    while parse.heads[main] != main and main < participle:
        main = parse.heads[main]
    if parse.tags[main] not in FINITE_VERBS or main > opener or parse.stretches[main] >= 0:
        return False
    parse.heads[participle] = main
    return True


def _mend_fronted(parse: Parse, noun: int) -> bool:
    """*The son of a baker, Roe joined the railway*: what Roe is, where the verb has him for its subject too.

    *The son of a baker joined the railway*, *The Leeds striker, Roe, joined them* stay as they are.
    """
    verb = parse.heads[noun]
    opens = min((noun, *children_of(parse, noun))) - 1
    if opens >= 0 and parse.lowers[opens] == "as" and parse.tags[noun] == "NN":
        subjects = [kid for kid in children_of(parse, verb) if noun < kid < verb and parse.deps[kid] == "nsubj"]
        if subjects and parse.heads[opens] == verb:  # As agriculture minister in 1985 he assured them
            parse.heads[noun], parse.deps[noun] = opens, "pobj"
            parse.deps[opens] = "prep"
            return True
    name = verb - 1
    if not noun < name or parse.heads[name] != verb or parse.deps[name] != "nsubj" or parse.tags[name] != "NNP":
        return False
    first = name
    while parse.tags[first - 1] == "NNP" and parse.heads[first - 1] in (name, first):
        first -= 1
    if parse.words[first - 1] != "," or parse.ents[noun] in ("DATE", "TIME"):
        return False
    parse.deps[noun] = "dep"
    return True


def _mend_label(parse: Parse, label: int) -> bool:
    """*Correction: An earlier version said so*: the version did, and not the label before it."""
    verb, start = parse.heads[label], sentence_of(parse, label).start
    others = [kid for kid in children_of(parse, verb) if parse.deps[kid] in SUBJECT_PHRASES and label < kid < verb]
    if not others or label > start + 1:
        return False
    parse.heads[label], parse.deps[label] = verb, "dep"
    return True


def _mend_said_next(parse: Parse, verb: int) -> bool:
    """*The union said a deal was close but warned members*: the union warned them, and no deal.

    *said the firm had been warned and fined*, *said the mayor was late and told him to go* stay as they are.
    """
    clause = parse.heads[verb]
    above = parse.heads[clause]
    if parse.tags[clause] not in FINITE_VERBS or parse.deps[clause] != "ccomp" or parse.tags[above] != "VBD":
        return False
    if not above < clause < verb or not is_speech(parse.lemmas[above]) or not is_speech(parse.lemmas[verb]):
        return False
    kids = children_of(parse, verb)
    held = any(parse.deps[kid] in ("ccomp", "dobj", "xcomp") for kid in kids)
    if not held or any(parse.deps[kid] in (*SUBJECT_PHRASES, "aux", "auxpass", "mark") for kid in kids):
        return False
    parse.tags[verb] = "VBD"
    who = next((kid for kid in children_of(parse, clause) if kid < clause and parse.deps[kid] in SUBJECT_PHRASES), -1)
    thing = parse.lowers[who] in NEUTER_PRONOUNS or (parse.tags[who] in NOUNS and not could_speak(parse, who))
    if who >= 0 and thing and parse.lemmas[clause] == "be":
        parse.heads[verb] = parse.heads[verb - 1] = above
    return True


def _mend_colon(parse: Parse, verb: int) -> bool:
    """*The firm insisted it had acted in good faith: it had made two offers*: what stands before the colon (or a
    semicolon) has a clause of its own and heads the sentence.

    *The mayor was blunt: it is dead*, *He said this: it is dead* stay as they are.
    """
    above, kids = parse.heads[verb], children_of(parse, verb)
    if parse.deps[above] != "ROOT" or not is_speech(parse.lemmas[verb]):
        return False
    clause = next((kid for kid in kids if kid > verb and parse.deps[kid] == "ccomp"), -1)
    if clause < 0 or not any(kid < verb and parse.deps[kid] in SUBJECT_PHRASES for kid in kids):
        return False
    if _BREAKS.isdisjoint(parse.words[clause:above]) or '"' in parse.words[verb:above]:
        return False
    raise_verb(parse, verb, above)
    parse.deps[above] = "parataxis"
    return True


def _mend_described(parse: Parse, what: int) -> bool:
    """*over what inspectors described as “defects”*: the inspectors described them; *what* is no determiner of theirs.

    *asked what name he gave*, *what party the mayor described* stay as they are: somebody else is the subject.
    """
    who = parse.heads[what]
    verb = parse.heads[who]
    if not (what == who - 1 and who < verb) or parse.deps[who] != "dobj" or parse.tags[who] not in ("NNS", "NNPS"):
        return False
    if not is_speech(parse.lemmas[verb]) and parse.lemmas[verb] not in _DESCRIBES:
        return False
    if any(parse.deps[kid] in SUBJECT_PHRASES for kid in children_of(parse, verb)) or not could_speak(parse, who):
        return False
    parse.deps[who] = "nsubj"
    parse.heads[what], parse.deps[what], parse.tags[what] = verb, "dobj", "WP"
    return True


def _mend_cleft(parse: Parse, what: int) -> bool:
    """*What Lind said was that it was late*, *All the mayor said was “no”*: what he said, no determiner of his.

    *What party he named was not clear*, *All the mayors said it was late* stay as they are.
    """
    who = parse.heads[what]
    verb = parse.heads[who]
    if not what < who < verb or parse.deps[who] != "nsubj" or parse.deps[verb] != "ROOT":
        return False
    if not is_speech(parse.lemmas[verb]) or what != sentence_of(parse, verb).start:
        return False
    be = next((kid for kid in children_of(parse, verb) if kid > verb and parse.deps[kid] == "ccomp"), -1)
    if be < 0 or parse.lemmas[be] != "be":
        return False
    if any(parse.deps[kid] in SUBJECT_PHRASES or kid < be for kid in children_of(parse, be)):
        return False
    for kid in children_of(parse, verb):
        if kid > be:
            parse.heads[kid] = be
    parse.heads[what], parse.deps[what] = verb, "dobj"
    parse.heads[verb], parse.deps[verb] = be, "csubj"
    parse.heads[be], parse.deps[be] = be, "ROOT"
    return True


def _mend_who(parse: Parse, who: int) -> bool:
    """*The bus was late, according to police, who said so*: about the police, and not about a bus.

    *The owner of the bus, who said so*, *the man from the bank, who said so* stay as they are.
    """
    verb, before = parse.heads[who], who - 2
    noun = parse.heads[verb]
    if parse.deps[verb] != "relcl" or not noun < before or parse.words[who - 1] != ",":
        return False
    if before < sentence_of(parse, who).start or parse.tags[before] not in NOUNS:
        return False
    if could_speak(parse, noun) or not could_speak(parse, before):
        return False
    while parse.deps[before] in _IN_MENTION and noun < parse.heads[before] < who:
        before = parse.heads[before]
    parse.heads[verb] = before
    return True


def _mend_next(parse: Parse, verb: int) -> bool:
    """*Fares will rise, she said, and added that tolls would not*: she added it, and no fares.

    *The firm closed, she said, and blamed the weather*, *Fares rose, she said, and fell* stay as they are.
    """
    clause, joint = parse.heads[verb], verb - 1
    if not clause < joint - 2 or parse.words[joint - 1] != "," or not is_speech(parse.lemmas[verb]):
        return False
    kids = children_of(parse, clause)
    tag = next((kid for kid in kids if clause < kid < joint and parse.deps[kid] == "parataxis"), -1)
    if tag < 0 or parse.tags[tag] != parse.tags[verb] or not is_speech(parse.lemmas[tag]):
        return False
    if any(parse.deps[kid] in (*SUBJECT_PHRASES, "aux", "auxpass") for kid in children_of(parse, verb)):
        return False
    whose = next((kid for kid in kids if kid < clause and parse.deps[kid] in SUBJECT_PHRASES), -1)
    alike = parse.tags[clause] == parse.tags[verb] and not any(parse.deps[kid] == "aux" for kid in kids)
    if whose < 0 or (alike and could_speak(parse, whose)):
        return False
    parse.heads[joint], parse.heads[verb] = tag, tag
    return True
