"""The pytest plugin: gold articles and floors as test items.

``pytest --quoteattr-gold PATH [--quoteattr-floors FILE] [--quoteattr-model NAME]`` adds one item per gold
article and one per floor. Without ``--quoteattr-gold`` it only adds its options: nothing else of the package is
imported.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from quoteattr.evaluation.floors import Floor, GoldFloors
    from quoteattr.evaluation.gold import GoldArticle
    from quoteattr.evaluation.outcomes import Outcome
    from quoteattr.evaluation.report import Report
    from quoteattr.records import Scope

__all__ = ["pytest_addoption", "pytest_collection_modifyitems"]

_EXTRACTOR = pytest.StashKey[Any]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options; their values are read only at collection."""
    group = parser.getgroup("quoteattr", "accuracy of quote extraction on gold articles (quoteattr)")
    group.addoption(
        "--quoteattr-gold",
        action="append",
        metavar="PATH",
        default=[],
        help="gold file or directory: adds one test per article; may be given several times",
    )
    group.addoption("--quoteattr-floors", metavar="FILE", help="file of floors: adds one test per floor of the gold")
    group.addoption("--quoteattr-model", metavar="NAME", help="spaCy model; by default the first one installed")
    group.addoption("--quoteattr-scope", choices=("speech", "all"), help="by default what the gold or its floors say")
    group.addoption(
        "--quoteattr-article-f1",
        type=float,
        metavar="F1",
        help="content F1 below which an article fails; by default 1 and all stated fields right, with floors 0 (only "
        "a crash fails)",
    )
    group.addoption(
        "--quoteattr-extractor",
        metavar="MODULE:NAME",
        help="your own extractor instead of quoteattr.load(): a function from text to extraction, or an object with "
        "extract_many",
    )


@pytest.hookimpl(tryfirst=True)  # before -k and -m select among the items
def pytest_collection_modifyitems(session: pytest.Session, config: pytest.Config, items: list[pytest.Item]) -> None:
    """Add the items of the gold files."""
    for path in config.getoption("--quoteattr-gold"):
        file = Path(config.invocation_params.dir, path)
        if not file.exists():
            raise pytest.UsageError(f"--quoteattr-gold: {path}: no such file or directory")
        items.extend(GoldFile.from_parent(session, path=file).collect())


class GoldFile(pytest.File):
    """One gold path; its articles are extracted once, when the first of its items runs."""

    _report: Report | None = None

    def collect(self) -> Iterator[pytest.Item]:
        """Yield an item per article and one per floor."""
        from quoteattr.errors import QuoteattrError

        try:
            entry = self._find_floors()
            self.articles, self.gold_scope = self._read(entry)
        except QuoteattrError as error:
            raise pytest.UsageError(f"--quoteattr-gold: {error}") from error
        for number, article in enumerate(self.articles):
            yield ArticleItem.from_parent(self, name=f"article[{article.id}]", number=number)
        for floor in entry.floors if entry else ():
            yield FloorItem.from_parent(self, name=f"floor[{floor.name}]", entry=entry, floor=floor)

    def _find_floors(self) -> GoldFloors | None:
        wanted = self.config.getoption("--quoteattr-floors")
        if wanted is None:
            return None
        from quoteattr.errors import GoldError
        from quoteattr.evaluation.floors import load_floors, relative_file

        path = Path(self.config.invocation_params.dir, wanted)
        scope = self.config.getoption("--quoteattr-scope")
        file = relative_file(self.path, path)
        found = [gold for gold in load_floors(path).golds if gold.file == file and scope in (None, gold.scope)]
        if not found:
            raise GoldError(f"{wanted} has no floors for {file}: add them with quoteattr score --floors --update")
        if len(found) > 1:
            raise GoldError(f"{wanted} has several floors for {file}: choose with --quoteattr-scope")
        return found[0]

    def _read(self, entry: GoldFloors | None) -> tuple[list[GoldArticle], Scope]:
        from quoteattr.evaluation.formats import read_gold
        from quoteattr.evaluation.gold import find_scope
        from quoteattr.records import Scope

        articles = read_gold(self.path, limit=entry.articles if entry else None)
        wanted = self.config.getoption("--quoteattr-scope")
        if wanted is not None:
            return articles, Scope(wanted)
        return articles, entry.scope if entry else find_scope(articles)

    @property
    def report(self) -> Report:
        """The scores of the whole file."""
        if self._report is None:
            from quoteattr.evaluation.scores import score

            extractor = _load_extractor(self.config)
            self._report = score(self.articles, extractor, scope=self.gold_scope, bootstrap=0)
        return self._report


def _load_extractor(config: pytest.Config) -> Any:
    """The extractor of the run, loaded once."""
    if _EXTRACTOR not in config.stash:
        named = config.getoption("--quoteattr-extractor")
        if named:
            module, _, name = named.partition(":")
            config.stash[_EXTRACTOR] = getattr(importlib.import_module(module), name)
        else:
            import quoteattr

            config.stash[_EXTRACTOR] = quoteattr.load(config.getoption("--quoteattr-model"))
    return config.stash[_EXTRACTOR]


class Shortfall(Exception):
    """An article or a figure below what is asked; the message is the whole failure."""


class _GoldItem(pytest.Item):
    """What both kinds of item share: their failure is the message, not a traceback."""

    parent: GoldFile

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """The message of a shortfall or of misuse (no model installed); the usual traceback of anything else."""
        from quoteattr.errors import QuoteattrError

        if isinstance(excinfo.value, (Shortfall, QuoteattrError)):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """The gold file and the item's name."""
        return self.path, None, self.name


class ArticleItem(_GoldItem):
    """One gold article: fails with gold and prediction side by side."""

    def __init__(self, *, number: int, **options: Any) -> None:
        super().__init__(**options)
        self.number = number

    def runtest(self) -> None:
        """Compare the article's prediction with its gold."""
        from quoteattr.evaluation.sidebyside import side_by_side, wrong_fields

        outcome = self.parent.report.outcomes[self.number]
        if outcome.error is not None:
            raise Shortfall(f"{outcome.id}: {outcome.error}")
        least = self.config.getoption("--quoteattr-article-f1")
        strict = least is None and self.config.getoption("--quoteattr-floors") is None
        f1 = _content_f1(self.parent.report, self.number)
        wrong = wrong_fields(outcome) if strict else []
        if f1 < (1.0 if strict else least or 0.0) or wrong:
            raise Shortfall(_describe(outcome, f1, len(wrong)) + "\n" + side_by_side(outcome))


def _content_f1(report: Report, number: int) -> float:
    return report.tallies[number]["overall", "content"].f1


def _describe(outcome: Outcome, f1: float, wrong: int) -> str:
    alignment = outcome.alignment
    return (
        f"{outcome.id}: content F1 {f1:.3f}, {len(alignment.gold)} in the gold, {len(alignment.predicted)} predicted, "
        f"{wrong} wrong field{'' if wrong == 1 else 's'}"
    )


class FloorItem(_GoldItem):
    """One floor: fails with the figure and the errors that it is made of."""

    def __init__(self, *, entry: GoldFloors, floor: Floor, **options: Any) -> None:
        super().__init__(**options)
        self.entry, self.floor = entry, floor

    def runtest(self) -> None:
        """Compare the figure with its floor."""
        from quoteattr.evaluation.floors import hash_gold

        report = self.parent.report
        verdicts = self.entry.check(report, hash_gold(self.path))
        verdict = next(one for one in verdicts if one.floor == self.floor)
        if not verdict.held:
            raise Shortfall(str(verdict))
