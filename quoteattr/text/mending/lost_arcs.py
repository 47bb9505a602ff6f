"""Arcs that a parser loses at a verb of saying: whose words they are, or what was asked.

*The 34-year-old added that …*: the parser hangs an adjective on the verb, and nobody adds. *…, pointed out Ann Lee*:
she is taken for what is pointed out. *“…,” one entry read*, *Police allege Orr lied*: a noun. *She asked the clerk if
it was open*: *if* is taken for a condition. *The firm that makes the pill says*: the pill is taken for who says it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quoteattr.grammar import FINITE_VERBS, NOUNS, SUBJECT_PHRASES
from quoteattr.lexicon.inflections import load_inflections
from quoteattr.lexicon.words import load_words
from quoteattr.text.mending.addressed import mend_asked_name
from quoteattr.text.mending.inverted import mend_inverted_particle
from quoteattr.text.mending.numbers import mend_aged, mend_counted
from quoteattr.text.tree import children_of, is_speech, raise_verb, sentence_of

if TYPE_CHECKING:
    from quoteattr.text.parse import Parse

__all__ = ["mend_lost"]

_ASKED = frozenset({"agent", "dative", "dobj"})
_REPORTS = load_words("frames")["reports-lost"].words
_STATES = _REPORTS | {"announce", "argue", "explain", "insist", "note", "reveal", "warn", "write"}
_OPENERS = frozenset({"if", "whether"})
_WHO = frozenset({*NOUNS, "PRP"})
_BEFORE_NOUN = frozenset({"amod", "compound", "det", "nummod", "poss"})
_LONGEST_AGE = 7
"""Tokens from the article of an age to its end: the 41-year-old."""
_NO_NOUNS = frozenset({"allege"})
"""Verbs that a tagger takes for nouns, which they never are."""


def mend_lost(parse: Parse, token: int) -> bool:
    """Put one lost arc at a token right; whether any was lost."""
    if parse.lowers[token] in _OPENERS and parse.deps[token] == "mark":
        return _mend_question(parse, token)
    if parse.lowers[token] == "old" and parse.deps[token] in ("amod", "advmod", "acomp"):
        return _mend_age(parse, token)
    if parse.tags[token] == "NN" and parse.lowers[token] in _NO_NOUNS:
        return _mend_allege(parse, token)
    if parse.tags[token] == "WP" and parse.deps[token] in ("dobj", "nsubj"):
        return mend_asked_name(parse, token)
    if parse.tags[token] == "CD" and parse.deps[token] in ("appos", "nsubj"):
        return mend_aged(parse, token) or mend_counted(parse, token)
    if parse.deps[token] == "prt" and parse.tags[token] == "RP":
        return mend_inverted_particle(parse, token)
    if parse.deps[token] == "ccomp" and (_mend_maker(parse, token) or _mend_order(parse, token)):
        return True
    if parse.deps[token] == "dobj" and parse.tags[token] in NOUNS and _mend_object(parse, token):
        return True
    if parse.deps[token] == "npadvmod" and parse.tags[token] in NOUNS and parse.heads[token] == token - 1:
        return _mend_adverbial(parse, token)
    if parse.lowers[token] == "read" and parse.tags[token] == "NN":
        place = parse.deps[token] == "pobj" and _mend_read_behind_place(parse, token)
        return place or (parse.deps[token] == "ROOT" and _mend_read(parse, token))
    return False


def _mend_question(parse: Parse, opener: int) -> bool:
    """*She asked the clerk if it was open*, *Asked by members whether it was open*: a clause that is asked.

    *She asked for help if they had time* stays as it is.
    """
    clause = parse.heads[opener]
    verb = parse.heads[clause]
    if parse.deps[clause] != "advcl" or not verb < opener < clause or parse.lemmas[verb].lower() != "ask":
        return False
    between = [kid for kid in children_of(parse, verb) if verb < kid < opener]
    if any(parse.deps[kid] not in (*_ASKED, "advmod", "npadvmod") for kid in between):
        return False
    if any(parse.words[token] == "," for token in range(verb, opener)):
        return False
    parse.deps[clause] = "ccomp"
    return True


def _mend_object(parse: Parse, noun: int) -> bool:
    """*He added the driver, who was tired, never stopped*, *They report stones have been thrown*: what is reported has
    its subject in the noun that the parser takes for the verb's object, and is the clause of it.

    *The firm added a bus and sold a boat*, *He confirmed the report was late* and *He stated his name, then sat down*
    stay as they are: between noun and clause stands no comma but those around *who …*.
    """
    verb = parse.heads[noun]
    if verb > noun or parse.lemmas[verb].lower() not in _REPORTS or not is_speech(parse.lemmas[verb].lower()):
        return False
    above = parse.heads[verb]
    kids = children_of(parse, verb)
    if parse.deps[verb] == "ccomp" and above > noun and parse.deps[above] == "ROOT":
        clause = above
    elif parse.deps[verb] == "ROOT":
        clause = next((kid for kid in kids if kid > noun and parse.deps[kid] in ("ccomp", "conj", "dep")), -1)
    else:
        return False
    if clause < 0 or not any(kid < verb and parse.deps[kid] in SUBJECT_PHRASES for kid in kids):
        return False
    commas = [token for token in range(noun + 1, clause) if parse.words[token] == ","]
    if commas and not (len(commas) == 2 and commas[0] == noun + 1 and parse.lowers[noun + 2] in ("who", "whose")):
        return False
    if any(parse.lowers[token] == "then" for token in range(noun + 1, clause)):
        return False
    inner = children_of(parse, clause)
    finite = any(parse.tags[one] in FINITE_VERBS or parse.tags[one] == "MD" for one in (clause, *inner))
    own = any(parse.deps[kid] in SUBJECT_PHRASES and parse.lowers[kid - 1 : kid + 1] != ["one", "day"] for kid in inner)
    joined = any(parse.deps[kid] == "cc" for kid in (*kids, *inner))
    if not finite or own or joined or any(parse.deps[kid] == "ccomp" and kid != clause for kid in kids):
        return False
    parse.heads[verb], parse.deps[verb] = verb, "ROOT"
    parse.heads[clause], parse.deps[clause] = verb, "ccomp"
    passive = any(parse.deps[kid] == "auxpass" for kid in inner)
    parse.heads[noun], parse.deps[noun] = clause, "nsubjpass" if passive else "nsubj"
    return True


def _mend_adverbial(parse: Parse, noun: int) -> bool:
    """*She said light at night could disrupt sleep*: the subject of what is said, no measure or time of saying it.

    *She said last night it was cold*, *She said Monday would be cold* stay as they are.
    """
    verb = noun - 1
    if (
        not is_speech(parse.lemmas[verb])
        or parse.tags[verb] not in FINITE_VERBS
        or parse.ents[noun] in ("DATE", "TIME")
    ):
        return False
    kids = children_of(parse, verb)
    clause = next((kid for kid in kids if kid > noun and parse.deps[kid] == "ccomp"), -1)
    inner = children_of(parse, clause) if clause >= 0 else []
    if not any(parse.deps[kid] == "aux" and kid < clause for kid in inner):
        return False
    if any(parse.deps[kid] in SUBJECT_PHRASES or parse.deps[kid] == "mark" for kid in inner):
        return False
    for kid in kids:
        if noun < kid < clause and parse.deps[kid] == "prep":
            parse.heads[kid] = noun
    parse.heads[noun], parse.deps[noun] = clause, "nsubj"
    return True


def _mend_maker(parse: Parse, verb: int) -> bool:
    """*The company that makes the pill insists it is safe*: the company does, and the pill is what it makes.

    *The man who thinks the pill works says so* stays as it is: only verbs of making and running are read so.
    """
    made = parse.heads[verb]
    maker = parse.heads[made]
    if parse.deps[made] != "relcl" or parse.deps[maker] != "ROOT" or not maker < made < verb:
        return False
    if parse.lemmas[made] not in load_words("frames")["making"] or not is_speech(parse.lemmas[verb]):
        return False
    things = [kid for kid in children_of(parse, verb) if parse.deps[kid] == "nsubj"]
    if len(things) != 1 or not made < things[0] < verb or parse.tags[things[0]] not in NOUNS:
        return False
    if any(parse.deps[kid] == "dobj" for kid in children_of(parse, made)):
        return False
    parse.heads[things[0]], parse.deps[things[0]] = made, "dobj"
    for token in sentence_of(parse, verb):
        if parse.heads[token] == maker and token > verb:
            parse.heads[token] = verb
    parse.heads[verb], parse.deps[verb] = verb, "ROOT"
    parse.heads[maker], parse.deps[maker] = verb, "nsubj"
    return True


def _mend_order(parse: Parse, verb: int) -> bool:
    """*In an update, the firm explained from noon, no buses would run*: what stands first reports what follows.

    *The firm explained it, but nobody came* stays as it is.
    """
    clause = parse.heads[verb]
    if clause < verb or parse.deps[clause] != "ROOT" or parse.lemmas[verb].lower() not in _STATES:
        return False
    if parse.words[verb + 1] == ",":
        return False  # In May, Lind said, fares rose
    kids, inner = children_of(parse, verb), children_of(parse, clause)
    if any(parse.deps[kid] in ("mark", "ccomp", "dobj", "xcomp", "cc") for kid in kids):
        return False
    if (
        not any(kid < verb and parse.deps[kid] in SUBJECT_PHRASES for kid in kids)
        or parse.tags[verb] not in FINITE_VERBS
    ):
        return False
    if any(kid < verb and parse.deps[kid] != "punct" for kid in inner) or any(parse.deps[kid] == "cc" for kid in inner):
        return False
    if not any(verb < kid and parse.deps[kid] in SUBJECT_PHRASES for kid in inner):
        return False
    if any(parse.words[one] in ('"', ":", ";") for one in range(verb, clause)):
        return False
    raise_verb(parse, verb, clause)
    return True


def _mend_age(parse: Parse, old: int) -> bool:
    """*The 34-year-old added that …*: a noun, the subject of its verb; *the 34-year-old mother added* stays."""
    verb = old + 1
    while verb < len(parse) and parse.tags[verb] in ("RB", "MD"):
        verb += 1
    if parse.words[old - 1] != "-" or verb not in sentence_of(parse, old):
        return False
    head = parse.heads[old]
    if parse.tags[verb] not in FINITE_VERBS or parse.deps[verb] == "amod":
        if not _make_verb(parse, old, verb):
            return False
    else:
        above = parse.heads[head] if old < head < verb else head  # the 34-year-old later added
        if above != verb or any(parse.deps[kid] in SUBJECT_PHRASES for kid in children_of(parse, verb)):
            return False
    for kid in (*children_of(parse, verb), *children_of(parse, head)):
        if kid < old and parse.deps[kid] == "det":
            parse.heads[kid] = old
    parse.tags[old], parse.pos[old], parse.deps[old], parse.heads[old] = "NN", "NOUN", "nsubj", verb
    return True


def _mend_allege(parse: Parse, verb: int) -> bool:
    """*Prosecutors allege Orr lied*, *The men, police allege, lied*: a verb, its subject the noun before it."""
    who, sentence = verb - 1, sentence_of(parse, verb)
    if who not in sentence or parse.tags[who] not in _WHO:
        return False
    above, dep = parse.heads[verb], parse.deps[verb]
    first = who
    while first > sentence.start and parse.deps[first - 1] in _BEFORE_NOUN and parse.heads[first - 1] >= first:
        first -= 1
    parse.tags[verb], parse.pos[verb] = "VBP", "VERB"
    if above == verb:
        return True
    for one in range(first, who):
        if parse.heads[one] > who:
            parse.heads[one] = who
    if dep == "pobj" and above < first and parse.tags[parse.heads[above]] in NOUNS:
        parse.heads[who], parse.deps[who] = above, "pobj"  # lawyers for the family allege
        who = parse.heads[above]
        above = parse.heads[who]
    while parse.tags[above] not in FINITE_VERBS and parse.deps[above] != "ROOT" and parse.heads[above] != above:
        above = parse.heads[above]
    parse.heads[who], parse.deps[who] = verb, "nsubj"
    if first > sentence.start and [parse.words[first - 1], *parse.words[verb + 1 : verb + 2]] == [",", ","]:
        parse.heads[verb], parse.deps[verb] = above, "parataxis"
        return True
    for kid in children_of(parse, above) if verb < above else ():
        if kid < verb:
            parse.heads[kid] = verb
    raise_verb(parse, verb, above)
    return True


def _make_verb(parse: Parse, old: int, word: int) -> bool:
    """Make a verb of a word that was taken for a noun (*the 34-year-old claims he fell*) or for a participle before the
    next one (*the 34-year-old told reporters he fell*), where a clause follows.
    """
    lemma = load_inflections().get(parse.lowers[word], parse.lemmas[word].lower())
    noun = parse.heads[word] if parse.deps[word] == "amod" else word
    if parse.lowers[word].endswith("ed") and is_speech(lemma) and _is_tag_of_age(parse, old, word):
        raise_verb(parse, word, parse.heads[word])
        parse.tags[word], parse.pos[word], parse.lemmas[word] = "VBD", "VERB", lemma
        return True
    if noun == word + 1 and parse.deps[noun] in SUBJECT_PHRASES and is_speech(lemma):
        return _make_root(parse, old, word, noun)
    if not is_speech(lemma) or parse.deps[noun] != "ROOT" or parse.heads[old] not in (word, noun):
        return False
    if noun != word and not (noun == word + 1 and parse.tags[word] in ("VBD", "VBN")):
        return False
    clause = next((kid for kid in children_of(parse, noun) if kid > noun and parse.deps[kid] in ("acl", "relcl")), -1)
    if clause < 0 or not any(
        parse.deps[kid] in SUBJECT_PHRASES and noun < kid < clause for kid in children_of(parse, clause)
    ):
        return False
    for kid in children_of(parse, noun):
        if kid > noun:
            parse.heads[kid] = word
    parse.deps[clause] = "ccomp"
    tag = "VBZ" if parse.lowers[word].endswith("s") else "VBD"
    parse.tags[word], parse.pos[word], parse.lemmas[word], parse.deps[word] = tag, "VERB", lemma, "ROOT"
    parse.heads[word] = word
    if noun != word:
        parse.heads[noun], parse.deps[noun] = word, "dobj"
    return True


def _is_tag_of_age(parse: Parse, old: int, word: int) -> bool:
    """Whether an age and a word right behind a closing mark are a tag: *“…,” the 41-year-old joked on Friday*; not:
    *“…,” the 41-year-old listed pub*.
    """
    if word != old + 1 or (parse.tags[word + 1 : word + 2] and parse.tags[word + 1] in (*NOUNS, "JJ")):
        return False
    opens = old
    while opens > 1 and old - opens < _LONGEST_AGE and parse.words[opens - 1] not in ('"', ",", "."):
        opens -= 1
    return parse.words[opens - 1] == '"' and parse.words[opens - 2] in (",", "?", "!")


def _make_root(parse: Parse, old: int, word: int, noun: int) -> bool:
    """*The 34-year-old said buses had stopped*: the root, where the noun behind it is the subject of what was said."""
    clause = parse.heads[noun]
    if parse.tags[word] not in ("VBD", "VBN") or parse.deps[clause] != "ROOT" or clause < noun:
        return False
    if parse.tags[noun] == "NN":
        return False  # the 20-year-old listed pub said
    for kid in children_of(parse, clause):
        if kid < old:
            parse.heads[kid] = word
    parse.tags[word], parse.pos[word], parse.deps[word], parse.heads[word] = "VBD", "VERB", "ROOT", word
    parse.heads[clause], parse.deps[clause] = word, "ccomp"
    return True


def _mend_read(parse: Parse, read: int) -> bool:
    """*“…,” one entry read.*: a verb whose subject is the noun before it; *“Salt,” a good read* stays as it is."""
    who = read - 1
    if parse.tags[read] != "NN" or parse.deps[who] != "compound" or parse.tags[who] not in ("NN", "NNP"):
        return False
    first = who
    while first > 0 and parse.heads[first - 1] in (who, read) and parse.deps[first - 1] != "punct":
        first -= 1
    if parse.words[first - 1] != '"' or parse.words[read + 1 : read + 2] not in (["."], [","]):
        return False
    for token in sentence_of(parse, read):
        if parse.heads[token] == read and first <= token < who:
            parse.heads[token] = who
    parse.deps[who] = "nsubj"
    parse.tags[read], parse.pos[read], parse.lemmas[read] = "VBD", "VERB", "read"
    return True


def _mend_read_behind_place(parse: Parse, read: int) -> bool:
    """*“…,” a sign on the lift read.*: a verb whose subject is the noun before the place; *“Salt,” a book for a good
    read* and *“Salt,” a book for the beach read, is out* stay as they are.
    """
    place, preposition = read - 1, parse.heads[read]
    noun = parse.heads[preposition]
    if parse.deps[place] != "compound" or parse.tags[noun] not in NOUNS or not noun < preposition < place:
        return False
    first = _first_of(parse, noun)
    if parse.words[first - 1] != '"' or parse.words[read + 1 : read + 2] not in (["."], [","]):
        return False
    if parse.tags[read + 2 : read + 3] and parse.tags[read + 2] in FINITE_VERBS:
        return False
    for token in sentence_of(parse, read):
        if parse.heads[token] == read and token < read:
            parse.heads[token] = place
        elif parse.heads[token] == noun and not first <= token < read:
            parse.heads[token] = read
    above = parse.heads[noun] if parse.heads[noun] != noun else read
    parse.heads[place], parse.deps[place] = preposition, "pobj"
    raise_verb(parse, read, above)
    parse.heads[noun], parse.deps[noun] = read, "nsubj"
    parse.tags[read], parse.pos[read], parse.lemmas[read] = "VBD", "VERB", "read"
    return True


def _first_of(parse: Parse, noun: int) -> int:
    """The first of the words right before a noun that hang on it, marks left out."""
    first = noun
    while first > 0 and parse.heads[first - 1] == noun and parse.deps[first - 1] != "punct":
        first -= 1
    return first
