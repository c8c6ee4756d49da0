"""Tells what documents a store holds, and whether one is there as it is."""

from string import Template

from rdflib import URIRef

from graphbuilder.errors import StoreError
from graphbuilder.model import Document
from graphbuilder.resources import read_text
from graphbuilder.store.graphstore import GraphStore, Solutions


def holds_document(
    store: GraphStore, document: Document, *, graph: URIRef, config_sha256: str
) -> bool:
    """Tell whether a graph holds a document as it is, read with the same settings.

    It takes the same time whatever else the store holds.

    Returns:
        Whether the hash of the text, the metadata and the hash of the settings are equal.

    Raises:
        StoreError: If the store gives no table.
    """
    text = Template(read_text("store", "document.rq")).substitute(graph=graph.n3())
    rows = [tuple(str(cell or "") for cell in row) for row in _select(store, text).rows]
    return rows == [
        (
            document.text_sha256,
            config_sha256,
            document.title,
            str(document.date or ""),
            document.publisher,
            document.url,
            document.language,
        )
    ]


def count_documents(store: GraphStore) -> int:
    """Count the documents of a store.

    Returns:
        How many graphs hold one.

    Raises:
        StoreError: If the store gives no table.
    """
    ((count,),) = _select(store, read_text("store", "document_count.rq")).rows
    return int(str(count))


def _select(store: GraphStore, text: str) -> Solutions:
    answer = store.query(text)
    if not isinstance(answer, Solutions):
        raise StoreError("a query for documents gave no table")
    return answer
