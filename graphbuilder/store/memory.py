"""A store in memory, on rdflib: for tests, and as a second opinion on Oxigraph."""

from collections.abc import Iterable, Iterator
from typing import Self, cast

import rdflib.plugins.sparql
from rdflib import Dataset, Graph, URIRef
from rdflib.query import Result

from graphbuilder.errors import QueryError, StoreError
from graphbuilder.rdf.quads import Quad, Term, Triple
from graphbuilder.resources import read_text
from graphbuilder.store.graphstore import (
    QueryAnswer,
    Solutions,
    StoredDocument,
    collect_graph,
    read_documents,
)


class MemoryStore:
    """Named graphs in an rdflib Dataset; gone when the process ends.

    Args:
        quads: What it holds at first.
    """

    def __init__(self, quads: Iterable[Quad] = ()) -> None:
        # rdflib would fetch what a query names in FROM <http://...>; it asks this global each time.
        rdflib.plugins.sparql.SPARQL_LOAD_GRAPHS = False
        self._dataset: Dataset | None = Dataset(default_union=True)
        self._add(quads)

    def replace(self, graph: URIRef, quads: Iterable[Quad]) -> None:
        """Put quads in the place of all that a graph held; see `GraphStore.replace`."""
        collected = collect_graph(graph, quads)
        self.remove(graph)
        self._add(collected)

    def load(self, graph: URIRef, quads: Iterable[Quad]) -> None:
        """Put many quads in the place of all that a graph held; see `GraphStore.load`."""
        self.replace(graph, quads)

    def remove(self, graph: URIRef) -> None:
        """Forget a graph; one that is not there is no error."""
        self._opened().remove_graph(graph)

    def query(self, text: str) -> QueryAnswer:
        """Answer a SPARQL query with rdflib's own engine; see `GraphStore.query`.

        Returns:
            Solutions for SELECT, a truth value for ASK, triples for CONSTRUCT and DESCRIBE.

        Raises:
            QueryError: If the query is malformed or its evaluation fails.
        """
        dataset = self._opened()
        try:
            return _read_answer(dataset.query(text))
        except Exception as error:  # rdflib's parser and functions raise anything
            raise QueryError(f"rdflib cannot answer the query: {error}") from error

    def documents(self) -> tuple[StoredDocument, ...]:
        """List the documents in the order of their ids."""
        return read_documents(self.query(read_text("store", "documents.rq")))

    def graphs(self) -> tuple[URIRef, ...]:
        """List the names of the graphs, in order."""
        # rdflib lists its default graph too, which ours never use.
        named = (graph for graph in self._opened().graphs() if any(True for _ in graph))
        return tuple(sorted(cast("URIRef", graph.identifier) for graph in named))

    def quads(self, graph: URIRef | None = None) -> Iterator[Quad]:
        """List the quads of one graph, or of all, in no particular order."""
        dataset = self._opened()
        graphs = dataset.graphs() if graph is None else (Graph(dataset.store, graph),)
        for named in graphs:
            for triple in named:
                yield cast("Quad", (*triple, named.identifier))

    def close(self) -> None:
        """Forget everything."""
        self._dataset = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.close()

    def _opened(self) -> Dataset:
        if self._dataset is None:
            raise StoreError("the store is closed; open it again to use it")
        return self._dataset

    def _add(self, quads: Iterable[Quad]) -> None:
        dataset = self._opened()
        for subject, predicate, value, graph in quads:
            dataset.graph(graph).add((subject, predicate, value))


def _read_answer(result: Result) -> QueryAnswer:
    if result.type == "ASK":
        return bool(result.askAnswer)
    if result.type in ("CONSTRUCT", "DESCRIBE"):
        return tuple(cast("Triple", triple) for triple in result.graph or ())
    variables = tuple(result.vars or ())
    rows = (tuple(cast("Term | None", b.get(v)) for v in variables) for b in result.bindings)
    return Solutions(columns=tuple(map(str, variables)), rows=tuple(rows))
