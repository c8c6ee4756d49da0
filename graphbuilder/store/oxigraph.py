"""A store on pyoxigraph: on disk, or in memory for the contents of a file.

It talks to pyoxigraph directly rather than through oxrdflib, whose literals come back changed and
whose transactions are none.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from string import Template
from typing import BinaryIO, Self

import pyoxigraph as ox
from rdflib import URIRef

from graphbuilder.errors import QueryError, StoreError, describe_failure
from graphbuilder.rdf.namespaces import PREFIXES
from graphbuilder.rdf.quads import Quad
from graphbuilder.resources import read_text
from graphbuilder.store.answers import read_answer
from graphbuilder.store.datasets import EVERYTHING, Dataset, OxAnswer, graphs_of
from graphbuilder.store.files import parse_quads
from graphbuilder.store.generations import (
    Draft,
    State,
    begin_draft,
    discard,
    hold_state,
    is_last,
    publish,
    restart_draft,
)
from graphbuilder.store.graphstore import (
    QueryAnswer,
    StoredDocument,
    collect_graph,
    read_documents,
)
from graphbuilder.store.terms import (
    NO_GRAPH,
    quad_to_rdflib,
    quads_to_oxigraph,
    to_oxigraph,
)


class OxigraphStore:
    """Named graphs in a folder, which any number of processes read while one writes.

    A reader sees the graphs as they were when the last writer closed its store; see
    `generations.py`.

    Args:
        folder: Where the states of the store are; made if it is not there. None keeps everything
            in memory.
        read_only: Whether to open the last complete state for reading, and beside a writer.

    Raises:
        StoreError: If another process is writing, or the folder cannot be read or made.
    """

    def __init__(self, folder: Path | None, *, read_only: bool = False) -> None:
        self._folder = folder
        self._state: State | None = None
        self._draft: Draft | None = None
        self._is_changed = self._has_failed = False
        if folder is None:
            self._store: ox.Store | None = ox.Store()
        elif read_only:
            self._state = hold_state(folder)
            self._store = _open_state(self._state)
        else:
            self._draft, self._store = _open_draft(begin_draft(folder))

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
        with self._writing() as store:
            store.bulk_extend(converted)

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
        try:
            return read_answer(self.answer(text))
        except (SyntaxError, ValueError, RuntimeError, OSError) as error:
            raise QueryError(f"Oxigraph cannot answer the query: {error}") from error

    def answer(
        self, text: str, *, dataset: Dataset = EVERYTHING, base: str | None = None
    ) -> OxAnswer:
        """Answer a SPARQL query in the terms of pyoxigraph, which writes them in many formats.

        Args:
            text: The query.
            dataset: The graphs that it sees.
            base: What relative IRIs in it are relative to; without one they are refused.

        Returns:
            The answer, which is worked out as it is read or written.

        Raises:
            QueryError: If the query is malformed or its evaluation fails. What fails later, while
                the answer is read, raises what pyoxigraph raises.
        """
        store = self._opened()
        try:
            answer: OxAnswer = store.query(text, base_iri=base, **graphs_of(dataset))
        except (SyntaxError, ValueError, RuntimeError, OSError) as error:
            raise QueryError(f"Oxigraph cannot answer the query: {error}") from error
        return answer

    def update(self, text: str, *, base: str | None = None) -> None:
        """Apply a SPARQL update, wholly or not at all.

        Its default graph is that of no name, which our graphs are not in: they are named by GRAPH.

        Args:
            text: The update.
            base: What relative IRIs in it are relative to; without one they are refused.

        Raises:
            QueryError: If it is malformed, or cannot be evaluated.
            StoreError: If the store cannot be written.
        """
        if self._state is not None:
            raise StoreError(f"the store {self._folder} was opened for reading alone")
        try:
            self._opened().update(text, base_iri=base)
        except (SyntaxError, ValueError) as error:
            raise QueryError(f"Oxigraph cannot apply the update: {error}") from error
        except (OSError, RuntimeError) as error:
            self._has_failed = True
            raise StoreError(_cannot_write(self._folder, error)) from error
        self._is_changed = True

    def write_graph(self, output: BinaryIO, *, graph: URIRef, form: ox.RdfFormat) -> None:
        """Write the triples of a graph in a form of RDF; one that is not there is empty."""
        name = ox.DefaultGraph() if graph == NO_GRAPH else to_oxigraph(graph)
        self._opened().dump(output, form, from_graph=name, prefixes=dict(PREFIXES))  # type: ignore[arg-type] # a graph is named by an IRI

    def write_graphs(self, output: BinaryIO, *, form: ox.RdfFormat) -> None:
        """Write all graphs in a form of RDF that knows graphs."""
        self._opened().dump(output, form, prefixes=dict(PREFIXES))

    def holds(self, graph: URIRef) -> bool:
        """Whether there is a graph of this name with something in it."""
        quads = self._opened().quads_for_pattern(None, None, None, to_oxigraph(graph))  # type: ignore[arg-type] # as above
        return next(iter(quads), None) is not None

    @property
    def is_outdated(self) -> bool:
        """Whether a writer has written a newer state since this store was opened for reading."""
        return self._state is not None and not is_last(self._state)

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
        """Let go of the folder; what was written becomes its last complete state.

        If something could not be written, the last state stays as it is, and the next writer goes
        on where this one stopped.

        Raises:
            StoreError: If what was written cannot be made safe.
        """
        draft, state, self._draft, self._state = self._draft, self._state, None, None
        store, self._store = self._store, None
        if state is not None:
            state.lock.release()
        if draft is not None and store is not None:
            try:
                if not self._has_failed:
                    store.flush()
            except (OSError, RuntimeError) as error:
                self._has_failed = True
                raise StoreError(_cannot_write(draft.path, error)) from error
            finally:
                del store  # closes the files
                self._settle(draft)

    def _settle(self, draft: Draft) -> None:
        if self._has_failed:
            draft.lock.release()
        elif draft.is_copy and not self._is_changed:
            discard(draft)
        else:
            publish(draft)

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
        with self._writing() as store:
            store.update(text)

    @contextmanager
    def _writing(self) -> Iterator[ox.Store]:
        store = self._opened()
        if self._state is not None:
            raise StoreError(f"the store {self._folder} was opened for reading alone")
        self._is_changed = True
        try:
            yield store
        except (SyntaxError, OSError, RuntimeError) as error:
            self._has_failed = True
            raise StoreError(_cannot_write(self._folder, error)) from error


def _open_state(state: State) -> ox.Store:
    try:
        return ox.Store.read_only(str(state.path))
    except (OSError, RuntimeError) as error:
        state.lock.release()
        raise StoreError(
            f"the store {state.path} cannot be read: {describe_failure(error)}"
        ) from error


def _open_draft(draft: Draft) -> tuple[Draft, ox.Store]:
    try:
        try:
            return draft, ox.Store(str(draft.path))
        except RuntimeError as error:
            if "corruption" not in str(error).lower():
                raise
            draft = restart_draft(draft)
            return draft, ox.Store(str(draft.path))
    except (OSError, RuntimeError) as error:
        draft.lock.release()
        raise StoreError(_cannot_write(draft.path, error)) from error


def _cannot_write(place: Path | None, error: Exception) -> str:
    return f"the store {place} cannot be written: {describe_failure(error)}"
