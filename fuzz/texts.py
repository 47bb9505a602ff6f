"""Hostile texts, made up: pieces that are put together at random, and families of one piece that is repeated.

Shared by the tests, the fuzzing harness and ``fuzz/many.py``. Nothing here comes from a newspaper.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

MARKS = [*"\"“”„‟«»＂〝〞❝❞'‘’‚‛`‹›´″′「」『』", "''", "``", "’’", "‘‘", "”“", '""', "'\"", "“‘", "’”"]
WORDS = """said says told asked added wrote warned announced denied promised ordered believes thinks wants hopes plans
 according statement interview report letter spokesman spokeswoman mayor minister president chairman council ministry
 police officials sources people they he she it we I who which that whether if because while the a an of to in on by for
 with from at as not never no yes and or but Ana Diaz Ivo Lind Mr Mrs Ms Dr Sir Lord Senator Gov. Rep. Ostrel Marn
 Harbour Radio Ostrel Times BBC Reuters CNN Anadolu reporters lawmakers parliament Twitter Tuesday June 2027 taxes rise
 will would could had has been is are was were don't won't can't isn't U.S. J. T. 3.5 1,200 40% $3m £3.2m 6'2" 12"
 told reporters quoted saying accused criticised praised insisted claims argues testified tweeted posted asked how why
 what when where bridge fares water plan need go wait never again “broke” ‘no’ so-called self-styled dubbed""".split()
PHRASES = [
    "“We will rebuild,” said Ana Diaz, mayor of Ostrel.",
    "“We never asked for any of this,” he added. “Now go.”",
    "Taxes will rise, she told Harbour Radio on Tuesday.",
    "The mayor of Ostrel, Ana Diaz, said that “nobody” will pay.",
    "According to the council, the bridge is shut.",
    "'Don't go,' the workers' leader said.",
    "LIND: We are done.",
    "IVO LIND, the chairman: No. We never did.",
    "OSTREL, Marn (Harbour Wire) - The council said on Monday it was broke.",
    "She did not say why; her spokesman, Ivo Lind, declined to comment.",
    "“‘Wait here,’ she told me,” Mr Lind recalled. “I did.”",
    "Mayor Says Taxes Will Rise",
    "COUNCIL: NO NEW TAXES, SAYS DIAZ",
    "Ms Diaz tweeted: “So it begins",
    "the so-called “reforms” and the “Iron Lady”",
    "`` We wo n't pay , '' said Ms. Diaz -LRB- Marn -RRB- .",
    '" It is late , " she said . " Go home . "',
    "<p>&ldquo;So it begins,&rdquo; said <b>Ana Diaz</b>.</p>",
    "Asked whether she would stand again, Ms Diaz said no.",
    "Officials, speaking on condition of anonymity, told the Ostrel Times that the fund is empty.",
]
MARKUP = [
    "<p>", "</p>", '<a href="x">', "<br/>", "&quot;", "&#8220;", "&amp;", "<script>alert('x')</script>", "**",
    "__", "## ", "> ", "- ", "* ", "[a](b)", "![", "```", "~~", "|", '\\"', "{{", "}}", "%s", "${x}", "../..",
    'http://a.example/b?c="d"', "@lind", "#ostrel", "RT @diaz:", "a@b.example",
]  # fmt: skip
BROKEN = [
    "â€œ", "â€\x9d", "â€™", "Ã©", "�", "\ud800", "\udfff", "\udc80", "ï»¿", "â€",
    "Ã¢â‚¬Å“", "\x93", "\x94", "\x92", "\\n", "\\u201c", "\\\"", "ÃƒÂ¢Ã¢â€šÂ¬Ã…â€œ",
]  # fmt: skip
ODD = [
    "\x00", "\x01", "\x1b[31m", "\x7f", "\x80", "\x85", "\x1c", "\x1f", "\ufeff", "\u200b", "\u200c", "\u200d",
    "\u2060", "\xad", "\u200e", "\u200f", "\u202a", "\u202e", "\u2066", "\u2069", "́", "̣", "ẹ́", "⃝",
    "\U000e0041", "\ue000", "\uffff", "\U0010ffff", "👩\u200d👩\u200d👧", "🇫🇷", "😀", "ǆ", "ﬁ", "İ", "ß", "Ω", "ſ",
    "ẞ", "今日は", "「行け」と言った", "قال الوزير", "сказал", "«Да», — сказал он.", "„Nein“, sagte er.",
    "« Non », dit-il.", "—Vámonos —dijo.", "\u2028", "\u2029", "\x0b", "\x0c", "\xa0", "\u3000", "\u1680",
    "\u2009", "\u202f",
]  # fmt: skip
POINTS = [
    " ,", " .", "`` ", " ''", " 's", " n't",
    ".", ",", ";", ":", "?", "!", "…", "-", "–", "—", "(", ")", "[", "]", "{", "}", "/", "\\", "*", "_", "+",
    "=", "~", "^", ". ", ", ", ": ", "... ", " - ", " — ", "--", "’s ", "'s ", "s' ", "!?", "?!", "(...)",
    "[…]",
]  # fmt: skip
SPACES = [" ", "  ", "\n", "\n\n", "\n\n\n", "\r\n", "\r\n\r\n", "\r", "\t", "\n \n", "\u2029"]
KINDS = ((MARKS, 6), (WORDS, 14), (PHRASES, 3), (MARKUP, 1), (BROKEN, 1), (ODD, 2), (POINTS, 4), (SPACES, 3))


def make_text(rng: random.Random, longest: int = 60) -> str:
    """A text of up to so many pieces: news that something went wrong with, more or less of it."""
    weights = [weight * rng.choice((0, 1, 1, 2)) for _, weight in KINDS]
    if not any(weights):
        weights = [weight for _, weight in KINDS]
    glue = rng.choice(("", " ", " ", " "))
    parts = []
    for _ in range(rng.randint(0, longest)):
        (pieces, _), *_ = rng.choices(KINDS, weights)
        piece = rng.choice(pieces)
        parts.append(piece if rng.random() > 0.03 else piece * rng.randint(2, 9))
    return glue.join(parts)


def make_texts(count: int, seed: int = 0, longest: int = 60) -> Iterator[str]:
    """So many texts, the same ones for the same seed."""
    for number in range(count):
        yield make_text(random.Random(f"{seed}-{number}"), longest)


# One piece of each is repeated up to a megabyte: the time that it takes must grow no faster than the text.
FAMILIES = {
    "idioms": "made clear that she ",
    "interviews": "Q: Why did you go?\n\nA: Because I had to.\n\n",
    "opening marks": "“",
    "opening marks apart": "“ ",
    "opening marks, words": "“a ",
    "opening marks, sentences": "“Go now. ",
    "closing marks, words": "a” ",
    "closing marks, sentences": "Go now.” ",
    "straight marks": '"',
    "straight marks, words": '"a ',
    "words in straight marks": '"a" ',
    "apostrophes": "'",
    "apostrophes, words": "'a ",
    "words, apostrophes": "a' ",
    "single opening marks": "‘a ",
    "single closing marks": "a’ ",
    "backticks": "`",
    "nested marks": "“‘",
    "nested marks, words": "“a ‘b ",
    "nested marks of two kinds": "«„",
    "quotes": "“Go now,” he said. ",
    "quotes without a full stop": "“Go now,” he said ",
    "quotes in paragraphs": "“Go now,” said Ana Diaz.\n\n",
    "a quotation over paragraphs": "“Go now.\n\n",
    "inches": "6'2\" ",
    "tokens": "`` I wo n't go , '' said Ms. Diaz -LRB- 40 -RRB- . ",
    "tokens, straight marks": '" I will not go , " she said . ',
    "character references": "&ldquo;No&rdquo; ",
    "tags": "<p>No</p> ",
    "open tags": "<a ",
    "no space": "x",
    "no line": "The mayor of Ostrel, Ana Diaz, said on Tuesday that taxes will rise. ",
    "no full stop": "word ",
    "one sentence": "the mayor of Ostrel, Ana Diaz, said on Tuesday that taxes will rise, ",
    "cues": "said ",
    "cues in cues": "he said that ",
    "phrases in phrases": "the mayor of ",
    "according": "according to ",
    "names": "Ana ",
    "names, commas": "Ana Diaz, ",
    "names, and": "Ana Diaz and ",
    "titles": "Mr. Diaz, mayor of Ostrel, ",
    "initials": "A. ",
    "initials, no space": "A.",
    "capitals": "CAP ",
    "abbreviations": "U.S. ",
    "labels": "LIND: a\n",
    "labels in a line": "LIND: a ",
    "outlets": "told the Ostrel Times ",
    "quotes to outlets": "“Go,” he told the Ostrel Times. ",
    "full stops": ".",
    "full stops apart": ". ",
    "ellipses": "…",
    "digits": "1",
    "dates": "on Tuesday, June 3, 2025, ",
    "commas": ", ",
    "dashes": "—",
    "dashes, words": " — a",
    "hyphens": "a-",
    "brackets": "(a ",
    "lines": "a\n",
    "empty lines": "\n",
    "returns": "a\r",
    "spaces": " ",
    "tabs, words": "a" + "\t" * 50,
    "zero-width spaces": "\u200b",
    "NUL": "a\x00 ",
    "surrogates": "\ud800",
    "surrogates, words": "a\ud800 ",
    "bidirectional marks": "\u202ea\u202c ",
    "combining marks": "a\u0301",
    "only combining marks": "\u0301",
    "emoji": "👩\u200d👩\u200d👧\u200d👦 ",
    "HTML": '<p class="x">Go &amp; “see”</p> ',
    "Markdown": "**a** _b_ [c](d) ",
    "addresses": "http://a.example/b?c=d ",
    "mojibake": "â€œGoâ€\x9d he said. ",
    "Arabic": "قال الوزير ",
    "Japanese": "「行け」と言った。",
    "articles": "The mayor of Ostrel, Ana Diaz, said on Tuesday that taxes will rise.\n\n"
    "“We will not,” she told the Ostrel Times. Her critics say it is too late.\n\n",
}  # fmt: skip


def repeat(piece: str, length: int) -> str:
    """The piece again and again, ``length`` characters long."""
    return (piece * (length // len(piece) + 1))[:length]
