"""Capitalised runs: which words of the article are written as names, and where each name begins and ends."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from attrs import evolve

from quoteattr.attribution.names.dated import find_dated_names, is_date_before_name
from quoteattr.attribution.names.edges import extend_left, extend_right, is_firm_bracket
from quoteattr.attribution.names.hints import is_given_as
from quoteattr.attribution.names.joints import (
    ends_as_body,
    find_imperatives,
    find_paired_possessors,
    find_seated_departments,
    goes_on_as_body,
    is_inner_word,
    is_joined_body,
    is_joined_possessor,
    list_end,
    names_office,
    opens_other_body,
    owns_body,
    portfolios_end,
)
from quoteattr.attribution.vocabulary import (
    ABBREVIATED,
    CALENDAR,
    DEMONYMS,
    FUNCTION_WORDS,
    GIVEN,
    HONORIFICS,
    IN_POST,
    KNOWN_PEOPLE,
    OFFICES,
    OPENERS,
    ORGANIZATION_CORES,
    ORGANIZATION_HEADS,
    PARTICLES,
    PARTY_NOUNS,
    PEOPLE_PLURALS,
    PREMISES,
    ROLE_NOUNS,
    ROLE_PLURALS,
    is_role_noun,
)
from quoteattr.grammar import PROPER_NOUNS
from quoteattr.text.parse import Parse

__all__ = ["NAMED_LABELS", "find_runs", "restore_case"]

_OPENING = frozenset({'"', "(", "“", "‘", "'"})
_CLOSING = frozenset({'"', ")", "”", "’", "'"})
_STARTERS = frozenset({'"', ":", "(", "[", "—", "–", "-", "--", "•", "*", "“", "‘", "…", "...", ">", "|", ";", "/"})
_DAYS_TOO = frozenset({"thu", "sun", "sat", "mon", "jan"})  # short days and months that are given names
_PEOPLE = ROLE_PLURALS | PEOPLE_PLURALS | frozenset({"authorities"})
_SAINTS = frozenset({"st", "st.", "saint"})
_OF_NOUNS = frozenset({"nsubj", "compound", "nmod"})
_PLURAL = frozenset({"NNS", "NNPS", "NNP"})  # the small model takes many a plural that opens a sentence for a name
_SEATS_AT = frozenset({"university", "institute", "college", "institution", "school", "hospital", "foundation"})
NAMED_LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"})
# From this share of capitals on (of words of letters, at least four) a sentence is a headline: set by reading
# polnear.train.
HEADLINE_CAPITALS = 0.6


def find_headlines(parse: Parse, capitals: Sequence[int]) -> set[int]:
    """The sentences whose capitals say nothing, because nearly every word has one."""
    counts: dict[int, int] = {}
    sents = parse.sents
    for token in capitals:
        sent = sents[token]
        counts[sent] = counts.get(sent, 0) + 1
    found = set()
    for sent, count in counts.items():
        if count < 3:
            continue
        first, last = parse.sent_bounds[sent]
        if count < HEADLINE_CAPITALS * (last - first) * 0.5:
            continue
        letters = sum(1 for token in range(first, last) if parse.words[token][0].isalpha())
        if letters < 4 or count < HEADLINE_CAPITALS * letters:
            continue
        plain = sum(1 for token in range(first, last) if _is_plain_word(parse, token))
        inside = parse.words[last - 1] == "." and not _is_paragraph(parse, first, last)
        if plain <= max(0, letters // 10 - 1) and not inside:
            found.add(sent)  # not: Among them is Father Pat Lee of St Jude's.
    return found


def _is_paragraph(parse: Parse, first: int, last: int) -> bool:
    """Whether the tokens of a sentence are a paragraph of their own."""
    start, end = parse.paragraphs[parse.paras[first]]
    return not parse.text[start : parse.starts[first]].strip() and not parse.text[parse.ends[last - 1] : end].strip()


def _is_plain_word(parse: Parse, token: int) -> bool:
    """Whether a word of content is written small, as in running text."""
    word = parse.words[token]
    return word[0].islower() and parse.tags[token][0] in "VNJ" and word not in FUNCTION_WORDS


def restore_case(parse: Parse) -> tuple[Parse, set[int]]:
    """The parse with the article's own capitals, and the sentences that the parsed copy has in lower case
    (headlines)."""
    text, starts, ends, hidden = parse.text, parse.starts, parse.ends, parse.hidden
    changed = [
        token
        for token, word in enumerate(parse.words)
        if word[0].islower() and text[starts[token]].isupper() and hidden[token] < 0
    ]
    if not changed:
        return parse, set()
    words = list(parse.words)
    for token in changed:
        words[token] = text[starts[token] : ends[token]]
    return evolve(parse, words=words), {parse.sents[token] for token in changed}


def find_runs(parse: Parse, lowered: Collection[int] = ()) -> tuple[list[tuple[int, int]], set[int]]:
    """Return the capitalised runs as ``(first, last)`` tokens, and the headline sentences (``lowered`` are some).

    *Ruth Dalton of the Department of Justice said* -> Ruth Dalton; Department of Justice
    *The next day it rained.* -> nothing: a capital at the start of a sentence names nobody
    """
    words, hidden, sents = parse.words, parse.hidden, parse.sents
    capitals = [i for i, word in enumerate(words) if is_capitalised(word) and hidden[i] < 0]
    headlines = find_headlines(parse, capitals) | set(lowered)
    nameable = {i for i in capitals if _is_nameable(parse, i, sents[i] in headlines)}
    _settle_by_use(parse, capitals, nameable, headlines)
    formed = find_dated_names(parse, nameable) | find_imperatives(parse) | find_seated_departments(parse)
    formed |= find_paired_possessors(parse, nameable)
    nameable |= formed.intersection(capitals)
    runs: list[tuple[int, int]] = []
    skip_to = -1
    for start in capitals:
        if start < skip_to or start not in nameable:
            continue
        first = last = start
        tail = False
        while True:
            step, joined_tail = _next_of_run(parse, first, last, nameable, tail)
            if step < 0:
                break
            last, tail = step, tail or joined_tail
        first, last = extend_left(parse, first, runs), extend_right(parse, last)
        skip_to = last + 1
        if first < last - 1 and _opens_with_place(parse, first):
            runs.append((first, first))
            first += 1
        runs.append((first, last))
    return runs, headlines


def _opens_with_place(parse: Parse, first: int) -> bool:
    """Whether a run at the start of a sentence is a place and a person: *In Bishkek | Azamat Beishenov met us.*"""
    before = first - 1
    if before < 0 or parse.lowers[before] not in ("from", "in") or not _is_initial(parse, before):
        return False
    if parse.lowers[first] in GIVEN or parse.ents[first + 1] == "GPE":
        return False
    return parse.ents[first] == "GPE" and (parse.ents[first + 1] == "PERSON" or parse.lowers[first + 1] in GIVEN)


def is_capitalised(word: str) -> bool:
    """Whether a word is written as a name: *Lee*, *d'Aubigny*."""
    return word[0].isupper() or (word[1:2] in ("'", "’") and word[2:3].isupper() and word[0].isalpha())


def _settle_by_use(parse: Parse, capitals: Sequence[int], nameable: set[int], headlines: set[int]) -> None:
    """Correct the tags by how the article writes a word elsewhere.

    A word that is a name in running text and never written small is one at the start of a sentence and in a headline
    too;
    a headline's word that the text writes small is none.
    """
    lowers, sents, tags = parse.lowers, parse.sents, parse.tags
    common = {word for word in parse.words if word.islower()}
    proper = {
        lowers[i]
        for i in nameable
        if sents[i] not in headlines and tags[i] in PROPER_NOUNS and not _is_initial(parse, i)
    }
    for token in capitals:
        lower = lowers[token]
        if token in nameable:
            if len(lower) > 1 and parse.words[token].isupper() and sents[token] not in headlines:
                continue  # WHO, US
            if lower in common and lower not in proper and (sents[token] in headlines or _is_initial(parse, token)):
                if lower not in GIVEN and lower.rstrip(".") not in OFFICES and lower not in DEMONYMS:
                    if sents[token] in headlines or token + 1 not in nameable:
                        nameable.discard(token)
        elif lower in proper and lower not in common and lower not in FUNCTION_WORDS and lower not in CALENDAR:
            nameable.add(token)


def _is_initial(parse: Parse, token: int) -> bool:
    """Whether a capital may be due to the place: start of sentence, paragraph or quotation."""
    before = token - 1
    return (
        before < 0
        or parse.sents[before] != parse.sents[token]
        or parse.words[before] in _STARTERS
        or parse.hidden[before] >= 0
        or parse.starts[token] == parse.paragraphs[parse.paras[token]][0]
    )


def _is_nameable(parse: Parse, token: int, headline: bool) -> bool:
    lower, tag = parse.lowers[token], parse.tags[token]
    if lower in GIVEN and tag in PROPER_NOUNS and _is_followed_by_name(parse, token):
        return not (lower in CALENDAR and is_date_before_name(parse, token))  # Will Doyle, April Ryan
    if lower == "will" and not headline and not _is_initial(parse, token) and _is_followed_by_name(parse, token):
        return True  # farmer Will Evans
    if lower in _DAYS_TOO and _is_between_names(parse, token) and not headline:
        return True  # Le Thi Thu Hien
    if lower in KNOWN_PEOPLE and not headline:
        return True  # Trump, a common noun at the start of a sentence too
    if lower in CALENDAR or (lower[-1] == "." and lower[:-1] in CALENDAR):
        return is_given_as(parse, token)  # who gave his name as Sunday
    word = parse.words[token]
    if lower == "ex" and parse.words[token + 1 : token + 2] == ["-"]:
        return False  # Ex-Bank of Ostrel governor
    if lower == "all" and not headline and not _is_initial(parse, token) and _is_followed_by_name(parse, token):
        return parse.lowers[token - 1] == "the" and word == "All"  # the All Progressives Congress
    if lower in FUNCTION_WORDS:
        if not headline and not _is_initial(parse, token) and is_inner_word(parse, token):
            return True
        if not headline and tag == "NNP" and not _is_initial(parse, token) and _is_between_names(parse, token):
            return True  # the Fiscal Watch Council
        return (tag in PROPER_NOUNS or lower == "who") and len(word) > 1 and word.isupper() and not headline
    initial = _is_initial(parse, token)
    if initial and parse.deps[token] == "advcl" and parse.words[token + 1 : token + 2] == [","] and lower not in GIVEN:
        return False  # Amazed, the host asked
    if initial and lower in OPENERS and not headline and _is_followed_by_name(parse, token):
        return False  # Drugmaker Novalis
    if initial and not headline and lower in ROLE_NOUNS and lower not in OFFICES and token + 1 < len(parse):
        if parse.lowers[token + 1] == "of":
            return False  # Player of the match Ann Lee
    if lower in ABBREVIATED:
        return True
    if lower == "opposition" and "of" in parse.lowers[max(token - 2, 0) : token]:
        return not _is_followed_by_name(parse, token)  # Leader of the Opposition Ann Lee
    if initial and tag in _PLURAL and lower in _PEOPLE and not _is_followed_by_name(parse, token):
        return False
    if tag in PROPER_NOUNS:
        return True
    label = parse.ents[token] in NAMED_LABELS
    if headline:
        return label and tag[0] in "NJ"
    if not initial:
        return True
    if tag == "NN" and lower in ORGANIZATION_CORES and parse.lowers[token + 1 : token + 2] == ["of"]:
        if _is_followed_by_name(parse, token + 1) and parse.lowers[token + 2] not in GIVEN:
            return True  # Port of Ostrel spokesman
    trade = lower in ROLE_NOUNS and tag == "NN" and parse.ents[token] != "ORG"
    if label and trade and not _is_followed_by_name(parse, token):
        return False  # Novelist and critic Ann Lee
    if label and (tag[0] in "NJ" or (tag in ("VB", "VBP") and parse.deps[token] in _OF_NOUNS)):
        return True  # Harbour Labour Congress
    key = lower.rstrip(".")
    return _is_followed_by_name(parse, token) and (
        lower in GIVEN or key in OFFICES or key in HONORIFICS or lower in DEMONYMS or key in PARTY_NOUNS
    )


def _is_between_names(parse: Parse, token: int) -> bool:
    """Whether a word stands between two capitals of its sentence that are no days or months."""
    if not 0 < token < len(parse) - 1 or parse.tags[token] not in PROPER_NOUNS:
        return False
    return all(
        parse.words[side][0].isupper() and parse.tags[side] in PROPER_NOUNS and parse.lowers[side] not in CALENDAR
        for side in (token - 1, token + 1)
        if parse.sents[side] == parse.sents[token]
    )


def _is_followed_by_name(parse: Parse, token: int) -> bool:
    after = token + 1
    return after < len(parse) and parse.words[after][0].isupper() and parse.tags[after] in PROPER_NOUNS


def _next_of_run(parse: Parse, first: int, last: int, nameable: set[int], tail: bool) -> tuple[int, bool]:
    """The token to which the run goes on, or -1; and whether an *of*-phrase of a body began."""
    words, sents, lowers = parse.words, parse.sents, parse.lowers
    count = len(words)
    after = last + 1
    if after + 1 < count and words[after] == "." and lowers[last] in ABBREVIATED and after + 1 in nameable:
        return after + 1, False
    if after >= count or sents[after] != sents[last]:
        return -1, False
    if after in nameable:
        # A stop that ends a sentence keeps its token; an abbreviation is one token. Nothing else stands between.
        return after, False
    word = lowers[after]
    second = after + 1
    if second >= count or sents[second] != sents[last]:
        return -1, False
    close = parse.ends[last] == parse.starts[after]
    if word == "-" and close and lowers[second] == "in" and second + 2 in nameable and words[second + 1] == "-":
        return second + 2, False  # Editor-in-Chief
    if word == "in" and lowers[last] in OFFICES and lowers[second] in IN_POST and second in nameable:
        return second, False  # Special Agent in Charge Ann Lee
    if word in ("-", "/", "‑") and close and second in nameable and parse.ends[after] == parse.starts[second]:
        return second, False
    if word == "&" and second in nameable:
        return second, True
    if word in ("'", "’") and close and second in nameable and (len(words[last]) == 1 or lowers[last][-1] != "s"):
        return second, False  # d'Arcy, Anyang' Nyong'o
    if parse.tags[after] == "POS" and close and second in nameable and names_office(lowers[last]):
        if owns_body(parse, second, nameable):
            return second, True  # Dorr County Sheriff's Office, Teachers' Union, People's Reform Party
    if parse.tags[after] == "POS" and close and second in nameable and last > first and lowers[last - 1] in _SAINTS:
        if lowers[second] in ORGANIZATION_HEADS or lowers[second] in PREMISES:
            return second, True  # St Brede's College
    if word in PARTICLES and not parse.words[after][0].isupper():
        third = second + 1
        if words[second] in ("'", "’") and lowers[third : third + 1] == ["t"] and third + 1 in nameable:
            return third + 1, False  # van 't Hoff
        if second in nameable:
            return second, False
        if lowers[second] in PARTICLES and third in nameable and sents[third] == sents[last]:
            return third, False
        if lowers[second] == "-" and third in nameable:
            return third, False
        return -1, False
    if word == "," and lowers[second].rstrip(".") in ("jr", "sr", "inc", "ltd", "llc", "iii", "ii"):
        return second, False
    if words[after] == "(" and lowers[second].rstrip(".") in HONORIFICS and second + 2 in nameable:
        if words[second + 1] == ")":
            return second + 2, False  # Dr. (Mrs.) Ngozi Eze
    if is_firm_bracket(parse, after):
        return second + 2, False  # Phakama Coaches (Pty) Ltd
    if words[after] in _OPENING and second in nameable and second + 2 < count:
        named = lowers[last] in GIVEN or parse.ents[last] == "PERSON" or (first and is_role_noun(lowers[first - 1]))
        if words[second + 1] in _CLOSING and second + 2 in nameable and named:
            return second + 2, False
        return -1, False
    grown = goes_on_as_body(parse, first, last, nameable)
    grown = grown if grown > 0 else portfolios_end(parse, last, nameable)
    if grown > 0:
        return grown, True
    inside = lowers[first] not in GIVEN and parse.ent_iobs[after] == 1 and parse.ents[last] in ("ORG", "FAC", "LAW")
    core = lowers[last].rstrip(".") in ORGANIZATION_CORES or lowers[last].rstrip(".") in OFFICES
    inside = inside and not (first < last and lowers[first] in OFFICES)  # Analyst Ann Ibrahim of Chapel Hill
    named = not core and last > first and lowers[last - 1] in GIVEN  # Chief of Staff Ann Lee of Harbour Bank
    if word in ("of", "for", "on") and not named and (core or tail or inside):
        third = second + 1
        if second in nameable:
            return second, True
        if lowers[second] == "the" and third < count and third in nameable and sents[third] == sents[last]:
            return third, True
        return -1, False
    if word == "at" and lowers[last] in (
        "center",
        "centre",
        "institute",
        "school",
        "program",
        "project",
        "clinic",
        "lab",
    ):
        third = second + 1 if lowers[second] == "the" else second
        end = third
        while end + 1 in nameable and sents[end + 1] == sents[last]:
            end += 1
        if third in nameable and (lowers[end] in _SEATS_AT or lowers[third] == "university"):
            return third, True
    if word == "," and tail and lowers[first] not in GIVEN:
        end = list_end(parse, first, after, nameable)
        if end > 0:
            return end, True
    if word == "and" and tail and second in nameable and opens_other_body(parse, second, nameable):
        return -1, False
    if word in ("and", "to") and second in nameable:
        if inside and parse.ent_iobs[second] == 1:
            return second, True
        if word == "and" and is_joined_possessor(parse, last, second, nameable):
            return second, True
        if word == "and" and tail and words[second] not in ("The",) and ends_as_body(parse, second, nameable, tail):
            return second, True
        if word == "and" and not tail and is_joined_body(parse, first, last, second, nameable):
            return second, True
    return -1, False
