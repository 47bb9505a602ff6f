"""What is written: an earlier output stays until the new one is whole, and a full disk is told in one line."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from quoteattr.cli import main
from quoteattr.errors import GoldError
from quoteattr.evaluation import read_predictions
from quoteattr.evaluation.formats import write_jsonl_gold
from quoteattr.evaluation.gold import GoldArticle
from quoteattr.files import replacing

TEXT = "“We will pay,” Ada Lind said."


FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no device that is always full")


@FULL
@pytest.mark.parametrize(
    "arguments",
    [
        ["extract", "IN", "-o", "/dev/full"],
        ["extract", "IN", "-o", "/dev/full", "--format", "csv"],
        ["view", "IN", "-o", "/dev/full"],
        ["audit", "IN", "-o", "/dev/full"],
    ],
    ids=" ".join,
)
def test_a_full_disk(arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line that names the output, status 2."""
    path = tmp_path / "in.txt"
    path.write_text(TEXT)
    assert main([str(path) if argument == "IN" else argument for argument in arguments]) == 2
    assert capsys.readouterr().err == "quoteattr: /dev/full: No space left on device\n"


@FULL
@pytest.mark.slow
@pytest.mark.parametrize("held", [True, False])
@pytest.mark.parametrize("arguments", [["extract", "--format", "jsonl"], ["view"], ["audit"], ["explain"]])
def test_a_full_standard_output(arguments: list[str], held: bool, tmp_path: Path) -> None:
    """Python does not complain once more when it ends, whether or not it holds output back."""
    path = tmp_path / "in.txt"
    path.write_text(TEXT)
    command = [sys.executable, "-m", "quoteattr", arguments[0], str(path), *arguments[1:]]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUNBUFFERED": "" if held else "1"}
    with open("/dev/full", "w") as full:
        ended = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, env=environment, timeout=600)
    assert ended.returncode == 2
    assert ended.stderr == "quoteattr: standard input or output: No space left on device\n"


@pytest.mark.parametrize("name", ["out.jsonl", "out.jsonl.gz", "out.csv", "out.parquet"])
def test_an_earlier_output_stays_where_the_new_one_fails(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The disk fills up in the middle: the file of the run before is as it was, and what is left can be resumed."""
    if name.endswith("parquet"):
        pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    source, out = tmp_path / "in.jsonl", tmp_path / name
    source.write_text("".join(json.dumps({"id": str(at), "text": TEXT}) + "\n" for at in range(3)))
    assert main(["extract", str(source), "-o", str(out)]) == 0
    earlier = out.read_bytes()
    out.chmod(0o640)
    written = 0

    def full(*arguments: Any, **options: Any) -> Any:
        nonlocal written
        written += 1
        if written > 1:
            raise OSError(28, "No space left on device")
        return real(*arguments, **options)

    where = {"out.csv": "quoteattr.cli.output.to_rows", "out.parquet": "quoteattr.arrow.to_batch"}
    target = where.get(name, "quoteattr.cli.output.to_json")
    module, function = target.rsplit(".", 1)
    real = getattr(sys.modules.get(module) or __import__(module, fromlist=["x"]), function)
    if name == "out.parquet":
        written = 1
    with monkeypatch.context() as patch:
        patch.setattr(target, full)
        assert main(["extract", str(source), "-o", str(out)]) == 2
    assert capsys.readouterr().err == f"quoteattr: {out}: No space left on device\n"
    assert out.read_bytes() == earlier
    left = sorted(path.name for path in tmp_path.iterdir() if path.name.startswith("."))
    assert left == ([f".{out.stem}.part{out.suffix}"] if ".jsonl" in name else [])
    if ".jsonl" in name:
        assert main(["extract", str(source), "-o", str(out), "--resume"]) == 0
        opened = gzip.decompress(out.read_bytes()) if name.endswith("gz") else out.read_bytes()
        assert opened == (gzip.decompress(earlier) if name.endswith("gz") else earlier)
    else:
        assert main(["extract", str(source), "-o", str(out)]) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(["in.jsonl", name])
    assert out.stat().st_mode & 0o777 == 0o640


def test_an_earlier_output_stays_where_nothing_is_read(tmp_path: Path) -> None:
    """A mistyped input costs no output; one new output is empty."""
    out = tmp_path / "out.jsonl"
    out.write_text("earlier")
    assert main(["extract", str(tmp_path / "mising.txt"), "-o", str(out)]) == 1
    assert out.read_text() == "earlier"
    assert main(["extract", str(tmp_path / "mising.txt"), "-o", str(tmp_path / "new.json")]) == 1
    assert (tmp_path / "new.json").read_text() == "[]\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new.json", "out.jsonl"]


def test_a_device_is_written_itself(tmp_path: Path) -> None:
    """What is no plain file is not replaced."""
    with replacing(Path(os.devnull)) as part:
        assert part == Path(os.devnull)
        part.write_text("gone")
    assert not Path(os.devnull).is_file()


def test_errors_name_the_file_that_was_asked_for(tmp_path: Path) -> None:
    """Not the part of it that is written first; another file's error keeps its name."""
    for named, told in ((None, "out.txt"), (str(tmp_path / "other.txt"), "other.txt")):
        with pytest.raises(OSError, match="full") as caught, replacing(tmp_path / "out.txt"):
            raise OSError(28, "full", named)
        assert caught.value.filename == str(tmp_path / told)
    assert not (tmp_path / "out.txt").exists()


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """What it points to is replaced."""
    source, real, link = tmp_path / "in.txt", tmp_path / "real.jsonl", tmp_path / "link.jsonl"
    source.write_text(TEXT)
    real.write_text("earlier")
    link.symlink_to(real)
    assert main(["extract", str(source), "-o", str(link)]) == 0
    assert link.is_symlink()
    assert read_predictions(real)[0].text == TEXT


def test_gold_that_cannot_be_written_leaves_the_earlier_one(tmp_path: Path) -> None:
    """An article that has no form in JSON comes up in the middle."""
    path = tmp_path / "gold.jsonl"
    path.write_text("earlier")
    with pytest.raises(GoldError, match=r"article b: meta\.a: JSON has no form for object"):
        write_jsonl_gold([GoldArticle(id="a", text="x"), GoldArticle(id="b", text="x", meta={"a": object()})], path)
    assert path.read_text() == "earlier"
    assert [one.name for one in tmp_path.iterdir()] == ["gold.jsonl"]
