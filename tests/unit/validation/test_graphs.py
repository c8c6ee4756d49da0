"""What one graph must be, whatever it holds."""

import pytest
from rdflib import RDF, BNode, URIRef

from graphbuilder.rdf import DEFAULT_BASE, GB, Iris, Quad, encode
from graphbuilder.store.terms import NO_GRAPH
from graphbuilder.validation.graphs import (
    ITS_DOCUMENT,
    NAMED_AFTER_DOCUMENT,
    NO_BLANK_NODES,
    ONE_DOCUMENT,
    Content,
    check_graph,
    content_of,
)
from tests.builders import (
    RUN,
    make_analysis,
    make_catalogue_quads,
    make_document,
    make_quads,
)
from tests.unit.assembly.world import make_derived_quads

GRAPH = Iris().graph("dispatch")
DERIVED = tuple(quad for quad in make_derived_quads() if quad[3] == Iris().derived())
OTHER = make_quads(document=make_document(id="other"))


def moved(quads: tuple[Quad, ...], graph: URIRef = GRAPH) -> tuple[Quad, ...]:
    """Put quads into another graph."""
    return tuple((s, p, o, graph) for s, p, o, _ in quads)


def without(quads: tuple[Quad, ...], value: URIRef) -> tuple[Quad, ...]:
    return tuple(quad for quad in quads if quad[2] != value)


@pytest.mark.parametrize(
    ("quads", "content"),
    [
        pytest.param(make_quads(), Content.DOCUMENT, id="document"),
        pytest.param(without(make_quads(), GB.Document), Content.DOCUMENT, id="its remains"),
        pytest.param(make_catalogue_quads(), Content.CATALOGUE, id="catalogue"),
        pytest.param(DERIVED, Content.DERIVED, id="derived"),
        pytest.param((*make_quads(), *DERIVED), Content.DOCUMENT, id="both in one"),
        pytest.param((), Content.OTHER, id="nothing"),
    ],
)
def test_a_graph_is_known_by_the_classes_in_it(quads: tuple[Quad, ...], content: Content) -> None:
    assert content_of(quads) is content


@pytest.mark.parametrize(
    ("graph", "quads"),
    [
        pytest.param(GRAPH, make_quads(), id="document"),
        pytest.param(Iris().catalogue(), make_catalogue_quads(), id="catalogue"),
        pytest.param(NO_GRAPH, (*make_quads(), *OTHER), id="a file without graphs"),
        pytest.param(URIRef(f"{DEFAULT_BASE}derived"), (), id="any other graph"),
    ],
)
def test_a_graph_that_is_as_it_must_be_has_no_faults(
    graph: URIRef, quads: tuple[Quad, ...]
) -> None:
    assert list(check_graph(graph, quads)) == []


@pytest.mark.parametrize("base", ["urn:x#", "https://x.example/graph/document/"])
@pytest.mark.parametrize("key", ["dispatch", "a/document/b", "…"])
def test_a_graph_is_named_after_its_document_below_any_base(base: str, key: str) -> None:
    analysis = make_analysis(document=make_document(id=key))
    quads = encode(analysis, run=RUN, base=base)

    assert list(check_graph(quads[0][3], quads)) == []


@pytest.mark.parametrize(
    ("quads", "message"),
    [
        pytest.param(
            (*make_quads(), (BNode("x"), RDF.type, GB.Actor, GRAPH)), NO_BLANK_NODES, id="subject"
        ),
        pytest.param(
            (*make_quads(), (GRAPH, GB.party, BNode("x"), GRAPH)), NO_BLANK_NODES, id="object"
        ),
        pytest.param((*make_quads(), *moved(OTHER)), ONE_DOCUMENT, id="two documents"),
        pytest.param(moved(OTHER), NAMED_AFTER_DOCUMENT, id="another document"),
        pytest.param(without(make_quads(), GB.Document), ITS_DOCUMENT, id="no document"),
        pytest.param(moved(make_catalogue_quads()), ITS_DOCUMENT, id="a catalogue by that name"),
    ],
)
def test_each_fault_is_found(quads: tuple[Quad, ...], message: str) -> None:
    assert {fault.message for fault in check_graph(GRAPH, quads)} == {message}
