"""The same gold in the layouts that articles reach people in: one line, hard-wrapped, tokenised, badly encoded.

    python benchmarks/layouts.py GOLD.jsonl [--model NAME] [--layout NAME …]

Each article is laid out anew, the gold's offsets with it, and scored; the first line is the article as it was given.
A gold whose marks already stand wrong keeps them. What a layout loses is what the reader loses with it.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import regex
from attrs import evolve
from rich.console import Console
from rich.table import Table

import quoteattr
from quoteattr.evaluation import GoldArticle, read_gold, score

Edit = tuple[int, int, str]
Layout = Callable[[str], Iterable[Edit]]
MEASURES = ("content", "exact", "source", "end_to_end")
_PARAGRAPH = regex.compile(r"\s*\n\s*(?=\S)")
_WIDTH = 72
_UTF8_AS_WINDOWS = {"”": "â€\x9d"}


def _sub(pattern: str, words: str | Callable[[regex.Match[str]], str]) -> Layout:
    compiled = regex.compile(pattern)

    def edits(text: str) -> Iterator[Edit]:
        for match in compiled.finditer(text.rstrip()):
            yield match.start(), match.end(), words if isinstance(words, str) else words(match)

    return edits


def _wrapped(text: str) -> Iterator[Edit]:
    """Lines broken where the next word would be longer than the width."""
    column, blank = 0, None
    for match in regex.finditer(r"\S+|\s+", text):
        if match[0].isspace():
            blank = None if "\n" in match[0] else match.span()
            column = 0 if "\n" in match[0] else column
        else:
            if blank is not None and column + len(match[0]) + 1 > _WIDTH:
                yield *blank, "\n"
                column = 0
            column += len(match[0]) + 1


def _tokenised(opening: str, closing: str) -> Layout:
    """Words, marks and contractions set apart, as treebanks have them."""

    def edits(text: str) -> Iterator[Edit]:
        found = [(at, at, " ") for at in _starts(r"""(?<=\S)([,;:?!]|\.(?=[\s"”’')]|$))(?!\d)""", text)]
        found += [(at, at, " ") for at in _starts(r"(?<=\w)(n['’]t|['’](s|re|ve|ll|d|m))\b", text)]
        for match in regex.finditer(r"[“”\"]", text):
            before = text[match.start() - 1 : match.start()]
            opens = match[0] == "“" or (match[0] == '"' and (not before or before.isspace() or before in "(["))
            found.append((*match.span(), f"{opening} " if opens else f" {closing}"))
        return iter(sorted(found))

    return edits


def _starts(pattern: str, text: str) -> Iterator[int]:
    return (match.start() for match in regex.finditer(pattern, text))


LAYOUTS: dict[str, Layout] = {
    "as given": lambda _: (),
    "one line": _sub(_PARAGRAPH.pattern, " "),
    "no blank between paragraphs": _sub(_PARAGRAPH.pattern, ""),
    "a line a paragraph": _sub(_PARAGRAPH.pattern, "\n"),
    "a sentence a line": _sub(r"""(?<=[.!?][”"]) (?=[A-Z“"])|(?<=[a-z]{2}[.!?]) (?=[A-Z“"])""", "\n"),
    "hard-wrapped": _wrapped,
    "tokens, `` ''": _tokenised("``", "''"),
    'tokens, "': _tokenised('"', '"'),
    "two apostrophes": _sub('[“”"]', "''"),
    r"\"": _sub('[“”"]', r"\""),
    '""': _sub('[“”"]', '""'),
    "UTF-8 read as Windows": _sub(
        "[“”‘’—–é]", lambda match: _UTF8_AS_WINDOWS.get(match[0]) or match[0].encode().decode("cp1252")
    ),
    "Windows read as Latin-1": _sub("[“”‘’—–]", lambda match: match[0].encode("cp1252").decode("latin-1")),
    "? for curly marks": _sub("[“”‘’—–]", "?"),
    "small letters": _sub(r"\p{Lu}", lambda match: match[0].lower() if len(match[0].lower()) == 1 else match[0]),
    "capitals": _sub(r"\p{Ll}", lambda match: match[0].upper() if len(match[0].upper()) == 1 else match[0]),
}


def lay_out(article: GoldArticle, layout: Layout) -> GoldArticle:
    """The article and its gold in another layout."""
    pieces: list[str] = []
    moved: list[int] = []  # where each character stands now
    position = size = 0
    for start, end, words in [*layout(article.text), (len(article.text), len(article.text), "")]:
        if start < position:
            continue
        moved += range(size, size + start - position)
        pieces += [article.text[position:start], words]
        size += start - position
        moved += [min(size + at, size + len(words)) for at in range(end - start)]
        size += len(words)
        position = end
    quotes = [
        evolve(
            quote,
            content=_moved(quote.content, moved),
            stated={
                key: _moved(value, moved) if key in ("cue", "source") else value for key, value in quote.stated.items()
            },
        )
        for quote in article.quotes
    ]
    return evolve(article, text="".join(pieces), quotes=tuple(quotes))


def _moved(spans: Any, moved: list[int]) -> Any:
    return spans and tuple((moved[start], moved[end - 1] + 1) for start, end in spans)


def main() -> None:
    """Score every layout and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--model", help="spaCy model: name or directory; by default what quoteattr.load() takes")
    parser.add_argument("--articles", type=int, help="only the first articles of each gold")
    parser.add_argument("--layout", action="append", choices=list(LAYOUTS), help="only this one; may be given again")
    options = parser.parse_args()

    gold = list(read_gold(*options.gold, limit=options.articles))
    extractor = quoteattr.load(options.model, scope="all")
    table = Table("layout", *(f"{measure.replace('_', ' ')} F1" for measure in MEASURES))
    for name in options.layout or LAYOUTS:
        laid = [lay_out(article, LAYOUTS[name]) for article in gold]
        report = score(laid, list(extractor.extract_many([article.text for article in laid])), scope="all", bootstrap=0)
        figures = report.figures["overall"]
        table.add_row(name, *(f"{figures[measure].f1:.3f}" if measure in figures else "" for measure in MEASURES))
    Console(width=100, highlight=False).print(table)


if __name__ == "__main__":
    main()
