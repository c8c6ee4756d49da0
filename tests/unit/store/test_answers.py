"""What a server needs of a store on disk: datasets, updates, graphs as files, newer states."""

import io
import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Literal, URIRef

from graphbuilder.errors import QueryError, StoreError, StoreInUseError
from graphbuilder.store import Dataset, OxigraphStore

A, B, P = (URIRef(f"http://x/{name}") for name in "abp")
QUERY = "SELECT ?o { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } } ORDER BY ?o"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a store with two graphs, each with a triple."""
    with OxigraphStore(tmp_path) as store:
        for graph in (A, B):
            store.replace(graph, [(graph, P, Literal(str(graph)[-1]), graph)])
    return tmp_path


def _values(store: OxigraphStore, query: str, dataset: Dataset) -> list[str]:
    answer = store.answer(query, dataset=dataset)
    assert isinstance(answer, ox.QuerySolutions)
    return [solution[0].value for solution in answer]


@pytest.mark.parametrize(
    ("dataset", "expected"),
    [
        (Dataset(), ["a", "a", "b", "b"]),
        (Dataset(default=(str(A),)), ["a"]),
        (Dataset(named=(str(B),)), ["b"]),
        (Dataset(default=(str(A),), named=(str(B),)), ["a", "b"]),
        (Dataset(default=(str(A), str(B))), ["a", "b"]),
    ],
)
def test_a_query_sees_the_graphs_of_its_dataset(
    folder: Path, dataset: Dataset, expected: list[str]
) -> None:
    with OxigraphStore(folder, read_only=True) as store:
        assert _values(store, QUERY, dataset) == expected


def test_a_query_may_state_its_dataset_itself(folder: Path) -> None:
    query = "SELECT ?o FROM <http://x/b> { ?s ?p ?o }"

    with OxigraphStore(folder, read_only=True) as store:
        assert _values(store, query, Dataset(is_stated=True)) == ["b"]


def test_the_name_of_a_graph_must_be_an_iri(folder: Path) -> None:
    with OxigraphStore(folder, read_only=True) as store, pytest.raises(QueryError, match="IRI"):
        store.answer(QUERY, dataset=Dataset(default=("no iri",)))


def test_an_update_makes_a_new_state_which_readers_notice(folder: Path) -> None:
    with OxigraphStore(folder, read_only=True) as reader:
        assert not reader.is_outdated

        with OxigraphStore(folder) as writer:
            writer.update(f"INSERT DATA {{ GRAPH <{A}> {{ <{A}> <{P}> 'new' }} }}")

        assert reader.is_outdated
        assert "new" not in _values(reader, QUERY, Dataset())
    with OxigraphStore(folder, read_only=True) as reader:
        assert "new" in _values(reader, QUERY, Dataset())


def test_an_update_that_cannot_be_read_leaves_no_new_state(folder: Path) -> None:
    with OxigraphStore(folder, read_only=True) as reader:
        with OxigraphStore(folder) as writer, pytest.raises(QueryError, match="cannot apply"):
            writer.update("INSERT NOTHING")

        assert not reader.is_outdated


def test_a_store_that_is_read_takes_no_update(folder: Path) -> None:
    with OxigraphStore(folder, read_only=True) as store, pytest.raises(StoreError, match="reading"):
        store.update("CLEAR ALL")


def test_a_second_writer_is_told_that_the_store_is_in_use(folder: Path) -> None:
    with OxigraphStore(folder), pytest.raises(StoreInUseError):
        OxigraphStore(folder)


def test_graphs_are_written_in_forms_of_rdf(folder: Path) -> None:
    one, all_ = io.BytesIO(), io.BytesIO()

    with OxigraphStore(folder, read_only=True) as store:
        store.write_graph(one, graph=A, form=ox.RdfFormat.N_TRIPLES)
        store.write_graphs(all_, form=ox.RdfFormat.N_QUADS)
        assert store.holds(A)
        assert not store.holds(P)

    assert one.getvalue() == b'<http://x/a> <http://x/p> "a" .\n'
    assert sorted(all_.getvalue().splitlines())[1].endswith(b'"b" <http://x/b> .')


def test_a_reader_knows_when_its_folder_is_gone(tmp_path: Path) -> None:
    OxigraphStore(tmp_path / "store").close()
    with OxigraphStore(tmp_path / "store", read_only=True) as reader:
        shutil.rmtree(tmp_path / "store")

        assert reader.is_outdated
