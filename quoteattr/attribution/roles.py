"""What a person is: roles and affiliations stated around the mentions of a name.

One function for each construction; all read the article's own words and keep their span.
"""

from __future__ import annotations

from attrs import define, evolve

from quoteattr.attribution.mentions import Entity, Mention, MentionTable
from quoteattr.attribution.phrases import (
    FINITE,
    NOUNS,
    Phrase,
    find_head_noun,
    is_role_word,
    read_role_phrase,
    is_list_gap,
    split_stack,
    surface,
)
from quoteattr.attribution.vocabulary import (
    AS_VERBS,
    CALENDAR,
    DATA_NOUNS,
    DOCUMENT_NOUNS,
    DUTY_VERBS,
    HONORIFICS,
    KEPT_IN_TITLE,
    KIN,
    OFFICES,
    ORGANIZATION_NOUNS,
    PARTY_NOUNS,
    PLACE_NOUNS,
    STATES,
    office,
)
from quoteattr.records import Role, Span
from quoteattr.text.parse import Parse

__all__ = ["StatedRole", "find_roles", "roles_of"]

_BARE = frozenset({"mr", "mrs", "ms", "miss", "mx", "messrs", "mses", "mmes", "drs", "st", "saint", "don"})
_STACK_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "VBN", "VBG", "POS", "HYPH", "CD", "AFX", "RBS", "FW"})
_INNER_PREPOSITIONS = frozenset({"of", "for", "to", "on", "at", "in"})
_COMMAS = frozenset({",", "—", "–", "--", "("})
# Time nouns that may stand before a name without being a role.
_NO_ROLE = frozenset({"week", "month", "year", "morning", "afternoon", "evening", "night", "time", "day", "way", "case", "fellow"})
_LONGEST = 40


@define(frozen=True, slots=True, kw_only=True)
class StatedRole:
    """A role with the office it names and how it is stated: ``premodifier``, ``apposition``, ``clause``, ``party``.

    ``position`` is the character at which it starts, ``last`` its last token.
    """

    role: Role
    office: str
    how: str
    position: int
    last: int = -1


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
        before = _shared_title(table, mention)
    place = None
    if before and not before[-1].role.affiliation:
        place = find_place_after(table, mention, after)
    found = find_apposition_after(table, mention, after)
    if before and found and _is_party(parse, found[0], after):
        place, found = place or found[0].role.affiliation, [evolve(one, how="party") for one in found]
    body = party or place
    if body and before and not before[-1].role.affiliation:
        last = before[-1]
        before[-1] = evolve(last, role=evolve(last.role, affiliation=body))
    elif party and not before:
        before = [_party_role(parse, party, mention)]
    found += find_clause(table, mention, found[-1].last + 1 if found else after)
    found += find_apposition_before(table, mention)
    return [*found, *before] or find_affiliation(table, mention, after)


def _is_party(parse: Parse, stated: StatedRole, token: int) -> bool:
    """Whether an apposition only adds the party: Representative Steve Cohen, *Democrat of Tennessee*."""
    return stated.office in PARTY_NOUNS and parse.tags[token + 1] in ("NNP", "NN", "NNPS")


def _is_modifier(parse: Parse, mention: Mention) -> bool:
    """Whether a name stands before a noun that it modifies: the *Clinton* campaign."""
    after = mention.last + 1
    return (
        after < len(parse)
        and parse.tags[after] in ("NN", "NNS")
        and parse.sents[after] == parse.sents[mention.last]
        and parse.deps[mention.last] in ("compound", "nmod", "amod")
    )


def _shared_title(table: MentionTable, mention: Mention) -> list[StatedRole]:
    """The plural title that several names share: *Sens. Jon Tester and David Vitter*."""
    parse = table.parse
    at = table.before(mention.start)
    here = mention
    for other in reversed(table.mentions[max(0, at - 4) : at]):
        if other.kind != "person" or parse.sents[other.last] != parse.sents[here.first]:
            return []
        gap = [parse.lowers[token] for token in range(other.last + 1, here.run_first)]
        if not is_list_gap(parse, range(other.last + 1, here.run_first)):
            return []
        if other.titles:
            if not (other.titles[-1].endswith("s") and other.titles[-1] in OFFICES) or "" in gap:
                return []
            return find_premodifier(table, other)[-1:]
        before = other.run_first - 1
        if before >= 0 and parse.tags[before] == "NNS" and is_role_word(parse.lowers[before]):
            return find_premodifier(table, other)[-1:]
        here = other
    return []


def _party_role(parse: Parse, party: str, mention: Mention) -> StatedRole:
    start = parse.text.find(party, mention.end)
    span = Span.of(parse.text, start, start + len(party)) if start >= 0 else None
    title = {"R": "Republican", "D": "Democrat", "I": "independent"}.get(party[0], party)
    return StatedRole(
        role=Role(text=party, title=title, affiliation=party, span=span), office=title.lower(), how="party", position=start
    )


def roles_of(table: MentionTable, entity: Entity) -> list[StatedRole]:
    """All roles of a person over the whole article, in order, each wording once."""
    found: list[StatedRole] = []
    seen: set[str] = set()
    for mention in entity.mentions:
        for stated in find_roles(table, mention):
            key = stated.role.text.lower()
            if key not in seen:
                seen.add(key)
                found.append(stated)
    return found


def _stated(parse: Parse, phrase: Phrase, how: str) -> StatedRole:
    start, end = parse.starts[phrase.first], parse.ends[phrase.last]
    return StatedRole(
        role=Role(
            text=parse.text[start:end],
            title=phrase.title,
            affiliation=phrase.affiliation,
            span=Span.of(parse.text, start, end),
        ),
        office=office(parse.lowers[phrase.head]),
        how=how,
        position=start,
        last=phrase.last,
    )


def find_premodifier(table: MentionTable, mention: Mention) -> list[StatedRole]:
    """*Former South Korean deputy foreign minister for trade* Kim Tae-yul; *Sen.* Ann Lee. Not *Mr* Lee, not *CNN's* Lee."""
    parse = table.parse
    words, lowers, tags = parse.words, parse.lowers, parse.tags
    last = mention.first - 1
    if last > mention.run_first and words[last] == ".":
        last -= 1  # the tokeniser cuts *Sens.*
    while last >= mention.run_first and lowers[last].rstrip(".") in _BARE:
        last -= 1
    if last < 0 or parse.sents[last] != parse.sents[mention.first] or parse.hidden[last] >= 0:
        return []
    first = last + 1
    token = last
    while token >= 0 and parse.sents[token] == parse.sents[mention.first] and parse.hidden[token] < 0:
        lower, tag, word = lowers[token], tags[token], words[token]
        other = table.at.get(token)
        if token >= mention.run_first:
            first = token
        elif (
            other is not None
            and other.kind == "person"
            and other is not mention
            and (token == last or (tags[token + 1] not in ("POS", "NN", "NNS") and table.at.get(token + 1) is not other))
        ):
            break
        elif tag in _STACK_TAGS or word in ("-", "/", "&"):
            if lower in CALENDAR or word in ('"', ","):
                break
            if tag in ("VBN", "VBG") and lower not in KEPT_IN_TITLE and parse.deps[token] != "amod" and words[token - 1] != "-":
                break
            if word == "-" and parse.ends[token - 1] < parse.starts[token]:
                break
            first = token
        elif lower in _INNER_PREPOSITIONS and first <= last and _role_within(parse, token - 1) and not is_role_word(lowers[last]):
            first = token
        elif tag == "DT" and lower == "the" and token > 0 and lowers[token - 1] in _INNER_PREPOSITIONS and _role_within(parse, token - 2):
            first = token
        elif lower in ("and", "&") and first <= last and is_role_word(lowers[token - 1]) and tags[token + 1] not in ("NNP",):
            first = token
        elif lower in ("then", "former", "ex", "now") and words[token + 1 : token + 2] == ["-"]:
            first = token
        else:
            break
        token -= 1
    while first <= last and (tags[first] in ("IN", "CC", "POS", "HYPH", "TO") or words[first] in ("-", "/", "&")):
        first += 1
    if first > last or tags[last] == "POS" or words[last] in ("'s", "’s", "'"):
        return []
    return _read_stack(table, first, last)


def _role_within(parse: Parse, token: int) -> bool:
    """Whether a role noun ends at a token: *minister* for trade."""
    return token >= 0 and is_role_word(parse.lowers[token])


def _read_stack(table: MentionTable, first: int, last: int) -> list[StatedRole]:
    """Split a stack into its roles: *vice-presidential nominee* | *Gov.*"""
    parse = table.parse
    lowers, tags, words = parse.lowers, parse.tags, parse.words
    preposition = next(
        (token for token in range(first + 1, last) if lowers[token] in _INNER_PREPOSITIONS and tags[token] in ("IN", "TO")), -1
    )
    if preposition > 0 and not (table.at.get(preposition) and table.at[preposition].last < last and table.at[preposition].kind == "organization"):
        phrases = read_role_phrase(table, first, last + 1, strict=False)
        return [_stated(parse, phrase, "premodifier") for phrase in phrases]
    head = last
    key = lowers[head].rstrip(".")
    if not (key in OFFICES or key in HONORIFICS or is_role_word(key)):
        if tags[head] not in ("NN", "NNS") or words[head][0].isupper() or not _may_be_role(key):
            return []
    found: list[StatedRole] = []
    begin = first
    for token in range(first, last):
        inner = lowers[token].rstrip(".")
        following = lowers[token + 1].rstrip(".")
        if (
            is_role_word(inner)
            and words[token][0].islower()
            and words[token + 1][0].isupper()
            and (following in OFFICES or following in HONORIFICS)
        ):
            found.append(_from_stack(table, begin, token))
            begin = token + 1
    if key in HONORIFICS and key not in OFFICES and begin < last:
        before = last - 1
        if is_role_word(lowers[before]) or tags[before] == "NN":
            found.append(_from_stack(table, begin, before))
            begin = last
    found.append(_from_stack(table, begin, last))
    found.sort(key=lambda one: (one.role.affiliation is None, len(one.role.text) < 8))
    return found


def _may_be_role(word: str) -> bool:
    """Whether an unlisted common noun before a name may be a trade, by its ending: *guitarmaker*, *sommelier*."""
    if word in ORGANIZATION_NOUNS or word in DOCUMENT_NOUNS or word in DATA_NOUNS or word in PLACE_NOUNS or word in _NO_ROLE:
        return False
    return word.endswith(("er", "or", "ist", "ian", "ant", "ent", "eer", "man", "ee", "ess", "ic", "ot", "mate", "ster"))


def _from_stack(table: MentionTable, first: int, last: int) -> StatedRole:
    parse = table.parse
    title_first, body, kept = split_stack(table, range(first, last + 1))
    title = surface(parse, title_first, last)
    if kept:
        title = f"{kept} {title}"
    return _stated(parse, Phrase(first=first, last=last, head=last, title=title, affiliation=body), "premodifier")


def find_party(parse: Parse, mention: Mention) -> tuple[str | None, int]:
    """The party and state after a name, *(R-Neb.)* or *, D-Calif.,*, and the first token after it and an age."""
    words, starts, ends = parse.words, parse.starts, parse.ends
    token = mention.last + 1
    party = None
    count = len(words)
    while token + 1 < count and parse.sents[token] == parse.sents[mention.last]:
        if words[token] in ("(", ","):
            second = token + 1
            letter = words[second][:1]
            close = second + 1
            whole = words[second]
            while close < count and starts[close] == ends[close - 1] and words[close] not in (")", ",", "("):
                whole += words[close]
                close += 1
            if letter in "RDIL" and (
                (len(whole) > 2 and whole[1] in "-–" and whole[2].isupper()) or (words[token] == "(" and len(whole) == 1)
            ):
                party = whole
                token = close + 1 if words[close : close + 1] == [")"] else close
                continue
            if words[second].isdigit() and len(words[second]) <= 3 and words[second + 1 : second + 2] in ([","], [")"]):
                token = second + 1 if words[second + 1] == "," else second + 2
                continue
        break
    return party, token


def find_place_after(table: MentionTable, mention: Mention, token: int) -> str | None:
    """*Representative Ann Lee of New York*, *Gov. Ann Lee, of Ohio*: the place or body of a title before the name."""
    parse = table.parse
    if token + 1 >= len(parse) or parse.sents[token] != parse.sents[mention.last]:
        return None
    if parse.words[token] == "," and parse.lowers[token + 1] == "of":
        token += 1
    if parse.lowers[token] not in ("of", "from"):
        return None
    start = token + 1
    if start < len(parse) and parse.lowers[start] == "the":
        start += 1
    other = table.at.get(start)
    if other is None or other.kind == "person" or other.first != start:
        return None
    return surface(parse, other.first, other.last)


def find_affiliation(table: MentionTable, mention: Mention, token: int) -> list[StatedRole]:
    """A body without a title: Dan Lee *at the National Review*, *CNN's* Jake Tapper. The role has an empty title."""
    parse = table.parse
    before = mention.run_first - 1
    if before > 0 and parse.tags[before] == "POS" and mention.run_first == mention.first:
        owner = table.at.get(before - 1)
        if owner is not None and owner.last == before - 1 and owner.kind == "organization":
            return [_body_role(parse, owner.first, before, surface(parse, owner.first, owner.last))]
    if token + 2 < len(parse) and parse.lowers[token] in ("of", "at", "with", "from") and parse.sents[token] == parse.sents[mention.last]:
        start = token + 2 if parse.lowers[token + 1] == "the" else token + 1
        other = table.at.get(start)
        if other is not None and other.kind == "organization" and other.first == start:
            return [_body_role(parse, token, other.last, surface(parse, other.first, other.last))]
    return []


def _body_role(parse: Parse, first: int, last: int, body: str) -> StatedRole:
    start, end = parse.starts[first], parse.ends[last]
    text = parse.text[start:end]
    role = Role(text=text, title="", affiliation=body, span=Span.of(parse.text, start, end))
    return StatedRole(role=role, office="", how="affiliation", position=start, last=last)


def find_apposition_after(table: MentionTable, mention: Mention, token: int) -> list[StatedRole]:
    """Ann Lee, *a researcher at the Gulf Studies Centre*, said. Not: Ann Lee, the city of her birth, …"""
    parse = table.parse
    count = len(parse)
    if token + 1 >= count or parse.sents[token] != parse.sents[mention.last] or parse.words[token] not in _COMMAS:
        return []
    start = token + 1
    if parse.words[start].isdigit() and start + 1 < count and parse.words[start + 1] == ",":
        start += 2
    if start >= count or parse.sents[start] != parse.sents[mention.last] or parse.hidden[start] >= 0:
        return []
    limit = min(start + _LONGEST, parse.sent_bounds[parse.sents[start]][1])
    if parse.lowers[start] == "one" and start + 3 < limit and parse.lowers[start + 1] == "of":
        start += 2  # one of the city's directors
        if parse.tags[start] == "DT":
            start += 1
    lower = parse.lowers[start]
    if lower in ("who", "whose", "which", "and", "but", "when", "while", "as", "said", "adding", "according", "that", "or"):
        return []
    phrases = read_role_phrase(table, start, limit)
    if phrases and parse.tags[phrases[0].head] == "NNS" and parse.lowers[start - 1] not in ("of", "the"):
        return []
    if phrases and parse.tags[start] in NOUNS and _is_list(table, mention, phrases[0]):
        return []
    return [_stated(parse, phrase, "apposition") for phrase in phrases]


def _is_list(table: MentionTable, mention: Mention, phrase: Phrase) -> bool:
    """Whether the phrase after the comma is the next of a list: *Lee, President Obama and …*."""
    after = phrase.head + 1
    other = table.at.get(after)
    return other is not None and other is not mention and other.kind == "person" and other.first <= after


def find_apposition_before(table: MentionTable, mention: Mention) -> list[StatedRole]:
    """*Turkey's ambassador to Qatar*, Mustafa Goksu; *the union's head*, Ann Lee. Not: after the storm, Ann Lee said."""
    parse = table.parse
    lowers, tags, words = parse.lowers, parse.tags, parse.words
    comma = mention.run_first - 1
    if comma < 1 or words[comma] not in (",", "—", "–") or parse.sents[comma] != parse.sents[mention.first]:
        return []
    sent_first = parse.sent_bounds[parse.sents[comma]][0]
    first = comma
    token = comma - 1
    while token >= sent_first and comma - token < 16 and parse.hidden[token] < 0:
        tag, word, lower = tags[token], words[token], lowers[token]
        if word in ('"', ",", ";", ":", "(", ")", "“", "”", "—", "–") or tag in FINITE or tag in ("WP", "WDT", "WRB", "PRP", "VB", "EX"):
            break
        if lower in ("that", "when", "as", "if", "because", "after", "before", "while", "although", "according", "but"):
            break
        if tag == "VBG" or tag == "RB" and token == sent_first:
            break
        first = token
        if tag in ("DT", "PRP$") and not (token - 1 >= sent_first and lowers[token - 1] in _INNER_PREPOSITIONS):
            break
        if tag in ("DT", "PRP$") and not _noun_before(parse, token - 1, sent_first):
            break
        token -= 1
    while first < comma and (tags[first] in ("IN", "TO", "CC", "RB") or words[first] == "-"):
        first += 1
    if first >= comma:
        return []
    other = table.at.get(first)
    if other is not None and other.kind == "person" and other.last == comma - 1:
        return []
    head = find_head_noun(parse, first, comma - 1)
    if head < 0 or not (is_role_word(lowers[head])) or tags[head] == "NNS":
        return []
    if table.at.get(head) is not None and table.at[head].kind == "person" and head >= table.at[head].first:
        return []
    phrases = read_role_phrase(table, first, comma)
    if not phrases or phrases[-1].last != comma - 1:
        return []
    return [_stated(parse, phrase, "apposition") for phrase in phrases]


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
    if verb in ("is", "was", "been", "became", "remains", "'s"):
        if inside(at + 1) and (tags[at + 1] in ("DT", "JJ", "NN", "PRP$") or relative):
            return [_stated(parse, phrase, "clause") for phrase in read_role_phrase(table, at + 1, limit)]
        return []
    for step in (1, 2, 3):
        if verb in AS_VERBS and inside(at + step) and lowers[at + step] == "as":
            return [_stated(parse, phrase, "clause") for phrase in read_role_phrase(table, at + step + 1, limit)]
    if relative and verb in DUTY_VERBS and tags[at][:2] == "VB":
        end = at + 1
        while end < limit and words[end] not in (",", ";", ":", "—", "–", '"', "(", ")", ".") and tags[end] not in ("VBD", "MD"):
            end += 1
        if end > at + 1:
            body = _duty_body(table, at, end - 1)
            phrase = Phrase(first=at, last=end - 1, head=at, title=surface(parse, at, end - 1), affiliation=body)
            return [_stated(parse, phrase, "clause")]
    return []


def _duty_body(table: MentionTable, first: int, last: int) -> str | None:
    """The body in *who heads the Centre for Peace*, *who studies tax at the institute*."""
    for token in range(first + 1, last + 1):
        mention = table.at.get(token)
        if mention is not None and mention.kind == "organization" and mention.first == token:
            return surface(table.parse, mention.first, mention.last)
    return None


_ = (PARTY_NOUNS, STATES, KIN)
