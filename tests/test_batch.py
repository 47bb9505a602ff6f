"""Many articles: order, failures in their place, processes that die, memory that stays flat."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from quoteattr import batch, worker
from quoteattr.batch import Failure, extract_many
from quoteattr.errors import ModelError, SettingsError, WorkerError
from quoteattr.extractor import Extractor
from quoteattr.records import Extraction
from quoteattr.serialize import to_json

if TYPE_CHECKING:
    from spacy.language import Language

LIMIT = 4
"""Seconds for an article that never ends; short ones have to be read within them on a busy machine too."""

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
            time.sleep(120)
        end = time.monotonic() + 120
        while "SPIN" in parse.text and time.monotonic() < end:
            pass
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
    found = list(extract_many([article(0), {"id": "slow", "text": "SLEEP"}, article(1)], time_limit=LIMIT))
    assert [getattr(one, "error", None) for one in found] == [None, "TimeoutError", None]


def test_progress_counts_articles(nlp: Language) -> None:
    """Called after each article with the number done."""
    seen: list[int] = []
    list(extract_many([article(0), article(1), None], nlp=nlp, progress=seen.append))
    assert seen == [1, 2, 3]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"n_process": 0}, "n_process must be at least 1, not 0"),
        ({"n_process": "2"}, "n_process must be a whole number, at least 1, not '2'"),
        ({"batch_size": True}, "batch_size must be a whole number"),
        ({"time_limit": 0}, "time_limit must be a number of seconds above 0, not 0"),
        ({"time_limit": "5"}, "time_limit must be a number of seconds"),
        ({"time_limit": float("nan")}, "time_limit must be a number of seconds"),
        ({"time_limit": float("inf")}, "time_limit must be a number of seconds"),
        ({"progress": True}, "progress must be a function"),
        ({"scope": "some"}, "scope must be"),
        ({"wrong": 1}, "unknown option wrong"),
    ],
)
def test_misuse_is_said_at_the_call(options: dict[str, Any], message: str, nlp: Language) -> None:
    """Before the first article is read."""
    with pytest.raises(SettingsError, match=message):
        extract_many([], nlp=nlp, **options)


@pytest.mark.parametrize(
    ("texts", "message"),
    [
        ("She said no.", "texts must be a list .* of articles, not str; for a single one give"),
        (b"She said no.", "not bytes"),
        ({"text": "She said no."}, "not dict; for a single one"),
        (Extraction(text="She said no."), "not Extraction"),
        (Path("articles.jsonl"), "not PosixPath|not WindowsPath"),
        (None, "not NoneType"),
        (7, "not int"),
    ],
)
def test_one_article_is_no_series(texts: Any, message: str, nlp: Language) -> None:
    """A text or a mapping would be read letter by letter or key by key."""
    with pytest.raises(SettingsError, match=message):
        extract_many(texts, nlp=nlp)
    with pytest.raises(SettingsError, match=message):
        Extractor(nlp).extract_many(texts)


def test_a_missing_model_is_said_at_the_call() -> None:
    """And not in a worker."""
    with pytest.raises(ModelError):
        extract_many([], nlp="no_such_model", n_process=2)


def test_an_owned_pipeline_forgets(monkeypatch: pytest.MonkeyPatch) -> None:
    """With a pipeline of its own the store of words is emptied between groups, and the extractions stay the same."""
    articles = [article(number) for number in range(6)]
    wanted = [to_json(one) for one in extract_many(articles, batch_size=2) if isinstance(one, Extraction)]
    monkeypatch.setattr(worker, "_NEW_WORDS", 0)
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


class Bomb:
    """Ends, or holds up, the process that unpickles it: a stand-in for a crash inside a compiled library."""

    def __init__(self, what: str) -> None:
        self.what = what

    def __reduce__(self) -> tuple[Any, ...]:
        return (_explode, (self.what, os.getpid()))


def _explode(what: str, made_in: int) -> str:
    if os.getpid() != made_in:
        if what == "die":
            os._exit(11)
        # A signal that nobody answers: as deaf as a loop that never returns to Python.
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
        time.sleep(300)
    return what


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="the system has no such signals")
def test_articles_that_end_or_hold_up_their_process() -> None:
    """Each is a Failure in its place, the others are read once, in order, and the run ends."""
    articles = [article(number) for number in range(12)]
    articles[3] = {"id": "killer", "text": "x", "extra": Bomb("die")}
    articles[4] = {"id": "killer too", "text": "x", "extra": Bomb("die")}
    articles[8] = {"id": "deaf", "text": "x", "extra": Bomb("hang")}
    articles[9] = {"id": "unpicklable", "text": "x", "extra": lambda: None}
    started = time.monotonic()
    found = list(extract_many(articles, n_process=2, batch_size=4, time_limit=LIMIT))
    assert time.monotonic() - started < 240
    assert [one.id for one in found] == [item["id"] for item in articles]
    failures = {one.id: one.error for one in found if isinstance(one, Failure)}
    assert failures.pop("unpicklable") in ("PicklingError", "AttributeError")
    assert failures == {"killer": "WorkerDied", "killer too": "WorkerDied", "deaf": "TimeoutError"}


@pytest.mark.slow
def test_the_limit_holds_in_processes(nlp: Language) -> None:
    """An article that takes longer than the limit fails alone; the process goes on with the next."""
    long = {"id": "long", "text": "She said that it rained, and he left.\n\n" * 30_000}
    articles = [article(0), long, article(2), article(3)]
    found = list(extract_many(articles, n_process=2, batch_size=2, time_limit=LIMIT))
    assert [getattr(one, "error", None) for one in found] == [None, "TimeoutError", None, None]


@pytest.mark.usefixtures("stubborn")
def test_the_limit_holds_in_a_thread() -> None:
    """Where no signal can be used, the article ends between two steps of Python; what comes after is untouched."""
    import threading

    results: list[Any] = []

    def read() -> None:
        results.extend(extract_many([article(0), {"id": "slow", "text": "SPIN"}, article(1)], time_limit=LIMIT))

    thread = threading.Thread(target=read)
    thread.start()
    thread.join(100)
    assert [getattr(one, "error", None) for one in results] == [None, "TimeoutError", None]
    assert results[1].message == f"not read within {LIMIT} seconds"


@pytest.mark.usefixtures("stubborn")
@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="the system has no timers")
def test_the_callers_alarm_is_given_back() -> None:
    """The handler and the timer of the program around are in their places after each article."""
    before = signal.signal(signal.SIGALRM, signal.SIG_IGN)
    signal.setitimer(signal.ITIMER_REAL, 600, 60)
    try:
        list(extract_many([article(0)], time_limit=5))
        assert signal.getsignal(signal.SIGALRM) == signal.SIG_IGN
        left, interval = signal.getitimer(signal.ITIMER_REAL)
        assert 300 < left < 600
        assert interval == 60
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@pytest.mark.slow
def test_a_run_that_is_dropped_ends_its_processes() -> None:
    """Who takes one extraction and leaves has no process left."""
    stream = extract_many((article(number) for number in range(1000)), n_process=2, batch_size=2)
    assert next(stream).id == "a0"
    stream.close()  # type: ignore[attr-defined]
    assert not [process for process in Path("/proc").glob("[0-9]*") if _is_worker(process)]


@pytest.mark.slow
def test_a_script_without_a_guard_is_told_so(tmp_path: Path) -> None:
    """Its workers would start the script again: they end, and the error says the remedy."""
    script = tmp_path / "script.py"
    script.write_text('import quoteattr\nprint(list(quoteattr.extract_many(["She said no."] * 3, n_process=2)))\n')
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, str(script)]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=600, env=environment)
    assert ended.returncode != 0
    assert 'below `if __name__ == "__main__":`' in ended.stderr.strip().splitlines()[-1]


@pytest.mark.slow
def test_workers_that_cannot_load_end_the_run(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is wrong in every process is an error, not a Failure for each article."""
    monkeypatch.setattr(batch, "load", lambda model, **options: Extractor(nlp))
    with pytest.raises(WorkerError, match="ModelError: no spaCy model 'no_such_model'"):
        list(extract_many([article(0)], nlp="no_such_model", n_process=2))


def test_eight_threads_give_what_one_gives(nlp: Language) -> None:
    """One extractor, used at the same time, interleaved over articles and calls: the same records as alone."""
    from concurrent.futures import ThreadPoolExecutor

    texts = [f"{article(at)['text']} Word{at % 7}{at} rose, {NAMES[at % 5]} added." for at in range(48)]
    alone = Extractor(nlp)
    wanted = [to_json(alone.extract(text)) for text in texts]
    shared = Extractor(nlp)

    def read(start: int) -> list[tuple[int, str]]:
        order = [(start * 6 + step) % len(texts) for step in range(len(texts))]
        many = shared.extract_many(texts[at] for at in order[::2])
        found = [(at, to_json(one)) for at, one in zip(order[::2], many, strict=True)]
        return found + [(at, to_json(shared.extract(texts[at]))) for at in order[1::2]]

    with ThreadPoolExecutor(8) as pool:
        for found in pool.map(read, range(8)):
            assert [(at, wanted[at]) for at, _ in found] == found
