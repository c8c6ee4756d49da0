"""The alignments name terms that there are, and say why each of them holds."""

import pytest
from rdflib import FOAF, ORG, OWL, PROV, RDF, RDFS, SDO, SKOS, Graph, Literal, URIRef
from rdflib.namespace import DefinedNamespace
from rdflib.term import Node

from graphbuilder.rdf.namespaces import OA
from graphbuilder.resources import ontology_path, ontology_paths

RELATIONS = {
    RDFS.subClassOf,
    RDFS.subPropertyOf,
    SKOS.closeMatch,
    SKOS.broadMatch,
    SKOS.relatedMatch,
}
OURS = "https://w3id.org/graphbuilder/"
#: The vocabularies that DESIGN.md promises alignments with.
THEIRS = {
    "http://groundedannotationframework.org/gaf#",
    "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "http://www.w3.org/ns/oa#",
    "http://www.w3.org/ns/org#",
    "http://www.w3.org/ns/prov#",
    "http://xmlns.com/foaf/0.1/",
    "https://schema.org/",
}


@pytest.fixture(scope="module")
def alignments() -> Graph:
    return Graph().parse(ontology_path("alignments.ttl"))


def aligned(alignments: Graph) -> set[tuple[Node, Node, Node]]:
    """List the alignments themselves."""
    return {(s, p, o) for s, p, o in alignments if p in RELATIONS}


def test_they_lead_from_defined_terms_of_ours_to_each_vocabulary(alignments: Graph) -> None:
    ontology = Graph()
    for path in ontology_paths():
        if path.name != "alignments.ttl":
            ontology.parse(path)

    triples = aligned(alignments)

    assert all(str(s).startswith(OURS) and (s, RDFS.label, None) in ontology for s, _, _ in triples)
    reached = {theirs for _, _, o in triples for theirs in THEIRS if str(o).startswith(theirs)}
    assert reached == THEIRS
    assert not any(str(o).startswith(OURS) for _, _, o in triples)


def test_each_says_why_it_holds(alignments: Graph) -> None:
    reasons = {
        (
            alignments.value(axiom, OWL.annotatedSource),
            alignments.value(axiom, OWL.annotatedProperty),
            alignments.value(axiom, OWL.annotatedTarget),
        ): alignments.value(axiom, RDFS.comment)
        for axiom in alignments.subjects(RDF.type, OWL.Axiom)
    }

    assert reasons.keys() == aligned(alignments)
    assert all(isinstance(why, Literal) and why.language == "en" for why in reasons.values())


@pytest.mark.parametrize("namespace", [FOAF, OA, ORG, PROV, SDO], ids=lambda n: n.__name__)
def test_they_name_terms_that_there_are(
    alignments: Graph, namespace: type[DefinedNamespace]
) -> None:
    """Of the vocabularies that rdflib knows, and of OA, of which we declare what we write."""
    named = {o for _, _, o in aligned(alignments) if str(o).startswith(str(namespace))}
    known = named if namespace is not OA else named - {OA_ANNOTATION, OA_BODY, OA_TARGET}

    assert known
    assert all(URIRef(str(term)) in namespace for term in known)


OA_ANNOTATION, OA_BODY, OA_TARGET = (
    URIRef(f"http://www.w3.org/ns/oa#{name}") for name in ("Annotation", "hasBody", "hasTarget")
)


def test_classes_are_under_classes_and_properties_under_properties(alignments: Graph) -> None:
    ontology = Graph().parse(ontology_path("positions.ttl"))

    for term, relation, _ in aligned(alignments):
        kind = ontology.value(term, RDF.type)
        if relation == RDFS.subClassOf:
            assert kind == OWL.Class
        elif relation == RDFS.subPropertyOf:
            assert kind in {OWL.ObjectProperty, OWL.DatatypeProperty}
