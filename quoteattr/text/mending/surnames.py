"""Surnames that end as adverbs do, and are taken for such: *“…,” said Reilly.*, *Tully, a nurse, said …*"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quoteattr.grammar import NOMINAL_SUBJECTS
from quoteattr.text.tree import children_of, is_speech, sentence_of

if TYPE_CHECKING:
    from quoteattr.text.parse import Parse

__all__ = ["mend_surname"]


def mend_surname(parse: Parse, name: int) -> bool:
    """Make a surname the subject of its verb of saying, with what stands beside it between commas.

    *Finally, a nurse said it was late*, *Sadly, said a nurse, it was* stay as they are.
    """
    verb = parse.heads[name]
    if not parse.words[name].isalpha() or not parse.words[name].istitle() or not is_speech(parse.lemmas[verb]):
        return False
    first = sentence_of(parse, name).start
    if parse.tags[name] != "NNP" and (name == first or parse.words[name - 1] == '"') and not _is_known(parse, name):
        return False
    subjects = [kid for kid in children_of(parse, verb) if parse.deps[kid] in NOMINAL_SUBJECTS]
    if not subjects:
        if verb not in (name - 1, name + 1):
            return False
    elif (
        not (len(subjects) == 1 and name < subjects[0] < verb and parse.words[name + 1] == ",")
        or parse.words[verb - 1] != ","
    ):
        return False
    for other in subjects:
        parse.heads[other], parse.deps[other] = name, "appos"
    parse.tags[name], parse.pos[name], parse.lemmas[name] = "NNP", "PROPN", parse.words[name]
    parse.heads[name], parse.deps[name] = verb, "nsubj"
    return True


def _is_known(parse: Parse, name: int) -> bool:
    """Whether the word is a name elsewhere in the article."""
    word = parse.words[name]
    return any(tag == "NNP" and other == word for other, tag in zip(parse.words, parse.tags, strict=True))
