"""An extraction in a notebook."""

from __future__ import annotations

from pathlib import Path

import pytest

from .test_page import ARTICLES


def test_notebook(tmp_path: Path) -> None:
    """A notebook whose last line is an extraction shows the page in a frame."""
    nbformat = pytest.importorskip("nbformat")
    nbclient = pytest.importorskip("nbclient")
    pytest.importorskip("ipykernel")
    code = (
        "from pathlib import Path\nfrom quoteattr.serialize import from_json\n"
        f"from_json(Path({str(ARTICLES[0])!r}).read_text())"
    )
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code)])
    nbclient.NotebookClient(notebook, timeout=300, kernel_name="python3").execute()
    (output,) = notebook.cells[0].outputs
    assert output["data"]["text/html"].startswith("<iframe")
    assert "Extraction(" in output["data"]["text/plain"]
