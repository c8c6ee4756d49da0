"""Terms cross the border to Oxigraph unchanged."""

import pyoxigraph as ox
import pytest
from rdflib import RDF, XSD, BNode, Literal, URIRef

from graphbuilder.errors import StoreError
from graphbuilder.rdf import Term
from graphbuilder.store.terms import to_oxigraph, to_rdflib


@pytest.mark.parametrize(
    "term",
    [
        URIRef("https://example.org/a?b#c"),
        BNode("b1"),
        Literal("plain"),
        Literal("mot", lang="fr"),
        Literal("1994", datatype=XSD.gYear, normalize=False),
        Literal("01", datatype=XSD.integer, normalize=False),
        Literal("no number", datatype=XSD.integer, normalize=False),
    ],
)
def test_a_term_comes_back_as_it_was(term: Term) -> None:
    back = to_rdflib(to_oxigraph(term))

    assert back == term
    assert back.n3() == term.n3()


@pytest.mark.parametrize(
    "term", [URIRef("https://example.org/a b"), URIRef("relative"), Literal("\ud800")]
)
def test_a_malformed_term_is_refused(term: Term) -> None:
    with pytest.raises(StoreError, match="cannot be stored"):
        to_oxigraph(term)


def test_a_triple_as_a_term_is_refused() -> None:
    node = ox.NamedNode(str(RDF.type))

    with pytest.raises(StoreError, match="triple terms"):
        to_rdflib(ox.Triple(node, node, node))
