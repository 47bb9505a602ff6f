"""Many articles: a stream in, a stream out, over one process or several.

Nothing is kept but a window of articles. An article that cannot be read becomes a :class:`Failure` in its place, and
the run goes on; so it does where a worker process dies (:mod:`quoteattr.crew`).
"""

from __future__ import annotations

import tempfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quoteattr.arguments import to_number, to_series, to_whole
from quoteattr.crew import Crew
from quoteattr.errors import ModelError, SettingsError
from quoteattr.extractor import Extractor, load
from quoteattr.records import Scope
from quoteattr.worker import Failure, Item, Outcome, Worker

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["Failure", "extract_many"]

GROUP = 32
"""Articles per task: their paragraphs fill spaCy's batches, and their results cross the processes at once."""

_WINDOW = 3
"""Tasks in flight per process: enough that none waits, few enough that memory stays flat."""


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
) -> Iterator[Outcome]:
    """Yield one extraction per article, in order, reading the input as it is needed; a Failure where none can be made.

    ``texts`` holds what :meth:`Extractor.extract_many` takes. ``n_process``: processes, each with a pipeline of its own
    (started anew: a script needs ``if __name__ == "__main__"``). ``batch_size``: articles per task. ``progress`` is
    called with the number of articles done so far. ``time_limit``: seconds for one article; one that takes longer is a
    Failure (TimeoutError). In one process a loop inside a compiled library ends before that is seen, with several the
    process is ended. Where a group does not do within one limit, its articles are read one by one. ``options`` are the
    fields of :class:`~quoteattr.settings.Settings`, but for ``batch_size``. Raises SettingsError and ModelError before
    the first article, and WorkerError where processes cannot be started.
    """
    texts = to_series(texts, "texts", "a list (or another series) of articles")
    to_whole(n_process, "n_process")
    to_whole(batch_size, "batch_size")
    if time_limit is not None:
        time_limit = to_number(time_limit, "time_limit", "number of seconds")
    if progress is not None and not callable(progress):
        raise SettingsError(f"progress must be a function of the number of articles done, not {progress!r}")
    groups = _groups(texts, batch_size)
    # Loaded here for several processes too: whatever is wrong with the options is said now, not in a worker.
    made = load(nlp, scope=scope, **options)
    if n_process == 1:
        outcomes = _in_turn(Worker(made, owns=_is_named(nlp)), groups, time_limit)
    else:
        outcomes = _in_processes(made, nlp, {"scope": scope, **options}, groups, n_process, time_limit)
    return _told(outcomes, progress)


def _is_named(nlp: Any) -> bool:
    return nlp is None or isinstance(nlp, str | Path)


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
    try:
        for group in groups:
            yield from worker.run(group, time_limit)
    finally:
        worker.close()


def _in_processes(
    made: Extractor,
    nlp: str | Path | Language | None,
    options: Mapping[str, Any],
    groups: Iterator[list[Item]],
    n_process: int,
    time_limit: float | None,
) -> Iterator[Outcome]:
    with tempfile.TemporaryDirectory(prefix="quoteattr-") as directory:
        model: Any = nlp
        if not _is_named(nlp):
            model = Path(directory) / "model"  # a loaded pipeline reaches the workers by way of the disk
            try:
                made.nlp.to_disk(model)
            except Exception as error:  # of any kind: pipes and tokenisers write themselves
                raise ModelError(
                    f"the pipeline cannot be handed to other processes ({type(error).__name__}: {error}): "
                    "give the name or path of one that can be loaded there, or n_process=1"
                ) from error
        del made  # its memory is the workers' now
        crew = Crew(model, options, n_process, time_limit)
        try:
            waiting: deque[Future[list[Outcome]]] = deque()
            for group in groups:
                waiting.append(crew.submit(group))
                if len(waiting) >= _WINDOW * n_process:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        finally:
            crew.close()
