"""The parsed article: offsets that lead back to the article, trees, sentences and the stretch around each token."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
import spacy
from spacy.tokens import Doc

from quoteattr.text.parse import Parse, parse_doc, parse_text, parse_texts

if TYPE_CHECKING:
    from spacy.language import Language

TEXTS = (
    "“The war must end this year,” said Ada Lind. “Go home,” she added.",
    "''The war must end this year,'' said Lind.\n\n''Go,'' she wrote. It’s\u00a0late.",
    "Mayor Praises Lind Harbour Bridge Project\n\nAda Lind said the bridge project in the harbour is good.",
    "Lind told us: “We will not go back there again.” She left.",
    "LONDON (Reuters) - ‘We won’t go back there,’ said Lind. The workers’ bus was late.",
    "“The boss told me ‘never again, my friend’ that year,” said Lind.",
    "She said “it can’t be the end of the old war” and left.\n\n“Go on.\n\n“Now,” she said.",
)
PLAIN = str.maketrans({"’": "'", "‘": "'", "\u00a0": " "})


@pytest.mark.parametrize("nested", [False, True])
@pytest.mark.parametrize("text", TEXTS)
def test_visible_tokens_stand_at_their_offsets(nlp: Language, text: str, nested: bool) -> None:
    """Each visible token's characters are its word, but for the shape of marks and the case of headlines."""
    parse = parse_text(nlp, text, nested=nested)
    assert parse.visible
    for token in parse.visible:
        surface = text[parse.starts[token] : parse.ends[token]]
        if parse.words[token] == '"':
            assert surface in ('"', "“", "”", "''", "‘", "’")
        else:
            assert surface.translate(PLAIN).lower() == parse.words[token].lower()
    starts = [parse.starts[token] for token in parse.visible]
    assert starts == sorted(starts)


@pytest.mark.parametrize("text", TEXTS)
def test_stand_ins_cover_their_stretch(nlp: Language, text: str) -> None:
    """A stand-in token has the offsets of what it hides, and is never visible."""
    parse = parse_text(nlp, text)
    for token in set(range(len(parse))) - set(parse.visible):
        stretch = parse.marked[parse.hidden[token]]
        assert stretch.inner_start == parse.starts[token]
        assert parse.ends[token] in (stretch.inner_end - 1, stretch.inner_end)
        assert parse.stretches[token] == parse.hidden[token]


@pytest.mark.parametrize("text", TEXTS)
def test_trees_stay_in_their_sentences(nlp: Language, text: str) -> None:
    """Heads, children, subtree edges and sentence bounds agree with one another."""
    parse = parse_text(nlp, text, nested=True)
    for token in range(len(parse)):
        first, stop = parse.sent_bounds[parse.sents[token]]
        assert first <= token < stop
        assert first <= parse.heads[token] < stop
        assert parse.lefts[token] <= token <= parse.rights[token]
        assert all(parse.heads[kid] == token for kid in parse.children[token])
        assert token in parse.subtree(parse.heads[token])


@pytest.mark.parametrize("text", TEXTS)
def test_every_list_has_an_entry_a_token(nlp: Language, text: str) -> None:
    """However many segments an article is read in; each token's sentence and paragraph are those it lies in."""
    parse = parse_text(nlp, text, nested=True)
    lists = "lowers lemmas tags pos deps heads ents ent_iobs starts ends sents paras stretches hidden".split()
    assert {name: len(getattr(parse, name)) for name in lists} == dict.fromkeys(lists, len(parse))
    assert [word.lower() for word in parse.words] == parse.lowers
    assert "" not in parse.lemmas
    for token in range(len(parse)):
        start, end = parse.paragraphs[parse.paras[token]]
        assert start <= parse.starts[token] < parse.ends[token] <= end
    assert [first for first, _ in parse.sent_bounds] == [0, *(stop for _, stop in parse.sent_bounds[:-1])]


@pytest.mark.parametrize(
    ("lengths", "size", "batches"),
    [
        ([9] * 5, 2, [2, 2, 1]),
        ([9] * 4, 4, [4]),
        ([9] * 4, 256, [4]),
        ([], 2, []),
        ([9_000] * 24, 256, [12, 12]),
        ([10_000] * 11, 256, [10, 1]),
        ([9_999] * 11, 256, [11]),
        ([9_000] * 5, 2, [2, 2, 1]),
        ([9_999] * 10 + [9] * 3, 256, [12, 1]),
    ],
)
def test_batches(lengths: list[int], size: int, batches: list[int]) -> None:
    """So many paragraphs are read at once, or fewer where they have 100,000 characters together."""
    seen: list[int] = []
    vocab = spacy.blank("en").vocab

    class Reader:
        """Notes how much it is given."""

        max_length = 1_000_000

        def pipe(self, texts: list[str], batch_size: int) -> Iterator[Doc]:
            assert len(texts) == batch_size
            seen.append(batch_size)
            return iter([Doc(vocab, words=[text], spaces=[False]) for text in texts])

    text = "\n\n".join(("a b c d " * length)[: length - 2] + "d." for length in lengths)
    list(parse_texts(Reader(), [text], batch_size=size))
    assert seen == batches


@pytest.mark.parametrize("text", TEXTS)
def test_a_token_stands_in_the_innermost_stretch_around_it(nlp: Language, text: str) -> None:
    """The marks themselves stand outside."""
    parse = parse_text(nlp, text, nested=True)
    for token in parse.visible:
        start, end = parse.starts[token], parse.ends[token]
        around = [at for at, s in enumerate(parse.marked) if s.inner_start <= start and end <= s.inner_end]
        assert parse.stretches[token] == max(around, key=lambda at: parse.marked[at].depth, default=-1)


def test_tokens_between_are_those_wholly_inside(nlp: Language) -> None:
    """Only visible tokens whose both ends lie within the characters."""
    text = "“The war must end this year,” said Ada Lind."
    parse = parse_text(nlp, text)
    start = text.index("said")
    assert [parse.words[t] for t in parse.tokens_between(start, len(text))] == ["said", "Ada", "Lind", "."]
    assert [parse.words[t] for t in parse.tokens_between(start + 1, len(text) - 2)] == ["Ada"]
    assert parse.tokens_between(5, 10) == []


def test_marked_near_finds_what_overlaps(nlp: Language) -> None:
    """Outer and inner stretches that share a character with the range; neighbours do not."""
    text = "“She said ‘never’ twice,” said Lind. “Go,” she added."
    parse = parse_text(nlp, text)

    def near(part: str) -> set[str]:
        start = text.index(part)
        found = parse.marked_near(start, start + len(part))
        return {text[s.inner_start : s.inner_end] for s in found}

    assert near("never") == {"She said ‘never’ twice,", "never"}
    assert near("twice") == {"She said ‘never’ twice,"}
    assert near("Lind") == set()
    assert near("Go") == {"Go,"}
    assert near(" said Lind. ") == set()
    assert near("” said Lind. “") == {"She said ‘never’ twice,", "Go,"}


def test_texts_without_tokens() -> None:
    """A tokenizer may leave nothing of a paragraph, wherever it stands."""
    vocab = spacy.blank("en").vocab

    class Reader:
        """Knows letters only."""

        max_length = 1_000_000

        def pipe(self, texts: list[str], batch_size: int) -> Iterator[Doc]:
            return iter([Doc(vocab, words=[word for word in text.split() if word.isalpha()]) for text in texts])

    for text in ("It rained\n\n123", "123\n\nIt rained", "123\n\nIt rained\n\n4\n\n5"):
        (parse,) = parse_texts(Reader(), [text])
        assert parse.words == ["It", "rained"]
        assert parse.sent_bounds == [(0, 2)]
        assert set(parse.paras) == {0 if text.startswith("It") else 1}


def test_articles_in_a_stream_keep_their_order(nlp: Language) -> None:
    """One parse per text, empty ones too, each equal to its own single parse."""
    texts = ["", TEXTS[0], " \n ", "", TEXTS[1], ""]
    parses = list(parse_texts(nlp, texts, batch_size=2))
    assert [parse.text for parse in parses] == texts
    assert [len(parse) for parse in parses] == [len(parse_text(nlp, text)) for text in texts]
    assert len(parses[0]) == 0


def test_a_doc_is_taken_as_it_is(nlp: Language) -> None:
    """The caller's tokens, offsets and heads, one to one; no stand-ins."""
    doc = nlp(f"It rained.\n\n{TEXTS[0]}")
    parse = parse_doc(doc)
    assert parse.ends == [token.idx + len(token) for token in doc]
    first = parse.words.index("rained")
    assert (set(parse.paras[: first + 2]), set(parse.paras[first + 4 :])) == ({0}, {1})
    assert parse.words == [token.text for token in doc]
    assert parse.starts == [token.idx for token in doc]
    assert parse.heads == [token.head.i for token in doc]
    assert parse.ents == [token.ent_type_ for token in doc]
    assert "PERSON" in parse.ents
    assert parse.ent_iobs == [token.ent_iob for token in doc]
    assert [parse.tags, parse.pos] == [[token.tag_ for token in doc], [token.pos_ for token in doc]]
    assert [parse.deps, parse.lemmas] == [[token.dep_ for token in doc], [token.lemma_ for token in doc]]
    assert parse.sent_bounds == [(sent.start, sent.end) for sent in doc.sents]
    assert set(parse.hidden) == {-1}


def test_surface_and_repr(nlp: Language) -> None:
    """The article's own characters of a run of tokens; a repr that counts."""
    parse: Parse = parse_text(nlp, "It’s late,  said Lind.")
    assert parse.surface(0, 2) == "It’s late"
    assert parse.characters(0, 2) == (0, 9)
    assert repr(parse) == "Parse(7 tokens, 1 sentences, 1 paragraphs)"


def test_insides_are_read_where_asked_for(nlp: Language) -> None:
    """By default a long quotation is one stand-in, unless it holds marks of its own."""
    text = "“The war must end this year,” said Ada Lind."
    plain, (also,) = parse_text(nlp, text), parse_texts(nlp, [text])
    nested, (also_nested,) = parse_text(nlp, text, nested=True), parse_texts(nlp, [text], nested=True)
    assert plain.words == also.words
    assert "war" not in plain.words
    assert nested.words == also_nested.words
    assert "war" in nested.words
