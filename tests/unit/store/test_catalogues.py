"""A store tells its catalogue from its documents."""

from rdflib import URIRef

from graphbuilder.rdf import Iris
from graphbuilder.store import GraphStore, list_catalogues, list_quads
from tests.builders import make_catalogue_quads, make_quads

CATALOGUE = Iris().catalogue()


def fill(store: GraphStore) -> None:
    """Put the dispatch and the catalogue into a store."""
    for quads in (make_quads(), make_catalogue_quads()):
        store.replace(quads[0][3], quads)


def test_a_catalogue_is_listed_with_the_hash_of_its_tables(store: GraphStore) -> None:
    assert list_catalogues(store) == {}

    fill(store)

    assert list_catalogues(store) == {CATALOGUE: "c0ffee"}


def test_a_catalogue_is_no_document(store: GraphStore) -> None:
    fill(store)

    assert [document.id for document in store.documents()] == ["dispatch"]


def test_a_catalogue_that_was_not_written_to_the_end_is_none(store: GraphStore) -> None:
    store.replace(CATALOGUE, make_catalogue_quads()[:-1])

    assert list_catalogues(store) == {}


def test_quads_are_listed_without_the_catalogue_or_with_it(store: GraphStore) -> None:
    fill(store)

    assert set(list_quads(store)) == set(make_quads())
    everything = {*make_quads(), *make_catalogue_quads()}
    assert set(list_quads(store, include_catalogue=True)) == everything


def test_one_graph_of_documents_and_catalogue_is_listed_whole(store: GraphStore) -> None:
    graph = URIRef("https://example.org/both")
    both = {(*quad[:3], graph) for quad in (*make_quads(), *make_catalogue_quads())}
    store.replace(graph, both)

    assert set(list_quads(store)) == both
