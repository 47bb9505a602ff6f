"""Pipelines and Docs that callers bring: read as they are, or refused with what they lack."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import spacy
from spacy.tokens import Doc

import quoteattr
from quoteattr.errors import ModelError, SchemaError
from quoteattr.extractor import Extractor

if TYPE_CHECKING:
    from spacy.language import Language
TEXT = "“We will pay,” Ada Lind told Harbour Radio on Friday. Ben Novak said that taxes will rise."


def test_a_tokeniser_of_another_kind(nlp: Language, tmp_path: Path) -> None:
    """Words are cut at spaces alone: what is found is inside the text, and no error."""
    nlp.to_disk(tmp_path / "model")
    other = spacy.load(tmp_path / "model")
    other.tokenizer = lambda text: Doc(other.vocab, words=text.split(" "))  # type: ignore[assignment]
    found = quoteattr.load(other).extract(TEXT.replace("“We", "We").replace("pay,”", "pay,"))
    for quote in found:
        assert all(found.text[span.start : span.end] == span.text for span in quote.content)


@pytest.mark.parametrize("where", ["first", "last"])
def test_preset_sentence_borders(nlp: Language, tmp_path: Path, where: str) -> None:
    """A splitter before the parser or behind it: the quotes of plain sentences are what they were."""
    nlp.to_disk(tmp_path / "model")
    other = spacy.load(tmp_path / "model")
    other.add_pipe("sentencizer", **{where: True})  # type: ignore[call-overload]
    found = quoteattr.load(other).extract(TEXT)
    wanted = Extractor(nlp).extract(TEXT)
    assert [quote.text for quote in found] == [quote.text for quote in wanted]


def test_a_doc_with_sentences_of_its_own(extractor: Extractor) -> None:
    """A Doc whose every word is a sentence is taken as it is: no error, and spans inside the text."""
    doc = extractor.nlp(TEXT)
    parts: dict[str, Any] = {
        "words": [token.text for token in doc],
        "spaces": [bool(token.whitespace_) for token in doc],
        "tags": [token.tag_ for token in doc],
        "pos": [token.pos_ for token in doc],
        "lemmas": [token.lemma_ for token in doc],
        "heads": [token.i for token in doc],
        "deps": ["ROOT"] * len(doc),
    }
    found = extractor.extract(Doc(doc.vocab, **parts))
    assert found.text == TEXT
    assert all(TEXT[span.start : span.end] == span.text for quote in found for span in quote.content)


def test_pipelines_without_a_part_say_so_with_the_component() -> None:
    """The component's own pipeline is checked with its first Doc."""
    import quoteattr.component  # noqa: F401

    nlp = spacy.blank("en")
    nlp.add_pipe("quoteattr")
    with pytest.raises(ModelError, match="no parser"):
        nlp("She said no.")


@pytest.mark.parametrize("stored", [5, "{", "[]", "5", '{"schema": "quoteattr/1", "quotes": 7}', "[" * 100_000])
def test_a_doc_with_data_of_others(nlp: Language, stored: Any) -> None:
    """What stands in a Doc's user data may come from anywhere."""
    import quoteattr.component  # noqa: F401

    doc = nlp.make_doc("She said no.")
    doc.user_data["quoteattr"] = stored
    with pytest.raises(SchemaError):
        _ = doc._.quotes


def test_a_pipeline_that_cannot_be_written(nlp: Language, tmp_path: Path) -> None:
    """A tokeniser of another kind has no way to the other processes: the error says what to do."""
    nlp.to_disk(tmp_path / "model")
    other = spacy.load(tmp_path / "model")
    other.tokenizer = lambda text: Doc(other.vocab, words=text.split(" "))  # type: ignore[assignment]
    with pytest.raises(ModelError, match=r"cannot be handed to other processes .*n_process=1"):
        list(quoteattr.extract_many(["She said no."], nlp=other, n_process=2))
