"""Many articles: order, failures in their place, processes that die, memory that stays flat."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from quoteattr import batch
from quoteattr.batch import Failure, extract_many
from quoteattr.errors import ModelError, SettingsError
from quoteattr.extractor import Extractor
from quoteattr.records import Extraction
from quoteattr.serialize import to_json

if TYPE_CHECKING:
    from spacy.language import Language

NAMES = ("Ines Carro", "Paul Reyes", "Marta Lind", "Omar Haddad", "Lena Fischer")


def article(number: int) -> dict[str, Any]:
    """One short article with a quote."""
    name = NAMES[number % len(NAMES)]
    return {"id": f"a{number}", "text": f'{name} told reporters that bridge {number} will close. "We wait," she said.'}


class Stubborn(Extractor):
    """Fails where the text says so; a stand-in for whatever may go wrong in an article."""

    def _finish(self, parse: Any, *arguments: Any) -> Extraction:
        if "RAISE" in parse.text:
            raise ValueError("odd article")
        if "SLEEP" in parse.text:
            time.sleep(30)
        return super()._finish(parse, *arguments)


@pytest.fixture
def stubborn(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    """The batch's extractor fails where the text says so."""
    monkeypatch.setattr(batch, "load", lambda model, **options: Stubborn(nlp))


def test_order_and_ids(nlp: Language) -> None:
    """One extraction an article, in order, whatever the size of the groups; the same as one by one."""
    articles = [article(number) for number in range(7)]
    extractor = Extractor(nlp)
    wanted = [to_json(extractor.extract(item["text"], id=item["id"])) for item in articles]
    for size in (1, 3, 100):
        found = list(extract_many(articles, nlp=nlp, batch_size=size))
        assert [to_json(one) for one in found if isinstance(one, Extraction)] == wanted


def test_input_is_read_as_needed(nlp: Language) -> None:
    """An endless input gives its first extractions."""
    stream = extract_many((article(number) for number in iter(int, 1)), nlp=nlp, batch_size=2)
    assert [next(stream).id for _ in range(3)] == ["a0", "a0", "a0"]


@pytest.mark.usefixtures("stubborn")
def test_a_failing_article_is_a_record_in_its_place() -> None:
    """The others of its group are read; the record has place, id and error."""
    texts = [article(0), {"id": "bad", "text": "RAISE"}, article(2), None, ("RAISE too", {"id": "pair"})]
    found = list(extract_many(texts))
    assert [type(one).__name__ for one in found] == ["Extraction", "Failure", "Extraction", "Failure", "Failure"]
    assert found[1] == Failure(index=1, id="bad", error="ValueError", message="odd article")
    assert str(found[1]) == "article bad: ValueError: odd article"
    assert isinstance(found[3], Failure)
    assert (found[3].index, found[3].id, found[3].error) == (3, None, "SettingsError")
    assert found[4].id == "pair"


@pytest.mark.usefixtures("stubborn")
@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="the system has no timers")
def test_a_time_limit_ends_an_article_alone() -> None:
    """What takes too long is a Failure; what stands beside it is read."""
    found = list(extract_many([article(0), {"id": "slow", "text": "SLEEP"}, article(1)], time_limit=1))
    assert [getattr(one, "error", None) for one in found] == [None, "TimeoutError", None]


def test_progress_counts_articles(nlp: Language) -> None:
    """Called after each article with the number done."""
    seen: list[int] = []
    list(extract_many([article(0), article(1), None], nlp=nlp, progress=seen.append))
    assert seen == [1, 2, 3]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"n_process": 0}, "n_process must be a whole number"),
        ({"batch_size": True}, "batch_size must be a whole number"),
        ({"time_limit": 0}, "time_limit must be a number of seconds"),
        ({"scope": "some"}, "scope must be"),
        ({"wrong": 1}, "unknown option wrong"),
    ],
)
def test_misuse_is_said_at_the_call(options: dict[str, Any], message: str, nlp: Language) -> None:
    """Before the first article is read."""
    with pytest.raises(SettingsError, match=message):
        extract_many([], nlp=nlp, **options)


def test_a_missing_model_is_said_at_the_call() -> None:
    """And not in a worker."""
    with pytest.raises(ModelError):
        extract_many([], nlp="no_such_model", n_process=2)


def test_an_owned_pipeline_forgets(monkeypatch: pytest.MonkeyPatch) -> None:
    """With a pipeline of its own the store of words is emptied between groups, and the extractions stay the same."""
    articles = [article(number) for number in range(6)]
    wanted = [to_json(one) for one in extract_many(articles, batch_size=2) if isinstance(one, Extraction)]
    monkeypatch.setattr(batch, "_NEW_WORDS", 0)
    found = [to_json(one) for one in extract_many(articles, batch_size=2) if isinstance(one, Extraction)]
    assert len(found) == 6
    assert found == wanted


@pytest.mark.slow
def test_two_processes_give_what_one_gives(nlp: Language) -> None:
    """In the same order, byte for byte, with a loaded pipeline as with a named one."""
    articles = [article(number) for number in range(20)]
    wanted = [to_json(one) for one in extract_many(articles, nlp=nlp) if isinstance(one, Extraction)]
    found = [to_json(one) for one in extract_many(articles, nlp=nlp, n_process=2, batch_size=3)]  # type: ignore[arg-type]
    assert found == wanted


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="the system cannot kill so")
def test_a_killed_worker_ends_no_run() -> None:
    """Its articles are read by another; none is lost or doubled."""
    killed: list[int] = []

    def articles() -> Any:
        for number in range(40):
            if number == 30:
                for process in Path("/proc").glob("[0-9]*"):
                    if _is_worker(process):
                        killed.append(int(process.name))
                        os.kill(int(process.name), signal.SIGKILL)
                        break
            yield article(number)

    found = list(extract_many(articles(), n_process=2, batch_size=4))
    assert killed or not Path("/proc").exists()
    assert [one.id for one in found] == [f"a{number}" for number in range(40)]
    assert all(isinstance(one, Extraction) for one in found)


def _is_worker(process: Path) -> bool:
    try:
        parent = int((process / "stat").read_text().rpartition(")")[2].split()[1])
        return parent == os.getpid() and "spawn_main" in (process / "cmdline").read_text()
    except (OSError, ValueError, IndexError):
        return False
