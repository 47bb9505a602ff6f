"""*A letter by the mayor, Ann Lee, said … It added …*: a text that was taken for whoever signed it, and what *it* means
then."""

from __future__ import annotations

from attrs import define

from quoteattr.attribution.cast import Cast, Found
from quoteattr.attribution.vocabulary import DOCUMENT_NOUNS
from quoteattr.records import SpeakerKind
from quoteattr.syntax import child
from quoteattr.text.parse import Parse

__all__ = ["SignedText"]


@define(slots=True, eq=False)
class SignedText:
    """The last text that speaks for whoever signed it: ``drafts`` of who that is, and its noun."""

    cast: Cast
    parse: Parse
    drafts: tuple[int, ...] = ()
    noun: int = -1

    def note(self, found: Found, head: int, cue: int) -> None:
        """Note a source that a noun for a text heads, or that says something *in her report*."""
        if head < 0 or not found.drafts:
            return
        if self.parse.lowers[head] not in DOCUMENT_NOUNS:
            own = self._own_text(cue) if cue >= 0 else -1
            self.drafts, self.noun = (found.drafts, own) if own >= 0 else (self.drafts, self.noun)
            return
        is_text = any(self.cast.drafts[draft].kind is SpeakerKind.DOCUMENT for draft in found.drafts)
        self.drafts, self.noun = () if is_text else found.drafts, head

    def _own_text(self, cue: int) -> int:
        parse = self.parse
        for preposition in parse.children[cue]:
            if parse.lowers[preposition] != "in" or preposition + 2 >= len(parse):
                continue
            noun = child(parse, preposition, "pobj")
            if noun >= 0 and parse.lowers[noun] in DOCUMENT_NOUNS and parse.tags[preposition + 1] == "PRP$":
                return noun
        return -1

    def is_meant(self, pronoun: int) -> bool:
        """Whether *it* takes up the text that spoke in the sentence before."""
        return bool(self.drafts) and self.parse.sents[pronoun] - self.parse.sents[self.noun] == 1
