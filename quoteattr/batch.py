"""Many articles: a stream in, a stream out, over one process or several.

Nothing is kept but a window of articles. An article that cannot be read becomes a :class:`Failure` in its place, and
the run goes on; so it does where a worker process dies: its articles are then read one by one to find the one at fault.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import signal
import tempfile
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import define

from quoteattr.errors import SettingsError
from quoteattr.extractor import Extractor, load
from quoteattr.records import Extraction, Scope

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["Failure", "extract_many"]

GROUP = 32
"""Articles per task: their paragraphs fill spaCy's batches, and their results cross the processes at once."""

_WINDOW = 3
"""Tasks in flight per process: enough that none waits, few enough that memory stays flat."""

_NEW_WORDS = 10_000
"""Distinct words after which spaCy's store of them is emptied: some 10 MB."""


@define(frozen=True, slots=True, kw_only=True)
class Failure:
    """An article that could not be read: its place in the input (from 0), its id, and the error."""

    index: int
    id: str | None
    error: str
    message: str

    def __str__(self) -> str:
        name = f"article {self.index}" if self.id is None else f"article {self.id}"
        return f"{name}: {self.error}: {self.message}"


def extract_many(
    texts: Iterable[Any],
    *,
    nlp: str | Path | Language | None = None,
    scope: Scope | str = Scope.SPEECH,
    n_process: int = 1,
    batch_size: int = GROUP,
    progress: Callable[[int], object] | None = None,
    time_limit: float | None = None,
    **options: Any,
) -> Iterator[Extraction | Failure]:
    """Yield one extraction per article, in order, reading the input as it is needed; a Failure where none can be made.

    ``texts`` holds what :meth:`Extractor.extract_many` takes. ``n_process``: processes, each with a pipeline of its own
    (started anew: a script needs ``if __name__ == "__main__"``). ``batch_size``: articles per task. ``progress`` is
    called with the number of articles done so far. ``time_limit``: seconds for one article, kept where the system has
    timers (not on Windows, and with one process only in the main thread). ``options`` are the fields of
    :class:`~quoteattr.extractor.Settings`, but for ``batch_size``. Raises SettingsError and ModelError before the first
    article.
    """
    for name, value in (("n_process", n_process), ("batch_size", batch_size)):
        if isinstance(value, bool) or not isinstance(value, int) or value < 1:
            raise SettingsError(f"{name} must be a whole number of at least 1, not {value!r}")
    if time_limit is not None and not time_limit > 0:
        raise SettingsError(f"time_limit must be a number of seconds above 0, not {time_limit!r}")
    if n_process == 1:
        worker = Worker(load(nlp, scope=scope, **options), owns=nlp is None or isinstance(nlp, str | Path))
        return _told(_in_turn(worker, _groups(texts, batch_size), time_limit), progress)
    made = load(nlp, scope=scope, **options)  # whatever is wrong with the options is said here, not in a worker
    stream = _in_processes(made, nlp, {"scope": scope, **options}, _groups(texts, batch_size), n_process, time_limit)
    return _told(stream, progress)


Item = tuple[int, Any]
Outcome = Extraction | Failure


def _groups(texts: Iterable[Any], size: int) -> Iterator[list[Item]]:
    numbered = enumerate(texts)
    while group := list(islice(numbered, size)):
        yield group


def _told(outcomes: Iterator[Outcome], progress: Callable[[int], object] | None) -> Iterator[Outcome]:
    for done, outcome in enumerate(outcomes, start=1):
        yield outcome
        if progress is not None:
            progress(done)


def _in_turn(worker: Worker, groups: Iterable[list[Item]], time_limit: float | None) -> Iterator[Outcome]:
    for group in groups:
        yield from worker.run(group, time_limit)


class Worker:
    """An extractor that reads groups of articles and never raises for one of them."""

    def __init__(self, extractor: Extractor, *, owns: bool) -> None:
        """``owns``: nobody else uses the pipeline, so that the words it has met may be forgotten."""
        self._extractor = extractor
        self._owns = owns
        self._zone = contextlib.ExitStack()
        self._base = 0

    def run(self, group: Sequence[Item], time_limit: float | None) -> list[Outcome]:
        """One outcome per article; where the group as a whole fails each article is read alone."""
        self._forget()
        try:
            with _time_limit(None if time_limit is None else time_limit * len(group)):
                return list(self._extractor.extract_many([item for _, item in group]))
        except Exception as error:  # of any kind, in any library: the run goes on
            if len(group) == 1:
                return [_failure(*group[0], error)]
        return [outcome for item in group for outcome in self.run([item], time_limit)]

    def _forget(self) -> None:
        """Empty the pipeline's store of words where it has grown; between groups no Doc is alive."""
        if not self._owns:
            return
        vocab = self._extractor.nlp.vocab
        if not self._base or len(vocab) - self._base > _NEW_WORDS:
            self._zone.close()
            self._base = len(vocab)
            self._zone.enter_context(self._extractor.nlp.memory_zone())


def _failure(index: int, item: Any, error: BaseException) -> Failure:
    fields = item[1] if isinstance(item, tuple) and len(item) == 2 else item
    known = fields.get("id") if isinstance(fields, Mapping) else None
    return Failure(
        index=index,
        id=None if known is None else str(known),
        error=type(error).__name__,
        message=" ".join(str(error).split())[:500],
    )



@contextlib.contextmanager
def _time_limit(seconds: float | None) -> Iterator[None]:
    """Raise in the block after so many seconds, where the system has timers and this is the main thread."""
    if seconds is None or not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(number: int, frame: object) -> None:
        raise TimeoutError(f"not read within {seconds:g} seconds")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


_worker: Worker | None = None


def _start(model: str | Path | None, options: Mapping[str, Any]) -> None:
    """Load the pipeline, once per worker process."""
    global _worker
    from threadpoolctl import threadpool_limits

    threadpool_limits(1)  # the processes are the parallelism
    _worker = Worker(load(model, **options), owns=True)
    # The process is this module's own: what is loaded stays, so the collector need not look at it again and again.
    gc.freeze()


def _run(group: Sequence[Item], time_limit: float | None) -> list[Outcome]:
    if _worker is None:
        raise RuntimeError("the worker process was not started")
    return _worker.run(group, time_limit)


def _in_processes(
    made: Extractor,
    nlp: str | Path | Language | None,
    options: Mapping[str, Any],
    groups: Iterator[list[Item]],
    n_process: int,
    time_limit: float | None,
) -> Iterator[Outcome]:
    with tempfile.TemporaryDirectory(prefix="quoteattr-") as directory:
        model = nlp
        if not (nlp is None or isinstance(nlp, str | Path)):
            model = Path(directory) / "model"  # a loaded pipeline reaches the workers by way of the disk
            made.nlp.to_disk(model)
        crew = _Crew(model, options, n_process, time_limit)  # type: ignore[arg-type]
        try:
            waiting: deque[tuple[list[Item], Future[list[Outcome]]]] = deque()
            for group in groups:
                waiting.append((group, crew.submit(group)))
                if len(waiting) >= _WINDOW * n_process:
                    yield from _take(crew, waiting)
            while waiting:
                yield from _take(crew, waiting)
        finally:
            crew.close()


def _take(crew: _Crew, waiting: deque[tuple[list[Item], Future[list[Outcome]]]]) -> list[Outcome]:
    """The outcomes of the oldest task; where a worker died, its articles are read one by one by new ones."""
    group, future = waiting.popleft()
    try:
        return future.result()
    except BrokenProcessPool:
        pass
    outcomes: list[Outcome] = []
    crew.renew()
    for item in group:
        try:
            outcomes += crew.submit([item]).result()
        except BrokenProcessPool:
            outcomes.append(_failure(*item, _WorkerDiedError("the process that read it died (memory, or a crash)")))
            crew.renew()
    for number, (other, held) in enumerate(waiting):
        if held.done() and held.exception() is None:
            continue
        waiting[number] = (other, crew.submit(other))
    return outcomes


class _WorkerDiedError(Exception):
    """A worker process ended while it read an article."""


class _Crew:
    """A pool of worker processes that can be made anew."""

    def __init__(
        self, model: str | Path | None, options: Mapping[str, Any], n_process: int, time_limit: float | None
    ) -> None:
        self._model, self._options, self._n, self._time_limit = model, options, n_process, time_limit
        self._pool = self._make()

    def _make(self) -> ProcessPoolExecutor:
        # Never forked: a copy of a process with threads (BLAS has some) may hang.
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(self._n, context, initializer=_start, initargs=(self._model, self._options))

    def submit(self, group: list[Item]) -> Future[list[Outcome]]:
        """Hand a group to a worker; a pool that broke meanwhile is made anew."""
        try:
            return self._pool.submit(_run, group, self._time_limit)
        except BrokenProcessPool:
            self.renew()
            return self._pool.submit(_run, group, self._time_limit)

    def renew(self) -> None:
        """Replace the processes."""
        self.close()
        self._pool = self._make()

    def close(self) -> None:
        """End the processes; what they have not begun is dropped."""
        self._pool.shutdown(wait=True, cancel_futures=True)
