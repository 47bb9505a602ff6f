"""What a gold file says about an article: attributions whose every field may be stated or left open.

A field that is not stated is not scored. A field that is stated as ``None`` says that there is none (no
outlet, no role), and predicting one is an error.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

from attrs import define, field

from quoteattr.errors import GoldError
from quoteattr.records import Act, QuoteType, Scope
from quoteattr.text.marks import find_marked
from quoteattr.text.paragraphs import find_paragraphs

__all__ = ["FIELD_NAMES", "GoldArticle", "GoldQuote", "Offsets", "complete_types", "find_scope", "resolve_types"]

Offsets = tuple[tuple[int, int], ...]
"""Half-open character offsets into the article, in text order; several where a part is split."""

FIELD_NAMES: tuple[str, ...] = (
    "cue",
    "source",
    "speaker",
    "kind",
    "anonymous",
    "role",
    "affiliation",
    "outlet",
    "relation",
    "addressee",
    "medium",
    "act",
)
"""What a gold quote may state besides its content and type."""

_SPANS = frozenset({"cue", "source"})

MatchMode = Literal["content", "statement"]


@define(frozen=True, slots=True, kw_only=True)
class GoldQuote:
    """One gold attribution.

    ``stated`` maps names of :data:`FIELD_NAMES` to what the gold says of them: offsets (``cue``,
    ``source``), a bool (``anonymous``), a tuple of acceptable strings (all others), or None for
    "there is none". A name that is absent is not scored. ``speech`` says whether the attribution is
    reported speech, None where the gold does not tell.
    """

    id: str
    content: Offsets = field()
    type: QuoteType
    stated: Mapping[str, Any] = field(factory=dict)
    speech: bool | None = None

    @content.validator
    def _check_content(self, _: Any, value: Offsets) -> None:
        if not value:
            raise GoldError(f"gold quote {self.id}: it needs at least one content span")
        if any(end <= start for start, end in value):
            raise GoldError(f"gold quote {self.id}: a content span is empty or ends before it starts")

    @stated.validator
    def _check_stated(self, _: Any, value: Mapping[str, Any]) -> None:
        for name, said in value.items():
            if name not in FIELD_NAMES:
                raise GoldError(f"gold quote {self.id}: unknown field {name!r} (known: {', '.join(FIELD_NAMES)})")
            wanted = bool if name == "anonymous" else tuple
            if said is not None and not (isinstance(said, wanted) and said != ()):
                raise GoldError(f"gold quote {self.id}: {name} must be a non-empty {wanted.__name__} or None: {said!r}")

    def spans(self, name: str) -> Offsets:
        """The stated offsets of ``cue`` or ``source``; empty where none are stated."""
        if name not in _SPANS:
            raise GoldError(f"{name!r} holds no offsets (only {' and '.join(sorted(_SPANS))} do)")
        return self.stated.get(name) or ()


@define(frozen=True, slots=True, kw_only=True)
class GoldArticle:
    """An article with its gold attributions.

    ``corpus`` names the file it came from (``polnear.dev``). ``match`` is ``statement`` where the gold
    marks whole sentences that hold a statement rather than the reported words. ``scope`` says that
    the gold holds reported speech only, None where it does not tell.
    """

    id: str
    text: str
    quotes: tuple[GoldQuote, ...] = field(default=())
    corpus: str = ""
    match: MatchMode = "content"
    scope: Scope | None = None
    meta: Mapping[str, Any] = field(factory=dict)

    @quotes.validator
    def _check_quotes(self, _: Any, value: tuple[GoldQuote, ...]) -> None:
        for quote in value:
            spans = (*quote.content, *quote.spans("cue"), *quote.spans("source"))
            if any(start < 0 or end > len(self.text) or end <= start for start, end in spans):
                raise GoldError(f"article {self.id}, gold quote {quote.id}: an offset lies outside the text")

    @property
    def key(self) -> tuple[str, str]:
        """What tells the article from those of other corpora."""
        return (self.corpus, self.id)


def find_scope(articles: Iterable[GoldArticle]) -> Scope:
    """The scope in which a gold was made: speech where every article says so, else all."""
    scopes = {article.scope for article in articles}
    return Scope.SPEECH if scopes == {Scope.SPEECH} else Scope.ALL


def is_speech_act(act: str | None) -> bool | None:
    """Whether a gold act is speech; None where the gold gives no act that this library knows."""
    try:
        return None if act is None else Act(act).is_speech
    except ValueError:
        return None


def resolve_types(text: str, contents: Iterable[Offsets]) -> list[QuoteType]:
    """The types of an article's contents by its quotation marks, for gold that does not state them.

    *“It rained,”* she said  -> direct
    She said it *“rained” a lot*  -> mixed
    """
    marked = find_marked(text, find_paragraphs(text))
    inner = bytearray(len(text))
    for stretch in marked:
        inner[stretch.inner_start : stretch.inner_end] = b"\x01" * (stretch.inner_end - stretch.inner_start)
    types = []
    for content in contents:
        kinds = {inner[at] for start, end in content for at in range(start, end) if text[at].isalnum()}
        types.append(_TYPE_OF_MARKS.get(frozenset(kinds), QuoteType.INDIRECT))
    return types


def complete_types(text: str, contents: Sequence[Offsets], said: Sequence[str | None]) -> list[QuoteType]:
    """The stated types, and those by the marks where none is stated. Raises GoldError for an unknown one."""
    unknown = sorted({kind for kind in said if kind} - set(QuoteType))
    if unknown:
        raise GoldError(f"unknown type {unknown[0]!r} (known: {', '.join(QuoteType)})")
    if all(said):
        return [QuoteType(kind) for kind in said if kind]
    return [QuoteType(kind) if kind else made for kind, made in zip(said, resolve_types(text, contents), strict=True)]


_TYPE_OF_MARKS = {frozenset({1}): QuoteType.DIRECT, frozenset({0, 1}): QuoteType.MIXED}


def corpus_name(path: Path) -> str:
    """The corpus a file belongs to: its name without the last suffix."""
    return path.name.removesuffix(path.suffix) if path.suffix else path.name
