"""Writes quads as RDF text: the same quads give the same bytes, whatever store they come from.

Graphs are written one after the other, so that no more than the largest is in memory. Turtle and
N-Triples know no graphs; there the statements of all are sorted together, outside of memory.
"""

import io
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from types import MappingProxyType
from typing import BinaryIO

import pyoxigraph as ox
from rdflib import RDF, URIRef

from graphbuilder.errors import ExportError
from graphbuilder.exports.jsonld import write_jsonld
from graphbuilder.exports.sorting import sort_lines
from graphbuilder.rdf.namespaces import PREFIXES
from graphbuilder.rdf.quads import Quad
from graphbuilder.store.terms import NO_GRAPH, quads_to_oxigraph

#: The forms of RDF that can be written.
FORMATS = MappingProxyType({
    "jsonld": ox.RdfFormat.JSON_LD,
    "nquads": ox.RdfFormat.N_QUADS,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "trig": ox.RdfFormat.TRIG,
    "turtle": ox.RdfFormat.TURTLE,
})

#: A graph by its name.
NamedGraph = tuple[URIRef, Iterable[Quad]]

#: How many statements are parsed at once on the way from their sorting to their form.
_BATCH = 10_000
_RDF_TYPE = str(RDF.type)


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
    graphs: defaultdict[URIRef, list[Quad]] = defaultdict(list)
    for quad in quads:
        graphs[quad[3]].append(quad)
    output = io.BytesIO()
    write_graphs(sorted(graphs.items()), output, form=form)
    return output.getvalue().decode("utf-8")


def write_graphs(graphs: Iterable[NamedGraph], output: BinaryIO, *, form: str) -> None:
    """Write graphs in a form of RDF, as `serialise` does.

    Args:
        graphs: In the order of their names, each with its quads in any order.
        output: Where to; it must be empty, readable and seekable.
        form: A key of `FORMATS`.

    Raises:
        ExportError: If the form is unknown.
    """
    if form not in FORMATS:
        raise ExportError(
            f"no form of RDF is called {form!r}; expected one of {', '.join(FORMATS)}"
        )
    target = FORMATS[form]
    statements = _by_graph(graphs) if target.supports_datasets else _united(graphs)
    if form == "jsonld":
        write_jsonld(_parse(statements), output)
    elif form in {"nquads", "ntriples"}:
        output.writelines(statement.encode("utf-8") for statement in statements)
    else:
        ox.serialize(_parse(statements), output, target, prefixes=dict(PREFIXES))
        _sort_prefixes(output)


def _by_graph(graphs: Iterable[NamedGraph]) -> Iterator[str]:
    for graph, quads in graphs:
        place = "" if graph == NO_GRAPH else f" <{graph}>"
        for key in sorted(set(_sort_keys(quads))):
            yield _statement(key, place)


def _united(graphs: Iterable[NamedGraph]) -> Iterator[str]:
    for key in sort_lines(chain.from_iterable(_sort_keys(quads) for _, quads in graphs)):
        yield _statement(key, "")


def _sort_keys(quads: Iterable[Quad]) -> Iterator[str]:
    """Write each triple as a line that sorts as it should: IRIs without brackets, classes first."""
    for quad in quads_to_oxigraph(quads):
        subject = quad.subject.value if isinstance(quad.subject, ox.NamedNode) else quad.subject
        predicate = quad.predicate.value
        rank = 0 if predicate == _RDF_TYPE else 1
        yield f"{subject}\0{rank}{predicate}\0{quad.object}"


def _statement(key: str, place: str) -> str:
    """Turn a sorting key into a line of N-Quads."""
    subject, predicate, value = key.split("\0", 2)
    node = subject if subject.startswith("_:") else f"<{subject}>"
    return f"{node} <{predicate[1:]}> {value}{place} .\n"


def _parse(statements: Iterable[str]) -> Iterator[ox.Quad]:
    rest = iter(statements)
    while batch := "".join(islice(rest, _BATCH)):
        yield from ox.parse(batch, ox.RdfFormat.N_QUADS)


def _sort_prefixes(output: BinaryIO) -> None:
    # pyoxigraph writes prefixes in the order of its hash table, which no one promises to keep.
    output.seek(0)
    head: Sequence[bytes] = [output.readline() for _ in PREFIXES]
    output.seek(0)
    output.writelines(sorted(head))
