"""``graphbuilder validate``: what it prints, and with which exit code it ends."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from rdflib import SKOS, BNode, Literal, URIRef
from typer.testing import CliRunner, Result

from graphbuilder.cli import app
from graphbuilder.exports import serialise
from graphbuilder.rdf import GB, Iris, Quad
from tests.builders import make_catalogue_quads, make_document, make_quads

pytest.importorskip("pyshacl", reason="validation needs the extra [validate]")

KOLAR = Iris().actor("kolar")


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(app, ["validate", *(str(arg) for arg in args)])


def changed(quads: tuple[Quad, ...], predicate: URIRef, value: BNode | Literal) -> list[Quad]:
    """Give every thing another value of a property."""
    return [(s, p, value if p == predicate else o, g) for s, p, o, g in quads]


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Write quads to a file in a form that knows graphs."""

    def write(*quads: Quad) -> Path:
        file = tmp_path / "graph.nq"
        file.write_text(serialise(quads, form="nquads"), encoding="utf-8")
        return file

    return write


def test_the_graph_of_the_seeds_conforms(built: Path) -> None:
    result = run(built)

    assert result.exit_code == 0
    assert result.stdout == "conforms (graphs: 3, faults: 0, warnings: 0)\n"


def test_the_turtle_of_the_seeds_conforms(built: Path) -> None:
    assert run(built / "graph.ttl").exit_code == 0


def test_faults_are_listed_and_counted(write: Callable[..., Path]) -> None:
    result = run(write(*changed(make_quads(), GB.strength, Literal(6))))

    assert result.exit_code == 1
    assert "gb:strength" in result.stdout
    assert "A position has at most one strength" in result.stdout
    assert result.stdout.endswith("does not conform (graphs: 1, faults: 1, warnings: 0)\n")


def test_a_report_as_json_says_the_same(write: Callable[..., Path]) -> None:
    result = run(write(*changed(make_quads(), GB.strength, Literal(6))), "--format", "json")

    record = json.loads(result.stdout)
    assert result.exit_code == 1
    assert (record["conforms"], record["graphs"], record["faults"]) == (False, 1, 1)
    (fault,) = record["listed"]
    assert (fault["path"], fault["value"]) == (str(GB.strength), "6")
    assert record["counts"][0]["count"] == 1


def test_no_more_faults_are_listed_than_asked_for(write: Callable[..., Path]) -> None:
    file = write(*changed(make_quads(), GB.surface, Literal("Rome")))

    record = json.loads(run(file, "--format", "json", "--limit", "2").stdout)

    assert len(record["listed"]) == 2
    assert record["faults"] > 2


def test_warnings_conform_unless_they_are_taken_for_faults(write: Callable[..., Path]) -> None:
    other = make_quads(document=make_document(id="other"))
    renamed = [
        (s, p, Literal("A. Kolar") if (s, p) == (KOLAR, SKOS.prefLabel) else o, g)
        for s, p, o, g in other
    ]
    file = write(*make_quads(), *renamed)

    assert run(file).exit_code == 0
    assert "warnings: 1" in run(file).stdout
    assert run(file, "--strict").exit_code == 1


def test_a_catalogue_alone_is_checked_too(write: Callable[..., Path]) -> None:
    assert run(write(*make_catalogue_quads())).exit_code == 0
    assert run(write(*changed(make_catalogue_quads(), GB.role, BNode()))).exit_code == 1


def test_hostile_text_moves_no_cursor_and_is_no_markup(write: Callable[..., Path]) -> None:
    result = run(write(*changed(make_quads(), GB.surface, Literal("[red]\x1b[2J<script>"))))

    assert result.exit_code == 1
    assert "\x1b" not in result.stdout


@pytest.mark.parametrize("name", ["lost", "note.txt"])
def test_what_is_no_graph_ends_with_2(tmp_path: Path, name: str) -> None:
    (tmp_path / "note.txt").write_text("No graph.", encoding="utf-8")

    result = run(tmp_path / name)

    assert result.exit_code == 2
    assert result.stdout == ""
    assert "is no graph that can be read" in " ".join(result.stderr.split())


def test_without_its_extra_it_ends_with_2(monkeypatch: pytest.MonkeyPatch, built: Path) -> None:
    monkeypatch.setitem(sys.modules, "pyshacl", None)

    result = run(built)

    assert result.exit_code == 2
    assert "pip install 'graphbuilder[validate]'" in " ".join(result.stderr.split())
