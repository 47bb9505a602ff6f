"""When a predicted name, role, outlet or addressee is the gold's: lenient, stated, and the same for all systems.

Everything is compared on folded tokens: no case, accents, punctuation, possessive *'s* or articles. What
each kind of field forgives beyond that stands at its function.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from quoteattr.grammar import ARTICLES

__all__ = ["is_same_addressee", "is_same_affiliation", "is_same_name", "is_same_outlet", "is_same_role"]

Tokens = tuple[str, ...]

SHORT_FORM = 3
"""Letters from which the beginning of a first name is taken for its short form."""

_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_POSSESSIVE = re.compile(r"'s\b|(?<=s)'(?=\s|$)")
_INITIALS = re.compile(r"\b(?:[A-Za-z]\.){2,}")
_PARENTHESIS = re.compile(r"\(([^()]+)\)")
_SMALL_WORDS = ARTICLES | frozenset("of for to at in on and by with from who is was as its his her their".split())
_AFTER_HEAD = frozenset("of for to at in on by with from who that which i we he she they".split())
_POLLS = frozenset("poll polls survey surveys".split())
_BODY_FORMS = {
    "us": "united states",
    "uk": "united kingdom",
    "dept": "department",
    "univ": "university",
    "organisation": "organization",
    "centre": "center",
    "labour": "labor",
    "defence": "defense",
}

_PERSON_TITLES = frozenset(
    """
    mr mrs ms miss mx dr sir dame lord lady rev revd reverend fr sen sens senator rep reps representative gov governor
    pres president prof professor gen general col colonel lt lieutenant sgt capt captain maj cpl adm judge justice hon
    sheikh imam rabbi pope king queen prince princess secretary sec minister mayor chancellor ambassador
    """.split()
)
_TITLES_BEFORE_A_NAME = frozenset("mr mrs ms miss mx dr".split())
_SUFFIXES = frozenset("jr sr ii iii iv phd md esq sc qc kc mp mep obe cbe".split())
_PARTICLES = frozenset("van von der den de del della di da dos du la le el al bin ibn ben bint abu ter ten y e".split())

_ROLE_FORMS = {
    "sen": "senator",
    "sens": "senator",
    "rep": "representative",
    "reps": "representative",
    "congressman": "representative",
    "congresswoman": "representative",
    "gov": "governor",
    "pres": "president",
    "rev": "reverend",
    "prof": "professor",
    "sec": "secretary",
    "gen": "general",
    "lt": "lieutenant",
    "col": "colonel",
    "capt": "captain",
    "sgt": "sergeant",
    "dr": "doctor",
    "spokeswoman": "spokesman",
    "spokesperson": "spokesman",
    "chairwoman": "chairman",
    "chairperson": "chairman",
    "chair": "chairman",
    "ceo": "chief executive",
    "adviser": "advisor",
    "gop": "republican",
    "democratic": "democrat",
}
# Words that change the rank: with one of them on one side only, two titles are two offices.
_RANKS = frozenset("vice deputy assistant associate shadow under".split())
_OUTLET_NOISE = _SMALL_WORDS | frozenset("magazine newspaper website show programme program channel".split())
_DEMONYM_END = re.compile(r"(?:ians?|eans?|ans?|ish|ese|ia|ey|i|a|o|e|y|n)$")


@lru_cache(maxsize=65536)
def fold(text: str) -> Tokens:
    """The folded tokens of a name: *The “Justice” Dept.'s* -> justice, dept."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‘", "'"))
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    plain = _INITIALS.sub(lambda match: match[0].replace(".", ""), plain)  # U.S. -> US, one token
    plain = _POSSESSIVE.sub("", plain.casefold())
    return tuple(token for token in _TOKEN.findall(plain) if token not in ARTICLES)


def is_same_name(predicted: str, gold: str, *, person: bool) -> bool:
    """Whether a predicted speaker name is the gold's.

    People: titles, suffixes, particles and middle names or initials are forgiven, the first name (or its short
    form: *Cres* of *Creswell*) and the last are not; a gold of one word is met by a fuller name that begins or ends
    with it.
    All others (bodies, groups, documents, descriptions): equal, or one is the other's acronym, or one contains the
    other, both have the same head noun and they share at least half of their tokens (F1). A name in
    parentheses is another name of the same; a poll is known by its makers.

    *Ada Stone* for gold *Mayor Ada Stone*  -> same
    *Stone* for gold *Ada Stone*  -> not: the article's fullest name is asked for
    *Foreign Ministry* for gold *Turkish Foreign Ministry*  -> same
    *Foreign Ministry* for gold *a Foreign Ministry letter*  -> not: another head noun
    """
    if person:
        return _is_same_person(_person_tokens(predicted), _person_tokens(gold), single=len(gold.split()) == 1)
    return any(_is_same_body(one, other) for one in _readings(predicted) for other in _readings(gold))


def _readings(name: str) -> list[str]:
    """A name, and without what stands in parentheses, and that alone: *Bureau of Labor Studies (BLS)*."""
    inner = _PARENTHESIS.search(name)
    return [name, _PARENTHESIS.sub(" ", name), inner[1]] if inner else [name]


def _is_same_body(predicted: str, gold: str) -> bool:
    one, other = _body_tokens(predicted), _body_tokens(gold)
    if not one or not other:
        return False
    if one == other or _is_acronym(predicted, gold):
        return True
    head, other_head = _head_phrase(predicted), _head_phrase(gold)
    if not head or not other_head or head[-1] != other_head[-1]:
        return False
    same_parts = ("and" in head) == ("and" in other_head)  # one of two joint speakers is not both
    return same_parts and _is_part(one, other)


def _body_tokens(name: str) -> Tokens:
    return tuple(part for token in fold(name) for part in _BODY_FORMS.get(token, token).split())


def _head_phrase(name: str) -> Tokens:
    """A description up to its head noun: what stands before a comma, a preposition or a relative clause."""
    tokens = tuple(token for token in _body_tokens(name.split(",")[0]) if token not in _POLLS)
    end = next((at for at, token in enumerate(tokens) if at and token in _AFTER_HEAD), len(tokens))
    return tokens[:end]


def _person_tokens(name: str) -> Tokens:
    head = name.split(",")[0] if "," in name else name
    tokens = fold(head)
    for at in range(len(tokens) - 1, 0, -1):
        if tokens[at] in _TITLES_BEFORE_A_NAME and at + 1 < len(tokens):
            tokens = tokens[at + 1 :]
            break
    while len(tokens) > 1 and tokens[0] in _PERSON_TITLES:
        tokens = tokens[1:]
    while len(tokens) > 1 and tokens[-1] in _SUFFIXES:
        tokens = tokens[:-1]
    bare = tuple(token for token in tokens if token not in _PARTICLES)
    return bare if bare else tokens


def _is_same_person(predicted: Tokens, gold: Tokens, *, single: bool) -> bool:
    if not predicted or not gold:
        return False
    if predicted == gold:
        return True
    if len(gold) == 1 or single:  # one word may be two tokens: *Soto-Lind*
        return gold in (predicted[: len(gold)], predicted[-len(gold) :])
    if len(predicted) == 1 or predicted[-1] != gold[-1] or not _is_same_first_name(predicted[0], gold[0]):
        return False
    short, long = sorted((predicted[1:-1], gold[1:-1]), key=len)
    return _is_subsequence(short, long) or all(len(token) == 1 for token in short)


def _is_same_first_name(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return long == short or (len(short) >= SHORT_FORM and long.startswith(short))


def _is_subsequence(short: Tokens, long: Tokens) -> bool:
    rest = iter(long)
    return all(token in rest for token in short)


def _is_acronym(one: str, other: str) -> bool:
    for short, long in ((fold(one), fold(other)), (fold(other), fold(one))):
        if len(short) == 1 and len(long) > 1 and len(short[0]) >= 2:
            letters = "".join(token[0] for token in long)
            content = "".join(token[0] for token in long if token not in _SMALL_WORDS)
            if short[0] in (letters, content):
                return True
    return False


def _is_part(one: Tokens, other: Tokens) -> bool:
    first, second = set(one) - _SMALL_WORDS, set(other) - _SMALL_WORDS
    return (first <= second or second <= first) and _overlap(first, second) >= 0.5


def _overlap(one: Iterable[str], other: Iterable[str]) -> float:
    """Token F1 (Dice) of two sets."""
    first, second = set(one), set(other)
    return 2 * len(first & second) / (len(first) + len(second)) if first and second else 0.0


def is_same_role(predicted: Sequence[str], gold: str) -> bool:
    """Whether one of the predicted wordings of a role (title, text, title with affiliation) is the gold's.

    Short forms are spelled out (*Sen.* = *senator*), gender and number are forgiven (*spokeswomen*). Equal token
    sets, a token F1 of 2/3, or one containing the other with a token F1 of 1/2 are the same role; *vice*, *deputy*
    and the like on one side only make it another.

    *ambassador to Qatar* for gold *Turkey's ambassador to Qatar*  -> same
    *vice president* for gold *president*  -> not
    """
    wanted = _role_tokens(gold)
    for text in predicted:
        offered = _role_tokens(text)
        if not offered or not wanted or (offered ^ wanted) & _RANKS:
            continue
        score = _overlap(offered, wanted)
        if score >= 2 / 3 or (score >= 0.5 and (offered <= wanted or wanted <= offered)):
            return True
    return False


@lru_cache(maxsize=16384)
def _role_tokens(text: str) -> frozenset[str]:
    found: set[str] = set()
    for token in fold(text):
        if token in _SMALL_WORDS:
            continue
        token = token.removesuffix("men") + "man" if token.endswith("men") and len(token) > 5 else token
        token = token[:-1] if token.endswith("s") and not token.endswith("ss") and len(token) > 4 else token
        found.update(_ROLE_FORMS.get(token, token).split())
    return frozenset(found)


def is_same_affiliation(predicted: str, gold: str) -> bool:
    """Whether a predicted affiliation is the gold's.

    Equal, contained with a token F1 of 1/2, an acronym, the same party in another form (*GOP*, *Democratic*), a party
    and state code by its state (*R-Ohio*, *Ohio*), or a country and its adjective (*Turkey*, *Turkish*).
    """
    one, other = _affiliation_tokens(predicted), _affiliation_tokens(gold)
    if one and one == other:
        return True
    if len(one) == 1 and len(other) == 1 and _stem(one[0]) == _stem(other[0]):
        return True
    return bool(one and other) and (_is_acronym(predicted, gold) or _is_part(one, other))


def _affiliation_tokens(text: str) -> Tokens:
    tokens = tuple(_ROLE_FORMS.get(token, token) for token in fold(text))
    tokens = tuple(token[:-1] if token in ("republicans", "democrats") else token for token in tokens)
    longer = tuple(token for token in tokens if len(token) > 1)
    return longer if longer else tokens


def _stem(token: str) -> str:
    stem = _DEMONYM_END.sub("", token)
    return stem if len(stem) >= 4 else token


def is_same_outlet(predicted: str, gold: str) -> bool:
    """Whether a predicted outlet is the gold's: one contains the other, or is its acronym.

    *CBS* for gold *CBS's “Face the Nation”*  -> same
    *The Washington Post* for gold *The Huffington Post*  -> not
    """
    one, other = set(fold(predicted)) - _OUTLET_NOISE, set(fold(gold)) - _OUTLET_NOISE
    return bool(one and other) and (one <= other or other <= one or _is_acronym(predicted, gold))


def is_same_addressee(predicted: Sequence[str], gold: str) -> bool:
    """Whether one of the predicted wordings (text, linked name) is the gold's: equal, or one contains the other."""
    wanted = fold(gold)
    for text in predicted:
        offered = fold(text)
        if offered and offered == wanted:
            return True
        one, other = set(offered) - _SMALL_WORDS, set(wanted) - _SMALL_WORDS
        if one and other and (one <= other or other <= one):
            return True
    return False
