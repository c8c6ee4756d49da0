"""Checks what one graph is: that of a document, the catalogue or the derived one."""

import re
from collections.abc import Iterator, Sequence
from enum import Enum, auto

from rdflib import RDF, BNode, URIRef

from graphbuilder.rdf import GB, Quad
from graphbuilder.store.terms import NO_GRAPH
from graphbuilder.validation.faults import Fault

#: What must hold.
NO_BLANK_NODES = "Everything is named by an IRI: there are no blank nodes."
ONE_DOCUMENT = "A graph holds no more than one document."
NAMED_AFTER_DOCUMENT = "The graph of a document is named after it."
ITS_DOCUMENT = "The graph of a document holds that document."

#: The classes of which every graph with one of their things is the graph of a document.
_OF_DOCUMENTS = frozenset({GB.Position, GB.Provision, GB.Mention})

#: The end of the name of such a graph, as `Iris.graph` makes it.
_OF_A_DOCUMENT = re.compile(r"[/#]graph/[^/]+$")


class Content(Enum):
    """What a graph holds, which decides what it must look like."""

    DOCUMENT = auto()
    CATALOGUE = auto()
    DERIVED = auto()
    OTHER = auto()


def content_of(quads: Sequence[Quad]) -> Content:
    """Tell what a graph holds; a file without named graphs may hold documents and catalogue."""
    classes = {value for _, predicate, value, _ in quads if predicate == RDF.type}
    if GB.Document in classes or classes & _OF_DOCUMENTS:
        return Content.DOCUMENT
    if GB.Catalogue in classes:
        return Content.CATALOGUE
    return Content.DERIVED if GB.Assembly in classes else Content.OTHER


def check_graph(graph: URIRef, quads: Sequence[Quad]) -> Iterator[Fault]:
    """Check that a graph has no blank nodes, and the one document that it is named after.

    Args:
        graph: Its name.
        quads: All that it holds.

    Yields:
        The faults, in order.
    """
    blank = {term for s, _, o, _ in quads for term in (s, o) if isinstance(term, BNode)}
    for node in sorted(blank):
        yield Fault(graph=str(graph), thing=f"_:{node}", message=NO_BLANK_NODES)
    # A file in a form without graphs holds any number of documents.
    if graph != NO_GRAPH:
        yield from _check_documents(graph, quads)


def _check_documents(graph: URIRef, quads: Sequence[Quad]) -> Iterator[Fault]:
    documents = sorted({str(s) for s, p, o, _ in quads if p == RDF.type and o == GB.Document})
    if len(documents) > 1:
        for document in documents:
            yield Fault(graph=str(graph), thing=document, message=ONE_DOCUMENT)
    elif documents and _graph_of(documents[0]) != str(graph):
        yield Fault(graph=str(graph), thing=documents[0], message=NAMED_AFTER_DOCUMENT)
    elif not documents and (content_of(quads) is Content.DOCUMENT or _OF_A_DOCUMENT.search(graph)):
        yield Fault(graph=str(graph), thing=str(graph), message=ITS_DOCUMENT)


def _graph_of(document: str) -> str:
    base, _, key = document.rpartition("document/")
    return f"{base}graph/{key}"
