"""Checks one graph against the shapes of the ontology (SHACL); the only module that knows pySHACL.

pySHACL as it comes takes a second a document, and hours for a catalogue: it sets up each property
shape anew for each thing that it looks at, and rdflib takes 60 ms to parse a SPARQL constraint. So
property shapes are aimed at their targets themselves, which says the same, and Oxigraph answers the
SPARQL. A document then takes a twentieth of a second.
"""

import logging
from collections.abc import Iterable, Mapping
from typing import Any

import pyoxigraph as ox
from oxrdflib import OxigraphStore
from rdflib import RDF, SH, BNode, Graph, URIRef
from rdflib.collection import Collection
from rdflib.plugins.stores.memory import Memory
from rdflib.query import Result
from rdflib.term import Identifier, Node

from graphbuilder.errors import ValidationError
from graphbuilder.rdf.quads import Quad
from graphbuilder.resources import ontology_path
from graphbuilder.store.terms import quads_to_oxigraph
from graphbuilder.validation.faults import Fault

_TARGETS = (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf)


class Shapes:
    """The shapes that graphs are checked against.

    Raises:
        ValidationError: If pySHACL is not installed.
    """

    def __init__(self) -> None:
        try:
            import pyshacl
        except ImportError as error:
            raise ValidationError(
                "validation needs pyshacl; pip install 'graphbuilder[validate]'"
            ) from error
        self._validate = pyshacl.validate
        self._shapes = Graph().parse(ontology_path("shapes.ttl"))
        _aim_property_shapes(self._shapes)
        # It would otherwise tell standard error of each fault that it finds.
        logging.getLogger("pyshacl-validate").propagate = False

    def check(self, quads: Iterable[Quad], *, graph: str) -> tuple[Fault, ...]:
        """Check the quads of one graph.

        Args:
            quads: All that the graph holds.
            graph: Its name, for the report.

        Returns:
            The faults, sorted; empty if the graph conforms.

        Raises:
            ValidationError: If pySHACL gives up on the graph.
        """
        try:
            conforms, report, text = self._validate(_load(quads), shacl_graph=self._shapes)
        except Exception as error:  # what it cannot compare it raises, in a dozen ways
            raise ValidationError(f"{graph} cannot be checked: {error}") from error
        if not isinstance(report, Graph):
            raise ValidationError(f"{graph} cannot be checked: {text}")
        results = () if conforms else report.objects(None, SH.result)
        return tuple(sorted(self._read_result(report, result, graph) for result in results))

    def _read_result(self, report: Graph, result: Node, graph: str) -> Fault:
        """Read one result of a validation report (SHACL, 3.6.2)."""
        thing, path, value, message, constraint = (
            report.value(result, predicate)
            for predicate in (
                SH.focusNode,
                SH.resultPath,
                SH.value,
                SH.resultMessage,
                SH.sourceConstraint,
            )
        )
        if constraint is not None:
            # The result has the message of the shape too. A constraint that looks at all the
            # things in a document tells by its value which of them is wrong.
            message = self._shapes.value(constraint, SH.message)
            thing, value = (value, None) if isinstance(value, URIRef) else (thing, value)
        return Fault(
            graph=graph,
            thing=_show(thing),
            path=str(path) if isinstance(path, URIRef) else "",
            value=_show(value),
            message=str(message),
        )


class _QuickMemory(Memory):
    """Triples in rdflib's memory, quick at patterns, and in Oxigraph, quick at SPARQL."""

    def __init__(self) -> None:
        super().__init__()
        self._engine = ox.Store()

    def extend(self, quads: Iterable[ox.Quad]) -> None:
        """Tell Oxigraph what the memory holds."""
        self._engine.extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads)

    def query(  # type: ignore[override] # the base class types less
        self,
        query: str,
        initNs: Mapping[str, Any],  # noqa: N803 # rdflib's names
        initBindings: Mapping[str, Identifier],  # noqa: N803
        queryGraph: str,  # noqa: N803
        **kwargs: Any,  # noqa: ANN401
    ) -> Result:
        """Answer a query with Oxigraph."""
        engine = OxigraphStore(store=self._engine)
        # Whichever graph rdflib means, Oxigraph has all triples in its default graph.
        return engine.query(query, initNs, initBindings, "", **kwargs)


def _load(quads: Iterable[Quad]) -> Graph:
    """Put quads, whatever their graph, into one graph without name."""
    collected = tuple(quads)
    memory = _QuickMemory()
    memory.extend(quads_to_oxigraph(collected))
    graph = Graph(store=memory)
    for subject, predicate, value, _ in collected:
        graph.add((subject, predicate, value))
    return graph


def _aim_property_shapes(shapes: Graph) -> None:
    """Give the property shapes of each shape with a target that target, and take them off it.

    A shape that is closed then names the properties that its things may have itself.
    """
    for node in set(shapes.subjects(SH.property)):
        targets = [(p, o) for p in _TARGETS for o in shapes.objects(node, p)]
        paths = set()
        for part in set(shapes.objects(node, SH.property)):
            paths.add(shapes.value(part, SH.path))
            for predicate, target in targets:
                shapes.add((part, predicate, target))
            shapes.add((part, RDF.type, SH.PropertyShape))
            shapes.remove((node, SH.property, part))
        allowed = shapes.value(node, SH.ignoredProperties)
        if allowed is not None:
            properties: list[Node] = [path for path in paths if isinstance(path, URIRef)]
            Collection(shapes, allowed, properties)


def _show(term: Node | None) -> str:
    if isinstance(term, BNode):
        return f"_:{term}"
    return "" if term is None else str(term)
