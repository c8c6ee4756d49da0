"""What a store does, on each kind of store."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from rdflib import Literal, URIRef

from graphbuilder.errors import QueryError, StoreError
from graphbuilder.rdf import Quad
from graphbuilder.store import GraphStore, OxigraphStore, Solutions, StoredDocument
from tests.builders import make_document, make_quads
from tests.unit.rdf.strategies import texts

GRAPH = URIRef("https://example.org/graph/1")
OTHER = URIRef("https://example.org/graph/2")


def make_quad(value: str, *, graph: URIRef = GRAPH) -> Quad:
    """Make a quad that says something in a graph."""
    return (URIRef("https://example.org/s"), URIRef("https://example.org/p"), Literal(value), graph)


def test_replacing_a_graph_forgets_what_it_held(store: GraphStore) -> None:
    store.replace(GRAPH, [make_quad("old")])
    store.replace(GRAPH, [make_quad("new")])

    assert list(store.quads()) == [make_quad("new")]


def test_replacing_a_graph_leaves_the_others_alone(store: GraphStore) -> None:
    store.replace(OTHER, [make_quad("other", graph=OTHER)])
    store.replace(GRAPH, [make_quad("new")])
    store.replace(GRAPH, [])

    assert list(store.quads()) == [make_quad("other", graph=OTHER)]


def test_loading_a_graph_forgets_what_it_held_and_leaves_the_others(store: GraphStore) -> None:
    store.replace(OTHER, [make_quad("other", graph=OTHER)])
    store.load(GRAPH, [make_quad("old")])
    store.load(GRAPH, (make_quad(str(number)) for number in range(1000)))

    assert len(list(store.quads(GRAPH))) == 1000
    assert make_quad("old") not in store.quads()
    assert make_quad("other", graph=OTHER) in store.quads()


def test_a_quad_of_another_graph_is_not_loaded(store: GraphStore) -> None:
    store.load(GRAPH, [make_quad("old")])

    with pytest.raises(StoreError, match="belongs to the graph"):
        store.load(GRAPH, [make_quad("new"), make_quad("stray", graph=OTHER)])

    assert list(store.quads()) == [make_quad("old")]


def test_the_graphs_are_listed_in_order(store: GraphStore) -> None:
    assert store.graphs() == ()

    store.replace(OTHER, [make_quad("other", graph=OTHER)])
    store.replace(GRAPH, [make_quad("one")])

    assert store.graphs() == (GRAPH, OTHER)


def test_removing_a_graph_twice_is_no_error(store: GraphStore) -> None:
    store.replace(GRAPH, [make_quad("old")])
    store.remove(GRAPH)
    store.remove(GRAPH)

    assert list(store.quads()) == []


def test_a_quad_of_another_graph_is_refused_and_nothing_changes(store: GraphStore) -> None:
    store.replace(GRAPH, [make_quad("old")])

    with pytest.raises(StoreError, match="belongs to the graph"):
        store.replace(GRAPH, [make_quad("new"), make_quad("stray", graph=OTHER)])

    assert list(store.quads()) == [make_quad("old")]


def test_the_quads_of_one_graph_are_listed(store: GraphStore) -> None:
    store.replace(GRAPH, [make_quad("one")])
    store.replace(OTHER, [make_quad("two", graph=OTHER)])

    assert list(store.quads(OTHER)) == [make_quad("two", graph=OTHER)]


def test_queries_see_the_union_of_all_graphs(store: GraphStore) -> None:
    store.replace(GRAPH, [make_quad("one")])
    store.replace(OTHER, [make_quad("two", graph=OTHER)])

    answer = store.query("SELECT ?o WHERE { ?s ?p ?o } ORDER BY ?o")

    assert answer == Solutions(columns=("o",), rows=((Literal("one"),), (Literal("two"),)))


def test_an_unbound_variable_is_an_empty_cell(store: GraphStore) -> None:
    answer = store.query("SELECT ?a ?b WHERE { VALUES ?a { 1 } OPTIONAL { ?a ?c ?b } }")

    assert isinstance(answer, Solutions)
    assert answer.rows == ((Literal(1), None),)


def test_ask_and_construct_are_answered(store: GraphStore) -> None:
    store.replace(GRAPH, [make_quad("one")])

    assert store.query("ASK { ?s ?p 'one' }") is True
    assert store.query("ASK { ?s ?p 'two' }") is False
    assert store.query("CONSTRUCT WHERE { ?s ?p ?o }") == (make_quad("one")[:3],)


@pytest.mark.parametrize("text", ["SELECT", "SELECT ?x WHERE { ?x }", "DROP ALL", ""])
def test_what_is_no_query_is_an_error_of_the_query(store: GraphStore, text: str) -> None:
    with pytest.raises(QueryError, match="cannot answer the query"):
        store.query(text)


def test_documents_are_listed_with_the_hashes_that_tell_if_they_changed(store: GraphStore) -> None:
    for name in ("b", "a"):
        quads = make_quads(document=make_document(id=name))
        store.replace(quads[0][3], quads)

    first, second = store.documents()

    assert first == StoredDocument(
        id="a",
        graph="https://w3id.org/graphbuilder/data/graph/a",
        text_sha256=make_document().text_sha256,
        config_sha256="c0ffee",
    )
    assert second.id == "b"


def test_a_closed_store_says_so(store: GraphStore) -> None:
    store.close()

    with pytest.raises(StoreError, match="is closed"):
        store.query("ASK {}")


def test_a_hostile_literal_comes_back_as_it_was(store: GraphStore) -> None:
    @settings(max_examples=100, deadline=None)
    @given(texts)
    def comes_back(text: str) -> None:
        store.replace(GRAPH, [make_quad(text)])
        assert list(store.quads()) == [make_quad(text)]

    comes_back()


def test_a_store_on_disk_remembers(tmp_path: Path) -> None:
    with OxigraphStore(tmp_path) as store:
        store.replace(GRAPH, [make_quad("kept")])

    with OxigraphStore(tmp_path) as store:
        assert list(store.quads()) == [make_quad("kept")]


def test_an_iri_that_breaks_out_of_its_brackets_is_refused(tmp_path: Path) -> None:
    hostile = URIRef("https://example.org/> { } } ; DROP ALL #")
    with OxigraphStore(tmp_path) as store:
        store.replace(GRAPH, [make_quad("kept")])

        with pytest.raises(StoreError, match="cannot be stored"):
            store.remove(hostile)
        with pytest.raises(StoreError, match="cannot be stored"):
            store.replace(GRAPH, [(hostile, hostile, hostile, GRAPH)])

        assert list(store.quads()) == [make_quad("kept")]
