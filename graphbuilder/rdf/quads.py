"""The names of RDF's parts, in rdflib's types, that the graph side passes around."""

from rdflib import BNode, Literal, URIRef

#: What can stand in a place of a quad or in a cell of a query's answer.
Term = URIRef | BNode | Literal

#: Subject, predicate, object.
Triple = tuple[URIRef | BNode, URIRef, Term]

#: Subject, predicate, object and the graph that holds them. Our own quads hold no blank node.
Quad = tuple[URIRef | BNode, URIRef, Term, URIRef]
