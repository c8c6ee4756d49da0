"""Faults to put into a graph that conforms: each takes triples away, adds some, or both."""

from collections.abc import Callable

from rdflib import RDF, Graph, Literal, URIRef

from graphbuilder.rdf import Quad, Term

#: Changes a graph in place.
Mutation = Callable[[Graph], None]


def graph_of(quads: tuple[Quad, ...]) -> Graph:
    """Put quads into a graph without name."""
    graph = Graph()
    for subject, predicate, value, _ in quads:
        graph.add((subject, predicate, value))
    return graph


def quads_of(graph: Graph, *, name: URIRef) -> tuple[Quad, ...]:
    """List the triples of a graph as quads of a name, in order."""
    triples = sorted(graph, key=lambda triple: [term.n3() for term in triple])
    return tuple((*triple, name) for triple in triples)  # type: ignore[misc] # as above


def put(predicate: URIRef, *values: Term, of: URIRef | None = None) -> Mutation:
    """Put values in the place of those that the first thing with a property has of it."""

    def mutate(graph: Graph) -> None:
        thing = _first(graph, predicate, of)
        graph.remove((thing, predicate, None))
        for value in values:
            graph.add((thing, predicate, value))

    return mutate


def add(predicate: URIRef, *values: Term, to: URIRef) -> Mutation:
    """Give the first thing of a class more values of a property."""

    def mutate(graph: Graph) -> None:
        for value in values:
            graph.add((_first(graph, RDF.type, to), predicate, value))

    return mutate


def same(predicate: URIRef, value: Term, *, of: URIRef) -> Mutation:
    """Give all things of a class the same value of a property."""

    def mutate(graph: Graph) -> None:
        for thing in set(graph.subjects(RDF.type, of)):
            graph.set((thing, predicate, value))

    return mutate


def reflect(predicate: URIRef) -> Mutation:
    """Make the first thing with a property its own value."""

    def mutate(graph: Graph) -> None:
        put(predicate, _first(graph, predicate, None))(graph)

    return mutate


def shift(predicate: URIRef, number: int, *, of: URIRef | None = None) -> Mutation:
    """Add to the number that the first thing with a property has of it."""

    def mutate(graph: Graph) -> None:
        thing = _first(graph, predicate, of)
        put(predicate, Literal(int(str(graph.value(thing, predicate))) + number), of=of)(graph)

    return mutate


def rename(predicate: URIRef, name: Term, *, of: URIRef | None = None) -> Mutation:
    """Give the first value of a property another name, wherever it stands."""

    def mutate(graph: Graph) -> None:
        old = graph.value(_first(graph, predicate, of), predicate)
        for subject, link, value in list(graph):
            changed = tuple(name if term == old else term for term in (subject, link, value))
            graph.remove((subject, link, value))
            graph.add(changed)  # type: ignore[arg-type] # as many as there were

    return mutate


def _first(graph: Graph, predicate: URIRef, of: URIRef | None) -> URIRef:
    if predicate == RDF.type:
        things = set(graph.subjects(RDF.type, of))
    else:
        things = {s for s in graph.subjects(predicate) if of in {None, *graph.objects(s, RDF.type)}}
    return min(thing for thing in things if isinstance(thing, URIRef))
