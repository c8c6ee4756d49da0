"""The notebooks run from a fresh kernel, and are kept without what running them leaves behind.

Outputs are not kept: they would change with every improvement of the extraction, and the page of a
graph alone is half a megabyte. Whoever reads a notebook runs it, in some seconds and offline.
"""

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat import NotebookNode

NOTEBOOKS = sorted((Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))
each_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def read(path: Path) -> NotebookNode:
    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call] # has no types
    assert isinstance(notebook, NotebookNode)
    return notebook


def test_the_notebooks_are_found() -> None:
    assert [path.stem for path in NOTEBOOKS] == [
        "01_first_graph",
        "02_asking_with_sparql",
        "03_positions_over_time",
        "04_networks",
    ]


@each_notebook
def test_a_notebook_runs(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # What a notebook writes goes where the test cleans up.
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    notebook = read(path)
    kernel = notebook.metadata.kernelspec.name
    client = NotebookClient(
        notebook,
        timeout=120,
        kernel_name=kernel,
        resources={"metadata": {"path": str(path.parent)}},
    )
    client.execute()
    for cell in notebook.cells:
        outputs = cell.get("outputs", [])
        assert not [o for o in outputs if o.output_type == "stream" and o.name == "stderr"]


@each_notebook
def test_a_notebook_is_kept_without_outputs(path: Path) -> None:
    notebook = read(path)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell for cell in code if cell.outputs or cell.execution_count] == []
