"""``quoteattr score``: its tables and JSON, its floors, its exit status."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest

from quoteattr.cli import main
from quoteattr.evaluation import GoldArticle, GoldQuote, write_jsonl_gold
from quoteattr.records import Act, Cue, Extraction, Quote, QuoteType, Span
from quoteattr.serialize import to_json

TEXT = "Ada Stone said the old bridge will close. Ben Lind thinks tolls will rise. No one else spoke."
BRIDGE, TOLLS, ELSE = "the old bridge will close", "tolls will rise", "No one else spoke"


def offsets(phrase: str) -> tuple[int, int]:
    """Where a phrase stands in the text."""
    start = TEXT.index(phrase)
    return (start, start + len(phrase))


def predicted(*phrases: str, rule: str = "toy.rule", acts: dict[str, Act] | None = None) -> Extraction:
    """An extraction with these contents."""
    return Extraction(
        id="a1",
        text=TEXT,
        quotes=tuple(
            Quote(
                id=f"q{number}",
                type=QuoteType.INDIRECT,
                content=(Span.of(TEXT, *offsets(phrase)),),
                cue=Cue(spans=(Span.of(TEXT, 10, 14),), lemma="say", act=(acts or {}).get(phrase, Act.ASSERTION)),
                rule=rule,
                confidence=0.5,
            )
            for number, phrase in enumerate(phrases, start=1)
        ),
    )


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """A gold file with one article: one statement, one thought."""
    quotes = tuple(
        GoldQuote(id=phrase, content=(offsets(phrase),), type=QuoteType.INDIRECT, stated={"act": (act,)}, speech=speech)
        for phrase, act, speech in ((BRIDGE, "assertion", True), (TOLLS, "belief", False))
    )
    path = tmp_path / "toy.dev.jsonl"
    write_jsonl_gold([GoldArticle(id="a1", text=TEXT, quotes=quotes)], path)
    return path


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., str]:
    """Write extractions as JSON lines and return the path."""

    def made(name: str, *extractions: Extraction) -> str:
        path = tmp_path / name
        path.write_text("".join(to_json(one) + "\n" for one in extractions), encoding="utf-8")
        return str(path)

    return made


def test_the_table_names_gold_and_figures(gold: Path, write: Any, capsys: Any) -> None:
    """One line a measure, with counts and figures."""
    assert main(["score", str(gold), "--pred", write("p.jsonl", predicted(BRIDGE, ELSE))]) == 0
    out = capsys.readouterr().out
    assert "1 article, 18 words, scope all" in out
    line = next(line for line in out.splitlines() if line.strip().startswith("content"))
    assert line.split()[1:6] == ["2", "2", "0.500", "0.500", "0.500"]


def test_json_holds_the_report_views_and_errors(gold: Path, write: Any, capsys: Any) -> None:
    """Everything that the table shows, for programs."""
    arguments = [
        "--pred",
        write("p.jsonl", predicted(BRIDGE, ELSE)),
        "--format",
        "json",
        "--by",
        "rule",
        "--errors",
        "5",
    ]
    assert main(["score", str(gold), *arguments]) == 0
    (made,) = json.loads(capsys.readouterr().out)
    assert made["figures"]["overall"]["content"]["f1"] == 0.5
    assert made["by_rule"][0] | {"confidence": 0} == {
        "name": "toy.rule", "predicted": 2, "hits": 1, "exact": 1, "precision": 0.5, "gold": 0, "found": 0,
        "recall": None, "confidence": 0, "fields": {},
    }  # fmt: skip
    assert [error["kind"] for error in made["errors"]] == ["missed", "spurious"]


@pytest.mark.parametrize(
    ("options", "kinds"),
    [(["--kind", "missed"], ["missed"]), (["--rule", "toy.rule"], ["spurious"]), (["--type", "direct"], [])],
)
def test_errors_are_narrowed_down(options: list[str], kinds: list[str], gold: Path, write: Any, capsys: Any) -> None:
    """By kind, rule and type."""
    pred = write("p.jsonl", predicted(BRIDGE, ELSE))
    assert main(["score", str(gold), "--pred", pred, "--errors", "9", "--format", "json", *options]) == 0
    assert [error["kind"] for error in json.loads(capsys.readouterr().out)[0]["errors"]] == kinds


@pytest.mark.parametrize(("scope", "recall", "precision"), [("all", 0.5, 0.5), ("speech", 1.0, 0.5), (None, 0.5, 0.5)])
def test_the_scope_is_chosen_or_the_golds(
    scope: str | None, recall: float, precision: float, gold: Path, write: Any, capsys: Any
) -> None:
    """In the speech scope the thought is not asked for."""
    options = ["--scope", scope] if scope else []
    pred = write("p.jsonl", predicted(BRIDGE, ELSE))
    assert main(["score", str(gold), "--pred", pred, "--format", "json", *options]) == 0
    content = json.loads(capsys.readouterr().out)[0]["figures"]["overall"]["content"]
    assert (content["recall"], content["precision"]) == (recall, precision)


def test_two_runs_are_compared(gold: Path, write: Any, capsys: Any) -> None:
    """Gained and lost quotes by rule, in the table and as JSON."""
    new, old = (
        write("new.jsonl", predicted(BRIDGE, TOLLS)),
        write("old.jsonl", predicted(BRIDGE, ELSE, rule="old.rule")),
    )
    assert main(["score", str(gold), "--pred", new, "--against", old]) == 0
    out = capsys.readouterr().out
    assert "+ gained [toy.rule] a1:58" in out
    assert "+ gone wrong [old.rule] a1:75" in out
    assert main(["score", str(gold), "--pred", new, "--against", old, "--format", "json"]) == 0
    rules = json.loads(capsys.readouterr().out)[0]["against"]["rules"]
    assert {(row["rule"], row["gained"], row["gone_wrong"]) for row in rules} == {
        ("toy.rule", 1, 0),
        ("old.rule", 0, 1),
    }


def test_views_and_errors_in_the_tables(gold: Path, write: Any, capsys: Any) -> None:
    """A table a view, with gold and predictions that have no share left blank; the errors below."""
    pred = write("p.jsonl", predicted(BRIDGE, ELSE))
    assert main(["score", str(gold), "--pred", pred, "--by", "rule", "--by", "cue", "--errors", "5"]) == 0
    out = capsys.readouterr().out
    assert "by rule" in out
    assert "by cue" in out
    assert "MISSED indirect a1:" in out


def test_many_changes_are_counted(tmp_path: Path, write: Any, capsys: Any) -> None:
    """Of two runs far apart some changes are shown and the rest is counted; fields mended and broken are counted."""
    words = TEXT.split()
    text = " ".join(f"{word}{number}" for number in range(8) for word in words)
    spans = [(match.start(), match.end()) for match in re.finditer(r"\S+", text)]
    act = {"act": ("assertion",)}
    quotes = tuple(
        GoldQuote(id=str(at), content=(span,), type=QuoteType.INDIRECT, stated=act) for at, span in enumerate(spans)
    )
    path = tmp_path / "long.jsonl"
    write_jsonl_gold([GoldArticle(id="long", text=text, quotes=quotes)], path)

    def run(act: Act, *places: tuple[int, int]) -> str:
        cue = Cue(spans=(Span.of(text, 0, 3),), lemma="say", act=act)
        made = tuple(
            Quote(
                id=f"q{number}",
                type=QuoteType.INDIRECT,
                content=(Span.of(text, *place),),
                cue=cue,
                rule="toy.rule",
                confidence=0.5,
            )
            for number, place in enumerate(places, start=1)
        )
        return write(f"{len(places)}-{act}.jsonl", Extraction(id="long", text=text, quotes=made))  # type: ignore[no-any-return]

    whole, part = run(Act.ASSERTION, *spans), run(Act.DENIAL, spans[0])
    assert main(["score", str(path), "--pred", whole, "--against", part]) == 0
    out = capsys.readouterr().out
    assert "fields fixed: act 1" in out
    assert " more\n" in out
    assert main(["score", str(path), "--pred", run(Act.DENIAL, *spans), "--against", whole]) == 0
    assert f"fields broken: act {len(spans)}" in capsys.readouterr().out
    assert main(["score", str(path), "--pred", whole, "--against", whole]) == 0
    assert "gone wrong" not in capsys.readouterr().out


def test_floors_as_json(gold: Path, write: Any, tmp_path: Path, capsys: Any) -> None:
    """Verdicts are in the JSON, what was not measured is told on standard error; a file without golds is refused."""
    pred, floors = write("p.jsonl", predicted(BRIDGE, ELSE)), tmp_path / "floors.toml"
    entry = (
        '[[gold]]\ncorpus = "{0}"\nfile = "{0}.jsonl"\nsha256 = ""\n[[gold.floor]]\nfield = "content"\nfloor = 0.1\n'
    )
    floors.write_text(entry.format("toy.dev"), encoding="utf-8")
    assert main(["score", str(gold), "--pred", pred, "--floors", str(floors), "--update", "--allow-lower"]) == 0
    floors.write_text(floors.read_text(encoding="utf-8") + entry.format("far"), encoding="utf-8")
    capsys.readouterr()
    assert main(["score", "--pred", pred, "--floors", str(floors), "--format", "json"]) == 0
    caught = capsys.readouterr()
    (made,) = json.loads(caught.out)
    assert [(one["name"], one["floor"]) for one in made["floors"]] == [("overall.content.f1", 0.5)]
    assert "SKIPPED floors of far.jsonl" in caught.err
    floors.write_text("", encoding="utf-8")
    assert main(["score", "--pred", pred, "--floors", str(floors)]) == 2
    assert "holds no golds" in " ".join(capsys.readouterr().err.replace("│", " ").split())


def test_save_needs_an_extractor(gold: Path, write: Any, tmp_path: Path, capsys: Any) -> None:
    """With --pred there is nothing to save."""
    pred = write("p.jsonl", predicted(BRIDGE))
    assert main(["score", str(gold), "--pred", pred, "--save", str(tmp_path / "s.jsonl")]) == 2
    assert "there is nothing to write" in " ".join(capsys.readouterr().err.replace("│", " ").split())


def test_an_article_without_prediction_is_reported_and_fails(gold: Path, write: Any, capsys: Any) -> None:
    """All its gold is missed, and the status says so."""
    assert main(["score", str(gold), "--pred", write("p.jsonl")]) == 1
    out = capsys.readouterr().out
    assert "CRASH a1: no prediction" in out
    assert "0.000" in out


def test_floors_are_made_raised_and_kept(gold: Path, write: Any, tmp_path: Path, capsys: Any) -> None:
    """The life of a floor: refused without floors, made, held, raised, fallen, not lowered, lowered on purpose."""
    floors = str(tmp_path / "floors.toml")
    good, better = write("good.jsonl", predicted(BRIDGE, ELSE)), write("better.jsonl", predicted(BRIDGE, TOLLS))

    def run(pred: str, *options: str) -> int:
        return main(["score", str(gold), "--pred", pred, "--floors", floors, *options])

    assert run(good) == 1
    assert "toy.dev.jsonl has no floors in scope all" in capsys.readouterr().out
    (tmp_path / "floors.toml").write_text(
        '[[gold]]\ncorpus = "toy"\nfile = "toy.dev.jsonl"\nsha256 = ""\n'
        '[[gold.floor]]\nfield = "content"\nfloor = 0.1\n',
        encoding="utf-8",
    )
    assert run(good) == 1  # the checksum is another
    assert run(good, "--update", "--allow-lower") == 0
    assert run(good) == 0
    assert "held overall.content.f1: 0.500, floor 0.500" in capsys.readouterr().out
    assert run(better, "--update") == 0
    assert run(good) == 1
    assert "FELL overall.content.f1: 0.500, floor 1.000" in capsys.readouterr().out
    before = Path(floors).read_bytes()
    assert run(good, "--update") == 2
    assert "below its floor" in capsys.readouterr().err
    assert Path(floors).read_bytes() == before
    assert run(good, "--update", "--allow-lower") == 0
    assert "floor = 0.500" in Path(floors).read_text(encoding="utf-8")


def test_all_golds_of_a_floors_file_are_gated_and_absent_ones_skipped(
    gold: Path, write: Any, tmp_path: Path, capsys: Any
) -> None:
    """Without GOLD the file says what is measured; what is not there is named and no failure."""
    pred = write("p.jsonl", predicted(BRIDGE, ELSE))
    floors = tmp_path / "floors.toml"
    floors.write_text(
        '[[gold]]\ncorpus = "toy"\nfile = "toy.dev.jsonl"\nsha256 = ""\n'
        '[[gold.floor]]\nfield = "content"\nfloor = 0.1\n',
        encoding="utf-8",
    )
    assert main(["score", str(gold), "--pred", pred, "--floors", str(floors), "--update", "--allow-lower"]) == 0
    entry = '\n[[gold]]\ncorpus = "far"\nfile = "../nowhere/far.jsonl"\nsha256 = "x"\n'
    floors.write_text(floors.read_text(encoding="utf-8") + entry, encoding="utf-8")
    capsys.readouterr()
    assert main(["score", "--pred", pred, "--floors", str(floors)]) == 0
    out = capsys.readouterr().out
    assert "held overall.content.f1" in out
    assert "SKIPPED floors of ../nowhere/far.jsonl: the gold is not there" in out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "name a gold file"),
        (["x.jsonl", "--update"], "go with --floors"),
        (["x.jsonl", "--floors", "f.toml", "--allow-lower"], "goes with --update"),
        (["x.jsonl", "--field", "speeker"], "unknown field 'speeker'"),
        (["absent.jsonl", "--pred", "absent-too.jsonl"], "absent-too.jsonl"),
    ],
)
def test_misuse_says_the_remedy(arguments: list[str], message: str, capsys: Any) -> None:
    """Status 2 and a message, no traceback."""
    assert main(["score", *arguments]) == 2
    err = " ".join(capsys.readouterr().err.replace("│", " ").split())
    assert message in err
    assert "Traceback" not in err


def test_saved_extractions_score_the_same(
    gold: Path, tmp_path: Path, capsys: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What --save writes is read by --pred and gives the same figures."""

    class Toy:
        def extract_many(self, texts: Any, *, scope: Any) -> Any:
            return (attrs.evolve(predicted(BRIDGE, TOLLS), text=text) for text in texts)

    class Module:
        @staticmethod
        def load(model: str | None) -> Toy:
            return Toy()

    monkeypatch.setitem(__import__("sys").modules, "quoteattr.extractor", Module)
    saved = str(tmp_path / "saved.jsonl")
    assert main(["score", str(gold), "--save", saved, "--format", "json"]) == 0
    first = json.loads(capsys.readouterr().out)
    assert first[0]["words_per_second"] > 0
    assert main(["score", str(gold), "--pred", saved, "--format", "json"]) == 0
    second = json.loads(capsys.readouterr().out)
    assert first[0]["figures"] == second[0]["figures"]
