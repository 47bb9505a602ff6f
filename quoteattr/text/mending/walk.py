"""Faults of parsers beside a verb of saying, put right before anything reads the tree.

Behind a quotation a verb in the present is taken for a noun (*“…,” Conway notes.*), a description before a name for a
noun with a clause (*“…,” state news agency TASS reported.*): cue and source are lost. The modules called add their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quoteattr.grammar import FINITE, FINITE_VERBS, NOMINAL_SUBJECTS, NOUNS, WH
from quoteattr.lexicon.cues import load_cues
from quoteattr.lexicon.inflections import load_inflections
from quoteattr.lexicon.words import load_words
from quoteattr.text.mending.asked import ASKED, mend_asked
from quoteattr.text.mending.dates import mend_date
from quoteattr.text.mending.far_clauses import mend_far_clause
from quoteattr.text.mending.inverted import mend_inverted
from quoteattr.text.mending.lost_arcs import mend_lost
from quoteattr.text.mending.misplaced import mend_clauses
from quoteattr.text.mending.other_trees import mend_other_tree
from quoteattr.text.mending.plain_frames import mend_plain_frame
from quoteattr.text.mending.strayed import mend_strayed
from quoteattr.text.mending.tags import mend_trailing_tag
from quoteattr.text.mending.told import mend_told, mend_told_clause
from quoteattr.text.mending.verb_tags import mend_first_verb, mend_lead, mend_participle, mend_stating
from quoteattr.text.tree import children_of, is_speech, raise_verb, sentence_of

if TYPE_CHECKING:
    from quoteattr.text.parse import Parse

__all__ = ["mend"]

_WHO = frozenset({*NOUNS, "PRP"})
_PAST = frozenset({"VBD", "VBN"})
_TELLS = frozenset({"assured", "informed", "told", "tells"})
_DATED = frozenset({"in", "on"})
_BEFORE_NOUN = frozenset({"amod", "compound", "det", "nmod", "nummod", "poss"})
_FINITE_CLAUSES = frozenset({"advcl", "ccomp", "parataxis", "ROOT"})
_STOPS = frozenset(".,;:!?")
_ABOUT_WHAT = frozenset({"about", "of"})
_LEARNS = frozenset({"hear", "know", "learn"})
_STATES = load_words("frames")["states-mended"].words
_LONGEST = 10
"""Tokens of a mention between the mark and its verb (set by judgement)."""


def mend(parse: Parse) -> bool:
    """Put the tags and arcs of a parse right where they are wrong in one of these ways; whether any were."""
    mended = False
    tags, deps, lowers = parse.tags, parse.deps, parse.lowers
    verbs, inflections = load_cues().acts, load_inflections()
    for token, dep in enumerate(deps):
        verb = inflections.get(lowers[token])
        if verb is not None and tags[token].startswith("V") and ("verb", parse.lemmas[token]) not in verbs:
            parse.lemmas[token] = verb
        if dep == "relcl":
            described = tags[token] in FINITE_VERBS and _mend_description(parse, token)
            mended = described or _mend_setting_clause(parse, token) or mended
        elif tags[token] == "NNS" and parse.words[token].islower():
            mended = _mend_noun(parse, token) or mend_first_verb(parse, token) or mend_stating(parse, token) or mended
        elif tags[token] == "VBN" and dep in _FINITE_CLAUSES:
            mended = mend_participle(parse, token) or mended
        elif dep == "acl" and tags[token] == "VBN":
            mended = _mend_tag(parse, token) or _mend_statement(parse, token) or mended
        elif lowers[token] == "lead" and tags[token].startswith("V"):
            mended = mend_lead(parse, token) or mended
        elif lowers[token] in ASKED and mend_asked(parse, token):
            mended = True
        elif lowers[token] in _TELLS:
            mended = mend_told(parse, token) or mend_told_clause(parse, token) or mended
        elif lowers[token] == "that" and dep == "mark":
            mended = _mend_setting(parse, token) or _mend_pronoun(parse, token) or mended
            mended = mend_far_clause(parse, token) or mended
        elif lowers[token] == "that" and dep == "dobj":
            mended = mend_far_clause(parse, token) or mended
        elif dep == "ROOT" and token and deps[token - 1] == "compound" and tags[token] in FINITE_VERBS:
            mended = _mend_subject(parse, token) or mended
        mended = mend_clauses(parse, token) or mend_lost(parse, token) or mend_strayed(parse, token) or mended
        mended = mend_other_tree(parse, token) or mended
        mended = mend_trailing_tag(parse, token) or mended
        if tags[token] == "IN" and lowers[token] in _DATED:
            mended = mend_date(parse, token) or mended
        elif tags[token] in _PAST:
            mended = mend_plain_frame(parse, token) or mend_inverted(parse, token) or mended
    return mended


def _mend_description(parse: Parse, verb: int) -> bool:
    """*“…,” state news agency TASS reported*: the verb heads the sentence, its subject is the described name.

    *“Salt,” a film Lind praised, is out* stays as it is: the sentence has a verb of its own.
    """
    noun = parse.heads[verb]
    name = verb - 1
    if not (noun < name and parse.deps[name] == "nsubj" and parse.heads[name] == verb and parse.tags[name] == "NNP"):
        return False
    if parse.tags[noun] not in NOUNS or not is_speech(parse.lemmas[verb]):
        return False
    if any(parse.heads[token] != name for token in range(noun + 1, name)):
        return False
    first = _first_before(parse, noun)
    if not _follows_quotation(parse, first) and not (
        parse.deps[noun] == "ROOT" and parse.words[first - 1] == "," and _has_clause(parse, noun)
    ):
        return False
    above = parse.heads[noun] if parse.deps[noun] != "ROOT" else verb
    if above != verb and parse.hidden[above] < 0 and parse.deps[above] == "ROOT" and above > first:
        return False  # “Salt,” a film Lind praised, opens: its verb follows
    for token in sentence_of(parse, verb):
        if parse.heads[token] == noun and not first <= token <= verb and token != noun:
            parse.heads[token] = verb
    parse.heads[noun], parse.deps[noun] = name, "compound"
    raise_verb(parse, verb, above)
    return True


def _mend_noun(parse: Parse, token: int) -> bool:
    """*“…,” Conway notes.*, *The deal is done, BBC Sport understands.*: a verb, its subject the name before it;
    *“Salt,” campaign notes* has no stop behind it.
    """
    who = token - 1
    lemma = parse.lemmas[token].lower()
    if who < 0 or token + 1 >= len(parse) or parse.words[token + 1][:1] not in _STOPS:
        return False
    if not is_speech(lemma) and lemma not in load_words("frames")["papers-tags"].pairs:
        return False
    if parse.paras[who] != parse.paras[token] or parse.heads[who] != token:
        return False
    named = parse.words[who][:1].isupper() and parse.words[who].isalpha()
    if not named and parse.tags[who] not in _WHO:
        return False
    first = who
    while first > 0 and token - first < _LONGEST and parse.words[first - 1] not in ('"', ","):
        first -= 1
    if any(parse.pos[other] in ("VERB", "AUX") for other in range(first, who)):
        return False
    quoted = _follows_quotation(parse, first)
    if not quoted and not (
        named
        and not is_speech(lemma)  # only of what papers say so: BBC Sport understands
        and first > 0
        and parse.words[first - 1] == ","
        and (_has_clause(parse, token) if parse.deps[token] == "ROOT" else parse.deps[token] == "parataxis")
    ):
        return False
    for other in range(first, who):
        if parse.heads[other] == token:
            parse.heads[other] = who
    if named and parse.tags[who] not in _WHO:
        parse.tags[who], parse.pos[who], parse.lemmas[who] = "NNP", "PROPN", parse.words[who]
    parse.deps[who] = "nsubj"
    parse.tags[token], parse.pos[token], parse.lemmas[token] = "VBZ", "VERB", lemma
    if quoted and parse.deps[token] != "ROOT":
        raise_verb(parse, token, parse.heads[token])
    return True


def _mend_subject(parse: Parse, verb: int) -> bool:
    """*“…,” Bozell notes.*: a name right before its sentence's verb is no part of a compound but the subject."""
    name = verb - 1
    if parse.heads[name] != verb or parse.tags[name] not in _WHO:
        return False
    if any(parse.deps[kid] in NOMINAL_SUBJECTS for kid in children_of(parse, verb)):
        return False
    parse.deps[name] = "nsubj"
    first = name
    while parse.heads[first - 1] == verb and first and parse.deps[first - 1] in _BEFORE_NOUN:
        first -= 1
        parse.heads[first] = name  # the BBC understands
    return True


def _mend_tag(parse: Parse, verb: int) -> bool:
    """*“…,” its founder, Joshua Brow, posted on X*: the verb of a tag, where nothing outside the marks is finite.

    *“Salt,” a memoir published in May, sold well* stays as it is.
    """
    noun = parse.heads[verb]
    if noun >= verb or parse.tags[noun] not in _WHO or not is_speech(parse.lemmas[verb]):
        return False
    first = _first_before(parse, noun)
    if parse.words[verb - 1] != "," or not _follows_quotation(parse, first) or not parse.words[verb].endswith("ed"):
        return False
    sentence = sentence_of(parse, verb)
    if any(parse.tags[one] in FINITE and parse.stretches[one] < 0 for one in sentence):
        return False
    behind = range(verb + 1, sentence.stop)
    told_on = any(parse.tags[one] == "VBN" and parse.deps[one] in ("acl", "conj", "dep") for one in behind)
    if told_on or parse.lowers[noun] in load_words("nonquotes")["work-nouns"]:
        return False  # “Titan,” the film, announced in May, sold well
    above = parse.heads[noun] if parse.deps[noun] != "ROOT" else verb
    for token in sentence:
        if (parse.heads[token] == above and token > verb) or (
            parse.heads[token] == noun and not first <= token <= verb and token != noun
        ):
            parse.heads[token] = verb
    parse.tags[verb] = "VBD"
    parse.heads[noun], parse.deps[noun] = verb, "nsubj"
    raise_verb(parse, verb, above)
    return True


def _mend_statement(parse: Parse, verb: int) -> bool:
    """*The daughter, who is 19, posted on Facebook that he was kind*: the sentence's verb, not a participle of its
    noun, where a clause with *that* follows and nothing else is finite.
    """
    noun = parse.heads[verb]
    if parse.deps[noun] != "ROOT" or noun >= verb or parse.tags[noun] not in _WHO:
        return False
    if not parse.words[verb].endswith("ed") or not is_speech(parse.lemmas[verb]):
        return False
    sentence = sentence_of(parse, verb)
    that = next((one for one in sentence if one > verb and parse.lowers[one] == "that"), None)
    if (
        that is None
        or parse.deps[that] not in ("mark", "nsubj")
        or any(parse.words[one] == "," for one in range(verb, that))
    ):
        return False
    clause = parse.heads[that]
    if (
        clause < that
        or parse.heads[clause] not in (noun, verb)
        or any(parse.tags[kid] in FINITE_VERBS and parse.deps[kid] != "relcl" for kid in children_of(parse, noun))
    ):
        return False
    for kid in children_of(parse, noun):
        if kid > verb:
            parse.heads[kid] = verb
    parse.heads[clause], parse.deps[clause], parse.deps[that] = verb, "ccomp", "mark"
    parse.tags[verb] = "VBD"
    parse.heads[noun], parse.deps[noun] = verb, "nsubj"
    parse.heads[verb], parse.deps[verb] = verb, "ROOT"
    return True


def _mend_setting(parse: Parse, that: int) -> bool:
    """*said in a letter sent to members that fees would rise*: the clause is what was said, wherever it was."""
    clause = parse.heads[that]
    if clause < that or parse.deps[clause] not in ("acl", "ccomp", "relcl"):
        return False
    token, passed = parse.heads[clause], False
    for _ in range(_LONGEST):
        if token > that:
            return False
        passed = passed or (parse.lemmas[token] in load_words("frames")["told-in"] and parse.deps[token] == "pobj")
        token = parse.heads[token]
        if passed and parse.pos[token] == "VERB":
            break
    else:
        return False
    if parse.tags[token] not in FINITE_VERBS or not is_speech(parse.lemmas[token]):
        return False
    if any(parse.deps[kid] in ("ccomp", "dobj") for kid in children_of(parse, token)):
        return False
    parse.heads[clause], parse.deps[clause] = token, "ccomp"
    return True


def _mend_setting_clause(parse: Parse, clause: int) -> bool:
    """*said in a social media post she had heard of it*: what was said, no description of the post.

    *said in a letter he wrote to members that fees would rise*, *warned in a speech she could not finish* stay as they
    are: the clause lacks its object.
    """
    place = parse.heads[clause]
    if place >= clause or parse.deps[place] != "pobj" or parse.lemmas[place] not in load_words("frames")["told-in"]:
        return False
    verb = parse.heads[parse.heads[place]]
    if not place - _LONGEST < verb < place or parse.tags[verb] not in FINITE_VERBS or parse.lemmas[verb] not in _STATES:
        return False
    inner = children_of(parse, clause)
    who = [kid for kid in inner if parse.deps[kid] in ("nsubj", "nsubjpass", "expl")]
    if not who or inner[0] <= place or any(parse.deps[kid] == "mark" for kid in inner):
        return False
    if any(parse.tags[one] in WH for one in range(place + 1, who[0] + 1)):
        return False  # in a post which he, whose author …
    if any(parse.lowers[one] == "that" for one in range(clause, sentence_of(parse, verb).stop)):
        return False  # in a report he would publish that …
    filled = parse.lemmas[clause] == "be" or any(parse.deps[kid] in ("acomp", "attr", "dobj") for kid in inner)
    filled = filled or (parse.lemmas[clause] in _LEARNS and any(parse.lowers[kid] in _ABOUT_WHAT for kid in inner))
    modal = parse.tags[who[0]] != "PRP" and any(parse.tags[kid] == "MD" for kid in inner)
    if not filled and not modal:
        return False
    held = {parse.deps[kid] for kid in children_of(parse, verb)}
    if held & {"ccomp", "dobj", "parataxis"} or any(
        parse.stretches[one] >= 0 for one in range(sentence_of(parse, verb).start, verb)
    ):
        return False
    parse.heads[clause], parse.deps[clause] = verb, "ccomp"
    return True


def _mend_pronoun(parse: Parse, that: int) -> bool:
    """*She disputed that, saying …*: *that* is what she disputed."""
    clause, verb = parse.heads[that], that - 1
    if parse.heads[clause] != verb or parse.tags[clause] != "VBG" or parse.deps[clause] != "ccomp":
        return False
    if not that < clause <= that + 3 or parse.words[that + 1] != ",":
        return False
    parse.heads[that], parse.deps[that], parse.tags[that], parse.pos[that] = verb, "dobj", "DT", "PRON"
    parse.deps[clause] = "advcl"
    return True


def _follows_quotation(parse: Parse, token: int) -> bool:
    """Whether a token stands right behind a closing mark that leaves the sentence open: *“…,” x* or *“…”, x*."""
    before = token - 1
    comma = before >= 0 and parse.words[before] == ","
    before -= comma
    if before < 1 or parse.words[before] != '"':
        return False
    return comma or parse.words[before - 1] in (",", "?", "!", "…")


def _has_clause(parse: Parse, noun: int) -> bool:
    """Whether a clause to its left hangs on the noun, as it should on the verb: *The drills were over, agency TASS
    reported.*
    """
    return any(
        parse.heads[token] == noun and parse.deps[token] in ("ccomp", "parataxis")
        for token in range(sentence_of(parse, noun).start, noun)
    )


def _first_before(parse: Parse, noun: int) -> int:
    """The first of the words right before a noun that belong to it: *the state agency*."""
    first = noun
    while first > 0 and parse.heads[first - 1] == noun and parse.deps[first - 1] in _BEFORE_NOUN:
        first -= 1
    return first
