"""The example notebook is executed in a kernel, and shows what it says that it shows."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

DOCS = Path(__file__).resolve().parent.parent / "docs"


def shown(notebook: Any) -> list[Any]:
    """What each cell shows: text that is printed, and results in every form."""
    return [
        [output.get("text") or output.get("data") for output in cell.outputs]
        for cell in notebook.cells
        if cell.cell_type == "code"
    ]


# The kernel is another process, and its client's libraries leave sockets to the collector.
@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("path", sorted(DOCS.glob("*.ipynb")), ids=lambda path: path.name)
def test_the_notebook_shows_what_comes_out(path: Path) -> None:
    written = nbformat.read(path, as_version=4)
    nbformat.validate(written)
    run = nbformat.read(path, as_version=4)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        NotebookClient(run, timeout=120, resources={"metadata": {"path": str(path.parent)}}).execute()
    assert shown(run) == shown(written), (
        f"write it anew: jupyter execute --inplace docs/{path.name} (package nbclient)"
    )


def test_there_is_a_notebook() -> None:
    assert [path.name for path in DOCS.glob("*.ipynb")] == ["tour.ipynb"]
