"""Compares the documents of two stores, one after another, so that memory holds two at most."""

from collections.abc import Collection, Iterator, Mapping
from string import Template

from rdflib import URIRef

from graphbuilder.comparison.analyses import FIELDS, compare_analyses
from graphbuilder.comparison.changes import DocumentChange
from graphbuilder.errors import AnalysisError, QueryError, StoreError
from graphbuilder.model import Analysis
from graphbuilder.rdf import decode
from graphbuilder.resources import read_text
from graphbuilder.store import GraphStore, Solutions, StoredDocument


def compare(
    old: GraphStore, new: GraphStore, *, ignore: Collection[str] = ()
) -> Iterator[DocumentChange]:
    """Compare what two stores hold of each document.

    Documents are the same if their ids are. Which version and settings read them, what is in the
    catalogue, and what was derived from all documents together, is not compared.

    Args:
        old: The first store.
        new: The second.
        ignore: Names of fields that may differ, such as ``confidence``.

    Yields:
        The documents that differ, in the order of their ids.

    Raises:
        QueryError: If a field that is to be ignored does not exist.
        StoreError: If a graph holds several documents, or is none that `build` wrote.
    """
    unknown = sorted(set(ignore) - FIELDS)
    if unknown:
        raise QueryError(
            f"no field is called {', '.join(unknown)}; expected one of {', '.join(sorted(FIELDS))}"
        )
    before, after = _by_id(old), _by_id(new)
    for key in sorted(before.keys() | after.keys()):
        ours, theirs = before.get(key), after.get(key)
        if ours and theirs and _are_equal(old, ours, new, theirs):
            continue
        change = compare_analyses(_read(old, ours), _read(new, theirs), ignore=ignore)
        if change:
            yield change


def _by_id(store: GraphStore) -> Mapping[str, StoredDocument]:
    found: dict[str, StoredDocument] = {}
    graphs: set[str] = set()
    for document in store.documents():
        if document.graph in graphs:
            raise StoreError(
                f"the graph {document.graph} holds several documents, as files in Turtle and "
                "N-Triples do; compare build folders, or files in TriG, N-Quads or JSON-LD"
            )
        if document.id in found:
            raise StoreError(
                f"the document {document.id!r} is in two graphs, {found[document.id].graph} and "
                f"{document.graph}; remove one of them before you compare"
            )
        found[document.id] = document
        graphs.add(document.graph)
    return found


def _are_equal(
    old: GraphStore, ours: StoredDocument, new: GraphStore, theirs: StoredDocument
) -> bool:
    """Whether the graphs of a document say the same, by the hashes that they hold and one more."""
    hashes = (ours.text_sha256, ours.config_sha256), (theirs.text_sha256, theirs.config_sha256)
    return hashes[0] == hashes[1] and _digest(old, ours) == _digest(new, theirs)


def _digest(store: GraphStore, document: StoredDocument) -> str:
    template = Template(read_text("comparison", "digest.rq"))
    answer = store.query(template.substitute(graph=URIRef(document.graph).n3()))
    if not isinstance(answer, Solutions) or len(answer.rows) != 1:
        raise StoreError(f"digest.rq gave no digest of {document.graph}")
    return str(answer.rows[0][0])


def _read(store: GraphStore, document: StoredDocument | None) -> Analysis | None:
    if document is None:
        return None
    try:
        return decode(store.quads(URIRef(document.graph)))
    except AnalysisError as error:
        raise StoreError(f"the document {document.id!r} cannot be compared: {error}") from error
