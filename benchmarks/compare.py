"""quoteattr and textacy's ``direct_quotations`` on the same articles with the same spaCy model, in one table.

    python benchmarks/compare.py GOLD.jsonl [--model NAME] [--rounds 3] [--articles N]

Both systems are scored by the same alignment against the same gold. textacy finds direct quotes only, so the lines
that compare like with like are the direct ones; an exception of either system on an article counts as a miss of all its
gold, and is listed. Speed is from text to records, model loaded, the rounds of the systems interleaved.
"""

from __future__ import annotations

import argparse
import statistics
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import spacy
from rich.console import Console
from rich.table import Table

import quoteattr
from quoteattr.evaluation import Crash, Report, Run, predict, read_gold, score
from quoteattr.records import Act, Cue, Extraction, Quote, QuoteType, Source, SourceForm, Span, Speaker, SpeakerKind
from quoteattr.text.pipeline import load_pipeline

MEASURES = ("content", "exact", "words", "end_to_end", "cue", "source", "speaker")
SLICES = ("overall", "direct", "mixed", "indirect")


class Textacy:
    """textacy's direct quotations as an extractor of our records."""

    def __init__(self, nlp: spacy.language.Language) -> None:
        self._nlp = nlp

    def extract_many(self, texts: Iterable[str], *, scope: Any) -> Iterator[Extraction | Crash]:
        """Yield an extraction for each text; where textacy raises, its error in the place of one."""
        from textacy.extract.triples import direct_quotations

        for doc in self._nlp.pipe(texts):
            try:
                yield _as_extraction(doc, list(direct_quotations(doc)))
            except Exception as error:  # textacy refuses articles with an odd number of marks
                yield Crash(id=None, error=f"{type(error).__name__}: {error}")


def _as_extraction(doc: spacy.tokens.Doc, triples: Iterable[Any]) -> Extraction:
    quotes: list[Quote] = []
    speakers: dict[str, Speaker] = {}
    for number, triple in enumerate(triples, start=1):
        source = _span(doc, triple.speaker)
        speaker = speakers.setdefault(
            source.text, Speaker(id=f"s{len(speakers) + 1}", name=source.text, kind=SpeakerKind.PERSON)
        )
        quotes.append(
            Quote(
                id=f"q{number}",
                type=QuoteType.DIRECT,
                content=(_span(doc, triple.content),),
                cue=Cue(spans=(_span(doc, triple.cue),), lemma=triple.cue[-1].lemma_, act=Act.ASSERTION),
                source=Source(spans=(source,), form=SourceForm.NAME),
                speaker=speaker,
                rule="textacy.direct",
                confidence=1.0,
            )
        )
    return Extraction(text=doc.text, quotes=tuple(quotes), speakers=tuple(speakers.values()))


def _span(doc: spacy.tokens.Doc, tokens: Any) -> Span:
    first, last = tokens[0], tokens[-1]
    return Span.of(doc.text, first.idx, last.idx + len(last))


def main() -> None:
    """Run both systems and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--model", help="spaCy model: name or directory; by default what quoteattr.load() takes")
    parser.add_argument("--rounds", type=int, default=3, help="timed rounds; the median speed is printed")
    parser.add_argument("--articles", type=int, help="only the first articles of each gold")
    options = parser.parse_args()

    gold = read_gold(*options.gold, limit=options.articles)
    # A pipeline for each: quoteattr may change the one that it is given.
    theirs = load_pipeline(options.model)
    systems: dict[str, Any] = {"quoteattr": quoteattr.load(options.model), "textacy": Textacy(theirs)}
    runs: dict[str, list[Run]] = {name: [] for name in systems}
    for _ in range(options.rounds):
        for name, system in systems.items():
            runs[name].append(predict(gold, system, scope="all"))
    reports = {name: score(gold, done[0], scope="all", bootstrap=0) for name, done in runs.items()}

    console = Console(width=110, highlight=False)
    console.print(
        f"{len(gold)} articles, {sum(len(article.quotes) for article in gold)} attributions, "
        f"model {theirs.meta['lang']}_{theirs.meta['name']} {theirs.meta['version']}"
    )
    console.print(_table(reports))
    for name, done in runs.items():
        speeds = [reports[name].words / run.seconds for run in done if run.seconds]
        spread = f"{min(speeds):,.0f} to {max(speeds):,.0f}"
        console.print(f"{name}: {statistics.median(speeds):,.0f} words/s (median of {len(speeds)} rounds, {spread})")
    for name, report in reports.items():
        if report.crashes:
            console.print(f"{name} raised on {len(report.crashes)} articles, all their gold counts as missed:")
        for article, error in report.crashes:
            console.print(f"  {article}: {error}", markup=False, overflow="ellipsis", no_wrap=True)


def _table(reports: dict[str, Report]) -> Table:
    table = Table("measure", *(f"{name} {figure}" for name in reports for figure in ("P", "R", "F1")))
    for part in SLICES:
        for measure in MEASURES:
            figures = [report.figures.get(part, {}).get(measure) for report in reports.values()]
            if any(figure is not None and figure.counts.gold for figure in figures):
                cells = [
                    "" if figure is None else f"{value:.3f}"
                    for figure in figures
                    for value in ((0.0, 0.0, 0.0) if figure is None else (figure.precision, figure.recall, figure.f1))
                ]
                table.add_row(f"{part} {measure.replace('_', ' ')}", *cells)
        table.add_section()
    return table


if __name__ == "__main__":
    main()
