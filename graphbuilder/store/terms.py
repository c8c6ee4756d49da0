"""The border between rdflib's terms, which graphbuilder speaks, and those of pyoxigraph.

Plain literals stay plain: RDF 1.1 gives them the type xsd:string, pyoxigraph spells it out, and
rdflib would take the two for different literals.
"""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox
from rdflib import XSD, BNode, Literal, URIRef

from graphbuilder.errors import StoreError
from graphbuilder.rdf.quads import Quad, Term, Triple

#: The terms of pyoxigraph that have an rdflib counterpart.
OxTerm = ox.NamedNode | ox.BlankNode | ox.Literal

#: The graph of triples that came without one: the contents of a Turtle file.
NO_GRAPH = URIRef("urn:x-graphbuilder:no-graph")


def to_oxigraph(term: Term) -> OxTerm:
    """Turn a term of rdflib into one of pyoxigraph.

    Returns:
        The same term.

    Raises:
        StoreError: If it is malformed, such as an IRI with a space or a lone surrogate.
    """
    try:
        if isinstance(term, URIRef):
            return ox.NamedNode(str(term))
        if isinstance(term, BNode):
            return ox.BlankNode(str(term))
        return _literal_to_oxigraph(term)
    except ValueError as error:
        raise StoreError(f"{str(term)!r} cannot be stored: {error}") from error


def to_rdflib(term: object) -> Term:
    """Turn a term of pyoxigraph into one of rdflib.

    Returns:
        The same term; xsd:string literals become plain ones.

    Raises:
        StoreError: If it is a triple, which RDF 1.2 allows as a term and rdflib does not know.
    """
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    if isinstance(term, ox.Literal):
        return _literal_to_rdflib(term)
    raise StoreError(f"{term} is no RDF 1.1 term; graphbuilder reads no triple terms")


def quads_to_oxigraph(quads: Iterable[Quad]) -> Iterator[ox.Quad]:
    """Turn quads of rdflib's terms into quads of pyoxigraph; `NO_GRAPH` is the default graph."""
    for subject, predicate, value, graph in quads:
        yield ox.Quad(
            to_oxigraph(subject),  # type: ignore[arg-type] # a subject is never a literal
            to_oxigraph(predicate),  # type: ignore[arg-type] # a predicate is an IRI
            to_oxigraph(value),
            ox.DefaultGraph() if graph == NO_GRAPH else to_oxigraph(graph),  # type: ignore[arg-type] # a graph is named by an IRI
        )


def triple_to_rdflib(triple: ox.Triple | ox.Quad) -> Triple:
    """Turn a triple of pyoxigraph, or a quad without its graph, into rdflib's terms."""
    subject = to_rdflib(triple.subject)
    predicate = to_rdflib(triple.predicate)
    return subject, predicate, to_rdflib(triple.object)  # type: ignore[return-value] # as above


def in_named_graph(quad: ox.Quad) -> ox.Quad:
    """Put a quad without a graph into `NO_GRAPH`, where queries that name graphs see it.

    Returns:
        The quad.

    Raises:
        StoreError: If its object is a triple, which RDF 1.2 allows and rdflib does not know.
    """
    if isinstance(quad.object, ox.Triple):
        raise StoreError(f"{quad.object} is no RDF 1.1 term; graphbuilder reads no triple terms")
    if not isinstance(quad.graph_name, ox.DefaultGraph):
        return quad
    return ox.Quad(quad.subject, quad.predicate, quad.object, ox.NamedNode(str(NO_GRAPH)))


def quad_to_rdflib(quad: ox.Quad) -> Quad:
    """Turn a quad of pyoxigraph into rdflib's terms; one without a graph gets `NO_GRAPH`."""
    in_default = isinstance(quad.graph_name, ox.DefaultGraph)
    graph = NO_GRAPH if in_default else URIRef(quad.graph_name.value)  # type: ignore[union-attr] # not the default graph
    return (*triple_to_rdflib(quad), graph)


def _literal_to_oxigraph(literal: Literal) -> ox.Literal:
    if literal.language:
        return ox.Literal(str(literal), language=literal.language)
    if literal.datatype is None:
        return ox.Literal(str(literal))
    return ox.Literal(str(literal), datatype=ox.NamedNode(str(literal.datatype)))


def _literal_to_rdflib(literal: ox.Literal) -> Literal:
    if literal.language:
        return Literal(literal.value, lang=literal.language)
    datatype = URIRef(literal.datatype.value)
    if datatype == XSD.string:
        return Literal(literal.value, normalize=False)
    # Normalising would change the words of foreign literals, "01" into "1".
    return Literal(literal.value, datatype=datatype, normalize=False)
