"""Put many generated texts through the whole extraction and count what goes wrong.

python fuzz/many.py --count 200000            # random trees: a few milliseconds a text
python fuzz/many.py --count 20000 --model en_core_web_sm
"""

from __future__ import annotations

import argparse
import datetime
import sys
import time
import traceback
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from contract import check
from pipelines import make_stub
from texts import make_texts

from quoteattr.extractor import Extractor, Settings
from quoteattr.text.pipeline import load_pipeline

PUBLISHED = datetime.date(2026, 3, 6)


def main() -> int:
    """Run, print the figures, and return 1 where a text failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--model", help="a spaCy model; random trees by default")
    parser.add_argument("--longest", type=int, default=60, help="pieces in a text")
    options = parser.parse_args()
    nlp = load_pipeline(options.model) if options.model else make_stub()
    extractors = [Extractor(nlp, Settings(nested=nested, scope="all")) for nested in (False, True)]
    failed: Counter[str] = Counter()
    characters = quotes = 0
    started = time.perf_counter()
    for number, text in enumerate(make_texts(options.count, options.seed, options.longest)):
        characters += len(text)
        try:
            extraction = extractors[number % 2].extract(text, published=PUBLISHED)
            quotes += len(extraction.quotes)
            check(extraction, text)
        except Exception as error:  # of any kind: that is what is looked for
            where = traceback.extract_tb(error.__traceback__)[-1]
            name = f"{type(error).__name__} at {Path(where.filename).name}:{where.lineno}"
            failed[name] += 1
            if failed[name] <= 3:
                print(name, repr(str(error)[:200]), f"nested={number % 2 == 1}", ascii(text), flush=True)
        if number % 10_000 == 9_999:
            seconds = time.perf_counter() - started
            print(f"{number + 1} texts, {sum(failed.values())} failed, {seconds:.0f} s", flush=True)
    print(f"{options.count} texts, {characters} characters, {quotes} quotes, {sum(failed.values())} failed")
    for name, count in failed.most_common():
        print(count, name)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
