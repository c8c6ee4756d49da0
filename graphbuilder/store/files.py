"""Reads RDF files into quads."""

from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType

import pyoxigraph as ox

from graphbuilder.errors import StoreError
from graphbuilder.rdf.quads import Quad
from graphbuilder.store.terms import in_named_graph, quad_to_rdflib

#: The formats that graphs are read from, by suffix.
READABLE = MappingProxyType({
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".nq": ox.RdfFormat.N_QUADS,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".trig": ox.RdfFormat.TRIG,
    ".ttl": ox.RdfFormat.TURTLE,
})


def read_quads(path: Path) -> Iterator[Quad]:
    """Read the quads of a file; triples without a graph come in the graph `terms.NO_GRAPH`.

    Yields:
        The quads in the order of the file.

    Raises:
        StoreError: If the file is missing, of another suffix, or malformed.
    """
    yield from map(quad_to_rdflib, parse_quads(path))


def parse_quads(path: Path) -> Iterator[ox.Quad]:
    """Read the quads of a file in the terms of pyoxigraph, as `read_quads` does.

    Yields:
        The quads in the order of the file.

    Raises:
        StoreError: If the file is missing, of another suffix, or malformed.
    """
    if path.suffix.lower() not in READABLE:
        raise StoreError(
            f"{path} is no graph that can be read; expected a build folder or a file that ends in "
            f"{', '.join(READABLE)}"
        )
    try:
        data = path.read_bytes()
        for quad in ox.parse(data, READABLE[path.suffix.lower()], base_iri="urn:x-graphbuilder:"):
            yield in_named_graph(quad)
    except OSError as error:
        raise StoreError(f"{path} cannot be read: {error}") from error
    except (SyntaxError, ValueError) as error:
        raise StoreError(f"{path} is malformed: {error}") from error
