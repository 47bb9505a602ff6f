"""*A spokesperson said: “…” They added …*: one person of unknown gender, who goes on as *they*."""

from __future__ import annotations

from quoteattr.attribution.reference.coreference import Focus, Referent
from quoteattr.attribution.vocabulary import CROWDS
from quoteattr.lexicon.words import load_words

__all__ = ["find_one_of_unknown_gender", "find_who_adds"]

_OF_EITHER = load_words("descriptions")["of-either-gender"].words
_PLURALS = frozenset({"NNS", "NNPS"})


def find_one_of_unknown_gender(focus: Focus, pronoun: int) -> Referent | None:
    """The unnamed person who spoke last, in this paragraph or the one before, where *they* is a source and the noun
    tells no gender.

    *A spokesperson said: “We are sorry.” They said …*  -> the spokesperson
    *A spokesman said …*, *Police said …*, *A resident said … Police came. They said …*  -> None
    """
    parse, speaker = focus.table.parse, find_who_spoke(focus, pronoun)
    if speaker is None or parse.lowers[speaker[1]] not in _OF_EITHER or speaker in focus.told:
        return None
    here = focus.rank(parse.starts[pronoun])
    for seen in reversed(focus.things):
        if seen.rank <= focus.speaker_rank:
            break
        sort, token = seen.referent
        many = sort == "thing" and (parse.tags[token] in _PLURALS or parse.lowers[token] in CROWDS)
        acts = (many or sort == "entity") and seen.subject
        turned = many and not focus.adds  # That was no comfort to the farmers. They
        if seen.referent != speaker and (acts or turned) and not seen.quoted and seen.rank < here:
            return None
    return speaker


def find_who_adds(focus: Focus, pronoun: int) -> Referent | None:
    """The unnamed person who spoke last, where *they* go on speaking and mean nobody else: *They added that*."""
    return find_who_spoke(focus, pronoun) if focus.adds else None


def find_who_spoke(focus: Focus, pronoun: int) -> Referent | None:
    """The unnamed speaker of this paragraph or of the one before."""
    near = focus.table.parse.paras[pronoun] - focus.speaker_paragraph <= 1
    return focus.speaker if near and focus.speaker is not None and focus.speaker[0] == "thing" else None
