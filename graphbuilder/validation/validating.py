"""Validates a store: graph by graph, and then as a whole."""

from collections.abc import Callable, Iterator

from rdflib import URIRef

from graphbuilder.errors import ValidationError
from graphbuilder.store import GraphStore
from graphbuilder.validation.checks import list_checks
from graphbuilder.validation.faults import Fault, Report
from graphbuilder.validation.graphs import Content, check_graph, content_of
from graphbuilder.validation.shapes import Shapes

#: What must hold.
CHECKABLE = "The shapes can be checked: values are of kinds that can be compared."

#: Told the last part of the name of each graph, and the name of each check, as it begins.
Progress = Callable[[str], None]


def validate(store: GraphStore, *, limit: int = 100, progress: Progress | None = None) -> Report:
    """Check every graph of a store, and the store as a whole.

    No more than one graph is in memory at a time, beside the faults that are listed.

    Args:
        store: What to check; nothing in it changes.
        limit: How many faults are listed, 0 for all. All are counted.
        progress: Told the name of each graph and check as it begins.

    Returns:
        What was found.

    Raises:
        ValidationError: If pySHACL is not installed.
    """
    shapes = Shapes()
    graphs = store.graphs()
    faults = find_faults(store, shapes=shapes, progress=progress)
    return Report.of(faults, graphs=len(graphs), limit=limit)


def find_faults(
    store: GraphStore, *, shapes: Shapes, progress: Progress | None = None
) -> Iterator[Fault]:
    """Find what is wrong with a store.

    Args:
        store: What to check; nothing in it changes.
        shapes: What the graphs of documents and catalogues must look like.
        progress: Told the name of each graph and check as it begins.

    Yields:
        The faults and warnings, a graph after the other, then those of the store as a whole.
    """
    tell = progress or (lambda _: None)
    for graph in store.graphs():
        tell(graph.rpartition("/")[2])
        yield from _check_one(store, graph, shapes)
    for check in list_checks():
        tell(check.name)
        yield from check.find(store)


def _check_one(store: GraphStore, graph: URIRef, shapes: Shapes) -> Iterator[Fault]:
    quads = tuple(store.quads(graph))
    yield from check_graph(graph, quads)
    if content_of(quads) is Content.OTHER:
        return
    try:
        yield from shapes.check(quads, graph=str(graph))
    # One graph that is too odd to be checked never stops the rest, nor passes.
    except ValidationError as error:
        yield Fault(graph=str(graph), thing=str(graph), value=str(error), message=CHECKABLE)
