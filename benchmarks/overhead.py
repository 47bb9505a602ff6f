"""What the stages cost beside the parse: CPU time of extraction from parsed Docs over that of ``nlp.pipe`` on the same.

    python benchmarks/overhead.py [ARTICLES.jsonl] [--rounds N] [--words N] [--model NAME]

Without a file the articles of ``fixtures/articles`` are taken, again and again until ``--words`` is reached. Both
are timed in turn, round by round; the medians are compared. Exit status 1 where the ratio is over the bar.
"""

from __future__ import annotations

import argparse
import itertools
import json
import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from quoteattr.extractor import Extractor
from quoteattr.text.pipeline import load_pipeline

ROOT = Path(__file__).parents[1]

BAR = 0.15
"""The stage code adds at most this share to the time of ``nlp.pipe``."""


def read_texts(path: Path | None, words: int) -> list[str]:
    """Texts of a JSONL file, or of the fixtures over and over, until ``words`` words are there."""
    texts: Iterator[str]
    if path is not None:
        texts = (json.loads(line)["text"] for line in path.open(encoding="utf-8") if line.strip())
    else:
        articles = [file.read_text(encoding="utf-8") for file in sorted((ROOT / "fixtures/articles").glob("*.txt"))]
        texts = itertools.cycle(articles)
    taken: list[str] = []
    count = 0
    for text in texts:
        if count >= words:
            break
        taken.append(text)
        count += len(text.split())
    return taken


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="?", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--words", type=int, default=20_000)
    parser.add_argument("--model")
    options = parser.parse_args()

    nlp = load_pipeline(options.model)
    extractor = Extractor(nlp)
    texts = read_texts(options.articles, options.words)
    words = sum(len(text.split()) for text in texts)
    for text in texts[:3]:  # the first Docs fill caches
        extractor.extract(nlp(text))

    parses: list[float] = []
    stages: list[float] = []
    for _ in range(options.rounds):
        start = time.process_time()
        docs = list(nlp.pipe(texts))
        parses.append(time.process_time() - start)
        start = time.process_time()
        quotes = sum(len(extractor.extract(doc)) for doc in docs)
        stages.append(time.process_time() - start)

    parse, stage = statistics.median(parses), statistics.median(stages)
    print(f"{len(texts)} articles, {words:,} words, {quotes} quotes, {options.rounds} rounds, {nlp.meta['name']}")
    print(f"nlp.pipe  {parse:7.3f} s  {words / parse:9,.0f} words/s  (from {min(parses):.3f} to {max(parses):.3f})")
    print(f"stages    {stage:7.3f} s  {words / stage:9,.0f} words/s  (from {min(stages):.3f} to {max(stages):.3f})")
    print(f"ratio     {stage / parse:7.1%}    bar {BAR:.0%}")
    return int(stage / parse > BAR)


if __name__ == "__main__":
    sys.exit(main())
