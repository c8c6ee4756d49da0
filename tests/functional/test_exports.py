"""`graphbuilder export` writes every form of the graph of the seeds, and explains them."""

from pathlib import Path

import networkx as nx
import pandas as pd
import pytest

from graphbuilder.errors import ExportError
from graphbuilder.exports import FORMS
from tests.functional.test_cli import run, talk

#: The same texts whatever the width of the terminal.
WIDE = {"COLUMNS": "300", "TERMINAL_WIDTH": "300"}


def test_the_help_explains_each_form_in_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in WIDE.items():
        monkeypatch.setenv(name, value)
    lines = run("export", "--help").stdout.replace("`", "").splitlines()

    for name, form in FORMS.items():
        (line,) = [line for line in lines if line.strip(" •").startswith((f"{name}:", f"{name} ("))]
        assert form.summary.replace("`", "") in line


@pytest.mark.parametrize("form", FORMS)
def test_each_form_of_the_seeds_is_written_twice_the_same(
    built: Path, tmp_path: Path, form: str
) -> None:
    contents = []
    for name in ("one", "two"):
        result = run("export", built, "--format", form, "--output", tmp_path / name)
        assert (result.exit_code, result.stdout) == (0, "")
        assert talk(result).startswith("wrote ")
        written = tmp_path / name
        files = sorted(written.iterdir()) if written.is_dir() else [written]
        contents.append([file.read_bytes() for file in files])
    assert contents[0] == contents[1]
    assert b"".join(contents[0])


def test_the_tables_of_the_seeds_join(built: Path, tmp_path: Path) -> None:
    run("export", built, "--format", "tables", "--output", tmp_path / "out")
    tables = {file.stem: pd.read_csv(file) for file in (tmp_path / "out").iterdir()}

    holders = {iri for cell in tables["positions"]["holder"] for iri in cell.split()}
    assert holders <= set(tables["actors"]["actor"])
    assert set(tables["evidence"]["position"]) == set(tables["positions"]["position"])


@pytest.mark.parametrize(("edges", "more"), [("acts", False), ("positions", True)])
def test_the_edges_of_a_network_are_chosen(
    built: Path,
    tmp_path: Path,
    edges: str,
    more: bool,  # noqa: FBT001 # a case
) -> None:
    run("export", built, "--edges", edges, "--output", tmp_path / "out.gexf")
    network = nx.read_gexf(tmp_path / "out.gexf")

    assert any("quotation" in facts for _, _, facts in network.edges(data=True)) is more
    assert "Russia" in {facts["label"] for _, facts in network.nodes(data=True)}


def test_a_folder_with_other_files_is_refused(built: Path, tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_text("years of work", encoding="utf-8")
    result = run("export", built, "--format", "neo4j", "--output", tmp_path)

    assert result.exit_code == 1
    assert isinstance(result.exception, ExportError)
    assert [file.name for file in tmp_path.iterdir()] == ["thesis.docx"]
