"""A store on pyoxigraph: on disk, or in memory for the contents of a file.

It talks to pyoxigraph directly rather than through oxrdflib, whose literals come back changed and
whose transactions are none.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from string import Template
from typing import Self

import pyoxigraph as ox
from rdflib import URIRef

from graphbuilder.errors import QueryError, StoreError
from graphbuilder.rdf.quads import Quad
from graphbuilder.resources import read_text
from graphbuilder.store.files import parse_quads
from graphbuilder.store.graphstore import (
    QueryAnswer,
    Solutions,
    StoredDocument,
    collect_graph,
    read_documents,
)
from graphbuilder.store.terms import (
    quad_to_rdflib,
    quads_to_oxigraph,
    to_oxigraph,
    to_rdflib,
    triple_to_rdflib,
)


class OxigraphStore:
    """Named graphs in a folder, written by one process at a time.

    Args:
        folder: Where the files are; made if it is not there. None keeps everything in memory.

    Raises:
        StoreError: If another process has it open, or it cannot be read or made.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._store: ox.Store | None = ox.Store() if folder is None else _open(folder)

    @classmethod
    def of_file(cls, path: Path) -> Self:
        """Read an RDF file into memory; changes are not written back.

        Returns:
            A store; triples without a graph are in `terms.NO_GRAPH`.

        Raises:
            StoreError: If the file is missing, of an unknown suffix, or malformed.
        """
        store = cls(None)
        store._opened().extend(parse_quads(path))
        return store

    def replace(self, graph: URIRef, quads: Iterable[Quad]) -> None:
        """Put quads in the place of all that a graph held; see `GraphStore.replace`.

        Both halves go in one update, which Oxigraph applies as one transaction: a crash leaves
        either the old graph or the new one.
        """
        converted = quads_to_oxigraph(collect_graph(graph, quads))
        triples = " .\n".join(str(quad.triple) for quad in converted)
        self._update("replace.ru", graph=graph, triples=triples)

    def load(self, graph: URIRef, quads: Iterable[Quad]) -> None:
        """Put many quads in the place of all that a graph held; see `GraphStore.load`.

        Oxigraph then writes its files directly, in a quarter of the time of a transaction.

        Raises:
            StoreError: As `GraphStore.load` does.
        """
        converted = tuple(quads_to_oxigraph(collect_graph(graph, quads)))
        self.remove(graph)
        try:
            self._opened().bulk_extend(converted)
        except OSError as error:
            raise StoreError(f"the store {self._folder} cannot be written: {error}") from error

    def remove(self, graph: URIRef) -> None:
        """Forget a graph; one that is not there is no error."""
        self._update("remove.ru", graph=graph)

    def query(self, text: str) -> QueryAnswer:
        """Answer a SPARQL query with Oxigraph; see `GraphStore.query`.

        Returns:
            Solutions for SELECT, a truth value for ASK, triples for CONSTRUCT and DESCRIBE.

        Raises:
            QueryError: If the query is malformed or its evaluation fails.
        """
        store = self._opened()
        try:
            return _read_answer(store.query(text, use_default_graph_as_union=True))
        except (SyntaxError, ValueError, RuntimeError, OSError) as error:
            raise QueryError(f"Oxigraph cannot answer the query: {error}") from error

    def documents(self) -> tuple[StoredDocument, ...]:
        """List the documents in the order of their ids."""
        return read_documents(self.query(read_text("store", "documents.rq")))

    def graphs(self) -> tuple[URIRef, ...]:
        """List the names of the graphs, in order."""
        names = self._opened().named_graphs()
        return tuple(sorted(URIRef(name.value) for name in names))

    def quads(self, graph: URIRef | None = None) -> Iterator[Quad]:
        """List the quads of one graph, or of all, in no particular order."""
        name = None if graph is None else to_oxigraph(graph)
        for quad in self._opened().quads_for_pattern(None, None, None, name):  # type: ignore[arg-type] # a graph is named by an IRI
            yield quad_to_rdflib(quad)

    def close(self) -> None:
        """Let another process open the folder."""
        if self._store is not None and self._folder is not None:
            self._store.flush()
        self._store = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.close()

    def _opened(self) -> ox.Store:
        if self._store is None:
            raise StoreError(f"the store {self._folder} is closed; open it again to use it")
        return self._store

    def _update(self, name: str, *, graph: URIRef, triples: str = "") -> None:
        template = Template(read_text("store", name))
        # Both values are in N-Triples syntax as pyoxigraph writes it, so they are escaped.
        text = template.substitute(graph=str(to_oxigraph(graph)), triples=triples)
        try:
            self._opened().update(text)
        except (SyntaxError, OSError) as error:
            raise StoreError(f"the store {self._folder} cannot be written: {error}") from error


def _open(folder: Path) -> ox.Store:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return ox.Store(str(folder))
    except OSError as error:
        if "lock" in str(error).lower():
            raise StoreError(
                f"the store {folder} is in use by another process; wait until that is done, or "
                "query a file exported from it"
            ) from error
        raise StoreError(f"the store {folder} cannot be opened: {error}") from error


def _read_answer(
    answer: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples,
) -> QueryAnswer:
    if isinstance(answer, ox.QueryBoolean):
        return bool(answer)
    if isinstance(answer, ox.QueryTriples):
        return tuple(triple_to_rdflib(triple) for triple in answer)
    rows = (tuple(None if cell is None else to_rdflib(cell) for cell in row) for row in answer)
    return Solutions(columns=tuple(v.value for v in answer.variables), rows=tuple(rows))
