"""Title and affiliation: what in a role's words is the office, and for which body or place it is held.

*Turkey's ambassador to Qatar* -> *ambassador to Qatar*, Turkey; *Ohio Democratic Party Chairman* -> *Chairman*, Ohio
Democratic Party
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define

from quoteattr.attribution.names.mentions import Mention, MentionTable
from quoteattr.attribution.names.phrases import (
    find_head_noun,
    find_phrase_end,
    holds_person,
    in_person,
    is_capital,
    is_role_at,
    is_role_word,
    opens_small,
    surface,
)
from quoteattr.attribution.roles.title_bodies import OF_PORTFOLIOS, split_after
from quoteattr.attribution.roles.title_words import RANKS, SENIORITY, ends_body, ends_seat, is_portfolio
from quoteattr.attribution.vocabulary import (
    CALENDAR,
    COUNTRIES,
    DATA_NOUNS,
    DEMONYMS,
    DOCUMENT_NOUNS,
    GIVEN,
    HONORIFICS,
    KEPT_IN_TITLE,
    KIN,
    KNOWN_ORGANIZATIONS,
    KNOWN_PEOPLE,
    LAURELS,
    LEADERS,
    MAKERS,
    OFFICES,
    ORGANIZATION_HEADS,
    ORGANIZATION_NOUNS,
    OVER_PLACES,
    OWNED_NOUNS,
    PART_OF_TITLE,
    PARTIES,
    PARTY_NOUNS,
    PEOPLE_NOUNS,
    PEOPLE_PLURALS,
    RANK_OPENERS,
    RANKED,
    SEATS,
    STATE_OFFICES,
    TEAM_POSTS,
    TITLE_MODIFIERS,
    singular,
)
from quoteattr.grammar import NOUNS
from quoteattr.text.parse import Parse

__all__ = ["Phrase", "read_role_phrase", "split_stack"]

# Those who speak or work for a person: *Trump spokesman*; before others a person's name is no body (*Trump critic*).
_SERVANTS = (
    "spokes",
    "aide",
    "advis",
    "surrogate",
    "strateg",
    "staff",
    "counsel",
    "lawyer",
    "campaign",
    "manager",
    "official",
)
_SPEAKERS = ("spokes", "official", "source", "insider")
_VAGUE = frozenset(
    {"fellow", "local", "new", "unnamed", "anonymous", "another", "one", "several", "other", "own", "same"}
)
_PARTNERS = frozenset({"partner", "partners", "colleague", "colleagues"})  # of a firm, too
# A country between one of these and the office belongs to the title: a U.S. attorney is one of many.
_WITH_ATTORNEYS = frozenset({"state", "commonwealth"})
_FORCES = frozenset({"garda", "police"})
_CHAMBERS = frozenset({"senate", "house", "assembly"})
_CAMPAIGN_POSTS = frozenset({"manager", "chairman", "chairwoman", "chair", "chief"})


@define(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A role as read from the text: tokens ``first`` to ``last``, its head noun, title and affiliation as strings."""

    first: int
    last: int
    head: int
    title: str
    affiliation: str | None


def read_role_phrase(table: MentionTable, first: int, limit: int, *, strict: bool = True) -> list[Phrase]:
    """Read the role or the joined roles that start at token ``first`` and end before ``limit``.

    *a researcher at Qatar University's Gulf Studies Centre, told* -> researcher + Qatar University's Gulf Studies
    Centre
    *director of the institute and a professor at Yale* -> two roles
    *the biggest city of the state* -> nothing: *city* is no role
    """
    found: list[Phrase] = []
    start = first
    while start < limit:
        end, following = find_phrase_end(table, start, limit)
        if end < start:
            break
        phrase = _read_one(table, start, end, strict)
        if phrase is None:
            break
        found.append(phrase)
        if following < 0:
            break
        start = following
    return found


def _read_one(table: MentionTable, first: int, last: int, strict: bool) -> Phrase | None:
    parse = table.parse
    lowers, tags = parse.lowers, parse.tags
    while last > first and (tags[last] in ("RB", "CC", "IN") or parse.words[last] == "-"):
        last -= 1
    opens = table.at.get(next((at for at in (first, first + 1) if at in table.at), -1))
    inside = opens is not None and opens.kind == "organization" and opens.last < last and len(opens.keys) > 2
    # A Department for Transport spokesman: the preposition is the name's.
    head = find_head_noun(parse, opens.last + 1 if inside and opens is not None else first, last)
    if head < 0 or in_person(table, head) or holds_person(table, head, last):
        return None
    known = is_role_at(parse, head) or singular(lowers[head]) in PEOPLE_NOUNS
    if not known and (strict or tags[head] not in ("NN", "NNS")):
        return None
    begin = first
    while begin < head and tags[begin] in ("DT", "PRP$", "RB", "PDT", "CD") and lowers[begin] not in ("then", "ex"):
        if parse.words[begin + 1] == "-" and (tags[begin] == "CD" or begin + 2 == head):
            break  # the 4-time champion, the all-rounder
        begin += 1
    title_first, body, kept = split_stack(table, range(begin, head + 1))
    kin = lowers[head] in KIN and lowers[head] not in _PARTNERS and lowers[head + 1 : head + 2] == ["of"]
    alone = kin or lowers[head] in MAKERS  # the son of Indian immigrants
    stop, later_body = (last, None) if alone else split_after(table, head, last)
    if body and later_body and (later_body.islower() or (stop < last and lowers[stop + 1] == "to")):
        later_body = None  # Turkey's ambassador to Qatar; one Democratic source on the panel
    if body and later_body and stop < last and lowers[stop + 1] == "for" and "POS" in tags[begin:head]:
        later_body = None  # the bank's managing director for Nordic rates
    if body and later_body and stop < last and lowers[stop + 1] == "in":
        later_body = None  # Chinese embassy officials in Manila
    if body and later_body and lowers[stop + 1 : stop + 2] == ["for"] and lowers[head] not in OVER_PLACES:
        seat = table.at.get(last)
        if seat is not None and seat.kind == "place" and surface(parse, seat.first, seat.last) == later_body:
            later_body = None  # the U.N. envoy for Syria
    if lowers[head].rstrip("s") in PARTY_NOUNS and not later_body and parse.words[head][0].isupper():
        body, title_first, kept = parse.words[head], begin, ""
    end = stop if later_body else last
    title = surface(parse, title_first, end - 1 if later_body and end > head and lowers[end] == "close" else end)
    return Phrase(first=first, last=last, head=head, title=f"{kept} {title}".strip(), affiliation=later_body or body)


def split_stack(table: MentionTable, stack: Sequence[int]) -> tuple[int, str | None, str]:
    """Split a premodifier stack that ends with its role noun: the title's first token, the body, the words kept
    (*former*).

    *Ohio Democratic Party Chairman* -> title from Chairman, *Ohio Democratic Party*
    *Former South Korean deputy foreign minister* -> title from deputy, *South Korean*, kept *Former*
    *conservative talk radio host* -> all title, no body
    """
    tags = table.parse.tags
    possessive = next((token for token in reversed(stack[:-1]) if tags[token] == "POS"), -1)
    if possessive > stack[0]:
        return _split_possessive(table, stack, possessive)
    first, head = stack[0], stack[-1]
    lowers = table.parse.lowers
    if head > first and f"{lowers[head - 1]} {lowers[head]}" in PARTIES and table.parse.words[head][0].isupper():
        return head - 1, surface(table.parse, head - 1, head), ""  # Liberal Democrat
    if head > first and first not in table.at and _is_team(table.parse, first, head):
        return first + 1, table.parse.words[first], ""
    local = _local(table.parse, first, head)
    if local > 0:
        return local + 1, surface(table.parse, first, local), ""
    body_first = _common_body(table, first, head)
    if body_first >= 0:
        return head, surface(table.parse, body_first, head - 1), _kept(table.parse, first, body_first - 1)
    title_first = _title_start(table, first, head)
    if title_first == first:
        return first, None, ""
    body_last = title_first - 1
    kept = _kept(table.parse, first, body_last)
    if lowers[title_first] == "campaign" and lowers[head] in _CAMPAIGN_POSTS:
        body_last = title_first  # Clinton campaign manager: the campaign is both
    body_first = _first_capital(table, first, body_last)
    if body_first > body_last:
        return first, None, ""
    if body_first > first and f"{lowers[body_first - 1]} {lowers[body_first]}" in PARTIES:
        body_first -= 1  # Liberal Democrat leader
    if lowers[head] in LAURELS:
        return first, None, ""  # Booker winner
    if lowers[head] in KIN or lowers[body_last] in CALENDAR:
        return title_first, None, kept
    if kept and body_first == body_last == first + 1 and lowers[first] in RANKS and lowers[body_last] in COUNTRIES:
        return first, None, ""  # Assistant U.S. Attorney
    rank = next((token for token in range(body_first + 1, body_last) if lowers[token] in SENIORITY), -1)
    if rank > body_first and all(table.parse.words[token][0].isupper() for token in range(body_first, rank)):
        # Harbour Economics senior Nordic economist
        return rank, surface(table.parse, body_first, rank - 1), _kept(table.parse, first, rank - 1)
    body = surface(table.parse, body_first, body_last)
    owner = table.at.get(body_last)
    if (
        owner is not None
        and owner.kind == "person"
        and owner.first <= body_first
        and not _is_place(owner, lowers[head])
    ):
        return title_first, body if lowers[head].startswith(_SERVANTS) else None, kept
    if body_first == body_last and lowers[body_last].rstrip(".") in DEMONYMS:
        nouns = {lowers[token].rstrip(".") for token in range(title_first, head + 1)} | {singular(lowers[head])}
        if not nouns & STATE_OFFICES:
            return first, None, ""  # a Latvian journalist is Latvian, not Latvia's
    return title_first, body, kept


def _is_team(parse: Parse, first: int, head: int) -> bool:
    """Whether a plural that opens the sentence is a team: *Bears* coach; not *Sales* manager, *Players* coach."""
    lower, after = parse.lowers[first], parse.lowers[first + 1]
    return (
        parse.tags[first] in ("NNS", "NNPS")
        and parse.words[first][0].isupper()
        and lower not in TITLE_MODIFIERS
        and (not is_role_word(lower) or lower in ORGANIZATION_HEADS)  # Rangers; not Players
        and lower not in PEOPLE_PLURALS
        and (parse.lowers[head] in TEAM_POSTS or after in TEAM_POSTS)
    )


def _local(parse: Parse, first: int, head: int) -> int:
    """The last token of a numbered branch of a union before an office: *Dockers Local 12-3* president; or -1."""
    for token in range(first, head - 1):
        if parse.words[token] in ("Local", "Lodge", "Chapter") and parse.words[token + 1][0].isdigit():
            end = token + 1
            while end + 1 < head and parse.starts[end + 1] == parse.ends[end]:
                end += 1
            return end
    return -1


def _is_place(owner: Mention, head: str) -> bool:
    """Whether what was taken for a person is the place, body or team of an office: *Gauteng premier*, *Bersih
    chairman*, *Gor Mahia captain*; not *Lee* aide, *Ann Lee* coach.
    """
    if len(owner.keys) > 1:
        guessed = owner.sure < 3 and owner.keys[0] not in GIVEN and not owner.titles
        return guessed and head in TEAM_POSTS  # Gor Mahia captain
    if owner.keys[0] in KNOWN_PEOPLE:
        return False
    return (head in OVER_PLACES or head in LEADERS) and owner.sure < 3 and owner.how != "surname"


def _common_body(table: MentionTable, first: int, head: int) -> int:
    """The first token of a body without a name of its own before somebody who speaks for it, or -1.

    *Chinese foreign ministry spokesman* -> Chinese foreign ministry; *former council spokesman* -> council
    *police chief*, *press officer* -> -1: the noun belongs to the title
    """
    parse = table.parse
    lowers, tags = parse.lowers, parse.tags
    noun = head - 1
    speaks = lowers[head].startswith(_SPEAKERS) or lowers[head] in ("member", "members")
    if lowers[head] == "member" and lowers[head + 1 : head + 2] == ["for"]:
        return -1  # the cabinet member for culture
    force = noun == first and lowers[noun] in _FORCES  # a Garda spokesman
    if not speaks or noun < first or not (force or lowers[noun] in ORGANIZATION_NOUNS) or lowers[noun] in PART_OF_TITLE:
        return -1
    if (parse.words[noun][0].isupper() or noun in table.at) and not opens_small(parse, noun):
        return noun if force else -1
    begin = noun
    while begin > first and (tags[begin - 1] in NOUNS or tags[begin - 1] == "JJ") and lowers[begin - 1] not in _VAGUE:
        if lowers[begin - 1] in KEPT_IN_TITLE:
            break
        begin -= 1
    return begin


def _split_possessive(table: MentionTable, stack: Sequence[int], possessive: int) -> tuple[int, str | None, str]:
    """*Turkey's foreign minister* -> from foreign, *Turkey*; *Ruth Dalton's granddaughter* -> no body."""
    parse = table.parse
    first, head = stack[0], stack[-1]
    if parse.lowers[possessive - 1] in _WITH_ATTORNEYS and parse.lowers[head] == "attorney" and head == possessive + 1:
        begin = next((at for at in range(first, possessive - 1) if parse.lowers[at] in RANKS), possessive - 1)
        return begin, surface(parse, first, begin - 1) if begin > first else None, ""  # Pine County State's Attorney
    owner = table.at.get(possessive - 1)
    kept = ""
    named = owner is not None and owner.kind == "person" and owner.run_first <= first + 1
    if parse.lowers[first] in KEPT_IN_TITLE and first < possessive - 1 and not named:
        # The late senator's widow: the senator is late; the former Harbour Bank's chief: that is the chief.
        late = parse.lowers[first] == "late" and parse.words[first + 1].islower()
        kept, first = "" if late else parse.words[first], first + 1
    person = owner is not None and owner.kind == "person" and owner.last == possessive - 1
    person = person or _is_no_body(parse, possessive - 1, head)
    body = None if parse.lowers[head] in KIN or person else surface(parse, first, possessive - 1)
    title_first, inner_body, more = split_stack(table, stack[possessive - stack[0] + 1 :])
    common = inner_body is not None and inner_body.split()[-1].lower() in ORGANIZATION_NOUNS
    if body and inner_body and common and inner_body.lower() not in SEATS:
        body = f"{surface(parse, first, possessive)} {inner_body}"  # China's foreign ministry spokesman
    return title_first, body or inner_body, " ".join(part for part in (kept, more) if part)


def _is_no_body(parse: Parse, owner: int, head: int) -> bool:
    """Whether a common noun that owns an office is a text or a person: *the report's* author, *the victim's* lawyer."""
    lower = parse.lowers[owner]
    if parse.words[owner][0].isupper():
        return False
    if lower in DOCUMENT_NOUNS or lower in DATA_NOUNS or lower in PEOPLE_NOUNS:
        return lower not in ORGANIZATION_NOUNS
    return is_role_word(lower) and lower != "authority" and not parse.lowers[head].startswith(_SERVANTS)


def _title_start(table: MentionTable, first: int, head: int) -> int:
    """The first token of the title: leftwards from its noun as far as no name stands."""
    parse = table.parse
    words, lowers = parse.words, parse.lowers
    start = head
    key_of_head = lowers[head].rstrip(".")
    token = head - 1
    while token >= first:
        lower = lowers[token]
        before = lowers[token - 1] if token > first else ""
        if lowers[head] == "master" and token == head - 1 and token not in table.at:
            start = token  # harbour master, station master
            token -= 1
            continue
        if words[token] == "-" and before:
            inner = before in OFFICES or before in RANK_OPENERS  # Vice-Marshal
            if words[token + 1][0].isupper() and words[token - 1][0].isupper() and not inner:
                break
            start = token - 1
            token -= 2
            continue
        name = table.at.get(token)
        if name is not None and name.kind == "organization" and name.last == token and len(name.keys) > 1:
            break
        if lower == "party" and before and words[token][0].isupper() and words[token - 1][0].isupper():
            break  # a Green Party TD
        if is_capital(table, token):
            key = lower.rstrip(".")
            portfolio = key in TITLE_MODIFIERS and lowers[token + 1] in OF_PORTFOLIOS  # Labour Minister
            in_chamber = before in _CHAMBERS and lowers[head] in ("leader", "whip")  # Senate Republican Leader
            free = key == "independent" and lowers[head] not in STATE_OFFICES  # an independent analyst is of no party
            partisan = key in PARTIES and not (portfolio or in_chamber or free)
            if f"{before} {lower}" in SEATS or partisan or key in DEMONYMS:
                break
            if key in KNOWN_ORGANIZATIONS and lowers[head].startswith(_SPEAKERS):
                break  # Treasury spokesman
            respect = key in HONORIFICS and lowers[token + 1] == "justice"  # Mrs Justice Lee
            for_office = is_portfolio(table, token, head)
            if token == head - 1 and ends_body(table, token, first):
                break
            rank = key in RANK_OPENERS and key_of_head in RANKED and words[head][0].isupper()  # Group Captain
            if key not in TITLE_MODIFIERS and key not in OFFICES and not (for_office or respect or in_chamber or rank):
                break
            if token > first and is_capital(table, token - 1) and ends_seat(parse, token, head):
                break
        elif lower in OWNED_NOUNS and before and words[token - 1][0].isupper():
            if lower == "campaign" and lowers[head] in _CAMPAIGN_POSTS:
                return token
            if before not in DEMONYMS or lower == "government":
                break
        elif lower in ("the", "a", "an"):
            break
        start = token
        token -= 1
    return start


def _first_capital(table: MentionTable, first: int, last: int) -> int:
    token = first
    while token <= last and not (is_capital(table, token) and table.parse.lowers[token] not in KEPT_IN_TITLE):
        token += 1
    return token


def _kept(parse: Parse, first: int, last: int) -> str:
    found = []
    for token in range(first, last + 1):
        if parse.lowers[token] in KEPT_IN_TITLE:
            found.append(parse.words[token])
    return " ".join(found)
