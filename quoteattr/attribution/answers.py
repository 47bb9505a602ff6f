"""Who answers: what comes after a question is seldom the asker's.

*“Are you ill?” Tran asked Lee. “I am,” she said.*
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from attrs import define, field

from quoteattr.attribution.cast import Cast, Found
from quoteattr.attribution.linking import PERSONAL
from quoteattr.attribution.named_later import ADDING
from quoteattr.attribution.names.genders import gender_of_pronoun
from quoteattr.attribution.names.mentions import Gender
from quoteattr.attribution.reference.coreference import Focus
from quoteattr.attribution.vocabulary import OFFICES, PEOPLE_NOUNS, VARIED, is_role_noun
from quoteattr.grammar import NOMINAL_SUBJECTS
from quoteattr.matchers.reading import Reading
from quoteattr.records import Act, QuoteType, SourceForm
from quoteattr.text.parse import Parse

__all__ = ["Answers"]

_REPLIES = frozenset({"reply", "answer", "respond", "retort"})
_ANSWERS = frozenset({"i", "maybe", "never", "no", "nothing", "of", "perhaps", "we", "yes"})  # of course
# “I only wondered,” says whoever asked; “I want to know.”
_ASIDE = frozenset({"ask", "asked", "just", "mean", "meant", "need", "only", "want", "wanted", "wonder", "wondered"})
_SOON = 3  # sentences from a question to its reply
_TURNS = 3  # readings back to where the asker tells somebody something
_MARKS = 3  # characters of marks around a quotation that is a paragraph


@define(slots=True, eq=False, kw_only=True)
class Answers:
    """Tells which readings answer a question; ``found`` and ``addressed`` are what the walk has resolved so far."""

    readings: Sequence[Reading]
    found: list[Found | None]
    addressed: dict[tuple[int, int], Found]
    cast: Cast
    focus: Focus
    parse: Parse = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.parse = self.focus.table.parse

    def is_to_asker(self, index: int, head_of: Callable[[int], int]) -> bool:
        """Whether a reading replies to the last speaker, who asked; ``head_of``: the token that heads a source."""
        return self._is_reply(index) or self._is_answer(index) or self._is_asked_by_somebody(index, head_of)

    def asked(self, index: int, head_of: Callable[[int], int]) -> Found | None:
        """Whom somebody unnamed has asked, where a pronoun answers and nobody else has been named since; else None."""
        if not self._is_asked_by_somebody(index, head_of):
            return None
        start, end = self.readings[index - 1].source[0][0], self.readings[index].source[0][0]
        meant = [span for span, one in self.addressed.items() if start < span[0] < end and self._is_somebody(one)]
        if len(meant) != 1:
            return None
        found = self.addressed[meant[0]]
        named = {one.entity for one in self.focus.table.inside(meant[0][1], end) if one.kind == "person"}
        if named - {self.cast.drafts[found.drafts[0]].entity} or self._acts_between(meant[0][1], end):
            return None
        return Found(drafts=found.drafts, reason="pronoun", form=SourceForm.PRONOUN)

    def _acts_between(self, start: int, end: int) -> bool:
        """Whether somebody acts whom no office tells to be the one who was asked: *the janitor looked on*; not: *the
        coach smiled*.
        """
        parse = self.parse
        return any(
            parse.deps[token] in NOMINAL_SUBJECTS
            and parse.tags[token] == "NN"
            and (parse.lowers[token] in PEOPLE_NOUNS or is_role_noun(parse.lowers[token]))
            and parse.lowers[token] not in OFFICES
            and parse.lowers[token] not in VARIED
            for token in parse.tokens_between(start, end)
        )

    def give_bare(self) -> None:
        """Give a paragraph of nothing but a quotation, behind what somebody asked, to whom that one was speaking to.

        *“Whose advice?” Osei asked Tran.⏎“I would have to look.”* -> Tran; without an addressee the asker goes on
        """
        for index, reading in enumerate(self.readings):
            origin = reading.carried_from
            if origin < 0 or origin != index - 1 or reading.cue or not self._is_paragraph(reading):
                continue
            before, asker = self.readings[origin], self.found[origin]
            if before.act is not Act.QUESTION or before.type is not QuoteType.DIRECT or asker is None:
                continue
            if "?" in self.parse.text[reading.content[0][0] : reading.content[-1][1]]:
                continue
            for told in range(origin, max(-1, origin - _TURNS), -1):
                one = self.found[told]
                span = self._told(told) if one is not None and one.drafts == asker.drafts else None
                if span is not None and self.addressed[span].drafts != asker.drafts:
                    meant = self.addressed[span].drafts
                    self.found[index] = Found(meant, "description", form=SourceForm.OMITTED, mention=(span,))
                    break

    def _is_paragraph(self, reading: Reading) -> bool:
        """Whether a quotation is a paragraph and nothing stands beside it."""
        start, end = reading.content[0][0], reading.content[-1][1]
        text = self.parse.text
        opens, closes = text.rfind("\n", 0, start) + 1, text.find("\n", end)
        return start - opens < _MARKS and (len(text) if closes < 0 else closes) - end <= _MARKS

    def _told(self, index: int) -> tuple[int, int] | None:
        """Where the one person is mentioned that a reading's sentence is addressed to."""
        cue = self.readings[index].cue_head
        if cue < 0:
            return None
        first, last = self.parse.sent_bounds[self.parse.sents[cue]]
        start, end = self.parse.starts[first], self.parse.ends[last - 1]
        found = [span for span, one in self.addressed.items() if start <= span[0] < end and self._is_somebody(one)]
        return found[0] if len(found) == 1 else None

    def _is_reply(self, index: int) -> bool:
        """Whether a reading answers the question before it: *Tran asked whether … “No,” she replied.*"""
        reading = self.readings[index]
        if not index or reading.lemma not in _REPLIES:
            return False
        before, asker = self.readings[index - 1], self.found[index - 1]
        if before.act is not Act.QUESTION or before.parent != reading.parent or asker is None or not asker.drafts:
            return False
        return self.cast.referent(asker.drafts[0]) == self.focus.speaker

    def _is_answer(self, index: int) -> bool:
        """Whether the words answer what one asked another: *“Are you ill?” Tran asked Lee. “I am,” she said.*"""
        reading = self.readings[index]
        if not index or reading.type is not QuoteType.DIRECT or not reading.content or reading.lemma in ADDING:
            return False
        before, asker = self.readings[index - 1], self.found[index - 1]
        if before.act is not Act.QUESTION or before.parent != reading.parent or asker is None or not asker.drafts:
            return False
        first = next(iter(self.parse.tokens_between(*reading.content[0])), -1)
        if first < 0 or self.parse.lowers[first] not in _ANSWERS or self.parse.lowers[first + 1] in _ASIDE:
            return False
        asked = self.parse.text[before.content[0][0] : before.content[-1][1]].lower() if before.content else ""
        if self.parse.lowers[first] in ("i", "we") and "you" not in asked:
            return False  # “Where is he?” Tran asked Lee. “I cannot find him,” she said.
        start, end = before.source[0][0], reading.content[0][0]
        return any(
            start < span[0] < end and found.drafts != asker.drafts and self._is_somebody(found)
            for span, found in self.addressed.items()
        )

    def _is_asked_by_somebody(self, index: int, head_of: Callable[[int], int]) -> bool:
        """Whether a pronoun replies to somebody unnamed who put a question to somebody named: *A reporter asked Lee
        whether it hurt. The coach smiled. “No more than usual,” he said*; not where *the reporter* goes on.
        """
        reading = self.readings[index]
        if not index or reading.act is Act.QUESTION or reading.lemma in ADDING:
            return False
        before, asker = self.readings[index - 1], self.found[index - 1]
        if before.act is not Act.QUESTION or before.parent != reading.parent or asker is None or not asker.drafts:
            return False
        referent, head = self.cast.referent(asker.drafts[0]), head_of(index)
        if referent is None or referent[0] != "thing" or head < 0 or self.parse.lowers[head] not in PERSONAL:
            return False
        if self.focus.rank(self.parse.starts[head]) - self.focus.speaker_rank > _SOON:
            return False
        start, end = before.source[0][0], reading.source[0][0]
        asked = (found for span, found in self.addressed.items() if start < span[0] < end)
        gender = gender_of_pronoun(self.parse.lowers[head])
        if not any(self._is_named(found, gender) for found in asked):
            return False
        lowers, noun = self.parse.lowers, self.parse.lowers[referent[1]]
        since = range(head_of(index - 1) + 1, head)
        return not any(lowers[token] == noun and lowers[token - 1] in ("the", "this", "that") for token in since)

    def _is_named(self, found: Found, gender: Gender) -> bool:
        number = self.cast.drafts[found.drafts[0]].entity if self._is_somebody(found) else -1
        return number >= 0 and self.focus.table.entities[number].gender in ("", gender)

    def _is_somebody(self, found: Found) -> bool:
        return len(found.drafts) == 1 and self.cast.is_person(found.drafts[0])
