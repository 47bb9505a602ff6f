"""Parties beside a name: Ann Lee *(R-Neb.)*, Cllr Ann Lee *(Lab, Castle)*, Ann Lee, *Democrat of Ohio*."""

from __future__ import annotations

from quoteattr.attribution.names.mentions import Mention
from quoteattr.attribution.names.phrases import is_role_word, surface
from quoteattr.attribution.roles.premodifiers import StatedRole
from quoteattr.attribution.vocabulary import PARTY_LABELS, PARTY_NOUNS
from quoteattr.grammar import FINITE
from quoteattr.records import Role, Span
from quoteattr.text.parse import Parse

__all__ = ["find_party", "is_party", "party_role"]

_LONGEST = 8  # tokens of a party and a ward in brackets
_LONGEST_ASIDE = 5  # and of anything else there, with the bracket


def find_party(parse: Parse, mention: Mention) -> tuple[str | None, int]:
    """The party and state or ward after a name, *(R-Neb.)*, *, D-Calif.,* or *(Lab, Castle)*, and the first token after
    it and an age."""
    words, starts, ends = parse.words, parse.starts, parse.ends
    token = mention.last + 1
    party = None
    count = len(words)
    while token + 1 < count and parse.sents[token] == parse.sents[mention.last]:
        if words[token] in ("(", ","):
            second = token + 1
            spelt = _find_spelt(parse, second) if words[token] == "(" else 0
            if spelt:
                party = surface(parse, second, spelt - 1)
                token = spelt + 1
                continue
            letter = words[second][:1]
            close = second + 1
            whole = words[second]
            while close < count and starts[close] == ends[close - 1] and words[close] not in (")", ",", "("):
                whole += words[close]
                close += 1
            if letter in "RDIL" and (
                (len(whole) > 2 and whole[1] in "-–" and whole[2].isupper())
                or (words[token] == "(" and len(whole) == 1)
            ):
                party = whole
                token = close + 1 if words[close : close + 1] == [")"] else close
                continue
            if words[second].isdigit() and len(words[second]) <= 3 and words[second + 1 : second + 2] in ([","], [")"]):
                token = second + 1 if words[second + 1] == "," else second + 2
                continue
            aside = _find_aside(parse, second) if words[token] == "(" else 0
            if aside:
                token = aside + 1
                continue
        break
    return party, token


def _find_spelt(parse: Parse, first: int) -> int:
    """The closing bracket of a party's label, alone or with a ward or state behind it: *(Lab)*, *(Lib Dem, Castle)*; 0
    for others: *(pictured)*.
    """
    close = next((at for at in range(first, min(first + _LONGEST, len(parse))) if parse.words[at] == ")"), 0)
    if not close or parse.sents[close] != parse.sents[first]:
        return 0
    label = surface(parse, first, close - 1).partition(",")[0]
    return close if label.lower() in PARTY_LABELS and label[:1].isupper() else 0


def _find_aside(parse: Parse, first: int) -> int:
    """The closing bracket of what is put in behind a name: Ann Lee *(pictured)*, a nurse; Ngozi Eze *(Mrs)*; 0 where
    it goes on or says what she is: *(a nurse)*.
    """
    for token in range(first, min(first + _LONGEST_ASIDE, len(parse))):
        if parse.words[token] == ")":
            return token
        if parse.sents[token] != parse.sents[first] or parse.tags[token] in FINITE or is_role_word(parse.lowers[token]):
            break
    return 0


def is_party(parse: Parse, stated: StatedRole, token: int) -> bool:
    """Whether an apposition only adds the party: Representative Steve Cohen, *Democrat of Tennessee*."""
    return stated.office in PARTY_NOUNS and parse.tags[token + 1] in ("NNP", "NN", "NNPS")


def party_role(parse: Parse, party: str, mention: Mention) -> StatedRole:
    """The role of somebody of whom only the party is stated."""
    start = parse.text.find(party, mention.end)
    span = Span.of(parse.text, start, start + len(party)) if start >= 0 else None
    letter = party[0] if len(party) == 1 or party[1] in "-–" else ""
    title = {"R": "Republican", "D": "Democrat", "I": "independent"}.get(letter, party)
    return StatedRole(
        role=Role(text=party, title=title, affiliation=party, span=span),
        office=title.lower(),
        how="party",
        position=start,
    )
