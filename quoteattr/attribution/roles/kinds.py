"""What kind of speaker a description names, what it is called, and whether it withholds a name.

*several senior officials who spoke on condition of anonymity* -> a group, *senior officials*, anonymous
*a statement released by Mr Erdogan's office* -> a document, issued by *Mr Erdogan's office*
"""

from __future__ import annotations

from attrs import define

from quoteattr.attribution.names.mentions import MentionTable
from quoteattr.attribution.names.phrases import surface
from quoteattr.attribution.roles.issuers import find_issuer
from quoteattr.attribution.vocabulary import (
    BODIES_TOO,
    CALENDAR,
    CAME_OUT,
    CROWDS,
    DATA_NOUNS,
    DEMONYMS,
    DETERMINERS,
    DOCUMENT_NOUNS,
    GIVEN,
    HONORIFICS,
    INDEFINITES,
    KNOWN_ORGANIZATIONS,
    ORGANIZATION_NOUNS,
    ORGANIZATION_PLURALS,
    PARTITIVES,
    PARTY_NOUNS,
    PEOPLE_NOUNS,
    PEOPLE_PLURALS,
    PLACE_NOUNS,
    PLACE_PLURALS,
    PREMISES,
    PREMISES_PLURALS,
    TITLE_ACRONYMS,
    TITLE_MODIFIERS,
    is_role_noun,
    is_role_plural,
)
from quoteattr.grammar import FINITE, NOUNS
from quoteattr.records import SpeakerKind
from quoteattr.syntax import child, own_subject, whole_brackets
from quoteattr.text.parse import Parse

__all__ = ["Description", "describe", "kind_of_noun"]

_STOPS = frozenset({",", ";", ":", "—", "–", "--", "(", ")", "[", "]", '"', "“", "”", "…", "?", "!"})
_CLAUSES = frozenset(
    {
        "who",
        "whom",
        "whose",
        "which",
        "that",
        "what",
        "how",
        "why",
        "where",
        "when",
        "while",
        "because",
        "if",
        "whether",
    }
)
_HOW_SPOKEN = frozenset({"anonymously", "at", "in", "off", "on", "to", "under", "without"})
_DEFINITE = frozenset(
    {"the", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "your", "such", "both"}
)
_BEFORE_NAME = frozenset({"DT", "PDT", "PRP$", "WP$", "IN", "CC", "RB", "TO", "VBG"})
_ONE = frozenset({"he", "she"})
_ORDINALS = frozenset({"second", "third", "fourth", "fifth", "sixth"})
_COUNTED, _COUNTING = frozenset({"one", "another", "second"}), 150  # who comes before a third, and how many tokens
_WHEN = CALENDAR | {"last", "earlier", "yesterday", "today"}
# The second halves of a player's place in the field.
_POSITIONS = frozenset({"back", "forward", "half", "rounder"})
_PERSON_ENDS = ("er", "or", "ist", "ian", "ant", "ee", "eer")


@define(frozen=True, slots=True, kw_only=True)
class Description:
    """A speaker that is described and not named. ``head`` and ``first``/``last`` are tokens of the article.

    ``determiner``: ``definite``, ``indefinite`` or ``bare``. ``role``: the description says what the person is.
    """

    name: str
    kind: SpeakerKind
    head: int
    first: int
    last: int
    determiner: str
    plural: bool
    role: bool
    anonymous: bool
    issuer: str | None = None


def _tells_of_self(parse: Parse, noun: int) -> bool:
    """Whether the subject of a verb goes on with *he* or *she*, where nobody stands before it in its paragraph: *The
    operator said she had heard it*; not *A man fell. The operator said he was drunk*.
    """
    verb = parse.heads[noun]
    first = parse.sent_bounds[parse.sents[noun]][0]
    if first and parse.paras[first - 1] == parse.paras[first]:
        return False
    clause = child(parse, verb, "ccomp")
    if parse.deps[noun] != "nsubj" or clause < verb:
        return False
    who = own_subject(parse, clause)
    return who > verb and parse.lowers[who] in _ONE and parse.stretches[who] < 0


def kind_of_noun(parse: Parse, token: int) -> tuple[SpeakerKind, bool]:
    """What a common noun names, and whether it is an office or trade.

    *lawyers* -> group (role); *voters* -> group; *ministry* -> organization; *poll* -> data; *memo* -> document
    """
    lower, tag = parse.lowers[token].rstrip("."), parse.tags[token]
    plural = tag in ("NNS", "NNPS")
    if lower in _ORDINALS and _follows_one(parse, token):
        return SpeakerKind.PERSON, False  # one joked, a third wrote
    if lower in _POSITIONS and token > 1 and parse.words[token - 1] == "-" and not plural:
        return SpeakerKind.PERSON, True  # the centre-half, an all-rounder
    if lower == "old" or lower.endswith("-old"):
        return SpeakerKind.PERSON, False  # a 21-year-old
    if lower in TITLE_ACRONYMS and parse.words[token].isupper():
        return SpeakerKind.PERSON, True  # the PM
    if lower in BODIES_TOO and not plural and _tells_of_self(parse, token):
        return SpeakerKind.PERSON, True
    if plural and is_role_plural(lower):
        return SpeakerKind.GROUP, True
    if lower == "lead":
        return SpeakerKind.DATA, False  # the party's lead suggests …; a person only with a name: project lead Ann Lee
    if lower in PEOPLE_PLURALS and lower not in DATA_NOUNS:
        return SpeakerKind.GROUP, False
    if lower in DATA_NOUNS and lower not in DOCUMENT_NOUNS:
        return SpeakerKind.DATA, False
    if lower in ORGANIZATION_NOUNS and not (
        lower in DOCUMENT_NOUNS and lower not in ("paper", "website", "publication", "journal")
    ):
        return SpeakerKind.ORGANIZATION, False
    if lower in DOCUMENT_NOUNS:
        return SpeakerKind.DOCUMENT, False
    if lower in CROWDS:
        return SpeakerKind.GROUP, False
    if is_role_noun(lower):
        return SpeakerKind.PERSON, True
    if lower in PEOPLE_NOUNS:
        return SpeakerKind.PERSON, False
    if lower in PREMISES and not plural:
        return SpeakerKind.ORGANIZATION, False
    if lower in ORGANIZATION_PLURALS or lower in PREMISES_PLURALS:
        return SpeakerKind.GROUP, False
    if lower in PLACE_NOUNS or lower in PLACE_PLURALS:
        return SpeakerKind.PLACE, False
    if lower in PARTY_NOUNS or lower in DEMONYMS or lower.rstrip("s") in DEMONYMS:
        return (SpeakerKind.GROUP if plural or lower.endswith("s") else SpeakerKind.PERSON), False
    if plural and lower[:-1].endswith(_PERSON_ENDS):
        return SpeakerKind.GROUP, False
    if not plural and tag == "NN" and lower.endswith(_PERSON_ENDS) and len(lower) > 5:
        return SpeakerKind.PERSON, False
    if parse.words[token][0].isupper() and tag in ("NNP", "NNPS"):
        person = lower in CALENDAR and lower in GIVEN  # June said
        return (SpeakerKind.PERSON if person else SpeakerKind.ORGANIZATION), False
    opens = range(parse.lefts[token], token)
    said = parse.deps[token] == "nsubj" or (parse.deps[token] == "npadvmod" and len(opens) > 0)
    said = said and parse.words[token][0].isupper() and parse.tags[parse.heads[token]] == "VBD"
    if said and tag in NOUNS and all(parse.words[at][0].isupper() and parse.tags[at] in NOUNS for at in opens):
        crowd = tag == "NNS" and lower not in KNOWN_ORGANIZATIONS  # Thugs said
        return (SpeakerKind.GROUP if crowd else SpeakerKind.ORGANIZATION), False  # Rightmove said, India Today said
    return SpeakerKind.DATA, False


def _follows_one(parse: Parse, token: int) -> bool:
    """Whether an ordinal counts people behind *one wrote*, *said another*: not shares, *a third of voters*."""
    lowers, tags = parse.lowers, parse.tags
    if "of" in lowers[token + 1 : token + 2]:
        return False
    for one in range(max(1, token - _COUNTING), token):
        if lowers[one] in _COUNTED and {tags[one - 1], tags[one + 1]} & {*FINITE, "VBN"}:
            return True
    return False


def _core_head(parse: Parse, head: int, last: int) -> int:
    """The noun that is counted: *a number of tax experts* -> experts; *one of the two candidates* -> candidates."""
    token = head
    for _ in range(3):
        if parse.lowers[token] not in PARTITIVES:
            return token
        of = token + 1
        if of > last or parse.lowers[of] != "of":
            return token
        found = -1
        at = of + 1
        while at <= last and parse.tags[at] in (
            "DT",
            "PRP$",
            "JJ",
            "CD",
            "NN",
            "NNS",
            "NNP",
            "NNPS",
            "JJS",
            "VBN",
            "VBG",
            "HYPH",
            "RB",
            "POS",
        ):
            if parse.tags[at] in NOUNS:
                found = at
            at += 1
        if found < 0 or (found < last and parse.tags[found + 1] == "POS"):
            return token  # hundreds of the party's “superdelegates”
        token = found
    return token


def describe(table: MentionTable, tokens: list[int], head: int) -> Description:
    """Describe the source whose mention is ``tokens`` with the head noun ``head``."""
    parse = table.parse
    words, lowers, tags = parse.words, parse.lowers, parse.tags
    first, last = tokens[0], tokens[-1]
    core = _core_head(parse, head, last)
    partitive = core != head
    end = core
    token = core + 1
    while token <= last and parse.hidden[token] < 0:
        word, tag, lower = words[token], tags[token], lowers[token]
        if word in _STOPS or lower in _CLAUSES or (lower == "speaking" and lowers[token + 1] in _HOW_SPOKEN):
            break
        if parse.starts[token] < parse.ends[token - 1]:
            break  # the words inside of marks, which are read apart where nested quotes are wanted
        if tag in FINITE:
            if token - 1 > core and tags[token - 1] in ("PRP", "NNPS", "NNP", "NNS"):
                end = token  # a relative clause without its pronoun: *the experts I interviewed*
            break
        end = token
        token += 1
    if core > begin_of(parse, first, core) and kind_of_noun(parse, core)[0] in (SpeakerKind.DATA, SpeakerKind.DOCUMENT):
        # *a Times poll released last week*: what comes before the noun names it well enough
        end = next((token - 1 for token in range(core + 1, end + 1) if tags[token] in ("VBN", "VBG")), end)
    elif kind_of_noun(parse, core)[0] is SpeakerKind.DOCUMENT:
        # *a report into the flood published on Monday*: when and where it came out does not name it
        end = next((token - 1 for token in range(core + 3, end + 1) if lowers[token] in CAME_OUT), end)
    end = max(end, _last_joined(parse, core, last))
    end = _before_time(parse, core, end)
    if end > core and tags[end] == "PRP" and lowers[end].endswith(("self", "selves")):
        end -= 1  # the striker himself
    while end > core and (tags[end] in ("IN", "TO", "CC", "RB", "DT", "POS", "VBG") or words[end] in ("'s", "’s", "-")):
        end -= 1
    if end == core + 1 and lowers[end] in CAME_OUT:
        end = core  # a report published last month
    begin = (head + 2) if partitive else first
    single = False
    if partitive and lowers[head] in ("one", "each", "another"):
        single = True
    determiner = "bare"
    while begin < core and (
        (tags[begin] in _BEFORE_NAME and lowers[begin] not in TITLE_MODIFIERS)
        or (lowers[begin] in DETERMINERS and not words[begin][0].isupper())
        or (begin == first and lowers[begin] in DETERMINERS and tags[begin] not in ("NNP", "NNPS"))
        or tags[begin] == "CD"
    ):
        if words[begin + 1] == "-" or (words[begin] == "No" and words[begin + 1].isdigit()):
            break  # a well-connected Democrat, a No 10 source
        if tags[begin] == "CD" and (
            words[begin + 1] in ("-", "%") or (words[begin].isdigit() and len(words[begin]) == 4)
        ):
            break
        definite = lowers[begin] in _DEFINITE or tags[begin] in ("PRP$", "WP$")
        definite = definite or (determiner == "definite" and lowers[begin] in ("new", "same"))  # the new poll
        determiner = "definite" if definite else "indefinite"
        single = single or lowers[begin] in ("one", "another", "each", "every")
        begin += 1
        if begin < core and tags[begin] == "POS":
            begin += 1
    while begin < core and (words[begin] in _STOPS or tags[begin] == "POS"):
        if words[begin] == '"' and '"' in words[begin + 1 : core]:
            break  # the “Low Water” star
        begin += 1
    kind, role = kind_of_noun(parse, core)
    own, named = table.at.get(core), words[core][0].isupper() and lowers[core] in CALENDAR and lowers[core] in GIVEN
    if kind is SpeakerKind.ORGANIZATION and own is not None and own.kind == "group" and own.sure > 2:
        kind, named = SpeakerKind.GROUP, True  # the Kerns
    if lowers[core].rstrip(".") in HONORIFICS and lowers[core + 1 : core + 2] == ["and"] and words[core][0].isupper():
        kind, named = SpeakerKind.GROUP, True  # Mr and Mrs Hale
    if words[begin:core] and kind is SpeakerKind.ORGANIZATION and tags[core] == "NNS":
        kind = SpeakerKind.GROUP
    if kind is SpeakerKind.GROUP and single and partitive:
        kind = SpeakerKind.PERSON
    if lowers[core] in ("percent", "%", "pc") or (lowers[core] == "cent" and lowers[core - 1] == "per"):
        kind = SpeakerKind.GROUP  # 64% said: as many of those who were asked
        begin = next((token for token in range(first, core) if tags[token] == "CD"), begin)
    if kind is SpeakerKind.DATA and _has_who(parse, core, determiner):
        kind = SpeakerKind.GROUP if tags[core] == "NNS" else SpeakerKind.PERSON
    named_so = words[core][0].isupper() and core > begin and words[core - 1][0].isupper()  # Hydro One
    kind = SpeakerKind.ORGANIZATION if named_so and lowers[core] in INDEFINITES else kind
    if lowers[core] in INDEFINITES and lowers[core] != "people" and not role and not named_so:
        kind = SpeakerKind.PERSON if lowers[core] in ("one", "another", "someone", "somebody") else SpeakerKind.GROUP
        begin = min(begin, core)
    if tags[core] == "CD" and lowers[core + 1 : core + 2] in (["in"], ["out"]) and "CD" in tags[core + 2 : core + 4]:
        kind = SpeakerKind.GROUP  # one in five said
    if lowers[core] == "group" and core + 1 <= end and lowers[core + 1] == "of":
        kind, role = SpeakerKind.GROUP, False
    plural = tags[core] in ("NNS", "NNPS") or kind is SpeakerKind.GROUP
    if kind is SpeakerKind.DATA and tags[core] not in NOUNS:
        begin = first
    begin, end = whole_brackets(parse, min(begin, core), core, max(end, core))  # a bail (pending trial) order
    name = surface(parse, begin, end)
    anonymous = kind in (SpeakerKind.PERSON, SpeakerKind.GROUP) and not named
    anonymous = anonymous and not _is_public_group(parse, begin, core, end, determiner, partitive)
    return Description(
        name=name,
        kind=kind,
        head=core,
        first=begin,
        last=end,
        determiner=determiner,
        plural=plural,
        role=role,
        anonymous=anonymous,
        issuer=find_issuer(table, core, last, begin) if kind is SpeakerKind.DOCUMENT else None,
    )


def _has_who(parse: Parse, core: int, determiner: str) -> bool:
    """Whether *who* says that a noun is a person: a boda boda rider, *who* asked not to be named."""
    comma = determiner == "indefinite" and parse.words[core + 1 : core + 2] == [","]
    after = core + 2 if comma else core + 1
    return parse.lowers[after : after + 1] in (["who"], ["whom"]) and parse.sents[after] == parse.sents[core]


def _before_time(parse: Parse, core: int, end: int) -> int:
    """The end of a description without the time at its end: the campaign *on Monday*, a poll *last week*; not *a study
    last year by economists*.
    """
    first = end
    while first > core and parse.ents[first] in ("DATE", "TIME"):
        first -= 1
    said = {parse.lowers[token] for token in range(first + 1, end + 1)}
    return first if said & _WHEN else end


def begin_of(parse: Parse, first: int, core: int) -> int:
    """The first token of what stands before a noun that says which it is: a noun or a name, no bare adjective."""
    for token in range(first, core):
        if parse.tags[token] in ("NN", "NNS", "NNP", "NNPS") and parse.lowers[token] not in PARTITIVES:
            return token
    return core


def _last_joined(parse: Parse, core: int, last: int) -> int:
    """The end of a list of plain nouns that *and* closes: *parents, students and school staff*; else the first noun."""
    tags, words = parse.tags, parse.words
    if tags[core] != "NNS":
        return core
    token, closed = core + 1, False
    while token < last and (words[token] == "," or parse.lowers[token] in ("and", "or")):
        closed = closed or words[token] != ","
        token += 1
        if token < last and parse.lowers[token] in ("and", "or"):
            closed = True
            token += 1
        start = token
        while token <= last and tags[token] in ("NN", "NNS", "NNPS", "JJ", "HYPH"):
            token += 1
        if token == start or tags[token - 1] not in ("NN", "NNS", "NNPS"):
            return core
    return token - 1 if closed else core


def _is_public_group(parse: Parse, begin: int, core: int, end: int, determiner: str, partitive: bool) -> bool:
    """Whether a plural names a public body of people: *Republicans*, *House Democrats*; not *many Democrats*."""
    lower = parse.lowers[core].rstrip("s")
    party = lower in PARTY_NOUNS
    return (
        party
        and parse.tags[core] in ("NNPS", "NNS", "NNP")
        and parse.lowers[core].endswith("s")
        and (determiner != "indefinite" and not partitive)
    )
