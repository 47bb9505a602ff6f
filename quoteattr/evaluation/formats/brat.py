"""brat standoff, in the layout of PolNeAR: Source, Cue and Content joined by an Attribution event.

``T1<TAB>Content 10 42;50 61<TAB>text`` is a text-bound annotation (discontinuous spans by semicolons),
``E1<TAB>Attribution:T4 Source:T3 Cue:T2 Content:T1`` joins them; an argument may be repeated with a number
(``Content2:T7``). Line breaks inside a span appear as several spans in brat's own files.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from attrs import define, field

from quoteattr.arguments import to_path, to_series
from quoteattr.errors import GoldError, SettingsError
from quoteattr.evaluation.gold import GoldArticle, GoldQuote, Offsets, corpus_name, resolve_types

__all__ = ["read_brat", "write_brat"]

_EVENT = "attribution"
_ROLES = ("Source", "Cue", "Content")
_ROLE = re.compile(r"(Source|Cue|Content)\d*", re.IGNORECASE)


@define(slots=True)
class _Standoff:
    """The lines of one ``.ann`` file."""

    spans: dict[str, Offsets] = field(factory=dict)
    events: list[tuple[str, dict[str, list[str]]]] = field(factory=list)


def read_brat(path: Path) -> Iterator[GoldArticle]:
    """Yield the articles of an ``.ann`` file or of a directory of them.

    The text of ``NAME.ann`` is ``NAME.txt`` beside it; in a PolNeAR part (``attributions/`` and ``text/``) the
    annotator's suffix ``_xxxx`` is not part of the text's name. Where several annotators marked one article, each
    is an article of its own.
    """
    if path.is_file():
        files, corpus = [path], path.parent.name
    else:
        inner = path / "attributions"
        files, corpus = sorted((inner if inner.is_dir() else path).glob("*.ann")), corpus_name(path)
    for file in files:
        yield _read_file(file, corpus)


def _read_file(file: Path, corpus: str) -> GoldArticle:
    text = _read(_text_of(file))
    standoff = _parse(file, text)
    found: list[tuple[str, Offsets, dict[str, Offsets | None]]] = []
    for name, arguments in standoff.events:
        parts = {role: _join(file, name, standoff, arguments.get(role, ())) for role in _ROLES}
        if parts["Content"]:
            found.append((name, parts["Content"], {"cue": parts["Cue"] or None, "source": parts["Source"] or None}))
    types = resolve_types(text, [content for _, content, _ in found])
    return GoldArticle(
        id=file.stem,
        text=text,
        quotes=tuple(
            GoldQuote(id=name, content=content, type=kind, stated=stated)
            for (name, content, stated), kind in zip(found, types, strict=True)
        ),
        corpus=corpus,
    )


def _read(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8")  # a byte order mark counts in brat's offsets
    except UnicodeDecodeError as error:
        raise GoldError(f"{file}: not UTF-8 text (byte {error.start})") from error
    except OSError as error:
        raise GoldError(f"{file}: cannot be read: {error.strerror}") from error


def _text_of(file: Path) -> Path:
    folder = file.parent.parent / "text" if file.parent.name == "attributions" else file.parent
    stem = re.sub(r"_[0-9a-f]{4}$", "", file.stem)
    for candidate in (folder / f"{file.stem}.txt", folder / f"{stem}.txt", file.with_suffix(".txt")):
        if candidate.is_file():
            return candidate
    raise GoldError(f"{file}: its text {folder / (stem + '.txt')} is missing")


def _parse(file: Path, text: str) -> _Standoff:
    standoff = _Standoff()
    seen: set[str] = set()
    for number, line in enumerate(_read(file).split("\n"), start=1):
        name, _, rest = line.rstrip("\r").partition("\t")
        try:
            if name in seen and name[:1] in ("T", "E"):
                raise ValueError(f"{name} stands there twice")
            seen.add(name)
            if name.startswith("T"):
                standoff.spans[name] = _parse_spans(name, rest, text)
            elif name.startswith("E"):
                roles = _parse_event(name, rest)
                if roles is not None:
                    standoff.events.append((name, roles))
        except ValueError as error:
            raise GoldError(f"{file}, line {number}: {error}") from error
    return standoff


def _parse_event(name: str, rest: str) -> dict[str, list[str]] | None:
    """The arguments of an attribution by their roles; None for an event of another kind."""
    arguments = [argument.partition(":") for argument in rest.split()]
    if not arguments or any(not target for _, _, target in arguments):
        raise ValueError(f"{name}: expected roles with targets, as in Attribution:T4 Content:T1, got {rest!r:.60}")
    if arguments[0][0].casefold() != _EVENT:
        return None
    roles: dict[str, list[str]] = {}
    for role, _, target in arguments[1:]:
        if match := _ROLE.fullmatch(role):
            roles.setdefault(match[1].capitalize(), []).append(target)
    return roles


_PART = re.compile(r"(?P<start>\d{1,15}) (?P<end>\d{1,15})", re.ASCII)


def _parse_spans(name: str, rest: str, text: str) -> Offsets:
    described, _, said = rest.partition("\t")
    spans = []
    for part in described.partition(" ")[2].split(";"):
        match = _PART.fullmatch(part)
        if match is None:
            raise ValueError(f"{name}: expected offsets as in Content 10 42;50 61, got {described!r:.60}")
        start, end = int(match["start"]), int(match["end"])
        if not 0 <= start < end <= len(text):
            raise ValueError(f"{name}: the span {part!r} lies outside the text of {len(text)} characters, or is empty")
        spans.append((start, end))
    there = "".join(text[start:end] for start, end in spans)
    if said and "".join(said.split()) != "".join(there.split()):  # brat writes a line break as a space
        raise ValueError(f"{name}: the text at its offsets is {there!r:.60}, not {said!r:.60}")
    return _merge(text, spans)


def _merge(text: str, spans: Iterable[tuple[int, int]]) -> Offsets:
    """Spans in text order; those parted by white space only are one (brat cuts at line breaks)."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and not text[merged[-1][1] : start].strip():
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _join(file: Path, event: str, standoff: _Standoff, targets: Iterable[str]) -> Offsets:
    spans: list[tuple[int, int]] = []
    for target in targets:
        if target not in standoff.spans:
            raise GoldError(f"{file}: the event {event} names {target}, which is not in the file")
        spans.extend(standoff.spans[target])
    return tuple(sorted(spans))


def write_brat(articles: Iterable[GoldArticle], directory: Path | str) -> None:
    """Write ``ID.txt`` and ``ID.ann`` for each article; reading them back gives the same contents, cues and sources.

    Only what brat's layout holds is written: content, cue and source. Attributions without a cue are anchored
    at their content, as brat asks for an anchor.
    """
    folder = to_path(directory, "a folder for brat files")
    folder.mkdir(parents=True, exist_ok=True)
    stems: dict[str, str] = {}
    for article in to_series(articles, "articles", "a list of gold articles"):
        if not isinstance(article, GoldArticle):
            raise SettingsError(f"articles must be gold articles; one is {article!r:.80}")
        stem = re.sub(r"[^\w.-]+", "_", article.id) or "article"
        if stem in stems:
            raise GoldError(f"the articles {stems[stem]!r} and {article.id!r} would both be {stem}.ann: give other ids")
        stems[stem] = article.id
        (folder / f"{stem}.txt").write_bytes(article.text.encode("utf-8"))
        lines = "".join(f"{line}\n" for line in _lines(article))
        (folder / f"{stem}.ann").write_bytes(lines.encode("utf-8"))


def _lines(article: GoldArticle) -> Iterator[str]:
    number = 0
    for event, quote in enumerate(article.quotes, start=1):
        arguments = []
        for role, spans in (("Source", quote.spans("source")), ("Cue", quote.spans("cue")), ("Content", quote.content)):
            if spans:
                number += 1
                arguments.append(f"{role}:T{number}")
                yield _text_bound(article.text, number, role, spans)
        number += 1
        yield _text_bound(article.text, number, "Attribution", quote.spans("cue") or quote.content[:1])
        yield f"E{event}\tAttribution:T{number} {' '.join(arguments)}"


def _text_bound(text: str, number: int, role: str, spans: Offsets) -> str:
    cut = [piece for span in spans for piece in _cut_at_breaks(text, *span)]
    offsets = ";".join(f"{start} {end}" for start, end in cut)
    said = " ".join(text[start:end] for start, end in cut)
    return f"T{number}\t{role} {offsets}\t{said}"


def _cut_at_breaks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A span cut where a line ends: a text-bound annotation must stay on one line of the file."""
    for match in re.finditer(r"[^\r\n]+", text[start:end]):
        if match.group().strip():
            yield start + match.start(), start + match.end()
