"""The parsed article: spaCy's annotation as parallel lists over one token numbering.

Matchers read these lists instead of spaCy's token objects: one numbering holds the frames of all paragraphs and the
insides of their quotations, with offsets into the article, and a look-up in a list costs little.
"""

from __future__ import annotations

import bisect
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from attrs import define, field
from numpy.typing import NDArray

from quoteattr.text.forms import form_attributes
from quoteattr.text.marks import Marked, find_marked
from quoteattr.text.mending import mend
from quoteattr.text.paragraphs import LONGEST, find_paragraphs
from quoteattr.text.plain import PlainText, find_plain_text
from quoteattr.text.prepare import Segment, find_origins, find_segments

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from quoteattr.text.fast import Reader
    from quoteattr.text.forms import Forms

__all__ = ["Parse", "parse_doc", "parse_text", "parse_texts"]

# Characters that are parsed at once: spaCy's memory grows with them. A batch of ordinary paragraphs has half of it.
_BATCH_CHARACTERS = 100_000

_NO_CHILDREN: list[int] = []
"""Shared by the leaves, most of all tokens; nobody changes the lists of a parse."""

Numbers = NDArray[np.int64]


@define(slots=True, eq=False, kw_only=True, repr=False)
class Parse:
    """One article's tokens, sentences, paragraphs and marked stretches.

    Each list up to ``hidden`` has one entry per token; a token is known by its number.
    ``heads[i]`` is the number of the head (``i`` itself for a root); ``lefts[i]``/``rights[i]`` are the first and
    last token of
    ``i``'s subtree; ``stretches[i]`` is the index in ``marked`` of the innermost marked stretch around the token, or
    -1;
    ``hidden[i]`` is the index of the stretch that a stand-in token stands for, or -1 (such a token's offsets are
    those of the whole stretch). Tokens inside a hidden stretch follow their paragraph's frame as sentences of their
    own.
    ``text`` is the article, or the plain text that was made out of it: then ``plain`` leads its offsets back.
    """

    text: str
    paragraphs: list[tuple[int, int]]
    marked: list[Marked]
    plain: PlainText | None = None
    words: list[str] = field(factory=list)
    lowers: list[str] = field(factory=list)
    lemmas: list[str] = field(factory=list)
    tags: list[str] = field(factory=list)
    pos: list[str] = field(factory=list)
    deps: list[str] = field(factory=list)
    heads: list[int] = field(factory=list)
    ents: list[str] = field(factory=list)
    ent_iobs: list[int] = field(factory=list)
    starts: list[int] = field(factory=list)
    ends: list[int] = field(factory=list)
    sents: list[int] = field(factory=list)
    paras: list[int] = field(factory=list)
    stretches: list[int] = field(factory=list)
    hidden: list[int] = field(factory=list)
    children: list[list[int]] = field(factory=list)
    lefts: list[int] = field(factory=list)
    rights: list[int] = field(factory=list)
    sent_bounds: list[tuple[int, int]] = field(factory=list)
    _marked_starts: list[int] = field(factory=list, init=False)
    _visible: list[int] = field(factory=list, init=False)
    _visible_starts: list[int] = field(factory=list, init=False)

    def __len__(self) -> int:
        return len(self.words)

    def __repr__(self) -> str:
        return f"Parse({len(self)} tokens, {len(self.sent_bounds)} sentences, {len(self.paragraphs)} paragraphs)"

    @property
    def visible(self) -> list[int]:
        """Token numbers in the order of the article, stand-ins left out."""
        if not self._visible and self.words:
            self._visible = sorted((i for i in range(len(self)) if self.hidden[i] < 0), key=self.starts.__getitem__)
            self._visible_starts = [self.starts[i] for i in self._visible]
        return self._visible

    def tokens_between(self, start: int, end: int) -> list[int]:
        """The visible tokens that lie within the characters ``start:end``, in the order of the article."""
        visible = self.visible
        first = bisect.bisect_left(self._visible_starts, start)
        last = bisect.bisect_left(self._visible_starts, end, lo=first)
        return [token for token in visible[first:last] if self.ends[token] <= end]

    def marked_near(self, start: int, end: int) -> list[Marked]:
        """The marked stretches that overlap the characters ``start:end``."""
        if not self._marked_starts and self.marked:
            self._marked_starts = [stretch.start for stretch in self.marked]
        found: list[Marked] = []
        marked = self.marked
        for index in range(bisect.bisect_left(self._marked_starts, end) - 1, -1, -1):
            stretch = marked[index]
            if stretch.end > start:
                found.append(stretch)
            elif stretch.depth == 0:
                break
        return found

    def subtree(self, token: int) -> range:
        """The numbers from the first to the last token of the subtree of ``token``."""
        return range(self.lefts[token], self.rights[token] + 1)

    def characters(self, first: int, last: int) -> tuple[int, int]:
        """The characters from token ``first`` through token ``last`` of one sentence."""
        return self.starts[first], self.ends[last]

    def surface(self, first: int, last: int) -> str:
        """The article's text from token ``first`` through token ``last``."""
        return self.text[self.starts[first] : self.ends[last]]


@define(frozen=True, slots=True)
class _Prepared:
    """An article before its parse."""

    text: str
    plain: PlainText | None
    paragraphs: list[tuple[int, int]]
    marked: list[Marked]
    segments: list[Segment]

    @classmethod
    def of(cls, article: str, nested: bool, longest: int) -> _Prepared:
        plain = find_plain_text(article)
        text = plain.text if plain else article
        paragraphs = find_paragraphs(text, longest)
        marked = find_marked(text, paragraphs)
        return cls(text, plain, paragraphs, marked, find_segments(text, paragraphs, marked, nested=nested))


def parse_text(nlp: Reader, text: str, *, nested: bool = False) -> Parse:
    """Parse an article given as text: paragraph by paragraph, long quotations apart from their frames."""
    return next(parse_texts(nlp, [text], nested=nested))


def parse_texts(nlp: Reader, texts: Iterable[str], *, nested: bool = False, batch_size: int = 512) -> Iterator[Parse]:
    """Parse articles one after another, in order; batches of paragraphs run across articles."""
    forms = getattr(nlp, "forms", None)
    longest = max(1, min(LONGEST, nlp.max_length))
    waiting: deque[_Prepared] = deque()

    def segments() -> Iterator[str]:
        for text in texts:
            article = _Prepared.of(text, nested, longest)
            waiting.append(article)
            for segment in article.segments:
                yield segment.text

    held: list[Doc] = []
    for doc in _read(nlp, segments(), batch_size):
        while waiting and not waiting[0].segments:
            yield _build(waiting.popleft(), [])
        held.append(doc)
        if len(held) == len(waiting[0].segments):
            yield _build(waiting.popleft(), held, forms)
            held = []
    while waiting:
        yield _build(waiting.popleft(), [])


def _read(nlp: Reader, segments: Iterator[str], batch_size: int) -> Iterator[Doc]:
    """The Docs of the segments, read in batches of so many segments, or fewer where they are long."""
    batch: list[str] = []
    size = 0
    for segment in segments:
        batch.append(segment)
        size += len(segment)
        if len(batch) == batch_size or size >= _BATCH_CHARACTERS:
            yield from nlp.pipe(batch, batch_size=len(batch))
            batch, size = [], 0
    if batch:
        yield from nlp.pipe(batch, batch_size=len(batch))


def _build(article: _Prepared, docs: Sequence[Doc], forms: Forms | None = None) -> Parse:
    parse = Parse(text=article.text, plain=article.plain, paragraphs=article.paragraphs, marked=article.marked)
    if docs:
        starts, ends = _fill(parse, docs, forms)
        parse.starts, parse.ends, parse.hidden = find_origins(
            article.segments, starts, ends, [len(doc) for doc in docs]
        )
        paras: list[int] = []
        for segment, doc in zip(article.segments, docs, strict=True):
            paras += [segment.paragraph] * len(doc)
        parse.paras = paras
        parse.stretches = _find_stretches(parse)  # mending asks what stands outside the marks
        mend(parse)
    return _finish(parse)


def parse_doc(doc: Doc) -> Parse:
    """Read a Doc that the caller parsed; its own sentences and trees are taken as they are."""
    text = doc.text
    paragraphs = find_paragraphs(text)
    parse = Parse(text=text, paragraphs=paragraphs, marked=find_marked(text, paragraphs))
    if len(doc):
        starts, ends = _fill(parse, [doc], None)
        paragraph_starts = [start for start, _ in paragraphs]
        parse.starts, parse.ends = starts.tolist(), ends.tolist()
        parse.paras = [max(0, bisect.bisect_right(paragraph_starts, start) - 1) for start in parse.starts]
        parse.hidden = [-1] * len(doc)
    return _finish(parse)


def _fill(parse: Parse, docs: Sequence[Doc], forms: Forms | None) -> tuple[Numbers, Numbers]:
    """Set the lists that hold the annotation of the Docs; return where each token starts and ends in its Doc's text."""
    from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, IDX, LEMMA, LENGTH, LOWER, ORTH, POS, SENT_START, TAG

    strings = docs[0].vocab.strings
    names: dict[int, str] = {}

    def read(column: NDArray[np.uint64]) -> list[str]:
        numbers = column.tolist()
        for number in set(numbers):
            if number not in names:
                names[number] = strings[number]
        return [names[number] for number in numbers]

    named = [ORTH, LOWER, LEMMA, TAG, POS, DEP] if forms is None else form_attributes()
    wanted = [*named, ENT_TYPE, HEAD, ENT_IOB, SENT_START, IDX, LENGTH]
    rows = np.concatenate([doc.to_array(wanted).reshape(len(doc), len(wanted)) for doc in docs])
    begins = np.cumsum([0, *(len(doc) for doc in docs)])
    columns = (
        [read(rows[:, at]) for at in range(len(named))]
        if forms is None
        else forms(rows[:, : len(named)], begins[:-1].tolist())
    )
    parse.words, parse.lowers, parse.lemmas, parse.tags, parse.pos, parse.deps = columns
    parse.ents = read(rows[:, len(named)])
    offsets, iobs, opens, starts, lengths = rows[:, -5:].astype(np.int64).T
    count = len(rows)
    parse.heads = (np.arange(count) + offsets).tolist()
    parse.ent_iobs = iobs.tolist()
    opens[begins[:-1][begins[:-1] < count]] = 1
    firsts = np.flatnonzero(opens == 1)
    parse.sents = (np.cumsum(opens == 1) - 1).tolist()
    parse.sent_bounds = list(pairwise([*firsts.tolist(), count]))
    return starts, starts + lengths


def _finish(parse: Parse) -> Parse:
    """Fill what follows from the lists: children, subtree edges, the stretch around each token."""
    count = len(parse)
    heads = parse.heads
    children = [_NO_CHILDREN] * count
    for token, head in enumerate(heads):
        if head != token:
            if children[head] is _NO_CHILDREN:
                children[head] = [token]
            else:
                children[head].append(token)
    lefts = list(range(count))
    rights = list(range(count))
    waiting = [len(kids) for kids in children]
    ready = [token for token in range(count) if not waiting[token]]
    while ready:
        token = ready.pop()
        head = heads[token]
        if head == token:
            continue
        if lefts[token] < lefts[head]:
            lefts[head] = lefts[token]
        if rights[token] > rights[head]:
            rights[head] = rights[token]
        waiting[head] -= 1
        if not waiting[head]:
            ready.append(head)
    parse.children, parse.lefts, parse.rights = children, lefts, rights
    parse.stretches = _find_stretches(parse)
    return parse


def _find_stretches(parse: Parse) -> list[int]:
    """The innermost stretch around each visible token, of a stand-in the one that it hides; one pass over both."""
    found = [max(-1, hides) for hides in parse.hidden]
    marked, starts, ends = parse.marked, parse.starts, parse.ends
    open_: list[int] = []
    coming = 0
    for token in parse.visible:
        start, end = starts[token], ends[token]
        while coming < len(marked) and marked[coming].inner_start <= start:
            open_.append(coming)
            coming += 1
        while open_ and marked[open_[-1]].inner_end <= start:
            open_.pop()
        for index in reversed(open_):
            if end <= marked[index].inner_end:
                found[token] = index
                break
    return found
