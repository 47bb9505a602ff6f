"""Numbers between commas before a verb of saying: *Lee, 58, told us*, *ten fell, six of them ill, she said*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quoteattr.grammar import FINITE_VERBS, PROPER_NOUNS, SUBJECTS
from quoteattr.text.tree import children_of, is_speech

if TYPE_CHECKING:
    from quoteattr.text.parse import Parse

__all__ = ["mend_aged", "mend_counted"]

_LONGEST = 3  # digits


def mend_aged(parse: Parse, age: int) -> bool:
    """Make the name before an age the subject of the verb behind it, where the parser lets it hang on what is quoted.

    *“It is so,” Lee, 58, told us*; *Lee, 58, a nurse, told us*, *In May, 58, he said, had left* stay as they are.
    """
    name, verb = age - 2, age + 2
    if name < 0 or verb >= len(parse) or parse.words[age - 1] != "," or parse.words[age + 1] != ",":
        return False
    if not parse.words[age].isdigit() or len(parse.words[age]) > _LONGEST or parse.tags[name] not in PROPER_NOUNS:
        return False
    if parse.tags[verb] not in FINITE_VERBS or not is_speech(parse.lemmas[verb]) or parse.heads[name] == verb:
        return False
    if any(parse.deps[kid] in SUBJECTS and kid not in (age, name) for kid in children_of(parse, verb)):
        return False
    parse.heads[name], parse.deps[name] = verb, "nsubj"
    parse.heads[age], parse.deps[age] = name, "appos"
    return True


def mend_counted(parse: Parse, number: int) -> bool:
    """*Ten were hurt, six of them by glass, the mayor said*: the number belongs to what was said, the mayor said it.

    *Six of them, the mayor said, were hurt*, *Ten were hurt and six said so* stay as they are.
    """
    verb = parse.heads[number]
    if verb < number or parse.words[number - 1 : number] != [","] or not is_speech(parse.lemmas[verb]):
        return False
    kids = children_of(parse, verb)
    said = next((kid for kid in kids if kid < number and parse.deps[kid] == "ccomp"), -1)
    who = next((kid for kid in kids if number < kid < verb and parse.deps[kid] == "nsubj"), -1)
    if said < 0 or who < 0 or "," not in parse.words[number:who]:
        return False
    parse.heads[number], parse.deps[number] = said, "npadvmod"
    return True
