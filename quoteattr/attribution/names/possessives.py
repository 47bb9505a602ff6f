"""Names of shops and houses that end in a possessive: *Fuller's* said, *Sotheby's*; not: a friend of *Lee's* said."""

from __future__ import annotations

from collections.abc import Sequence

from quoteattr.attribution.names.mentions import Mention
from quoteattr.attribution.vocabulary import KNOWN_ORGANIZATIONS
from quoteattr.grammar import FINITE_VERBS
from quoteattr.text.parse import Parse

__all__ = ["take_in_possessives"]

_AUXILIARIES = frozenset({"'s", "are", "had", "has", "have", "is", "was", "were", "’s"})


def take_in_possessives(parse: Parse, mentions: Sequence[Mention]) -> None:
    """Make *'s* part of the names that the list has so, or that stand so as a subject; then of all like them.

    *Fuller's said trade was slow. Fuller's pubs are full.* -> Fuller's, twice
    *A friend of Lee's said so. Lee's is the best.* -> nothing
    """
    owned = [mention for mention in mentions if parse.tags[mention.last + 1 : mention.last + 2] == ["POS"]]
    names = {mention.keys for mention in owned if _is_listed(mention) or _is_subject(parse, mention)}
    for mention in owned:
        if mention.keys in names and not mention.titles and mention.sure < 3:
            mention.last += 1
            mention.end = parse.ends[mention.last]
            mention.keys = (*mention.keys[:-1], f"{mention.keys[-1]}'s")
            mention.kind, mention.sure = "organization", 2 + _is_listed(mention)


def _is_listed(mention: Mention) -> bool:
    key = " ".join(mention.keys)
    return (key in KNOWN_ORGANIZATIONS and key.endswith("'s")) or f"{key}'s" in KNOWN_ORGANIZATIONS


def _is_subject(parse: Parse, mention: Mention) -> bool:
    verb = mention.last + 2
    if verb >= len(parse) or parse.sents[verb] != parse.sents[mention.last] or mention.headline:
        return False
    before = mention.run_first - 1
    opens = before < 0 or parse.sents[before] != parse.sents[verb]
    opens = opens and parse.deps[mention.last] != "poss"  # Ford's reported losses
    return opens and parse.tags[verb] in FINITE_VERBS and parse.lowers[verb] not in _AUXILIARIES
