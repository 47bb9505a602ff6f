"""Tags behind what they report whose tree is broken: the verb of saying made the root of its sentence.

*Fares will rise, the head of the service, Ann Lee, told TASS on Monday*: behind a long clause, or behind a name with a
title or an apposition, parsers take the verb for one more predicate of the clause (*conj*), for a clause under it, or
hang its subject on the clause; sometimes they end the sentence before the tag. The quote and its source are lost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quoteattr.grammar import FINITE, FINITE_VERBS, NOMINAL_SUBJECTS, NOUNS, WH
from quoteattr.lexicon.words import load_words
from quoteattr.text.tree import is_speech, sentence_of

if TYPE_CHECKING:
    from quoteattr.text.parse import Parse

__all__ = ["mend_trailing_tag"]

_CLAUSES = FINITE | WH
"""What a mention without its apposition does not hold: a verb, or what opens a clause."""
_OPENS_PHRASE = NOUNS | {"DT", "PRP", "PRP$", "JJ", "CD"}
_HAVE = frozenset({"has", "have", "had"})
_BREAKS = frozenset({"(", ")", ";", ":", '"', "--", "–", "—"})
_NO_MENTION = frozenset({"CC", "IN", "VBG", "VBN"})
"""What else no mention begins with."""
_SETTINGS = frozenset({"after", "at", "before", "by", "during", "from", "in", "on", "over", "through", "via"})
_TELLS = frozenset({"inform", "tell"})
_LONGEST_NAME, _LONGEST_TAG = 16, 30
"""Tokens of a mention without its apposition, and of the words behind the verb (set by judgement)."""
_BELOW = frozenset({"acl", "advcl", "csubj", "pcomp", "relcl"})
_SUBORDINATES = frozenset(
    {"after", "although", "as", "because", "before", "if", "once", "since", "though", "until", "when"}
)
_OPENERS = _SUBORDINATES | load_words("frames")["addressed"].words


def mend_trailing_tag(parse: Parse, verb: int) -> bool:
    """*…, Ann Lee, the port's head, told TASS on Monday.*: the root, its subject the mention, what is before a clause.

    *When it closed, the firm told staff on Monday.*, *Lee, who owns the port, said in May.* stay: nothing main before.
    """
    if parse.tags[verb] not in FINITE_VERBS and not (parse.tags[verb] == "VBN" and parse.lowers[verb - 1] in _HAVE):
        return False
    lemma = parse.lemmas[verb].lower()
    if parse.stretches[verb] >= 0 or not is_speech(lemma):
        return False
    sentence = _whole_sentence(parse, verb)
    if not _ends_with(parse, verb, sentence.stop, lemma):
        return False
    mention = _mention_before(parse, verb, sentence.start)
    if mention is None:
        return False
    first, who_last = mention
    clause = _main_verb(parse, verb, sentence.start, first - 1)
    if clause is None or parse.lowers[sentence.start : first - 1] == ["that", "said"]:
        return False  # That said, the roof leaks
    who = _head_noun(parse, first, who_last)
    if who is None or _is_sound(parse, verb, range(first, who), who, clause):
        return False
    if parse.deps[verb] in ("acl", "relcl") and first <= parse.heads[verb] <= who_last:
        return False  # …, something Lee said in May
    if sentence.start < sentence_of(parse, verb).start:
        _join(parse, parse.sents[verb])
    _rehang(parse, sentence, verb, first, who_last, who, clause)
    return True


def _whole_sentence(parse: Parse, verb: int) -> range:
    """The verb's sentence, with the one before it where a comma stands at their border: *… at noon | , Lee said.*"""
    sentence = sentence_of(parse, verb)
    start = sentence.start
    if not start or parse.sents[start - 1] != parse.sents[start] - 1 or "," not in parse.words[start - 1 : start + 1]:
        return sentence
    between = parse.text[parse.ends[start - 1] : parse.starts[start]]
    if parse.paras[start - 1] != parse.paras[start] or between.strip() or parse.ends[start - 1] > parse.starts[start]:
        return sentence  # what stands in marks is parsed behind its paragraph
    return range(sentence_of(parse, start - 1).start, sentence.stop)


def _join(parse: Parse, sentence: int) -> None:
    """Make one sentence of a sentence and the one before it."""
    (start, _), (first, stop) = parse.sent_bounds[sentence - 1 : sentence + 1]
    parse.sent_bounds[sentence - 1 : sentence + 1] = [(start, stop)]
    for token in range(first, len(parse)):
        parse.sents[token] -= 1


def _is_sound(parse: Parse, verb: int, before: range, who: int, clause: int) -> bool:
    """Whether the tree is as it should be, or as the matchers know it: the tag a parenthesis of the clause."""
    if parse.heads[who] != verb or parse.deps[who] != "nsubj":
        return False
    if any(parse.heads[one] < before.start for one in before):
        return False  # a title that hangs on the clause
    below = parse.heads[clause] == verb and parse.deps[clause] in ("ccomp", "parataxis")
    return below or parse.deps[verb] == "parataxis"


def _ends_with(parse: Parse, verb: int, stop: int, lemma: str) -> bool:
    """Whether nothing but an addressee, a time and a setting stands between the verb and the end of the sentence."""
    last = stop - 1
    while last > verb and parse.words[last] in (".", '"'):
        last -= 1
    if last - verb > _LONGEST_TAG:
        return False
    behind = range(verb + 1, last + 1)
    if any(parse.tags[one] in FINITE or parse.words[one] in (",", ":", ";") for one in behind):
        return False
    if not behind:
        return True
    opens = behind[0]
    while opens < last and parse.tags[opens] == "RB":
        opens += 1
    if lemma in _TELLS:
        return parse.tags[opens] in _OPENS_PHRASE and not any(
            parse.lowers[one] in ("about", "against", "of", "that", "to") and parse.heads[one] == verb for one in behind
        )
    return parse.lowers[opens] in _SETTINGS or parse.ents[opens] in ("DATE", "TIME")


def _mention_before(parse: Parse, verb: int, start: int) -> tuple[int, int] | None:
    """First and last token of the mention before a verb, without the apposition that may stand between them."""
    last = verb - 1
    while last > start and (parse.tags[last] == "RB" or parse.lowers[last] in _HAVE):
        last -= 1
    if parse.words[last] == ",":
        comma = _comma_before(parse, last, start)
        if comma is None or (
            parse.tags[comma + 1] not in ("WDT", "WP")
            and any(parse.tags[one] in FINITE for one in range(comma + 1, last))
        ):
            return None
        last = comma - 1
    comma = _comma_before(parse, last + 1, start)
    if comma is None or last == comma:
        return None
    first = comma + 1
    words = range(first, last + 1)
    if parse.tags[first] in _NO_MENTION or last - first >= _LONGEST_NAME:
        return None
    if any(parse.tags[one] in _CLAUSES or parse.hidden[one] >= 0 or _is_break(parse, one) for one in words):
        return None  # …, rather than by what he has said
    if parse.words[comma - 1] == '"':
        return None
    name = _comma_before(parse, comma, start)
    if name is not None and _is_person(parse, range(name + 1, comma)):
        first = name + 1  # …, Ann Lee, the head of the port said
    return first, last


def _is_break(parse: Parse, token: int) -> bool:
    """Whether no mention goes on over the token: a bracket, a colon, a dash, but not the hyphen of *vice-chair*."""
    word = parse.words[token]
    return word in _BREAKS or (word == "-" and parse.ends[token - 1] < parse.starts[token])


def _is_person(parse: Parse, words: range) -> bool:
    return all(parse.tags[one] == "NNP" and parse.ents[one] == "PERSON" for one in words)


def _comma_before(parse: Parse, token: int, start: int) -> int | None:
    return next((one for one in range(token - 1, start, -1) if parse.words[one] == ","), None)


def _main_verb(parse: Parse, verb: int, start: int, stop: int) -> int | None:
    """The finite verb of the clause before the tag, where it is no subordinate clause only: *Asked if he would run, Lee
    smiled*."""
    inside = range(start, stop)
    joint = next((one for one in reversed(inside) if parse.tags[one] == "CC"), None)
    if joint is not None and joint + 1 < stop and not any(parse.tags[one] in FINITE for one in range(joint, stop)):
        if parse.words[joint - 1] == "," or parse.lowers[joint + 1] in _SETTINGS:
            return None  # Fares rose, and on Monday, Lee told staff
    finite = [one for one in inside if parse.tags[one] in FINITE]
    heads = [parse.heads[one] if parse.deps[one] in ("aux", "auxpass") else one for one in finite]
    main = [
        one
        for one in heads
        if one in inside
        and (parse.deps[one] not in _BELOW or parse.heads[one] == verb)
        and parse.hidden[one] < 0
        and _opener(parse, one, start) not in _OPENERS
    ]
    return min(main, key=lambda one: _depth(parse, one, inside), default=None)


def _opener(parse: Parse, token: int, start: int) -> str:
    """The word that opens the part of the sentence in which a token stands: *But asked if he would stay, …* -> asked"""
    comma = _comma_before(parse, token, start - 1)
    first = start if comma is None else comma + 1
    return parse.lowers[first + 1 if first < token and parse.tags[first] == "CC" else first]


def _depth(parse: Parse, token: int, inside: range) -> int:
    """How many arcs lead from a token out of the range."""
    steps = 0
    while token in inside and parse.heads[token] != token and steps < len(inside):
        token, steps = parse.heads[token], steps + 1
    return steps


def _head_noun(parse: Parse, first: int, last: int) -> int | None:
    """The noun of a mention that hangs on nothing in it."""
    inside = range(first, last + 1)
    nouns = [
        one
        for one in inside
        if (parse.tags[one] in NOUNS or parse.tags[one] == "PRP")
        and (parse.heads[one] not in inside or parse.heads[one] == one)
    ]
    comma = next((one for one in inside if parse.words[one] == ","), last)
    nouns = [one for one in nouns if one <= comma]
    return next((one for one in nouns if parse.deps[one] in NOMINAL_SUBJECTS), max(nouns, default=None))


def _rehang(parse: Parse, sentence: range, verb: int, first: int, who_last: int, who: int, clause: int) -> None:
    before, mention = range(sentence.start, first), range(first, who_last + 1)
    for one in sentence:
        head = parse.heads[one]
        if one in (verb, who, clause):
            continue
        if one in before:
            if head not in before or head == one:
                parse.heads[one] = verb if parse.deps[one] == "punct" else clause
                if parse.deps[one] == "ROOT":
                    parse.deps[one] = "dep"
        elif one in mention:
            if head not in mention or head == one:
                parse.heads[one] = who
                if parse.tags[one] in NOUNS:
                    parse.deps[one] = "compound" if one < who else "appos"
        elif one < verb:
            if head in before or head == one or head > verb:
                is_verbal = parse.deps[one] in ("aux", "advmod")
                parse.heads[one] = verb if is_verbal else who
                if not is_verbal and parse.tags[one] in NOUNS:
                    parse.deps[one] = "appos"
        elif head < first or head == one:
            parse.heads[one] = verb
    parse.heads[clause], parse.deps[clause] = verb, "ccomp"
    parse.heads[who], parse.deps[who] = verb, "nsubj"
    parse.heads[verb], parse.deps[verb] = verb, "ROOT"
