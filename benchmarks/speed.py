"""Words per second, in one run and interleaved: spaCy's full pipeline alone, quoteattr, textacy's direct quotations.

    python benchmarks/speed.py [ARTICLES.jsonl] [--rounds N] [--words N] [--model NAME]
    python benchmarks/speed.py --growth            time against length and against the number of quotes
    python benchmarks/speed.py --processes 2       one process against several (wall clock and CPU time)
    python benchmarks/speed.py --memory 20000      memory along a stream of so many articles

Without a file the articles of ``fixtures/articles`` are taken until ``--words`` is reached. CPU time of one
process, BLAS with one thread. The first round fills caches and is shown apart; medians and ranges are of the others.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import itertools
import multiprocessing
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))  # `python benchmarks/speed.py` from anywhere

from overhead import read_texts
from threadpoolctl import threadpool_limits

from quoteattr.batch import extract_many
from quoteattr.extractor import load
from quoteattr.text.pipeline import load_pipeline

BAR, GRAMMAR_BAR, PROCESS_BAR, LENGTH_BAR = 2.2, 4.5, 1.7, 1.5


def engines(model: str | None) -> dict[str, Callable[[list[str]], object]]:
    """Each way of reading, with a pipeline of its own, so that none profits from another's caches."""
    plain = load_pipeline(model)
    default, grammar = load(model), load(model, entities="grammar")
    found: dict[str, Callable[[list[str]], object]] = {
        "spaCy alone": lambda texts: sum(len(doc) for doc in plain.pipe(texts)),
        "quoteattr": lambda texts: sum(len(one) for one in default.extract_many(texts)),
        "quoteattr, entities=grammar": lambda texts: sum(len(one) for one in grammar.extract_many(texts)),
    }
    try:
        from textacy.extract.triples import direct_quotations
    except ImportError:
        print("textacy is not installed: left out", file=sys.stderr)
        return found
    peer = load_pipeline(model)

    def textacy(texts: list[str]) -> int:
        count = 0
        for doc in peer.pipe(texts):
            with contextlib.suppress(ValueError):  # it raises for an article with an odd number of marks
                count += sum(1 for _ in direct_quotations(doc))
        return count

    found["textacy, direct quotations"] = textacy
    return found


def timed(read: Callable[[list[str]], object], texts: list[str]) -> float:
    """CPU seconds."""
    gc.collect()
    started = time.process_time()
    read(texts)
    return time.process_time() - started


def compare(texts: list[str], model: str | None, rounds: int) -> bool:
    """Print words per second of all engines; whether the bars are met."""
    words = sum(len(text.split()) for text in texts)
    ways = engines(model)
    times: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds + 1):
        for name, read in ways.items():
            times[name].append(timed(read, texts))
    first = {name: taken[0] for name, taken in times.items()}
    median = {name: statistics.median(taken[1:]) for name, taken in times.items()}
    print(f"{len(texts)} articles, {words:,} words, {rounds} rounds after the first")
    print(f"{'':28} {'words/s':>8} {'range':>15} {'ratio':>6} {'first round':>12} {'ratio':>6}")
    for name, taken in times.items():
        rates = sorted(words / seconds for seconds in taken[1:])
        print(
            f"{name:28} {words / median[name]:8,.0f} {rates[0]:7,.0f}–{rates[-1]:7,.0f}"
            f" {median['spaCy alone'] / median[name]:6.2f} {words / first[name]:12,.0f}"
            f" {first['spaCy alone'] / first[name]:6.2f}"
        )
    default = median["spaCy alone"] / median["quoteattr"]
    grammar = median["spaCy alone"] / median["quoteattr, entities=grammar"]
    print(f"bars: quoteattr {default:.2f} (≥ {BAR}), grammar {grammar:.2f} (≥ {GRAMMAR_BAR})")
    return default >= BAR and grammar >= GRAMMAR_BAR


def grow(texts: list[str], model: str | None) -> bool:
    """Print time per word against an article's length, and time against its number of quotes."""
    extractor = load(model)
    source = list(itertools.islice(itertools.cycle(" \n\n".join(texts).split(" ")), 200_000))
    extractor.extract(" ".join(source[:50_000]))
    per_word: dict[int, float] = {}
    for size in (100, 1_000, 10_000, 50_000, 200_000):
        text = " ".join(source[:size])
        repeat = max(1, 20_000 // size)
        taken = [timed(lambda texts: [extractor.extract(one) for one in texts], [text] * repeat) for _ in range(3)]
        per_word[size] = min(taken) / repeat / size
        print(f"{size:8,} words: {per_word[size] * 1e6:7.1f} µs per word")
    quote = "“We will wait for the {} report,” said Ines Carro, the mayor. Paul Reyes added that it is late.\n\n"
    for count in (10, 100, 1_000, 10_000):
        text = "".join(quote.format(number) for number in range(count // 2))
        seconds = timed(lambda texts: extractor.extract(texts[0]), [text])
        print(f"{count:8,} quotes: {seconds / count * 1e3:7.2f} ms per quote")
    ratio = per_word[200_000] / per_word[1_000]
    print(f"bar: 200,000 words against 1,000: {ratio:.2f} (≤ {LENGTH_BAR})")
    return ratio <= LENGTH_BAR


def share(texts: list[str], model: str | None, processes: int, count: int, rounds: int) -> bool:
    """Print the time of one process and of several over the same articles, their start left out, the best of rounds.

    Where other programs run beside, the ratio of CPU times says what free cores would give at most.
    """
    articles = list(itertools.islice(itertools.cycle(texts), count))
    walls: dict[int, list[float]] = {1: [], processes: []}
    cpus: dict[int, list[float]] = {1: [], processes: []}
    for number in (1, processes) * rounds:
        stream = extract_many(itertools.chain(articles[: 32 * number * 3], articles), nlp=model, n_process=number)
        for _ in range(32 * number * 3):  # all processes are up and warm
            next(stream)
        started, used = time.perf_counter(), _cpu_of_all()
        for done, _ in enumerate(stream, 1):
            if done == count - 1:  # the processes end with the last article
                cpus[number].append(_cpu_of_all() - used)
        walls[number].append(time.perf_counter() - started)
    for number in (1, processes):
        wall, cpu = min(walls[number]), min(cpus[number])
        print(f"{number} process{'es' if number > 1 else ''}: {count / wall:.1f} articles/s, CPU {cpu:.1f} s in all")
    ratio = min(walls[1]) / min(walls[processes])
    bound = processes * min(cpus[1]) / min(cpus[processes])
    print(f"bar: {ratio:.2f} (≥ {PROCESS_BAR} with two on two free cores); by CPU time at most {bound:.2f}")
    return ratio >= PROCESS_BAR


def _cpu_of_all() -> float:
    """CPU seconds of this process and its children (Linux)."""
    used = time.process_time()
    for child in multiprocessing.active_children():
        fields = Path(f"/proc/{child.pid}/stat").read_text().rpartition(")")[2].split()
        used += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return used


def remember(texts: list[str], model: str | None, count: int) -> bool:
    """Print the memory in use along a stream of articles, each with new words in it."""

    def articles() -> Iterator[str]:
        for number in range(count):
            yield f"{texts[number % len(texts)][:1500]}\n\nWord{number} Name{number} said that code{number} is new."

    sizes: list[float] = []
    for done, _ in enumerate(extract_many(articles(), nlp=model), start=1):
        if done % (count // 20) == 0:
            pages = int(Path("/proc/self/statm").read_text().split()[1])
            sizes.append(pages * os.sysconf("SC_PAGE_SIZE") / 2**20)
            print(f"{done:8,} articles: {sizes[-1]:6.0f} MB")
    growth = max(sizes) / sizes[0]
    print(f"bar: the most is {growth:.2f} times what it is after the first {count // 20:,} (≤ 1.10)")
    return growth <= 1.1


def main() -> int:
    """Measure and print; exit status 1 where a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="?", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--words", type=int, default=100_000)
    parser.add_argument("--model")
    parser.add_argument("--growth", action="store_true")
    parser.add_argument("--processes", type=int)
    parser.add_argument("--count", type=int, default=2_000, help="how many with --processes")
    parser.add_argument("--memory", type=int)
    options = parser.parse_args()
    texts = read_texts(options.articles, options.words)
    if options.processes:
        met = share(texts, options.model, options.processes, options.count, options.rounds)
        return 0 if met else 1
    with threadpool_limits(1):
        if options.growth:
            return 0 if grow(texts, options.model) else 1
        if options.memory:
            return 0 if remember(texts, options.model, options.memory) else 1
        return 0 if compare(texts, options.model, options.rounds) else 1


if __name__ == "__main__":
    sys.exit(main())
