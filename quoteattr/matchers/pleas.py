"""What the accused say in court: *pleaded not guilty*; *pleaded not guilty to theft* is seen to by the idioms."""

from __future__ import annotations

from collections.abc import Iterator

from quoteattr.matchers.candidate import Candidate, draw
from quoteattr.syntax import child
from quoteattr.text.parse import Parse

__all__ = ["find_pleas"]

_WITHIN = 6  # tokens behind the plea among which *to* opens the charges: pleaded not guilty on Monday to theft


def find_pleas(parse: Parse, verb: int) -> Iterator[Candidate]:
    """Yield a plea of *not guilty* without its charges.

    *Roe pleaded not guilty.*          -> not guilty
    *Roe pleaded guilty.*              -> nothing: what a court holds of him, in most articles
    *Roe pleaded not guilty to theft.* -> nothing: the charges are
    """
    if parse.lemmas[verb] not in ("plead", "pled") or parse.lowers[verb + 1 : verb + 3] != ["not", "guilty"]:
        return
    stop = min(parse.sent_bounds[parse.sents[verb]][1], verb + 3 + _WITHIN)
    for token in range(verb + 3, stop):
        if parse.words[token] in (",", ";", ".") or parse.lowers[token] in ("and", "but"):
            break
        if parse.lowers[token] == "to":
            return
    if child(parse, verb, "aux") >= 0 and any(parse.tags[kid] in ("MD", "TO") for kid in parse.children[verb]):
        return  # will plead not guilty, to plead not guilty
    yield from draw(
        parse,
        [("plea", [(verb + 1, verb + 2)])],
        cue=(verb,),
        cue_head=verb,
        lemma="plead not guilty to",
        frame="plea",
        family="object",
        link=verb + 2,
    )
