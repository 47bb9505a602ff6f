"""The word lists that attribution reads, under one name each. The words themselves stand in ``quoteattr/lexicon/``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import regex

from quoteattr.lexicon.words import load_words

_titles = load_words(
    "titles",
    "male",
    "female",
    "neutral",
    "offices",
    "parties",
    "suffixes",
    "post-nominals",
    "particles",
    "calendar",
    "function-words",
    "bylines",
    "abbreviated",
    "with-stops",
    "moods",
    "known-people",
    "acronyms",
    "ranks-in-capitals",
    "before-honorifics",
    "in-post",
)
_relations = load_words("relations", "male", "female", "neutral", "elders", "youngers", "turned")
_anonymity = load_words("anonymity", "conditions", "determiners", "partitives", "indefinites")
_nationalities = load_words(
    "nationalities",
    "demonyms",
    "countries",
    "cities",
    "regions",
    "directions",
    "states",
    "seats",
    "parties",
    "party-labels",
    "nouns",
    "sights",
)
_given = load_words("given_names", "male", "female", "doubled", "both", "sure")
_roles = load_words(
    "roles",
    "persons",
    "people",
    "crowds",
    "male",
    "female",
    "title-modifiers",
    "kept",
    "state-offices",
    "titles-with-of",
    "duty-verbs",
    "court-parts",
    "duty-titles",
    "as-verbs",
    "appointed",
    "synonyms",
    "broader",
    "endings",
    "sciences",
    "bodies-apposed",
    "bodies-too",
    "over-places",
    "leaders",
    "team-posts",
    "makers",
    "varied",
    "human-verbs",
    "residents",
    "honoured-of",
    "portfolios",
    "of-departments",
    "departments",
    "no-role",
    "anybody",
    "laurels",
    "at-bodies",
    "rank-openers",
    "ranked",
)
_organizations = load_words(
    "organizations",
    "possessor-endings",
    "heads",
    "numbered",
    "legal",
    "cores",
    "nouns",
    "owned",
    "premises",
    "known",
    "mastheads",
    "generic",
    "trades",
    "companies",
    "openers",
    "part-of-title",
    "listing",
    "possessors",
    "body-parts",
    "portfolios",
    "imperatives",
    "trade-tails",
    "of-bodies",
    "causes",
    "body-verbs",
    "describing",
    "with-members",
    "place-plurals",
)
_sources = load_words("sources", "states", "receiving", "movers", "messages", "finding", "answers", "inscriptions")
_documents = load_words(
    "documents", "documents", "data", "issuing", "after-names", "spoken", "numbered", "works", "came-out"
)


def _plurals(words: Iterable[str]) -> frozenset[str]:
    """The plural forms of nouns: *lawyer* -> lawyers, *chairman* -> chairmen, *ally* -> allies."""
    return frozenset(_plural(word) for word in words)


def _plural(word: str) -> str:
    if word.endswith("man"):
        return word[:-2] + "en"
    if word.endswith("person"):
        return word[:-6] + "people"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    if word.endswith("wife"):
        return word[:-2] + "ves"
    if word.endswith(("s", "x", "ch", "sh")):
        return word + "es"
    return word + "s"


def _singulars(words: Iterable[str]) -> dict[str, str]:
    return {_plural(word): word for word in words}


NUMBERED = _organizations["numbered"].words
MALE_TITLES = _titles["male"].words
FEMALE_TITLES = _titles["female"].words
HONORIFICS = MALE_TITLES | FEMALE_TITLES | _titles["neutral"].words
OFFICES = _titles["offices"].words | _plurals(_titles["offices"].words - frozenset({"general", "private"}))
PARTY_NOUNS = _titles["parties"].words
SUFFIXES = _titles["suffixes"].words
POST_NOMINALS = _titles["post-nominals"].words
PARTICLES = _titles["particles"].words
CALENDAR = _titles["calendar"].words
FUNCTION_WORDS = _titles["function-words"].words
ABBREVIATED = _titles["abbreviated"].words
MOODS = _titles["moods"].words
KNOWN_PEOPLE = _titles["known-people"].words
TITLE_ACRONYMS = _titles["acronyms"].words
RANKS_IN_CAPITALS = _titles["ranks-in-capitals"].words
IN_POST = _titles["in-post"].words
BEFORE_HONORIFICS = _titles["before-honorifics"].words
BYLINES = _titles["bylines"].words

RECEIVING = _sources["receiving"].words
MOVERS = _sources["movers"].words
MESSAGES = _sources["messages"].words
FINDING = _sources["finding"].words
PARTICIPLES_OF_STATE = _sources["states"].words

KIN_MALE = _relations["male"].words
KIN_FEMALE = _relations["female"].words
KIN = KIN_MALE | KIN_FEMALE | _relations["neutral"].words
ELDERS = _relations["elders"].words
YOUNGERS = _relations["youngers"].words
TURNED_TIES = {tie: frozenset(ties.split()) for tie, ties in _relations["turned"].pairs.items()}

ANONYMITY_PHRASES: tuple[str, ...] = tuple(sorted(_anonymity["conditions"].words))
DETERMINERS = _anonymity["determiners"].words
PARTITIVES = _anonymity["partitives"].words
INDEFINITES = _anonymity["indefinites"].words

DEMONYMS: Mapping[str, str] = _nationalities["demonyms"].pairs
DIRECTIONS = _nationalities["directions"].words
STATES = _nationalities["states"].words
COUNTRIES = _nationalities["countries"].words
PLACES = COUNTRIES | _nationalities["cities"].words | _nationalities["regions"].words | STATES
SEATS = _nationalities["seats"].words
PLACE_NOUNS = _nationalities["nouns"].words
SIGHTS = _nationalities["sights"].words
PARTIES = _nationalities["parties"].words
PARTY_LABELS = _nationalities["party-labels"].words

GIVEN_MALE = _given["male"].words
GIVEN_FEMALE = _given["female"].words
GIVEN_DOUBLED = _given["doubled"].words
GIVEN_SURE = _given["sure"].words
GIVEN = GIVEN_MALE | GIVEN_FEMALE | _given["both"].words

ROLE_NOUNS = _roles["persons"].words
_PERSON_ENDINGS: tuple[str, ...] = tuple(sorted(_roles["endings"].words))
_PERSON_PLURAL_ENDINGS: tuple[str, ...] = tuple(_plural(ending) for ending in _PERSON_ENDINGS)
_SCIENCE_ENDINGS: tuple[str, ...] = tuple(sorted(_roles["sciences"].words))
ROLE_PLURALS = _plurals(ROLE_NOUNS) | _plurals(KIN)
PEOPLE_NOUNS = _roles["people"].words
PEOPLE_PLURALS = _plurals(PEOPLE_NOUNS) | frozenset(
    {"people", "men", "women", "children", "folks", "public", "youth", "troops", "personnel", "marines"}
)
CROWDS = _roles["crowds"].words
MALE_NOUNS = _roles["male"].words | KIN_MALE
FEMALE_NOUNS = _roles["female"].words | KIN_FEMALE
TITLE_MODIFIERS = _roles["title-modifiers"].words
KEPT_IN_TITLE = _roles["kept"].words
STATE_OFFICES = _roles["state-offices"].words
TITLES_WITH_OF = _roles["titles-with-of"].words
DUTY_VERBS = _roles["duty-verbs"].words
DUTY_TITLES: Mapping[str, str] = _roles["duty-titles"].pairs
COURT_PARTS = _roles["court-parts"].words
APPOINTED = _roles["appointed"].words
AS_VERBS = _roles["as-verbs"].words
SYNONYMS: Mapping[str, str] = _roles["synonyms"].pairs
BROADER: Mapping[str, str] = _roles["broader"].pairs
SINGULARS: Mapping[str, str] = {**_singulars(PEOPLE_NOUNS), **_singulars(KIN), **_singulars(ROLE_NOUNS)}

BODIES_TOO = _roles["bodies-too"].words
BODIES_APPOSED = _roles["bodies-apposed"].words | BODIES_TOO
OVER_PLACES = _roles["over-places"].words
LEADERS = _roles["leaders"].words
RESIDENTS = _roles["residents"].words
TEAM_POSTS = _roles["team-posts"].words
VARIED = _roles["varied"].words
MAKERS = _roles["makers"].words
HUMAN_VERBS = _roles["human-verbs"].words
HONOURED_OF = _roles["honoured-of"].words
OFFICE_PORTFOLIOS = _roles["portfolios"].words
OVER_DEPARTMENTS = _roles["of-departments"].words
DEPARTMENTS = _roles["departments"].words
NO_ROLE = _roles["no-role"].words
ANYBODY = _roles["anybody"].words
RANK_OPENERS = _roles["rank-openers"].words
RANKED = _roles["ranked"].words
AT_BODIES = _roles["at-bodies"].words
LAURELS = _roles["laurels"].words

PART_OF_TITLE = _organizations["part-of-title"].words
LISTING = _organizations["listing"].words
POSSESSORS = _organizations["possessors"].words
POSSESSOR_ENDINGS = tuple(sorted(_organizations["possessor-endings"].words))
PORTFOLIOS = _organizations["portfolios"].words
IMPERATIVES = _organizations["imperatives"].words
OF_BODIES = _organizations["of-bodies"].words
TRADE_TAILS = _organizations["trade-tails"].words
CAUSES = _organizations["causes"].words
BODY_PARTS = _organizations["body-parts"].words
ORGANIZATION_HEADS = _organizations["heads"].words
LEGAL_FORMS = _organizations["legal"].words
ORGANIZATION_CORES = _organizations["cores"].words
ORGANIZATION_NOUNS = _organizations["nouns"].words
ORGANIZATION_PLURALS = _plurals(ORGANIZATION_NOUNS)
GENERIC_BODIES = _organizations["generic"].words
TRADES = _organizations["trades"].words
COMPANY_HEADS = _organizations["companies"].words
OPENERS = _organizations["openers"].words
PREMISES = _organizations["premises"].words
PREMISES_PLURALS = _plurals(PREMISES)
OWNED_NOUNS = _organizations["owned"].words
KNOWN_ORGANIZATIONS = _organizations["known"].words
MASTHEADS = _organizations["mastheads"].words
BODY_VERBS = _organizations["body-verbs"].words
DESCRIBING = _organizations["describing"].words
WITH_MEMBERS = _organizations["with-members"].words
PLACE_PLURALS = _organizations["place-plurals"].words

DOCUMENT_NOUNS = _documents["documents"].words | _plurals(_documents["documents"].words)
DATA_NOUNS = _documents["data"].words | _plurals(_documents["data"].words)
NAMED_DOCUMENTS = _documents["after-names"].words
NAMED_WORKS = _documents["works"].words
NUMBERED_TEXTS = _documents["numbered"].words
SPOKEN = _documents["spoken"].words
ISSUING = _documents["issuing"].words
CAME_OUT = _documents["came-out"].words


PARENT_OF = regex.compile(
    r"-of-(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twins)\b", regex.IGNORECASE
)
"""What follows the noun in *mum-of-three*; *father-of-the-chapel* is another thing."""


def is_role_noun(word: str) -> bool:
    """Whether a lower-case singular noun says what a person is: *lawyer*, *ombudswoman*, *ornithologist*."""
    return word in ROLE_NOUNS or word in KIN or (len(word) > 6 and word.endswith(_PERSON_ENDINGS))


def is_science(word: str) -> bool:
    """Whether a lower-case word has an ending that only trades have: *hydrologist*, *cartographer*."""
    return len(word) > 6 and word.endswith(_SCIENCE_ENDINGS)


def is_role_plural(word: str) -> bool:
    """Whether a lower-case plural noun says what people are: *lawyers*, *ornithologists*."""
    return word in ROLE_PLURALS or (len(word) > 7 and word.endswith(_PERSON_PLURAL_ENDINGS))


def singular(word: str) -> str:
    """The singular of a plural noun of people; any other word as it is."""
    found = SINGULARS.get(word)
    if found is not None:
        return found
    return word[:-1] if word.endswith("s") and is_role_noun(word[:-1]) else word


def office(word: str) -> str:
    """The one name of an office that has several: *Sen.*, *senators* -> senator, *chairwoman* -> chairman."""
    key = singular(word.lower().rstrip("."))
    return SYNONYMS.get(key, key)
