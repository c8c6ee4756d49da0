"""Analyses as RDF and back, and the catalogue as RDF, without any input or output."""

from graphbuilder.rdf.catalogue import encode_catalogue
from graphbuilder.rdf.decoding import decode
from graphbuilder.rdf.encoding import encode
from graphbuilder.rdf.iris import DEFAULT_BASE, Iris
from graphbuilder.rdf.namespaces import ACT, GB, INSTRUMENT, KIND, MODE, PREFIXES, ROLE
from graphbuilder.rdf.quads import Quad, Term, Triple
from graphbuilder.rdf.run import Run

__all__ = [
    "ACT",
    "DEFAULT_BASE",
    "GB",
    "INSTRUMENT",
    "KIND",
    "MODE",
    "PREFIXES",
    "ROLE",
    "Iris",
    "Quad",
    "Run",
    "Term",
    "Triple",
    "decode",
    "encode",
    "encode_catalogue",
]
