"""Text that no newsroom writes and every archive holds: a plain quote behind it is found all the same, in no time."""

from __future__ import annotations

import time
import unicodedata

import pytest
from contract import check
from texts import FAMILIES, repeat

from quoteattr.errors import SchemaError
from quoteattr.extractor import Extractor
from quoteattr.records import Extraction
from quoteattr.serialize import to_json
from quoteattr.text.paragraphs import LONGEST

# Far above what it takes (a second), far below what a tokeniser without the guard takes (half an hour).
LIMIT = 60.0
QUOTE = "“We will rebuild the bridge,” Ana Diaz said."
CONTENT = "We will rebuild the bridge"
LENGTH = 3_000


def contents(extraction: Extraction) -> list[str]:
    """The words of all quotes."""
    return [quote.text for quote in extraction]


@pytest.mark.parametrize("name", FAMILIES)
def test_the_quote_before_hostile_text_is_found(extractor: Extractor, name: str) -> None:
    """In a paragraph of its own before the noise; the record contract holds of all that is found."""
    text = f"{QUOTE}\n\n.{repeat(FAMILIES[name], LENGTH)}"
    found = extractor.extract(text)
    check(found, text)
    assert CONTENT in contents(found)


# What opens a quotation and never closes it may go on in the next paragraph, which opens with a mark as well.
GOES_ON = {name for name, piece in FAMILIES.items() if ("“" in piece and "”" not in piece) or "„" in piece}


@pytest.mark.parametrize("name", sorted(FAMILIES.keys() - GOES_ON))
def test_the_quote_behind_hostile_text_is_found(extractor: Extractor, name: str) -> None:
    """In a paragraph of its own behind the noise, which ends with a whole piece: a mark cut open would go on."""
    text = f"{FAMILIES[name] * max(1, LENGTH // len(FAMILIES[name]))}.\n\n{QUOTE}"
    found = extractor.extract(text)
    check(found, text)
    assert CONTENT in contents(found)


@pytest.mark.parametrize("run", ["“" * 100_000, '"' * 50_000, "x" * 200_000, "“‘" * 50_000, "\u0301" * 100_000])
def test_a_run_without_a_space_takes_no_time(extractor: Extractor, run: str) -> None:
    """The quote behind it is found, and the run costs seconds at most."""
    started = time.process_time()
    found = extractor.extract(f"{run}\n\n{QUOTE}")
    assert time.process_time() - started < LIMIT
    assert CONTENT in contents(found)


def test_a_sentence_of_twenty_thousand_words_is_read(extractor: Extractor) -> None:
    """In pieces; the quotes at both its ends are found, the last with words before its marks."""
    noise = "so on and " * 6_667
    text = f"“We will rebuild,” Ana Diaz said, and {noise}“nobody will pay for the bridge,” Ivo Lind said."
    assert len(text.split()) > 20_000
    found = extractor.extract(text)
    check(found, text)
    first, *_, last = contents(found)
    assert first == "We will rebuild"
    assert last.endswith("nobody will pay for the bridge")


@pytest.mark.parametrize("joint", [" ", "\n\n"])
def test_text_longer_than_the_pipeline_takes_loses_no_quote(extractor: Extractor, joint: str) -> None:
    """Cut at paragraphs, or inside one at the ends of sentences: every quote is there, and spaCy's limit is kept."""
    nlp = extractor.nlp
    text = joint.join(f"“We will rebuild {number} bridges here,” Ana Diaz said. It rained." for number in range(300))
    before = nlp.max_length
    nlp.max_length = 1_000
    try:
        found = extractor.extract(text)
    finally:
        nlp.max_length = before
    check(found, text)
    assert contents(found) == [f"We will rebuild {number} bridges here" for number in range(300)]


def test_an_overlong_paragraph_is_cut_outside_of_quotations(extractor: Extractor) -> None:
    """Sentences end inside the marks more often than outside."""
    text = " ".join(
        f"“We will rebuild {number} bridges. We will. We must,” Ana Diaz said." for number in range(LONGEST // 30)
    )
    assert contents(extractor.extract(text)) == [
        f"We will rebuild {number} bridges. We will. We must" for number in range(LONGEST // 30)
    ]


QUOTATION_MARKS = [
    chr(code)
    for code in range(0x110000)
    if unicodedata.category(chr(code)) in ("Pi", "Pf") or "QUOTATION MARK" in unicodedata.name(chr(code), "")
]


@pytest.mark.parametrize("mark", QUOTATION_MARKS, ids=unicodedata.name)
def test_every_quotation_mark_of_unicode_is_text(extractor: Extractor, mark: str) -> None:
    """Around words, alone, doubled and left open: nothing raises and nothing else is lost."""
    text = f"{mark}Go home{mark}, said Lind. {mark}\n\n{QUOTE}\n\n{mark}{mark} and {mark}then he"
    found = extractor.extract(text, scope="all")
    check(found, text)
    assert CONTENT in contents(found)


def test_half_a_surrogate_pair_is_text_like_any_other(extractor: Extractor) -> None:
    """What UTF-8 cannot encode raises nothing and keeps its place in the offsets."""
    text = '"We \ud800won the race," said Ana Diaz.'
    found = extractor.extract(text)
    assert contents(found) == ["We \ud800won the race"]
    assert all(text[span.start : span.end] == span.text for quote in found for span in quote.content)


def test_a_split_surrogate_pair_is_read_and_not_written(extractor: Extractor) -> None:
    """JSON would join the halves and move every offset behind them: the error says the remedy; joined, it works."""
    text = "\ud83d\ude00 “We won the race,” said Ana Diaz."
    found = extractor.extract(text)
    assert contents(found) == ["We won the race"]
    with pytest.raises(SchemaError, match="surrogatepass"):
        to_json(found)
    joined = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    check(extractor.extract(joined), joined)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\x00", "\ufeff", "\u200b\u2060", "\u3000", "“”", "“ ”", '"', "."])
def test_what_holds_no_words_holds_no_quote(extractor: Extractor, text: str) -> None:
    """Nothing found, nothing raised."""
    found = extractor.extract(text, scope="all")
    check(found, text)
    assert not found.quotes


OTHER_LANGUAGES = [
    "„Wir bauen die Brücke wieder auf“, sagte Ana Diaz am Dienstag.",
    "« Nous reconstruirons le pont », a déclaré Ana Diaz mardi.",
    "«Мы восстановим мост», — сказала Ана Диас во вторник.",
    "「橋を再建する」とディアス市長は述べた。",
    "“我们会重建这座桥，”安娜·迪亚斯说。",
    "قالت آنا دياز: «سنعيد بناء الجسر».",
    "„Odbudujemy most” — powiedziała Ana Diaz.",
    "»Vi bygger broen op igen,« sagde Ana Diaz.",
    "”Vi bygger upp bron igen”, sade Ana Diaz.",
]


@pytest.mark.parametrize("text", OTHER_LANGUAGES)
def test_other_languages_are_not_refused(extractor: Extractor, text: str) -> None:
    """What is found is true to the text; an English quote beside it is found as ever."""
    mixed = f"{text}\n\n{QUOTE}"
    found = extractor.extract(mixed, scope="all")
    check(found, mixed)
    assert CONTENT in contents(found)


MARKED_UP = [
    ("<p>“We will rebuild the bridge,” Ana Diaz said.</p>", CONTENT),
    ("**“We will rebuild the bridge,”** Ana Diaz said.", CONTENT),
    ("> “We will rebuild the bridge,” Ana Diaz said.", CONTENT),
    ("\ufeff“We will rebuild the bridge,” Ana Diaz said.", CONTENT),
    ("\u200e“We will rebuild the bridge,”\u200e Ana Diaz said.", CONTENT),
    ("“We will\u00a0rebuild the bridge,”\u2003Ana Diaz said.", "We will\u00a0rebuild the bridge"),
    ("\x00“We will rebuild the bridge,”\x00 Ana Diaz said.", CONTENT),
    ("“We will rebuild the bridge 👩\u200d👩\u200d👧,” Ana Diaz said.", f"{CONTENT} 👩\u200d👩\u200d👧"),
]


@pytest.mark.parametrize(("text", "content"), MARKED_UP)
def test_markup_and_invisible_characters_leave_the_quote(extractor: Extractor, text: str, content: str) -> None:
    """Tags, asterisks, byte order marks, marks of direction and odd spaces beside the marks."""
    assert contents(extractor.extract(text)) == [content]
