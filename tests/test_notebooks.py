"""The notebooks of the docs run from top to bottom, and their last cells show something."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted((ROOT / "docs" / "notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every cell runs; a cell that ends in a value shows it; no output is kept in the file."""
    nbformat = pytest.importorskip("nbformat")
    nbclient = pytest.importorskip("nbclient")
    pytest.importorskip("ipykernel")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    notebook = nbformat.read(path, as_version=4)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert not any(cell.outputs for cell in code), "clear the outputs before committing"
    nbclient.NotebookClient(
        notebook, timeout=600, kernel_name="python3", resources={"metadata": {"path": str(ROOT)}}
    ).execute()
    assert all(cell.outputs for cell in code if not cell.source.rstrip().endswith(")") or "print" in cell.source)
    assert code[0].outputs


def test_there_are_notebooks() -> None:
    """One article, an audit, own gold."""
    assert {path.stem for path in NOTEBOOKS} == {"one-article", "own-gold", "source-audit"}
