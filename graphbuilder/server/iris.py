"""Takes the names of graphs that requests bring."""

import pyoxigraph as ox
from rdflib import URIRef

from graphbuilder.errors import QueryError


def require_iri(text: str) -> URIRef:
    """Take a text for an IRI.

    Returns:
        The IRI, which can stand in SPARQL.

    Raises:
        QueryError: If it is no absolute IRI.
    """
    try:
        ox.NamedNode(text)
    except ValueError as error:
        raise QueryError(f"{text!r} is no absolute IRI; expected the name of a graph") from error
    return URIRef(text)
