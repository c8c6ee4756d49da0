"""Tells the catalogues of a store from the graphs of its documents."""

from collections.abc import Iterator, Mapping

from rdflib import URIRef

from graphbuilder.errors import StoreError
from graphbuilder.rdf.quads import Quad
from graphbuilder.resources import read_text
from graphbuilder.store.graphstore import GraphStore, Solutions


def list_catalogues(store: GraphStore) -> Mapping[URIRef, str]:
    """List the graphs that hold a catalogue and no document.

    A file in a form without graphs holds both in one; that one counts as a graph of documents.

    Returns:
        The hashes of the tables that the catalogues were made of, by the names of their graphs.

    Raises:
        StoreError: If the store gives no table.
    """
    answer = store.query(read_text("store", "catalogues.rq"))
    if not isinstance(answer, Solutions):
        raise StoreError("catalogues.rq gave no table; expected graph and hash")
    return {URIRef(str(graph)): str(sha256) for graph, sha256 in answer.rows}


def list_quads(store: GraphStore, *, include_catalogue: bool = False) -> Iterator[Quad]:
    """List the quads of a store, in no particular order.

    Args:
        store: What to list.
        include_catalogue: Whether to list those of catalogues too.

    Yields:
        The quads.
    """
    catalogues = () if include_catalogue else list_catalogues(store)
    if not catalogues:
        yield from store.quads()
        return
    for graph in store.graphs():
        if graph not in catalogues:
            yield from store.quads(graph)
