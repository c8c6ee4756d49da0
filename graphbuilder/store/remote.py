"""A store on a SPARQL server, such as GraphDB, Fuseki or that of Oxigraph.

Whole graphs travel by the Graph Store Protocol, questions by the SPARQL 1.1 Protocol. rdflib's own
client is not used: it makes graphs that are there already, which servers refuse.
"""

from collections.abc import Iterable, Iterator
from string import Template
from typing import Self

import pyoxigraph as ox
from rdflib import URIRef

from graphbuilder.errors import QueryError, StoreError
from graphbuilder.rdf.quads import Quad
from graphbuilder.resources import read_text
from graphbuilder.store.addresses import LAYOUTS, parse_address
from graphbuilder.store.answers import read_answer
from graphbuilder.store.graphstore import (
    QueryAnswer,
    Solutions,
    StoredDocument,
    collect_graph,
    read_documents,
)
from graphbuilder.store.server import ANSWER_TIMEOUT_S, Server
from graphbuilder.store.terms import quads_to_oxigraph, to_oxigraph, triple_to_rdflib

#: The forms that answers are asked for in: of SELECT and ASK, and of CONSTRUCT and DESCRIBE.
_TABLE = "application/sparql-results+json"
_TRIPLES = "application/n-triples"


class RemoteStore:
    """Named graphs on a server, each replaced in one transaction of the server.

    Args:
        place: The address of the dataset, such as ``http://localhost:7878`` (Oxigraph),
            ``http://localhost:3030/positions#fuseki`` or
            ``http://localhost:7200/repositories/positions`` (GraphDB). Name and password stand in
            it, or in ``~/.netrc``; no message shows them.
        answer_timeout_s: How long the server may be silent.

    Raises:
        StoreError: If the address cannot be read, the server cannot be reached or refuses access,
            there is no dataset, or its default graph is not the union of its graphs.
    """

    def __init__(self, place: str, *, answer_timeout_s: float = ANSWER_TIMEOUT_S) -> None:
        self._address = parse_address(place)
        self._server: Server | None = Server(self._address, answer_timeout_s=answer_timeout_s)
        self._require_union()

    def replace(self, graph: URIRef, quads: Iterable[Quad]) -> None:
        """Put quads in the place of all that a graph held; see `GraphStore.replace`."""
        lines = [f"{quad.triple} .\n" for quad in quads_to_oxigraph(collect_graph(graph, quads))]
        if lines:
            self._opened().put_graph(to_oxigraph(graph).value, "".join(lines))
        else:
            self.remove(graph)  # rather than leave an empty one

    def load(self, graph: URIRef, quads: Iterable[Quad]) -> None:
        """Put many quads in the place of all that a graph held; see `GraphStore.load`."""
        self.replace(graph, quads)

    def remove(self, graph: URIRef) -> None:
        """Forget a graph; one that is not there is no error."""
        template = Template(read_text("store", "remove.ru"))
        self._opened().update(template.substitute(graph=str(to_oxigraph(graph))))

    def query(self, text: str) -> QueryAnswer:
        """Let the server answer a SPARQL query; see `GraphStore.query`.

        Returns:
            Solutions for SELECT, a truth value for ASK, triples for CONSTRUCT and DESCRIBE.

        Raises:
            QueryError: If the query is malformed, its evaluation fails, or its answer is cut off.
        """
        media_type, answer = self._opened().ask(text, accept=f"{_TABLE}, {_TRIPLES}")
        try:
            if media_type == _TABLE:
                return read_answer(ox.parse_query_results(answer, ox.QueryResultsFormat.JSON))
            if media_type == _TRIPLES:
                return tuple(map(triple_to_rdflib, ox.parse(answer, ox.RdfFormat.N_TRIPLES)))
        except (SyntaxError, ValueError) as error:
            # Servers have said that all is well before they run out of time in the middle.
            raise QueryError(
                f"the answer of {self._address.url} is cut off or malformed ({error}); ask for less"
            ) from error
        raise QueryError(
            f"{self._address.url} answers with {media_type or 'no media type'}; expected {_TABLE} "
            f"or {_TRIPLES}"
        )

    def documents(self) -> tuple[StoredDocument, ...]:
        """List the documents in the order of their ids."""
        return read_documents(self.query(read_text("store", "documents.rq")))

    def graphs(self) -> tuple[URIRef, ...]:
        """List the names of the graphs, in order."""
        answer = self.query("SELECT DISTINCT ?graph WHERE { GRAPH ?graph { ?s ?p ?o } }")
        rows = answer.rows if isinstance(answer, Solutions) else ()
        return tuple(sorted(URIRef(str(graph)) for (graph,) in rows))

    def quads(self, graph: URIRef | None = None) -> Iterator[Quad]:
        """List the quads of one graph, or of all, in no particular order."""
        for name in self.graphs() if graph is None else (graph,):
            text = self._opened().get_graph(to_oxigraph(name).value)
            try:
                for triple in ox.parse(text, ox.RdfFormat.N_TRIPLES):
                    yield (*triple_to_rdflib(triple), name)
            except SyntaxError as error:
                raise StoreError(
                    f"the graph {name} of {self._address.url} is malformed: {error}"
                ) from error

    def close(self) -> None:
        """Close the connections; the server keeps its graphs."""
        if self._server is not None:
            self._server.close()
        self._server = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.close()

    def _opened(self) -> Server:
        if self._server is None:
            raise StoreError(f"the store {self._address.url} is closed; open it again to use it")
        return self._server

    def _require_union(self) -> None:
        """See that there is a dataset, and that queries see the union of its graphs."""
        try:
            named = self.query("ASK { GRAPH ?graph { ?s ?p ?o } }")
            seen = self.query("ASK { ?s ?p ?o }")
        except QueryError as error:
            self.close()
            kinds = ", ".join(f"#{kind}" for kind in LAYOUTS)
            raise StoreError(
                f"{self._address.url} is no dataset of a SPARQL server as we know them; if the "
                f"address is right, put the kind of the server behind it ({kinds}). {error}"
            ) from error
        if named and not seen:
            self.close()
            raise StoreError(
                f"queries to {self._address.url} do not see its named graphs; make its default "
                "graph the union of all (for Fuseki: tdb2:unionDefaultGraph true)"
            )
