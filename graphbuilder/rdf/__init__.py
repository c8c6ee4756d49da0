"""Analyses as RDF and back, without any input or output."""

from graphbuilder.rdf.decoding import decode
from graphbuilder.rdf.encoding import encode
from graphbuilder.rdf.iris import DEFAULT_BASE, Iris
from graphbuilder.rdf.namespaces import ACT, GB, KIND, MODE, PREFIXES
from graphbuilder.rdf.quads import Quad, Term, Triple
from graphbuilder.rdf.run import Run

__all__ = [
    "ACT",
    "DEFAULT_BASE",
    "GB",
    "KIND",
    "MODE",
    "PREFIXES",
    "Iris",
    "Quad",
    "Run",
    "Term",
    "Triple",
    "decode",
    "encode",
]
