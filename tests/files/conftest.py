"""One pipeline for all that the commands load."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

import quoteattr.batch
import quoteattr.extractor
from quoteattr.extractor import Extractor

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.fixture(autouse=True)
def _loaded_once(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each call of a command would load the model anew; the tests share one."""
    real = quoteattr.extractor.load

    def load(model: Any = None, **options: Any) -> Extractor:
        return real(nlp if model is None else model, **options)

    monkeypatch.setattr(quoteattr.extractor, "load", load)
    monkeypatch.setattr(quoteattr.batch, "load", load)
