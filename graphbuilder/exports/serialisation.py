"""Writes quads as RDF text: the same quads give the same bytes, whatever store they come from."""

import io
from collections.abc import Iterable
from types import MappingProxyType

import pyoxigraph as ox
from rdflib import RDF

from graphbuilder.errors import ExportError
from graphbuilder.rdf.namespaces import PREFIXES
from graphbuilder.rdf.quads import Quad
from graphbuilder.store.terms import quads_to_oxigraph

#: The forms of RDF that can be written.
FORMATS = MappingProxyType({
    "jsonld": ox.RdfFormat.JSON_LD,
    "nquads": ox.RdfFormat.N_QUADS,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "trig": ox.RdfFormat.TRIG,
    "turtle": ox.RdfFormat.TURTLE,
})


def serialise(quads: Iterable[Quad], *, form: str) -> str:
    """Write quads in a form of RDF.

    Args:
        quads: In any order; one that stands twice is written once.
        form: A key of `FORMATS`. Turtle and N-Triples know no graphs and give their union.

    Returns:
        The text with our prefixes at its head, sorted by graph, subject, predicate and object; the
        classes of a resource come first.

    Raises:
        ExportError: If the form is unknown.
    """
    if form not in FORMATS:
        raise ExportError(
            f"no form of RDF is called {form!r}; expected one of {', '.join(FORMATS)}"
        )
    target = FORMATS[form]
    keep_graphs = target.supports_datasets
    keyed = {_sort_key(quad, keep_graph=keep_graphs): quad for quad in quads}
    ordered = quads_to_oxigraph(keyed[key] for key in sorted(keyed))
    output = io.BytesIO()
    statements = ordered if keep_graphs else (quad.triple for quad in ordered)
    ox.serialize(statements, output, target, prefixes=dict(PREFIXES))
    return _with_sorted_prefixes(output.getvalue().decode("utf-8"))


def _with_sorted_prefixes(text: str) -> str:
    # pyoxigraph writes prefixes in the order of its hash table, which no one promises to keep.
    lines = text.split("\n", len(PREFIXES))
    if not all(line.startswith("@prefix ") for line in lines[: len(PREFIXES)]):
        return text
    return "\n".join([*sorted(lines[: len(PREFIXES)]), *lines[len(PREFIXES) :]])


def _sort_key(quad: Quad, *, keep_graph: bool) -> tuple[str, str, bool, str, str]:
    subject, predicate, value, graph = quad
    place = str(graph) if keep_graph else ""
    return place, str(subject), predicate != RDF.type, str(predicate), value.n3()
