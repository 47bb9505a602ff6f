"""The reading of a passage as a quote: what matchers and selection hand on to attribution."""

from __future__ import annotations

from attrs import define

from quoteattr.lexicon.speech import is_speech
from quoteattr.records import Act, Flag, QuoteType

__all__ = ["Reading"]


@define(frozen=True, slots=True, kw_only=True)
class Reading:
    """One accepted quote before it is known who its source is.

    Token numbers refer to the article's :class:`~quoteattr.text.parse.Parse`; ranges are characters.

    rule: the stable dotted id of the construction. frame: the cue's construction in the lexicon.
    cue: the cue's tokens in order, empty for a floating quote. cue_head: the verb or noun of the cue, -1 without one.
    lemma: the cue's lemma in the lexicon, with its particle (*point out*), empty without a cue.
    content: the character ranges of the content, edges trimmed, without outer marks and *that*.
    source: the character ranges of the full mention of the source, empty where it is omitted or carried.
    source_head: the token that heads the source mention, -1 without one.
    parent: position in the list of readings of the quote around this one, -1 for none.
    carried_from: position of the reading whose source this one shares (floating quotes, cue chains), -1 for none.
    """

    rule: str
    frame: str
    type: QuoteType
    cue: tuple[int, ...] = ()
    cue_head: int = -1
    lemma: str = ""
    content: tuple[tuple[int, int], ...]
    source: tuple[tuple[int, int], ...] = ()
    source_head: int = -1
    act: Act = Act.ASSERTION
    negated: bool = False
    hypothetical: bool = False
    confidence: float = 0.5
    parent: int = -1
    carried_from: int = -1
    flags: tuple[Flag, ...] = ()

    @property
    def is_speech(self) -> bool:
        """Whether the default scope returns it."""
        return is_speech(self.type, self.act, self.lemma, self.rule, self.confidence, negated=self.negated)
