"""What a person is: roles and affiliations stated around the mentions of a name.

One function for each construction; all read the article's own words and keep their span.
"""

from __future__ import annotations

from attrs import evolve

from quoteattr.attribution.names.mentions import Entity, Mention, MentionTable
from quoteattr.attribution.names.phrases import find_head_noun, is_role_word, surface
from quoteattr.attribution.roles.affiliations import find_affiliation, find_place_after
from quoteattr.attribution.roles.duties import duty_body, duty_end
from quoteattr.attribution.roles.kinds import kind_of_noun
from quoteattr.attribution.roles.party import find_party, is_party, party_role
from quoteattr.attribution.roles.premodifiers import (
    INNER_PREPOSITIONS,
    StatedRole,
    find_body_in_full,
    find_premodifier,
    find_shared_title,
    is_respect,
    state,
)
from quoteattr.attribution.roles.titles import Phrase, read_role_phrase
from quoteattr.attribution.vocabulary import (
    APPOINTED,
    AS_VERBS,
    CALENDAR,
    COURT_PARTS,
    DUTY_TITLES,
    DUTY_VERBS,
    HONORIFICS,
    OFFICES,
    office,
    singular,
)
from quoteattr.grammar import FINITE, NOUNS
from quoteattr.records import SpeakerKind
from quoteattr.text.parse import Parse

__all__ = ["StatedRole", "find_roles", "is_honorific", "roles_of"]

_NEGATIONS = frozenset({"n't", "n’t", "neither", "never", "no", "not"})
_COMMAS = frozenset({",", "—", "–", "--", "("})
_OBJECTS = frozenset({"attr", "ccomp", "dobj", "oprd"})
# Participles that are part of an office: *managing* director.
_ACTING = frozenset({"acting", "founding", "managing", "presiding"})
# What may stand before the name of a party or body: of the *far-right opposition* People's Reform Party.
_AUXILIARIES = frozenset({"had", "has", "have", "was", "were", "is", "are", "will", "would", "did", "does", "could"})
_TERMS = frozenset({"after", "before", "during", "until", "under", "when", "while"})
_NO_MORE = frozenset({"formerly", "never", "not", "n't", "once", "previously", "until"})
_LONGEST, _BRACKET = 40, 8
_DOUBTED = frozenset({"if", "should", "unless", "whether"})


def find_roles(table: MentionTable, mention: Mention) -> list[StatedRole]:
    """The roles stated at one mention of a person, the most telling first.

    *Turkey's ambassador to Qatar, Mustafa Goksu,* -> ambassador to Qatar, Turkey
    *Rep. Ann Lee (D-Ohio), the top Democrat on the panel,* -> top Democrat, panel; Rep., D-Ohio
    """
    parse = table.parse
    party, after = find_party(parse, mention)
    if _is_modifier(parse, mention):
        return []
    before = find_premodifier(table, mention)
    if not before:
        before = find_shared_title(table, mention)
    place = None
    if before and not before[-1].role.affiliation:
        place = find_place_after(table, mention, after, before[-1].office)
    found = find_apposition_after(table, mention, after)
    if before and found and is_party(parse, found[0], after):
        place, found = place or found[0].role.affiliation, [evolve(one, how="party") for one in found]
    body = party or place
    if body and before and not before[-1].role.affiliation:
        at = next((at for at, one in reversed([*enumerate(before)]) if not is_honorific(one)), len(before) - 1)
        before[at] = evolve(before[at], role=evolve(before[at].role, affiliation=body))
    elif party and not before:
        before = [party_role(parse, party, mention)]
    found += find_clause(table, mention, found[-1].last + 1 if found else after)
    found += find_appointment(table, mention)
    found += find_part_in_court(table, mention, after)
    found += find_apposition_before(table, mention)
    stated = [*found, *before] or find_affiliation(table, mention, after)
    return [evolve(one, mention=mention.start) for one in stated]


def is_honorific(stated: StatedRole) -> bool:
    """Whether a role is a title of respect and no office: *Dr*, *Prof.*, *Tan Sri*."""
    title = stated.role.title.lower().rstrip(".")
    return bool(title) and (title in HONORIFICS or all(is_respect(word) for word in title.replace("'", "").split()))


def _is_modifier(parse: Parse, mention: Mention) -> bool:
    """Whether a name stands before a noun that it modifies: the *Clinton* campaign."""
    after = mention.last + 1
    return (
        after < len(parse)
        and parse.tags[after] in ("NN", "NNS")
        and parse.sents[after] == parse.sents[mention.last]
        and parse.deps[mention.last] in ("compound", "nmod", "amod")
    )


def roles_of(table: MentionTable, entity: Entity) -> list[StatedRole]:
    """All roles of a person over the whole article, in order, each wording once."""
    found: list[StatedRole] = []
    seen: set[str] = set()
    # What stands in somebody's words tells less: “Si Director Roe po,” he said.
    outside = [mention for mention in entity.mentions if not mention.quoted]
    if any(find_roles(table, mention) for mention in outside):
        mentions = outside
    else:
        mentions = entity.mentions
    for mention in mentions:
        for stated in find_roles(table, mention):
            key = stated.role.text.lower()
            if key not in seen:
                seen.add(key)
                found.append(stated)
    return found


def find_apposition_after(table: MentionTable, mention: Mention, token: int) -> list[StatedRole]:
    """Ann Lee, *a researcher at the Gulf Studies Centre*, said. Not: Ann Lee, the city of her birth, …"""
    parse = table.parse
    count = len(parse)
    if token + 1 >= count or parse.sents[token] != parse.sents[mention.last] or parse.words[token] not in _COMMAS:
        return []
    start = token + 1
    aged = parse.words[start].isdigit() and start + 1 < count and parse.words[start + 1] == ","
    if aged:
        start += 2
    aged = aged or parse.words[token - 1].isdigit()
    if start + 2 < count and parse.lowers[start] in ("of", "from"):
        home = table.at.get(start + 1)  # Bob Grant, 54, of Dover, a retired plumber
        if home is not None and home.first == start + 1 and parse.words[home.last + 1 : home.last + 2] == [","]:
            start = home.last + 2
    if start >= count or parse.sents[start] != parse.sents[mention.last] or parse.hidden[start] >= 0:
        return []
    limit = min(start + _LONGEST, parse.sent_bounds[parse.sents[start]][1])
    if parse.lowers[start] == "one" and start + 3 < limit and parse.lowers[start + 1] == "of":
        start += 2  # one of the city's directors
        if parse.tags[start] == "DT":
            start += 1
    lower = parse.lowers[start]
    if lower in _AUXILIARIES:
        return []  # Ann Lee, 51, had told the firm's director
    if parse.tags[start] == "VBD" and parse.tags[start + 1 : start + 2] in (["DT"], ["PRP$"]):
        return []  # Ann Lee, 44, shook her head
    if lower in (
        "who",
        "whose",
        "which",
        "and",
        "but",
        "when",
        "while",
        "as",
        "said",
        "told",
        "asked",
        "adding",
        "according",
        "that",
        "or",
    ):
        return []
    if "not" in parse.lowers[start:limit]:
        at = parse.lowers.index("not", start)  # a physician not involved in the work; head of a not-for-profit
        limit = limit if parse.lowers[at + 1 : at + 2] in (["-"], ["for"]) else at
    phrases = read_role_phrase(table, start, limit)
    if aged and not phrases and lower in ("a", "an"):  # Ann Lee, 58, a sawyer; not: Ann Lee, 58, a day later
        phrases = read_role_phrase(table, start, limit, strict=False)
        phrases = [one for one in phrases if kind_of_noun(parse, one.head)[0] is SpeakerKind.PERSON]
    if phrases and parse.tags[phrases[0].head] == "NNS" and parse.lowers[start - 1] not in ("of", "the"):
        return []
    if phrases and parse.tags[start] in NOUNS and _is_list(table, mention, phrases[0]):
        return []
    behind = phrases[-1].last + 1 if phrases else count
    if parse.deps[mention.last] == "pobj" and behind < count and parse.tags[behind] in FINITE:
        return []  # According to Lee, the mayor said so; in a letter to Lee, the mayor wrote
    return [state(parse, phrase, "apposition") for phrase in phrases]


def _is_list(table: MentionTable, mention: Mention, phrase: Phrase) -> bool:
    """Whether the phrase after the comma is the next of a list: *Lee, President Obama and …*."""
    after = phrase.head + 1
    other = table.at.get(after)
    return other is not None and other is not mention and other.kind == "person" and other.first <= after


def find_apposition_before(table: MentionTable, mention: Mention) -> list[StatedRole]:
    """*Turkey's ambassador to Qatar*, Mustafa Goksu; *the union's head*, Ann Lee. Not: after the storm, Ann Lee
    said."""
    parse = table.parse
    lowers, tags, words = parse.lowers, parse.tags, parse.words
    comma = mention.run_first - 1
    while mention.titles and comma > 0 and lowers[comma] in ("the", "his", "her", "most", "very", "right", "rt"):
        comma -= 1  # the chair of governors, the Rev Ann Lee; the chief, His Highness Dan Lee
    if comma < 1 or words[comma] not in (",", "—", "–") or parse.sents[comma] != parse.sents[mention.first]:
        return []
    if words[comma - 1] == ")":  # the vice chairman of the party (North), Ann Lee
        comma = next((at for at in range(comma - 2, max(0, comma - _BRACKET), -1) if words[at] == "("), comma)
    sent_first = parse.sent_bounds[parse.sents[comma]][0]
    first = comma
    token = comma - 1
    while token >= sent_first and comma - token < 16 and parse.hidden[token] < 0:
        tag, word, lower = tags[token], words[token], lowers[token]
        if (
            word in ('"', ",", ";", ":", "(", ")", "“", "”", "—", "–")
            or tag in FINITE
            or tag in ("WP", "WDT", "WRB", "PRP", "EX")
            or (tag == "VB" and words[token + 1] != "-")
        ):
            break
        if lower in ("that", "when", "as", "if", "because", "after", "before", "while", "although", "according", "but"):
            break
        if (tag == "VBG" and lower not in _ACTING) or (tag == "RB" and token == sent_first):
            break
        first = token
        if tag in ("DT", "PRP$") and not (token - 1 >= sent_first and lowers[token - 1] in INNER_PREPOSITIONS):
            break
        if tag in ("DT", "PRP$") and not _noun_before(parse, token - 1, sent_first):
            break
        token -= 1
    while first < comma and (tags[first] in ("IN", "TO", "CC", "RB") or words[first] == "-"):
        first += 1
    if first >= comma:
        return []
    body = find_body_in_full(table, first)
    if body is not None and is_role_word(lowers[comma - 1]):
        phrases = read_role_phrase(table, first, comma)
        named = surface(parse, body.first, body.last)
        whole = [evolve(one, first=body.first, affiliation=named) for one in phrases if one.last == comma - 1]
        return [state(parse, phrase, "apposition") for phrase in whole]
    other = table.at.get(first)
    if other is not None and other.kind == "person" and other.last == comma - 1:
        return []
    head = find_head_noun(parse, first, comma - 1)
    if head < 0 or not is_role_word(lowers[head]):  # the Bank of Ostrel's managing director for loans
        owned = next((token + 1 for token in range(first + 1, comma - 1) if tags[token] == "POS"), first)
        head = find_head_noun(parse, owned, comma - 1)
    if head < 0 or not is_role_word(lowers[head]):
        return []
    if tags[head] == "NNS" and lowers[max(0, first - 2) : first] != ["one", "of"]:
        return []
    if table.at.get(head) is not None and table.at[head].kind == "person" and head >= table.at[head].first:
        return []
    if first > sent_first and _is_object_before(parse, head, mention):
        return []
    phrases = read_role_phrase(table, first, comma)
    if not phrases or phrases[-1].last != comma - 1:
        return []
    if tags[head] == "NNS":  # one of the nurses
        one = singular(lowers[head])
        phrases = [evolve(phrase, title=phrase.title.replace(words[head], one)) for phrase in phrases]
    return [state(parse, phrase, "apposition") for phrase in phrases]


def _is_object_before(parse: Parse, noun: int, mention: Mention) -> bool:
    """Whether a noun belongs to what opens the sentence: After trying to sideline *an opponent*, Ann Lee won."""
    after = mention.last + 1
    apart = after < len(parse) and parse.words[after] in _COMMAS
    return not apart and parse.deps[noun] in ("dobj", "pobj") and parse.deps[mention.last] in ("nsubj", "nsubjpass")


def _noun_before(parse: Parse, preposition: int, floor: int) -> bool:
    return preposition - 1 >= floor and (parse.tags[preposition - 1] in NOUNS)


def find_clause(table: MentionTable, mention: Mention, token: int) -> list[StatedRole]:
    """Ann Lee, *who heads the union*, …; Ann Lee is *a professor at Yale*; who served as *its director*."""
    parse = table.parse
    lowers, tags, words = parse.lowers, parse.tags, parse.words
    count = len(parse)
    sent = parse.sents[mention.last]

    def inside(at: int) -> bool:
        return at < count and parse.sents[at] == sent

    if not inside(token):
        return []
    at = token
    if words[at] in _COMMAS:
        at += 1
    relative = inside(at) and lowers[at] == "who"
    if relative:
        at += 1
    elif at != token:
        return []
    while inside(at) and (tags[at] == "RB" or lowers[at] in ("has", "had", "have", "once", "now")):
        at += 1
    if not inside(at):
        return []
    limit = min(parse.sent_bounds[sent][1], at + _LONGEST)
    verb = lowers[at]
    if verb in ("is", "was", "been", "became", "remains", "'s") and tags[at] != "POS":
        if inside(at + 1) and lowers[at + 1] in _NEGATIONS:
            return []  # who is not a doctor
        limit = next((one for one in range(at + 1, limit) if lowers[one] == "until" or _ends_term(parse, one)), limit)
        if inside(at + 1) and (tags[at + 1] in ("DT", "JJ", "NN", "PRP$") or (relative and tags[at + 1] != "VBG")):
            return [state(parse, phrase, "clause") for phrase in read_role_phrase(table, at + 1, limit)]
        return []
    for step in (1, 2, 3):
        if verb in AS_VERBS and inside(at + step) and lowers[at + step] == "as":
            limit = next((one for one in range(at + step + 1, limit) if _ends_term(parse, one)), limit)
            return [state(parse, phrase, "clause") for phrase in read_role_phrase(table, at + step + 1, limit)]
    if relative and verb in DUTY_VERBS and tags[at][:2] == "VB":
        end = duty_end(parse, at, limit)
        if end > at + 1:
            body = duty_body(table, at, end - 1) if not verb.startswith("represent") else None  # that is the client
            past = not _NO_MORE.isdisjoint(lowers[max(0, at - 3) : end + 1]) or lowers[at + 1] == "to"
            title = DUTY_TITLES.get(verb, "") if body and not past else ""  # of other verbs the clause says it all
            phrase = Phrase(first=at, last=end - 1, head=at, title=title, affiliation=body)
            return [state(parse, phrase, "clause")]
    return []


def _ends_term(parse: Parse, token: int) -> bool:
    """Whether a word says when somebody held an office: ambassador *under* President Lee, director *from* 2013."""
    dated = parse.lowers[token] in ("from", "in", "for") and parse.tags[token + 1 : token + 2] == ["CD"]
    return dated or parse.lowers[token] in _TERMS


def find_part_in_court(table: MentionTable, mention: Mention, token: int) -> list[StatedRole]:
    """Ann Lee KC, *prosecuting*, said; *Defending*, Ann Lee said. Not: Ann Lee, *defending* her record, said."""
    parse = table.parse
    before, behind = mention.run_first - 2, token + 1
    first = parse.sent_bounds[parse.sents[mention.first]][0]
    if before == first and parse.lowers[before] in COURT_PARTS and parse.words[before + 1] == ",":
        part = before
    elif parse.words[token : token + 1] == [","] == parse.words[behind + 1 : behind + 2]:
        part = behind
    else:
        return []
    if parse.lowers[part] not in COURT_PARTS:
        return []
    title = surface(parse, part, part)
    return [state(parse, Phrase(first=part, last=part, head=part, title=title, affiliation=None), "apposition")]


def find_appointment(table: MentionTable, mention: Mention) -> list[StatedRole]:
    """The board named Ann Lee *chief executive*, Ann Lee was appointed *director of the club*. Not: it named Ann Lee as
    the winner.
    """
    parse = table.parse
    at, sent = mention.last + 1, parse.sents[mention.last]
    verb, body = parse.heads[mention.last], None
    at += parse.lowers[at : at + 2] in (["has", "been"], ["had", "been"])
    if parse.lowers[at : at + 1] in (["was"], ["is"], ["been"]) and parse.lowers[at + 1 : at + 2]:
        verb, at = at + 1, at + 2
    else:
        if verb > mention.last and parse.deps[verb] in _OBJECTS:
            verb = parse.heads[verb]  # the board named Ann Lee chief executive: the tree has her beside the office
        if verb > mention.first:
            return []
        by = next((table.at[kid] for kid in parse.children[verb] if kid < verb and kid in table.at), None)
        body = surface(parse, by.first, by.last) if by is not None and by.kind == "organization" else None
    if parse.lowers[verb] not in APPOINTED or parse.lowers[at : at + 1] == [","]:
        return []
    begin, stop = parse.sent_bounds[sent]
    if parse.words[stop - 1] == "?" or _DOUBTED.intersection(parse.lowers[begin:verb]):
        return []  # if Ann Lee is elected president
    at += parse.lowers[at : at + 1] == ["as"]
    if at >= len(parse) or parse.sents[at] != sent:
        return []
    limit = min(parse.sent_bounds[sent][1], at + _LONGEST)
    limit = next((one for one in range(at, limit) if _ends_title(parse, one)), limit)
    phrases = [one for one in read_role_phrase(table, at, limit) if office(parse.lowers[one.head]) in OFFICES]
    return [state(parse, evolve(one, affiliation=one.affiliation or body), "apposition") for one in phrases]


def _ends_title(parse: Parse, token: int) -> bool:
    """Whether a date or a circumstance ends the title that somebody got: president *in a landslide*, *last year*."""
    lower = parse.lowers[token]
    if parse.tags[token] == "IN" and lower not in ("of", "for", "at", "to"):
        return True
    return lower in CALENDAR or lower in ("last", "next", "this") or (lower.isdigit() and len(lower) == 4)
