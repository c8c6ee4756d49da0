"""What documents together say is derived by a build, and by a command of its own."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from graphbuilder.assembly import read_assemblies
from graphbuilder.build import build
from graphbuilder.cli import app
from graphbuilder.outputs import Files
from graphbuilder.query import run_text
from graphbuilder.store import open_store

MAY = "---\ndate: 1994-05-03\n---\nFrance urged Germany to reopen the bridge at Kehl."
JUNE = "---\ndate: 1994-06-01\n---\nGermany refused to reopen the bridge at Kehl."
TRUCE = "---\ndate: 1994-06-02\n---\nSpain called for a ceasefire in Yemen."

LABELS = "SELECT ?label { ?issue a skos:Concept ; skos:inScheme ?s . ?s a gb:IssueScheme . "
LABELS += "?issue skos:prefLabel ?label } ORDER BY ?label"
PREFIXES = (
    "PREFIX gb: <https://w3id.org/graphbuilder/ontology#> "
    "PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
)


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(app, [str(arg) for arg in args])


def ask(out: Path, query: str) -> list[str]:
    with open_store(out) as store:
        return [str(row[0]) for row in run_text(store, PREFIXES + query).rows]


@pytest.fixture
def press(tmp_path: Path) -> Path:
    """Give a folder with a demand, its refusal, and something else."""
    folder = tmp_path / "press"
    folder.mkdir()
    for name, text in (("may", MAY), ("june", JUNE), ("truce", TRUCE)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Give a table that renames an issue, merges another, and names one that is not there."""
    path = tmp_path / "issues.csv"
    rows = "issue,label,merge_into\nceasefire,Truces,\nyemen,,ceasefire\nwhaling,Whales,\n"
    path.write_text(rows, encoding="utf-8")
    return path


def test_a_build_derives_what_documents_together_say(press: Path, tmp_path: Path) -> None:
    out = tmp_path / "build"
    result = run("build", press, "--out", out)

    assert result.exit_code == 0
    assert "replies 1" in result.stdout
    assert "gb:Stance" in (out / "graph.ttl").read_text("utf-8")
    assert "ceasefire" in ask(out, LABELS)


def test_a_build_does_without_where_it_is_told_to(press: Path, tmp_path: Path) -> None:
    out = tmp_path / "build"
    run("build", press, "--out", out)
    result = run("build", press, "--out", out, "--files", "never")

    assert result.exit_code == 0
    assert f"graphbuilder assemble {out}" in result.stdout
    with open_store(out) as store:
        assert read_assemblies(store) == {}


def test_a_build_can_be_assembled_later(press: Path, tmp_path: Path) -> None:
    once, later = tmp_path / "once", tmp_path / "later"
    build([press], once)
    build([press], later, files=Files.NEVER)
    result = run("assemble", later)

    assert result.exit_code == 0
    assert "stances" in result.stdout
    assert (later / "graph.ttl").read_bytes() == (once / "graph.ttl").read_bytes()
    assert run("assemble", later).stdout == result.stdout


def test_a_removal_derives_anew(press: Path, table: Path, tmp_path: Path) -> None:
    out = tmp_path / "build"
    build([press], out)
    result = run("remove", out, "june", "--issues", table)

    assert result.exit_code == 0
    assert "replies 0" in result.stdout
    assert "Truces" in ask(out, LABELS)


def test_a_large_graph_is_derived_by_the_command_alone(
    press: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "build"
    build([press], out)
    monkeypatch.setattr("graphbuilder.outputs.MAX_DOCUMENTS", 2)

    assert build([press], out).derived is None
    assert f"graphbuilder assemble {out}" in run("build", press, "--out", out).stdout
    assert "replies 1" in run("assemble", out).stdout
    assert not (out / "graph.ttl").exists()


def test_documents_added_one_by_one_give_the_same_bytes(press: Path, tmp_path: Path) -> None:
    once, by_and_by = tmp_path / "once", tmp_path / "by-and-by"
    build([press], once)
    for name in ("truce", "june", "may"):
        build([press / f"{name}.txt"], by_and_by)

    assert (by_and_by / "graph.ttl").read_bytes() == (once / "graph.ttl").read_bytes()


def test_a_table_renames_and_merges_issues(press: Path, table: Path, tmp_path: Path) -> None:
    out = tmp_path / "build"
    build([press], out)
    before = ask(out, LABELS)
    result = run("assemble", out, "--issues", table)

    assert "Yemen" in before
    assert "whaling" in result.stderr
    assert "Truces" in ask(out, LABELS)
    assert not {"ceasefire", "Yemen"} & set(ask(out, LABELS))


def test_a_bad_table_stops_a_build_before_it_writes_anything(press: Path, tmp_path: Path) -> None:
    table = tmp_path / "issues.csv"
    table.write_text("issue,label,merge_into\ngas,,gas\n", encoding="utf-8")
    result = run("build", press, "--out", tmp_path / "build", "--issues", table)

    assert result.exit_code != 0
    assert not (tmp_path / "build").exists()


def test_a_build_below_another_base_is_assembled_below_it(press: Path, tmp_path: Path) -> None:
    out = tmp_path / "build"
    build([press], out, base="https://example.org/", files=Files.NEVER)
    run("assemble", out)

    with open_store(out) as store:
        assert [str(graph) for graph in read_assemblies(store)] == ["https://example.org/derived"]


@pytest.mark.parametrize("name", ["graph.ttl", "nothing"])
def test_what_is_no_build_folder_is_refused(press: Path, tmp_path: Path, name: str) -> None:
    out = tmp_path / "build"
    build([press], out)
    result = run("assemble", out / name)

    assert result.exit_code != 0
    assert "build" in str(result.exception)
