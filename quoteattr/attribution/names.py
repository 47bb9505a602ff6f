"""The anatomy of names: capitalised runs, what in them is title and what is name, and when two names may be one person's.

No model is asked: a run is read by its capitals, honorifics, offices, particles, suffixes and the words that head the
names of bodies. Where the pipeline has an entity recogniser its labels confirm or break a tie.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from attrs import define

from quoteattr.attribution.vocabulary import (
    CALENDAR,
    DEMONYMS,
    FUNCTION_WORDS,
    GIVEN,
    HONORIFICS,
    KNOWN_ORGANIZATIONS,
    LEGAL_FORMS,
    MASTHEADS,
    OFFICES,
    ORGANIZATION_CORES,
    ORGANIZATION_HEADS,
    PARTICLES,
    PARTIES,
    PARTY_NOUNS,
    PEOPLE_PLURALS,
    PLACES,
    ROLE_NOUNS,
    ROLE_PLURALS,
    SEATS,
    SUFFIXES,
)
from quoteattr.text.parse import Parse

__all__ = ["NameKind", "Unit", "find_runs", "is_same_person_name", "read_units", "split_titles", "tell_kind"]

NameKind = Literal["person", "organization", "place", "group", "document", "title", "unknown"]

_OPENING = frozenset({'"', "(", "“", "‘", "'"})
_CLOSING = frozenset({'"', ")", "”", "’", "'"})
_STARTERS = frozenset({'"', ":", "(", "[", "—", "–", "-", "--", "•", "*", "“", "‘", "…", "...", ">", "|", ";", "/"})
_PROPER = frozenset({"NNP", "NNPS"})
_PEOPLE = ROLE_PLURALS | PEOPLE_PLURALS
_SPLIT_STOPS = frozenset({"sens", "reps", "govs", "gens", "drs", "revs", "profs", "messrs", "mses", "mmes", "atty", "asst", "cmdr"})
# Endings of words that end the names of bodies and titles, not of people.
_ABSTRACT = ("ism", "tion", "ment", "ics", "ness", "ship", "ance", "ence", "ing", "ogy", "ity")
_SEATS_AT = frozenset({"university", "institute", "college", "institution", "school", "hospital", "foundation"})
_NAMED = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"})
# From this share of capitals on (of words of letters, at least five) a sentence is a headline: measured on polnear.train.
HEADLINE_CAPITALS = 0.6


@define(slots=True, eq=False)
class Unit:
    """A stretch of a run without white space: *Holtz-Eakin*, *J.*, *Mr.*; ``key`` is lower-case without final stop."""

    key: str
    first: int
    last: int
    text: str
    nickname: bool = False

    @property
    def is_office(self) -> bool:
        """Whether the unit is an office: *Gov*, *Editor-in-Chief*, *President-elect*."""
        return not self.nickname and (self.key in OFFICES or ("-" in self.key and self.key.split("-")[0] in OFFICES))


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
        letters = sum(1 for token in range(first, last) if parse.words[token][0].isalpha())
        lower = sum(
            1
            for token in range(first, last)
            if parse.words[token][0].islower() and parse.lowers[token] not in FUNCTION_WORDS and len(parse.words[token]) > 3
        )
        if letters >= 4 and count / letters >= HEADLINE_CAPITALS and lower <= letters // 8:
            found.add(sent)
    return found


def find_runs(parse: Parse) -> tuple[list[tuple[int, int]], set[int]]:
    """Return the capitalised runs as ``(first, last)`` tokens, and the headline sentences.

    *Ruth Dalton of the Department of Justice said* -> Ruth Dalton; Department of Justice
    *The next day it rained.* -> nothing: a capital at the start of a sentence names nobody
    """
    words, hidden, sents = parse.words, parse.hidden, parse.sents
    capitals = [i for i, word in enumerate(words) if word[0].isupper() and hidden[i] < 0]
    headlines = find_headlines(parse, capitals)
    nameable = {i for i in capitals if _is_nameable(parse, i, sents[i] in headlines)}
    _settle_by_use(parse, capitals, nameable, headlines)
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
        skip_to = last + 1
        first = _extend_left(parse, first, runs)
        runs.append((first, _extend_right(parse, last)))
    return runs, headlines


def _settle_by_use(parse: Parse, capitals: Sequence[int], nameable: set[int], headlines: set[int]) -> None:
    """Correct the tags by how the article writes a word elsewhere.

    A word that is a name in running text and never written small is one at the start of a sentence and in a headline too;
    a headline's word that the text writes small is none.
    """
    lowers, sents, tags = parse.lowers, parse.sents, parse.tags
    common = {word for word in parse.words if word.islower()}
    proper = {lowers[i] for i in nameable if sents[i] not in headlines and tags[i] in _PROPER and not _is_initial(parse, i)}
    for token in capitals:
        lower = lowers[token]
        if token in nameable:
            if len(lower) > 1 and parse.words[token].isupper() and sents[token] not in headlines:
                continue  # WHO, US
            if lower in common and lower not in proper and (sents[token] in headlines or _is_initial(parse, token)):
                if lower not in GIVEN and lower.rstrip(".") not in OFFICES and lower not in DEMONYMS:
                    if sents[token] in headlines or not (token + 1 in nameable):
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
    if lower in CALENDAR or (lower[-1] == "." and lower[:-1] in CALENDAR):
        return False
    word = parse.words[token]
    if lower in FUNCTION_WORDS:
        return (tag in _PROPER or lower == "who") and len(word) > 1 and word.isupper() and not headline
    initial = _is_initial(parse, token)
    if initial and tag in ("NNPS", "NNS") and lower in _PEOPLE and not _is_followed_by_name(parse, token):
        return False
    if tag in _PROPER:
        return True
    label = parse.ents[token] in _NAMED
    if headline:
        return label and tag[0] in "NJ"
    if not initial:
        return True
    if label and tag[0] in "NJ":
        return True
    key = lower.rstrip(".")
    return _is_followed_by_name(parse, token) and (
        lower in GIVEN or key in OFFICES or key in HONORIFICS or lower in DEMONYMS or key in PARTY_NOUNS
    )


def _is_followed_by_name(parse: Parse, token: int) -> bool:
    after = token + 1
    return after < len(parse) and parse.words[after][0].isupper() and parse.tags[after] in _PROPER


def _next_of_run(parse: Parse, first: int, last: int, nameable: set[int], tail: bool) -> tuple[int, bool]:
    """The token to which the run goes on, or -1; and whether an *of*-phrase of a body began."""
    words, sents, lowers = parse.words, parse.sents, parse.lowers
    count = len(words)
    after = last + 1
    if after + 1 < count and words[after] == "." and lowers[last] in _SPLIT_STOPS and after + 1 in nameable:
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
    if word in ("-", "/", "‑") and close and second in nameable and parse.ends[after] == parse.starts[second]:
        return second, False
    if word == "&" and second in nameable:
        return second, True
    if word in ("'", "’") and close and second in nameable and len(words[last]) == 1:
        return second, False
    if word in PARTICLES and not parse.words[after][0].isupper():
        third = second + 1
        if second in nameable:
            return second, False
        if lowers[second] in PARTICLES and third in nameable and sents[third] == sents[last]:
            return third, False
        if lowers[second] == "-" and third in nameable:
            return third, False
        return -1, False
    if word == "," and lowers[second].rstrip(".") in ("jr", "sr", "inc", "ltd", "llc", "iii", "ii"):
        return second, False
    if words[after] in _OPENING and second in nameable and second + 2 < count:
        if words[second + 1] in _CLOSING and second + 2 in nameable and lowers[last] in GIVEN:
            return second + 2, False
        return -1, False
    inside = lowers[first] not in GIVEN and parse.ent_iobs[after] == 1 and parse.ents[last] in ("ORG", "FAC", "LAW")
    core = lowers[last].rstrip(".") in ORGANIZATION_CORES or lowers[last].rstrip(".") in OFFICES
    if word in ("of", "for", "on") and (core or tail or inside):
        third = second + 1
        if second in nameable:
            return second, True
        if lowers[second] == "the" and third < count and third in nameable and sents[third] == sents[last]:
            return third, True
        return -1, False
    if word == "at" and lowers[last] in ("center", "centre", "institute", "school", "program", "project", "clinic", "lab"):
        third = second + 1 if lowers[second] == "the" else second
        end = third
        while end + 1 in nameable and sents[end + 1] == sents[last]:
            end += 1
        if third in nameable and (lowers[end] in _SEATS_AT or lowers[third] == "university"):
            return third, True
    if word in ("and", "to") and second in nameable:
        if inside and parse.ent_iobs[second] == 1:
            return second, True
        if word == "and" and tail and words[second] not in ("The",) and _ends_as_body(parse, second, nameable, tail):
            return second, True
        if word == "and" and not tail and _is_joined_body(parse, first, last, second, nameable):
            return second, True
    return -1, False


def _ends_as_body(parse: Parse, token: int, nameable: set[int], tail: bool) -> bool:
    """Whether *and X* goes on with the *of*-phrase of a body: *Center for Media and Public Affairs*."""
    end = token
    while end + 1 in nameable and parse.sents[end + 1] == parse.sents[token]:
        end += 1
    return parse.lowers[token] not in GIVEN and parse.lowers[token] not in OFFICES and end - token < 3


def _is_joined_body(parse: Parse, first: int, last: int, token: int, nameable: set[int]) -> bool:
    """Whether *X and Y Board* is one body: *the* before, one or two words each side, a body's word at the end."""
    end = token
    while end + 1 in nameable and parse.sents[end + 1] == parse.sents[token]:
        end += 1
    if end == token and parse.lowers[end] not in ("exchange", "protection", "administration"):
        return False
    lowers = parse.lowers
    if last - first > 1 or lowers[last] in GIVEN or lowers[last] in ORGANIZATION_HEADS or lowers[last] in PLACES:
        return False
    before = lowers[first - 1] if first else ""
    return lowers[end] in ORGANIZATION_HEADS and lowers[token] not in OFFICES and before in ("the", "'s", "u.s.", "a")


def _extend_left(parse: Parse, first: int, runs: list[tuple[int, int]]) -> int:
    """Take in lower-case particles before the run: *al-Amr*, *bin Salman*, *van der Berg*."""
    words, sents = parse.words, parse.sents
    floor = runs[-1][1] if runs else -1
    token = first
    while token - 1 > floor and token - 1 >= 0 and sents[token - 1] == sents[first]:
        before = words[token - 1]
        if before == "-" and token - 2 > floor and parse.lowers[token - 2] in PARTICLES:
            if parse.ends[token - 2] == parse.starts[token - 1]:
                token -= 2
                continue
            break
        if before in ("van", "von", "der", "den", "de", "del", "della", "di", "bin", "ibn", "bint", "al", "el", "dos", "ten", "ter"):
            token -= 1
            continue
        break
    return token


def _extend_right(parse: Parse, last: int) -> int:
    """Take in the lower half of a hyphened name: *Tae-yul*; never *Trump-backed*."""
    words = parse.words
    token = last
    while (
        token + 2 < len(words)
        and words[token + 1] == "-"
        and parse.ends[token] == parse.starts[token + 1]
        and parse.ends[token + 1] == parse.starts[token + 2]
        and words[token + 2].isalpha()
        and len(words[token + 2]) <= 5
        and (parse.tags[token + 2] in _PROPER or parse.ents[token + 2] == "PERSON")
        and parse.ends[token + 2] + 1 <= len(parse.text)
        and not words[token].isupper()
    ):
        token += 2
    return token


def read_units(parse: Parse, first: int, last: int) -> list[Unit]:
    """The run's white-space separated units."""
    units: list[Unit] = []
    starts, ends, text = parse.starts, parse.ends, parse.text
    begin = first
    for token in range(first, last + 1):
        if token == last or starts[token + 1] > ends[token]:
            surface = text[starts[begin] : ends[token]].strip("\"“”()'‘’")
            key = surface.lower().replace("’", "'")
            nickname = begin > first and text[starts[begin]] in _OPENING
            key = key if len(key) < 3 and "." in key else key.rstrip(".,")
            units.append(Unit(key, begin, token, surface, nickname))
            begin = token + 1
    return [unit for unit in units if unit.text]


def split_titles(parse: Parse, units: list[Unit]) -> int:
    """The position of the first unit of the name proper; ``len(units)`` where the run is a title alone.

    *Ohio Democratic Party Chairman David Pepper* -> 4; *Secretary of State* -> 3; *Ann Lee* -> 0
    """
    count = len(units)
    if count == 1:
        return 1 if units[0].is_office or units[0].key in HONORIFICS else 0
    cut = 0
    for at, unit in enumerate(units[:-1]):
        key = unit.key
        if unit.nickname:
            continue
        if key in HONORIFICS or unit.is_office:
            if at and key == "king" and units[at - 1].key in GIVEN:
                continue
            rest = units[at + 1 :]
            if rest[0].key in SUFFIXES:
                continue
            if rest[0].key in ("of", "for", "on"):
                cut = _after_of(parse, units, at + 1)
                continue
            if _heads_body(rest) and key not in ("mr", "mrs", "ms", "dr"):
                continue
            cut = at + 1
        elif key in PARTY_NOUNS or key in DEMONYMS or (key in ROLE_NOUNS and key not in GIVEN):
            following = units[at + 1]
            if count - at > 2 and (following.key in GIVEN or _person_starts(parse, following)) and cut == at:
                cut = at + 1
    if cut < count:
        last = units[-1].key
        if last in OFFICES and cut == 0 and not (count == 2 and units[0].key in GIVEN):
            return count
        if last in OFFICES and all(unit.key in OFFICES for unit in units[cut:]):
            return count
        if cut == 0:
            cut = _after_body(parse, units)
    return cut


def _heads_body(units: Sequence[Unit]) -> bool:
    """Whether units name a body by their last word: *Electric*, *Party*."""
    key = units[-1].key
    if key in MASTHEADS and len(units) == 2 and units[0].key in GIVEN:
        return False
    if len(units) == 1 and key in ("post", "house", "press", "church", "sun", "court", "world", "state", "bank", "works"):
        return True
    return key in ORGANIZATION_HEADS or key in LEGAL_FORMS or any(unit.key in LEGAL_FORMS for unit in units)


def _after_of(parse: Parse, units: list[Unit], at: int) -> int:
    """Where the name starts after a title with an *of*-phrase: *Secretary of State John Kerry*."""
    rest = [index for index in range(at, len(units)) if units[index].key not in ("of", "for", "on", "the", "and")]
    for index in rest[1:]:
        if units[index].key in GIVEN or _person_starts(parse, units[index]):
            return index
    if len(rest) >= 3 and units[rest[-1]].key not in ORGANIZATION_HEADS and units[rest[-1]].key not in PLACES:
        return rest[-2]
    return len(units)


def _after_body(parse: Parse, units: list[Unit]) -> int:
    """Where a person's name starts behind the name of a body or place without a title: *Fox News Sean Hannity*."""
    if len(units) < 3:
        return 0
    for at in range(1, len(units) - 1):
        if len(units) - at > 4:
            continue
        before = units[at - 1]
        person = _person_starts(parse, units[at])
        if before.key in GIVEN or units[at].key in ("of", "for", "the", "and"):
            continue
        marked = (
            before.key in ORGANIZATION_HEADS
            or before.key in KNOWN_ORGANIZATIONS
            or before.key in PLACES
            or before.key in DEMONYMS
            or (before.text.isupper() and len(before.text) > 2)
        )
        if marked and (units[at].key in GIVEN or person) and units[-1].key not in ORGANIZATION_HEADS:
            return at
    return 0


def _person_starts(parse: Parse, unit: Unit) -> bool:
    return parse.ents[unit.first] == "PERSON" and parse.ent_iobs[unit.first] == 3


def tell_kind(parse: Parse, units: Sequence[Unit], titled: bool, headline: bool) -> tuple[NameKind, int]:
    """What a name names, and how sure that is (3 by grammar or list, 2 by model and shape, 1 by default).

    *Mr Goksu* -> person (3); *Ministry of Health* -> organization (3); *AKP* -> organization (2); *Goksu* -> unknown (1)
    """
    keys = [unit.key for unit in units]
    whole = " ".join(keys)
    first, last = units[0].first, units[-1].last
    before = parse.lowers[first - 1] if first and parse.sents[first - 1] == parse.sents[first] else ""
    article = before == "the"
    if titled and not article:
        return "person", 3
    if whole in SEATS:
        return "place", 3
    if whole in KNOWN_ORGANIZATIONS:
        return "organization", 3
    if whole in PLACES:
        return "place", 3
    if whole == "gop":
        return "organization", 3
    if len(keys) == 1 and (keys[0] in PARTIES or keys[0] in DEMONYMS or keys[0].rstrip("s") in DEMONYMS or keys[0] in PARTY_NOUNS):
        return "group", 3
    body = any(key in ORGANIZATION_HEADS for key in keys[1:]) or keys[0] in ORGANIZATION_HEADS
    legal = any(key in LEGAL_FORMS for key in keys[1:])
    given = keys[0] in GIVEN
    if len(keys) > 1 and (keys[-1].rstrip("s") in PARTY_NOUNS or keys[-1].rstrip("s") in DEMONYMS) and keys[-1].endswith("s"):
        return "group", 3
    if len(keys) > 2 and (keys[-1] in SUFFIXES or any(_is_initial_letter(unit.text) for unit in units[1:-1])) and not body:
        return "person", 3
    if len(keys) > 1 and _is_initial_letter(units[0].text) and not body:
        return "person", 2
    label = _label(parse, first, last)
    if legal:
        return "organization", 3
    if len(keys) > 1 and keys[-1] in ("act", "law", "bill", "constitution", "treaty", "code", "accord", "agreement", "declaration"):
        if not given:
            return "document", 3
    if body:
        if len(keys) == 2 and given and keys[1] in MASTHEADS and not article and label != "ORG":
            return "person", 2
        if len(keys) > 1 and given and keys[-1] not in ORGANIZATION_HEADS and label == "PERSON":
            return "person", 2
        if len(keys) == 1 and not article and label == "PERSON":
            return "unknown", 1
        return "organization", 3 if len(keys) > 1 else 2
    text = units[0].text
    if len(keys) == 1 and text.isupper() and 1 < len(text.replace(".", "")) <= 6 and not headline:
        return "organization", 2
    if len(keys) > 1 and given and not article and "of" not in keys:
        return "person", 3
    if label in ("GPE", "LOC", "FAC") and not (given and len(keys) > 1):
        return "place", 2
    if label == "PERSON" and not article:
        return "person", 2
    if label == "ORG" or (article and label not in ("NORP", "EVENT", "LAW", "WORK_OF_ART")):
        if len(keys) in (2, 3) and not article and label == "ORG" and not any(unit.text.isupper() for unit in units):
            return "unknown", 2
        return "organization", 2 if label == "ORG" else 1
    if len(keys) > 1 and keys[-1].endswith(_ABSTRACT):
        return "organization", 1
    if label == "NORP":
        return "group", 2
    if 2 <= len(keys) <= 4 and not article and not headline and label == "" and "of" not in keys:
        return ("person" if before not in ("'s", "’s") else "organization"), 1
    return "unknown", 1


def _is_initial_letter(text: str) -> bool:
    """Whether a unit is an initial: *J.*, *J.R.*"""
    return 2 <= len(text) <= 4 and text[1] == "." and text[0].isupper()


def _label(parse: Parse, first: int, last: int) -> str:
    """The entity label of the last token that has one; model labels are given by majority only for names of one kind."""
    for token in range(last, first - 1, -1):
        label = parse.ents[token]
        if label in _NAMED:
            return label
    return ""


def is_same_person_name(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two full names (lower-case units) may be one person's: same last name, first names that do not differ.

    *j. smith* and *john smith* -> may; *john smith* and *jane smith* -> may not
    """
    if not one or not other or one[-1] != other[-1]:
        return False
    if len(one) == 1 or len(other) == 1:
        return True
    first, second = one[0], other[0]
    if first == second:
        return True
    if first[0] != second[0]:
        return first in other[:-1] or second in one[:-1]
    short, long = sorted((first.rstrip("."), second.rstrip(".")), key=len)
    return len(short) == 1 or (len(short) >= 3 and long.startswith(short))
