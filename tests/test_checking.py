"""Checking claimed quotes: verdicts, evidence, diffs, and the bar on claims made from the fixture articles."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import attrs
import pytest

from quoteattr.checking import Check, EditKind, Verdict, check, check_many, find_claims
from quoteattr.checking.words import split_claim, split_words
from quoteattr.errors import SettingsError
from quoteattr.extractor import Extractor
from quoteattr.records import Extraction, Quote, QuoteType
from quoteattr.serialize import from_json

ARTICLES = Path(__file__).parents[1] / "fixtures" / "articles"
RIGHT_BAR = 0.98
"""Share of right verdicts on the 300 made claims."""

ARTICLE = (
    "OSTREL — “We will rebuild the bridge by May, and nobody will pay a toll to cross it,” said Ines Carro, the mayor. "
    "“The state promised us 1,200 workers. We have seen 40 per cent of them.”\n\n"
    "Tomasz Wilk, a union leader, told the Ostrel Post that the workers would strike in April unless wages rise.\n\n"
    "“I have never heard such nonsense,” said Ada Stone, the treasurer. The river froze twice that winter.\n"
)


@cache
def load_articles() -> tuple[Extraction, ...]:
    """The gold extractions."""
    return tuple(from_json(path.read_text()) for path in sorted(ARTICLES.glob("*.json")))


@pytest.fixture(scope="module")
def article(extractor: Extractor) -> Extraction:
    """The article above, extracted."""
    return extractor.extract(ARTICLE, scope="all")


CLAIMS: list[tuple[str, str | None, Verdict]] = [
    ("We will rebuild the bridge by May, and nobody will pay a toll to cross it", "Ines Carro", Verdict.EXACT),
    ('"we will rebuild the bridge by May" ', "Carro", Verdict.EXACT),
    ("‘We will rebuild the bridge by May – and nobody will pay a toll’", "the mayor", Verdict.EXACT),
    ("We will rebuild … and nobody will pay a toll", None, Verdict.EXACT),
    ("[W]e will rebuild [it] by May", "Mayor Ines Carro", Verdict.EXACT),
    ("The state promised us 1200 workers. We have seen 40% of them.", "Ines Carro", Verdict.EXACT),
    ("nobody will pay a toll to cross it. The state promised us 1,200 workers", "Ines Carro", Verdict.EXACT),
    ("We will rebuild the tunnel by May", "Ines Carro", Verdict.ALTERED),
    ("We will not rebuild the bridge by May", None, Verdict.ALTERED),
    ("We will rebuild and nobody will pay a toll to cross it", None, Verdict.ALTERED),
    ("We rebuild … and everybody will pay a toll", None, Verdict.ALTERED),
    ("We will strike in April unless wages rise", "Tomasz Wilk", Verdict.PARAPHRASE),
    ("the workers would strike in April unless wages rise", "Tomasz Wilk", Verdict.PARAPHRASE),
    ("Our workers strike in April if wages do not rise", None, Verdict.PARAPHRASE),
    ("the workers would strike in April", None, Verdict.PARAPHRASE),
    ("the workers would not strike in April", None, Verdict.ALTERED),
    ("Our workers need new boots and gloves", None, Verdict.ABSENT),
    ("I have never heard such nonsense", "Ada Stone", Verdict.EXACT),
    ("I have never heard such nonsense", "Ines Carro", Verdict.MISATTRIBUTED),
    ("I have rarely heard such nonsense", "Tomasz Wilk", Verdict.MISATTRIBUTED),
    ("We will strike in April unless wages rise", "Ada Stone", Verdict.MISATTRIBUTED),
    ("[I]’ve never heard such nonsense", "Ada Stone", Verdict.ALTERED),
    ("We will rebuild the bridge by May. I have never heard such nonsense", None, Verdict.SPLICED),
    ("The river froze twice that winter", None, Verdict.ABSENT),
    ("We will rebuild … [the] toll … in winter", None, Verdict.ALTERED),
    ("We will rebuild the bridge … the bridge by May", None, Verdict.ALTERED),
    ("whom whose ourselves", None, Verdict.ABSENT),
    ("Nobody told the truth about the harbour", None, Verdict.ABSENT),
    ("…", None, Verdict.ABSENT),
    ("", None, Verdict.ABSENT),
]


@pytest.mark.parametrize(("text", "speaker", "verdict"), CLAIMS, ids=lambda value: str(value)[:40])
def test_verdicts(article: Extraction, text: str, speaker: str | None, verdict: Verdict) -> None:
    """Marks, spaces, case, ellipses and insertions forgiven; every changed word, speaker and seam told."""
    (found,) = check(article, [{"text": text, "speaker": speaker}])
    assert found.verdict is verdict, found
    for span in found.evidence:
        assert article.text[span.start : span.end] == span.text


def test_evidence_and_speaker(article: Extraction) -> None:
    """A misattributed claim names the one who said it, the quote and the place."""
    (found,) = check(article, [{"text": "I have never heard such nonsense", "speaker": "Wilk"}])
    assert found.speaker == "Ada Stone"
    assert found.speaker_agrees is False
    assert [span.text for span in found.evidence] == ["I have never heard such nonsense"]
    assert [quote.id for quote in article if "nonsense" in quote.text] == list(found.quotes)


def test_a_doubtful_link_is_told(article: Extraction) -> None:
    """Where the article's speaker was linked by a pronoun, a wrong speaker is worth a look; by a name it is not."""
    claim = {"text": "I have never heard such nonsense", "speaker": "Tomasz Wilk"}
    (firm,) = check(article, [claim])
    doubtful = attrs.evolve(article, quotes=tuple(attrs.evolve(quote, link="pronoun") for quote in article.quotes))
    (found,) = check(doubtful, [claim])
    assert (firm.link, found.link) == ("full-name", "pronoun")
    assert "worth a look" in found.reason
    assert "worth a look" not in firm.reason


def test_diff(article: Extraction) -> None:
    """An altered claim has a diff that gives both wordings; an exact one has none."""
    altered, exact = check(article, ["We shall rebuild the old bridge", "We will rebuild the bridge"])
    kinds = [(edit.kind, edit.article, edit.claim) for edit in altered.diff]
    assert (EditKind.REPLACED, "will", "shall") in kinds
    assert (EditKind.ADDED, "", "old") in kinds
    assert " ".join(edit.article for edit in altered.diff if edit.article) == "We will rebuild the bridge"
    assert " ".join(edit.claim for edit in altered.diff if edit.claim) == "We shall rebuild the old bridge"
    assert 0.5 < altered.similarity < 1
    assert exact.diff == ()
    assert exact.similarity == 1


def test_marked_words_of_nobody(article: Extraction) -> None:
    """Marked words that were not read as a quote are still found as they stand, without a speaker."""
    bare = attrs.evolve(article, quotes=(), speakers=())
    (found,) = check(bare, [{"text": "I have never heard such nonsense", "speaker": "Ada Stone"}])
    assert found.verdict is Verdict.EXACT
    assert (found.quotes, found.speaker, found.speaker_agrees) == ((), None, None)


def test_own_words_are_no_quote(article: Extraction) -> None:
    """The article's own words are absent as a quote; the evidence shows them, and the reason says what they are."""
    (found,) = check(article, ["The river froze twice that winter"])
    assert found.evidence[0].text == "The river froze twice that winter"
    assert "own words" in found.reason


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("312 checks were written to herself", Verdict.ALTERED),
        ("she wrote 212 checks to herself", Verdict.PARAPHRASE),
        ("she wrote 312 checks to herself", Verdict.ALTERED),
        ("she wrote checks to herself over five years", Verdict.PARAPHRASE),
        ("she wrote checks to herself over 5 years", Verdict.PARAPHRASE),
        ("she wrote checks to herself over six years", Verdict.ALTERED),
        ("the state was satisfied with the sentence", Verdict.PARAPHRASE),
        ("the state was dissatisfied with the sentence", Verdict.ALTERED),
        ("it was fair to the families", Verdict.ALTERED),
    ],
)
def test_numbers_and_contraries(extractor: Extractor, text: str, verdict: Verdict) -> None:
    """Reported speech with another number, or a word turned to its contrary, is no paraphrase."""
    article = (
        "Prosecutors said that she wrote 212 checks to herself over five years. "
        "A spokesman, Ben Lind, said the state was satisfied with the sentence. "
        "Ada Stone said it was unfair to the families."
    )
    (found,) = check(extractor.extract(article, scope="all"), [text])
    assert found.verdict is verdict, found


def test_many_articles(extractor: Extractor) -> None:
    """Claims are answered in their own order, whatever the order of the articles."""
    texts = {"a": "“We lost,” said Ada Lind.", "b": "“We won,” said Ben Novak."}
    articles = [extractor.extract(text, id=name) for name, text in texts.items()]
    claims = [{"article": "b", "text": "We won"}, {"article": "a", "text": "We won"}, {"article": "b", "text": "We"}]
    found = check_many(reversed(articles), claims)
    assert [(item.claim.article, item.verdict.value) for item in found] == [
        ("b", "exact"), ("a", "absent"), ("b", "exact"),
    ]  # fmt: skip
    assert found[0].to_dict()["article"] == "b"
    with pytest.raises(SettingsError, match=r"number 1 of the claims \(from 0\): no article has the id 'c'"):
        check_many(articles, [*claims[:1], {"article": "c", "text": "We"}])
    with pytest.raises(SettingsError, match=r"number 0 of the claims \(from 0\) needs the key 'article'"):
        check_many(articles, [{"text": "We"}])
    with pytest.raises(SettingsError, match="two articles have the id 'a'"):
        check_many([*articles, articles[0]], [{"article": "a", "text": "We"}])


def test_claims_of_a_running_text(extractor: Extractor) -> None:
    """A summary's own quotes are its claims; of a mixed quote the words in marks."""
    summary = "Carro said that the state had promised workers. She called the ruling “a stain”, Wilk said."
    claims = find_claims(
        "Ines Carro said the bridge was “beyond repair”. She said nobody would pay.", extractor=extractor
    )
    assert [(claim.text, claim.speaker) for claim in claims] == [
        ("beyond repair", "Ines Carro"), ("nobody would pay", "Ines Carro"),
    ]  # fmt: skip
    assert {claim.article for claim in find_claims(summary, extractor=extractor, article="a7")} == {"a7"}


def test_claims_from_tables(article: Extraction) -> None:
    """An empty cell (NaN) is no speaker."""
    (found,) = check(article, [{"text": "I have never heard such nonsense", "speaker": float("nan"), "article": 4.0}])
    assert repr(found).startswith("Check(exact, 'I have never heard such nonsense', speaker='Ada Stone': the words ")
    assert (found.verdict, found.claim.speaker, found.claim.article) == (Verdict.EXACT, None, "4")


def test_text_is_extracted(extractor: Extractor) -> None:
    """An article may be given as text."""
    (found,) = check(ARTICLE, ["I have never heard such nonsense"], extractor=extractor)
    assert (found.verdict, found.speaker) == (Verdict.EXACT, "Ada Stone")


@pytest.mark.parametrize("claim", [3, {"quote": "a"}, {"text": "a", "speaker": 3}, None])
def test_misuse(article: Extraction, claim: object) -> None:
    """What is no claim is refused with the remedy."""
    with pytest.raises(SettingsError, match="claim"):
        check(article, [claim])  # type: ignore[list-item]


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("It’s 40 per cent, he said", ["it's", "40", "%", "he", "said"]),
        ("1,200 U.S. troops—well-armed", ["1200", "us", "troops", "well", "armed"]),
        ("‘quoted’ ... “twice”", ["quoted", "twice"]),
        ("", []),
    ],
)
def test_words(text: str, forms: list[str]) -> None:
    """Words are compared without marks, dashes, dots and separators of thousands; apostrophes inside stay."""
    words = split_words(text)
    assert [word.form for word in words] == forms
    assert all(text[word.start : word.end] for word in words)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("[I]’m here", [("", ["i'm", "here"])]),
        ("[W]e will … rebuild", [("", ["we", "will"]), ("skip", ["rebuild"])]),
        ("we [the town] want[ed] it", [("", ["we"]), ("bracket", ["it"])]),
        ("a (...) b", [("", ["a"]), ("skip", ["b"])]),
        ("... a ...", [("", ["a"])]),
        ("a [b", [("", ["a", "b"])]),
    ],
)
def test_claims_are_cut_at_gaps(text: str, pieces: list[tuple[str, list[str]]]) -> None:
    """Ellipses and insertions cut a claim; a bracketed capital does not, and an open bracket is no insertion."""
    assert [(piece.gap, [word.form for word in piece.words]) for piece in split_claim(text)] == pieces


REPLACEMENTS = "harbour quarterly never seven reluctantly copper breakfast northern illegal singing".split()


def made_claims() -> Iterator[tuple[Extraction, dict[str, str | None], Verdict]]:
    """300 claims from the gold: 100 exact with changed marks, 100 altered, 50 of a wrong speaker, 50 absent."""
    rng = random.Random(7)
    said = [
        (article, quote)
        for article in load_articles()
        for quote in article
        if quote.type is QuoteType.DIRECT and len(quote.text.split()) >= 6
    ]

    def pick() -> tuple[Extraction, Quote]:
        return rng.choice(said)

    for number in range(100):
        article, quote = pick()
        yield article, {"text": change_marks(quote, number), "speaker": name_of(quote)}, Verdict.EXACT
    for number in range(100):
        article, quote = pick()
        text = change_words(quote.text, 1 + number % 3, rng)
        yield article, {"text": text, "speaker": name_of(quote)}, Verdict.ALTERED
    for _ in range(50):
        article, quote = rng.choice([(article, quote) for article, quote in said if quote.speaker])
        others = [
            speaker.name
            for speaker in article.speakers
            if quote.speaker and speaker.id != quote.speaker.id and speaker.id not in quote.speaker.members
        ]
        yield article, {"text": quote.text, "speaker": rng.choice(others)}, Verdict.MISATTRIBUTED
    for _ in range(50):
        article, _ = pick()
        _other, quote = rng.choice([(other, quote) for other, quote in said if other.id != article.id])
        yield article, {"text": quote.text, "speaker": None}, Verdict.ABSENT


def name_of(quote: Quote) -> str | None:
    """The speaker's name."""
    return quote.speaker.name if quote.speaker else None


def change_marks(quote: Quote, number: int) -> str:
    """The content in other marks, spaces and dashes, with a bracketed capital or an ellipsis for words left out."""
    text = " ".join(" ".join(span.text for span in quote.content).split())
    words = text.split()
    match number % 5:
        case 0:
            return f'"{text}"'
        case 1:
            return f"« {'  '.join(words)} »"
        case 2:
            return f"‘{text.replace('’', chr(39)).replace('—', ' - ')}.’"
        case 3:
            return f"“[{text[0].swapcase()}]{text[1:]}”" if text[0].isalpha() else f"„{text}“"
        case _:
            return f"“{' '.join(words[:3])} … {' '.join(words[-2:])}”"


def change_words(text: str, count: int, rng: random.Random) -> str:
    """One to three words (never over a third) replaced, left out in the middle, or added."""
    words = text.split()
    count = min(count, max(1, len(words) // 3))
    for at in sorted(rng.sample(range(1, len(words) - 1), count), reverse=True):
        match rng.randrange(3):
            case 0:
                words[at] = rng.choice(REPLACEMENTS)
            case 1:
                words.insert(at, rng.choice(REPLACEMENTS))
            case _:
                del words[at]
    return " ".join(words)


def test_the_bar(record_property: pytest.RecordProperty) -> None:
    """At least 98 % of the verdicts on the 300 made claims are right, and every verdict has its evidence."""
    wrong: list[tuple[Check, Verdict]] = []
    counts: Counter[Verdict] = Counter()
    for article, claim, verdict in made_claims():
        (found,) = check(article, [claim])
        counts[verdict] += 1
        assert found.evidence
        if found.verdict is not verdict:
            wrong.append((found, verdict))
    assert counts == {Verdict.EXACT: 100, Verdict.ALTERED: 100, Verdict.MISATTRIBUTED: 50, Verdict.ABSENT: 50}
    share = 1 - len(wrong) / counts.total()
    record_property("right_verdicts", share)
    assert share >= RIGHT_BAR, wrong
