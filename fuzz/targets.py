"""What is fuzzed: one function per target, from bytes to nothing; any exception but the package's own is a find."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from contract import check
from pipelines import make_stub

from quoteattr.errors import QuoteattrError
from quoteattr.evaluation.formats import read_gold
from quoteattr.extractor import Extractor, Settings
from quoteattr.serialize import from_json, read_jsonl, to_json
from quoteattr.text.blanks import BLANKS
from quoteattr.text.marks import find_marked
from quoteattr.text.paragraphs import find_paragraphs
from quoteattr.text.prepare import find_segments

BRAT_BREAK = b"\n=====\n"
"""Between the text and the annotation of a seed for the brat reader."""


def read_text(data: bytes) -> str:
    """Any bytes as a text: UTF-8 with surrogates, and where it is not that, its bytes as lone surrogates."""
    try:
        return data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return data.decode("utf-8", "surrogateescape")


def paragraphs(data: bytes) -> None:
    """Paragraphs lie in order, apart and trimmed, for any greatest length."""
    longest = 1 + data[0] if data else 100
    text = read_text(data[1:])
    position = 0
    for start, end in find_paragraphs(text, longest):
        assert position <= start < end <= len(text)
        assert end - start <= longest
        assert text[start] not in BLANKS
        assert text[end - 1] not in BLANKS
        assert BLANKS.issuperset(text[position:start])
        position = end
    assert BLANKS.issuperset(text[position:])


def marks(data: bytes) -> None:
    """Marked stretches lie in their paragraph, nested or apart; copies for the parser lead back to the article."""
    text = read_text(data)
    found = find_paragraphs(text)
    stretches = find_marked(text, found)
    open_: list[int] = []
    last = 0
    for stretch in stretches:
        start, end = found[stretch.paragraph]
        assert start <= stretch.start <= stretch.inner_start < stretch.inner_end <= stretch.end <= end
        assert stretch.start >= last
        last = stretch.start
        open_ = [outer for outer in open_ if outer > stretch.start]
        assert all(stretch.end <= outer for outer in open_)
        open_.append(stretch.end)
    for nested in (False, True):
        for segment in find_segments(text, found, stretches, nested=nested):
            low, high = found[segment.paragraph]
            for at in range(len(segment.text)):
                start, end, _ = segment.origin(at, at + 1)
                assert low <= start < end <= high


def reading_json(data: bytes) -> None:
    """JSON of extractions is read, or refused with our error; what was read is written and read back equal."""
    try:
        extraction = from_json(data)
    except QuoteattrError:
        return
    check_round_trip(to_json(extraction))


def check_round_trip(written: str) -> None:
    """What was written is read back, and written the same."""
    assert to_json(from_json(written)) == written


def reading_jsonl(data: bytes) -> None:
    """Lines of extractions, from a file opened as text is opened."""
    try:
        for extraction in read_jsonl(read_text(data).split("\n")):
            to_json(extraction)
    except QuoteattrError:
        return


def reading_gold(data: bytes) -> None:
    """A JSONL file of gold articles, in whichever of the known shapes."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "gold.jsonl"
        file.write_bytes(data)
        try:
            read_gold(file)
        except QuoteattrError as error:
            assert_names(error, "gold.jsonl")


def reading_brat(data: bytes) -> None:
    """A text with its brat annotation."""
    text, _, annotation = data.partition(BRAT_BREAK)
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "a.txt").write_bytes(text)
        (Path(folder) / "a.ann").write_bytes(annotation)
        try:
            read_gold(Path(folder))
        except QuoteattrError as error:
            assert_names(error, "a.")


def assert_names(error: Exception, file: str) -> None:
    """An error about a file says which, on one line."""
    assert file in str(error), str(error)
    assert "\n" not in str(error), str(error)


@cache
def extractors() -> list[Extractor]:
    """Two extractors of random trees: without and with speech inside quotations."""
    nlp = make_stub()
    return [Extractor(nlp, Settings(nested=nested, scope="all")) for nested in (False, True)]


def extraction(data: bytes) -> None:
    """The whole extraction, over random trees."""
    if not data:
        return
    text = read_text(data[1:])
    check(extractors()[data[0] % 2].extract(text, published="2026-03-06"), text)


TARGETS: dict[str, Callable[[bytes], None]] = {
    "brat": reading_brat,
    "extraction": extraction,
    "gold": reading_gold,
    "json": reading_json,
    "jsonl": reading_jsonl,
    "marks": marks,
    "paragraphs": paragraphs,
}


def make_seeds() -> dict[str, list[bytes]]:
    """Well-formed inputs for every target to start from."""
    from texts import PHRASES, make_texts

    texts = [*PHRASES, *make_texts(40, seed=7, longest=20)]
    encoded = [text.encode("utf-8", "surrogatepass") for text in texts]
    records = [to_json(extractors()[0].extract(text)) for text in PHRASES]
    article = "“We will rebuild,” said Ana Diaz.\n"
    note = (
        "T1\tContent 1 16\tWe will rebuild\nT2\tCue 19 23\tsaid\nT3\tSource 24 32\tAna Diaz\n"
        "E1\tContent:T1 Cue:T2 Source:T3\nA1\tFactive E1\n#1\tAnnotatorNotes T1\tnone\n"
    )
    compact = {"id": "a", "text": article, "quotes": [{"content": [[1, 16]], "cue": [[19, 23]], "source": [[24, 32]]}]}
    return {
        "brat": [article.encode() + BRAT_BREAK + note.encode()],
        "extraction": [bytes([at % 2]) + text for at, text in enumerate(encoded)],
        "gold": [json.dumps(compact).encode(), *[record.encode("utf-8", "surrogatepass") for record in records]],
        "json": [record.encode("utf-8", "surrogatepass") for record in records],
        "jsonl": ["\n".join(records[:3]).encode("utf-8", "surrogatepass")],
        "marks": encoded,
        "paragraphs": [b"\x20" + text for text in encoded],
    }
