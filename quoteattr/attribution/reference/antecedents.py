"""What *who*, *which* and *whose* mean: the name or the description that they follow."""

from __future__ import annotations

from quoteattr.attribution.names.genders import gender_of_pronoun
from quoteattr.attribution.names.mentions import Gender, Mention, MentionTable
from quoteattr.attribution.names.phrases import is_role_word
from quoteattr.attribution.names.source_names import climb_to_person, find_name, find_name_apposed, is_free_name
from quoteattr.attribution.roles.fit import gender_of_noun
from quoteattr.attribution.roles.kinds import kind_of_noun
from quoteattr.attribution.vocabulary import (
    DOCUMENT_NOUNS,
    KIN,
    PEOPLE_NOUNS,
    PEOPLE_PLURALS,
    is_role_plural,
    singular,
)
from quoteattr.grammar import NOMINAL_SUBJECTS, NOUNS
from quoteattr.records import SpeakerKind
from quoteattr.syntax import own_subject
from quoteattr.text.parse import Parse

__all__ = ["has_relative", "read_antecedent"]

_NEVER_WHO = frozenset({SpeakerKind.DATA, SpeakerKind.DOCUMENT, SpeakerKind.PLACE})
_IN_BODY = NOUNS | {"DT", "JJ"}
_NEAR = 8  # tokens between a name and the *who* that means it


def has_relative(parse: Parse, last: int) -> bool:
    """Whether a relative clause follows a noun phrase: Ann Lee, *a nurse* who told …; not: he asked Ann Lee, *a nurse*
    said.
    """
    after = last + 2 if parse.lowers[last + 1 : last + 2] == [","] else last + 1
    return parse.lowers[after : after + 1] in (["who"], ["which"], ["that"])


def read_antecedent(table: MentionTable, antecedent: int, pronoun: int) -> Mention | tuple[list[int], int] | None:
    """Whom or what the relative ``pronoun`` means that stands behind the noun ``antecedent`` (both tokens).

    A name, or the tokens of a description and its head; None where nothing that *which* could mean was found.
    """
    parse = table.parse
    who = parse.lowers[pronoun] in ("who", "whom")
    near = pronoun - 1
    if near > 0 and parse.words[near] == ",":
        near -= 1
    other = table.at.get(near)
    if other is not None and who and parse.lowers[other.run_first - 1] == "not" and parse.words[near + 1] == ",":
        rather = table.at.get(other.run_first - 3)  # It was Ann Lee, not Rob Stone, who
        if rather is not None and rather.kind == "person":
            return rather
    if other is not None and who and _is_of_people(table, other):
        antecedent = other.run_first - 2  # a man from Dorr who; residents of Mill Lane, who
        other = None
    if not who:
        text = _text_above(parse, antecedent, pronoun)
        if text != antecedent or (parse.lowers[pronoun] == "that" and parse.lowers[text] in DOCUMENT_NOUNS):
            other = None  # a report by Lowell Council that says
        antecedent = text
    seat = other is not None and (other.kind == "place" or (other.sure < 3 and len(other.keys) == 1))
    if other is not None and seat and not who:
        seated = table.at.get(other.run_first - 2)
        located = parse.lowers[other.run_first - 1] in ("in", "of")
        if seated is not None and seated.kind == "organization" and located:
            return seated  # the ACLU of Oregon, which; the Forum in Izmir, which
        if not other.first <= antecedent <= other.last:
            other = None  # an ad targeting Iowa that says …
    if other is not None and other.last == near and other.entity >= 0 and other.kind != "group":
        if (table.entities[other.entity].kind == "person") == who and is_free_name(
            table, other, near - 1 if near > other.run_first else near
        ):
            above = _described_above(table, other, pronoun) if who else -1
            if above < 0:
                return other
            return list(range(parse.lefts[above], other.last + 1)), above
    mention = table.at.get(antecedent)
    if mention is not None and mention.kind != "group" and (mention.kind == "person") == who:
        return mention
    told = own_subject(parse, parse.heads[antecedent]) if who and parse.deps[antecedent] == "attr" else -1
    named = table.at.get(told) if 0 <= told < antecedent else None
    if named is not None and named.kind == "person" and named.last == told:
        return named  # Ann Lee was a nurse from Kent who
    member = _member_before(table, near) if who else None
    if member is not None:
        return member
    if not who and mention is not None and mention.kind == "person":
        return None
    person = is_role_word(parse.lowers[antecedent]) or singular(parse.lowers[antecedent]) in PEOPLE_NOUNS
    if who and (parse.words[pronoun - 1] == "," or not person):
        antecedent = climb_to_person(parse, antecedent)
    if who or parse.lowers[pronoun] == "whose":
        named_before = find_name_apposed(table, antecedent)
        if named_before is not None:
            return named_before
    if not who and parse.deps[antecedent] == "appos":
        body = table.at.get(parse.heads[antecedent])
        if body is not None and body.kind == "organization" and body.entity >= 0:
            return body  # Lamp of Hope, a rights group that has called for …
    if who and parse.tags[antecedent] in ("NN", "CD") and kind_of_noun(parse, antecedent)[0] in _NEVER_WHO:
        passed = _person_before(table, pronoun)  # They re-elected Rob Stone this year, who …
        if passed is not None:
            return passed
        antecedent = _people_before(parse, pronoun, antecedent)
    tokens = [token for token in parse.subtree(antecedent) if token < pronoun and parse.hidden[token] < 0]
    while tokens and parse.words[tokens[-1]] in (",", "—", "–", "("):
        tokens.pop()
    if parse.lowers[antecedent] in DOCUMENT_NOUNS and parse.lowers[antecedent + 1] in ("at", "in"):
        tokens = [token for token in tokens if token <= antecedent]  # a lawsuit in Kent Crown Court that accuses
    if not tokens or antecedent not in tokens:
        tokens = [antecedent]
    named = find_name(table, tokens, antecedent)
    if named is not None and not (who and _is_of_people(table, named)):
        return named
    return tokens, antecedent


def _is_of_people(table: MentionTable, name: Mention) -> bool:
    """Whether a name is of where somebody comes from: *a man from Dorr*, *residents of Mill Lane*."""
    parse, noun = table.parse, name.run_first - 2
    if noun < 0 or name.titles or name.sure > 2 or parse.lowers[noun + 1] not in ("from", "in", "near", "of"):
        return False
    lower = parse.lowers[noun]
    if parse.tags[noun] == "NNS":
        return lower in PEOPLE_PLURALS
    return lower in PEOPLE_NOUNS and lower not in KIN and parse.lowers[noun + 1] != "of"


def _text_above(parse: Parse, antecedent: int, pronoun: int) -> int:
    """The text that says something, where *that* hangs on whom it is from: *a letter from the bank that said*, *a
    letter to the bank, which said*.
    """
    preposition = parse.heads[antecedent]
    text = parse.heads[preposition]
    written = ("by", "from", "to") if parse.lowers[pronoun] == "that" else ("to",)
    if parse.deps[antecedent] != "pobj" or parse.lowers[preposition] not in written:
        return antecedent
    return text if parse.lowers[text] in DOCUMENT_NOUNS and parse.tags[text] == "NN" else antecedent


def _described_above(table: MentionTable, name: Mention, pronoun: int) -> int:
    """Whoever is described by a name behind it, where what is said tells that *who* is not the named one: *the wife of
    Rob Stone, who said she was ill*; or -1.
    """
    parse, preposition = table.parse, name.run_first - 1
    noun = parse.heads[preposition]
    if preposition < 1 or parse.lowers[preposition] not in ("of", "for") or noun != preposition - 1:
        return -1
    known = table.entities[name.entity].gender
    behind = range(pronoun + 1, min(pronoun + _NEAR, len(parse)))
    said = next((gender for token in behind if (gender := _of_subject(parse, token))), "")
    other = gender_of_noun(parse.lowers[noun])
    person = is_role_word(parse.lowers[noun]) or parse.lowers[noun] in KIN
    return noun if person and known and said and said != known and other in ("", said) else -1


def _of_subject(parse: Parse, token: int) -> Gender:
    return gender_of_pronoun(parse.lowers[token]) if parse.deps[token] in NOMINAL_SUBJECTS else ""


def _person_before(table: MentionTable, token: int) -> Mention | None:
    """The last person named before a token in its sentence."""
    parse = table.parse
    first, _ = parse.sent_bounds[parse.sents[token]]
    for before in range(token - 1, max(first, token - _NEAR) - 1, -1):
        mention = table.at.get(before)
        if mention is not None and mention.kind == "person" and mention.entity >= 0:
            after = parse.tags[mention.last + 1]
            return None if after in NOUNS or after == "POS" else mention
    return None


def _member_before(table: MentionTable, last: int) -> Mention | None:
    """The person named before a body that *who* follows: *Ann Lee of the Reform Party*, who; *members of it*, who
    -> None
    """
    parse, token = table.parse, last
    while token > 0 and parse.tags[token] in _IN_BODY and last - token < _NEAR:
        token -= 1
    if parse.lowers[token] not in ("from", "of"):
        return None
    member = table.at.get(token - 1)
    return member if member is not None and member.kind == "person" and member.entity >= 0 else None


def _people_before(parse: Parse, pronoun: int, antecedent: int) -> int:
    """The plural noun of people before *who*, where the parser hangs it on a thing: past *residents* of the
    quarter, who say …"""
    for token in range(pronoun - 1, max(antecedent, pronoun - _NEAR), -1):
        if parse.tags[token] == "NNS" and (
            is_role_plural(parse.lowers[token]) or parse.lowers[token] in PEOPLE_PLURALS
        ):
            return token
    return antecedent
