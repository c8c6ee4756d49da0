"""The catalogue of a store is written when it must be, and only then."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from rdflib import SKOS, Literal

from graphbuilder.catalogue import render_catalogue, update_catalogue
from graphbuilder.errors import ExportError, LexiconError
from graphbuilder.lexicons.catalogue import load_catalogue
from graphbuilder.rdf import DEFAULT_BASE, Iris
from graphbuilder.store import GraphStore, OxigraphStore
from tests.builders import make_quads, make_record

FLIN = "id,name,kind\nFLIN,Flin Flon,state\n"


@pytest.fixture(autouse=True)
def short_record(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a short record in the place of the long one, which takes seconds to write."""
    monkeypatch.setattr("graphbuilder.catalogue.load_record", lambda _: make_record())


@pytest.fixture
def disk(tmp_path: Path) -> OxigraphStore:
    """Give a store on disk."""
    return OxigraphStore(tmp_path / "store")


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Give a table of a user's own, with one state."""
    path = tmp_path / "mine.csv"
    path.write_text(FLIN, encoding="utf-8")
    return path


def update(store: GraphStore, *, tables: Sequence[Path] = (), base: str = DEFAULT_BASE) -> bool:
    return update_catalogue(store, load_catalogue(tables), tables=tables, base=base)


def label_of(store: GraphStore, key: str) -> list[str]:
    quads = store.quads(Iris().catalogue())
    wanted = (Iris().actor(key), SKOS.prefLabel)
    return [str(value) for s, p, value, _ in quads if (s, p) == wanted]


def test_a_catalogue_is_written_once(disk: OxigraphStore) -> None:
    assert update(disk)
    assert not update(disk)
    assert label_of(disk, "RUS") == ["Russia"]


def test_it_leaves_the_documents_alone(disk: OxigraphStore) -> None:
    quads = make_quads()
    disk.replace(quads[0][3], quads)
    update(disk)

    assert set(disk.quads(quads[0][3])) == set(quads)


@pytest.mark.parametrize(
    ("change", "label"),
    [
        pytest.param(lambda path: path.write_text(FLIN.replace("Flon", "Town")), "Flin Town"),
        pytest.param(lambda _: None, "Flin Flon"),
    ],
    ids=["changed", "unchanged"],
)
def test_a_table_that_changed_changes_the_graph(
    disk: OxigraphStore, table: Path, change: Callable[[Path], object], label: str
) -> None:
    update(disk, tables=[table])
    change(table)

    assert update(disk, tables=[table]) is (label != "Flin Flon")
    assert label_of(disk, "FLIN") == [label]


def test_a_table_that_is_left_out_is_forgotten(disk: OxigraphStore, table: Path) -> None:
    update(disk, tables=[table])

    assert update(disk)
    assert label_of(disk, "FLIN") == []


def test_a_half_written_catalogue_is_written_again(disk: OxigraphStore) -> None:
    update(disk)
    graph = Iris().catalogue()
    disk.replace(graph, [quad for quad in disk.quads(graph) if quad[0] != graph])

    assert update(disk)
    assert not update(disk)


def test_another_base_gives_another_graph(disk: OxigraphStore) -> None:
    base = "https://example.org/"
    update(disk, base=base)

    assert disk.graphs() == (Iris(base=base).catalogue(),)


def test_the_same_tables_give_the_same_text(table: Path) -> None:
    assert render_catalogue("nquads", tables=[table]) == render_catalogue("nquads", tables=[table])
    assert Literal("Flin Flon").n3() in render_catalogue("turtle", tables=[table])


def test_a_form_that_is_not_rdf_is_refused() -> None:
    with pytest.raises(ExportError, match="no form of RDF is called 'csv'"):
        render_catalogue("csv")


def test_a_bad_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="cannot be read"):
        render_catalogue(tables=[tmp_path / "lost.csv"])
