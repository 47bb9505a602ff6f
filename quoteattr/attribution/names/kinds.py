"""What a name names: a person, a body, a place, or nothing that grammar, lists and the model tell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import regex

from quoteattr.attribution.names.anatomy import is_initial_letter
from quoteattr.attribution.names.hints import is_given_as, is_gone_to, is_told_as_body, is_told_as_person
from quoteattr.attribution.names.runs import NAMED_LABELS
from quoteattr.attribution.names.units import Unit
from quoteattr.attribution.vocabulary import (
    BODIES_TOO,
    COUNTRIES,
    DEMONYMS,
    DIRECTIONS,
    GIVEN,
    IMPERATIVES,
    KIN,
    KNOWN_ORGANIZATIONS,
    KNOWN_PEOPLE,
    LEGAL_FORMS,
    MASTHEADS,
    NAMED_WORKS,
    NUMBERED_TEXTS,
    OPENERS,
    ORGANIZATION_CORES,
    ORGANIZATION_HEADS,
    ORGANIZATION_NOUNS,
    OVER_PLACES,
    PARTIES,
    PARTY_NOUNS,
    PLACES,
    PORTFOLIOS,
    ROLE_NOUNS,
    SEATS,
    SIGHTS,
    STATES,
    SUFFIXES,
    TRADE_TAILS,
    is_role_noun,
)
from quoteattr.text.parse import Parse

__all__ = ["NameKind", "tell_kind"]

NameKind = Literal["person", "organization", "place", "group", "document", "title", "unknown"]
# Brands are written so (*ScotRail*); places only behind *Mc*, *De*, *La* and the like.
_TWO_IN_ONE = regex.compile(r"(?!Mac|Fitz|Van|Von|Der)\p{Lu}\p{Ll}{2,}\p{Lu}\p{Ll}{2,}")
_IN_PORTFOLIOS = PORTFOLIOS | {"and", "&"}
_BRANCHES = frozenset({"local", "lodge"})
# Endings of words that end the names of bodies and titles, not of people.
_ABSTRACT = ("ism", "tion", "ment", "ics", "ness", "ship", "ance", "ence", "ing", "ogy", "ity")


def tell_kind(parse: Parse, units: Sequence[Unit], titled: bool, headline: bool) -> tuple[NameKind, int]:
    """What a name names, and how sure that is (3 by grammar or list, 2 by model and shape, 1 by default).

    *Mr Goksu* -> person (3); *Ministry of Health* -> organization (3); *AKP* -> organization (2); *Goksu* -> unknown
    (1)
    """
    keys = [unit.key for unit in units]
    whole = " ".join(keys)
    first, last = units[0].first, units[-1].last
    before = parse.lowers[first - 1] if first and parse.sents[first - 1] == parse.sents[first] else ""
    article = before == "the"
    if (titled and not article) or is_given_as(parse, first):
        return "person", 3
    after_role = first > 0 and is_role_noun(before) and before not in BODIES_TOO and parse.tags[first - 1] == "NN"
    if whole in KNOWN_PEOPLE and (not article or len(keys) > 1):
        return "person", 2
    if before in KIN and first > 1 and len(keys) < 3 and parse.tags[first - 2] in ("PRP$", "POS"):
        return "person", 3  # his father Fra, Lee's aunt May
    if len(keys) == 1 and not titled and keys[0] not in GIVEN and is_gone_to(parse, first, last):
        return "place", 2
    if whole in SEATS:
        return "place", 3
    if len(keys) > 1 and keys[-1] in SIGHTS and keys[0] not in GIVEN:
        return "place", 3
    numbered = last + 1 < len(parse) and parse.tags[last + 1] == "CD"
    if len(keys) == 1 and keys[0] in NUMBERED_TEXTS and numbered:
        return "document", 3  # Article 50, Part Two
    if whole in NAMED_WORKS:
        return "document", 3  # the Bible
    if keys[0] == "hm" and len(keys) > 1 and units[0].text.isupper():
        return "organization", 3  # HM Treasury
    if keys[0] in IMPERATIVES and keys[1:2] == ["the"]:
        return "organization", 3  # Save the Children
    if whole in KNOWN_ORGANIZATIONS:
        return "organization", 3
    if len(keys) > 2 and " ".join(keys[-2:]) in KNOWN_ORGANIZATIONS and keys[0] not in GIVEN:
        return "organization", 3  # the Kenya Red Cross
    if len(keys) == 2 and keys[0] in KNOWN_ORGANIZATIONS and units[0].text.isupper() and not titled and not headline:
        return "organization", 2  # CNN Worldwide
    if whole in PLACES:
        return "place", 3
    if len(keys) > 2 and keys[1] == "of" and keys[0] in ORGANIZATION_CORES:
        return "organization", 3  # Port of Seattle, Friends of the Earth
    if len(keys) > 1 and keys[-1] in ("uk", "usa") and keys[0] not in PLACES and keys[0] not in GIVEN:
        return "organization", 3  # Offshore Energies UK
    if len(keys) == 2 and keys[1] in COUNTRIES and not (keys[0] in GIVEN or keys[0] in DIRECTIONS or keys[0] in PLACES):
        if keys[0] in KNOWN_ORGANIZATIONS or _label(parse, first, last) not in ("GPE", "LOC", "FAC"):
            return "organization", 2  # Canon Europe, Shelter Scotland
    if len(keys) > 1 and keys[-1].endswith("s") and not headline and keys[0] not in GIVEN and not titled:
        team = article or _label(parse, first, last) != "PERSON"  # Sydney Roberts, Chad Williams
        if team and (keys[0] in PLACES or (len(keys) > 2 and " ".join(keys[:2]) in PLACES)):
            return "organization", 2  # the Chicago Bulls, New York Giants
    if len(keys) > 2 and keys[0] in STATES and {key.rstrip(",") for key in keys[1:]} <= _IN_PORTFOLIOS:
        return "organization", 3  # Montana Fish, Wildlife and Parks
    if (
        len(keys) > 1
        and keys[0] in PORTFOLIOS
        and keys[0] not in GIVEN
        and (keys[-1] in PLACES or " ".join(keys[-2:]) in PLACES)
    ):
        return "organization", 3  # Fisheries and Oceans Canada, Immigration New Zealand
    branch = keys[-1] in _BRANCHES and parse.tags[last + 1 : last + 2] == ["CD"]
    branch = branch or (len(keys) > 1 and keys[-2] in _BRANCHES and keys[-1][0].isdigit())
    if whole == "gop" or branch:
        return "organization", 3  # Dockers Local 12-3
    if len(keys) == 1 and (
        keys[0] in PARTIES or keys[0] in DEMONYMS or keys[0].rstrip("s") in DEMONYMS or keys[0] in PARTY_NOUNS
    ):
        return "group", 3
    body = any(key in ORGANIZATION_HEADS for key in keys[1:])
    body = body or (keys[0] in ORGANIZATION_HEADS and not (keys[0] == "sun" and len(keys) == 2))  # Sun Weiping
    legal = any(key in LEGAL_FORMS for key in keys[1:])
    given = keys[0] in GIVEN
    if (
        len(keys) > 1
        and (keys[-1].rstrip("s") in PARTY_NOUNS or keys[-1].rstrip("s") in DEMONYMS)
        and keys[-1].endswith("s")
        and not (given and len(keys) == 2)  # Claire Danes
    ):
        return "group", 3
    if (
        len(keys) > 2
        and (keys[-1] in SUFFIXES or any(is_initial_letter(unit.text) for unit in units[1:-1]))
        and not body
    ):
        return "person", 3
    if len(keys) > 1 and is_initial_letter(units[0].text) and not body:
        if units[0].text.count(".") > 1 and units[-1].text.isupper() and len(units[-1].text) > 2 and not headline:
            return "organization", 2  # the B.C. RCMP
        return "person", 2
    label = _label(parse, first, last)
    if legal or (before in ("of", "in") and first > 1 and parse.lowers[first - 2] in ("shares", "stock")):
        return "organization", 3
    if len(keys) > 1 and keys[-1] in (
        "act",
        "law",
        "bill",
        "constitution",
        "treaty",
        "code",
        "accord",
        "agreement",
        "declaration",
    ):
        if not given:
            return "document", 3
    if len(keys) == 2 and not given and not titled and keys[1] in MASTHEADS and (article or keys[1] != "sun"):
        return "organization", 3  # the Ostrel Star
    if 1 < len(keys) < 4 and not given and not titled and not headline and keys[-1] in TRADE_TAILS:
        return "organization", 2  # Severn Water said
    if body:
        if len(keys) == 2 and given and keys[1] in MASTHEADS and not article and label != "ORG":
            return "person", 2
        if len(keys) > 1 and given and keys[-1] not in ORGANIZATION_HEADS and label == "PERSON":
            return "person", 2
        if len(keys) == 1 and not article and label == "PERSON":
            return "unknown", 1
        return "organization", 3 if len(keys) > 1 else 2
    if not body and not legal and is_told_as_person(parse, first, last, len(keys)):
        return "person", 3
    text = units[0].text
    if len(keys) == 1 and text.isupper() and 1 < len(text.replace(".", "")) <= 6 and not headline:
        return "organization", 2
    if len(keys) > 1 and given and not article and "of" not in keys:
        return "person", 3
    described = before in ORGANIZATION_NOUNS and not is_role_noun(before) and parse.tags[first - 1] == "NN"
    described = described and not (before in ("center", "centre") and label == "PERSON")  # Bears center Jo Bell
    described = described or (before == "," and is_told_as_body(parse, first, last))
    opened = len(keys) == 1 and before in OPENERS and before not in ROLE_NOUNS  # Airline Novia said
    described = described or (opened and parse.sent_bounds[parse.sents[first]][0] == first - 1)
    if described and not given and whole.replace(" ", "").isalpha():
        return "organization", 2  # the newspaper Correio da Costa
    if len(keys) > 1 and (after_role or before == "opposition") and not body:
        return "person", 3  # England defender Rio Ferdinand, Leader of the Opposition Ann Lee
    if before == "of" and not given and first > 1 and parse.lowers[first - 2] in OVER_PLACES:
        return "place", 2
    branded = len(keys) == 1 and not given and _TWO_IN_ONE.fullmatch(text) is not None
    if branded and label in ("GPE", "LOC", "FAC", "PERSON"):
        return "organization", 2
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
    people = keys[-1].endswith("s") or keys[-1] in DEMONYMS or keys[-1] in PARTY_NOUNS or keys[-1] in PARTIES
    if label == "NORP" and (len(keys) not in (2, 3) or article or people):
        return "group", 2
    if 2 <= len(keys) <= 4 and not article and not headline and label in ("", "NORP") and "of" not in keys:
        return ("person" if before not in ("'s", "’s") else "organization"), 1
    return "unknown", 1


def _label(parse: Parse, first: int, last: int) -> str:
    """The entity label of the last token that has one; model labels are given by majority only for names of one
    kind."""
    for token in range(last, first - 1, -1):
        label = parse.ents[token]
        if label in NAMED_LABELS:
            return label
    return ""
