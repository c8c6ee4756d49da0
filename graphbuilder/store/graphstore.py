"""What the rest of graphbuilder needs of a store, whichever engine it runs on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol, Self

from rdflib import URIRef

from graphbuilder.errors import StoreError
from graphbuilder.rdf.quads import Quad, Term, Triple


@dataclass(frozen=True, slots=True, kw_only=True)
class Solutions:
    """The answer to a SELECT query.

    Attributes:
        columns: The variables, in the order of the query.
        rows: A row a solution, with None where a variable is not bound.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]


#: The answer to a query: that of SELECT, of ASK, or of CONSTRUCT and DESCRIBE.
QueryAnswer = Solutions | bool | tuple[Triple, ...]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class StoredDocument:
    """A document that a store holds, with what tells whether it must be read again.

    Attributes:
        id: The document's id.
        graph: The name of its graph.
        text_sha256: The hash of its text.
        config_sha256: The hash of the settings it was read with.
    """

    id: str
    graph: str
    text_sha256: str
    config_sha256: str


class GraphStore(Protocol):
    """A set of named graphs: one a document, one for the catalogue. Closes as a context manager.

    Queries see the union of all graphs, and each graph by its name within `GRAPH`.
    """

    def replace(self, graph: URIRef, quads: Iterable[Quad]) -> None:
        """Put quads in the place of all that a graph held, wholly or not at all.

        Raises:
            StoreError: If a quad belongs to another graph or cannot be stored, or writing fails.
        """

    def load(self, graph: URIRef, quads: Iterable[Quad]) -> None:
        """Put many quads in the place of all that a graph held, faster than `replace`.

        A process that is killed meanwhile may leave the graph without the last of them, so this
        is for graphs that can be made again.

        Raises:
            StoreError: If a quad belongs to another graph or cannot be stored, or writing fails.
        """

    def remove(self, graph: URIRef) -> None:
        """Forget a graph; one that is not there is no error."""

    def query(self, text: str) -> QueryAnswer:
        """Answer a SPARQL query.

        Returns:
            Solutions for SELECT, a truth value for ASK, triples for CONSTRUCT and DESCRIBE.

        Raises:
            QueryError: If the query is malformed or its evaluation fails.
        """

    def documents(self) -> tuple[StoredDocument, ...]:
        """List the documents in the order of their ids."""

    def graphs(self) -> tuple[URIRef, ...]:
        """List the names of the graphs, in order."""

    def quads(self, graph: URIRef | None = None) -> Iterator[Quad]:
        """List the quads of one graph, or of all, in no particular order."""

    def close(self) -> None:
        """Release what the store holds open; using it afterwards is a StoreError."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *exc_info: object) -> None: ...


def collect_graph(graph: URIRef, quads: Iterable[Quad]) -> tuple[Quad, ...]:
    """Check that quads belong to one graph, before anything is written.

    Returns:
        The quads.

    Raises:
        StoreError: If one belongs to another graph.
    """
    collected = tuple(quads)
    stray = next((quad for quad in collected if quad[3] != graph), None)
    if stray is not None:
        raise StoreError(
            f"a quad about {stray[0]} belongs to the graph {stray[3]}; expected {graph}"
        )
    return collected


def read_documents(answer: QueryAnswer) -> tuple[StoredDocument, ...]:
    """Read the answer to `documents.rq`.

    Returns:
        The documents in the order of their ids.

    Raises:
        StoreError: If it is no table.
    """
    if not isinstance(answer, Solutions):
        raise StoreError("documents.rq gave no table; expected id, graph and two hashes")
    rows = (dict(zip(answer.columns, map(str, row), strict=True)) for row in answer.rows)
    return tuple(sorted(StoredDocument(**row) for row in rows))
