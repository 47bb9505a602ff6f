"""Preparing an article for the parser: segments that are parsed one by one, and the way back to the article.

Long quotations damage the dependency tree of the frame around them. So each paragraph is parsed with its
long marked stretches replaced by the clause *It is so* inside its marks; what stands inside those marks is
parsed as a segment of its own only where nested quotes are looked for. Every kind of mark is written as ``"`` in the
parsed copy. The article itself is
never changed: a :class:`Segment` maps each character of its copy back.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import regex
from attrs import define
from numpy.typing import NDArray

from quoteattr.text.blanks import PLAIN_SPACES
from quoteattr.text.headlines import is_headline_case, names_of, sentence_case
from quoteattr.text.marks import Marked
from quoteattr.text.paragraphs import dateline_end

__all__ = ["Segment", "find_origins", "find_segments"]

Numbers = NDArray[np.int64]

# Shorter stretches stay (5 is what the feasibility study used; other lengths were not tried).
STAND_IN_MIN_WORDS = 5
_HEADLINE_MAX = 250
_STAND_IN = "It is so"
_STAND_IN_QUESTION = "Is it so"
_PLAIN = str.maketrans({"’": "'", "‘": "'"}) | PLAIN_SPACES
_SURROGATE = regex.compile(r"[\ud800-\udfff]")
# The tokeniser's time grows with the square of such a "word": an X stands for it.
_ENDLESS = regex.compile(r"\S{200,}")
# Several blanks in a row, a line break or HTML's name of a blank: a token of white space inside a name parts it.
# And the stop of a rank before a name (*said Sgt. Ann Lee*), which ends a sentence for the tokeniser; and the tokens
# of *mum-of-three* and *e-mailed*, which are many.
_GAP = regex.compile(
    r"""
    (?: [\ \t\n] | &nbsp; ){2,}+ | &nbsp; | \n
    | \. (?<= \b (?: Adm | Ald | Alh | Amb | Assoc | Asst | Atty | Brig | Capt | Cllr | Cmdr | Cmdt | Col | Commr
                   | Const | Coun | Cpl | Det | Engr | Fr | Hon | Ing | Insp | Lt | Ma | Maj | Msgr | Ofc | Pfc
                   | Pres | Prof | Pvt | Rt | Sec | Sgt | Spc | Supt | Treas ) \.
                   | , [ ] (?: Adv | Arc | Barr | Cde | Comr | Pst ) \. )
      [\ ]++ (?= \p{Lu} )
      (?! (?: A | An | And | As | At | But | For | From | He | Her | His | I | In | It | Its | My | No | Of | Officials
            | On | One | Our | Police | She | So | That | The | Their | There | These | They | This | Those | To | We
            | What | When | With | You ) \b )
    | \b (?P<parent> (?i: (?: grand )? (?: ma | mother | father | dad | parent ) | mum | mom | nan | gran ))
      -of- (?: \d++ | one | two | three | four | five | six | seven | eight | nine | ten | eleven | twelve | twins ) \b
    | (?<! [\w-] ) (?P<mail> [eE] ) -m (?= ail )
    """,
    regex.VERBOSE,
)
# The mark of a list's point, which the tokeniser leaves on the word (*-Ann Lee finds …*).
_BULLET = regex.compile(r"[-–•*▪●·]{1,2}+[ ]*+(?=\p{Lu}\p{L})")
_LOOK_BACK = 24
# A sentence's end, marks and spaces behind it, at the end of what is searched; not *Sen.*, *J.* or *vs.*
_SENTENCE_END = regex.compile(
    r"""
    (?<! \b(?: \p{L} | Mr | Mrs | Ms | Dr | Sen | Rep | Gov | Gen | Lt | Col | Capt | Sgt | St | Jr | Sr | No | vs
              | Prof | Rev | Hon ) )
    [.!?…] ["”’'»)]* \s+ \Z
    """,
    regex.VERBOSE,
)
# The stop of a place's letters, which ends a sentence where a long quotation opens behind it.
_PLACE_END = regex.compile(r"\b(?: U\.S | U\.K | U\.N | E\.U | D\.C | L\.A | N\.Y | B\.C ) \. \s+ \Z", regex.VERBOSE)
# What the place before it is said to be or do: its words end no sentence (The U.S. “Has never been so divided,” …).
_PREDICATE = regex.compile(
    r"""
    (?: (?: are | can | cannot | could | did | do | does | had | has | have | is | should | was | were | would )
        (?: n['’]t )? \b
        (?! \s (?: any\w* | he | her | his | i | it | its | my | our | she | that | the | their | there | these | they
                  | this | those | we | you | your ) \b )
      | (?: may | might | must | will ) \s (?: also | always | be | have | never | not | soon ) \b )
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_WORD = regex.compile(r"\w+(?:['’\-]\w+)*")


@define(frozen=True, slots=True, kw_only=True)
class Segment:
    """A text for the parser and its way back.

    ``offsets[i]`` is where piece ``i`` starts in ``text``, ``origins[i]`` the ``(start, end)`` in the article that it
    stands for; a piece is a copy of the same length, or (``copied[i]`` False) replaces the whole origin. ``stretch`` is
    the index of the marked stretch whose inside this is, or -1 for a paragraph's frame. ``stand_ins[i]`` is the index
    of the stretch that piece ``i`` hides, or -1.
    """

    text: str
    paragraph: int
    stretch: int
    offsets: tuple[int, ...]
    origins: tuple[tuple[int, int], ...]
    copied: tuple[bool, ...]
    stand_ins: tuple[int, ...]

    def origin(self, start: int, end: int) -> tuple[int, int, int]:
        """Return the article's ``(start, end)`` for a token at ``start:end``, and the stretch it hides or -1."""
        starts, ends, hides = find_origins([self], np.array([start]), np.array([end]), [1])
        return starts[0], ends[0], hides[0]


def find_origins(
    segments: Sequence[Segment], starts: Numbers, ends: Numbers, counts: Sequence[int]
) -> tuple[list[int], list[int], list[int]]:
    """The way back of all tokens: where each starts and ends in the article, and the stretch that it hides or -1.

    ``starts`` and ``ends`` are characters of the tokens' own segments, ``counts`` the number of tokens of each segment.
    """
    # The segments' texts are thought of as laid one after another, a character apart.
    bases = np.cumsum([0, *(len(segment.text) + 1 for segment in segments)])[:-1]
    pieces = [
        (base + offset, *origin, copied, hides)
        for base, segment in zip(bases.tolist(), segments, strict=True)
        for offset, origin, copied, hides in zip(
            segment.offsets, segment.origins, segment.copied, segment.stand_ins, strict=True
        )
    ]
    offsets, begins, finishes, copies, hidden = np.array(pieces, dtype=np.int64).T
    shift = np.repeat(bases, counts)
    starts, ends = starts + shift, ends + shift
    first = np.searchsorted(offsets, starts, side="right") - 1
    last = np.maximum(first, np.searchsorted(offsets, ends) - 1)
    found = begins[first] + np.where(copies[first] == 1, starts - offsets[first], 0)
    until = np.where(copies[last] == 1, begins[last] + ends - offsets[last], finishes[last])
    return found.tolist(), until.tolist(), hidden[first].tolist()


@define(slots=True)
class _Builder:
    """Collects the pieces of one segment."""

    article: str
    names: frozenset[str] | None
    parts: list[str]
    offsets: list[int]
    origins: list[tuple[int, int]]
    copied: list[bool]
    stand_ins: list[int]
    length: int = 0

    @classmethod
    def of(cls, article: str, names: frozenset[str] | None) -> _Builder:
        return cls(article, names, [], [], [], [], [])

    def copy(self, start: int, end: int) -> None:
        for match in _ENDLESS.finditer(self.article, start, end):
            self._copy(start, match.start())
            self.replace("X", match.start(), match.end())
            start = match.end()
        self._copy(start, end)

    def _copy(self, start: int, end: int) -> None:
        if start < end:
            words = self.article[start:end].translate(_PLAIN)
            if not words.isascii():
                # spaCy cannot encode half a surrogate pair; the copy keeps its length.
                words = _SURROGATE.sub("\ufffd", words)
            if self.names is not None:
                words = sentence_case(words, self.names)
            position = 0
            for gap in _GAP.finditer(words):
                self._piece(words[position : gap.start()], start + position)
                plain = f"{gap['mail']}m" if gap["mail"] else gap["parent"] or " "
                self._add(plain, start + gap.start(), start + gap.end(), False, -1)
                position = gap.end()
            self._piece(words[position:], start + position)

    def _piece(self, words: str, start: int) -> None:
        if words:
            self._add(words, start, start + len(words), True, -1)

    def replace(self, words: str, start: int, end: int, stretch: int = -1) -> None:
        self._add(words, start, end, False, stretch)

    def _add(self, words: str, start: int, end: int, copied: bool, stretch: int) -> None:
        self.parts.append(words)
        self.offsets.append(self.length)
        self.origins.append((start, end))
        self.copied.append(copied)
        self.stand_ins.append(stretch)
        self.length += len(words)

    def build(self, paragraph: int, stretch: int) -> Segment | None:
        text = "".join(self.parts)
        if _ENDLESS.search(text):
            self._shorten(text)
            text = "".join(self.parts)
        if not text.strip():
            return None
        return Segment(
            text=text,
            paragraph=paragraph,
            stretch=stretch,
            offsets=tuple(self.offsets),
            origins=tuple(self.origins),
            copied=tuple(self.copied),
            stand_ins=tuple(self.stand_ins),
        )

    def _shorten(self, text: str) -> None:
        """Write an ``X`` for each endless run of several pieces (thousands of marks); a stand-in stays as it is."""
        whole = _Builder.of(self.article, None)
        runs = [match.span() for match in _ENDLESS.finditer(text)]
        run = 0
        into = -1  # the piece that an X was written for in the run that is being read
        for words, offset, origin, copied, stand_in in zip(
            self.parts, self.offsets, self.origins, self.copied, self.stand_ins, strict=True
        ):
            end = offset + len(words)
            position = offset
            while run < len(runs) and runs[run][0] < end:
                first, last = max(runs[run][0], offset), min(runs[run][1], end)
                if stand_in < 0:
                    whole._keep(words, offset, position, first, origin, copied)
                    before = origin[0] + first - offset if copied else origin[0]
                    after = origin[0] + last - offset if copied else origin[1]
                    if into < 0:
                        into = len(whole.parts)
                        whole.replace("X", before, after)
                    else:
                        whole.origins[into] = (whole.origins[into][0], after)
                    position = last
                if runs[run][1] > end:
                    break
                run += 1
                into = -1
            if stand_in >= 0:
                whole.replace(words, *origin, stand_in)
            else:
                whole._keep(words, offset, position, end, origin, copied)
        self.parts, self.offsets, self.origins = whole.parts, whole.offsets, whole.origins
        self.copied, self.stand_ins, self.length = whole.copied, whole.stand_ins, whole.length

    def _keep(self, words: str, offset: int, first: int, last: int, origin: tuple[int, int], copied: bool) -> None:
        """Take over the characters ``first:last`` (of the text so far) of a piece that begins at ``offset``."""
        if first >= last:
            return
        part = words[first - offset : last - offset]
        if copied:
            origin = (origin[0] + first - offset, origin[0] + last - offset)
        self._add(part, *origin, copied, -1)


def find_segments(
    text: str, paragraphs: Sequence[tuple[int, int]], marked: Sequence[Marked], *, nested: bool = False
) -> list[Segment]:
    """Return the segments to parse: each paragraph's frame, then the insides of hidden stretches that may hold quotes.

    Those are the stretches with marks of their own inside; with ``nested``, all of them.
    """
    segments: list[Segment] = []
    names: frozenset[str] | None = None
    by_paragraph: list[list[int]] = [[] for _ in paragraphs]
    for index, stretch in enumerate(marked):
        by_paragraph[stretch.paragraph].append(index)
    for number, (start, end) in enumerate(paragraphs):
        indices = by_paragraph[number]
        hidden = [index for index in indices if marked[index].depth == 0 and _hides(text, marked[index])]
        begin = dateline_end(text, start, end)
        bullet = _BULLET.match(text, begin, end)
        begin = bullet.end() if bullet is not None else begin
        if indices and marked[indices[0]].start < begin:
            begin = start
        case = None
        if end - begin < _HEADLINE_MAX and is_headline_case(text[begin:end]):
            if names is None:
                names = names_of(text, paragraphs)
            case = names
        # A full stop the tokeniser may miss (*£3.2m. “We …*) must not glue a quotation to the sentence before.
        edges = [begin, *_sentence_edges(text, begin, marked, indices), end]
        for first, last in pairwise(edges):
            frame = _frame(text, first, last, marked, indices, set(hidden), case).build(number, -1)
            if frame is not None:
                segments.append(frame)
        for index in hidden:
            stretch = marked[index]
            within = [other for other in indices if _inside(marked[other], stretch) and other != index]
            if not (nested or within):
                continue
            inner = _frame(text, stretch.inner_start, stretch.inner_end, marked, within, set()).build(number, index)
            if inner is not None:
                segments.append(inner)
    return segments


def _sentence_edges(text: str, begin: int, marked: Sequence[Marked], indices: Sequence[int]) -> list[int]:
    """Where in a paragraph an outermost quotation opens right after the end of a sentence (character offsets)."""
    edges: list[int] = []
    covered = begin
    for index in indices:
        stretch = marked[index]
        first = text[stretch.inner_start : stretch.inner_start + 1]
        before = max(begin, stretch.start - _LOOK_BACK)
        if stretch.start >= covered and first.isupper():
            ends = _SENTENCE_END.search(text, before, stretch.start) is not None
            placed = not ends and _PLACE_END.search(text, before, stretch.start) is not None
            if ends or (placed and _hides(text, stretch) and not _is_predicate(text, stretch)):
                edges.append(stretch.start)
        covered = max(covered, stretch.end)
    return edges


def _is_predicate(text: str, stretch: Marked) -> bool:
    return (
        text.find("?", stretch.inner_start, stretch.inner_end) < 0
        and _PREDICATE.match(text, stretch.inner_start) is not None
    )


def _inside(inner: Marked, outer: Marked) -> bool:
    return outer.inner_start <= inner.start and inner.end <= outer.inner_end


def _hides(text: str, stretch: Marked) -> bool:
    """Whether the stretch is replaced by a stand-in: long, and a sentence of its own (not a fragment of the
    frame's).
    """
    first = text[stretch.inner_start : stretch.inner_start + 2].lstrip("[(…. ")
    if first[:1].islower():
        return False
    words = 0
    for _ in _WORD.finditer(text, stretch.inner_start, stretch.inner_end):
        words += 1
        if words >= STAND_IN_MIN_WORDS:
            return True
    return False


def _frame(
    text: str,
    start: int,
    end: int,
    marked: Sequence[Marked],
    indices: Sequence[int],
    hidden: set[int],
    names: frozenset[str] | None = None,
) -> _Builder:
    """Copy ``text[start:end]`` with every mark written as ``"`` and every hidden stretch as a stand-in."""
    builder = _Builder.of(text, names)
    edits: list[tuple[int, int, str, int]] = []
    cover_to = -1
    for index in indices:
        stretch = marked[index]
        if stretch.start < cover_to or stretch.end <= start or stretch.start >= end:
            continue
        if stretch.inner_start > stretch.start:
            edits.append((stretch.start, stretch.inner_start, '"', -1))
        if index in hidden:
            words, tail = _stand_in(text, stretch)
            edits.append((stretch.inner_start, stretch.inner_end - tail, words, index))
            if stretch.end > stretch.inner_end:
                edits.append((stretch.inner_end, stretch.end, '"', -1))
            cover_to = stretch.end
        elif stretch.end > stretch.inner_end:
            edits.append((stretch.inner_end, stretch.end, '"', -1))
    position = start
    for edit_start, edit_end, words, index in sorted(edits):
        if edit_start < position:
            continue
        builder.copy(position, edit_start)
        builder.replace(words, edit_start, edit_end, index)
        position = edit_end
    builder.copy(position, end)
    return builder


def _stand_in(text: str, stretch: Marked) -> tuple[str, int]:
    """The clause that stands for a stretch, and how many characters of final punctuation are kept after it."""
    last = stretch.inner_end - 1
    if text[last] in ",.!?":
        return (_STAND_IN_QUESTION if text[last] == "?" else _STAND_IN), 1
    return _STAND_IN, 0
