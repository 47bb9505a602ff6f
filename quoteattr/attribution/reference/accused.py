"""*A clerk who robbed a parish told police … ¶ Ann Lee, 40, pleaded guilty …*: whom the lead of a court report leaves
unnamed and the next paragraph names.
"""

from __future__ import annotations

from quoteattr.attribution.names.mentions import Mention, MentionTable
from quoteattr.attribution.reference.ages import Ages
from quoteattr.attribution.reference.officers import OPENING
from quoteattr.attribution.reference.offices import Offices
from quoteattr.attribution.roles.fit import gender_of_noun, role_words
from quoteattr.grammar import FINITE_VERBS, NOMINAL_SUBJECTS
from quoteattr.lexicon.words import load_words
from quoteattr.syntax import child, is_passive
from quoteattr.text.parse import Parse

__all__ = ["find_accused"]

_WITHIN = 3  # paragraphs from the lead to the name
_LONGEST = 40  # tokens from whom a sentence is about to what it tells of him
_WORDS = load_words("descriptions")
_BESIDE = _WORDS["beside-the-story"].words
_OF_COURTS = _WORDS["of-courts"].words
_PLEAS, _FATES, _APPEARS = _WORDS["pleas"].words, _WORDS["fates"].words, _WORDS["appears"].words
_LOOKED_ON = _WORDS["looked-on"].words
_ACCUSED = frozenset({"accused", "charged", "convicted", "facing", "suspected"})
_HEARERS = frozenset({"court", "courtroom", "inquest", "inquiry", "judge", "jurors", "jury", "magistrates", "tribunal"})
_ASIDE = frozenset({"acting", "appearing", "defending", "mitigating", "prosecuting", "representing"})
_HE_OR_SHE = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}


def find_accused(table: MentionTable, offices: Offices, ages: Ages, noun: int) -> int | None:
    """Whom the unnamed subject ``noun`` of an article's first lines is, where they tell that he did something and the
    first person named after them is told to stand in the dock; else None.

    *A clerk who robbed a parish told police she was ill, a court heard. ¶ Ann Lee, 40, denies theft* -> Ann Lee
    *A clerk who saw the fire told police … ¶ Ann Lee, 40, denies arson*, *… ¶ Judge Ann Lee jailed her* -> None
    """
    parse = table.parse
    if parse.paras[noun] > OPENING or parse.deps[noun] not in NOMINAL_SUBJECTS or parse.stretches[noun] >= 0:
        return None
    if parse.lowers[noun] in _BESIDE or not _has_done(parse, noun):
        return None
    name = _named_next(table, noun)
    if name is None or not _is_in_the_dock(parse, name.last + 1, parse.sent_bounds[parse.sents[name.last]][1]):
        return None
    lead, named = parse.sent_bounds[parse.sents[noun]], parse.sent_bounds[parse.sents[name.last]]
    if _OF_COURTS.isdisjoint(parse.lowers[lead[0] : named[1]]):
        return None
    entity = table.entities[name.entity]
    gender = gender_of_noun(parse.lowers[noun]) or next(
        (found for token in range(noun, lead[1]) if (found := _HE_OR_SHE.get(parse.lowers[token]))), ""
    )
    if gender and entity.gender and gender != entity.gender and not entity.is_gender_guessed:
        return None
    age = ages.of(parse.starts[parse.lefts[noun]], parse.ends[noun])
    years = ages.of_noun(parse.lowers[noun])
    if (age is not None and ages.is_other(entity.number, age)) or (years and ages.is_beyond(entity.number, years)):
        return None
    return entity.number if _BESIDE.isdisjoint(role_words(offices.of(entity.number))) else None


def _named_next(table: MentionTable, noun: int) -> Mention | None:
    """The first person whom the article names after a sentence, in full and as a subject, in the next paragraphs."""
    parse = table.parse
    for mention in table.mentions[table.before(parse.starts[noun]) :]:
        gap = parse.paras[mention.last] - parse.paras[noun]
        if gap > _WITHIN:
            return None
        if mention.kind != "person" or mention.entity < 0 or mention.quoted or mention.headline:
            continue
        first = next(one for one in table.entities[mention.entity].mentions if not one.headline)
        return mention if gap > 0 and first is mention and len(mention.keys) > 1 else None
    return None


def _has_done(parse: Parse, noun: int) -> bool:
    """Whether a sentence tells that its unnamed subject did or is said to have done something: *a clerk accused of
    theft*, *a clerk who robbed a parish*, *a clerk was jailed*; not *a clerk who saw the fire*, *who was robbed*, nor
    who tells a court what others did.
    """
    after, stop = noun + 1, parse.sent_bounds[parse.sents[noun]][1]
    if after >= stop:
        return False
    if parse.lowers[after] in _ACCUSED or _is_in_the_dock(parse, after, stop):
        return True
    if parse.lowers[after] not in ("who", ",") or "who" not in parse.lowers[after : after + 2]:
        return False
    does = next((token for token in range(after, stop) if parse.tags[token] in FINITE_VERBS), -1)
    while does >= 0 and parse.deps[does] in ("aux", "auxpass"):
        does = parse.heads[does]
    if does < 0 or is_passive(parse, does) or parse.lemmas[does] in _LOOKED_ON:
        return False
    told = child(parse, parse.heads[noun], "dobj", "dative")
    return told < 0 or parse.lowers[told] not in _HEARERS


def _is_in_the_dock(parse: Parse, start: int, stop: int) -> bool:
    """Whether what is told from a token on is the lot of an accused: *Ann Lee, 40, of Kent, denies theft*."""
    for token in range(start, min(stop, start + _LONGEST)):
        if parse.lowers[token] in _ASIDE and parse.lowers[token - 1] in (",", "("):
            return False  # Ann Lee, defending
        finite = parse.tags[token] in FINITE_VERBS or (
            parse.tags[token] == "VBN" and child(parse, token, "aux", "auxpass") >= 0
        )
        if not finite or parse.deps[token] in ("aux", "auxpass", "relcl", "acl"):
            continue
        lemma = parse.lemmas[token]
        if lemma in _PLEAS:
            return True
        if lemma in _FATES:
            return is_passive(parse, token) or "be" in {parse.lemmas[kid] for kid in parse.children[token]}
        return lemma in _APPEARS and not _OF_COURTS.isdisjoint(parse.lowers[token:stop])
    return False
