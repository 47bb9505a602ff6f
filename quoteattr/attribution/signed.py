"""*A letter by the mayor, Ann Lee, said … It added …*: a text that was taken for whoever signed it, and what *it* means
then."""

from __future__ import annotations

from attrs import define

from quoteattr.attribution.cast import Cast, Found
from quoteattr.attribution.vocabulary import DOCUMENT_NOUNS
from quoteattr.records import SpeakerKind
from quoteattr.text.parse import Parse

__all__ = ["SignedText"]


@define(slots=True, eq=False)
class SignedText:
    """The last text that speaks for whoever signed it: ``drafts`` of who that is, and its noun."""

    cast: Cast
    parse: Parse
    drafts: tuple[int, ...] = ()
    noun: int = -1

    def note(self, found: Found, head: int) -> None:
        """Note a source that a noun for a text heads."""
        if head < 0 or not found.drafts or self.parse.lowers[head] not in DOCUMENT_NOUNS:
            return
        is_text = any(self.cast.drafts[draft].kind is SpeakerKind.DOCUMENT for draft in found.drafts)
        self.drafts, self.noun = () if is_text else found.drafts, head

    def is_meant(self, pronoun: int) -> bool:
        """Whether *it* takes up the text that spoke in the sentence before."""
        return bool(self.drafts) and self.parse.sents[pronoun] - self.parse.sents[self.noun] == 1
